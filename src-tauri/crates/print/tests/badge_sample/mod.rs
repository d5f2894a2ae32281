//! People, firms and an event as a desk meets them, for the tests of badges.
#![allow(dead_code, missing_docs, unreachable_pub, clippy::unwrap_used)]

use print::badge::{
    BadgeContent, BadgeLabels, BadgeOptions, BadgeRun, BadgeTemplate, EventContent, ImageRef, RoleBand, Sheet,
};
use print::colour::Colour;
use print::fonts::FontBook;
use print::frame::Page;
use print::text::Typesetter;

pub const EXHIBITOR: u32 = 0x0E_6F6E;

/// Owner or attendant, and firm, as typed in registration forms: the longest, and every script that came in.
pub const PEOPLE: [(&str, &str); 22] = [
    ("Sarah Rajasa", "Cipta Kembang Kelapa"),
    ("Zaenab Hastuti", "Omah Ondel"),
    ("Anastasia Manullang", "  Dapur Delima "),
    (
        "Cager Hutasoit",
        "Batik Nusantara Warisan Leluhur Abadi Sejahtera Bersama Perkumpulan Perajin Kampung Batik Palbatu Tebet",
    ),
    ("Yusuf Mandala", "ꦧꦠꦶꦏ꧀ Sekar Jagad"),
    ("Karen Halimah", "王氏工艺 Kreasi"),
    ("Gambira Hakim", "Bangsa’s Crafts & Co. — “Ñandú”"),
    ("Karen Halimah", "عطور جاكرتا"),
    ("Zulaikha Kuswandari", "Dapur Cempaka Cendera"),
    ("Candrakanta Adriansyah", "Rumah Suku Bambu Batik"),
    ("Cakrabirawa Rahayu", "Dapur Mutiara Timur Bordir"),
    ("Pangeran Firgantoro", "Omah Marunda Indah Keramik"),
    (
        "Prof. Dr. Ir. Hj. Siti Nurhaliza Tarudin Wulandari Kusumaningrum, M.Sn.",
        "Dewan Kerajinan Nasional Daerah DKI Jakarta",
    ),
    ("M. Yusuf Gyanggajaya", "=HYPERLINK(\"http://127.0.0.1\",\"Klik\")"),
    ("I Made Suarta", "Dapur  Pitung  Kayu"),
    ("Suharti", ""),
    ("王小明", "王氏工艺"),
    ("محمد أحمد", "عطور جاكرتا"),
    ("ꦱꦫꦃ ꦫꦗꦱ", "ꦧꦠꦶꦏ꧀"),
    ("Tuankutambusai-Wirakusumadiningrat Al-Banjari", "Pemerintah Provinsi Daerah Khusus Ibukota Jakarta"),
    ("", "Omah Mahoni Cendera"),
    ("SITI", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW"),
];

/// As long as a signed token, in the alphabet of one.
pub fn token(index: usize) -> String {
    let mut text = format!("JC1/{index:05}/");
    let mut state = index as u64 + 1;
    while text.len() < 150 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        text.push(char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[(state >> 59) as usize]));
    }
    text
}

pub fn badge(index: usize) -> BadgeContent {
    let (name, firm) = PEOPLE[index % PEOPLE.len()];
    let roles = [("Peserta", EXHIBITOR), ("Panitia", 0x00B3_261E), ("Kurator", 0x006A_3FA0)];
    let (label, colour) = roles[index % roles.len()];
    BadgeContent {
        name: name.to_owned(),
        called: None,
        affiliation: Some(firm.to_owned()).filter(|firm| !firm.is_empty()),
        booth_codes: (0..[1, 0, 2, 5, 14][index % 5])
            .map(|booth| format!("A-{:02}", index + booth + 1))
            .collect(),
        role: RoleBand { label: label.to_owned(), colour: Colour::hex(colour) },
        code: "K7QF-2MXD".to_owned(),
        token: token(index),
        photo: None,
    }
}

pub fn photo() -> ImageRef {
    ImageRef { hash: "portrait".to_owned(), width_px: 600, height_px: 800 }
}

pub fn event() -> EventContent {
    EventContent {
        name: "JakCraft 2019".to_owned(),
        theme: Some("Urban Jakarta Festival".to_owned()),
        dates: "25–28 November 2019".to_owned(),
        venue: "Gedung G, Balai Kota Jakarta".to_owned(),
        logo: None,
    }
}

pub fn labels() -> BadgeLabels {
    BadgeLabels { booth: "Stan".to_owned() }
}

pub fn setter() -> Typesetter {
    Typesetter::new(FontBook::embedded())
}

pub fn run(template: &str, sheet: Option<&str>) -> BadgeRun {
    let template = BadgeTemplate::named(template).unwrap();
    let sheet = sheet.map(|sheet| Sheet::named(sheet).unwrap());
    BadgeRun::new(template, sheet, event(), labels(), BadgeOptions::default()).unwrap()
}

pub fn all_pages(run: &mut BadgeRun, setter: &mut Typesetter, badges: &[BadgeContent]) -> Vec<Page> {
    let mut badges = badges.iter();
    std::iter::from_fn(|| run.next_page(setter, &mut badges)).collect()
}
