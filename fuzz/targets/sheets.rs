//! Door `sheets` under libFuzzer.
#![no_main]

#[path = "../doors/sheets.rs"]
mod door;

libfuzzer_sys::fuzz_target!(
    init: std::panic::set_hook(Box::new(|panic| {
        if !door::is_theirs(panic) {
            eprintln!("{panic}");
        }
    })),
    |bytes: &[u8]| door::run(bytes)
);
