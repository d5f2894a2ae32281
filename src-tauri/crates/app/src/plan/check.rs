//! The check of floors: a planning aid, not a fire approval.

use domain::geometry::PolygonMm;
use domain::hall::PlanElement;
use planner::floor::{self, Finding, Rule, Severity};
use serde::Serialize;
use ts_rs::TS;

use crate::error::AppError;
use crate::hall::{floor, floor_booths, floor_circuits, plan_of};
use crate::session::Session;
use crate::texts::{Lang, planning};

/// Something that the check of a floor found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct FindingOut {
    /// The rule's code.
    pub rule: &'static str,
    /// `error` or `warning`.
    pub severity: &'static str,
    /// What it is and what to do.
    pub message: String,
    /// What was measured, in the rule's unit.
    pub value: f64,
    /// The limit, in the same unit.
    pub limit: Option<f64>,
    /// The booths concerned.
    pub booths: Vec<String>,
    /// The place, as polygons of `[x, y]` in millimetres.
    pub shapes: Vec<Vec<[i64; 2]>>,
}

pub(crate) fn finding_out(lang: Lang, finding: &Finding, elements: &[PlanElement]) -> FindingOut {
    let element = finding.element.and_then(|index| elements.get(index));
    FindingOut {
        rule: finding.rule.code(),
        severity: match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        message: planning::finding_words(lang, finding, element),
        value: finding.value,
        limit: finding.limit,
        booths: finding.booths.clone(),
        shapes: finding.shapes.iter().map(points).collect(),
    }
}

fn points(polygon: &PolygonMm) -> Vec<[i64; 2]> {
    polygon.0.iter().map(|point| [point.x_mm, point.y_mm]).collect()
}

/// What the check of an event's floors found.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Checked {
    /// Over all halls, or the one that was named.
    pub findings: Vec<FindingOut>,
    /// What each hall was held to.
    pub halls: Vec<CheckedHall>,
    /// The codes of the rules that were checked.
    pub checked: Vec<&'static str>,
    /// What was not checked, which a person has to look at.
    pub not_checked: Vec<NotChecked>,
}

/// A hall and the widths that its aisles were held to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CheckedHall {
    /// Its name.
    pub hall: String,
    /// Clear width of main aisles.
    pub main_aisle_mm: i64,
    /// Clear width of other aisles.
    pub side_aisle_mm: i64,
}

/// Something that the program does not check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NotChecked {
    /// Stable, in snake_case.
    pub code: &'static str,
    /// In words.
    pub text: &'static str,
}

/// Checks the floors of an event: a planning aid, not a fire approval.
///
/// # Errors
/// As [`Session::hall`].
pub fn check(session: &Session, event: Option<&str>, hall: Option<&str>) -> Result<Checked, AppError> {
    let event = session.event(event)?;
    let halls = match hall {
        Some(name) => vec![session.hall(event.id, Some(name))?],
        None => session.store.read().halls(event.id)?,
    };
    if halls.is_empty() {
        return Err(AppError::NoHall);
    }
    let lang = session.lang();
    let mut checked = Checked {
        findings: Vec::new(),
        halls: Vec::new(),
        checked: CHECKED.map(Rule::code).to_vec(),
        not_checked: planning::not_checked(lang),
    };
    for hall in halls {
        let floor = session.store.reading(|read| floor(&read, hall))?;
        let rules = floor.rules();
        let found = floor::check(
            &plan_of(&floor.hall, &floor.elements),
            &floor_booths(&floor),
            &floor_circuits(&floor.circuits),
            &rules,
        );
        checked.findings.extend(found.iter().map(|finding| finding_out(lang, finding, &floor.elements)));
        checked.halls.push(CheckedHall {
            hall: floor.hall.name,
            main_aisle_mm: rules.main_aisle_mm,
            side_aisle_mm: rules.side_aisle_mm,
        });
    }
    Ok(checked)
}

/// Every rule that the planner's check knows.
const CHECKED: [Rule; 12] = [
    Rule::InsideHall,
    Rule::BoothOverlap,
    Rule::ElementOverlap,
    Rule::ElementClearance,
    Rule::ExitClear,
    Rule::FireClear,
    Rule::OpenSide,
    Rule::MainAisle,
    Rule::SideAisle,
    Rule::CircuitPower,
    Rule::CircuitKnown,
    Rule::ExitWidth,
];
