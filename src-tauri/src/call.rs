//! The way of every command: off the window's thread, with its progress on a channel, until it is done or cancelled.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use app::Fault;
use app::progress::Progress;
use serde_json::Value;
use tauri::ipc::Channel;
use tauri::{AppHandle, Emitter as _, State};
use window::{CallError, Window};

/// A person sees no more than some steps a second, and each costs the page a frame.
const BETWEEN_STEPS: Duration = Duration::from_millis(60);

/// The commands that are under way.
pub(crate) struct Calls {
    window: Arc<Window>,
    stopped: Mutex<BTreeMap<u32, Arc<AtomicBool>>>,
    asked: Mutex<Option<PathBuf>>,
}

impl Calls {
    pub(crate) fn new(window: Arc<Window>, asked: Option<PathBuf>) -> Self {
        Self { window, stopped: Mutex::default(), asked: Mutex::new(asked) }
    }

    fn begin(&self, ticket: Option<u32>) -> Arc<AtomicBool> {
        let stop = Arc::new(AtomicBool::new(false));
        if let Some(ticket) = ticket {
            self.stopped.lock().unwrap_or_else(PoisonError::into_inner).insert(ticket, Arc::clone(&stop));
        }
        stop
    }

    fn end(&self, ticket: Option<u32>) {
        if let Some(ticket) = ticket {
            self.stopped.lock().unwrap_or_else(PoisonError::into_inner).remove(&ticket);
        }
    }
}

/// Does a command of the contract. `ticket` is what [`cancel`] names it by.
#[tauri::command]
pub(crate) async fn call(
    calls: State<'_, Calls>,
    name: String,
    request: Value,
    ticket: Option<u32>,
    progress: Channel<Progress>,
) -> Result<Value, Fault> {
    let window = Arc::clone(&calls.window);
    let stop = calls.begin(ticket);
    let done = tauri::async_runtime::spawn_blocking(move || {
        let mut told: Option<(Instant, Progress)> = None;
        let mut watch = |now: Progress| {
            let is_news = told.is_none_or(|(when, last)| {
                last.stage != now.stage || now.done == now.total || when.elapsed() >= BETWEEN_STEPS
            });
            if is_news {
                told = Some((Instant::now(), now));
                // A page that has gone does not want to know.
                drop(progress.send(now));
            }
            if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let answer = window::call(&window, &name, request, &mut watch);
        answer.map_err(|error| {
            if !matches!(error, CallError::App(_) | CallError::NoWorkspace) {
                log::error!("{error}");
            }
            error.fault(window.preferences().lang())
        })
    })
    .await;
    calls.end(ticket);
    match done {
        Ok(answer) => answer,
        Err(error) => {
            log::error!("a command ended in a panic: {error}");
            let lang = calls.window.preferences().lang();
            Err(CallError::Unknown(error.to_string()).fault(lang))
        }
    }
}

/// Asks a command to end. It leaves nothing half done.
#[tauri::command]
pub(crate) fn cancel(calls: State<'_, Calls>, ticket: u32) {
    if let Some(stop) = calls.stopped.lock().unwrap_or_else(PoisonError::into_inner).get(&ticket) {
        stop.store(true, Ordering::Relaxed);
    }
}

/// The file that the program was started with; told once.
#[tauri::command]
pub(crate) fn asked_file(calls: State<'_, Calls>) -> Option<String> {
    let asked = calls.asked.lock().unwrap_or_else(PoisonError::into_inner).take();
    asked.map(|path| path.display().to_string())
}

/// A second start hands its file to the window that is open.
pub(crate) fn announce_file(app: &AppHandle, path: &str) {
    // A page that is not there yet asks by itself.
    drop(app.emit("open-file", path));
}
