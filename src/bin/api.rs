//! The JavaScript module.
fn main() {}
