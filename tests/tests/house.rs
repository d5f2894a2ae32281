//! The house keeps its own rules: the arrows between crates, the size of files, what no line may hold.
#![expect(clippy::unwrap_used, reason = "a test that cannot look must fail")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up. A crate may depend on crates of lower floors only, so `planner`, `store`, `tabular`,
/// `print` and `drawing`, which share one, do not know each other.
const FLOORS: [&[&str]; 6] = [
    &["jakcraft-domain"],
    &["jakcraft-planner", "jakcraft-store", "jakcraft-tabular", "jakcraft-print", "jakcraft-drawing"],
    &["jakcraft-app"],
    &["jakcraft-cli", "jakcraft-window"],
    &["jakcraft-desktop"],
    &["jakcraft-tests"],
];

/// `xtask` builds at once, and the empty window holds nothing that it is measured beside.
const STANDING_ALONE: [&str; 2] = ["xtask", "empty-window"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn floor_of(name: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&name))
}

#[test]
fn crates_depend_only_downwards() {
    let metadata = cargo_metadata::MetadataCommand::new()
        .manifest_path(root().join("Cargo.toml"))
        .no_deps()
        .other_options(["--offline".to_owned()])
        .exec()
        .unwrap();
    let mut arrows = 0;
    for package in metadata.workspace_packages() {
        let Some(floor) = floor_of(&package.name) else {
            let stands_alone = STANDING_ALONE.contains(&package.name.as_str());
            assert!(stands_alone, "{} needs its floor in this test", package.name);
            let ours: Vec<_> =
                package.dependencies.iter().filter(|on| on.name.starts_with("jakcraft")).collect();
            assert!(ours.is_empty(), "{} stands alone", package.name);
            continue;
        };
        for on in package.dependencies.iter().filter_map(|dependency| floor_of(&dependency.name)) {
            assert!(on < floor, "{} depends upwards or sideways", package.name);
            arrows += 1;
        }
    }
    assert!(arrows >= 10, "the arrows were not found: {arrows}");
}

#[test]
fn the_domain_knows_no_input_no_output_and_no_wire() {
    let manifest = fs::read_to_string(root().join("src-tauri/crates/domain/Cargo.toml")).unwrap();
    for foreign in ["serde", "rusqlite", "tokio", "getrandom", "rand", "print", "csv"] {
        let declares =
            |line: &str| line.starts_with(&format!("{foreign}.")) || line.starts_with(&format!("{foreign} "));
        assert!(!manifest.lines().any(declares), "domain depends on {foreign}");
    }
    for (path, text) in sources("src-tauri/crates/domain/src") {
        let code = text.split("#[cfg(test)]").next().unwrap();
        for call in
            ["std::fs", "std::net", "Utc::now", "SystemTime::now", "Instant::now", "now_v7()", "println!"]
        {
            assert!(!code.contains(call), "{} uses {call}", path.display());
        }
    }
}

#[test]
fn only_the_command_line_prints() {
    for (path, text) in sources("src-tauri/crates") {
        let in_library = !path
            .components()
            .any(|part| ["cli", "tests", "examples"].iter().any(|name| part.as_os_str() == *name));
        let code = text.split("#[cfg(test)]").next().unwrap();
        let is_test = path.file_name().is_some_and(|name| name == "tests.rs");
        if in_library && !is_test {
            for call in ["println!(", "eprintln!(", "dbg!("] {
                assert!(!code.contains(call), "{} prints", path.display());
            }
        }
    }
}

#[test]
fn a_file_that_is_long_says_why() {
    const MOST_LINES: usize = 400;
    let mut silent = BTreeMap::new();
    for (path, text) in
        sources("src-tauri").into_iter().chain(sources("tests/src")).chain(sources("tests/tests"))
    {
        let lines = text.lines().count();
        let head: String = text.lines().take_while(|line| line.starts_with("//")).collect();
        // Unit tests beside the code make a file long without making it hold more than one thing.
        let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap().lines().count();
        if code > MOST_LINES && !head.contains("long") {
            silent.insert(path, lines);
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn the_hall_schema_that_is_shipped_is_that_of_the_program() {
    let path = root().join("src-tauri/crates/app/schemas/hall.schema.json");
    if std::env::var_os("JAKCRAFT_WRITE_SCHEMA").is_some() {
        fs::write(&path, app::hall::schema()).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        app::hall::schema(),
        "the hall file has changed: run JAKCRAFT_WRITE_SCHEMA=1 cargo test -p jakcraft-tests --test house"
    );
}

#[test]
fn the_windows_typescript_is_that_of_the_contract() {
    let folder = root().join("ui/src/lib/ipc/generated");
    let made: BTreeMap<String, String> =
        window::typescript().unwrap().into_iter().map(|file| (file.name, file.text)).collect();
    if std::env::var_os("JAKCRAFT_WRITE_TYPESCRIPT").is_some() {
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &made {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    let kept: BTreeMap<String, String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap())
        .map(|entry| {
            (entry.file_name().to_string_lossy().into_owned(), fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    assert!(kept == made, "the contract has changed: run cargo xtask codegen");
}

#[test]
fn only_the_shell_knows_tauri() {
    for entry in fs::read_dir(root().join("src-tauri/crates")).unwrap() {
        let manifest = fs::read_to_string(entry.unwrap().path().join("Cargo.toml")).unwrap();
        assert!(!manifest.contains("tauri"), "{manifest}");
    }
}

#[test]
fn no_line_speaks_of_a_machine_or_of_work_to_be_done() {
    // Written apart, so that this file does not hold them itself.
    let words = [["TO", "DO"], ["FIX", "ME"], ["to", "do!("], ["unimple", "mented!("], ["#[ig", "nore"]]
        .map(|parts| parts.concat());
    for (path, text) in sources("src-tauri").into_iter().chain(sources("tests")) {
        for word in &words {
            assert!(!text.contains(word.as_str()), "{} holds {word}", path.display());
        }
    }
}

/// The Rust files below a folder of the project, with their text.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() && name != "target" && name != "node_modules" && name != "corpus" {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path.strip_prefix(root()).unwrap().to_owned(), text));
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "no sources in {folder}");
    found
}
