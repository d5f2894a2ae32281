//! The arguments, as the command line's contract names them.
//!
//! The file is long because every command has its arguments.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::lists::{DecisionArg, ImportArgs, ListArgs};
pub(crate) use crate::lots_args::LotsCommand;
pub(crate) use crate::paper_args::{FasciaCommand, FloorPlanCommand, PowerPlanCommand};
pub(crate) use crate::plan_args::{EffortArgs, PlanCommand, ShareArgs, WishesArgs};

/// The exhibition office's work from a terminal: applicants, booths, badges and floor plans in one file.
#[derive(Debug, Parser)]
#[command(name = "jakcraft", version, propagate_version = true)]
pub(crate) struct Arguments {
    /// The workspace, one file, made when missing [default: the one the window opens]
    #[arg(long, global = true, value_name = "WORKSPACE", env = "JAKCRAFT_FILE")]
    pub(crate) file: Option<PathBuf>,
    /// The event's slug [default: the newest event]
    #[arg(long, global = true, value_name = "SLUG")]
    pub(crate) event: Option<String>,
    /// The hall's name [default: the only hall]
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) hall: Option<String>,
    /// The desk that acts, for the journal and for badges that it issues [default: the office]
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) desk: Option<String>,
    /// Who acts, for the history and the journal [default: the account's name]
    #[arg(long, global = true, value_name = "NAME")]
    pub(crate) operator: Option<String>,
    /// One JSON object on standard output and nothing else
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// The language of answers and of paper
    #[arg(long, global = true, value_enum, default_value = "id")]
    pub(crate) lang: LangArg,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// A language that the program speaks.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LangArg {
    /// Indonesian
    Id,
    /// English
    En,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Editions of the show
    #[command(subcommand)]
    Event(EventCommand),
    /// Firms and their participation
    #[command(subcommand)]
    Exhibitors(ExhibitorsCommand),
    /// Kemendagri's list of regions
    #[command(subcommand)]
    Regions(RegionsCommand),
    /// Floors and what stands on them
    #[command(subcommand)]
    Hall(HallCommand),
    /// Who gets which booth, and whether the floor is in order
    #[command(subcommand)]
    Plan(PlanCommand),
    /// Lots: what was drawn before witnesses, or the turns that a seed makes; the minutes
    #[command(subcommand)]
    Lots(LotsCommand),
    /// ID cards
    #[command(subcommand)]
    Badges(BadgesCommand),
    /// Roles of badge holders: names, colours, when and where they are admitted
    #[command(subcommand)]
    Roles(RolesCommand),
    /// People and their right to be forgotten
    #[command(subcommand)]
    People(PeopleCommand),
    /// The floor plan on paper and in files
    #[command(subcommand)]
    FloorPlan(FloorPlanCommand),
    /// What hangs on each circuit
    #[command(subcommand)]
    PowerPlan(PowerPlanCommand),
    /// The names on the boards over the booths
    #[command(subcommand)]
    Fascia(FasciaCommand),
    /// The registration desk
    #[command(subcommand)]
    Desk(DeskCommand),
    /// What happened on site, between desks
    #[command(subcommand)]
    Journal(JournalCommand),
    /// What was changed, by whom and when; undo and redo
    #[command(subcommand)]
    History(HistoryCommand),
    /// Copy the workspace to a file, checked
    Backup {
        /// The copy; an older one there is replaced only once the new one is whole
        to: PathBuf,
    },
    /// The automatic backups
    Backups,
    /// Put a backup in the workspace's place, keeping what was there
    Restore {
        /// The backup
        from: PathBuf,
    },
    /// Check that the workspace is whole
    Verify,
}

#[derive(Debug, Subcommand)]
pub(crate) enum EventCommand {
    /// Begin an edition
    Create(NewEventArgs),
    /// Every edition in the workspace
    List,
    /// One edition and its counts
    Show,
    /// Load the JakCraft 2019 sample
    Demo,
    /// Put a logo on badges
    Logo {
        /// A JPEG or PNG file
        picture: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct NewEventArgs {
    /// Its name as printed
    #[arg(long)]
    pub(crate) name: String,
    /// Its short name: small letters, digits, hyphens
    #[arg(long)]
    pub(crate) slug: String,
    /// The first day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) starts: NaiveDate,
    /// The last day
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) ends: NaiveDate,
    /// Where it is held
    #[arg(long)]
    pub(crate) venue: Option<String>,
    /// Its theme
    #[arg(long)]
    pub(crate) theme: Option<String>,
    /// Who holds it
    #[arg(long)]
    pub(crate) organizer: Option<String>,
    /// Which edition it is
    #[arg(long)]
    pub(crate) edition: Option<u16>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ExhibitorsCommand {
    /// Read a list of applicants: XLSX, XLS, ODS or CSV
    Import(ImportArgs),
    /// Look at a list before it is imported: sheets, header, what each column was taken for
    Inspect(ListArgs),
    /// Rows of lists that are held because they may double another
    Held,
    /// Settle a held row; remembered when the list comes again
    Decide {
        /// The row's id, or its number where only one list has such a row held
        #[arg(value_name = "ROW-ID")]
        row: String,
        /// What it is
        #[arg(value_enum)]
        decision: DecisionArg,
    },
    /// Every firm of the event
    List,
    /// Write the list as .xlsx or .csv
    Export {
        /// The file; its ending says which
        to: PathBuf,
    },
    /// Accept firms that applied, are complete or have passed
    Accept {
        /// All of them
        #[arg(long, conflicts_with = "names")]
        all: bool,
        /// Names or ids
        #[arg(required_unless_present = "all", value_name = "NAME-OR-ID")]
        names: Vec<String>,
        /// Why, for the record
        #[arg(long)]
        reason: Option<String>,
    },
    /// Move firms to another status
    Move {
        /// The status, such as `waitlisted` or `withdrawn`
        #[arg(long)]
        to: String,
        /// Why; some moves ask for it
        #[arg(long)]
        reason: Option<String>,
        /// Names or ids
        #[arg(required = true, value_name = "NAME-OR-ID")]
        names: Vec<String>,
    },
    /// What a firm wishes of its place and its neighbours; an empty text takes a wish away
    Wishes(WishesArgs),
    /// Let firms share one place, or take it in turns by days; the same as `plan share`
    Share(ShareArgs),
}

#[derive(Debug, Subcommand)]
pub(crate) enum RegionsCommand {
    /// Load the national list (CSV or XLSX with codes and names), so that addresses outside Jakarta match too
    Load {
        /// The list
        list: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum HallCommand {
    /// Rows of booths with aisles between them, in a new hall or round what stands in this one
    Generate(GenerateArgs),
    /// Read a hall file (JSON)
    Import {
        /// The file
        from: PathBuf,
    },
    /// Write a hall file (JSON)
    Export {
        /// The file
        to: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct GenerateArgs {
    /// Width of a new hall in metres
    #[arg(long, requires = "depth_m")]
    pub(crate) width_m: Option<f64>,
    /// Depth of a new hall in metres
    #[arg(long, requires = "width_m")]
    pub(crate) depth_m: Option<f64>,
    /// Booth size in metres, such as 3x3; several may be given [default: the sizes that were asked for]
    #[arg(long = "module", value_name = "WxD")]
    pub(crate) modules: Vec<String>,
    /// Width of main aisles in metres
    #[arg(long, default_value = "3", value_name = "METRES")]
    pub(crate) main_aisle_m: f64,
    /// Width of side aisles in metres
    #[arg(long, default_value = "2", value_name = "METRES")]
    pub(crate) side_aisle_m: f64,
    /// Power that can be given to each booth
    #[arg(long, default_value = "2200", value_name = "VA")]
    pub(crate) power_va: u32,
    /// Capacity of each circuit
    #[arg(long, default_value = "11000", value_name = "VA")]
    pub(crate) circuit_va: u32,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BadgesCommand {
    /// Print badges to a PDF, issuing those that were not yet
    Print(BadgesPrintArgs),
    /// Every badge holder and their badge
    List,
    /// What the printer should know, without printing
    Preflight {
        /// The template
        #[arg(long, default_value = "a6")]
        template: String,
        /// Only this role, such as exhibitor
        #[arg(long)]
        role: Option<String>,
    },
    /// One badge as SVG, issued or not
    Preview {
        /// The SVG
        #[arg(long)]
        out: PathBuf,
        /// The template
        #[arg(long, default_value = "a6")]
        template: String,
        /// first, longest, strangest, or a holder's code, id or name
        #[arg(default_value = "longest")]
        which: String,
    },
    /// The sheets that badges can be printed on
    Sheets,
    /// Put a photo on somebody's badge
    Photo {
        /// The code on the badge, or the name
        holder: String,
        /// A JPEG or PNG file
        picture: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct BadgesPrintArgs {
    /// The PDF
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// The template: a6, 96x134, id-card
    #[arg(long, default_value = "a6")]
    pub(crate) template: String,
    /// The sheet, such as a4-4xa6 or a4-id-card [default: one badge a page]
    #[arg(long)]
    pub(crate) sheet: Option<String>,
    /// Only this role, such as exhibitor
    #[arg(long)]
    pub(crate) role: Option<String>,
    /// The first free label on the first sheet, counted from 1
    #[arg(long, default_value = "1", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) first_label: u16,
    /// Issue anew and revoke what was issued before
    #[arg(long)]
    pub(crate) reissue: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RolesCommand {
    /// Every role of the event
    List,
    /// Change a role
    Set(RoleSetArgs),
}

#[derive(Debug, Args)]
pub(crate) struct RoleSetArgs {
    /// Its code, such as exhibitor
    pub(crate) code: String,
    /// Its name on an Indonesian badge
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// Its name in English
    #[arg(long)]
    pub(crate) name_en: Option<String>,
    /// Its colour, such as #0E6F6E
    #[arg(long)]
    pub(crate) colour: Option<String>,
    /// When and where it is admitted, such as "2019-11-24..2019-11-28 08:00-17:00 @Pintu Barat"; may be repeated
    #[arg(long = "valid", value_name = "DAYS [HOURS] [@GATE]", conflicts_with = "always")]
    pub(crate) validities: Vec<String>,
    /// Admitted on all days of the event, at every hour and gate
    #[arg(long)]
    pub(crate) always: bool,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PeopleCommand {
    /// Erase a person, or an operator of a desk, for good; without --yes only say what would go
    Erase {
        /// The person's id, a badge holder's id, a badge's code, or an operator's id
        id: String,
        /// Do it
        #[arg(long)]
        yes: bool,
    },
    /// Everybody who was erased: ids and hours
    Erased,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DeskCommand {
    /// Find a person, a firm or a booth by a few letters
    Find {
        /// What was heard or typed
        text: String,
    },
    /// Check in by the code in clear or by the scanned token
    CheckIn {
        /// The code or the token
        code: String,
    },
    /// Take the latest check-in of this badge back
    Undo {
        /// The code or the token
        code: String,
    },
    /// How many are here
    Status,
}

#[derive(Debug, Subcommand)]
pub(crate) enum JournalCommand {
    /// The latest entries about the event
    List {
        /// How many
        #[arg(long, default_value = "20")]
        limit: usize,
    },
    /// Write what happened, for another desk
    Export {
        /// The file
        to: PathBuf,
    },
    /// Read what happened at another desk
    Import {
        /// The file
        from: PathBuf,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum HistoryCommand {
    /// The latest changes
    List {
        /// How many
        #[arg(long, default_value = "20")]
        limit: u32,
    },
    /// Take the latest change back
    Undo,
    /// Do again what was taken back last
    Redo,
}
