//! Images that are read only when the file is written, one at a time: ten thousand photos never live together.
//!
//! While pages are made such an image is an empty object. The file is then written with it, and the images are
//! appended as PDF lets a file be added to: new versions of those objects, and a table of where they stand.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Arc;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat};
use printpdf::{DictItem, ExternalStream};

use super::{PdfError, images};
use crate::frame::Image;

/// The entry of an empty image's dictionary that names it.
const MARK: &str = "JakCraftImage";

/// Reads an image by its hash, as it was when it was made known.
pub type ImageSource<'s> = &'s mut dyn FnMut(&str) -> io::Result<Arc<[u8]>>;

/// An image without its bytes.
pub(super) fn empty(hash: &str) -> ExternalStream {
    let dict = BTreeMap::from([
        ("Type".to_owned(), DictItem::Name(b"XObject".to_vec())),
        ("Subtype".to_owned(), DictItem::Name(b"Image".to_vec())),
        (MARK.to_owned(), DictItem::Bytes(hash.as_bytes().to_vec())),
    ]);
    ExternalStream { dict, content: Vec::new(), compress: false }
}

/// Writes a document, and after it the images that it lacks. `known` has the images without their bytes.
pub(super) fn save(
    document: &mut Document,
    known: &BTreeMap<String, Image>,
    source: Option<ImageSource<'_>>,
    out: &mut dyn Write,
) -> Result<(), PdfError> {
    let missing: Vec<(ObjectId, String)> = document
        .objects
        .iter_mut()
        .filter_map(|(id, object)| {
            let dict = &mut object.as_stream_mut().ok()?.dict;
            let mark = dict.remove(MARK.as_bytes())?;
            Some((*id, String::from_utf8_lossy(mark.as_str().ok()?).into_owned()))
        })
        .collect();
    let mut out = Tailed { out, at: 0, tail: Vec::new() };
    document.save_modern(&mut out)?;
    if missing.is_empty() {
        return Ok(());
    }
    let Some(source) = source else { return Err(PdfError::ImageMissing { hash: missing[0].1.clone() }) };
    let previous = out.start_of_table().ok_or(PdfError::Library("the place of its table"))?;
    // lopdf numbers what it makes on its own after the document's objects; there are never more of them.
    let made = u32::try_from(document.objects.len()).unwrap_or(u32::MAX);
    let mut next = document.max_id.saturating_add(made).saturating_add(2);
    let mut places: BTreeMap<u32, u64> = BTreeMap::new();
    out.write_all(b"\n")?;
    for ((number, _), hash) in missing {
        let bytes = source(&hash)?;
        let known = known.get(&hash).ok_or_else(|| PdfError::ImageMissing { hash: hash.clone() })?;
        let ExternalStream { dict, content, compress } =
            images::stream(&Image { bytes, ..known.clone() }, &hash)?;
        let mut image = Stream::new(dictionary(&dict), content);
        if let Some(DictItem::Stream { stream: mask }) = dict.get("SMask") {
            let mut mask = Stream::new(dictionary(&mask.dict), mask.content.clone());
            mask.compress().map_err(lopdf_off)?;
            places.insert(next, out.at);
            out.object(next, &Object::Stream(mask))?;
            image.dict.set("SMask", Object::Reference((next, 0)));
            next += 1;
        }
        if compress {
            image.compress().map_err(lopdf_off)?;
        }
        places.insert(number, out.at);
        out.object(number, &Object::Stream(image))?;
    }
    let start = out.at;
    places.insert(next, start);
    let mut table = Dictionary::from_iter([("Type", Object::from("XRef"))]);
    for key in ["Root", "Info"] {
        table.set(key, document.trailer.get(key.as_bytes()).map_err(lopdf_off)?.clone());
    }
    let id = document.trailer.get(b"ID").and_then(Object::as_array).map_err(lopdf_off)?;
    let id: Vec<Object> = id
        .iter()
        .filter_map(|part| Some(Object::String(part.as_str().ok()?.to_vec(), StringFormat::Hexadecimal)))
        .collect();
    table.set("ID", id);
    table.set("Size", i64::from(next) + 1);
    table.set("Prev", i64::try_from(previous).map_err(io::Error::other)?);
    table.set("W", vec![Object::from(1), Object::from(8), Object::from(2)]);
    let (mut spans, mut rows): (Vec<Object>, Vec<u8>) = (Vec::new(), Vec::new());
    for (number, at) in &places {
        spans.extend([Object::from(i64::from(*number)), Object::from(1)]);
        rows.push(1);
        rows.extend_from_slice(&at.to_be_bytes());
        rows.extend_from_slice(&[0, 0]);
    }
    table.set("Index", spans);
    out.object(next, &Object::Stream(Stream::new(table, rows)))?;
    writeln!(out, "startxref\n{start}\n%%EOF")?;
    Ok(())
}

fn lopdf_off(_: lopdf::Error) -> PdfError {
    PdfError::Library("a part of an image or of the trailer")
}

/// The entries but the mask, which is an object of its own.
fn dictionary(dict: &BTreeMap<String, DictItem>) -> Dictionary {
    dict.iter()
        .filter(|(_, item)| !matches!(item, DictItem::Stream { .. }))
        .map(|(name, item)| (name.as_str(), item.to_lopdf()))
        .collect()
}

/// An object of the kinds that images and the table are made of; lopdf keeps its own writer to itself.
fn write_object(out: &mut dyn Write, object: &Object) -> io::Result<()> {
    match object {
        Object::Integer(number) => write!(out, "{number}"),
        Object::Name(name) => {
            write!(out, "/")?;
            out.write_all(name)
        }
        Object::Reference((number, generation)) => write!(out, "{number} {generation} R"),
        Object::String(bytes, _) => {
            let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            write!(out, "<{digits}>")
        }
        Object::Array(objects) => {
            write!(out, "[")?;
            for (index, object) in objects.iter().enumerate() {
                if index > 0 {
                    write!(out, " ")?;
                }
                write_object(out, object)?;
            }
            write!(out, "]")
        }
        Object::Dictionary(dict) => {
            write!(out, "<<")?;
            for (name, object) in dict {
                write!(out, "/{} ", String::from_utf8_lossy(name))?;
                write_object(out, object)?;
            }
            write!(out, ">>")
        }
        Object::Stream(stream) => {
            let mut dict = stream.dict.clone();
            dict.set("Length", i64::try_from(stream.content.len()).map_err(io::Error::other)?);
            write_object(out, &Object::Dictionary(dict))?;
            out.write_all(b"\nstream\n")?;
            out.write_all(&stream.content)?;
            out.write_all(b"\nendstream")
        }
        other => Err(io::Error::other(format!("an object of kind {}", other.enum_variant()))),
    }
}

/// Counts what is written, and remembers its end.
struct Tailed<'w> {
    out: &'w mut dyn Write,
    at: u64,
    tail: Vec<u8>,
}

impl Tailed<'_> {
    const TAIL: usize = 64;

    fn object(&mut self, number: u32, object: &Object) -> io::Result<()> {
        writeln!(self, "{number} 0 obj")?;
        write_object(self, object)?;
        self.write_all(b"\nendobj\n")
    }

    /// Where the table of the file that has been written begins: the number before its last line.
    fn start_of_table(&self) -> Option<u64> {
        let tail = String::from_utf8_lossy(&self.tail);
        let (_, number) = tail.rsplit_once("startxref")?;
        number.trim().strip_suffix("%%EOF")?.trim().parse().ok()
    }
}

impl Write for Tailed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.at += written as u64;
        let end = &bytes[written.saturating_sub(Self::TAIL)..written];
        self.tail.extend_from_slice(end);
        let surplus = self.tail.len().saturating_sub(Self::TAIL);
        self.tail.drain(..surplus);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
