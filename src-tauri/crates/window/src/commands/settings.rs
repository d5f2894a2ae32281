//! Settings: the logo, lists, roles, defaults of booths, backups.

use std::path::PathBuf;

use app::backups::{self, BackedUp, BackupOut, Verified};
use app::defaults::{self, BoothDefaults};
use app::lists::{self, List, ListOut};
use app::media::{self, PictureKept};
use app::progress::Watch;
use app::roles::{self, NewRole, RoleEdited, RoleOut};
use app::status_names::{self, OwnStatusName, StatusLabel};
use app::{AppError, Session, events};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::commands::shell::with_ending;
use crate::contract::Empty;

/// A file on the disk.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct FilePath {
    /// Where it lies.
    pub path: PathBuf,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn set_logo(session: &mut Session, request: FilePath) -> Result<PictureKept, AppError> {
    media::set_event_logo(session, None, &request.path)
}

pub(crate) fn remove_logo(session: &mut Session, _: Empty) -> Result<Empty, AppError> {
    events::remove_logo(session, None)?;
    Ok(Empty {})
}

pub(crate) fn read_lists(session: &Session, _: Empty) -> Result<Vec<ListOut>, AppError> {
    lists::read(session)
}

/// A new entry.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListAdd {
    /// The list.
    pub list: List,
    /// What it says.
    pub name: String,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn add_to_list(session: &mut Session, request: ListAdd) -> Result<Empty, AppError> {
    lists::add(session, request.list, &request.name)?;
    Ok(Empty {})
}

/// Other words for an entry.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListRename {
    /// The entry.
    pub id: String,
    /// What it is to say.
    pub name: String,
}

/// Firms that have an entry.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListChanged {
    /// How many firms say something else now.
    pub exhibitors: usize,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn rename_in_list(session: &mut Session, request: ListRename) -> Result<ListChanged, AppError> {
    Ok(ListChanged { exhibitors: lists::rename(session, &request.id, &request.name)? })
}

/// An entry to take off its list.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListRemove {
    /// The entry.
    pub id: String,
    /// The entry that firms get instead; needed where firms have this one.
    pub instead: Option<String>,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn remove_from_list(session: &mut Session, request: ListRemove) -> Result<ListChanged, AppError> {
    Ok(ListChanged { exhibitors: lists::remove(session, &request.id, request.instead.as_deref())? })
}

/// An order of entries.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ListOrder {
    /// The list.
    pub list: List,
    /// Its entries from the first to the last.
    pub ids: Vec<String>,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn order_list(session: &mut Session, request: ListOrder) -> Result<Empty, AppError> {
    lists::order(session, request.list, &request.ids)?;
    Ok(Empty {})
}

pub(crate) fn status_labels(session: &Session, _: Empty) -> Result<Vec<StatusLabel>, AppError> {
    status_names::read(session)
}

/// What the office calls the statuses.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct StatusNamesSet {
    /// Its own words; a status that is not named is called as the program does.
    pub names: Vec<OwnStatusName>,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn set_status_names(session: &mut Session, request: StatusNamesSet) -> Result<Empty, AppError> {
    status_names::set(session, &request.names)?;
    Ok(Empty {})
}

pub(crate) fn list_roles(session: &Session, _: Empty) -> Result<Vec<RoleOut>, AppError> {
    roles::list(session, None)
}

/// What to change of which role.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RoleChange {
    /// The role's code.
    pub code: String,
    /// What to change.
    pub edit: roles::RoleEdit,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn edit_role(session: &mut Session, request: RoleChange) -> Result<RoleEdited, AppError> {
    roles::edit(session, None, &request.code, &request.edit)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn add_role(session: &mut Session, request: NewRole) -> Result<RoleOut, AppError> {
    roles::add(session, None, &request)
}

/// A role.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RoleCode {
    /// Its code.
    pub code: String,
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn remove_role(session: &mut Session, request: RoleCode) -> Result<Empty, AppError> {
    roles::remove(session, None, &request.code)?;
    Ok(Empty {})
}

pub(crate) fn booth_defaults(session: &Session, _: Empty) -> Result<BoothDefaults, AppError> {
    defaults::read(session)
}

pub(crate) fn set_booth_defaults(session: &mut Session, request: BoothDefaults) -> Result<Empty, AppError> {
    defaults::set(session, &request)?;
    Ok(Empty {})
}

pub(crate) fn list_backups(session: &Session, _: Empty) -> Result<Vec<BackupOut>, AppError> {
    backups::list(session.path(), session.lang())
}

pub(crate) fn back_up_now(session: &Session, _: Empty) -> Result<BackupOut, AppError> {
    backups::make_now(session)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn make_backup(
    session: &mut Session,
    request: FilePath,
    watch: Watch<'_>,
) -> Result<BackedUp, AppError> {
    backups::back_up(session, &with_ending(&request.path), watch)
}

#[expect(clippy::needless_pass_by_value, reason = "every command takes its request")]
pub(crate) fn verify_backup(session: &Session, request: FilePath) -> Result<Verified, AppError> {
    backups::verify_file(session, &request.path)
}

pub(crate) fn verify(session: &Session, _: Empty) -> Result<Verified, AppError> {
    backups::verify(session)
}
