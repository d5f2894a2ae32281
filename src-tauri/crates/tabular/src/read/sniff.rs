//! What a file is, by its first bytes and its directory.

use std::io::Cursor;

use zip::ZipArchive;

use super::{ReadError, guarded};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Xls,
    Ods,
    Text,
}

const COMPOUND_FILE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Files that people attach by mistake, by their first bytes.
const NOT_SPREADSHEETS: [&[u8]; 9] = [
    b"%PDF-",
    b"\x89PNG",
    b"\xFF\xD8\xFF",
    b"GIF8",
    b"Rar!",
    b"7z\xBC\xAF",
    b"\x1F\x8B",
    b"{\\rtf",
    b"SQLite format 3",
];

pub(super) fn kind_of(bytes: &[u8]) -> Result<Kind, ReadError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(COMPOUND_FILE) {
        return compound_kind(bytes);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return guarded(|| zip_kind(bytes));
    }
    if NOT_SPREADSHEETS.iter().any(|magic| bytes.starts_with(magic)) {
        return Err(ReadError::NotASpreadsheet);
    }
    // Excel 2 to 4 wrote bare record streams: a BOF record of 4 or 6 bytes.
    if matches!(bytes, [0x09, 0x00 | 0x02 | 0x04, 0x04 | 0x06, 0x00, ..]) {
        return Err(ReadError::Unsupported { kind: "XLS before Excel 5" });
    }
    Ok(Kind::Text)
}

/// An old Excel file and an encrypted new one share the same container.
fn compound_kind(bytes: &[u8]) -> Result<Kind, ReadError> {
    let file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(ReadError::broken)?;
    if file.exists("/EncryptedPackage") {
        Err(ReadError::Password)
    } else if file.exists("/Workbook") || file.exists("/Book") {
        Ok(Kind::Xls)
    } else {
        Err(ReadError::NotASpreadsheet)
    }
}

fn zip_kind(bytes: &[u8]) -> Result<Kind, ReadError> {
    let zip = ZipArchive::new(Cursor::new(bytes)).map_err(ReadError::broken)?;
    let mut parts = Parts::default();
    for name in zip.file_names() {
        let name = name.map_err(ReadError::broken)?.replace('\\', "/").to_ascii_lowercase();
        parts.relations |= name == "_rels/.rels";
        parts.binary_workbook |= name.ends_with("workbook.bin");
        parts.document |= name.starts_with("word/") || name.starts_with("ppt/");
        parts.content |= name == "content.xml";
        parts.index |= name.starts_with("index/") && name.ends_with(".iwa");
    }
    match parts {
        Parts { document: true, .. } => Err(ReadError::NotASpreadsheet),
        Parts { binary_workbook: true, .. } => Err(ReadError::Unsupported { kind: "XLSB" }),
        Parts { index: true, .. } => Err(ReadError::Unsupported { kind: "Apple Numbers" }),
        Parts { content: true, .. } => Ok(Kind::Ods),
        Parts { relations: true, .. } => Ok(Kind::Xlsx),
        _ => Err(ReadError::NotASpreadsheet),
    }
}

#[derive(Default)]
struct Parts {
    relations: bool,
    binary_workbook: bool,
    document: bool,
    content: bool,
    index: bool,
}

/// A text that is markup in truth: web portals save HTML tables under the name `.xls`.
pub(super) fn refuse_markup(text: &str) -> Result<(), ReadError> {
    let mut start = text.len().min(4096);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let start = text[..start].trim_start().to_ascii_lowercase();
    if !start.starts_with('<') {
        return Ok(());
    }
    if ["<!doctype html", "<html", "<table", "<head", "<meta", "<body", "<style", "<script", "<div"]
        .iter()
        .any(|tag| start.contains(tag))
    {
        return Err(ReadError::Html);
    }
    if start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Err(ReadError::Unsupported { kind: "XML Spreadsheet 2003" });
    }
    if start.starts_with("<?xml") { Err(ReadError::NotASpreadsheet) } else { Ok(()) }
}
