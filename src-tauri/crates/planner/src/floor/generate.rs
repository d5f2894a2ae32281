//! The layout generator: both orientations, several offsets and ways of aisles; the layout with the most booths
//! that passes the safety check.

use domain::geometry::{BoothShape, PointMm};
use domain::hall::{ElementKind, ElementShape};
use domain::numbering::{BoothCode, Numbering, NumberingError};

use super::check::{Finding, Rule, Severity, blamed, check};
use super::plane::{distance, outline, xy};
use super::strips::{Choice, CrossAisles, Laid, Layout, lay};
use super::{Element, FloorBooth, FloorCircuit, HallPlan, Rules};

/// The size of a booth: along its front, and away from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ModuleMm {
    /// Along the front.
    pub width_mm: i64,
    /// Away from the front.
    pub depth_mm: i64,
}

/// What to lay.
#[derive(Debug, Clone)]
pub struct GenerateOptions {
    /// The sizes wanted, each with its share of the booths.
    pub modules: Vec<(ModuleMm, u32)>,
    /// The limits to keep; the aisles are laid as wide as these.
    pub rules: Rules,
    /// Free floor between the ends of rows and the walls.
    pub perimeter_aisle_mm: i64,
    /// Power that each booth may draw; at most 2 200.
    pub power_va: i64,
    /// Capacity of each circuit.
    pub circuit_va: i64,
    /// Booths up to this far from a water point have water.
    pub water_reach_mm: i64,
    /// How booths are numbered.
    pub numbering: Numbering,
}

impl Default for GenerateOptions {
    /// 3 x 3 m, 450 VA a booth on circuits of 5 500 VA, water within 5 m, A-01 and on.
    fn default() -> Self {
        Self {
            modules: vec![(ModuleMm { width_mm: 3_000, depth_mm: 3_000 }, 1)],
            rules: Rules::default(),
            perimeter_aisle_mm: 2_000,
            power_va: 450,
            circuit_va: 5_500,
            water_reach_mm: 5_000,
            numbering: Numbering::default(),
        }
    }
}

/// Most power that a booth is given.
const MOST_POWER_VA: i64 = 2_200;

/// A booth of a generated layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedBooth {
    /// Its code.
    pub code: BoothCode,
    /// What it covers.
    pub shape: BoothShape,
    /// Its row, from 0.
    pub row: usize,
    /// Its place in the row, from 0.
    pub position: usize,
    /// Which of the options' modules it is.
    pub module: usize,
    /// Power that it may draw.
    pub power_va: i64,
    /// The place of its circuit in [`Generated::circuits`].
    pub circuit: usize,
    /// Whether a water point is in reach.
    pub water: bool,
}

/// A circuit of a generated layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GeneratedCircuit {
    /// C01, C02, …
    pub name: String,
    /// What may be drawn from it.
    pub capacity_va: i64,
}

/// A layout that passes the check.
#[derive(Debug, Clone, PartialEq)]
pub struct Generated {
    /// The booths, row by row.
    pub booths: Vec<GeneratedBooth>,
    /// The circuits, along the rows.
    pub circuits: Vec<GeneratedCircuit>,
    /// The centre lines of main aisles that the layout adds to those drawn.
    pub main_aisles: Vec<(PointMm, PointMm)>,
    /// What the check says of it: nothing about a booth, but perhaps about the hall's exits.
    pub findings: Vec<Finding>,
}

/// Why nothing can be laid.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GenerateError {
    /// No module with a share, or one without extent.
    #[error("no module to lay, or one without extent")]
    NoModule,
    /// Power or aisles that make no sense: not above 0, a booth above 2 200 VA or above its circuit.
    #[error("{name} is {value}")]
    OddOption {
        /// The option.
        name: &'static str,
        /// Its value.
        value: i64,
    },
    /// The outline has no area.
    #[error("the hall has no floor")]
    NoFloor,
    /// The rows cannot be numbered.
    #[error(transparent)]
    Numbering(#[from] NumberingError),
}

/// Checked layouts are looked at in the order of their raw counts, up to this many beyond the best.
const MOST_CHECKED: usize = 4;

/// The layout with the most booths that passes the check. No booths when none fits.
///
/// # Errors
/// [`GenerateError`] for options that make no sense or rows that cannot be numbered.
pub fn generate(hall: &HallPlan, options: &GenerateOptions) -> Result<Generated, GenerateError> {
    Ok(candidates(hall, options, 1)?.into_iter().next().unwrap_or(Generated {
        booths: Vec::new(),
        circuits: Vec::new(),
        main_aisles: Vec::new(),
        findings: Vec::new(),
    }))
}

/// Up to `count` different layouts that pass the check, most booths first.
///
/// # Errors
/// As [`generate`].
pub fn candidates(
    hall: &HallPlan,
    options: &GenerateOptions,
    count: usize,
) -> Result<Vec<Generated>, GenerateError> {
    validate(hall, options)?;
    let mut layouts: Vec<Layout> = Vec::new();
    for choice in choices(options) {
        let layout = lay(hall, options, choice);
        if !layout.booths.is_empty() && !layouts.iter().any(|l| l.booths == layout.booths) {
            layouts.push(layout);
        }
    }
    // The sort is stable, so that the first choice wins among equals.
    layouts.sort_by_key(|l| std::cmp::Reverse(l.booths.len()));
    let mut passed: Vec<Generated> = Vec::new();
    for (i, layout) in layouts.into_iter().enumerate() {
        let raw = layout.booths.len();
        let beaten = passed.iter().filter(|g| g.booths.len() >= raw).count();
        if beaten >= count || i >= count + MOST_CHECKED {
            break;
        }
        let done = passing(hall, options, layout)?;
        if !done.booths.is_empty() {
            passed.push(done);
        }
    }
    passed.sort_by_key(|g| std::cmp::Reverse(g.booths.len()));
    passed.truncate(count);
    Ok(passed)
}

fn validate(hall: &HallPlan, options: &GenerateOptions) -> Result<(), GenerateError> {
    let sound = |m: &ModuleMm| m.width_mm > 0 && m.depth_mm > 0;
    if !options.modules.iter().all(|(m, _)| sound(m)) || !options.modules.iter().any(|(_, s)| *s > 0) {
        return Err(GenerateError::NoModule);
    }
    if hall.outline.area_mm2() == 0 {
        return Err(GenerateError::NoFloor);
    }
    let odd = |name, value| Err(GenerateError::OddOption { name, value });
    if options.rules.side_aisle_mm <= 0 {
        return odd("side_aisle_mm", options.rules.side_aisle_mm);
    }
    if options.rules.main_aisle_mm <= 0 {
        return odd("main_aisle_mm", options.rules.main_aisle_mm);
    }
    if options.perimeter_aisle_mm < 0 {
        return odd("perimeter_aisle_mm", options.perimeter_aisle_mm);
    }
    if options.power_va < 0 || options.power_va > MOST_POWER_VA.min(options.circuit_va) {
        return odd("power_va", options.power_va);
    }
    Ok(())
}

/// The ways to fill a hall.
fn choices(options: &GenerateOptions) -> Vec<Choice> {
    let mut all = Vec::new();
    let drawn = CrossAisles::Drawn;
    for is_upright in [false, true] {
        for along_walls in [false, true] {
            // A row at the wall stands at the wall; rows between aisles may begin a little further in.
            let offsets: &[i64] = if along_walls { &[0] } else { &[0, 500, 1_000] };
            for offset_mm in offsets {
                for cross in [CrossAisles::Even, CrossAisles::Entrance] {
                    all.push(Choice { is_upright, offset_mm: *offset_mm, along_walls, cross });
                }
            }
        }
    }
    // A hall too small for any cross aisle still takes a row.
    if options.modules.iter().any(|(_, share)| *share > 0) {
        for is_upright in [false, true] {
            for along_walls in [true, false] {
                all.push(Choice { is_upright, offset_mm: 0, along_walls, cross: drawn });
            }
        }
    }
    all
}

/// The layout less the booths that the check blames, numbered and fed.
fn passing(hall: &HallPlan, options: &GenerateOptions, layout: Layout) -> Result<Generated, GenerateError> {
    let mut with_aisles = hall.clone();
    with_aisles.elements.extend(layout.main_aisles.iter().map(|(a, b)| Element {
        kind: ElementKind::MainAisle,
        shape: ElementShape::Line(*a, *b),
        clearance_mm: 0,
        is_open: true,
        width_mm: None,
    }));
    let mut booths = layout.booths;
    loop {
        // The names are only to find the blamed booths again.
        let named: Vec<FloorBooth> = booths
            .iter()
            .enumerate()
            .map(|(i, b)| FloorBooth {
                code: i.to_string(),
                shape: BoothShape::upright(b.rect),
                power_va: 0,
                circuit: None,
            })
            .collect();
        let findings = check(&with_aisles, &named, &[], &options.rules);
        let mut out: Vec<usize> = blamed(&findings).iter().filter_map(|code| code.parse().ok()).collect();
        if out.is_empty() {
            break;
        }
        out.sort_unstable();
        let mut i = 0;
        booths.retain(|_| {
            i += 1;
            out.binary_search(&(i - 1)).is_err()
        });
    }
    let mut generated = number(hall, options, &booths, layout.is_upright)?;
    let circuits: Vec<FloorCircuit> = generated
        .circuits
        .iter()
        .map(|c| FloorCircuit { id: c.name.clone(), capacity_va: c.capacity_va })
        .collect();
    let laid: Vec<FloorBooth> = generated
        .booths
        .iter()
        .map(|b| FloorBooth {
            code: b.code.to_string(),
            shape: b.shape.clone(),
            power_va: b.power_va,
            circuit: Some(circuits[b.circuit].id.clone()),
        })
        .collect();
    generated.findings = check(&with_aisles, &laid, &circuits, &options.rules);
    debug_assert!(
        generated.findings.iter().all(|f| f.rule == Rule::ExitWidth || f.severity == Severity::Warning)
    );
    generated.main_aisles = layout.main_aisles;
    Ok(generated)
}

/// Codes row by row, circuits along the rows, water by distance.
fn number(
    hall: &HallPlan,
    options: &GenerateOptions,
    booths: &[Laid],
    is_upright: bool,
) -> Result<Generated, GenerateError> {
    let mut rows: Vec<Vec<Laid>> = Vec::new();
    let mut last = None;
    for b in booths {
        if last != Some(b.row) {
            rows.push(Vec::new());
            last = Some(b.row);
        }
        if let Some(row) = rows.last_mut() {
            row.push(*b);
        }
    }
    for row in &mut rows {
        row.sort_by_key(|b| if is_upright { b.rect.y_mm } else { b.rect.x_mm });
    }
    rows.sort_by_key(|row| row.first().map(|b| if is_upright { b.rect.x_mm } else { b.rect.y_mm }));
    let lengths: Vec<usize> = rows.iter().map(Vec::len).collect();
    let codes = options.numbering.codes(&lengths)?;
    let water: Vec<_> = hall
        .elements
        .iter()
        .filter(|e| e.kind == ElementKind::WaterPoint)
        .map(|e| outline(&e.shape))
        .collect();
    let mut generated =
        Generated { booths: Vec::new(), circuits: Vec::new(), main_aisles: Vec::new(), findings: Vec::new() };
    let mut left_va = 0;
    for (row, (booths, codes)) in rows.iter().zip(codes).enumerate() {
        for (position, (b, code)) in booths.iter().zip(codes).enumerate() {
            if generated.circuits.is_empty() || left_va < options.power_va {
                let name = format!("C{:02}", generated.circuits.len() + 1);
                generated.circuits.push(GeneratedCircuit { name, capacity_va: options.circuit_va });
                left_va = options.circuit_va;
            }
            left_va -= options.power_va;
            let corners = b.rect.corners().map(xy);
            generated.booths.push(GeneratedBooth {
                code,
                shape: BoothShape::upright(b.rect),
                row,
                position,
                module: b.module,
                power_va: options.power_va,
                circuit: generated.circuits.len() - 1,
                water: water.iter().any(|w| distance(&corners, w) <= options.water_reach_mm as f64),
            });
        }
    }
    Ok(generated)
}
