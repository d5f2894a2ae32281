//! Addresses as exhibitors type them, against all of Jakarta and a handful of regions elsewhere.

use super::lookup::disagreement;
use super::*;
use proptest::prelude::*;

/// Code and name of Jakarta's 318 regions (idn-area-data 4.0.1, Open Database License).
const JAKARTA_ROWS: &str = include_str!("jakarta.txt");

fn rows_of(text: &str) -> Vec<RegionRow> {
    let row = |line: &str| {
        let (code, name) = line.split_once('\t').unwrap();
        RegionRow { code: code.to_owned(), name: name.to_owned(), level: RegionLevel::of_code(code).unwrap() }
    };
    text.lines().map(row).collect()
}

fn jakarta() -> Gazetteer {
    Gazetteer::new(rows_of(JAKARTA_ROWS))
}

fn typed<'a>(kelurahan: &'a str, kecamatan: &'a str, city: &'a str) -> TypedRegion<'a> {
    TypedRegion { kelurahan, kecamatan, city }
}

/// The code, and how it was matched, of an address that leaves no doubt.
fn sure(gazetteer: &Gazetteer, address: TypedRegion<'_>) -> (String, HowMatched) {
    let lookup = gazetteer.lookup(address);
    assert_eq!(lookup.doubts, [], "{address:?}");
    lookup
        .matched
        .map(|matched| (matched.code, matched.how))
        .unwrap_or_else(|| panic!("{address:?} not found"))
}

#[test]
fn every_spelling_of_a_city_is_read() {
    let gazetteer = jakarta();
    for (city, code) in [
        ("Kota Adm. Jakarta Selatan", "31.74"),
        ("JAKARTA SELATAN", "31.74"),
        ("Kota Administrasi Jakarta Selatan", "31.74"),
        ("Jaksel", "31.74"),
        ("Jak Selatan", "31.74"),
        ("Jkt. Sel", "31.74"),
        ("Jakarta Selatan, DKI Jakarta", "31.74"),
        ("Jakarta Selatan DKI Jakarta", "31.74"),
        ("Jakarta Slatan", "31.74"),
        ("Jakarta Timur 13210", "31.75"),
        ("Jak Timur", "31.75"),
        ("jaktim", "31.75"),
        ("Jakpus", "31.71"),
        ("Jakut", "31.72"),
        ("Jak Barat", "31.73"),
        ("Kab. Adm. Kepulauan Seribu", "31.01"),
        ("Kepulauan Seribu", "31.01"),
        ("Kep. Seribu", "31.01"),
        ("Pulau Seribu", "31.01"),
        ("Kep. 1000", "31.01"),
    ] {
        assert_eq!(sure(&gazetteer, typed("", "", city)).0, code, "{city:?}");
    }
}

#[test]
fn joined_and_split_names_are_the_same() {
    let gazetteer = jakarta();
    for (kelurahan, kecamatan, city, code) in [
        ("Palmerah", "Pal Merah", "Jakbar", "31.73.07"),
        ("Palmerah", "Palmerah", "Jakarta Barat", "31.73.07"),
        ("Setia Budi", "Setiabudi", "Jak Selatan", "31.74.02"),
        ("Setiabudi", "Setia Budi", "Jakarta Selatan", "31.74.02"),
        ("Pulo Gadung", "Pulogadung", "Jakarta Timur", "31.75.02"),
        ("Pulogadung", "Pulo Gadung", "Jaktim", "31.75.02"),
        ("Kramat Jati", "Kramat Jati", "Jakarta Timur", "31.75.04"),
        ("Kel. Cikini", "Kec. Menteng", "Jakpus", "31.71.06"),
        ("Kb. Kacang", "Tanah Abang", "Jakarta Pusat", "31.71.07"),
        ("Tj. Duren Selatan", "Grogol Petamburan", "Jakarta Barat", "31.73.02"),
        ("Kp. Melayu", "Jatinegara", "Jakarta Timur", "31.75.03"),
        ("Kota Bambu Utara", "Palmerah", "Jakarta Barat", "31.73.07"),
        ("P. Kelapa", "Kep. Seribu Utara", "Kepulauan Seribu", "31.01.01"),
        ("Halim Perdanakusuma", "Makasar", "Jakarta Timur", "31.75.08"),
    ] {
        let (found, how) = sure(&gazetteer, typed(kelurahan, kecamatan, city));
        assert!(found.starts_with(code) && found.len() == 13, "{kelurahan}, {kecamatan}, {city}: {found}");
        assert!(how <= HowMatched::Folded);
    }
}

#[test]
fn every_kelurahan_of_jakarta_is_found_as_it_is_written() {
    let gazetteer = jakarta();
    let rows = rows_of(JAKARTA_ROWS);
    assert_eq!(
        (gazetteer.len(), rows.iter().filter(|row| row.level == RegionLevel::Kelurahan).count()),
        (318, 267)
    );
    for row in rows.iter().filter(|row| row.level == RegionLevel::Kelurahan) {
        let kecamatan = gazetteer.name(&row.code[..8]).unwrap();
        let city = gazetteer.name(&row.code[..5]).unwrap();
        let exact = (row.code.clone(), HowMatched::Exact);
        assert_eq!(sure(&gazetteer, typed(&row.name, kecamatan, city)), exact);
        assert_eq!(sure(&gazetteer, typed(&row.name, "", city)), exact, "unique in its city");
        assert_eq!(sure(&gazetteer, typed(&row.name, kecamatan, "")), exact);
        assert_eq!(sure(&gazetteer, typed(&row.name, kecamatan, "DKI Jakarta")), exact);
        let shouted = row.name.to_uppercase();
        assert_eq!(sure(&gazetteer, typed(&shouted, &kecamatan.replace(' ', ""), "")).0, row.code);
    }
}

#[test]
fn an_address_elsewhere_is_normal() {
    let gazetteer = jakarta();
    for (kelurahan, kecamatan, city) in [
        ("Cipayung", "Cipayung", "Depok"),
        ("Cipayung", "Cipayung", "Kota Depok"),
        ("Sukmajaya", "Sukmajaya", "Depok, Jawa Barat"),
        ("Jatinegara", "Bekasi Timur", "Bekasi"),
        ("Serua", "Ciputat", "Tangerang Selatan"),
        ("", "", "Kab. Bogor"),
        ("", "", ""),
        ("-", "", "-"),
    ] {
        let address = typed(kelurahan, kecamatan, city);
        assert_eq!(gazetteer.lookup(address), RegionLookup::default(), "{address:?}");
    }
}

#[test]
fn a_slip_of_the_pen_is_read_within_its_parent() {
    let gazetteer = jakarta();
    let fuzzy = |kelurahan, kecamatan, city| sure(&gazetteer, typed(kelurahan, kecamatan, city));
    assert_eq!(fuzzy("Cikni", "Menteng", "Jakarta Pusat"), ("31.71.06.1003".to_owned(), HowMatched::Fuzzy));
    assert_eq!(fuzzy("Lenteng Agng", "Jagakrsa", "Jaksel").1, HowMatched::Fuzzy);
    assert_eq!(fuzzy("Tanah Sareal", "Tambora", "Jakarta Barat").1, HowMatched::Fuzzy);
    // The kecamatan misspelt, the kelurahan exact.
    assert_eq!(fuzzy("Cikini", "Mentng", "").1, HowMatched::Exact);
}

#[test]
fn an_unknown_kelurahan_leaves_its_kecamatan() {
    let lookup = jakarta().lookup(typed("Kampung Antah Berantah", "Menteng", "Jakarta Pusat"));
    let (code, level, how) = ("31.71.06".to_owned(), RegionLevel::Kecamatan, HowMatched::ParentOnly);
    assert_eq!(lookup.matched, Some(RegionMatch { code, level, how }));
    assert_eq!(lookup.doubts, [RegionDoubt::NotFound { level: RegionLevel::Kelurahan }]);
    let lookup = jakarta().lookup(typed("Antah Berantah", "Berantah Barat", "Jakarta Pusat"));
    assert_eq!(
        lookup.matched.map(|matched| (matched.code, matched.how)),
        Some(("31.71".to_owned(), HowMatched::ParentOnly))
    );
    assert_eq!(lookup.doubts.len(), 2);
}

#[test]
fn levels_that_contradict_each_other_are_reported() {
    let gazetteer = jakarta();
    let code = |lookup: &RegionLookup| lookup.matched.as_ref().map(|matched| matched.code.clone()).unwrap();
    // Two agree against the city.
    let lookup = gazetteer.lookup(typed("Cikini", "Menteng", "Jakarta Selatan"));
    assert_eq!(code(&lookup), "31.71.06.1003");
    assert_eq!(lookup.doubts, [disagreement(RegionLevel::City, "31.74")]);
    // Kelurahan and city agree against the kecamatan.
    let lookup = gazetteer.lookup(typed("Cikini", "Senen", "Jakarta Pusat"));
    assert_eq!(code(&lookup), "31.71.06.1003");
    assert_eq!(lookup.doubts, [disagreement(RegionLevel::Kecamatan, "31.71.04")]);
    // Kecamatan and city agree against the kelurahan.
    let lookup = gazetteer.lookup(typed("Cikini", "Tebet", "Jakarta Selatan"));
    assert_eq!(code(&lookup), "31.74.01");
    assert_eq!(lookup.doubts, [disagreement(RegionLevel::Kelurahan, "31.71.06.1003")]);
    // All three are apart: the city is what is left.
    let lookup = gazetteer.lookup(typed("Cikini", "Tebet", "Jakarta Barat"));
    assert_eq!(code(&lookup), "31.73");
    assert_eq!(lookup.doubts.len(), 2);
}

#[test]
fn a_kelurahan_alone_is_unconfirmed() {
    let lookup = jakarta().lookup(typed("Cikini", "", ""));
    assert_eq!(lookup.matched.map(|matched| matched.code), Some("31.71.06.1003".to_owned()));
    assert_eq!(lookup.doubts, [RegionDoubt::Unconfirmed]);
}

const ELSEWHERE: &str = "32\tJawa Barat\n32.04\tKabupaten Bandung\n32.73\tKota Bandung\n32.76\tKota Depok\n\
    32.04.05\tCileunyi\n32.04.05.2001\tSukamaju\n32.04.06\tCimaung\n32.04.06.2001\tSukamaju\n\
    32.73.01\tSukasari\n32.73.01.1001\tSukamaju\n32.76.04\tCipayung\n32.76.04.1001\tCipayung\n\
    32.76.05\tSukmajaya\n32.76.05.1002\tSukamaju";

fn wider() -> Gazetteer {
    Gazetteer::new(rows_of(JAKARTA_ROWS).into_iter().chain(rows_of(ELSEWHERE)))
}

#[test]
fn a_name_that_many_have_is_resolved_by_what_is_around_it() {
    let gazetteer = wider();
    let code = |kelurahan, kecamatan, city| sure(&gazetteer, typed(kelurahan, kecamatan, city)).0;
    assert_eq!(code("Cipayung", "Cipayung", "Depok"), "32.76.04.1001");
    assert_eq!(code("Cipayung", "Cipayung", "Jaktim"), "31.75.10.1001");
    assert_eq!(code("Sukamaju", "Cimaung", ""), "32.04.06.2001");
    assert_eq!(code("Sukamaju", "", "Kota Bandung"), "32.73.01.1001");
    assert_eq!(code("Sukamaju", "Cileunyi", "Bandung"), "32.04.05.2001");
    assert_eq!(code("", "", "Kab. Bandung"), "32.04");
}

#[test]
fn what_several_fit_is_left_open() {
    let gazetteer = wider();
    let lookup = gazetteer.lookup(typed("Sukamaju", "", "Kab. Bandung"));
    assert_eq!(
        lookup.matched.map(|matched| (matched.code, matched.how)),
        Some(("32.04".to_owned(), HowMatched::ParentOnly))
    );
    let codes = ["32.04.05.2001", "32.04.06.2001"].map(str::to_owned).to_vec();
    assert_eq!(lookup.doubts, [RegionDoubt::Ambiguous { level: RegionLevel::Kelurahan, codes }]);
    let lookup = gazetteer.lookup(typed("Sukamaju", "", ""));
    assert!(lookup.matched.is_none() && lookup.doubts.len() == 1);
    let lookup = gazetteer.lookup(typed("", "", "Bandung"));
    assert!(lookup.matched.is_none() && matches!(lookup.doubts[..], [RegionDoubt::Ambiguous { .. }]));
}

proptest! {
    #[test]
    fn what_is_found_lies_where_it_was_said_or_is_doubted(
        kelurahan in 0_usize..318, kecamatan in 0_usize..318, city in 0_usize..318,
    ) {
        let gazetteer = jakarta();
        let name = |place: usize| gazetteer.rows[place].row.name.clone();
        let (kelurahan, kecamatan, city) = (name(kelurahan), name(kecamatan), name(city));
        let lookup = gazetteer.lookup(typed(&kelurahan, &kecamatan, &city));
        if let (Some(matched), true) = (&lookup.matched, lookup.doubts.is_empty()) {
            prop_assert_eq!(matched.level, RegionLevel::Kelurahan);
            let key = |text: &str| search_key(text).replace(' ', "");
            prop_assert_eq!(key(gazetteer.name(&matched.code[..8]).unwrap()), key(&kecamatan));
        }
    }

    #[test]
    fn no_address_makes_it_panic(kelurahan in ".{0,12}", kecamatan in ".{0,12}", city in ".{0,12}") {
        let _ = jakarta().lookup(typed(&kelurahan, &kecamatan, &city));
    }
}
