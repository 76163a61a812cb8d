//! A spreadsheet file from anywhere: a table, or a sentence.

use zielwert::sheets;

/// Whether a panic is that of a reader of other people's. Some damaged files make them panic: `sheets::read` turns that into a
/// sentence, in the page its caller does. Only what panics beside them is a finding.
pub fn is_theirs(panic: &std::panic::PanicHookInfo) -> bool {
    panic.location().is_some_and(|it| it.file().contains("/registry/"))
}

pub fn run(bytes: &[u8]) {
    let answer = sheets::read(bytes, None);
    assert!(answer.text.is_some() || answer.html.is_some() || !answer.notes.is_empty(), "nothing, and no reason why");
    if let Some(name) = answer.sheets.last() {
        sheets::read(bytes, Some(name));
    }
}
