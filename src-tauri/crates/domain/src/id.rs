//! Identifiers: UUIDv7 inside, made by whoever has a clock; people see short codes instead.

use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// One edition of the show.
    EventId;
    /// A person, permanent across roles and editions.
    PersonId;
    /// A firm, permanent across editions.
    ExhibitorId;
    /// A product of a firm.
    ProductId;
    /// One firm in one event.
    ParticipationId;
    /// One move of a participation's status.
    StatusChangeId;
    /// One or more participations that take a place together.
    PartyId;
    /// A floor with an outline.
    HallId;
    /// A thing on a floor that is no booth.
    PlanElementId;
    /// A circuit that feeds booths.
    CircuitId;
    /// A place on a floor; its code may change, this does not.
    BoothId;
    /// A booth given to a party.
    BoothAssignmentId;
    /// A snapshot of a hall's plan.
    PlanRevisionId;
    /// What a badge holder is at the show.
    RoleId;
    /// A span in which a role is admitted.
    RoleValidityId;
    /// A person in one event, who gets badges.
    BadgeHolderId;
    /// One issue of a badge.
    BadgeId;
    /// A laptop that registers people, the organizer's office included.
    DeskId;
    /// Somebody who acts at a desk. The journal holds this, never a name.
    OperatorId;
    /// An entry of an editable list (categories, materials, supporting bodies).
    ListItemId;
    /// An undoable edit.
    ChangeSetId;
    /// A spreadsheet that rows were imported from.
    ImportSourceId;
    /// A row held back because it may double another.
    HeldRowId;
    /// A draw of lots.
    LotDrawId;
}
