//! Whose badges are meant: everybody's, or those of a role, those that were not issued yet, those picked from the list.

use std::collections::BTreeSet;

use domain::event::Event;
use serde::{Deserialize, Serialize};
use store::{BadgeLine, Reader};
use ts_rs::TS;

use super::holders;
use crate::error::AppError;

/// Whose badges are meant. What is not named does not narrow the choice.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Who {
    /// Only this role's code.
    pub role: Option<String>,
    /// Only those whose badge counts (`true`), or those who have none that does (`false`).
    pub issued: Option<bool>,
    /// Only these, by the holders' ids.
    pub holders: Option<Vec<String>>,
}

impl Who {
    /// Everybody of a role; everybody where none is named.
    pub fn of_role(role: Option<String>) -> Self {
        Self { role, ..Self::default() }
    }

    /// The badge holders that are meant, in the order in which badges are printed.
    ///
    /// # Errors
    /// [`AppError::Unknown`] for a role that there is not, and as any read.
    pub(super) fn read(&self, read: &Reader<'_>, event: &Event) -> Result<Vec<BadgeLine>, AppError> {
        let mut lines = holders(read, event.id, self.role.as_deref())?;
        if let Some(issued) = self.issued {
            lines.retain(|line| has_badge(line) == issued);
        }
        if let Some(holders) = &self.holders {
            let wanted: BTreeSet<&str> = holders.iter().map(String::as_str).collect();
            lines.retain(|line| wanted.contains(line.holder.id.to_string().as_str()));
        }
        Ok(lines)
    }
}

/// Whether somebody has a badge that counts.
pub(super) fn has_badge(line: &BadgeLine) -> bool {
    line.badge.as_ref().is_some_and(|badge| badge.revoked_at.is_none())
}
