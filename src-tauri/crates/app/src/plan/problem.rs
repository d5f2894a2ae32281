//! The planner's problem, from what the workspace has.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::id::BoothId;
use domain::participation::CornerWish;
use planner::floor::{self, DeriveOptions};
use planner::problem::{Booth, Circuit, Corner, Exhibitor, Neighbour, Problem};
use store::{PartyLine, PartyMemberLine};

use super::terms::Terms;
use crate::exhibitors::region;
use crate::hall::file::Floor;
use crate::hall::{floor_booths, plan_of};

/// A party on its booths.
#[derive(Debug, Clone)]
pub(super) struct Stand<'l> {
    pub line: &'l PartyLine,
    pub booths: BTreeSet<BoothId>,
}

/// The booths and circuits of an event's halls as the planner sees them, with nobody on them, and what firms wish for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ground {
    problem: Problem,
    terms: Terms,
    /// In the order of the problem's booths.
    ids: Vec<BoothId>,
    index: BTreeMap<BoothId, usize>,
}

impl Ground {
    pub(super) fn new(floors: &[Floor], terms: Terms) -> Self {
        let mut ground = Self { problem: empty_problem(), terms, ids: Vec::new(), index: BTreeMap::new() };
        let names = circuit_names(floors);
        for (floor, names) in floors.iter().zip(&names) {
            ground.add(floor, names);
        }
        ground
    }

    fn add(&mut self, floor: &Floor, circuit_names: &BTreeMap<&str, String>) {
        let on_floor = floor_booths(floor);
        let (derived, neighbours) =
            floor::derive(&plan_of(&floor.hall, &floor.elements), &on_floor, DeriveOptions::default());
        for ((booth, on_floor), derived) in floor.booths.iter().zip(&on_floor).zip(&derived) {
            let size = booth.shape.unturned_bounds();
            self.index.insert(booth.id, self.ids.len());
            self.ids.push(booth.id);
            self.problem.booths.push(Booth {
                id: booth.code.clone(),
                width_mm: size.map_or(0, |size| size.width_mm),
                depth_mm: size.map_or(0, |size| size.depth_mm),
                power_va: i64::from(booth.power_va),
                water: booth.water,
                accessible: booth.accessible,
                open_sides: i64::from(derived.open_sides),
                premium: booth.premium,
                zone: booth.zone.clone(),
                closed: booth.closed,
                circuit: on_floor.circuit.as_deref().and_then(|name| circuit_names.get(name).cloned()),
            });
        }
        self.problem.neighbours.extend(neighbours.iter().map(|pair| Neighbour {
            a: floor.booths[pair.a].code.clone(),
            b: floor.booths[pair.b].code.clone(),
            kind: pair.kind,
        }));
        self.problem.circuits.extend(floor.circuits.iter().filter_map(|on| {
            let id = circuit_names.get(on.name.as_str())?.clone();
            Some(Circuit { id, capacity_va: i64::from(on.capacity_va) })
        }));
    }

    /// The booth of an id; `None` for one of another event.
    pub(super) fn booth(&self, id: BoothId) -> Option<&Booth> {
        self.index.get(&id).map(|index| &self.problem.booths[*index])
    }

    /// The code of a booth.
    pub(super) fn code(&self, id: BoothId) -> &str {
        self.booth(id).map_or("", |booth| booth.id.as_str())
    }

    /// The codes of booths, in the order of the halls.
    pub(super) fn codes(&self, booths: &BTreeSet<BoothId>) -> Vec<String> {
        let mut indices: Vec<usize> = booths.iter().filter_map(|id| self.index.get(id).copied()).collect();
        indices.sort_unstable();
        indices.into_iter().map(|index| self.problem.booths[index].id.clone()).collect()
    }

    /// The booth of a code.
    pub(super) fn id_of(&self, code: &str) -> Option<BoothId> {
        let index = self.problem.booths.iter().position(|booth| booth.id == code)?;
        Some(self.ids[index])
    }

    /// Every code, in the order of the halls.
    pub(super) fn all_codes(&self) -> impl Iterator<Item = &str> {
        self.problem.booths.iter().map(|booth| booth.id.as_str())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// The booths and circuits, and nobody.
    pub(super) fn bare(&self) -> &Problem {
        &self.problem
    }

    /// Wishes and weights.
    pub(super) fn terms(&self) -> &Terms {
        &self.terms
    }

    /// The same ground with other weights.
    pub(super) fn set_weights(&mut self, weights: BTreeMap<String, i64>) {
        self.terms.weights = weights;
    }

    /// What is drawn from each circuit on the worst of some days: parties of different days do not add up.
    pub(super) fn drawn_va(
        &self,
        from: NaiveDate,
        until: NaiveDate,
        stands: &[&Stand<'_>],
    ) -> BTreeMap<&str, i64> {
        let mut most = BTreeMap::new();
        for day in from.iter_days().take_while(|day| *day <= until) {
            let mut on_day: BTreeMap<&str, i64> = BTreeMap::new();
            let present =
                |stand: &&&Stand<'_>| stand.line.party.first_day <= day && day <= stand.line.party.last_day;
            for stand in stands.iter().filter(present) {
                self.draw(stand, &mut on_day);
            }
            for (circuit, load_va) in on_day {
                let worst = most.entry(circuit).or_insert(0);
                *worst = load_va.max(*worst);
            }
        }
        most
    }

    /// Adds what a party draws, over its booths in proportion to their power, the rest to the first: as the planner
    /// shares it.
    fn draw<'s>(&'s self, stand: &Stand<'_>, loads: &mut BTreeMap<&'s str, i64>) {
        let mut booths: Vec<&Booth> = stand.booths.iter().filter_map(|id| self.booth(*id)).collect();
        booths.sort_by(|one, other| one.id.cmp(&other.id));
        let given_va: Vec<i64> = booths.iter().map(|booth| booth.power_va).collect();
        for (booth, share_va) in booths.into_iter().zip(shares_va(power_va(stand.line), &given_va)) {
            if let Some(circuit) = booth.circuit.as_deref() {
                *loads.entry(circuit).or_insert(0) += share_va;
            }
        }
    }
}

/// What a party draws at each of its booths, in the order of their codes: in proportion to the power that each may be
/// given, the rest at the first.
pub(crate) fn shares_va(needed_va: i64, given_va: &[i64]) -> Vec<i64> {
    let total_va: i64 = given_va.iter().sum();
    let mut shares: Vec<i64> = given_va
        .iter()
        .map(|given_va| (needed_va * given_va).checked_div(total_va).unwrap_or_default())
        .collect();
    let rest_va = needed_va - shares.iter().sum::<i64>();
    if let Some(first) = shares.first_mut() {
        *first += rest_va;
    }
    shares
}

/// The circuits of each hall by the names that people read: their own, and the hall's behind it where another hall has
/// a circuit of that name.
fn circuit_names(floors: &[Floor]) -> Vec<BTreeMap<&str, String>> {
    let mut count: BTreeMap<&str, usize> = BTreeMap::new();
    for circuit in floors.iter().flat_map(|floor| &floor.circuits) {
        *count.entry(&circuit.name).or_default() += 1;
    }
    let mut taken: BTreeSet<String> =
        count.iter().filter(|(_, count)| **count == 1).map(|(name, _)| (*name).to_owned()).collect();
    let mut names = Vec::with_capacity(floors.len());
    for floor in floors {
        let mut of_floor = BTreeMap::new();
        for circuit in &floor.circuits {
            let mut name = circuit.name.clone();
            if count.get(name.as_str()).is_some_and(|count| *count > 1) {
                name = format!("{name} ({})", floor.hall.name);
                while !taken.insert(name.clone()) {
                    name.push('\'');
                }
            }
            of_floor.insert(circuit.name.as_str(), name);
        }
        names.push(of_floor);
    }
    names
}

/// The power of all who share a place.
pub(crate) fn power_va(line: &PartyLine) -> i64 {
    line.members.iter().map(|member| i64::from(member.participation.request.power_va)).sum()
}

/// A party as the planner sees it: what its main exhibitor asks for, the power of all who share.
pub(super) fn party(line: &PartyLine) -> Exhibitor {
    let main = line.members.first();
    let request = main.map(|main| main.participation.request).unwrap_or_default();
    let any = |wish: fn(&domain::participation::BoothRequest) -> bool| {
        line.members.iter().any(|member| wish(&member.participation.request))
    };
    Exhibitor {
        id: line.party.id.to_string(),
        width_mm: i64::from(request.width_mm),
        depth_mm: i64::from(request.depth_mm),
        power_va: power_va(line),
        booths: i64::from(request.booths),
        priority: main.map_or(0, |main| i64::from(main.participation.priority)),
        category: main.and_then(|main| main.category.clone()),
        group: line.members.iter().find_map(|member| member.participation.group.clone()),
        region: main.and_then(|main| region(city_code(main), main.city.as_deref())),
        water: any(|request| request.water),
        accessible: any(|request| request.accessible),
        corner: match request.corner {
            CornerWish::No => Corner::No,
            CornerWish::Want => Corner::Want,
            CornerWish::Must => Corner::Must,
        },
        ..Exhibitor::default()
    }
}

/// Kemendagri's code of a firm's city or regency.
fn city_code(member: &PartyMemberLine) -> Option<&str> {
    member.region_code.as_deref().and_then(|code| code.get(..5))
}

fn empty_problem() -> Problem {
    Problem {
        version: planner::problem::FORMAT_VERSION,
        booths: Vec::new(),
        neighbours: Vec::new(),
        circuits: Vec::new(),
        exhibitors: Vec::new(),
        weights: BTreeMap::new(),
        max_moved: None,
    }
}

#[cfg(test)]
mod tests {
    use domain::geometry::{PolygonMm, RectMm};
    use domain::hall::{Circuit, Hall, PlanState};
    use domain::id::{CircuitId, EventId, HallId};
    use uuid::Uuid;

    use super::*;

    fn floor(name: &str, circuits: &[&str]) -> Floor {
        let hall = Hall {
            id: HallId(Uuid::now_v7()),
            event_id: EventId(Uuid::nil()),
            name: name.to_owned(),
            outline: PolygonMm::rect(RectMm::new(0, 0, 10_000, 10_000)),
            north_mdeg: 0,
            plan_state: PlanState::Draft,
            position: 0,
        };
        let circuit = |name: &&str| Circuit {
            id: CircuitId(Uuid::now_v7()),
            hall_id: hall.id,
            name: (*name).to_owned(),
            capacity_va: 11_000,
            power_point_id: None,
        };
        let circuits = circuits.iter().map(circuit).collect();
        Floor { rules: None, elements: Vec::new(), circuits, booths: Vec::new(), hall }
    }

    #[test]
    fn circuits_are_named_as_on_the_power_plan_and_halls_tell_namesakes_apart() {
        let floors = [floor("Aula", &["C01", "C02"]), floor("Serambi", &["C01", "C01 (Aula)"])];
        let ids: Vec<String> = Ground::new(&floors, Terms::default())
            .problem
            .circuits
            .into_iter()
            .map(|circuit| circuit.id)
            .collect();
        assert_eq!(ids, ["C01 (Aula)'", "C02", "C01 (Serambi)", "C01 (Aula)"]);
    }
}
