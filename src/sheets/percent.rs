//! Which cells show their numbers as per cent, where the reader of other people's does not say it: in Excel's files from before 2007
//! and in OpenDocument's.

use std::collections::BTreeSet;

use calamine::Style;
use memchr::{memchr, memchr_iter, memmem};

use super::limits::MAX_CELLS;

/// Rows and columns of one sheet, counted from 0.
pub type Places = BTreeSet<(u32, u32)>;

/// Whether a number format shows numbers as per cent: a sign that is neither quoted nor escaped.
pub fn is_shown(format: impl IntoIterator<Item = char>) -> bool {
    let mut letters = format.into_iter();
    let mut is_quoted = false;
    while let Some(letter) = letters.next() {
        match letter {
            '"' => is_quoted = !is_quoted,
            '\\' | '_' | '*' if !is_quoted => {
                letters.next();
            }
            '%' if !is_quoted => return true,
            _ => {}
        }
    }
    false
}

/// The same of a cell's style.
pub fn is_style(style: &Style) -> bool {
    style.number_format.as_ref().is_some_and(|it| is_shown(it.format_code.chars()))
}

/// Those of each sheet of an OpenDocument file, in order; `content` is its part of that name.
pub fn in_open_document(content: &[u8]) -> Vec<Places> {
    let mut sheets: Vec<Places> = Vec::new();
    if memmem::find(content, b"percentage").is_none() {
        return sheets;
    }
    // The row that comes next, the one that is open and how often it is there, and the column that comes next.
    let (mut next, mut row, mut rows, mut column) = (0_u32, 0, 1, 0_u32);
    // However often a damaged file repeats a cell.
    let mut left = MAX_CELLS;
    for start in memchr_iter(b'<', content) {
        let tag = content.get(start + 1..).unwrap_or_default();
        let tag = tag.get(..memchr(b'>', tag).unwrap_or(tag.len())).unwrap_or_default();
        let Some(tag) = tag.strip_prefix(b"table:") else { continue };
        let end = tag.iter().position(|it| !it.is_ascii_alphabetic() && *it != b'-').unwrap_or(tag.len());
        match tag.get(..end).unwrap_or_default() {
            b"table" => {
                sheets.push(Places::new());
                next = 0;
            }
            b"table-row" => {
                rows = number(tag, b"table:number-rows-repeated");
                row = next;
                next = next.saturating_add(rows);
                column = 0;
            }
            b"table-cell" | b"covered-table-cell" => {
                let columns = number(tag, b"table:number-columns-repeated");
                let first = column;
                column = column.saturating_add(columns);
                if attribute(tag, b"office:value-type") == Some(b"percentage")
                    && let Some(places) = sheets.last_mut()
                {
                    let all = (row..row.saturating_add(rows)).flat_map(|row| (first..column).map(move |it| (row, it)));
                    let before = places.len();
                    places.extend(all.take(left));
                    left -= places.len() - before;
                }
            }
            _ => {}
        }
    }
    sheets
}

/// What an attribute of a tag says.
fn attribute<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let behind = memmem::find_iter(tag, name).find_map(|at| tag.get(at + name.len()..)?.strip_prefix(b"="))?;
    let (quote, value) = behind.split_first()?;
    value.get(..memchr(*quote, value)?)
}

/// How often a row or a cell is there.
fn number(tag: &[u8], name: &[u8]) -> u32 {
    attribute(tag, name).and_then(|it| std::str::from_utf8(it).ok()?.parse().ok()).unwrap_or(1).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_per_cent_in_formats() {
        for (format, expected) in
            [("0.00%", true), ("0\" %\"", false), ("0\\%", false), ("0;[Red]-0%", true), ("0", false)]
        {
            assert_eq!(is_shown(format.chars()), expected, "{format}");
        }
    }

    #[test]
    fn repeated_cells_and_rows_are_counted() {
        let cell = "<table:table-cell office:value-type=\"percentage\" office:value=\"0.05\"><text:p>5 %</text:p></table:table-cell>";
        let content = format!(
            "<table:table table:name='A'><table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>\
             <table:table-row><table:table-cell table:number-columns-repeated=\"3\"/>{cell}<table:covered-table-cell/>{cell}\
             </table:table-row></table:table><table:table table:name=\"B\"><table:table-row>{cell}</table:table-row></table:table>"
        );
        let sheets = in_open_document(content.as_bytes());
        assert_eq!(sheets, [Places::from([(2, 3), (2, 5)]), Places::from([(0, 0)])]);
    }
}
