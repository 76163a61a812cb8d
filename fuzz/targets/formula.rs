//! Door `formula` under libFuzzer.
#![no_main]

#[path = "../doors/formula.rs"]
mod door;

libfuzzer_sys::fuzz_target!(|formula: &str| door::run(formula));
