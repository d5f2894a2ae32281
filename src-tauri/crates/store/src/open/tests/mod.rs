//! Every way in which a workspace does not open is brought about, not imitated.

mod checkpoint;
mod crash;
mod disk;
mod migrating;

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;

use super::beside::{lock_path, wal_and_shm};
use super::*;
use crate::test_process::{NOW_MS, Process, options};

/// A folder, and in it a workspace with some rows that is closed.
fn workspace() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pameran.jakcraft");
    let opened = open(&path, None, &options(Mode::CommandLine)).unwrap();
    assert!(opened.created);
    let conn = &opened.store.conn;
    conn.execute_batch("BEGIN").unwrap();
    for number in 0..2_000 {
        conn.execute(
            "INSERT INTO list_item (id, kind, name, position) VALUES (?1, 'category', ?2, 0)",
            (&uuid::Uuid::now_v7().as_bytes()[..], format!("Batik Betawi {number}")),
        )
        .unwrap();
    }
    conn.execute_batch("COMMIT").unwrap();
    drop(opened);
    (folder, path)
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn refused(path: &Path, mode: Mode) -> OpenError {
    open(path, None, &options(mode)).unwrap_err()
}

#[test]
fn a_new_workspace_is_made_whole_and_opens_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pameran 2019 (50%).jakcraft");
    let opened = open(&path, None, &options(Mode::Window)).unwrap();
    assert!(opened.created);
    assert_eq!(opened.backup_before_migration, None);
    drop(opened);
    let opened = open(&path, None, &options(Mode::Window)).unwrap();
    assert!(!opened.created);
    assert_eq!(opened.store.path(), Some(fs::canonicalize(&path).unwrap().as_path()));
    drop(opened);
    assert_eq!(names_in(folder.path()), ["pameran 2019 (50%).jakcraft", "pameran 2019 (50%).jakcraft.lock"]);
}

#[test]
fn the_connection_is_set_for_power_cuts_and_for_files_from_elsewhere() {
    let (_folder, path) = workspace();
    let opened = open(&path, None, &OpenOptions::new(Mode::Window, "0.1.0", NOW_MS)).unwrap();
    let conn = &opened.store.conn;
    let value = |name: &str| conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).unwrap();
    let journal: String = conn.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(journal, "wal");
    for (name, wanted) in [
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("temp_store", 2),
        ("secure_delete", 1),
        ("busy_timeout", 5000),
        ("application_id", 0x4A4B_4354),
        ("user_version", 1),
    ] {
        assert_eq!(value(name), wanted, "{name}");
    }
}

#[test]
fn a_key_is_refused_until_there_is_encryption() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pameran.jakcraft");
    let error = open(&path, Some(&EncryptionKey::new(vec![1; 32])), &options(Mode::Window)).unwrap_err();
    assert!(matches!(error, OpenError::KeyNotSupported));
    assert!(!path.exists());
}

#[test]
fn a_file_of_a_newer_program_is_refused_and_left_as_it_is() {
    let (folder, path) = workspace();
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(&path).unwrap();
    for mode in [Mode::Window, Mode::CommandLine] {
        let OpenError::NewerSchema { found, known, written_by } = refused(&path, mode) else { panic!() };
        assert_eq!((found, known, written_by.as_deref()), (99, 1, Some("0.1.0")));
        assert_eq!(fs::read(&path).unwrap(), before);
    }
    assert!(!folder.path().join("pameran.jakcraft.backups").exists());
}

#[test]
fn a_newer_program_s_change_that_is_still_in_the_log_is_seen_and_left_there() {
    let (_folder, path) = workspace();
    let newer = Connection::open(&path).unwrap();
    newer.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    let [wal, _] = wal_and_shm(&path);
    let before = (fs::read(&path).unwrap(), fs::read(&wal).unwrap());
    assert!(!before.1.is_empty());
    assert!(matches!(refused(&path, Mode::Window), OpenError::NewerSchema { found: 99, .. }));
    assert_eq!((fs::read(&path).unwrap(), fs::read(&wal).unwrap()), before);
}

#[test]
fn what_is_no_workspace_is_refused_and_nothing_is_laid_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let text = folder.path().join("surat.docx");
    fs::write(&text, "Kepada Yth. Kepala Dinas PPKUKM\n".repeat(200)).unwrap();
    let short = folder.path().join("catatan.txt");
    fs::write(&short, "x").unwrap();
    let other = folder.path().join("lain.sqlite");
    let database = Connection::open(&other).unwrap();
    database
        .execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE setting (key); PRAGMA application_id = 7")
        .unwrap();
    drop(database);
    let media = folder.path().join("foto.media");
    drop(crate::MediaStore::at(&media).unwrap());
    let before = names_in(folder.path());
    for mode in [Mode::CommandLine, Mode::Window] {
        let foreign = |path: &Path| match refused(path, mode) {
            OpenError::NotAWorkspace(foreign) => foreign,
            other => panic!("{other}"),
        };
        assert_eq!(foreign(&text), Foreign::NotADatabase);
        assert_eq!(foreign(&short), Foreign::NotADatabase);
        assert_eq!(foreign(&other), Foreign::OtherDatabase { application_id: 7 });
        assert_eq!(foreign(&media), Foreign::OtherDatabase { application_id: crate::MEDIA_APPLICATION_ID });
        assert_eq!(foreign(folder.path()), Foreign::NotAFile);
    }
    let mut after = names_in(folder.path());
    after.retain(|name| !name.ends_with(".lock"));
    assert_eq!(after, before);
}

#[test]
fn an_empty_file_becomes_a_workspace_only_where_one_may_be_made() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pameran.jakcraft");
    fs::write(&path, "").unwrap();
    let to_find = OpenOptions { create: false, ..options(Mode::Window) };
    let error = open(&path, None, &to_find).unwrap_err();
    assert!(matches!(error, OpenError::NotAWorkspace(Foreign::Empty)));
    assert!(open(&path, None, &options(Mode::Window)).unwrap().created);
}

#[test]
fn a_missing_file_and_a_missing_folder_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let to_find = OpenOptions { create: false, ..options(Mode::Window) };
    let path = folder.path().join("pameran.jakcraft");
    let error = open(&path, None, &to_find).unwrap_err();
    assert!(matches!(error, OpenError::FileMissing { path: missing } if missing == path));
    let gone = folder.path().join("USB").join("pameran.jakcraft");
    let OpenError::FolderMissing { folder: missing } = refused(&gone, Mode::Window) else { panic!() };
    assert_eq!(missing, folder.path().join("USB"));
    // A file where a folder should be.
    fs::write(folder.path().join("USB"), "x").unwrap();
    assert!(matches!(refused(&gone, Mode::Window), OpenError::FolderMissing { .. }));
    assert_eq!(names_in(folder.path()), ["USB"]);
}

/// Writes garbage over part of a file.
fn overwrite(path: &Path, from: usize, length: usize) {
    let mut bytes = fs::read(path).unwrap();
    for (offset, byte) in bytes[from..from + length].iter_mut().enumerate() {
        *byte = u8::try_from(offset * 31 % 251).unwrap() | 1;
    }
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_damaged_file_is_told_from_a_foreign_one() {
    type Damage<'a> = (&'a str, &'a dyn Fn(&Path));
    let damage: [Damage<'_>; 6] = [
        ("a page in the middle", &|path| {
            let bytes = fs::read(path).unwrap();
            // The file's header says how long its pages are.
            let page = usize::from(u16::from_be_bytes([bytes[16], bytes[17]]));
            overwrite(path, bytes.len() / 2 / page * page, page);
        }),
        ("the schema", &|path| overwrite(path, 100, 3996)),
        ("the header's first words", &|path| overwrite(path, 0, 16)),
        ("the end is missing", &|path| {
            let length = fs::metadata(path).unwrap().len();
            fs::File::options().write(true).open(path).unwrap().set_len(length / 2).unwrap();
        }),
        ("all but the header is missing", &|path| {
            fs::File::options().write(true).open(path).unwrap().set_len(100).unwrap();
        }),
        ("zeros, as after a power cut", &|path| {
            let length = fs::read(path).unwrap().len();
            fs::write(path, vec![0; length]).unwrap();
        }),
    ];
    for (what, damage) in damage {
        let (_folder, path) = workspace();
        damage(&path);
        let error = refused(&path, Mode::Window);
        assert!(matches!(error, OpenError::Damaged { .. }), "{what}: {error:?}");
        assert_eq!(error.code(), "damaged");
    }
}

#[test]
fn the_command_line_meets_damage_when_it_reads_it() {
    let (_folder, path) = workspace();
    let page = crate::test_workspace::first_page(&path, "list_item");
    overwrite(&path, page.start, page.len());
    let opened = open(&path, None, &options(Mode::CommandLine)).unwrap();
    let read: rusqlite::Result<i64> = opened.store.conn.query_row(
        "SELECT sum(length(name)) FROM list_item WHERE position = 0",
        [],
        |row| row.get(0),
    );
    assert!(matches!(crate::StoreError::from(read.unwrap_err()), crate::StoreError::Damaged { .. }));
}

#[test]
fn a_second_window_is_refused_and_the_command_line_is_not() {
    let (_folder, path) = workspace();
    let mut window = Process::start("hold a window", &path);
    assert_eq!(window.answer(), "open");
    assert!(matches!(refused(&path, Mode::Window), OpenError::OpenElsewhere));
    let beside = open(&path, None, &options(Mode::CommandLine)).unwrap();
    beside.store.conn.execute("DELETE FROM list_item WHERE name LIKE '%7'", []).unwrap();
    drop(beside);
    window.kill();
    // The lock has died with the window; its file is still there.
    assert!(lock_path(&fs::canonicalize(&path).unwrap()).exists());
    open(&path, None, &options(Mode::Window)).unwrap();
}

#[test]
fn a_second_window_of_this_process_is_refused_too_and_by_another_name() {
    let (folder, path) = workspace();
    let _window = open(&path, None, &options(Mode::Window)).unwrap();
    assert!(matches!(refused(&path, Mode::Window), OpenError::OpenElsewhere));
    #[cfg(unix)]
    {
        let link = folder.path().join("pintasan.jakcraft");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert!(matches!(refused(&link, Mode::Window), OpenError::OpenElsewhere));
    }
    drop(folder);
}

#[test]
fn a_file_that_another_program_holds_is_busy() {
    let (_folder, path) = workspace();
    let mut holder = Process::start("hold everything", &path);
    assert_eq!(holder.answer(), "held");
    for mode in [Mode::Window, Mode::CommandLine] {
        let error = refused(&path, mode);
        assert!(matches!(error, OpenError::Busy), "{error:?}");
    }
    holder.kill();
    open(&path, None, &options(Mode::Window)).unwrap();
}

#[test]
fn a_window_notices_what_the_command_line_writes() {
    let (_folder, path) = workspace();
    let window = open(&path, None, &options(Mode::Window)).unwrap().store;
    let before = window.data_version().unwrap();
    assert_eq!(window.data_version().unwrap(), before);
    let line = open(&path, None, &options(Mode::CommandLine)).unwrap().store;
    line.conn.execute("DELETE FROM list_item", []).unwrap();
    assert_ne!(window.data_version().unwrap(), before);
    let after = window.data_version().unwrap();
    window.conn.execute("DELETE FROM setting", []).unwrap();
    assert_eq!(window.data_version().unwrap(), after, "one's own writes do not count");
}
