//! Reads printed PDFs back with other people's programs: qpdf, poppler and a QR reader.

use std::path::Path;
use std::process::Command;

use image::GrayImage;
use image::imageops::{self, FilterType};
use unicode_normalization::UnicodeNormalization as _;

/// Runs a tool that must succeed, and gives what it says.
fn tool(name: &str, arguments: &[&str], pdf: &Path) -> String {
    let output = Command::new(name).args(arguments).arg(pdf).output();
    let output = output.unwrap_or_else(|error| panic!("{name}: {error}; `cargo xtask test` installs it"));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let complained = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{name} {}: {said}{complained}", pdf.display());
    assert!(complained.trim().is_empty(), "{name} {}: {complained}", pdf.display());
    said
}

/// Asserts that a PDF is sound, that each of its fonts is embedded, cut down to its glyphs, and can be read back.
///
/// # Panics
/// Where it is not.
pub fn assert_sound(pdf: &Path) {
    let checked = tool("qpdf", &["--check"], pdf);
    assert!(checked.contains("No syntax or stream encoding errors found"), "{checked}");
    let fonts = tool("pdffonts", &[], pdf);
    let mut count = 0;
    for line in fonts.lines().skip(2) {
        // name … type … encoding … emb sub uni object generation
        let words: Vec<&str> = line.split_whitespace().rev().collect();
        assert_eq!(words[2..5], ["yes", "yes", "yes"], "{fonts}");
        count += 1;
    }
    assert!(count > 0, "no font in {}", pdf.display());
}

/// Width and height of each page in millimetres.
///
/// # Panics
/// Where the PDF does not read.
pub fn page_sizes_mm(pdf: &Path) -> Vec<(f64, f64)> {
    let information = tool("pdfinfo", &["-f", "1", "-l", "-1"], pdf);
    let sizes: Vec<(f64, f64)> = information
        .lines()
        .filter(|line| line.starts_with("Page ") && line.contains(" size:"))
        .map(|line| {
            let (_, size) = line.split_once("size:").unwrap();
            let numbers: Vec<f64> = size.split_whitespace().filter_map(|word| word.parse().ok()).collect();
            (numbers[0] * 25.4 / 72.0, numbers[1] * 25.4 / 72.0)
        })
        .collect();
    assert!(!sizes.is_empty(), "{information}");
    sizes
}

/// Asserts that every page has a size, to a tenth of a millimetre.
///
/// # Panics
/// Where one has not.
pub fn assert_pages(pdf: &Path, pages: usize, width_mm: f64, height_mm: f64) {
    let sizes = page_sizes_mm(pdf);
    assert_eq!(sizes.len(), pages, "{}", pdf.display());
    for (width, height) in sizes {
        let is_it = (width - width_mm).abs() <= 0.1 && (height - height_mm).abs() <= 0.1;
        assert!(is_it, "{}: {width:.2} x {height:.2} mm, not {width_mm} x {height_mm}", pdf.display());
    }
}

/// The text of each page as another program extracts it: composed, and without any blanks or direction marks, since
/// where a line breaks is a matter of the layout.
///
/// # Panics
/// Where the PDF does not read.
pub fn pages_text(pdf: &Path) -> Vec<String> {
    let mut pages: Vec<String> = raw_text(pdf).split('\u{c}').map(squashed).collect();
    pages.pop();
    pages
}

/// The text as another program extracts it.
///
/// # Panics
/// Where the PDF does not read.
pub fn raw_text(pdf: &Path) -> String {
    let output = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(pdf).arg("-").output().unwrap();
    assert!(
        output.status.success() && output.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

/// A text as [`pages_text`] gives it.
pub fn squashed(text: &str) -> String {
    let is_mark =
        |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.nfc().filter(|&c| !c.is_whitespace() && !is_mark(c)).collect()
}

/// The first pages as a rough printer prints them, at 150 dots an inch.
///
/// # Panics
/// Where the PDF cannot be drawn.
pub fn printed(pdf: &Path, first_pages: usize) -> Vec<GrayImage> {
    let folder = tempfile::tempdir().unwrap();
    let prefix = folder.path().join("page");
    let last = first_pages.to_string();
    let mut command = Command::new("pdftoppm");
    let status = command.args(["-r", "150", "-gray", "-png", "-l", &last]).arg(pdf).arg(&prefix).status();
    assert!(status.unwrap().success());
    let mut pictures: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    pictures.sort();
    pictures.iter().map(|picture| image::open(picture).unwrap().into_luma8()).collect()
}

/// The part of a printed page at a place in millimetres: x, y, width, height.
pub fn cut(page: &GrayImage, place_mm: [f64; 4]) -> GrayImage {
    let [x, y, width, height] = place_mm.map(|mm| (mm / 25.4 * 150.0).round().max(0.0) as u32);
    imageops::crop_imm(page, x, y, width, height).to_image()
}

/// What a scanner that is held before one badge reads. Its camera has more dots than such a print, and the reader
/// wants them where a module has but three.
pub fn scanned(badge: &GrayImage) -> Option<String> {
    let closer = || imageops::resize(badge, badge.width() * 2, badge.height() * 2, FilterType::CatmullRom);
    read(badge).or_else(|| read(&closer()))
}

fn read(seen: &GrayImage) -> Option<String> {
    let (width, height) = (seen.width() as usize, seen.height() as usize);
    let grey = |x: usize, y: usize| seen.as_raw()[y * width + x];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    prepared.detect_grids().iter().find_map(|grid| Some(grid.decode().ok()?.1))
}

/// The QR code of a page, counted from 0.
///
/// # Panics
/// Where it has none that reads.
pub fn qr_code(pdf: &Path, page: usize) -> String {
    scanned(&printed(pdf, page + 1)[page]).unwrap_or_else(|| panic!("no QR code on page {page}"))
}

/// Whether a page of [`pages_text`] shows a text. Lines that run from right to left are extracted in an order of
/// columns that only the extracting program knows, so of them each word is looked for.
pub fn shows(page: &str, text: &str) -> bool {
    let runs_leftwards = text.chars().any(|c| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}'));
    if runs_leftwards {
        text.split_whitespace().all(|word| page.contains(&squashed(word)))
    } else {
        page.contains(&squashed(text))
    }
}

/// Whether a PDF has a layer of that name.
///
/// # Panics
/// Where the PDF does not read.
pub fn has_layer(pdf: &Path, name: &str) -> bool {
    // Its objects are packed, so qpdf unpacks them first.
    let mut command = Command::new("qpdf");
    let unpacked = command.args(["--qdf", "--object-streams=disable"]).arg(pdf).arg("-").output().unwrap();
    let is_there = |wanted: &[u8]| unpacked.stdout.windows(wanted.len()).any(|part| part == wanted);
    let utf16: Vec<u16> = std::iter::once(0xfeff).chain(name.encode_utf16()).collect();
    let hexadecimal: String = utf16.iter().map(|unit| format!("{unit:04x}")).collect();
    let bytes: Vec<u8> = utf16.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    [
        format!("/Name <{hexadecimal}>").into_bytes(),
        [b"/Name (", &bytes[..], b")"].concat(),
        format!("/Name ({name})").into_bytes(),
    ]
    .iter()
    .any(|wanted| is_there(wanted))
}
