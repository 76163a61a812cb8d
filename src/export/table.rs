//! The ranking as a table of HTML for the clipboard: what Excel, Google Sheets, Docs, Word and mail programs take over as a table.

use super::sheet::{self, Cell};
use crate::api::Analysis;
use crate::engine::language::Language;
use crate::engine::unit::Unit;
use crate::text;

/// Only what those programs understand: borders and alignment as attributes and plain styles.
pub fn write(analysis: &Analysis, language: Language) -> String {
    let sheet = sheet::sheet(analysis, language);
    let mut out = String::from(
        "<meta charset=\"utf-8\"><table border=\"1\" cellpadding=\"4\" style=\"border-collapse:collapse\"><thead><tr>",
    );
    for words in &sheet.header {
        out.push_str("<th align=\"left\">");
        escape(&sheet::neutralised(words), &mut out);
        out.push_str("</th>");
    }
    out.push_str("</tr></thead><tbody>");
    for row in &sheet.rows {
        out.push_str("<tr>");
        for cell in row {
            match cell {
                Cell::Words(words) => {
                    out.push_str("<td>");
                    escape(&sheet::neutralised(words), &mut out);
                }
                Cell::Score(number) => {
                    out.push_str("<td align=\"right\">");
                    out.push_str(&plain(&text::score(*number, language)));
                }
                Cell::Number(number, unit) => {
                    out.push_str("<td align=\"right\">");
                    out.push_str(&shown(*number, *unit, language));
                }
                Cell::Nothing => out.push_str("<td>"),
            }
            out.push_str("</td>");
        }
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
    out
}

/// In the reader's notation, as spreadsheets of that language read it.
fn shown(number: f64, unit: Unit, language: Language) -> String {
    let text = match unit {
        Unit::Rank => text::count(number, language),
        // A spreadsheet computes with seconds, not with "2 h 5 min".
        Unit::Seconds => text::decimal(number, language),
        unit => text::show(number, unit, language),
    };
    plain(&text)
}

/// An ordinary minus and ordinary blanks.
fn plain(text: &str) -> String {
    text.replace('−', "-").replace('\u{a0}', " ")
}

fn escape(words: &str, out: &mut String) {
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}' => {}
            _ => out.push(letter),
        }
    }
}
