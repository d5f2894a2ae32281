//! Halls and words for the tests of the floor plan.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use std::collections::BTreeMap;

use domain::geometry::{BoothShape, PointMm, PolygonMm, RectMm};
use domain::hall::{ElementKind, ElementShape};
use print::floor_plan::{CadLayerNames, FloorPlanContent, FloorPlanLabels, LayerNames, PlanBooth, PlanMark};

/// The words of the drawing in Indonesian.
pub fn labels() -> FloorPlanLabels {
    let word = str::to_owned;
    FloorPlanLabels {
        lang: word("id"),
        document_title: word("Denah {hall} – {event}"),
        floor_plan: word("Denah"),
        hall: word("Area pameran"),
        drawn_on: word("Tanggal gambar"),
        revision: word("Revisi"),
        scale: word("Skala"),
        sheet: word("Lembar"),
        n_of_total: word("{n} dari {total}"),
        page: word("Halaman {n} dari {total}"),
        printed_at: word("Dicetak {time}"),
        north: word("U"),
        categories: word("Kategori"),
        symbols: word("Keterangan"),
        no_category: word("Tanpa kategori"),
        empty_booth: word("Kosong"),
        closed_booth: word("Ditutup"),
        list_by_name: word("Peserta menurut nama"),
        list_by_booth: word("Peserta menurut stan"),
        name: word("Nama"),
        booth: word("Stan"),
        exit: word("Keluar"),
        entrance: word("Masuk"),
        shut: word("ditutup"),
        stage: word("Panggung"),
        secretariat: word("Sekretariat"),
        first_aid: word("P3K"),
        information: word("Informasi"),
        sponsor: word("Sponsor"),
        keep_clear: word("Area bebas"),
        main_aisle: word("Lorong utama"),
        exit_symbol: word("Pintu darurat"),
        entrance_symbol: word("Pintu masuk"),
        fire_equipment: word("APAR / hidran"),
        power_point: word("Titik listrik"),
        water_point: word("Titik air"),
        column: word("Kolom"),
        power_va: word("{n} VA"),
        circuits: word("{n} sirkuit"),
        zone: word("untuk {zone}"),
        premium: word("Stan premium"),
        accessible: word("Terjangkau kursi roda"),
        all_accessible: word("Kursi roda: semua stan"),
        not_accessible: word("Tidak terjangkau kursi roda"),
        water_at_booth: word("Stan dengan air"),
        decimal_mark: ',',
        layers: LayerNames {
            building: word("Bangunan"),
            exits_and_fire: word("Pintu darurat dan kebakaran"),
            facilities: word("Fasilitas"),
            zones: word("Area bebas"),
            utilities: word("Listrik dan air"),
            aisles: word("Lorong"),
            booths: word("Stan"),
            numbers: word("Nomor stan"),
            names: word("Nama peserta"),
            dimensions: word("Ukuran"),
            title_block: word("Kepala gambar"),
        },
        cad: CadLayerNames {
            outline: word("Garis tepi"),
            walls: word("Dinding"),
            columns: word("Kolom"),
            doors: word("Pintu"),
            fire: word("Pemadam"),
            power: word("Listrik"),
            water: word("Air"),
            facilities: word("Fasilitas"),
            zones: word("Area bebas"),
            aisles: word("Lorong"),
            booths: word("Stan"),
            codes: word("Kode stan"),
            names: word("Nama peserta"),
            supplies: word("Listrik stan"),
            dimensions: word("Ukuran"),
            notes: word("Keterangan"),
        },
    }
}

/// The default product categories.
pub fn categories() -> Vec<String> {
    [
        "Batik",
        "Tenun",
        "Bordir & Fesyen",
        "Kayu",
        "Logam & Perhiasan",
        "Keramik",
        "Serat Alam & Anyaman",
        "Kulit & Alas Kaki",
        "Daur Ulang",
        "Cendera Mata",
        "Kuliner",
    ]
    .map(str::to_owned)
    .to_vec()
}

/// An empty rectangular hall.
pub fn bare_hall(width_mm: i64, depth_mm: i64) -> FloorPlanContent {
    FloorPlanContent {
        event: "JakCraft 2019 – Urban Jakarta Festival".to_owned(),
        venue: "Gedung G, Balai Kota DKI Jakarta".to_owned(),
        dates: "25–28 November 2019".to_owned(),
        office: None,
        hall: "Lantai dasar".to_owned(),
        drawn_on: "18 November 2019".to_owned(),
        revision: "3 – disetujui".to_owned(),
        printed_at: "Senin, 18 November 2019 pukul 09.30".to_owned(),
        notice: Some("Alat bantu perencanaan, bukan persetujuan keselamatan kebakaran".to_owned()),
        outline: PolygonMm::rect(RectMm::new(0, 0, width_mm, depth_mm)),
        north_mdeg: 20_000,
        elements: Vec::new(),
        booths: Vec::new(),
        categories: categories(),
        logo: None,
        images: BTreeMap::new(),
    }
}

/// An element without words.
pub fn mark(kind: ElementKind, shape: ElementShape) -> PlanMark {
    PlanMark {
        kind,
        shape,
        label: None,
        owner: None,
        is_open: true,
        width_mm: None,
        clearance_mm: 0,
        feeds: Vec::new(),
        logo: None,
    }
}

/// A line in the hall.
pub fn line(x1: i64, y1: i64, x2: i64, y2: i64) -> ElementShape {
    ElementShape::Line(PointMm::new(x1, y1), PointMm::new(x2, y2))
}

/// A point in the hall.
pub fn point(x: i64, y: i64) -> ElementShape {
    ElementShape::Point(PointMm::new(x, y))
}

/// An area in the hall.
pub fn area(x: i64, y: i64, width: i64, depth: i64) -> ElementShape {
    ElementShape::Rect(RectMm::new(x, y, width, depth))
}

/// An upright booth of one rectangle.
pub fn booth(
    code: &str,
    rect: (i64, i64, i64, i64),
    occupants: &[&str],
    category: Option<usize>,
) -> PlanBooth {
    PlanBooth {
        code: code.to_owned(),
        shape: BoothShape::upright(RectMm::new(rect.0, rect.1, rect.2, rect.3)),
        occupants: occupants.iter().map(|&name| name.to_owned()).collect(),
        category,
        is_closed: false,
        power_va: Some(450),
        circuit: None,
        has_water: false,
        is_premium: false,
        is_accessible: false,
        zone: None,
    }
}

/// Names of firms and the index of their category.
pub const FIRMS: [(&str, usize); 50] = [
    ("Batik Marunda", 0),
    ("Batik Betawi Terogong", 0),
    ("Sanggar Batik Seraci", 0),
    ("Rumah Batik Palbatu", 0),
    ("Gobang Batik Setu Babakan", 0),
    ("Tenun Ikat Cipayung", 1),
    ("Lurik Kebayoran", 1),
    ("Tenun Songket Minang Rawamangun", 1),
    ("Bordir Kerawang Cilincing", 2),
    ("D’Kambodja Heritage", 2),
    ("Nyonya Kebaya Encim", 2),
    ("Sulam Benang Emas Ibu Hj. Rohimah", 2),
    ("Rumah Jahit Difabel Tebet", 2),
    ("Ukir Jati Klender", 3),
    ("Wayang Kayu Pak Asep", 3),
    ("Miniatur Ondel-ondel Kemayoran", 3),
    ("Mainan Kayu Ceria", 3),
    ("Perak Condet", 4),
    ("Tembaga Nusantara", 4),
    ("Aksesori Manik Kalideres", 4),
    ("Kawat Kreatif Kelapa Gading", 4),
    ("Keramik Pejaten", 5),
    ("Studio Tanah Liat Pasar Minggu", 5),
    ("Gerabah Srengseng Sawah", 5),
    ("Anyaman Pandan Pulau Tidung", 6),
    ("Rotan Jaya", 6),
    ("Eceng Gondok Lestari", 6),
    ("Kerajinan Bambu Cibubur", 6),
    ("Sepatu Kulit Pulogadung", 7),
    ("Tas Kulit Kriya Mandiri", 7),
    ("Dompet Nusa", 7),
    ("Bank Sampah Malaka Sari", 8),
    ("Rumah Kertas Daur Ulang", 8),
    ("Kriya Plastik Rorotan", 8),
    ("Ecobrick Jakarta", 8),
    ("Oleh-oleh Betawi Bang Jampang", 9),
    ("Topeng Betawi Jagakarsa", 9),
    ("Magnet & Gantungan Kunci Monas", 9),
    ("Boneka Si Manis", 9),
    ("Lapas Kelas I Cipinang (Kemenkumham)", 9),
    ("SLBN 1 Jakarta", 9),
    ("Bir Pletok Babe Udin", 10),
    ("Dodol Betawi Mpok Nini", 10),
    ("Kue Kembang Goyang Kwitang", 10),
    ("Abon Ikan Muara Angke", 10),
    ("Kopi Kramat Jati", 10),
    ("Rengginang Emak", 10),
    ("BNN – Produk Rehabilitasi", 9),
    ("Dekranasda Kepulauan Seribu", 6),
    ("Rajut Nusantara", 2),
];

/// The ground floor of 40 x 25 m with 54 booths of 2 x 2 to 3 x 3 m, two entrances, three exits, stage,
/// secretariat, first aid, information, a sponsor, columns, fire equipment, power and water.
pub fn craft_hall() -> FloorPlanContent {
    let mut content = bare_hall(40_000, 25_000);
    let mut push = |kind, shape, label: Option<&str>| {
        content.elements.push(PlanMark { label: label.map(str::to_owned), ..mark(kind, shape) });
    };
    push(ElementKind::Entrance, line(13_000, 25_000, 16_000, 25_000), Some("Pintu Masuk Utama"));
    push(ElementKind::Entrance, line(0, 15_500, 0, 17_500), Some("Pintu Barat"));
    push(ElementKind::Exit, line(5_000, 0, 6_800, 0), Some("Keluar 1"));
    push(ElementKind::Exit, line(40_000, 11_300, 40_000, 13_300), Some("Keluar 2"));
    push(ElementKind::Exit, line(33_500, 25_000, 35_300, 25_000), Some("Keluar 3"));
    push(ElementKind::Stage, area(15_000, 400, 9_000, 4_000), Some("Panggung Utama"));
    push(ElementKind::Secretariat, area(35_500, 400, 4_000, 3_000), Some("Sekretariat Panitia"));
    push(ElementKind::FirstAid, area(400, 400, 3_000, 2_600), None);
    push(ElementKind::Information, area(16_800, 22_500, 3_000, 2_000), Some("Informasi"));
    push(ElementKind::KeepClear, area(4_400, 0, 3_000, 3_000), None);
    push(ElementKind::KeepClear, area(37_000, 10_800, 3_000, 3_000), None);
    push(ElementKind::KeepClear, area(32_900, 22_000, 3_000, 3_000), None);
    for (x, y) in [(10, 8), (20, 8), (30, 8), (10, 17), (20, 17), (30, 17)] {
        push(ElementKind::Column, area(x * 1000 - 250, y * 1000 - 250, 500, 500), None);
    }
    for (index, (x, y)) in
        [(300, 8_000), (39_700, 16_500), (25_500, 300), (12_200, 24_700)].into_iter().enumerate()
    {
        push(ElementKind::FireEquipment, point(x, y), Some(&format!("A{}", index + 1)));
    }
    for (index, (x, y)) in
        [(10_000, 7_500), (30_000, 7_500), (30_000, 16_500), (39_600, 20_000)].into_iter().enumerate()
    {
        push(ElementKind::PowerPoint, point(x, y), Some(&format!("P{}", index + 1)));
    }
    push(ElementKind::WaterPoint, point(28_000, 24_600), Some("Air 1"));
    push(ElementKind::Wall, line(33_500, 0, 33_500, 3_400), None);
    content.elements.push(PlanMark {
        owner: Some("Bank DKI".to_owned()),
        ..mark(ElementKind::Sponsor, area(26_500, 400, 5_000, 3_000))
    });
    content.elements.push(PlanMark {
        width_mm: Some(3_000),
        label: Some("Lorong utama".to_owned()),
        ..mark(ElementKind::MainAisle, line(1_000, 12_500, 36_800, 12_500))
    });
    content.elements.push(PlanMark {
        width_mm: Some(3_600),
        ..mark(ElementKind::MainAisle, line(14_700, 6_000, 14_700, 23_500))
    });

    // Two double rows on each side of the level aisle, cut by the upright one; a row along the wall below.
    let mut places: Vec<(String, (i64, i64, i64, i64))> = Vec::new();
    for (row, y, count_left, count_right) in
        [('A', 6_000, 4, 7), ('B', 8_500, 4, 7), ('C', 14_000, 4, 7), ('D', 16_500, 4, 7)]
    {
        let mut number = 1;
        for column in 0..count_left {
            places.push((format!("{row}-{number:02}"), (2_500 + column * 2_600, y, 2_600, 2_500)));
            number += 1;
        }
        for column in 0..count_right {
            places.push((format!("{row}-{number:02}"), (16_500 + column * 2_800, y, 2_800, 2_500)));
            number += 1;
        }
    }
    for column in 0..4 {
        places.push((format!("E-{:02}", column + 1), (1_500 + column * 2_500, 21_800, 2_500, 2_500)));
    }
    for column in 0..4 {
        places.push((format!("E-{:02}", column + 5), (20_500 + column * 3_000, 21_500, 3_000, 3_000)));
    }
    let mut firms = FIRMS.iter();
    for (index, (code, rect)) in places.into_iter().enumerate() {
        let mut placed = booth(&code, rect, &[], None);
        match index {
            10 => placed.is_closed = true,
            21 | 43 => {}
            _ => {
                if let Some((name, category)) = firms.next() {
                    placed.occupants.push((*name).to_owned());
                    placed.category = Some(*category);
                    placed.has_water = *category == 10;
                }
            }
        }
        content.booths.push(placed);
    }
    // Two firms share C-03; one firm has D-10 and D-11 as well as its own.
    content.booths[24].occupants.push("Kriya Ananda".to_owned());
    let merged = content.booths.iter().position(|booth| booth.code == "B-11");
    if let Some(index) = merged {
        // A merge of two booths in an L.
        let shape = &mut content.booths[index].shape;
        shape.rects.push(RectMm::new(36_100, 8_500, 1_500, 1_500));
    }
    content
}

/// A hall of so many booths of 3 x 3 m in double rows, with long names.
pub fn large_hall(booths: usize) -> FloorPlanContent {
    let per_row = 60;
    let metre = |count: usize| i64::try_from(count).unwrap() * 1_000;
    let rows = booths.div_ceil(per_row);
    let depth = metre((rows / 2 + 1) * 9 + 6);
    let mut content = bare_hall(metre(per_row * 3 + 8), depth);
    for index in 0..booths {
        let (row, column) = (index / per_row, index % per_row);
        let y = metre(4 + (row / 2) * 9 + (row % 2) * 3);
        let (firm, category) = FIRMS[index % FIRMS.len()];
        let name = format!("{firm} {}", index / FIRMS.len() + 1);
        let letter = char::from(b'A' + u8::try_from(row % 26).unwrap());
        let code = format!("{letter}{}-{:02}", row / 26 + 1, column + 1);
        let category = if index % 17 == 0 { None } else { Some(category) };
        let occupants: &[&str] = if index % 29 == 0 { &[] } else { &[&name] };
        content.booths.push(booth(&code, (metre(4 + column * 3), y, 3_000, 3_000), occupants, category));
    }
    content.elements.push(mark(ElementKind::Exit, line(20_000, 0, 24_000, 0)));
    content.elements.push(mark(ElementKind::Exit, line(120_000, depth, 124_000, depth)));
    content.elements.push(mark(ElementKind::Entrance, line(80_000, depth, 90_000, depth)));
    content
}
