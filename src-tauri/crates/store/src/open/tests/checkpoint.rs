//! A file that was cut off while its log was written into it.

use super::*;

/// As after a power cut in the middle of a checkpoint: the first page, with the new size in it, has reached the
/// disk, the pages that the file grew by have not.
#[test]
fn a_file_that_is_shorter_than_its_header_says_opens_with_its_log() {
    let (_folder, path) = workspace();
    let old = fs::read(&path).unwrap();
    let writer = Connection::open(&path).unwrap();
    writer.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true).unwrap();
    writer.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
    writer
        .execute_batch(
            "CREATE TABLE later (x);
             WITH RECURSIVE n (x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n WHERE x < 2000)
             INSERT INTO later SELECT 'anyaman rotan ' || x FROM n",
        )
        .unwrap();
    drop(writer);
    let [wal, shm] = wal_and_shm(&path);
    let log = fs::read(&wal).unwrap();
    Connection::open(&path).unwrap().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    let mut torn = fs::read(&path).unwrap();
    assert!(torn.len() > old.len());
    torn.truncate(old.len());
    fs::write(&path, torn).unwrap();
    fs::write(&wal, log).unwrap();
    let _ = fs::remove_file(shm);

    let opened = open(&path, None, &options(Mode::Window)).unwrap();
    let rows: i64 = opened.store.conn.query_row("SELECT count(*) FROM later", [], |row| row.get(0)).unwrap();
    assert_eq!(rows, 2000);
}
