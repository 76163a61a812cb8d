//! Door `numbers` under libFuzzer.
#![no_main]

#[path = "../doors/numbers.rs"]
mod door;

libfuzzer_sys::fuzz_target!(|text: &str| door::run(text));
