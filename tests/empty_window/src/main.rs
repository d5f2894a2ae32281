//! A window with nothing in it, to measure the program's beside: `cargo xtask bench window`.

fn main() -> Result<(), tauri::Error> {
    tauri::Builder::default().run(tauri::generate_context!())
}
