//! Records for tests: small numbers make ids, so that tests can speak of the same row twice.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::badge::{Badge, BadgeHolder, Desk, Role};
use domain::booth::Booth;
use domain::event::{Event, EventDay};
use domain::exhibitor::{Address, Exhibitor, ExhibitorPhone, Legality};
use domain::geometry::{BoothShape, PolygonMm, RectMm};
use domain::hall::{Hall, PlanState};
use domain::id::{
    BadgeHolderId, BadgeId, BoothAssignmentId, BoothId, ChangeSetId, DeskId, EventId, ExhibitorId, HallId,
    ImportSourceId, ParticipationId, PartyId, PersonId, RoleId,
};
use domain::identity::{Nib, Nik};
use domain::participation::{BoothRequest, Participation};
use domain::party::{BoothAssignment, Party, PartyMember, PlacedBy};
use domain::person::{Person, PersonIdentity};
use domain::status::ParticipationStatus;
use uuid::Uuid;

use crate::{ChangeContext, ImportRow, ImportSource, Store, StoreError, Tx};

/// Ids of one kind differ from those of another by the first number.
pub(crate) fn id(kind: u8, n: u8) -> Uuid {
    let mut bytes = [0; 16];
    bytes[0] = kind;
    bytes[15] = n;
    Uuid::from_bytes(bytes)
}

pub(crate) fn context(action: &str) -> ChangeContext {
    ChangeContext {
        event_id: None,
        feature: "test".to_owned(),
        action: action.to_owned(),
        actor: "Dewi".to_owned(),
        at_ms: 1_700_000_000_000,
        change_set_id: ChangeSetId(Uuid::now_v7()),
    }
}

/// Writes, and says which change set it became.
pub(crate) fn write(
    store: &mut Store,
    action: &str,
    body: impl FnOnce(&mut Tx<'_>) -> Result<(), StoreError>,
) -> Option<ChangeSetId> {
    store.write(&context(action), body).expect("written").1
}

pub(crate) fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 8, day).expect("a day")
}

pub(crate) fn at(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(1_700_000_000_000 + ms).expect("a time")
}

pub(crate) const EVENT: u8 = 1;

pub(crate) fn event_id() -> EventId {
    EventId(id(EVENT, 1))
}

pub(crate) fn event() -> Event {
    Event {
        id: event_id(),
        slug: "jakcraft-2026".to_owned(),
        name: "JakCraft 2026".to_owned(),
        edition: Some(18),
        theme: None,
        venue: Some("Balai Kota".to_owned()),
        venue_address: None,
        organizer: None,
        starts_on: day(11),
        ends_on: day(17),
        logo: None,
    }
}

pub(crate) fn event_day(n: u32) -> EventDay {
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).expect("an hour");
    EventDay { event_id: event_id(), day: day(n), opens_at: hour(9), closes_at: hour(21) }
}

pub(crate) fn person(n: u8, name: &str) -> Person {
    Person {
        id: PersonId(id(2, n)),
        name: name.to_owned(),
        sex: None,
        phone_e164: None,
        email: None,
        photo: None,
    }
}

pub(crate) fn identity(n: u8) -> PersonIdentity {
    let nik = Nik::read(&format!("31710145078500{n:02}")).expect("a NIK");
    PersonIdentity { person_id: PersonId(id(2, n)), nik: Some(nik), npwp: None }
}

pub(crate) fn exhibitor(n: u8, name: &str, owner: Option<u8>) -> Exhibitor {
    Exhibitor {
        id: ExhibitorId(id(3, n)),
        name: name.to_owned(),
        owner_id: owner.map(|owner| PersonId(id(2, owner))),
        nib: Nib::read(&format!("05608656907{n:02}")).ok().map(|reading| reading.value),
        email: None,
        instagram: None,
        address: Address::default(),
        supported_by: None,
        category: Some("Batik".to_owned()),
        material: None,
        staff: Some(3),
        monthly_turnover_idr: None,
        legality: Legality::default(),
        export_countries: None,
        hs_codes: None,
        logo: None,
        notes: None,
    }
}

pub(crate) fn phone(n: u8, position: u16, e164: &str) -> ExhibitorPhone {
    ExhibitorPhone {
        exhibitor_id: ExhibitorId(id(3, n)),
        position,
        e164: e164.to_owned(),
        typed: e164.to_owned(),
        plausible: true,
    }
}

pub(crate) fn participation(n: u8) -> Participation {
    Participation {
        id: ParticipationId(id(4, n)),
        event_id: event_id(),
        exhibitor_id: ExhibitorId(id(3, n)),
        status: ParticipationStatus::Applied,
        request: BoothRequest::default(),
        priority: 0,
        fascia: None,
        group: None,
        reserve_position: None,
        offered_until: None,
    }
}

pub(crate) fn party(n: u8, first: u32, last: u32) -> Party {
    Party { id: PartyId(id(5, n)), event_id: event_id(), first_day: day(first), last_day: day(last) }
}

pub(crate) fn member(party: u8, participation: u8, position: u16) -> PartyMember {
    PartyMember {
        party_id: PartyId(id(5, party)),
        participation_id: ParticipationId(id(4, participation)),
        position,
    }
}

pub(crate) fn hall() -> Hall {
    Hall {
        id: HallId(id(6, 1)),
        event_id: event_id(),
        name: "Gedung G".to_owned(),
        outline: PolygonMm::rect(RectMm::new(0, 0, 40_000, 30_000)),
        north_mdeg: 0,
        plan_state: PlanState::Draft,
        position: 0,
    }
}

pub(crate) fn booth(n: u8, code: &str) -> Booth {
    Booth {
        id: BoothId(id(7, n)),
        event_id: event_id(),
        hall_id: HallId(id(6, 1)),
        code: code.to_owned(),
        shape: BoothShape::upright(RectMm::new(i64::from(n) * 3_000, 0, 3_000, 3_000)),
        power_va: 450,
        circuit_id: None,
        water: false,
        accessible: true,
        zone: None,
        premium: false,
        closed: false,
        locked: false,
        parts: Vec::new(),
    }
}

pub(crate) fn assignment(n: u8, booth: u8, party: u8) -> BoothAssignment {
    BoothAssignment {
        id: BoothAssignmentId(id(8, n)),
        booth_id: BoothId(id(7, booth)),
        party_id: PartyId(id(5, party)),
        locked: false,
        placed_by: PlacedBy::Hand,
    }
}

pub(crate) fn role() -> Role {
    Role {
        id: RoleId(id(9, 1)),
        event_id: event_id(),
        code: "exhibitor".to_owned(),
        number: 1,
        name_id: "Peserta".to_owned(),
        name_en: "Exhibitor".to_owned(),
        colour_rgb: 0x00AA_5500,
        position: 0,
    }
}

pub(crate) fn holder(n: u8, person: u8, participation: Option<u8>) -> BadgeHolder {
    BadgeHolder {
        id: BadgeHolderId(id(10, n)),
        event_id: event_id(),
        person_id: PersonId(id(2, person)),
        role_id: RoleId(id(9, 1)),
        participation_id: participation.map(|n| ParticipationId(id(4, n))),
        affiliation: None,
        position: 0,
    }
}

pub(crate) fn desk() -> Desk {
    Desk {
        id: DeskId(id(11, 1)),
        event_id: event_id(),
        name: "kantor".to_owned(),
        public_key: None,
        certificate: None,
    }
}

pub(crate) fn badge(holder: u8, issue: u16) -> Badge {
    Badge {
        id: BadgeId(id(12, holder * 16 + u8::try_from(issue).expect("few issues"))),
        badge_holder_id: BadgeHolderId(id(10, holder)),
        event_id: event_id(),
        code: format!("{holder:04}{issue:04}"),
        issue,
        desk_id: desk().id,
        issued_at: at(0),
        token: "token".to_owned(),
        revoked_at: None,
    }
}

pub(crate) fn source() -> ImportSource {
    ImportSource {
        id: ImportSourceId(id(13, 1)),
        event_id: event_id(),
        name: "peserta.csv".to_owned(),
        sheet: String::new(),
        content_sha256: [7; 32],
        imported_at: at(0),
    }
}

pub(crate) fn import_row(n: u8, values_json: &str) -> ImportRow {
    ImportRow {
        source_id: source().id,
        row_key: format!("{n}"),
        exhibitor_id: ExhibitorId(id(3, n)),
        values_json: values_json.to_owned(),
    }
}

/// A workspace with an event, a hall, a role and a desk.
pub(crate) fn workspace() -> Store {
    let mut store = Store::in_memory().expect("memory");
    write(&mut store, "event", |tx| {
        tx.insert(&event())?;
        tx.insert(&hall())?;
        tx.insert(&role())?;
        tx.insert(&desk())
    });
    store
}

/// The same with two firms, their owners, parties, booths and attendants.
pub(crate) fn small_show() -> Store {
    let mut store = workspace();
    write(&mut store, "import", |tx| {
        tx.insert(&person(1, "Sri Rahayu"))?;
        tx.insert(&person(2, "Budi Santoso"))?;
        tx.insert(&person(3, "Ani"))?;
        tx.insert(&identity(1))?;
        tx.insert(&source())?;
        for (n, name, owner) in [(1, "Griya Tapak Dara", 1), (2, "Karya Mutiara", 2)] {
            tx.insert(&exhibitor(n, name, Some(owner)))?;
            tx.insert(&phone(n, 0, &format!("+628123456780{n}")))?;
            tx.enter_participation(&participation(n), "Dewi", at(0), None)?;
            tx.insert(&import_row(n, r#"{"pemilik":"Sri Rahayu"}"#))?;
            tx.insert(&party(n, 11, 17))?;
            tx.insert(&member(n, n, 0))?;
            tx.insert(&booth(n, &format!("A-0{n}")))?;
            tx.insert(&assignment(n, n, n))?;
        }
        tx.insert(&phone(1, 1, "+622112345678"))?;
        tx.insert(&holder(1, 3, Some(1)))
    });
    store
}
