//! The table `booth`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::booth::Booth;
use domain::geometry::{BoothShape, RectMm};
use domain::id::{BoothId, CircuitId, EventId, HallId, ParticipationId};
use domain::party::{BoothAssignment, Party};
use domain::status::ParticipationStatus;

use rusqlite::types::ValueRef;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::field::text;
use super::record::{Cell, Columns, Field, Record, Table, table};
use crate::error::StoreError;
use crate::read::Reader;

impl Record for Booth {
    type Key = BoothId;

    const TABLE: &'static Table = table!(
        "booth", id: Id;
        event_id, hall_id, code, rects_json, rotation_mdeg, power_va, circuit_id, water, accessible, zone,
        premium, closed, locked, parts_json
    );

    fn key(&self) -> BoothId {
        self.id
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            self.id.to_cell(),
            self.event_id.to_cell(),
            self.hall_id.to_cell(),
            self.code.to_cell(),
            self.shape.rects.to_cell(),
            self.shape.rotation_mdeg.to_cell(),
            self.power_va.to_cell(),
            self.circuit_id.to_cell(),
            self.water.to_cell(),
            self.accessible.to_cell(),
            self.zone.to_cell(),
            self.premium.to_cell(),
            self.closed.to_cell(),
            self.locked.to_cell(),
            Parts::cell(&self.parts),
        ]
    }

    fn read(columns: &mut Columns<'_, '_>) -> Result<Self, StoreError> {
        let mut booth = Self {
            id: columns.take()?,
            event_id: columns.take()?,
            hall_id: columns.take()?,
            code: columns.take()?,
            shape: BoothShape { rects: columns.take()?, rotation_mdeg: columns.take()? },
            power_va: columns.take()?,
            circuit_id: columns.take()?,
            water: columns.take()?,
            accessible: columns.take()?,
            zone: columns.take()?,
            premium: columns.take()?,
            closed: columns.take()?,
            locked: columns.take()?,
            parts: Vec::new(),
        };
        let Parts(parts) = columns.take()?;
        booth.parts = parts.into_iter().map(|part| part.booth(booth.event_id, booth.hall_id)).collect();
        Ok(booth)
    }
}

/// The booths that were merged into one, as JSON; NULL for none.
struct Parts(Vec<StoredPart>);

/// A booth that was merged into another: its row, but for event and hall, which are the other's.
#[derive(Serialize, Deserialize)]
struct StoredPart {
    id: Uuid,
    code: String,
    rects: Vec<[i64; 4]>,
    rotation_mdeg: i32,
    power_va: u32,
    circuit_id: Option<Uuid>,
    water: bool,
    accessible: bool,
    zone: Option<String>,
    premium: bool,
    closed: bool,
    locked: bool,
    parts: Vec<StoredPart>,
}

impl StoredPart {
    fn of(booth: &Booth) -> Self {
        let rect = |rect: &RectMm| [rect.x_mm, rect.y_mm, rect.width_mm, rect.depth_mm];
        Self {
            id: booth.id.0,
            code: booth.code.clone(),
            rects: booth.shape.rects.iter().map(rect).collect(),
            rotation_mdeg: booth.shape.rotation_mdeg,
            power_va: booth.power_va,
            circuit_id: booth.circuit_id.map(|id| id.0),
            water: booth.water,
            accessible: booth.accessible,
            zone: booth.zone.clone(),
            premium: booth.premium,
            closed: booth.closed,
            locked: booth.locked,
            parts: booth.parts.iter().map(Self::of).collect(),
        }
    }

    fn booth(self, event_id: EventId, hall_id: HallId) -> Booth {
        Booth {
            id: BoothId(self.id),
            event_id,
            hall_id,
            code: self.code,
            shape: BoothShape {
                rects: self.rects.into_iter().map(|[x, y, w, d]| RectMm::new(x, y, w, d)).collect(),
                rotation_mdeg: self.rotation_mdeg,
            },
            power_va: self.power_va,
            circuit_id: self.circuit_id.map(CircuitId),
            water: self.water,
            accessible: self.accessible,
            zone: self.zone,
            premium: self.premium,
            closed: self.closed,
            locked: self.locked,
            parts: self.parts.into_iter().map(|part| part.booth(event_id, hall_id)).collect(),
        }
    }
}

impl Parts {
    fn cell(booths: &[Booth]) -> Cell<'static> {
        if booths.is_empty() {
            return Cell::Null;
        }
        let parts: Vec<StoredPart> = booths.iter().map(StoredPart::of).collect();
        // Plain data with text keys always serializes.
        Cell::Text(Cow::Owned(serde_json::to_string(&parts).unwrap_or_default()))
    }
}

impl Field for Parts {
    fn to_cell(&self) -> Cell<'_> {
        Cell::Text(Cow::Owned(serde_json::to_string(&self.0).unwrap_or_default()))
    }

    fn from_ref(value: ValueRef<'_>) -> Result<Self, String> {
        if matches!(value, ValueRef::Null) {
            return Ok(Self(Vec::new()));
        }
        serde_json::from_str(text(value)?).map(Self).map_err(|error| error.to_string())
    }
}

/// A booth of a hall with who has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoothLine {
    /// The booth.
    pub booth: Booth,
    /// The parties that have it, by their first day.
    pub occupants: Vec<BoothOccupant>,
}

/// A party on a booth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoothOccupant {
    /// How the party came there.
    pub assignment: BoothAssignment,
    /// The party.
    pub party: Party,
    /// Its members, the main exhibitor first.
    pub members: Vec<OccupantMember>,
}

/// A firm of a party on a booth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccupantMember {
    /// The participation.
    pub participation_id: ParticipationId,
    /// The firm's name.
    pub exhibitor_name: String,
    /// The fascia's text, where it is not the firm's name.
    pub fascia: Option<String>,
    /// The firm's product category.
    pub category: Option<String>,
    /// How far the participation is.
    pub status: ParticipationStatus,
    /// By when it must have answered an offer.
    pub offered_until: Option<DateTime<Utc>>,
}

impl Reader<'_> {
    /// The booths of an event, by code.
    ///
    /// # Errors
    /// As any read.
    pub fn booths(&self, event_id: EventId) -> Result<Vec<Booth>, StoreError> {
        let select = Booth::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM booth WHERE event_id = ? ORDER BY code"),
            &[event_id.to_cell()],
        )
    }

    /// The booth of a code in an event.
    ///
    /// # Errors
    /// As any read.
    pub fn booth_by_code(&self, event_id: EventId, code: &str) -> Result<Option<Booth>, StoreError> {
        let select = Booth::TABLE.select;
        self.record(
            &format!("SELECT {select} FROM booth WHERE event_id = ? AND code = ?"),
            &[event_id.to_cell(), Cell::Text(code.into())],
        )
    }

    /// The booths of a hall with the parties that have them, by code.
    ///
    /// # Errors
    /// As any read.
    pub fn booths_of_hall(&self, hall_id: HallId) -> Result<Vec<BoothLine>, StoreError> {
        self.booth_lines("booth.hall_id = ?", &hall_id.to_cell())
    }

    /// A booth with the parties that have it.
    ///
    /// # Errors
    /// As any read.
    pub fn booth_line(&self, booth_id: BoothId) -> Result<Option<BoothLine>, StoreError> {
        Ok(self.booth_lines("booth.id = ?", &booth_id.to_cell())?.pop())
    }

    /// The codes of an event's booths, by code.
    ///
    /// # Errors
    /// As any read.
    pub fn booth_codes(&self, event_id: EventId) -> Result<Vec<(BoothId, String)>, StoreError> {
        self.query(
            "SELECT id, code FROM booth WHERE event_id = ? ORDER BY code",
            &[event_id.to_cell()],
            "booth",
            |columns| Ok((columns.take()?, columns.take()?)),
        )
    }

    /// How many booths each hall of an event has; halls without any are left out.
    ///
    /// # Errors
    /// As any read.
    pub fn booth_counts(&self, event_id: EventId) -> Result<BTreeMap<HallId, usize>, StoreError> {
        let counts = self.query(
            "SELECT hall_id, count(*) FROM booth WHERE event_id = ? GROUP BY hall_id ORDER BY hall_id",
            &[event_id.to_cell()],
            "booth",
            |columns| {
                let (hall, count): (HallId, i64) = (columns.take()?, columns.take()?);
                Ok((hall, usize::try_from(count).unwrap_or_default()))
            },
        )?;
        Ok(counts.into_iter().collect())
    }

    /// The booths of a hall whose codes stand on badges that were issued and not revoked.
    ///
    /// # Errors
    /// As any read.
    pub fn booths_on_badges(&self, hall_id: HallId) -> Result<BTreeSet<BoothId>, StoreError> {
        let booths = self.query(
            "SELECT DISTINCT booth.id
             FROM booth
             JOIN booth_assignment ON booth_assignment.booth_id = booth.id
             JOIN party_member ON party_member.party_id = booth_assignment.party_id
             JOIN badge_holder ON badge_holder.participation_id = party_member.participation_id
             JOIN badge ON badge.badge_holder_id = badge_holder.id
             WHERE booth.hall_id = ? AND badge.revoked_at_ms IS NULL",
            &[hall_id.to_cell()],
            "booth",
            |columns| columns.take(),
        )?;
        Ok(booths.into_iter().collect())
    }

    fn booth_lines(&self, filter: &str, key: &Cell<'_>) -> Result<Vec<BoothLine>, StoreError> {
        let (booth, assignment, party) =
            (Booth::TABLE.select, BoothAssignment::TABLE.select, Party::TABLE.select);
        let mut lines: Vec<BoothLine> = Vec::new();
        self.for_each(
            &format!(
                "SELECT {booth}, {assignment}, {party}, participation.id, exhibitor.name, participation.fascia,
                    exhibitor.category, participation.status, participation.offered_until_ms
                 FROM booth
                 LEFT JOIN booth_assignment ON booth_assignment.booth_id = booth.id
                 LEFT JOIN party ON party.id = booth_assignment.party_id
                 LEFT JOIN party_member ON party_member.party_id = party.id
                 LEFT JOIN participation ON participation.id = party_member.participation_id
                 LEFT JOIN exhibitor ON exhibitor.id = participation.exhibitor_id
                 WHERE {filter}
                 ORDER BY booth.code, booth.id, party.first_day, party.id, party_member.position"
            ),
            std::slice::from_ref(key),
            "booth",
            |columns| {
                // One row for each member of each party: a booth is read once, and so is a party.
                let booth = Booth::read(columns)?;
                if lines.last().is_none_or(|line| line.booth.id != booth.id) {
                    lines.push(BoothLine { booth, occupants: Vec::new() });
                }
                let Some(line) = lines.last_mut() else { return Ok(()) };
                let assignment: Option<BoothAssignment> = columns.take_joined()?;
                let party: Option<Party> = columns.take_joined()?;
                if let (Some(assignment), Some(party)) = (assignment, party)
                    && line.occupants.last().is_none_or(|last| last.assignment.id != assignment.id)
                {
                    line.occupants.push(BoothOccupant { assignment, party, members: Vec::new() });
                }
                let participation_id: Option<ParticipationId> = columns.take()?;
                if let (Some(occupant), Some(participation_id)) = (line.occupants.last_mut(), participation_id) {
                    occupant.members.push(OccupantMember {
                        participation_id,
                        exhibitor_name: columns.take()?,
                        fascia: columns.take()?,
                        category: columns.take()?,
                        status: columns.take()?,
                        offered_until: columns.take()?,
                    });
                }
                Ok(())
            },
        )?;
        Ok(lines)
    }
}
