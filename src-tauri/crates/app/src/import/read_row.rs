//! From the cells of a row to a form: each cell in its canonical spelling, and what is wrong with it.
//!
//! The file is long because every field has its reader, and its test.

use domain::booth_size::{BoothSizeError, read_booth_size_mm};
use domain::identity::{IdentityError, Nib, Nik, Npwp};
use domain::money::{Idr, MoneyError};
use domain::phone::{PhoneError, read_phones};
use domain::power::{PowerError, read_power_va};
use domain::wish::MOST_GROUP_LETTERS;
use tabular::cell::{Cell, Row};
use tabular::columns::{ColumnMatch, Field};

use super::form::Form;
use super::seal::{is_personal, masked_digits, masked_niks, masked_numbers};
use super::spelling::{corner, damaged, instagram, is_dash, is_no, tidy, whole_number, yes_or_no};

/// Something that a person should look at in a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Issue {
    /// Index of the column in the sheet, from 0; `None` for the row as a whole.
    pub(crate) column: Option<usize>,
    /// What is wrong.
    pub(crate) kind: IssueKind,
    /// The cell as typed; personal numbers are masked where it is shown.
    pub(crate) typed: String,
}

/// What is wrong with a cell or a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum IssueKind {
    /// The row names no firm: it is left out.
    NoFirmName,
    /// The NIB had fewer digits; leading zeros were put back.
    NibZerosRestored(usize),
    /// A number has the wrong count of digits; the count that was found.
    WrongLength { field: Field, found: usize },
    /// The spreadsheet has rounded digits away.
    DigitsLost(Field),
    /// Something other than digits in a number.
    NotDigits(Field),
    /// The NIK says something that cannot be: kept, for it never changes even when wrong.
    NikUnlikely,
    /// A number no telephone has: kept.
    PhoneImplausible,
    /// No telephone number in the cell.
    PhoneUnreadable,
    /// An amount that can be read in two ways, or not at all.
    MoneyUnreadable,
    /// The lower price is above the higher: they were changed over.
    PricesSwapped,
    /// No count in the cell.
    CountUnreadable(Field),
    /// No booth size in the cell: the smaller standard booth is taken.
    SizeUnreadable,
    /// No power in the cell: the standard 450 VA is taken.
    PowerUnreadable,
    /// The cell begins like a formula: it is kept as text.
    LooksLikeFormula,
    /// A formula failed in the spreadsheet (`#REF!`).
    CellError,
    /// No e-mail address in the cell: kept in the row only.
    EmailUnlikely,
    /// Kelurahan, kecamatan and city do not belong together.
    RegionContradicts,
    /// The sex is neither L nor P.
    SexUnreadable,
    /// Neither yes nor no: no water is taken.
    WaterUnreadable,
    /// Neither yes, no nor must: no corner is taken.
    CornerUnreadable,
    /// No number from 0 to 255: 0 is taken.
    PriorityUnreadable,
    /// A group of competitors with a longer name than is kept.
    GroupTooLong,
    /// A NIB that somebody has made up to fill the box: kept, and not used to find doubles.
    NibMadeUp,
    /// A NIK or NPWP without an owner's name: it belongs to nobody, and is not kept.
    NumberWithoutOwner(Field),
}

/// Reads a row. The form is complete but for what the issues name; with [`IssueKind::NoFirmName`] it is of no use.
pub(crate) fn read_row(row: &Row, columns: &[ColumnMatch]) -> (Form, Vec<Issue>) {
    let mut reading =
        Reading { form: Form::with_room(row.cells.len().min(columns.len())), issues: Vec::new() };
    for column in columns {
        let cell = row.cell(column.index);
        if cell.is_blank() {
            continue;
        }
        let typed = tidy(cell.text());
        let Some(field) = column.field else {
            if !column.header.trim().is_empty() {
                reading.form.keep(&column.header, &masked_niks(&typed));
            }
            continue;
        };
        if matches!(cell, Cell::Error(_)) {
            reading.issue(column, IssueKind::CellError, &typed);
            reading.form.keep(&column.header, &typed);
            continue;
        }
        reading.cell(column, field, cell, &typed);
    }
    reading.close();
    (reading.form, reading.issues)
}

struct Reading {
    form: Form,
    issues: Vec<Issue>,
}

impl Reading {
    fn issue(&mut self, column: &ColumnMatch, kind: IssueKind, typed: &str) {
        self.issues.push(Issue { column: Some(column.index), kind, typed: typed.to_owned() });
    }

    /// Notes that a cell could not be read, and keeps it as typed.
    fn unread(&mut self, column: &ColumnMatch, kind: IssueKind, typed: &str) {
        self.issue(column, kind, typed);
        // What identifies a person is kept nowhere but where it can be erased; the sheet still has the cell.
        let kept = match column.field {
            Some(field) if is_personal(field) => masked_digits(typed),
            _ => masked_numbers(typed),
        };
        self.form.keep(&column.header, &kept);
    }

    fn cell(&mut self, column: &ColumnMatch, field: Field, cell: &Cell, typed: &str) {
        match field {
            Field::Nib => self.nib(column, cell, typed),
            Field::Nik => self.nik(column, cell, typed),
            Field::Npwp => self.npwp(column, cell, typed),
            Field::Sex => self.sex(column, typed),
            Field::Phone => self.phones(column, typed),
            Field::PriceMin | Field::PriceMax | Field::TurnoverMonthly | Field::TurnoverYearly => {
                self.money(column, field, typed);
            }
            Field::PriceRange => self.price_range(column, typed),
            Field::Capacity | Field::Staff => self.count(column, field, typed),
            Field::BoothCount => self.booth_count(column, typed),
            Field::BoothSize => self.booth_size(column, typed),
            Field::Power => self.power(column, typed),
            Field::Water => match yes_or_no(typed) {
                Some(answer) => self.form.set(field, if answer { "yes" } else { "no" }),
                None => self.unread(column, IssueKind::WaterUnreadable, typed),
            },
            Field::Corner => match corner(typed) {
                Some(code) => self.form.set(field, code),
                None => self.unread(column, IssueKind::CornerUnreadable, typed),
            },
            // "1-5" or "3 dari 10" is no priority that anybody has said.
            Field::Priority => match typed.parse::<u8>() {
                Ok(number) => self.form.set(field, number.to_string()),
                Err(_) if is_no(typed) => {}
                Err(_) => self.unread(column, IssueKind::PriorityUnreadable, typed),
            },
            Field::Group => {
                if typed.chars().count() > MOST_GROUP_LETTERS {
                    self.unread(column, IssueKind::GroupTooLong, typed);
                } else if !is_no(typed) {
                    self.form.set(field, typed);
                }
            }
            // What they name is looked up once all rows are written. A firm's name may have a comma.
            Field::Prefers => self.lines(field, typed, &['\n', ';', ',']),
            Field::Near | Field::Apart => self.lines(field, typed, &['\n', ';']),
            Field::Email => self.email(column, typed),
            Field::Instagram => self.form.set(field, instagram(typed)),
            Field::Attendant => {
                for name in typed.split(['\n', ';']).map(str::trim) {
                    self.name(column, field, name);
                }
            }
            Field::FirmName | Field::OwnerName => self.name(column, field, typed),
            Field::Pirt | Field::Halal | Field::Bpom | Field::Sni | Field::Brand | Field::Hki => {
                if !is_no(typed) {
                    self.form.set(field, typed);
                }
            }
            // The running number is a matter of the sheet.
            Field::No => {}
            _ => {
                if !is_dash(typed) {
                    self.form.set(field, typed);
                }
            }
        }
    }

    /// A cell that has several texts.
    fn lines(&mut self, field: Field, typed: &str, between: &[char]) {
        if is_no(typed) {
            return;
        }
        for part in typed.split(between).map(str::trim).filter(|part| !is_dash(part)) {
            self.form.add_line(field, part);
        }
    }

    fn name(&mut self, column: &ColumnMatch, field: Field, typed: &str) {
        if is_dash(typed) || typed.is_empty() {
            return;
        }
        if typed.starts_with(['=', '+', '-', '@']) {
            self.issue(column, IssueKind::LooksLikeFormula, typed);
        }
        if field == Field::Attendant {
            self.form.add_line(field, typed);
        } else {
            self.form.set(field, typed);
        }
    }

    fn nib(&mut self, column: &ColumnMatch, cell: &Cell, typed: &str) {
        match Nib::read(typed) {
            Ok(_) if damaged(cell) => self.unread(column, IssueKind::DigitsLost(Field::Nib), typed),
            Ok(reading) => {
                if reading.zeros_restored > 0 {
                    self.issue(column, IssueKind::NibZerosRestored(reading.zeros_restored), typed);
                }
                if reading.value.looks_made_up() {
                    self.issue(column, IssueKind::NibMadeUp, typed);
                }
                self.form.set(Field::Nib, reading.value.as_str());
            }
            Err(error) => self.identity(column, Field::Nib, error, typed),
        }
    }

    fn nik(&mut self, column: &ColumnMatch, cell: &Cell, typed: &str) {
        match Nik::read(typed) {
            // Sixteen digits in a number cell have lost their last one before anybody could see it.
            Ok(_) if damaged(cell) => self.unread(column, IssueKind::DigitsLost(Field::Nik), typed),
            Ok(nik) => {
                if !nik.warnings().is_empty() {
                    self.issue(column, IssueKind::NikUnlikely, typed);
                }
                self.form.set(Field::Nik, nik.as_str());
            }
            Err(error) => self.identity(column, Field::Nik, error, typed),
        }
    }

    fn npwp(&mut self, column: &ColumnMatch, cell: &Cell, typed: &str) {
        match Npwp::read(typed) {
            Ok(_) if damaged(cell) => self.unread(column, IssueKind::DigitsLost(Field::Npwp), typed),
            Ok(reading) => self.form.set(Field::Npwp, reading.value.as_str()),
            Err(error) => self.identity(column, Field::Npwp, error, typed),
        }
    }

    fn identity(&mut self, column: &ColumnMatch, field: Field, error: IdentityError, typed: &str) {
        match error {
            IdentityError::Empty => {}
            IdentityError::DigitsLost => self.unread(column, IssueKind::DigitsLost(field), typed),
            IdentityError::NotDigits if is_no(typed) => {}
            IdentityError::NotDigits => self.unread(column, IssueKind::NotDigits(field), typed),
            IdentityError::WrongLength { found } => {
                self.unread(column, IssueKind::WrongLength { field, found }, typed);
            }
        }
    }

    fn sex(&mut self, column: &ColumnMatch, typed: &str) {
        let word = typed.to_lowercase();
        if ["l", "lk", "m", "pria", "male", "laki", "laki-laki", "laki laki"].contains(&word.as_str()) {
            self.form.set(Field::Sex, "L");
        } else if ["p", "pr", "f", "w", "wanita", "female", "perempuan"].contains(&word.as_str()) {
            self.form.set(Field::Sex, "P");
        } else if !is_dash(typed) {
            self.unread(column, IssueKind::SexUnreadable, typed);
        }
    }

    fn phones(&mut self, column: &ColumnMatch, typed: &str) {
        let reading = read_phones(typed);
        for phone in &reading.phones {
            if !phone.plausible {
                self.issue(column, IssueKind::PhoneImplausible, &phone.typed);
            }
            // What was typed goes with the number; a tab parts them, which no cell's tidy text has.
            let mark = if phone.plausible { '+' } else { '?' };
            // The same number in two columns or two spellings is one.
            let is_known = self.form.lines(Field::Phone).any(|line| {
                line.strip_prefix(phone.e164.as_str()).is_some_and(|rest| rest.starts_with('\t'))
            });
            if is_known {
                continue;
            }
            self.form.add_line(Field::Phone, &format!("{}\t{mark}\t{}", phone.e164, phone.typed));
        }
        for error in &reading.errors {
            match error {
                PhoneError::DigitsLost { typed } => {
                    self.unread(column, IssueKind::DigitsLost(Field::Phone), typed);
                }
                PhoneError::NoNumber { typed } if is_no(typed) => {}
                PhoneError::NoNumber { typed } | PhoneError::TooManyDigits { typed } => {
                    self.unread(column, IssueKind::PhoneUnreadable, typed);
                }
            }
        }
    }

    fn money(&mut self, column: &ColumnMatch, field: Field, typed: &str) {
        match Idr::parse(typed) {
            Ok(amount) => self.form.set(field, amount.0.to_string()),
            Err(MoneyError::Empty) => {}
            Err(_) if is_no(typed) => {}
            Err(_) => self.unread(column, IssueKind::MoneyUnreadable, typed),
        }
    }

    /// "15.000 - 50.000", "Rp 15.000 s.d. Rp 50.000", or one amount for both.
    fn price_range(&mut self, column: &ColumnMatch, typed: &str) {
        let lower = typed.to_lowercase();
        let mut amounts = Vec::new();
        for part in
            lower.replace("s.d.", "|").replace("s/d", "|").replace("sampai", "|").split(['|', '-', '–', '—'])
        {
            match Idr::parse(part.trim()) {
                Ok(amount) => amounts.push(amount),
                Err(MoneyError::Empty) => {}
                Err(_) => return self.unread(column, IssueKind::MoneyUnreadable, typed),
            }
        }
        let (Some(least), Some(most)) = (amounts.iter().min(), amounts.iter().max()) else { return };
        self.form.set(Field::PriceMin, least.0.to_string());
        self.form.set(Field::PriceMax, most.0.to_string());
    }

    fn count(&mut self, column: &ColumnMatch, field: Field, typed: &str) {
        match whole_number(typed) {
            Some(number) => self.form.set(field, number.to_string()),
            None if is_no(typed) => {}
            None => self.unread(column, IssueKind::CountUnreadable(field), typed),
        }
    }

    fn booth_count(&mut self, column: &ColumnMatch, typed: &str) {
        match whole_number(typed) {
            Some(number @ 1..=4) => self.form.set(Field::BoothCount, number.to_string()),
            _ if is_no(typed) => {}
            _ => self.unread(column, IssueKind::CountUnreadable(Field::BoothCount), typed),
        }
    }

    fn booth_size(&mut self, column: &ColumnMatch, typed: &str) {
        match read_booth_size_mm(typed) {
            Ok((width_mm, depth_mm)) => self.form.set(Field::BoothSize, format!("{width_mm}x{depth_mm}")),
            Err(BoothSizeError::Empty) => {}
            Err(_) => self.unread(column, IssueKind::SizeUnreadable, typed),
        }
    }

    fn power(&mut self, column: &ColumnMatch, typed: &str) {
        match read_power_va(typed) {
            Ok(power_va) => self.form.set(Field::Power, power_va.to_string()),
            Err(PowerError::Empty) => {}
            Err(_) if is_no(typed) => self.form.set(Field::Power, "0"),
            Err(_) => self.unread(column, IssueKind::PowerUnreadable, typed),
        }
    }

    fn email(&mut self, column: &ColumnMatch, typed: &str) {
        let (name, host) = typed.split_once('@').unwrap_or_default();
        let plain = |c: char| !c.is_whitespace() && c != '@' && c != ',' && c != ';';
        if !name.is_empty() && name.chars().all(plain) && host.contains('.') && host.chars().all(plain) {
            self.form.set(Field::Email, typed);
        } else if !is_no(typed) {
            self.unread(column, IssueKind::EmailUnlikely, typed);
        }
    }

    /// What can only be said once all cells are read.
    fn close(&mut self) {
        if self.form.get(Field::FirmName).is_none() {
            self.issues.insert(0, Issue { column: None, kind: IssueKind::NoFirmName, typed: String::new() });
        }
        if self.form.get(Field::OwnerName).is_none() {
            for field in [Field::Nik, Field::Npwp] {
                if self.form.get(field).is_some() {
                    let kind = IssueKind::NumberWithoutOwner(field);
                    self.issues.push(Issue { column: None, kind, typed: String::new() });
                }
            }
        }
        let price = |form: &Form, field| form.get(field).and_then(|digits| digits.parse::<i64>().ok());
        if let (Some(least), Some(most)) =
            (price(&self.form, Field::PriceMin), price(&self.form, Field::PriceMax))
            && least > most
        {
            self.form.set(Field::PriceMin, most.to_string());
            self.form.set(Field::PriceMax, least.to_string());
            self.issues.push(Issue {
                column: None,
                kind: IssueKind::PricesSwapped,
                typed: format!("{least} > {most}"),
            });
        }
        if self.form.get(Field::TurnoverMonthly).is_none()
            && let Some(yearly) = price(&self.form, Field::TurnoverYearly)
        {
            self.form.set(Field::TurnoverMonthly, (yearly / 12).to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tabular::columns::Why;

    fn read(cells: &[(Field, &str)]) -> (Form, Vec<IssueKind>) {
        let columns: Vec<ColumnMatch> = cells
            .iter()
            .enumerate()
            .map(|(index, (field, _))| ColumnMatch {
                index,
                header: field.key().to_owned(),
                field: Some(*field),
                score: 1.0,
                why: Why::ByName,
            })
            .collect();
        let cells = cells.iter().map(|(_, text)| Cell::Text((*text).to_owned())).collect();
        let (form, issues) = read_row(&Row { number: 2, cells }, &columns);
        (form, issues.into_iter().map(|issue| issue.kind).collect())
    }

    #[test]
    fn a_messy_row_is_read_in_canonical_spellings() {
        let (form, issues) = read(&[
            (Field::FirmName, "  Kedai   Asri "),
            (Field::Nib, "212997220031"),
            (Field::Phone, "0812-3456-7890 / 0813 1111 2222"),
            (Field::PriceMin, "Rp 15.000,00"),
            (Field::PriceMax, "1,25 jt"),
            (Field::BoothSize, "2 x 2 m"),
            (Field::Power, "2 Ampere / 450 Watt"),
            (Field::Capacity, "1.000 pcs"),
            (Field::Halal, "belum"),
            (Field::Instagram, "https://instagram.com/kedai.asri/?hl=id"),
            (Field::Attendant, "Siti; Budi"),
        ]);
        assert_eq!(issues, [IssueKind::NibZerosRestored(1)]);
        let expected = [
            (Field::FirmName, "Kedai Asri"),
            (Field::Nib, "0212997220031"),
            (Field::PriceMin, "15000"),
            (Field::PriceMax, "1250000"),
            (Field::BoothSize, "2000x2000"),
            (Field::Power, "450"),
            (Field::Capacity, "1000"),
            (Field::Instagram, "@kedai.asri"),
            (Field::Attendant, "Siti\nBudi"),
        ];
        for (field, value) in expected {
            assert_eq!(form.get(field), Some(value), "{field:?}");
        }
        assert_eq!(form.get(Field::Halal), None);
        let phones: Vec<_> = form.lines(Field::Phone).map(|line| line.split('\t').next().unwrap()).collect();
        assert_eq!(phones, ["+6281234567890", "+6281311112222"]);
    }

    #[test]
    fn a_row_without_a_firm_is_named_and_an_unreadable_cell_is_kept_as_typed() {
        let (form, issues) = read(&[(Field::OwnerName, "Siti"), (Field::PriceMin, "nego dulu")]);
        assert_eq!(issues, [IssueKind::NoFirmName, IssueKind::MoneyUnreadable]);
        assert_eq!(form.kept().collect::<Vec<_>>(), [("price_min", "nego dulu")]);
    }

    #[test]
    fn prices_that_were_changed_over_are_put_right() {
        let (form, issues) =
            read(&[(Field::FirmName, "Asri"), (Field::PriceMin, "50000"), (Field::PriceMax, "15000")]);
        assert_eq!(form.get(Field::PriceMin), Some("15000"));
        assert_eq!(issues, [IssueKind::PricesSwapped]);
        let (form, issues) = read(&[(Field::FirmName, "Asri"), (Field::PriceRange, "Rp 15.000 s.d. 50rb")]);
        assert_eq!((form.get(Field::PriceMin), form.get(Field::PriceMax)), (Some("15000"), Some("50000")));
        assert_eq!(issues, []);
    }

    #[test]
    fn a_telephone_that_is_written_twice_is_one() {
        let (form, _) = read(&[
            (Field::FirmName, "Asri"),
            (Field::Phone, "0812-3456-7890"),
            (Field::Phone, "+62 812 3456 7890 / 081311112222"),
        ]);
        let phones: Vec<_> = form.lines(Field::Phone).map(|line| line.split('\t').next().unwrap()).collect();
        assert_eq!(phones, ["+6281234567890", "+6281311112222"]);
    }

    #[test]
    fn water_is_asked_for_only_by_who_says_so() {
        let water = |typed| {
            let (form, issues) = read(&[(Field::FirmName, "Asri"), (Field::Water, typed)]);
            (form.get(Field::Water).map(str::to_owned), issues)
        };
        assert_eq!(water("tidak perlu"), (Some("no".to_owned()), vec![]));
        assert_eq!(water("ya, 1 titik"), (Some("yes".to_owned()), vec![]));
        assert_eq!(water("kurang tahu"), (None, vec![IssueKind::WaterUnreadable]));
    }

    #[test]
    fn wishes_are_read_in_one_spelling() {
        let (form, issues) = read(&[
            (Field::FirmName, "Asri"),
            (Field::Corner, "Harus sudut"),
            (Field::Group, "batik tulis"),
            (Field::Priority, "3"),
            (Field::Prefers, "A-07, a8;  B-01\nA-07"),
            (Field::Near, "Kedai Jati; CV Maju, Tbk"),
            (Field::Apart, "tidak ada"),
        ]);
        assert_eq!(issues, []);
        let expected = [
            (Field::Corner, "must"),
            (Field::Group, "batik tulis"),
            (Field::Priority, "3"),
            (Field::Prefers, "A-07\na8\nB-01"),
            (Field::Near, "Kedai Jati\nCV Maju, Tbk"),
        ];
        for (field, value) in expected {
            assert_eq!(form.get(field), Some(value), "{field:?}");
        }
        assert_eq!(form.get(Field::Apart), None);
        let corner = |typed| read(&[(Field::FirmName, "Asri"), (Field::Corner, typed)]);
        for (typed, code) in [
            ("ya", "want"),
            ("kalau bisa", "want"),
            ("tidak harus", "no"),
            ("wajib", "must"),
            ("Ya, harus", "must"),
            ("pojok", "want"),
        ] {
            assert_eq!(corner(typed).0.get(Field::Corner), Some(code), "{typed}");
        }
        for typed in ["di depan", "kalau bisa jangan", "lebih baik tidak"] {
            assert_eq!(corner(typed).1, [IssueKind::CornerUnreadable], "{typed}");
        }
        let priority = |typed| read(&[(Field::FirmName, "Asri"), (Field::Priority, typed)]).1;
        assert_eq!(priority("256"), [IssueKind::PriorityUnreadable]);
        assert_eq!(priority("tinggi"), [IssueKind::PriorityUnreadable]);
        assert_eq!(priority("1-5"), [IssueKind::PriorityUnreadable]);
        assert_eq!(priority("tidak ada"), []);
        let long = "x".repeat(MOST_GROUP_LETTERS + 1);
        let (form, issues) = read(&[(Field::FirmName, "Asri"), (Field::Group, long.as_str())]);
        assert_eq!(issues, [IssueKind::GroupTooLong]);
        assert_eq!(form.kept().collect::<Vec<_>>(), [("group", long.as_str())]);
    }

    #[test]
    fn numbers_of_a_person_stay_with_a_person_or_nowhere() {
        let (form, issues) = read(&[
            (Field::FirmName, "Asri"),
            (Field::Nik, "317101450785000"),
            (Field::Nib, "3171014507850001"),
            (Field::Npwp, "09.254.294.3-407.000"),
        ]);
        let wrong = |field, found| IssueKind::WrongLength { field, found };
        let expected =
            [wrong(Field::Nik, 15), wrong(Field::Nib, 16), IssueKind::NumberWithoutOwner(Field::Npwp)];
        assert_eq!(issues, expected);
        let kept: Vec<_> = form.kept().map(|(_, typed)| typed).collect();
        assert_eq!(kept, ["••••••••••••0001", "•••••••••••5000"]);
    }

    #[test]
    fn a_nib_that_fills_the_box_is_told() {
        let (form, issues) = read(&[(Field::FirmName, "Asri"), (Field::Nib, "1111111111111")]);
        assert_eq!((form.get(Field::Nib), issues), (Some("1111111111111"), vec![IssueKind::NibMadeUp]));
    }
}
