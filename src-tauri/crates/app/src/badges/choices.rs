//! Templates and sheets to choose from.

use ::print::badge::{BadgeTemplate, Sheet};
use serde::Serialize;
use ts_rs::TS;

/// A template as it is sent.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct TemplateOut {
    /// Its name.
    pub id: String,
    /// Finished width.
    pub width_mm: f64,
    /// Finished height.
    pub height_mm: f64,
}

/// The templates that there are.
pub fn templates() -> Vec<TemplateOut> {
    let out = |template: BadgeTemplate| TemplateOut {
        id: template.id,
        width_mm: template.width_mm,
        height_mm: template.height_mm,
    };
    BadgeTemplate::built_in().into_iter().map(out).collect()
}

/// A sheet as it is sent.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetOut {
    /// The sheet, measures in millimetres.
    #[serde(flatten)]
    pub sheet: Sheet,
    /// How many badges it takes: the first free label is one of 1 up to this.
    pub labels: usize,
    /// The templates that fit its labels.
    pub templates: Vec<String>,
}

/// The sheets that there are.
pub fn sheets() -> Vec<SheetOut> {
    let templates = BadgeTemplate::built_in();
    let out = |sheet: Sheet| SheetOut {
        labels: sheet.capacity(),
        templates: templates
            .iter()
            .filter(|template| sheet.check(template).is_ok())
            .map(|template| template.id.clone())
            .collect(),
        sheet,
    };
    Sheet::built_in().into_iter().map(out).collect()
}

/// A sheet to choose.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SheetChoice {
    /// Its name.
    pub id: String,
    /// Labels in a row.
    pub columns: usize,
    /// Rows on a sheet.
    pub rows: usize,
    /// Width of the paper.
    pub paper_width_mm: f64,
    /// Height of the paper.
    pub paper_height_mm: f64,
    /// Perforated or cut already; others are plain paper, with crop marks.
    pub preprinted: bool,
    /// The templates that fit its labels.
    pub templates: Vec<String>,
}

impl From<SheetOut> for SheetChoice {
    fn from(out: SheetOut) -> Self {
        let SheetOut { sheet, templates, .. } = out;
        Self {
            id: sheet.id,
            columns: sheet.columns,
            rows: sheet.rows,
            paper_width_mm: sheet.paper_width_mm,
            paper_height_mm: sheet.paper_height_mm,
            preprinted: sheet.preprinted,
            templates,
        }
    }
}
