//! Workspaces for tests: the fixture of the newest schema, which has rows in every table.

use std::path::Path;

use rusqlite::Connection;

const FIXTURE: &str = include_str!("../tests/fixtures/schema_0001.sql");

/// The photo and the logo that the workspace of [`at`] refers to.
pub(crate) fn images() -> [Vec<u8>; 2] {
    [png(40, 30), png(8, 8)]
}

/// A closed workspace with rows in every table. Its images are those of [`images`], which it brings in its media
/// file.
pub(crate) fn at(path: &Path) {
    let conn = Connection::open(path).unwrap();
    conn.execute_batch(FIXTURE).unwrap();
    let media = crate::MediaStore::of_workspace(path).unwrap();
    let [photo, logo] = images().map(|bytes| media.put(&bytes, 0).unwrap());
    conn.execute("UPDATE person SET photo_hash = ?1 WHERE photo_hash IS NOT NULL", [&photo.0[..]]).unwrap();
    conn.execute("UPDATE event SET logo_hash = ?1", [&logo.0[..]]).unwrap();
}

/// Where the first page of a table lies in a closed workspace, in bytes.
pub(crate) fn first_page(path: &Path, table: &str) -> std::ops::Range<usize> {
    let conn = Connection::open(path).unwrap();
    let number = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, u32>(0)).unwrap() as usize;
    let size = number("PRAGMA page_size");
    let page = number(&format!("SELECT rootpage FROM sqlite_schema WHERE name = '{table}'"));
    (page - 1) * size..page * size
}

/// A PNG of that size, whose pixels nobody looks at.
pub(crate) fn png(width_px: u32, height_px: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
    let header = [&width_px.to_be_bytes()[..], &height_px.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    for (name, content) in [(b"IHDR", &header[..]), (b"IDAT", b"dots"), (b"IEND", b"")] {
        bytes.extend_from_slice(&u32::try_from(content.len()).unwrap().to_be_bytes());
        bytes.extend_from_slice(name);
        bytes.extend_from_slice(content);
        bytes.extend_from_slice(&[0; 4]);
    }
    bytes
}
