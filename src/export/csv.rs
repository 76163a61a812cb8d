//! The ranking as csv and tsv, for the reader's own spreadsheet.
//!
//! Rates stay fractions and numbers plain, so that they can be computed with. German files have the decimal comma and
//! the semicolon that a German Excel expects; English ones the point and the comma.

use super::sheet::{self, Cell};
use crate::api::{Analysis, Request};
use crate::engine::language::Language;

pub(super) fn write_csv(request: &Request, analysis: &Analysis) -> String {
    let separator = if request.language == Language::De { ';' } else { ',' };
    write(request, analysis, separator)
}

/// The ranking as a table to be copied.
pub fn write_tsv(request: &Request, analysis: &Analysis) -> String {
    write(request, analysis, '\t')
}

fn write(request: &Request, analysis: &Analysis, separator: char) -> String {
    let sheet = sheet::sheet(analysis, request.language);
    let mut out = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        for (place, cell) in cells.enumerate() {
            if place > 0 {
                out.push(separator);
            }
            out.push_str(&cell);
        }
        out.push_str("\r\n");
    };
    line(&mut sheet.header.iter().map(|words| quoted(words, separator)));
    for row in &sheet.rows {
        line(&mut row.iter().map(|cell| match cell {
            Cell::Words(words) => quoted(words, separator),
            Cell::Score(number) | Cell::Number(number, _) => plain(*number, request.language),
            Cell::Nothing => String::new(),
        }));
    }
    out
}

/// Words with quotes where the format needs them.
fn quoted(words: &str, separator: char) -> String {
    let words = sheet::neutralised(words);
    if words.contains([separator, '"', '\n', '\r', '\t']) || words.starts_with(' ') || words.ends_with(' ') {
        format!("\"{}\"", words.replace('"', "\"\""))
    } else {
        words
    }
}

/// The shortest decimal that reads back as the same number.
fn plain(number: f64, language: Language) -> String {
    let text = number.to_string();
    if language == Language::De { text.replace('.', ",") } else { text }
}
