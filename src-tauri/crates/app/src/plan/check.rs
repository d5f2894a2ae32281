//! The check of floors: a planning aid, not a fire approval.

use domain::geometry::PolygonMm;
use domain::hall::PlanElement;
use planner::floor::{self, Finding, Rules, Severity};
use serde::Serialize;

use crate::error::AppError;
use crate::hall::{floor, floor_booths, floor_circuits, plan_of};
use crate::session::Session;
use crate::texts::{Lang, planning};

/// Something that the check of a floor found.
#[derive(Debug, Clone, PartialEq, Serialize)]
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
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Checked {
    /// Over all halls, or the one that was named.
    pub findings: Vec<FindingOut>,
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
    let mut findings = Vec::new();
    for hall in halls {
        let floor = session.store.reading(|read| floor(&read, hall))?;
        let found = floor::check(
            &plan_of(&floor.hall, &floor.elements),
            &floor_booths(&floor),
            &floor_circuits(&floor.circuits),
            &Rules::default(),
        );
        findings.extend(found.iter().map(|finding| finding_out(session.lang(), finding, &floor.elements)));
    }
    Ok(Checked { findings })
}
