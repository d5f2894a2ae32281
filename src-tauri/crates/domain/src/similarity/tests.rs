//! Names of the sample lists: which are one, and which only look it.

use super::*;
use proptest::prelude::*;

#[test]
fn the_same_name_typed_twice_is_found() {
    for (one, other) in [
        ("Griya Tapak Dara", "GRIYA TAPAK DARA."),
        ("  Karya Mutiara Timur ", "Karya  Mutiara  Timur"),
        ("CV. Karya Mutiara Timur", "Karya Mutiara Timur"),
        ("PT Griya Ondel", "P.T. Griya Ondel"),
        ("Ondel Griya", "Griya Ondel"),
        ("Omah Suku Bambu", "Omah Sukubambu"),
    ] {
        assert_eq!(similar_names(one, other), 1000, "{one:?} {other:?}");
    }
    for (one, other) in [
        ("Griya Tapak Dara", "Griya Tapak Darra"),
        ("Sanggar Rawa Buaya", "Sangar Rawa Buaya"),
        ("Omah Kana", "Omah Kanna"),
        ("Kedai Kembang Kelapa", "Kedai Kembnag Kelapa"),
        ("Pesona Kemuning Tenun", "Pesona Kemunign Tenum"),
        ("Omah Suku Bambu", "Omah Sukubmbu"),
        ("王氏工艺 Kreasi", "王氏工芸 Kreasi"),
    ] {
        let score = similar_names(one, other);
        assert!((LIKELY_SAME..1000).contains(&score), "{one:?} {other:?}: {score}");
    }
}

#[test]
fn a_name_split_elsewhere_is_found_whose_words_are_all_others() {
    let (one, other) = (ComparableName::new("Omahs U Kubambu"), ComparableName::new("Oma Hsukubam Bu"));
    assert!(one.is_likely_same(&other) && one.similarity(&other) == 1000);
    assert!(!ComparableName::new("").is_likely_same(&ComparableName::new("")));
}

#[test]
fn firms_that_share_a_pattern_are_not_one() {
    for (one, other) in [
        ("Karya Cempaka", "Karya Cempaka Kulit"),
        ("Griya Ondel", "Griya Ondel Batik"),
        ("Kriya Ciliwung", "Griya Ciliwung"),
        ("Karya Mutiara Timur", "Kriya Mutiara Timur"),
        ("Omah Tapak Dara Kuliner", "Rumah Tapak Dara Kuliner"),
        ("Galeri Rorotan 1197", "Galeri Rorotan 1179"),
        ("Galeri Rorotan 1197", "Galeri Rorotan"),
        ("Sanggar Cempaka", "Kedai Cempaka"),
        ("Dapur Mutiara Timur", "Dapur Mutiara Barat"),
        ("Batik A", "Batik"),
        ("王氏工艺 Kreasi", "عطور جاكرتا"),
        ("", ""),
        ("", "Omah Kana"),
    ] {
        let score = similar_names(one, other);
        assert!(score < LIKELY_SAME, "{one:?} {other:?}: {score}");
    }
}

#[test]
fn a_name_of_legal_forms_alone_is_still_a_name() {
    assert_eq!(similar_names("PT", "pt"), 1000);
    assert!(similar_names("PT", "CV") < LIKELY_SAME);
}

#[test]
fn the_list_of_common_words_is_sorted() {
    assert!(COMMON_WORDS.is_sorted());
}

const PREFIXES: [&str; 12] = [
    "Griya", "Galeri", "Karya", "Kriya", "Kedai", "Cipta", "Dapur", "Omah", "Pesona", "Rumah", "Sanggar",
    "Butik",
];
const PLACES: [&str; 29] = [
    "Ondel",
    "Rorotan",
    "Kembang Kelapa",
    "Pinang Merah",
    "Melati",
    "Sunda Kelapa",
    "Berkah Ibu",
    "Kana",
    "Angsana",
    "Ciliwung",
    "Delima",
    "Tapak Dara",
    "Lenggang",
    "Mahoni",
    "Lestari",
    "Bahari",
    "Marunda Indah",
    "Rawa Buaya",
    "Cempaka",
    "Tanjung Barat",
    "Suku Bambu",
    "Mutiara Timur",
    "Pitung",
    "Asri",
    "Gandaria",
    "Sawo Kecik",
    "Kenanga",
    "Kemuning",
    "Nyi Mas",
];
const CRAFTS: [&str; 11] =
    ["", "Batik", "Keramik", "Cendera", "Bordir", "Kuliner", "Daur", "Kulit", "Kayu", "Serat", "Logam"];

fn all_names() -> Vec<String> {
    let mut names = Vec::new();
    for prefix in PREFIXES {
        for place in PLACES {
            for craft in CRAFTS {
                names.push(format!("{prefix} {place} {craft}").trim().to_owned());
            }
        }
    }
    names
}

#[test]
fn no_two_of_all_names_that_the_pattern_makes_are_one() {
    // 3,828 different firms; the blocks leave a list of doubles to look through that is empty.
    assert_eq!(likely_doubles(&all_names()), []);
}

#[test]
fn doubles_in_a_large_list_are_found_in_order() {
    let mut names: Vec<String> = all_names();
    let first = names.len();
    names.push("GRIYA TAPAK DARA.".to_owned());
    names.push("Sangar Rawa Buaya Serat".to_owned());
    let found: Vec<(&str, usize, u16)> = likely_doubles(&names)
        .iter()
        .map(|double| (names[double.first].as_str(), double.second, double.score))
        .collect();
    assert!(matches!(
        found[..],
        [("Griya Tapak Dara", griya, 1000), ("Sanggar Rawa Buaya Serat", sanggar, LIKELY_SAME..1000)]
            if griya == first && sanggar == first + 1
    ));
}

/// One slip: a letter dropped, doubled, replaced or exchanged with the next.
fn slip(word: &str, at: usize, kind: u8) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = at % letters.len();
    match kind % 4 {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letters[at]),
        2 => letters[at] = 'q',
        _ if at + 1 < letters.len() => letters.swap(at, at + 1),
        _ => letters.swap(at - 1, at),
    }
    letters.into_iter().collect()
}

proptest! {
    #[test]
    fn one_slip_in_a_word_of_five_letters_is_found(
        prefix in 0..PREFIXES.len(), place in 0..PLACES.len(), craft in 0..CRAFTS.len(),
        word in any::<prop::sample::Index>(), at in 0_usize..12, kind in 0_u8..4,
    ) {
        let name = format!("{} {} {}", PREFIXES[prefix], PLACES[place], CRAFTS[craft]).trim().to_owned();
        let mut words: Vec<String> = name.split(' ').map(str::to_owned).collect();
        let long: Vec<usize> = (0..words.len()).filter(|&index| words[index].len() >= 5).collect();
        prop_assume!(!long.is_empty());
        let chosen = long[word.index(long.len())];
        words[chosen] = slip(&words[chosen], at, kind);
        let typed = words.join(" ");
        // A slip that turns one common word into another cannot be told from the other firm.
        prop_assume!(!COMMON_WORDS.contains(&words[chosen].to_lowercase().as_str()) || typed == name);
        prop_assert!(similar_names(&name, &typed) >= LIKELY_SAME, "{} / {}", name, typed);
        let found = likely_doubles(&[name.clone(), typed.clone()]);
        prop_assert_eq!(found.len(), 1, "{} / {} share no key", name, typed);
    }

    #[test]
    fn letters_alone_never_rule_out_a_double(one in "[a-e]{1,6}( [a-e]{1,6}){0,2}", slips in proptest::collection::vec((0_usize..20, 0_u8..4), 0..4)) {
        let other = slips.iter().fold(one.clone(), |name, &(at, kind)| if name.len() < 2 { name } else { slip(&name, at, kind) });
        let (one, other) = (ComparableName::new(&one), ComparableName::new(&other));
        let is_same = one.similarity(&other) >= LIKELY_SAME;
        prop_assert!(!is_same || one.can_be_same(&other), "{:?} {:?}", one, other);
        prop_assert_eq!(one.is_likely_same(&other), is_same, "{:?} {:?}", one, other);
    }

    #[test]
    fn names_that_differ_in_a_word_are_told_apart_as_by_measuring_it(
        words in proptest::collection::vec("[a-e]{2,9}", 1..4),
        other in "[a-e]{2,9}",
        at in 0_usize..4,
    ) {
        let mut changed = words.clone();
        let at = at % changed.len();
        changed[at] = other;
        let (one, other) = (ComparableName::new(&words.join(" ")), ComparableName::new(&changed.join(" ")));
        prop_assert_eq!(one.is_likely_same(&other), one.similarity(&other) >= LIKELY_SAME, "{:?} {:?}", one, other);
    }

    #[test]
    fn likeness_goes_both_ways(one in "[a-d ]{0,14}", other in "[a-d ]{0,14}") {
        prop_assert_eq!(similar_names(&one, &other), similar_names(&other, &one));
    }

    #[test]
    fn no_name_makes_it_panic(one in "\\PC{0,16}", other in "\\PC{0,16}") {
        let score = similar_names(&one, &other);
        prop_assert!(score <= 1000);
        let same = similar_names(&one, &one);
        prop_assert!(same == 1000 || search_key(&one).is_empty());
    }
}
