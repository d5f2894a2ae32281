//! PDFs as other programs see them: qpdf, poppler and zbar. `cargo xtask test` installs these programs; without
//! them the tests fail and say which one is missing.
//!
//! The file is long because every test looks at its PDF with the same eyes.

#![expect(clippy::unwrap_used, reason = "what a test cannot set up fails it")]

use std::collections::BTreeMap;
use std::path::{Path as FilePath, PathBuf};
use std::process::Command;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use print::colour::Colour;
use print::fonts::{FontBook, Weight};
use print::frame::{
    Document, DocumentMeta, Drawing, Group, Hatch, HatchKind, Image, ImageFormat, Item, Layer, Measure, Page,
    Path, Picture, Point, Rect, Stamp, Transform,
};
use print::pdf::{PdfError, PdfWriter, write_pdf};
use print::qr::qr_items;
use print::text::{FitRules, TextStyle, Typesetter};

fn created() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2019-11-25T09:30:00+07:00").unwrap()
}

/// A file that is removed at the end of its test.
struct Pdf {
    path: PathBuf,
    _folder: tempfile::TempDir,
}

impl Pdf {
    fn of(bytes: &[u8]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.pdf");
        std::fs::write(&path, bytes).unwrap();
        Self { path, _folder: folder }
    }

    fn text(&self) -> String {
        run("pdftotext", &["-enc", "UTF-8"], &self.path, &["-"])
    }
}

fn run(program: &str, before: &[&str], file: &FilePath, after: &[&str]) -> String {
    let output = Command::new(program).args(before).arg(file).args(after).output().unwrap_or_else(|error| {
        panic!("{program} cannot be run ({error}); install qpdf, poppler-utils, zbar-tools")
    });
    let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{program} failed: {stdout}{stderr}");
    stdout.into_owned()
}

fn meta() -> DocumentMeta {
    DocumentMeta { title: "Kartu peserta – uji".into(), lang: "id".into(), ..DocumentMeta::default() }
}

fn page(items: Vec<Item>) -> Page {
    Page { width_mm: 105.0, height_mm: 148.0, items, ..Page::default() }
}

fn one_page(items: Vec<Item>, book: &FontBook) -> Vec<u8> {
    let document = Document { meta: meta(), images: BTreeMap::new(), pages: vec![page(items)] };
    let mut bytes = Vec::new();
    write_pdf(&document, book, created(), &mut bytes).unwrap();
    bytes
}

/// Every name on a line of its own, in a weight.
fn names_page(setter: &mut Typesetter, names: &[&str], weight: Weight) -> Vec<Item> {
    let mut items = Vec::new();
    for (name, row) in names.iter().zip(0_u32..) {
        let area = Rect::new(5.0, 5.0 + 14.0 * f64::from(row), 95.0, 12.0);
        let style = TextStyle::of_weight(weight);
        let fitted = setter.fit(name, &style, area, FitRules { max_pt: 16.0, min_pt: 6.0, max_lines: 1 });
        assert!(fitted.missing.is_empty(), "{name}: no font for {:?}", fitted.missing);
        items.extend(fitted.items());
    }
    items
}

fn every_font_is_embedded_as_a_subset_with_its_text(pdf: &Pdf) {
    let listing = run("pdffonts", &[], &pdf.path, &[]);
    let fonts: Vec<&str> = listing.lines().skip(2).collect();
    assert!(!fonts.is_empty());
    for font in fonts {
        assert!(font.contains("yes yes yes"), "{font}");
        assert_eq!(font.chars().nth(6), Some('+'), "{font}");
    }
}

#[test]
fn names_in_latin_letters_come_back_as_they_were() {
    let names = [
        "Siti Nurhaliza",
        "D’Étoile & Søn — «Łódź»",
        "Nguyễn Thị Phương Đặng",
        "Škrabálková, Öztürk, Ñuñez",
        "Efficient fjord fi ffl AVATAR",
        "Żółć Ųžupis Ğökçe",
        "Иван Петров, Ελένη",
    ];
    let mut setter = Typesetter::new(FontBook::embedded());
    let items = names_page(&mut setter, &names, Weight::Bold);
    let pdf = Pdf::of(&one_page(items, setter.book()));
    run("qpdf", &["--check"], &pdf.path, &[]);
    every_font_is_embedded_as_a_subset_with_its_text(&pdf);
    let text = pdf.text();
    for name in names {
        assert!(text.lines().any(|line| line == name), "{name} is not in\n{text}");
    }
}

#[test]
fn a_decomposed_name_is_drawn_and_found_composed() {
    let mut setter = Typesetter::new(FontBook::embedded());
    let items = names_page(&mut setter, &["Rene\u{301} Du\u{308}rer"], Weight::Regular);
    let pdf = Pdf::of(&one_page(items, setter.book()));
    assert!(pdf.text().contains("René Dürer"), "{}", pdf.text());
}

#[test]
fn names_in_the_scripts_of_the_islands_come_back() {
    let names = ["ꦱꦶꦠꦶꦫꦲꦪꦸ", "ᬩᬮᬶ ᬓ᭄ᬱᬢ᭄ᬭᬶᬬ", "ᮞᮥᮔ᮪ᮓ", "ᯅᯖᯂ᯲", "ᨅᨔ ᨕᨘᨁᨗ"];
    let mut setter = Typesetter::new(FontBook::embedded());
    let items = names_page(&mut setter, &names, Weight::Regular);
    let pdf = Pdf::of(&one_page(items, setter.book()));
    run("qpdf", &["--check"], &pdf.path, &[]);
    every_font_is_embedded_as_a_subset_with_its_text(&pdf);
    let text = pdf.text();
    for name in names {
        assert!(text.contains(name), "{name} is not in\n{text}");
    }
}

/// The text without the marks of direction that pdftotext adds.
fn without_direction_marks(text: &str) -> String {
    let marks = ['\u{202A}', '\u{202B}', '\u{202C}', '\u{200E}', '\u{200F}'];
    text.chars().filter(|char| !marks.contains(char)).collect()
}

#[test]
fn names_from_right_to_left_come_back() {
    let names = ["محمد عبد الله", "علاء الدين", "لا إله", "דוד לוי", "سلمى الأنصاري"];
    let mut setter = Typesetter::new(FontBook::embedded());
    let items = names_page(&mut setter, &names, Weight::Bold);
    let pdf = Pdf::of(&one_page(items, setter.book()));
    run("qpdf", &["--check"], &pdf.path, &[]);
    every_font_is_embedded_as_a_subset_with_its_text(&pdf);
    let text = without_direction_marks(&pdf.text());
    for name in names {
        assert!(text.lines().any(|line| line == name), "{name} is not in\n{text}");
    }
}

#[test]
fn in_a_line_of_both_directions_every_word_is_found_in_its_place() {
    let names = ["Batik שלום Jakarta", "Ahmad Zaki أحمد", "Peserta JakCraft", "Urban Jakarta Festival"];
    let mut setter = Typesetter::new(FontBook::embedded());
    let items = names_page(&mut setter, &names, Weight::Regular);
    let pdf = Pdf::of(&one_page(items, setter.book()));
    // pdftotext puts the space beside a right-to-left word on its other side, so spaces are left out.
    let text = without_direction_marks(&pdf.text()).replace(' ', "");
    for name in names {
        assert!(text.lines().any(|line| line == name.replace(' ', "")), "{name} is not in\n{text}");
    }
}

#[test]
fn names_in_indic_and_thai_letters_come_back() {
    let names = ["प्रिया शर्मा", "க்ஷேத்ரா தமிழ்", "สมชาย ใจดี"];
    let mut setter = Typesetter::new(FontBook::embedded());
    let items = names_page(&mut setter, &names, Weight::Bold);
    let pdf = Pdf::of(&one_page(items, setter.book()));
    let text = pdf.text();
    for name in names {
        assert!(text.contains(name), "{name} is not in\n{text}");
    }
}

#[test]
fn names_in_chinese_japanese_and_korean_take_a_font_of_the_system() {
    let names = ["陳美玲 (Chen Meiling)", "さくら カフェ", "김민준"];
    let mut setter = Typesetter::new(FontBook::with_system_fonts());
    let items = names_page(&mut setter, &names, Weight::Bold);
    let bytes = one_page(items, setter.book());
    assert!(bytes.len() < 60_000, "the subset is whole: {} bytes", bytes.len());
    let pdf = Pdf::of(&bytes);
    run("qpdf", &["--check"], &pdf.path, &[]);
    every_font_is_embedded_as_a_subset_with_its_text(&pdf);
    let text = pdf.text();
    for name in names {
        assert!(text.lines().any(|line| line == name), "{name} is not in\n{text}");
    }
}

#[test]
fn a_character_without_a_font_is_named_and_still_found() {
    let mut setter = Typesetter::new(FontBook::embedded());
    let style = TextStyle::default();
    let fitted = setter.fit("Toko 木木", &style, Rect::new(5.0, 5.0, 90.0, 10.0), FitRules::fixed(12.0));
    assert_eq!(fitted.missing, ['木']);
    let pdf = Pdf::of(&one_page(fitted.items(), setter.book()));
    assert!(pdf.text().contains("Toko 木木"), "{}", pdf.text());
}

#[test]
fn the_same_pages_give_the_same_bytes() {
    let make = || {
        let mut setter = Typesetter::new(FontBook::embedded());
        let mut items = names_page(&mut setter, &["Siti Rahayu", "محمد", "ꦱꦶꦠꦶ"], Weight::Bold);
        items.extend(qr_items("JC19-0042", Point::new(30.0, 90.0), 40.0).unwrap());
        one_page(items, setter.book())
    };
    assert!(make() == make(), "two runs differ");
}

#[test]
fn a_code_is_read_back_from_an_ordinary_rendering() {
    let token = "JC19-7Q2K9WZX4M-PBD0F1H3J5L7N9R2T4V6X8Z0B2D4F6H8J0";
    let book = FontBook::embedded();
    let items = qr_items(token, Point::new(35.0, 60.0), 35.0).unwrap();
    let pdf = Pdf::of(&one_page(items, &book));
    let image = pdf.path.with_file_name("page");
    run("pdftoppm", &["-r", "150", "-png", "-singlefile"], &pdf.path, &[image.to_str().unwrap()]);
    let read = run("zbarimg", &["-q", "--raw"], &image.with_extension("png"), &[]);
    assert_eq!(read.trim(), token);
}

#[test]
fn a_drawing_stamped_on_every_page_is_kept_once_and_pages_stay_small() {
    let mut setter = Typesetter::new(FontBook::embedded());
    let items = names_page(&mut setter, &["JakCraft 2019", "Balai Kota DKI Jakarta"], Weight::ExtraBold);
    let drawing = Arc::new(Drawing { bounds: Rect::new(0.0, 0.0, 105.0, 148.0), items });
    let mut writer = PdfWriter::new(meta(), created());
    for number in 0..200 {
        let mut items =
            vec![Item::Stamp(Stamp { drawing: Arc::clone(&drawing), transform: Transform::IDENTITY })];
        items.extend(names_page(&mut setter, &[&format!("Peserta {number}")], Weight::Regular));
        writer.add_page(&page(items), setter.book()).unwrap();
    }
    let mut bytes = Vec::new();
    writer.finish(setter.book(), &mut bytes).unwrap();
    assert!(bytes.len() < 200 * 300 + 30_000, "{} bytes", bytes.len());
    let pdf = Pdf::of(&bytes);
    run("qpdf", &["--check"], &pdf.path, &[]);
    assert_eq!(pdf.text().matches("Balai Kota DKI Jakarta").count(), 200);
    let info = run("pdfinfo", &[], &pdf.path, &[]);
    assert!(info.contains("Pages:           200") && info.contains("PDF version:     1.7"), "{info}");
    assert!(info.contains("Kartu peserta – uji"), "{info}");
}

#[test]
fn layers_boxes_measuring_and_language_are_declared() {
    let layers = vec![
        Layer { id: "building".into(), name: "Bangunan".into(), visible: true, printable: true },
        Layer { id: "power".into(), name: "Listrik – 220 V".into(), visible: false, printable: false },
    ];
    let square = |x_mm| Item::Path(Path::rect(Rect::new(x_mm, 10.0, 20.0, 20.0)).filled(Colour::ACCENT));
    let on_layer = |index, x_mm| {
        Item::Group(Group { layer: Some(index), items: vec![square(x_mm)], ..Group::default() })
    };
    let mut drawn = page(vec![on_layer(0, 10.0), on_layer(1, 50.0)]);
    drawn.bleed_mm = 3.0;
    drawn.measure = Some(Measure { area: Rect::new(5.0, 5.0, 95.0, 100.0), scale: 100.0 });
    let document =
        Document { meta: DocumentMeta { layers, ..meta() }, images: BTreeMap::new(), pages: vec![drawn] };
    let mut bytes = Vec::new();
    write_pdf(&document, &FontBook::embedded(), created(), &mut bytes).unwrap();
    let pdf = Pdf::of(&bytes);
    let plain = run("qpdf", &["--qdf", "--object-streams=disable"], &pdf.path, &["-"]);
    for part in [
        "/Lang (id)",
        "/PrintScaling /None",
        "/PrintState /OFF",
        "/ViewState /OFF",
        "/Name (Bangunan)",
        "/R (1 : 100)",
        "/C 0.035277",
        "/TrimBox",
        "/BleedBox",
    ] {
        assert!(plain.contains(part), "{part} is not in\n{plain}");
    }
    // Rendered with its layers as the file opens: the second square is not there.
    let image = pdf.path.with_file_name("page");
    run("pdftoppm", &["-r", "25.4", "-png", "-singlefile"], &pdf.path, &[image.to_str().unwrap()]);
    let pixels = image::open(image.with_extension("png")).unwrap().into_rgb8();
    assert_eq!(pixels.dimensions(), (111, 154));
    assert_eq!(pixels.get_pixel(23, 23).0, [0x0E, 0x6F, 0x6E]);
    assert_eq!(pixels.get_pixel(63, 23).0, [255, 255, 255]);
}

#[test]
fn a_hatch_has_ink_and_ground_and_moves_with_its_group() {
    let hatch = Hatch {
        kind: HatchKind::Level,
        ink: Colour::BLACK,
        ground: Some(Colour::hex(0x00FF_FF00)),
        pitch_mm: 10.0,
        line_mm: 4.0,
    };
    let square = Item::Path(Path::rect(Rect::new(0.0, 0.0, 30.0, 30.0)).filled(hatch));
    let group = Group { transform: Transform::shift(10.0, 10.0), items: vec![square], ..Group::default() };
    let pdf = Pdf::of(&one_page(vec![Item::Group(group)], &FontBook::embedded()));
    let image = pdf.path.with_file_name("page");
    run("pdftoppm", &["-r", "25.4", "-png", "-singlefile"], &pdf.path, &[image.to_str().unwrap()]);
    let pixels = image::open(image.with_extension("png")).unwrap().into_rgb8();
    assert_eq!(pixels.get_pixel(25, 15).0, [0, 0, 0], "the line in the middle of the first tile");
    assert_eq!(pixels.get_pixel(25, 20).0, [255, 255, 0], "the ground between two lines");
    assert_eq!(pixels.get_pixel(45, 15).0, [255, 255, 255], "outside");
}

/// A JPEG of 40 x 20 pixels, left half red, right half blue, with an EXIF orientation.
fn jpeg(orientation: u8) -> Arc<[u8]> {
    let pixels =
        image::RgbImage::from_fn(40, 20, |x, _| image::Rgb(if x < 20 { [255, 0, 0] } else { [0, 0, 255] }));
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 95).encode_image(&pixels).unwrap();
    let exif = [
        b"\xFF\xE1\x00\x22Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice(),
        &[orientation, 0, 0, 0, 0, 0, 0, 0],
    ]
    .concat();
    [&bytes[..2], &exif, &bytes[2..]].concat().into()
}

#[test]
fn a_photo_goes_in_untouched_and_stands_upright() {
    for (orientation, top, bottom) in [(6, [255, 0, 0], [0, 0, 255]), (8, [0, 0, 255], [255, 0, 0])] {
        let image = Image::open(jpeg(orientation)).unwrap();
        assert_eq!((image.width_px, image.height_px, image.format), (20, 40, ImageFormat::Jpeg));
        let hash = image.content_hash();
        let picture = Item::Picture(Picture { hash: hash.clone(), area: Rect::new(20.0, 20.0, 20.0, 40.0) });
        let document = Document {
            meta: meta(),
            images: BTreeMap::from([(hash, image.clone())]),
            pages: vec![page(vec![picture])],
        };
        let mut bytes = Vec::new();
        write_pdf(&document, &FontBook::embedded(), created(), &mut bytes).unwrap();
        assert!(bytes.windows(image.bytes.len()).any(|part| part == &*image.bytes), "packed again");
        let pdf = Pdf::of(&bytes);
        run("qpdf", &["--check"], &pdf.path, &[]);
        let rendered = pdf.path.with_file_name("page");
        run("pdftoppm", &["-r", "25.4", "-png", "-singlefile"], &pdf.path, &[rendered.to_str().unwrap()]);
        let pixels = image::open(rendered.with_extension("png")).unwrap().into_rgb8();
        for (y, wanted) in [(28, top), (52, bottom)] {
            let found = pixels.get_pixel(30, y).0;
            let near =
                found.iter().zip(wanted).all(|(&found, wanted): (&u8, u8)| found.abs_diff(wanted) < 40);
            assert!(near, "orientation {orientation}, row {y}: {found:?}, not {wanted:?}");
        }
    }
}

#[test]
fn a_logo_with_a_see_through_part_shows_what_is_below() {
    let pixels =
        image::RgbaImage::from_fn(10, 10, |x, _| image::Rgba([255, 0, 0, if x < 5 { 255 } else { 0 }]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let logo = Image::open(bytes.into_inner().into()).unwrap();
    let below = Item::Path(Path::rect(Rect::new(0.0, 0.0, 105.0, 148.0)).filled(Colour::hex(0x0000_FF00)));
    let picture = Item::Picture(Picture { hash: "logo".into(), area: Rect::new(20.0, 20.0, 40.0, 40.0) });
    let mut writer = PdfWriter::new(meta(), created());
    writer.add_image("logo", &logo);
    writer.add_page(&page(vec![below, picture]), &FontBook::embedded()).unwrap();
    let mut bytes = Vec::new();
    writer.finish(&FontBook::embedded(), &mut bytes).unwrap();
    let pdf = Pdf::of(&bytes);
    run("qpdf", &["--check"], &pdf.path, &[]);
    let rendered = pdf.path.with_file_name("page");
    run("pdftoppm", &["-r", "25.4", "-png", "-singlefile"], &pdf.path, &[rendered.to_str().unwrap()]);
    let pixels = image::open(rendered.with_extension("png")).unwrap().into_rgb8();
    assert_eq!(pixels.get_pixel(25, 40).0, [255, 0, 0]);
    assert_eq!(pixels.get_pixel(55, 40).0, [0, 255, 0]);
}

#[test]
fn images_that_are_read_at_the_end_look_as_if_they_had_been_there() {
    let pixels =
        image::RgbaImage::from_fn(10, 10, |x, _| image::Rgba([255, 0, 0, if x < 5 { 255 } else { 0 }]));
    let mut png = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut png, image::ImageFormat::Png).unwrap();
    let files: BTreeMap<&str, Arc<[u8]>> =
        BTreeMap::from([("photo", jpeg(6)), ("mark", png.into_inner().into()), ("unused", jpeg(1))]);
    let picture =
        |hash: &str, x| Item::Picture(Picture { hash: hash.into(), area: Rect::new(x, 20.0, 20.0, 40.0) });
    let book = FontBook::embedded();
    let written = |is_later: bool| {
        let mut writer = PdfWriter::new(meta(), created());
        for (hash, file) in &files {
            let image = Image::open(Arc::clone(file)).unwrap();
            if is_later { writer.add_image_later(hash, &image) } else { writer.add_image(hash, &image) }
        }
        let below =
            Item::Path(Path::rect(Rect::new(0.0, 0.0, 105.0, 148.0)).filled(Colour::hex(0x0000_FF00)));
        writer.add_page(&page(vec![below, picture("photo", 20.0), picture("mark", 60.0)]), &book).unwrap();
        writer.add_page(&page(vec![picture("photo", 50.0)]), &book).unwrap();
        let mut asked = Vec::new();
        let mut read = |hash: &str| {
            asked.push(hash.to_owned());
            Ok(Arc::clone(&files[hash]))
        };
        let mut bytes = Vec::new();
        writer.finish_with(&book, &mut read, &mut bytes).unwrap();
        assert_eq!(asked.len(), if is_later { 2 } else { 0 }, "each that a page shows once: {asked:?}");
        bytes
    };
    assert_eq!(written(true), written(true));
    let looks = [true, false].map(|is_later| {
        let pdf = Pdf::of(&written(is_later));
        let checked = run("qpdf", &["--check"], &pdf.path, &[]);
        assert!(checked.contains("No syntax or stream encoding errors"), "{checked}");
        let rendered = pdf.path.with_file_name("page");
        run(
            "pdftoppm",
            &["-r", "25.4", "-png", "-f", "1", "-l", "1", "-singlefile"],
            &pdf.path,
            &[rendered.to_str().unwrap()],
        );
        image::open(rendered.with_extension("png")).unwrap().into_rgb8().into_raw()
    });
    assert!(looks[0] == looks[1], "the pages differ");
    let mut writer = PdfWriter::new(meta(), created());
    writer.add_image_later("photo", &Image::open(jpeg(1)).unwrap());
    writer.add_page(&page(vec![picture("photo", 20.0)]), &book).unwrap();
    assert!(matches!(writer.finish(&book, &mut Vec::new()), Err(PdfError::ImageMissing { .. })));
}

#[test]
fn what_cannot_be_written_is_refused_by_name() {
    let book = FontBook::embedded();
    let picture = Item::Picture(Picture { hash: "gone".into(), area: Rect::default() });
    let mut writer = PdfWriter::new(meta(), created());
    let refused = writer.add_page(&page(vec![picture]), &book);
    assert!(matches!(refused, Err(PdfError::ImageMissing { hash }) if hash == "gone"));
    let group = Item::Group(Group { layer: Some(0), ..Group::default() });
    assert!(matches!(writer.add_page(&page(vec![group]), &book), Err(PdfError::LayerMissing { index: 0 })));
    assert!(matches!(writer.finish(&book, &mut Vec::new()), Err(PdfError::NoPages)));
}
