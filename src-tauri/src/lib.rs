//! The shell: a window, its plugins, and two commands that pass everything on to `window`.
//!
//! Nothing here knows an exhibitor or a booth. What the pages may ask for stands in `window::contract`.

mod call;
mod media;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use tauri::{Manager as _, RunEvent};
use tauri_plugin_log::{RotationStrategy, Target, TargetKind};
use window::{Preferences, Window};

/// The log is for faults of the program; it names no person. A megabyte holds months of it.
const LOG_BYTES: u128 = 1_000_000;

/// Opens the window and stays until it is closed.
pub fn run() -> ExitCode {
    let window = Arc::new(Window::new(Preferences::place()));
    let asked = std::env::args_os().nth(1).map(PathBuf::from);
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, arguments, _| {
            if let Some(open) = app.get_webview_window("main") {
                // That the older window cannot come forward is no reason to fail: it is there.
                drop(open.unminimize());
                drop(open.set_focus());
            }
            if let Some(path) = arguments.get(1) {
                call::announce_file(app, path);
            }
        }))
        // After the one that ends a second start: the file is then the older window's.
        .plugin(call::beginning_with(asked))
        .plugin(
            tauri_plugin_log::Builder::new()
                .clear_targets()
                .target(Target::new(TargetKind::LogDir { file_name: Some("jakcraft".to_owned()) }))
                .level(log::LevelFilter::Warn)
                .max_file_size(LOG_BYTES)
                .rotation_strategy(RotationStrategy::KeepOne)
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .manage(call::Calls::new(Arc::clone(&window)))
        .register_asynchronous_uri_scheme_protocol("media", {
            let window = Arc::clone(&window);
            move |_, request, responder| {
                let window = Arc::clone(&window);
                tauri::async_runtime::spawn_blocking(move || {
                    responder.respond(media::answer(&window, &request));
                });
            }
        })
        .invoke_handler(tauri::generate_handler![
            call::call,
            call::call_reporting,
            call::cancel,
            call::asked_file
        ])
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(move |_, event| {
                if let RunEvent::Exit = event {
                    // The lock goes with the workspace, so that the next window opens it at once.
                    drop(window::call(
                        &window,
                        "workspace_close",
                        serde_json::json!({}),
                        &mut app::progress::unwatched,
                    ));
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            log::error!("the window does not open: {error}");
            ExitCode::FAILURE
        }
    }
}
