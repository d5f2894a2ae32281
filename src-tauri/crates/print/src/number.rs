//! Numbers as PDF contents and SVG paths have them: short, and never in exponent form.

/// Appends a number and a space, rounded to `decimals` places, without needless zeros.
pub(crate) fn push_number(out: &mut Vec<u8>, value: f64, decimals: u32) {
    let scale = 10_i64.pow(decimals);
    // Saturates for what no page can hold, and makes nothing of NaN.
    let scaled = (value * scale as f64).round() as i64;
    if scaled < 0 {
        out.push(b'-');
    }
    let (whole, part) =
        (scaled.unsigned_abs() / scale.unsigned_abs(), scaled.unsigned_abs() % scale.unsigned_abs());
    if whole > 0 || part == 0 {
        push_digits(out, whole);
    }
    if part > 0 {
        out.push(b'.');
        let (mut part, mut place) = (part, scale.unsigned_abs() / 10);
        while part > 0 {
            out.push(b'0' + (part / place) as u8);
            part %= place;
            place /= 10;
        }
    }
    out.push(b' ');
}

fn push_digits(out: &mut Vec<u8>, mut value: u64) {
    let mut digits = [0_u8; 20];
    let mut start = digits.len();
    loop {
        start -= 1;
        digits[start] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    out.extend_from_slice(&digits[start..]);
}

#[cfg(test)]
mod tests {
    use super::push_number;

    #[test]
    fn numbers_are_short_and_rounded() {
        for (value, text) in [
            (0.0, "0 "),
            (-0.0001, "0 "),
            (0.5, ".5 "),
            (-0.25, "-.25 "),
            (105.0, "105 "),
            (12.3456, "12.346 "),
            (1.05, "1.05 "),
            (9.9999, "10 "),
            (1e6, "1000000 "),
        ] {
            let mut out = Vec::new();
            push_number(&mut out, value, 3);
            assert_eq!(String::from_utf8(out).unwrap(), text);
        }
    }
}
