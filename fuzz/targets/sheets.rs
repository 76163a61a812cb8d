//! A spreadsheet file from anywhere: a table, or a sentence.
#![no_main]

use libfuzzer_sys::fuzz_target;
use zielwert::sheets;

fuzz_target!(
    // The readers are other people's, and some damaged files make them panic: `sheets::read` turns that into a sentence, in the
    // page its caller does. Only what panics beside them is a finding, and still ends the run.
    init: std::panic::set_hook(Box::new(|panic| {
        if !panic.location().is_some_and(|it| it.file().contains("/registry/")) {
            eprintln!("{panic}");
        }
    })),
    |bytes: &[u8]| {
        let answer = sheets::read(bytes, None);
        assert!(answer.text.is_some() || answer.html.is_some() || !answer.notes.is_empty(), "nothing, and no reason why");
        if let Some(name) = answer.sheets.last() {
            sheets::read(bytes, Some(name));
        }
    }
);
