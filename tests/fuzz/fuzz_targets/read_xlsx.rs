//! See `inputs::read_workbook_parts`.
#![no_main]

#[path = "../src/inputs.rs"]
#[allow(dead_code)]
mod inputs;

use std::sync::Once;

static QUIET: Once = Once::new();

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    // The reader turns panics of the parsers beneath it into errors; the fuzzer's own hook would abort
    // before that. Panics that leave the reader still end the run.
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| {})));
    inputs::read_workbook_parts(bytes);
});
