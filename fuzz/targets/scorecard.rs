//! Door `scorecard` under libFuzzer.
#![no_main]

#[path = "../doors/scorecard.rs"]
mod door;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| door::run(bytes));
