//! What stands round the entities: header, classes, tables, blocks, and the dictionaries at the end.

use std::io::{Result, Write};

use super::pairs::{HANDLE_SEED, Pairs};
use super::{At, CadLayer, Drawing, LineType, Shape};

/// The handle of the block record that the drawing's entities belong to.
pub(super) const MODEL_SPACE: &str = "1F";
const PAPER_SPACE: &str = "1B";

pub(super) fn head<W: Write>(pairs: &mut Pairs<'_, W>, drawing: &Drawing) -> Result<()> {
    for comment in &drawing.comments {
        let one_line: String = comment.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        pairs.text(999, &one_line)?;
    }
    header(pairs, extent(drawing))?;
    pairs.texts(&[(0, "SECTION"), (2, "CLASSES")])?;
    pairs.texts(&[
        (0, "CLASS"),
        (1, "ACDBDICTIONARYWDFLT"),
        (2, "AcDbDictionaryWithDefault"),
        (3, "ObjectDBX Classes"),
        (90, "0"),
        (91, "1"),
        (280, "0"),
        (281, "0"),
        (0, "CLASS"),
        (1, "ACDBPLACEHOLDER"),
        (2, "AcDbPlaceHolder"),
        (3, "ObjectDBX Classes"),
        (90, "0"),
        (91, "1"),
        (280, "0"),
        (281, "0"),
        (0, "ENDSEC"),
    ])?;
    tables(pairs, drawing)?;
    blocks(pairs)
}

fn header<W: Write>(pairs: &mut Pairs<'_, W>, (low, high): (At, At)) -> Result<()> {
    pairs.texts(&[
        (0, "SECTION"),
        (2, "HEADER"),
        (9, "$ACADVER"),
        (1, "AC1021"),
        (9, "$HANDSEED"),
        (5, HANDLE_SEED),
        (9, "$INSUNITS"),
        (70, "4"),
        (9, "$MEASUREMENT"),
        (70, "1"),
        (9, "$LUNITS"),
        (70, "2"),
        // Dashes of the line types are in millimetres on paper; this suits 1 : 100.
        (9, "$LTSCALE"),
        (40, "100.0"),
        (9, "$EXTMIN"),
    ])?;
    pairs.point(10, low)?;
    pairs.text(9, "$EXTMAX")?;
    pairs.point(10, high)?;
    pairs.text(0, "ENDSEC")
}

/// The smallest rectangle around all that is drawn.
fn extent(drawing: &Drawing) -> (At, At) {
    let points = drawing.entities.iter().flat_map(|entity| match &entity.shape {
        Shape::Line(from, to) => vec![*from, *to],
        Shape::Outline(corners) => corners.clone(),
        Shape::Circle((x, y), r) | Shape::Arc((x, y), r, ..) => vec![(x - r, y - r), (x + r, y + r)],
        Shape::Text(text) => vec![text.at],
    });
    points
        .fold(None, |extent: Option<(At, At)>, (x, y)| {
            let ((left, low), (right, high)) = extent.unwrap_or(((x, y), (x, y)));
            Some(((left.min(x), low.min(y)), (right.max(x), high.max(y))))
        })
        .unwrap_or_default()
}

/// Begins a table of so many entries, with its handle.
fn begin<W: Write>(pairs: &mut Pairs<'_, W>, name: &str, handle: &str, entries: usize) -> Result<()> {
    pairs.texts(&[(0, "TABLE"), (2, name), (5, handle), (330, "0"), (100, "AcDbSymbolTable")])?;
    pairs.count(70, entries)
}

/// Begins an entry; `handle` is its own, or `None` for the next that is free.
fn entry<W: Write>(
    pairs: &mut Pairs<'_, W>,
    kind: &str,
    handle: Option<&str>,
    table: &str,
    class: &str,
    name: &str,
) -> Result<()> {
    pairs.text(0, kind)?;
    match handle {
        // Of all tables, only entries of dimension styles have their handle under another code.
        Some(handle) => pairs.text(if kind == "DIMSTYLE" { 105 } else { 5 }, handle)?,
        None => pairs.new_handle()?,
    }
    pairs.texts(&[(330, table), (100, "AcDbSymbolTableRecord"), (100, class), (2, name)])
}

fn tables<W: Write>(pairs: &mut Pairs<'_, W>, drawing: &Drawing) -> Result<()> {
    pairs.texts(&[(0, "SECTION"), (2, "TABLES")])?;
    begin(pairs, "VPORT", "8", 0)?;
    pairs.text(0, "ENDTAB")?;
    line_types(pairs)?;

    begin(pairs, "LAYER", "2", drawing.layers.len() + 1)?;
    let zero = CadLayer { name: "0".to_owned(), colour: 7, line: LineType::Continuous };
    layer(pairs, Some("10"), &zero)?;
    for each in &drawing.layers {
        layer(pairs, None, each)?;
    }
    pairs.text(0, "ENDTAB")?;

    begin(pairs, "STYLE", "3", 1)?;
    entry(pairs, "STYLE", Some("11"), "3", "AcDbTextStyleTableRecord", "Standard")?;
    // A font that has more than Latin letters, on every machine that runs CAD.
    pairs.texts(&[
        (70, "0"),
        (40, "0.0"),
        (41, "1.0"),
        (50, "0.0"),
        (71, "0"),
        (42, "200.0"),
        (3, "arial.ttf"),
        (4, ""),
    ])?;
    pairs.text(0, "ENDTAB")?;

    begin(pairs, "VIEW", "6", 0)?;
    pairs.text(0, "ENDTAB")?;
    begin(pairs, "UCS", "7", 0)?;
    pairs.text(0, "ENDTAB")?;
    begin(pairs, "APPID", "9", 1)?;
    entry(pairs, "APPID", Some("12"), "9", "AcDbRegAppTableRecord", "ACAD")?;
    pairs.texts(&[(70, "0"), (0, "ENDTAB")])?;

    begin(pairs, "DIMSTYLE", "A", 1)?;
    pairs.texts(&[(100, "AcDbDimStyleTable"), (71, "0")])?;
    entry(pairs, "DIMSTYLE", Some("27"), "A", "AcDbDimStyleTableRecord", "Standard")?;
    pairs.texts(&[(70, "0"), (0, "ENDTAB")])?;

    begin(pairs, "BLOCK_RECORD", "1", 2)?;
    for (name, handle) in [("*Model_Space", MODEL_SPACE), ("*Paper_Space", PAPER_SPACE)] {
        entry(pairs, "BLOCK_RECORD", Some(handle), "1", "AcDbBlockTableRecord", name)?;
    }
    pairs.texts(&[(0, "ENDTAB"), (0, "ENDSEC")])
}

/// Name, what it looks like, and lengths of dash and gap in millimetres on paper.
const LINE_TYPES: [(&str, &str, &str, &[f64]); 5] = [
    ("14", "ByBlock", "", &[]),
    ("15", "ByLayer", "", &[]),
    ("16", "Continuous", "", &[]),
    ("17", "DASHED", "__ __ __ __", &[6.0, -3.0]),
    ("18", "CENTER", "____ _ ____ _", &[12.0, -3.0, 3.0, -3.0]),
];

fn line_types<W: Write>(pairs: &mut Pairs<'_, W>) -> Result<()> {
    begin(pairs, "LTYPE", "5", LINE_TYPES.len())?;
    for (handle, name, looks, lengths) in LINE_TYPES {
        entry(pairs, "LTYPE", Some(handle), "5", "AcDbLinetypeTableRecord", name)?;
        pairs.texts(&[(70, "0"), (3, looks), (72, "65")])?;
        pairs.count(73, lengths.len())?;
        pairs.number(40, lengths.iter().map(|length| length.abs()).sum())?;
        for length in lengths {
            pairs.number(49, *length)?;
            pairs.text(74, "0")?;
        }
    }
    pairs.text(0, "ENDTAB")
}

fn layer<W: Write>(pairs: &mut Pairs<'_, W>, handle: Option<&str>, layer: &CadLayer) -> Result<()> {
    entry(pairs, "LAYER", handle, "2", "AcDbLayerTableRecord", &layer.name)?;
    pairs.text(70, "0")?;
    pairs.integer(62, i64::from(layer.colour))?;
    let line = match layer.line {
        LineType::Continuous => "Continuous",
        LineType::Dashed => "DASHED",
        LineType::Centre => "CENTER",
    };
    pairs.texts(&[(6, line), (370, "-3"), (390, "F")])
}

fn blocks<W: Write>(pairs: &mut Pairs<'_, W>) -> Result<()> {
    pairs.texts(&[(0, "SECTION"), (2, "BLOCKS")])?;
    let blocks =
        [("*Model_Space", MODEL_SPACE, "20", "21", false), ("*Paper_Space", PAPER_SPACE, "1C", "1D", true)];
    for (name, record, begin, end, is_paper) in blocks {
        for (kind, handle, class) in [("BLOCK", begin, "AcDbBlockBegin"), ("ENDBLK", end, "AcDbBlockEnd")] {
            pairs.texts(&[(0, kind), (5, handle), (330, record), (100, "AcDbEntity")])?;
            if is_paper {
                pairs.text(67, "1")?;
            }
            pairs.texts(&[(8, "0"), (100, class)])?;
            if kind == "BLOCK" {
                pairs.texts(&[(2, name), (70, "0")])?;
                pairs.point(10, (0.0, 0.0))?;
                pairs.texts(&[(3, name), (1, "")])?;
            }
        }
    }
    pairs.text(0, "ENDSEC")
}

/// The dictionaries that name groups and plot styles, both empty.
pub(super) fn tail<W: Write>(pairs: &mut Pairs<'_, W>) -> Result<()> {
    pairs.texts(&[
        (0, "SECTION"),
        (2, "OBJECTS"),
        (0, "DICTIONARY"),
        (5, "C"),
        (330, "0"),
        (100, "AcDbDictionary"),
        (281, "1"),
        (3, "ACAD_GROUP"),
        (350, "D"),
        (3, "ACAD_PLOTSTYLENAME"),
        (350, "E"),
        (0, "DICTIONARY"),
        (5, "D"),
        (330, "C"),
        (100, "AcDbDictionary"),
        (281, "1"),
        (0, "ACDBDICTIONARYWDFLT"),
        (5, "E"),
        (330, "C"),
        (100, "AcDbDictionary"),
        (281, "1"),
        (3, "Normal"),
        (350, "F"),
        (100, "AcDbDictionaryWithDefault"),
        (340, "F"),
        (0, "ACDBPLACEHOLDER"),
        (5, "F"),
        (330, "E"),
        (0, "ENDSEC"),
        (0, "EOF"),
    ])
}
