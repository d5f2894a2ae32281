//! The arguments of `lots`.

use std::path::PathBuf;

use app::lots::{LotKindOut, LotPassReason};
use chrono::NaiveDate;
use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub(crate) enum LotsCommand {
    /// Every draw of the event
    List,
    /// Begin a draw with all who take a booth and have none; `--hall` takes the booths of one hall
    Begin {
        /// What people call it
        #[arg(long)]
        name: String,
        /// What stands on the papers in the pot, or that a seed makes the turns
        #[arg(long, value_enum, default_value = "booths")]
        kind: LotKindArg,
        /// Firms of this product category alone
        #[arg(long)]
        category: Option<String>,
        /// Booths of this zone alone
        #[arg(long)]
        zone: Option<String>,
    },
    /// Who takes part, what they drew, and whose lot comes next
    Show {
        /// Name or id
        draw: String,
    },
    /// Keep a lot: the booth that a firm drew or chose, or its turn
    Draw {
        /// The draw, by name or id
        draw: String,
        /// The firm, by name or id; `next` for whose lot comes next
        #[arg(value_name = "NAME-OR-ID")]
        exhibitor: String,
        /// What stands on the paper: A-07, A-07+A-08, or a turn
        value: String,
        /// Even where it is not what the firm asked for, or not its turn; the minutes say so
        #[arg(long)]
        force: bool,
        /// Say what it would come to, and keep nothing
        #[arg(long, conflicts_with = "force")]
        dry_run: bool,
    },
    /// Pass a firm over that is absent or declines: others go on, and it may still come before the draw is closed
    Pass {
        /// The draw, by name or id
        draw: String,
        /// The firm, by name or id; `next` for whose lot comes next
        #[arg(value_name = "NAME-OR-ID")]
        exhibitor: String,
        /// Why
        #[arg(long, value_enum)]
        reason: LotPassArg,
        /// What else the minutes should say of it
        #[arg(long, value_name = "TEXT")]
        note: Option<String>,
    },
    /// Name the seed, which makes all turns: the order of SHA-256(SEED:CODE)
    Seed {
        /// The draw, by name or id
        draw: String,
        /// The seed
        seed: String,
    },
    /// Take the last lot of a draw back
    Undo {
        /// The draw, by name or id
        draw: String,
    },
    /// Let a firm take part that came late
    Enter {
        /// The draw, by name or id
        draw: String,
        /// The firm, by name or id
        #[arg(value_name = "NAME-OR-ID")]
        exhibitor: String,
    },
    /// Leave a firm out that has drawn nothing
    Leave {
        /// The draw, by name or id
        draw: String,
        /// The firm, by name or id
        #[arg(value_name = "NAME-OR-ID")]
        exhibitor: String,
    },
    /// Fill in what the minutes say beside the lots; what is not named stays
    Minutes(MinutesArgs),
    /// Make a draw final
    Close {
        /// The draw, by name or id
        draw: String,
    },
    /// Remove a draw in which nothing was drawn
    Remove {
        /// The draw, by name or id
        draw: String,
    },
    /// Print the minutes to a PDF; a draft while the draw is open
    Print {
        /// The draw, by name or id
        draw: String,
        /// The PDF
        #[arg(long)]
        out: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct MinutesArgs {
    /// The draw, by name or id
    pub(crate) draw: String,
    /// The registry's number
    #[arg(long)]
    pub(crate) number: Option<String>,
    /// The day on which it was held [default: the day of closing]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) on: Option<NaiveDate>,
    /// Where it was held
    #[arg(long)]
    pub(crate) place: Option<String>,
    /// Who signs, as `ROLE: NAME`, or `ROLE` for a line that is filled in by hand; all of them, in order
    #[arg(long = "witness", value_name = "ROLE: NAME")]
    pub(crate) witnesses: Vec<String>,
}

/// What is drawn.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LotKindArg {
    /// A booth on each paper
    Booths,
    /// A turn on each paper; booths are chosen in turn
    Turns,
    /// Turns by a seed; booths are chosen in turn
    Seed,
}

impl From<LotKindArg> for LotKindOut {
    fn from(kind: LotKindArg) -> Self {
        match kind {
            LotKindArg::Booths => Self::Booth,
            LotKindArg::Turns => Self::Turn,
            LotKindArg::Seed => Self::Seed,
        }
    }
}

/// Why a firm is passed over.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum LotPassArg {
    /// Nobody of it is there
    Absent,
    /// It does not want to draw or choose
    Declined,
}

impl From<LotPassArg> for LotPassReason {
    fn from(reason: LotPassArg) -> Self {
        match reason {
            LotPassArg::Absent => Self::Absent,
            LotPassArg::Declined => Self::Declined,
        }
    }
}
