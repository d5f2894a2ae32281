#![allow(clippy::unwrap_used)]

use super::*;
use crate::fonts::FontBook;
use crate::frame::Item;

fn content(rows: Vec<TableRow>) -> TableContent {
    let column = |head: &str, share, align| TableColumn { head: head.to_owned(), share, align };
    TableContent {
        event: "JakCraft 2019".to_owned(),
        title: "Daftar".to_owned(),
        columns: vec![column("Stan", 1.0, Align::Left), column("Nama", 4.0, Align::Left)],
        rows,
        nothing: "Tidak ada.".to_owned(),
        continued: "{title} (lanjutan)".to_owned(),
        page: "Halaman {n} dari {total}".to_owned(),
        ..TableContent::default()
    }
}

fn cells(cells: [&str; 2]) -> TableRow {
    TableRow::Cells { cells: cells.map(str::to_owned).to_vec(), is_alert: false }
}

fn section(title: &str) -> TableRow {
    TableRow::Section { title: title.to_owned(), value: String::new(), is_alert: false }
}

fn words(page: &Page) -> String {
    let runs = page.items.iter().filter_map(|item| match item {
        Item::Glyphs(run) => Some(run.shaped.text.as_str()),
        _ => None,
    });
    runs.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_long_table_says_on_every_page_which_section_goes_on_and_how_many_pages_there_are() {
    let mut rows = vec![section("Panel barat")];
    rows.extend((0..100).map(|index| cells([&format!("A-{index}"), "Batik Marunda"])));
    let content = content(rows);
    let mut setter = Typesetter::new(FontBook::embedded());
    let prepared = prepare(&content, &mut setter);
    let count = prepared.pages();
    assert!(count >= 2, "{count}");
    let (pages, warnings) = prepared.draw(&mut setter, 1, count + 1);
    assert_eq!((pages.len(), warnings), (count, Vec::new()));
    let text = pages.iter().map(words).collect::<Vec<_>>();
    for (index, page) in text.iter().enumerate() {
        assert!(page.contains(&format!("Halaman {} dari {}", index + 2, count + 1)), "{page}");
        assert_eq!(page.contains("Panel barat (lanjutan)"), index > 0, "{page}");
    }
    for index in 0..100 {
        let code = format!("A-{index}");
        assert_eq!(text.iter().flat_map(|page| page.split(' ')).filter(|word| *word == code).count(), 1);
    }
}

#[test]
fn a_head_is_never_the_last_row_of_a_page() {
    let mut setter = Typesetter::new(FontBook::embedded());
    for before in 20..60 {
        let mut rows: Vec<TableRow> = (0..before).map(|_| cells(["A", "B"])).collect();
        rows.push(section("Kepala"));
        rows.push(cells(["C", "D"]));
        let content = content(rows);
        let prepared = prepare(&content, &mut setter);
        let head = prepared.rows.len() - 2;
        assert!(prepared.pages.iter().all(|page| page.rows.end != head + 1), "{before}");
    }
}

#[test]
fn a_remark_is_on_the_page_of_its_row() {
    let mut setter = Typesetter::new(FontBook::embedded());
    for before in 20..60 {
        let mut rows: Vec<TableRow> = (0..before).map(|_| cells(["A", "B"])).collect();
        rows.push(cells(["C", "D"]));
        for text in ["Catatan satu", "Catatan dua"] {
            rows.push(TableRow::Note { text: text.to_owned(), is_alert: false });
        }
        rows.push(cells(["E", "F"]));
        let content = content(rows);
        let prepared = prepare(&content, &mut setter);
        assert!(
            prepared.pages.iter().all(|page| ![before + 1, before + 2].contains(&page.rows.end)),
            "{before}"
        );
    }
}

#[test]
fn what_does_not_fit_wraps_and_what_is_cut_is_told() {
    let long =
        "Sulam Benang Emas Ibu Hajjah Rohimah dan Anak Cucu dari Kampung Betawi Setu Babakan Jagakarsa ";
    let name = long.repeat(20);
    let content = content(vec![cells(["A-01", long.trim()]), cells(["A-02", name.trim()])]);
    let mut setter = Typesetter::new(FontBook::embedded());
    let prepared = prepare(&content, &mut setter);
    let (pages, warnings) = prepared.draw(&mut setter, 0, 1);
    assert_eq!(warnings, [TableWarning::Cut { text: name.trim().to_owned() }]);
    assert!(words(&pages[0]).contains("Jagakarsa"));
}

#[test]
fn an_empty_table_says_so() {
    let content = content(Vec::new());
    let mut setter = Typesetter::new(FontBook::embedded());
    let (pages, _) = prepare(&content, &mut setter).draw(&mut setter, 0, 1);
    assert!(words(&pages[0]).contains("Tidak ada."));
}

#[test]
fn minutes_tell_before_the_table_what_it_is_and_are_signed_by_all() {
    let mut setter = Typesetter::new(FontBook::embedded());
    let people = ["Ani", "Budi", "Citra"];
    for rows in 1..70 {
        let signatory = |name: &&str| Signatory { role: format!("Saksi {name}"), name: (*name).to_owned() };
        let content = TableContent {
            intro: vec!["Pada hari ini diundi stan. ".repeat(9), "Benih: JakCraft 2019".to_owned()],
            signatures: Some(Signatures {
                closing: "Demikian berita acara ini dibuat.".to_owned(),
                place_and_day: "Jakarta, 18 November 2019".to_owned(),
                people: people.iter().map(signatory).collect(),
            }),
            ..content((0..rows).map(|_| cells(["A-01", "Batik Marunda"])).collect())
        };
        let prepared = prepare(&content, &mut setter);
        let room_mm = draw::rows_mm();
        for (index, page) in prepared.pages.iter().enumerate() {
            let taken_mm = if index == 0 { prepared.intro.height_mm } else { 0.0 };
            let used_mm: f64 = prepared.rows[page.rows.clone()].iter().map(|row| row.height_mm).sum();
            assert!(used_mm + taken_mm <= room_mm, "{rows} rows, page {index}");
        }
        let count = prepared.pages();
        let (pages, warnings) = prepared.draw(&mut setter, 0, count);
        assert_eq!(warnings, []);
        let text: Vec<String> = pages.iter().map(words).collect();
        assert!(text[0].contains("Benih: JakCraft 2019"));
        assert!(text[1..].iter().all(|page| !page.contains("Benih")));
        // What closes the minutes stays with the first who sign.
        let closing = text.iter().find(|page| page.contains("Demikian berita acara")).unwrap();
        assert!(closing.contains("Saksi Ani") && closing.contains("Saksi Budi"), "{rows} rows");
        assert!(people.iter().all(|name| text.iter().any(|page| page.contains(&format!("Saksi {name}")))));
    }
}
