//! The minutes of a draw (berita acara) as a PDF, to be signed.

use std::collections::BTreeMap;
use std::path::Path;

use ::print::table::{Align, Signatory, Signatures, TableColumn, TableContent, TableRow};
use domain::event::Event;
use domain::lots::{LotEntry, LotKind, Seed};
use serde::Serialize;
use ts_rs::TS;

use super::minutes::{LotMinutes, minutes};
use super::state::State;
use super::view::{LotStanding, note, order, size, summary};
use crate::error::AppError;
use crate::files::check_target;
use crate::floor_plan::PlanWarning;
use crate::media::Pictures;
use crate::papers;
use crate::session::Session;
use crate::texts::{Lang, figures, lots, say};

/// The hexadecimal digits of a digest that are printed.
pub(super) const DIGITS: usize = 16;

/// What was printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LotsPrinted {
    /// Pages of A4.
    pub pages: usize,
    /// How many firms are in its list.
    pub rows: usize,
    /// Whether it is the final paper; a draft says so on each page.
    pub is_final: bool,
    /// The PDF.
    pub path: String,
    /// What a reader would miss.
    pub warnings: Vec<PlanWarning>,
}

/// Prints the minutes of a draw. Of one that is not closed it is a draft: the list of who takes part, with the codes that
/// a seed will be hashed with.
///
/// # Errors
/// [`AppError::Unknown`]; [`AppError::Write`], [`AppError::Protected`].
pub fn print(
    session: &Session,
    event: Option<&str>,
    draw: &str,
    out: &Path,
) -> Result<LotsPrinted, AppError> {
    check_target(out)?;
    let lang = session.lang();
    let event = session.event(event)?;
    let mut pictures = Pictures::of(session.path());
    let (content, rows, is_final, name) = session.store.reading::<_, AppError>(|read| {
        let head = papers::table(&read, &mut pictures, lang, &event, session.now())?;
        let state = State::read(&read, &event, draw)?;
        let content = content(lang, &event, &state, &minutes(&read, &state.draw)?, head);
        Ok((content, state.entries.len(), state.draw.closed_at.is_some(), state.draw.name))
    })?;
    let title = say!(lang, "Berita acara undian stan – {name}", "Minutes of the draw – {name}");
    let (pages, warnings) = papers::print_table(session, &content, &mut pictures, title, out)?;
    Ok(LotsPrinted { pages, rows, is_final, path: out.display().to_string(), warnings })
}

fn content(
    lang: Lang,
    event: &Event,
    state: &State,
    minutes: &LotMinutes,
    head: TableContent,
) -> TableContent {
    let draw = &state.draw;
    let counts = summary(lang, state);
    let mut intro = vec![lots::held(lang, event, minutes, counts.entrants)];
    intro.push(lots::way(lang, draw.kind, draw.seed.as_ref().map(Seed::as_str)));
    if draw.kind == LotKind::Seed {
        let example = draw.seed.as_ref().zip(state.codes.first());
        if !state.seeds_before.is_empty() {
            intro.push(lots::seeds_before(lang, &state.seeds_before));
        }
        intro.push(lots::recipe(lang, DIGITS));
        if let Some((seed, code)) = example {
            let (text, digest) = (seed.text(code), seed.digest(code));
            intro.push(lots::recipe_example(lang, &text, &digest));
        }
    }
    if counts.passed > 0 {
        intro.push(lots::some_passed(lang, counts.passed));
    }
    let scope = counts.scope;
    let facts = [
        Some(draw.name.clone()),
        Some(scope).filter(|scope| !scope.is_empty()),
        minutes.number.as_ref().map(|number| say!(lang, "Nomor {number}", "No. {number}")),
    ];
    let place = minutes.place.clone().unwrap_or_else(|| "……………………".to_owned());
    let day = minutes.held_on.map_or_else(|| "……………………".to_owned(), |day| figures::day(lang, day));
    let is_final = draw.closed_at.is_some();
    let signatory = |one: &super::LotWitnessOut| Signatory { role: one.role.clone(), name: one.name.clone() };
    TableContent {
        title: lang.pick("Berita acara undian stan", "Minutes of the draw of booths").to_owned(),
        facts: facts.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        intro,
        columns: columns(lang, draw.kind),
        rows: rows(lang, state),
        nothing: lang.pick("Belum ada peserta.", "Nobody takes part yet.").to_owned(),
        signatures: Some(Signatures {
            closing: lots::closing(lang).to_owned(),
            place_and_day: format!("{place}, {day}"),
            people: minutes.witnesses.iter().map(signatory).collect(),
        }),
        notice: (!is_final).then(|| lots::draft(lang).to_owned()),
        ..head
    }
}

fn columns(lang: Lang, kind: LotKind) -> Vec<TableColumn> {
    let column = |id: &str, en: &str, share: f64, align: Align| TableColumn {
        head: lang.pick(id, en).to_owned(),
        share,
        align,
    };
    let first = match kind {
        LotKind::Booth => column("Urutan", "Drawn", 0.7, Align::Right),
        LotKind::Turn | LotKind::Seed => column("Giliran", "Turn", 0.7, Align::Right),
    };
    let mut columns = vec![first, column("Peserta", "Exhibitor", 3.6, Align::Left)];
    if kind == LotKind::Seed {
        columns.push(column("Kode", "Code", 1.2, Align::Left));
        columns.push(column("SHA-256 (awal)", "SHA-256 (first digits)", 2.0, Align::Left));
    } else {
        columns.push(column("Kategori", "Category", 1.9, Align::Left));
    }
    columns.push(column("Stan", "Booth", 1.4, Align::Left));
    if kind != LotKind::Seed {
        columns.push(column("Ukuran", "Size", 1.2, Align::Left));
    }
    columns.push(column("Paraf", "Initials", 1.1, Align::Left));
    columns
}

/// By the order of the lots, or by turn; those without a lot last, in the order of the list.
fn rows(lang: Lang, state: &State) -> Vec<TableRow> {
    let drawn = order(state);
    let sizes: BTreeMap<&str, String> =
        state.booths.iter().map(|line| (line.booth.code.as_str(), size(lang, line))).collect();
    let nth = |entry: &LotEntry| drawn.iter().position(|id| *id == entry.participation_id);
    let place = |entry: &LotEntry| match state.draw.kind {
        LotKind::Booth => nth(entry).map_or(usize::MAX, |index| index + 1),
        LotKind::Turn | LotKind::Seed => entry.turn.map_or(usize::MAX, usize::from),
    };
    let mut entries: Vec<(&LotEntry, &String)> = state.entries.iter().zip(&state.codes).collect();
    entries.sort_by_key(|(entry, _)| (place(entry), entry.position));
    let mut rows = Vec::new();
    for (entry, code) in entries {
        let number = Some(place(entry)).filter(|place| *place != usize::MAX);
        let booths = entry.booths.clone().unwrap_or_default();
        let mut cells = vec![
            number.map_or_else(|| "–".to_owned(), |number| number.to_string()),
            state.name(entry.participation_id),
        ];
        if state.draw.kind == LotKind::Seed {
            cells.push(code.clone());
            let digest = state.draw.seed.as_ref().map(|seed| seed.digest(code));
            cells.push(digest.map(|digest| digest[..DIGITS].to_owned()).unwrap_or_default());
        } else {
            let line = state.line(entry.participation_id);
            cells.push(line.and_then(|line| line.exhibitor.category.clone()).unwrap_or_default());
        }
        cells.push(match state.standing(entry) {
            LotStanding::Passed => lots::passed_cell(lang).to_owned(),
            _ => booths.clone(),
        });
        if state.draw.kind != LotKind::Seed {
            let mut own: Vec<&str> =
                booths.split(" + ").filter_map(|code| sizes.get(code)).map(String::as_str).collect();
            own.dedup();
            cells.push(own.join("\n"));
        }
        cells.push(String::new());
        rows.push(TableRow::Cells { cells, is_alert: false });
        if let Some(note) = note(lang, state, entry) {
            rows.push(TableRow::Note { text: format!("↑ {note}"), is_alert: false });
        }
    }
    rows
}
