//! Drawings that are kept once in the file.

use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject};

use super::content::ContentWriter;
use super::{PdfError, Shared};
use crate::fonts::FontBook;
use crate::frame::Drawing;

/// The name of a drawing's form, which is written at its first use.
pub(super) fn name_of(
    drawing: &Arc<Drawing>,
    shared: &mut Shared,
    book: &FontBook,
) -> Result<String, PdfError> {
    let address = Arc::as_ptr(drawing).addr();
    if let Some((_, name)) = shared.drawings.get(&address) {
        return Ok(name.clone());
    }
    let mut writer = ContentWriter::for_form();
    writer.items(&drawing.items, shared, book)?;
    let (content, _) = writer.into_parts();
    let name = format!("D{}", shared.drawings.len());
    let bounds = &drawing.bounds;
    let corners = [bounds.x_mm, bounds.y_mm, bounds.right_mm(), bounds.bottom_mm()];
    let dict = BTreeMap::from([
        ("Type".to_owned(), DictItem::Name(b"XObject".to_vec())),
        ("Subtype".to_owned(), DictItem::Name(b"Form".to_vec())),
        ("BBox".to_owned(), DictItem::Array(corners.map(|corner| DictItem::Real(corner as f32)).to_vec())),
    ]);
    let form = ExternalXObject {
        stream: ExternalStream { dict, content, compress: true },
        width: None,
        height: None,
        dpi: None,
    };
    shared.xobjects.insert(name.clone(), XObject::External(form));
    shared.drawings.insert(address, (Arc::clone(drawing), name.clone()));
    Ok(name)
}
