//! Characters written so that they end no cell, as the other lines show: `Meier &amp; Sohn;12` and `"A \", B",12` are two cells.

use std::collections::BTreeMap;

use super::html::resolve;
use super::split::Grid;

/// A text in which the characters stand as CSV has them.
pub struct Resolved {
    /// The whole text, cut; lines stand where they stood.
    pub grid: Grid,
    /// How many lines had any.
    pub count: usize,
    /// The first that is whole only so.
    pub line: u32,
}

/// Resolves references to characters, where their semicolons alone give their lines more cells than the other lines have.
pub fn references(grid: &Grid) -> Option<Resolved> {
    resolved(grid, without_references, ';')
}

/// Doubles the quotes behind a backslash inside quotes, where that alone gives every line as many cells as the others.
pub fn quotes(grid: &Grid, separator: char) -> Option<Resolved> {
    resolved(grid, with_doubled_quotes, separator)
}

/// The resolved text, if it mends lines and spoils none.
fn resolved(before: &Grid, resolve: impl Fn(&str) -> Option<String>, separator: char) -> Option<Resolved> {
    // Where all lines have as many cells as the first, none has too many.
    let width = before.width(0);
    (1..before.len()).any(|record| before.width(record) != width).then_some(())?;
    let after = Grid::new(resolve(before.text())?, Some(separator));
    let usual = usual_width(&after).filter(|_| before.len() == after.len())?;
    let changed: Vec<usize> = (0..after.len()).filter(|it| before.text_of(*it) != after.text_of(*it)).collect();
    let is_mended = |record: &usize| after.width(*record) == usual && before.width(*record) > usual;
    // Titles, and cells in quotes, are whole either way.
    let is_whole = |record: &usize| after.width(*record) == 1 || after.width(*record) == before.width(*record);
    let is_told = changed.iter().all(|record| is_mended(record) || is_whole(record));
    let line = after.line(*changed.iter().find(|record| is_mended(record))?);
    is_told.then_some(Resolved { grid: after, count: changed.len(), line })
}

/// The text with `""` for every `\"` inside quotes, if there is one.
fn with_doubled_quotes(text: &str) -> Option<String> {
    // Most texts have none, and then nothing is copied.
    memchr::memmem::find(text.as_bytes(), br#"\""#)?;
    let mut doubled = String::with_capacity(text.len());
    let (mut in_quotes, mut any) = (false, false);
    let mut rest = text;
    while let Some(at) = rest.find('"') {
        let (plain, behind) = rest.split_at(at);
        match plain.strip_suffix('\\').filter(|_| in_quotes) {
            Some(plain) => {
                doubled.push_str(plain);
                doubled.push('"');
                any = true;
            }
            None => {
                doubled.push_str(plain);
                in_quotes = !in_quotes;
            }
        }
        doubled.push('"');
        rest = behind.get(1..).unwrap_or_default();
    }
    doubled.push_str(rest);
    any.then_some(doubled)
}

/// The text with its references resolved, if there are any that end with a semicolon; those that would cut a cell stay.
fn without_references(text: &str) -> Option<String> {
    memchr::memchr(b'&', text.as_bytes())?;
    let mut decoded = String::with_capacity(text.len());
    let mut in_quotes = false;
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (plain, behind) = rest.split_at(at);
        in_quotes ^= plain.bytes().filter(|it| *it == b'"').count() % 2 == 1;
        decoded.push_str(plain);
        let reference = behind.get(1..).unwrap_or_default();
        let found =
            resolve(reference).filter(|(_, length)| reference.get(..*length).is_some_and(|it| it.ends_with(';')));
        let (letter, length) = match found {
            Some((letter, length)) if !matches!(letter, ';' | '\n' | '\r') => (letter, length),
            _ => ('&', 0),
        };
        if letter == '"' && in_quotes {
            decoded.push('"');
        }
        decoded.push(letter);
        rest = reference.get(length..).unwrap_or_default();
    }
    decoded.push_str(rest);
    (decoded.len() != text.len()).then_some(decoded)
}

/// The number of cells that most lines have, if it is two or more.
fn usual_width(grid: &Grid) -> Option<usize> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    (0..grid.len()).for_each(|record| *counts.entry(grid.width(record)).or_default() += 1);
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(width, _)| width).filter(|width| *width > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let grid = Grid::new(text.to_owned(), Some(';'));
        assert_eq!(references(&grid).as_ref().map(|it| it.grid.text()), expected);
    }

    #[test]
    fn the_other_lines_tell_whether_a_backslash_stands_for_a_quote() {
        for (text, expected) in [
            (
                r#"A,5
"a \", b",5
"say \"hi\"",6
"#,
                Some(
                    r#"A,5
"a "", b",5
"say ""hi""",6
"#,
                ),
            ),
            (
                r#"A,5
"C:\",6
"D",7
"#,
                None,
            ),
            (
                r#"A,5
"say \"hi\"",6
"#,
                None,
            ),
        ] {
            let grid = Grid::new(text.to_owned(), Some(','));
            assert_eq!(quotes(&grid, ',').as_ref().map(|it| it.grid.text()), expected);
        }
    }

    #[test]
    fn the_other_lines_tell_whether_the_semicolon_belongs_to_a_reference() {
        check("Firma;Likes\nMeier &amp; Sohn;12\nH&auml;ns;13\n", Some("Firma;Likes\nMeier & Sohn;12\nHäns;13\n"));
        check("Firma;Likes\n&quot;A&quot; &#38; B;1&nbsp;200\n", Some("Firma;Likes\n\"A\" & B;1\u{a0}200\n"));
        check(
            "A &amp; B\nFirma;Likes\n\"C &quot;D&quot;\";1\nE &lt; F;2\nG;3\n",
            Some("A & B\nFirma;Likes\n\"C \"\"D\"\"\";1\nE < F;2\nG;3\n"),
        );
        // The cells are as many without: nothing is said about what they mean.
        check("Firma;Likes\n\"A &amp; B\";12\n", None);
        // A cell ends here.
        check("Firma;Rest;Likes\nR&amp;x;12\nB;y;13\nC;z;14\n", None);
        check("Firma;Likes\nA &semi; B;12\nC;13\n", None);
        check("Firma;Likes\nR&D;12\n", None);
        check("Firma;Rest;Likes\nR&amp;x;12\nB&amp;y;13\n", None);
    }
}
