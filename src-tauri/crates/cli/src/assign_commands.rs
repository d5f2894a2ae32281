//! The commands of `plan` that say who gets which booth, and why.

use std::collections::BTreeMap;
use std::path::Path;

use app::exhibitors::CornerWishCode;
use app::plan::{Ask, Effort, OfferRequest, Shelf};
use app::{AppError, exhibitors, plan};
use serde_json::json;

use crate::args::{EffortArgs, PlanCommand, WishesArgs};
use crate::commands::{DEFAULT_EFFORT, Runner, value};
use crate::output::Answer;
use crate::plan_args::CornerArg;
use crate::show_assign as show;

impl Runner<'_> {
    pub(crate) fn places(&mut self, command: PlanCommand) -> Result<Answer, AppError> {
        let (event, lang) = (self.event.clone(), self.lang);
        let event = event.as_deref();
        match command {
            PlanCommand::Weights { preset, set } => {
                let points: BTreeMap<String, i64> =
                    set.iter().map(|text| weight(text)).collect::<Result<_, _>>()?;
                let weights = if preset.is_none() && points.is_empty() {
                    plan::weights(self.session, event)?
                } else {
                    plan::set_weights(self.session, event, preset.as_deref(), &points)?
                };
                Ok(Answer::new(show::weights(lang, &weights), value(&weights)))
            }
            PlanCommand::Explain { exhibitor } => {
                let explained = plan::explain(self.session, event, &exhibitor)?;
                Ok(Answer::new(show::explained(lang, &explained), value(&explained)))
            }
            PlanCommand::Replan { moved, take, solved, effort } => {
                self.replan(&moved, take, solved.as_deref(), &effort)
            }
            PlanCommand::Reserves => {
                let reserves = plan::reserves(self.session, event)?;
                Ok(Answer::new(show::reserves(lang, &reserves), value(&reserves)))
            }
            PlanCommand::Reserve { exhibitor, position } => {
                plan::move_reserve(self.session, event, &exhibitor, position)?;
                let reserves = plan::reserves(self.session, event)?;
                Ok(Answer::new(show::reserves(lang, &reserves), value(&reserves)))
            }
            PlanCommand::Offer { exhibitor, booths, until, force } => {
                let event = event.map(str::to_owned);
                let request = OfferRequest { event, exhibitor, booths, until, force };
                let offered = plan::offer(self.session, &request)?;
                Ok(Answer::new(show::offered(lang, &offered), value(&offered)))
            }
            PlanCommand::Release { names, withdraw } => {
                let released = plan::release(self.session, event, &names, withdraw)?;
                Ok(Answer::new(show::released(lang, &released), value(&released)))
            }
            PlanCommand::Problem { out, solution, moved } => {
                let written = plan::problem_file(self.session, event, moved, &out, solution.as_deref())?;
                Ok(Answer::new(show::problem(lang, &written, &out), value(&written)))
            }
            _ => unreachable!("answered in plan_commands, or before the workspace was opened"),
        }
    }

    fn replan(
        &mut self,
        moved: &[u32],
        take: Option<u32>,
        solved: Option<&Path>,
        effort: &EffortArgs,
    ) -> Result<Answer, AppError> {
        let event = self.event.clone();
        let event = event.as_deref();
        if moved.is_empty() || moved.len() > 3 || take.is_some_and(|take| !moved.contains(&take)) {
            let value = take.map_or(moved.len().to_string(), |take| take.to_string());
            let field = if take.is_some() { "take" } else { "most_moved" };
            return Err(AppError::Invalid { field, value });
        }
        let draft = plan::draft(self.session, event)?;
        let effort = Effort { seed: effort.seed, rounds: effort.effort.unwrap_or(DEFAULT_EFFORT) };
        let mut shelf = Shelf::default();
        let mut ids = Vec::new();
        let bar = &mut self.bar;
        for most in moved {
            let ask = Ask { label: None, effort, most_moved: Some(*most) };
            let drafted = draft.solve(&ask, &mut |at| bar.show(at))?;
            if let Some(folder) = solved {
                plan::write_solved(self.lang, &drafted, folder, *most)?;
            }
            ids.push(shelf.keep(drafted));
        }
        let replanned = plan::replanned(self.session, event, &shelf, &ids)?;
        let mut taken = None;
        if let Some(most) = take
            && let Some((id, _)) = ids.iter().zip(moved).find(|(_, moved)| **moved == most)
        {
            taken = Some(plan::take(self.session, event, &mut shelf, *id)?);
        }
        let text = show::replanned(self.lang, &replanned, taken.as_ref());
        let mut answer = value(&replanned);
        answer["taken"] = json!(taken);
        Ok(Answer::new(text, answer))
    }

    pub(crate) fn wishes(&mut self, args: &WishesArgs) -> Result<Answer, AppError> {
        let event = self.event.clone();
        let event = event.as_deref();
        let mut wishes = exhibitors::wishes(self.session, event, &args.exhibitor)?.wishes;
        let before = wishes.clone();
        let told = |list: &Vec<String>| -> Vec<String> {
            list.iter().filter(|text| !text.trim().is_empty()).cloned().collect()
        };
        if let Some(group) = &args.group {
            wishes.group.clone_from(group);
        }
        wishes.priority = args.priority.unwrap_or(wishes.priority);
        if let Some(corner) = args.corner {
            wishes.corner = match corner {
                CornerArg::No => CornerWishCode::No,
                CornerArg::Want => CornerWishCode::Want,
                CornerArg::Must => CornerWishCode::Must,
            };
        }
        for (list, typed) in [
            (&mut wishes.prefers, &args.prefers),
            (&mut wishes.near, &args.near),
            (&mut wishes.apart, &args.apart),
        ] {
            if let Some(typed) = typed {
                *list = told(typed);
            }
        }
        let mut changed = false;
        if wishes != before {
            let saved = exhibitors::set_wishes(self.session, event, &args.exhibitor, &wishes)?;
            if !saved.problems.is_empty() {
                return Err(AppError::Wishes { problems: saved.problems });
            }
            changed = saved.changed;
        }
        let screen = exhibitors::wishes(self.session, event, &args.exhibitor)?;
        let mut answer = value(&screen.wishes);
        answer["region"] = json!(screen.region);
        answer["changed"] = json!(changed);
        Ok(Answer::new(show::wishes(self.lang, &screen), answer))
    }
}

/// `zone_mismatch=40`.
fn weight(text: &str) -> Result<(String, i64), AppError> {
    let off = || AppError::Invalid { field: "weight", value: text.to_owned() };
    let (name, points) = text.split_once('=').ok_or_else(off)?;
    let points = points.trim().parse().map_err(|_| off())?;
    Ok((name.trim().to_owned(), points))
}
