//! Firms of the event.

use app::exhibitors::{self, ExhibitorOut};
use app::{AppError, Session};

use crate::contract::Empty;

pub(crate) fn list(session: &Session, _: Empty) -> Result<Vec<ExhibitorOut>, AppError> {
    exhibitors::list(session, None)
}
