//! Backups are whole or not there; a restore brings back what was, and keeps what it replaces.
//!
//! The file is long because every way for a backup to fail has its test.

use std::fs;
use std::path::{Path, PathBuf};

use domain::person::Person;
use rusqlite::Connection;
use tempfile::TempDir;

use super::*;
use crate::SearchKind;
use crate::open::beside::backups_folder;
use crate::open::test_disk::with_pages;
use crate::open::{Foreign, Mode, OpenError, open};
use crate::test_process::{NOW_MS, Process, options};
use crate::test_workspace;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A folder, and in it a closed workspace with rows in every table.
fn workspace() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = fs::canonicalize(folder.path()).unwrap().join("pameran.jakcraft");
    test_workspace::at(&path);
    (folder, path)
}

fn count(path: &Path, table: &str) -> i64 {
    Connection::open(path)
        .unwrap()
        .query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
        .unwrap()
}

fn run(path: &Path, sql: &str) {
    let conn = Connection::open(path).unwrap();
    conn.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
    conn.execute_batch(sql).unwrap();
}

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn back_up(workspace: &Path, target: &Path) -> Result<BackupMade, BackupError> {
    backup_to(workspace, target, &mut no_progress)
}

fn restore_at(backup: &Path, workspace: &Path, now_ms: i64) -> Result<Restored, RestoreError> {
    restore(
        backup,
        workspace,
        &RestoreOptions { app_version: "0.1.0".to_owned(), now_ms, erased_marker: "—".to_owned() },
        &mut no_progress,
    )
}

#[test]
fn a_backup_is_one_file_and_its_images_and_opens() {
    let (folder, path) = workspace();
    let window = open(&path, None, &options(Mode::Window)).unwrap().store;
    // Not yet written from the log into the file.
    window.conn.execute("DELETE FROM column_mapping", []).unwrap();
    let target = folder.path().join("cadangan.jakcraft");
    let mut stages = Vec::new();
    let made = window
        .backup_to(&target, &mut |progress| {
            stages.push(progress.stage);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!((made.media_copied, made.bytes), (2, fs::metadata(&target).unwrap().len()));
    assert_eq!(stages, [Stage::Workspace, Stage::Media, Stage::Media]);
    drop(window);
    let names = names_in(folder.path());
    assert_eq!(
        names.iter().filter(|name| name.starts_with("cadangan") || name.starts_with('.')).collect::<Vec<_>>(),
        ["cadangan.jakcraft", "cadangan.jakcraft.media"]
    );
    let store = open(&target, None, &options(Mode::Window)).unwrap().store;
    let media = MediaStore::of_workspace(&target).unwrap();
    assert_eq!(verify::verify(&store, Some(&media)).unwrap(), []);
    assert_eq!(count(&target, "column_mapping"), 0);
}

#[test]
fn a_workspace_in_memory_is_backed_up_too() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("cadangan.jakcraft");
    crate::Store::in_memory().unwrap().backup_to(&target, &mut no_progress).unwrap();
    open(&target, None, &options(Mode::Window)).unwrap();
}

#[test]
fn a_second_backup_copies_only_new_images_and_drops_erased_ones() {
    let (folder, path) = workspace();
    let target = folder.path().join("cadangan.jakcraft");
    assert_eq!(back_up(&path, &target).unwrap().media_copied, 2);
    let media = MediaStore::of_workspace(&path).unwrap();
    let new = media.put(&test_workspace::png(5, 5), NOW_MS).unwrap();
    Connection::open(&path).unwrap().execute("UPDATE person SET photo_hash = ?1", [&new.0[..]]).unwrap();
    assert_eq!(back_up(&path, &target).unwrap().media_copied, 1);
    let copies = MediaStore::of_workspace(&target).unwrap().hashes().unwrap();
    assert_eq!(copies, media_references::all(&Connection::open(&path).unwrap()).unwrap());
    assert_eq!(copies.len(), 2);
}

#[test]
fn a_backup_amid_writes_is_of_one_moment() {
    let (folder, path) = workspace();
    let mut writer = Process::start("write without end", &path);
    for round in 0..10 {
        writer.answer();
        let target = folder.path().join(format!("cadangan-{round}.jakcraft"));
        back_up(&path, &target).unwrap();
        let conn = Connection::open(&target).unwrap();
        let slugs: Vec<String> = conn
            .prepare("SELECT slug FROM event WHERE slug LIKE 'jc-%' ORDER BY id")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let first = 1;
        let wanted: Vec<String> = (first..first + slugs.len()).map(|number| format!("jc-{number}")).collect();
        assert_eq!(slugs, wanted);
        // Four days of the fixture's event, five of each other.
        assert_eq!(count(&target, "event_day"), i64::try_from(4 + slugs.len() * 5).unwrap());
    }
    writer.kill();
}

#[test]
fn a_backup_that_finds_no_room_leaves_the_old_one() {
    let (folder, path) = workspace();
    let target = folder.path().join("cadangan.jakcraft");
    back_up(&path, &target).unwrap();
    let old = fs::read(&target).unwrap();
    let names = names_in(folder.path());
    run(&path, "DELETE FROM column_mapping");
    let error = with_pages(20, || back_up(&path, &target)).unwrap_err();
    assert!(matches!(error, BackupError::Store(StoreError::DiskFull)), "{error:?}");
    assert_eq!(fs::read(&target).unwrap(), old);
    assert_eq!(names_in(folder.path()), names);
}

#[test]
fn a_cancelled_backup_leaves_the_old_one() {
    let (folder, path) = workspace();
    let target = folder.path().join("cadangan.jakcraft");
    back_up(&path, &target).unwrap();
    let old = fs::read(&target).unwrap();
    run(&path, "DELETE FROM column_mapping");
    let error = backup_to(&path, &target, &mut |_| ControlFlow::Break(())).unwrap_err();
    assert!(matches!(error, BackupError::Store(StoreError::Cancelled)), "{error:?}");
    assert_eq!(fs::read(&target).unwrap(), old);
}

#[test]
fn a_damaged_workspace_makes_no_backup() {
    let (folder, path) = workspace();
    let mut bytes = fs::read(&path).unwrap();
    let end = bytes.len();
    bytes[end - 4096..].fill(0x55);
    fs::write(&path, bytes).unwrap();
    let target = folder.path().join("cadangan.jakcraft");
    let error = back_up(&path, &target).unwrap_err();
    assert!(matches!(error, BackupError::SourceDamaged { .. }), "{error:?}");
    assert!(!target.exists());
}

#[test]
fn what_cannot_be_backed_up_and_where_it_cannot_go_is_said() {
    let (folder, path) = workspace();
    assert!(matches!(back_up(&path, &path).unwrap_err(), BackupError::TargetInUse { .. }));
    let other = folder.path().join("lain.jakcraft");
    let _window = open(&other, None, &options(Mode::Window)).unwrap();
    assert!(matches!(back_up(&path, &other).unwrap_err(), BackupError::TargetInUse { .. }));
    let text = folder.path().join("surat.txt");
    fs::write(&text, "Yth. Kepala Dinas ".repeat(100)).unwrap();
    let target = folder.path().join("cadangan.jakcraft");
    assert!(matches!(
        back_up(&text, &target).unwrap_err(),
        BackupError::Workspace(OpenError::NotAWorkspace(_))
    ));
    let missing = back_up(&folder.path().join("tiada"), &target).unwrap_err();
    assert!(matches!(missing, BackupError::Workspace(OpenError::FileMissing { .. })));
    let gone = folder.path().join("USB").join("cadangan.jakcraft");
    assert!(matches!(back_up(&path, &gone).unwrap_err(), BackupError::FolderMissing { .. }));
}

#[test]
fn automatic_backups_come_once_a_day_and_thin_themselves() {
    let (_folder, path) = workspace();
    let mut now = NOW_MS;
    let mut made = 0;
    for _ in 0..60 {
        if daily_is_due(&path, now).unwrap() {
            automatic(&path, Reason::Daily, now).unwrap();
            made += 1;
        }
        assert!(!daily_is_due(&path, now + 60_000).unwrap());
        now += DAY_MS / 2;
    }
    assert_eq!(made, 30);
    let left = list_backups(&path).unwrap();
    assert!(left.len() < 16, "{}", left.len());
    assert!(left.is_sorted_by(|one, other| one.taken_at_ms > other.taken_at_ms));
    for backup in &left {
        open(&backup.path, None, &options(Mode::CommandLine)).unwrap();
    }
}

#[test]
fn two_backups_of_one_second_are_two() {
    let (_folder, path) = workspace();
    let one = automatic(&path, Reason::BeforeImport, NOW_MS).unwrap();
    let other = automatic(&path, Reason::BeforeImport, NOW_MS + 10).unwrap();
    assert_ne!(one.path, other.path);
    assert_eq!(one.path.file_name().unwrap(), "2019-11-25_093000_before-import.jakcraft");
    let listed = list_backups(&path).unwrap();
    assert_eq!(listed, [other, one]);
}

#[test]
fn images_of_deleted_backups_go_with_them() {
    let (_folder, path) = workspace();
    automatic(&path, Reason::Daily, NOW_MS).unwrap();
    let shared = backups_folder(&path).join("media");
    assert_eq!(MediaStore::at(&shared).unwrap().hashes().unwrap().len(), 2);
    run(&path, "UPDATE person SET photo_hash = NULL");
    // Long after, one of a later week and one of now: the first is one too many only when its month is over a year ago.
    automatic(&path, Reason::Daily, NOW_MS + 500 * DAY_MS).unwrap();
    assert_eq!(list_backups(&path).unwrap().len(), 1);
    assert_eq!(MediaStore::at(&shared).unwrap().hashes().unwrap().len(), 1);
}

#[test]
fn a_restore_brings_back_what_was_and_keeps_what_it_replaces() {
    let (folder, path) = workspace();
    let backup = automatic(&path, Reason::Daily, NOW_MS).unwrap();
    let media = MediaStore::of_workspace(&path).unwrap();
    for hash in media.hashes().unwrap() {
        media.delete(hash).unwrap();
    }
    drop(media);
    // A process that died: what it wrote is still in the log.
    let mut writer = Process::start("write without end", &path);
    for _ in 0..3 {
        writer.answer();
    }
    writer.kill();
    let restored = restore_at(&backup.path, &path, NOW_MS + DAY_MS).unwrap();
    assert!(restored.erasures_known);
    assert_eq!(restored.media_copied, 2);
    assert_eq!(count(&path, "event"), 1);
    let kept = restored.kept.unwrap();
    assert_eq!(kept, path.with_file_name("pameran.replaced-2019-11-26_093000.jakcraft"));
    assert!(count(&kept, "event") >= 4, "what was only in the log is kept, too");
    open(&kept, None, &options(Mode::CommandLine)).unwrap();
    let store = open(&path, None, &options(Mode::Window)).unwrap().store;
    let media = MediaStore::of_workspace(&path).unwrap();
    assert_eq!(verify::verify(&store, Some(&media)).unwrap(), []);
    drop(store);
    assert!(names_in(folder.path()).iter().all(|name| !name.ends_with(".part")));
    // And back again.
    let back = restore_at(&kept, &path, NOW_MS + DAY_MS).unwrap();
    assert_eq!(back.kept.unwrap(), path.with_file_name("pameran.replaced-2019-11-26_093000_2.jakcraft"));
    assert!(count(&path, "event") >= 4);
}

#[test]
fn a_restore_that_is_killed_leaves_a_whole_workspace() {
    let (folder, path) = workspace();
    automatic(&path, Reason::Daily, NOW_MS).unwrap();
    run(&path, "DELETE FROM column_mapping");
    automatic(&path, Reason::Daily, NOW_MS + DAY_MS).unwrap();
    for round in 0..12 {
        let mut restorer = Process::start("restore without end", &path);
        for _ in 0..=round % 4 {
            restorer.answer();
        }
        restorer.kill();
        let opened =
            open(&path, None, &crate::open::OpenOptions { create: false, ..options(Mode::Window) }).unwrap();
        assert_eq!(verify::integrity(&opened.store.conn).unwrap(), Vec::<String>::new());
        drop(opened);
        assert!([0, 1].contains(&count(&path, "column_mapping")));
    }
    for name in names_in(folder.path()) {
        if name.contains("replaced") && !name.contains("-wal") && !name.contains("-shm") {
            assert!([0, 1].contains(&count(&folder.path().join(name), "column_mapping")));
        }
    }
}

/// The person with the photo, erased after the backup in one of these ways: with the workspace sound, or with it
/// damaged and only a later backup left to tell.
#[test]
fn who_was_erased_since_stays_erased() {
    for damaged in [false, true] {
        let (_folder, path) = workspace();
        let backup = automatic(&path, Reason::Daily, NOW_MS).unwrap();
        let mut store = open(&path, None, &options(Mode::CommandLine)).unwrap().store;
        let people = store.read().all::<Person>().unwrap();
        let siti = people.iter().find(|person| person.photo.is_some()).unwrap();
        let erased = store.erase_person(siti.id, "—", NOW_MS).unwrap();
        let mut media = MediaStore::of_workspace(&path).unwrap();
        media.sweep(&store.media_referenced().unwrap()).unwrap();
        assert_eq!(erased.media, [siti.photo.unwrap()]);
        drop((store, media));
        if damaged {
            automatic(&path, Reason::Daily, NOW_MS + DAY_MS).unwrap();
            fs::write(&path, "hilang").unwrap();
        }

        let restored = restore_at(&backup.path, &path, NOW_MS + 2 * DAY_MS).unwrap();
        assert_eq!((restored.erased_again, restored.erasures_known), (1, !damaged));
        let store = open(&path, None, &options(Mode::Window)).unwrap().store;
        let person: Person = store.read().get(siti.id).unwrap().unwrap();
        assert_eq!((person.name.as_str(), person.photo, person.phone_e164), ("—", None, None));
        assert!(store.read().search(&SearchKind::ALL, None, "siti", 9).unwrap().is_empty());
        let media = MediaStore::of_workspace(&path).unwrap();
        assert!(!media.has(siti.photo.unwrap()).unwrap());
        assert_eq!(verify::verify(&store, Some(&media)).unwrap(), []);
        drop((store, media));
        let bytes = fs::read(&path).unwrap();
        assert!(!bytes.windows(9).any(|window| window == b"Siti Amin"));
        assert!(!bytes.windows(16).any(|window| window == b"3174015203850001"));
    }
}

#[test]
fn a_damaged_workspace_is_kept_with_its_log() {
    let (_folder, path) = workspace();
    let backup = automatic(&path, Reason::Daily, NOW_MS).unwrap();
    for damage in [&b"hilang"[..], &[0; 8192]] {
        fs::write(&path, damage).unwrap();
        fs::write(wal_and_shm(&path)[0].clone(), b"log").unwrap();
        let restored = restore_at(&backup.path, &path, NOW_MS).unwrap();
        assert!(!restored.erasures_known);
        let kept = restored.kept.unwrap();
        assert_eq!(fs::read(&kept).unwrap(), damage);
        assert_eq!(fs::read(wal_and_shm(&kept)[0].clone()).unwrap(), b"log");
        open(&path, None, &options(Mode::Window)).unwrap();
    }
    fs::remove_file(&path).unwrap();
    assert_eq!(restore_at(&backup.path, &path, NOW_MS).unwrap().kept, None);
    open(&path, None, &options(Mode::Window)).unwrap();
}

#[test]
fn nothing_is_restored_under_an_open_window_or_a_busy_command_line() {
    let (_folder, path) = workspace();
    let backup = automatic(&path, Reason::Daily, NOW_MS).unwrap();
    let before = names_in(path.parent().unwrap());
    let mut window = Process::start("hold a window", &path);
    window.answer();
    let error = restore_at(&backup.path, &path, NOW_MS).unwrap_err();
    assert!(matches!(error, RestoreError::Workspace(OpenError::OpenElsewhere)), "{error:?}");
    window.kill();
    let mut line = Process::start("hold the command line", &path);
    line.answer();
    let error = restore_at(&backup.path, &path, NOW_MS).unwrap_err();
    assert!(matches!(error, RestoreError::Workspace(OpenError::Busy)), "{error:?}");
    line.kill();
    let mut after = names_in(path.parent().unwrap());
    after.retain(|name| !name.ends_with("-wal") && !name.ends_with("-shm") && !name.ends_with(".lock"));
    assert_eq!(after, before);
    restore_at(&backup.path, &path, NOW_MS).unwrap();
}

#[test]
fn a_backup_that_is_not_sound_is_not_restored() {
    let (folder, path) = workspace();
    let before = fs::read(&path).unwrap();
    let target = folder.path().join("cadangan.jakcraft");
    let told = |damage: &dyn Fn()| {
        back_up(&path, &target).unwrap();
        damage();
        restore_at(&target, &path, NOW_MS).unwrap_err()
    };
    let error = told(&|| run(&target, "PRAGMA user_version = 99"));
    assert!(
        matches!(error, RestoreError::Backup(OpenError::NewerSchema { found: 99, known: 1, .. })),
        "{error:?}"
    );
    let error = told(&|| fs::write(&target, "bukan cadangan".repeat(500)).unwrap());
    assert!(
        matches!(error, RestoreError::Backup(OpenError::NotAWorkspace(Foreign::NotADatabase))),
        "{error:?}"
    );
    let error = told(&|| {
        let mut bytes = fs::read(&target).unwrap();
        let end = bytes.len();
        bytes[end - 4096..].fill(0x55);
        fs::write(&target, bytes).unwrap();
    });
    assert!(matches!(error, RestoreError::BackupDamaged { .. }), "{error:?}");
    let error = told(&|| run(&target, "PRAGMA foreign_keys = OFF; DELETE FROM exhibitor"));
    assert!(matches!(error, RestoreError::BackupDamaged { .. }), "{error:?}");
    fs::remove_file(&target).unwrap();
    let error = restore_at(&target, &path, NOW_MS).unwrap_err();
    assert!(matches!(error, RestoreError::Backup(OpenError::FileMissing { .. })), "{error:?}");
    assert!(matches!(restore_at(&path, &path, NOW_MS).unwrap_err(), RestoreError::SameFile));
    assert_eq!(fs::read(&path).unwrap(), before);
    assert!(names_in(folder.path()).iter().all(|name| !name.contains("replaced")));
}

#[test]
fn a_restore_that_finds_no_room_changes_nothing() {
    let (folder, path) = workspace();
    let target = folder.path().join("cadangan.jakcraft");
    back_up(&path, &target).unwrap();
    run(&path, "DELETE FROM column_mapping");
    let error = with_pages(20, || restore_at(&target, &path, NOW_MS)).unwrap_err();
    assert!(matches!(error, RestoreError::Store(StoreError::DiskFull)), "{error:?}");
    assert_eq!(count(&path, "column_mapping"), 0);
    assert!(
        names_in(folder.path()).iter().all(|name| !name.contains("replaced") && !name.ends_with(".part"))
    );
}

#[test]
fn a_backup_that_nobody_may_write_to_restores() {
    let (folder, path) = workspace();
    let stick = folder.path().join("stik");
    fs::create_dir(&stick).unwrap();
    let target = stick.join("cadangan.jakcraft");
    back_up(&path, &target).unwrap();
    let before = fs::read(&target).unwrap();
    restore_at(&target, &path, NOW_MS).unwrap();
    assert_eq!(fs::read(&target).unwrap(), before, "the backup is left as it is");
    assert_eq!(names_in(&stick), ["cadangan.jakcraft", "cadangan.jakcraft.media"]);
}
