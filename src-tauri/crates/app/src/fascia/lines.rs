//! Names on a board: how many letters a line holds, and which lines a name makes.

use unicode_segmentation::UnicodeSegmentation;

/// Letters on a metre of board: 24 on the board of a standard booth of 3 m, as exhibitors' manuals have it, with letters
/// of about 10 cm.
const LETTERS_PER_METRE: i64 = 8;

/// How many letters, blanks included, a line on a board of this length holds.
pub(super) fn letters(board_mm: i64) -> usize {
    usize::try_from(board_mm.max(0) * LETTERS_PER_METRE / 1000).unwrap_or_default()
}

/// Lines on a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) lines: Vec<String>,
    /// Of the longest line.
    pub(super) letters: usize,
    /// The longest line has more letters than the board has room for.
    pub(super) is_too_long: bool,
}

/// One firm has one line, or two where its name only fits broken at a blank; firms that share have a line each. Nothing
/// is shortened and no letter changed.
pub(super) fn set(names: &[String], most: usize) -> Fit {
    let mut lines = names.to_vec();
    if let [name] = names
        && count(name) > most
        && let Some((first, second)) = halves(name, most)
    {
        lines = vec![first.to_owned(), second.to_owned()];
    }
    let letters = lines.iter().map(|line| count(line)).max().unwrap_or_default();
    Fit { lines, letters, is_too_long: letters > most }
}

/// A name broken at a blank so that both lines fit and are as alike in length as can be.
fn halves(name: &str, most: usize) -> Option<(&str, &str)> {
    name.match_indices(' ')
        .map(|(index, _)| (name[..index].trim_end(), name[index..].trim_start()))
        .filter(|(first, second)| (1..=most).contains(&count(first)) && (1..=most).contains(&count(second)))
        .min_by_key(|(first, second)| count(first).abs_diff(count(second)))
}

/// Letters as a reader counts them, accents with what they stand on.
fn count(line: &str) -> usize {
    line.graphemes(true).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(names: &[&str], most: usize) -> (Vec<String>, usize, bool) {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let Fit { lines, letters, is_too_long } = set(&names, most);
        (lines, letters, is_too_long)
    }

    #[test]
    fn a_standard_board_has_24_letters_and_a_small_one_16() {
        assert_eq!((letters(3_000), letters(2_000), letters(0)), (24, 16, 0));
    }

    #[test]
    fn a_name_is_kept_letter_for_letter_and_broken_only_where_that_helps() {
        assert_eq!(lines(&["Batik  Marunda"], 24), (vec!["Batik  Marunda".to_owned()], 14, false));
        let (two, longest, is_too_long) = lines(&["Sulam Benang Emas Ibu Hj. Rohimah"], 24);
        assert_eq!(two, ["Sulam Benang Emas", "Ibu Hj. Rohimah"]);
        assert_eq!((longest, is_too_long), (17, false));
        // No break helps: the line stays whole, and is told.
        let (one, longest, is_too_long) = lines(&["Laboratoriumpengembangankerajinan"], 24);
        assert_eq!((one.len(), longest, is_too_long), (1, 33, true));
    }

    #[test]
    fn firms_that_share_have_a_line_each() {
        let (two, _, is_too_long) = lines(&["Batik Marunda", "Sulam Benang Emas Ibu Hj. Rohimah"], 24);
        assert_eq!((two.len(), is_too_long), (2, true));
    }

    #[test]
    fn accents_are_no_letters_of_their_own() {
        assert_eq!(lines(&["Zoe\u{308}"], 4), (vec!["Zoe\u{308}".to_owned()], 3, false));
    }
}
