//! Kemendagri's regions: Jakarta's are part of the program, the nation's are loaded from a list.

use std::cmp::Reverse;
use std::path::Path;
use std::sync::OnceLock;

use domain::region::{Gazetteer, RegionLevel, RegionRow};
use serde::{Deserialize, Serialize};
use store::{Reader, Region, StoreError};
use tabular::cell::Sheet;
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
    for sheet in &workbook.sheets {
        let Some(column) = code_column(sheet) else {
            passed_over += sheet.rows.len();
            continue;
        };
        for row in &sheet.rows {
            let name = (column + 1..row.cells.len())
                .map(|at| row.cell(at).text())
                .find(|text| text.chars().any(char::is_alphabetic));
            match (dotted(&row.cell(column).text()), name) {
                (Some((code, level)), Some(name)) => {
                    regions.push(Region { code, name: name.trim().to_owned(), level });
                }
                _ => passed_over += 1,
            }
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

/// The column of a sheet that has the codes: a running number or a count of people may look like some of them, but
/// not row by row. Of several the one with the longest codes, which say most; then the one whose header says so.
fn code_column(sheet: &Sheet) -> Option<usize> {
    /// Rows that are looked at.
    const LOOKED_AT: usize = 500;
    let mut worths = Vec::new();
    for column in 0..sheet.width() {
        let (mut filled, mut codes, mut digits, mut is_named) = (0_u64, 0_u64, 0_u64, false);
        // The list may begin with its provinces, whose codes are as short as running numbers: looked at throughout.
        let step = sheet.rows.len().div_ceil(LOOKED_AT).max(1);
        for (index, row) in
            sheet.rows.iter().enumerate().filter(|(index, _)| index % step == 0 || *index < 10)
        {
            let text = row.cell(column).text();
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            if index < 10 && text.chars().any(char::is_alphabetic) {
                let header = text.to_lowercase();
                is_named |= ["kode", "code", "kd", "id"].iter().any(|word| header.starts_with(word));
                continue;
            }
            filled += 1;
            if let Some((code, _)) = dotted(text).filter(|(code, _)| is_of_a_province(code)) {
                codes += 1;
                digits += code.bytes().filter(u8::is_ascii_digit).count() as u64;
            }
        }
        if codes == 0 || codes * 2 < filled {
            continue;
        }
        // Shares to within a tenth are the same: a total or a note may stand beneath.
        worths.push((codes * 10 / filled, digits * 10 / codes, is_named, Reverse(column)));
    }
    worths.into_iter().max().map(|(.., Reverse(column))| column)
}

/// Kemendagri numbers provinces from 11 on, by islands; no island's provinces reach 0 or beyond 9.
fn is_of_a_province(code: &str) -> bool {
    matches!(code.as_bytes(), [b'1'..=b'9', b'1'..=b'9', ..])
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
