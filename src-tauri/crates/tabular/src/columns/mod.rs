//! Which column holds which field: by its name, by its cells, or by what a person said before.

mod assign;
mod content;
mod dictionary;
mod field;
mod fold;
mod names;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use field::Field;
pub(crate) use fold::fold;
pub use fold::header_fingerprint;
pub(crate) use names::{NAME_THRESHOLD, has_header_word, named};

use crate::cell::Row;

/// What a person decided for a header, by [`header_fingerprint`]; `None` means "leave this column out".
pub type Remembered = BTreeMap<String, Option<Field>>;

/// A column and what it was taken for.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnMatch {
    /// From 0.
    pub index: usize,
    /// The header as it stands; empty where there is none.
    pub header: String,
    /// The field, if any.
    pub field: Option<Field>,
    /// From 0 to 1; 1 is certain.
    pub score: f64,
    /// What the match rests on.
    pub why: Why,
}

/// What a match rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The header.
    ByName,
    /// What stands in the cells.
    ByContent,
    /// A person's earlier decision.
    Remembered,
}

/// The least score of a match by its cells alone.
const CONTENT_THRESHOLD: f64 = 0.5;
/// Cells are believed without a header from this many on.
const CONTENT_CELLS: usize = 2;
/// The least share that speaks for another kind of cell than the header promised.
const CONTRADICTION: f64 = 0.75;
/// Breaks ties so that the column further left gets the field that is listed first.
const TIE: f64 = 1e-6;

#[derive(Clone, Copy)]
struct Bid {
    score: f64,
    why: Why,
}

/// Matches columns to fields: each field to at most one column (phones, attendants, photos and web
/// addresses to several), so that the sum of the scores is greatest.
///
/// `headers` has one text for each column, empty where there is none; `sample` are data rows, of which
/// some two hundred are enough. The answer has one entry for each header, in order.
pub fn recognise(headers: &[String], sample: &[&Row], remembered: &Remembered) -> Vec<ColumnMatch> {
    let mut matches: Vec<ColumnMatch> = headers
        .iter()
        .enumerate()
        .map(|(index, header)| ColumnMatch {
            index,
            header: header.clone(),
            field: None,
            score: 0.0,
            why: Why::ByName,
        })
        .collect();
    let mut seats: BTreeMap<Field, usize> = Field::all().map(|field| (field, field.max_columns())).collect();
    let mut open: Vec<usize> = Vec::new();
    for (index, header) in headers.iter().enumerate() {
        match remembered.get(&header_fingerprint(header)) {
            Some(decided) if !header.trim().is_empty() => {
                let free = decided.and_then(|field| seats.get_mut(&field)).is_none_or(|left| {
                    let free = *left > 0;
                    *left = left.saturating_sub(1);
                    free
                });
                // Two columns of the same name were remembered as one: the first has it.
                let field = if free { *decided } else { None };
                matches[index] =
                    ColumnMatch { field, score: 1.0, why: Why::Remembered, ..matches[index].clone() };
            }
            _ => open.push(index),
        }
    }
    let bids: Vec<Vec<(Field, Bid)>> =
        open.iter().map(|index| bids(*index, &headers[*index], sample)).collect();
    let places: Vec<Field> =
        seats.iter().flat_map(|(field, left)| std::iter::repeat_n(*field, *left)).collect();
    let gain: Vec<Vec<f64>> = places
        .iter()
        .map(|field| {
            bids.iter()
                .enumerate()
                .map(|(column, bids)| {
                    let bid = bids.iter().find(|(bidden, _)| bidden == field);
                    // Fields are listed with the likelier owner of a look first (NIK before NPWP), so it
                    // gets the column further left.
                    bid.map_or(0.0, |(_, bid)| {
                        bid.score + TIE * (*field as usize as f64) * (column as f64) / (bids.len() as f64)
                    })
                })
                .collect()
        })
        .collect();
    for (place, column) in assign::best_assignment(&gain).into_iter().enumerate() {
        let Some(column) = column else { continue };
        let field = places[place];
        if let Some((_, bid)) = bids[column].iter().find(|(bidden, _)| *bidden == field) {
            let found = &mut matches[open[column]];
            found.field = Some(field);
            found.score = bid.score.min(1.0);
            found.why = bid.why;
        }
    }
    matches
}

/// What a column may be, by its name and its cells together.
fn bids(index: usize, header: &str, sample: &[&Row]) -> Vec<(Field, Bid)> {
    let names = named(header);
    // A header known to be of another kind, and not named better by a field, keeps its column out.
    let other = names.iter().find(|(field, _)| field.is_none()).map_or(0.0, |(_, score)| *score);
    let contents = content::contents(index, sample);
    let content = |field: Field| {
        contents.scores.iter().find(|(known, _)| *known == field).map_or(0.0, |(_, score)| *score)
    };
    let strongest = contents.scores.iter().map(|(_, score)| *score).fold(0.0, f64::max);
    let mut bids: Vec<(Field, Bid)> = Vec::new();
    for (field, score) in &names {
        let Some(field) = *field else { continue };
        if *score <= other {
            continue;
        }
        let mut score = *score;
        let agrees = content(field);
        if agrees > CONTENT_THRESHOLD {
            score += 0.04;
        } else if contents.filled >= CONTENT_CELLS
            && content::shows_in_cells(field)
            && agrees < 0.1
            && strongest > CONTRADICTION
        {
            score -= 0.45;
        }
        if score >= NAME_THRESHOLD {
            bids.push((field, Bid { score, why: Why::ByName }));
        }
    }
    let best_name = names.first().map_or(0.0, |(_, score)| *score);
    for (field, score) in &contents.scores {
        // Cells decide where the header is silent; where it speaks of something else, only weakly.
        let score = if header.trim().is_empty() { *score } else { *score * 0.92 - 0.3 * best_name };
        let enough = contents.filled >= CONTENT_CELLS || *field == Field::Email;
        if score < CONTENT_THRESHOLD || !enough || other > 0.0 {
            continue;
        }
        match bids.iter_mut().find(|(known, _)| known == field) {
            Some((_, bid)) if bid.score >= score => {}
            Some((_, bid)) => *bid = Bid { score, why: Why::ByContent },
            None => bids.push((*field, Bid { score, why: Why::ByContent })),
        }
    }
    bids
}
