//! The planner's problem, from what the workspace has.

use std::collections::{BTreeMap, BTreeSet};

use domain::id::BoothId;
use domain::participation::CornerWish;
use domain::party::Party;
use planner::floor::{self, DeriveOptions};
use planner::problem::{Booth, Circuit, Corner, Exhibitor, Neighbour, Problem};
use store::PartyLine;

use super::is_by_a_person;
use crate::hall::file::Floor;
use crate::hall::{floor_booths, plan_of};

/// The planner's problem for the parties of one span. Booths and circuits of several halls keep apart by their names.
pub(super) fn problem(
    floors: &[Floor],
    lines: &[&PartyLine],
    kept: &[(Party, BoothId)],
    held: &[&PartyLine],
) -> Problem {
    let Some(span) = lines.first().map(|line| &line.party) else { return empty_problem() };
    let taken: BTreeSet<BoothId> =
        kept.iter().filter(|(party, _)| party.meets(span)).map(|(_, booth)| *booth).collect();
    let mut problem = empty_problem();
    for (index, floor) in floors.iter().enumerate() {
        let on_floor = floor_booths(floor);
        let (derived, neighbours) =
            floor::derive(&plan_of(&floor.hall, &floor.elements), &on_floor, DeriveOptions::default());
        let circuit = |name: &str| format!("{index}/{name}");
        for ((booth, on_floor), derived) in floor.booths.iter().zip(&on_floor).zip(&derived) {
            let size = booth.shape.unturned_bounds();
            problem.booths.push(Booth {
                id: booth.code.clone(),
                width_mm: size.map_or(0, |size| size.width_mm),
                depth_mm: size.map_or(0, |size| size.depth_mm),
                power_va: i64::from(booth.power_va),
                water: booth.water,
                accessible: booth.accessible,
                open_sides: i64::from(derived.open_sides),
                premium: booth.premium,
                zone: booth.zone.clone(),
                closed: booth.closed || taken.contains(&booth.id),
                circuit: on_floor.circuit.as_deref().map(circuit),
            });
        }
        problem.neighbours.extend(neighbours.iter().map(|pair| Neighbour {
            a: floor.booths[pair.a].code.clone(),
            b: floor.booths[pair.b].code.clone(),
            kind: pair.kind,
        }));
        problem.circuits.extend(
            floor
                .circuits
                .iter()
                .map(|on| Circuit { id: circuit(&on.name), capacity_va: i64::from(on.capacity_va) }),
        );
        for line in held.iter().filter(|line| line.party.meets(span)) {
            draw(&mut problem.circuits, floor, circuit, line);
        }
    }
    problem.exhibitors = lines.iter().map(|line| party(line)).collect();
    problem
}

/// Takes what a party draws off its circuits, over its booths in proportion to their power.
fn draw(circuits: &mut [Circuit], floor: &Floor, name: impl Fn(&str) -> String, line: &PartyLine) {
    let has = |id: BoothId| line.assignments.iter().any(|one| is_by_a_person(one) && one.booth_id == id);
    let booths: Vec<_> = floor.booths.iter().filter(|booth| has(booth.id)).collect();
    let total: i64 = booths.iter().map(|booth| i64::from(booth.power_va)).sum();
    for booth in booths {
        let on = floor.circuits.iter().find(|circuit| Some(circuit.id) == booth.circuit_id);
        let on = on.map(|circuit| name(&circuit.name));
        if let Some(circuit) = circuits.iter_mut().find(|circuit| Some(&circuit.id) == on.as_ref()) {
            let share_va = (power_va(line) * i64::from(booth.power_va)).checked_div(total).unwrap_or(0);
            circuit.capacity_va = (circuit.capacity_va - share_va).max(0);
        }
    }
}

/// The power of all who share a place.
fn power_va(line: &PartyLine) -> i64 {
    line.members.iter().map(|member| i64::from(member.participation.request.power_va)).sum()
}

/// A party as the planner sees it: what its main exhibitor asks for, the power of all who share.
fn party(line: &PartyLine) -> Exhibitor {
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
        group: None,
        region: None,
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
