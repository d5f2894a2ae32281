//! The zip around XLSX: checked by its directory, then inflated once and thrown away, since a directory
//! can lie.
//!
//! The XLSX parser holds some parts in memory whole and reserves what the file declares. What it would
//! hold or reserve is measured here, before it sees the file.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::collect::Collector;
use super::{Excess, ReadError, ReadLimits, Stage};

/// From here on the compression ratio is looked at; small files may be as regular as they like.
const RATIO_FROM_BYTES: u64 = 32 << 20;
/// The table of shared texts is held in memory whole.
const SHARED_TEXT_BYTES: u64 = 96 << 20;
/// Tags in the table of shared texts: about two million texts of four tags each.
const SHARED_TEXT_TAGS: u64 = 8_000_000;
/// Tags in a part that describes the workbook; Excel's own limits lead to about 260,000 in the styles.
const DESCRIPTION_TAGS: u64 = 300_000;
/// Longest stretch of a sheet without a row or cell, beside the text of one cell.
const STRETCH_BYTES: u64 = 16 << 20;

const CHUNK_BYTES: usize = 64 << 10;

pub(super) fn check(
    bytes: &[u8],
    limits: &ReadLimits,
    collector: &mut Collector<'_, '_, '_>,
) -> Result<(), ReadError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(ReadError::broken)?;
    if zip.len() > limits.parts {
        return Err(ReadError::TooLarge { what: Excess::Parts, limit: limits.parts as u64 });
    }
    // Writers that stream leave the sizes out of the directory; the inflating below finds them.
    let declared = zip.decompressed_size().map(|size| u64::try_from(size).unwrap_or(u64::MAX));
    check_total(declared.unwrap_or(0), bytes.len() as u64, limits)?;
    let mut total = 0_u64;
    let mut buffer = vec![0_u8; CHUNK_BYTES];
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).map_err(ReadError::broken)?;
        let name = part.name().map_err(ReadError::broken)?.replace('\\', "/").to_ascii_lowercase();
        let mut gauge = Gauge::new(&name, limits);
        loop {
            let read = part.read(&mut buffer).map_err(ReadError::broken)?;
            if read == 0 {
                break;
            }
            total += read as u64;
            check_total(total, bytes.len() as u64, limits)?;
            gauge.measure(&buffer[..read])?;
        }
        collector.report(Stage::Checking, total, declared)?;
    }
    Ok(())
}

fn check_total(inflated: u64, stored: u64, limits: &ReadLimits) -> Result<(), ReadError> {
    if inflated > limits.inflated_bytes {
        return Err(ReadError::TooLarge { what: Excess::InflatedBytes, limit: limits.inflated_bytes });
    }
    if inflated > RATIO_FROM_BYTES && inflated / stored.max(1) > limits.inflation_ratio {
        return Err(ReadError::TooLarge { what: Excess::InflationRatio, limit: limits.inflation_ratio });
    }
    Ok(())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum PartKind {
    SharedTexts,
    Sheet,
    Description,
    Other,
}

struct Gauge<'l> {
    kind: PartKind,
    limits: &'l ReadLimits,
    bytes: u64,
    tags: u64,
    stretch: u64,
    /// Bytes since the last chunk with any tag in it.
    text: u64,
    /// The end of the last chunk, so that words across two chunks are seen.
    tail: Vec<u8>,
}

impl<'l> Gauge<'l> {
    fn new(name: &str, limits: &'l ReadLimits) -> Self {
        let kind = if name.ends_with("sharedstrings.xml") {
            PartKind::SharedTexts
        } else if name.contains("worksheets/") && name.ends_with(".xml") {
            PartKind::Sheet
        } else if name.ends_with(".xml") || name.ends_with(".rels") {
            PartKind::Description
        } else {
            PartKind::Other
        };
        Gauge { kind, limits, bytes: 0, tags: 0, stretch: 0, text: 0, tail: Vec::new() }
    }

    fn measure(&mut self, chunk: &[u8]) -> Result<(), ReadError> {
        if self.kind == PartKind::Other {
            return Ok(());
        }
        if self.bytes == 0 && chunk.iter().take(4).any(|byte| *byte == 0 || *byte >= 0xFE) {
            // Spreadsheet programs write UTF-8; another encoding would hide words from this check.
            return Err(ReadError::broken("a part is not in UTF-8"));
        }
        self.bytes += chunk.len() as u64;
        match self.kind {
            PartKind::SharedTexts => {
                self.count_tags(chunk, SHARED_TEXT_TAGS)?;
                if self.bytes > SHARED_TEXT_BYTES {
                    return Err(ReadError::TooLarge { what: Excess::MemoryBytes, limit: SHARED_TEXT_BYTES });
                }
                self.check_declared_texts(chunk)
            }
            PartKind::Description => self.count_tags(chunk, DESCRIPTION_TAGS),
            PartKind::Sheet => self.check_stretch(chunk),
            PartKind::Other => Ok(()),
        }
    }

    fn count_tags(&mut self, chunk: &[u8], limit: u64) -> Result<(), ReadError> {
        self.tags += chunk.iter().filter(|byte| **byte == b'<').count() as u64;
        if self.tags > limit {
            return Err(ReadError::TooLarge { what: Excess::Elements, limit });
        }
        Ok(())
    }

    /// The parser reserves room for as many texts as `uniqueCount` declares.
    fn check_declared_texts(&mut self, chunk: &[u8]) -> Result<(), ReadError> {
        const WORD: &[u8] = b"uniqueCount";
        const KEEP: usize = 256;
        self.tail.extend_from_slice(chunk);
        let mut from = 0;
        while let Some(found) = find(&self.tail[from..], WORD) {
            from += found + WORD.len();
            let digits: Vec<u8> = self.tail[from..]
                .iter()
                .copied()
                .take(KEEP)
                .skip_while(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'"' | b'\'' | b'+'))
                .take_while(u8::is_ascii_digit)
                .skip_while(|byte| *byte == b'0')
                .collect();
            if digits.len() > SHARED_TEXT_TAGS.ilog10() as usize {
                return Err(ReadError::TooLarge { what: Excess::Elements, limit: SHARED_TEXT_TAGS });
            }
        }
        let cut = self.tail.len().saturating_sub(KEEP);
        self.tail.drain(..cut);
        Ok(())
    }

    fn check_stretch(&mut self, chunk: &[u8]) -> Result<(), ReadError> {
        if holds_cell_or_row(chunk) {
            self.stretch = 0;
        } else {
            self.stretch += chunk.len() as u64;
        }
        if chunk.contains(&b'<') {
            self.text = 0;
        } else {
            self.text += chunk.len() as u64;
        }
        // A character may be written as an entity of up to ten bytes.
        let cell_bytes = self.limits.cell_bytes as u64;
        if self.stretch > STRETCH_BYTES + cell_bytes || self.text > 10 * cell_bytes {
            return Err(ReadError::CellTooLong { row: 0, column: 0, limit: self.limits.cell_bytes });
        }
        Ok(())
    }
}

/// Whether a tag `<c …>` or `<row …>` begins in the chunk, with or without a name space's prefix.
fn holds_cell_or_row(chunk: &[u8]) -> bool {
    const LONGEST_PREFIX: usize = 16;
    let ends_name = |at: usize| chunk.get(at).is_some_and(|b| matches!(b, b' ' | b'>' | b'/'));
    let begins_tag = |at: usize| {
        let before = &chunk[at.saturating_sub(LONGEST_PREFIX)..at];
        before
            .iter()
            .rposition(|b| !b.is_ascii_alphanumeric() && *b != b':')
            .is_some_and(|p| before[p] == b'<')
    };
    chunk.iter().enumerate().any(|(at, byte)| match byte {
        b'c' => ends_name(at + 1) && begins_tag(at),
        b'r' => chunk[at..].starts_with(b"row") && ends_name(at + 3) && begins_tag(at),
        _ => false,
    })
}

fn find(haystack: &[u8], word: &[u8]) -> Option<usize> {
    let first = word[0];
    let mut from = 0;
    while let Some(offset) = haystack[from..].iter().position(|byte| *byte == first) {
        from += offset;
        if haystack[from..].starts_with(word) {
            return Some(from);
        }
        from += 1;
    }
    None
}
