//! How a header's words name a field: whole, inside a question, or with a slip of the pen.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::Field;
use super::dictionary::{OTHER, PHRASES};
use super::fold::{fold, words};

/// Below this a name says nothing.
pub(crate) const NAME_THRESHOLD: f64 = 0.58;

struct Phrase {
    field: Option<Field>,
    words: Vec<String>,
    joined: String,
    letters: u64,
    whole_only: bool,
    telling: bool,
}

static DICTIONARY: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    let fields =
        PHRASES.iter().flat_map(|(field, phrases)| phrases.iter().map(|phrase| (Some(*field), *phrase)));
    let others = OTHER.iter().map(|phrase| (None, *phrase));
    fields
        .chain(others)
        .map(|(field, phrase)| {
            let whole_only = phrase.starts_with('=');
            let telling = phrase.starts_with('!');
            let bare = phrase.trim_start_matches(['=', '!']);
            let folded = if bare == "#" { "#".to_owned() } else { fold(bare) };
            let words: Vec<String> = words(&folded).into_iter().map(str::to_owned).collect();
            let joined = words.join(" ");
            Phrase { field, letters: letters(&joined), joined, words, whole_only, telling }
        })
        .collect()
});

static VOCABULARY: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| DICTIONARY.iter().flat_map(|phrase| phrase.words.iter().map(String::as_str)).collect());

/// Whether a text has any word of any header: a quick look that most data do not pass.
pub(crate) fn has_header_word(text: &str) -> bool {
    text.trim() == "#" || words(&fold(&cut(text))).iter().any(|word| VOCABULARY.contains(word))
}

/// How well a header names each field, best first, each field once, from [`NAME_THRESHOLD`] up to 1.
/// `None` stands for a known header of another kind.
pub(crate) fn named(header: &str) -> Vec<(Option<Field>, f64)> {
    let folded = if header.trim() == "#" { "#".to_owned() } else { fold(&cut(header)) };
    let header_words = words(&folded);
    let joined = header_words.join(" ");
    let mut best: Vec<(Option<Field>, f64)> = Vec::new();
    if joined.is_empty() {
        return best;
    }
    let joined_letters = letters(&joined);
    for phrase in DICTIONARY.iter() {
        let score = score(&header_words, &joined, joined_letters, phrase);
        if score < NAME_THRESHOLD {
            continue;
        }
        match best.iter_mut().find(|(field, _)| *field == phrase.field) {
            Some((_, known)) => *known = known.max(score),
            None => best.push((phrase.field, score)),
        }
    }
    best.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    best
}

/// A header cell may be a page of instructions: its beginning names it.
fn cut(header: &str) -> String {
    header.chars().take(240).collect()
}

fn score(header: &[&str], joined: &str, joined_letters: u64, phrase: &Phrase) -> f64 {
    if joined == phrase.joined {
        // "Nama" alone may be the firm's or the owner's: whoever else fits takes it.
        let ambiguous = phrase.whole_only && joined == "nama";
        return match phrase.field {
            Some(Field::OwnerName) if ambiguous => 0.78,
            _ if ambiguous => 0.80,
            _ => 1.0,
        };
    }
    // A slip of one letter may miss one.
    if !phrase.whole_only && (phrase.letters & !joined_letters).count_ones() <= 1 {
        let mut best = contained(header, joined, phrase);
        if best < 0.9 && phrase.words.len() > 1 {
            best = best.max(scattered(header, joined, phrase));
        }
        if best > 0.0 {
            return best;
        }
    }
    fuzzy(joined, joined_letters, phrase)
}

/// The phrase stands inside the header. Long phrases, and ones that fill the header, count more.
fn contained(header: &[&str], joined: &str, phrase: &Phrase) -> f64 {
    let length = phrase.words.len();
    let Some(at) =
        header.windows(length).position(|window| window.iter().zip(&phrase.words).all(|(a, b)| same(a, b)))
    else {
        return 0.0;
    };
    let coverage = phrase.joined.len() as f64 / joined.len() as f64;
    let mut score = 0.62 + 0.26 * coverage + 0.03 * (length.min(4) as f64 - 1.0);
    if phrase.telling {
        score += 0.1;
    } else if length == 1 && header.len() > 4 {
        // A plain word somewhere in a long question is weak.
        score -= 0.1;
    }
    // What is asked for stands first: "Nama produk …", "Alamat …".
    if at == 0 {
        score += 0.03;
    }
    score.min(0.97)
}

/// All words of the phrase stand in the header in order, with others between them.
fn scattered(header: &[&str], joined: &str, phrase: &Phrase) -> f64 {
    let mut rest = header.iter();
    if !phrase.words.iter().all(|word| rest.any(|other| same(other, word))) {
        return 0.0;
    }
    let coverage = phrase.joined.len() as f64 / joined.len() as f64;
    0.56 + 0.26 * coverage + 0.02 * (phrase.words.len().min(4) as f64 - 1.0)
}

/// The same word, or a slip of one letter in a word long enough to bear it.
fn same(a: &str, b: &str) -> bool {
    a == b
        || (a.len() >= 6
            && b.len() >= 6
            && a.len().abs_diff(b.len()) <= 1
            && (letters(a) ^ letters(b)).count_ones() <= 2
            && strsim::osa_distance(a, b) <= 1)
}

/// A slip of the pen over the whole header.
fn fuzzy(joined: &str, joined_letters: u64, phrase: &Phrase) -> f64 {
    let (a, b) = (joined.len(), phrase.joined.len());
    if a < 6 || b < 6 || a.abs_diff(b) > 3 || (joined_letters ^ phrase.letters).count_ones() > 4 {
        return 0.0;
    }
    let likeness = 1.0 - strsim::osa_distance(joined, &phrase.joined) as f64 / a.max(b) as f64;
    if likeness >= 0.8 { likeness * 0.93 } else { 0.0 }
}

/// Which letters and digits occur: two words with different ones need no closer comparison.
fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |set, byte| match byte {
        b'a'..=b'z' => set | 1 << (byte - b'a'),
        b'0'..=b'9' => set | 1 << (byte - b'0' + 26),
        b' ' => set,
        other => set | 1 << (36 + other % 28),
    })
}
