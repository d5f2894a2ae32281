//! From a typed kelurahan, kecamatan and city to the interior ministry's (Kemendagri) code of a region.

use std::collections::HashMap;

use crate::search_key::search_key;

mod lookup;
mod spelling;

/// How deep a region lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegionLevel {
    /// Provinsi: "31".
    Province,
    /// Kota or kabupaten: "31.71".
    City,
    /// Kecamatan: "31.71.01".
    Kecamatan,
    /// Kelurahan or desa: "31.71.01.1001".
    Kelurahan,
}

impl RegionLevel {
    /// The level of a code, by its parts.
    pub fn of_code(code: &str) -> Option<Self> {
        match code.split('.').count() {
            1 if !code.is_empty() => Some(Self::Province),
            2 => Some(Self::City),
            3 => Some(Self::Kecamatan),
            4 => Some(Self::Kelurahan),
            _ => None,
        }
    }
}

/// A row of the list of regions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionRow {
    /// Kemendagri's code; the codes above it are its beginnings.
    pub code: String,
    /// The official name.
    pub name: String,
    /// How deep it lies.
    pub level: RegionLevel,
}

/// How a name was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HowMatched {
    /// The official name, but for capitals and punctuation.
    Exact,
    /// A usual spelling: joined or split words, a title before it, an abbreviation.
    Folded,
    /// A slip or two away from the only name it can be within its parent.
    Fuzzy,
    /// A deeper name was typed but not recognised: this is the region around it.
    ParentOnly,
}

/// The deepest region that was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionMatch {
    /// Its code.
    pub code: String,
    /// How deep it lies.
    pub level: RegionLevel,
    /// How its name was recognised.
    pub how: HowMatched,
}

/// What should be looked at by a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RegionDoubt {
    /// The name typed at this level is another region than the match lies in, or is.
    Disagrees {
        /// The level.
        level: RegionLevel,
        /// A region of the typed name.
        typed_code: String,
    },
    /// The name typed at this level is in no list here.
    NotFound {
        /// The level.
        level: RegionLevel,
    },
    /// Several regions fit what was typed; the match, if any, is what they have in common.
    Ambiguous {
        /// Their level.
        level: RegionLevel,
        /// Their codes, sorted.
        codes: Vec<String>,
    },
    /// A kelurahan alone, with nothing around it: there may be others of the name beyond the list.
    Unconfirmed,
}

/// An address's region as typed; blank where nothing was typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TypedRegion<'a> {
    /// Kelurahan or desa.
    pub kelurahan: &'a str,
    /// Kecamatan.
    pub kecamatan: &'a str,
    /// Kota, kabupaten or "DKI Jakarta".
    pub city: &'a str,
}

/// What a lookup found. No match and no doubt is an address elsewhere (Depok, Bekasi…), which is normal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RegionLookup {
    /// The deepest region that was recognised.
    pub matched: Option<RegionMatch>,
    /// What should be looked at.
    pub doubts: Vec<RegionDoubt>,
}

/// A list of regions made ready for lookups. Each lookup touches only regions of the typed names and of their
/// parents, so that the national list of 84,000 is as quick as Jakarta's 318.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// Sorted by code.
    rows: Vec<IndexedRow>,
    by_code: HashMap<String, usize>,
    /// From level and folded name to places in `rows`, ascending.
    by_key: HashMap<(RegionLevel, String), Vec<usize>>,
    /// From a code to the places of the regions directly in it, ascending.
    children: HashMap<String, Vec<usize>>,
    cities: Vec<usize>,
}

#[derive(Debug, Clone)]
struct IndexedRow {
    row: RegionRow,
    /// The name as the search folds it.
    plain: String,
    /// The name without blanks and titles.
    key: String,
}

impl Gazetteer {
    /// The gazetteer of a list of regions, in any order. Of two rows with one code the first counts.
    pub fn new(rows: impl IntoIterator<Item = RegionRow>) -> Self {
        let mut rows: Vec<RegionRow> = rows.into_iter().collect();
        rows.sort_by(|one, other| one.code.cmp(&other.code));
        rows.dedup_by(|later, earlier| later.code == earlier.code);
        let mut gazetteer = Self::default();
        for (place, row) in rows.into_iter().enumerate() {
            let plain = search_key(&row.name);
            let key = spelling::official_key(row.level, &plain);
            gazetteer.by_code.insert(row.code.clone(), place);
            gazetteer.by_key.entry((row.level, key.clone())).or_default().push(place);
            if let Some((parent, _)) = row.code.rsplit_once('.') {
                gazetteer.children.entry(parent.to_owned()).or_default().push(place);
            }
            if row.level == RegionLevel::City {
                gazetteer.cities.push(place);
            }
            gazetteer.rows.push(IndexedRow { row, plain, key });
        }
        gazetteer
    }

    /// How many regions there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The official name of a code.
    pub fn name(&self, code: &str) -> Option<&str> {
        self.by_code.get(code).map(|&place| self.rows[place].row.name.as_str())
    }
}

#[cfg(test)]
mod tests;
