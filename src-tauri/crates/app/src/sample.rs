//! The JakCraft 2019 sample, part of the program: its list of 46 firms and the ground floor of Gedung G.

use std::path::Path;

use chrono::NaiveDate;

use crate::error::AppError;
use crate::events::{self, EventShown, NewEvent};
use crate::exhibitors::{self, Which};
use crate::hall::{self, GenerateRequest};
use crate::import::{self, ImportRequest};
use crate::plan::{self, Effort};
use crate::progress::Watch;
use crate::session::Session;

/// The list, as an organizer would have it.
const LIST: &[u8] = include_bytes!("../sample/jakcraft-2019-peserta.xlsx");

/// The hall file.
const HALL: &str = include_str!("../sample/hall.json");

/// Loads the sample as an event of its own and does the main job on it, up to the assignment.
///
/// # Errors
/// As the steps: there is no room on the disk, and the like.
pub fn demo(session: &mut Session, watch: Watch<'_>) -> Result<EventShown, AppError> {
    let slug = free_slug(session)?;
    let day = |number| NaiveDate::from_ymd_opt(2019, 11, number).unwrap_or(NaiveDate::MIN);
    let event = events::checked(&NewEvent {
        name: "JakCraft 2019".to_owned(),
        slug: slug.clone(),
        starts_on: day(25),
        ends_on: day(28),
        venue: Some("Lantai Dasar Gedung G, Balai Kota DKI Jakarta".to_owned()),
        theme: Some("Urban Jakarta Festival".to_owned()),
        organizer: Some("Dekranasda DKI Jakarta".to_owned()),
        edition: Some(11),
        hours: None,
    })?;
    let change = session.change(Some(event.id), "event", "event_demo");
    session.gesture(change.clone(), |session| {
        events::create_checked(session, &event, None)?;
        import_list(session, &slug, watch)?;
        exhibitors::accept(session, Some(&slug), Which::All, None)?;
        let file = hall::parse(HALL)?;
        session.store.write::<_, AppError>(&change, |tx| hall::load_file(tx, event.id, &file))?;
        hall::generate(
            session,
            &GenerateRequest { event: Some(slug.clone()), ..GenerateRequest::default() },
        )?;
        plan::assign(session, Some(&slug), Effort { seed: 1, rounds: 3 }, watch)
    })?;
    events::show(session, Some(&slug))
}

fn import_list(session: &mut Session, slug: &str, watch: Watch<'_>) -> Result<(), AppError> {
    let said = |cause| AppError::Write { path: std::env::temp_dir(), cause };
    let folder = tempfile::tempdir().map_err(said)?;
    let path = folder.path().join("jakcraft-2019-peserta.xlsx");
    std::fs::write(&path, LIST).map_err(said)?;
    let request = ImportRequest { path, event: Some(slug.to_owned()), ..ImportRequest::default() };
    import::import(session, &request, watch).map(|_| ())
}

/// `jakcraft-2019`, or with a number behind it where the workspace has that already.
fn free_slug(session: &Session) -> Result<String, AppError> {
    let taken: Vec<String> = session.store.read().events()?.into_iter().map(|event| event.slug).collect();
    let slugs = (1..).map(|number| match number {
        1 => "jakcraft-2019".to_owned(),
        number => format!("jakcraft-2019-{number}"),
    });
    Ok(slugs.into_iter().find(|slug| !taken.contains(slug)).unwrap_or_default())
}

/// Writes the sample's list and hall file into a folder, for whoever wants to do the job by hand.
///
/// # Errors
/// [`AppError::Write`].
pub fn write_files(folder: &Path) -> Result<(), AppError> {
    crate::files::write_whole(&folder.join("jakcraft-2019-peserta.xlsx"), |file| file.write_all(LIST))?;
    crate::files::write_whole(&folder.join("gedung-g.json"), |file| file.write_all(HALL.as_bytes()))?;
    Ok(())
}
