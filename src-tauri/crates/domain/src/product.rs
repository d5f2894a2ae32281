//! Products, as a firm offers them for curation and sale.

use crate::id::{ExhibitorId, ProductId};
use crate::media::MediaHash;
use crate::money::Idr;

/// A product of a firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// Whose it is.
    pub exhibitor_id: ExhibitorId,
    /// What it is called.
    pub name: String,
    /// Whether it is the firm's flagship.
    pub is_flagship: bool,
    /// The lowest price.
    pub price_min_idr: Option<Idr>,
    /// The highest price.
    pub price_max_idr: Option<Idr>,
    /// Pieces that can be made in a month.
    pub capacity_per_month: Option<u32>,
    /// Its photo.
    pub photo: Option<MediaHash>,
}
