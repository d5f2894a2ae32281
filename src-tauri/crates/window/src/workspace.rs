//! The open workspace, and who may use it when.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Barrier, Mutex, MutexGuard, PoisonError, RwLock, RwLockWriteGuard, TryLockError};
use std::thread::JoinHandle;

use app::media::Picture;
use app::plan::Shelf;
use app::session::{Mode, SessionOptions};
use app::{AppError, Session};

use crate::fault::CallError;
use crate::preferences::Preferences;

/// A workspace that is open twice: once to write, for whoever holds the lock of the window, and once to read, so
/// that screens answer while a long import or print writes.
#[derive(Debug)]
pub(crate) struct Open {
    writer: Mutex<Session>,
    reader: Mutex<Session>,
    /// Plans that were proposed and not taken yet.
    shelf: Mutex<Shelf>,
    pub(crate) path: PathBuf,
}

/// The window's state: its preferences and the workspace that is open.
#[derive(Debug)]
pub struct Window {
    preferences: Mutex<Preferences>,
    preferences_path: PathBuf,
    open: RwLock<Option<Open>>,
    opening: AtomicU64,
    /// The answer of [`Window::data_version`] while somebody writes.
    data_version: AtomicI64,
}

impl Window {
    /// A window with nothing open. The preferences lie at `preferences_path`.
    pub fn new(preferences_path: PathBuf) -> Self {
        Self {
            preferences: Mutex::new(Preferences::read(&preferences_path)),
            preferences_path,
            open: RwLock::new(None),
            opening: AtomicU64::new(0),
            data_version: AtomicI64::new(0),
        }
    }

    /// What the person prefers.
    pub fn preferences(&self) -> Preferences {
        locked(&self.preferences).clone()
    }

    /// Alters the preferences and keeps them.
    pub(crate) fn prefer(&self, alter: impl FnOnce(&mut Preferences)) -> Preferences {
        let mut preferences = locked(&self.preferences);
        let (lang_before, actor_before) = (preferences.lang(), actor(&preferences));
        alter(&mut preferences);
        preferences.write(&self.preferences_path);
        let now = preferences.clone();
        drop(preferences);
        // Only language and name concern the sessions: a column that is hidden does not wait for a long import.
        if (now.lang() != lang_before || actor(&now) != actor_before)
            && let Some(open) = &*self.open.read().unwrap_or_else(PoisonError::into_inner)
        {
            for session in [&open.writer, &open.reader] {
                let mut session = locked(session);
                session.set_lang(now.lang());
                session.set_actor(&actor(&now));
            }
        }
        now
    }

    pub(crate) fn options(&self, mode: Mode) -> SessionOptions {
        let preferences = self.preferences();
        SessionOptions { mode, lang: preferences.lang(), actor: actor(&preferences), fixed_clock: None }
    }

    /// Begins to open the workspace that the program was started with, beside all else that a start does. Whoever
    /// asks for the state meanwhile waits for it. The answer tells, once it is decided, whether it is open; why it is
    /// not is told to whoever opens it again.
    pub fn begin(self: &Arc<Self>, path: PathBuf) -> JoinHandle<bool> {
        let taken = Arc::new(Barrier::new(2));
        let (window, has_taken) = (Arc::clone(self), Arc::clone(&taken));
        let opening = std::thread::spawn(move || {
            let place = window.open.write().unwrap_or_else(PoisonError::into_inner);
            has_taken.wait();
            // Opening makes what is not there; what was asked for must be there.
            path.exists() && window.open_in(place, &path).is_ok()
        });
        // Once the place is taken, nobody finds it empty.
        taken.wait();
        opening
    }

    /// Opens a workspace in the place of the one that is open, which stays when the other does not open.
    pub(crate) fn open(&self, path: &Path) -> Result<(), CallError> {
        self.open_in(self.open.write().unwrap_or_else(PoisonError::into_inner), path)
    }

    fn open_in(&self, mut place: RwLockWriteGuard<'_, Option<Open>>, path: &Path) -> Result<(), CallError> {
        let is_same = place.as_ref().is_some_and(|open| same_file(&open.path, path));
        if is_same {
            return Ok(());
        }
        let writer = Session::open(path, &self.options(Mode::Window))?;
        let reader = Session::open(path, &self.options(Mode::CommandLine))?;
        self.data_version.store(writer.data_version()?, Ordering::SeqCst);
        *place = Some(Open {
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            shelf: Mutex::default(),
            path: path.to_owned(),
        });
        self.opening.fetch_add(1, Ordering::SeqCst);
        drop(place);
        self.prefer(|preferences| preferences.remember(path));
        Ok(())
    }

    /// Closes the workspace, and its lock.
    pub(crate) fn close(&self) {
        let mut place = self.open.write().unwrap_or_else(PoisonError::into_inner);
        *place = None;
        self.opening.fetch_add(1, Ordering::SeqCst);
    }

    /// A number that is another whenever commands mean another workspace or another event.
    pub(crate) fn opening(&self) -> u64 {
        self.opening.load(Ordering::SeqCst)
    }

    /// A number that is another whenever another program has written to the workspace. The connection that writes tells
    /// it, since for the one that reads the window's own changes are another's; while it is busy, the number is that of
    /// the last time.
    pub(crate) fn data_version(&self) -> Result<i64, CallError> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        let open = open.as_ref().ok_or(CallError::NoWorkspace)?;
        let session = match open.writer.try_lock() {
            Ok(session) => session,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => return Ok(self.data_version.load(Ordering::SeqCst)),
        };
        let version = session.data_version()?;
        self.data_version.store(version, Ordering::SeqCst);
        Ok(version)
    }

    /// Opens again what was open, as if it had never been closed.
    pub(crate) fn open_again(&self, path: &Path, opening: u64) -> Result<(), CallError> {
        self.open(path)?;
        self.opening.store(opening, Ordering::SeqCst);
        Ok(())
    }

    /// What was asked of another workspace or event must not be done in this one.
    fn is_meant(&self, opening: Option<u64>) -> Result<(), CallError> {
        if opening.is_none_or(|meant| meant == self.opening()) {
            Ok(())
        } else {
            Err(CallError::OtherOpening)
        }
    }

    pub(crate) fn path(&self) -> Option<PathBuf> {
        self.open.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(|open| open.path.clone())
    }

    pub(crate) fn reading<T>(
        &self,
        body: impl FnOnce(&Session) -> Result<T, AppError>,
    ) -> Result<T, CallError> {
        self.reading_of(None, body)
    }

    /// The same, where the opening that is meant is still the one that there is.
    pub(crate) fn reading_of<T>(
        &self,
        opening: Option<u64>,
        body: impl FnOnce(&Session) -> Result<T, AppError>,
    ) -> Result<T, CallError> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        let open = open.as_ref().ok_or(CallError::NoWorkspace)?;
        let session = locked(&open.reader);
        self.is_meant(opening)?;
        Ok(body(&session)?)
    }

    pub(crate) fn writing<T>(
        &self,
        body: impl FnOnce(&mut Session) -> Result<T, AppError>,
    ) -> Result<T, CallError> {
        self.writing_of(None, body)
    }

    /// The same, where the opening that is meant is still the one that there is.
    pub(crate) fn writing_of<T>(
        &self,
        opening: Option<u64>,
        body: impl FnOnce(&mut Session) -> Result<T, AppError>,
    ) -> Result<T, CallError> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        let open = open.as_ref().ok_or(CallError::NoWorkspace)?;
        let mut session = locked(&open.writer);
        self.is_meant(opening)?;
        Ok(body(&mut session)?)
    }

    /// Reads, with the proposals at hand.
    pub(crate) fn shelving_of<T>(
        &self,
        opening: Option<u64>,
        body: impl FnOnce(&Session, &mut Shelf) -> Result<T, AppError>,
    ) -> Result<T, CallError> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        let open = open.as_ref().ok_or(CallError::NoWorkspace)?;
        // The session first, as everywhere.
        let session = locked(&open.reader);
        self.is_meant(opening)?;
        Ok(body(&session, &mut locked(&open.shelf))?)
    }

    /// Writes, with the proposals at hand.
    pub(crate) fn taking_of<T>(
        &self,
        opening: Option<u64>,
        body: impl FnOnce(&mut Session, &mut Shelf) -> Result<T, AppError>,
    ) -> Result<T, CallError> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        let open = open.as_ref().ok_or(CallError::NoWorkspace)?;
        let mut session = locked(&open.writer);
        self.is_meant(opening)?;
        Ok(body(&mut session, &mut locked(&open.shelf))?)
    }

    /// A picture of the workspace by its hash in hexadecimal; `None` where there is none, or nothing is open.
    pub fn picture(&self, hash: &str) -> Option<Picture> {
        self.reading(|session| app::media::picture(session, hash)).ok().flatten()
    }

    /// Makes an event the one that commands mean.
    pub(crate) fn choose_event(&self, slug: Option<&str>) -> Result<(), CallError> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        let open = open.as_ref().ok_or(CallError::NoWorkspace)?;
        // Before the sessions: who waits for one of them meant the event before.
        self.opening.fetch_add(1, Ordering::SeqCst);
        for session in [&open.writer, &open.reader] {
            locked(session).choose_event(slug)?;
        }
        Ok(())
    }
}

/// Who acts, for the history: the name that was given, or the one that the machine knows.
fn actor(preferences: &Preferences) -> String {
    let name = match preferences.operator.trim() {
        "" => std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_default(),
        name => name.to_owned(),
    };
    if name.is_empty() { "kantor".to_owned() } else { name }
}

/// A panic in one command leaves nothing half done in the database; the next command may go on.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn same_file(a: &Path, b: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    real(a) == real(b)
}
