//! Drawings that lie under a plan: bytes in, a drawing out. A picture (PNG, JPEG, the first page of a PDF) or lines
//! (DXF). It knows no database and no words for people.
//!
//! Files come from anywhere: sizes are checked before anything is laid out in memory, and what is broken, endless or
//! made to be so ends in a [`DrawingError`].

mod dxf;
mod pdf;
mod picture;

/// The largest file that is read: 40 MB.
pub const MOST_BYTES: usize = 40_000_000;

/// The largest picture that is read, in pixels.
pub const MOST_PIXELS: u64 = 80_000_000;

/// The most pixels that are kept: what is larger is made smaller. An A1 sheet can be read at this size, and a window
/// can show it without effort.
pub const KEPT_PIXELS: u64 = 12_000_000;

/// The largest picture that is handed out, in bytes.
pub const KEPT_BYTES: usize = 20_000_000;

/// The most points that lines are handed out with.
pub const MOST_POINTS: usize = 100_000;

/// The longer side of drawn lines is at most as many units.
pub const LINE_UNITS: u32 = 1_000_000;

/// What a file was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the format of that name")]
pub enum Kind {
    Png,
    Jpeg,
    Pdf,
    Dxf,
}

/// A drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawing {
    /// A picture of pixels.
    Picture(Picture),
    /// Lines.
    Lines(Lines),
}

/// A picture of pixels, upright, not larger than [`KEPT_PIXELS`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What the file was; never [`Kind::Dxf`].
    pub kind: Kind,
    /// A PNG or JPEG file.
    pub bytes: Vec<u8>,
    /// Its width.
    pub width_px: u32,
    /// Its height.
    pub height_px: u32,
}

/// Lines in whole units, x to the right, y down, the least of both 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lines {
    /// The greatest x, at least 1.
    pub width: u32,
    /// The greatest y, at least 1.
    pub height: u32,
    /// How many nanometres a unit is, where the file says what it is drawn in.
    pub nm_per_unit: Option<u64>,
    /// Each at least two points, joined in their order.
    pub lines: Vec<Vec<(u32, u32)>>,
}

/// Why a file became no drawing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DrawingError {
    /// None of the formats.
    #[error("neither PNG, JPEG, PDF nor DXF")]
    Unknown,
    /// AutoCAD's own format.
    #[error("DWG")]
    Dwg,
    /// A DXF that is not of text.
    #[error("binary DXF")]
    BinaryDxf,
    /// More bytes than are read.
    #[error("more than {most_bytes} bytes")]
    TooLarge {
        /// The most that is read.
        most_bytes: usize,
    },
    /// More pixels than are read, here or in a picture inside the file.
    #[error("{width_px} x {height_px} pixels are too many")]
    TooManyPixels {
        /// The width.
        width_px: u32,
        /// The height.
        height_px: u32,
    },
    /// Its parts contradict each other, or its end is missing.
    #[error("damaged")]
    Damaged,
    /// A PDF that opens with a password only.
    #[error("protected by a password")]
    Protected,
    /// A PDF without a page that has a size, a DXF without a line.
    #[error("nothing is drawn in it")]
    Empty,
    /// More than is drawn, unpacked or followed.
    #[error("too much is in it")]
    TooMuch,
    /// It took too long.
    #[error("it took too long")]
    TooSlow,
}

/// The drawing in a file.
///
/// # Errors
/// [`DrawingError`].
pub fn read(bytes: Vec<u8>) -> Result<Drawing, DrawingError> {
    if bytes.len() > MOST_BYTES {
        return Err(DrawingError::TooLarge { most_bytes: MOST_BYTES });
    }
    match kind_of(&bytes)? {
        kind @ (Kind::Png | Kind::Jpeg) => picture::read(bytes, kind).map(Drawing::Picture),
        Kind::Pdf => pdf::read(bytes).map(Drawing::Picture),
        Kind::Dxf => dxf::read(&bytes).map(Drawing::Lines),
    }
}

/// What the first bytes say that a file is; its name says nothing.
fn kind_of(bytes: &[u8]) -> Result<Kind, DrawingError> {
    let begins = |with: &[u8]| bytes.starts_with(with);
    if begins(b"\x89PNG\r\n\x1a\n") {
        return Ok(Kind::Png);
    }
    if begins(&[0xFF, 0xD8, 0xFF]) {
        return Ok(Kind::Jpeg);
    }
    if begins(b"AutoCAD Binary DXF") || begins(b"AutoCAD DXB") {
        return Err(DrawingError::BinaryDxf);
    }
    if begins(b"AC10") {
        return Err(DrawingError::Dwg);
    }
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|part| part == b"%PDF-") {
        return Ok(Kind::Pdf);
    }
    if dxf::is_likely(head) { Ok(Kind::Dxf) } else { Err(DrawingError::Unknown) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_drawing_is_told_apart_from_what_could_be_saved_as_one() {
        assert_eq!(read(b"Nama;Stan\nSekar;A-01\n".to_vec()), Err(DrawingError::Unknown));
        assert_eq!(read(Vec::new()), Err(DrawingError::Unknown));
        assert_eq!(read(b"AC1032\0\0\0\0".to_vec()), Err(DrawingError::Dwg));
        assert_eq!(read(b"AutoCAD Binary DXF\r\n\x1a\0".to_vec()), Err(DrawingError::BinaryDxf));
        assert_eq!(read(vec![0; MOST_BYTES + 1]), Err(DrawingError::TooLarge { most_bytes: MOST_BYTES }));
    }
}
