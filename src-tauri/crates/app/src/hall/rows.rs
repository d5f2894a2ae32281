//! Which sizes to lay, until what was asked for has room, and what each booth is meant for.

use std::collections::BTreeMap;

use domain::category::{FOOD_CATEGORY, PRODUCT_CATEGORIES, TEXTILE_CATEGORIES};
use domain::list_item::ListItem;
use planner::floor::{self, GenerateError, GenerateOptions, HallPlan, ModuleMm};
use store::ExhibitorLine;

use super::generate::GenerateRequest;
use crate::error::AppError;

/// The sizes to lay with their shares: those given, or those that firms ask for, or the usual one.
pub(super) fn modules(
    request: &GenerateRequest,
    lines: &[ExhibitorLine],
    usual_mm: (u32, u32),
) -> Vec<(ModuleMm, u32)> {
    if !request.modules_mm.is_empty() {
        return request
            .modules_mm
            .iter()
            .map(|&(width_mm, depth_mm)| (ModuleMm { width_mm, depth_mm }, 1))
            .collect();
    }
    let mut asked: BTreeMap<(i64, i64), u32> = BTreeMap::new();
    let takers: Vec<&ExhibitorLine> =
        lines.iter().filter(|line| line.participation.status.takes_a_booth()).collect();
    let all: Vec<&ExhibitorLine> = lines.iter().collect();
    for line in if takers.is_empty() { all } else { takers } {
        let request = &line.participation.request;
        let size = (i64::from(request.width_mm), i64::from(request.depth_mm));
        *asked.entry(size).or_default() += u32::from(request.booths);
    }
    if asked.is_empty() {
        let (width_mm, depth_mm) = (i64::from(usual_mm.0), i64::from(usual_mm.1));
        return vec![(ModuleMm { width_mm, depth_mm }, 1)];
    }
    asked.into_iter().map(|((width_mm, depth_mm), share)| (ModuleMm { width_mm, depth_mm }, share)).collect()
}

/// How often rows are laid anew to serve more of what was asked for.
const MOST_TRIES: usize = 8;

/// Lays rows so that as many of the wanted sizes as can be find a booth: a row holds one size, so shares alone do not
/// say how many of each come out. Sizes that came out short get a larger share, and of all tries the best is taken.
pub(super) fn lay(
    hall: &HallPlan,
    mut options: GenerateOptions,
    wanted: &[(ModuleMm, u32)],
) -> Result<floor::Generated, AppError> {
    let mut best: Option<(usize, floor::Generated)> = None;
    for _ in 0..MOST_TRIES {
        let laid = floor::generate(hall, &options).map_err(|error| match error {
            GenerateError::OddOption { name, value } => {
                AppError::Invalid { field: name, value: value.to_string() }
            }
            GenerateError::NoModule => AppError::Invalid { field: "module", value: String::new() },
            GenerateError::NoFloor | GenerateError::Numbering(_) => AppError::NoBoothFits,
        })?;
        let short = short_of(wanted, &laid.booths);
        let missing: usize = short.values().sum();
        let is_better = best
            .as_ref()
            .is_none_or(|(least, known)| (missing, known.booths.len()) < (*least, laid.booths.len()));
        for (module, share) in &mut options.modules {
            let more = short.get(&(module.width_mm, module.depth_mm)).copied().unwrap_or(0);
            *share += u32::try_from(more).unwrap_or(u32::MAX / 2);
        }
        if is_better {
            best = Some((missing, laid));
        }
        if missing == 0 {
            break;
        }
    }
    best.map(|(_, laid)| laid).ok_or(AppError::NoBoothFits)
}

/// How many of each wanted size would find no booth, when the largest choose first and each takes the smallest that
/// is large enough.
fn short_of(wanted: &[(ModuleMm, u32)], booths: &[floor::GeneratedBooth]) -> BTreeMap<(i64, i64), usize> {
    let area = |module: &ModuleMm| module.width_mm * module.depth_mm;
    let mut free: Vec<ModuleMm> = booths.iter().map(module_of).collect();
    free.sort_by_key(area);
    let mut wanted: Vec<(ModuleMm, u32)> = wanted.to_vec();
    wanted.sort_by_key(|(module, _)| std::cmp::Reverse(area(module)));
    let mut short = BTreeMap::new();
    for (module, count) in wanted {
        for _ in 0..count {
            let fits = |booth: &ModuleMm| {
                booth.width_mm.min(booth.depth_mm) >= module.width_mm.min(module.depth_mm)
                    && booth.width_mm.max(booth.depth_mm) >= module.width_mm.max(module.depth_mm)
            };
            match free.iter().position(fits) {
                Some(index) => {
                    free.remove(index);
                }
                None => *short.entry((module.width_mm, module.depth_mm)).or_insert(0) += 1,
            }
        }
    }
    short
}

/// The size of a generated booth, which is one upright rectangle.
pub(super) fn module_of(booth: &floor::GeneratedBooth) -> ModuleMm {
    let bounds = booth.shape.unturned_bounds();
    ModuleMm {
        width_mm: bounds.map_or(0, |bounds| bounds.width_mm),
        depth_mm: bounds.map_or(0, |bounds| bounds.depth_mm),
    }
}

/// The category that each booth is meant for, in shares of what firms sell. Food comes where the water is; the others
/// stand along the rows, each together, textiles at the end that is farther from food. None where no firm says what it
/// sells.
pub(super) fn zones(
    booths: &[floor::GeneratedBooth],
    lines: &[ExhibitorLine],
    categories: &[ListItem],
) -> Vec<Option<String>> {
    let mut wanted: BTreeMap<(Place, &str), usize> = BTreeMap::new();
    for line in lines.iter().filter(|line| line.participation.status.takes_a_booth()) {
        if let Some(category) = &line.exhibitor.category {
            *wanted.entry((Place::of(category, categories), category)).or_default() += 1;
        }
    }
    let total: usize = wanted.values().sum();
    if total == 0 {
        return vec![None; booths.len()];
    }
    // Booths with water last, so that food, which comes last of all categories, gets them.
    let mut order: Vec<usize> = (0..booths.len()).collect();
    order.sort_by_key(|&index| booths[index].water);
    let mut zones = vec![None; booths.len()];
    let (mut upto, mut next) = (0, 0);
    for ((_, category), count) in wanted {
        upto += count;
        let end = (booths.len() * upto).div_ceil(total);
        for &index in &order[next..end] {
            zones[index] = Some(category.to_owned());
        }
        next = end;
    }
    zones
}

/// Where a category stands along the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Textile,
    Any,
    Food,
}

impl Place {
    /// By the code of the list's entry, whatever it is called now; by the words of the default list where a firm has
    /// what the list does not.
    fn of(category: &str, categories: &[ListItem]) -> Self {
        let code = match categories.iter().find(|item| item.name == category) {
            Some(item) => item.code.as_deref(),
            None => PRODUCT_CATEGORIES.iter().find(|entry| entry.name_id == category).map(|entry| entry.code),
        };
        match code {
            Some(FOOD_CATEGORY) => Self::Food,
            Some(code) if TEXTILE_CATEGORIES.contains(&code) => Self::Textile,
            _ => Self::Any,
        }
    }
}
