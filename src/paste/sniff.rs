//! Which separator a text uses, by evidence.

/// The separator of `text`; `None` where every line is one cell.
pub fn separator(text: &str) -> Option<char> {
    let first = text.lines().next()?;
    ['\t', ';', ',', '|'].into_iter().find(|it| first.contains(*it))
}
