//! What of a DXF's text is drawn. A DXF is pairs of lines, a code and a value; code 0 begins a thing.

use crate::DrawingError;

/// Entities and vertices that are given to the parser: each takes about a kilobyte there.
const MOST_ENTITIES: usize = 200_000;

/// What is drawn, and what ends it.
const DRAWN: [&[u8]; 14] = [
    b"LINE",
    b"3DLINE",
    b"LWPOLYLINE",
    b"POLYLINE",
    b"VERTEX",
    b"SEQEND",
    b"ARC",
    b"CIRCLE",
    b"ELLIPSE",
    b"SPLINE",
    b"INSERT",
    b"SOLID",
    b"TRACE",
    b"3DFACE",
];

/// The variables of the head that say how texts are written, and what is drawn in.
const VARIABLES: [&[u8]; 3] = [b"$ACADVER", b"$DWGCODEPAGE", b"$INSUNITS"];

/// Whether a file's first lines look like those of a DXF.
pub(crate) fn is_likely(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let mut pairs = Pairs { rest: head };
    // Remarks come first.
    let first = std::iter::from_fn(|| pairs.next()).find(|pair| pair.code != b"999");
    first.is_some_and(|pair| pair.code == b"0" && pair.value == b"SECTION")
}

/// A code and its value, and both as they stand.
struct Pair<'t> {
    code: &'t [u8],
    value: &'t [u8],
    whole: &'t [u8],
}

struct Pairs<'t> {
    rest: &'t [u8],
}

impl<'t> Pairs<'t> {
    fn line(rest: &'t [u8]) -> (&'t [u8], &'t [u8]) {
        match rest.iter().position(|byte| *byte == b'\n') {
            Some(end) => rest.split_at(end + 1),
            None => (rest, &[]),
        }
    }
}

impl<'t> Iterator for Pairs<'t> {
    type Item = Pair<'t>;

    fn next(&mut self) -> Option<Pair<'t>> {
        let (code, after) = Self::line(self.rest);
        let (value, rest) = Self::line(after);
        if after.is_empty() {
            return None;
        }
        let whole = &self.rest[..code.len() + value.len()];
        self.rest = rest;
        Some(Pair { code: code.trim_ascii(), value: value.trim_ascii(), whole })
    }
}

/// What is being passed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Section {
    Outside,
    Head,
    Tables,
    Drawn,
    Other,
}

/// The text of the DXF with nothing in it but what is drawn.
///
/// # Errors
/// [`DrawingError::TooMuch`] for more entities than are followed, [`DrawingError::Damaged`] where it ends in the midst
/// of a section.
pub(super) fn sieve(bytes: &[u8]) -> Result<Vec<u8>, DrawingError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut kept = Vec::new();
    let mut section = Section::Outside;
    let mut keeps = true;
    let mut entities = 0;
    // The head of a table or a section waits for its name.
    let mut waiting: Option<&[u8]> = None;
    for pair in (Pairs { rest: bytes }) {
        if let Some(before) = waiting.take() {
            let is_named = pair.code == b"2";
            (section, keeps) = match (section, pair.value) {
                _ if !is_named => return Err(DrawingError::Damaged),
                (Section::Outside, b"HEADER") => (Section::Head, true),
                (Section::Outside, b"TABLES") => (Section::Tables, true),
                (Section::Outside, b"BLOCKS" | b"ENTITIES") => (Section::Drawn, true),
                (Section::Outside, _) => (Section::Other, false),
                (inside, table) => (inside, table == b"LAYER"),
            };
            if keeps {
                kept.extend_from_slice(before);
                kept.extend_from_slice(pair.whole);
            }
            continue;
        }
        match (pair.code, pair.value, section) {
            (b"999", ..) => continue,
            (b"0", b"SECTION", Section::Outside) => {
                waiting = Some(pair.whole);
                continue;
            }
            (b"0", b"EOF", Section::Outside) => break,
            (b"0", b"ENDSEC", _) => {
                keeps = section != Section::Other;
                section = Section::Outside;
            }
            (b"0", b"TABLE", Section::Tables) => {
                waiting = Some(pair.whole);
                continue;
            }
            (b"0", b"BLOCK" | b"ENDBLK", Section::Drawn) => keeps = true,
            (b"0", name, Section::Drawn) => {
                keeps = DRAWN.contains(&name);
                entities += usize::from(keeps);
                if entities > MOST_ENTITIES {
                    return Err(DrawingError::TooMuch);
                }
            }
            (b"9", name, Section::Head) => keeps = VARIABLES.contains(&name),
            _ => {}
        }
        // What other programs hang on an entity.
        let is_foreign = section == Section::Drawn && pair.code.len() == 4 && pair.code.starts_with(b"1");
        if keeps && !is_foreign && (section != Section::Outside || pair.value == b"ENDSEC") {
            kept.extend_from_slice(pair.whole);
        }
        if section == Section::Outside {
            keeps = true;
        }
    }
    if section != Section::Outside {
        return Err(DrawingError::Damaged);
    }
    if !kept.ends_with(b"\n") {
        kept.push(b'\n');
    }
    kept.extend_from_slice(b"0\nEOF\n");
    Ok(kept)
}
