//! What each booth draws, and what that makes on each circuit.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::booth::Booth;
use domain::event::Event;
use domain::hall::{Circuit, ElementKind, Hall, PlanElement};
use domain::id::{BoothId, CircuitId, PartyId};
use planner::floor::fed_by_circuit;
use store::{BoothLine, Reader};

use super::{BoothLoad, CircuitLoad, PowerHall, PowerPoint};
use crate::error::AppError;
use crate::floor_plan::fascia_name;
use crate::hall::file::Floor;
use crate::hall::{code_order, floor_booths};
use crate::plan::{power_va, shares_va};
use crate::texts::{Lang, planning, powering};

/// What each party of an event draws at each of its booths, whatever hall they are in.
pub(super) struct Draws(BTreeMap<(PartyId, BoothId), i64>);

impl Draws {
    pub(super) fn read(read: &Reader<'_>, event: &Event) -> Result<Self, AppError> {
        let booths: BTreeMap<BoothId, Booth> =
            read.booths(event.id)?.into_iter().map(|booth| (booth.id, booth)).collect();
        let mut draws = BTreeMap::new();
        for line in read.parties_of_event(event.id)? {
            let mut own: Vec<&Booth> =
                line.assignments.iter().filter_map(|one| booths.get(&one.booth_id)).collect();
            own.sort_by(|one, other| one.code.cmp(&other.code));
            let given: Vec<i64> = own.iter().map(|booth| i64::from(booth.power_va)).collect();
            let shares = shares_va(power_va(&line), &given);
            draws.extend(own.iter().map(|booth| (line.party.id, booth.id)).zip(shares));
        }
        Ok(Self(draws))
    }

    fn of(&self, party: PartyId, booth: BoothId) -> i64 {
        self.0.get(&(party, booth)).copied().unwrap_or_default()
    }
}

/// A row with the days on which it counts.
struct Row {
    load: BoothLoad,
    days: Option<(NaiveDate, NaiveDate)>,
    circuit: Option<CircuitId>,
}

pub(super) fn hall(
    read: &Reader<'_>,
    lang: Lang,
    event: &Event,
    hall: &Hall,
    draws: &Draws,
) -> Result<PowerHall, AppError> {
    let mut lines = read.booths_of_hall(hall.id)?;
    lines.sort_by_cached_key(|line| code_order(&line.booth.code));
    let elements = read.plan_elements(hall.id)?;
    let mut circuits = read.circuits(hall.id)?;
    circuits.sort_by_cached_key(|circuit| code_order(&circuit.name));
    let rows: Vec<Row> = lines.iter().flat_map(|line| rows(line, event, draws)).collect();
    let floor = Floor {
        rules: None,
        elements: Vec::new(),
        circuits: circuits.clone(),
        booths: lines.into_iter().map(|line| line.booth).collect(),
        hall: hall.clone(),
    };
    let on_floor = floor_booths(&floor);
    let fed = fed_by_circuit(&on_floor);
    let given = |name: &str| fed.get(name).map_or(0, |fed| fed.load_va);

    let mut points: Vec<(Option<&PlanElement>, Vec<CircuitLoad>)> = elements
        .iter()
        .filter(|one| one.kind == ElementKind::PowerPoint)
        .map(|one| (Some(one), vec![]))
        .collect();
    points.push((None, Vec::new()));
    for circuit in &circuits {
        let own = circuit.power_point_id;
        let at = points.iter().position(|(point, _)| own.is_some() && point.map(|point| point.id) == own);
        let last = points.len() - 1;
        points[at.unwrap_or(last)].1.push(circuit_load(lang, circuit, &rows, given(&circuit.name)));
    }
    let mut points: Vec<PowerPoint> = points
        .into_iter()
        .filter(|(point, circuits)| point.is_some() || !circuits.is_empty())
        .map(|(point, circuits)| power_point(lang, point, circuits))
        .collect();
    points.sort_by_cached_key(|point| (point.label.is_none(), point.label.as_deref().map(code_order)));
    let unfed: Vec<BoothLoad> = rows
        .into_iter()
        .filter(|row| row.circuit.is_none() && row.load.draws_va > 0)
        .map(|row| row.load)
        .collect();
    let circuits = || points.iter().flat_map(|point| &point.circuits);
    let mut warnings: Vec<String> = circuits().flat_map(|circuit| circuit.warnings.clone()).collect();
    warnings.extend(unfed.iter().map(|load| powering::unfed(lang, &load.booth, load.draws_va)));
    let overloaded = circuits().filter(|circuit| circuit.is_over).count();
    Ok(PowerHall { hall: hall.name.clone(), overloaded, warnings, unfed, points })
}

fn power_point(lang: Lang, point: Option<&PlanElement>, circuits: Vec<CircuitLoad>) -> PowerPoint {
    PowerPoint {
        label: point.map(|point| point.label.clone().unwrap_or_else(|| powering::point(lang).to_owned())),
        capacity_va: circuits.iter().map(|circuit| circuit.capacity_va).sum(),
        load_va: circuits.iter().map(|circuit| circuit.load_va).sum(),
        circuits,
    }
}

/// A row for each party of a booth, or one for nobody.
fn rows(line: &BoothLine, event: &Event, draws: &Draws) -> Vec<Row> {
    let booth = &line.booth;
    let given_va = i64::from(booth.power_va);
    let row = |firms: Vec<String>, days: Option<(NaiveDate, NaiveDate)>, draws_va: i64| Row {
        load: BoothLoad {
            booth: booth.code.clone(),
            firms,
            days: days.filter(|days| *days != (event.starts_on, event.ends_on)),
            draws_va,
            given_va,
            is_over: draws_va > given_va,
            id: Some(booth.id),
        },
        days,
        circuit: booth.circuit_id,
    };
    if line.occupants.is_empty() {
        return vec![row(Vec::new(), None, 0)];
    }
    line.occupants
        .iter()
        .map(|occupant| {
            let party = &occupant.party;
            let firms = occupant.members.iter().map(fascia_name).collect();
            row(firms, Some((party.first_day, party.last_day)), draws.of(party.id, booth.id))
        })
        .collect()
}

fn circuit_load(lang: Lang, circuit: &Circuit, rows: &[Row], given_va: i64) -> CircuitLoad {
    let own: Vec<&Row> = rows.iter().filter(|row| row.circuit == Some(circuit.id)).collect();
    let (load_va, worst_day) = worst(&own);
    let capacity_va = i64::from(circuit.capacity_va);
    let name = &circuit.name;
    let mut warnings = Vec::new();
    if load_va > capacity_va {
        warnings.push(powering::over(lang, name, load_va, capacity_va, worst_day));
    } else if given_va > capacity_va {
        warnings.push(planning::given_over(lang, name, given_va, capacity_va));
    }
    let booths: Vec<BoothLoad> = own.into_iter().map(|row| row.load.clone()).collect();
    let over = booths.iter().filter(|load| load.is_over);
    warnings.extend(over.map(|load| powering::booth_over(lang, &load.booth, load.draws_va, load.given_va)));
    CircuitLoad {
        name: name.clone(),
        capacity_va,
        load_va,
        worst_day,
        given_va,
        percent: (capacity_va > 0).then(|| (100 * load_va + capacity_va - 1) / capacity_va),
        is_over: load_va > capacity_va,
        warnings,
        booths,
    }
}

/// The most that is drawn on one day, and that day where it is not so on all. The load only grows where a span begins.
fn worst(rows: &[&Row]) -> (i64, Option<NaiveDate>) {
    let on = |day: NaiveDate| -> i64 {
        let present =
            rows.iter().filter(|row| row.days.is_some_and(|(first, last)| first <= day && day <= last));
        present.map(|row| row.load.draws_va).sum()
    };
    let begins: BTreeSet<NaiveDate> = rows.iter().filter_map(|row| Some(row.days?.0)).collect();
    let ends: BTreeSet<NaiveDate> = rows.iter().filter_map(|row| Some(row.days?.1)).collect();
    let loads: Vec<(i64, NaiveDate)> = begins.iter().map(|day| (on(*day), *day)).collect();
    let Some((load_va, day)) = loads.iter().copied().min_by_key(|(load, day)| (-load, *day)) else {
        return (0, None);
    };
    let is_same_on_all = begins.len() == 1 && ends.len() == 1;
    (load_va, (!is_same_on_all && load_va > 0).then_some(day))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn row(booth: &str, days: (u32, u32), draws_va: i64) -> Row {
        let day = |day| NaiveDate::from_ymd_opt(2019, 11, day).unwrap();
        let load = BoothLoad {
            booth: booth.to_owned(),
            firms: Vec::new(),
            days: None,
            draws_va,
            given_va: 450,
            is_over: false,
            id: None,
        };
        Row { load, days: Some((day(days.0), day(days.1))), circuit: None }
    }

    #[test]
    fn parties_of_different_days_do_not_add_up() {
        let day = |day| NaiveDate::from_ymd_opt(2019, 11, day);
        let rows = [row("A-01", (25, 26), 450), row("A-01", (27, 28), 900), row("A-02", (25, 28), 100)];
        assert_eq!(worst(&rows.iter().collect::<Vec<_>>()), (1_000, day(27)));
        let rows = [row("A-01", (25, 28), 450), row("A-02", (25, 28), 900)];
        assert_eq!(worst(&rows.iter().collect::<Vec<_>>()), (1_350, None));
        assert_eq!(worst(&[]), (0, None));
    }
}
