//! What a gesture makes of a hall's rows, and how it is written.

use std::collections::{BTreeMap, BTreeSet};

use domain::booth::Booth;
use domain::hall::{Circuit, Hall, PlanElement};
use domain::id::{BoothAssignmentId, BoothId, CircuitId, PlanElementId};
use domain::party::BoothAssignment;
use planner::floor::Rules;
use store::Tx;

use super::model::Model;
use super::wire::{Becomes, Touched};
use crate::error::AppError;
use crate::floor_plan::PlanWarning;
use crate::hall::file::RulesOut;
use crate::hall::rules_key;

/// Rows that are new, otherwise, or gone (`None`).
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub(super) head: Option<Hall>,
    pub(super) rules: Option<RulesOut>,
    pub(super) booths: BTreeMap<BoothId, Option<Booth>>,
    pub(super) elements: BTreeMap<PlanElementId, Option<PlanElement>>,
    pub(super) circuits: BTreeMap<CircuitId, Option<Circuit>>,
    /// Assignments that end.
    pub(super) lifted: Vec<BoothAssignmentId>,
    /// Assignments that are otherwise.
    pub(super) moved: Vec<BoothAssignment>,
    /// New assignments.
    pub(super) given: Vec<BoothAssignment>,
    /// Booths that stay, and that others have or nobody has now.
    pub(super) reoccupied: BTreeSet<BoothId>,
    pub(super) touched: Vec<Touched>,
    pub(super) warnings: Vec<PlanWarning>,
}

impl Draft {
    /// The booth as the gesture leaves it; `None` where it is not there.
    pub(super) fn booth<'a>(&'a self, model: &'a Model, id: BoothId) -> Option<&'a Booth> {
        match self.booths.get(&id) {
            Some(booth) => booth.as_ref(),
            None => model.booths.get(&id),
        }
    }

    /// Whether the hall has the circuit after the gesture.
    pub(super) fn has_circuit(&self, model: &Model, id: CircuitId) -> bool {
        self.circuits.get(&id).map_or_else(|| model.circuits.contains_key(&id), Option::is_some)
    }

    /// The element as the gesture leaves it; `None` where it is not there.
    pub(super) fn element<'a>(&'a self, model: &'a Model, id: PlanElementId) -> Option<&'a PlanElement> {
        match self.elements.get(&id) {
            Some(element) => element.as_ref(),
            None => model.elements.get(&id),
        }
    }

    /// Leaves out what is as it was.
    pub(super) fn only_differences(&mut self, model: &Model) {
        self.booths.retain(|id, booth| booth.as_ref() != model.booths.get(id));
        self.elements.retain(|id, element| element.as_ref() != model.elements.get(id));
        self.circuits.retain(|id, circuit| circuit.as_ref() != model.circuits.get(id));
        self.head = self.head.take().filter(|head| *head != model.hall);
        let now = model.rules.map_or_else(Rules::default, RulesOut::rules);
        self.rules = self.rules.filter(|rules| rules.rules() != now);
    }

    /// Everybody leaves a booth.
    pub(super) fn lift(&mut self, model: &Model, id: BoothId) {
        self.touched.extend(touched(model, id, Becomes::Lifted));
        self.lifted.extend(model.occupants_of(id).iter().map(|occupant| occupant.assignment.id));
        self.reoccupied.insert(id);
    }

    /// Writes the rows: what others refer to first, and away last.
    pub(super) fn write(&self, tx: &mut Tx<'_>, model: &Model) -> Result<(), AppError> {
        if let Some(head) = &self.head {
            tx.update(head)?;
        }
        if let Some(rules) = &self.rules {
            if rules.rules() == Rules::default() {
                tx.remove_setting(&rules_key(&model.hall))?;
            } else {
                tx.set_setting(&rules_key(&model.hall), rules)?;
            }
        }
        for element in self.elements.values().flatten() {
            tx.put(element)?;
        }
        for circuit in self.circuits.values().flatten() {
            tx.put(circuit)?;
        }
        for id in &self.lifted {
            tx.delete::<BoothAssignment>(*id)?;
        }
        for assignment in &self.moved {
            tx.update(assignment)?;
        }
        for (id, booth) in &self.booths {
            if booth.is_none() {
                tx.delete::<Booth>(*id)?;
            }
        }
        let stays = |booth: &&Booth| model.booths.contains_key(&booth.id);
        let kept: Vec<&Booth> = self.booths.values().flatten().filter(stays).collect();
        update_codes(tx, model, &kept)?;
        for booth in self.booths.values().flatten().filter(|booth| !stays(booth)) {
            tx.insert(booth)?;
        }
        for assignment in &self.given {
            tx.insert(assignment)?;
        }
        for (id, circuit) in &self.circuits {
            if circuit.is_none() {
                tx.delete::<Circuit>(*id)?;
            }
        }
        for (id, element) in &self.elements {
            if element.is_none() {
                tx.delete::<PlanElement>(*id)?;
            }
        }
        Ok(())
    }
}

/// Writes booths that were there before. Codes are unique at every moment, so a booth waits until its new code is free;
/// in a ring of booths that wait for each other one steps aside first.
fn update_codes<'b>(tx: &mut Tx<'_>, model: &'b Model, booths: &[&'b Booth]) -> Result<(), AppError> {
    let old = |booth: &Booth| model.booths.get(&booth.id).map(|known| known.code.as_str());
    let mut waiting: BTreeMap<&str, &Booth> = BTreeMap::new();
    let mut held: BTreeSet<&str> = BTreeSet::new();
    for &booth in booths {
        match old(booth) {
            Some(code) if code != booth.code => {
                waiting.insert(&booth.code, booth);
                held.insert(code);
            }
            _ => {
                tx.update(booth)?;
            }
        }
    }
    let free: Vec<&str> = waiting.keys().copied().filter(|code| !held.contains(code)).collect();
    for code in free {
        go_on(tx, waiting.remove(code), &mut waiting, &old)?;
    }
    // What is left waits in rings.
    while let Some((code, booth)) = waiting.pop_first() {
        let aside = format!("~{}", &booth.id.0.simple().to_string()[20..]);
        tx.update(&Booth { code: aside, ..booth.clone() })?;
        waiting.insert(code, booth);
        let next = old(booth).and_then(|freed| waiting.remove(freed));
        go_on(tx, next, &mut waiting, &old)?;
    }
    Ok(())
}

/// Writes a booth whose new code is free, then the one that waits for its old code, and so on.
fn go_on<'b>(
    tx: &mut Tx<'_>,
    first: Option<&'b Booth>,
    waiting: &mut BTreeMap<&'b str, &'b Booth>,
    old: &impl Fn(&Booth) -> Option<&'b str>,
) -> Result<(), AppError> {
    let mut next = first;
    while let Some(booth) = next {
        tx.update(booth)?;
        next = old(booth).and_then(|freed| waiting.remove(freed));
    }
    Ok(())
}

/// The parties on a booth, and what becomes of them.
pub(super) fn touched(model: &Model, id: BoothId, becomes: Becomes) -> Vec<Touched> {
    let code = model.booths.get(&id).map(|booth| booth.code.clone()).unwrap_or_default();
    model
        .occupants_of(id)
        .iter()
        .map(|occupant| Touched {
            booth: id.to_string(),
            code: code.clone(),
            party: occupant.party.id.to_string(),
            first_day: occupant.party.first_day,
            last_day: occupant.party.last_day,
            firms: occupant.members.iter().map(|member| member.exhibitor_name.clone()).collect(),
            becomes,
        })
        .collect()
}
