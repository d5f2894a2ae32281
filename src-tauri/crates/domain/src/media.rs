//! Photos and logos are known by the SHA-256 of their bytes.

/// The SHA-256 of a photo's or a logo's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediaHash(pub [u8; 32]);

impl MediaHash {
    /// The hash of 64 hexadecimal digits, of either case; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<Self> {
        let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// 64 small hexadecimal digits.
    pub fn to_hex(self) -> String {
        data_encoding::HEXLOWER.encode(&self.0)
    }
}
