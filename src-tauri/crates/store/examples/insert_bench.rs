//! How long it takes to write an import of 10,000 firms in one transaction, and to undo and redo it.
//!
//! `cargo run --release -p jakcraft-store --example insert_bench [FIRMS]`: for each firm an exhibitor, its owner
//! with an identity, a telephone, a product, a participation with its first status change, two attendants with a
//! badge holder each, and the imported row; with the change log and the search index.

use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, Utc};
use domain::badge::{BadgeHolder, Role};
use domain::event::Event;
use domain::exhibitor::{Address, Exhibitor, ExhibitorPhone, Legality};
use domain::id::*;
use domain::identity::{Nib, Nik};
use domain::money::Idr;
use domain::participation::{BoothRequest, Participation, StatusChange};
use domain::person::{Person, PersonIdentity};
use domain::product::Product;
use domain::status::ParticipationStatus;
use store::{ChangeContext, ImportRow, ImportSource, Mode, OpenOptions, StoreError, Tx, open};
use uuid::Uuid;

const GIVEN: [&str; 12] =
    ["Sri", "Ani", "Budi", "Dewi", "Eko", "Fitri", "Gatot", "Hesti", "Indah", "Joko", "Nur", "Wahyu"];
const FAMILY: [&str; 10] = [
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
];
const CRAFT: [&str; 8] = ["Batik", "Tenun", "Keramik", "Rotan", "Perak", "Kayu", "Kulit", "Bordir"];

struct Firm {
    owner: Person,
    identity: PersonIdentity,
    exhibitor: Exhibitor,
    phone: ExhibitorPhone,
    product: Product,
    participation: Participation,
    status: StatusChange,
    attendants: [(Person, BadgeHolder); 2],
    row: ImportRow,
}

fn id() -> Uuid {
    Uuid::now_v7()
}

fn person(n: usize) -> Person {
    Person {
        id: PersonId(id()),
        name: format!("{} {} {}", GIVEN[n % 12], FAMILY[n / 12 % 10], FAMILY[n / 120 % 10]),
        sex: None,
        phone_e164: None,
        email: None,
        photo: None,
    }
}

fn firm(n: usize, event_id: EventId, role_id: RoleId, source_id: ImportSourceId, at: DateTime<Utc>) -> Firm {
    let owner = person(n * 3);
    let exhibitor_id = ExhibitorId(id());
    let participation_id = ParticipationId(id());
    // NIBs come in no order: spread over the thirteen digits.
    let nib = format!("{:013}", (n as u64 * 7_919_000_003 + 1_234_567) % 10_000_000_000_000);
    let attendant = |position: u16| {
        let person = person(n * 3 + 1 + usize::from(position));
        let holder = BadgeHolder {
            id: BadgeHolderId(id()),
            event_id,
            person_id: person.id,
            role_id,
            participation_id: Some(participation_id),
            affiliation: None,
            position,
        };
        (person, holder)
    };
    Firm {
        identity: PersonIdentity {
            person_id: owner.id,
            nik: Nik::read(&format!("317101{:010}", n as u64 * 104_729 % 10_000_000_000)).ok(),
            npwp: None,
        },
        exhibitor: Exhibitor {
            id: exhibitor_id,
            name: format!("{} {} {n}", CRAFT[n % 8], FAMILY[n / 8 % 10]),
            owner_id: Some(owner.id),
            nib: Nib::read(&nib).ok().map(|reading| reading.value),
            email: Some(format!("firma{n}@contoh.id")),
            instagram: Some(format!("@firma{n}")),
            address: Address {
                street: Some(format!("Jl. Merdeka No. {n} RT 01/RW 02")),
                kelurahan: Some("Gambir".to_owned()),
                kecamatan: Some("Gambir".to_owned()),
                city: Some("Jakarta Pusat".to_owned()),
                region_code: Some("31.71.01.1001".to_owned()),
            },
            supported_by: Some("Dekranasda".to_owned()),
            category: Some(CRAFT[n % 8].to_owned()),
            material: None,
            staff: Some(4),
            monthly_turnover_idr: Some(Idr(12_500_000)),
            legality: Legality::default(),
            export_countries: None,
            hs_codes: None,
            logo: None,
            notes: None,
        },
        phone: ExhibitorPhone {
            exhibitor_id,
            position: 0,
            e164: format!("+62812{:08}", n * 7_919 % 100_000_000),
            typed: format!("0812-{:08}", n * 7_919 % 100_000_000),
            plausible: true,
        },
        product: Product {
            id: ProductId(id()),
            exhibitor_id,
            name: format!("Kain {n}"),
            is_flagship: true,
            price_min_idr: Some(Idr(150_000)),
            price_max_idr: Some(Idr(950_000)),
            capacity_per_month: Some(30),
            photo: None,
        },
        participation: Participation {
            id: participation_id,
            event_id,
            exhibitor_id,
            status: ParticipationStatus::Applied,
            request: BoothRequest::default(),
            priority: 0,
            fascia: None,
            group: None,
            reserve_position: None,
            offered_until: None,
        },
        status: StatusChange {
            id: StatusChangeId(id()),
            participation_id,
            from: None,
            to: ParticipationStatus::Applied,
            actor: "panitia".to_owned(),
            at,
            reason: None,
        },
        attendants: [attendant(0), attendant(1)],
        row: ImportRow {
            source_id,
            row_key: nib,
            exhibitor_id,
            values_json: format!(
                r#"{{"nama_usaha":"{} {n}","pemilik":"{}","hp":"0812-{n}","alamat":"Jl. Merdeka No. {n}","kota":"Jakarta Pusat","daya":"450"}}"#,
                CRAFT[n % 8],
                owner.name
            ),
        },
        owner,
    }
}

fn write_firm(tx: &mut Tx<'_>, firm: &Firm) -> Result<(), StoreError> {
    tx.insert(&firm.owner)?;
    tx.insert(&firm.identity)?;
    tx.insert(&firm.exhibitor)?;
    tx.insert(&firm.phone)?;
    tx.insert(&firm.product)?;
    tx.insert(&firm.participation)?;
    tx.insert(&firm.status)?;
    for (person, holder) in &firm.attendants {
        tx.insert(person)?;
        tx.insert(holder)?;
    }
    tx.insert(&firm.row)
}

/// Time on the wall, and the processor's time, which another program's load does not stretch.
struct Clock {
    wall: Instant,
    processor: Duration,
}

impl Clock {
    fn start() -> Self {
        Self { wall: Instant::now(), processor: processor() }
    }

    fn read(&self) -> String {
        format!("{:.0?} ({:.0?} of processor)", self.wall.elapsed(), processor() - self.processor)
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
    let firms: usize = std::env::args().nth(1).map_or(Ok(10_000), |text| text.parse())?;
    let folder = tempfile::tempdir()?;
    let options = OpenOptions::new(Mode::CommandLine, "bench", 0);
    let mut store = open(&folder.path().join("bench.jakcraft"), None, &options)?.store;

    let at = DateTime::from_timestamp_millis(1_700_000_000_000).ok_or("no time")?;
    let event_id = EventId(id());
    let role_id = RoleId(id());
    let source_id = ImportSourceId(id());
    let day = NaiveDate::from_ymd_opt(2026, 8, 11).ok_or("no day")?;
    let context = |action: &str| ChangeContext {
        event_id: Some(event_id),
        feature: "bench".to_owned(),
        action: action.to_owned(),
        actor: "bench".to_owned(),
        at_ms: at.timestamp_millis(),
        change_set_id: ChangeSetId(id()),
    };
    store.write::<_, StoreError>(&context("event"), |tx| {
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
            code: "exhibitor".to_owned(),
            number: 1,
            name_id: "Peserta".to_owned(),
            name_en: "Exhibitor".to_owned(),
            colour_rgb: 0,
            position: 0,
        })?;
        tx.insert(&ImportSource {
            id: source_id,
            event_id,
            name: "peserta.xlsx".to_owned(),
            sheet: "Sheet1".to_owned(),
            content_sha256: [0; 32],
            imported_at: at,
        })
    })?;

    let all: Vec<Firm> = (0..firms).map(|n| firm(n, event_id, role_id, source_id, at)).collect();
    let clock = Clock::start();
    let mut in_body = String::new();
    store.write::<_, StoreError>(&context("import"), |tx| {
        all.iter().try_for_each(|firm| write_firm(tx, firm))?;
        in_body = clock.read();
        Ok(())
    })?;
    println!("import of {firms} firms: {}, of which rows and change log: {in_body}", clock.read());
    let clock = Clock::start();
    let touched = store.undo("bench", 0)?.touched.len();
    println!("undo of {touched} rows: {}", clock.read());
    let clock = Clock::start();
    store.redo()?;
    println!("redo: {}", clock.read());
    let clock = Clock::start();
    let lines = store.read().exhibitors_of_event(event_id)?.len();
    println!("list of {lines} firms: {}", clock.read());
    let clock = Clock::start();
    let lines = store.read().badges_of_event(event_id)?.len();
    println!("list of {lines} badges: {}", clock.read());
    Ok(())
}
