//! The arguments of `plan`.

use std::path::PathBuf;

use app::plan::Seat;
use chrono::{NaiveDate, NaiveDateTime};
use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub(crate) enum PlanCommand {
    /// Check the floor: overlaps, aisles, exits, circuits
    Check,
    /// Give booths to all who were accepted
    Assign(EffortArgs),
    /// The floor, who has which booth, and who has none
    Show,
    /// Who has which booth: as a table here, or as a PDF, .xlsx or .csv; all halls, or the one that is named
    List {
        /// A row for each firm, or for each booth
        #[arg(long, value_enum, default_value = "name")]
        by: OrderArg,
        /// The file; its ending says which [default: a table here]
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Put a firm into booths by hand, locked
    Place {
        /// Name or id
        #[arg(value_name = "NAME-OR-ID")]
        exhibitor: String,
        /// The codes of all booths that it is to have, such as
        #[arg(required = true, value_delimiter = ',', value_name = "BOOTH")]
        booths: Vec<String>,
        /// Even where that breaks a rule; who has the booth leaves it
        #[arg(long)]
        force: bool,
        /// Say what it would break, and do nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Take a firm out of its booths
    Lift {
        /// Name or id
        #[arg(required_unless_present = "all", value_name = "NAME-OR-ID")]
        exhibitor: Option<String>,
        /// Everybody, of the hall that is named or of all halls, locked or not
        #[arg(long, conflicts_with = "exhibitor")]
        all: bool,
    },
    /// Let two firms change places; both are locked there
    Swap {
        /// Names or ids
        #[arg(num_args = 2, value_names = ["NAME-OR-ID", "NAME-OR-ID"])]
        exhibitors: Vec<String>,
        /// Even where that breaks a rule
        #[arg(long)]
        force: bool,
    },
    /// Put a firm into booths and those who make room for it into others, as one change; all are locked there
    Settle {
        /// Name or id
        #[arg(value_name = "NAME-OR-ID")]
        exhibitor: String,
        /// The codes of all booths that it is to have, such as
        #[arg(required = true, value_delimiter = ',', value_name = "BOOTH")]
        booths: Vec<String>,
        /// Who goes elsewhere for it, and the codes of its booths, such as `Rumah Batik=A-03,A-04`; once for each
        #[arg(long, value_name = "NAME-OR-ID=BOOTHS", value_parser = seat)]
        exchange: Vec<Seat>,
        /// Even where that breaks a rule; who has a booth and is not named leaves it
        #[arg(long)]
        force: bool,
        /// Say what it would break, and do nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Lock a firm where it stands: `plan assign` leaves it there
    Lock {
        /// Name or id
        #[arg(value_name = "NAME-OR-ID")]
        exhibitor: String,
    },
    /// Release a lock: `plan assign` may put the firm elsewhere
    Unlock {
        /// Name or id
        #[arg(value_name = "NAME-OR-ID")]
        exhibitor: String,
    },
    /// Let firms share one place, together or in turns by days
    Share(ShareArgs),
    /// Part a firm from those that it shares a place with
    Unshare {
        /// Name or id
        #[arg(value_name = "NAME-OR-ID")]
        exhibitor: String,
    },
    /// What the planner weighs, in points; set with --preset and --set
    Weights {
        /// Begin with the weights of a preset: balanced, zones, wishes, regions or few_moves
        #[arg(long)]
        preset: Option<String>,
        /// A weight and its points, such as zone_mismatch=40
        #[arg(long = "set", value_name = "NAME=POINTS")]
        set: Vec<String>,
    },
    /// Why a firm has its booth, and the three best others with what they would cost
    Explain {
        /// Name or id
        #[arg(value_name = "NAME-OR-ID")]
        exhibitor: String,
    },
    /// Plans that move few: for whoever must leave and for newcomers
    Replan {
        /// How many others may move: a plan for each, at most three
        #[arg(long, value_delimiter = ',', default_value = "0,3,10", value_name = "N,…")]
        moved: Vec<u32>,
        /// Take the plan in which so many may move
        #[arg(long, value_name = "N")]
        take: Option<u32>,
        /// Write each problem and its solution there, as problem-N.json and solution-N.json
        #[arg(long, value_name = "FOLDER")]
        solved: Option<PathBuf>,
        #[command(flatten)]
        effort: EffortArgs,
    },
    /// The reserve list, the best of it for each free booth, and offers that are out
    Reserves,
    /// Put a firm at another place of the reserve list
    Reserve {
        /// Name or id
        #[arg(value_name = "NAME-OR-ID")]
        exhibitor: String,
        /// From 1
        #[arg(long)]
        position: usize,
    },
    /// Offer booths to a firm, a reserve too, and hold them for it
    Offer {
        /// Name or id
        #[arg(value_name = "NAME-OR-ID")]
        exhibitor: String,
        /// The codes of the booths; none for those that it has
        #[arg(value_delimiter = ',', value_name = "BOOTH")]
        booths: Vec<String>,
        /// By when it must answer, on Jakarta's clocks
        #[arg(long, value_name = "YYYY-MM-DDTHH:MM:SS")]
        until: Option<NaiveDateTime>,
        /// Even where that breaks a rule; who has the booth leaves it
        #[arg(long)]
        force: bool,
    },
    /// Let the holds of firms go that have an offer; they wait again
    Release {
        /// Names or ids
        #[arg(required = true, value_name = "NAME-OR-ID")]
        names: Vec<String>,
        /// They take part no more
        #[arg(long)]
        withdraw: bool,
    },
    /// Write the planner's problem of this workspace as a file
    Problem {
        /// The problem (JSON)
        #[arg(long)]
        out: PathBuf,
        /// Write the plan as it stands as its solution; the problem then has everybody free in it
        #[arg(long, conflicts_with = "moved")]
        solution: Option<PathBuf>,
        /// With where everybody stands now; at most so many may move
        #[arg(long, value_name = "N")]
        moved: Option<u32>,
    },
    /// Solve a problem file and write a solution file, without the workspace
    Solve {
        /// The problem (JSON)
        problem: PathBuf,
        /// The solution (JSON)
        #[arg(long)]
        out: PathBuf,
        /// Stop after so many seconds with the best found
        #[arg(long, value_name = "SECONDS", allow_negative_numbers = true)]
        time_limit_s: Option<f64>,
        #[command(flatten)]
        effort: EffortArgs,
    },
}

/// What a list goes by.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum OrderArg {
    /// Firms by name
    Name,
    /// Booths by code
    Booth,
}

#[derive(Debug, Args)]
pub(crate) struct ShareArgs {
    /// Names or ids; the first is the main exhibitor, whose place it is
    #[arg(required = true, num_args = 2.., value_name = "NAME-OR-ID")]
    pub(crate) names: Vec<String>,
    /// The first day that is shared [default: the event's]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) from: Option<NaiveDate>,
    /// The last day that is shared [default: the event's]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) until: Option<NaiveDate>,
    /// On these days the others have the place instead of the main exhibitor, not together with it
    #[arg(long)]
    pub(crate) in_turn: bool,
}

#[derive(Debug, Args)]
pub(crate) struct EffortArgs {
    /// Ties are broken by it; the same seed and effort give the same plan everywhere
    #[arg(long, default_value = "1")]
    pub(crate) seed: u64,
    /// Rounds of improvement, each twice as long as the one before [default: 3]
    #[arg(long, value_name = "ROUNDS")]
    pub(crate) effort: Option<u32>,
}

#[derive(Debug, Args)]
pub(crate) struct WishesArgs {
    /// Name or id
    #[arg(value_name = "NAME-OR-ID")]
    pub(crate) exhibitor: String,
    /// Competitors that should not touch share a group
    #[arg(long)]
    pub(crate) group: Option<String>,
    /// 0 for ordinary, to 255
    #[arg(long)]
    pub(crate) priority: Option<u8>,
    /// Whether it asks for a corner
    #[arg(long, value_enum)]
    pub(crate) corner: Option<CornerArg>,
    /// Booths that it wishes for, the best first
    #[arg(long, value_delimiter = ',', value_name = "BOOTH,…")]
    pub(crate) prefers: Option<Vec<String>>,
    /// A firm that it would like to be next to
    #[arg(long, value_name = "NAME-OR-ID")]
    pub(crate) near: Option<Vec<String>>,
    /// A firm that it must not be next to
    #[arg(long, value_name = "NAME-OR-ID")]
    pub(crate) apart: Option<Vec<String>>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum CornerArg {
    No,
    Want,
    Must,
}

/// A firm and booths, as `Rumah Batik=A-03,A-04`.
fn seat(typed: &str) -> Result<Seat, String> {
    let (party, booths) = typed.rsplit_once('=').ok_or("NAME-OR-ID=BOOTHS")?;
    Ok(Seat { party: party.to_owned(), booths: booths.split(',').map(str::to_owned).collect() })
}
