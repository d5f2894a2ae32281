//! New codes for booths: tried first, old and new side by side.

use std::collections::{BTreeMap, BTreeSet};

use domain::booth::Booth;
use domain::geometry::BoothShape;
use domain::hall::PlanState;
use domain::id::BoothId;
use domain::numbering::{BoothCode, Numbering, NumberingError, RowLetters, RowNames, StartCorner};
use planner::floor::rows;
use store::Reader;

use super::codes::{codes_after, on_badges};
use super::draft::Draft;
use super::gesture::{gesture, id, look};
use super::model::Model;
use super::wire::{CodeChange, CornerIn, HallRenumber, NumberingScheme, Renumbered, RowNamesIn, RowsRun};
use crate::error::AppError;
use crate::session::Session;
use crate::texts::Lang;

/// Numbers a hall's booths anew, or some of them; a dry run says what would become of each.
///
/// # Errors
/// [`AppError::ChangedElsewhere`]; [`AppError::HallPublished`], whose codes are on paper; [`AppError::CodesTaken`] where
/// other booths have the new codes (a dry run names them); [`AppError::Unfit`] for a scheme that cannot be.
pub fn renumber(session: &mut Session, request: &HallRenumber) -> Result<Renumbered, AppError> {
    let lang = session.lang();
    let made_on = Some(request.revision.as_str());
    if request.dry_run {
        return look(session, &request.hall, made_on, |model, read| Ok(plan(model, read, request, lang)?.0));
    }
    let mut said = None;
    let changed = gesture(session, &request.hall, made_on, "hall_renumber", |model, read| {
        let (renumbered, draft) = plan(model, read, request, lang)?;
        if !renumbered.doubles.is_empty() {
            return Err(AppError::CodesTaken { codes: renumbered.doubles });
        }
        said = Some(renumbered);
        Ok(draft)
    })?;
    let renumbered = said.ok_or(AppError::NoHall)?;
    Ok(Renumbered { changed: Some(changed), ..renumbered })
}

/// Free floor from this on between two booths of a row is an aisle, also one that is too narrow; less is a crack.
const AISLE_MM: i64 = 1_000;

fn plan(
    model: &Model,
    read: &Reader<'_>,
    request: &HallRenumber,
    lang: Lang,
) -> Result<(Renumbered, Draft), AppError> {
    if model.hall.plan_state == PlanState::Published {
        return Err(AppError::HallPublished { hall: model.hall.name.clone() });
    }
    let booths: Vec<&Booth> = match &request.booths {
        None => model.booths.values().collect(),
        Some(ids) => {
            let mut booths = BTreeMap::new();
            for text in ids {
                let id = BoothId(id(text)?);
                let unknown = || AppError::Unknown { kind: "booth", name: text.clone(), known: Vec::new() };
                booths.insert(id, model.booths.get(&id).ok_or_else(unknown)?);
            }
            booths.into_values().collect()
        }
    };
    let new = codes(&booths, &request.scheme)?;
    let mut draft = Draft::default();
    let mut changes: Vec<(BoothCode, CodeChange)> = Vec::with_capacity(new.len());
    let printed =
        if model.occupants.is_empty() { BTreeSet::new() } else { read.booths_on_badges(model.hall.id)? };
    let mut recoded = Vec::new();
    for (booth, code) in new {
        let text = code.to_string();
        let firms = model.occupants_of(booth.id).iter().flat_map(|occupant| &occupant.members);
        changes.push((
            code,
            CodeChange {
                booth: booth.id.to_string(),
                old: booth.code.clone(),
                new: text.clone(),
                firms: firms.map(|member| member.exhibitor_name.clone()).collect(),
                on_badges: printed.contains(&booth.id),
            },
        ));
        if text != booth.code {
            recoded.push(booth.id);
            draft.booths.insert(booth.id, Some(Booth { code: text, ..booth.clone() }));
        }
    }
    changes.sort_by(|one, other| one.0.cmp(&other.0));
    let named: BTreeSet<BoothId> = booths.iter().map(|booth| booth.id).collect();
    draft.warnings.extend(on_badges(read, model, &recoded, lang)?);
    let renumbered = Renumbered {
        doubles: codes_after(read, model, &draft)?.doubles(&named),
        codes: changes.into_iter().map(|(_, change)| change).collect(),
        warnings: draft.warnings.clone(),
        changed: None,
    };
    Ok((renumbered, draft))
}

/// The code that each booth gets.
fn codes<'m>(
    booths: &[&'m Booth],
    scheme: &NumberingScheme,
) -> Result<Vec<(&'m Booth, BoothCode)>, AppError> {
    let by_columns = scheme.by == RowsRun::Columns;
    let numbering = numbering(scheme, by_columns)?;
    let shapes: Vec<&BoothShape> = booths.iter().map(|booth| &booth.shape).collect();
    let aisle_mm = scheme.skip_at_aisles.then_some(AISLE_MM);
    let rows = rows(&shapes, by_columns, aisle_mm);
    let lengths: Vec<usize> = rows.iter().map(Vec::len).collect();
    let codes = numbering.codes(&lengths).map_err(|error| AppError::Unfit {
        thing: scheme.prefix.clone(),
        problem: match error {
            NumberingError::Code(_) => "prefix",
            NumberingError::TooManyRows { .. } => "rows",
            NumberingError::TooManyBooths { .. } => "numbers",
        },
    })?;
    let pairs = rows.into_iter().flatten().zip(codes.into_iter().flatten());
    // Where a row crosses an aisle there is no booth, and its code is nobody's.
    Ok(pairs.filter_map(|(place, code)| Some((booths[place?], code))).collect())
}

fn numbering(scheme: &NumberingScheme, by_columns: bool) -> Result<Numbering, AppError> {
    let letters = |text: &String| {
        let unfit = || AppError::Unfit { thing: text.clone(), problem: "letters" };
        RowLetters::parse(text.trim()).ok_or_else(unfit)
    };
    let start_corner = match (scheme.start_corner, by_columns) {
        (CornerIn::TopLeft, _) => StartCorner::TopLeft,
        (CornerIn::BottomRight, _) => StartCorner::BottomRight,
        // Down the plan, what was across is down: the two other corners change places.
        (CornerIn::TopRight, false) | (CornerIn::BottomLeft, true) => StartCorner::TopRight,
        (CornerIn::BottomLeft, false) | (CornerIn::TopRight, true) => StartCorner::BottomLeft,
    };
    Ok(Numbering {
        start_corner,
        serpentine: scheme.serpentine,
        prefix: scheme.prefix.trim().to_owned(),
        digits: scheme.digits,
        first_row: scheme.first_row.as_ref().map(letters).transpose()?,
        row_names: match scheme.row_names {
            RowNamesIn::Letters => RowNames::Letters,
            RowNamesIn::Hundreds => RowNames::Hundreds,
        },
        skip: BTreeSet::new(),
        first: scheme.first,
        skip_rows: scheme.skip_letters.iter().map(letters).collect::<Result<_, _>>()?,
        skip_numbers: scheme.skip_numbers.iter().copied().collect(),
    })
}
