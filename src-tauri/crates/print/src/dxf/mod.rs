//! Drawings for CAD: DXF as AutoCAD 2007 and later write it (AC1021), in UTF-8, whole millimetres, y up.
//!
//! A drawing is layers and entities; [`write_dxf`] puts round them what readers ask for. The same drawing gives the
//! same bytes: no clock, no random ids. The crate `dxf` writes tables without handles and fills in the hour and an id
//! of its own, which `ezdxf`'s audit has to mend.

mod frame;
mod pairs;

use std::io::Write;

use self::pairs::Pairs;

/// A drawing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Drawing {
    /// Said in comments at the head of the file.
    pub comments: Vec<String>,
    /// Beside layer 0, which every drawing has.
    pub layers: Vec<CadLayer>,
    /// Drawn in order.
    pub entities: Vec<Entity>,
}

/// A layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CadLayer {
    /// Unique; [`layer_name`] makes one of any words.
    pub name: String,
    /// AutoCAD's colour index: 1 red, 2 yellow, 3 green, 4 cyan, 5 blue, 6 magenta, 7 black or white, 8 grey.
    pub colour: u8,
    /// Of its lines.
    pub line: LineType,
}

/// How lines run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineType {
    /// Unbroken.
    Continuous,
    /// In dashes, for edges that nothing stands on.
    Dashed,
    /// Long and short by turns, for centre lines.
    Centre,
}

/// A thing in the drawing, on the layer of an index in [`Drawing::layers`].
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// The layer.
    pub layer: usize,
    /// What it is.
    pub shape: Shape,
}

/// x to the right, y up, in millimetres.
pub type At = (f64, f64);

/// What an [`Entity`] is.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// From here to there.
    Line(At, At),
    /// A closed outline, a `LWPOLYLINE`.
    Outline(Vec<At>),
    /// Centre and radius.
    Circle(At, f64),
    /// Centre, radius, and the angles in degrees between which it runs, counterclockwise from the x axis.
    Arc(At, f64, f64, f64),
    /// One line of text.
    Text(CadText),
}

/// One line of text, its middle at a point.
#[derive(Debug, Clone, PartialEq)]
pub struct CadText {
    /// As it is read.
    pub text: String,
    /// Its middle.
    pub at: At,
    /// Height of capitals.
    pub height_mm: f64,
    /// Counterclockwise.
    pub degrees: f64,
}

/// A name that every reader takes: signs that DXF forbids in names become hyphens, and letters are large.
pub fn layer_name(words: &str) -> String {
    let name: String = words
        .trim()
        .chars()
        .map(|c| if c.is_control() || c.is_whitespace() || "<>/\\\":;?*|=,`'".contains(c) { '-' } else { c })
        .flat_map(char::to_uppercase)
        .collect();
    if name.is_empty() { "-".to_owned() } else { name }
}

/// Writes a drawing as DXF.
///
/// # Errors
/// As the writer.
pub fn write_dxf(drawing: &Drawing, out: &mut impl Write) -> std::io::Result<()> {
    let mut pairs = Pairs::new(out);
    frame::head(&mut pairs, drawing)?;
    pairs.text(0, "SECTION")?;
    pairs.text(2, "ENTITIES")?;
    for entity in &drawing.entities {
        let layer = drawing.layers.get(entity.layer).map_or("0", |layer| layer.name.as_str());
        write_entity(&mut pairs, layer, &entity.shape)?;
    }
    pairs.text(0, "ENDSEC")?;
    frame::tail(&mut pairs)
}

fn write_entity<W: Write>(pairs: &mut Pairs<'_, W>, layer: &str, shape: &Shape) -> std::io::Result<()> {
    let kind = match shape {
        Shape::Line(..) => "LINE",
        Shape::Outline(_) => "LWPOLYLINE",
        Shape::Circle(..) => "CIRCLE",
        Shape::Arc(..) => "ARC",
        Shape::Text(_) => "TEXT",
    };
    pairs.text(0, kind)?;
    pairs.new_handle()?;
    pairs.text(330, frame::MODEL_SPACE)?;
    pairs.text(100, "AcDbEntity")?;
    pairs.text(8, layer)?;
    match shape {
        Shape::Line(from, to) => {
            pairs.text(100, "AcDbLine")?;
            pairs.point(10, *from)?;
            pairs.point(11, *to)
        }
        Shape::Outline(corners) => {
            pairs.text(100, "AcDbPolyline")?;
            pairs.count(90, corners.len())?;
            pairs.integer(70, 1)?;
            for &(x, y) in corners {
                pairs.number(10, x)?;
                pairs.number(20, y)?;
            }
            Ok(())
        }
        Shape::Circle(centre, radius) => {
            pairs.text(100, "AcDbCircle")?;
            pairs.point(10, *centre)?;
            pairs.number(40, *radius)
        }
        Shape::Arc(centre, radius, from, until) => {
            pairs.text(100, "AcDbCircle")?;
            pairs.point(10, *centre)?;
            pairs.number(40, *radius)?;
            pairs.text(100, "AcDbArc")?;
            pairs.number(50, from.rem_euclid(360.0))?;
            pairs.number(51, until.rem_euclid(360.0))
        }
        Shape::Text(text) => {
            pairs.text(100, "AcDbText")?;
            pairs.point(10, text.at)?;
            pairs.number(40, text.height_mm)?;
            pairs.text(1, &in_cad(&text.text))?;
            if text.degrees.abs() > 1e-9 {
                pairs.number(50, text.degrees.rem_euclid(360.0))?;
            }
            // In the middle both ways, about the second point.
            pairs.integer(72, 1)?;
            pairs.point(11, text.at)?;
            pairs.text(100, "AcDbText")?;
            pairs.integer(73, 2)
        }
    }
}

/// Text in which nothing is a code: carets and double per cent signs are, in DXF.
fn in_cad(text: &str) -> String {
    let one_line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    one_line.replace('^', "^ ").replace("%%", "%%%%%%")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(drawing: &Drawing) -> String {
        let mut bytes = Vec::new();
        write_dxf(drawing, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn names_of_layers_are_what_every_reader_takes() {
        assert_eq!(layer_name("Kode stan"), "KODE-STAN");
        assert_eq!(layer_name(" Pintu/keluar \"1\" "), "PINTU-KELUAR--1-");
        assert_eq!(layer_name("  "), "-");
    }

    #[test]
    fn no_text_of_a_person_is_a_code_or_breaks_the_file() {
        let text = CadText { text: "100%%d\n0\nEOF ^J".into(), at: (0.0, 0.0), height_mm: 1.0, degrees: 0.0 };
        let drawing = Drawing {
            comments: vec!["Uji\n0\nEOF".to_owned()],
            entities: vec![Entity { layer: 9, shape: Shape::Text(text) }],
            ..Drawing::default()
        };
        let dxf = written(&drawing);
        assert_eq!(dxf.matches("\nEOF\n").count(), 1, "{dxf}");
        assert!(dxf.contains("\n100%%%%%%d 0 EOF ^ J\n"), "{dxf}");
        assert_eq!(dxf, written(&drawing));
    }
}
