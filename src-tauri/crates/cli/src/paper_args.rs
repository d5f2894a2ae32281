//! The arguments of what goes to paper and to other programs: floor plan, power plan, fascia list.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

#[derive(Debug, Subcommand)]
pub(crate) enum FloorPlanCommand {
    /// Print the floor plan to a PDF; `--hall all` prints every hall, each on a sheet of its own
    Print {
        /// The PDF
        #[arg(long)]
        out: PathBuf,
        /// A4, A3, A2, A1 or A0
        #[arg(long, default_value = "A3")]
        paper: String,
        /// The n of 1 : n [default: the largest that fits]
        #[arg(long)]
        scale: Option<u32>,
    },
    /// Write the floor plan for other programs: SVG with layers, PNG, or DXF in millimetres
    Export {
        /// The file
        #[arg(long)]
        out: PathBuf,
        /// The kind of file [default: by the file's ending]
        #[arg(long)]
        format: Option<FormatArg>,
        /// Dots an inch of a PNG [default: 300]
        #[arg(long)]
        dpi: Option<u32>,
        /// The sheet of SVG and PNG: A4, A3, A2, A1 or A0
        #[arg(long, default_value = "A3")]
        paper: String,
        /// The n of 1 : n of SVG and PNG [default: the largest that fits]
        #[arg(long)]
        scale: Option<u32>,
    },
}

/// A kind of file.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum FormatArg {
    /// The drawing's sheet, with layers
    Svg,
    /// The same as a picture
    Png,
    /// The hall at its size, for CAD
    Dxf,
}

impl FormatArg {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Dxf => "dxf",
        }
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum PowerPlanCommand {
    /// What hangs on each circuit, and whether it bears it; all halls, or the one that is named
    Show,
    /// The same as a PDF: a drawing with the circuits in colours, and the table
    Print {
        /// The PDF
        #[arg(long)]
        out: PathBuf,
        /// A4, A3, A2, A1 or A0, of the drawing; tables are on A4
        #[arg(long, default_value = "A4")]
        paper: String,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum FasciaCommand {
    /// Which name goes on which board, letter for letter; all halls, or the one that is named
    List,
    /// Write the list as .xlsx or .csv
    Export {
        /// The file; its ending says which
        to: PathBuf,
    },
    /// Print the list to a PDF, to be initialled
    Print {
        /// The PDF
        #[arg(long)]
        out: PathBuf,
    },
}
