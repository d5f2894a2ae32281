//! The document as printpdf makes it, and the last pass over its objects.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use lopdf::{Dictionary, Object, ObjectId};
use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions, XObjectId};
use sha2::{Digest as _, Sha256};

use super::content::PT_PER_MM;
use super::typefaces::EmbeddedFonts;
use super::{ImageSource, PdfError, PdfWriter, WrittenPage, later, layers, metadata, numbering};
use crate::fonts::FontBook;

pub(super) fn write(
    writer: PdfWriter,
    book: &FontBook,
    source: Option<ImageSource<'_>>,
    out: &mut impl Write,
) -> Result<(), PdfError> {
    let PdfWriter { meta, created, shared, pages, packer: _ } = writer;
    if pages.is_empty() {
        return Err(PdfError::NoPages);
    }
    let identity = identity_of(&pages, &metadata::xmp(&meta, &created).content);

    let EmbeddedFonts { fonts, glyphs } = shared.typefaces.embed(book)?;
    let mut made = PdfDocument::new(&meta.title);
    made.resources.fonts.map.extend(fonts);
    made.resources
        .xobjects
        .map
        .extend(shared.xobjects.into_iter().map(|(name, object)| (XObjectId(name), object)));
    // printpdf learns from operations which glyphs there are. The first page carries them until its real content
    // takes their place.
    let mut glyphs = Some(glyphs);
    made.pages = pages
        .iter()
        .map(|page| {
            let (width, height) = (Mm(page.width_mm as f32), Mm(page.height_mm as f32));
            PdfPage::new(width, height, glyphs.take().unwrap_or_default())
        })
        .collect();
    let options = PdfSaveOptions { optimize: false, image_optimization: None, ..PdfSaveOptions::default() };
    let mut document = made.to_lopdf_document(&options, &mut Vec::new());
    drop(made);

    let groups = layers::add_groups(&mut document, &meta.layers);
    let patterns: Vec<(String, Object)> = shared
        .patterns
        .objects()
        .map(|(name, pattern)| (name, Object::from(document.add_object(pattern))))
        .collect();
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    let common = Common::of_first_page(&document, page_ids.first().copied(), &groups, patterns)?;
    let mut resources_of: BTreeMap<BTreeSet<String>, ObjectId> = BTreeMap::new();
    for (id, page) in page_ids.into_iter().zip(pages) {
        let resources = *resources_of
            .entry(page.xobjects.clone())
            .or_insert_with_key(|names| document.add_object(common.resources(|name| names.contains(name))));
        finish_page(&mut document, id, page, resources)?;
    }
    let everything = document.add_object(common.resources(|_| true));
    for &(_, id) in common.xobjects.iter().filter(|(name, _)| name.starts_with('D')) {
        let form = document.get_object_mut(id).and_then(Object::as_stream_mut);
        form.map_err(|_| PdfError::Library("a form"))?.dict.set("Resources", everything);
    }

    let xmp = document.add_object(metadata::xmp(&meta, &created));
    let catalog = document.catalog_mut().map_err(|_| PdfError::Library("the catalogue"))?;
    catalog.set("Version", Object::from("1.7"));
    catalog.set("Lang", Object::string_literal(meta.lang.as_str()));
    catalog.set("PageLayout", Object::from("SinglePage"));
    catalog.set("Metadata", xmp);
    catalog.set(
        "ViewerPreferences",
        Dictionary::from_iter([("PrintScaling", Object::from("None")), ("DisplayDocTitle", true.into())]),
    );
    if !groups.is_empty() {
        catalog.set("PageMode", Object::from("UseOC"));
        catalog.set("OCProperties", layers::properties(&meta.layers, &groups));
    }
    let information = document.add_object(metadata::information(&meta, &created));
    document.trailer.set("Info", information);
    let id = Object::String(identity.to_vec(), lopdf::StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
    document.version = "1.7".to_owned();
    document.compress();
    numbering::keep_what_is_used(&mut document);
    later::save(&mut document, &shared.images, source, out)
}

/// What the resources of all pages have in common.
struct Common {
    fonts: Object,
    xobjects: Vec<(String, ObjectId)>,
    patterns: Dictionary,
    properties: Dictionary,
}

impl Common {
    fn of_first_page(
        document: &lopdf::Document,
        page: Option<ObjectId>,
        groups: &[ObjectId],
        patterns: Vec<(String, Object)>,
    ) -> Result<Self, PdfError> {
        let missing = || PdfError::Library("a page's resources");
        let resources = page
            .and_then(|page| document.get_dictionary(page).ok())
            .and_then(|page| page.get(b"Resources").and_then(Object::as_reference).ok())
            .and_then(|resources| document.get_dictionary(resources).ok())
            .ok_or_else(missing)?;
        let fonts = resources.get(b"Font").map_err(|_| missing())?.clone();
        let xobjects = resources
            .get(b"XObject")
            .and_then(Object::as_reference)
            .and_then(|id| document.get_dictionary(id))
            .map_err(|_| missing())?
            .iter()
            .filter_map(|(name, object)| {
                Some((String::from_utf8_lossy(name).into_owned(), object.as_reference().ok()?))
            })
            .collect();
        let properties =
            groups.iter().enumerate().map(|(index, &id)| (format!("L{index}"), Object::from(id))).collect();
        Ok(Self { fonts, xobjects, patterns: patterns.into_iter().collect(), properties })
    }

    fn resources(&self, wanted: impl Fn(&str) -> bool) -> Dictionary {
        let mut resources = Dictionary::from_iter([("Font", self.fonts.clone())]);
        let xobjects: Dictionary = self
            .xobjects
            .iter()
            .filter(|(name, _)| wanted(name))
            .map(|(name, id)| (name.as_str(), Object::from(*id)))
            .collect();
        for (key, part) in
            [("XObject", &xobjects), ("Pattern", &self.patterns), ("Properties", &self.properties)]
        {
            if !part.is_empty() {
                resources.set(key, part.clone());
            }
        }
        resources
    }
}

fn finish_page(
    document: &mut lopdf::Document,
    id: ObjectId,
    page: WrittenPage,
    resources: ObjectId,
) -> Result<(), PdfError> {
    let contents = document
        .get_dictionary(id)
        .and_then(|dict| dict.get(b"Contents"))
        .and_then(Object::as_reference)
        .map_err(|_| PdfError::Library("a page's contents"))?;
    document.set_object(contents, page.content);
    let (bleed, width, height) =
        (page.bleed_mm * PT_PER_MM, page.width_mm * PT_PER_MM, page.height_mm * PT_PER_MM);
    let corners = |values: [f64; 4]| Object::from(values.map(|value| Object::Real(value as f32)).to_vec());
    let sheet = corners([0.0, 0.0, width + 2.0 * bleed, height + 2.0 * bleed]);
    let dict =
        document.get_object_mut(id).and_then(Object::as_dict_mut).map_err(|_| PdfError::Library("a page"))?;
    dict.set("Resources", resources);
    dict.set("MediaBox", sheet.clone());
    dict.set("BleedBox", sheet);
    dict.set("TrimBox", corners([bleed, bleed, bleed + width, bleed + height]));
    dict.remove(b"CropBox");
    dict.remove(b"Annots");
    if let Some(measure) = &page.measure {
        dict.set("VP", layers::viewport(measure, page.height_mm, page.bleed_mm));
    }
    Ok(())
}

/// The file's `/ID`: of its contents and date, so that the same input gives the same bytes.
fn identity_of(pages: &[WrittenPage], description: &[u8]) -> [u8; 16] {
    let mut digest = Sha256::new();
    digest.update(description);
    for page in pages {
        digest.update(page.width_mm.to_le_bytes());
        digest.update(page.height_mm.to_le_bytes());
        digest.update(&page.content.content);
    }
    let mut identity = [0; 16];
    identity.copy_from_slice(&digest.finalize()[..16]);
    identity
}
