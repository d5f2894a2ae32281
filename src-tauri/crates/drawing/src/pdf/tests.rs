use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::{DynamicImage, ImageFormat};
use lopdf::{Document, Object, Stream, dictionary};

use super::*;

fn packed(bytes: &[u8]) -> Vec<u8> {
    packed_often(bytes, 1)
}

/// So many times the same bytes, without laying them out.
fn packed_often(bytes: &[u8], times: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    for _ in 0..times {
        encoder.write_all(bytes).unwrap();
    }
    encoder.finish().unwrap()
}

/// A page of this size in points that draws this.
fn page(size: (i64, i64), content: Stream, resources: lopdf::Dictionary) -> Vec<u8> {
    let mut document = Document::with_version("1.7");
    let pages = document.new_object_id();
    let content = document.add_object(content);
    let resources = document.add_object(resources);
    let page = document.add_object(dictionary! {
        "Type" => "Page",
        "Parent" => pages,
        "MediaBox" => vec![0.into(), 0.into(), size.0.into(), size.1.into()],
        "Contents" => content,
        "Resources" => resources,
    });
    let kids = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 };
    document.objects.insert(pages, Object::Dictionary(kids));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn plain(size: (i64, i64), content: &str) -> Vec<u8> {
    page(size, Stream::new(dictionary! {}, content.as_bytes().to_vec()), dictionary! {})
}

fn decoded(picture: &Picture) -> DynamicImage {
    image::load_from_memory_with_format(&picture.bytes, ImageFormat::Png).unwrap()
}

#[test]
fn the_first_page_is_drawn_in_its_proportions_black_on_white() {
    // The left half of the page is filled.
    let read = read(plain((400, 300), "0 0 200 300 re f")).unwrap();
    assert_eq!((read.kind, read.width_px, read.height_px), (Kind::Pdf, 4_000, 3_000));
    let image = decoded(&read).to_luma8();
    assert_eq!((image.get_pixel(1_000, 1_500).0, image.get_pixel(3_000, 1_500).0), ([0], [255]));
}

#[test]
fn a_coloured_page_keeps_its_colours() {
    let read = read(plain((10, 10), "1 0 0 rg 0 0 10 10 re f")).unwrap();
    assert_eq!(decoded(&read).to_rgb8().get_pixel(5, 5).0, [255, 0, 0]);
}

#[test]
fn a_page_without_a_size_and_a_file_without_a_page_are_empty_or_damaged() {
    assert_eq!(read(plain((100_000, 1), "")), Err(DrawingError::Empty));
    let none = read(b"%PDF-1.7\ntrailer\n<<>>\n%%EOF".to_vec());
    assert!(matches!(none, Err(DrawingError::Damaged | DrawingError::Empty)), "{none:?}");
}

#[test]
fn a_file_cut_anywhere_ends_in_an_error_or_a_page() {
    let whole = plain((40, 30), "0 0 20 30 re f");
    for length in (8..whole.len()).step_by(97) {
        if let Err(error) = read(whole[..length].to_vec()) {
            assert!(matches!(error, DrawingError::Damaged | DrawingError::Empty), "{length}: {error:?}");
        }
    }
}

#[test]
fn a_stream_that_unpacks_to_thousands_of_millions_is_refused() {
    let zeros = packed(&vec![b' '; 8_000_000]);
    let once =
        Stream::new(dictionary! { "Filter" => "FlateDecode" }, packed_often(&vec![b' '; 1_000_000], 601));
    assert_eq!(read(page((100, 100), once, dictionary! {})), Err(DrawingError::TooMuch));
    let both = vec![Object::from("FlateDecode"), Object::from("FlateDecode")];
    let twice = Stream::new(dictionary! { "Filter" => both }, packed(&zeros));
    assert!(read(page((100, 100), twice, dictionary! {})).is_ok(), "eight million blanks draw nothing");
    let mut many = packed(b"");
    for _ in 0..8 {
        many = packed(&many);
    }
    let deep = Stream::new(dictionary! { "Filter" => vec![Object::from("FlateDecode"); 8] }, many);
    assert_eq!(read(page((100, 100), deep, dictionary! {})), Err(DrawingError::TooMuch));
}

#[test]
fn a_picture_in_it_that_says_it_is_huge_is_refused() {
    let mut document = Document::load_mem(&plain((100, 100), "/P Do")).unwrap();
    let head = dictionary! {
        "Type" => "XObject", "Subtype" => "Image", "Width" => 100_000, "Height" => 100_000,
        "ColorSpace" => "DeviceRGB", "BitsPerComponent" => 8,
    };
    document.add_object(Stream::new(head, vec![0; 30]));
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let refused = DrawingError::TooManyPixels { width_px: 100_000, height_px: 100_000 };
    assert_eq!(read(bytes), Err(refused));
}

#[test]
fn forms_in_forms_that_multiply_and_endless_pages_end_in_an_error() {
    let mut document = Document::load_mem(&plain((100, 100), "/F Do")).unwrap();
    let form = |inner: Option<lopdf::ObjectId>| {
        let mut head = dictionary! {
            "Type" => "XObject", "Subtype" => "Form", "BBox" => vec![0.into(), 0.into(), 100.into(), 100.into()],
        };
        let content = match inner {
            Some(inner) => {
                head.set("Resources", dictionary! { "XObject" => dictionary! { "F" => inner } });
                "/F Do ".repeat(10)
            }
            None => "0 0 1 1 re f ".to_owned(),
        };
        Stream::new(head, content.into_bytes())
    };
    let mut inner = document.add_object(form(None));
    for _ in 0..9 {
        inner = document.add_object(form(Some(inner)));
    }
    let pages: Vec<_> = document.get_pages().into_values().collect();
    let resources = dictionary! { "XObject" => dictionary! { "F" => inner } };
    document.get_object_mut(pages[0]).unwrap().as_dict_mut().unwrap().set("Resources", resources);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    let ended = read(bytes);
    assert!(matches!(ended, Err(DrawingError::TooMuch | DrawingError::TooSlow)), "{ended:?}");
    assert_eq!(read(plain((9, 9), &"0 0 1 1 re f\n".repeat(400_001))), Err(DrawingError::TooMuch));
}

#[test]
fn nobody_waits_longer_than_the_patience() {
    let bytes = plain((400, 300), &"0 0 200 300 re f\n".repeat(2_000));
    assert_eq!(read_within(bytes, Duration::ZERO), Err(DrawingError::TooSlow));
}

#[test]
fn a_file_with_a_password_says_so() {
    let mut document = Document::load_mem(&plain((40, 30), "0 0 20 30 re f")).unwrap();
    document.trailer.set("ID", vec![Object::string_literal("0123456789abcdef"); 2]);
    let version = lopdf::EncryptionVersion::V2 {
        document: &document,
        owner_password: "pemilik",
        user_password: "rahasia",
        key_length: 128,
        permissions: lopdf::Permissions::all(),
    };
    let state = lopdf::EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert_eq!(read(bytes), Err(DrawingError::Protected));
}
