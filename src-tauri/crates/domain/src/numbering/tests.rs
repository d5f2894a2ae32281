//! Codes as a visitor reads them off a plan.

use super::*;
use proptest::prelude::*;

fn shown(codes: &[Vec<BoothCode>]) -> Vec<Vec<String>> {
    codes.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

fn code(text: &str) -> BoothCode {
    BoothCode::parse(text).unwrap()
}

#[test]
fn rows_are_lettered_like_a_spreadsheet() {
    let name = |index| RowLetters::nth(index).unwrap().to_string();
    assert_eq!([name(0), name(25), name(26), name(701), name(702)], ["A", "Z", "AA", "ZZ", "AAA"]);
    assert_eq!(name(RowLetters::COUNT - 1), "ZZZ");
    assert_eq!(RowLetters::nth(RowLetters::COUNT), None);
}

#[test]
fn a_code_is_read_however_it_is_written() {
    for text in ["A-01", "a1", "A 01", "A.01", "A01", " a-001 ", "A–1"] {
        assert_eq!(code(text), code("A-01"), "{text:?}");
    }
    assert_eq!(code("a-012").to_string(), "A-012");
    assert_eq!(code("G2-AA-12").to_string(), "G2-AA-12");
    assert_eq!(code("G2 AA12"), code("G2-AA-12"));
    assert_eq!(code("205").to_string(), "205");
    assert_eq!(code("H1-205").to_string(), "H1-205");
    for text in ["", "A", "A-", "A-0", "-", "A-1B", "ABCD-1-2-3", "A-12345", "stan"] {
        assert!(BoothCode::parse(text).is_err(), "{text:?}");
    }
}

#[test]
fn codes_sort_as_people_count() {
    let mut codes = ["B-01", "A-10", "AA-01", "A-2", "Z-1"].map(code);
    codes.sort();
    assert_eq!(codes.map(|code| code.to_string()), ["A-2", "A-10", "B-01", "Z-1", "AA-01"]);
}

#[test]
fn numbers_begin_in_the_chosen_corner() {
    let rows = [3, 2];
    let with =
        |start_corner| shown(&Numbering { start_corner, ..Numbering::default() }.codes(&rows).unwrap());
    assert_eq!(with(StartCorner::TopLeft), [vec!["A-01", "A-02", "A-03"], vec!["B-01", "B-02"]]);
    assert_eq!(with(StartCorner::TopRight), [vec!["A-03", "A-02", "A-01"], vec!["B-02", "B-01"]]);
    assert_eq!(with(StartCorner::BottomLeft), [vec!["B-01", "B-02", "B-03"], vec!["A-01", "A-02"]]);
    assert_eq!(with(StartCorner::BottomRight), [vec!["B-03", "B-02", "B-01"], vec!["A-02", "A-01"]]);
}

#[test]
fn a_serpentine_turns_at_the_end_of_each_row() {
    let numbering = Numbering { serpentine: true, ..Numbering::default() };
    assert_eq!(
        shown(&numbering.codes(&[2, 2, 2]).unwrap()),
        [["A-01", "A-02"], ["B-02", "B-01"], ["C-01", "C-02"]]
    );
}

#[test]
fn a_long_row_takes_three_digits_and_a_skipped_code_is_not_given() {
    let codes = Numbering::default().codes(&[100, 1]).unwrap();
    assert_eq!((codes[0][0].to_string(), codes[0][99].to_string()), ("A-001".to_owned(), "A-100".to_owned()));
    assert_eq!(codes[1][0].to_string(), "B-01");
    let numbering = Numbering { skip: BTreeSet::from([code("A-13"), code("A-4")]), ..Numbering::default() };
    let codes = shown(&numbering.codes(&[13]).unwrap());
    assert!(!codes[0].contains(&"A-13".to_owned()) && !codes[0].contains(&"A-04".to_owned()));
    assert_eq!(codes[0].last().unwrap(), "A-15");
}

#[test]
fn rows_can_be_zones_of_a_hundred() {
    let numbering =
        Numbering { row_names: RowNames::Hundreds, prefix: "H1".to_owned(), ..Numbering::default() };
    assert_eq!(shown(&numbering.codes(&[2, 1]).unwrap()), [vec!["H1-101", "H1-102"], vec!["H1-201"]]);
    assert_eq!(numbering.codes(&[100]), Err(NumberingError::TooManyBooths { row: 0, booths: 100 }));
    assert_eq!(numbering.codes(&[1; 100]), Err(NumberingError::TooManyRows { rows: 100 }));
}

#[test]
fn a_prefix_that_cannot_be_read_back_is_refused() {
    for prefix in ["12", "TOOLONG", "A-B", "é"] {
        let numbering = Numbering { prefix: prefix.to_owned(), ..Numbering::default() };
        assert!(
            matches!(numbering.codes(&[1]), Err(NumberingError::Code(BoothCodeError::BadPrefix { .. }))),
            "{prefix}"
        );
    }
}

fn any_numbering() -> impl Strategy<Value = Numbering> {
    let corner = prop_oneof![
        Just(StartCorner::TopLeft),
        Just(StartCorner::TopRight),
        Just(StartCorner::BottomLeft),
        Just(StartCorner::BottomRight)
    ];
    let skip = proptest::collection::btree_set((0_u16..12, 1_u16..40), 0..30);
    let prefix = "([A-Z][A-Z0-9]{0,3})?";
    (corner, any::<bool>(), prefix, proptest::option::of(1_u8..=4), 0_u16..60, any::<bool>(), skip).prop_map(
        |(start_corner, serpentine, prefix, digits, first, hundreds, skip)| Numbering {
            start_corner,
            serpentine,
            digits,
            first_row: RowLetters::nth(first),
            row_names: if hundreds { RowNames::Hundreds } else { RowNames::Letters },
            skip: skip
                .into_iter()
                .map(|(row, number)| {
                    BoothCode::new(&prefix, RowLetters::nth(first + row), number, 2).unwrap()
                })
                .collect(),
            prefix,
            ..Numbering::default()
        },
    )
}

proptest! {
    #[test]
    fn codes_are_unique_unskipped_and_read_back(
        numbering in any_numbering(),
        rows in proptest::collection::vec(0_usize..60, 0..12),
    ) {
        let codes = numbering.codes(&rows).unwrap();
        prop_assert_eq!(codes.iter().map(Vec::len).collect::<Vec<_>>(), rows);
        let mut seen = BTreeSet::new();
        for code in codes.iter().flatten() {
            prop_assert!(seen.insert(code.clone()), "{} twice", code);
            prop_assert!(!numbering.skip.contains(code), "{} is skipped", code);
            // Read back from paper, the code is the same one. A letter prefix without a row reads as a row, which
            // is the only case that needs the plan to tell.
            let read = BoothCode::parse(&code.to_string()).unwrap();
            prop_assert_eq!(read.to_string(), code.to_string());
            if code.row().is_some() {
                prop_assert_eq!(&read, code);
            }
        }
    }

    #[test]
    fn row_letters_read_back_in_order(index in 0..RowLetters::COUNT - 1) {
        let row = RowLetters::nth(index).unwrap();
        prop_assert_eq!(RowLetters::parse(&row.to_string()), Some(row));
        prop_assert!(row < RowLetters::nth(index + 1).unwrap());
    }

    #[test]
    fn order_is_prefix_then_row_then_number(a in any_code(), b in any_code()) {
        let expected = (a.prefix(), a.row(), a.number()).cmp(&(b.prefix(), b.row(), b.number()));
        prop_assert_eq!(a.cmp(&b), expected);
        prop_assert_eq!(a == b, expected == Ordering::Equal);
    }

    #[test]
    fn no_text_makes_it_panic(text in ".{0,16}") {
        if let Ok(code) = BoothCode::parse(&text) {
            prop_assert_eq!(BoothCode::parse(&code.to_string()), Ok(code));
        }
    }
}

fn any_code() -> impl Strategy<Value = BoothCode> {
    ("(G2)?", 0_u16..40, 1_u16..200, 1_u8..4).prop_map(|(prefix, row, number, digits)| {
        BoothCode::new(&prefix, RowLetters::nth(row), number, digits).unwrap()
    })
}

#[test]
fn rows_and_numbers_that_bring_bad_luck_are_left_out() {
    let letters = |text: &str| RowLetters::parse(text).unwrap();
    let numbering = Numbering {
        first_row: Some(letters("H")),
        first: 3,
        skip_rows: BTreeSet::from([letters("I"), letters("O")]),
        skip_numbers: BTreeSet::from([4, 13]),
        ..Numbering::default()
    };
    let codes = numbering.codes(&[3, 1]).unwrap();
    let texts: Vec<Vec<String>> =
        codes.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(texts, [vec!["H-03", "H-05", "H-06"], vec!["J-03"]]);
    let hundreds = Numbering { row_names: RowNames::Hundreds, first: 1, first_row: None, ..numbering };
    let codes = hundreds.codes(&[4]).unwrap();
    let texts: Vec<String> = codes[0].iter().map(ToString::to_string).collect();
    assert_eq!(texts, ["101", "102", "103", "105"]);
}
