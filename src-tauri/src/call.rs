//! The way of every command: off the window's thread, with its progress on a channel, until it is done or cancelled.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use app::Fault;
use app::progress::Progress;
use serde_json::Value;
use tauri::ipc::Channel;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Emitter as _, Manager as _, State, Wry};
use window::{CallError, Window};

/// A person sees no more than some steps a second, and each costs the page a frame.
const BETWEEN_STEPS: Duration = Duration::from_millis(60);

/// The commands that are under way.
pub(crate) struct Calls {
    window: Arc<Window>,
    stopped: Mutex<BTreeMap<String, Arc<AtomicBool>>>,
    asked: Mutex<Option<Asked>>,
}

/// The file that the program was started with, and whether it is open.
struct Asked {
    path: PathBuf,
    opening: JoinHandle<bool>,
}

impl Calls {
    pub(crate) fn new(window: Arc<Window>) -> Self {
        Self { window, stopped: Mutex::default(), asked: Mutex::default() }
    }

    fn begin(&self, path: PathBuf) {
        let asked = Asked { opening: self.window.begin(path.clone()), path };
        *self.asked.lock().unwrap_or_else(PoisonError::into_inner) = Some(asked);
    }

    fn stopped(&self) -> MutexGuard<'_, BTreeMap<String, Arc<AtomicBool>>> {
        self.stopped.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Does a command of the contract. `opening` is the one that the page means.
#[tauri::command]
pub(crate) async fn call(
    calls: State<'_, Calls>,
    name: String,
    request: Value,
    opening: Option<u64>,
) -> Result<Value, Fault> {
    run(&calls, move |window| window::call_in(window, opening, &name, request, &mut app::progress::unwatched))
        .await
}

/// Does a command of the contract that takes long. `job` is what [`cancel`] names it by.
#[tauri::command]
pub(crate) async fn call_reporting(
    calls: State<'_, Calls>,
    name: String,
    request: Value,
    opening: Option<u64>,
    job: String,
    progress: Channel<Progress>,
) -> Result<Value, Fault> {
    let stop = Arc::new(AtomicBool::new(false));
    calls.stopped().insert(job.clone(), Arc::clone(&stop));
    let done = run(&calls, move |window| {
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
        window::call_in(window, opening, &name, request, &mut watch)
    })
    .await;
    calls.stopped().remove(&job);
    done
}

/// Off the window's thread; what failed is worded, and logged where the program itself is at fault.
async fn run(
    calls: &Calls,
    body: impl FnOnce(&Window) -> Result<Value, CallError> + Send + 'static,
) -> Result<Value, Fault> {
    let window = Arc::clone(&calls.window);
    let worded = move || {
        body(&window).map_err(|error| {
            if !matches!(error, CallError::App(_) | CallError::NoWorkspace | CallError::OtherOpening) {
                log::error!("{error}");
            }
            error.fault(window.preferences().lang())
        })
    };
    match tauri::async_runtime::spawn_blocking(worded).await {
        Ok(answer) => answer,
        Err(error) => {
            log::error!("a command ended in a panic: {error}");
            Err(CallError::Unknown(error.to_string()).fault(calls.window.preferences().lang()))
        }
    }
}

/// Asks a command to end. It leaves nothing half done.
#[tauri::command]
#[expect(clippy::needless_pass_by_value, reason = "a command owns what it is asked")]
pub(crate) fn cancel(calls: State<'_, Calls>, job: String) {
    if let Some(stop) = calls.stopped().get(&job) {
        stop.store(true, Ordering::Relaxed);
    }
}

/// Opens the file that the program was started with while the web view comes up.
pub(crate) fn beginning_with(asked: Option<PathBuf>) -> TauriPlugin<Wry> {
    tauri::plugin::Builder::new("begin")
        .setup(|app, _| {
            if let Some(path) = asked {
                app.state::<Calls>().begin(path);
            }
            Ok(())
        })
        .build()
}

/// The file that the program was started with, where it did not open; told once. The page opens it again and hears why.
#[tauri::command]
pub(crate) async fn asked_file(calls: State<'_, Calls>) -> Result<Option<String>, ()> {
    let asked = calls.asked.lock().unwrap_or_else(PoisonError::into_inner).take();
    let Some(Asked { path, opening }) = asked else { return Ok(None) };
    let is_open = tauri::async_runtime::spawn_blocking(move || opening.join().unwrap_or(false)).await;
    Ok(if is_open.unwrap_or(false) { None } else { Some(path.display().to_string()) })
}

/// A second start hands its file to the window that is open.
pub(crate) fn announce_file(app: &AppHandle, path: &str) {
    // A page that is not there yet asks by itself.
    drop(app.emit("open-file", path));
}
