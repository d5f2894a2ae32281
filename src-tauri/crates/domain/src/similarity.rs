//! How alike two names are, to find the firm or person that stands in a list twice.
//!
//! Firms of Jakarta name themselves of a few words after one pattern (sanggar, griya, karya + a place or flower +
//! a craft), so that different firms share most of their letters: "Karya Cempaka" and "Karya Cempaka Kulit",
//! "Karya Ondel" and "Kriya Ondel", "Galeri Rorotan 1197" and "Galeri Rorotan 1179" are two each. A comparison of
//! whole strings calls them doubles. Here words are compared with words: every word of one name must have its
//! like in the other, and the worst pair counts as much as all together; numbers must be equal.
//!
//! The file is long because measuring, ruling out and the keys under which names meet must agree.

use std::collections::{BTreeMap, BTreeSet};

use crate::search_key::search_key;

/// From this score two names are likely the same name typed twice: one slip in a word of five letters or more (of
/// four, in a name of several words), two in a word of ten, words in another order, joined or split, another legal form.
pub const LIKELY_SAME: u16 = 800;

/// What every word must score at least where the names score [`LIKELY_SAME`]: the mean of all is at most 1000.
const WORST_OF_SAME: u16 = 2 * LIKELY_SAME - 1000;

/// Two names that differ by a word, or in a number, never score higher.
const DIFFERENT_WORDS: u16 = 700;

/// The legal forms that firms put before or behind their names. Words like toko, sanggar or kriya are part of a
/// name: dropping them would make one firm of many.
const LEGAL_FORMS: [&str; 11] =
    ["cv", "pt", "ud", "pd", "fa", "firma", "tbk", "persero", "perum", "perseroan", "ltd"];

/// Words that open or close many names. Two different ones of them are never a slip of the pen for one another,
/// however alike they look: a griya (house) is not a kriya (craft). Sorted, for the search.
const COMMON_WORDS: [&str; 44] = [
    "anyaman", "barat", "batik", "bordir", "butik", "cendera", "cipta", "craft", "crafts", "dapur", "daur",
    "galeri", "gallery", "griya", "indah", "jaya", "karya", "kayu", "kedai", "keramik", "kreasi", "kriya",
    "kuliner", "kulit", "logam", "mandiri", "mulia", "omah", "pelangi", "pesona", "pusaka", "putra", "putri",
    "rumah", "sanggar", "selatan", "serat", "tenun", "timur", "toko", "utama", "utara", "warung", "wastra",
];

/// A name made ready for comparing, once for many comparisons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComparableName {
    /// The words in their order, without legal forms.
    words: Vec<String>,
    /// The words that are numbers, sorted.
    numbers: Vec<String>,
    /// All words in one.
    joined: String,
    /// Of how many characters.
    length: usize,
    /// How often each letter occurs, by the last five bits of its code.
    letters: [u8; 32],
    /// What can be told of each word without measuring it.
    shapes: Vec<WordShape>,
}

/// What most names are told apart by, small enough to lie side by side for a search through many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameOutline {
    letters: [u8; 32],
    length: usize,
    words: usize,
}

impl NameOutline {
    /// Whether names of these outlines can be the same; see [`ComparableName::can_be_same`].
    pub fn can_be_same(&self, other: &Self) -> bool {
        let changed = changed_letters(&self.letters, &other.letters);
        if self.words != other.words {
            return changed <= 2;
        }
        // Rounding to per mille can hide half a slip.
        changed * 4 <= self.length + other.length + 4
    }
}

/// What can be told of a word without measuring it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct WordShape {
    letters: [u8; 32],
    /// In characters.
    length: usize,
    is_number: bool,
    is_common: bool,
}

impl WordShape {
    fn new(word: &str) -> Self {
        Self {
            letters: letters_of(word),
            length: word.chars().count(),
            is_number: is_number(word),
            is_common: is_common(word),
        }
    }

    /// What two different words score at most, in per mille.
    fn at_most(&self, other: &Self) -> u16 {
        if self.is_number || other.is_number || (self.is_common && other.is_common) {
            return 0;
        }
        // A slip changes at most two counts of letters.
        let slips = changed_letters(&self.letters, &other.letters)
            .div_ceil(2)
            .max(self.length.abs_diff(other.length));
        per_mille(1.0 - slips as f64 / self.length.max(other.length).max(1) as f64)
    }
}

impl ComparableName {
    /// Folds a name as the search does and drops the legal form, unless nothing else would be left.
    pub fn new(name: &str) -> Self {
        let key = search_key(name);
        let mut all: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
        // "P.T." and "C.V." have become two letters.
        for form in [["p", "t"], ["c", "v"], ["u", "d"], ["p", "d"]] {
            if all.len() > 2 && all[..2] == form {
                all.drain(..2);
            }
        }
        let is_form = |word: &&str| LEGAL_FORMS.contains(word);
        let all = with_characters_joined(&all);
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        let words: Vec<String> = if all.iter().all(is_form) {
            all.iter().map(|&word| word.to_owned()).collect()
        } else {
            all.iter().filter(|word| !is_form(word)).map(|&word| word.to_owned()).collect()
        };
        let mut numbers: Vec<String> = words.iter().filter(|word| is_number(word)).cloned().collect();
        numbers.sort_unstable();
        let joined = words.concat();
        let letters = letters_of(&joined);
        let length = joined.chars().count();
        let shapes = words.iter().map(|word| WordShape::new(word)).collect();
        Self { words, numbers, joined, length, letters, shapes }
    }

    /// How alike the two are, from 0 to 1000. The same either way round.
    pub fn similarity(&self, other: &Self) -> u16 {
        if self.joined.is_empty() || other.joined.is_empty() {
            return 0;
        }
        if self.joined == other.joined {
            return 1000;
        }
        let whole = || per_mille(strsim::normalized_damerau_levenshtein(&self.joined, &other.joined));
        if self.numbers != other.numbers {
            return whole().min(DIFFERENT_WORDS);
        }
        if self.words.len() == other.words.len() {
            return self.by_words(other);
        }
        // A word more is another firm, but a blank more with a slip besides is not: "Omah Sukubmbu".
        let split_differently = strsim::damerau_levenshtein(&self.joined, &other.joined) <= 1
            && self.length >= 8
            && !self.has_short_word_beside(other);
        if split_differently { whole().max(LIKELY_SAME) } else { whole().min(DIFFERENT_WORDS) }
    }

    /// Whether the two can score [`LIKELY_SAME`], from the letters alone: quick, and never wrong when it says no.
    ///
    /// For that score no word may be less than 0.6 like its partner, and the mean must be 0.8. So the lengths of two
    /// partners differ by at most 0.4, a slip costs at least 1.6 times its letter's share, and there are at most
    /// 0.125 slips for each letter of both names; a slip changes at most two counts of letters.
    pub fn can_be_same(&self, other: &Self) -> bool {
        self.outline().can_be_same(&other.outline()) && self.numbers == other.numbers
    }

    /// What most names are told apart by.
    pub fn outline(&self) -> NameOutline {
        NameOutline { letters: self.letters, length: self.length, words: self.words.len() }
    }

    /// Whether the two score [`LIKELY_SAME`]: what asking for the score would tell, but quicker where they do not.
    pub fn is_likely_same(&self, other: &Self) -> bool {
        if !self.can_be_same(other) {
            return false;
        }
        // Split elsewhere, no word need have its like.
        if self.joined == other.joined {
            return !self.joined.is_empty();
        }
        !self.is_other_by_a_word(other) && self.similarity(other) >= LIKELY_SAME
    }

    /// Whether one word tells that the score is below [`LIKELY_SAME`], from its letters: so most names of one pattern
    /// differ, and no word need be measured.
    fn is_other_by_a_word(&self, other: &Self) -> bool {
        if self.words.len() != other.words.len() {
            // A blank more or less with a slip at most.
            return self.length.abs_diff(other.length) > 1;
        }
        let mut apart = 0;
        let mut last = 0;
        for (index, word) in
            self.words.iter().enumerate().filter(|(index, word)| other.words[*index] != **word)
        {
            (apart, last) = (apart + 1, index);
            if other.words.contains(word) {
                continue;
            }
            // Whatever it is paired with, the worst pair is no better.
            let best = other.shapes.iter().map(|shape| self.shapes[index].at_most(shape)).max();
            if best.is_none_or(|best| best < WORST_OF_SAME) {
                return true;
            }
        }
        if apart != 1 {
            return false;
        }
        let (one, two) = (&self.shapes[last], &other.shapes[last]);
        let at_most = one.at_most(two);
        let letters = self.length + other.length;
        let in_word = one.length + two.length;
        let weighted = 1000 * (letters - in_word) + usize::from(at_most) * in_word;
        let mean = u16::try_from(weighted / letters.max(1)).unwrap_or(1000);
        u16::midpoint(at_most, mean) < LIKELY_SAME
    }

    /// Pairs each word with its like, best pairs first, and takes the mean of the worst pair and of all.
    fn by_words(&self, other: &Self) -> u16 {
        let (mut taken, mut matched) = (vec![false; self.words.len()], vec![false; other.words.len()]);
        let (mut worst, mut weighted, mut letters) = (1000, 0_u64, 0_u64);
        // Equal words are the best pairs, and most pairs of likely doubles: they need no measuring.
        for (i, one) in self.words.iter().enumerate() {
            if let Some(j) = (0..other.words.len()).find(|&j| !matched[j] && other.words[j] == *one) {
                (taken[i], matched[j]) = (true, true);
                let weight = 2 * one.chars().count() as u64;
                weighted += 1000 * weight;
                letters += weight;
            }
        }
        let mut pairs: Vec<(u16, usize, usize)> = Vec::new();
        for (i, one) in self.words.iter().enumerate().filter(|&(i, _)| !taken[i]) {
            for (j, two) in other.words.iter().enumerate().filter(|&(j, _)| !matched[j]) {
                pairs.push((word_similarity(one, two), i, j));
            }
        }
        // The same both ways round: ties go to the pair that stands closest together, then first.
        pairs.sort_by_key(|&(score, i, j)| (std::cmp::Reverse(score), i.abs_diff(j), i + j, i.min(j)));
        for (score, i, j) in pairs {
            if taken[i] || matched[j] {
                continue;
            }
            (taken[i], matched[j]) = (true, true);
            let weight = (self.words[i].chars().count() + other.words[j].chars().count()) as u64;
            worst = worst.min(score);
            weighted += u64::from(score) * weight;
            letters += weight;
        }
        let mean = u16::try_from(weighted / letters.max(1)).unwrap_or(1000);
        u16::midpoint(worst, mean)
    }

    /// Whether a word of one letter makes the difference ("Batik A" beside "Batik").
    fn has_short_word_beside(&self, other: &Self) -> bool {
        let longer = if self.words.len() > other.words.len() { self } else { other };
        let shorter = if self.words.len() > other.words.len() { other } else { self };
        longer.words.iter().any(|word| word.chars().count() == 1 && !shorter.words.contains(word))
    }

    /// Keys under which likely doubles meet: two names scoring [`LIKELY_SAME`] share at least one of them, but for
    /// the cases below. Comparing only within a key turns the 50 million pairs of 10,000 names
    /// into fewer than a million.
    ///
    /// * all letters in one, and all words sorted: the same name joined, split or reordered;
    /// * for each word, the other words sorted with the word's first letter, and again with its last: slips in one
    ///   word that leave one of its ends;
    /// * the first letters of all words sorted, with the numbers, and the last letters: slips in several words;
    /// * the first and the last nine letters of all in one: a blank more or less together with a slip.
    ///
    /// Measured on names of the sample's pattern: every pair with one slip in a word of five letters shares a key,
    /// and of pairs with two slips anywhere, blanks included, that still score [`LIKELY_SAME`], 97 in 100 do. Missed
    /// are, for the most part, a slip in the first letter of one word together with one in the last of another.
    pub fn blocking_keys(&self) -> BTreeSet<String> {
        let mut keys = BTreeSet::new();
        self.for_each_blocking_key(|key| {
            keys.insert(key.to_owned());
        });
        keys
    }

    /// The same, one after the other; a key may come twice.
    pub fn for_each_blocking_key(&self, mut take: impl FnMut(&str)) {
        if self.words.is_empty() {
            return;
        }
        let mut sorted: Vec<(&str, bool)> = self
            .words
            .iter()
            .zip(&self.shapes)
            .map(|(word, shape)| (word.as_str(), shape.is_number))
            .collect();
        sorted.sort_unstable();
        let mut key = String::with_capacity(self.joined.len() + self.words.len() + 8);
        let mut say = |kind: char, letters: &mut dyn Iterator<Item = char>, with_numbers: bool| {
            key.clear();
            key.push(kind);
            key.extend(letters);
            if with_numbers {
                for number in &self.numbers {
                    key.push(' ');
                    key.push_str(number);
                }
            }
            take(&key);
        };
        say('=', &mut self.joined.chars(), false);
        say('s', &mut sorted.iter().flat_map(|(word, _)| word.chars().chain([' '])), false);
        let mut ends: Vec<char> = sorted.iter().filter_map(|(word, _)| word.chars().next()).collect();
        ends.sort_unstable();
        say('i', &mut ends.iter().copied(), true);
        ends.clear();
        ends.extend(sorted.iter().filter_map(|(word, _)| word.chars().next_back()));
        ends.sort_unstable();
        say('f', &mut ends.iter().copied(), true);
        if self.length >= 12 {
            say('h', &mut self.joined.chars().take(9), true);
            say('t', &mut self.joined.chars().skip(self.length - 9), true);
        }
        for (index, (word, is_number)) in sorted.iter().enumerate() {
            if *is_number {
                continue;
            }
            for (end, letter) in [('^', word.chars().next()), ('$', word.chars().next_back())] {
                let rest = sorted.iter().enumerate().filter(|(other, _)| *other != index);
                let mut rest = rest.flat_map(|(_, (word, _))| word.chars().chain([' ']));
                if let Some(letter) = letter {
                    say(end, &mut [letter].into_iter().chain(rest.by_ref()), false);
                }
            }
        }
    }
}

/// How alike two names are, from 0 to 1000; see [`LIKELY_SAME`].
pub fn similar_names(one: &str, other: &str) -> u16 {
    ComparableName::new(one).similarity(&ComparableName::new(other))
}

/// Two entries of a list that may be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LikelyDouble {
    /// Place in the list.
    pub first: usize,
    /// A later place.
    pub second: usize,
    /// At least [`LIKELY_SAME`].
    pub score: u16,
}

/// All pairs of a list that score [`LIKELY_SAME`] and share a blocking key, sorted by place.
pub fn likely_doubles<S: AsRef<str>>(names: &[S]) -> Vec<LikelyDouble> {
    let names: Vec<ComparableName> = names.iter().map(|name| ComparableName::new(name.as_ref())).collect();
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, name) in names.iter().enumerate() {
        for key in name.blocking_keys() {
            blocks.entry(key).or_default().push(place);
        }
    }
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for places in blocks.values() {
        for (index, &first) in places.iter().enumerate() {
            pairs.extend(places[index + 1..].iter().map(|&second| (first, second)));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
        .into_iter()
        .filter(|&(first, second)| names[first].can_be_same(&names[second]))
        .map(|(first, second)| LikelyDouble { first, second, score: names[first].similarity(&names[second]) })
        .filter(|double| double.score >= LIKELY_SAME)
        .collect()
}

/// The search key makes a word of each Han or kana character; here those that stand together are one again.
fn with_characters_joined(words: &[&str]) -> Vec<String> {
    let is_character = |word: &str| !word.is_ascii() && word.chars().nth(1).is_none();
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    let mut open = false;
    for &word in words {
        match joined.last_mut().filter(|_| open && is_character(word)) {
            Some(last) => last.push_str(word),
            None => joined.push(word.to_owned()),
        }
        open = is_character(word);
    }
    joined
}

fn is_number(word: &str) -> bool {
    word.bytes().any(|b| b.is_ascii_digit())
}

fn is_common(word: &str) -> bool {
    COMMON_WORDS.binary_search(&word).is_ok()
}

fn word_similarity(one: &str, other: &str) -> u16 {
    if one == other {
        return 1000;
    }
    if is_number(one) || is_number(other) || (is_common(one) && is_common(other)) {
        return 0;
    }
    // Words that differ by more than half their length cannot be alike; this spares most of the work.
    if one.len() > 2 * other.len() || other.len() > 2 * one.len() {
        return 0;
    }
    per_mille(strsim::normalized_damerau_levenshtein(one, other))
}

/// How often each letter occurs, by the last five bits of its code.
fn letters_of(text: &str) -> [u8; 32] {
    let mut letters = [0_u8; 32];
    for letter in text.chars() {
        let count = &mut letters[(u32::from(letter) & 31) as usize];
        *count = count.saturating_add(1);
    }
    letters
}

/// By how much the counts of letters differ. Summed in 16 bits, which the processor does for many at once.
fn changed_letters(one: &[u8; 32], two: &[u8; 32]) -> usize {
    usize::from(one.iter().zip(two).map(|(one, two)| u16::from(one.abs_diff(*two))).sum::<u16>())
}

fn per_mille(ratio: f64) -> u16 {
    (ratio * 1000.0).round() as u16
}

#[cfg(test)]
mod tests;
