//! The table `region`: reference data, outside the change log.

use domain::region::RegionLevel;

use super::record::words;
use crate::error::StoreError;
use crate::read::Reader;

words!(RegionLevel {
    Province = "province",
    City = "city",
    Kecamatan = "kecamatan",
    Kelurahan = "kelurahan",
});

/// One of Kemendagri's regions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// Its code, such as `31.71.01.1001`; the codes above it are its beginnings.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How deep it lies.
    pub level: RegionLevel,
}

impl Reader<'_> {
    /// Every region, by code.
    ///
    /// # Errors
    /// As any read.
    pub fn regions(&self) -> Result<Vec<Region>, StoreError> {
        self.query("SELECT code, name, level FROM region ORDER BY code", &[], "region", |columns| {
            Ok(Region { code: columns.take()?, name: columns.take()?, level: columns.take()? })
        })
    }
}
