//! Walks the records of an old Excel file before the parser does: what it would hold in memory is added
//! up, and records that make it reserve or build things nobody needs are disarmed in place.
//!
//! Record numbers and layouts are those of [MS-XLS], Microsoft's published format.

use super::{Excess, ReadError};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const DEFINED_NAME: u16 = 0x0018;
const SHARED_TEXTS: u16 = 0x00FC;
const CONTINUE: u16 = 0x003C;
const DIMENSIONS: u16 = 0x0200;
const FORMULA: u16 = 0x0006;
const FORMULA_TEXT: u16 = 0x0207;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const RICH_LABEL: u16 = 0x00D6;
const BOOL_OR_ERROR: u16 = 0x0205;
const RK: u16 = 0x027E;
const MULTIPLE_RK: u16 = 0x00BD;
const SHARED_LABEL: u16 = 0x00FD;
/// A number that stands for no record; readers skip it.
const NOTHING: u16 = 0x0FFF;

/// The parser keeps cells sparsely, then densely over their bounding box, for values and formulas.
const BYTES_PER_SPARSE_CELL: usize = 64;
const BYTES_PER_DENSE_CELL: usize = 56;
/// A formula is kept as text, here always the same short complaint.
const BYTES_PER_FORMULA: usize = 192;

/// Disarms the stream; gives the number of sheets it lists.
pub(super) fn disarm(stream: &mut [u8], budget_bytes: usize) -> Result<usize, ReadError> {
    let mut sheets = Vec::new();
    let mut shared = Vec::new();
    let mut at = 0;
    while let Some(record) = record(stream, at)? {
        match record.kind {
            FILE_PASS if u16_at(stream, record.start).unwrap_or(0) != 0 => return Err(ReadError::Password),
            BOUND_SHEET => sheets.push(u32_at(stream, record.start)? as usize),
            SHARED_TEXTS => shared = shared_text_bytes(stream, &record)?,
            DEFINED_NAME => set_kind(stream, at, NOTHING),
            EOF => break,
            _ => {}
        }
        at = record.end;
    }
    let mut cost = Cost { bytes: shared.iter().sum(), limit: budget_bytes };
    cost.add(0)?;
    for start in &sheets {
        disarm_sheet(stream, *start, &shared, &mut cost)?;
    }
    Ok(sheets.len())
}

struct Cost {
    bytes: usize,
    limit: usize,
}

impl Cost {
    fn add(&mut self, bytes: usize) -> Result<(), ReadError> {
        self.bytes = self.bytes.saturating_add(bytes);
        if self.bytes > self.limit {
            return Err(ReadError::TooLarge { what: Excess::MemoryBytes, limit: self.limit as u64 });
        }
        Ok(())
    }
}

/// The rectangle that the cells of a sheet span.
#[derive(Default)]
struct Span {
    cells: Option<[usize; 4]>,
}

impl Span {
    fn include(&mut self, row: u16, first: u16, last: u16) {
        let [row, first, last] = [row, first, last].map(usize::from);
        let [top, left, bottom, right] = self.cells.unwrap_or([row, first, row, last]);
        self.cells = Some([top.min(row), left.min(first), bottom.max(row), right.max(last)]);
    }

    fn area(&self) -> usize {
        self.cells.map_or(0, |[top, left, bottom, right]| (bottom - top + 1) * (right - left + 1))
    }
}

fn disarm_sheet(stream: &mut [u8], start: usize, shared: &[usize], cost: &mut Cost) -> Result<(), ReadError> {
    let mut at = start;
    let mut span = Span::default();
    let mut seen_first = false;
    let mut nested = 0_usize;
    while let Some(record) = record(stream, at)? {
        match record.kind {
            BOF if seen_first => nested += 1,
            BOF => seen_first = true,
            EOF if nested > 0 => nested -= 1,
            EOF => break,
            _ if nested > 0 => {}
            DIMENSIONS => set_kind(stream, at, NOTHING),
            FORMULA => {
                cost.add(BYTES_PER_SPARSE_CELL)?;
                if !settle_formula(stream, at, &record)? {
                    cost.add(BYTES_PER_FORMULA)?;
                }
                include(stream, &record, &mut span)?;
            }
            FORMULA_TEXT => cost.add(BYTES_PER_SPARSE_CELL + 3 * record.len())?,
            LABEL | RICH_LABEL => {
                cost.add(BYTES_PER_SPARSE_CELL + 3 * record.len())?;
                include(stream, &record, &mut span)?;
            }
            NUMBER | BOOL_OR_ERROR | RK => {
                cost.add(BYTES_PER_SPARSE_CELL)?;
                include(stream, &record, &mut span)?;
            }
            SHARED_LABEL => {
                let text = u32_at(stream, record.start + 6)? as usize;
                cost.add(BYTES_PER_SPARSE_CELL + shared.get(text).copied().unwrap_or(0))?;
                include(stream, &record, &mut span)?;
            }
            MULTIPLE_RK if record.len() >= 6 => {
                let (row, first) = position(stream, &record)?;
                let last = u16_at(stream, record.end - 2)?;
                cost.add(BYTES_PER_SPARSE_CELL * (record.len() / 6))?;
                span.include(row, first, last.max(first));
            }
            _ => {}
        }
        at = record.end;
    }
    cost.add(span.area().saturating_mul(BYTES_PER_DENSE_CELL))
}

fn position(stream: &[u8], record: &Record) -> Result<(u16, u16), ReadError> {
    Ok((u16_at(stream, record.start)?, u16_at(stream, record.start + 2)?))
}

fn include(stream: &[u8], record: &Record, span: &mut Span) -> Result<(), ReadError> {
    let (row, column) = position(stream, record)?;
    span.include(row, column, column);
    Ok(())
}

/// Only the saved value of a formula is wanted. A number, truth value or error becomes a plain cell (then
/// true); a text keeps its formula record, emptied of its tokens, since its text follows in a record of
/// its own (then false).
fn settle_formula(stream: &mut [u8], at: usize, record: &Record) -> Result<bool, ReadError> {
    if record.len() < 22 {
        return Err(ReadError::broken("a formula record is cut off"));
    }
    let value = record.start + 6;
    if u16_at(stream, value + 6)? != 0xFFFF {
        set_kind(stream, at, NUMBER);
        return Ok(true);
    }
    match stream[value] {
        1 | 2 => {
            stream[value + 1] = u8::from(stream[value] == 2);
            stream[value] = stream[value + 2];
            set_kind(stream, at, BOOL_OR_ERROR);
            Ok(true)
        }
        _ => {
            stream[record.start + 20] = 0;
            stream[record.start + 21] = 0;
            Ok(false)
        }
    }
}

struct Record {
    kind: u16,
    start: usize,
    end: usize,
}

impl Record {
    fn len(&self) -> usize {
        self.end - self.start
    }
}

fn record(stream: &[u8], at: usize) -> Result<Option<Record>, ReadError> {
    if at == stream.len() {
        return Ok(None);
    }
    let kind = u16_at(stream, at)?;
    let start = at + 4;
    let end = start + usize::from(u16_at(stream, at + 2)?);
    if end > stream.len() {
        return Err(ReadError::broken("a record is cut off"));
    }
    Ok(Some(Record { kind, start, end }))
}

fn u16_at(stream: &[u8], at: usize) -> Result<u16, ReadError> {
    match stream.get(at..at.saturating_add(2)) {
        Some(&[low, high]) => Ok(u16::from_le_bytes([low, high])),
        _ => Err(ReadError::broken("the record stream is cut off")),
    }
}

fn u32_at(stream: &[u8], at: usize) -> Result<u32, ReadError> {
    Ok(u32::from(u16_at(stream, at)?) | u32::from(u16_at(stream, at + 2)?) << 16)
}

fn set_kind(stream: &mut [u8], at: usize, kind: u16) {
    stream[at..at + 2].copy_from_slice(&kind.to_le_bytes());
}

/// The size of each shared text in memory. A text is a count of characters, flags, the characters (of
/// one byte or two) and trimmings; it may run over into continue records, each of which begins with the
/// flags again when it cuts through characters.
fn shared_text_bytes(stream: &[u8], first: &Record) -> Result<Vec<usize>, ReadError> {
    let mut pieces = Pieces { stream, at: first.start + 8, end: first.end };
    let mut sizes = Vec::new();
    loop {
        if pieces.at >= pieces.end && !pieces.next_piece()? {
            return Ok(sizes);
        }
        let characters = usize::from(pieces.u16()?);
        let flags = pieces.u8()?;
        let runs = if flags & 8 != 0 { usize::from(pieces.u16()?) } else { 0 };
        let extra =
            if flags & 4 != 0 { usize::from(pieces.u16()?) | usize::from(pieces.u16()?) << 16 } else { 0 };
        let mut wide = flags & 1 != 0;
        let mut left = characters;
        while left > 0 {
            let width = if wide { 2 } else { 1 };
            let here = left.min((pieces.end - pieces.at) / width);
            pieces.at += here * width;
            left -= here;
            if left > 0 {
                if !pieces.next_piece()? {
                    return Err(ReadError::broken("the table of texts is cut off"));
                }
                wide = pieces.u8()? & 1 != 0;
            }
        }
        pieces.skip(runs * 4 + extra)?;
        // The parser reserves a byte for each character; UTF-8 needs up to three.
        sizes.push(24 + characters * 3);
    }
}

struct Pieces<'s> {
    stream: &'s [u8],
    at: usize,
    end: usize,
}

impl Pieces<'_> {
    fn next_piece(&mut self) -> Result<bool, ReadError> {
        match record(self.stream, self.end)? {
            Some(next) if next.kind == CONTINUE => {
                self.at = next.start;
                self.end = next.end;
                Ok(true)
            }
            _ => Ok(false),
        }
    }

    fn u8(&mut self) -> Result<u8, ReadError> {
        if self.at >= self.end {
            return Err(ReadError::broken("the table of texts is cut off"));
        }
        self.at += 1;
        Ok(self.stream[self.at - 1])
    }

    fn u16(&mut self) -> Result<u16, ReadError> {
        Ok(u16::from(self.u8()?) | u16::from(self.u8()?) << 8)
    }

    fn skip(&mut self, mut bytes: usize) -> Result<(), ReadError> {
        while bytes > 0 {
            let here = bytes.min(self.end.saturating_sub(self.at));
            self.at += here;
            bytes -= here;
            if bytes > 0 && !self.next_piece()? {
                return Err(ReadError::broken("the table of texts is cut off"));
            }
        }
        Ok(())
    }
}
