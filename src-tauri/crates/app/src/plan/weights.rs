//! What the planner weighs, in points, kept for each event.

use std::collections::BTreeMap;

use domain::event::Event;
use planner::problem::{WEIGHT_NAMES, Weights};
use serde::Serialize;
use store::{Reader, event_setting_key};
use ts_rs::TS;

use crate::error::AppError;
use crate::session::Session;
use crate::texts::{Lang, weighing};

/// The setting that holds those that are not the planner's own.
const SETTING: &str = "plan/weights";

/// The most points of a weight: beyond this, one wish outweighs every party's place.
const MOST_POINTS: i64 = 100_000;

/// A weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WeightOut {
    /// Its name in problem files.
    pub name: &'static str,
    /// Points.
    pub points: i64,
    /// The planner's own.
    pub default: i64,
    /// The most that a slider offers; more can be typed, up to 100,000.
    pub most: i64,
    /// What it is called.
    pub title: String,
    /// What it charges, in a sentence.
    pub sentence: String,
}

/// Weights that go together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PresetOut {
    /// Its code.
    pub code: &'static str,
    /// What it is called.
    pub title: String,
    /// What it is for, in a sentence.
    pub sentence: String,
    /// Every weight.
    pub points: BTreeMap<&'static str, i64>,
}

/// The weights of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WeightsOut {
    /// Each.
    pub weights: Vec<WeightOut>,
    /// The preset that they are; `None` where a person has set them otherwise.
    pub preset: Option<&'static str>,
    /// The presets.
    pub presets: Vec<PresetOut>,
}

/// Presets by code: what differs from the planner's own weights.
const PRESETS: [(&str, &[(&str, i64)]); 5] = [
    ("balanced", &[]),
    ("zones", &[("zone_mismatch", 60), ("same_group_side", 40), ("same_group_aisle", 20)]),
    ("wishes", &[("preference_step", 20), ("corner_missed", 40), ("near_missed", 50)]),
    ("regions", &[("region_premium_missing", 150), ("premium_missed", 4)]),
    ("few_moves", &[("moved", 250)]),
];

/// The weights of an event over the planner's own, as a problem has them.
pub(super) fn of_event(read: &Reader<'_>, event: &Event) -> Result<BTreeMap<String, i64>, AppError> {
    let kept: BTreeMap<String, i64> =
        read.setting(&event_setting_key(event.id, SETTING))?.unwrap_or_default();
    Ok(kept.into_iter().filter(|(name, _)| WEIGHT_NAMES.contains(&name.as_str())).collect())
}

/// The weights of an event.
///
/// # Errors
/// As [`Session::event`].
pub fn weights(session: &Session, event: Option<&str>) -> Result<WeightsOut, AppError> {
    let event = session.event(event)?;
    let kept = of_event(&session.store.read(), &event)?;
    Ok(out(session.lang(), &kept))
}

/// Sets weights of an event: first those of a preset, if any, then those that are named; the others stay as they are.
///
/// # Errors
/// [`AppError::Unknown`] for a name or a preset; [`AppError::Invalid`] for points that no weight has.
pub fn set_weights(
    session: &mut Session,
    event: Option<&str>,
    preset: Option<&str>,
    points: &BTreeMap<String, i64>,
) -> Result<WeightsOut, AppError> {
    let event = session.event(event)?;
    let key = event_setting_key(event.id, SETTING);
    let change = session.change(Some(event.id), "plan", "plan_weights");
    let (kept, _) = session.store.write::<_, AppError>(&change, |tx| {
        let mut kept = match preset {
            Some(code) => of_preset(code)?,
            None => of_event(tx, &event)?,
        };
        for (name, points) in points {
            let Some(default) = Weights::default().get(name) else {
                let known = WEIGHT_NAMES.iter().map(|name| (*name).to_owned()).collect();
                return Err(AppError::Unknown { kind: "weight", name: name.clone(), known });
            };
            if !(0..=MOST_POINTS).contains(points) {
                return Err(AppError::Invalid { field: "points", value: points.to_string() });
            }
            if *points == default {
                kept.remove(name);
            } else {
                kept.insert(name.clone(), *points);
            }
        }
        if kept.is_empty() {
            tx.remove_setting(&key)?;
        } else {
            tx.set_setting(&key, &kept)?;
        }
        Ok(kept)
    })?;
    Ok(out(session.lang(), &kept))
}

fn of_preset(code: &str) -> Result<BTreeMap<String, i64>, AppError> {
    let preset = PRESETS.iter().find(|(known, _)| *known == code);
    let (_, points) = preset.ok_or_else(|| AppError::Unknown {
        kind: "preset",
        name: code.to_owned(),
        known: PRESETS.iter().map(|(known, _)| (*known).to_owned()).collect(),
    })?;
    Ok(points.iter().map(|(name, points)| ((*name).to_owned(), *points)).collect())
}

fn out(lang: Lang, kept: &BTreeMap<String, i64>) -> WeightsOut {
    let own = Weights::default();
    let weights = WEIGHT_NAMES
        .iter()
        .map(|name| {
            let default = own.get(name).unwrap_or_default();
            let (title, sentence) = weighing::weight(lang, name);
            let most = (default * 10).max(100);
            let points = kept.get(*name).copied().unwrap_or(default);
            WeightOut { name, points, default, most: most.min(MOST_POINTS), title, sentence }
        })
        .collect();
    let preset = PRESETS
        .iter()
        .find(|(code, _)| of_preset(code).is_ok_and(|points| points == *kept))
        .map(|(code, _)| *code);
    let presets = PRESETS
        .iter()
        .map(|(code, points)| {
            let (title, sentence) = weighing::preset(lang, code);
            let points = WEIGHT_NAMES
                .iter()
                .map(|name| {
                    let set = points.iter().find(|(set, _)| set == name).map(|(_, points)| *points);
                    (*name, set.or_else(|| own.get(name)).unwrap_or_default())
                })
                .collect();
            PresetOut { code, title, sentence, points }
        })
        .collect();
    WeightsOut { weights, preset, presets }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_name_weights_that_there_are_and_no_two_are_alike() {
        let mut seen = Vec::new();
        for (code, points) in PRESETS {
            for (name, set) in points {
                assert!(Weights::default().get(name).is_some_and(|own| own != *set), "{code}: {name}");
            }
            let points = of_preset(code).unwrap();
            assert!(!seen.contains(&points), "{code} is another's twin");
            seen.push(points);
        }
    }

    #[test]
    fn every_weight_and_preset_has_its_words_in_both_languages() {
        let empty = BTreeMap::new();
        let (id, en) = (out(Lang::Id, &empty), out(Lang::En, &empty));
        assert_eq!(id.preset, Some("balanced"));
        for (one, other) in id.weights.iter().zip(&en.weights) {
            assert!(!one.title.is_empty() && one.title != other.title, "{}", one.name);
            assert!(one.sentence.ends_with('.') && one.sentence != other.sentence, "{}", one.name);
        }
        for (one, other) in id.presets.iter().zip(&en.presets) {
            assert!(!one.title.is_empty() && one.sentence.ends_with('.'), "{}", one.code);
            assert_ne!(one.sentence, other.sentence);
        }
    }
}
