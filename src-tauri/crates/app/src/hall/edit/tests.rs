//! What must hold whatever a person draws.
//!
//! The file is long because every act of a person is made up here, and held against the same rows.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::booth::Booth;
use domain::exhibitor::{Address, Exhibitor, Legality};
use domain::hall::{Circuit, Hall, PlanElement};
use domain::id::{BoothAssignmentId, ExhibitorId, ParticipationId, PartyId};
use domain::participation::{BoothRequest, Participation};
use domain::party::{BoothAssignment, Party, PartyMember, PlacedBy};
use domain::status::ParticipationStatus;
use proptest::prelude::*;
use store::{Mode, Setting, StoreError};
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::events::{self, NewEvent};
use crate::hall::file::{KindOut, ShapeOut};
use crate::history;
use crate::session::{Session, SessionOptions};
use crate::texts::Lang;

/// A workspace with an event and an empty hall, and the hall's id.
fn empty_hall() -> (TempDir, Session, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let options = SessionOptions {
        mode: Mode::CommandLine,
        lang: Lang::En,
        actor: "Ani".to_owned(),
        fixed_clock: None,
    };
    let mut session = Session::open(&folder.path().join("uji.jakcraft"), &options).expect("a workspace");
    new_event(&mut session, "uji");
    let outline = vec![[0, 0], [24_000, 0], [24_000, 18_000], [0, 18_000]];
    let request = HallAdd { name: Some("Aula".to_owned()), outline: Some(outline) };
    let hall = add(&mut session, &request).expect("a hall").hall.id;
    (folder, session, hall)
}

fn new_event(session: &mut Session, slug: &str) {
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
    let new = NewEvent {
        name: slug.to_uppercase(),
        slug: slug.to_owned(),
        starts_on: day(25),
        ends_on: day(28),
        venue: None,
        theme: None,
        organizer: None,
        edition: None,
        hours: None,
    };
    events::create(session, &new).expect("an event");
}

fn new_id() -> String {
    Uuid::now_v7().to_string()
}

fn booth_put(rect: [i64; 4]) -> BoothPut {
    BoothPut { id: new_id(), rects: Some(vec![rect]), ..BoothPut::default() }
}

fn seen(session: &Session, hall: &str) -> HallDocument {
    document(session, Some(hall)).expect("a document")
}

/// A gesture on the newest document.
fn do_edit(
    session: &mut Session,
    hall: &str,
    what: Gesture,
    puts: Puts,
    removes: Removes,
) -> Result<HallChanged, crate::AppError> {
    let revision = seen(session, hall).revision;
    let request = HallEdit { hall: hall.to_owned(), revision, what, puts, removes, confirm_occupied: true };
    edit(session, &request)
}

fn draw(session: &mut Session, hall: &str, booths: Vec<BoothPut>) -> HallChanged {
    let puts = Puts { booths, ..Puts::default() };
    do_edit(session, hall, Gesture::Draw, puts, Removes::default()).expect("drawn")
}

fn of_booths(session: &Session, hall: &str, booths: Vec<String>) -> HallBooths {
    let revision = seen(session, hall).revision;
    HallBooths { hall: hall.to_owned(), revision, booths, confirm_occupied: true }
}

/// Puts a new firm on a booth.
fn occupy(session: &mut Session, booth: &str, name: &str) {
    let event = session.event(None).expect("an event");
    let change = session.change(Some(event.id), "plan", "plan_place");
    let event_at = session.now();
    let booth_id = domain::id::BoothId(Uuid::parse_str(booth).expect("an id"));
    let firm = Exhibitor {
        id: ExhibitorId(Uuid::now_v7()),
        name: name.to_owned(),
        owner_id: None,
        nib: None,
        email: None,
        instagram: None,
        address: Address::default(),
        supported_by: None,
        category: None,
        material: None,
        staff: None,
        monthly_turnover_idr: None,
        legality: Legality::default(),
        export_countries: None,
        hs_codes: None,
        logo: None,
        notes: None,
    };
    let participation = Participation {
        id: ParticipationId(Uuid::now_v7()),
        event_id: event.id,
        exhibitor_id: firm.id,
        status: ParticipationStatus::Accepted,
        request: BoothRequest::default(),
        priority: 0,
        fascia: None,
        group: None,
        reserve_position: None,
        offered_until: None,
    };
    let party = Party {
        id: PartyId(Uuid::now_v7()),
        event_id: event.id,
        first_day: event.starts_on,
        last_day: event.ends_on,
    };
    session
        .store
        .write::<_, StoreError>(&change, |tx| {
            tx.insert(&firm)?;
            tx.enter_participation(&participation, "Ani", event_at, None)?;
            tx.insert(&party)?;
            tx.insert(&PartyMember { party_id: party.id, participation_id: participation.id, position: 0 })?;
            tx.insert(&BoothAssignment {
                id: BoothAssignmentId(Uuid::now_v7()),
                booth_id,
                party_id: party.id,
                locked: true,
                placed_by: PlacedBy::Hand,
            })
        })
        .expect("placed");
}

/// Every row that the editor can touch.
type Rows = (Vec<Hall>, Vec<PlanElement>, Vec<Circuit>, Vec<Booth>, Vec<BoothAssignment>, Vec<Setting>);

fn rows(session: &Session) -> Rows {
    let read = session.store.read();
    let ask = || {
        Ok::<_, StoreError>((read.all()?, read.all()?, read.all()?, read.all()?, read.all()?, read.all()?))
    };
    ask().expect("rows")
}

/// What a window holds of a hall: the document it opened, and every answer since.
struct Replica {
    head: HallHead,
    booths: BTreeMap<String, BoothDoc>,
    elements: BTreeMap<String, ElementDoc>,
    circuits: BTreeMap<String, CircuitDoc>,
    revision: String,
}

impl Replica {
    fn open(document: HallDocument) -> Self {
        Self {
            head: document.hall,
            booths: document.booths.into_iter().map(|booth| (booth.id.clone(), booth)).collect(),
            elements: document.elements.into_iter().map(|one| (one.id.clone(), one)).collect(),
            circuits: document.circuits.into_iter().map(|one| (one.id.clone(), one)).collect(),
            revision: document.revision,
        }
    }

    fn take(&mut self, changed: &HallChanged) {
        changed.removed.booths.iter().for_each(|id| drop(self.booths.remove(id)));
        changed.removed.elements.iter().for_each(|id| drop(self.elements.remove(id)));
        changed.removed.circuits.iter().for_each(|id| drop(self.circuits.remove(id)));
        self.booths.extend(changed.booths.iter().map(|one| (one.id.clone(), one.clone())));
        self.elements.extend(changed.elements.iter().map(|one| (one.id.clone(), one.clone())));
        self.circuits.extend(changed.circuits.iter().map(|one| (one.id.clone(), one.clone())));
        if let Some(head) = &changed.head {
            self.head = head.clone();
        }
        self.revision.clone_from(&changed.revision);
    }

    fn is(&self, other: &Self) -> bool {
        self.head == other.head
            && self.booths == other.booths
            && self.elements == other.elements
            && self.circuits == other.circuits
            && self.revision == other.revision
    }
}

/// Something that a person does; numbers choose among what is there.
#[derive(Debug, Clone)]
enum Act {
    Draw { at: (i64, i64), size: (i64, i64) },
    Move { which: usize, by: (i64, i64) },
    Resize { which: usize, to: (i64, i64) },
    Rotate { which: usize, mdeg: i32 },
    Delete { which: usize },
    Close { which: usize, closed: bool },
    Describe { which: usize, power_va: u32, premium: bool },
    Merge { first: usize, second: usize },
    Split { which: usize },
    Stand { at: (i64, i64), kind: usize },
    Take { which: usize },
    Feed { which: usize, capacity_va: u32 },
    Cut { which: usize },
    Renumber { serpentine: bool, hundreds: bool },
    Outline { notch: i64 },
}

fn acts() -> impl Strategy<Value = Act> {
    let at = || (0i64..20, 0i64..15);
    let size = || (1i64..5, 1i64..5);
    prop_oneof![
        4 => (at(), size()).prop_map(|(at, size)| Act::Draw { at, size }),
        3 => (0usize..64, (-3i64..4, -3i64..4)).prop_map(|(which, by)| Act::Move { which, by }),
        1 => (0usize..64, size()).prop_map(|(which, to)| Act::Resize { which, to }),
        1 => (0usize..64, 0i32..8).prop_map(|(which, turn)| Act::Rotate { which, mdeg: turn * 45_000 }),
        1 => (0usize..64).prop_map(|which| Act::Delete { which }),
        1 => (0usize..64, any::<bool>()).prop_map(|(which, closed)| Act::Close { which, closed }),
        1 => (0usize..64, 0u32..3000, any::<bool>())
            .prop_map(|(which, power_va, premium)| Act::Describe { which, power_va, premium }),
        5 => (0usize..64, 0usize..64).prop_map(|(first, second)| Act::Merge { first, second }),
        2 => (0usize..64).prop_map(|which| Act::Split { which }),
        1 => (at(), 0usize..4).prop_map(|(at, kind)| Act::Stand { at, kind }),
        1 => (0usize..64).prop_map(|which| Act::Take { which }),
        1 => (0usize..64, 500u32..9000).prop_map(|(which, capacity_va)| Act::Feed { which, capacity_va }),
        1 => (0usize..64).prop_map(|which| Act::Cut { which }),
        1 => (any::<bool>(), any::<bool>())
            .prop_map(|(serpentine, hundreds)| Act::Renumber { serpentine, hundreds }),
        1 => (0i64..12).prop_map(|notch| Act::Outline { notch }),
    ]
}

/// Does it, where there is something to do it to; `None` where not, or where the program refuses it.
fn act(session: &mut Session, hall: &str, act: &Act) -> Option<HallChanged> {
    let now = seen(session, hall);
    let nth = |which: usize| (!now.booths.is_empty()).then(|| now.booths[which % now.booths.len()].clone());
    let put = |put: BoothPut| Puts { booths: vec![put], ..Puts::default() };
    let some = |booth: BoothDoc| BoothPut { id: booth.id, ..BoothPut::default() };
    let (what, puts, removes) = match act {
        Act::Draw { at: (x, y), size: (w, d) } => {
            let rect = [x * 1000, y * 1000, w * 1000, d * 1000];
            (Gesture::Draw, put(booth_put(rect)), Removes::default())
        }
        Act::Move { which, by: (dx, dy) } => {
            let booth = nth(*which)?;
            let rects =
                booth.rects.iter().map(|[x, y, w, d]| [x + dx * 1000, y + dy * 1000, *w, *d]).collect();
            (Gesture::Move, put(BoothPut { rects: Some(rects), ..some(booth) }), Removes::default())
        }
        Act::Resize { which, to: (w, d) } => {
            let booth = nth(*which)?;
            let rects = vec![[booth.rects[0][0], booth.rects[0][1], w * 1000, d * 1000]];
            (Gesture::Resize, put(BoothPut { rects: Some(rects), ..some(booth) }), Removes::default())
        }
        Act::Rotate { which, mdeg } => {
            let rotated = BoothPut { rotation_mdeg: Some(*mdeg), ..some(nth(*which)?) };
            (Gesture::Rotate, put(rotated), Removes::default())
        }
        Act::Delete { which } => {
            let removes = Removes { booths: vec![nth(*which)?.id], ..Removes::default() };
            (Gesture::Delete, Puts::default(), removes)
        }
        Act::Close { which, closed } => {
            let closed = BoothPut { closed: Some(*closed), ..some(nth(*which)?) };
            (Gesture::Properties, put(closed), Removes::default())
        }
        Act::Describe { which, power_va, premium } => {
            let zone = Some(premium.then(|| "Batik".to_owned()));
            let described =
                BoothPut { power_va: Some(*power_va), premium: Some(*premium), zone, ..some(nth(*which)?) };
            (Gesture::Properties, put(described), Removes::default())
        }
        Act::Merge { first, second } => {
            // Two that lie side by side, as a person would choose.
            let first = nth(*first)?;
            let beside: Vec<String> =
                first.derived.neighbours.iter().map(|next| next.booth.clone()).collect();
            let second = beside.get(second % beside.len().max(1))?.clone();
            let request = of_booths(session, hall, vec![first.id, second]);
            return merge(session, &request).ok();
        }
        Act::Split { which } => {
            let request = of_booths(session, hall, vec![nth(*which)?.id]);
            return split(session, &request).ok();
        }
        Act::Stand { at: (x, y), kind } => {
            let (kind, shape) = [
                (KindOut::Wall, ShapeOut::Line([[x * 1000, y * 1000], [x * 1000 + 3000, y * 1000]])),
                (KindOut::Column, ShapeOut::Rect([x * 1000, y * 1000, 500, 500])),
                (KindOut::KeepClear, ShapeOut::Rect([x * 1000, y * 1000, 2000, 2000])),
                (KindOut::PowerPoint, ShapeOut::Point([x * 1000, y * 1000])),
            ][*kind]
                .clone();
            let element =
                ElementPut { id: new_id(), kind: Some(kind), shape: Some(shape), ..ElementPut::default() };
            (Gesture::Draw, Puts { elements: vec![element], ..Puts::default() }, Removes::default())
        }
        Act::Take { which } => {
            let element = now.elements.get(which % now.elements.len().max(1))?;
            let removes = Removes { elements: vec![element.id.clone()], ..Removes::default() };
            (Gesture::Delete, Puts::default(), removes)
        }
        Act::Feed { which, capacity_va } => {
            let id = new_id();
            let at = now.elements.iter().find(|one| one.element.kind == KindOut::PowerPoint);
            let circuit = CircuitPut {
                id: id.clone(),
                capacity_va: Some(*capacity_va),
                power_point: Some(at.map(|one| one.id.clone())),
                ..CircuitPut::default()
            };
            let fed = BoothPut { circuit: Some(Some(id)), ..some(nth(*which)?) };
            let puts = Puts { circuits: vec![circuit], booths: vec![fed], ..Puts::default() };
            (Gesture::Properties, puts, Removes::default())
        }
        Act::Cut { which } => {
            let circuit = now.circuits.get(which % now.circuits.len().max(1))?;
            let removes = Removes { circuits: vec![circuit.id.clone()], ..Removes::default() };
            (Gesture::Delete, Puts::default(), removes)
        }
        Act::Renumber { serpentine, hundreds } => {
            let request = HallRenumber {
                hall: hall.to_owned(),
                revision: now.revision.clone(),
                booths: None,
                scheme: scheme(*serpentine, *hundreds),
                dry_run: false,
            };
            return renumber(session, &request).ok()?.changed;
        }
        Act::Outline { notch } => {
            let n = notch * 1000;
            let outline = vec![
                [0, 0],
                [24_000 - n, 0],
                [24_000 - n, 1000 + n],
                [24_000, 1000 + n],
                [24_000, 18_000],
                [0, 18_000],
            ];
            let hall = Some(HallPut { outline: Some(outline), ..HallPut::default() });
            (Gesture::Outline, Puts { hall, ..Puts::default() }, Removes::default())
        }
    };
    do_edit(session, hall, what, puts, removes).ok()
}

fn scheme(serpentine: bool, hundreds: bool) -> NumberingScheme {
    NumberingScheme {
        start_corner: CornerIn::TopLeft,
        row_names: if hundreds { RowNamesIn::Hundreds } else { RowNamesIn::Letters },
        by: RowsRun::Rows,
        serpentine,
        prefix: String::new(),
        first_row: None,
        first: 1,
        digits: None,
        skip_letters: vec!["I".to_owned()],
        skip_numbers: vec![4],
        skip_at_aisles: false,
    }
}

/// Two double rows of booths, of which two have firms, and something that feeds them.
fn begun(session: &mut Session, hall: &str) {
    let places =
        (0..2).flat_map(|row| (0..4).map(move |place| [4000 + place * 3000, 3000 + row * 3000, 3000, 3000]));
    let drawn = draw(session, hall, places.map(booth_put).collect());
    let ids: Vec<String> = drawn.booths.iter().map(|booth| booth.id.clone()).collect();
    occupy(session, &ids[1], "Batik Marunda");
    occupy(session, &ids[6], "Tenun Ros");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn undoing_everything_gives_the_start_row_for_row_and_redoing_gives_the_end(
        what in prop::collection::vec(acts(), 1..16),
    ) {
        let (_folder, mut session, hall) = empty_hall();
        begun(&mut session, &hall);
        let mut replica = Replica::open(seen(&session, &hall));
        let mut past = vec![rows(&session)];
        for one in &what {
            let Some(changed) = act(&mut session, &hall, one) else { continue };
            replica.take(&changed);
            prop_assert!(replica.is(&Replica::open(seen(&session, &hall))), "after {one:?}: {changed:#?}");
            if changed.undo.is_some() {
                past.push(rows(&session));
            }
        }
        prop_assert!(store::verify(&session.store, None).unwrap().is_empty());
        for before in past.iter().rev().skip(1) {
            let undone = history::undo(&mut session).unwrap();
            prop_assert_eq!(&rows(&session), before);
            prop_assert_eq!(undone.hall.as_deref(), Some(hall.as_str()));
            prop_assert_eq!(undone.revision, Some(seen(&session, &hall).revision));
        }
        for after in past.iter().skip(1) {
            history::redo(&mut session).unwrap();
            prop_assert_eq!(&rows(&session), after);
        }
    }

    #[test]
    fn merging_and_splitting_gives_the_same_booths_row_for_row(
        count in 2usize..6, round_corner in any::<bool>(), turn in 0i32..8, nested in any::<bool>(),
        closed in any::<bool>(), power_va in 0u32..2000,
    ) {
        let (_folder, mut session, hall) = empty_hall();
        let rect = |place: usize| match i64::try_from(place).unwrap() {
            0 => [3000, 3000, 3000, 2000],
            place if round_corner => [3000, 3000 + 2000 * place, 3000, 2000],
            place => [3000 + 3000 * place, 3000, 3000, 2000],
        };
        let booths = (0..count).map(|place| BoothPut {
            power_va: Some(power_va + place as u32),
            closed: Some(closed && place == 1),
            zone: Some((place % 2 == 0).then(|| "Batik".to_owned())),
            rotation_mdeg: Some(if count == 2 { 0 } else { (turn % 2) * 180_000 }),
            ..booth_put(rect(place))
        });
        let drawn = draw(&mut session, &hall, booths.collect());
        let ids: Vec<String> = drawn.booths.iter().map(|booth| booth.id.clone()).collect();
        let before = rows(&session);
        let first = if nested { ids[..2].to_vec() } else { ids.clone() };
        let request = of_booths(&session, &hall, first);
        let mut whole = merge(&mut session, &request).unwrap();
        if nested && count > 2 {
            let one = of_booths(&session, &hall, std::iter::once(&ids[0]).chain(&ids[2..]).cloned().collect());
            whole = merge(&mut session, &one).unwrap();
            let request = of_booths(&session, &hall, vec![ids[0].clone()]);
            split(&mut session, &request).unwrap();
        }
        prop_assert_eq!(whole.removed.booths.len() + 1, if nested && count > 2 { count - 1 } else { first_count(nested, count) });
        let request = of_booths(&session, &hall, vec![ids[0].clone()]);
        split(&mut session, &request).unwrap();
        prop_assert_eq!(rows(&session), before);
    }

    #[test]
    fn what_is_exported_imports_as_the_same_document(what in prop::collection::vec(acts(), 1..20)) {
        let (folder, mut session, hall) = empty_hall();
        let places = (0..6).map(|place| booth_put([2000 + place * 3000, 3000, 3000, 3000]));
        draw(&mut session, &hall, places.collect());
        for one in &what {
            act(&mut session, &hall, one);
        }
        let (first, second) = (folder.path().join("a.json"), folder.path().join("b.json"));
        crate::hall::export(&session, None, Some("Aula"), &first).unwrap();
        new_event(&mut session, "lain");
        crate::hall::import(&mut session, Some("lain"), &first).unwrap();
        crate::hall::export(&session, Some("lain"), None, &second).unwrap();
        let text = |path| std::fs::read_to_string(path).unwrap();
        prop_assert_eq!(text(&first), text(&second));
        session.choose_event(Some("lain")).unwrap();
        let copy = document(&session, None).unwrap();
        session.choose_event(Some("uji")).unwrap();
        let original = seen(&session, &hall);
        let looks = |document: &HallDocument| -> Vec<Look> {
            document.booths.iter().map(|booth| (
                booth.code.clone(), booth.rects.clone(), booth.parts.clone(), booth.derived.open,
                booth.derived.frontage_mm, booth.derived.neighbours.len(),
            )).collect()
        };
        prop_assert_eq!(looks(&copy), looks(&original));
    }
}

/// What is the same of a booth whatever its id: code, rectangles, parts, open sides, frontage, neighbours.
type Look = (String, Vec<[i64; 4]>, Vec<String>, [bool; 4], i64, usize);

fn first_count(nested: bool, count: usize) -> usize {
    if nested { 2 } else { count }
}

#[test]
fn a_merged_booth_that_was_moved_splits_where_it_lies_and_whoever_has_it_has_all_of_it() {
    let (_folder, mut session, hall) = empty_hall();
    let drawn = draw(
        &mut session,
        &hall,
        vec![booth_put([3000, 3000, 3000, 3000]), booth_put([6000, 3000, 3000, 3000])],
    );
    let ids: Vec<String> = drawn.booths.iter().map(|booth| booth.id.clone()).collect();
    occupy(&mut session, &ids[1], "Batik Marunda");
    let request = HallBooths { confirm_occupied: false, ..of_booths(&session, &hall, ids.clone()) };
    let refused = merge(&mut session, &request).unwrap_err();
    assert_eq!(refused.code(), "booths_occupied");
    let whole = merge(&mut session, &HallBooths { confirm_occupied: true, ..request }).unwrap();
    // The booth that somebody has goes on, with its code.
    assert_eq!(whole.removed.booths, [ids[0].clone()]);
    let merged = whole.booths.iter().find(|booth| booth.id == ids[1]).unwrap();
    assert_eq!(
        (merged.code.as_str(), merged.parts.as_slice()),
        ("A-02", &["A-02".to_owned(), "A-01".to_owned()][..])
    );
    assert_eq!(merged.occupants[0].firms[0].name, "Batik Marunda");
    let moved = BoothPut {
        rects: Some(merged.rects.iter().map(|[x, y, w, d]| [x + 500, y + 4000, *w, *d]).collect()),
        ..BoothPut { id: ids[1].clone(), ..BoothPut::default() }
    };
    let puts = Puts { booths: vec![moved], ..Puts::default() };
    do_edit(&mut session, &hall, Gesture::Move, puts, Removes::default()).unwrap();
    let request = of_booths(&session, &hall, vec![ids[1].clone()]);
    split(&mut session, &request).unwrap();
    let after = seen(&session, &hall);
    let at: Vec<(&str, [i64; 4], usize)> = after
        .booths
        .iter()
        .map(|booth| (booth.code.as_str(), booth.rects[0], booth.occupants.len()))
        .collect();
    assert_eq!(at, [("A-01", [3500, 7000, 3000, 3000], 1), ("A-02", [6500, 7000, 3000, 3000], 1)]);
}
