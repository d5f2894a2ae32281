//! One file per table: how its record lies in it, and the reads that begin there. Every write goes through
//! [`crate::Tx`].

pub(crate) mod field;
pub(crate) mod record;
mod shape;
#[cfg(test)]
mod tests;

pub(crate) mod badge;
pub(crate) mod badge_holder;
pub(crate) mod booth;
pub(crate) mod booth_assignment;
pub(crate) mod booth_wish;
pub(crate) mod circuit;
pub(crate) mod column_mapping;
pub(crate) mod desk;
pub(crate) mod event;
pub(crate) mod event_day;
pub(crate) mod exhibitor;
pub(crate) mod exhibitor_phone;
pub(crate) mod hall;
pub(crate) mod held_row;
pub(crate) mod import_row;
pub(crate) mod import_source;
pub(crate) mod list_item;
pub(crate) mod lots;
pub(crate) mod neighbour_wish;
pub(crate) mod participation;
pub(crate) mod party;
pub(crate) mod party_member;
pub(crate) mod person;
pub(crate) mod person_identity;
pub(crate) mod plan_element;
pub(crate) mod plan_revision;
pub(crate) mod product;
pub(crate) mod region;
pub(crate) mod role;
pub(crate) mod role_validity;
pub(crate) mod setting;
pub(crate) mod status_change;
pub(crate) mod underlay;

use record::{Record, Table};

/// The tables that the change log keeps track of: all that people edit.
pub static TRACKED: &[&Table] = &[
    setting::Setting::TABLE,
    domain::list_item::ListItem::TABLE,
    domain::event::Event::TABLE,
    domain::event::EventDay::TABLE,
    domain::person::Person::TABLE,
    domain::person::PersonIdentity::TABLE,
    domain::exhibitor::Exhibitor::TABLE,
    domain::exhibitor::ExhibitorPhone::TABLE,
    domain::product::Product::TABLE,
    domain::participation::Participation::TABLE,
    domain::participation::StatusChange::TABLE,
    domain::wish::BoothWish::TABLE,
    domain::wish::NeighbourWish::TABLE,
    domain::party::Party::TABLE,
    domain::party::PartyMember::TABLE,
    domain::hall::Hall::TABLE,
    domain::hall::PlanElement::TABLE,
    domain::hall::Circuit::TABLE,
    domain::booth::Booth::TABLE,
    domain::party::BoothAssignment::TABLE,
    domain::hall::PlanRevision::TABLE,
    domain::lots::LotDraw::TABLE,
    domain::lots::LotEntry::TABLE,
    domain::lots::LotWitness::TABLE,
    domain::underlay::Underlay::TABLE,
    domain::underlay::UnderlayLines::TABLE,
    domain::badge::Role::TABLE,
    domain::badge::RoleValidity::TABLE,
    domain::badge::BadgeHolder::TABLE,
    domain::badge::Desk::TABLE,
    domain::badge::Badge::TABLE,
    import_source::ImportSource::TABLE,
    import_row::ImportRow::TABLE,
    held_row::HeldRow::TABLE,
    held_row::HeldIdentity::TABLE,
    column_mapping::ColumnMapping::TABLE,
];

/// The tracked table of that name.
pub(crate) fn tracked(name: &str) -> Option<&'static Table> {
    TRACKED.iter().copied().find(|table| table.name == name)
}
