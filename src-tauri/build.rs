//! Puts the configuration, the capabilities and the built pages into the program.

fn main() {
    tauri_build::build();
}
