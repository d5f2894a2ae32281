//! Plans as they stand, and the revisions that go to paper with them.

use ::print::floor_plan::FloorPlanContent;
use domain::event::Event;
use domain::hall::Hall;
use domain::id::EventId;

use super::content::content;
use crate::error::AppError;
use crate::files::Part;
use crate::media::Pictures;
use crate::plan::revision::{self, Standing};
use crate::progress::{Stage, Watch, tell};
use crate::session::Session;

/// The name that means every hall, where no hall is called so.
const ALL: &str = "all";

/// Which halls are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HallChoice {
    /// The only one.
    Only,
    /// The one of a name; `all` means every hall where none is called so.
    Named(String),
    /// Every hall of the event.
    All,
}

impl HallChoice {
    /// The one that is named, or the only one.
    pub fn of(name: Option<String>) -> Self {
        name.map_or(Self::Only, Self::Named)
    }

    /// The halls that are meant, in the event's order.
    ///
    /// # Errors
    /// As [`Session::hall`].
    pub(crate) fn halls(&self, session: &Session, event_id: EventId) -> Result<Vec<Hall>, AppError> {
        let halls = session.store.read().halls(event_id)?;
        let is_all = match self {
            Self::All => true,
            Self::Named(name) => name == ALL && halls.iter().all(|hall| hall.name != ALL),
            Self::Only => false,
        };
        let name = match self {
            Self::Named(name) => Some(name.as_str()),
            _ => None,
        };
        match is_all {
            true if halls.is_empty() => Err(AppError::NoHall),
            true => Ok(halls),
            false => Ok(vec![session.hall(event_id, name)?]),
        }
    }
}

/// A hall's plan at one moment.
pub(crate) struct Plan {
    pub(crate) hall: Hall,
    pub(crate) content: FloorPlanContent,
    pub(crate) revision: Standing,
}

/// Drawing, and keeping the revisions that it shows.
const STEPS: usize = 2;

/// Draws plans to a file and keeps their revisions, where they are new, before the file gets its name. Drawing takes
/// its time, and others may write meanwhile: then it is drawn anew.
///
/// # Errors
/// [`AppError::Nothing`] where there is nothing in a hall, [`AppError::Cancelled`]; those of `draw`; as
/// [`Session::hall`].
pub(crate) fn kept<T>(
    session: &mut Session,
    event: Option<&str>,
    halls: &HallChoice,
    watch: Watch<'_>,
    mut draw: impl FnMut(&Session, &[Plan]) -> Result<(Part, T), AppError>,
) -> Result<T, AppError> {
    let event = session.event(event)?;
    loop {
        let halls = halls.halls(session, event.id)?;
        tell(watch, Stage::Printing, 0, STEPS)?;
        let plans = plans(session, &event, halls)?;
        let (part, drawn) = draw(session, &plans)?;
        tell(watch, Stage::Printing, 1, STEPS)?;
        let new: Vec<(&Hall, &Standing)> = plans
            .iter()
            .filter(|plan| plan.revision.is_new)
            .map(|plan| (&plan.hall, &plan.revision))
            .collect();
        if !new.is_empty() {
            let (by, now) = (session.actor.clone(), session.now());
            let change = session.change(Some(event.id), "paper", "floor_plan_revision");
            let (are_taken, _) =
                session.store.write::<_, AppError>(&change, |tx| revision::take_all(tx, &new, &by, now))?;
            if !are_taken {
                continue;
            }
        }
        part.put_in_place()?;
        return Ok(drawn);
    }
}

/// What is in each hall at one moment. An empty hall among several is a sheet of its own, too.
fn plans(session: &Session, event: &Event, halls: Vec<Hall>) -> Result<Vec<Plan>, AppError> {
    let (lang, now) = (session.lang(), session.now());
    let mut pictures = Pictures::of(session.path());
    let plans = session.store.reading::<_, AppError>(|read| {
        halls
            .into_iter()
            .map(|hall| {
                let revision = revision::standing(&read, &hall)?;
                let content = content(&read, &mut pictures, lang, event, &hall, revision.number, now)?;
                Ok(Plan { hall, content, revision })
            })
            .collect::<Result<Vec<_>, AppError>>()
    })?;
    let is_empty = |plan: &Plan| plan.content.booths.is_empty() && plan.content.elements.is_empty();
    if plans.iter().all(is_empty) {
        return Err(AppError::Nothing { what: "booths" });
    }
    Ok(plans)
}
