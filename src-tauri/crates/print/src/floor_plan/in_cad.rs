//! The floor plan for CAD: the hall's facts at their size, not the printed sheet. x to the right, y up, origin at the
//! lower left of the outline's bounds, in millimetres.
//!
//! The file is long because every kind of thing on a floor has its drawing here.

use domain::geometry::PointMm;
use domain::hall::{ElementKind, ElementShape};

use super::aisle_line::{is_stand, pieces};
use super::booth_shape::PlacedBooth;
use super::booth_words::{within, zone_text};
use super::building::{bounds, corners, offset_outwards};
use super::content::{FloorPlanContent, FloorPlanError, PlanBooth, PlanMark};
use super::doors::{clear_width_mm, door, with_feeds};
use super::labels::FloorPlanLabels;
use super::marks::{Access, Mark, marks_of, supply_texts};
use super::sheet::View;
use crate::dxf::{At, CadLayer, CadText, Drawing, Entity, LineType, Shape, layer_name};
use crate::frame::{Point, Rect};

/// Names of the layers of a CAD drawing, as the drawing's readers call them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CadLayerNames {
    /// The hall's outline.
    pub outline: String,
    /// Walls and partitions.
    pub walls: String,
    /// Columns.
    pub columns: String,
    /// Entrances and exits.
    pub doors: String,
    /// Fire equipment.
    pub fire: String,
    /// Power points.
    pub power: String,
    /// Water points.
    pub water: String,
    /// Stage and stands that are no exhibitor's.
    pub facilities: String,
    /// Floor to keep clear.
    pub zones: String,
    /// Main aisles.
    pub aisles: String,
    /// Booths.
    pub booths: String,
    /// Their codes.
    pub codes: String,
    /// Who is in them.
    pub names: String,
    /// Power and water at booths, and what else is said of one: sought-after, wheelchairs.
    pub supplies: String,
    /// Dimension lines.
    pub dimensions: String,
    /// Texts, the north arrow, what the drawing is of.
    pub notes: String,
}

/// The layers, by their place in the drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum On {
    Outline,
    Walls,
    Columns,
    Doors,
    Fire,
    Power,
    Water,
    Facilities,
    Zones,
    Aisles,
    Booths,
    Codes,
    Names,
    Supplies,
    Dimensions,
    Notes,
}

fn layers(names: &CadLayerNames) -> Vec<CadLayer> {
    use LineType::{Centre, Continuous, Dashed};
    let layers = [
        (&names.outline, 7, Continuous),
        (&names.walls, 8, Continuous),
        (&names.columns, 8, Continuous),
        (&names.doors, 3, Continuous),
        (&names.fire, 1, Continuous),
        (&names.power, 30, Continuous),
        (&names.water, 5, Continuous),
        (&names.facilities, 6, Continuous),
        (&names.zones, 1, Dashed),
        (&names.aisles, 9, Centre),
        (&names.booths, 4, Continuous),
        (&names.codes, 7, Continuous),
        (&names.names, 7, Continuous),
        (&names.supplies, 30, Continuous),
        (&names.dimensions, 8, Continuous),
        (&names.notes, 7, Continuous),
    ];
    layers.map(|(name, colour, line)| CadLayer { name: layer_name(name), colour, line }).to_vec()
}

/// Draws a hall for CAD.
///
/// # Errors
/// [`FloorPlanError::NoOutline`].
pub fn draw_for_cad(content: &FloorPlanContent, labels: &FloorPlanLabels) -> Result<Drawing, FloorPlanError> {
    let extent = content.outline.bounds().filter(|_| content.outline.0.len() >= 3);
    let extent = extent.ok_or(FloorPlanError::NoOutline)?;
    let mut cad = Cad {
        left: extent.x_mm as f64,
        bottom: extent.bottom_mm() as f64,
        view: View { scale: 1.0, origin: Point::default() },
        entities: Vec::new(),
        labels,
        access: Access::of(content),
        content,
        hall: Rect::new(
            extent.x_mm as f64,
            extent.y_mm as f64,
            extent.width_mm as f64,
            extent.depth_mm as f64,
        ),
    };
    let outline: Vec<Point> = content.outline.0.iter().map(|&corner| cad.view.point(corner)).collect();
    cad.outline(On::Outline, &outline);
    for mark in &content.elements {
        cad.mark(mark);
    }
    for booth in &content.booths {
        cad.booth(booth);
    }
    cad.frame();
    let about = format!("{} - {} - {} {}", content.event, content.hall, labels.revision, content.revision);
    Ok(Drawing { comments: vec![about], layers: layers(&labels.cad), entities: cad.entities })
}

struct Cad<'a> {
    left: f64,
    bottom: f64,
    view: View,
    entities: Vec<Entity>,
    access: Access,
    labels: &'a FloorPlanLabels,
    content: &'a FloorPlanContent,
    /// The bounds of its outline.
    hall: Rect,
}

/// Heights of text, in the hall.
const LABEL_MM: f64 = 200.0;
const DOOR_LABEL_MM: f64 = 250.0;
const TITLE_MM: f64 = 400.0;
/// Width of a letter against the height of capitals, on the safe side.
const LETTER: f64 = 0.85;
/// Between baselines, against the height of capitals.
const PITCH: f64 = 1.6;

impl Cad<'_> {
    /// A point of the hall in the drawing, where y runs up.
    fn at(&self, point: Point) -> At {
        (point.x_mm - self.left, self.bottom - point.y_mm)
    }

    fn put(&mut self, on: On, shape: Shape) {
        self.entities.push(Entity { layer: on as usize, shape });
    }

    fn outline(&mut self, on: On, corners: &[Point]) {
        let corners = corners.iter().map(|&corner| self.at(corner)).collect();
        self.put(on, Shape::Outline(corners));
    }

    fn line(&mut self, on: On, from: Point, to: Point) {
        let (from, to) = (self.at(from), self.at(to));
        self.put(on, Shape::Line(from, to));
    }

    fn circle(&mut self, on: On, centre: Point, radius: f64) {
        let centre = self.at(centre);
        self.put(on, Shape::Circle(centre, radius));
    }

    /// Text with its middle at a point, turned clockwise as seen.
    fn text(&mut self, on: On, text: &str, middle: Point, height_mm: f64, clockwise: f64) {
        if text.trim().is_empty() {
            return;
        }
        let text = CadText { text: text.to_owned(), at: self.at(middle), height_mm, degrees: -clockwise };
        self.put(on, Shape::Text(text));
    }

    /// Lines one under the other, their middle at a point, no wider than `width_mm`.
    fn lines(&mut self, on: On, lines: &[&str], middle: Point, (width_mm, most_mm): (f64, f64)) {
        let height = lines.iter().fold(most_mm, |height, line| height.min(fitting(line, width_mm)));
        let top = middle.y_mm - (lines.len() as f64 - 1.0) / 2.0 * height * PITCH;
        for (index, line) in lines.iter().enumerate() {
            let at = Point::new(middle.x_mm, top + index as f64 * height * PITCH);
            self.text(on, line, at, height, 0.0);
        }
    }

    fn mark(&mut self, mark: &PlanMark) {
        let shape = corners(&self.view, &mark.shape, 400.0);
        let area = bounds(&shape);
        let middle = Point::new(area.x_mm + area.width_mm / 2.0, area.y_mm + area.height_mm / 2.0);
        let label = mark.label.as_deref().unwrap_or_default();
        let above = Point::new(middle.x_mm, middle.y_mm - 250.0 - LABEL_MM);
        match (mark.kind, &mark.shape) {
            (ElementKind::Column, _) => self.outline(On::Columns, &shape),
            (ElementKind::Wall, ElementShape::Line(from, to)) => {
                self.line(On::Walls, self.view.point(*from), self.view.point(*to));
            }
            (ElementKind::Wall, _) => self.outline(On::Walls, &shape),
            (ElementKind::Entrance | ElementKind::Exit, _) => self.door(mark),
            (ElementKind::FireEquipment, _) => {
                self.circle(On::Fire, middle, 200.0);
                self.text(On::Fire, label, above, LABEL_MM, 0.0);
            }
            (ElementKind::PowerPoint, _) => {
                let square = corners(&self.view, &ElementShape::Point(whole(middle)), 400.0);
                self.outline(On::Power, &square);
                let told = with_feeds(label, &mark.feeds, self.labels);
                self.text(On::Power, &told, above, LABEL_MM, 0.0);
            }
            (ElementKind::WaterPoint, _) => {
                self.circle(On::Water, middle, 200.0);
                self.text(On::Water, label, above, LABEL_MM, 0.0);
            }
            (ElementKind::MainAisle, ElementShape::Line(from, to)) => self.aisle(mark, *from, *to),
            (ElementKind::MainAisle, _) => self.outline(On::Aisles, &shape),
            (ElementKind::Dimension, ElementShape::Line(from, to)) => {
                let (from, to) = (self.view.point(*from), self.view.point(*to));
                self.dimension(from, to, mark.label.as_deref());
            }
            (ElementKind::Dimension, _) => {}
            (ElementKind::Text, _) => self.text(On::Notes, label, middle, LABEL_MM, 0.0),
            (kind, shape_of) => {
                let on = if is_stand(kind) { On::Facilities } else { On::Zones };
                match shape_of {
                    ElementShape::Point(_) => self.circle(on, middle, 300.0),
                    _ => self.outline(on, &shape),
                }
                let name = mark.label.as_deref().unwrap_or(self.labels.area(kind)).to_owned();
                let owner = mark.owner.as_deref().filter(|owner| *owner != name);
                let lines: Vec<&str> = [Some(name.as_str()), owner].into_iter().flatten().collect();
                let width = area.width_mm.max(1_500.0) * 0.9;
                self.lines(on, &lines, middle, (width, LABEL_MM * 1.5));
            }
        }
        if mark.clearance_mm > 0 {
            let reach = mark.clearance_mm as f64;
            let bare = corners(&self.view, &mark.shape, 0.0);
            let edge = match &mark.shape {
                ElementShape::Polygon(_) => offset_outwards(&bare, reach),
                // There is no floor behind the wall.
                _ => rect_corners(within(bounds(&bare).shrunk(-reach), self.hall)).to_vec(),
            };
            self.outline(On::Zones, &edge);
        }
    }

    /// The opening, its leaves with the arcs that they swing through, and its name and width outside.
    fn door(&mut self, mark: &PlanMark) {
        let opening = door(&self.view, &self.content.outline, &mark.shape);
        let (from, to, out) = (opening.from, opening.to, opening.out);
        self.line(On::Doors, from, to);
        let (dx, dy) = (to.x_mm - from.x_mm, to.y_mm - from.y_mm);
        let width = dx.hypot(dy).max(1.0);
        let along = (dx / width, dy / width);
        let middle = Point::new(f64::midpoint(from.x_mm, to.x_mm), f64::midpoint(from.y_mm, to.y_mm));
        if mark.is_open {
            // Exits open outwards, the way that people flee.
            let way = if mark.kind == ElementKind::Exit { 1.0 } else { -1.0 };
            let swing = (out.0 * way, out.1 * way);
            if width > 1_200.0 {
                self.leaf(from, along, swing, width / 2.0);
                self.leaf(to, (-along.0, -along.1), swing, width / 2.0);
            } else {
                self.leaf(from, along, swing, width);
            }
        } else {
            for way in [1.0, -1.0] {
                let arm = (width / 2.0).min(300.0);
                let (x, y) = (along.0 + out.0 * way, along.1 + out.1 * way);
                let end = |by: f64| Point::new(middle.x_mm + x * by * arm, middle.y_mm + y * by * arm);
                self.line(On::Doors, end(-1.0), end(1.0));
            }
        }
        let own = if mark.kind == ElementKind::Exit { &self.labels.exit } else { &self.labels.entrance };
        let mut words = mark.label.as_ref().unwrap_or(own).to_uppercase();
        if !mark.is_open {
            words = format!("{words} ({})", self.labels.shut);
        }
        if let Some(width_mm) = clear_width_mm(mark) {
            words = format!("{words} · {}", self.labels.metres(width_mm));
        }
        let reach = width.min(2_000.0) / 2.0 + 2.0 * DOOR_LABEL_MM;
        let at = Point::new(middle.x_mm + out.0 * reach, middle.y_mm + out.1 * reach);
        // Along the wall, read from below or from the right.
        let degrees = along.1.atan2(along.0).to_degrees();
        let degrees = match degrees {
            turn if turn > 90.0 - 1e-6 => turn - 180.0,
            turn if turn < -90.0 - 1e-6 => turn + 180.0,
            turn => turn,
        };
        self.text(On::Doors, &words, at, DOOR_LABEL_MM, degrees);
    }

    fn leaf(&mut self, hinge: Point, shut: (f64, f64), open: (f64, f64), length: f64) {
        let tip = Point::new(hinge.x_mm + open.0 * length, hinge.y_mm + open.1 * length);
        self.line(On::Doors, hinge, tip);
        // Angles run counterclockwise in the drawing, whose y is turned about.
        let angle = |(x, y): (f64, f64)| (-y).atan2(x).to_degrees();
        let (shut_at, open_at) = (angle(shut), angle(open));
        let turns_left = (open_at - shut_at).rem_euclid(360.0) < 180.0;
        let (start, end) = if turns_left { (shut_at, open_at) } else { (open_at, shut_at) };
        let centre = self.at(hinge);
        self.put(On::Doors, Shape::Arc(centre, length, start, end));
    }

    fn aisle(&mut self, mark: &PlanMark, from: PointMm, to: PointMm) {
        let pieces = pieces(from, to, self.content);
        for (from, to) in &pieces {
            self.line(On::Aisles, self.view.point(*from), self.view.point(*to));
        }
        let length =
            |(from, to): &(PointMm, PointMm)| (to.x_mm - from.x_mm).abs() + (to.y_mm - from.y_mm).abs();
        let Some((from, to)) = pieces.iter().max_by_key(|piece| length(piece)) else { return };
        let width = mark.width_mm.map(|width_mm| self.labels.metres(width_mm));
        let words: Vec<&str> = [mark.label.as_deref(), width.as_deref()].into_iter().flatten().collect();
        let middle = self.view.exact(
            f64::midpoint(from.x_mm as f64, to.x_mm as f64),
            f64::midpoint(from.y_mm as f64, to.y_mm as f64),
        );
        self.text(On::Aisles, &words.join(" · "), middle, LABEL_MM, 0.0);
    }

    fn booth(&mut self, booth: &PlanBooth) {
        let Some(placed) = PlacedBooth::new(&self.view, &booth.shape) else { return };
        for outline in placed.outlines() {
            self.outline(On::Booths, &outline);
        }
        let room = placed.room;
        let short = room.width_mm.min(room.height_mm);
        if booth.is_closed {
            let [a, b, c, d] = rect_corners(room).map(|corner| placed.turn(corner));
            self.line(On::Booths, a, c);
            self.line(On::Booths, b, d);
        }
        let code_mm = fitting(&booth.code, room.width_mm * 0.9).min(short * 0.16).min(400.0);
        let zone = zone_text(booth, self.labels);
        let lines: Vec<&str> = booth.occupants.iter().chain(&zone).flat_map(|name| in_two(name)).collect();
        let fit = |height: f64, line: &&str| height.min(fitting(line, room.width_mm * 0.9));
        let name_mm = lines.iter().fold((short * 0.09).min(250.0), fit);
        let name_mm = name_mm.min(room.height_mm * 0.5 / (PITCH * lines.len().max(1) as f64));
        let total = code_mm + PITCH * name_mm * lines.len() as f64;
        let x = room.x_mm + room.width_mm / 2.0;
        let top = room.y_mm + (room.height_mm - total) / 2.0;
        let turn = placed.degrees;
        let code_at = placed.turn(Point::new(x, top + code_mm / 2.0));
        self.text(On::Codes, &booth.code, code_at, code_mm, turn);
        for (index, line) in lines.iter().enumerate() {
            let y = top + code_mm + PITCH * name_mm * (index as f64 + 0.7);
            self.text(On::Names, line, placed.turn(Point::new(x, y)), name_mm, turn);
        }
        let mut supplies: Vec<String> = supply_texts(booth, self.labels).into_iter().take(1).collect();
        supplies.retain(|words| !words.is_empty());
        // In words: a drawing for CAD has no legend that would explain a mark.
        supplies.extend(marks_of(booth, self.access).into_iter().map(|mark| match mark {
            Mark::Premium => self.labels.premium.clone(),
            Mark::Accessible => self.labels.accessible.clone(),
            Mark::NotAccessible => self.labels.not_accessible.clone(),
            Mark::Water => self.labels.water_point.clone(),
        }));
        let supplies = supplies.join(" · ");
        let height = fitting(&supplies, room.width_mm * 0.9).min(short * 0.06);
        let at = placed.turn(Point::new(x, room.bottom_mm() - height));
        self.text(On::Supplies, &supplies, at, height, turn);
    }

    fn dimension(&mut self, from: Point, to: Point, label: Option<&str>) {
        let (dx, dy) = (to.x_mm - from.x_mm, to.y_mm - from.y_mm);
        let length = dx.hypot(dy);
        if length < 1.0 {
            return;
        }
        self.line(On::Dimensions, from, to);
        let (ux, uy) = (dx / length, dy / length);
        for end in [from, to] {
            let tick =
                |way: f64| Point::new(end.x_mm + way * 100.0 * (ux + uy), end.y_mm + way * 100.0 * (uy - ux));
            self.line(On::Dimensions, tick(-1.0), tick(1.0));
        }
        let words = label.map_or_else(|| self.labels.metres(length.round() as i64), str::to_owned);
        let (mut turn, mut way) = (uy.atan2(ux).to_degrees(), 1.0);
        if !(-90.0 - 1e-6..=90.0 - 1e-6).contains(&turn) {
            turn += if turn > 0.0 { -180.0 } else { 180.0 };
            way = -1.0;
        }
        let lift = way * LABEL_MM;
        let middle = Point::new(
            f64::midpoint(from.x_mm, to.x_mm) + uy * lift,
            f64::midpoint(from.y_mm, to.y_mm) - ux * lift,
        );
        self.text(On::Dimensions, &words, middle, LABEL_MM, turn);
    }

    /// The hall's dimensions above and at its left, the north arrow, and what the drawing is of.
    fn frame(&mut self) {
        let hall = self.hall;
        const APART_MM: f64 = 3_000.0;
        let (above, beside) = (hall.y_mm - APART_MM, hall.x_mm - APART_MM);
        self.dimension(Point::new(hall.x_mm, above), Point::new(hall.right_mm(), above), None);
        self.dimension(Point::new(beside, hall.bottom_mm()), Point::new(beside, hall.y_mm), None);

        let (sin, cos) = (f64::from(self.content.north_mdeg) / 1000.0).to_radians().sin_cos();
        let centre = Point::new(hall.right_mm() + APART_MM, hall.y_mm);
        let at = |along: f64, across: f64| {
            Point::new(centre.x_mm + sin * along + cos * across, centre.y_mm - cos * along + sin * across)
        };
        let needle = [at(900.0, 0.0), at(-500.0, 350.0), at(-250.0, 0.0), at(-500.0, -350.0)];
        self.outline(On::Notes, &needle);
        self.text(On::Notes, &self.labels.north.clone(), at(1_250.0, 0.0), TITLE_MM, 0.0);

        let content = self.content;
        let revision = format!("{} {}", self.labels.revision, content.revision);
        let facts = format!("{} · {revision} · {}", content.hall, content.drawn_on);
        let mut lines = vec![content.event.as_str()];
        lines.extend([facts.as_str(), content.notice.as_deref().unwrap_or_default()]);
        let middle =
            Point::new(hall.x_mm + hall.width_mm / 2.0, hall.bottom_mm() + APART_MM + 2.0 * TITLE_MM);
        self.lines(On::Notes, &lines, middle, (hall.width_mm.max(12_000.0), TITLE_MM));
    }
}

/// The height at which a line is no wider than so much.
fn fitting(line: &str, width_mm: f64) -> f64 {
    width_mm / (LETTER * line.chars().count().max(1) as f64)
}

/// A long name in two lines, at the blank that is nearest to its middle.
fn in_two(name: &str) -> Vec<&str> {
    let middle = name.len() / 2;
    let blank = name.match_indices(' ').map(|(index, _)| index).min_by_key(|index| index.abs_diff(middle));
    match blank.filter(|_| name.chars().count() > 14) {
        Some(blank) => vec![&name[..blank], name[blank..].trim_start()],
        None => vec![name],
    }
}

fn rect_corners(rect: Rect) -> [Point; 4] {
    [
        Point::new(rect.x_mm, rect.y_mm),
        Point::new(rect.right_mm(), rect.y_mm),
        Point::new(rect.right_mm(), rect.bottom_mm()),
        Point::new(rect.x_mm, rect.bottom_mm()),
    ]
}

fn whole(point: Point) -> PointMm {
    PointMm::new(point.x_mm.round() as i64, point.y_mm.round() as i64)
}
