//! The commands of `plan`.

use app::placements::PlacementOrder;
use app::plan::{Effort, PlaceRequest, Seat, SettleRequest, ShareRequest};
use app::{AppError, placements, plan};

use crate::args::{EffortArgs, PlanCommand, ShareArgs};
use crate::commands::{DEFAULT_EFFORT, Runner, value};
use crate::output::Answer;
use crate::plan_args::OrderArg;
use crate::{show, show_lots, show_plan};

impl From<OrderArg> for PlacementOrder {
    fn from(order: OrderArg) -> Self {
        match order {
            OrderArg::Name => Self::Name,
            OrderArg::Booth => Self::Booth,
        }
    }
}

impl Runner<'_> {
    pub(crate) fn plan(&mut self, command: PlanCommand) -> Result<Answer, AppError> {
        let (event, lang) = (self.event.clone(), self.lang);
        let event = event.as_deref();
        match command {
            PlanCommand::Check => {
                let checked = plan::check(self.session, event, self.hall.as_deref())?;
                Ok(Answer::new(show::checked(lang, &checked), value(&checked)))
            }
            PlanCommand::Assign(EffortArgs { seed, effort }) => {
                let effort = Effort { seed, rounds: effort.unwrap_or(DEFAULT_EFFORT) };
                let bar = &mut self.bar;
                let assigned = plan::assign(self.session, event, effort, &mut |at| bar.show(at))?;
                Ok(Answer::new(show::assigned(lang, &assigned), value(&assigned)))
            }
            PlanCommand::Show => {
                let floor = plan::floor(self.session, event, self.hall.as_deref())?;
                Ok(Answer::new(show_plan::floor(lang, &floor), value(&floor)))
            }
            PlanCommand::List { by, out } => {
                let (halls, by) = (self.halls(), by.into());
                match out {
                    None => {
                        let list = placements::list(self.session, event, &halls, by)?;
                        Ok(Answer::new(show_lots::placements(lang, &list), value(&list)))
                    }
                    Some(out) => {
                        let made = placements::make(self.session, event, &halls, by, &out)?;
                        Ok(Answer::new(show_lots::placements_made(lang, &made), value(&made)))
                    }
                }
            }
            PlanCommand::Place { exhibitor, booths, force, dry_run } => {
                let event = event.map(str::to_owned);
                let request = PlaceRequest { event, exhibitor, booths, force, dry_run };
                let placed = plan::place(self.session, &request)?;
                Ok(Answer::new(show_plan::placed(lang, &placed), value(&placed)))
            }
            PlanCommand::Lift { exhibitor: None, .. } => {
                let emptied = plan::lift_all(self.session, event, self.hall.as_deref())?;
                Ok(Answer::new(show_plan::emptied(lang, emptied), value(&emptied)))
            }
            PlanCommand::Lift { exhibitor: Some(exhibitor), .. } => {
                let lifted = plan::lift(self.session, event, &exhibitor)?;
                Ok(Answer::new(show_plan::lifted(lang, &lifted), value(&lifted)))
            }
            PlanCommand::Swap { exhibitors, force } => {
                let [one, other] = &exhibitors[..] else { unreachable!("two are required") };
                let swapped = plan::swap(self.session, event, [one, other], force)?;
                Ok(Answer::new(show_plan::swapped(lang, &swapped), value(&swapped)))
            }
            PlanCommand::Settle { exhibitor, booths, exchange, force, dry_run } => {
                let (event, one) = (event.map(str::to_owned), Seat { party: exhibitor, booths });
                let request = SettleRequest { event, one, exchange, force, dry_run };
                let settled = plan::settle(self.session, &request)?;
                Ok(Answer::new(show_plan::settled(lang, &settled), value(&settled)))
            }
            PlanCommand::Lock { exhibitor } => {
                let locked = plan::lock(self.session, event, &exhibitor)?;
                Ok(Answer::new(show_plan::locked(lang, &locked), value(&locked)))
            }
            PlanCommand::Unlock { exhibitor } => {
                let unlocked = plan::unlock(self.session, event, &exhibitor)?;
                Ok(Answer::new(show_plan::locked(lang, &unlocked), value(&unlocked)))
            }
            PlanCommand::Share(args) => self.share(&args),
            PlanCommand::Unshare { exhibitor } => {
                let unshared = plan::unshare(self.session, event, &exhibitor)?;
                Ok(Answer::new(show_plan::unshared(lang, &unshared), value(&unshared)))
            }
            command => self.places(command),
        }
    }

    pub(crate) fn share(&mut self, args: &ShareArgs) -> Result<Answer, AppError> {
        let request = ShareRequest {
            event: self.event.clone(),
            exhibitors: args.names.clone(),
            from: args.from,
            until: args.until,
            in_turn: args.in_turn,
        };
        let shared = plan::share(self.session, &request)?;
        Ok(Answer::new(show_plan::shared(self.lang, &shared), value(&shared)))
    }
}
