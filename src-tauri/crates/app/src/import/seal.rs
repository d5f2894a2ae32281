//! Digests of the numbers that identify a person, so that what a list said can be compared without being kept.

use domain::identity::Nik;
use sha2::{Digest, Sha256};
use store::{StoreError, Tx};
use tabular::columns::Field;

use crate::error::AppError;

/// Where the workspace's key lies.
const SETTING: &str = "import/identity_seal";

/// What a digest begins with, which no number does.
const MARK: char = '#';

/// The numbers that a law protects and that stand in tables of their own.
pub(crate) fn is_personal(field: Field) -> bool {
    matches!(field, Field::Nik | Field::Npwp)
}

/// The key of the digests.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Seal {
    key: [u8; 32],
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal(…)")
    }
}

impl Seal {
    pub(super) fn new(key: [u8; 32]) -> Self {
        Self { key }
    }

    /// The workspace's key, which is made at its first import.
    pub(super) fn of_workspace(tx: &mut Tx<'_>) -> Result<Self, AppError> {
        if let Some(key) = tx.setting::<[u8; 32]>(SETTING)? {
            return Ok(Self::new(key));
        }
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|error| StoreError::Row {
            table: "setting",
            detail: format!("no randomness for {SETTING}: {error}"),
        })?;
        tx.set_setting(SETTING, &key)?;
        Ok(Self::new(key))
    }

    /// The digest of a number; what is a digest already stays.
    pub(super) fn digest(&self, field: Field, number: &str) -> String {
        if number.starts_with(MARK) {
            return number.to_owned();
        }
        let mut hash = Sha256::new();
        hash.update(self.key);
        hash.update(field.key());
        hash.update([0]);
        hash.update(number);
        let digest = hash.finalize();
        let mut text = String::with_capacity(33);
        text.push(MARK);
        for byte in &digest[..16] {
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
            }
        }
        text
    }

    /// Whether what was kept of a field is this value.
    pub(super) fn is(&self, field: Field, kept: Option<&str>, value: Option<&str>) -> bool {
        match (kept, value) {
            (Some(kept), Some(value)) if kept.starts_with(MARK) => kept == self.digest(field, value),
            _ => kept == value,
        }
    }
}

/// Whether a form has kept only the digest of a field.
pub(super) fn is_digest(value: &str) -> bool {
    value.starts_with(MARK)
}

/// Digits that a NIK or an NPWP has at the least.
const LONG: usize = 15;

/// How many digits are left to tell two numbers apart.
const LEFT: usize = 4;

/// A cell with its digits masked but for the last four.
pub(crate) fn masked_digits(text: &str) -> String {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let mut seen = 0;
    let masked = |c: char| {
        if !c.is_ascii_digit() {
            return c;
        }
        seen += 1;
        if seen + LEFT <= digits { '•' } else { c }
    };
    text.chars().map(masked).collect()
}

/// A text in which every run of digits that is long enough for a NIK or an NPWP is masked, with the blanks, dots and
/// hyphens that people put into them.
pub(crate) fn masked_numbers(text: &str) -> String {
    masked_runs(text, |_| true)
}

/// The same for runs that are a NIK by all that can be told of one, in a column that may as well hold accounts.
pub(super) fn masked_niks(text: &str) -> String {
    masked_runs(text, |run| Nik::read(run).is_ok_and(|nik| nik.warnings().is_empty()))
}

fn masked_runs(text: &str, is_secret: impl Fn(&str) -> bool) -> String {
    if text.bytes().filter(u8::is_ascii_digit).count() < LONG {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(from) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, run) = rest.split_at(from);
        out.push_str(before);
        // A run goes on over one separator at a time.
        let bytes = run.as_bytes();
        let mut end = 0;
        while end < bytes.len() {
            let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
            if is_digit(end) || (matches!(bytes[end], b' ' | b'.' | b'-') && is_digit(end + 1)) {
                end += 1;
            } else {
                break;
            }
        }
        let (run, after) = run.split_at(end);
        if run.bytes().filter(u8::is_ascii_digit).count() >= LONG && is_secret(run) {
            out.push_str(&masked_digits(run));
        } else {
            out.push_str(run);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_tells_the_same_number_and_no_other_field_or_workspace() {
        let seal = Seal::new([1; 32]);
        let kept = seal.digest(Field::Nik, "3171014507850001");
        assert!(seal.is(Field::Nik, Some(&kept), Some("3171014507850001")));
        assert!(!seal.is(Field::Nik, Some(&kept), Some("3171014507850002")));
        assert!(!seal.is(Field::Npwp, Some(&kept), Some("3171014507850001")));
        assert!(!Seal::new([2; 32]).is(Field::Nik, Some(&kept), Some("3171014507850001")));
        assert_eq!(seal.digest(Field::Nik, &kept), kept);
    }

    #[test]
    fn numbers_of_people_are_masked_wherever_they_stand() {
        for (text, masked) in [
            ("NIK 3171014507850001, ya", "NIK ••••••••••••0001, ya"),
            ("3171 0145 0785 0001", "•••• •••• •••• 0001"),
            ("09.254.294.3-407.000", "••.•••.•••.•-••7.000"),
            ("0812-3456-7890 / 0813-1111-2222", "0812-3456-7890 / 0813-1111-2222"),
            ("Rp 15.000", "Rp 15.000"),
            ("NIB 2621299722003", "NIB 2621299722003"),
        ] {
            assert_eq!(masked_numbers(text), masked);
        }
        assert_eq!(masked_niks("KTP 3171014507850001"), "KTP ••••••••••••0001");
        assert_eq!(masked_niks("rek. 0012345678901234"), "rek. 0012345678901234");
    }
}
