//! How far long work is, and whether to go on.

use std::ops::ControlFlow;

use serde::Serialize;
use ts_rs::TS;

use crate::error::AppError;

/// How far long work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How much of it is done.
    pub done: u64,
    /// Of how much; 0 where that is not known.
    pub total: u64,
    /// How good the plan is so far, while one is looked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub plan: Option<PlanSoFar>,
}

/// How good a plan is so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct PlanSoFar {
    /// What the best one costs.
    pub cost: i64,
    /// No plan costs less: proven so far.
    pub bound: i64,
    /// Milliseconds since the work began.
    pub elapsed_ms: u64,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// A file is read.
    Reading,
    /// Rows are understood.
    Understanding,
    /// A copy of the workspace is made.
    BackingUp,
    /// Rows are matched and written.
    Writing,
    /// Booths are given away.
    Planning,
    /// Pages are laid out.
    Printing,
}

/// Called now and then; `Break` ends the work and leaves nothing half done.
pub type Watch<'f> = &'f mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Tells the watcher, and fails where it wants to stop.
pub(crate) fn tell(watch: Watch<'_>, stage: Stage, done: usize, total: usize) -> Result<(), AppError> {
    match watch(Progress { stage, done: done as u64, total: total as u64, plan: None }) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(AppError::Cancelled),
    }
}

/// A watcher that never stops anything.
pub fn unwatched(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
