//! Lists that the organizer edits: product categories, materials, supporting bodies.

use crate::id::ListItemId;

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListKind {
    /// Product categories.
    Category,
    /// Materials, after Dekranas.
    Material,
    /// Supporting bodies.
    SupportingBody,
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    /// Its id.
    pub id: ListItemId,
    /// The list.
    pub kind: ListKind,
    /// What it says; unique in its list.
    pub name: String,
    /// Its place, counted from 0.
    pub position: u16,
    /// The code of the default entry that it began as, by which rules know it under any name; see
    /// [`crate::category`].
    pub code: Option<String>,
}
