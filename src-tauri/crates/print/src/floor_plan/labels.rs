//! The words of a floor plan, in the reader's language.

use domain::hall::ElementKind;

use super::in_cad::CadLayerNames;

/// Every word that the drawing adds to its content. Parts in braces are filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FloorPlanLabels {
    /// BCP 47 tag of the language, for the PDF.
    pub lang: String,
    /// Title of the document: `{hall}`, `{event}`.
    pub document_title: String,
    /// Heads the title block: "Denah".
    pub floor_plan: String,
    /// Before the hall's name.
    pub hall: String,
    /// Before the day of the drawing.
    pub drawn_on: String,
    /// Before the revision.
    pub revision: String,
    /// Before the scale.
    pub scale: String,
    /// Before the number of the sheet.
    pub sheet: String,
    /// `{n}` of `{total}`.
    pub n_of_total: String,
    /// Footer: `{n}`, `{total}`.
    pub page: String,
    /// Footer: `{time}`.
    pub printed_at: String,
    /// The letter on the north arrow.
    pub north: String,
    /// Heads the categories.
    pub categories: String,
    /// Heads the symbols.
    pub symbols: String,
    /// A booth without a category.
    pub no_category: String,
    /// A booth that nobody has.
    pub empty_booth: String,
    /// A booth that nobody may have.
    pub closed_booth: String,
    /// Heads the list by name.
    pub list_by_name: String,
    /// Heads the list by booth.
    pub list_by_booth: String,
    /// Column of names.
    pub name: String,
    /// Column of booths.
    pub booth: String,
    /// The word on an exit, printed in capitals: "Keluar".
    pub exit: String,
    /// The word on an entrance, printed in capitals: "Masuk".
    pub entrance: String,
    /// On a door that is shut.
    pub shut: String,
    /// Stage.
    pub stage: String,
    /// Secretariat.
    pub secretariat: String,
    /// First aid.
    pub first_aid: String,
    /// Information.
    pub information: String,
    /// Sponsor.
    pub sponsor: String,
    /// Keep clear.
    pub keep_clear: String,
    /// Main aisle.
    pub main_aisle: String,
    /// Emergency exit, in the legend.
    pub exit_symbol: String,
    /// Entrance, in the legend.
    pub entrance_symbol: String,
    /// Fire equipment.
    pub fire_equipment: String,
    /// Power point.
    pub power_point: String,
    /// Water point.
    pub water_point: String,
    /// Column.
    pub column: String,
    /// Power at a booth: `{n}`.
    pub power_va: String,
    /// A power point with many circuits: `{n}` of them.
    pub circuits: String,
    /// In an empty booth: the category, `{zone}`, that it is meant for.
    pub zone: String,
    /// A sought-after booth, in the legend.
    pub premium: String,
    /// A booth that a wheelchair reaches, in the legend, where few do.
    pub accessible: String,
    /// The same where all do.
    pub all_accessible: String,
    /// A booth that no wheelchair reaches, in the legend, where most do.
    pub not_accessible: String,
    /// A booth with water, in the legend.
    pub water_at_booth: String,
    /// Between whole metres and their parts: ',' or '.'.
    pub decimal_mark: char,
    /// Names of the layers.
    pub layers: LayerNames,
    /// Names of the layers in CAD.
    pub cad: CadLayerNames,
}

/// Names of the layers as a PDF viewer lists them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerNames {
    /// Outline, walls, columns.
    pub building: String,
    /// Stage and stands that are no exhibitor's.
    pub facilities: String,
    /// Doors, fire equipment, first aid.
    pub exits_and_fire: String,
    /// Floor to keep clear.
    pub zones: String,
    /// Power and water.
    pub utilities: String,
    /// Main aisles.
    pub aisles: String,
    /// Booths.
    pub booths: String,
    /// Their codes.
    pub numbers: String,
    /// Who is in them.
    pub names: String,
    /// Dimensions.
    pub dimensions: String,
    /// Title block, legend, lists.
    pub title_block: String,
}

impl FloorPlanLabels {
    /// The word for an area without a label of its own.
    pub(super) fn area(&self, kind: ElementKind) -> &str {
        match kind {
            ElementKind::Stage => &self.stage,
            ElementKind::Secretariat => &self.secretariat,
            ElementKind::FirstAid => &self.first_aid,
            ElementKind::Information => &self.information,
            ElementKind::Sponsor => &self.sponsor,
            ElementKind::KeepClear => &self.keep_clear,
            _ => "",
        }
    }

    /// A number with its thousands apart, as the decimal mark is not.
    pub(super) fn grouped(&self, number: u32) -> String {
        let mark = if self.decimal_mark == ',' { '.' } else { ',' };
        let digits = number.to_string();
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(mark);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A length in metres, with as many places as it needs, at least one and at most three.
    pub(super) fn metres(&self, length_mm: i64) -> String {
        let (whole, part) = (length_mm / 1000, (length_mm % 1000).abs());
        let places = format!("{part:03}");
        let places = places.trim_end_matches('0');
        let places = if places.is_empty() { "0" } else { places };
        format!("{whole}{}{places} m", self.decimal_mark)
    }
}

/// Fills `{key}` in a template.
pub(super) fn filled(template: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(template.to_owned(), |text, (key, value)| text.replace(&format!("{{{key}}}"), value))
}
