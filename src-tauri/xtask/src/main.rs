//! What the project does with itself.

fn main() {}
