//! What a row of a list says, field by field, each in one canonical spelling, so that rows can be compared.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;
use tabular::columns::Field;

use super::seal::{Seal, is_personal};

/// A row's values. Lists (telephones, attendants) are one text with a line for each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Form {
    /// Sorted by field.
    values: Vec<(Field, String)>,
    /// Cells that could not be read, as typed, and columns that mean nothing to the program: kept, not used.
    kept: BTreeMap<String, String>,
}

/// Where the cells that are only kept stand in the JSON of a form.
const KEPT: &str = "_kept";

impl Form {
    /// The value of a field; `None` where the row says nothing.
    pub(crate) fn get(&self, field: Field) -> Option<&str> {
        self.place(field).ok().map(|place| self.values[place].1.as_str())
    }

    /// Sets a field; blanks say nothing.
    pub(crate) fn set(&mut self, field: Field, value: impl Into<String>) {
        let value = value.into();
        if value.is_empty() {
            return;
        }
        match self.place(field) {
            Ok(place) => self.values[place].1 = value,
            Err(place) => self.values.insert(place, (field, value)),
        }
    }

    /// Where a field is, or where it belongs.
    fn place(&self, field: Field) -> Result<usize, usize> {
        self.values.binary_search_by_key(&field, |(known, _)| *known)
    }

    /// A form for so many fields.
    pub(crate) fn with_room(fields: usize) -> Self {
        Self { values: Vec::with_capacity(fields), kept: BTreeMap::new() }
    }

    /// Adds a line to a field that may have several; a line that is there already is not added again.
    pub(crate) fn add_line(&mut self, field: Field, line: &str) {
        let place = match self.place(field) {
            Ok(place) => place,
            Err(place) => {
                self.values.insert(place, (field, String::new()));
                place
            }
        };
        let lines = &mut self.values[place].1;
        if lines.split('\n').any(|known| known == line) {
            return;
        }
        if !lines.is_empty() {
            lines.push('\n');
        }
        lines.push_str(line);
    }

    /// The lines of a field.
    pub(crate) fn lines(&self, field: Field) -> impl Iterator<Item = &str> {
        self.get(field).into_iter().flat_map(|lines| lines.split('\n'))
    }

    /// Keeps a cell that the program does not use.
    pub(crate) fn keep(&mut self, header: &str, typed: &str) {
        self.kept.insert(header.to_owned(), typed.to_owned());
    }

    /// The fields that say something.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (Field, &str)> {
        self.values.iter().map(|(field, value)| (*field, value.as_str()))
    }

    /// As it is stored with the imported row: the numbers that identify a person as digests, which can be compared.
    pub(crate) fn to_json(&self, seal: &Seal) -> String {
        // Texts under text keys: there is nothing that JSON cannot hold.
        serde_json::to_string(&Sealed { form: self, seal }).unwrap_or_default()
    }

    /// Forgets what the form says of a field.
    pub(crate) fn clear(&mut self, field: Field) {
        if let Ok(place) = self.place(field) {
            self.values.remove(place);
        }
    }

    /// Whether it says nothing at all, as after an erasure.
    pub(crate) fn is_blank(&self) -> bool {
        self.values.is_empty()
    }

    /// The cells that are only kept: header, as typed.
    pub(crate) fn kept(&self) -> impl Iterator<Item = (&str, &str)> {
        self.kept.iter().map(|(header, typed)| (header.as_str(), typed.as_str()))
    }

    /// From what was stored. What does not read says nothing: then a person's values win.
    pub(crate) fn from_json(json: &str) -> Self {
        let mut form = Self::default();
        let Ok(Value::Object(object)) = serde_json::from_str(json) else { return form };
        for (key, value) in object {
            match (Field::from_key(&key), value) {
                (Some(field), Value::String(value)) => form.set(field, value),
                (None, Value::Object(kept)) if key == KEPT => {
                    for (header, typed) in kept {
                        form.keep(&header, typed.as_str().unwrap_or_default());
                    }
                }
                _ => {}
            }
        }
        form
    }
}

/// A form as it is written.
struct Sealed<'f> {
    form: &'f Form,
    seal: &'f Seal,
}

impl Serialize for Sealed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (field, value) in &self.form.values {
            if is_personal(*field) {
                map.serialize_entry(field.key(), &self.seal.digest(*field, value))?;
            } else {
                map.serialize_entry(field.key(), value)?;
            }
        }
        if !self.form.kept.is_empty() {
            map.serialize_entry(KEPT, &self.form.kept)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_comes_back_from_its_json_with_what_was_only_kept() {
        let mut form = Form::default();
        form.set(Field::FirmName, "Kriya \"Asri\"");
        form.add_line(Field::Attendant, "Siti");
        form.add_line(Field::Attendant, "Budi");
        form.add_line(Field::Attendant, "Siti");
        form.set(Field::Notes, "");
        form.keep("Ukuran kaos", "XL");
        assert_eq!(form.lines(Field::Attendant).collect::<Vec<_>>(), ["Siti", "Budi"]);
        let seal = Seal::new([7; 32]);
        assert_eq!(Form::from_json(&form.to_json(&seal)), form);
        form.set(Field::Nik, "3171014507850001");
        assert!(!form.to_json(&seal).contains("3171014507850001"), "a digest is kept, never the number");
        assert_eq!(form.get(Field::Notes), None);
    }
}
