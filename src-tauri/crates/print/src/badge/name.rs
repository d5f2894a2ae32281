//! Which part of a name is called across a hall.
//!
//! The rule, in order:
//! 1. A name without spaces is called whole: many Indonesians have one name; Chinese, Javanese or Arabic is not
//!    cut where its writer did not. A name whose first word is Chinese, Japanese or Korean is called whole too,
//!    since there the family name leads.
//! 2. Titles in front are skipped: religious ("H.", "Hj.", "K.H."), academic ("Prof. Dr.", "Drs.", "Ir."), noble
//!    ("R.", "R.A."), military, and forms of address ("Bapak", "Ibu"). Degrees behind a comma are never called.
//! 3. The first word that is left is called. An abbreviated or dependent word takes the next one along:
//!    "M. Yusuf", "Moh. Hatta", "I Made", "Ni Luh", "عبد الله".
//! 4. If only titles are left, the whole name is called.
//!
//! Under it stands what is left of the name; or, when titles were skipped, the whole name as its bearer writes
//! it, for "Prof. Dr. Rajasa, M.Sn." under "Sarah" would be another person.

/// A name in the two sizes that a badge shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameParts {
    /// The biggest thing on the badge.
    pub called: String,
    /// What stands under it.
    pub below: Option<String>,
}

impl NameParts {
    /// Finds what a person is called by the rule above. `None` for a blank name.
    pub fn of(name: &str) -> Option<Self> {
        let words = words_of(name);
        let whole = words.join(" ");
        let first = words.first()?;
        if words.len() == 1 || first.chars().any(is_east_asian) {
            return Some(Self { called: whole, below: None });
        }
        // Degrees stand behind the first comma: "Siti Aminah, S.Pd.".
        let core_len =
            words.iter().position(|word| word.ends_with([',', '،'])).map_or(words.len(), |comma| comma + 1);
        let titles = words[..core_len].iter().take_while(|word| is_title(word)).count();
        if titles == core_len {
            return Some(Self { called: whole, below: None });
        }
        let mut end = titles + 1;
        while end < core_len && leans_on_next(&words[end - 1]) {
            end += 1;
        }
        let called = words[titles..end].join(" ").trim_end_matches([',', '،']).to_owned();
        let below = if titles > 0 || (end == core_len && end < words.len()) {
            (called != whole).then_some(whole)
        } else {
            (end < words.len()).then(|| words[end..].join(" "))
        };
        Some(Self { called, below })
    }

    /// With what the person says they are called.
    pub fn with_called(called: &str, name: &str) -> Option<Self> {
        let called = words_of(called).join(" ");
        if called.is_empty() {
            return Self::of(name);
        }
        let whole = words_of(name).join(" ");
        let below = match whole.strip_prefix(&called) {
            Some("") => None,
            Some(rest) if rest.starts_with(' ') => Some(rest.trim_start().to_owned()),
            _ => (!whole.is_empty()).then_some(whole),
        };
        Some(Self { called, below })
    }
}

/// Words between blanks; a title written together with what follows ("H.Ahmad", "Prof.Dr.Siti") is a word too.
fn words_of(name: &str) -> Vec<String> {
    let mut words = Vec::new();
    for chunk in name.split_whitespace() {
        let mut rest = chunk;
        while let Some((title, after)) = glued_title(rest) {
            words.push(title.to_owned());
            rest = after;
        }
        words.push(rest.to_owned());
    }
    words
}

/// A title and what is written right after its dot. "S.Pd." stays whole, and so does "K.H.".
fn glued_title(chunk: &str) -> Option<(&str, &str)> {
    chunk.match_indices('.').find_map(|(dot, _)| {
        let (title, after) = chunk.split_at(dot + 1);
        let follows_word = after.chars().take_while(|char| char.is_alphabetic()).count() > 1;
        ((follows_word || glued_title(after).is_some()) && is_title(title)).then_some((title, after))
    })
}

/// Titles without their dots, in lower case. Those of `DOTTED` are titles only with a dot, for they are also
/// names or parts of names.
const TITLES: [&str; 69] = [
    // Religious
    "h", "hj", "kh", "ust", "ustadz", "ustadzah", "ustad", "kiai", "kyai", "habib", "pdt", "pendeta",
    "pastor", "romo", "rd", "rp", "sr", "fr", "haji", "hajjah", "gus",
    // Academic and professional
    "prof", "dr", "drs", "dra", "drg", "drh", "ir", "hc", "drhc", "insinyur", "apt", "ns", "ar",
    // Noble
    "r", "ra", "rm", "rr", "raden", "rngt", "krt", "kph", "gkr", "bpk", "rtn", // Address
    "bapak", "ibu", "sdr", "sdri", "tn", "ny", "nn", "mr", "mrs", "ms", "bu", "pak",
    // Military and police
    "jend", "letjen", "mayjen", "brigjen", "irjen", "komjen", "kol", "letkol", "kombes", "akbp", "kapt",
    "serma",
];

const DOTTED: [&str; 12] = ["ra", "rp", "sr", "fr", "ar", "ns", "rr", "rm", "rd", "kol", "apt", "hc"];

fn is_title(word: &str) -> bool {
    let word = word.trim_end_matches(',');
    let bare: String =
        word.chars().filter(|char| !matches!(char, '.' | '(' | ')')).flat_map(char::to_lowercase).collect();
    TITLES.contains(&bare.as_str()) && (word.contains('.') || !DOTTED.contains(&bare.as_str()))
}

/// A word that is not called alone: an initial or an abbreviation, or one that belongs to the next.
fn leans_on_next(word: &str) -> bool {
    let letters = word.chars().filter(|char| char.is_alphabetic()).count();
    let abbreviated = word.ends_with('.') && letters <= 4;
    let is_initial = letters == 1 && word.chars().all(|char| char.is_alphabetic() || char == '.');
    let dependent = matches!(
        word.to_lowercase().as_str(),
        "ni" | "ida" | "si" | "moh" | "muh" | "mohd" | "abd" | "عبد" | "أبو" | "ابو" | "أم"
    );
    abbreviated || is_initial || dependent
}

fn is_east_asian(char: char) -> bool {
    matches!(char, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3134F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_parts(name: &str, called: &str, below: &str) {
        let parts = NameParts::of(name).unwrap();
        assert_eq!((parts.called.as_str(), parts.below.as_deref().unwrap_or("")), (called, below), "{name}");
    }

    #[test]
    fn the_first_word_is_called() {
        assert_parts("Sarah Rajasa", "Sarah", "Rajasa");
        assert_parts("  Cakrabirawa   Rahayu ", "Cakrabirawa", "Rahayu");
        assert_parts("Bangsa’s Ñandú", "Bangsa’s", "Ñandú");
    }

    #[test]
    fn one_word_is_a_whole_name() {
        assert_parts("Suharti", "Suharti", "");
        assert_parts("H.", "H.", "");
        assert_eq!(NameParts::of("  "), None);
    }

    #[test]
    fn titles_are_not_called_and_the_full_name_follows() {
        assert_parts("H. Ahmad Fauzi", "Ahmad", "H. Ahmad Fauzi");
        assert_parts("Hj. Siti Aminah, S.Pd.", "Siti", "Hj. Siti Aminah, S.Pd.");
        assert_parts("Prof. Dr. Ir. Sarah Rajasa, M.Sn.", "Sarah", "Prof. Dr. Ir. Sarah Rajasa, M.Sn.");
        assert_parts("K.H. Hasyim Muzadi", "Hasyim", "K.H. Hasyim Muzadi");
        assert_parts("Dr. (H.C.) Ir. Soekarno", "Soekarno", "Dr. (H.C.) Ir. Soekarno");
        assert_parts("R.A. Kartini", "Kartini", "R.A. Kartini");
        assert_parts("Ibu Dewi Lestari", "Dewi", "Ibu Dewi Lestari");
        assert_parts("dr. Lie Dharmawan", "Lie", "dr. Lie Dharmawan");
    }

    #[test]
    fn a_title_written_together_with_the_name_is_seen() {
        assert_parts("H.Ahmad Fauzi", "Ahmad", "H. Ahmad Fauzi");
        assert_parts("Drs.H.Mulyadi", "Mulyadi", "Drs. H. Mulyadi");
    }

    #[test]
    fn degrees_are_not_called() {
        assert_parts("Suharti, S.Sn.", "Suharti", "Suharti, S.Sn.");
        assert_parts("Siti Aminah, S.Pd., M.M.", "Siti", "Aminah, S.Pd., M.M.");
    }

    #[test]
    fn an_abbreviated_word_takes_the_next_along() {
        assert_parts("M. Yusuf Mandala", "M. Yusuf", "Mandala");
        assert_parts("Moh. Hatta", "Moh. Hatta", "");
        assert_parts("H. M. Yusuf Kalla", "M. Yusuf", "H. M. Yusuf Kalla");
        assert_parts("I Made Suarta", "I Made", "Suarta");
        assert_parts("Ni Luh Putu Sari", "Ni Luh", "Putu Sari");
        assert_parts("Abd. Rahman Wahid", "Abd. Rahman", "Wahid");
    }

    #[test]
    fn chinese_and_javanese_names_are_not_cut_where_their_writer_did_not() {
        assert_parts("王小明", "王小明", "");
        assert_parts("王 小明", "王 小明", "");
        assert_parts("ꦱꦫꦃꦫꦗꦱ", "ꦱꦫꦃꦫꦗꦱ", "");
    }

    #[test]
    fn arabic_names_are_read_in_their_own_order() {
        assert_parts("محمد أحمد", "محمد", "أحمد");
        assert_parts("عبد الله أحمد", "عبد الله", "أحمد");
    }

    #[test]
    fn words_that_are_titles_elsewhere_stay_names() {
        assert_parts("Ra Kusuma", "Ra", "Kusuma");
        assert_parts("Ibu", "Ibu", "");
    }

    #[test]
    fn what_a_person_says_they_are_called_wins() {
        let parts = |called, name| NameParts::with_called(called, name).unwrap();
        assert_eq!(parts("Ara", "Sarah Rajasa").below.as_deref(), Some("Sarah Rajasa"));
        assert_eq!(parts("Siti Aminah", "Siti Aminah Putri").below.as_deref(), Some("Putri"));
        assert_eq!(parts(" ", "Sarah Rajasa").called, "Sarah");
    }
}
