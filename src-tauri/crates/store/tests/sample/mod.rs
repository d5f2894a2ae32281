//! A workspace with rows in every table, the same bytes each time: what the fixture of the newest schema holds.
//!
//! The file is long because every table has a row here.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::badge::{Badge, BadgeHolder, Desk, Role, RoleValidity};
use domain::booth::Booth;
use domain::event::{Event, EventDay};
use domain::exhibitor::{Address, Exhibitor, ExhibitorPhone, Legality};
use domain::geometry::{BoothShape, PointMm, PolygonMm, RectMm};
use domain::hall::{Circuit, ElementKind, ElementShape, Hall, PlanElement, PlanRevision, PlanState};
use domain::id::*;
use domain::identity::{Nib, Nik, Sex};
use domain::journal::EntryKind;
use domain::list_item::{ListItem, ListKind};
use domain::lots::{LotDraw, LotEntry, LotKind, LotWitness, PassReason, Seed, Waived};
use domain::media::MediaHash;
use domain::money::Idr;
use domain::participation::{BoothRequest, Participation, StatusChange};
use domain::party::{BoothAssignment, Party, PartyMember, PlacedBy};
use domain::person::{Person, PersonIdentity};
use domain::product::Product;
use domain::status::ParticipationStatus;
use domain::underlay::{Underlay, UnderlayKind, UnderlayLines};
use domain::wish::{BoothWish, Nearness, NeighbourWish};
use store::{
    ChangeContext, ColumnMapping, HeldIdentity, HeldRow, ImportRow, ImportSource, NewEntry, Region, Store,
    StoreError, Tx,
};
use uuid::Uuid;

/// 25 November 2019, 09.30 in Jakarta.
pub(crate) const NOW_MS: i64 = 1_574_649_000_000;

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x016e_9fc7_0000_7000_8000_0000_0000_0000 + number)
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2019, 11, day).unwrap()
}

fn hour(hour: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap()
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(NOW_MS).unwrap()
}

fn context(action: &str, number: u128) -> ChangeContext {
    ChangeContext {
        event_id: Some(EventId(id(1))),
        feature: "exhibitors".to_owned(),
        action: action.to_owned(),
        actor: "Ani".to_owned(),
        at_ms: NOW_MS,
        change_set_id: ChangeSetId(id(number)),
    }
}

/// Fills a workspace: two firms that share a booth, one undone change set, one erased person.
pub(crate) fn fill(store: &mut Store) {
    store.write(&context("import", 900), people_and_firms).unwrap();
    store.write(&context("draw", 901), floor).unwrap();
    store.write(&context("register", 902), badges).unwrap();
    store
        .write(&context("edit", 903), |tx| {
            let mut exhibitor: Exhibitor = tx.get(ExhibitorId(id(30)))?.unwrap();
            exhibitor.notes = Some("minta dekat pintu".to_owned());
            tx.update(&exhibitor)?;
            tx.delete::<Product>((ExhibitorId(id(31)), ProductId(id(41))))?;
            Ok::<_, StoreError>(())
        })
        .unwrap();
    store
        .write(&context("edit", 904), |tx| {
            tx.insert(&ListItem {
                id: ListItemId(id(3)),
                kind: ListKind::Material,
                name: "Kertas".to_owned(),
                position: 9,
                code: None,
            })
        })
        .unwrap();
    store.undo("Budi", NOW_MS + 60_000).unwrap();
}

fn people_and_firms(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let event_id = EventId(id(1));
    tx.load_regions(&[
        Region {
            code: "31".to_owned(),
            name: "DKI Jakarta".to_owned(),
            level: domain::region::RegionLevel::Province,
        },
        Region {
            code: "31.74".to_owned(),
            name: "Jakarta Selatan".to_owned(),
            level: domain::region::RegionLevel::City,
        },
    ])?;
    tx.set_setting("letterhead/office", &"Dinas PPKUKM")?;
    tx.insert(&ListItem {
        id: ListItemId(id(2)),
        kind: ListKind::Category,
        name: "Batik".to_owned(),
        position: 0,
        code: Some("batik".to_owned()),
    })?;
    tx.insert(&Event {
        id: event_id,
        slug: "jakcraft-2019".to_owned(),
        name: "JakCraft 2019".to_owned(),
        edition: Some(11),
        theme: Some("Urban Jakarta Festival".to_owned()),
        venue: Some("Gedung G, Balai Kota".to_owned()),
        venue_address: None,
        organizer: Some("Dekranasda DKI Jakarta".to_owned()),
        starts_on: day(25),
        ends_on: day(28),
        logo: Some(MediaHash([0xAB; 32])),
    })?;
    for date in 25..=28 {
        tx.insert(&EventDay { event_id, day: day(date), opens_at: hour(9), closes_at: hour(17) })?;
    }
    for (number, name, sex) in
        [(20, "Siti Aminah", Sex::Female), (21, "Đặng Văn Lâm", Sex::Male), (22, "R. Ayu", Sex::Female)]
    {
        tx.insert(&Person {
            id: PersonId(id(number)),
            name: name.to_owned(),
            sex: Some(sex),
            phone_e164: (number == 20).then(|| "+6281234567890".to_owned()),
            email: None,
            photo: (number == 20).then_some(MediaHash([0xCD; 32])),
        })?;
    }
    tx.insert(&PersonIdentity {
        person_id: PersonId(id(20)),
        nik: Some(Nik::read("3174015203850001").unwrap()),
        npwp: None,
    })?;
    for (number, name) in [(30, "Batik Marunda"), (31, "Kebaya & Tenun Ibu Ros")] {
        tx.insert(&Exhibitor {
            id: ExhibitorId(id(number)),
            name: name.to_owned(),
            owner_id: Some(PersonId(id(number - 10))),
            nib: (number == 30).then(|| Nib::read("0123456789012").unwrap().value),
            email: None,
            instagram: Some("@batikmarunda".to_owned()),
            address: Address {
                city: Some("Jakarta Selatan".to_owned()),
                region_code: Some("31.74".to_owned()),
                ..Address::default()
            },
            supported_by: Some("PKT".to_owned()),
            category: Some("Batik".to_owned()),
            material: None,
            staff: Some(4),
            monthly_turnover_idr: Some(Idr(12_500_000)),
            legality: Legality::default(),
            export_countries: None,
            hs_codes: None,
            logo: None,
            notes: None,
        })?;
        tx.insert(&ExhibitorPhone {
            exhibitor_id: ExhibitorId(id(number)),
            position: 0,
            e164: "+6281234567890".to_owned(),
            typed: "0812-3456-7890".to_owned(),
            plausible: true,
        })?;
        for (product, name) in [(number + 10, "Kain panjang"), (number + 12, "Selendang")] {
            tx.insert(&Product {
                id: ProductId(id(product)),
                exhibitor_id: ExhibitorId(id(number)),
                name: name.to_owned(),
                is_flagship: product == number + 10,
                price_min_idr: Some(Idr(250_000)),
                price_max_idr: None,
                capacity_per_month: Some(40),
                photo: None,
            })?;
        }
        tx.insert(&Participation {
            id: ParticipationId(id(number + 20)),
            event_id,
            exhibitor_id: ExhibitorId(id(number)),
            status: ParticipationStatus::Complete,
            request: BoothRequest::default(),
            priority: 0,
            fascia: None,
            group: None,
            reserve_position: None,
            offered_until: None,
        })?;
        for (move_number, from, to) in [
            (0, None, ParticipationStatus::Applied),
            (1, Some(ParticipationStatus::Applied), ParticipationStatus::Complete),
        ] {
            tx.insert(&StatusChange {
                id: StatusChangeId(id(number * 10 + move_number)),
                participation_id: ParticipationId(id(number + 20)),
                from,
                to,
                actor: "jakcraft".to_owned(),
                at: now(),
                reason: None,
            })?;
        }
    }
    tx.insert(&ImportSource {
        id: ImportSourceId(id(60)),
        event_id,
        name: "pendaftar.xlsx".to_owned(),
        sheet: "Sheet1".to_owned(),
        content_sha256: [7; 32],
        imported_at: now(),
    })?;
    tx.insert(&ImportRow {
        source_id: ImportSourceId(id(60)),
        row_key: "nib:0123456789012".to_owned(),
        exhibitor_id: ExhibitorId(id(30)),
        values_json: r#"{"name":"Batik Marunda"}"#.to_owned(),
    })?;
    tx.insert(&HeldRow {
        id: HeldRowId(id(61)),
        source_id: ImportSourceId(id(60)),
        row_number: 7,
        row_key: "name:batik marunda".to_owned(),
        values_json: r#"{"name":"BATIK MARUNDA"}"#.to_owned(),
        of_row: None,
        of_exhibitor_id: Some(ExhibitorId(id(30))),
        reason: "same_name".to_owned(),
        dropped: false,
    })?;
    tx.insert(&HeldIdentity {
        held_row_id: HeldRowId(id(61)),
        nik: Nik::read("3171234501900001").ok(),
        npwp: None,
    })?;
    tx.insert(&ColumnMapping { header_key: "nama usaha".to_owned(), field: "name".to_owned() })
}

fn floor(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let (event_id, hall_id) = (EventId(id(1)), HallId(id(70)));
    tx.insert(&Hall {
        id: hall_id,
        event_id,
        name: "Gedung G".to_owned(),
        outline: PolygonMm::rect(RectMm::new(0, 0, 30_000, 20_000)),
        north_mdeg: 0,
        plan_state: PlanState::Draft,
        position: 0,
    })?;
    tx.insert(&PlanElement {
        id: PlanElementId(id(71)),
        hall_id,
        kind: ElementKind::FireEquipment,
        shape: ElementShape::Point(PointMm::new(100, 200)),
        label: Some("APAR".to_owned()),
        owner: None,
        clearance_mm: 1_000,
        is_open: false,
        width_mm: None,
        locked: false,
        logo: None,
    })?;
    tx.insert(&Circuit {
        id: CircuitId(id(72)),
        hall_id,
        name: "R".to_owned(),
        capacity_va: 3_500,
        power_point_id: None,
    })?;
    for (number, code) in [(73, "A-01"), (74, "A-02")] {
        tx.insert(&Booth {
            id: BoothId(id(number)),
            event_id,
            hall_id,
            code: code.to_owned(),
            shape: BoothShape::upright(RectMm::new(
                i64::try_from(number - 73).unwrap() * 3_000,
                0,
                3_000,
                3_000,
            )),
            power_va: 450,
            circuit_id: Some(CircuitId(id(72))),
            water: false,
            accessible: true,
            zone: None,
            premium: false,
            closed: false,
            locked: false,
            parts: Vec::new(),
        })?;
    }
    tx.insert(&BoothWish {
        participation_id: ParticipationId(id(50)),
        position: 0,
        booth_id: BoothId(id(74)),
    })?;
    tx.insert(&NeighbourWish {
        participation_id: ParticipationId(id(50)),
        other_id: ParticipationId(id(51)),
        nearness: Nearness::Near,
    })?;
    // The first booth rotates: one party has the first two days, the other the last two.
    for (number, first, last, participation) in [(80, 25, 26, 50), (81, 27, 28, 51)] {
        let party_id = PartyId(id(number));
        tx.insert(&Party { id: party_id, event_id, first_day: day(first), last_day: day(last) })?;
        tx.insert(&PartyMember {
            party_id,
            participation_id: ParticipationId(id(participation)),
            position: 0,
        })?;
        tx.insert(&BoothAssignment {
            id: BoothAssignmentId(id(number + 2)),
            booth_id: BoothId(id(73)),
            party_id,
            locked: number == 80,
            placed_by: PlacedBy::Hand,
        })?;
    }
    tx.insert(&PlanRevision {
        id: PlanRevisionId(id(85)),
        hall_id,
        number: 1,
        note: Some("rapat teknis".to_owned()),
        taken_at: now(),
        taken_by: "Ani".to_owned(),
        snapshot_json: "{}".to_owned(),
    })?;
    tx.insert(&Underlay {
        hall_id,
        drawing_id: id(86),
        kind: UnderlayKind::Dxf,
        name: "gedung.dxf".to_owned(),
        media: None,
        width: 40_000,
        height: 25_000,
        nm_per_unit: 1_000_000,
        is_scaled: true,
        x_mm: -100,
        y_mm: 200,
        rotation_mdeg: 90_000,
        opacity_percent: 50,
        shown: true,
        locked: false,
    })?;
    tx.insert(&UnderlayLines { hall_id, lines: vec![vec![(0, 0), (40_000, 25_000)], vec![(1, 2), (3, 0)]] })?;
    lots(tx, hall_id)
}

fn badges(tx: &mut Tx<'_>) -> Result<(), StoreError> {
    let event_id = EventId(id(1));
    tx.insert(&Role {
        id: RoleId(id(90)),
        event_id,
        code: "exhibitor".to_owned(),
        number: 1,
        name_id: "Peserta".to_owned(),
        name_en: "Exhibitor".to_owned(),
        colour_rgb: 0x00_66_99,
        position: 0,
    })?;
    tx.insert(&RoleValidity {
        id: RoleValidityId(id(91)),
        role_id: RoleId(id(90)),
        first_day: day(25),
        last_day: day(28),
        from: Some(hour(7)),
        until: None,
        gate: None,
    })?;
    let desk_id = DeskId(id(92));
    tx.insert(&Desk {
        id: desk_id,
        event_id,
        name: "kantor".to_owned(),
        public_key: Some([9; 32]),
        certificate: None,
    })?;
    for (number, person, participation) in [(93, 20, Some(50)), (94, 22, None)] {
        tx.insert(&BadgeHolder {
            id: BadgeHolderId(id(number)),
            event_id,
            person_id: PersonId(id(person)),
            role_id: RoleId(id(90)),
            participation_id: participation.map(|number| ParticipationId(id(number))),
            affiliation: None,
            position: 0,
        })?;
        tx.insert(&Badge {
            id: BadgeId(id(number + 2)),
            badge_holder_id: BadgeHolderId(id(number)),
            event_id,
            code: format!("K7QX{number:04}"),
            issue: 1,
            desk_id,
            issued_at: now(),
            token: format!("JC1.{number}"),
            revoked_at: None,
        })?;
    }
    let operator = tx.operator("Rudi Hartono", OperatorId(id(99)))?;
    let entry =
        |kind, subject| NewEntry { kind, subject, operator: Some(operator), undoes: None, detail_json: None };
    tx.append_journal(desk_id, NOW_MS, [entry(EntryKind::BadgePrinted, id(95))])?;
    let check_in = tx.append_journal(desk_id, NOW_MS, [entry(EntryKind::CheckIn, id(93))])?.remove(0);
    tx.append_journal(
        desk_id,
        NOW_MS,
        [NewEntry { undoes: Some(check_in.key), ..entry(EntryKind::Undo, id(93)) }],
    )?;
    Ok(())
}

fn lots(tx: &mut Tx<'_>, hall_id: HallId) -> Result<(), StoreError> {
    let draw_id = LotDrawId(id(87));
    tx.insert(&LotDraw {
        id: draw_id,
        event_id: EventId(id(1)),
        name: "Undian batik".to_owned(),
        kind: LotKind::Seed,
        category: Some("Batik".to_owned()),
        hall_id: Some(hall_id),
        zone: None,
        papers: 1,
        seed: Some(Seed::parse("JakCraft 2019").unwrap()),
        seed_change: Some(ChangeSetId(id(901))),
        number: Some("12/PAN/2019".to_owned()),
        held_on: Some(day(18)),
        place: Some("Ruang Pola".to_owned()),
        closed_at: None,
    })?;
    tx.insert(&LotEntry {
        draw_id,
        participation_id: ParticipationId(id(50)),
        position: 0,
        turn: Some(1),
        booths: Some("A-01".to_owned()),
        waived: vec![Waived::PowerShort { booths: vec!["A-01".to_owned()], has_va: 450, needed_va: 900 }],
        pass: Some(PassReason::Absent),
        pass_note: Some("terlambat".to_owned()),
        turn_change: Some(ChangeSetId(id(901))),
        booths_change: Some(ChangeSetId(id(901))),
        pass_change: Some(ChangeSetId(id(901))),
        no_lot: None,
        leader_id: None,
    })?;
    tx.insert(&LotWitness {
        draw_id,
        position: 0,
        person_id: Some(PersonId(id(22))),
        role: "Saksi".to_owned(),
    })
}
