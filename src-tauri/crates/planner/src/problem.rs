//! The assignment problem and its JSON shape, which is this crate's public format (version 1).
//!
//! Longer than most files: the fields, their limits and what validation says of them are read side by side.
//!
//! The file is long because it states a file format, field by field.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

mod weights;
pub use weights::{WEIGHT_NAMES, Weights};

/// The version of the JSON shape that this crate reads and writes.
pub const FORMAT_VERSION: u32 = 1;

/// Largest extent in millimetres: with the other limits, no cost can leave 64 bits.
const MOST_MM: i64 = 1_000_000;
/// Largest power of a booth, a party or a circuit in volt-amperes.
const MOST_VA: i64 = 1_000_000_000;
/// Largest weight in points.
const MOST_POINTS: i64 = 10_000_000;
/// Largest priority of a party.
const MOST_PRIORITY: i64 = 10_000;
/// Largest count of booths or moves.
const MOST_COUNT: i64 = 1_000_000;

/// Booths, the parties who want them, and what is wished for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The version of the shape; 1.
    #[serde(default = "first_version")]
    pub version: u32,
    /// The booths of the hall.
    pub booths: Vec<Booth>,
    /// Which booths lie next to which. A pair is named once.
    #[serde(default)]
    pub neighbours: Vec<Neighbour>,
    /// Power circuits.
    #[serde(default)]
    pub circuits: Vec<Circuit>,
    /// The parties: one or more firms that take a place together.
    pub exhibitors: Vec<Exhibitor>,
    /// Points by name, over the defaults of [`Weights`].
    #[serde(default)]
    pub weights: BTreeMap<String, i64>,
    /// How many parties that stand somewhere may be given another place.
    #[serde(default)]
    pub max_moved: Option<i64>,
}

/// A booth that can be given to a party.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Booth {
    /// Unique among the booths.
    pub id: String,
    /// Extent along the front.
    pub width_mm: i64,
    /// Extent away from the front.
    pub depth_mm: i64,
    /// Power that can be drawn at the booth.
    pub power_va: i64,
    /// Whether it has a water point.
    #[serde(default, deserialize_with = "null_as_default")]
    pub water: bool,
    /// Whether a wheelchair can get in.
    #[serde(default, deserialize_with = "null_as_default")]
    pub accessible: bool,
    /// Sides open to an aisle; 2 and more make a corner.
    #[serde(default = "one")]
    pub open_sides: i64,
    /// Whether it is one of the best places.
    #[serde(default, deserialize_with = "null_as_default")]
    pub premium: bool,
    /// The category that belongs here.
    #[serde(default)]
    pub zone: Option<String>,
    /// Whether it must stay empty.
    #[serde(default, deserialize_with = "null_as_default")]
    pub closed: bool,
    /// The circuit that feeds it.
    #[serde(default)]
    pub circuit: Option<String>,
}

/// How two booths lie to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NeighbourKind {
    /// Side by side along the same front: they touch and can be joined.
    Side,
    /// Facing each other across an aisle: they touch.
    Aisle,
    /// Back to back: they do not touch.
    Back,
}

/// A pair of booths that lie next to each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbour {
    /// One booth.
    pub a: String,
    /// The other.
    pub b: String,
    /// How they lie.
    pub kind: NeighbourKind,
}

/// A power circuit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Circuit {
    /// Unique among the circuits.
    pub id: String,
    /// What may be drawn from it in all.
    pub capacity_va: i64,
}

/// Whether a party asks for a corner.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Corner {
    /// Does not care.
    #[default]
    No,
    /// Would like one.
    Want,
    /// Cannot do without.
    Must,
}

/// A party that asks for one or more booths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exhibitor {
    /// Unique among the parties.
    pub id: String,
    /// Least width of each booth; it may be turned.
    pub width_mm: i64,
    /// Least depth of each booth.
    pub depth_mm: i64,
    /// Power that the party draws in all.
    pub power_va: i64,
    /// How many booths, side by side.
    #[serde(default = "one")]
    pub booths: i64,
    /// 0 for most; more makes it dearer to leave the party out or without a premium booth.
    #[serde(default)]
    pub priority: i64,
    /// Product category, matched with a booth's zone.
    #[serde(default)]
    pub category: Option<String>,
    /// Competitors that should not touch share a group.
    #[serde(default)]
    pub group: Option<String>,
    /// Region of origin, for a fair share of premium booths.
    #[serde(default)]
    pub region: Option<String>,
    /// Needs water at one of its booths.
    #[serde(default, deserialize_with = "null_as_default")]
    pub water: bool,
    /// Needs every booth accessible.
    #[serde(default, deserialize_with = "null_as_default")]
    pub accessible: bool,
    /// Asks for a corner.
    #[serde(default, deserialize_with = "null_as_default")]
    pub corner: Corner,
    /// Wished booths, best first.
    #[serde(default)]
    pub prefers: Vec<String>,
    /// Parties that it would like to touch.
    #[serde(default)]
    pub near: Vec<String>,
    /// Parties that it must not touch.
    #[serde(default)]
    pub apart: Vec<String>,
    /// The booths that it must have; empty when it is free. In JSON: null, an id, or a list.
    #[serde(default, deserialize_with = "one_or_many", serialize_with = "as_one_or_many")]
    pub locked: Vec<String>,
    /// The booths where it stands now; empty for a newcomer. In JSON: null, an id, or a list.
    #[serde(default, deserialize_with = "one_or_many", serialize_with = "as_one_or_many")]
    pub current: Vec<String>,
}

impl Default for Exhibitor {
    fn default() -> Self {
        Self {
            id: String::new(),
            width_mm: 0,
            depth_mm: 0,
            power_va: 0,
            booths: 1,
            priority: 0,
            category: None,
            group: None,
            region: None,
            water: false,
            accessible: false,
            corner: Corner::No,
            prefers: Vec::new(),
            near: Vec::new(),
            apart: Vec::new(),
            locked: Vec::new(),
            current: Vec::new(),
        }
    }
}

/// What makes a problem unfit to be solved.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProblemError {
    /// Not JSON, or not of the shape.
    #[error("not a problem file (line {line}, column {column}): {message}")]
    Json {
        /// Line from 1; 0 when the text is JSON but not of the shape.
        line: usize,
        /// Column from 1.
        column: usize,
        /// What the parser says.
        message: String,
    },
    /// A version that this program does not know.
    #[error("version {found} is not known")]
    Version {
        /// The version of the file.
        found: u32,
    },
    /// A number that is not whole or too small.
    #[error("{owner}.{field} must be a whole number of at least {least}, not {found}")]
    NotWhole {
        /// The booth, party, circuit or `weights`.
        owner: String,
        /// The field.
        field: String,
        /// The least value allowed.
        least: i64,
        /// What stands there.
        found: String,
    },
    /// A number beyond what any hall can hold.
    #[error("{owner}.{field} is {found}; at most {most}")]
    TooLarge {
        /// The booth, party, circuit or `weights`.
        owner: String,
        /// The field.
        field: String,
        /// The value.
        found: i64,
        /// The most allowed.
        most: i64,
    },
    /// An id used twice.
    #[error("{id} is used twice in {kind}")]
    DoubleId {
        /// `booths`, `exhibitors` or `circuits`.
        kind: &'static str,
        /// The id.
        id: String,
    },
    /// A booth on a circuit that is not there.
    #[error("{booth}: no circuit {circuit}")]
    UnknownCircuit {
        /// The booth.
        booth: String,
        /// The circuit that it names.
        circuit: String,
    },
    /// A near or apart that names the party itself or nobody.
    #[error("{exhibitor}: near or apart names {other}")]
    UnknownOther {
        /// The party.
        exhibitor: String,
        /// Whom it names.
        other: String,
    },
    /// A neighbour pair named twice, of one booth, or of booths that are not there.
    #[error("neighbours {a} and {b}: unknown, the same, or named twice")]
    BadNeighbours {
        /// One booth.
        a: String,
        /// The other.
        b: String,
    },
    /// A weight that is not known.
    #[error("no weight is called {name}")]
    UnknownWeight {
        /// The name.
        name: String,
    },
}

impl Problem {
    /// Reads and validates the JSON text.
    ///
    /// # Errors
    /// [`ProblemError`] says what is off and where.
    pub fn from_json(text: &str) -> Result<Self, ProblemError> {
        let value: Value = serde_json::from_str(text).map_err(|e| json_error(&e))?;
        check_numbers(&value)?;
        let problem: Self = serde_json::from_value(value).map_err(|e| json_error(&e))?;
        problem.validate()?;
        Ok(problem)
    }

    /// The weights in force.
    ///
    /// # Errors
    /// [`ProblemError::UnknownWeight`], [`ProblemError::NotWhole`] or [`ProblemError::TooLarge`].
    pub fn resolved_weights(&self) -> Result<Weights, ProblemError> {
        let mut weights = Weights::default();
        for (name, points) in &self.weights {
            within("weights", name, *points, 0, MOST_POINTS)?;
            weights.set(name, *points)?;
        }
        Ok(weights)
    }

    /// Refuses what would otherwise be judged by accident: doubles, unknown names, odd numbers.
    ///
    /// # Errors
    /// The first thing that is off.
    pub fn validate(&self) -> Result<(), ProblemError> {
        if self.version != FORMAT_VERSION {
            return Err(ProblemError::Version { found: self.version });
        }
        let booths = unique("booths", self.booths.iter().map(|b| &b.id))?;
        let exhibitors = unique("exhibitors", self.exhibitors.iter().map(|e| &e.id))?;
        let circuits = unique("circuits", self.circuits.iter().map(|c| &c.id))?;
        for b in &self.booths {
            within(&b.id, "width_mm", b.width_mm, 0, MOST_MM)?;
            within(&b.id, "depth_mm", b.depth_mm, 0, MOST_MM)?;
            within(&b.id, "power_va", b.power_va, 0, MOST_VA)?;
            if let Some(circuit) = named(&b.circuit)
                && !circuits.contains(circuit)
            {
                return Err(ProblemError::UnknownCircuit { booth: b.id.clone(), circuit: circuit.into() });
            }
        }
        for e in &self.exhibitors {
            within(&e.id, "width_mm", e.width_mm, 0, MOST_MM)?;
            within(&e.id, "depth_mm", e.depth_mm, 0, MOST_MM)?;
            within(&e.id, "power_va", e.power_va, 0, MOST_VA)?;
            within(&e.id, "booths", e.booths, 1, MOST_COUNT)?;
            within(&e.id, "priority", e.priority, 0, MOST_PRIORITY)?;
            for other in e.near.iter().chain(&e.apart) {
                if *other == e.id || !exhibitors.contains(other.as_str()) {
                    return Err(ProblemError::UnknownOther { exhibitor: e.id.clone(), other: other.clone() });
                }
            }
        }
        let mut pairs = BTreeSet::new();
        for n in &self.neighbours {
            let pair = (n.a.as_str().min(n.b.as_str()), n.a.as_str().max(n.b.as_str()));
            if n.a == n.b || !booths.contains(pair.0) || !booths.contains(pair.1) || !pairs.insert(pair) {
                return Err(ProblemError::BadNeighbours { a: n.a.clone(), b: n.b.clone() });
            }
        }
        self.resolved_weights()?;
        for c in &self.circuits {
            within(&c.id, "capacity_va", c.capacity_va, 0, MOST_VA)?;
        }
        if let Some(most) = self.max_moved {
            within("problem", "max_moved", most, 0, MOST_COUNT)?;
        }
        Ok(())
    }
}

/// A name that is there and not empty: the referee takes an empty name for none.
pub(crate) fn named(name: &Option<String>) -> Option<&str> {
    name.as_deref().filter(|n| !n.is_empty())
}

fn unique<'a>(
    kind: &'static str,
    ids: impl Iterator<Item = &'a String>,
) -> Result<BTreeSet<&'a str>, ProblemError> {
    let mut seen = BTreeSet::new();
    for id in ids {
        if !seen.insert(id.as_str()) {
            return Err(ProblemError::DoubleId { kind, id: id.clone() });
        }
    }
    Ok(seen)
}

fn within(owner: &str, field: &str, value: i64, least: i64, most: i64) -> Result<(), ProblemError> {
    if value < least {
        let found = value.to_string();
        return Err(ProblemError::NotWhole { owner: owner.into(), field: field.into(), least, found });
    }
    if value > most {
        return Err(ProblemError::TooLarge { owner: owner.into(), field: field.into(), found: value, most });
    }
    Ok(())
}

/// Names the odd number and its owner, which serde's own message would not.
fn check_numbers(value: &Value) -> Result<(), ProblemError> {
    let required = [
        ("booths", &["width_mm", "depth_mm", "power_va"][..]),
        ("exhibitors", &["width_mm", "depth_mm", "power_va"][..]),
        ("circuits", &["capacity_va"][..]),
    ];
    for (kind, fields) in required {
        for row in value.get(kind).and_then(Value::as_array).into_iter().flatten() {
            let owner = row.get("id").and_then(Value::as_str).unwrap_or("?");
            for field in fields {
                whole(owner, field, row.get(*field).unwrap_or(&Value::Null), 0)?;
            }
            for (field, least) in [("booths", 1), ("priority", 0), ("open_sides", 0)] {
                if let Some(number) = row.get(field) {
                    whole(owner, field, number, least)?;
                }
            }
        }
    }
    for (name, points) in value.get("weights").and_then(Value::as_object).into_iter().flatten() {
        whole("weights", name, points, 0)?;
    }
    match value.get("max_moved") {
        None | Some(Value::Null) => Ok(()),
        Some(most) => whole("problem", "max_moved", most, 0),
    }
}

fn whole(owner: &str, field: &str, value: &Value, least: i64) -> Result<(), ProblemError> {
    if value.as_i64().is_some_and(|v| v >= least) {
        return Ok(());
    }
    let found = value.to_string();
    Err(ProblemError::NotWhole { owner: owner.into(), field: field.into(), least, found })
}

fn json_error(error: &serde_json::Error) -> ProblemError {
    ProblemError::Json { line: error.line(), column: error.column(), message: error.to_string() }
}

const fn one() -> i64 {
    1
}

const fn first_version() -> u32 {
    FORMAT_VERSION
}

fn null_as_default<'de, D: Deserializer<'de>, T: Deserialize<'de> + Default>(d: D) -> Result<T, D::Error> {
    Ok(Option::<T>::deserialize(d)?.unwrap_or_default())
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

fn one_or_many<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<String>, D::Error> {
    Ok(match Option::<OneOrMany>::deserialize(d)? {
        None => Vec::new(),
        Some(OneOrMany::One(id)) if id.is_empty() => Vec::new(),
        Some(OneOrMany::One(id)) => vec![id],
        Some(OneOrMany::Many(ids)) => ids,
    })
}

fn as_one_or_many<S: Serializer>(ids: &[String], s: S) -> Result<S::Ok, S::Error> {
    match ids {
        [] => s.serialize_none(),
        [id] => s.serialize_str(id),
        _ => ids.serialize(s),
    }
}

#[cfg(test)]
mod tests;
