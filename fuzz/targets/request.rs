//! Door `request` under libFuzzer.
#![no_main]

#[path = "../doors/request.rs"]
mod door;

libfuzzer_sys::fuzz_target!(|text: &str| door::run(text));
