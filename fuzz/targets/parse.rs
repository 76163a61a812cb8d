//! Door `parse` under libFuzzer.
#![no_main]

#[path = "../doors/parse.rs"]
mod door;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| door::run(bytes));
