//! The fonts that text is shaped with: those in the program, then those of the system.

mod embedded;
mod system;

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use rustybuzz::Face;
use serde::Serialize;

use self::system::SystemFonts;

/// A font of a [`FontBook`]. Valid with the book that gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct FontId(pub u16);

/// Weights of Plus Jakarta Sans. Other families have a regular and a bold, which stands in from `SemiBold` up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// 400
    #[default]
    Regular,
    /// 500
    Medium,
    /// 600
    SemiBold,
    /// 700
    Bold,
    /// 800
    ExtraBold,
}

impl Weight {
    fn is_bold(self) -> bool {
        self >= Self::SemiBold
    }
}

/// One face.
pub struct Font {
    /// PostScript name.
    pub name: String,
    /// Font units in an em.
    pub units_per_em: u16,
    /// Above the baseline.
    pub ascent_em: f64,
    /// Below the baseline, as a positive number.
    pub descent_em: f64,
    /// Height of capitals.
    pub cap_height_em: f64,
    data: FontData,
    index: u32,
    bold: bool,
    /// Letters may be spaced out: not so in scripts that join.
    takes_tracking: bool,
    face: OnceLock<Option<Face<'static>>>,
}

enum FontData {
    Embedded(&'static [u8]),
    Loaded(Arc<Vec<u8>>),
}

impl Font {
    /// The file that the face is in.
    pub fn bytes(&self) -> &[u8] {
        match &self.data {
            FontData::Embedded(bytes) => bytes,
            FontData::Loaded(bytes) => bytes,
        }
    }

    /// Which face of a collection; 0 for a plain font file.
    pub fn index(&self) -> u32 {
        self.index
    }

    /// Whether tracking (letter spacing) suits its script.
    pub(crate) fn takes_tracking(&self) -> bool {
        self.takes_tracking
    }

    /// Runs `work` with the parsed face; `None` when the file cannot be parsed.
    pub(crate) fn with_face<T>(&self, work: impl FnOnce(&Face<'_>) -> T) -> Option<T> {
        match &self.data {
            FontData::Embedded(bytes) => {
                self.face.get_or_init(|| Face::from_slice(bytes, self.index)).as_ref().map(work)
            }
            // A face borrows its bytes, so one that is not static is parsed at each use. Shaping is cached.
            FontData::Loaded(bytes) => Face::from_slice(bytes, self.index).as_ref().map(work),
        }
    }

    /// Whether every character has a glyph, those that are never drawn aside.
    fn covers(&self, characters: &str) -> bool {
        self.with_face(|face| {
            characters.chars().all(|char| is_invisible(char) || face.glyph_index(char).is_some())
        })
        .unwrap_or(false)
    }

    fn open(data: FontData, index: u32, bold: bool, takes_tracking: bool) -> Option<Self> {
        let bytes = match &data {
            FontData::Embedded(bytes) => Cow::Borrowed(*bytes),
            FontData::Loaded(bytes) => Cow::Borrowed(bytes.as_slice()),
        };
        let face = ttf_parser::Face::parse(&bytes, index).ok()?;
        let units_per_em = face.units_per_em();
        let em = f64::from(units_per_em);
        let name = face
            .names()
            .into_iter()
            .filter(|name| name.name_id == ttf_parser::name_id::POST_SCRIPT_NAME)
            .find_map(|name| name.to_string())
            .unwrap_or_else(|| "Unnamed".to_owned());
        let ascent_em = f64::from(face.ascender()) / em;
        Some(Self {
            name: name.chars().filter(|char| char.is_ascii_alphanumeric() || *char == '-').collect(),
            units_per_em,
            ascent_em,
            descent_em: -f64::from(face.descender()) / em,
            cap_height_em: face.capital_height().map_or(0.7, |height| f64::from(height) / em),
            data,
            index,
            bold,
            takes_tracking,
            face: OnceLock::new(),
        })
    }
}

/// Characters that shape text but are never drawn themselves: joiners, selectors, direction marks.
pub(crate) fn is_invisible(char: char) -> bool {
    matches!(char,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{E0100}'..='\u{E01EF}')
}

/// All fonts that text may be set in, in the order in which they are tried. Fonts of the system join at the end
/// when a character needs them, so that ids stay valid.
pub struct FontBook {
    fonts: Vec<Font>,
    embedded_count: usize,
    system: Option<SystemFonts>,
}

impl FontBook {
    /// Only the fonts in the program: Latin, Cyrillic, Greek, Vietnamese, Arabic, Hebrew, Javanese, Balinese,
    /// Sundanese, Batak, Buginese, Rejang, Thai, Devanagari, Tamil and symbols. The same on every machine.
    pub fn embedded() -> Self {
        let fonts: Vec<Font> = embedded::FACES
            .iter()
            .filter_map(|face| Font::open(FontData::Embedded(face.bytes), 0, face.bold, face.takes_tracking))
            .collect();
        debug_assert_eq!(fonts.len(), embedded::FACES.len());
        Self { embedded_count: fonts.len(), fonts, system: None }
    }

    /// The fonts in the program, and for any other character (Chinese, Japanese, Korean, …) those installed
    /// here. The system is only searched when such a character turns up.
    pub fn with_system_fonts() -> Self {
        Self { system: Some(SystemFonts::installed()), ..Self::embedded() }
    }

    /// The fonts in the program, and for any other character those in the given files.
    pub fn with_font_files(files: Vec<std::path::PathBuf>) -> Self {
        Self { system: Some(SystemFonts::in_files(files)), ..Self::embedded() }
    }

    /// The font with this id; the first one for an id of another book.
    pub fn font(&self, id: FontId) -> &Font {
        self.fonts.get(usize::from(id.0)).unwrap_or(&self.fonts[0])
    }

    /// The font that words of this weight are set in when it has their letters.
    pub fn primary(&self, weight: Weight) -> FontId {
        FontId(weight as u16)
    }

    /// Whether a font has all of these characters.
    pub(crate) fn covers(&self, id: FontId, characters: &str) -> bool {
        self.font(id).covers(characters)
    }

    /// The first font with all of these characters, which stay together (a letter and its marks).
    pub(crate) fn font_for(&mut self, weight: Weight, cluster: &str) -> Option<FontId> {
        let primary = self.primary(weight);
        if self.font(primary).covers(cluster) {
            return Some(primary);
        }
        let families = embedded::WEIGHTS_OF_PRIMARY..self.fonts.len();
        let fits = |bold: bool| {
            families
                .clone()
                .find(|&index| self.fonts[index].bold == bold && self.fonts[index].covers(cluster))
        };
        // A family without the wanted weight lends the one it has.
        if let Some(index) = fits(weight.is_bold()).or_else(|| {
            // A system's bold may exist where only its regular is loaded yet, so the embedded ones go first.
            fits(!weight.is_bold()).filter(|&index| index < self.embedded_count)
        }) {
            return u16::try_from(index).ok().map(FontId);
        }
        let found = self.system.as_mut().and_then(|system| system.find(cluster, weight.is_bold()));
        if let Some((data, index, bold)) = found
            && let Some(font) = Font::open(FontData::Loaded(data), index, bold, false)
        {
            // A font found for its characters may be of the other weight and already here.
            let known = self.fonts.iter().position(|known| known.name == font.name && known.bold == bold);
            let position = known.unwrap_or_else(|| {
                self.fonts.push(font);
                self.fonts.len() - 1
            });
            return u16::try_from(position).ok().map(FontId);
        }
        fits(!weight.is_bold()).and_then(|index| u16::try_from(index).ok()).map(FontId)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_embedded_face_opens_and_the_scripts_of_the_islands_are_at_home() {
        let mut book = FontBook::embedded();
        for (text, name) in [
            ("A", "PlusJakartaSans-Regular"),
            ("ế", "PlusJakartaSans-Regular"),
            ("ꦗ", "NotoSansJavanese"),
            ("ᬩ", "NotoSansBalinese"),
            ("ᮞ", "NotoSansSundanese"),
            ("ᯅ", "NotoSansBatak"),
            ("ᨅ", "NotoSansBuginese"),
            ("ب", "NotoSansArabic"),
            ("ש", "NotoSansHebrew"),
            ("ก", "NotoSansThai"),
            ("क", "NotoSansDevanagari"),
            ("த", "NotoSansTamil"),
            ("Ж", "NotoSans"),
            ("✓", "NotoSansSymbols2"),
        ] {
            let id = book.font_for(Weight::Regular, text).unwrap();
            let found = &book.font(id).name;
            assert!(found.starts_with(name), "{text}: {found}, not {name}");
        }
    }

    #[test]
    fn a_family_without_a_bold_lends_its_regular() {
        let mut book = FontBook::embedded();
        let id = book.font_for(Weight::ExtraBold, "ᯅ").unwrap();
        assert!(book.font(id).name.starts_with("NotoSansBatak"));
    }

    #[test]
    fn a_character_that_no_font_has_is_admitted() {
        assert_eq!(FontBook::embedded().font_for(Weight::Regular, "木"), None);
    }
}
