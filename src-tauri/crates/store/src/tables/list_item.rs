//! The table `list_item`.

use domain::id::ListItemId;
use domain::list_item::{ListItem, ListKind};

use super::record::{Field as _, Record as _, record, words};
use crate::error::StoreError;
use crate::read::Reader;

words!(ListKind { Category = "category", Material = "material", SupportingBody = "supporting_body" });

record! {
    ListItem in "list_item" by ListItemId;
    id: Id = id;
    kind = kind, name = name, position = position, code = code
}

impl Reader<'_> {
    /// The entries of a list, in the organizer's order.
    ///
    /// # Errors
    /// As any read.
    pub fn list_items(&self, kind: ListKind) -> Result<Vec<ListItem>, StoreError> {
        let select = ListItem::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM list_item WHERE kind = ? ORDER BY position, name"),
            &[kind.to_cell()],
        )
    }
}
