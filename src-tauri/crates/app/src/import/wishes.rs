//! Wishes of a list: booths by their codes, firms by their names. They are looked up once all rows are written, for a firm
//! may be named before its own row comes.

use std::collections::{BTreeMap, HashMap};

use domain::booth::Booth;
use domain::event::Event;
use domain::exhibitor::Exhibitor;
use domain::id::{BoothId, ExhibitorId, ParticipationId};
use domain::lots::booth_key;
use domain::participation::Participation;
use domain::search_key::search_key;
use domain::wish::{MOST_BOOTH_WISHES, MOST_NEIGHBOUR_WISHES, Nearness, NeighbourWish};
use store::{Reader, StoreError, Tx};
use tabular::columns::Field;

use super::ReadRow;
use super::form::Form;
use crate::error::AppError;
use crate::exhibitors::put_prefers;
use crate::hall::WishedBooths;

/// The fields that name booths or firms.
pub(super) const NAMING: [Field; 3] = [Field::Prefers, Field::Near, Field::Apart];

/// Wishes of a row that is written, to be looked up.
pub(super) struct Pending {
    pub(super) row: u32,
    pub(super) exhibitor_id: ExhibitorId,
    pub(super) participation_id: ParticipationId,
    /// Those of [`NAMING`] that the list has changed.
    pub(super) fields: Vec<Field>,
    /// Whether the row says nothing else that is new.
    pub(super) is_else_unchanged: bool,
}

/// The fields of [`NAMING`] in which a form says something.
pub(super) fn naming(form: &Form) -> Vec<Field> {
    NAMING.into_iter().filter(|field| form.get(*field).is_some()).collect()
}

/// A wish of a list that was not taken; the cell is kept with the imported row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unlinked {
    pub(crate) row: u32,
    pub(crate) field: Field,
    /// The booth or firm as typed.
    pub(crate) name: String,
    pub(crate) why: WhyUnlinked,
}

/// Why a wish was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WhyUnlinked {
    /// The plan has no such booth.
    NoBooth,
    /// The event has no such firm.
    NoFirm,
    /// Several firms are called so.
    Ambiguous,
    /// The firm names itself.
    Itself,
    /// The same firm is to be kept apart.
    KeptApart,
    /// More are named than can be wished for.
    TooMany(usize),
}

/// Booths and firms by what lists call them.
struct Known {
    codes: BTreeMap<String, BoothId>,
    /// As they are typed without care; `None` where two are typed alike.
    keys: BTreeMap<String, Option<BoothId>>,
    firms: HashMap<String, Option<ParticipationId>>,
}

impl Known {
    fn read(read: &Reader<'_>, event: &Event) -> Result<Self, StoreError> {
        let mut known = Self { codes: BTreeMap::new(), keys: BTreeMap::new(), firms: HashMap::new() };
        for (id, code) in read.booth_codes(event.id)? {
            known.keys.entry(booth_key(&code)).and_modify(|one| *one = None).or_insert(Some(id));
            known.codes.insert(code.to_uppercase(), id);
        }
        for line in read.exhibitors_of_event(event.id)? {
            let key = search_key(&line.exhibitor.name);
            let id = Some(line.participation.id);
            known.firms.entry(key).and_modify(|one| *one = None).or_insert(id);
        }
        Ok(known)
    }

    fn booth(&self, typed: &str) -> Result<BoothId, WhyUnlinked> {
        let exact = self.codes.get(&typed.to_uppercase()).copied();
        let found = exact.or_else(|| self.keys.get(&booth_key(typed)).copied().flatten());
        found.ok_or(WhyUnlinked::NoBooth)
    }

    fn firm(&self, typed: &str) -> Result<ParticipationId, WhyUnlinked> {
        match self.firms.get(&search_key(typed)) {
            Some(found) => found.ok_or(WhyUnlinked::Ambiguous),
            None => Err(WhyUnlinked::NoFirm),
        }
    }

    /// What a form names in a field. A firm's name may have a comma; where there is none of such a name, commas stand
    /// between names.
    fn names<'f>(&self, form: &'f Form, field: Field) -> Vec<&'f str> {
        let whole = |line: &str| field == Field::Prefers || !line.contains(',') || self.firm(line).is_ok();
        let mut names = Vec::new();
        for line in form.lines(field) {
            if whole(line) {
                names.push(line);
            } else {
                names.extend(line.split(',').map(str::trim).filter(|name| !name.is_empty()));
            }
        }
        names
    }
}

/// What was found of the wishes of a row.
#[derive(Default)]
struct Found {
    prefers: Vec<BoothId>,
    near: Vec<ParticipationId>,
    apart: Vec<ParticipationId>,
    unlinked: Vec<Unlinked>,
}

impl Found {
    fn of(known: &Known, form: &Form, pending: &Pending, is_apart: &[ParticipationId]) -> Self {
        let mut found = Self::default();
        let has = |field| pending.fields.contains(&field);
        for field in [Field::Prefers, Field::Apart, Field::Near].into_iter().filter(|field| has(*field)) {
            for name in known.names(form, field) {
                if let Err(why) = found.add(known, field, name, pending.participation_id, is_apart) {
                    found.unlinked.push(Unlinked { row: pending.row, field, name: name.to_owned(), why });
                }
            }
        }
        found
    }

    fn add(
        &mut self,
        known: &Known,
        field: Field,
        name: &str,
        own: ParticipationId,
        is_apart: &[ParticipationId],
    ) -> Result<(), WhyUnlinked> {
        if field == Field::Prefers {
            return put_once(&mut self.prefers, known.booth(name)?, MOST_BOOTH_WISHES);
        }
        let firm = known.firm(name)?;
        if firm == own {
            return Err(WhyUnlinked::Itself);
        }
        if field == Field::Apart {
            return put_once(&mut self.apart, firm, MOST_NEIGHBOUR_WISHES);
        }
        // Of the two the harder one holds.
        if self.apart.contains(&firm) || is_apart.contains(&firm) {
            return Err(WhyUnlinked::KeptApart);
        }
        put_once(&mut self.near, firm, MOST_NEIGHBOUR_WISHES)
    }
}

/// Adds what is not there yet, up to so many.
fn put_once<T: PartialEq>(list: &mut Vec<T>, one: T, most: usize) -> Result<(), WhyUnlinked> {
    if list.contains(&one) {
        return Ok(());
    }
    if list.len() >= most {
        return Err(WhyUnlinked::TooMany(most));
    }
    list.push(one);
    Ok(())
}

/// What became of the wishes of a row.
pub(super) struct Linked {
    pub(super) pending: Pending,
    /// Whether any is now otherwise.
    pub(super) changed: bool,
    pub(super) unlinked: Vec<Unlinked>,
    /// What the row says without them, to be compared with next time: then they are looked for again.
    pub(super) base: Option<Form>,
}

/// Looks the wishes of rows up, and writes those that are found. A list of which nothing is found takes nothing away.
pub(super) fn link<'r>(
    tx: &mut Tx<'_>,
    event: &Event,
    pending: Vec<Pending>,
    row_of: impl Fn(u32) -> Option<&'r ReadRow>,
    header: impl Fn(Field) -> String,
) -> Result<Vec<Linked>, AppError> {
    let mut all = Vec::with_capacity(pending.len());
    if pending.is_empty() {
        return Ok(all);
    }
    let known = Known::read(tx, event)?;
    let booths = tx.booths(event.id)?;
    let wished = WishedBooths::of(&booths);
    for one in pending {
        let Some(row) = row_of(one.row) else { continue };
        let stored = tx.neighbour_wishes_of(one.participation_id)?;
        let takes_apart = one.fields.contains(&Field::Apart);
        let stays = stored.iter().filter(|wish| !takes_apart && wish.nearness == Nearness::Apart);
        let is_apart: Vec<ParticipationId> = stays.map(|wish| wish.other_id).collect();
        let found = Found::of(&known, &row.form, &one, &is_apart);
        let mut changed = false;
        if !found.prefers.is_empty() {
            changed |= put_prefers(tx, &wished, one.participation_id, &found.prefers)?;
        }
        for (nearness, others) in [(Nearness::Near, &found.near), (Nearness::Apart, &found.apart)] {
            changed |= put_neighbours(tx, one.participation_id, &stored, nearness, others)?;
        }
        let base = (!found.unlinked.is_empty()).then(|| without(row, &known, &found.unlinked, &header));
        all.push(Linked { pending: one, changed, unlinked: found.unlinked, base });
    }
    Ok(all)
}

/// Writes the firms that one wishes for in one way, in the place of those that it had.
fn put_neighbours(
    tx: &mut Tx<'_>,
    own: ParticipationId,
    stored: &[NeighbourWish],
    nearness: Nearness,
    others: &[ParticipationId],
) -> Result<bool, AppError> {
    if others.is_empty() {
        return Ok(false);
    }
    let mut changed = false;
    for had in stored.iter().filter(|had| had.nearness == nearness && !others.contains(&had.other_id)) {
        // It may be the other way now.
        if tx.get::<NeighbourWish>((own, had.other_id))?.is_some_and(|wish| wish.nearness == nearness) {
            tx.delete::<NeighbourWish>((own, had.other_id))?;
            changed = true;
        }
    }
    for other_id in others {
        let wish = NeighbourWish { participation_id: own, other_id: *other_id, nearness };
        if !stored.contains(&wish) {
            tx.put(&wish)?;
            changed = true;
        }
    }
    Ok(changed)
}

/// What a row says without the wishes that were not found; their cells are kept as typed.
fn without(row: &ReadRow, known: &Known, unlinked: &[Unlinked], header: impl Fn(Field) -> String) -> Form {
    let mut base = row.as_listed().clone();
    for field in NAMING {
        let off = |name: &str| unlinked.iter().any(|one| one.field == field && one.name == name);
        let names: Vec<String> = known.names(&base, field).into_iter().map(str::to_owned).collect();
        if !names.iter().any(|name| off(name)) {
            continue;
        }
        let typed = base.lines(field).collect::<Vec<_>>().join("; ");
        base.keep(&header(field), &typed);
        base.clear(field);
        for name in names.iter().filter(|name| !off(name)) {
            base.add_line(field, name);
        }
    }
    base
}

/// Adds to a form what the workspace has of a firm's wishes, as a list would say it. `booths` are those of the event.
pub(super) fn say(
    read: &Reader<'_>,
    booths: &[Booth],
    own: &Participation,
    form: &mut Form,
) -> Result<(), StoreError> {
    let wished = read.booth_wishes_of(own.id)?;
    if !wished.is_empty() {
        for code in WishedBooths::of(booths).codes(wished.iter().map(|wish| wish.booth_id)) {
            form.add_line(Field::Prefers, &code);
        }
    }
    for wish in read.neighbour_wishes_of(own.id)? {
        let field = match wish.nearness {
            Nearness::Near => Field::Near,
            Nearness::Apart => Field::Apart,
        };
        let Some(other) = read.get::<Participation>(wish.other_id)? else { continue };
        if let Some(firm) = read.get::<Exhibitor>(other.exhibitor_id)? {
            form.add_line(field, &firm.name);
        }
    }
    Ok(())
}

/// Whether two values of a field say the same; those of [`NAMING`], however they are typed: a list may say a4 where the
/// workspace says A-04.
pub(super) fn same(field: Field, one: &str, other: &str) -> bool {
    if one == other || !NAMING.contains(&field) {
        return one == other;
    }
    if field == Field::Prefers {
        return one.split('\n').map(booth_key).eq(other.split('\n').map(booth_key));
    }
    let names = |value: &str| {
        let mut names: Vec<String> =
            value.split(['\n', ',']).map(search_key).filter(|name| !name.is_empty()).collect();
        names.sort_unstable();
        names.dedup();
        names
    };
    names(one) == names(other)
}
