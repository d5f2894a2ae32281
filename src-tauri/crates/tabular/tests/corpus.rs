//! Every input that the fuzz targets keep is read without a panic.

#![allow(clippy::unwrap_used, reason = "what the tests build on stops them when it fails")]

use std::path::Path;

#[path = "../../../../tests/fuzz/src/inputs.rs"]
mod inputs;

fn replay(target: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fuzz/corpus").join(target);
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        run(&std::fs::read(entry.unwrap().path()).unwrap());
        count += 1;
    }
    assert!(count > 2, "{target} has a corpus");
}

#[test]
fn the_corpus_of_delimited_text_is_read() {
    replay("read_csv", inputs::read_any);
}

#[test]
fn the_corpus_of_workbooks_is_read() {
    replay("read_xlsx", inputs::read_workbook_parts);
}

#[test]
fn the_corpus_of_headers_is_recognised() {
    replay("recognise", inputs::recognise_lines);
}
