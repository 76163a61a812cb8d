//! Door `project` under libFuzzer.
#![no_main]

#[path = "../doors/project.rs"]
mod door;

libfuzzer_sys::fuzz_target!(|file: &str| door::run(file));
