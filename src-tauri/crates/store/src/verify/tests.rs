//! Each rule is broken by hand, past the triggers and the checks, and found.

use std::path::PathBuf;

use domain::event::Event;
use domain::person::Person;
use tempfile::TempDir;

use super::*;
use crate::open::{self, Mode};
use crate::test_process::{NOW_MS, options};
use crate::test_workspace;

/// A workspace with rows in every table, some SQL run on it, and what is found then.
fn broken_by(sql: &str) -> Vec<Problem> {
    let (_folder, path) = workspace();
    let conn = Connection::open(&path).unwrap();
    conn.pragma_update(None, "foreign_keys", false).unwrap();
    conn.pragma_update(None, "ignore_check_constraints", true).unwrap();
    conn.execute_batch(sql).unwrap();
    drop(conn);
    found(&path)
}

fn workspace() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("jc.jakcraft");
    test_workspace::at(&path);
    (folder, path)
}

fn found(path: &std::path::Path) -> Vec<Problem> {
    let store = open::open(path, None, &options(Mode::CommandLine)).unwrap().store;
    let media = MediaStore::of_workspace(path).unwrap();
    verify(&store, Some(&media)).unwrap()
}

fn codes(sql: &str) -> Vec<&'static str> {
    broken_by(sql).iter().map(Problem::code).collect()
}

#[test]
fn a_workspace_as_the_program_writes_it_is_sound() {
    assert_eq!(broken_by(""), []);
    assert_eq!(verify(&Store::in_memory().unwrap(), None).unwrap(), []);
}

#[test]
fn a_reference_into_nothing_is_found() {
    let problems = broken_by("DELETE FROM exhibitor_phone; DELETE FROM role_validity; DELETE FROM role");
    assert_eq!(
        problems,
        [Problem::Reference { table: "badge_holder".to_owned(), parent: "role".to_owned(), rows: 2 }]
    );
}

#[test]
fn a_value_that_the_schema_forbids_is_found() {
    let problems = broken_by("UPDATE person SET phone_e164 = '0812' WHERE phone_e164 IS NOT NULL");
    assert!(
        matches!(&problems[..], [Problem::Integrity { detail }] if detail.contains("person")),
        "{problems:?}"
    );
}

#[test]
fn a_status_that_nobody_set_is_found() {
    let problems = broken_by("UPDATE participation SET status = 'accepted' WHERE hex(id) LIKE '%32'");
    let [Problem::Status { status, moved_to, .. }] = &problems[..] else { panic!("{problems:?}") };
    assert_eq!((status.as_str(), moved_to.as_deref()), ("accepted", Some("complete")));
    assert_eq!(codes("DELETE FROM status_change"), ["status", "status"]);
}

#[test]
fn a_booth_with_two_parties_on_one_day_is_found() {
    assert_eq!(
        codes("DROP TRIGGER party_span_meets; UPDATE party SET first_day = '2019-11-25'"),
        ["booth_taken"]
    );
    assert_eq!(
        codes("DROP TRIGGER party_span_meets; UPDATE party SET last_day = '2019-11-27'"),
        ["booth_taken"]
    );
}

#[test]
fn a_search_index_that_drifted_is_found() {
    assert_eq!(codes("DELETE FROM search_entry WHERE kind = 'booth'"), ["search", "search"]);
    assert_eq!(
        broken_by("DELETE FROM search_text WHERE rowid = (SELECT min(rowid) FROM search_entry)"),
        [Problem::Search { kind: "words", subjects: 1 }]
    );
    assert_eq!(
        broken_by(
            "UPDATE search_entry SET subject_id = randomblob(16) WHERE kind = 'person' AND name_key = 'r ayu'"
        ),
        [Problem::Search { kind: "person", subjects: 2 }]
    );
}

#[test]
fn a_token_on_two_badges_is_found() {
    assert_eq!(codes("UPDATE badge SET token = 'JC1.same'"), ["token"]);
}

#[test]
fn a_gap_in_a_journal_is_found() {
    let problems =
        broken_by("DROP TRIGGER journal_entry_is_kept; DELETE FROM journal_entry WHERE sequence < 3");
    let [Problem::Journal { first_missing: 1, next: 3, .. }] = &problems[..] else { panic!("{problems:?}") };
    assert_eq!(
        codes("DROP TRIGGER journal_entry_is_kept; DELETE FROM journal_entry WHERE sequence = 2"),
        ["journal"]
    );
}

#[test]
fn a_change_that_cannot_be_undone_is_found() {
    for (sql, detail) in [
        ("UPDATE change_record SET table_name = 'pameran' WHERE position = 0", "no table pameran"),
        ("UPDATE change_record SET row_key = x'01' WHERE position = 0", "row key"),
        ("UPDATE change_record SET before_json = '[1]' WHERE position = 0", "does not read"),
        (
            "UPDATE change_record SET before_json = '{\"notes\": [1]}' WHERE position = 0",
            "no value for notes",
        ),
        ("UPDATE change_insert SET row_count = 9 WHERE table_name = 'event'", "1 keys for 9 rows"),
        ("UPDATE change_insert SET row_keys = x'0010ff' WHERE table_name = 'event'", "0 keys for 1 rows"),
        ("UPDATE change_insert SET rows_json = '[]' WHERE rows_json IS NOT NULL", "0 undone rows for 1 keys"),
    ] {
        let problems = broken_by(sql);
        let [Problem::Change { detail: told, .. }] = &problems[..] else { panic!("{sql}: {problems:?}") };
        assert!(told.contains(detail), "{told}");
    }
}

#[test]
fn somebody_who_was_erased_stays_so() {
    let (_folder, path) = workspace();
    let mut store = open::open(&path, None, &options(Mode::CommandLine)).unwrap().store;
    let people = store.read().all::<Person>().unwrap();
    for person in &people {
        store.erase_person(person.id, "—", NOW_MS).unwrap();
    }
    assert_eq!(verify(&store, None).unwrap(), [media_missing(&store)], "an erasure leaves a sound workspace");
    store
        .conn
        .execute("UPDATE person SET email = 'siti@example.id' WHERE id = ?1", [people[0].id.0.as_bytes()])
        .unwrap();
    let problems = verify(&store, None).unwrap();
    assert!(problems.contains(&Problem::Erased { person_id: people[0].id }), "{problems:?}");
}

/// The event's logo, in a look that was not given the media file.
fn media_missing(store: &Store) -> Problem {
    let event = &store.read().all::<Event>().unwrap()[0];
    Problem::MediaMissing { table: "event", row_id: event.id.0, hash: event.logo.unwrap() }
}

#[test]
fn an_image_that_is_missing_or_changed_is_found() {
    let (_folder, path) = workspace();
    let media = MediaStore::of_workspace(&path).unwrap();
    let [photo, logo] = test_workspace::images().map(|bytes| media.put(&bytes, 0).unwrap());
    assert!(media.delete(photo).unwrap());
    drop(media);
    let problems = found(&path);
    let [Problem::MediaMissing { table: "person", hash, .. }] = &problems[..] else { panic!("{problems:?}") };
    assert_eq!(*hash, photo);

    let conn = Connection::open(open::beside::media_path(&path)).unwrap();
    conn.execute("UPDATE media SET bytes = x'00' WHERE hash = ?1", [&logo.0[..]]).unwrap();
    drop(conn);
    assert_eq!(found(&path)[0], Problem::MediaChanged { hash: logo });
}

#[test]
fn damage_is_a_finding_not_an_error() {
    let (_folder, path) = workspace();
    let page = test_workspace::first_page(&path, "list_item");
    let mut bytes = std::fs::read(&path).unwrap();
    bytes[page].fill(0x55);
    std::fs::write(&path, bytes).unwrap();
    let conn = crate::open::connect::existing(&path, std::time::Duration::ZERO).unwrap();
    let store = Store::new(conn, path, None);
    let problems = verify(&store, None).unwrap();
    assert!(!problems.is_empty());
    assert!(problems.iter().all(|problem| problem.code() == "integrity"), "{problems:?}");
}
