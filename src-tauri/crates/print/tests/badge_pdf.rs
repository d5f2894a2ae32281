//! Badges as a PDF: what a scanner reads from paper, and what a search finds. Needs poppler's `pdftoppm` and
//! `pdftotext`, as the README says.
#![allow(missing_docs, clippy::unwrap_used)]

mod badge_sample;

use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use badge_sample::{PEOPLE, badge, event, labels, photo, run, setter, token};
use chrono::DateTime;
use image::GrayImage;
use image::imageops::{self, FilterType};
use print::badge::{BadgeContent, BadgeOptions, BadgeRun, BadgeTemplate, EventContent, ImageRef, Sheet};
use print::frame::{DocumentMeta, Image, ImageFormat};
use print::pdf::PdfWriter;

/// A portrait of sorts, as a PNG.
fn picture(width_px: u32, height_px: u32) -> Image {
    let pixels = image::RgbImage::from_fn(width_px, height_px, |x, y| {
        let (dx, dy) = (f64::from(x) / f64::from(width_px) - 0.5, f64::from(y) / f64::from(height_px) - 0.42);
        let head = dx * dx * 9.0 + dy * dy * 16.0 < 1.0 / 1.6;
        let shoulders = dy > 0.25 && dx.abs() < 0.2 + (dy - 0.25) * 0.9;
        image::Rgb(if head || shoulders { [138, 122, 108] } else { [226, 219, 208] })
    });
    let mut bytes = Vec::new();
    pixels.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    Image { width_px, height_px, format: ImageFormat::Png, exif_orientation: 1, bytes: Arc::from(bytes) }
}

fn write(mut run: BadgeRun, badges: &[BadgeContent], path: &Path) {
    let mut setter = setter();
    let meta = DocumentMeta { title: "Kartu".to_owned(), lang: "id".to_owned(), ..DocumentMeta::default() };
    let mut writer = PdfWriter::new(meta, DateTime::parse_from_rfc3339("2019-11-20T09:00:00+07:00").unwrap());
    writer.add_image("portrait", &picture(600, 800));
    writer.add_image("logo", &picture(800, 500));
    let mut badges = badges.iter();
    while let Some(page) = run.next_page(&mut setter, &mut badges) {
        writer.add_page(&page, setter.book()).unwrap();
    }
    let mut file = std::fs::File::create(path).unwrap();
    writer.finish(setter.book(), &mut file).unwrap();
}

/// Pages as printed at 150 dots per inch.
fn printed(pdf: &Path, folder: &Path) -> Vec<GrayImage> {
    let pages = folder.join("page");
    let done =
        Command::new("pdftoppm").args(["-r", "150", "-gray", "-png"]).arg(pdf).arg(&pages).status().unwrap();
    assert!(done.success());
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "png"))
        .collect();
    files.sort();
    files.iter().map(|file| image::open(file).unwrap().into_luma8()).collect()
}

/// What a scanner that is held before one badge reads. Its camera has more dots than such a rough print, and this
/// reader wants them where a module has but three.
fn scanned(badge: &GrayImage) -> Option<String> {
    let closer = || imageops::resize(badge, badge.width() * 2, badge.height() * 2, FilterType::CatmullRom);
    read(badge).or_else(|| read(&closer()))
}

fn read(seen: &GrayImage) -> Option<String> {
    let (width, height) = (seen.width() as usize, seen.height() as usize);
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        seen.get_pixel(x as u32, y as u32).0[0]
    });
    prepared.detect_grids().iter().find_map(|grid| grid.decode().ok()).map(|(_, text)| text)
}

#[test]
fn a_scanner_reads_every_template_from_a_rough_print() {
    let folder = tempfile::tempdir().unwrap();
    for template in ["a6", "96x134", "id-card", "a7", "label-80x50"] {
        let inside = folder.path().join(template);
        std::fs::create_dir(&inside).unwrap();
        let badges: Vec<BadgeContent> = (0..4)
            .map(|index| BadgeContent { photo: (index % 2 == 1).then(photo), ..badge(index) })
            .collect();
        let pdf = inside.join("badges.pdf");
        write(run(template, None), &badges, &pdf);
        let found: Vec<Option<String>> = printed(&pdf, &inside).iter().map(scanned).collect();
        assert_eq!(found, (0..4).map(|index| Some(token(index))).collect::<Vec<_>>(), "{template}");
    }
}

#[test]
fn a_scanner_reads_every_badge_of_a_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let badges: Vec<BadgeContent> = (0..13).map(badge).collect();
    for (template, sheet) in [("id-card", "a4-id-card"), ("a6", "a4-4xa6")] {
        let inside = folder.path().join(sheet);
        std::fs::create_dir(&inside).unwrap();
        let pdf = inside.join("badges.pdf");
        write(run(template, Some(sheet)), &badges, &pdf);
        let (template, sheet) = (BadgeTemplate::named(template).unwrap(), Sheet::named(sheet).unwrap());
        let pages = printed(&pdf, &inside);
        for (index, badge) in badges.iter().enumerate() {
            let page = &pages[index / sheet.capacity()];
            let place = sheet.place(index % sheet.capacity(), &template);
            let dots = |mm: f64| (mm / 25.4 * 150.0) as u32;
            let (x, y) = (dots(place.x_mm), dots(place.y_mm));
            let seen = imageops::crop_imm(page, x, y, dots(place.width_mm), dots(place.height_mm)).to_image();
            assert_eq!(scanned(&seen).as_ref(), Some(&badge.token), "{} {index}", sheet.id);
        }
    }
}

#[test]
fn names_firms_and_codes_are_found_in_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("badges.pdf");
    let logo = ImageRef { hash: "logo".to_owned(), width_px: 800, height_px: 500 };
    let event = EventContent { logo: Some(logo), ..event() };
    let run = BadgeRun::new(BadgeTemplate::a6(), None, event, labels(), BadgeOptions::default()).unwrap();
    let badges: Vec<BadgeContent> = (0..PEOPLE.len()).map(badge).collect();
    write(run, &badges, &pdf);
    let text = Command::new("pdftotext").arg(&pdf).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    let words: Vec<&str> = text.split_whitespace().collect();
    for word in ["Sarah", "Rajasa", "Cipta", "A-01", "Peserta", "K7QF-2MXD", "JakCraft", "“Ñandú”", "Stan"]
    {
        assert!(words.contains(&word), "{word} is not in {text}");
    }
    assert!(text.contains("ꦧꦠꦶꦏ꧀"), "{text}");
}
