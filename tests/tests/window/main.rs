//! What the window's pages ask for, asked without a window.
#![expect(clippy::unwrap_used, reason = "a test that cannot ask must fail")]

mod assignment;
mod badges;
mod editor;
mod exhibitors;
mod floor;
mod import;
mod lots;
mod papers;
mod settings;
mod shell;
mod underlay;

use std::path::Path;

use serde_json::{Value, json};
use window::Window;

/// What a command answers.
fn ask(window: &Window, name: &str, request: Value) -> Value {
    window::call(window, name, request, &mut app::progress::unwatched).unwrap()
}

/// Why a command refuses.
fn refused(window: &Window, name: &str, request: Value) -> app::Fault {
    match window::call(window, name, request, &mut app::progress::unwatched) {
        Err(error) => error.fault(app::Lang::Id),
        Ok(answer) => panic!("{name} answered {answer}"),
    }
}

/// A window that nobody used yet.
fn fresh(folder: &Path) -> Window {
    Window::new(folder.join("preferences.json"))
}

/// A window with the sample open.
fn sample(folder: &Path) -> Window {
    let window = fresh(folder);
    ask(&window, "sample_open", json!({ "path": folder.join("contoh.jakcraft") }));
    window
}
