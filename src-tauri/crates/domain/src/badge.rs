//! Badges: who holds one, as what, and each issue of it.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};

use crate::id::{BadgeHolderId, BadgeId, DeskId, EventId, ParticipationId, PersonId, RoleId, RoleValidityId};

/// What a badge holder is at the show. Roles are data of the event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// Its id.
    pub id: RoleId,
    /// The event.
    pub event_id: EventId,
    /// Its code, such as `exhibitor`; unique in the event.
    pub code: String,
    /// Its number in the badge's token, 1 to 255; unique in the event.
    pub number: u8,
    /// Its name on an Indonesian badge.
    pub name_id: String,
    /// Its name in English.
    pub name_en: String,
    /// The band's colour, `0xRRGGBB`.
    pub colour_rgb: u32,
    /// Its place in lists, counted from 0.
    pub position: u16,
}

/// A span in which a role is admitted. A role without any is admitted on the event's days, at every hour and gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleValidity {
    /// Its id.
    pub id: RoleValidityId,
    /// The role.
    pub role_id: RoleId,
    /// The first day.
    pub first_day: NaiveDate,
    /// The last day.
    pub last_day: NaiveDate,
    /// From this hour, Asia/Jakarta; `None` for the day's beginning.
    pub from: Option<NaiveTime>,
    /// Until this hour; `None` for the day's end.
    pub until: Option<NaiveTime>,
    /// The gate; `None` for every gate.
    pub gate: Option<String>,
}

/// A person in one event, who gets badges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeHolder {
    /// Their id in this event.
    pub id: BadgeHolderId,
    /// The event.
    pub event_id: EventId,
    /// Who.
    pub person_id: PersonId,
    /// As what.
    pub role_id: RoleId,
    /// For whom they stand: an attendant's participation.
    pub participation_id: Option<ParticipationId>,
    /// What stands under the name where there is no firm: an office, a newspaper.
    pub affiliation: Option<String>,
    /// Counted from 0 among the attendants of a participation.
    pub position: u16,
}

/// One issue of a badge. A reprint is a new issue, and revokes the one before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Badge {
    /// Its id, in the token.
    pub id: BadgeId,
    /// Who holds it.
    pub badge_holder_id: BadgeHolderId,
    /// The event.
    pub event_id: EventId,
    /// The short code in clear, eight characters; unique in the event.
    pub code: String,
    /// Counted from 1 for each holder.
    pub issue: u16,
    /// The desk that issued it.
    pub desk_id: DeskId,
    /// When.
    pub issued_at: DateTime<Utc>,
    /// The signed token of the QR.
    pub token: String,
    /// When it ceased to count.
    pub revoked_at: Option<DateTime<Utc>>,
}

/// A laptop that registers people. Its key is certified by the organizer's; the private half is not in the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// Its id.
    pub id: DeskId,
    /// The event.
    pub event_id: EventId,
    /// Its name, such as `kantor` or `meja-1`. Two laptops may go by one name: they are two desks all the same.
    pub name: String,
    /// Its Ed25519 public key, 32 bytes; `None` for a desk that issues no badges.
    pub public_key: Option<[u8; 32]>,
    /// The organizer's certificate for that key, as `badge_token` encodes it.
    pub certificate: Option<String>,
}
