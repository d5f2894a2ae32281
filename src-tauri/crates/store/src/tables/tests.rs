//! Every record of every table goes there and back. The file is long because each column is filled here.

use chrono::NaiveTime;
use domain::badge::RoleValidity;
use domain::exhibitor::{Address, Exhibitor, Legality};
use domain::geometry::{BoothShape, PointMm, PolygonMm, RectMm};
use domain::hall::{Circuit, ElementKind, ElementShape, PlanElement, PlanRevision};
use domain::id::*;
use domain::identity::{Nik, Npwp, Sex};
use domain::list_item::{ListItem, ListKind};
use domain::media::MediaHash;
use domain::money::Idr;
use domain::participation::{BoothRequest, CornerWish};
use domain::product::Product;
use domain::underlay::{Underlay, UnderlayKind, UnderlayLines};
use domain::wish::{BoothWish, Nearness, NeighbourWish};

use super::record::{Cell, Record};
use crate::sample::{self, event_id, id, small_show, write};
use crate::{ColumnMapping, HeldIdentity, HeldRow, KeyFields as _, Region, Store, StoreError, TRACKED};

/// Puts a record in, reads it back, and takes it out again.
pub(super) fn goes_there_and_back<R: Record + PartialEq + std::fmt::Debug>(store: &mut Store, record: &R) {
    write(store, "insert", |tx| tx.insert(record));
    assert_eq!(store.read().get::<R>(record.key()).unwrap().as_ref(), Some(record));
    assert!(store.read().all::<R>().unwrap().contains(record));
    let mut key = Vec::new();
    R::TABLE.write_key(&record.cells(), &mut key);
    assert_eq!(R::TABLE.read_key(&key).unwrap(), record.key().cells());
    write(store, "delete", |tx| tx.delete::<R>(record.key()).map(|gone| assert!(gone)));
    assert_eq!(store.read().get::<R>(record.key()).unwrap(), None);
    store.undo("Dewi", 0).unwrap();
    assert_eq!(store.read().get::<R>(record.key()).unwrap().as_ref(), Some(record));
}

#[test]
fn every_column_of_every_record_goes_there_and_back() {
    let mut store = small_show();
    let store = &mut store;
    let hash = |n| Some(MediaHash([n; 32]));
    let text = |text: &str| Some(text.to_owned());
    goes_there_and_back(store, &sample::event_day(11));
    let mut event = sample::event();
    event.id = EventId(id(1, 9));
    event.slug = "lain".to_owned();
    (event.theme, event.venue_address, event.organizer, event.logo) =
        (text("t"), text("a"), text("o"), hash(1));
    goes_there_and_back(store, &event);
    let mut person = sample::person(9, "Eko");
    (person.sex, person.phone_e164, person.email, person.photo) =
        (Some(Sex::Male), text("+62812"), text("eko@contoh.id"), hash(2));
    goes_there_and_back(store, &person);
    let mut identity = sample::identity(9);
    identity.npwp = Npwp::read("09.254.294.3-407.000").ok().map(|reading| reading.value);
    goes_there_and_back(store, &identity);
    let mut firm = Exhibitor {
        email: text("email"),
        instagram: text("@i"),
        address: Address {
            street: text("street"),
            kelurahan: text("kelurahan"),
            kecamatan: text("kecamatan"),
            city: text("city"),
            region_code: text("31.71.01.1001"),
        },
        supported_by: text("supported"),
        material: text("material"),
        monthly_turnover_idr: Some(Idr(12_500_000)),
        legality: Legality {
            pirt: text("pirt"),
            halal: text("halal"),
            bpom: text("bpom"),
            sni: text("sni"),
            brand: text("brand"),
        },
        export_countries: text("countries"),
        hs_codes: text("hs"),
        logo: hash(3),
        notes: text("notes"),
        ..sample::exhibitor(9, "Lengkap", Some(9))
    };
    goes_there_and_back(store, &firm);
    (firm.id, firm.owner_id, firm.nib, firm.category, firm.staff) =
        (ExhibitorId(id(3, 8)), None, None, None, None);
    goes_there_and_back(store, &firm);
    goes_there_and_back(store, &sample::phone(9, 300, "+62219"));
    goes_there_and_back(
        store,
        &Product {
            id: ProductId(id(20, 1)),
            exhibitor_id: firm.id,
            name: "Kain".to_owned(),
            is_flagship: true,
            price_min_idr: Some(Idr(1)),
            price_max_idr: Some(Idr(2)),
            capacity_per_month: Some(u32::MAX),
            photo: hash(4),
        },
    );
    let mut participation = sample::participation(9);
    participation.request = BoothRequest {
        width_mm: 3_000,
        depth_mm: 2_500,
        booths: 3,
        power_va: 900,
        water: true,
        accessible: false,
        corner: CornerWish::Must,
    };
    (participation.priority, participation.fascia) = (7, text("LENGKAP"));
    (participation.group, participation.reserve_position) = (text("sambal"), Some(3));
    participation.offered_until = Some(sample::at(5));
    goes_there_and_back(store, &participation);
    let wish = BoothWish { participation_id: participation.id, position: 1, booth_id: BoothId(id(9, 9)) };
    goes_there_and_back(store, &wish);
    let neighbour = NeighbourWish {
        participation_id: participation.id,
        other_id: ParticipationId(id(4, 1)),
        nearness: Nearness::Apart,
    };
    goes_there_and_back(store, &neighbour);
    goes_there_and_back(store, &sample::party(9, 11, 13));
    goes_there_and_back(store, &sample::member(9, 9, 2));
    let mut hall = sample::hall();
    (hall.id, hall.name, hall.north_mdeg) = (HallId(id(6, 9)), "Lain".to_owned(), 359_999);
    goes_there_and_back(store, &hall);
    let circuit = Circuit {
        id: CircuitId(id(21, 1)),
        hall_id: hall.id,
        name: "L1".to_owned(),
        capacity_va: 4_400,
        power_point_id: None,
    };
    goes_there_and_back(store, &circuit);
    let corner = PointMm::new(-5, 7);
    for (n, shape) in [
        ElementShape::Point(corner),
        ElementShape::Line(corner, PointMm::new(1, 2)),
        ElementShape::Rect(RectMm::new(1, 2, 3, 4)),
        ElementShape::Polygon(PolygonMm(vec![corner, PointMm::new(9, 9), PointMm::new(0, 9)])),
    ]
    .into_iter()
    .enumerate()
    {
        let element = PlanElement {
            id: PlanElementId(id(22, u8::try_from(n).unwrap())),
            hall_id: hall.id,
            kind: ElementKind::FireEquipment,
            shape,
            label: text("APAR"),
            owner: text("BNN"),
            clearance_mm: 1_000,
            is_open: true,
            width_mm: None,
            locked: false,
            logo: None,
        };
        goes_there_and_back(store, &element);
    }
    let mut booth = sample::booth(9, "L-09");
    booth.shape =
        BoothShape { rects: vec![RectMm::new(0, 0, 3, 3), RectMm::new(3, 0, 3, 3)], rotation_mdeg: 90_000 };
    (booth.hall_id, booth.circuit_id, booth.zone) = (hall.id, Some(circuit.id), text("Batik"));
    (booth.water, booth.premium, booth.closed) = (true, true, true);
    goes_there_and_back(store, &booth);
    goes_there_and_back(store, &sample::assignment(9, 9, 9));
    goes_there_and_back(
        store,
        &PlanRevision {
            id: PlanRevisionId(id(23, 1)),
            hall_id: hall.id,
            number: 1,
            note: text("sebelum rapat teknis"),
            taken_at: sample::at(0),
            taken_by: "Dewi".to_owned(),
            snapshot_json: "{}".to_owned(),
        },
    );
    let underlay = Underlay {
        hall_id: hall.id,
        drawing_id: id(33, 1),
        kind: UnderlayKind::Jpeg,
        name: "foto denah.jpg".to_owned(),
        media: Some(MediaHash([7; 32])),
        width: 4_000,
        height: 3_000,
        nm_per_unit: 12_345_678,
        is_scaled: true,
        x_mm: -9_000,
        y_mm: 12,
        rotation_mdeg: 359_999,
        opacity_percent: 35,
        shown: false,
        locked: true,
    };
    goes_there_and_back(store, &underlay);
    let lines = UnderlayLines { hall_id: hall.id, lines: vec![vec![(9, 9), (0, u32::MAX)], vec![(1, 1); 3]] };
    goes_there_and_back(store, &lines);
    goes_there_and_back(
        store,
        &RoleValidity {
            id: RoleValidityId(id(24, 1)),
            role_id: sample::role().id,
            first_day: sample::day(11),
            last_day: sample::day(12),
            from: NaiveTime::from_hms_opt(9, 30, 0),
            until: NaiveTime::from_hms_opt(21, 0, 0),
            gate: text("Utara"),
        },
    );
    let mut holder = sample::holder(9, 9, None);
    holder.affiliation = text("Dinas PPKUKM");
    goes_there_and_back(store, &holder);
    let mut desk = sample::desk();
    (desk.id, desk.name, desk.public_key, desk.certificate) =
        (DeskId(id(11, 9)), "meja-1".to_owned(), Some([5; 32]), text("certificate"));
    goes_there_and_back(store, &desk);
    let mut badge = sample::badge(9, 1);
    badge.revoked_at = Some(sample::at(9));
    goes_there_and_back(store, &badge);
    goes_there_and_back(store, &sample::import_row(9, "{}"));
    goes_there_and_back(
        store,
        &HeldRow {
            id: HeldRowId(id(25, 1)),
            source_id: sample::source().id,
            row_number: 12,
            row_key: "12".to_owned(),
            values_json: "{}".to_owned(),
            of_row: Some(3),
            of_exhibitor_id: Some(firm.id),
            reason: "same_nib".to_owned(),
            dropped: true,
        },
    );
    goes_there_and_back(
        store,
        &HeldIdentity {
            held_row_id: HeldRowId(id(25, 1)),
            nik: Nik::read("3171014507850001").ok(),
            npwp: None,
        },
    );
    goes_there_and_back(
        store,
        &ListItem {
            id: ListItemId(id(26, 1)),
            kind: ListKind::Material,
            name: "Rotan".to_owned(),
            position: 3,
            code: Some("serat_alam".to_owned()),
        },
    );
    goes_there_and_back(
        store,
        &ColumnMapping { header_key: "nama toko".to_owned(), field: "name".to_owned() },
    );
}

#[test]
fn every_tracked_table_is_in_the_schema_with_all_its_columns() {
    let store = Store::in_memory().unwrap();
    for table in TRACKED {
        let mut stored: Vec<String> = store
            .conn
            .prepare(&format!("SELECT name FROM pragma_table_info('{}')", table.name))
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let mut named: Vec<&str> = table.columns.to_vec();
        stored.sort();
        named.sort_unstable();
        assert_eq!(stored, named, "{}", table.name);
    }
    let untracked = [
        "change_insert",
        "change_record",
        "change_set",
        "erased_person",
        "journal_entry",
        "operator",
        "region",
    ];
    let tables: i64 = store
        .conn
        .query_row(
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'
             AND name NOT LIKE 'sqlite%' AND name NOT IN (SELECT value FROM json_each(?))",
            [serde_json::to_string(&untracked).unwrap()],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(usize::try_from(tables).unwrap(), TRACKED.len());
}

#[test]
fn the_list_of_an_event_has_owners_telephones_and_booths() {
    let mut store = small_show();
    // The second firm shares the first one's booth too.
    write(&mut store, "share", |tx| tx.insert(&sample::member(1, 2, 1)));
    let lines = store.read().exhibitors_of_event(event_id()).unwrap();
    let told: Vec<_> = lines
        .iter()
        .map(|line| {
            (
                line.exhibitor.name.as_str(),
                line.owner_name.as_deref(),
                line.phones.len(),
                line.booth_codes.join("+"),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("Griya Tapak Dara", Some("Sri Rahayu"), 2, "A-01".to_owned()),
            ("Karya Mutiara", Some("Budi Santoso"), 1, "A-01+A-02".to_owned()),
        ]
    );
    assert_eq!(store.read().exhibitor_line(ParticipationId(id(4, 2))).unwrap().as_ref(), Some(&lines[1]));
    let traits = store.read().exhibitor_traits().unwrap();
    assert_eq!(traits[0].phones, ["+6281234567801", "+622112345678"]);
    assert_eq!(traits[1].owner_name.as_deref(), Some("Budi Santoso"));
}

#[test]
fn a_badge_shows_the_latest_issue_and_the_firm_s_booths() {
    let mut store = small_show();
    write(&mut store, "badges", |tx| {
        tx.insert(&sample::badge(1, 1))?;
        tx.insert(&sample::badge(1, 2))?;
        tx.insert(&sample::holder(2, 2, None))
    });
    let lines = store.read().badges_of_event(event_id()).unwrap();
    assert_eq!(lines.len(), 2);
    assert_eq!((lines[0].person.name.as_str(), lines[0].role.code.as_str()), ("Ani", "exhibitor"));
    assert_eq!(lines[0].exhibitor_name.as_deref(), Some("Griya Tapak Dara"));
    assert_eq!(lines[0].booth_codes, ["A-01"]);
    assert_eq!(lines[0].badge.as_ref().map(|badge| badge.issue), Some(2));
    assert_eq!((&lines[1].exhibitor_name, &lines[1].badge), (&None, &None));
    assert_eq!(store.read().badges_of_participation(ParticipationId(id(4, 1))).unwrap(), lines[..1]);
    assert_eq!(store.read().badge_line(BadgeHolderId(id(10, 2))).unwrap().as_ref(), Some(&lines[1]));
}

#[test]
fn booths_and_parties_tell_of_each_other() {
    let mut store = small_show();
    write(&mut store, "rotate", |tx| {
        // The first booth rotates: the first party until the 13th, then a shared one.
        tx.update(&sample::party(1, 11, 13))?;
        tx.insert(&sample::party(3, 14, 17))?;
        tx.insert(&sample::member(3, 2, 0))?;
        tx.insert(&sample::member(3, 1, 1))?;
        tx.insert(&sample::assignment(3, 1, 3))?;
        tx.insert(&sample::booth(3, "A-03"))?;
        tx.insert(&sample::party(4, 11, 17))
    });
    let booths = store.read().booths_of_hall(sample::hall().id).unwrap();
    let told: Vec<_> = booths
        .iter()
        .map(|line| {
            let firms = |occupant: &crate::BoothOccupant| {
                occupant
                    .members
                    .iter()
                    .map(|member| member.exhibitor_name.clone())
                    .collect::<Vec<_>>()
                    .join("+")
            };
            (line.booth.code.as_str(), line.occupants.iter().map(firms).collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(
        told,
        [
            ("A-01", vec!["Griya Tapak Dara".to_owned(), "Karya Mutiara+Griya Tapak Dara".to_owned()]),
            ("A-02", vec!["Karya Mutiara".to_owned()]),
            ("A-03", vec![]),
        ]
    );
    let parties = store.read().parties_of_event(event_id()).unwrap();
    let told: Vec<_> = parties.iter().map(|line| (line.members.len(), line.assignments.len())).collect();
    assert_eq!(told, [(1, 1), (1, 1), (2, 1), (0, 0)]);
    assert_eq!(parties[2].members[0].exhibitor_name, "Karya Mutiara");
    assert_eq!(store.read().booth_assignments(event_id()).unwrap().len(), 3);
}

#[test]
fn regions_are_loaded_outside_the_change_log() {
    let mut store = small_show();
    let before = store.read().history(1).unwrap();
    let region = |name: &str| Region {
        code: "31.71".to_owned(),
        name: name.to_owned(),
        level: domain::region::RegionLevel::City,
    };
    assert_eq!(write(&mut store, "regions", |tx| tx.load_regions(&[region("Pusat")])), None);
    write(&mut store, "regions", |tx| tx.load_regions(&[region("Kota Jakarta Pusat")]));
    assert_eq!(store.read().regions().unwrap(), [region("Kota Jakarta Pusat")]);
    assert_eq!(store.read().history(1).unwrap(), before);
}

#[test]
fn a_row_that_no_record_can_be_names_the_column_and_not_the_value() {
    let store = small_show();
    store.conn.execute("UPDATE booth SET rects_json = '[[1,2,3]]' WHERE code = 'A-01'", []).unwrap();
    match store.read().booths(event_id()) {
        Err(StoreError::Row { table: "booth", detail }) => {
            assert!(detail.starts_with("rects_json: "), "{detail}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn several_reads_see_one_moment() {
    let store = small_show();
    let counted = store.reading::<_, StoreError>(|read| {
        Ok((read.exhibitors_of_event(event_id())?.len(), read.participations(event_id())?.len()))
    });
    assert_eq!(counted.unwrap(), (2, 2));
    assert_eq!(Cell::Int(1), sample::phone(1, 1, "+62").cells()[1]);
}
