//! Files of every released schema open with the program of today and read through.
//!
//! `tests/fixtures/schema_NNNN.sql` is a dump of a workspace of schema NNNN with rows in every table. The newest
//! is written by `JAKCRAFT_WRITE_FIXTURE=1 cargo test -p jakcraft-store --test schema_fixtures`; once its schema
//! is released it is never written again, like the migration itself.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod sample;

use std::fs;
use std::path::{Path, PathBuf};

use domain::badge::{Badge, BadgeHolder, Desk, Role, RoleValidity};
use domain::booth::Booth;
use domain::event::{Event, EventDay};
use domain::exhibitor::{Exhibitor, ExhibitorPhone};
use domain::hall::{Circuit, Hall, PlanElement, PlanRevision};
use domain::list_item::ListItem;
use domain::lots::{LotDraw, LotEntry, LotWitness};
use domain::participation::{Participation, StatusChange};
use domain::party::{BoothAssignment, Party, PartyMember};
use domain::person::{Person, PersonIdentity};
use domain::product::Product;
use domain::underlay::{Underlay, UnderlayLines};
use domain::wish::{BoothWish, NeighbourWish};
use rusqlite::Connection;
use store::{
    ColumnMapping, HeldIdentity, HeldRow, ImportRow, ImportSource, Mode, OpenOptions, Problem, Reader,
    Record, SearchKind, Setting, Store,
};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

fn fixture(version: u32) -> PathBuf {
    fixtures().join(format!("schema_{version:04}.sql"))
}

fn newest_version() -> u32 {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("baru.jakcraft");
    drop(open(&path));
    Connection::open(path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

fn open(path: &Path) -> Store {
    let options = OpenOptions::new(Mode::Window, "0.1.0", sample::NOW_MS);
    store::open(path, None, &options).unwrap().store
}

/// A file of the fixture.
fn load(version: u32, path: &Path) {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(&fs::read_to_string(fixture(version)).unwrap()).unwrap();
}

/// The whole file as SQL: settings of the header, tables with their rows, then indexes and triggers.
fn dump(path: &Path) -> String {
    let conn = Connection::open(path).unwrap();
    let mut sql = String::from("PRAGMA foreign_keys = OFF;\nBEGIN;\n");
    for pragma in ["application_id", "user_version"] {
        let value: i64 = conn.pragma_query_value(None, pragma, |row| row.get(0)).unwrap();
        sql.push_str(&format!("PRAGMA {pragma} = {value};\n"));
    }
    let listed = |filter: &str| -> Vec<(String, String)> {
        conn.prepare(&format!(
            "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND {filter} ORDER BY rowid"
        ))
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect()
    };
    let tables = listed("type = 'table' AND name NOT LIKE 'search\\_text\\_%' ESCAPE '\\'");
    for (_, create) in &tables {
        sql.push_str(create);
        sql.push_str(";\n");
    }
    // The index's own tables come with it; only what is in them is the fixture's.
    let shadows = listed("type = 'table' AND name LIKE 'search\\_text\\_%' ESCAPE '\\'");
    for (name, _) in tables.iter().filter(|(name, _)| name != "search_text").chain(&shadows) {
        if name.starts_with("search_text_") {
            sql.push_str(&format!("DELETE FROM {name};\n"));
        }
        for row in rows(&conn, name) {
            sql.push_str(&format!("INSERT INTO {name} VALUES ({row});\n"));
        }
    }
    for (_, create) in listed("type IN ('index', 'trigger')") {
        sql.push_str(&create);
        sql.push_str(";\n");
    }
    sql.push_str("COMMIT;\n");
    sql
}

/// The rows of a table, each as a list of SQL's literals.
fn rows(conn: &Connection, table: &str) -> Vec<String> {
    let columns: Vec<String> = conn
        .prepare("SELECT 'quote(\"' || name || '\")' FROM pragma_table_info(?1)")
        .unwrap()
        .query_map([table], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    conn.prepare(&format!("SELECT {} FROM {table} ORDER BY 1", columns.join(" || ', ' || ")))
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect()
}

fn newest_schema() -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contoh.jakcraft");
    let mut store = open(&path);
    sample::fill(&mut store);
    drop(store);
    let conn = Connection::open(&path).unwrap();
    conn.execute(
        "INSERT INTO erased_person VALUES (?1, ?2)",
        (&sample::id(29).as_bytes()[..], sample::NOW_MS),
    )
    .unwrap();
    drop(conn);
    dump(&path)
}

#[test]
fn the_newest_fixture_is_of_today_s_schema() {
    let version = newest_version();
    if std::env::var_os("JAKCRAFT_WRITE_FIXTURE").is_some() {
        fs::write(fixture(version), newest_schema()).unwrap();
    }
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("lama.jakcraft"), folder.path().join("baru.jakcraft"));
    load(version, &old);
    drop(open(&new));
    let schema = |path: &Path| -> Vec<(String, String)> {
        Connection::open(path)
            .unwrap()
            .prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(Result::unwrap)
            .collect()
    };
    assert_eq!(schema(&old), schema(&new), "the migration was changed: see the first lines of this file");
}

#[test]
fn files_of_every_released_schema_open_and_read_through() {
    let newest = newest_version();
    for version in 1..=newest {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lama.jakcraft");
        load(version, &path);
        let store = open(&path);
        let read = store.read();
        let counts = [
            count::<Setting>(read),
            count::<ListItem>(read),
            count::<Event>(read),
            count::<EventDay>(read),
            count::<Person>(read),
            count::<PersonIdentity>(read),
            count::<Exhibitor>(read),
            count::<ExhibitorPhone>(read),
            count::<Product>(read),
            count::<Participation>(read),
            count::<StatusChange>(read),
            count::<BoothWish>(read),
            count::<NeighbourWish>(read),
            count::<Party>(read),
            count::<PartyMember>(read),
            count::<Hall>(read),
            count::<PlanElement>(read),
            count::<Circuit>(read),
            count::<Booth>(read),
            count::<BoothAssignment>(read),
            count::<PlanRevision>(read),
            count::<LotDraw>(read),
            count::<LotEntry>(read),
            count::<LotWitness>(read),
            count::<Underlay>(read),
            count::<UnderlayLines>(read),
            count::<Role>(read),
            count::<RoleValidity>(read),
            count::<BadgeHolder>(read),
            count::<Desk>(read),
            count::<Badge>(read),
            count::<ImportSource>(read),
            count::<ImportRow>(read),
            count::<HeldRow>(read),
            count::<HeldIdentity>(read),
            count::<ColumnMapping>(read),
        ];
        assert_eq!(counts.len(), store::TRACKED.len());
        assert!(counts.iter().all(|(_, rows)| *rows > 0), "schema {version}: {counts:?}");
        assert_eq!(read.regions().unwrap().len(), 2);
        assert_eq!(read.journal().unwrap().len(), 3);
        assert_eq!(read.history(10).unwrap().len(), 5);
        let hits = read.search(&SearchKind::ALL, None, "marun", 10).unwrap();
        assert_eq!(hits.iter().map(|hit| hit.title.as_str()).collect::<Vec<_>>(), ["Batik Marunda"]);

        let mut problems = store::verify(&store, None).unwrap();
        // The fixture refers to two images, and brings no media file.
        problems.retain(|problem| !matches!(problem, Problem::MediaMissing { .. }));
        assert_eq!(problems, []);
    }
}

fn count<R: Record>(read: Reader<'_>) -> (&'static str, usize) {
    (R::TABLE.name, read.all::<R>().unwrap().len())
}

#[test]
fn every_table_of_every_fixture_has_rows() {
    for version in 1..=newest_version() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lama.jakcraft");
        load(version, &path);
        let conn = Connection::open(&path).unwrap();
        let tables: Vec<String> = conn
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        for table in tables {
            let rows: i64 =
                conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
            assert!(rows > 0, "schema {version}: {table} is empty");
        }
    }
}

/// Work goes on in an old file: what it holds can be undone, and new rows can be written.
#[test]
fn an_old_change_can_be_undone() {
    for version in 1..=newest_version() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lama.jakcraft");
        load(version, &path);
        let mut store = open(&path);
        let products = store.read().all::<Product>().unwrap().len();
        let undone = store.undo("Ani", sample::NOW_MS).unwrap();
        assert_eq!(undone.action, "edit");
        assert_eq!(store.read().all::<Product>().unwrap().len(), products + 1);
        store.redo().unwrap();
        assert_eq!(store.read().all::<Product>().unwrap().len(), products);
    }
}
