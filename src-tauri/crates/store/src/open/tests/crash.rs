//! `kill -9` in the middle of writing: what was acknowledged is there.

use super::*;

#[test]
fn every_acknowledged_row_outlives_the_process() {
    let (_folder, path) = workspace();
    let mut acknowledged = -1_i64;
    for round in 0..24_usize {
        let mut writer = Process::start("write without end", &path);
        // Killed after 1, 8, 15, … rows: sometimes before the log is long, sometimes while it is written back.
        for _ in 0..=(round * 7 % 61) {
            acknowledged = writer.answer().parse().unwrap();
        }
        // It writes on until it is dead: what it still said counts, too.
        for answer in writer.kill() {
            acknowledged = acknowledged.max(answer.parse().unwrap_or(-1));
        }
        let opened = open(&path, None, &options(Mode::Window)).unwrap();
        let conn = &opened.store.conn;
        let numbers: Vec<String> = conn
            .prepare("SELECT slug FROM event ORDER BY id")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let there = i64::try_from(numbers.len()).unwrap();
        // One more may have been written without having been said.
        assert!(
            there == acknowledged + 1 || there == acknowledged + 2,
            "round {round}: {there} {acknowledged}"
        );
        let wanted: Vec<String> = (0..there).map(|number| format!("jc-{number}")).collect();
        assert_eq!(numbers, wanted);
        let days: i64 = conn.query_row("SELECT count(*) FROM event_day", [], |row| row.get(0)).unwrap();
        assert_eq!(days, there * 5, "a transaction is there whole or not at all");
        assert_eq!(crate::verify::integrity(conn).unwrap(), Vec::<String>::new());
        acknowledged = there - 1;
    }
}

#[test]
fn a_log_that_was_left_behind_is_read() {
    let (_folder, path) = workspace();
    let mut writer = Process::start("write without end", &path);
    for _ in 0..5 {
        writer.answer();
    }
    writer.kill();
    let [wal, shm] = wal_and_shm(&path);
    assert!(fs::metadata(&wal).unwrap().len() > 0);
    // The index beside it is made anew where it is missing.
    fs::remove_file(&shm).unwrap();
    let opened = open(&path, None, &options(Mode::Window)).unwrap();
    let events: i64 =
        opened.store.conn.query_row("SELECT count(*) FROM event", [], |row| row.get(0)).unwrap();
    assert!(events >= 5);
    drop(opened);
    assert!(!wal.exists(), "closing writes the log into the file");
}

#[test]
fn a_log_whose_last_write_was_torn_gives_all_before_it() {
    let (_folder, path) = workspace();
    let mut writer = Process::start("write without end", &path);
    for _ in 0..5 {
        writer.answer();
    }
    writer.kill();
    let [wal, shm] = wal_and_shm(&path);
    fs::remove_file(&shm).unwrap();
    let length = fs::metadata(&wal).unwrap().len();
    fs::File::options().write(true).open(&wal).unwrap().set_len(length - 100).unwrap();
    let opened = open(&path, None, &options(Mode::Window)).unwrap();
    let conn = &opened.store.conn;
    let (events, days): (i64, i64) = conn
        .query_row("SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM event_day)", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .unwrap();
    assert!(events >= 4);
    assert_eq!(days, events * 5);
}
