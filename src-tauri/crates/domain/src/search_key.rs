//! One folding of text for the search index and for what is typed into the search box.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds a text so that what looks or sounds written the same is the same.
///
/// Small letters without accents (đ ł ø ß æ and the like included); apostrophes of every kind dropped, other
/// punctuation a space; each Han or kana character a word of its own, so that a part of a Chinese or Japanese
/// name is found; Arabic without its vowel signs; Javanese, Balinese and other scripts as they are; single
/// spaces. Folding a folded text changes nothing.
pub fn search_key(text: &str) -> String {
    if text.is_ascii() {
        return ascii_key(text);
    }
    let mut key = Key::with_capacity(text.len());
    // Composing again after the accents are gone keeps a syllable of Hangul or a voiced kana in one piece.
    // Apostrophes go first, since some decompose into a space and an accent, and last, since some come out.
    let bare = text.chars().filter(|&c| !is_apostrophe(c)).nfkd();
    for c in bare.filter(|&c| !is_dropped(c) && !is_apostrophe(c)).nfc() {
        fold_char(c, &mut key);
    }
    key.finish()
}

fn ascii_key(text: &str) -> String {
    let mut key = Key::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => key.push(char::from(byte)),
            b'A'..=b'Z' => key.push(char::from(byte.to_ascii_lowercase())),
            b'\'' | b'`' => {}
            _ => key.space(),
        }
    }
    key.finish()
}

fn fold_char(c: char, key: &mut Key) {
    if let Some(letters) = latin_letters(c) {
        letters.chars().for_each(|letter| key.push(letter));
    } else if is_split(c) {
        key.space();
        key.push(c);
        key.space();
    } else if let Some(digit) = decimal_digit(c) {
        key.push(digit);
    } else if c.is_alphanumeric() || is_combining_mark(c) {
        // Small letters may decompose again (İ), so they go through the same sieve.
        for lower in c.to_lowercase().nfkd().filter(|&lower| !is_dropped(lower)).nfc() {
            match latin_letters(lower) {
                Some(letters) => letters.chars().for_each(|letter| key.push(letter)),
                None => key.push(lower),
            }
        }
    } else {
        key.space();
    }
}

/// A key in the making: spaces are put only between words.
struct Key {
    text: String,
    space_due: bool,
}

impl Key {
    fn with_capacity(capacity: usize) -> Self {
        Self { text: String::with_capacity(capacity), space_due: false }
    }

    fn push(&mut self, c: char) {
        if self.space_due && !self.text.is_empty() {
            self.text.push(' ');
        }
        self.space_due = false;
        self.text.push(c);
    }

    fn space(&mut self) {
        self.space_due = true;
    }

    fn finish(self) -> String {
        self.text
    }
}

/// Typewriter, typographic and modifier apostrophes, primes, and the accents that are typed for them.
const fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '\u{00B4}' | '\u{02B9}' | '\u{02BB}'
            ..='\u{02BF}'
                | '\u{02C8}'
                | '\u{0374}'
                | '\u{0384}'
                | '\u{2018}'
                | '\u{2019}'
                | '\u{201B}'
                | '\u{2032}'
                | '\u{FF07}'
                | '\u{FF40}'
    )
}

/// Accents, vowel signs that a searcher does not type, and characters without a shape.
const fn is_dropped(c: char) -> bool {
    matches!(c,
        // Accents of Latin, Greek and Cyrillic.
        '\u{0300}'..='\u{036F}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}' | '\u{0483}'..='\u{0489}'
        // Points of Hebrew; tashkeel, Quranic marks and the tatweel of Arabic.
        | '\u{0591}'..='\u{05BD}' | '\u{05BF}' | '\u{05C1}' | '\u{05C2}' | '\u{05C4}' | '\u{05C5}'
        | '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}' | '\u{06EA}'..='\u{06ED}'
        // Soft hyphen, joiners, direction marks, variation selectors, byte order mark.
        | '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}')
}

/// Latin letters that no decomposition reaches.
const fn latin_letters(c: char) -> Option<&'static str> {
    Some(match c {
        'đ' | 'Đ' | 'ð' | 'Ð' | 'ɖ' | 'Ɖ' => "d",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'ł' | 'Ł' => "l",
        'ŋ' | 'Ŋ' => "ng",
        'ø' | 'Ø' => "o",
        'ŧ' | 'Ŧ' => "t",
        'þ' | 'Þ' => "th",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ə' | 'Ə' => "e",
        _ => return None,
    })
}

/// Scripts written without spaces between words, of which a searcher types any part.
const fn is_split(c: char) -> bool {
    matches!(c,
        '\u{3041}'..='\u{3096}' | '\u{309D}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}'
        | '\u{31F0}'..='\u{31FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{3005}'..='\u{3007}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFD}' | '\u{1B000}'..='\u{1B16F}')
}

/// Arabic, Persian, Javanese and Balinese digits as the ones on the keyboard.
fn decimal_digit(c: char) -> Option<char> {
    let zero = match c {
        '\u{0660}'..='\u{0669}' => 0x0660,
        '\u{06F0}'..='\u{06F9}' => 0x06F0,
        '\u{A9D0}'..='\u{A9D9}' => 0xA9D0,
        '\u{1B50}'..='\u{1B59}' => 0x1B50,
        _ => return None,
    };
    char::from_digit(u32::from(c) - zero, 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_of_the_sample_are_folded() {
        for (text, key) in [
            ("GRIYA TAPAK DARA.", "griya tapak dara"),
            ("  Karya  Mutiara  Timur ", "karya mutiara timur"),
            ("Bangsa’s Crafts & Co. — “Ñandú”", "bangsas crafts co nandu"),
            ("王氏工艺 Kreasi", "王 氏 工 艺 kreasi"),
            ("ꦧꦠꦶꦏ꧀ Sekar Jagad", "ꦧꦠꦶꦏ꧀ sekar jagad"),
            ("عطور جاكرتا", "عطور جاكرتا"),
            ("عُطُور", "عطور"),
            ("Bordir & Fesyen", "bordir fesyen"),
            ("Ma'ruf", "maruf"),
            ("Đặng Łukasz Straße Ærø", "dang lukasz strasse aero"),
            ("İSTANBUL", "istanbul"),
            ("さくら カフェ", "さ く ら カ フ ェ"),
            ("がらす", "が ら す"),
            ("한국 공예", "한국 공예"),
            ("２０１９", "2019"),
            ("٢٠١٩", "2019"),
            ("", ""),
            ("—", ""),
        ] {
            assert_eq!(search_key(text), key, "{text:?}");
        }
    }

    #[test]
    fn every_apostrophe_is_the_same() {
        for text in ["Ma'ruf", "Ma’ruf", "Ma‘ruf", "Maʼruf", "Ma`ruf", "Ma´ruf", "Maʿruf"] {
            assert_eq!(search_key(text), "maruf", "{text:?}");
        }
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same() {
        assert_eq!(search_key("Nandu\u{301}"), search_key("Nandú"));
        assert_eq!(search_key("か\u{3099}"), search_key("が"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]
        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,24}") {
            let once = search_key(&text);
            prop_assert_eq!(search_key(&once), once);
        }

        #[test]
        fn marks_of_many_scripts_do_not_unsettle_it(
            text in "[a-zA-Z\u{C0}-\u{24F}\u{2B0}-\u{36F}\u{590}-\u{6FF}\u{900}-\u{97F}\u{1100}-\u{11FF}\u{1E00}-\u{20FF}\u{3040}-\u{30FF}\u{A980}-\u{A9DF}\u{AC00}-\u{AC40}\u{FF00}-\u{FFA0}]{0,10}",
        ) {
            let once = search_key(&text);
            prop_assert_eq!(search_key(&once), once);
        }

        #[test]
        fn the_quick_way_is_the_long_way(text in "[ -~]{0,40}") {
            // A letter beyond ASCII that folds to nothing sends the same text down the long way.
            prop_assert_eq!(search_key(&format!("{text}\u{200B}")), search_key(&text));
        }

        #[test]
        fn spaces_are_single_and_inside(text in "\\PC{0,24}") {
            let key = search_key(&text);
            prop_assert!(!key.starts_with(' ') && !key.ends_with(' ') && !key.contains("  "));
        }
    }

    #[test]
    fn every_character_folds_to_something_stable() {
        for c in '\u{0}'..=char::MAX {
            let once = search_key(&c.to_string());
            assert_eq!(search_key(&once), once, "U+{:04X}", u32::from(c));
        }
    }
}
