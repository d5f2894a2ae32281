//! What a person reads of an answer.
//!
//! The file is long because every answer has its function.

use std::fmt::Write as _;
use std::path::Path;

use app::backups::{BackedUp, RestoredOut, Verified};
use app::badges::{BadgeOut, Printed};
use app::desk::{CheckedIn, DeskStatus, DeskUndone, Found};
use app::events::{EventOut, EventShown};
use app::exhibitors::{Changed, ExhibitorOut, Exported};
use app::hall::{Generated, Transferred};
use app::history::{ChangeOut, UndoneOut};
use app::import::{Decided, HeldOut, ImportReport, Inspection, RowProblem};
use app::journal::Exchanged;
use app::media::PictureKept;
use app::plan::{Assigned, Checked, FindingOut, Solution, UnplacedOut};
use app::regions::RegionsLoaded;
use app::status_names::StatusNames;
use app::texts::{figures, history as history_texts};
use app::{Lang, say};
use chrono::DateTime;

use crate::output::table;

/// The most lines of a kind that are shown; `--json` has them all.
const MOST_LINES: usize = 30;

pub(crate) fn lines(lang: Lang, lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines.iter().take(MOST_LINES) {
        let _ = writeln!(text, "  {line}");
    }
    if lines.len() > MOST_LINES {
        let more = lines.len() - MOST_LINES;
        let _ =
            writeln!(text, "  {}", say!(lang, "… dan {more} lagi (--json)", "… and {more} more (--json)"));
    }
    text
}

pub(crate) fn event(lang: Lang, event: &EventOut) -> String {
    let days = figures::span(lang, event.starts_on, event.ends_on);
    say!(lang, "{} ({}), {days}", "{} ({}), {days}", event.name, event.slug)
}

pub(crate) fn events(lang: Lang, events: &[EventOut]) -> String {
    if events.is_empty() {
        return say!(lang, "Belum ada pameran.", "There is no event yet.");
    }
    let rows = events
        .iter()
        .map(|event| {
            vec![
                event.slug.clone(),
                event.name.clone(),
                figures::span(lang, event.starts_on, event.ends_on),
                event.venue.clone().unwrap_or_default(),
            ]
        })
        .collect();
    let header =
        lang.pick(["Nama singkat", "Pameran", "Tanggal", "Tempat"], ["Slug", "Event", "Dates", "Venue"]);
    table(&header, &[], rows)
}

pub(crate) fn event_shown(lang: Lang, shown: &EventShown) -> String {
    let counts = &shown.counts;
    let mut text = event(lang, &shown.event);
    for part in [&shown.event.theme, &shown.event.venue].into_iter().flatten() {
        let _ = write!(text, "\n{part}");
    }
    let rows = [
        (lang.pick("Peserta", "Exhibitors"), counts.exhibitors),
        (lang.pick("  diterima", "  accepted"), counts.accepted),
        (lang.pick("  punya stan", "  with a booth"), counts.placed),
        (lang.pick("Area", "Halls"), counts.halls),
        (lang.pick("Stan", "Booths"), counts.booths),
        (lang.pick("Personel", "Badge holders"), counts.badge_holders),
        (lang.pick("ID Card terbit", "Badges issued"), counts.badges),
        (lang.pick("Baris ditahan", "Rows held"), counts.held),
    ];
    let rows = rows.map(|(name, count)| vec![name.to_owned(), figures::count(lang, count as u64)]).to_vec();
    let _ = write!(text, "\n\n{}", table(&["", ""], &[1], rows));
    text
}

pub(crate) fn import(lang: Lang, report: &ImportReport) -> String {
    let mut text = String::new();
    let place = if report.sheet.is_empty() {
        report.file.clone()
    } else {
        say!(lang, "{}, lembar {}", "{}, sheet {}", report.file, report.sheet)
    };
    let head = match report.header_row {
        Some(row) => say!(lang, "judul kolom di baris {row}", "header in row {row}"),
        None => say!(lang, "tanpa judul kolom", "without a header"),
    };
    let _ = writeln!(text, "{place} ({head})");
    let (read, created, updated, unchanged) =
        (report.rows_read, report.created, report.updated, report.unchanged);
    let held = report.duplicates.iter().filter(|double| double.done == "held").count();
    let rejected = report.rejected.len();
    text += &say!(
        lang,
        "{read} baris dibaca: {created} baru, {updated} diperbarui, {unchanged} tetap, {held} ditahan, {rejected} tidak dimasukkan.\n",
        "{read} rows read: {created} new, {updated} updated, {unchanged} unchanged, {held} held, {rejected} left out.\n"
    );
    let unknown: Vec<&str> = report
        .columns
        .iter()
        .filter(|column| column.field.is_none() && !column.header.trim().is_empty())
        .map(|column| column.header.as_str())
        .collect();
    if !unknown.is_empty() {
        let unknown = unknown.join(", ");
        text += &say!(
            lang,
            "Kolom yang hanya disimpan, tidak dipakai: {unknown}\n",
            "Columns that are only kept, not used: {unknown}\n"
        );
    }
    if !report.duplicates.is_empty() {
        text += lang.pick("\nMungkin ganda:\n", "\nLikely doubles:\n");
        let held: Vec<String> = report.duplicates.iter().map(|double| double.message.clone()).collect();
        text += &lines(lang, &held);
    }
    text += &problems(lang, lang.pick("Tidak dimasukkan", "Left out"), &report.rejected);
    text += &problems(lang, lang.pick("Periksa", "Please check"), &report.warnings);
    if report.dry_run {
        text += lang.pick("\nUji coba: tidak ada yang disimpan.\n", "\nDry run: nothing was kept.\n");
    } else if report.change_set.is_some() {
        text += lang.pick(
            "\nUrungkan semuanya dengan: jakcraft history undo\n",
            "\nTake all of it back with: jakcraft history undo\n",
        );
    }
    text
}

pub(crate) fn inspected(lang: Lang, seen: &Inspection) -> String {
    let mut text = String::new();
    for sheet in seen.sheets.iter().filter(|sheet| !sheet.name.is_empty()) {
        let mark = if sheet.name == seen.sheet { "→" } else { " " };
        text += &say!(lang, "{mark} {}: {} baris\n", "{mark} {}: {} rows\n", sheet.name, sheet.rows);
    }
    text += &match seen.header_row {
        Some(row) => say!(
            lang,
            "Judul kolom di baris {row}; {} baris peserta.\n\n",
            "Header in row {row}; {} rows of applicants.\n\n",
            seen.rows
        ),
        None => say!(
            lang,
            "Tanpa judul kolom; {} baris peserta.\n\n",
            "No header; {} rows of applicants.\n\n",
            seen.rows
        ),
    };
    let rows = seen.columns.iter().map(|column| {
        vec![
            column.letters.clone(),
            column.header.clone(),
            column.field.unwrap_or("–").to_owned(),
            column.samples.first().cloned().unwrap_or_default(),
        ]
    });
    let header = lang.pick(["Kolom", "Judul", "Isian", "Contoh"], ["Column", "Header", "Field", "Sample"]);
    text + &table(&header, &[], rows.collect())
}

pub(crate) fn held(lang: Lang, held: &[HeldOut]) -> String {
    if held.is_empty() {
        return say!(lang, "Tidak ada baris yang ditahan.", "No row is held.");
    }
    let mut text = String::new();
    for one in held {
        let _ = writeln!(text, "{}\n  {}: {}", one.id, one.file, one.message);
        for field in one.fields.iter().filter(|field| field.listed.is_some() && !field.same) {
            let (listed, here) =
                (field.listed.as_deref().unwrap_or("–"), field.here.as_deref().unwrap_or("–"));
            let _ = writeln!(text, "    {}: {listed} | {here}", field.name);
        }
    }
    text + &say!(
        lang,
        "Putuskan: jakcraft exhibitors decide ID create|update|drop\n",
        "Decide: jakcraft exhibitors decide ID create|update|drop\n"
    )
}

pub(crate) fn decided(lang: Lang, decided: &Decided) -> String {
    let name = decided.exhibitor.as_ref().map(|firm| firm.name.as_str()).unwrap_or_default();
    let mut text = match decided.decision {
        "create" => {
            say!(lang, "{name} dimasukkan sebagai peserta baru.", "{name} was entered as a new exhibitor.")
        }
        "update" => say!(lang, "{name} diperbarui.", "{name} was updated."),
        _ => say!(lang, "Baris itu dikesampingkan.", "The row was left out."),
    };
    for warning in &decided.warnings {
        text += &format!("\n  ! {warning}");
    }
    text
}

fn problems(lang: Lang, head: &str, problems: &[RowProblem]) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let told: Vec<String> = problems
        .iter()
        .map(|problem| {
            let column = problem.column.as_deref().map(|column| format!(", {column}")).unwrap_or_default();
            say!(lang, "Baris {}{column}: {}", "Row {}{column}: {}", problem.row, problem.message)
        })
        .collect();
    format!("\n{head} ({}):\n{}", problems.len(), lines(lang, &told))
}

pub(crate) fn exhibitors(lang: Lang, names: &StatusNames, list: &[ExhibitorOut]) -> String {
    if list.is_empty() {
        return say!(
            lang,
            "Belum ada peserta. Impor daftarnya: exhibitors import.",
            "No exhibitors yet. Import a list: exhibitors import."
        );
    }
    let rows = list
        .iter()
        .enumerate()
        .map(|(index, one)| {
            vec![
                (index + 1).to_string(),
                one.name.clone(),
                one.owner.clone().unwrap_or_default(),
                one.category.clone().unwrap_or_default(),
                one.city.clone().unwrap_or_default(),
                names.word(lang, one.status).to_owned(),
                one.booths.join(", "),
            ]
        })
        .collect();
    let header = lang.pick(
        ["No", "Peserta", "Pemilik", "Kategori", "Kota", "Status", "Stan"],
        ["No", "Exhibitor", "Owner", "Category", "City", "Status", "Booth"],
    );
    table(&header, &[0], rows)
}

pub(crate) fn exported(lang: Lang, exported: &Exported) -> String {
    say!(lang, "{} baris di {}", "{} rows in {}", exported.rows, exported.path)
}

pub(crate) fn changed(lang: Lang, changed: Changed) -> String {
    say!(lang, "{} peserta diubah.", "{} exhibitors changed.", changed.changed)
}

pub(crate) fn regions(lang: Lang, loaded: RegionsLoaded) -> String {
    let (regions, passed) = (figures::count(lang, loaded.regions as u64), loaded.passed_over);
    say!(
        lang,
        "{regions} wilayah dimuat; {passed} baris dilewati.",
        "{regions} regions loaded; {passed} rows passed over."
    )
}

/// Findings one by one, or that there are none.
fn findings(lang: Lang, findings: &[FindingOut]) -> String {
    if findings.is_empty() {
        return say!(lang, "Pemeriksaan denah: tidak ada temuan.\n", "Check of the plan: nothing found.\n");
    }
    let told: Vec<String> = findings
        .iter()
        .map(|finding| {
            let mark = if finding.severity == "error" { "✗" } else { "!" };
            format!("{mark} {}", finding.message)
        })
        .collect();
    let count = findings.len();
    say!(lang, "Temuan ({count}):\n", "Findings ({count}):\n") + &lines(lang, &told)
}

pub(crate) fn generated(lang: Lang, generated: &Generated) -> String {
    let sizes: Vec<String> = generated
        .sizes
        .iter()
        .map(|(size, count)| format!("{count} × {} m", figures::decimal(lang, size)))
        .collect();
    let sizes = sizes.join(", ");
    let (booths, circuits) = (generated.booths, generated.circuits);
    let mut text = say!(
        lang,
        "{}: {booths} stan ({sizes}), {circuits} sirkuit.\n",
        "{}: {booths} booths ({sizes}), {circuits} circuits.\n",
        generated.hall
    );
    let others = generated.other_halls.join(", ");
    if generated.is_new && !others.is_empty() {
        text += &say!(
            lang,
            "Ini area baru. Tetap seperti semula: {others}.\n",
            "This hall is new. As they were: {others}.\n"
        );
    }
    if generated.replaced > 0 {
        let (gone, kept) = (generated.replaced, generated.kept_elements);
        text += &say!(
            lang,
            "{gone} stan yang lama diganti; {kept} unsur lain di area itu tetap.\n",
            "{gone} earlier booths are gone; {kept} other things in the hall stay.\n"
        );
    }
    text += &findings(lang, &generated.findings);
    text += lang.pick(
        "Ini alat bantu, bukan persetujuan keselamatan kebakaran. Apa yang belum diperiksa: plan check.\n",
        "This is an aid, not a fire approval. What was not checked: plan check.\n",
    );
    text
}

pub(crate) fn transferred(lang: Lang, transferred: &Transferred) -> String {
    let Transferred { hall, booths, elements, circuits, path, replaced } = transferred;
    let mut text = say!(
        lang,
        "{hall}: {booths} stan, {elements} unsur, {circuits} sirkuit – {path}",
        "{hall}: {booths} booths, {elements} elements, {circuits} circuits – {path}"
    );
    if let Some(gone) = replaced {
        text += &say!(
            lang,
            "\nYang lama di area itu sudah diganti: {} stan, {} unsur.",
            "\nWhat was in that hall is gone: {} booths, {} elements.",
            gone.booths,
            gone.elements
        );
    }
    text
}

pub(crate) fn checked(lang: Lang, checked: &Checked) -> String {
    let mut text = findings(lang, &checked.findings);
    for hall in &checked.halls {
        let (main, side) =
            (figures::metres(lang, hall.main_aisle_mm), figures::metres(lang, hall.side_aisle_mm));
        text += &say!(
            lang,
            "{}: lorong utama {main} m, lorong lain {side} m; juga batas area, tumpang tindih, jarak bebas, sisi terbuka, daya dan lebar pintu keluar.\n",
            "{}: main aisles {main} m, other aisles {side} m; outline, overlaps, clearances, open sides, power and width of exits too.\n",
            hall.hall
        );
    }
    let open: Vec<&str> = checked.not_checked.iter().map(|one| one.text).collect();
    let open = open.join("; ");
    text += &say!(
        lang,
        "Belum diperiksa: {open}. Ini alat bantu, bukan persetujuan keselamatan kebakaran.\n",
        "Not checked: {open}. This is an aid, not a fire approval.\n"
    );
    text
}

pub(crate) fn assigned(lang: Lang, assigned: &Assigned) -> String {
    let (placed, without) = (assigned.placed, assigned.unplaced.len());
    let mut text = say!(
        lang,
        "{placed} mendapat stan, {without} belum.\n",
        "{placed} have a booth, {without} have none.\n"
    );
    text += &proof(lang, assigned.cost, assigned.bound);
    text += &with_reasons(&assigned.unplaced);
    if !assigned.partly.is_empty() {
        text += lang.pick("Stannya belum lengkap:\n", "Not all of their booths:\n");
        text += &with_reasons(&assigned.partly);
    }
    text
}

fn with_reasons(parties: &[UnplacedOut]) -> String {
    let mut text = String::new();
    for party in parties {
        let _ = writeln!(text, "  {}", party.exhibitor);
        for reason in &party.reasons {
            let _ = writeln!(text, "    {}", reason.text);
        }
    }
    text
}

fn proof(lang: Lang, cost: i64, bound: Option<i64>) -> String {
    let Some(bound) = bound else {
        return say!(lang, "Nilai {cost} (makin kecil makin baik).\n", "Cost {cost} (less is better).\n");
    };
    if cost == bound {
        return say!(
            lang,
            "Nilai {cost}; terbukti tidak ada rencana yang lebih baik (makin kecil makin baik).\n",
            "Cost {cost}; proven that no plan costs less.\n"
        );
    }
    say!(
        lang,
        "Nilai {cost}; terbukti tidak ada rencana di bawah {bound} (makin kecil makin baik).\n",
        "Cost {cost}; proven that no plan costs less than {bound}.\n"
    )
}

pub(crate) fn solution(lang: Lang, solution: &Solution, out: &Path) -> String {
    let (placed, without) = (solution.assignments.len(), solution.unplaced.len());
    say!(
        lang,
        "{placed} mendapat stan, {without} belum. {}\n",
        "{placed} have a booth, {without} have none. {}\n",
        out.display()
    ) + &proof(lang, solution.cost, Some(solution.bound))
}

pub(crate) fn badges_printed(lang: Lang, printed: &Printed) -> String {
    let Printed { badges, pages, issued, path, warnings } = printed;
    let mut text = say!(
        lang,
        "{badges} ID Card di {pages} halaman, {issued} baru diterbitkan: {path}\n",
        "{badges} badges on {pages} pages, {issued} newly issued: {path}\n"
    );
    if !warnings.is_empty() {
        let told: Vec<String> = warnings.iter().map(|warning| warning.message.clone()).collect();
        let count = told.len();
        text += &say!(lang, "Periksa sebelum mencetak ({count}):\n", "Look before printing ({count}):\n");
        text += &lines(lang, &told);
    }
    text
}

pub(crate) fn badges(lang: Lang, list: &[BadgeOut]) -> String {
    if list.is_empty() {
        return say!(lang, "Belum ada personel.", "There are no badge holders yet.");
    }
    let header = lang.pick(
        ["Kode", "Nama", "Usaha", "Peran", "Stan", "Terbitan"],
        ["Code", "Name", "Firm", "Role", "Booth", "Issue"],
    );
    table(&header, &[5], list.iter().map(badge_row).collect())
}

fn badge_row(badge: &BadgeOut) -> Vec<String> {
    vec![
        badge.code.clone().unwrap_or_else(|| "–".to_owned()),
        badge.holder.clone(),
        badge.exhibitor.clone().unwrap_or_default(),
        badge.role_name.clone(),
        badge.booth.clone().unwrap_or_default(),
        badge.issue.map(|issue| issue.to_string()).unwrap_or_default(),
    ]
}

pub(crate) fn picture(lang: Lang, kept: &PictureKept) -> String {
    say!(lang, "Gambar disimpan: {}.", "Picture kept: {}.", kept.of)
}

pub(crate) fn found(lang: Lang, found: &Found) -> String {
    if found.matches.is_empty() {
        return say!(lang, "Tidak ditemukan. Coba beberapa huruf saja.", "Nothing found. Try fewer letters.");
    }
    let mut text = String::new();
    for matched in &found.matches {
        let _ = writeln!(text, "{}", matched.title);
        for badge in &matched.badges {
            let _ = writeln!(text, "  {}", badge_row(badge)[..5].join("  "));
        }
    }
    text
}

pub(crate) fn checked_in(lang: Lang, answer: &CheckedIn) -> String {
    let who = answer.holder.as_deref().unwrap_or("–");
    match answer.result {
        "admitted" => say!(lang, "✓ {who}: hadir.", "✓ {who}: checked in."),
        "already_in" => say!(
            lang,
            "! {who} sudah tercatat hadir sejak {}.",
            "! {who} has been checked in since {}.",
            answer.since.as_deref().map(|since| moment(lang, since)).unwrap_or_else(|| "–".to_owned())
        ),
        "revoked" => say!(
            lang,
            "✗ ID Card {who} sudah diganti dan tidak berlaku. Minta yang terbaru.",
            "✗ The badge of {who} was replaced and counts no more. Ask for the new one."
        ),
        "wrong_event" => say!(lang, "✗ ID Card pameran lain.", "✗ A badge of another event."),
        "not_valid_now" => say!(
            lang,
            "✗ ID Card {who} tidak berlaku pada hari atau jam ini.",
            "✗ The badge of {who} is not valid on this day or at this hour."
        ),
        "not_here" => say!(
            lang,
            "! ID Card ini asli, tetapi diterbitkan meja lain setelah daftar di laptop ini disalin. Ambil salinan cadangan meja itu, atau catat orangnya dan panggil panitia.",
            "! This badge is genuine, but another desk issued it after the list on this laptop was copied. Get that desk's backup, or note the person and call the committee."
        ),
        "unknown_desk" => say!(
            lang,
            "! ID Card ini diterbitkan meja yang belum dikenal laptop ini. Ambil dulu jurnal meja itu (journal import), lalu pindai lagi.",
            "! This badge was issued by a desk that this laptop does not know yet. Take over that desk's journal first (journal import), then scan again."
        ),
        "forged" => say!(
            lang,
            "✗ Tanda tangan ID Card ini tidak sah. Panggil panitia.",
            "✗ The signature of this badge is not genuine. Call the committee."
        ),
        "not_taking_part" => say!(
            lang,
            "✗ {who}: usahanya tidak ikut lagi. Panggil panitia.",
            "✗ {who}: the firm takes part no more. Call the committee."
        ),
        "malformed" => say!(
            lang,
            "✗ Kode tidak terbaca. Ketik ulang delapan huruf dan angkanya, atau pindai lagi.",
            "✗ The code cannot be read. Type its eight characters again, or scan once more."
        ),
        _ => say!(lang, "✗ Kode ini tidak dikenal.", "✗ Nobody has this code."),
    }
}

/// An instant of an answer, in words.
fn moment(lang: Lang, rfc3339: &str) -> String {
    DateTime::parse_from_rfc3339(rfc3339)
        .map_or_else(|_| rfc3339.to_owned(), |at| figures::instant(lang, at.to_utc()))
}

pub(crate) fn desk_undone(lang: Lang, undone: &DeskUndone) -> String {
    say!(lang, "{}: kehadiran diurungkan.", "{}: check-in taken back.", undone.holder)
}

pub(crate) fn desk_status(lang: Lang, status: &DeskStatus) -> String {
    let rows = status
        .roles
        .iter()
        .map(|role| vec![role.role_name.clone(), role.checked_in.to_string(), role.expected.to_string()])
        .chain([vec![
            lang.pick("semua", "all").to_owned(),
            status.checked_in.to_string(),
            status.expected.to_string(),
        ]])
        .collect();
    table(&lang.pick(["Peran", "Hadir", "Diharapkan"], ["Role", "Here", "Expected"]), &[1, 2], rows)
}

pub(crate) fn journal(lang: Lang, exchanged: Exchanged) -> String {
    let Exchanged { entries, new } = exchanged;
    say!(lang, "{entries} catatan, {new} baru.", "{entries} entries, {new} new.")
}

pub(crate) fn history(lang: Lang, changes: &[ChangeOut]) -> String {
    let rows = changes
        .iter()
        .map(|change| {
            vec![
                change.at.clone(),
                change.actor.clone(),
                change.what.clone(),
                change.rows.to_string(),
                history_texts::state(lang, change.state).to_owned(),
            ]
        })
        .collect();
    let header =
        lang.pick(["Waktu", "Oleh", "Perubahan", "Data", ""], ["When", "By", "Change", "Records", ""]);
    table(&header, &[3], rows)
}

pub(crate) fn undone(lang: Lang, undone: &UndoneOut, again: bool) -> String {
    let UndoneOut { what, rows, .. } = undone;
    if again {
        say!(lang, "Diulangi: {what} ({rows} data).", "Done again: {what} ({rows} records).")
    } else {
        say!(lang, "Diurungkan: {what} ({rows} data).", "Undone: {what} ({rows} records).")
    }
}

pub(crate) fn backed_up(lang: Lang, made: &BackedUp) -> String {
    let size = figures::count(lang, made.bytes);
    say!(lang, "Salinan cadangan {} ({size} byte).", "Backup {} ({size} bytes).", made.path)
}

pub(crate) fn restored(lang: Lang, restored: &RestoredOut) -> String {
    let mut text = say!(lang, "Dipulihkan ke {}.", "Restored to {}.", restored.path);
    if let Some(kept) = &restored.kept {
        text += &say!(lang, "\nBerkas yang lama: {kept}", "\nThe old file: {kept}");
    }
    if !restored.erasures_known {
        text += lang.pick(
            "\n! Berkas yang lama tidak terbaca, jadi tidak diketahui siapa yang datanya sudah dihapus sejak salinan ini dibuat. Periksa catatan penghapusan Anda dan hapus lagi orang-orang itu (people erase).",
            "\n! The old file does not read, so it is not known who was erased since this backup was made. Look into your own notes and erase those people again (people erase).",
        );
    }
    text
}

pub(crate) fn verified(lang: Lang, verified: &Verified) -> String {
    if verified.ok {
        return say!(lang, "Berkas kerja utuh.", "The workspace is whole.");
    }
    let told: Vec<String> = verified.problems.iter().map(|problem| problem.message.clone()).collect();
    lines(lang, &told)
}
