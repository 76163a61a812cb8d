//! A sheet as the text that copying it would have given: cells divided by tabs, rows by line breaks.
//!
//! A row stands on the line that has its number, as long as no cell before it holds a line break. Numbers are written
//! with a point and never with three decimals, so that nobody can take the point for a mark of thousands.

use std::fmt::Write;

use super::book::{Sheet, Value};

/// The text of a sheet.
pub fn of(sheet: &Sheet) -> String {
    let mut text = String::with_capacity(sheet.cells.len() * 8);
    let left = sheet.cells.iter().map(|it| it.column).min().unwrap_or(0);
    let (mut row, mut column) = (0, left);
    for it in &sheet.cells {
        while row < it.row {
            text.push('\n');
            row += 1;
            column = left;
        }
        while column < it.column {
            text.push('\t');
            column += 1;
        }
        match &it.value {
            Value::Number(number) => number_to(&mut text, *number, 0),
            Value::Percent(number) => {
                number_to(&mut text, *number, 2);
                text.push('%');
            }
            Value::Text(words) => words_to(&mut text, words),
        }
    }
    text
}

/// Words, in quotes where they could be taken for several cells.
fn words_to(text: &mut String, words: &str) {
    if words.contains(['\t', '\n', '\r']) || words.trim_start().starts_with('"') {
        text.push('"');
        text.push_str(&words.replace('"', "\"\""));
        text.push('"');
    } else {
        text.push_str(words);
    }
}

/// A number with its point moved to the right: by text, since multiplying would add digits that nobody typed.
fn number_to(text: &mut String, number: f64, moved: usize) {
    if number < 0.0 {
        text.push('-');
    }
    let digits = shortest(number.abs());
    let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
    let (front, back) = decimals.split_at(moved.min(decimals.len()));
    let zeros = moved - front.len();
    let whole = format!("{whole}{front}{}", "0".repeat(zeros));
    let whole = whole.trim_start_matches('0');
    text.push_str(if whole.is_empty() { "0" } else { whole });
    if !back.is_empty() {
        let _ = write!(text, ".{back}");
        if back.len() == 3 {
            text.push('0');
        }
    }
}

/// The shortest decimal that reads back as the same number, or the one of 15 digits that spreadsheets show where only
/// the arithmetic of computers needs more.
fn shortest(number: f64) -> String {
    let text = number.to_string();
    if text.len() <= 16 {
        return text;
    }
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let rounded = rounded.to_string();
    // A digit less is no sign of such arithmetic: a third is a third.
    if rounded.len() + 3 <= text.len() { rounded } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: f64, moved: usize, expected: &str) {
        let mut text = String::new();
        number_to(&mut text, number, moved);
        assert_eq!(text, expected);
    }

    #[test]
    fn numbers_cannot_be_misread() {
        check(1234567.0, 0, "1234567");
        check(0.0, 0, "0");
        check(-2.5, 0, "-2.5");
        // A point before three digits could divide thousands.
        check(1.234, 0, "1.2340");
        check(1234.567, 0, "1234.5670");
        check(1e21, 0, "1000000000000000000000");
        check(0.1 + 0.2, 0, "0.3");
        check(1.0 / 3.0, 0, "0.3333333333333333");
    }

    #[test]
    fn a_fraction_becomes_per_cent_digit_by_digit() {
        check(0.0123, 2, "1.23");
        check(0.07, 2, "7");
        check(0.5, 2, "50");
        check(12.0, 2, "1200");
        check(-0.00005, 2, "-0.0050");
        check(0.0, 2, "0");
    }
}
