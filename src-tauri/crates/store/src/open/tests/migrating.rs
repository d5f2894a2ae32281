//! An older file under a newer program: backed up, brought up to date, or left as it was.

use super::*;
use crate::backup::{Reason, list_backups};

/// The released migrations and one more, such as the next version may bring.
fn next(sql: &'static str) -> Migrations<'static> {
    migrations::of(&[migrations::RELEASED, &[sql]].concat())
}

/// A table made anew with another rule, which drops and renames: what SQLite's ALTER cannot do.
const REMADE: &str = "
    CREATE TABLE event_new (id BLOB NOT NULL PRIMARY KEY, name TEXT NOT NULL, starts_on TEXT NOT NULL) STRICT;
    INSERT INTO event_new SELECT id, name, starts_on FROM event;
    DROP TABLE event;
    ALTER TABLE event_new RENAME TO event;";

fn with_event(path: &Path) {
    let store = open(path, None, &options(Mode::CommandLine)).unwrap().store;
    let id = uuid::Uuid::now_v7();
    store
        .conn
        .execute(
            "INSERT INTO event (id, slug, name, starts_on, ends_on)
             VALUES (?1, 'jc', 'JakCraft', '2019-11-25', '2019-11-28')",
            [&id.as_bytes()[..]],
        )
        .unwrap();
    store
        .conn
        .execute(
            "INSERT INTO event_day (event_id, day, opens_at, closes_at)
             VALUES (?1, '2019-11-25', '09:00:00', '17:00:00')",
            [&id.as_bytes()[..]],
        )
        .unwrap();
}

fn newer_options(mode: Mode) -> OpenOptions {
    OpenOptions { app_version: "0.2.0".to_owned(), ..options(mode) }
}

#[test]
fn an_older_file_is_backed_up_and_brought_up_to_date() {
    for mode in [Mode::Window, Mode::CommandLine] {
        let (_folder, path) = workspace();
        with_event(&path);
        let opened = open_with_migrations(&path, None, &newer_options(mode), &next(REMADE)).unwrap();
        let days: i64 =
            opened.store.conn.query_row("SELECT count(*) FROM event_day", [], |row| row.get(0)).unwrap();
        assert_eq!(days, 1, "rows that refer to a table made anew stay");
        assert_eq!(migrations::written_by(&opened.store.conn).as_deref(), Some("0.2.0"));
        let backup = opened.backup_before_migration.clone().unwrap();
        drop(opened);

        let backups = list_backups(&fs::canonicalize(&path).unwrap()).unwrap();
        assert_eq!(backups.len(), 1);
        assert_eq!((&backups[0].path, backups[0].reason), (&backup, Reason::BeforeMigration));
        // The backup is of the old schema: the old program opens it, and no longer the file itself.
        open(&backup, None, &options(Mode::CommandLine)).unwrap();
        assert!(matches!(
            refused(&path, Mode::Window),
            OpenError::NewerSchema { found: 2, known: 1, written_by: Some(by) } if by == "0.2.0"
        ));
        // Once is enough.
        let again = open_with_migrations(&path, None, &newer_options(mode), &next(REMADE)).unwrap();
        assert_eq!(again.backup_before_migration, None);
    }
}

#[test]
fn a_migration_that_fails_leaves_the_file_as_it_was() {
    for (broken, detail) in [
        ("CREATE TABLE setting (key TEXT) STRICT", "already exists"),
        ("CREATE TABLE neu (x) STRICT", "missing datatype"),
        ("DELETE FROM event", "1 rows of event_day refer to no row of event"),
        ("INSERT INTO region (code, name, level) VALUES ('31', '', 'province')", "CHECK constraint failed"),
    ] {
        let (_folder, path) = workspace();
        with_event(&path);
        let half_done = format!("CREATE TABLE first_step (x INTEGER) STRICT; {broken}");
        let error = open_with_migrations(
            &path,
            None,
            &newer_options(Mode::Window),
            &next(Box::leak(half_done.into_boxed_str())),
        )
        .unwrap_err();
        let OpenError::Migration { from: 1, to: 2, detail: told } = error else { panic!("{error:?}") };
        assert!(told.contains(detail), "{told}");
        let store = open(&path, None, &options(Mode::Window)).unwrap().store;
        let (events, steps): (i64, i64) = store
            .conn
            .query_row(
                "SELECT (SELECT count(*) FROM event),
                        (SELECT count(*) FROM sqlite_schema WHERE name = 'first_step')",
                [],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .unwrap();
        assert_eq!((events, steps), (1, 0));
    }
}

#[test]
fn nothing_is_migrated_under_an_open_window() {
    let (_folder, path) = workspace();
    let mut window = Process::start("hold a window", &path);
    window.answer();
    let error =
        open_with_migrations(&path, None, &newer_options(Mode::CommandLine), &next(REMADE)).unwrap_err();
    assert!(matches!(error, OpenError::OpenElsewhere), "{error:?}");
    window.kill();
    open_with_migrations(&path, None, &newer_options(Mode::CommandLine), &next(REMADE)).unwrap();
}

#[test]
fn no_backup_no_migration() {
    let (folder, path) = workspace();
    // A file stands where the folder of backups should be.
    fs::write(folder.path().join("pameran.jakcraft.backups"), "x").unwrap();
    let error = open_with_migrations(&path, None, &newer_options(Mode::Window), &next(REMADE)).unwrap_err();
    assert!(matches!(error, OpenError::Io { .. }), "{error:?}");
    open(&path, None, &options(Mode::Window)).unwrap();
}
