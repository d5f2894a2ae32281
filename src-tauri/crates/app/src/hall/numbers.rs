//! The numbers of a hall file, looked at before it is read: each whole and within what a hall can have, or named by its
//! path.

use serde_json::Value;

use crate::error::AppError;

/// Looks at every number whose field has limits.
///
/// # Errors
/// [`AppError::HallFileNumber`] for the first one that is off.
pub(super) fn check_numbers(file: &Value) -> Result<(), AppError> {
    check(file, "", "")
}

fn check(value: &Value, path: &str, field: &str) -> Result<(), AppError> {
    match value {
        Value::Object(fields) => fields.iter().try_for_each(|(name, value)| {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            check(value, &path, name)
        }),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .try_for_each(|(index, item)| check(item, &format!("{path}[{index}]"), field)),
        Value::Number(number) => match limits(field) {
            Some((least, most)) if !number.as_i64().is_some_and(|whole| (least..=most).contains(&whole)) => {
                Err(AppError::HallFileNumber {
                    path: path.to_owned(),
                    value: number.to_string(),
                    least,
                    most,
                })
            }
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

/// The least and the most that a field may say; those of power, angles and clearances are the workspace's own.
fn limits(field: &str) -> Option<(i64, i64)> {
    match field {
        "version" => Some((1, i64::from(u32::MAX))),
        "north_mdeg" | "rotation_mdeg" => Some((0, 359_999)),
        "clearance_mm" => Some((0, 1_000_000)),
        "width_mm" => Some((1, 1_000_000)),
        "power_point" => Some((0, 20_000)),
        "capacity_va" => Some((0, 100_000_000)),
        "power_va" => Some((0, 10_000_000)),
        "main_aisle_mm" | "side_aisle_mm" => Some((500, 20_000)),
        // A kilometre either way: with it no area leaves 64 bits.
        "outline" | "rects" | "point" | "line" | "rect" | "polygon" => Some((-1_000_000, 1_000_000)),
        _ => None,
    }
}
