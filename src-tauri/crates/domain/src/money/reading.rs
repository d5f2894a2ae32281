//! Reading an amount: the marks and units, and what they could mean.

use super::{Idr, MoneyError};

/// Digits that an amount without marks has at most where it is read at once.
const PLAIN_DIGITS: usize = 12;

pub(super) fn read(cell: &str) -> Result<Idr, MoneyError> {
    // Most cells of a list are whole numbers.
    if (1..=PLAIN_DIGITS).contains(&cell.len())
        && cell.bytes().all(|byte| byte.is_ascii_digit())
        && let Some(amount) = cell.parse().ok().map(Idr).filter(|amount| *amount <= Idr::MAX_READ)
    {
        return Ok(amount);
    }
    let typed = || cell.to_owned();
    let text = plain(cell);
    if text.chars().all(|c| matches!(c, '-' | ' ' | '.')) {
        return Err(MoneyError::Empty);
    }
    if ["$", "usd", "eur", "€", "sgd", "myr", "rm"].iter().any(|sign| text.contains(sign)) {
        return Err(MoneyError::OtherCurrency { typed: typed() });
    }
    let (text, in_brackets) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner.trim(), true),
        None => (text.as_str(), false),
    };
    let body = text.trim_start_matches(['-', ' ']);
    let minus_in_front = body.len() < text.len();
    let body = without_currency(body);
    let after_currency = body.trim_start_matches(['-', ' ']);
    let negative = in_brackets || minus_in_front || after_currency.len() < body.trim_start().len();
    let body = without_currency(after_currency);
    if negative {
        return Err(MoneyError::Negative { typed: typed() });
    }
    if is_scientific(body) {
        return Err(MoneyError::DigitsLost { typed: typed() });
    }
    let body = without_per_piece(body);
    let number_end = body
        .char_indices()
        .find(|(_, c)| !(c.is_ascii_digit() || matches!(c, '.' | ',' | ' ')))
        .map_or(body.len(), |(index, _)| index);
    let number = body[..number_end].trim_end_matches(' ');
    let after = body[number_end..].trim();
    let joins = ["-", "s/d", "s.d", "sd ", "sampai", "hingga", "/", "&", "dan "];
    if after.contains(|c: char| c.is_ascii_digit()) && joins.iter().any(|join| after.contains(join)) {
        return Err(MoneyError::Several { typed: typed() });
    }
    let (factor, number) = match after {
        // "75.000,-" and its cousins: the dash stands for "no sen". A dash without the mark is not read,
        // since bookkeeping programs write minus signs behind the amount.
        "-" | "--" | "=" | "- rupiah" if number.ends_with([',', '.']) => {
            (1, number.trim_end_matches([',', '.']))
        }
        "" | "rupiah" => (1, number),
        "rb" | "ribu" | "rb rupiah" | "ribu rupiah" | "k" => (1_000, number),
        "jt" | "juta" | "jt rupiah" | "juta rupiah" => (1_000_000, number),
        "m" | "miliar" | "milyar" | "miliar rupiah" | "milyar rupiah" => (1_000_000_000, number),
        "t" | "triliun" | "trilyun" | "triliun rupiah" => (1_000_000_000_000, number),
        _ => return Err(MoneyError::Unreadable { typed: typed() }),
    };
    match value(number, factor) {
        Some(Value::One(amount)) if amount <= i128::from(Idr::MAX_READ.0) => {
            i64::try_from(amount).map(Idr).map_err(|_| MoneyError::TooLarge { typed: typed() })
        }
        Some(Value::One(_)) => Err(MoneyError::TooLarge { typed: typed() }),
        Some(Value::Either(one, other)) => Err(MoneyError::Ambiguous {
            typed: typed(),
            one: i64::try_from(one).unwrap_or(i64::MAX),
            other: i64::try_from(other).unwrap_or(i64::MAX),
        }),
        None => Err(MoneyError::Unreadable { typed: typed() }),
    }
}

/// Small letters, plain spaces and dashes, no quotes, no trailing dot.
fn plain(cell: &str) -> String {
    let spaced: String = cell
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | '"' | '\u{200b}' | '\u{feff}'))
        .map(|c| match c {
            c if c.is_whitespace() => ' ',
            '−' | '‒' | '–' | '—' => '-',
            c => c.to_ascii_lowercase(),
        })
        .collect();
    spaced.trim().trim_end_matches('.').trim_end().to_owned()
}

fn without_currency(text: &str) -> &str {
    let text = text.trim_start();
    let rest = text.strip_prefix("rp").or_else(|| text.strip_prefix("idr")).unwrap_or(text);
    if rest.len() == text.len() { text } else { rest.trim_start_matches(['.', ' ', ':']) }
}

/// "25.000/pcs" and "25.000 per buah" are prices of one piece.
fn without_per_piece(text: &str) -> &str {
    for mark in ["/", " per "] {
        if let Some((amount, piece)) = text.rsplit_once(mark)
            && piece.trim().len() >= 2
            && piece.trim().bytes().all(|b| b.is_ascii_alphabetic())
        {
            return amount.trim_end();
        }
    }
    text
}

fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once('e') else { return false };
    let exponent = exponent.trim_start_matches(['+', '-']);
    mantissa.contains(|c: char| c.is_ascii_digit())
        && mantissa.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        && !exponent.is_empty()
        && exponent.chars().all(|c| c.is_ascii_digit())
}

/// What a number can mean, in rupiah.
enum Value {
    One(i128),
    Either(i128, i128),
}

fn value(number: &str, factor: i128) -> Option<Value> {
    // Spaces may group thousands, and nothing else.
    let number = if number.contains(' ') {
        let groups: Vec<&str> = number.split(' ').collect();
        if !grouped_by_three(&groups) {
            return None;
        }
        groups.concat()
    } else {
        number.to_owned()
    };
    if number.len() > 40 || !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let dots = number.matches('.').count();
    let commas = number.matches(',').count();
    match (dots, commas) {
        (0, 0) => Some(Value::One(scaled(&number, "", factor)?)),
        (1, 0) => single_mark(number.split_once('.')?, '.', factor),
        (0, 1) => single_mark(number.split_once(',')?, ',', factor),
        (_, 0) => whole_groups(&number, '.', factor),
        (0, _) => whole_groups(&number, ',', factor),
        (_, 1) if number.find(',') > number.rfind('.') => both_marks(&number, '.', ',', factor),
        (1, _) if number.find('.') > number.rfind(',') => both_marks(&number, ',', '.', factor),
        _ => None,
    }
}

fn whole_groups(number: &str, mark: char, factor: i128) -> Option<Value> {
    let groups: Vec<&str> = number.split(mark).collect();
    if !grouped_by_three(&groups) {
        return None;
    }
    Some(Value::One(scaled(&groups.concat(), "", factor)?))
}

fn both_marks(number: &str, group_mark: char, decimal_mark: char, factor: i128) -> Option<Value> {
    let (whole, fraction) = number.split_once(decimal_mark)?;
    let groups: Vec<&str> = whole.split(group_mark).collect();
    if !grouped_by_three(&groups) || fraction.is_empty() {
        return None;
    }
    let whole = groups.concat();
    if fraction.len() == 3 {
        // "1.250,000": a third group behind the wrong mark, or three decimals.
        return either(scaled(&whole, fraction, factor)?, scaled(&(whole + fraction), "", factor)?);
    }
    Some(Value::One(scaled(&whole, fraction, factor)?))
}

/// One mark: the hard case, because it may group or divide.
fn single_mark((whole, fraction): (&str, &str), mark: char, factor: i128) -> Option<Value> {
    if whole.is_empty() || fraction.is_empty() {
        return None;
    }
    let as_decimal = scaled(whole, fraction, factor)?;
    let is_zero = whole.bytes().all(|b| b == b'0') && fraction.bytes().all(|b| b == b'0');
    if is_zero {
        return Some(Value::One(0));
    }
    let begins_with_zero = whole.starts_with('0');
    if fraction.len() == 3 {
        let joined = scaled(&format!("{whole}{fraction}"), "", factor)?;
        // A group never begins with 0, so "0,125 jt" is a fraction.
        return if begins_with_zero {
            if factor > 1 { Some(Value::One(as_decimal)) } else { None }
        } else if factor == 1 && mark == '.' && whole.len() <= 3 {
            Some(Value::One(joined))
        } else {
            either(as_decimal, joined)
        };
    }
    if factor > 1 {
        return Some(Value::One(as_decimal));
    }
    let fraction_is_zero = fraction.bytes().all(|b| b == b'0');
    let thousandfold = scaled(whole, fraction, 1_000)?;
    if whole.len() <= 3 {
        // "75,00" is how an office writes 75 rupiah and "75.0" how a sheet does; "75.00" looks like a
        // "75.000" with a key missed, and "12,5" like thousands or millions.
        let exact = fraction_is_zero && (fraction.len() == 1 || (mark == ',' && fraction.len() == 2));
        return if exact { Some(Value::One(as_decimal)) } else { either(as_decimal, thousandfold) };
    }
    Some(Value::One(as_decimal))
}

fn either(one: i128, other: i128) -> Option<Value> {
    Some(if one == other { Value::One(one) } else { Value::Either(one, other) })
}

fn grouped_by_three(groups: &[&str]) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    (1..=3).contains(&first.len())
        && (rest.is_empty() || !first.starts_with('0'))
        && rest.iter().all(|group| group.len() == 3)
}

/// whole.fraction × factor, rounded to the nearest rupiah (half up). `None` beyond what fits.
fn scaled(whole: &str, fraction: &str, factor: i128) -> Option<i128> {
    // More than fifteen decimals cannot change a rupiah.
    let fraction = &fraction[..fraction.len().min(15)];
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    let divisor = 10_i128.checked_pow(u32::try_from(fraction.len()).ok()?)?;
    let product = digits.checked_mul(factor)?;
    Some((product.checked_mul(2)?.checked_add(divisor)?) / (2 * divisor))
}
