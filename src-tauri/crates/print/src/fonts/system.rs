//! Fonts installed on this machine, for characters that the program's own fonts lack.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use fontdb::{Database, FaceInfo, Source, Style};

/// Families to prefer, because a character of China may also sit in a font made for another purpose. Simplified
/// Chinese goes before Japanese and Korean: most names with Han letters here are Chinese.
const PREFERRED_FAMILIES: [&str; 16] = [
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK JP",
    "Noto Sans JP",
    "Yu Gothic",
    "Hiragino Sans",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "DejaVu Sans",
];

/// Searched at the first character that needs it.
pub(super) struct SystemFonts {
    /// `None` means the folders of the system.
    only_files: Option<Vec<PathBuf>>,
    faces: Option<Vec<FaceInfo>>,
    files: BTreeMap<PathBuf, Arc<Vec<u8>>>,
    /// What was looked for in vain, so that it is looked for once.
    in_vain: std::collections::BTreeSet<String>,
}

impl SystemFonts {
    /// Every font that the operating system knows.
    pub(super) fn installed() -> Self {
        Self { only_files: None, faces: None, files: BTreeMap::new(), in_vain: Default::default() }
    }

    /// Only the fonts in these files.
    pub(super) fn in_files(files: Vec<PathBuf>) -> Self {
        Self { only_files: Some(files), ..Self::installed() }
    }

    /// The bytes, face index and boldness of the best font with all the characters.
    pub(super) fn find(&mut self, cluster: &str, bold: bool) -> Option<(Arc<Vec<u8>>, u32, bool)> {
        if self.in_vain.contains(cluster) {
            return None;
        }
        let mut faces = self.faces.take().unwrap_or_else(|| self.list());
        // The wanted weight first, within it the preferred families, then by name: the same on every run.
        faces.sort_by_cached_key(|face| {
            let rank = face
                .families
                .iter()
                .filter_map(|(family, _)| PREFERRED_FAMILIES.iter().position(|known| known == family))
                .min()
                .unwrap_or(PREFERRED_FAMILIES.len());
            let weight = if bold { 700 } else { 400 };
            (rank, face.weight.0.abs_diff(weight), face.post_script_name.clone(), face.index)
        });
        let found = faces.iter().find_map(|face| {
            let bytes = self.read(face)?;
            draws(&bytes, face.index, cluster).then_some((bytes, face.index, face.weight.0 >= 600))
        });
        self.faces = Some(faces);
        // Only the file in use stays in memory; a search may have gone through hundreds.
        let kept = found.as_ref().map(|(bytes, ..)| Arc::clone(bytes));
        self.files.retain(|_, bytes| {
            Arc::strong_count(bytes) > 1 || kept.as_ref().is_some_and(|kept| Arc::ptr_eq(kept, bytes))
        });
        if found.is_none() {
            self.in_vain.insert(cluster.to_owned());
        }
        found
    }

    fn list(&self) -> Vec<FaceInfo> {
        let mut database = Database::new();
        match &self.only_files {
            None => database.load_system_fonts(),
            Some(files) => {
                for file in files {
                    // A file that is gone leaves its characters missing, which is reported where they are used.
                    let _ = database.load_font_file(file);
                }
            }
        }
        database.faces().filter(|face| face.style == Style::Normal).cloned().collect()
    }

    fn read(&mut self, face: &FaceInfo) -> Option<Arc<Vec<u8>>> {
        let path = match &face.source {
            Source::File(path) | Source::SharedFile(path, _) => path,
            Source::Binary(bytes) => return Some(Arc::new(bytes.as_ref().as_ref().to_vec())),
        };
        if let Some(bytes) = self.files.get(path) {
            return Some(Arc::clone(bytes));
        }
        let bytes = Arc::new(std::fs::read(path).ok()?);
        self.files.insert(path.clone(), Arc::clone(&bytes));
        Some(bytes)
    }
}

/// Whether the face has outlines for all the characters. Fonts of bitmaps, such as most emoji, do not count.
fn draws(bytes: &[u8], index: u32, cluster: &str) -> bool {
    ttf_parser::Face::parse(bytes, index).is_ok_and(|face| {
        let outlined = face.tables().glyf.is_some() || face.tables().cff.is_some();
        outlined && cluster.chars().all(|char| super::is_invisible(char) || face.glyph_index(char).is_some())
    })
}
