//! What a person reads of lots and of the list of places.

use std::fmt::Write as _;

use app::lots::{LotDrawOut, LotKeyed, LotKindOut, LotUndone, LotsPrinted, LotsScreen};
use app::placements::{PlacementList, PlacementOrder, PlacementRow, PlacementsMade};
use app::texts::figures;
use app::{Lang, say};

use crate::output::table;

fn kind(lang: Lang, kind: LotKindOut) -> &'static str {
    match kind {
        LotKindOut::Booth => lang.pick("nomor stan", "booths"),
        LotKindOut::Turn => lang.pick("nomor giliran", "turns"),
        LotKindOut::Seed => lang.pick("giliran dengan benih", "turns by a seed"),
    }
}

pub(crate) fn draws(lang: Lang, screen: &LotsScreen) -> String {
    if screen.draws.is_empty() {
        return say!(
            lang,
            "Belum ada undian. {} peserta belum punya stan, {} stan kosong. Buat: lots begin --name …",
            "No draw yet. {} exhibitors have no booth, {} booths are free. Begin one: lots begin --name …",
            screen.waiting,
            screen.free_booths
        );
    }
    let rows = screen
        .draws
        .iter()
        .map(|draw| {
            let state =
                if draw.is_closed { lang.pick("ditutup", "closed") } else { lang.pick("terbuka", "open") };
            vec![
                draw.name.clone(),
                kind(lang, draw.kind).to_owned(),
                draw.scope.clone(),
                format!("{} / {}", draw.done, draw.entrants),
                state.to_owned(),
            ]
        })
        .collect();
    let header = lang.pick(
        ["Undian", "Yang diundi", "Untuk", "Selesai", "Keadaan"],
        ["Draw", "What is drawn", "For", "Done", "State"],
    );
    table(&header, &[3], rows)
}

pub(crate) fn draw(lang: Lang, draw: &LotDrawOut) -> String {
    let summary = &draw.summary;
    let state = if summary.is_closed { lang.pick("ditutup", "closed") } else { lang.pick("terbuka", "open") };
    let mut text = format!("{} · {} · {state}", summary.name, kind(lang, summary.kind));
    if !summary.scope.is_empty() {
        let _ = write!(text, " · {}", summary.scope);
    }
    if let Some(seed) = &draw.seed {
        text += &say!(lang, "\nBenih: {seed}", "\nSeed: {seed}");
    }
    let rows = draw
        .firms
        .iter()
        .map(|firm| {
            vec![
                firm.turn.map(|turn| turn.to_string()).unwrap_or_default(),
                firm.code.clone(),
                firm.name.clone(),
                firm.asks.clone(),
                firm.booths.clone().unwrap_or_default(),
                firm.note.clone().unwrap_or_default(),
            ]
        })
        .collect();
    let header = lang.pick(
        ["Giliran", "Kode", "Peserta", "Meminta", "Stan", "Catatan"],
        ["Turn", "Code", "Exhibitor", "Asks for", "Booth", "Note"],
    );
    let _ = write!(text, "\n{}", table(&header, &[0], rows));
    let next = draw.firms.iter().find(|firm| Some(&firm.participation) == draw.next.as_ref());
    if let Some(next) = next {
        text += &say!(lang, "\n\nBerikutnya: {}", "\n\nNext: {}", next.name);
    }
    if summary.passed > 0 {
        text += &say!(lang, "\nDilewati: {}", "\nPassed over: {}", summary.passed);
    }
    for warning in &draw.warnings {
        let _ = write!(text, "\n! {warning}");
    }
    text
}

pub(crate) fn keyed(lang: Lang, keyed: &LotKeyed) -> String {
    let who = &keyed.exhibitor;
    let what = match keyed.turn {
        Some(turn) => say!(lang, "giliran {turn}", "turn {turn}"),
        None => keyed.booths.join(" + "),
    };
    let mut text = match (keyed.is_done, keyed.broken.is_empty()) {
        (true, _) => say!(lang, "{who} → {what}.", "{who} → {what}."),
        (false, true) => {
            say!(
                lang,
                "{who} dapat mengambil {what}. Belum disimpan.",
                "{who} can have {what}. Not kept yet."
            )
        }
        (false, false) => say!(lang, "{who}: tidak dapat. Belum disimpan.", "{who}: not possible. Not kept."),
    };
    for rule in &keyed.broken {
        let _ = write!(text, "\n  ! {}", rule.text);
    }
    text
}

pub(crate) fn undone(lang: Lang, undone: &LotUndone) -> String {
    say!(lang, "Diurungkan: {}.", "Taken back: {}.", undone.what)
}

pub(crate) fn removed(lang: Lang, name: &str) -> String {
    say!(lang, "Undian {name} dihapus.", "The draw {name} was removed.")
}

pub(crate) fn printed(lang: Lang, printed: &LotsPrinted) -> String {
    let (pages, path) = (printed.pages, &printed.path);
    let mut text = if printed.is_final {
        say!(lang, "Berita acara, {pages} halaman: {path}", "Minutes, {pages} pages: {path}")
    } else {
        say!(
            lang,
            "Draf berita acara, {pages} halaman: {path}. Tutup undiannya (lots close) sebelum ditandatangani.",
            "Draft of the minutes, {pages} pages: {path}. Close the draw (lots close) before they are signed."
        )
    };
    for warning in &printed.warnings {
        let _ = write!(text, "\n  ! {}", warning.message);
    }
    text
}

pub(crate) fn placements(lang: Lang, list: &PlacementList) -> String {
    let cells = |row: &PlacementRow| {
        let mut who = row.exhibitor.clone().unwrap_or_else(|| {
            let empty = if row.is_closed { ["(ditutup)", "(closed)"] } else { ["(kosong)", "(free)"] };
            lang.pick(empty[0], empty[1]).to_owned()
        });
        for other in &row.with {
            let _ = write!(who, " + {other}");
        }
        let booths = row.booths.join(", ");
        let days = row.days.map(|(first, last)| figures::span(lang, first, last)).unwrap_or_default();
        let (first, second) = if list.by == PlacementOrder::Name { (who, booths) } else { (booths, who) };
        let status = row.status.clone().unwrap_or_default();
        vec![first, second, row.hall.clone().unwrap_or_default(), row.size.clone(), days, status]
    };
    let mut header = lang.pick(
        ["Peserta", "Stan", "Area", "Ukuran", "Hari", "Status"],
        ["Exhibitor", "Booth", "Hall", "Size", "Days", "Status"],
    );
    if list.by == PlacementOrder::Booth {
        header.swap(0, 1);
    }
    table(&header, &[], list.rows.iter().map(cells).collect())
}

pub(crate) fn placements_made(lang: Lang, made: &PlacementsMade) -> String {
    let (rows, path) = (made.rows, &made.path);
    let mut text = match made.pages {
        Some(pages) => {
            say!(lang, "{rows} baris, {pages} halaman: {path}", "{rows} rows, {pages} pages: {path}")
        }
        None => say!(lang, "{rows} baris: {path}", "{rows} rows: {path}"),
    };
    if let Some(unplaced) = made.unplaced.filter(|unplaced| *unplaced > 0) {
        text += &say!(
            lang,
            "\n{unplaced} peserta belum punya stan.",
            "\n{unplaced} exhibitors have no booth yet."
        );
    }
    for warning in &made.warnings {
        let _ = write!(text, "\n  ! {}", warning.message);
    }
    text
}
