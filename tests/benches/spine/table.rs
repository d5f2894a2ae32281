//! The answer: a row for each bar.

use std::fmt::Write as _;

/// What was measured, beside its bar.
pub(crate) struct Row {
    pub(crate) what: String,
    pub(crate) measured: String,
    /// Empty where there is no bar.
    pub(crate) bar: String,
    /// `None` where there is no bar.
    pub(crate) passes: Option<bool>,
}

impl Row {
    /// A figure with a bar.
    pub(crate) fn new(
        what: impl Into<String>,
        measured: impl Into<String>,
        bar: impl Into<String>,
        passes: bool,
    ) -> Self {
        Self { what: what.into(), measured: measured.into(), bar: bar.into(), passes: Some(passes) }
    }

    /// A figure without one.
    pub(crate) fn stated(what: impl Into<String>, measured: impl Into<String>) -> Self {
        Self { what: what.into(), measured: measured.into(), bar: String::new(), passes: None }
    }

    fn word(&self) -> &'static str {
        match self.passes {
            Some(true) => "pass",
            Some(false) => "FAIL",
            None => "",
        }
    }
}

/// The rows in columns.
pub(crate) fn table(rows: &[Row]) -> String {
    let width = |cell: fn(&Row) -> &str| rows.iter().map(|row| cell(row).chars().count()).max().unwrap_or(0);
    let (what, measured, bar) = (width(|row| &row.what), width(|row| &row.measured), width(|row| &row.bar));
    let mut text = String::new();
    for row in rows {
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "| {:what$} | {:measured$} | {:bar$} | {:4} |",
            row.what,
            row.measured,
            row.bar,
            row.word()
        );
    }
    text
}

/// Seconds with as many digits as mean something.
pub(crate) fn seconds(seconds: f64) -> String {
    match seconds {
        s if s < 0.01 => format!("{:.2} ms", s * 1000.0),
        s if s < 1.0 => format!("{:.0} ms", s * 1000.0),
        s => format!("{s:.2} s"),
    }
}
