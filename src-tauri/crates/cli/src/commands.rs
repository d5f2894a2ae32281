//! Each command: open the workspace, call one use case, show what came of it.
//!
//! The file is long because every command has its arm.

use std::io::Write;
use std::path::PathBuf;

use app::badges::{PrintRequest, WhichBadge, Who};
use app::events::NewEvent;
use app::exhibitors::Which;
use app::hall::GenerateRequest;
use app::import::ImportRequest;
use app::plan::Effort;
use app::roles::{RoleEdit, Validity};
use app::session::{Mode, default_workspace};
use app::status_names::StatusNames;
use app::{
    AppError, Lang, Session, SessionOptions, backups, badges, desk, events, exhibitors, hall, history,
    import, journal, media, people, plan, regions, roles, sample,
};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{Value, json};

use crate::args::{
    Arguments, BadgesCommand, Command, DeskCommand, EventCommand, ExhibitorsCommand, GenerateArgs,
    HallCommand, HistoryCommand, JournalCommand, PeopleCommand, PlanCommand, RegionsCommand, RolesCommand,
};
use crate::lists::{ImportArgs, choices};
use crate::output::Answer;
use crate::progress::Bar;
use crate::{show, show_office};

/// Rounds of improvement where nobody says how many.
pub(crate) const DEFAULT_EFFORT: u32 = 3;

/// Rounds for a time limit without an effort: more than any limit leaves time for.
const ENDLESS_EFFORT: u32 = 40;

/// Runs a command.
pub(crate) fn run(arguments: Arguments, lang: Lang) -> Result<Answer, AppError> {
    let options = SessionOptions {
        mode: Mode::CommandLine,
        lang,
        actor: arguments.operator.clone().unwrap_or_else(account),
        fixed_clock: fixed_clock(),
    };
    let mut bar = Bar::new(lang);
    // These need no workspace that opens.
    if let Command::Plan(PlanCommand::Solve { problem, out, time_limit_s, effort }) = &arguments.command {
        let endless = time_limit_s.is_some();
        let rounds = effort.effort.unwrap_or(if endless { ENDLESS_EFFORT } else { DEFAULT_EFFORT });
        let effort = Effort { seed: effort.seed, rounds };
        let solution = plan::solve_file(lang, problem, out, effort, *time_limit_s, &mut |at| bar.show(at))?;
        return Ok(Answer::new(show::solution(lang, &solution, out), value(&solution)));
    }
    let path = match &arguments.file {
        Some(path) => path.clone(),
        None => default_workspace()?,
    };
    if let Command::Restore { from } = &arguments.command {
        let restored = backups::restore(from, &path, &options, &mut |at| bar.show(at))?;
        return Ok(Answer::new(show::restored(lang, &restored), value(&restored)));
    }
    if matches!(arguments.command, Command::Backups) {
        let list = backups::list(&path, lang)?;
        return Ok(Answer::new(show_office::backups(lang, &list), json!({ "backups": list })));
    }
    let mut session = Session::open(&path, &options)?;
    for warning in session.warnings() {
        // A warning that cannot be shown must not stop the work.
        let _ = writeln!(std::io::stderr(), "{warning}");
    }
    Runner {
        session: &mut session,
        lang,
        event: arguments.event,
        hall: arguments.hall,
        desk: arguments.desk,
        bar,
    }
    .command(arguments.command)
}

pub(crate) struct Runner<'s> {
    pub(crate) session: &'s mut Session,
    pub(crate) lang: Lang,
    pub(crate) event: Option<String>,
    pub(crate) hall: Option<String>,
    desk: Option<String>,
    pub(crate) bar: Bar,
}

impl Runner<'_> {
    fn command(&mut self, command: Command) -> Result<Answer, AppError> {
        match command {
            Command::Event(command) => self.event(command),
            Command::Exhibitors(command) => self.exhibitors(command),
            Command::Regions(RegionsCommand::Load { list }) => {
                let loaded = regions::load(self.session, &list)?;
                Ok(Answer::new(show::regions(self.lang, loaded), value(&loaded)))
            }
            Command::Hall(command) => self.hall(command),
            Command::Plan(command) => self.plan(command),
            Command::Lots(command) => self.lots(command),
            Command::Badges(command) => self.badges(command),
            Command::FloorPlan(command) => self.floor_plan(command),
            Command::PowerPlan(command) => self.power_plan(command),
            Command::Fascia(command) => self.fascia(command),
            Command::Desk(command) => self.desk(command),
            Command::Roles(command) => self.roles(&command),
            Command::People(command) => self.people(command),
            Command::Journal(JournalCommand::List { limit }) => {
                let entries = journal::list(self.session, self.event.as_deref(), limit)?;
                Ok(Answer::new(show_office::entries(self.lang, &entries), json!({ "entries": entries })))
            }
            Command::Journal(command) => {
                let exchanged = match command {
                    JournalCommand::List { .. } => unreachable!("answered above"),
                    JournalCommand::Export { to } => journal::export(self.session, &to)?,
                    JournalCommand::Import { from } => journal::import(self.session, &from)?,
                };
                Ok(Answer::new(show::journal(self.lang, exchanged), value(&exchanged)))
            }
            Command::History(command) => self.history(&command),
            Command::Backup { to } => {
                let bar = &mut self.bar;
                let made = backups::back_up(self.session, &to, &mut |at| bar.show(at))?;
                Ok(Answer::new(show::backed_up(self.lang, &made), value(&made)))
            }
            Command::Verify => {
                let verified = backups::verify(self.session)?;
                let mut answer = Answer::new(show::verified(self.lang, &verified), value(&verified));
                answer.is_bad_news = !verified.ok;
                Ok(answer)
            }
            Command::Backups | Command::Restore { .. } => {
                unreachable!("answered before the workspace was opened")
            }
        }
    }

    fn event(&mut self, command: EventCommand) -> Result<Answer, AppError> {
        match command {
            EventCommand::Create(args) => {
                let event = events::create(
                    self.session,
                    &NewEvent {
                        name: args.name,
                        slug: args.slug,
                        starts_on: args.starts,
                        ends_on: args.ends,
                        venue: args.venue,
                        theme: args.theme,
                        organizer: args.organizer,
                        edition: args.edition,
                        hours: None,
                    },
                )?;
                Ok(Answer::new(show::event(self.lang, &event), json!({ "event": event })))
            }
            EventCommand::List => {
                let events = events::list(self.session)?;
                Ok(Answer::new(show::events(self.lang, &events), json!({ "events": events })))
            }
            EventCommand::Show => {
                let shown = events::show(self.session, self.event.as_deref())?;
                Ok(Answer::new(show::event_shown(self.lang, &shown), value(&shown)))
            }
            EventCommand::Logo { picture } => {
                let kept = media::set_event_logo(self.session, self.event.as_deref(), &picture)?;
                Ok(Answer::new(show::picture(self.lang, &kept), value(&kept)))
            }
            EventCommand::Demo => {
                let bar = &mut self.bar;
                let shown = sample::demo(self.session, &mut |at| bar.show(at))?;
                Ok(Answer::new(show::event_shown(self.lang, &shown), value(&shown)))
            }
        }
    }

    fn exhibitors(&mut self, command: ExhibitorsCommand) -> Result<Answer, AppError> {
        let event = self.event.clone();
        match command {
            ExhibitorsCommand::Import(args) => self.import(args),
            ExhibitorsCommand::Inspect(args) => {
                let (path, choices) = choices(args)?;
                let bar = &mut self.bar;
                let seen = import::inspect(self.session, &path, &choices, &mut |at| bar.show(at))?;
                Ok(Answer::new(show::inspected(self.lang, &seen), value(&seen)))
            }
            ExhibitorsCommand::Held => {
                let held = import::held(self.session, event.as_deref())?;
                Ok(Answer::new(show::held(self.lang, &held), json!({ "held": held })))
            }
            ExhibitorsCommand::Decide { row, decision } => {
                let decided = import::decide(self.session, event.as_deref(), &row, decision.into())?;
                Ok(Answer::new(show::decided(self.lang, &decided), value(&decided)))
            }
            ExhibitorsCommand::List => {
                let list = exhibitors::list(self.session, event.as_deref())?;
                let names = StatusNames::of(self.session)?;
                Ok(Answer::new(show::exhibitors(self.lang, &names, &list), json!({ "exhibitors": list })))
            }
            ExhibitorsCommand::Export { to } => {
                let exported = exhibitors::export(self.session, event.as_deref(), &to)?;
                Ok(Answer::new(show::exported(self.lang, &exported), value(&exported)))
            }
            ExhibitorsCommand::Accept { all, names, reason } => {
                let which = if all { Which::All } else { Which::These(&names) };
                let changed = exhibitors::accept(self.session, event.as_deref(), which, reason.as_deref())?;
                Ok(Answer::new(show::changed(self.lang, changed), value(&changed)))
            }
            ExhibitorsCommand::Move { to, reason, names } => {
                let changed =
                    exhibitors::move_to(self.session, event.as_deref(), &names, &to, reason.as_deref())?;
                Ok(Answer::new(show::changed(self.lang, changed), value(&changed)))
            }
            ExhibitorsCommand::Share(args) => self.share(&args),
            ExhibitorsCommand::Wishes(args) => self.wishes(&args),
        }
    }

    fn import(&mut self, args: ImportArgs) -> Result<Answer, AppError> {
        let (path, choices) = choices(args.list)?;
        let (event, on_duplicate) = (self.event.clone(), args.on_duplicate.into());
        let request = ImportRequest { path, event, choices, dry_run: args.dry_run, on_duplicate };
        let bar = &mut self.bar;
        let report = import::import(self.session, &request, &mut |at| bar.show(at))?;
        Ok(Answer::new(show::import(self.lang, &report), value(&report)))
    }

    fn hall(&mut self, command: HallCommand) -> Result<Answer, AppError> {
        let (event, hall) = (self.event.clone(), self.hall.clone());
        match command {
            HallCommand::Generate(args) => {
                let generated = hall::generate(self.session, &generate_request(event, hall, &args)?)?;
                Ok(Answer::new(show::generated(self.lang, &generated), value(&generated)))
            }
            HallCommand::Import { from } => {
                let transferred = hall::import(self.session, event.as_deref(), &from)?;
                Ok(Answer::new(show::transferred(self.lang, &transferred), value(&transferred)))
            }
            HallCommand::Export { to } => {
                let transferred = hall::export(self.session, event.as_deref(), hall.as_deref(), &to)?;
                Ok(Answer::new(show::transferred(self.lang, &transferred), value(&transferred)))
            }
        }
    }

    fn badges(&mut self, command: BadgesCommand) -> Result<Answer, AppError> {
        let event = self.event.clone();
        match command {
            BadgesCommand::Print(args) => {
                let request = PrintRequest {
                    event,
                    out: args.out,
                    template: args.template,
                    sheet: args.sheet,
                    who: Who::of_role(args.role),
                    desk: self.desk.clone(),
                    first_label: args.first_label,
                    reissue: args.reissue,
                    reason: None,
                };
                let bar = &mut self.bar;
                let printed = badges::print(self.session, &request, &mut |at| bar.show(at))?;
                Ok(Answer::new(show::badges_printed(self.lang, &printed), value(&printed)))
            }
            BadgesCommand::Photo { holder, picture } => {
                let kept = media::set_photo(self.session, event.as_deref(), &holder, &picture)?;
                Ok(Answer::new(show::picture(self.lang, &kept), value(&kept)))
            }
            BadgesCommand::Preflight { template, role } => {
                let found =
                    badges::preflight(self.session, event.as_deref(), &Who::of_role(role), &template)?;
                Ok(Answer::new(show_office::preflight(self.lang, &found), value(&found)))
            }
            BadgesCommand::Preview { out, template, which } => {
                let which = WhichBadge::parse(&which);
                let seen =
                    badges::preview(self.session, event.as_deref(), &Who::default(), &which, &template)?;
                badges::write_preview(&seen, &out)?;
                Ok(Answer::new(show_office::preview(self.lang, &seen, &out), value(&seen)))
            }
            BadgesCommand::Sheets => {
                let sheets = badges::sheets();
                let answer = json!({ "sheets": sheets, "templates": badges::templates() });
                Ok(Answer::new(show_office::sheets(self.lang, &sheets), answer))
            }
            BadgesCommand::List => {
                let list = badges::list(self.session, event.as_deref())?;
                Ok(Answer::new(show::badges(self.lang, &list), json!({ "badges": list })))
            }
        }
    }

    fn roles(&mut self, command: &RolesCommand) -> Result<Answer, AppError> {
        let event = self.event.as_deref();
        match command {
            RolesCommand::List => {
                let list = roles::list(self.session, event)?;
                Ok(Answer::new(show_office::roles(self.lang, &list), json!({ "roles": list })))
            }
            RolesCommand::Set(args) => {
                let spans = args.validities.iter().map(|text| Validity::parse(text));
                let spans: Vec<Validity> = spans.collect::<Result<_, _>>()?;
                let edit = RoleEdit {
                    name_id: args.name.clone(),
                    name_en: args.name_en.clone(),
                    colour: args.colour.clone(),
                    validities: (args.always || !spans.is_empty()).then_some(spans),
                };
                let edited = roles::edit(self.session, event, &args.code, &edit)?;
                Ok(Answer::new(show_office::role_edited(self.lang, &edited), value(&edited)))
            }
        }
    }

    fn people(&mut self, command: PeopleCommand) -> Result<Answer, AppError> {
        match command {
            PeopleCommand::Erase { id, yes: true } => {
                let erased = people::erase(self.session, &id)?;
                Ok(Answer::new(show_office::erased(self.lang, &erased), value(&erased)))
            }
            PeopleCommand::Erase { id, yes: false } => {
                let known = people::known(self.session, &id)?;
                Ok(Answer::new(show_office::to_erase(self.lang, &known), json!({ "would_erase": known })))
            }
            PeopleCommand::Erased => {
                let list = people::erasures(self.session)?;
                Ok(Answer::new(show_office::erasures(self.lang, &list), json!({ "erased": list })))
            }
        }
    }

    fn desk(&mut self, command: DeskCommand) -> Result<Answer, AppError> {
        let (event, at) = (self.event.clone(), self.desk.clone());
        let (event, at) = (event.as_deref(), at.as_deref());
        match command {
            DeskCommand::Find { text } => {
                let found = desk::find(self.session, event, &text)?;
                Ok(Answer::new(show::found(self.lang, &found), value(&found)))
            }
            DeskCommand::CheckIn { code } => {
                let answer = desk::check_in(self.session, event, at, &code)?;
                Ok(Answer::new(show::checked_in(self.lang, &answer), value(&answer)))
            }
            DeskCommand::Undo { code } => {
                let undone = desk::undo(self.session, event, at, &code)?;
                Ok(Answer::new(show::desk_undone(self.lang, &undone), value(&undone)))
            }
            DeskCommand::Status => {
                let status = desk::status(self.session, event)?;
                Ok(Answer::new(show::desk_status(self.lang, &status), value(&status)))
            }
        }
    }

    fn history(&mut self, command: &HistoryCommand) -> Result<Answer, AppError> {
        match command {
            HistoryCommand::List { limit } => {
                let changes = history::list(self.session, *limit)?;
                Ok(Answer::new(show::history(self.lang, &changes), json!({ "changes": changes })))
            }
            HistoryCommand::Undo => {
                let undone = history::undo(self.session)?;
                Ok(Answer::new(show::undone(self.lang, &undone, false), value(&undone)))
            }
            HistoryCommand::Redo => {
                let undone = history::redo(self.session)?;
                Ok(Answer::new(show::undone(self.lang, &undone, true), value(&undone)))
            }
        }
    }
}

fn generate_request(
    event: Option<String>,
    hall: Option<String>,
    args: &GenerateArgs,
) -> Result<GenerateRequest, AppError> {
    let size_mm = match (args.width_m, args.depth_m) {
        (Some(width), Some(depth)) => Some((millimetres("width", width)?, millimetres("depth", depth)?)),
        _ => None,
    };
    Ok(GenerateRequest {
        event,
        hall,
        size_mm,
        modules_mm: args.modules.iter().map(|text| hall::module_mm(text)).collect::<Result<_, _>>()?,
        main_aisle_mm: millimetres("main_aisle", args.main_aisle_m)?,
        side_aisle_mm: millimetres("side_aisle", args.side_aisle_m)?,
        power_va: args.power_va,
        circuit_va: args.circuit_va,
    })
}

/// Metres as typed, in whole millimetres.
fn millimetres(field: &'static str, metres: f64) -> Result<i64, AppError> {
    if metres.is_finite() && metres.abs() < 1e6 {
        Ok((metres * 1000.0).round() as i64)
    } else {
        Err(AppError::Invalid { field, value: metres.to_string() })
    }
}

/// The name of the account that runs the program.
fn account() -> String {
    let named = ["USER", "USERNAME", "LOGNAME"].into_iter().find_map(|name| std::env::var(name).ok());
    named.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| "jakcraft".to_owned())
}

/// Where `SOURCE_DATE_EPOCH` is set, the clock stands there: the same work gives the same bytes.
fn fixed_clock() -> Option<DateTime<Utc>> {
    let seconds: i64 = std::env::var_os("SOURCE_DATE_EPOCH").map(PathBuf::from)?.to_str()?.parse().ok()?;
    DateTime::from_timestamp(seconds, 0)
}

pub(crate) fn value(answer: &impl Serialize) -> Value {
    // Every answer is plain data with text keys, which JSON can hold.
    serde_json::to_value(answer).unwrap_or_default()
}
