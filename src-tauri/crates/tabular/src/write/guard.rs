//! Text that a spreadsheet program would take for a formula.
//!
//! In a CSV a cell that begins with `=`, `+`, `-`, `@`, a tab or a return (or a full-width form of them,
//! which some programs fold) is run as a formula. [`guard_text`] puts an apostrophe before it, the mark by
//! which spreadsheet programs themselves say "this is text"; [`unguard_text`] takes one off again. A text
//! that already is apostrophes before such a sign gets one more, so that the pair gives back every text
//! whatever it was. Other texts, `'90an` among them, are never touched.

use std::borrow::Cow;

/// The text as it may stand in a CSV cell.
pub fn guard_text(text: &str) -> Cow<'_, str> {
    if is_formula_like(text.trim_start_matches('\'')) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text that [`guard_text`] was given.
pub fn unguard_text(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula_like(rest.trim_start_matches('\'')) => rest,
        _ => cell,
    }
}

fn is_formula_like(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_formula_gets_an_apostrophe_and_loses_it_again() {
        assert_eq!(guard_text("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(unguard_text("'=1+1"), "=1+1");
        assert_eq!(guard_text("+6281234"), "'+6281234");
        assert_eq!(guard_text("＝1"), "'＝1");
    }

    #[test]
    fn an_honest_apostrophe_stays() {
        assert_eq!(guard_text("'90an Batik"), "'90an Batik");
        assert_eq!(unguard_text("'90an Batik"), "'90an Batik");
    }

    proptest! {
        #[test]
        fn every_text_comes_back(text in "['=+@a-]{0,6}|.*") {
            let guarded = guard_text(&text);
            prop_assert!(!is_formula_like(&guarded));
            prop_assert_eq!(unguard_text(&guarded), text.as_str());
        }
    }
}
