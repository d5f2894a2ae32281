//! How long a keystroke's search takes among 50,000 people.
//!
//! `cargo run --release -p jakcraft-store --example search_bench [PEOPLE]`

use std::time::{Duration, Instant};

use chrono::NaiveDate;
use domain::badge::{BadgeHolder, Role};
use domain::event::Event;
use domain::id::*;
use domain::person::Person;
use store::{ChangeContext, Mode, OpenOptions, SearchKind, StoreError, open};
use uuid::Uuid;

const NAMES: [&str; 40] = [
    "Sri",
    "Ani",
    "Budi",
    "Dewi",
    "Eko",
    "Fitri",
    "Gatot",
    "Hesti",
    "Indah",
    "Joko",
    "Nur",
    "Wahyu",
    "Rahayu",
    "Santoso",
    "Lestari",
    "Wibowo",
    "Hidayat",
    "Nasution",
    "Siregar",
    "Utami",
    "Saputra",
    "Anggraini",
    "Kartika",
    "Ma'ruf",
    "Oktaviani",
    "Purnomo",
    "Qomariah",
    "Rizky",
    "Setiawan",
    "Tri",
    "Umar",
    "Vina",
    "Yulianti",
    "Zainal",
    "Cahyono",
    "Lukman",
    "Maharani",
    "王",
    "Đặng",
    "Agus",
];

/// A small generator of numbers (SplitMix64), so that every run searches among the same people.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % limit as u64).unwrap_or(0)
    }
}

#[cfg(not(unix))]
fn processor() -> Duration {
    std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default()
}

#[cfg(unix)]
fn processor() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or(0))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let people: usize = std::env::args().nth(1).map_or(Ok(50_000), |text| text.parse())?;
    let folder = tempfile::tempdir()?;
    let options = OpenOptions::new(Mode::CommandLine, "bench", 0);
    let mut store = open(&folder.path().join("bench.jakcraft"), None, &options)?.store;
    let event_id = EventId(Uuid::now_v7());
    let role_id = RoleId(Uuid::now_v7());
    let day = NaiveDate::from_ymd_opt(2026, 8, 11).ok_or("no day")?;
    let mut numbers = Numbers(7);
    let context = ChangeContext {
        event_id: Some(event_id),
        feature: "bench".to_owned(),
        action: "people".to_owned(),
        actor: "bench".to_owned(),
        at_ms: 0,
        change_set_id: ChangeSetId(Uuid::now_v7()),
    };
    store.write::<_, StoreError>(&context, |tx| {
        tx.insert(&Event {
            id: event_id,
            slug: "bench".to_owned(),
            name: "Bench".to_owned(),
            edition: None,
            theme: None,
            venue: None,
            venue_address: None,
            organizer: None,
            starts_on: day,
            ends_on: day,
            logo: None,
        })?;
        tx.insert(&Role {
            id: role_id,
            event_id,
            code: "visitor".to_owned(),
            number: 1,
            name_id: "Pengunjung".to_owned(),
            name_en: "Visitor".to_owned(),
            colour_rgb: 0,
            position: 0,
        })?;
        for _ in 0..people {
            let words = 1 + numbers.below(3);
            let name = (0..words).map(|_| NAMES[numbers.below(NAMES.len())]).collect::<Vec<_>>().join(" ");
            let id = PersonId(Uuid::now_v7());
            tx.insert(&Person { id, name, sex: None, phone_e164: None, email: None, photo: None })?;
            // One in ten has a badge in the event, so that a search within it has to pass over the others.
            if numbers.below(10) == 0 {
                tx.insert(&BadgeHolder {
                    id: BadgeHolderId(Uuid::now_v7()),
                    event_id,
                    person_id: id,
                    role_id,
                    participation_id: None,
                    affiliation: None,
                    position: 0,
                })?;
            }
        }
        Ok(())
    })?;

    let letters = "abcdefghijklmnopqrstuvwxyz";
    let one: Vec<String> = letters.chars().map(|letter| letter.to_string()).collect();
    let two: Vec<String> = NAMES.iter().map(|name| name.chars().take(2).collect()).collect();
    let three: Vec<String> = NAMES.iter().map(|name| name.chars().take(3).collect()).collect();
    let words: Vec<String> = (0..200)
        .map(|_| {
            let first = NAMES[numbers.below(NAMES.len())];
            let second: String =
                NAMES[numbers.below(NAMES.len())].chars().take(1 + numbers.below(3)).collect();
            format!("{first} {second}")
        })
        .collect();
    for (event, within) in [("all", None), ("one event", Some(event_id))] {
        for (label, texts) in
            [("1 letter", &one), ("2 letters", &two), ("3 letters", &three), ("2 words", &words)]
        {
            let mut times = Vec::new();
            for _ in 0..(2_000 / texts.len()).max(1) {
                for text in texts {
                    let (wall, cpu) = (Instant::now(), processor());
                    let found = store.read().search(&SearchKind::ALL, within, text, 20)?;
                    times.push((processor() - cpu, wall.elapsed(), text, found.len()));
                }
            }
            times.sort();
            let at = |share: usize| times[(times.len() - 1) * share / 100];
            println!(
                "{event}, {label}: p50 {:.2?}, p99 {:.2?}, most {:.2?} of processor ({:?}, {} found); {} searches",
                at(50).0,
                at(99).0,
                at(100).0,
                at(100).2,
                at(100).3,
                times.len()
            );
            times.sort_by_key(|time| time.1);
            println!("    on the wall: p50 {:.2?}, p99 {:.2?}", at_wall(&times, 50), at_wall(&times, 99));
        }
    }
    Ok(())
}

fn at_wall<A, B, C>(times: &[(A, Duration, B, C)], share: usize) -> Duration {
    times[(times.len() - 1) * share / 100].1
}
