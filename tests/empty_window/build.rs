//! Puts the configuration and the one page into the program.

fn main() {
    tauri_build::build();
}
