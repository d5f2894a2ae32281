//! The table `product`.

use domain::id::{ExhibitorId, ProductId};
use domain::product::Product;

use super::record::{Field as _, Record as _, record};
use crate::error::StoreError;
use crate::read::Reader;

record! {
    Product in "product" by (ExhibitorId, ProductId);
    exhibitor_id: Id = exhibitor_id + id: Id = id;
    name = name, is_flagship = is_flagship, price_min_idr = price_min_idr,
    price_max_idr = price_max_idr, capacity_per_month = capacity_per_month, photo_hash = photo
}

impl Reader<'_> {
    /// The products of a firm, the flagship first.
    ///
    /// # Errors
    /// As any read.
    pub fn products_of(&self, exhibitor_id: ExhibitorId) -> Result<Vec<Product>, StoreError> {
        let select = Product::TABLE.select;
        self.records(
            &format!("SELECT {select} FROM product WHERE exhibitor_id = ? ORDER BY is_flagship DESC, id"),
            &[exhibitor_id.to_cell()],
        )
    }
}
