//! A draw as it stands, read in the transaction that goes on with it.

use std::collections::{BTreeMap, BTreeSet};

use domain::event::Event;
use domain::id::{ChangeSetId, LotDrawId, ParticipationId};
use domain::lots::{LotDraw, LotEntry, LotKind, NoLot, PassReason, booth_key, lot_codes};
use domain::search_key::search_key;
use store::{BoothLine, ChangeState, ExhibitorLine, PartyLine, Reader, RowChange, RowKey};
use uuid::Uuid;

use super::LotTrouble;
use super::view::{LotStanding, LotStep};
use crate::error::AppError;
use crate::hall::code_order;

/// A draw, who takes part, and the booths that are in its pot.
pub(super) struct State {
    pub(super) draw: LotDraw,
    /// The numbers of the change sets in which something was drawn, in the order in which they were made.
    numbers: BTreeMap<ChangeSetId, i64>,
    /// Seeds that were named and taken back, the first first.
    pub(super) seeds_before: Vec<String>,
    /// In the order of the list.
    pub(super) entries: Vec<LotEntry>,
    /// What is printed and hashed for each entry.
    pub(super) codes: Vec<String>,
    /// Every firm of the event.
    pub(super) lines: Vec<ExhibitorLine>,
    pub(super) parties: Vec<PartyLine>,
    /// Every booth of the event, A-2 before A-10 in each hall.
    pub(super) booths: Vec<BoothLine>,
    /// The name of the hall that it is about, where it is about one and that is there.
    pub(super) hall: Option<String>,
}

/// The draw of a name or an id.
///
/// # Errors
/// [`AppError::Unknown`].
pub(super) fn find_draw(read: &Reader<'_>, event: &Event, name: &str) -> Result<LotDraw, AppError> {
    let draws = read.lot_draws(event.id)?;
    let id = name.parse::<Uuid>().ok();
    let key = search_key(name);
    let is_meant = |draw: &LotDraw| Some(draw.id.0) == id || search_key(&draw.name) == key;
    match draws.iter().position(is_meant) {
        Some(index) => Ok(draws[index].clone()),
        None => Err(AppError::Unknown {
            kind: "lot_draw",
            name: name.to_owned(),
            known: draws.into_iter().map(|draw| draw.name).collect(),
        }),
    }
}

impl State {
    pub(super) fn read(read: &Reader<'_>, event: &Event, name: &str) -> Result<Self, AppError> {
        let draw = find_draw(read, event, name)?;
        Self::of(read, event, draw)
    }

    pub(super) fn of(read: &Reader<'_>, event: &Event, draw: LotDraw) -> Result<Self, AppError> {
        let entries = read.lot_entries(draw.id)?;
        let ids: Vec<ParticipationId> = entries.iter().map(|entry| entry.participation_id).collect();
        let halls = read.halls(event.id)?;
        let mut booths = Vec::new();
        for hall in &halls {
            let mut lines = read.booths_of_hall(hall.id)?;
            lines.sort_by_cached_key(|line| code_order(&line.booth.code));
            booths.extend(lines);
        }
        let changes: Vec<ChangeSetId> = entries.iter().flat_map(steps).map(|(change, _)| change).collect();
        let changes = [changes, draw.seed_change.into_iter().collect()].concat();
        let hall = halls.into_iter().find(|hall| Some(hall.id) == draw.hall_id).map(|hall| hall.name);
        Ok(Self {
            seeds_before: seeds_before(read, draw.id)?,
            numbers: read.change_numbers(&changes)?,
            codes: lot_codes(&ids),
            lines: read.exhibitors_of_event(event.id)?,
            parties: read.parties_of_event(event.id)?,
            draw,
            entries,
            booths,
            hall,
        })
    }

    /// The firm of an entry.
    pub(super) fn line(&self, id: ParticipationId) -> Option<&ExhibitorLine> {
        self.lines.iter().find(|line| line.participation.id == id)
    }

    /// The firm's name, and those who share with it.
    pub(super) fn name(&self, id: ParticipationId) -> String {
        let led = |line: &&PartyLine| line.members.first().is_some_and(|main| main.participation.id == id);
        match self.parties.iter().find(led) {
            Some(line) => {
                line.members.iter().map(|one| one.exhibitor_name.as_str()).collect::<Vec<_>>().join(" + ")
            }
            None => self.line(id).map(|line| line.exhibitor.name.clone()).unwrap_or_default(),
        }
    }

    /// What a firm draws, with those who share its place.
    pub(super) fn power_va(&self, id: ParticipationId) -> i64 {
        let led = |line: &&PartyLine| line.members.first().is_some_and(|main| main.participation.id == id);
        match self.parties.iter().find(led) {
            Some(line) => crate::plan::power_va(line),
            None => self.line(id).map_or(0, |line| i64::from(line.participation.request.power_va)),
        }
    }

    /// Whether a booth is in the pot: of the hall and the zone that are drawn for, and not closed.
    pub(super) fn is_in_pot(&self, line: &BoothLine) -> bool {
        self.is_in_scope(line) && !line.booth.closed
    }

    /// Whether a booth is of the hall and the zone that are drawn for.
    pub(super) fn is_in_scope(&self, line: &BoothLine) -> bool {
        let booth = &line.booth;
        self.draw.hall_id.is_none_or(|hall| hall == booth.hall_id)
            && (self.draw.zone.is_none() || self.draw.zone == booth.zone)
    }

    /// What an entry draws next; `None` once it has its booth.
    pub(super) fn step(&self, entry: &LotEntry) -> Option<LotStep> {
        match (self.draw.kind, entry.turn, &entry.booths) {
            (_, _, Some(_)) => None,
            (LotKind::Booth, ..) | (_, Some(_), None) => Some(LotStep::Booths),
            (LotKind::Turn, None, None) => Some(LotStep::Turn),
            (LotKind::Seed, None, None) => Some(LotStep::Seed),
        }
    }

    /// How a firm stands in the draw: as it was when the draw was closed, else as it is now.
    pub(super) fn standing(&self, entry: &LotEntry) -> LotStanding {
        if entry.booths.is_some() {
            return LotStanding::Done;
        }
        let id = entry.participation_id;
        let takes = |line: &ExhibitorLine| line.participation.status.takes_a_booth();
        let is_open = self.draw.closed_at.is_none();
        // Who takes no booth of its own by now is awaited no more, passed over or not.
        if is_open && !self.line(id).is_some_and(takes) {
            return LotStanding::NoBooth;
        }
        if is_open && self.follows(id) {
            return LotStanding::Shares;
        }
        match entry.no_lot {
            Some(NoLot::Shares) => LotStanding::Shares,
            Some(NoLot::NoBooth) => LotStanding::NoBooth,
            None if self.passed(entry).is_some() => LotStanding::Passed,
            None => LotStanding::Waiting,
        }
    }

    /// Whether others wait for an entry: it has no booth yet, takes one of its own, and is not passed over.
    pub(super) fn is_waiting(&self, entry: &LotEntry) -> bool {
        self.standing(entry) == LotStanding::Waiting
    }

    /// Why a firm is passed over; `None` also where it has drawn since.
    pub(super) fn passed(&self, entry: &LotEntry) -> Option<PassReason> {
        let since = self.when(entry.pass_change?);
        let has_turn_since = entry.turn_change.is_some_and(|turn| self.when(turn) > since);
        entry.pass.filter(|_| entry.booths.is_none() && !has_turn_since)
    }

    /// The firm that draws for one that shares its place now.
    pub(super) fn leader_of(&self, id: ParticipationId) -> Option<ParticipationId> {
        let shares = |line: &&PartyLine| {
            line.members.iter().position(|one| one.participation.id == id).is_some_and(|place| place > 0)
        };
        Some(self.parties.iter().find(shares)?.members.first()?.participation.id)
    }

    /// The name of the firm that drew for one that shared its place: when the draw was closed, else now.
    pub(super) fn leader(&self, entry: &LotEntry) -> Option<&str> {
        let leader = match self.draw.closed_at {
            Some(_) => entry.leader_id,
            None => self.leader_of(entry.participation_id),
        };
        Some(&self.line(leader?)?.exhibitor.name)
    }

    /// Whether a firm shares the place of another since the draw began.
    pub(super) fn follows(&self, id: ParticipationId) -> bool {
        follows(&self.parties, id)
    }

    /// When something was drawn, to be compared: by the log and not by a clock, which may be set back. What is out of the
    /// log is older than what is in it.
    pub(super) fn when(&self, change: ChangeSetId) -> (Option<i64>, ChangeSetId) {
        (self.numbers.get(&change).copied(), change)
    }

    /// Whose lot comes next: those without a turn first, in the order of the list; then by their turns.
    pub(super) fn next(&self) -> Option<&LotEntry> {
        let of = |step| {
            self.entries.iter().filter(move |entry| self.step(entry) == Some(step) && self.is_waiting(entry))
        };
        match self.draw.kind {
            LotKind::Booth => of(LotStep::Booths).next(),
            LotKind::Seed if self.draw.seed.is_none() => None,
            LotKind::Turn | LotKind::Seed => {
                of(LotStep::Turn).next().or_else(|| of(LotStep::Booths).min_by_key(|entry| entry.turn))
            }
        }
    }

    /// The change set of the last step, whose it was and what; nobody's for a seed.
    pub(super) fn last(&self) -> Option<(ChangeSetId, Option<(&LotEntry, Step)>)> {
        let all = self
            .entries
            .iter()
            .flat_map(|entry| steps(entry).map(move |(id, step)| (id, Some((entry, step)))));
        let last = all.max_by_key(|(id, _)| self.when(*id));
        match (last, self.draw.seed_change) {
            (Some((id, _)), Some(seed)) if self.when(seed) >= self.when(id) => Some((seed, None)),
            (None, Some(seed)) => Some((seed, None)),
            (last, _) => last,
        }
    }

    /// The entry of a firm by name or id.
    pub(super) fn entry(&self, exhibitor: &str) -> Result<(&LotEntry, &ExhibitorLine), AppError> {
        let firm = crate::exhibitors::find(&self.lines, exhibitor)?;
        let entry = self.entries.iter().find(|entry| entry.participation_id == firm.participation.id);
        let missing = || LotTrouble::NotEntered {
            exhibitor: firm.exhibitor.name.clone(),
            name: self.draw.name.clone(),
        };
        Ok((entry.ok_or_else(missing)?, firm))
    }

    /// The booths that the plan gives a firm now.
    pub(super) fn booths_now(&self, id: ParticipationId) -> BTreeSet<String> {
        self.line(id).map(|line| line.booth_codes.iter().cloned().collect()).unwrap_or_default()
    }

    /// Codes by what is typed for them; of two that are typed alike, neither.
    pub(super) fn by_key(&self) -> BTreeMap<String, Option<&BoothLine>> {
        let mut by_key = BTreeMap::new();
        for line in &self.booths {
            by_key.entry(booth_key(&line.booth.code)).and_modify(|one| *one = None).or_insert(Some(line));
        }
        by_key
    }
}

/// What was done with an entry in a change set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// It drew a turn.
    Turn,
    /// It drew or chose booths.
    Booths,
    /// It was passed over.
    Pass,
}

/// What was done with an entry, and in which change sets.
fn steps(entry: &LotEntry) -> impl Iterator<Item = (ChangeSetId, Step)> {
    let steps = [
        (entry.turn_change, Step::Turn),
        (entry.booths_change, Step::Booths),
        (entry.pass_change, Step::Pass),
    ];
    steps.into_iter().filter_map(|(change, step)| Some((change?, step)))
}

/// Firms that could take part in a draw for a category: they take a booth, have none, lead their place, and are in no
/// open draw.
pub(super) fn free_firms(
    read: &Reader<'_>,
    event: &Event,
    category: Option<&str>,
) -> Result<Vec<ExhibitorLine>, AppError> {
    let parties = read.parties_of_event(event.id)?;
    let mut busy = BTreeSet::new();
    for draw in read.lot_draws(event.id)?.into_iter().filter(|draw| draw.closed_at.is_none()) {
        busy.extend(read.lot_entries(draw.id)?.into_iter().map(|entry| entry.participation_id));
    }
    let mut firms = read.exhibitors_of_event(event.id)?;
    firms.retain(|line| {
        let id = line.participation.id;
        line.participation.status.takes_a_booth()
            && line.booth_codes.is_empty()
            && (category.is_none() || line.exhibitor.category.as_deref() == category)
            && !busy.contains(&id)
            && !follows(&parties, id)
    });
    firms.sort_by_cached_key(|line| (search_key(&line.exhibitor.name), line.participation.id));
    Ok(firms)
}

/// Seeds of a draw that were named and taken back, the first first.
fn seeds_before(read: &Reader<'_>, id: LotDrawId) -> Result<Vec<String>, AppError> {
    let mut changes = read.history_of(&RowKey(id.0.as_bytes().to_vec()))?;
    changes.retain(|change| change.row.table == "lot_draw" && change.change_set.state != ChangeState::Done);
    let seed =
        |change: &RowChange| change.after.get("seed").and_then(|seed| seed.as_str()).map(str::to_owned);
    Ok(changes.iter().rev().filter_map(seed).collect())
}

/// Whether a firm shares the place of another, and leads none of its own.
fn follows(parties: &[PartyLine], id: ParticipationId) -> bool {
    let mut of_firm = parties
        .iter()
        .filter_map(|line| line.members.iter().position(|member| member.participation.id == id))
        .peekable();
    of_firm.peek().is_some() && of_firm.all(|position| position > 0)
}
