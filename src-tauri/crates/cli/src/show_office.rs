//! What a person reads of people, roles, backups, the journal and looks before printing.

use std::fmt::Write as _;

use app::backups::BackupOut;
use app::badges::{Preflight, Preview, SheetOut};
use app::journal::EntryOut;
use app::people::{ErasedOut, ErasureOut, KnownPerson};
use app::roles::{RoleEdited, RoleOut, Validity};
use app::texts::figures;
use app::{Lang, say};

use crate::output::table;
use crate::show::lines;

fn person(lang: Lang, known: &KnownPerson) -> String {
    let parts = [
        (known.identity, lang.pick("NIK/NPWP", "NIK/NPWP")),
        (known.contact, lang.pick("telepon atau email", "telephone or e-mail")),
        (known.photo, lang.pick("foto", "photo")),
    ];
    let held: Vec<&str> = parts.into_iter().filter(|(there, _)| *there).map(|(_, name)| name).collect();
    let mut text = format!("{} ({})\n", known.name, known.id);
    let rows = [
        (lang.pick("Tersimpan", "Kept"), held.join(", ")),
        (lang.pick("Pemilik usaha", "Owner of"), known.owns.join(", ")),
        (lang.pick("Personel di", "Badge holder in"), known.events.join(", ")),
    ];
    for (name, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(text, "  {name}: {value}");
    }
    text
}

pub(crate) fn to_erase(lang: Lang, known: &KnownPerson) -> String {
    person(lang, known)
        + &say!(
            lang,
            "Belum ada yang dihapus. Menghapus tidak dapat diurungkan: nama, nomor, foto, kontak dan isi baris impornya hilang dari data dan riwayat; usahanya tetap ada. Ulangi dengan --yes untuk menghapus.",
            "Nothing was erased yet. Erasing cannot be undone: name, numbers, photo, contacts and what imported rows said go from the records and the history; firms stay. Repeat with --yes to erase."
        )
}

pub(crate) fn erased(lang: Lang, erased: &ErasedOut) -> String {
    let ErasedOut { was, pictures, backups } = erased;
    let mut text = say!(
        lang,
        "Data pribadi {} dihapus ({}); {pictures} gambar ikut dihapus.",
        "Personal data of {} erased ({}); {pictures} pictures went with it.",
        was.name,
        was.id
    );
    if *backups > 0 {
        text += &say!(
            lang,
            "\n{backups} salinan cadangan otomatis dan salinan buatan Anda masih memuatnya sampai dihapus. Bila dipulihkan, orang ini dihapus lagi.",
            "\n{backups} automatic backups, and copies of your own, hold it until they are deleted. Whoever restores one erases this person again."
        );
    }
    text
}

pub(crate) fn erasures(lang: Lang, list: &[ErasureOut]) -> String {
    if list.is_empty() {
        return say!(lang, "Belum ada yang dihapus.", "Nobody was erased yet.");
    }
    let rows = list.iter().map(|one| vec![one.at.clone(), one.id.clone()]).collect();
    table(&lang.pick(["Waktu", "Id"], ["When", "Id"]), &[], rows)
}

fn validity(lang: Lang, validity: &Validity) -> String {
    let mut text = figures::span(lang, validity.first_day, validity.last_day);
    if validity.from.is_some() || validity.until.is_some() {
        let time = |time: Option<chrono::NaiveTime>, other: &str| {
            time.map_or_else(|| other.to_owned(), |time| figures::time(lang, time))
        };
        let _ = write!(text, ", {}–{}", time(validity.from, "00.00"), time(validity.until, "24.00"));
    }
    if let Some(gate) = &validity.gate {
        let _ = write!(text, " @ {gate}");
    }
    text
}

fn role_row(lang: Lang, role: &RoleOut) -> Vec<String> {
    let spans: Vec<String> = role.validities.iter().map(|one| validity(lang, one)).collect();
    let always = lang.pick("selama pameran", "the whole event").to_owned();
    vec![
        role.code.clone(),
        role.name_id.clone(),
        role.name_en.clone(),
        role.colour.clone(),
        if spans.is_empty() { always } else { spans.join("; ") },
        role.holders.to_string(),
    ]
}

pub(crate) fn roles(lang: Lang, roles: &[RoleOut]) -> String {
    let header = lang.pick(
        ["Kode", "Nama", "Inggris", "Warna", "Berlaku", "Personel"],
        ["Code", "Name", "English", "Colour", "Admitted", "Holders"],
    );
    table(&header, &[5], roles.iter().map(|role| role_row(lang, role)).collect())
}

pub(crate) fn role_edited(lang: Lang, edited: &RoleEdited) -> String {
    let mut text = roles(lang, std::slice::from_ref(&edited.role));
    if edited.to_reissue > 0 {
        text += &say!(
            lang,
            "\n{} ID Card yang sudah terbit masih memuat yang lama. Terbitkan ulang: badges print --role {} --reissue.",
            "\n{} badges that are out still bear what was before. Issue them anew: badges print --role {} --reissue.",
            edited.to_reissue,
            edited.role.code
        );
    }
    text
}

pub(crate) fn backups(lang: Lang, list: &[BackupOut]) -> String {
    if list.is_empty() {
        return say!(lang, "Belum ada salinan cadangan otomatis.", "There is no automatic backup yet.");
    }
    let row = |one: &BackupOut| {
        vec![one.at.clone(), one.why.clone(), figures::count(lang, one.bytes), one.path.clone()]
    };
    let header = lang.pick(["Waktu", "Sebab", "Byte", "Berkas"], ["When", "Why", "Bytes", "File"]);
    table(&header, &[2], list.iter().map(row).collect())
}

pub(crate) fn entries(lang: Lang, list: &[EntryOut]) -> String {
    let row = |one: &EntryOut| {
        let what = if one.stands { one.what.clone() } else { format!("({})", one.what) };
        let shown = |name: &Option<String>| name.clone().unwrap_or_else(|| "–".to_owned());
        vec![one.at.clone(), shown(&one.desk), what, shown(&one.holder), shown(&one.operator)]
    };
    let header = lang.pick(["Waktu", "Meja", "Apa", "Siapa", "Oleh"], ["When", "Desk", "What", "Who", "By"]);
    table(&header, &[], list.iter().map(row).collect())
}

pub(crate) fn preflight(lang: Lang, found: &Preflight) -> String {
    let Preflight { badges, to_issue, lines: found } = found;
    let mut text = say!(
        lang,
        "{badges} ID Card diperiksa, {to_issue} belum terbit, {} hal perlu dilihat.\n",
        "{badges} badges looked at, {to_issue} not issued yet, {} things to look at.\n",
        found.len()
    );
    text += &lines(lang, &found.iter().map(|line| line.message.clone()).collect::<Vec<_>>());
    text
}

pub(crate) fn preview(lang: Lang, preview: &Preview, out: &std::path::Path) -> String {
    let told: Vec<String> = preview.warnings.iter().map(|warning| warning.message.clone()).collect();
    say!(lang, "{} di {}\n", "{} in {}\n", preview.holder, out.display()) + &lines(lang, &told)
}

pub(crate) fn sheets(lang: Lang, list: &[SheetOut]) -> String {
    let row = |one: &SheetOut| {
        let sheet = &one.sheet;
        vec![
            sheet.id.clone(),
            format!("{} x {} mm", sheet.paper_width_mm, sheet.paper_height_mm),
            format!("{} x {}", sheet.columns, sheet.rows),
            format!("{} x {} mm", sheet.cell_width_mm, sheet.cell_height_mm),
            one.templates.join(", "),
        ]
    };
    let header = lang.pick(
        ["Lembar", "Kertas", "Label", "Ukuran label", "Templat"],
        ["Sheet", "Paper", "Labels", "Label size", "Templates"],
    );
    table(&header, &[], list.iter().map(row).collect())
}
