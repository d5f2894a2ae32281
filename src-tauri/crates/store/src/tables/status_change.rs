//! The table `status_change`.

use chrono::{DateTime, Utc};
use domain::id::{ParticipationId, StatusChangeId};
use domain::participation::{Participation, StatusChange};
use domain::status::{ParticipationStatus, StatusError, check_move};

use super::record::{Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;
use crate::write::Tx;

record! {
    StatusChange in "status_change" by (ParticipationId, StatusChangeId);
    participation_id: Id = participation_id + id: Id = id;
    from_status = from, to_status = to, actor = actor, at_ms = at,
    reason = reason
}

impl Reader<'_> {
    /// Every move of a participation's status, the application first.
    ///
    /// # Errors
    /// As any read.
    pub fn status_changes_of(
        &self,
        participation_id: ParticipationId,
    ) -> Result<Vec<StatusChange>, StoreError> {
        let select = StatusChange::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM status_change WHERE participation_id = ? ORDER BY at_ms, id"),
            &[participation_id.to_cell()],
        )
    }
}

/// Why a participation was not moved.
#[derive(Debug, thiserror::Error)]
pub enum MoveError {
    /// The domain has no such move, or it needs a reason.
    #[error(transparent)]
    Refused(#[from] StatusError),
    /// As any write; [`StoreError::Missing`] when there is no such participation.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Tx<'_> {
    /// Enters a participation and its first status change.
    ///
    /// # Errors
    /// As [`Tx::insert`].
    pub fn enter_participation(
        &mut self,
        participation: &Participation,
        actor: &str,
        at: DateTime<Utc>,
        reason: Option<&str>,
    ) -> Result<StatusChange, StoreError> {
        self.insert(participation)?;
        self.keep_move(participation.id, None, participation.status, actor, at, reason)
    }

    /// The same for many.
    ///
    /// # Errors
    /// As [`Tx::insert`].
    pub fn enter_participations<'p>(
        &mut self,
        participations: impl IntoIterator<Item = &'p Participation>,
        actor: &str,
        at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut moves = Vec::new();
        for participation in participations {
            self.insert(participation)?;
            moves.push(a_move(participation.id, None, participation.status, actor, at, None));
        }
        self.insert_all(&moves)
    }

    /// Moves a participation's status, and keeps the move.
    ///
    /// # Errors
    /// [`MoveError::Refused`] when the domain does not allow the move, and as any write.
    pub fn move_status(
        &mut self,
        participation_id: ParticipationId,
        to: ParticipationStatus,
        actor: &str,
        at: DateTime<Utc>,
        reason: Option<&str>,
    ) -> Result<StatusChange, MoveError> {
        let mut participation: Participation =
            self.get(participation_id)?.ok_or(StoreError::Missing { table: Participation::TABLE.name })?;
        let from = participation.status;
        participation.status = check_move(from, to, reason)?.to;
        // What belongs to a status goes with it.
        participation.reserve_position = None;
        participation.offered_until = None;
        self.update(&participation)?;
        Ok(self.keep_move(participation_id, Some(from), to, actor, at, reason)?)
    }

    fn keep_move(
        &mut self,
        participation_id: ParticipationId,
        from: Option<ParticipationStatus>,
        to: ParticipationStatus,
        actor: &str,
        at: DateTime<Utc>,
        reason: Option<&str>,
    ) -> Result<StatusChange, StoreError> {
        let change = a_move(participation_id, from, to, actor, at, reason);
        self.insert(&change)?;
        Ok(change)
    }
}

fn a_move(
    participation_id: ParticipationId,
    from: Option<ParticipationStatus>,
    to: ParticipationStatus,
    actor: &str,
    at: DateTime<Utc>,
    reason: Option<&str>,
) -> StatusChange {
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty()).map(str::to_owned);
    // The ids of one process grow, so moves within one millisecond keep their order.
    let id = StatusChangeId(uuid::Uuid::now_v7());
    StatusChange { id, participation_id, from, to, actor: actor.to_owned(), at, reason }
}
