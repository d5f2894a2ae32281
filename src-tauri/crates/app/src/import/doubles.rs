//! Finds the firm that a row may double, in the workspace and among the rows before it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use domain::id::ExhibitorId;
use domain::identity::Nib;
use domain::similarity::{ComparableName, LIKELY_SAME, NameOutline};
use rustc_hash::FxBuildHasher;
use store::ExhibitorTraits;
use tabular::columns::Field;

use super::form::Form;

/// With the same NIB or telephone, names may differ by a word and still mean one firm.
const ALIKE: u16 = 600;

/// Why two are taken for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
    /// The same NIB and alike names: the same firm.
    NibAndName,
    /// The same NIB under another name.
    Nib,
    /// The same telephone and alike names.
    PhoneAndName,
    /// Names that one slip of the pen tells apart.
    Name,
}

impl Reason {
    /// The reason of a code that was stored.
    pub(crate) fn from_code(code: &str) -> Self {
        let all = [Self::NibAndName, Self::Nib, Self::PhoneAndName];
        all.into_iter().find(|reason| reason.code() == code).unwrap_or(Self::Name)
    }

    /// Stable; stored with a row that is held.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::NibAndName => "nib_and_name",
            Self::Nib => "nib",
            Self::PhoneAndName => "phone_and_name",
            Self::Name => "name",
        }
    }
}

/// Whom a row may double.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Of {
    /// A row of the same sheet, as the sheet numbers it.
    Row(u32),
    /// A firm of the workspace.
    Exhibitor(ExhibitorId),
}

/// What doubles are found by.
#[derive(Debug, Clone)]
pub(super) struct Traits {
    name: ComparableName,
    nib: Option<String>,
    phones: Vec<String>,
    blocks: Vec<u64>,
}

impl Traits {
    pub(super) fn of_form(form: &Form) -> Self {
        let nib = form.get(Field::Nib).and_then(|nib| Nib::read(nib).ok()).map(|reading| reading.value);
        Self::new(
            form.get(Field::FirmName).unwrap_or_default(),
            nib.as_ref().and_then(telling),
            phones(form).map(str::to_owned).collect(),
        )
    }

    pub(super) fn of_exhibitor(traits: &ExhibitorTraits) -> Self {
        let nib = traits.nib.as_ref().and_then(telling);
        Self::new(&traits.name, nib, traits.phones.clone())
    }

    fn new(name: &str, nib: Option<String>, phones: Vec<String>) -> Self {
        let name = ComparableName::new(name);
        let mut blocks = Vec::with_capacity(12);
        name.for_each_blocking_key(|key| blocks.push(hashed(key)));
        blocks.sort_unstable();
        blocks.dedup();
        Self { name, nib, phones, blocks }
    }

    /// Whether two rows of one place in a sheet still mean one firm, and not neighbours of whom one has moved there.
    pub(super) fn still_means(&self, other: &Self) -> bool {
        if let (Some(one), Some(two)) = (&self.nib, &other.nib) {
            return one == two;
        }
        let alike = self.name.similarity(&other.name);
        alike >= LIKELY_SAME
            || (alike >= ALIKE && self.phones.iter().any(|phone| other.phones.contains(phone)))
    }

    /// How alike the names are, from 0 to 1000.
    pub(super) fn name_score(&self, other: &Self) -> u16 {
        self.name.similarity(&other.name)
    }
}

/// A NIB that tells firms apart: the box filled to get past it says nothing.
fn telling(nib: &Nib) -> Option<String> {
    (!nib.looks_made_up()).then(|| nib.as_str().to_owned())
}

/// The telephones of a form in E.164.
fn phones(form: &Form) -> impl Iterator<Item = &str> {
    form.lines(Field::Phone).filter_map(|line| line.split('\t').next())
}

/// What two rows share that say the same name, NIB and telephones, letter by letter.
pub(super) fn fingerprint(form: &Form) -> u64 {
    let mut hasher = DefaultHasher::new();
    form.get(Field::FirmName).hash(&mut hasher);
    form.get(Field::Nib).hash(&mut hasher);
    phones(form).for_each(|phone| phone.hash(&mut hasher));
    hasher.finish()
}

/// Everybody that a row may double so far.
#[derive(Debug, Default)]
pub(super) struct Known<'t> {
    entries: Vec<(Of, Cow<'t, Traits>)>,
    by_nib: HashMap<String, Vec<usize>>,
    by_phone: HashMap<String, Vec<usize>>,
    by_block: HashMap<u64, Vec<u32>, FxBuildHasher>,
    /// For each entry how its name is told apart from most others.
    outlines: Vec<NameOutline>,
    /// For each entry the last search that has looked at it: a row's blocks share most of their entries.
    looked_at: Vec<u32>,
    searches: u32,
}

impl<'t> Known<'t> {
    /// Nobody yet, with room for so many firms.
    pub(super) fn with_capacity(firms: usize) -> Self {
        /// Blocks that a firm brings on the average.
        const BLOCKS: usize = 8;
        Self {
            entries: Vec::with_capacity(firms),
            by_nib: HashMap::with_capacity(firms),
            by_phone: HashMap::with_capacity(firms),
            by_block: HashMap::with_capacity_and_hasher(firms * BLOCKS, FxBuildHasher),
            outlines: Vec::with_capacity(firms),
            looked_at: Vec::with_capacity(firms),
            searches: 0,
        }
    }

    pub(super) fn add(&mut self, of: Of, traits: Cow<'t, Traits>) {
        let index = self.entries.len();
        if let Some(nib) = &traits.nib {
            self.by_nib.entry(nib.clone()).or_default().push(index);
        }
        for phone in &traits.phones {
            self.by_phone.entry(phone.clone()).or_default().push(index);
        }
        for block in &traits.blocks {
            // A list has at most 200,000 rows.
            self.by_block.entry(*block).or_default().push(u32::try_from(index).unwrap_or(u32::MAX));
        }
        self.outlines.push(traits.name.outline());
        self.looked_at.push(0);
        self.entries.push((of, traits));
    }

    /// Whether the row's NIB is that of a firm with an alike name, and of another one than `than`.
    pub(super) fn is_anothers(&self, row: &Traits, than: ExhibitorId) -> bool {
        let Some(same_nib) = row.nib.as_ref().and_then(|nib| self.by_nib.get(nib)) else { return false };
        let mut alike = same_nib
            .iter()
            .map(|&at| &self.entries[at])
            .filter(|(_, known)| row.name.similarity(&known.name) >= ALIKE);
        let is_theirs = |of: &Of| *of == Of::Exhibitor(than);
        let Some((first, _)) = alike.next() else { return false };
        !is_theirs(first) && !alike.any(|(of, _)| is_theirs(of))
    }

    /// The strongest reason to take a row for somebody known; of several, whoever was known first.
    pub(super) fn find(&mut self, row: &Traits) -> Option<(Of, Reason)> {
        let mut best: Option<(Reason, usize)> = None;
        let mut offer = |reason: Reason, index: usize| {
            if best.is_none_or(|best| (reason, index) < best) {
                best = Some((reason, index));
            }
        };
        if let Some(nib) = &row.nib {
            for &index in self.by_nib.get(nib).into_iter().flatten() {
                let alike = row.name.similarity(&self.entries[index].1.name) >= ALIKE;
                offer(if alike { Reason::NibAndName } else { Reason::Nib }, index);
            }
        }
        for phone in &row.phones {
            for &index in self.by_phone.get(phone).into_iter().flatten() {
                if row.name.similarity(&self.entries[index].1.name) >= ALIKE {
                    offer(Reason::PhoneAndName, index);
                }
            }
        }
        // Names are compared last and only where nothing stronger was found: it is most of the work.
        if best.is_none() {
            best = self.first_of_likely_same(row).map(|index| (Reason::Name, index));
        }
        best.map(|(reason, index)| (self.entries[index].0, reason))
    }

    /// Whoever of the row's blocks was known first and has a name that is likely the same.
    fn first_of_likely_same(&mut self, row: &Traits) -> Option<usize> {
        self.searches += 1;
        let outline = row.name.outline();
        let mut first: Option<usize> = None;
        for block in &row.blocks {
            for &index in self.by_block.get(block).into_iter().flatten() {
                let index = index as usize;
                if first.is_some_and(|first| first <= index) {
                    break;
                }
                if std::mem::replace(&mut self.looked_at[index], self.searches) == self.searches {
                    continue;
                }
                if outline.can_be_same(&self.outlines[index])
                    && row.name.is_likely_same(&self.entries[index].1.name)
                {
                    first = Some(index);
                    break;
                }
            }
        }
        first
    }
}

fn hashed(key: &str) -> u64 {
    // The default hasher's keys are fixed, and only equality is asked of it.
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn traits(name: &str, nib: Option<&str>, phone: Option<&str>) -> Traits {
        Traits::new(name, nib.map(str::to_owned), phone.map(str::to_owned).into_iter().collect())
    }

    #[test]
    fn neighbours_in_a_sheet_are_not_taken_for_one_another() {
        let means = |one: &Traits, two: &Traits| one.still_means(two);
        let (nib, other) = (Some("7521748885159"), Some("2621299722003"));
        let phone = Some("+6287574476216");
        let firm = traits("Karya Mutiara", nib, phone);
        assert!(means(&firm, &traits("Karya Mutiara Abadi", nib, None)), "the same NIB");
        assert!(!means(&firm, &traits("Karya Mutiara", other, phone)), "another NIB");
        assert!(!means(&firm, &traits("Karya Melati", None, None)), "a name of the same pattern");
        assert!(!means(&firm, &traits("Omah Ondel", None, phone)), "an owner of two firms");
        assert!(means(&firm, &traits("Karya Mutiara Timur", None, phone)));
        assert!(means(&firm, &traits("Karya Mutiera", None, None)), "a slip of the pen");
    }

    #[test]
    fn a_nib_that_somebody_made_up_tells_no_firms_apart() {
        let mut form = Form::default();
        form.set(Field::FirmName, "Omah Ondel");
        form.set(Field::Nib, "1234567890123");
        assert_eq!(Traits::of_form(&form).nib, None);
        form.set(Field::Nib, "2621299722003");
        assert_eq!(Traits::of_form(&form).nib.as_deref(), Some("2621299722003"));
    }

    #[test]
    fn a_row_is_taken_for_the_firm_that_it_shares_most_with() {
        let mut known = Known::default();
        let mut add = |row, name, nib, phone| known.add(Of::Row(row), Cow::Owned(traits(name, nib, phone)));
        add(5, "Griya Tapak Dara", Some("7521748885159"), Some("+6287574476216"));
        add(6, "Karya Mutiara Timur", None, Some("+628742447978"));
        let mut find = |name, nib, phone| known.find(&traits(name, nib, phone));
        assert_eq!(
            find("GRIYA TAPAK DARA.", Some("7521748885159"), None),
            Some((Of::Row(5), Reason::NibAndName))
        );
        assert_eq!(find("Butik Kenanga", Some("7521748885159"), None), Some((Of::Row(5), Reason::Nib)));
        assert_eq!(
            find("Karya  Mutiara  Timur", None, Some("+628742447978")),
            Some((Of::Row(6), Reason::PhoneAndName))
        );
        assert_eq!(find("Karya Mutiara Timr", None, None), Some((Of::Row(6), Reason::Name)));
        assert_eq!(find("Karya Mutiara Timur Kulit", None, None), None);
        assert_eq!(find("Omah Lestari", None, Some("+628742447978")), None);
    }
}
