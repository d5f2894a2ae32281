//! `jakcraft`: the use cases from a terminal.

fn main() {}
