//! The safety check: a planning aid, not a fire approval. Each finding names its rule, the measured value, the
//! limit, the place, and the booths concerned.
//!
//! Longer than most files: each rule's name, unit and measuring stand together.
//!
//! The file is long because every rule has its function.

use std::collections::BTreeMap;

use domain::geometry::{PointMm, PolygonMm, RectMm};
use domain::hall::{ElementKind, ElementShape};
use i_overlay::core::overlay_rule::OverlayRule;

use super::derive::{Facing, all_sides, facings, strip};
use super::field::Field;
use super::plane::{
    Xy, along, bounds, clip_segment, combine, cross, distance, drawn, length, outline, outside, overlap,
    parts_area, ring, same_way, sub, xy,
};
use super::{Element, FloorBooth, FloorCircuit, HallPlan, Rules, TOLERANCE_MM, is_solid};

/// A rule of the safety check.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// A booth lies in the hall. Value: mm2 outside.
    InsideHall,
    /// Booths do not overlap. Value: mm2 of overlap.
    BoothOverlap,
    /// A booth keeps off columns, walls, stages, desks and keep-clear floor. Value: mm2 of overlap, or mm of
    /// wall inside.
    ElementOverlap,
    /// A booth keeps the clearance of an element. Value: mm of distance.
    ElementClearance,
    /// The floor at an exit is free. Value: mm from the opening to the booth.
    ExitClear,
    /// The floor at fire equipment is free. Value: mm to the booth.
    FireClear,
    /// A booth has an open side. Value: 0.
    OpenSide,
    /// Clear width of a main aisle. Value: mm.
    MainAisle,
    /// Clear width of another aisle. Value: mm.
    SideAisle,
    /// Power on a circuit. Value: VA.
    CircuitPower,
    /// A booth's circuit is in the plan. Value: 0.
    CircuitKnown,
    /// Width of the open exits for the people in the hall. Value: mm.
    ExitWidth,
}

impl Rule {
    /// The code by which texts and the interface know the rule.
    pub const fn code(self) -> &'static str {
        match self {
            Self::InsideHall => "inside_hall",
            Self::BoothOverlap => "booth_overlap",
            Self::ElementOverlap => "element_overlap",
            Self::ElementClearance => "element_clearance",
            Self::ExitClear => "exit_clear",
            Self::FireClear => "fire_clear",
            Self::OpenSide => "open_side",
            Self::MainAisle => "main_aisle",
            Self::SideAisle => "side_aisle",
            Self::CircuitPower => "circuit_power",
            Self::CircuitKnown => "circuit_known",
            Self::ExitWidth => "exit_width",
        }
    }
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Breaks a rule.
    Error,
    /// Wants a look: the plan does not say enough.
    Warning,
}

/// Something that the check found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// How bad.
    pub severity: Severity,
    /// What was measured, in the rule's unit.
    pub value: f64,
    /// The limit, in the same unit; `None` where there is no number to keep.
    pub limit: Option<f64>,
    /// The place, to highlight.
    pub shapes: Vec<PolygonMm>,
    /// The booths concerned, by code, in the order of the plan.
    pub booths: Vec<String>,
    /// The element concerned, by its place in the plan.
    pub element: Option<usize>,
    /// The circuit concerned.
    pub circuit: Option<String>,
}

impl Finding {
    fn new(rule: Rule, value: f64, limit: impl Into<Option<f64>>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            value,
            limit: limit.into(),
            shapes: Vec::new(),
            booths: Vec::new(),
            element: None,
            circuit: None,
        }
    }

    fn booth(mut self, booth: &FloorBooth) -> Self {
        self.booths.push(booth.code.clone());
        self
    }

    fn at(mut self, shapes: impl IntoIterator<Item = PolygonMm>) -> Self {
        self.shapes.extend(shapes);
        self
    }

    fn of(mut self, element: usize) -> Self {
        self.element = Some(element);
        self
    }
}

/// Every finding, by rule and then in the order of the plan.
pub fn check(
    hall: &HallPlan,
    booths: &[FloorBooth],
    circuits: &[FloorCircuit],
    rules: &Rules,
) -> Vec<Finding> {
    let field = Field::new(hall, booths);
    let mut found = Vec::new();
    let parts: Vec<Vec<Vec<Xy>>> = booths
        .iter()
        .map(|b| b.shape.polygons().iter().map(|p| p.0.iter().copied().map(xy).collect()).collect())
        .collect();
    for (booth, parts) in booths.iter().zip(&parts) {
        let out: Vec<Vec<Xy>> = parts.iter().flat_map(|p| outside(p, &field.hall)).collect();
        if !out.is_empty() {
            found.push(overlap_finding(Rule::InsideHall, out).booth(booth));
        }
    }
    booth_overlaps(&field, booths, &parts, &mut found);
    for (i, element) in hall.elements.iter().enumerate() {
        check_element(&field, i, element, booths, &parts, rules, &mut found);
    }
    check_aisles(hall, &field, booths, rules, &mut found);
    check_power(booths, circuits, &mut found);
    check_exit_width(hall, &parts, rules, &mut found);
    found.sort_by_key(|f| f.rule);
    found
}

fn overlap_finding(rule: Rule, rings: Vec<Vec<Xy>>) -> Finding {
    let mm2 = rings.iter().map(|r| super::plane::area(r)).sum();
    Finding::new(rule, mm2, 0.0).at(rings.into_iter().map(ring))
}

fn booth_overlaps(field: &Field, booths: &[FloorBooth], parts: &[Vec<Vec<Xy>>], found: &mut Vec<Finding>) {
    for a in 0..booths.len() {
        let around = bounds(&parts[a].concat());
        for b in field.booths_near(around, 0.0).into_iter().filter(|b| *b > a) {
            let rings: Vec<Vec<Xy>> =
                parts[a].iter().flat_map(|p| parts[b].iter().flat_map(move |q| overlap(p, q))).collect();
            if !rings.is_empty() {
                found.push(overlap_finding(Rule::BoothOverlap, rings).booth(&booths[a]).booth(&booths[b]));
            }
        }
    }
}

fn check_element(
    field: &Field,
    index: usize,
    element: &Element,
    booths: &[FloorBooth],
    parts: &[Vec<Vec<Xy>>],
    rules: &Rules,
    found: &mut Vec<Finding>,
) {
    let shape = outline(&element.shape);
    if shape.is_empty() {
        return;
    }
    let (rule, clear_mm) = match element.kind {
        ElementKind::Exit => (Rule::ExitClear, rules.exit_clear_mm.max(element.clearance_mm)),
        ElementKind::FireEquipment => (Rule::FireClear, rules.fire_clear_mm.max(element.clearance_mm)),
        _ => (Rule::ElementClearance, element.clearance_mm),
    };
    let must_not_overlap = is_solid(element.kind) || element.kind == ElementKind::KeepClear;
    for b in field.booths_near(bounds(&shape), clear_mm.max(0) as f64) {
        if must_not_overlap {
            let rings: Vec<Vec<Xy>> = match shape[..] {
                [p, q] => parts[b].iter().filter_map(|part| buried((p, q), part)).collect(),
                [_] => Vec::new(),
                _ => parts[b].iter().flat_map(|part| overlap(part, &shape)).collect(),
            };
            if !rings.is_empty() {
                let finding = if shape.len() == 2 {
                    let mm = rings.iter().map(|r| length(sub(r[1], r[0]))).sum();
                    let lines = rings.iter().map(|r| drawn(&line(r[0], r[1])));
                    Finding::new(Rule::ElementOverlap, mm, 0.0).at(lines.collect::<Vec<_>>())
                } else {
                    overlap_finding(Rule::ElementOverlap, rings)
                };
                found.push(finding.booth(&booths[b]).of(index));
                continue;
            }
        }
        let measured = parts[b].iter().map(|part| distance(part, &shape)).fold(f64::MAX, f64::min);
        if clear_mm > 0 && measured < clear_mm as f64 - TOLERANCE_MM as f64 {
            let shapes = parts[b].iter().cloned().map(ring).chain([drawn(&element.shape)]);
            let finding = Finding::new(rule, measured, clear_mm as f64);
            found.push(finding.at(shapes.collect::<Vec<_>>()).booth(&booths[b]).of(index));
        }
    }
}

fn line(a: Xy, b: Xy) -> ElementShape {
    let whole = |p: Xy| PointMm::new(p[0].round() as i64, p[1].round() as i64);
    ElementShape::Line(whole(a), whole(b))
}

/// The stretch of a wall that lies deeper in a booth's part than the tolerance.
pub(super) fn buried(wall: (Xy, Xy), part: &[Xy]) -> Option<Vec<Xy>> {
    let centre = [0, 1].map(|k| part.iter().map(|p| p[k]).sum::<f64>() / part.len() as f64);
    // Each edge moves in by the tolerance: exact for the rectangles that parts are.
    let shrunk: Vec<Xy> = part
        .iter()
        .map(|p| {
            let inward = sub(centre, *p);
            let n = length(inward).max(1.0);
            along(*p, inward, (TOLERANCE_MM as f64 * std::f64::consts::SQRT_2 / n).min(1.0))
        })
        .collect();
    let (a, b) = clip_segment(wall, &shrunk)?;
    (length(sub(b, a)) > TOLERANCE_MM as f64).then(|| vec![a, b])
}

/// Open sides, and the clear width between booths that face each other and between booths and walls.
fn check_aisles(
    hall: &HallPlan,
    field: &Field,
    booths: &[FloorBooth],
    rules: &Rules,
    found: &mut Vec<Finding>,
) {
    let sides = all_sides(field, booths);
    for (booth, sides) in booths.iter().zip(&sides) {
        if !sides.iter().any(|s| s.is_open) {
            found.push(Finding::new(Rule::OpenSide, 0.0, 1.0).at(booth.shape.polygons()).booth(booth));
        }
    }
    let main_lines: Vec<(Xy, Xy)> = hall
        .elements
        .iter()
        .filter(|e| e.kind == ElementKind::MainAisle)
        .filter_map(|e| match outline(&e.shape)[..] {
            [a, b] => Some((a, b)),
            _ => None,
        })
        .collect();
    let tolerance = TOLERANCE_MM as f64;
    let widest = rules.main_aisle_mm.max(rules.side_aisle_mm);
    // A pair may face each other along several edges; the narrowest place is the finding.
    let mut narrowest: BTreeMap<(usize, usize), (f64, Rule, Facing)> = BTreeMap::new();
    for f in facings(field, booths, &sides, widest).into_iter().filter(|f| f.gap_mm > tolerance) {
        let quad = quad(&f);
        let is_main = main_lines.iter().any(|l| runs_through(*l, &quad, &f));
        let (rule, limit_mm) = if is_main {
            (Rule::MainAisle, rules.main_aisle_mm)
        } else {
            (Rule::SideAisle, rules.side_aisle_mm)
        };
        if f.gap_mm < limit_mm as f64 - tolerance {
            let worst = narrowest.entry((f.a, f.b)).or_insert((f.gap_mm, rule, f));
            if f.gap_mm < worst.0 {
                *worst = (f.gap_mm, rule, f);
            }
        }
    }
    for ((a, b), (gap_mm, rule, facing)) in narrowest {
        let limit_mm = if rule == Rule::MainAisle { rules.main_aisle_mm } else { rules.side_aisle_mm };
        let finding = Finding::new(rule, gap_mm, limit_mm as f64).at([ring(quad(&facing))]);
        found.push(finding.booth(&booths[a]).booth(&booths[b]));
    }
    // Along walls: the open side's strip must be free of walls and within the hall to the full width.
    let walls: Vec<(Xy, Xy)> = hall
        .elements
        .iter()
        .filter(|e| e.kind == ElementKind::Wall)
        .flat_map(|e| super::plane::edges(&outline(&e.shape)).collect::<Vec<_>>())
        .chain(super::plane::edges(&field.hall))
        .collect();
    for (i, booth) in booths.iter().enumerate() {
        for side in sides[i].iter().filter(|s| s.is_open) {
            let mut nearest: Option<(f64, (Xy, Xy))> = None;
            for edge in &side.edges {
                let inset = super::derive::Edge {
                    base: along(edge.base, edge.tangent, tolerance),
                    tangent: edge.tangent,
                    length_mm: edge.length_mm - 2.0 * tolerance,
                };
                let zone = strip_quad(&strip(&inset, side.normal, rules.side_aisle_mm as f64 - tolerance));
                for wall in &walls {
                    let Some((p, q)) = clip_segment(*wall, &zone) else { continue };
                    let reach = |x: Xy| super::plane::dot(sub(x, edge.base), side.normal);
                    let mm = reach(p).min(reach(q));
                    if mm > tolerance && nearest.is_none_or(|(least, _)| mm < least) {
                        nearest = Some((mm, (p, q)));
                    }
                }
            }
            if let Some((mm, (p, q))) = nearest {
                let finding = Finding::new(Rule::SideAisle, mm, rules.side_aisle_mm as f64);
                found.push(finding.at([drawn(&line(p, q))]).at(booth.shape.polygons()).booth(booth));
            }
        }
    }
}

fn quad(facing: &Facing) -> [Xy; 4] {
    strip_quad(&facing.between)
}

fn strip_quad(s: &super::field::Strip) -> [Xy; 4] {
    let end = along(s.base, s.tangent, s.length_mm);
    [s.base, end, along(end, s.normal, s.depth_mm), along(s.base, s.normal, s.depth_mm)]
}

/// Whether a main aisle's centre line passes through the floor between two booths lengthwise.
fn runs_through(centre: (Xy, Xy), quad: &[Xy; 4], facing: &Facing) -> bool {
    let way = sub(centre.1, centre.0);
    let n = length(way);
    // A line that crosses from booth to booth is another aisle's.
    n > 0.0 && cross(way, facing.between.tangent).abs() / n < 0.5 && clip_segment(centre, quad).is_some()
}

/// What hangs on a circuit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fed<'b> {
    /// The booths that it feeds, in the order given.
    pub booths: Vec<&'b FloorBooth>,
    /// The power that they may draw together.
    pub load_va: i64,
}

/// The booths of each circuit, by its name.
pub fn fed_by_circuit(booths: &[FloorBooth]) -> BTreeMap<&str, Fed<'_>> {
    let mut fed: BTreeMap<&str, Fed<'_>> = BTreeMap::new();
    for booth in booths {
        if let Some(circuit) = &booth.circuit {
            let fed = fed.entry(circuit).or_default();
            fed.booths.push(booth);
            fed.load_va += booth.power_va;
        }
    }
    fed
}

fn check_power(booths: &[FloorBooth], circuits: &[FloorCircuit], found: &mut Vec<Finding>) {
    let capacity: BTreeMap<&str, i64> = circuits.iter().map(|c| (c.id.as_str(), c.capacity_va)).collect();
    for (id, Fed { booths: fed, load_va }) in fed_by_circuit(booths) {
        let finding = match capacity.get(id) {
            None => Finding::new(Rule::CircuitKnown, 0.0, None),
            Some(capacity_va) if load_va > *capacity_va => {
                Finding::new(Rule::CircuitPower, load_va as f64, *capacity_va as f64)
            }
            Some(_) => continue,
        };
        let mut finding = fed.into_iter().fold(finding, |f, b| f.at(b.shape.polygons()).booth(b));
        finding.circuit = Some(id.to_owned());
        found.push(finding);
    }
}

/// Whether the open exits are wide enough for the people that the net floor holds. A hall without any exit drawn
/// is warned about: the plan does not say.
fn check_exit_width(hall: &HallPlan, parts: &[Vec<Vec<Xy>>], rules: &Rules, found: &mut Vec<Finding>) {
    let people = people(hall, parts, rules);
    let needed_mm = (people * rules.exit_width_mm + rules.persons_per_exit_width - 1)
        / rules.persons_per_exit_width.max(1);
    let exits: Vec<&Element> = hall.elements.iter().filter(|e| e.kind == ElementKind::Exit).collect();
    let width_mm: f64 = exits
        .iter()
        .filter(|e| e.is_open)
        .map(|e| match (e.width_mm, &outline(&e.shape)[..]) {
            (Some(width_mm), _) => width_mm as f64,
            (None, [a, b]) => length(sub(*b, *a)),
            _ => 0.0,
        })
        .sum();
    if width_mm < needed_mm as f64 - 0.5 {
        let mut finding = Finding::new(Rule::ExitWidth, width_mm, needed_mm as f64);
        if exits.is_empty() {
            finding.severity = Severity::Warning;
        }
        found.push(finding.at(exits.iter().map(|e| drawn(&e.shape))));
    }
}

/// People that the hall holds: its net floor, which is the hall less booths, solid elements and keep-clear floor.
fn people(hall: &HallPlan, parts: &[Vec<Vec<Xy>>], rules: &Rules) -> i64 {
    let floor: Vec<Xy> = hall.outline.0.iter().copied().map(xy).collect();
    let mut taken: Vec<Vec<Xy>> = parts.concat();
    for e in hall.elements.iter().filter(|e| is_solid(e.kind) || e.kind == ElementKind::KeepClear) {
        let shape = outline(&e.shape);
        if shape.len() > 2 {
            taken.push(shape);
        }
    }
    let net = combine(&same_way(vec![floor]), &same_way(taken), OverlayRule::Difference);
    (parts_area(&net) / rules.person_mm2.max(1) as f64) as i64
}

/// Whether a rectangle for a new booth keeps off everything that is there but booths.
pub(super) fn is_clear(hall: &HallPlan, floor: &[Xy], keep_off: &KeepOff, rect: RectMm) -> bool {
    let part = rect.corners().map(xy);
    if !outside(&part, floor).is_empty() {
        return false;
    }
    let around = bounds(&part);
    keep_off.zones.iter().all(|(element, clear_mm, zone)| {
        let reach = clear_mm + 1.0;
        let apart = zone[0] > around[2] + reach
            || zone[2] < around[0] - reach
            || zone[1] > around[3] + reach
            || zone[3] < around[1] - reach;
        if apart {
            return true;
        }
        let shape = outline(&hall.elements[*element].shape);
        let must_not_overlap =
            is_solid(hall.elements[*element].kind) || hall.elements[*element].kind == ElementKind::KeepClear;
        let overlaps = must_not_overlap
            && match shape[..] {
                [p, q] => buried((p, q), &part).is_some(),
                [_] => false,
                _ => !overlap(&part, &shape).is_empty(),
            };
        !overlaps && (*clear_mm <= 0.0 || distance(&part, &shape) >= *clear_mm)
    })
}

/// What new booths keep off: (element, distance to keep, box).
pub(super) struct KeepOff {
    zones: Vec<(usize, f64, [f64; 4])>,
}

impl KeepOff {
    /// The distances that the rules ask for. Entrances keep the width of a side aisle free, main aisles half
    /// their own on each side.
    pub(super) fn new(hall: &HallPlan, rules: &Rules) -> Self {
        let mut zones = Vec::new();
        for (i, e) in hall.elements.iter().enumerate() {
            let rule_mm = match e.kind {
                ElementKind::Exit => rules.exit_clear_mm,
                ElementKind::FireEquipment => rules.fire_clear_mm,
                ElementKind::Entrance => rules.side_aisle_mm,
                ElementKind::MainAisle => (rules.main_aisle_mm + 1) / 2,
                ElementKind::Text | ElementKind::Dimension => continue,
                _ => 0,
            };
            let shape = outline(&e.shape);
            if !shape.is_empty() {
                zones.push((i, rule_mm.max(e.clearance_mm) as f64, bounds(&shape)));
            }
        }
        Self { zones }
    }
}

/// The booths that a finding blames, for a generator that would rather leave them out.
pub(super) fn blamed(found: &[Finding]) -> Vec<&str> {
    found
        .iter()
        .filter(|f| f.severity == Severity::Error && f.rule != Rule::ExitWidth)
        .filter_map(|f| f.booths.last().map(String::as_str))
        .collect()
}
