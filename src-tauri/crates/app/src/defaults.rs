//! What booths and their power are like where nobody says otherwise: settings of the workspace.

use serde::{Deserialize, Serialize};
use store::Reader;
use ts_rs::TS;

use crate::error::AppError;
use crate::hall::{AISLES_MM, BOOTH_SIDES_MM};
use crate::session::Session;

const SETTING: &str = "defaults/booths";

/// What rows of booths are laid by where nobody says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct BoothDefaults {
    /// Width and depth of a booth, while no firm has asked for a size.
    pub size_mm: (u32, u32),
    /// Clear width of main aisles.
    pub main_aisle_mm: u32,
    /// Clear width of other aisles.
    pub side_aisle_mm: u32,
    /// The most power that a booth gets.
    pub power_va: u32,
    /// What each circuit can carry.
    pub circuit_va: u32,
}

impl Default for BoothDefaults {
    fn default() -> Self {
        Self {
            size_mm: (3_000, 3_000),
            main_aisle_mm: 3_000,
            side_aisle_mm: 2_000,
            power_va: 2_200,
            circuit_va: 11_000,
        }
    }
}

/// Rows of booths get a breaker of 10 A each at most; a firm that needs more is given it by hand.
const MOST_BOOTH_VA: u32 = 2_200;

/// A circuit carries a booth at least, and no more than a hall's supply.
const MOST_CIRCUIT_VA: u32 = 1_000_000;

/// What holds in this workspace.
///
/// # Errors
/// As any read.
pub fn read(session: &Session) -> Result<BoothDefaults, AppError> {
    of(&session.store.read())
}

pub(crate) fn of(read: &Reader<'_>) -> Result<BoothDefaults, AppError> {
    Ok(read.setting(SETTING)?.unwrap_or_default())
}

/// Lets other defaults hold. Halls that stand already stay as they are. Returns whether anything is otherwise now.
///
/// # Errors
/// [`AppError::Invalid`] with the field that cannot be.
pub fn set(session: &mut Session, defaults: &BoothDefaults) -> Result<bool, AppError> {
    check(defaults)?;
    let change = session.change(None, "settings", "defaults_edit");
    let (changed, _) = session.store.write::<_, AppError>(&change, |tx| {
        if *defaults == BoothDefaults::default() {
            return Ok(tx.remove_setting(SETTING)?);
        }
        Ok(tx.set_setting(SETTING, defaults)?)
    })?;
    Ok(changed)
}

fn check(defaults: &BoothDefaults) -> Result<(), AppError> {
    let metres = |mm: u32| crate::texts::figures::metres(crate::Lang::En, i64::from(mm));
    let (width_mm, depth_mm) = defaults.size_mm;
    if ![width_mm, depth_mm].iter().all(|side| BOOTH_SIDES_MM.contains(&i64::from(*side))) {
        let value = format!("{}x{}", metres(width_mm), metres(depth_mm));
        return Err(AppError::Invalid { field: "module", value });
    }
    let aisles = [("main_aisle", defaults.main_aisle_mm), ("side_aisle", defaults.side_aisle_mm)];
    for (field, aisle_mm) in aisles {
        if !AISLES_MM.contains(&i64::from(aisle_mm)) {
            return Err(AppError::Invalid { field, value: metres(aisle_mm) });
        }
    }
    if defaults.power_va > MOST_BOOTH_VA {
        return Err(AppError::Invalid { field: "power_va", value: defaults.power_va.to_string() });
    }
    if !(defaults.power_va.max(1)..=MOST_CIRCUIT_VA).contains(&defaults.circuit_va) {
        return Err(AppError::Invalid { field: "circuit_va", value: defaults.circuit_va.to_string() });
    }
    Ok(())
}
