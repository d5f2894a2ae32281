//! Lots: what is drawn before witnesses, by hand or by a seed that anybody can check.
//!
//! By a seed, whoever takes part comes in the order of `SHA-256("SEED:CODE")`, written in hexadecimal digits, the
//! smallest first. `printf '%s' 'SEED:CODE' | sha256sum` gives the same digits without this program, so a seed holds
//! only signs that a shell leaves alone between single quotes.

use std::fmt::Write as _;

use chrono::{DateTime, NaiveDate, Utc};
use sha2::{Digest, Sha256};
use thiserror::Error;

use crate::id::{ChangeSetId, EventId, HallId, LotDrawId, ParticipationId, PersonId};

mod waived;

pub use waived::Waived;

/// The most signs of a note on a firm that is passed over.
pub const MOST_PASS_SIGNS: usize = 120;

/// The most signs that a seed may have.
pub const MOST_SEED_SIGNS: usize = 64;

/// What is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LotKind {
    /// A booth stands on each paper in the pot.
    Booth,
    /// A turn stands on each paper; booths are chosen in turn.
    Turn,
    /// A seed makes the turns; booths are chosen in turn.
    Seed,
}

/// A draw of lots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotDraw {
    /// Its id.
    pub id: LotDrawId,
    /// The event.
    pub event_id: EventId,
    /// What people call it; unique in the event.
    pub name: String,
    /// What is drawn.
    pub kind: LotKind,
    /// Firms of this product category take part; `None` for all.
    pub category: Option<String>,
    /// Booths of this hall are in the pot; `None` for all. The hall may be gone.
    pub hall_id: Option<HallId>,
    /// Booths of this zone are in the pot; `None` for all.
    pub zone: Option<String>,
    /// How many papers with turns are in the pot: as many as took part at most, whoever was left out since.
    pub papers: u16,
    /// The seed, once it was named.
    pub seed: Option<Seed>,
    /// The change set in which it was named.
    pub seed_change: Option<ChangeSetId>,
    /// The registry's number of the minutes.
    pub number: Option<String>,
    /// The day on which it was held.
    pub held_on: Option<NaiveDate>,
    /// Where it was held.
    pub place: Option<String>,
    /// Since when it is final.
    pub closed_at: Option<DateTime<Utc>>,
}

/// Why a firm is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PassReason {
    /// Nobody of it is there.
    Absent,
    /// It is there and does not want to draw or choose.
    Declined,
}

/// Why a firm that had no lot of its own needed none when the draw was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoLot {
    /// It shared the place of another firm, which drew for both.
    Shares,
    /// It took no booth any more.
    NoBooth,
}

/// A firm that takes part, and what it drew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotEntry {
    /// The draw.
    pub draw_id: LotDrawId,
    /// The firm's participation; whoever shares its place comes along.
    pub participation_id: ParticipationId,
    /// Its place in the list, counted from 0.
    pub position: u16,
    /// The turn that it drew, counted from 1.
    pub turn: Option<u16>,
    /// The codes of the booths that it drew or chose, as they were read out.
    pub booths: Option<String>,
    /// The rules that people set aside for its booths.
    pub waived: Vec<Waived>,
    /// Why it was passed over, the last time that it was; it may have come and drawn since.
    pub pass: Option<PassReason>,
    /// What else is to be said of that.
    pub pass_note: Option<String>,
    /// The change set in which the turn was drawn.
    pub turn_change: Option<ChangeSetId>,
    /// The change set in which the booths were drawn or chosen.
    pub booths_change: Option<ChangeSetId>,
    /// The change set in which it was passed over.
    pub pass_change: Option<ChangeSetId>,
    /// Why it needed no lot of its own, since the draw was closed.
    pub no_lot: Option<NoLot>,
    /// The firm that drew for it, where it shared a place then.
    pub leader_id: Option<ParticipationId>,
}

impl LotEntry {
    /// A firm that has drawn nothing yet.
    pub const fn new(draw_id: LotDrawId, participation_id: ParticipationId, position: u16) -> Self {
        Self {
            draw_id,
            participation_id,
            position,
            turn: None,
            booths: None,
            waived: Vec::new(),
            pass: None,
            pass_note: None,
            turn_change: None,
            booths_change: None,
            pass_change: None,
            no_lot: None,
            leader_id: None,
        }
    }
}

/// Somebody who signs the minutes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LotWitness {
    /// The draw.
    pub draw_id: LotDrawId,
    /// Counted from 0.
    pub position: u16,
    /// Who it is; `None` for a line on which the name is written by hand.
    pub person_id: Option<PersonId>,
    /// As what they sign: "Saksi peserta".
    pub role: String,
}

/// A seed: up to [`MOST_SEED_SIGNS`] letters, digits, blanks and signs of ASCII that a shell leaves alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed(String);

/// Why a text is no seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SeedError {
    /// Nothing but blanks.
    #[error("empty")]
    Empty,
    /// More than [`MOST_SEED_SIGNS`].
    #[error("{signs} signs")]
    TooLong {
        /// How many it has.
        signs: usize,
    },
    /// A sign that would not be typed or hashed alike everywhere.
    #[error("sign {sign:?}")]
    Sign {
        /// The first such sign.
        sign: char,
    },
}

impl Seed {
    /// A seed as it was typed, without blanks at its ends, and with one where several stand together: on paper they are
    /// read as one.
    ///
    /// # Errors
    /// See [`SeedError`].
    pub fn parse(typed: &str) -> Result<Self, SeedError> {
        let seed = typed.trim().split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        let signs = seed.chars().count();
        let is_safe = |sign: char| sign.is_ascii_alphanumeric() || " .,;:_+-/=()#@".contains(sign);
        match seed.chars().find(|&sign| !is_safe(sign)) {
            _ if seed.is_empty() => Err(SeedError::Empty),
            Some(sign) => Err(SeedError::Sign { sign }),
            None if signs > MOST_SEED_SIGNS => Err(SeedError::TooLong { signs }),
            None => Ok(Self(seed)),
        }
    }

    /// It.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is hashed for a code.
    pub fn text(&self, code: &str) -> String {
        format!("{}:{code}", self.0)
    }

    /// SHA-256 of [`Seed::text`] as 64 small hexadecimal digits.
    pub fn digest(&self, code: &str) -> String {
        let mut digits = String::with_capacity(64);
        for byte in Sha256::digest(self.text(code)) {
            let _ = write!(digits, "{byte:02x}");
        }
        digits
    }

    /// The turn of each code, counted from 1, in the order of the codes.
    pub fn turns(&self, codes: &[String]) -> Vec<u16> {
        let mut order: Vec<usize> = (0..codes.len()).collect();
        order.sort_by_cached_key(|&index| (self.digest(&codes[index]), codes[index].clone()));
        let mut turns = vec![0; codes.len()];
        for (turn, index) in (1..).zip(order) {
            turns[index] = turn;
        }
        turns
    }
}

/// Short codes of those who take part, to be printed and hashed: the last digits of their ids, which are random, as many
/// as tell all of them apart, at least eight.
pub fn lot_codes(ids: &[ParticipationId]) -> Vec<String> {
    let whole: Vec<String> = ids.iter().map(|id| id.0.simple().to_string()).collect();
    let cut = |digits: usize| whole.iter().map(|id| id[id.len() - digits..].to_owned()).collect::<Vec<_>>();
    let is_unique = |codes: &[String]| {
        let mut sorted: Vec<&String> = codes.iter().collect();
        sorted.sort_unstable();
        sorted.windows(2).all(|pair| pair[0] != pair[1])
    };
    [8, 12, 16].into_iter().map(cut).find(|codes| is_unique(codes)).unwrap_or(whole)
}

/// How a booth's code is known however it is typed: `a 7`, `A-07` and `A07` are the same, as are `7` and `007`.
pub fn booth_key(typed: &str) -> String {
    let mut key = String::new();
    let mut digits = String::new();
    let flush = |digits: &mut String, key: &mut String| {
        if !digits.is_empty() {
            let number = digits.trim_start_matches('0');
            key.push_str(if number.is_empty() { "0" } else { number });
            // Two numbers after one another stay two.
            key.push(' ');
            digits.clear();
        }
    };
    for sign in typed.chars() {
        if sign.is_ascii_digit() {
            digits.push(sign);
            continue;
        }
        flush(&mut digits, &mut key);
        if sign.is_alphanumeric() {
            key.extend(sign.to_lowercase());
        }
    }
    flush(&mut digits, &mut key);
    key.truncate(key.trim_end().len());
    key
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn seed(typed: &str) -> Seed {
        Seed::parse(typed).unwrap()
    }

    #[test]
    fn a_digest_is_what_sha256sum_says() {
        // printf '%s' 'JakCraft 2019:1a2b3c4d' | sha256sum
        assert_eq!(
            seed(" JakCraft 2019 ").digest("1a2b3c4d"),
            "dc4ab22f68439b2b41904fa9a7a8902a5f0cf69d86982db83fb6bf6adbb512b0"
        );
    }

    #[test]
    fn a_seed_is_typed_alike_everywhere() {
        assert_eq!(Seed::parse("  "), Err(SeedError::Empty));
        for (typed, sign) in
            [("it's", '\''), ("a\\b", '\\'), ("seribu é", 'é'), ("100%", '%'), ("a\tb", '\t')]
        {
            assert_eq!(Seed::parse(typed), Err(SeedError::Sign { sign }));
        }
        assert_eq!(Seed::parse(&"x".repeat(65)), Err(SeedError::TooLong { signs: 65 }));
        assert_eq!(seed("Undian 18/11/2019 #1").as_str(), "Undian 18/11/2019 #1");
        assert_eq!(seed(" Undian   18/11/2019  #1"), seed("Undian 18/11/2019 #1"));
    }

    #[test]
    fn codes_are_as_long_as_they_must_be() {
        let id = |number: u128| ParticipationId(Uuid::from_u128(number));
        assert_eq!(lot_codes(&[id(0x1234_5678_9abc), id(0xffff_0000_0001)]), ["56789abc", "00000001"]);
        assert_eq!(
            lot_codes(&[id(0xaaaa_0000_0001), id(0xbbbb_0000_0001)]),
            ["aaaa00000001", "bbbb00000001"]
        );
    }

    #[test]
    fn a_booth_is_known_however_it_is_typed() {
        for typed in ["A-07", "a7", "A 007", " a.07 "] {
            assert_eq!(booth_key(typed), booth_key("A-07"), "{typed}");
        }
        assert_eq!(booth_key("101"), booth_key("0101"));
        assert_ne!(booth_key("A-1-2"), booth_key("A-12"));
        assert_ne!(booth_key("A-1"), booth_key("B-1"));
    }

    proptest! {
        #[test]
        fn turns_are_one_to_the_last_whatever_the_order_of_the_list(codes in prop::collection::hash_set("[0-9a-f]{8}", 1..40)) {
            let mut codes: Vec<String> = codes.into_iter().collect();
            let seed = seed("benih");
            let by_code = |codes: &[String]| {
                let mut pairs: Vec<(String, u16)> = codes.iter().cloned().zip(seed.turns(codes)).collect();
                pairs.sort();
                pairs
            };
            let before = by_code(&codes);
            codes.reverse();
            prop_assert_eq!(&by_code(&codes), &before);
            let mut turns: Vec<u16> = before.into_iter().map(|(_, turn)| turn).collect();
            turns.sort_unstable();
            prop_assert_eq!(turns, (1..=u16::try_from(codes.len()).unwrap()).collect::<Vec<_>>());
        }

        #[test]
        fn any_text_is_a_seed_or_an_error(typed in ".{0,80}") {
            drop(Seed::parse(&typed));
        }
    }
}
