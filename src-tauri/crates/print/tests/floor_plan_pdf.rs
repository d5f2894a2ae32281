//! The floor plan as a PDF. Needs qpdf and poppler, as the README says.
#![allow(clippy::unwrap_used)]

mod floor_plan_samples;

use std::process::Command;

use chrono::DateTime;
use floor_plan_samples::{craft_hall, labels, large_hall};
use print::floor_plan::{FloorPlanContent, FloorPlanOptions, Paper, lay_out};
use print::fonts::FontBook;
use print::pdf::write_pdf;
use print::text::Typesetter;

fn pdf(content: &FloorPlanContent, options: &FloorPlanOptions) -> Vec<u8> {
    let mut setter = Typesetter::new(FontBook::embedded());
    let drawing = lay_out(content, options, &labels(), &mut setter).unwrap();
    let created = DateTime::parse_from_rfc3339("2019-11-18T09:30:00+07:00").unwrap();
    let mut bytes = Vec::new();
    write_pdf(&drawing.document, setter.book(), created, &mut bytes).unwrap();
    bytes
}

fn run(program: &str, arguments: &[&str], bytes: &[u8]) -> String {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), bytes).unwrap();
    let arguments: Vec<_> = arguments
        .iter()
        .map(|&argument| if argument == "FILE" { file.path().to_str().unwrap() } else { argument })
        .collect();
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_search_finds_every_code_and_name_and_the_file_is_sound() {
    let content = craft_hall();
    let bytes = pdf(&content, &FloorPlanOptions::on(Paper::A3));
    run("qpdf", &["--check", "FILE"], &bytes);
    let text = run("pdftotext", &["-layout", "FILE", "-"], &bytes);
    for booth in &content.booths {
        assert!(text.contains(&booth.code), "{}", booth.code);
        for name in &booth.occupants {
            assert!(text.contains(name), "{name}");
        }
    }
    let info = run("pdfinfo", &["FILE"], &bytes);
    assert!(info.contains("Denah Lantai dasar – JakCraft 2019"), "{info}");
    assert!(info.contains("(A3)"), "{info}");
}

#[test]
fn layers_are_listed_in_order_and_the_drawing_can_be_measured() {
    let bytes = pdf(&craft_hall(), &FloorPlanOptions::on(Paper::A3));
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let catalog = document.catalog().unwrap();
    let properties = catalog.get(b"OCProperties").and_then(|object| document.dereference(object)).unwrap().1;
    let default = properties.as_dict().unwrap().get(b"D").unwrap();
    let default = document.dereference(default).unwrap().1.as_dict().unwrap();
    let order = document.dereference(default.get(b"Order").unwrap()).unwrap().1.as_array().unwrap();
    let names: Vec<String> = order
        .iter()
        .map(|group| {
            let group = document.dereference(group).unwrap().1.as_dict().unwrap();
            lopdf::decode_text_string(group.get(b"Name").unwrap()).unwrap()
        })
        .collect();
    assert_eq!(
        names,
        [
            "Bangunan",
            "Fasilitas",
            "Pintu darurat dan kebakaran",
            "Area bebas",
            "Listrik dan air",
            "Lorong",
            "Stan",
            "Nomor stan",
            "Nama peserta",
            "Ukuran",
            "Kepala gambar"
        ]
    );
    let page = document.get_dictionary(*document.get_pages().get(&1).unwrap()).unwrap();
    assert!(page.has(b"VP"), "a viewport with /Measure");
}

#[test]
fn two_thousand_booths_with_lists_stay_small() {
    let bytes = pdf(&large_hall(2_000), &FloorPlanOptions::on(Paper::A0));
    assert!(bytes.len() <= 400 * 1024, "{} bytes", bytes.len());
    run("qpdf", &["--check", "FILE"], &bytes);
}
