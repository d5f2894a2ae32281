//! The commands of `lots`.

use app::AppError;
use app::lots::{self, LotKey, LotMinutes, LotPass, LotWitnessOut, LotsBegin};
use serde_json::json;

use crate::commands::{Runner, value};
use crate::lots_args::{LotsCommand, MinutesArgs};
use crate::output::Answer;
use crate::show_lots;

impl Runner<'_> {
    pub(crate) fn lots(&mut self, command: LotsCommand) -> Result<Answer, AppError> {
        let (event, lang) = (self.event.clone(), self.lang);
        let event = event.as_deref();
        let draw = match command {
            LotsCommand::List => {
                let screen = lots::screen(self.session, event)?;
                return Ok(Answer::new(show_lots::draws(lang, &screen), value(&screen)));
            }
            LotsCommand::Begin { name, kind, category, zone } => {
                let begin = LotsBegin { name, kind: kind.into(), category, hall: self.hall.clone(), zone };
                lots::begin(self.session, event, &begin)?
            }
            LotsCommand::Show { draw } => lots::view(self.session, event, &draw)?,
            LotsCommand::Draw { draw, exhibitor, value: typed, force, dry_run } => {
                let exhibitor = self.next_or(&draw, exhibitor)?;
                let key = LotKey { draw, exhibitor, value: typed, force };
                let keyed = if dry_run {
                    lots::check(self.session, event, &key)?
                } else {
                    lots::key(self.session, event, &key)?
                };
                return Ok(Answer::new(show_lots::keyed(lang, &keyed), value(&keyed)));
            }
            LotsCommand::Pass { draw, exhibitor, reason, note } => {
                let exhibitor = self.next_or(&draw, exhibitor)?;
                lots::pass(self.session, event, &LotPass { draw, exhibitor, reason: reason.into(), note })?
            }
            LotsCommand::Seed { draw, seed } => lots::name_seed(self.session, event, &draw, &seed)?,
            LotsCommand::Undo { draw } => {
                let undone = lots::undo(self.session, event, &draw)?;
                return Ok(Answer::new(show_lots::undone(lang, &undone), value(&undone)));
            }
            LotsCommand::Enter { draw, exhibitor } => lots::enter(self.session, event, &draw, &exhibitor)?,
            LotsCommand::Leave { draw, exhibitor } => lots::leave(self.session, event, &draw, &exhibitor)?,
            LotsCommand::Minutes(args) => self.minutes(args)?,
            LotsCommand::Close { draw } => lots::close(self.session, event, &draw)?,
            LotsCommand::Remove { draw } => {
                let name = lots::remove(self.session, event, &draw)?;
                return Ok(Answer::new(show_lots::removed(lang, &name), json!({ "removed": name })));
            }
            LotsCommand::Print { draw, out } => {
                let printed = lots::print(self.session, event, &draw, &out)?;
                return Ok(Answer::new(show_lots::printed(lang, &printed), value(&printed)));
            }
        };
        Ok(Answer::new(show_lots::draw(lang, &draw), value(&draw)))
    }

    /// Whoever is meant by `next`, where no firm is called so.
    fn next_or(&self, draw: &str, exhibitor: String) -> Result<String, AppError> {
        if exhibitor != "next" {
            return Ok(exhibitor);
        }
        let found = lots::view(self.session, self.event.as_deref(), draw)?;
        let is_a_firm = found.firms.iter().any(|firm| firm.name == exhibitor);
        Ok(found.next.filter(|_| !is_a_firm).unwrap_or(exhibitor))
    }

    fn minutes(&mut self, args: MinutesArgs) -> Result<lots::LotDrawOut, AppError> {
        let event = self.event.clone();
        let before = lots::view(self.session, event.as_deref(), &args.draw)?.minutes;
        let witness = |text: &String| {
            let (role, name) = text.split_once(':').unwrap_or((text, ""));
            LotWitnessOut { role: role.trim().to_owned(), name: name.trim().to_owned(), person: None }
        };
        let named: Vec<LotWitnessOut> = args.witnesses.iter().map(witness).collect();
        let minutes = LotMinutes {
            number: args.number.or(before.number),
            held_on: args.on.or(before.held_on),
            place: args.place.or(before.place),
            witnesses: if named.is_empty() { before.witnesses } else { named },
        };
        lots::set_minutes(self.session, event.as_deref(), &args.draw, &minutes)
    }
}
