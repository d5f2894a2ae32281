//! An open workspace and who works in it: what every use case begins with.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use domain::event::Event;
use domain::hall::Hall;
use domain::id::EventId;
pub use store::Mode;
use store::backup::{self, Reason};
use store::{ChangeContext, OpenOptions, Store};
use uuid::Uuid;

use crate::desks::Desks;
use crate::error::AppError;
use crate::texts::{Lang, storing};

/// Who opens a workspace, in which language, by which clock.
#[derive(Debug, Clone)]
pub struct SessionOptions {
    /// Whether a window opens it (and keeps other windows out) or the command line.
    pub mode: Mode,
    /// The language of answers and of paper.
    pub lang: Lang,
    /// Who acts, for the history.
    pub actor: String,
    /// Where set, the clock stands still there: the same work then gives the same bytes.
    pub fixed_clock: Option<DateTime<Utc>>,
}

/// An open workspace.
#[derive(Debug)]
pub struct Session {
    pub(crate) store: Store,
    pub(crate) lang: Lang,
    pub(crate) actor: String,
    pub(crate) desks: Desks,
    path: PathBuf,
    fixed_clock: Option<DateTime<Utc>>,
    warnings: Vec<String>,
    chosen_event: Option<EventId>,
    /// The hall that the editor has in its hands.
    pub(crate) editing: Option<Box<crate::hall::edit::AtHand>>,
}

impl Session {
    /// Opens the workspace, making it where there is none, and takes the day's backup.
    ///
    /// # Errors
    /// [`AppError::Open`].
    pub fn open(path: &Path, options: &SessionOptions) -> Result<Self, AppError> {
        let now = options.fixed_clock.unwrap_or_else(Utc::now);
        let how = OpenOptions::new(options.mode, env!("CARGO_PKG_VERSION"), now.timestamp_millis());
        let opened = store::open(path, None, &how)?;
        let mut warnings: Vec<String> =
            opened.warnings.iter().map(|warning| storing::warning_words(options.lang, warning)).collect();
        if !opened.created
            && let Err(error) = back_up_daily(path, now)
        {
            // A workspace that opens is worth more than its backup: the person is told, and can go on.
            warnings.push(storing::no_backup_words(options.lang, &error));
        }
        Ok(Self {
            store: opened.store,
            lang: options.lang,
            actor: options.actor.clone(),
            desks: Desks::of(path),
            path: path.to_owned(),
            fixed_clock: options.fixed_clock,
            warnings,
            chosen_event: None,
            editing: None,
        })
    }

    /// What the person should know about where the workspace lies.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// The language of answers and of paper.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Answers and papers are in this language from now on.
    pub fn set_lang(&mut self, lang: Lang) {
        self.lang = lang;
    }

    /// Whoever works here from now on, for the history.
    pub fn set_actor(&mut self, actor: &str) {
        actor.clone_into(&mut self.actor);
    }

    /// Makes an event the one that is meant where none is named; `None`: the newest.
    ///
    /// # Errors
    /// [`AppError::EventUnknown`].
    pub fn choose_event(&mut self, slug: Option<&str>) -> Result<(), AppError> {
        self.chosen_event = match slug {
            Some(slug) => Some(self.event(Some(slug))?.id),
            None => None,
        };
        Ok(())
    }

    /// A number that is another whenever another program has written to the workspace.
    ///
    /// # Errors
    /// As any read.
    pub fn data_version(&self) -> Result<i64, AppError> {
        Ok(self.store.data_version()?)
    }

    /// Where the workspace lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Now, or where the clock was told to stand.
    pub fn now(&self) -> DateTime<Utc> {
        self.fixed_clock.unwrap_or_else(Utc::now)
    }

    /// The event of a slug, or the one that was chosen, or the newest one.
    ///
    /// # Errors
    /// [`AppError::NoEvent`] in an empty workspace, [`AppError::EventUnknown`] with the slugs that there are.
    pub fn event(&self, slug: Option<&str>) -> Result<Event, AppError> {
        let events = self.store.read().events()?;
        match slug {
            None => {
                let chosen = events.iter().position(|event| Some(event.id) == self.chosen_event);
                match chosen {
                    Some(index) => events.into_iter().nth(index),
                    None => newest(events),
                }
                .ok_or(AppError::NoEvent)
            }
            Some(slug) => {
                let known: Vec<String> = events.iter().map(|event| event.slug.clone()).collect();
                events
                    .into_iter()
                    .find(|event| event.slug == slug)
                    .ok_or_else(|| AppError::EventUnknown { slug: slug.to_owned(), known })
            }
        }
    }

    /// The hall of a name, or the only one.
    ///
    /// # Errors
    /// [`AppError::NoHall`], [`AppError::HallNeeded`] where there are several, [`AppError::HallUnknown`].
    pub fn hall(&self, event_id: EventId, name: Option<&str>) -> Result<Hall, AppError> {
        let mut halls = self.store.read().halls(event_id)?;
        let names = |halls: &[Hall]| halls.iter().map(|hall| hall.name.clone()).collect::<Vec<_>>();
        match name {
            Some(name) => match halls.iter().position(|hall| hall.name == name) {
                Some(index) => Ok(halls.swap_remove(index)),
                None => Err(AppError::HallUnknown { name: name.to_owned(), known: names(&halls) }),
            },
            None => match halls.len() {
                0 => Err(AppError::NoHall),
                1 => Ok(halls.swap_remove(0)),
                _ => Err(AppError::HallNeeded { known: names(&halls) }),
            },
        }
    }

    /// Runs use cases as one gesture: one change set, and nothing is kept where one fails.
    ///
    /// # Errors
    /// Those of `body`, and as any write.
    pub(crate) fn gesture<T>(
        &mut self,
        change: ChangeContext,
        body: impl FnOnce(&mut Self) -> Result<T, AppError>,
    ) -> Result<T, AppError> {
        self.store.begin_gesture(change)?;
        match body(self) {
            Ok(value) => {
                self.store.end_gesture(true)?;
                Ok(value)
            }
            Err(error) => {
                // What failed first is what the person must hear of.
                let _ = self.store.end_gesture(false);
                Err(error)
            }
        }
    }

    /// Who changes what, for the change log.
    pub(crate) fn change(&self, event_id: Option<EventId>, feature: &str, action: &str) -> ChangeContext {
        ChangeContext {
            event_id,
            feature: feature.to_owned(),
            action: action.to_owned(),
            actor: self.actor.clone(),
            at_ms: self.now().timestamp_millis(),
            change_set_id: domain::id::ChangeSetId(Uuid::now_v7()),
        }
    }
}

/// The day's backup, where there is none yet.
fn back_up_daily(path: &Path, now: DateTime<Utc>) -> Result<(), AppError> {
    if backup::daily_is_due(path, now.timestamp_millis())? {
        backup::automatic(path, Reason::Daily, now.timestamp_millis())?;
    }
    Ok(())
}

/// The event that was made last: ids are in the order of their making.
fn newest(events: Vec<Event>) -> Option<Event> {
    events.into_iter().max_by_key(|event| event.id)
}

/// The workspace that the window opens where none is named: in the person's own data folder, which is made.
///
/// # Errors
/// [`AppError::Write`] where the folder cannot be made.
pub fn default_workspace() -> Result<PathBuf, AppError> {
    let folder = directories::ProjectDirs::from("id", "jakcraft", "JakCraft")
        .map_or_else(|| PathBuf::from("."), |folders| folders.data_dir().to_owned());
    std::fs::create_dir_all(&folder).map_err(|cause| AppError::Write { path: folder.clone(), cause })?;
    Ok(folder.join("jakcraft.jakcraft"))
}
