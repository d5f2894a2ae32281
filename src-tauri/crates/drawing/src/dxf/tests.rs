use super::*;

/// A DXF of text: its head says the unit, where one is given.
fn file(unit: Option<i16>, blocks: &str, entities: &str) -> Vec<u8> {
    let unit = unit.map(|unit| format!("9\n$INSUNITS\n70\n{unit}\n")).unwrap_or_default();
    let head = format!("0\nSECTION\n2\nHEADER\n9\n$ACADVER\n1\nAC1027\n{unit}0\nENDSEC\n");
    let blocks = format!("0\nSECTION\n2\nBLOCKS\n{blocks}0\nENDSEC\n");
    let entities = format!("0\nSECTION\n2\nENTITIES\n{entities}0\nENDSEC\n");
    format!("{head}{blocks}{entities}0\nEOF\n").into_bytes()
}

fn line(from: (f64, f64), to: (f64, f64)) -> String {
    format!("0\nLINE\n8\n0\n10\n{}\n20\n{}\n11\n{}\n21\n{}\n", from.0, from.1, to.0, to.1)
}

fn insert(block: &str, at: (f64, f64)) -> String {
    format!("0\nINSERT\n8\n0\n2\n{block}\n10\n{}\n20\n{}\n", at.0, at.1)
}

fn block(name: &str, entities: &str) -> String {
    format!("0\nBLOCK\n8\n0\n2\n{name}\n70\n0\n10\n0\n20\n0\n{entities}0\nENDBLK\n8\n0\n")
}

/// The lines in millimetres, where the file says what it is drawn in.
fn in_mm(lines: &Lines) -> Vec<Vec<(i64, i64)>> {
    let nm = lines.nm_per_unit.unwrap() as f64;
    let mm = |unit: u32| (f64::from(unit) * nm / 1e6).round() as i64;
    lines.lines.iter().map(|line| line.iter().map(|(x, y)| (mm(*x), mm(*y))).collect()).collect()
}

#[test]
fn a_hall_in_metres_comes_in_its_true_size_with_y_down() {
    let walls = line((10.0, 20.0), (50.0, 20.0)) + &line((50.0, 20.0), (50.0, 45.0));
    let lines = read(&file(Some(6), "", &walls)).unwrap();
    assert_eq!(in_mm(&lines), [[(0, 25_000), (40_000, 25_000)], [(40_000, 25_000), (40_000, 0)]]);
    assert_eq!(lines.nm_per_unit, Some(40_000));
}

#[test]
fn every_unit_that_buildings_are_drawn_in_is_known() {
    for (unit, mm) in [(1, 25.4), (2, 304.8), (4, 1.0), (5, 10.0), (6, 1_000.0), (10, 914.4), (14, 100.0)] {
        let lines = read(&file(Some(unit), "", &line((0.0, 0.0), (100.0, 0.0)))).unwrap();
        assert_eq!(in_mm(&lines)[0][1].0, (100.0 * mm) as i64, "unit {unit}");
    }
    for unit in [None, Some(0), Some(18)] {
        assert_eq!(read(&file(unit, "", &line((0.0, 0.0), (100.0, 0.0)))).unwrap().nm_per_unit, None);
    }
}

#[test]
fn arcs_circles_ellipses_and_bulges_are_round() {
    let circle = "0\nCIRCLE\n8\n0\n10\n5000\n20\n5000\n40\n5000\n";
    let lines = read(&file(Some(4), "", circle)).unwrap();
    assert_eq!((lines.width, lines.height), (LINE_UNITS, LINE_UNITS));
    for (x, y) in &lines.lines[0] {
        let off = (f64::from(*x) - 500_000.0).hypot(f64::from(*y) - 500_000.0) - 500_000.0;
        assert!(off.abs() < 2.0, "{off}");
    }
    // A quarter, from the right to the top: in y down from (1, 1) to (0, 0).
    let arc = "0\nARC\n8\n0\n10\n0\n20\n0\n40\n1000\n50\n0\n51\n90\n";
    let lines = read(&file(Some(4), "", arc)).unwrap();
    let quarter = &in_mm(&lines)[0];
    assert_eq!((quarter[0], quarter[quarter.len() - 1]), ((1_000, 1_000), (0, 0)));
    // Half a circle to the right of the way up is a bulge of one.
    let bulge = "0\nLWPOLYLINE\n8\n0\n90\n2\n70\n0\n10\n0\n20\n0\n42\n1\n10\n0\n20\n2000\n";
    let lines = read(&file(Some(4), "", bulge)).unwrap();
    assert_eq!((in_mm(&lines)[0].iter().map(|point| point.0).max(), lines.height), (Some(1_000), LINE_UNITS));
    let ellipse = "0\nELLIPSE\n8\n0\n10\n0\n20\n0\n11\n2000\n21\n0\n40\n0.5\n41\n0\n42\n6.283185307179586\n";
    let lines = read(&file(Some(4), "", ellipse)).unwrap();
    assert!(lines.width.abs_diff(2 * lines.height) <= 2, "{} x {}", lines.width, lines.height);
}

#[test]
fn a_spline_passes_its_ends_and_stays_within_its_control_points() {
    let knots: String = [0, 0, 0, 0, 1, 1, 1, 1].map(|knot| format!("40\n{knot}\n")).concat();
    let control: String = [(0, 0), (0, 1_000), (2_000, 1_000), (2_000, 0)]
        .map(|(x, y)| format!("10\n{x}\n20\n{y}\n30\n0\n"))
        .concat();
    let spline = format!("0\nSPLINE\n8\n0\n70\n8\n71\n3\n72\n8\n73\n4\n74\n0\n{knots}{control}");
    let lines = read(&file(Some(4), "", &spline)).unwrap();
    let points = &in_mm(&lines)[0];
    assert_eq!((points[0], points[8]), ((0, 750), (2_000, 750)));
    assert_eq!(points[4], (1_000, 0));
}

#[test]
fn blocks_are_turned_stretched_mirrored_and_repeated() {
    let column = block("KOLOM", &line((0.0, 0.0), (1_000.0, 0.0)));
    let turned = format!("{}41\n2\n42\n2\n50\n90\n", insert("kolom", (0.0, 0.0)));
    let grid = format!("{}70\n3\n71\n2\n44\n5000\n45\n4000\n", insert("KOLOM", (10_000.0, 0.0)));
    let lines = read(&file(Some(4), &column, &(turned + &grid))).unwrap();
    let mm = in_mm(&lines);
    assert_eq!(mm.len(), 7);
    assert_eq!(mm[0], [(0, 4_000), (0, 2_000)]);
    assert_eq!(mm[6], [(20_000, 0), (21_000, 0)]);
    let mirrored = format!("{}210\n0\n220\n0\n230\n-1\n", insert("KOLOM", (0.0, 0.0)));
    let lines = read(&file(Some(4), &column, &(mirrored + &line((0.0, 500.0), (1_000.0, 500.0))))).unwrap();
    assert_eq!(in_mm(&lines)[0], [(1_000, 500), (0, 500)]);
}

#[test]
fn what_is_hidden_on_paper_space_or_no_line_is_left_out() {
    let layer = "0\nSECTION\n2\nTABLES\n0\nTABLE\n2\nLTYPE\n70\n1\n0\nLTYPE\n2\nX\n0\nENDTAB\n0\nTABLE\n2\nLAYER\n70\n1\n\
                 0\nLAYER\n2\nMATI\n70\n0\n62\n-7\n6\nCONTINUOUS\n0\nENDTAB\n0\nENDSEC\n";
    let hidden = line((0.0, 0.0), (90_000.0, 0.0)).replace("8\n0\n", "8\nmati\n");
    let paper = line((0.0, 0.0), (80_000.0, 0.0)).replace("8\n0\n", "8\n0\n67\n1\n");
    let hatch = "0\nHATCH\n8\n0\n10\n0\n20\n0\n91\n1\n92\n7\n1071\n5\n";
    let entities = hidden + &paper + hatch + "0\nTEXT\n8\n0\n1\nAula\n" + &line((0.0, 0.0), (1_000.0, 0.0));
    let whole = [layer.as_bytes(), &file(Some(4), "", &entities)].concat();
    let lines = read(&whole).unwrap();
    assert_eq!(in_mm(&lines), [[(0, 0), (1_000, 0)]]);
    let objects = "0\nSECTION\n2\nOBJECTS\n0\nDICTIONARY\n3\nneither\n0\nENDSEC\n0\nSECTION\n2\nTHUMBNAILIMAGE\n90\n9\n310\nzz\n0\nENDSEC\n";
    assert_eq!(read(&[objects.as_bytes(), &whole].concat()), Ok(lines));
}

#[test]
fn a_block_in_itself_and_blocks_that_multiply_end_in_an_error() {
    let own = block("A", &(line((0.0, 0.0), (1.0, 0.0)) + &insert("A", (1.0, 1.0))));
    assert_eq!(read(&file(None, &own, &insert("A", (0.0, 0.0)))), Err(DrawingError::TooMuch));
    // Ten levels of ten blocks each would be ten thousand million lines.
    let mut blocks = block("B0", &line((0.0, 0.0), (1.0, 0.0)));
    for level in 1..=10 {
        let ten: String =
            (0..10).map(|at| insert(&format!("B{}", level - 1), (f64::from(at), 0.0))).collect();
        blocks += &block(&format!("B{level}"), &ten);
    }
    assert_eq!(read(&file(None, &blocks, &insert("B10", (0.0, 0.0)))), Err(DrawingError::TooMuch));
    let rows = format!("{}70\n32767\n71\n32767\n44\n1\n45\n1\n", insert("B0", (0.0, 0.0)));
    let one = block("B0", &line((0.0, 0.0), (1.0, 0.0)));
    assert_eq!(read(&file(None, &one, &rows)), Err(DrawingError::TooMuch));
}

#[test]
fn a_million_entities_are_refused_before_they_are_read() {
    let many = "0\nLINE\n".repeat(1_000_000);
    assert_eq!(read(&file(None, "", &many)), Err(DrawingError::TooMuch));
}

#[test]
fn fine_detail_is_thinned_out_until_a_screen_can_show_it() {
    // A thousand lines of 300 points each, nearer to each other than anybody sees.
    let wave = |row: u32| {
        let points: String = (0..300)
            .map(|at| {
                format!(
                    "10\n{}\n20\n{}\n",
                    f64::from(at) * 0.1,
                    f64::from(row) * 30.0 + f64::from(at % 2) * 0.01
                )
            })
            .collect();
        format!("0\nLWPOLYLINE\n8\n0\n90\n300\n70\n0\n{points}")
    };
    let entities: String = (0..1_000).map(wave).collect();
    let lines = read(&file(None, "", &entities)).unwrap();
    assert!(lines.lines.iter().map(Vec::len).sum::<usize>() <= MOST_POINTS);
    assert_eq!(lines.lines.len(), 1_000);
}

#[test]
fn nothing_drawn_and_numbers_that_are_none_end_in_an_error() {
    assert_eq!(read(&file(None, "", "")), Err(DrawingError::Empty));
    assert_eq!(read(&file(None, "", &line((5.0, 5.0), (5.0, 5.0)))), Err(DrawingError::Empty));
    assert_eq!(read(&file(None, "", &line((0.0, 0.0), (f64::NAN, 1.0)))), Err(DrawingError::Empty));
    assert_eq!(read(&file(None, "", &line((0.0, 0.0), (1e300, 1.0)))), Err(DrawingError::Empty));
    let words = line((0.0, 0.0), (1.0, 1.0)).replace("11\n1\n", "11\nsatu\n");
    assert_eq!(read(&file(None, "", &words)), Err(DrawingError::Damaged));
}

#[test]
fn a_file_cut_anywhere_ends_in_an_error_or_in_fewer_lines() {
    let blocks = block("KOLOM", &line((0.0, 0.0), (1_000.0, 0.0)));
    let whole = file(Some(4), &blocks, &(insert("KOLOM", (0.0, 0.0)) + &line((0.0, 0.0), (9.0, 9.0))));
    let all = read(&whole).unwrap().lines.len();
    for length in 0..whole.len() {
        if let Ok(lines) = read(&whole[..length]) {
            assert!(lines.lines.len() <= all);
        }
    }
}

#[test]
fn a_dxf_is_known_by_how_it_begins() {
    assert!(is_likely(&file(None, "", "")));
    assert!(is_likely(b"999\r\nmade by hand\r\n  0\r\nSECTION\r\n"));
    assert!(is_likely(b"\xEF\xBB\xBF0\nSECTION\n"));
    assert!(!is_likely(b"0\n"));
    assert!(!is_likely(b"0;1;2\nNama\n"));
}
