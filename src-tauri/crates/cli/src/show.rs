//! What a person reads of an answer.
//!
//! The file is long because every answer has its function.

use std::fmt::Write as _;
use std::path::Path;

use app::Lang;
use app::backups::{BackedUp, RestoredOut, Verified};
use app::badges::{BadgeOut, Printed};
use app::desk::{CheckedIn, DeskStatus, DeskUndone, Found};
use app::events::{EventOut, EventShown};
use app::exhibitors::{Changed, ExhibitorOut, Exported};
use app::floor_plan::FloorPlanPrinted;
use app::hall::{Generated, Transferred};
use app::history::{ChangeOut, UndoneOut};
use app::import::{Decided, HeldOut, ImportReport, Inspection, RowProblem};
use app::journal::Exchanged;
use app::media::PictureKept;
use app::plan::{Assigned, Checked, FindingOut, Solution};
use app::regions::RegionsLoaded;
use app::texts::{figures, history as history_texts};

use crate::output::table;

/// The most lines of a kind that are shown; `--json` has them all.
const MOST_LINES: usize = 30;

/// A line in the language, with values.
macro_rules! line {
    ($lang:expr, $id:literal, $en:literal $(, $($rest:tt)*)?) => {
        match $lang {
            Lang::Id => format!($id $(, $($rest)*)?),
            Lang::En => format!($en $(, $($rest)*)?),
        }
    };
}

fn lines(lang: Lang, lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines.iter().take(MOST_LINES) {
        let _ = writeln!(text, "  {line}");
    }
    if lines.len() > MOST_LINES {
        let more = lines.len() - MOST_LINES;
        let _ =
            writeln!(text, "  {}", line!(lang, "… dan {more} lagi (--json)", "… and {more} more (--json)"));
    }
    text
}

pub(crate) fn event(lang: Lang, event: &EventOut) -> String {
    let days = figures::span(lang, event.starts_on, event.ends_on);
    line!(lang, "{} ({}), {days}", "{} ({}), {days}", event.name, event.slug)
}

pub(crate) fn events(lang: Lang, events: &[EventOut]) -> String {
    if events.is_empty() {
        return line!(lang, "Belum ada pameran.", "There is no event yet.");
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
        lang.pick(["Singkatan", "Pameran", "Tanggal", "Tempat"], ["Slug", "Event", "Dates", "Venue"]);
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
        (lang.pick("Kartu terbit", "Badges issued"), counts.badges),
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
        line!(lang, "{}, lembar {}", "{}, sheet {}", report.file, report.sheet)
    };
    let head = match report.header_row {
        Some(row) => line!(lang, "judul kolom di baris {row}", "header in row {row}"),
        None => line!(lang, "tanpa judul kolom", "without a header"),
    };
    let _ = writeln!(text, "{place} ({head})");
    let (read, created, updated, unchanged) =
        (report.rows_read, report.created, report.updated, report.unchanged);
    let held = report.duplicates.iter().filter(|double| double.done == "held").count();
    let rejected = report.rejected.len();
    text += &line!(
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
        text += &line!(
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
        text += &line!(lang, "{mark} {}: {} baris\n", "{mark} {}: {} rows\n", sheet.name, sheet.rows);
    }
    text += &match seen.header_row {
        Some(row) => line!(
            lang,
            "Judul kolom di baris {row}; {} baris peserta.\n\n",
            "Header in row {row}; {} rows of applicants.\n\n",
            seen.rows
        ),
        None => line!(
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
        return line!(lang, "Tidak ada baris yang ditahan.", "No row is held.");
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
    text + &line!(
        lang,
        "Putuskan: jakcraft exhibitors decide ID create|update|drop\n",
        "Decide: jakcraft exhibitors decide ID create|update|drop\n"
    )
}

pub(crate) fn decided(lang: Lang, decided: &Decided) -> String {
    let name = decided.exhibitor.as_ref().map(|firm| firm.name.as_str()).unwrap_or_default();
    match decided.decision {
        "create" => {
            line!(lang, "{name} dimasukkan sebagai peserta baru.", "{name} was entered as a new exhibitor.")
        }
        "update" => line!(lang, "{name} diperbarui.", "{name} was updated."),
        _ => line!(lang, "Baris itu dikesampingkan.", "The row was left out."),
    }
}

fn problems(lang: Lang, head: &str, problems: &[RowProblem]) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let told: Vec<String> = problems
        .iter()
        .map(|problem| {
            let column = problem.column.as_deref().map(|column| format!(", {column}")).unwrap_or_default();
            line!(lang, "Baris {}{column}: {}", "Row {}{column}: {}", problem.row, problem.message)
        })
        .collect();
    format!("\n{head} ({}):\n{}", problems.len(), lines(lang, &told))
}

pub(crate) fn exhibitors(lang: Lang, list: &[ExhibitorOut]) -> String {
    if list.is_empty() {
        return line!(
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
                app::texts::status_name(lang, one.status).to_owned(),
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
    line!(lang, "{} baris di {}", "{} rows in {}", exported.rows, exported.path)
}

pub(crate) fn changed(lang: Lang, changed: Changed) -> String {
    line!(lang, "{} peserta diubah.", "{} exhibitors changed.", changed.changed)
}

pub(crate) fn regions(lang: Lang, loaded: RegionsLoaded) -> String {
    let (regions, passed) = (figures::count(lang, loaded.regions as u64), loaded.passed_over);
    line!(
        lang,
        "{regions} wilayah dimuat; {passed} baris dilewati.",
        "{regions} regions loaded; {passed} rows passed over."
    )
}

fn findings(lang: Lang, findings: &[FindingOut]) -> String {
    if findings.is_empty() {
        return line!(
            lang,
            "Pemeriksaan denah: tidak ada temuan. (Alat bantu, bukan persetujuan keselamatan kebakaran.)\n",
            "Check of the plan: nothing found. (An aid, not a fire approval.)\n"
        );
    }
    let told: Vec<String> = findings
        .iter()
        .map(|finding| {
            let mark = if finding.severity == "error" { "✗" } else { "!" };
            format!("{mark} {}", finding.message)
        })
        .collect();
    let count = findings.len();
    line!(lang, "Temuan ({count}):\n", "Findings ({count}):\n") + &lines(lang, &told)
}

pub(crate) fn generated(lang: Lang, generated: &Generated) -> String {
    let sizes: Vec<String> =
        generated.sizes.iter().map(|(size, count)| format!("{count} × {size} m")).collect();
    let sizes = sizes.join(", ");
    let (booths, circuits) = (generated.booths, generated.circuits);
    line!(
        lang,
        "{}: {booths} stan ({sizes}), {circuits} sirkuit.\n",
        "{}: {booths} booths ({sizes}), {circuits} circuits.\n",
        generated.hall
    ) + &findings(lang, &generated.findings)
}

pub(crate) fn transferred(lang: Lang, transferred: &Transferred) -> String {
    let Transferred { hall, booths, elements, circuits, path } = transferred;
    line!(
        lang,
        "{hall}: {booths} stan, {elements} unsur, {circuits} sirkuit – {path}",
        "{hall}: {booths} booths, {elements} elements, {circuits} circuits – {path}"
    )
}

pub(crate) fn checked(lang: Lang, checked: &Checked) -> String {
    findings(lang, &checked.findings)
}

pub(crate) fn assigned(lang: Lang, assigned: &Assigned) -> String {
    let (placed, without) = (assigned.placed, assigned.unplaced.len());
    let mut text = line!(
        lang,
        "{placed} mendapat stan, {without} belum.\n",
        "{placed} have a booth, {without} have none.\n"
    );
    text += &proof(lang, assigned.cost, assigned.bound);
    for unplaced in &assigned.unplaced {
        let _ = writeln!(text, "  {}", unplaced.exhibitor);
        for reason in &unplaced.reasons {
            let _ = writeln!(text, "    {}", reason.text);
        }
    }
    text
}

fn proof(lang: Lang, cost: i64, bound: i64) -> String {
    if cost == bound {
        return line!(
            lang,
            "Biaya {cost}; terbukti tidak ada rencana yang lebih murah.\n",
            "Cost {cost}; proven that no plan costs less.\n"
        );
    }
    line!(
        lang,
        "Biaya {cost}; terbukti tidak ada rencana di bawah {bound}.\n",
        "Cost {cost}; proven that no plan costs less than {bound}.\n"
    )
}

pub(crate) fn solution(lang: Lang, solution: &Solution, out: &Path) -> String {
    let (placed, without) = (solution.assignments.len(), solution.unplaced.len());
    line!(
        lang,
        "{placed} mendapat stan, {without} belum. {}\n",
        "{placed} have a booth, {without} have none. {}\n",
        out.display()
    ) + &proof(lang, solution.cost, solution.bound)
}

pub(crate) fn badges_printed(lang: Lang, printed: &Printed) -> String {
    let Printed { badges, pages, issued, path, warnings } = printed;
    let mut text = line!(
        lang,
        "{badges} kartu di {pages} halaman, {issued} baru diterbitkan: {path}\n",
        "{badges} badges on {pages} pages, {issued} newly issued: {path}\n"
    );
    if !warnings.is_empty() {
        let told: Vec<String> = warnings.iter().map(|warning| warning.message.clone()).collect();
        let count = told.len();
        text += &line!(lang, "Periksa sebelum mencetak ({count}):\n", "Look before printing ({count}):\n");
        text += &lines(lang, &told);
    }
    text
}

pub(crate) fn badges(lang: Lang, list: &[BadgeOut]) -> String {
    if list.is_empty() {
        return line!(lang, "Belum ada personel.", "There are no badge holders yet.");
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
        badge.role.clone(),
        badge.booth.clone().unwrap_or_default(),
        badge.issue.map(|issue| issue.to_string()).unwrap_or_default(),
    ]
}

pub(crate) fn picture(lang: Lang, kept: &PictureKept) -> String {
    line!(lang, "Gambar disimpan: {}.", "Picture kept: {}.", kept.of)
}

pub(crate) fn floor_plan(lang: Lang, printed: &FloorPlanPrinted) -> String {
    let FloorPlanPrinted { pages, scale, path, warnings } = printed;
    let mut text = line!(
        lang,
        "Denah 1 : {scale}, {pages} halaman: {path}\n",
        "Floor plan 1 : {scale}, {pages} pages: {path}\n"
    );
    let told: Vec<String> = warnings.iter().map(|warning| warning.message.clone()).collect();
    text += &lines(lang, &told);
    text
}

pub(crate) fn found(lang: Lang, found: &Found) -> String {
    if found.matches.is_empty() {
        return line!(
            lang,
            "Tidak ditemukan. Coba beberapa huruf saja.",
            "Nothing found. Try fewer letters."
        );
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
        "admitted" => line!(lang, "✓ {who}: hadir.", "✓ {who}: checked in."),
        "already_in" => line!(
            lang,
            "! {who} sudah tercatat hadir sejak {}.",
            "! {who} has been checked in since {}.",
            answer.since.as_deref().unwrap_or("–")
        ),
        "revoked" => line!(
            lang,
            "✗ Kartu {who} sudah diganti dan tidak berlaku. Minta kartu terbarunya.",
            "✗ The badge of {who} was replaced and counts no more. Ask for the new one."
        ),
        "wrong_event" => line!(lang, "✗ Kartu pameran lain.", "✗ A badge of another event."),
        "not_valid_now" => line!(
            lang,
            "✗ Kartu ini tidak berlaku pada hari atau jam ini.",
            "✗ This badge is not valid on this day or at this hour."
        ),
        "forged" => line!(
            lang,
            "✗ Tanda tangan kartu ini tidak sah. Panggil panitia.",
            "✗ The signature of this badge is not genuine. Call the committee."
        ),
        "not_taking_part" => line!(
            lang,
            "✗ {who}: usahanya tidak ikut lagi. Panggil panitia.",
            "✗ {who}: the firm takes part no more. Call the committee."
        ),
        "malformed" => line!(
            lang,
            "✗ Kode tidak terbaca. Ketik ulang delapan huruf dan angkanya, atau pindai lagi.",
            "✗ The code cannot be read. Type its eight characters again, or scan once more."
        ),
        _ => line!(lang, "✗ Kode ini tidak dikenal.", "✗ Nobody has this code."),
    }
}

pub(crate) fn desk_undone(lang: Lang, undone: &DeskUndone) -> String {
    line!(lang, "{}: kehadiran diurungkan.", "{}: check-in taken back.", undone.holder)
}

pub(crate) fn desk_status(lang: Lang, status: &DeskStatus) -> String {
    let rows = status
        .roles
        .iter()
        .map(|role| vec![role.role.clone(), role.checked_in.to_string(), role.expected.to_string()])
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
    line!(lang, "{entries} catatan, {new} baru.", "{entries} entries, {new} new.")
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
        line!(lang, "Diulangi: {what} ({rows} data).", "Done again: {what} ({rows} records).")
    } else {
        line!(lang, "Diurungkan: {what} ({rows} data).", "Undone: {what} ({rows} records).")
    }
}

pub(crate) fn backed_up(lang: Lang, made: &BackedUp) -> String {
    let size = figures::count(lang, made.bytes);
    line!(lang, "Cadangan {} ({size} byte).", "Backup {} ({size} bytes).", made.path)
}

pub(crate) fn restored(lang: Lang, restored: &RestoredOut) -> String {
    let mut text = line!(lang, "Dipulihkan ke {}.", "Restored to {}.", restored.path);
    if let Some(kept) = &restored.kept {
        text += &line!(lang, "\nBerkas yang lama: {kept}", "\nThe old file: {kept}");
    }
    text
}

pub(crate) fn verified(lang: Lang, verified: &Verified) -> String {
    if verified.ok {
        return line!(lang, "Berkas kerja utuh.", "The workspace is whole.");
    }
    let told: Vec<String> = verified.problems.iter().map(|problem| problem.message.clone()).collect();
    lines(lang, &told)
}
