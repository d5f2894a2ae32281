//! Codes of booths: each once in an event, whoever draws, numbers or copies.

use std::collections::{BTreeMap, BTreeSet};

use domain::hall::PlanState;
use domain::id::BoothId;
use domain::numbering::BoothCode;
use store::Reader;

use super::draft::Draft;
use super::model::Model;
use crate::error::AppError;
use crate::floor_plan::PlanWarning;
use crate::texts::{Lang, editing};

/// What makes two codes the same: A-1 is A-01.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Code(BoothCode),
    Text(String),
}

pub(super) fn key(code: &str) -> Key {
    BoothCode::parse(code).map_or_else(|_| Key::Text(code.to_lowercase()), Key::Code)
}

/// The codes of an event, by what makes them the same.
#[derive(Debug, Default)]
pub(super) struct Taken(BTreeMap<Key, Vec<(BoothId, String)>>);

impl Taken {
    pub(super) fn of(codes: impl IntoIterator<Item = (BoothId, String)>) -> Self {
        let mut taken = Self::default();
        for (id, code) in codes {
            taken.0.entry(key(&code)).or_default().push((id, code));
        }
        taken
    }

    pub(super) fn has(&self, code: &str) -> bool {
        self.0.contains_key(&key(code))
    }

    pub(super) fn put(&mut self, id: BoothId, code: &str) {
        self.0.entry(key(code)).or_default().push((id, code.to_owned()));
    }

    /// The codes that several booths have, where one of them is named.
    pub(super) fn doubles(&self, of: &BTreeSet<BoothId>) -> Vec<String> {
        self.0
            .values()
            .filter(|booths| booths.len() > 1 && booths.iter().any(|(id, _)| of.contains(id)))
            .map(|booths| booths[0].1.clone())
            .collect()
    }

    /// The next code that is free after another one, in its row; after A-00 where there is none to go on from.
    pub(super) fn next(&self, after: Option<&str>) -> Option<String> {
        let begin = || BoothCode::parse("A-01").ok();
        let after = after.and_then(|code| BoothCode::parse(code).ok());
        let (mut code, mut number) = match after {
            Some(code) => (code.with_number(code.number() + 1).or_else(begin)?, code.number() + 1),
            None => (begin()?, 1),
        };
        while self.has(&code.to_string()) {
            number = number.checked_add(1)?;
            code = code.with_number(number)?;
        }
        Some(code.to_string())
    }
}

/// New booths that get the next free code, each with the code that its own comes after.
#[derive(Debug, Default)]
pub(super) struct Codes(Vec<(BoothId, Option<String>)>);

impl Codes {
    pub(super) fn give(&mut self, booth: BoothId, after: Option<String>) {
        self.0.push((booth, after));
    }

    /// Gives the codes that are to be given, and refuses those that another booth of the event has.
    pub(super) fn settle(
        self,
        read: &Reader<'_>,
        model: &Model,
        draft: &mut Draft,
        lang: Lang,
    ) -> Result<(), AppError> {
        let recoded = recoded(model, draft);
        let is_old = |id: &BoothId| model.booths.contains_key(id);
        if recoded.iter().any(is_old) && model.hall.plan_state == PlanState::Published {
            return Err(AppError::HallPublished { hall: model.hall.name.clone() });
        }
        if recoded.is_empty() {
            return Ok(());
        }
        let mut taken = codes_after(read, model, draft)?;
        for (id, after) in self.0 {
            let last = || model.booths.values().map(|booth| key(&booth.code)).max();
            let after = after.or_else(|| match last() {
                Some(Key::Code(code)) => Some(code.to_string()),
                _ => None,
            });
            let code = taken.next(after.as_deref()).or_else(|| taken.next(None));
            let code =
                code.ok_or_else(|| AppError::Unfit { thing: after.unwrap_or_default(), problem: "code" })?;
            taken.put(id, &code);
            if let Some(Some(booth)) = draft.booths.get_mut(&id) {
                booth.code = code;
            }
        }
        let doubles = taken.doubles(&recoded);
        if !doubles.is_empty() {
            return Err(AppError::CodesTaken { codes: doubles });
        }
        let old: Vec<BoothId> = recoded.into_iter().filter(is_old).collect();
        draft.warnings.extend(on_badges(read, model, &old, lang)?);
        Ok(())
    }
}

/// The booths that are new or get another code.
fn recoded(model: &Model, draft: &Draft) -> BTreeSet<BoothId> {
    let known = |id: &BoothId| model.booths.get(id).map(|booth| booth.code.as_str());
    let booths = draft.booths.values().flatten();
    booths.filter(|booth| known(&booth.id) != Some(&booth.code)).map(|booth| booth.id).collect()
}

/// The event's codes as the gesture leaves them; those that are still to be given are not among them.
pub(super) fn codes_after(read: &Reader<'_>, model: &Model, draft: &Draft) -> Result<Taken, AppError> {
    let mut codes: BTreeMap<BoothId, String> = read.booth_codes(model.hall.event_id)?.into_iter().collect();
    for (id, booth) in &draft.booths {
        match booth {
            Some(booth) if !booth.code.is_empty() => codes.insert(*id, booth.code.clone()),
            _ => codes.remove(id),
        };
    }
    Ok(Taken::of(codes))
}

/// A warning where the codes of booths stand on badges that were printed.
pub(super) fn on_badges(
    read: &Reader<'_>,
    model: &Model,
    booths: &[BoothId],
    lang: Lang,
) -> Result<Option<PlanWarning>, AppError> {
    if booths.is_empty() || model.occupants.is_empty() {
        return Ok(None);
    }
    let printed = read.booths_on_badges(model.hall.id)?;
    let codes: Vec<String> = booths
        .iter()
        .filter(|id| printed.contains(id))
        .filter_map(|id| model.booths.get(id).map(|booth| booth.code.clone()))
        .collect();
    if codes.is_empty() {
        return Ok(None);
    }
    Ok(Some(PlanWarning { code: "on_badges", message: editing::on_badges(lang, &codes) }))
}
