//! Frames to PDF.
//!
//! printpdf embeds the fonts (as subsets made here) with their widths and text maps, and writes forms, images and
//! pages. What it lacks is done around it: page contents are written here, one page at a time and already
//! compressed, so that frames need not live together; a last pass over the objects adds layers, boxes, patterns,
//! measuring, language and metadata. The same pages, fonts and date give the same bytes.

mod content;
mod finish;
mod forms;
mod images;
mod later;
mod layers;
mod metadata;
mod numbering;
mod packing;
mod patterns;
mod text_line;
mod typefaces;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use printpdf::XObject;

pub use self::later::ImageSource;

use self::content::ContentWriter;
use self::packing::Packer;
use self::patterns::Patterns;
use self::typefaces::Typefaces;
use crate::fonts::FontBook;
use crate::frame::{Document, DocumentMeta, Drawing, Image, Measure, Page};

/// Why a PDF could not be written.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// A PDF has at least one page.
    #[error("no pages")]
    NoPages,
    /// A page names an image that was not added.
    #[error("image {hash} is not there")]
    ImageMissing {
        /// As the page names it.
        hash: String,
    },
    /// An image cannot be unpacked.
    #[error("image {hash}: {reason}")]
    ImageDamaged {
        /// As the pages name it.
        hash: String,
        /// From the decoder, in English.
        reason: String,
    },
    /// A font cannot be embedded.
    #[error("font {name}: {reason}")]
    Font {
        /// PostScript name.
        name: String,
        /// From the subsetter, in English.
        reason: String,
    },
    /// A group names a layer beyond the document's list.
    #[error("layer {index} is not declared")]
    LayerMissing {
        /// Index in [`DocumentMeta::layers`].
        index: usize,
    },
    /// The PDF library gave back a document without a part that it always writes.
    #[error("the PDF library left out {0}")]
    Library(&'static str),
    /// The file could not be written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// Writes a PDF page by page.
pub struct PdfWriter {
    meta: DocumentMeta,
    created: DateTime<FixedOffset>,
    shared: Shared,
    pages: Vec<WrittenPage>,
    packer: Packer,
}

/// What pages have in common; grows as they are written.
pub(crate) struct Shared {
    layer_count: usize,
    typefaces: Typefaces,
    patterns: Patterns,
    /// By the name that contents use: forms `D…` and images `I…`.
    xobjects: BTreeMap<String, XObject>,
    /// Drawings by address, held so that an address keeps its meaning.
    drawings: BTreeMap<usize, (Arc<Drawing>, String)>,
    images: BTreeMap<String, Image>,
    image_names: BTreeMap<String, String>,
}

/// A page whose frame is gone already.
struct WrittenPage {
    width_mm: f64,
    height_mm: f64,
    bleed_mm: f64,
    measure: Option<Measure>,
    /// Packed.
    content: lopdf::Stream,
    xobjects: BTreeSet<String>,
}

impl PdfWriter {
    /// An empty document. `created` is the date it bears, and its only date.
    pub fn new(meta: DocumentMeta, created: DateTime<FixedOffset>) -> Self {
        let shared = Shared {
            layer_count: meta.layers.len(),
            typefaces: Typefaces::default(),
            patterns: Patterns::default(),
            xobjects: BTreeMap::new(),
            drawings: BTreeMap::new(),
            images: BTreeMap::new(),
            image_names: BTreeMap::new(),
        };
        Self { meta, created, shared, pages: Vec::new(), packer: Packer::new() }
    }

    /// Makes an image known under its hash, before a page that shows it is added. The bytes are shared, not
    /// copied; an image that no page shows does not go into the file.
    pub fn add_image(&mut self, hash: &str, image: &Image) {
        self.shared.images.entry(hash.to_owned()).or_insert_with(|| image.clone());
    }

    /// Makes an image known whose bytes are read when the file is written: for [`PdfWriter::finish_with`].
    pub fn add_image_later(&mut self, hash: &str, image: &Image) {
        self.add_image(hash, &Image { bytes: Arc::from([]), ..image.clone() });
    }

    /// Writes a page after the others. `book` is that of the typesetter which shaped its text.
    pub fn add_page(&mut self, page: &Page, book: &FontBook) -> Result<(), PdfError> {
        let mut writer = ContentWriter::for_page(page);
        writer.items(&page.items, &mut self.shared, book)?;
        let (content, xobjects) = writer.into_parts();
        self.pages.push(WrittenPage {
            width_mm: page.width_mm,
            height_mm: page.height_mm,
            bleed_mm: page.bleed_mm,
            measure: page.measure.clone(),
            content: self.packer.stream(&content)?,
            xobjects,
        });
        Ok(())
    }

    /// How many pages have been added.
    pub fn page_count(&self) -> usize {
        self.pages.len()
    }

    /// Embeds the fonts and writes the file.
    pub fn finish(self, book: &FontBook, out: &mut impl Write) -> Result<(), PdfError> {
        finish::write(self, book, None, out)
    }

    /// The same for a document with images that were left for later: `source` reads each by its hash, in turn.
    ///
    /// # Errors
    /// As [`PdfWriter::finish`], and those of `source`.
    pub fn finish_with(
        self,
        book: &FontBook,
        source: ImageSource<'_>,
        out: &mut impl Write,
    ) -> Result<(), PdfError> {
        finish::write(self, book, Some(source), out)
    }
}

/// A whole document at once.
pub fn write_pdf(
    document: &Document,
    book: &FontBook,
    created: DateTime<FixedOffset>,
    out: &mut impl Write,
) -> Result<(), PdfError> {
    let mut writer = PdfWriter::new(document.meta.clone(), created);
    for (hash, image) in &document.images {
        writer.add_image(hash, image);
    }
    for page in &document.pages {
        writer.add_page(page, book)?;
    }
    writer.finish(book, out)
}
