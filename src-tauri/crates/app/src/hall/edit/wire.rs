//! The editor's document and what it asks for, as they are sent. Lengths are whole millimetres, x to the right, y down;
//! ids are UUIDs as text.
//!
//! The file is long because what is asked and what is answered stand together, field by field.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use crate::floor_plan::PlanWarning;
use crate::hall::file::{ElementOut, KindOut, ShapeOut};
use crate::history::StepOut;

/// One hall, whole, for editing: one read of one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HallDocument {
    /// The hall itself.
    pub hall: HallHead,
    /// All halls of the event, in their order.
    pub halls: Vec<HallRef>,
    /// What is no booth, in the order of drawing.
    pub elements: Vec<ElementDoc>,
    /// What feeds the booths, by name.
    pub circuits: Vec<CircuitDoc>,
    /// The booths, A-2 before A-10.
    pub booths: Vec<BoothDoc>,
    /// Stands for the last change of the event's halls; every edit says which one it was made on.
    pub revision: String,
}

/// A hall without what is on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HallHead {
    /// Its id.
    pub id: String,
    /// Its name, unique in the event.
    pub name: String,
    /// Its outline, points `[x, y]`, not closed by a repeated first one.
    pub outline: Vec<[i64; 2]>,
    /// Where north points: thousandths of a degree, clockwise from the top of the drawing.
    pub north_mdeg: i32,
    /// `draft`, `approved` or `published`.
    pub plan_state: &'static str,
    /// Clear width that main aisles are held to.
    pub main_aisle_mm: u32,
    /// Clear width that other aisles are held to.
    pub side_aisle_mm: u32,
}

/// A hall of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HallRef {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many booths it has.
    pub booths: usize,
}

/// The halls of an event, to copy from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct EventHalls {
    /// The event's short name.
    pub event: String,
    /// Its name.
    pub name: String,
    /// Its halls, in their order.
    pub halls: Vec<HallRef>,
}

/// A thing on the floor that is no booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ElementDoc {
    /// Its id.
    pub id: String,
    /// The layer that it is drawn on.
    pub layer: Layer,
    /// What it is and where, as in a hall file.
    #[serde(flatten)]
    pub element: ElementOut,
}

/// The layers of a plan, from the ground up. Booths have one of their own, above these but for notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// Columns and walls.
    Building,
    /// Main-aisle lines and keep-clear floor.
    Aisles,
    /// Entrances, exits and fire equipment.
    ExitsAndFire,
    /// Power and water.
    Utilities,
    /// Stands that are no exhibitor's, and the stage.
    Stands,
    /// Texts and dimension lines.
    Notes,
}

/// A circuit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CircuitDoc {
    /// Its id.
    pub id: String,
    /// Its name, unique in the hall.
    pub name: String,
    /// What its booths may draw together.
    pub capacity_va: u32,
    /// What can be given to its booths together.
    pub load_va: u64,
    /// The power point that it comes from: an element's id.
    pub power_point: Option<String>,
}

/// A booth with what follows from where it lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BoothDoc {
    /// Its id, which stays when its code changes.
    pub id: String,
    /// Its code on paper, unique in the event.
    pub code: String,
    /// Its parts `[x, y, width, depth]`, before turning.
    pub rects: Vec<[i64; 4]>,
    /// Turned about the centre of its bounds: thousandths of a degree, clockwise.
    pub rotation_mdeg: i32,
    /// Power that can be given to it.
    pub power_va: u32,
    /// Its circuit's id.
    pub circuit: Option<String>,
    /// Whether it has water.
    pub water: bool,
    /// Whether a wheelchair reaches it.
    pub accessible: bool,
    /// The product category that it is meant for.
    pub zone: Option<String>,
    /// Whether it is one of the sought-after places.
    pub premium: bool,
    /// Whether it must stay empty.
    pub closed: bool,
    /// Whether the editor leaves it where it is.
    pub locked: bool,
    /// The codes of the booths that were merged into it, its own first; empty for one that was not merged.
    pub parts: Vec<String>,
    /// Who has it, by their first day.
    pub occupants: Vec<Occupant>,
    /// What follows from where it lies.
    pub derived: Derived,
}

/// A party on a booth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Occupant {
    /// The party's id.
    pub party: String,
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// Whether it is locked there for the planner.
    pub is_locked: bool,
    /// Its firms, the main exhibitor first.
    pub firms: Vec<Firm>,
}

/// A firm of a party.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Firm {
    /// Its participation's id.
    pub participation: String,
    /// Its name.
    pub name: String,
    /// Its product category.
    pub category: Option<String>,
}

/// What follows from where a booth lies, and is never typed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Derived {
    /// Which sides are open: top, right, bottom, left of the booth before turning.
    pub open: [bool; 4],
    /// How many.
    pub open_sides: u8,
    /// What that makes it.
    pub kind: BoothKindOut,
    /// Booths that lie next to it, by code.
    pub neighbours: Vec<NeighbourOut>,
    /// Area in square millimetres.
    pub area_mm2: i64,
    /// Length of free floor along the open sides.
    pub frontage_mm: i64,
    /// The codes of rules that the place breaks at first sight: `inside_hall`, `booth_overlap`, `element_overlap`,
    /// `open_side`. `plan_check` has the words, and the other rules.
    pub problems: Vec<&'static str>,
}

/// What a booth is by its open sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BoothKindOut {
    /// No side open: nobody can get in.
    Shut,
    /// One side open.
    Inline,
    /// Two.
    Corner,
    /// Three.
    Peninsula,
    /// All four.
    Island,
}

/// A booth that lies next to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NeighbourOut {
    /// Its id.
    pub booth: String,
    /// How it lies.
    pub how: Next,
}

/// How booths lie next to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// Side by side along the same front.
    Side,
    /// Facing each other across an aisle.
    Aisle,
    /// Back to back.
    Back,
}

/// What a person did, for the words of an undo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is what the gesture of that name does")]
pub enum Gesture {
    Draw,
    Move,
    Resize,
    Rotate,
    Duplicate,
    Array,
    Paste,
    Align,
    Distribute,
    Delete,
    Properties,
    Outline,
    Lock,
}

/// One gesture: all of it is kept, or nothing.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct HallEdit {
    /// The hall's id.
    pub hall: String,
    /// The revision of the document that the person sees.
    pub revision: String,
    /// What the person did.
    pub what: Gesture,
    /// What is new or otherwise.
    #[serde(default)]
    pub puts: Puts,
    /// What goes.
    #[serde(default)]
    pub removes: Removes,
    /// The person was told who is touched, and goes on.
    #[serde(default)]
    pub confirm_occupied: bool,
}

/// What is new or otherwise. An id that the hall does not have makes a new one; a field that is left out stays as it is,
/// or gets its usual value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
pub struct Puts {
    /// The hall itself.
    #[ts(optional)]
    pub hall: Option<HallPut>,
    /// Booths.
    pub booths: Vec<BoothPut>,
    /// What is no booth.
    pub elements: Vec<ElementPut>,
    /// Circuits.
    pub circuits: Vec<CircuitPut>,
}

/// What goes, by ids.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Removes {
    /// Booths.
    pub booths: Vec<String>,
    /// What is no booth.
    pub elements: Vec<String>,
    /// Circuits; their booths have none then.
    pub circuits: Vec<String>,
}

/// The hall itself, otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default)]
pub struct HallPut {
    /// Its name.
    #[ts(optional)]
    pub name: Option<String>,
    /// Its outline: a simple polygon.
    #[ts(optional)]
    pub outline: Option<Vec<[i64; 2]>>,
    /// Where north points.
    #[ts(optional)]
    pub north_mdeg: Option<i32>,
    /// Clear width of main aisles.
    #[ts(optional)]
    pub main_aisle_mm: Option<u32>,
    /// Clear width of other aisles.
    #[ts(optional)]
    pub side_aisle_mm: Option<u32>,
}

/// A booth, new or otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
pub struct BoothPut {
    /// Its id; for a new booth one that the window makes: a UUID, best of version 7.
    pub id: String,
    /// For a new booth: the id of the booth of this event whose fields it takes over where it says nothing, and after
    /// whose code its own comes.
    #[serde(default)]
    #[ts(optional)]
    pub like: Option<String>,
    /// Its code. A new booth without one gets the next that is free.
    #[serde(default)]
    #[ts(optional)]
    pub code: Option<String>,
    /// Its parts `[x, y, width, depth]`, before turning. A new booth needs them.
    #[serde(default)]
    #[ts(optional)]
    pub rects: Option<Vec<[i64; 4]>>,
    /// Turned about the centre of its bounds.
    #[serde(default)]
    #[ts(optional)]
    pub rotation_mdeg: Option<i32>,
    /// Power that can be given to it.
    #[serde(default)]
    #[ts(optional)]
    pub power_va: Option<u32>,
    /// Its circuit's id; `null` for none.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub circuit: Option<Option<String>>,
    /// Whether it has water.
    #[serde(default)]
    #[ts(optional)]
    pub water: Option<bool>,
    /// Whether a wheelchair reaches it.
    #[serde(default)]
    #[ts(optional)]
    pub accessible: Option<bool>,
    /// The product category that it is meant for; `null` for none.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub zone: Option<Option<String>>,
    /// Whether it is one of the sought-after places.
    #[serde(default)]
    #[ts(optional)]
    pub premium: Option<bool>,
    /// Whether it must stay empty.
    #[serde(default)]
    #[ts(optional)]
    pub closed: Option<bool>,
    /// Whether the editor leaves it where it is.
    #[serde(default)]
    #[ts(optional)]
    pub locked: Option<bool>,
}

/// A thing on the floor that is no booth, new or otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
pub struct ElementPut {
    /// Its id; for a new one a UUID that the window makes, best of version 7: elements are drawn in the order of ids.
    pub id: String,
    /// What it is. A new one needs it.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<KindOut>,
    /// Where it is. A new one needs it.
    #[serde(default)]
    #[ts(optional)]
    pub shape: Option<ShapeOut>,
    /// What is written on it; `null` for nothing.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub label: Option<Option<String>>,
    /// Who has it; `null` for nobody.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub owner: Option<Option<String>>,
    /// Floor to keep free around it, beyond the rule's own distance.
    #[serde(default)]
    #[ts(optional)]
    pub clearance_mm: Option<u32>,
    /// For entrances and exits: whether it is open.
    #[serde(default)]
    #[ts(optional)]
    pub is_open: Option<bool>,
    /// Of a door: its clear width; `null` for that of the drawn opening.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "number | null")]
    pub width_mm: Option<Option<u32>>,
    /// Whether the editor leaves it where it is.
    #[serde(default)]
    #[ts(optional)]
    pub locked: Option<bool>,
    /// The picture on it: a hash of the media, 64 hexadecimal digits; `null` for none.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub logo: Option<Option<String>>,
}

/// A circuit, new or otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, TS)]
pub struct CircuitPut {
    /// Its id; for a new one a UUID that the window makes.
    pub id: String,
    /// Its name, unique in the hall. A new one without gets the next of C01, C02, …
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// What its booths may draw together. A new one without gets the office's usual one.
    #[serde(default)]
    #[ts(optional)]
    pub capacity_va: Option<u32>,
    /// The power point that it comes from: an element's id; `null` for none.
    #[serde(default, deserialize_with = "given")]
    #[ts(optional, type = "string | null")]
    pub power_point: Option<Option<String>>,
}

/// A field that is there, `null` or not.
fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(field: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(field).map(Some)
}

/// What a change left: only what is otherwise now, with all of its fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HallChanged {
    /// The hall's id.
    pub hall: String,
    /// The hall itself, where it is otherwise.
    pub head: Option<HallHead>,
    /// Booths that are new or otherwise, those included for which something else follows now from where they lie.
    pub booths: Vec<BoothDoc>,
    /// What is no booth and is new or otherwise.
    pub elements: Vec<ElementDoc>,
    /// Circuits that are new or otherwise, their load included.
    pub circuits: Vec<CircuitDoc>,
    /// What is gone.
    pub removed: Removes,
    /// The document's revision from now on.
    pub revision: String,
    /// What an undo takes back; `None` where nothing was otherwise.
    pub undo: Option<StepOut>,
    /// Who was touched, after the person had confirmed.
    pub touched: Vec<Touched>,
    /// What the person should know: a code that stands on printed badges.
    pub warnings: Vec<PlanWarning>,
}

/// A party that a change touches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Touched {
    /// The booth's id.
    pub booth: String,
    /// Its code.
    pub code: String,
    /// The party's id.
    pub party: String,
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// Its firms, the main exhibitor first.
    pub firms: Vec<String>,
    /// What becomes of it.
    pub becomes: Becomes,
}

/// What becomes of a party that a change touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Becomes {
    /// It has no such booth any more.
    Lifted,
    /// It has the merged booth, or all booths of the one that was split.
    Stays,
}

/// Booths that become one, or one that becomes several again.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct HallBooths {
    /// The hall's id.
    pub hall: String,
    /// The revision of the document that the person sees.
    pub revision: String,
    /// The booths' ids. Of a merge, the first one that somebody has goes on, or else the first one.
    pub booths: Vec<String>,
    /// The person was told who is touched, and goes on.
    #[serde(default)]
    pub confirm_occupied: bool,
}

/// New codes for a hall's booths.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct HallRenumber {
    /// The hall's id.
    pub hall: String,
    /// The revision of the document that the person sees.
    pub revision: String,
    /// The booths' ids; `null` for all of the hall.
    pub booths: Option<Vec<String>>,
    /// How they are numbered.
    pub scheme: NumberingScheme,
    /// Say what it would do, and do nothing.
    pub dry_run: bool,
}

/// How booths are numbered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct NumberingScheme {
    /// Where the first row begins.
    pub start_corner: CornerIn,
    /// What a row is called.
    pub row_names: RowNamesIn,
    /// Whether rows run across the plan or down it.
    pub by: RowsRun,
    /// Whether every second row runs the other way, as one walks.
    pub serpentine: bool,
    /// Before every code, one to four capitals or digits; empty for none.
    #[serde(default)]
    pub prefix: String,
    /// The letters of the first row, `A` where none is said; of hundreds, A is the first hundred.
    #[serde(default)]
    #[ts(optional)]
    pub first_row: Option<String>,
    /// The first number of every row.
    #[serde(default = "one")]
    #[ts(as = "Option<u16>", optional)]
    pub first: u16,
    /// Digits of a number at least; two where none is said.
    #[serde(default)]
    #[ts(optional)]
    pub digits: Option<u8>,
    /// Rows whose letters are left out, such as `I` and `O`.
    #[serde(default)]
    pub skip_letters: Vec<String>,
    /// Numbers in a row that are left out, such as 4 and 13.
    #[serde(default)]
    pub skip_numbers: Vec<u16>,
    /// Whether a number is left out where a row crosses an aisle.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub skip_at_aisles: bool,
}

fn one() -> u16 {
    1
}

/// The corner of the plan at which the first row begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is the corner of that name")]
pub enum CornerIn {
    TopLeft,
    TopRight,
    BottomLeft,
    BottomRight,
}

/// What a row is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowNamesIn {
    /// … B-01.
    Letters,
    /// 101, 102, … 201.
    Hundreds,
}

/// Which way rows run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowsRun {
    /// Across the plan.
    Rows,
    /// Down the plan.
    Columns,
}

/// What a renumbering does or would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Renumbered {
    /// Old and new side by side, in the order of the new ones; those that keep their code included.
    pub codes: Vec<CodeChange>,
    /// New codes that other booths of the event have: it is not done while there are any.
    pub doubles: Vec<String>,
    /// What the person should know: codes that stand on printed badges.
    pub warnings: Vec<PlanWarning>,
    /// What was changed; `None` where it was only tried.
    pub changed: Option<HallChanged>,
}

/// A booth's code, old and new.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CodeChange {
    /// The booth's id.
    pub booth: String,
    /// The code that it has.
    pub old: String,
    /// The code that it gets.
    pub new: String,
    /// Who has it.
    pub firms: Vec<String>,
    /// Whether the old code stands on badges that were printed.
    pub on_badges: bool,
}

/// A new, empty hall.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct HallAdd {
    /// Its name; one is given where none is said.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
    /// Its outline: a simple polygon; 40 x 25 m where none is said.
    #[serde(default)]
    #[ts(optional)]
    pub outline: Option<Vec<[i64; 2]>>,
}

/// A hall's new name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct HallRename {
    /// The hall's id.
    pub hall: String,
    /// The name.
    pub name: String,
}

/// A hall that goes, with all that is on it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct HallRemove {
    /// The hall's id.
    pub hall: String,
    /// The person was told who is touched, and goes on.
    #[serde(default)]
    pub confirm_occupied: bool,
    /// The person was told that the plan is on paper, and goes on.
    #[serde(default)]
    pub confirm_on_paper: bool,
}

/// What is left after a hall is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HallRemoved {
    /// Its name.
    pub name: String,
    /// The event's other halls, in their order.
    pub halls: Vec<HallRef>,
    /// Who has no booth any more.
    pub touched: Vec<Touched>,
    /// What an undo takes back.
    pub undo: Option<StepOut>,
}

/// A hall that is copied into the event, from this event or another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct HallCopy {
    /// The id of the hall to copy.
    pub from: String,
    /// The copy's name; the hall's own, or that with a number, where none is said.
    #[serde(default)]
    #[ts(optional)]
    pub name: Option<String>,
}

/// A copied hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HallCopied {
    /// The copy.
    pub document: HallDocument,
    /// Codes that the event had already, and what the copy has instead.
    pub recoded: Vec<Recoded>,
}

/// A code of a copied hall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Recoded {
    /// In the hall that was copied.
    pub old: String,
    /// In the copy.
    pub new: String,
}
