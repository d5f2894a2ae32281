//! What a use case can fail with, and how it is sent: a code, a message fit to show, details.
//!
//! The file is long because every fault stands here once, beside its code and its details.

use std::path::PathBuf;

use domain::status::{ParticipationStatus, StatusError};
use domain::underlay::UnderlayError;
use drawing::DrawingError;
use serde::Serialize;
use serde_json::{Value, json};
use store::backup::{BackupError, RestoreError};
use store::{ImageError, OpenError, StoreError, UndoError};
use tabular::read::ReadError;
use ts_rs::TS;

use crate::printers::Trouble;
use crate::status_names::StatusNames;
use crate::texts::{Lang, failing};

/// Anything that a use case can fail with. [`AppError::fault`] words it.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// The workspace does not open.
    #[error("open: {0}")]
    Open(#[from] OpenError),
    /// A read or a write failed.
    #[error("store: {0}")]
    Store(#[from] StoreError),
    /// Nothing to undo or redo, or somebody has changed the rows since.
    #[error("history: {0}")]
    History(#[from] UndoError),
    /// A backup or a restore failed.
    #[error("backup: {0}")]
    Backup(#[from] BackupError),
    /// A restore failed. The workspace is as it was.
    #[error("restore: {0}")]
    Restore(#[from] RestoreError),
    /// A spreadsheet does not read.
    #[error("{}: {cause}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: ReadError,
    },
    /// A file could not be read.
    #[error("{}: {cause}", path.display())]
    ReadFile {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// A file could not be written. What was there before is still there.
    #[error("{}: {cause}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// A value that cannot be.
    #[error("{field}: {value:?}")]
    Invalid {
        /// The field's code.
        field: &'static str,
        /// What was given.
        value: String,
    },
    /// The workspace has no event yet.
    #[error("no event")]
    NoEvent,
    /// No event has that slug.
    #[error("no event {slug}")]
    EventUnknown {
        /// What was asked for.
        slug: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// Another event has that slug.
    #[error("slug {slug} is taken")]
    SlugTaken {
        /// The slug.
        slug: String,
    },
    /// The event has no hall yet.
    #[error("no hall")]
    NoHall,
    /// The event has several halls, and none was named.
    #[error("which hall?")]
    HallNeeded {
        /// Those that there are.
        known: Vec<String>,
    },
    /// No hall has that name.
    #[error("no hall {name}")]
    HallUnknown {
        /// What was asked for.
        name: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// Something is named that the event does not have: an exhibitor, a role, a template, a sheet, a paper.
    #[error("no {kind} {name}")]
    Unknown {
        /// What kind of thing.
        kind: &'static str,
        /// What was asked for.
        name: String,
        /// Those that there are, or those that sound alike.
        known: Vec<String>,
    },
    /// Several firms or people have that name.
    #[error("several are called {name}")]
    Ambiguous {
        /// The name.
        name: String,
        /// Their ids.
        ids: Vec<String>,
        /// What tells each of them from the others, in the order of the ids.
        facts: Vec<String>,
    },
    /// `accept` is for firms on their way to a place, not for taking an offer or a confirmation back.
    #[error("{exhibitor} cannot be accepted from {from:?}")]
    NotAcceptable {
        /// The firm.
        exhibitor: String,
        /// Its status.
        from: ParticipationStatus,
        /// What the workspace calls the statuses.
        names: StatusNames,
    },
    /// The target of a write is something that must not be overwritten.
    #[error("{} is a {what}", path.display())]
    Protected {
        /// The target.
        path: PathBuf,
        /// `workspace`, `media`, `log`, `lock` or `key`.
        what: &'static str,
    },
    /// Badges were issued, but their PDF did not get its name.
    #[error("{}: {cause}, after badges were issued", path.display())]
    IssuedUnprinted {
        /// The PDF.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// A status does not allow what was asked of a firm.
    #[error("{exhibitor}: {cause}")]
    Status {
        /// The firm.
        exhibitor: String,
        /// Why not.
        cause: StatusError,
    },
    /// A status cannot follow another.
    #[error("{exhibitor}: {cause}")]
    Move {
        /// The firm.
        exhibitor: String,
        /// Why not.
        cause: StatusError,
        /// What the workspace calls the statuses.
        names: StatusNames,
    },
    /// The list has no row that could be read, or no column for the firm's name.
    #[error("no list in {}", path.display())]
    NoList {
        /// The file.
        path: PathBuf,
        /// Its sheets.
        sheets: Vec<String>,
    },
    /// A hall file is no hall file, or says what cannot be.
    #[error("hall file, {place}: {problem}")]
    HallFile {
        /// Where in the file.
        place: String,
        /// The problem's code.
        problem: &'static str,
    },
    /// A number of a hall file is no whole number, or out of range.
    #[error("hall file, {path}: {value} is not within {least} to {most}")]
    HallFileNumber {
        /// Where in the file, such as `booths[3].power_va`.
        path: String,
        /// What stands there.
        value: String,
        /// The least allowed.
        least: i64,
        /// The most allowed.
        most: i64,
    },
    /// A hall has another size than was asked for; laying it anew would throw away what stands there.
    #[error("hall {hall} has another size")]
    HallOtherSize {
        /// The hall.
        hall: String,
        /// Its width and depth.
        size_mm: (i64, i64),
        /// Its booths, which stay.
        booths: usize,
        /// What else stands in it, and stays.
        elements: usize,
    },
    /// More booths than a plan can have.
    #[error("{booths} booths, at most {most}")]
    TooManyBooths {
        /// How many there would be or are.
        booths: usize,
        /// How many there may be.
        most: usize,
    },
    /// A file is larger than any of its kind.
    #[error("{} has more than {most_bytes} bytes", path.display())]
    FileTooLarge {
        /// The file.
        path: PathBuf,
        /// The most that is read.
        most_bytes: u64,
    },
    /// A place breaks hard rules.
    #[error("{exhibitor}: {} rules are broken", broken.len())]
    RulesBroken {
        /// The firm.
        exhibitor: String,
        /// What is broken.
        broken: Vec<crate::plan::BrokenRule>,
    },
    /// A firm's wishes cannot be.
    #[error("{} wishes cannot be", problems.len())]
    Wishes {
        /// What is off, field by field.
        problems: Vec<crate::exhibitors::FieldProblem>,
    },
    /// A firm is not on the reserve list.
    #[error("{exhibitor} is no reserve")]
    NotWaiting {
        /// The firm.
        exhibitor: String,
    },
    /// A firm has no offer of a booth.
    #[error("{exhibitor} has no offer")]
    NotOffered {
        /// The firm.
        exhibitor: String,
    },
    /// A firm has no booth.
    #[error("{exhibitor} has no booth")]
    NotPlaced {
        /// The firm.
        exhibitor: String,
    },
    /// Somebody has a badge, so that they cannot be taken off their firm.
    #[error("somebody with a badge stays")]
    HasBadge {
        /// Their name.
        name: String,
    },
    /// Somebody has a booth on days that an edition would lose.
    #[error("{exhibitor} has a booth from {first_day} to {last_day}")]
    DaysInUse {
        /// The main firm.
        exhibitor: String,
        /// The first of its days.
        first_day: chrono::NaiveDate,
        /// The last of its days.
        last_day: chrono::NaiveDate,
    },
    /// A list has such an entry already, perhaps in other capitals.
    #[error("the list has {name} already")]
    ListEntryTaken {
        /// The entry.
        name: String,
    },
    /// Firms have an entry that was to be removed.
    #[error("{used} firms have {name}")]
    ListEntryInUse {
        /// The entry.
        name: String,
        /// How many firms.
        used: usize,
    },
    /// The booths of a hall are in use, so that they cannot be replaced.
    #[error("hall {hall}: {booths} booths are given away")]
    HallInUse {
        /// The hall.
        hall: String,
        /// How many of its booths somebody has.
        booths: usize,
    },
    /// The plan is published: its codes are on paper.
    #[error("hall {hall} is published")]
    HallPublished {
        /// The hall.
        hall: String,
    },
    /// The hall was changed since the person's document was read.
    #[error("the plan was changed elsewhere")]
    ChangedElsewhere,
    /// Booths, firms or places have changed since a plan was proposed.
    #[error("the plan was proposed for other data")]
    PlanChanged,
    /// Somebody has booths that would go, be closed or become one with others.
    #[error("{} parties are touched", touched.len())]
    BoothsOccupied {
        /// Who, and what would become of them.
        touched: Vec<crate::hall::edit::Touched>,
    },
    /// Things of a plan are locked where they are.
    #[error("locked: {things:?}")]
    PlanLocked {
        /// Codes and labels.
        things: Vec<String>,
    },
    /// Other booths of the event have these codes.
    #[error("codes taken: {codes:?}")]
    CodesTaken {
        /// The codes.
        codes: Vec<String>,
    },
    /// Booths do not become one.
    #[error("not mergeable ({why}): {codes:?}")]
    NotMergeable {
        /// `one`, `turned`, `overlap`, `apart` or `parties`.
        why: &'static str,
        /// Their codes.
        codes: Vec<String>,
    },
    /// A booth is of one piece.
    #[error("{code} is of one piece")]
    NotSplittable {
        /// Its code.
        code: String,
    },
    /// Revisions of a hall's plan are on paper, and would go with it.
    #[error("hall {hall}: {revisions} revisions are on paper")]
    HallOnPaper {
        /// The hall.
        hall: String,
        /// How many.
        revisions: usize,
    },
    /// Another hall of the event has that name.
    #[error("hall {name} is there already")]
    HallNameTaken {
        /// The name.
        name: String,
    },
    /// A plan cannot hold something.
    #[error("{thing}: {problem}")]
    Unfit {
        /// What: a code, a label, an id.
        thing: String,
        /// The problem's code.
        problem: &'static str,
    },
    /// No booth of that size fits the floor.
    #[error("no booth fits")]
    NoBoothFits,
    /// A problem or solution file of the planner is off.
    #[error("problem: {detail}")]
    Problem {
        /// What is off.
        detail: String,
    },
    /// A file is no picture that can be kept.
    #[error("{}: {cause}", path.display())]
    Picture {
        /// The file.
        path: PathBuf,
        /// Why not.
        cause: ImageError,
    },
    /// A file is no drawing that can lie under a plan.
    #[error("{}: {cause}", path.display())]
    Drawing {
        /// The file.
        path: PathBuf,
        /// Why not.
        cause: DrawingError,
    },
    /// The drawing under a plan cannot be set so.
    #[error("underlay: {0}")]
    Underlay(#[from] UnderlayError),
    /// A hall has no drawing under its plan.
    #[error("hall {hall} has no underlay")]
    NoUnderlay {
        /// The hall.
        hall: String,
    },
    /// There is nobody to print a badge for, no booth to draw, and the like.
    #[error("nothing to do: {what}")]
    Nothing {
        /// What there is none of.
        what: &'static str,
    },
    /// A badge template is larger than the sheet's cell, or a drawing than its paper.
    #[error("{what} does not fit: {detail}")]
    DoesNotFit {
        /// The code of what does not fit.
        what: &'static str,
        /// The two sizes, or the scales that would fit.
        detail: String,
    },
    /// The file with a signing key is missing, readable by others, or not the one that this workspace knows.
    #[error("key file {}: {problem}", path.display())]
    Key {
        /// The file.
        path: PathBuf,
        /// The problem's code.
        problem: &'static str,
    },
    /// A journal file is off, or contradicts what is here.
    #[error("journal, line {line}: {problem}")]
    Journal {
        /// The line, counted from 1; 0 for the whole file.
        line: usize,
        /// The problem's code.
        problem: &'static str,
    },
    /// A printer of the system did not take a file.
    #[error("printer {printer}: {trouble}")]
    Printer {
        /// Its name.
        printer: String,
        /// Why not.
        trouble: Trouble,
    },
    /// A role that people have, or that attendants get, stays.
    #[error("the role {name} is in use by {holders}")]
    RoleInUse {
        /// Its name.
        name: String,
        /// How many people have it; none where attendants get it.
        holders: u64,
    },
    /// A draw of lots does not do what was asked.
    #[error("lots: {0}")]
    Lots(#[from] crate::lots::LotTrouble),
    /// The person stopped it; nothing was changed.
    #[error("cancelled")]
    Cancelled,
}

/// An error as it is sent to the window and to scripts.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Fault {
    /// Stable; the window acts on some of them.
    pub code: &'static str,
    /// What happened, what was kept, what to do, in the person's language.
    pub message: String,
    /// What a program may want to know; an object.
    #[ts(type = "unknown")]
    pub details: Value,
}

impl AppError {
    /// The error in the words of a language.
    pub fn fault(&self, lang: Lang) -> Fault {
        Fault { code: self.code(), message: failing::words(lang, self), details: self.details() }
    }

    /// Stable, in snake_case.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Open(error) => error.code(),
            Self::Store(error) => error.code(),
            Self::History(error) => failing::undo_code(error),
            Self::Backup(error) => error.code(),
            Self::Restore(error) => error.code(),
            Self::Read { cause, .. } => crate::texts::reading::code(cause),
            Self::ReadFile { .. } => "file_unreadable",
            Self::Write { .. } => "file_unwritable",
            Self::Invalid { .. } => "invalid",
            Self::NoEvent => "no_event",
            Self::EventUnknown { .. } => "event_unknown",
            Self::SlugTaken { .. } => "slug_taken",
            Self::NoHall => "no_hall",
            Self::HallNeeded { .. } => "hall_needed",
            Self::HallUnknown { .. } => "hall_unknown",
            Self::Unknown { .. } => "unknown",
            Self::Ambiguous { .. } => "ambiguous",
            Self::Status { .. } | Self::Move { .. } | Self::NotAcceptable { .. } => "status_move",
            Self::Protected { .. } => "file_protected",
            Self::IssuedUnprinted { .. } => "issued_unprinted",
            Self::NoList { .. } => "no_list",
            Self::HallFile { .. } | Self::HallFileNumber { .. } => "hall_file",
            Self::HallOtherSize { .. } => "hall_other_size",
            Self::TooManyBooths { .. } => "too_many_booths",
            Self::FileTooLarge { .. } => "file_too_large",
            Self::Lots(trouble) => trouble.code(),
            Self::RulesBroken { .. } => "rules_broken",
            Self::NotPlaced { .. } => "not_placed",
            Self::Wishes { .. } => "wishes_off",
            Self::NotWaiting { .. } => "not_waiting",
            Self::NotOffered { .. } => "not_offered",
            Self::HasBadge { .. } => "has_badge",
            Self::DaysInUse { .. } => "days_in_use",
            Self::ListEntryTaken { .. } => "list_entry_taken",
            Self::ListEntryInUse { .. } => "list_entry_in_use",
            Self::HallInUse { .. } => "hall_in_use",
            Self::HallPublished { .. } => "hall_published",
            Self::ChangedElsewhere => "changed_elsewhere",
            Self::PlanChanged => "plan_changed",
            Self::BoothsOccupied { .. } => "booths_occupied",
            Self::PlanLocked { .. } => "plan_locked",
            Self::CodesTaken { .. } => "code_taken",
            Self::NotMergeable { .. } => "not_mergeable",
            Self::NotSplittable { .. } => "not_splittable",
            Self::HallOnPaper { .. } => "hall_on_paper",
            Self::HallNameTaken { .. } => "hall_name_taken",
            Self::Unfit { .. } => "unfit",
            Self::NoBoothFits => "no_booth_fits",
            Self::Problem { .. } => "problem_file",
            Self::Picture { .. } => "picture",
            Self::Drawing { cause, .. } => crate::texts::underlay::code(*cause),
            Self::Underlay(_) => "underlay",
            Self::NoUnderlay { .. } => "no_underlay",
            Self::Nothing { .. } => "nothing_to_do",
            Self::DoesNotFit { .. } => "does_not_fit",
            Self::Key { .. } => "key_file",
            Self::Journal { .. } => "journal_file",
            Self::Printer { .. } => "printer",
            Self::RoleInUse { .. } => "role_in_use",
            Self::Cancelled => "cancelled",
        }
    }

    fn details(&self) -> Value {
        match self {
            Self::Read { path, .. }
            | Self::ReadFile { path, .. }
            | Self::Write { path, .. }
            | Self::IssuedUnprinted { path, .. }
            | Self::Picture { path, .. }
            | Self::Drawing { path, .. } => json!({ "path": path }),
            Self::Invalid { field, value } => json!({ "field": field, "value": value }),
            Self::EventUnknown { slug, known } => json!({ "slug": slug, "known": known }),
            Self::SlugTaken { slug } => json!({ "slug": slug }),
            Self::HallNeeded { known } => json!({ "known": known }),
            Self::HallUnknown { name, known } => json!({ "name": name, "known": known }),
            Self::Unknown { kind, name, known } => json!({ "kind": kind, "name": name, "known": known }),
            Self::Ambiguous { name, ids, facts } => json!({ "name": name, "ids": ids, "facts": facts }),
            Self::NotAcceptable { exhibitor, from, .. } => {
                json!({ "exhibitor": exhibitor, "from": from.as_str() })
            }
            Self::Protected { path, what } => json!({ "path": path, "what": what }),
            Self::Status { exhibitor, cause } | Self::Move { exhibitor, cause, .. } => {
                json!({ "exhibitor": exhibitor, "cause": cause.to_string() })
            }
            Self::NoList { path, sheets } => json!({ "path": path, "sheets": sheets }),
            Self::HallFile { place, problem } => json!({ "place": place, "problem": problem }),
            Self::HallFileNumber { path, value, least, most } => {
                json!({ "place": path, "problem": "number", "value": value, "least": least, "most": most })
            }
            Self::HallOtherSize { hall, size_mm, booths, elements } => {
                json!({ "hall": hall, "size_mm": size_mm, "booths": booths, "elements": elements })
            }
            Self::TooManyBooths { booths, most } => json!({ "booths": booths, "most": most }),
            Self::FileTooLarge { path, most_bytes } => json!({ "path": path, "most_bytes": most_bytes }),
            Self::Lots(crate::lots::LotTrouble::Refused { exhibitor, broken, can_force }) => {
                json!({ "exhibitor": exhibitor, "broken": broken, "can_force": can_force })
            }
            Self::RulesBroken { exhibitor, broken } => json!({ "exhibitor": exhibitor, "broken": broken }),
            Self::HasBadge { name } | Self::ListEntryTaken { name } => json!({ "name": name }),
            Self::DaysInUse { exhibitor, first_day, last_day } => {
                json!({ "exhibitor": exhibitor, "first_day": first_day, "last_day": last_day })
            }
            Self::ListEntryInUse { name, used } => json!({ "name": name, "used": used }),
            Self::Wishes { problems } => json!({ "problems": problems }),
            Self::NotPlaced { exhibitor }
            | Self::NotWaiting { exhibitor }
            | Self::NotOffered { exhibitor } => json!({ "exhibitor": exhibitor }),
            Self::HallInUse { hall, booths } => json!({ "hall": hall, "booths": booths }),
            Self::HallPublished { hall } => json!({ "hall": hall }),
            Self::Problem { detail } => json!({ "detail": detail }),
            Self::Nothing { what } => json!({ "what": what }),
            Self::DoesNotFit { what, detail } => json!({ "what": what, "detail": detail }),
            Self::Key { path, problem } => json!({ "path": path, "problem": problem }),
            Self::Journal { line, problem } => json!({ "line": line, "problem": problem }),
            Self::Printer { printer, trouble } => json!({ "printer": printer, "cause": trouble.to_string() }),
            Self::RoleInUse { name, holders } => json!({ "name": name, "holders": holders }),
            Self::BoothsOccupied { touched } => json!({ "touched": touched }),
            Self::PlanLocked { things } => json!({ "things": things }),
            Self::CodesTaken { codes } => json!({ "codes": codes }),
            Self::NotMergeable { why, codes } => json!({ "why": why, "codes": codes }),
            Self::NotSplittable { code } => json!({ "code": code }),
            Self::HallOnPaper { hall, revisions } => json!({ "hall": hall, "revisions": revisions }),
            Self::HallNameTaken { name } => json!({ "name": name }),
            Self::Underlay(error) => json!({ "problem": crate::texts::underlay::problem(*error) }),
            Self::NoUnderlay { hall } => json!({ "hall": hall }),
            Self::Unfit { thing, problem } => json!({ "thing": thing, "problem": problem }),
            Self::Open(_)
            | Self::Store(_)
            | Self::History(_)
            | Self::Backup(_)
            | Self::Restore(_)
            | Self::NoEvent
            | Self::NoHall
            | Self::NoBoothFits
            | Self::ChangedElsewhere
            | Self::PlanChanged
            | Self::Lots(_)
            | Self::Cancelled => json!({}),
        }
    }
}
