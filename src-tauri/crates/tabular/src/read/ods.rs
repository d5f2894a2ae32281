//! ODS, streamed. Calamine lays every ODS sheet out densely and repeats rows as often as the file says, up
//! to 2.4 GB for a few bytes; this reader keeps what stands in a cell once per cell and counts repeats.

use std::io::{BufRead, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::collect::Collector;
use super::xlsx::iso_cell;
use super::{Excess, ReadError, ReadLimits, guarded};
use crate::cell::Cell;

/// LibreOffice's own limits; repeats beyond them are formatting to the edge of the sheet.
const MAX_ROWS: u32 = 1_048_576;
const MAX_COLUMNS: usize = 16_384;

pub(super) fn read(
    bytes: &[u8],
    limits: &ReadLimits,
    collector: &mut Collector<'_, '_, '_>,
) -> Result<(), ReadError> {
    guarded(|| {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(ReadError::broken)?;
        if zip.len() > limits.parts {
            return Err(ReadError::TooLarge { what: Excess::Parts, limit: limits.parts as u64 });
        }
        refuse_password(&mut zip)?;
        let part = zip.by_name("content.xml").map_err(ReadError::broken)?;
        // The directory may lie about the size, so the reading itself stops at the limit.
        let counted = Counted { inner: part, left: limits.inflated_bytes, passed: false };
        let mut reader = Reader::from_reader(BufReader::new(counted));
        reader.config_mut().check_end_names = false;
        let result = Tables { collector, limits, buffer: Vec::new() }.read(&mut reader);
        if reader.get_ref().get_ref().passed {
            return Err(ReadError::TooLarge { what: Excess::InflatedBytes, limit: limits.inflated_bytes });
        }
        result
    })
}

/// The manifest of a protected file describes how its parts are encrypted.
fn refuse_password(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), ReadError> {
    let Ok(part) = zip.by_name("META-INF/manifest.xml") else { return Ok(()) };
    let mut manifest = Vec::new();
    part.take(1 << 20).read_to_end(&mut manifest).map_err(ReadError::broken)?;
    if String::from_utf8_lossy(&manifest).contains("encryption-data") {
        return Err(ReadError::Password);
    }
    Ok(())
}

struct Counted<R> {
    inner: R,
    left: u64,
    passed: bool,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buffer)?;
        if read as u64 > self.left {
            self.passed = true;
            return Err(std::io::Error::other("inflated beyond the limit"));
        }
        self.left -= read as u64;
        Ok(read)
    }
}

struct Tables<'c, 'm, 'l, 'w, 'f> {
    collector: &'c mut Collector<'l, 'w, 'f>,
    limits: &'m ReadLimits,
    buffer: Vec<u8>,
}

impl Tables<'_, '_, '_, '_, '_> {
    fn read<R: BufRead>(&mut self, reader: &mut Reader<R>) -> Result<(), ReadError> {
        let mut row0 = 0_u32;
        let mut repeat = 1_u32;
        let mut row: Vec<(usize, Cell)> = Vec::new();
        let mut column = 0_usize;
        let mut in_table = false;
        loop {
            self.buffer.clear();
            let event = reader.read_event_into(&mut self.buffer).map_err(ReadError::broken)?;
            match event {
                Event::Start(tag) if tag.name().as_ref() == "table:table" => {
                    let name = attribute(&tag, "table:name")?.unwrap_or_default();
                    self.collector.start_sheet(name, false)?;
                    (row0, in_table) = (0, true);
                }
                Event::End(tag) if tag.name().as_ref() == "table:table" => in_table = false,
                Event::Start(tag) if in_table && tag.name().as_ref() == "table:table-row" => {
                    repeat = number(&tag, "table:number-rows-repeated")?;
                    column = 0;
                }
                Event::Empty(tag) if in_table && tag.name().as_ref() == "table:table-row" => {
                    row0 = row0.saturating_add(number(&tag, "table:number-rows-repeated")?);
                }
                Event::End(tag) if in_table && tag.name().as_ref() == "table:table-row" => {
                    if !row.is_empty() {
                        for at in row0..row0.saturating_add(repeat).min(MAX_ROWS) {
                            for (column, cell) in &row {
                                self.collector.put(at, *column, cell.clone())?;
                            }
                        }
                        row.clear();
                    }
                    row0 = row0.saturating_add(repeat);
                }
                Event::Empty(tag) if in_table && is_cell(&tag) => {
                    let (cell, _) = value(&tag)?;
                    let repeat = number(&tag, "table:number-columns-repeated")? as usize;
                    self.place(&mut row, &mut column, &cell, repeat);
                }
                Event::Start(tag) if in_table && is_cell(&tag) => {
                    let (stated, wants_text) = value(&tag)?;
                    let repeat = number(&tag, "table:number-columns-repeated")? as usize;
                    let end = tag.name().as_ref().to_owned();
                    let text = self.text(reader, &end, row0, column)?;
                    let cell = match stated {
                        _ if wants_text && text.is_empty() => Cell::Empty,
                        _ if wants_text && text.starts_with('#') && is_error(&text) => Cell::Error(text),
                        _ if wants_text => Cell::Text(text),
                        stated => stated,
                    };
                    self.place(&mut row, &mut column, &cell, repeat);
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Puts a cell as often as it is repeated; one column past the limit is kept so that it is counted.
    fn place(&self, row: &mut Vec<(usize, Cell)>, column: &mut usize, cell: &Cell, repeat: usize) {
        if *cell != Cell::Empty {
            let end = column.saturating_add(repeat).min(MAX_COLUMNS).min(self.limits.columns + 1);
            for at in *column..end {
                row.push((at, cell.clone()));
            }
        }
        *column = column.saturating_add(repeat);
    }

    /// The paragraphs of a cell, joined by line breaks; comments are left out.
    fn text<R: BufRead>(
        &mut self,
        reader: &mut Reader<R>,
        end: &str,
        row0: u32,
        column: usize,
    ) -> Result<String, ReadError> {
        let mut text = String::new();
        let mut paragraphs = 0;
        let mut in_paragraph = false;
        let mut comment_depth = 0_usize;
        loop {
            self.buffer.clear();
            match reader.read_event_into(&mut self.buffer).map_err(ReadError::broken)? {
                Event::Start(tag) if tag.name().as_ref() == "office:annotation" => comment_depth += 1,
                Event::End(tag) if tag.name().as_ref() == "office:annotation" => {
                    comment_depth = comment_depth.saturating_sub(1);
                }
                Event::End(tag) if tag.name().as_ref() == end => return Ok(text),
                Event::Eof => return Err(ReadError::broken("a cell is cut off")),
                _ if comment_depth > 0 => {}
                Event::Start(tag) if tag.name().as_ref() == "text:p" => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                    in_paragraph = true;
                }
                Event::End(tag) if tag.name().as_ref() == "text:p" => in_paragraph = false,
                Event::Empty(tag) | Event::Start(tag) if tag.name().as_ref() == "text:s" => {
                    let spaces = number(&tag, "text:c")? as usize;
                    text.extend(std::iter::repeat_n(' ', spaces.min(self.limits.cell_bytes)));
                }
                Event::Empty(tag) | Event::Start(tag) if tag.name().as_ref() == "text:line-break" => {
                    text.push('\n');
                }
                Event::Empty(tag) | Event::Start(tag) if tag.name().as_ref() == "text:tab" => text.push('\t'),
                Event::Text(part) if in_paragraph => text.push_str(&part.xml10_content()),
                Event::CData(part) if in_paragraph => text.push_str(&part.xml10_content()),
                Event::GeneralRef(entity) if in_paragraph => push_entity(&entity, &mut text)?,
                _ => {}
            }
            if text.len() > self.limits.cell_bytes {
                return Err(ReadError::CellTooLong {
                    row: row0.saturating_add(1),
                    column,
                    limit: self.limits.cell_bytes,
                });
            }
        }
    }
}

fn push_entity(entity: &quick_xml::events::BytesRef<'_>, text: &mut String) -> Result<(), ReadError> {
    if let Some(character) = entity.resolve_char_ref().map_err(ReadError::broken)? {
        text.push(character);
    } else if let Some(known) = quick_xml::escape::resolve_predefined_entity(entity) {
        text.push_str(known);
    }
    Ok(())
}

fn is_cell(tag: &BytesStart<'_>) -> bool {
    matches!(tag.name().as_ref(), "table:table-cell" | "table:covered-table-cell")
}

fn is_error(text: &str) -> bool {
    matches!(text, "#N/A" | "#REF!" | "#VALUE!" | "#DIV/0!" | "#NAME?" | "#NUM!" | "#NULL!")
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, ReadError> {
    match tag.try_get_attribute(name).map_err(ReadError::broken)? {
        Some(attribute) => quick_xml::escape::unescape(&attribute.value)
            .map(|v| Some(v.into_owned()))
            .map_err(ReadError::broken),
        None => Ok(None),
    }
}

/// A count of repeats; 1 where it is not stated.
fn number(tag: &BytesStart<'_>, name: &str) -> Result<u32, ReadError> {
    match attribute(tag, name)? {
        Some(value) => value.trim().parse().map_err(ReadError::broken),
        None => Ok(1),
    }
}

/// The value that the tag states, and whether the cell's own text is the value.
fn value(tag: &BytesStart<'_>) -> Result<(Cell, bool), ReadError> {
    let kind = attribute(tag, "office:value-type")?;
    if attribute(tag, "calcext:value-type")?.as_deref() == Some("error") {
        return Ok((Cell::Empty, true));
    }
    let cell = match kind.as_deref() {
        Some("float" | "currency" | "percentage") => {
            match attribute(tag, "office:value")?.map(|value| value.trim().parse::<f64>()) {
                Some(Ok(number)) if number.is_finite() => Cell::Number(number),
                _ => return Ok((Cell::Empty, true)),
            }
        }
        Some("date") => attribute(tag, "office:date-value")?.map_or(Cell::Empty, |value| iso_cell(&value)),
        Some("boolean") => Cell::Bool(attribute(tag, "office:boolean-value")?.as_deref() == Some("true")),
        Some("string") => match attribute(tag, "office:string-value")? {
            Some(text) if !text.is_empty() => Cell::Text(text),
            _ => return Ok((Cell::Empty, true)),
        },
        // A time of day is shown as text; without a type there is no value, only perhaps a comment.
        Some(_) => return Ok((Cell::Empty, true)),
        None => Cell::Empty,
    };
    Ok((cell, false))
}
