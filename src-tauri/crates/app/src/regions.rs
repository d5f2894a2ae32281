//! Kemendagri's regions: Jakarta's are part of the program, the nation's are loaded from a list.

use std::path::Path;
use std::sync::OnceLock;

use domain::region::{Gazetteer, RegionLevel, RegionRow};
use serde::{Deserialize, Serialize};
use store::{Reader, Region, StoreError};
use tabular::read::{ReadLimits, read_workbook, unwatched};

use crate::error::AppError;
use crate::session::Session;

/// `wilayah-jakarta.json`: idn-area-data, under the Open Database License; see NOTICE.
const JAKARTA_JSON: &str = include_str!("../data/wilayah-jakarta.json");

#[derive(Deserialize)]
struct Listed {
    regions: Vec<City>,
}

#[derive(Deserialize)]
struct City {
    code: String,
    name: String,
    kecamatan: Vec<Kecamatan>,
}

#[derive(Deserialize)]
struct Kecamatan {
    code: String,
    name: String,
    kelurahan: Vec<Kelurahan>,
}

#[derive(Deserialize)]
struct Kelurahan {
    code: String,
    name: String,
}

/// Jakarta's province, cities, kecamatan and kelurahan.
fn jakarta() -> &'static [RegionRow] {
    static ROWS: OnceLock<Vec<RegionRow>> = OnceLock::new();
    ROWS.get_or_init(|| {
        // The list is part of the program, and a test reads it.
        let Ok(listed) = serde_json::from_str::<Listed>(JAKARTA_JSON) else { return Vec::new() };
        let mut rows =
            vec![RegionRow { code: "31".into(), name: "DKI Jakarta".into(), level: RegionLevel::Province }];
        for city in listed.regions {
            rows.push(RegionRow { code: city.code, name: city.name, level: RegionLevel::City });
            for kecamatan in city.kecamatan {
                rows.push(RegionRow {
                    code: kecamatan.code,
                    name: kecamatan.name,
                    level: RegionLevel::Kecamatan,
                });
                rows.extend(kecamatan.kelurahan.into_iter().map(|kelurahan| RegionRow {
                    code: kelurahan.code,
                    name: kelurahan.name,
                    level: RegionLevel::Kelurahan,
                }));
            }
        }
        rows
    })
}

/// All regions that the workspace knows.
pub(crate) fn gazetteer(read: &Reader<'_>) -> Result<Gazetteer, StoreError> {
    let loaded =
        read.regions()?.into_iter().map(|row| RegionRow { code: row.code, name: row.name, level: row.level });
    Ok(Gazetteer::new(jakarta().iter().cloned().chain(loaded)))
}

/// What a list of regions gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct RegionsLoaded {
    /// Regions that were read.
    pub regions: usize,
    /// Rows without a code or a name, which were passed over.
    pub passed_over: usize,
}

/// Loads a list of regions: any sheet or CSV with a column of codes (`31.71.01.1001`, or without the dots) and a
/// column of names beside it.
///
/// # Errors
/// [`AppError::Read`], and [`AppError::NoList`] where no row has a code.
pub fn load(session: &mut Session, path: &Path) -> Result<RegionsLoaded, AppError> {
    let workbook = read_workbook(path, &ReadLimits::default(), &mut unwatched)
        .map_err(|cause| AppError::Read { path: path.to_owned(), cause })?;
    let mut regions = Vec::new();
    let mut passed_over = 0;
    for row in workbook.sheets.iter().flat_map(|sheet| &sheet.rows) {
        let texts: Vec<_> = row.cells.iter().map(|cell| cell.text()).collect();
        let coded = texts.iter().position(|text| dotted(text).is_some());
        let named =
            coded.and_then(|at| texts[at + 1..].iter().find(|text| text.chars().any(char::is_alphabetic)));
        match (coded.and_then(|at| dotted(&texts[at])), named) {
            (Some((code, level)), Some(name)) => {
                regions.push(Region { code, name: name.trim().to_owned(), level });
            }
            _ => passed_over += 1,
        }
    }
    if regions.is_empty() {
        let sheets = workbook.sheets.into_iter().map(|sheet| sheet.name).collect();
        return Err(AppError::NoList { path: path.to_owned(), sheets });
    }
    let change = session.change(None, "regions", "regions_load");
    session.store.write::<_, AppError>(&change, |tx| Ok(tx.load_regions(&regions)?))?;
    Ok(RegionsLoaded { regions: regions.len(), passed_over })
}

/// A code with its dots, and its level; `None` for anything else.
fn dotted(text: &str) -> Option<(String, RegionLevel)> {
    let digits: String = text.trim().chars().filter(|c| *c != '.').collect();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (cuts, level): (&[usize], _) = match digits.len() {
        2 => (&[2], RegionLevel::Province),
        4 => (&[2, 4], RegionLevel::City),
        6 => (&[2, 4, 6], RegionLevel::Kecamatan),
        10 => (&[2, 4, 6, 10], RegionLevel::Kelurahan),
        _ => return None,
    };
    let mut from = 0;
    let parts: Vec<&str> = cuts
        .iter()
        .map(|&to| {
            let part = &digits[from..to];
            from = to;
            part
        })
        .collect();
    Some((parts.join("."), level))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_that_is_part_of_the_program_has_all_of_jakarta() {
        let of = |level| jakarta().iter().filter(|row| row.level == level).count();
        assert_eq!(of(RegionLevel::City), 6);
        assert_eq!(of(RegionLevel::Kecamatan), 44);
        assert_eq!(of(RegionLevel::Kelurahan), 267);
    }

    #[test]
    fn codes_are_read_with_and_without_their_dots() {
        assert_eq!(dotted("3276050010"), Some(("32.76.05.0010".into(), RegionLevel::Kelurahan)));
        assert_eq!(dotted(" 32.76 "), Some(("32.76".into(), RegionLevel::City)));
        assert_eq!(dotted("Depok"), None);
        assert_eq!(dotted("123"), None);
    }
}
