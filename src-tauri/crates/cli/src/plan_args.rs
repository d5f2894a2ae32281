//! The arguments of `plan`.

use std::path::PathBuf;

use chrono::NaiveDate;
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
