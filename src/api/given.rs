//! A given table as the text that a person would have pasted. Projects, links and embedding pages may bring cells instead of a
//! text; on a page they are shown, put right and joined like any other paste.

use serde_json::Value;

use super::analysis::{Reading, read_given, read_pasted};
use super::notes;
use super::request::{GivenTable, Request};
use crate::engine::data_set::{DataSet, Decimal};
use crate::engine::note::Note;
use crate::paste::reshape::Step;
use crate::paste::{Corrections, Options, Pasted, Share};

impl Request {
    /// Makes the given table, if there is one, the pasted text: with the steps and corrections under which that reads as the table
    /// does. Says which columns do not.
    pub fn write_out(&mut self) -> Vec<Note> {
        let Some(table) = self.table.take() else { return Vec::new() };
        let rows: Vec<Vec<Value>> = table.rows.into_iter().filter(|row| !row.iter().all(is_blank)).collect();
        let table = GivenTable { rows, ..table };
        let given = read_given(&table, &self.corrections);
        let decimals = decimals(&table, &given, &mut self.corrections);
        let text = text(&table, &decimals);
        self.steps = steps(&text, &self.corrections);
        let read = |it: &Request| -> Reading {
            let pasted = Pasted { text: text.clone(), ..Pasted::default() };
            read_pasted(pasted, &Options::default(), &it.steps, &it.corrections)
        };
        // A share that is given as a number is a fraction, whatever the others of its column look like.
        let unlike = unlike(&given, &read(self).data);
        for header in &unlike {
            _ = self.corrections.shares.entry(header.clone()).or_insert(Share::Fraction);
        }
        let still = if unlike.is_empty() { unlike } else { self::unlike(&given, &read(self).data) };
        self.text = Some(text);
        self.html = None;
        still.into_iter().map(|header| Note::new(&notes::GIVEN_READS_OTHERWISE).in_column(header)).collect()
    }
}

fn is_blank(cell: &Value) -> bool {
    cell.is_null() || cell.as_str().is_some_and(|it| it.trim().is_empty())
}

/// Each column's decimal mark: where numbers have fractions, it is said, so that 1.234 stays little more than one.
fn decimals(table: &GivenTable, given: &DataSet, corrections: &mut Corrections) -> Vec<Decimal> {
    let has_fraction = |place: usize| {
        let mut numbers = table.rows.iter().filter_map(|row| row.get(place)?.as_f64());
        numbers.any(|it| it.fract() != 0.0)
    };
    let decimal = |place: usize| given.columns.get(place).and_then(|it| it.decimal).unwrap_or(Decimal::Point);
    for (place, column) in given.columns.iter().enumerate().filter(|(place, _)| has_fraction(*place)) {
        _ = corrections.numbers.entry(column.header.clone()).or_insert(decimal(place));
    }
    let said = |place: usize| given.columns.get(place).and_then(|it| corrections.numbers.get(&it.header).copied());
    (0..table.columns.len()).map(|place| said(place).unwrap_or(decimal(place))).collect()
}

/// One line for the headers and one for each row, cells parted by tabs.
fn text(table: &GivenTable, decimals: &[Decimal]) -> String {
    let mut text = String::new();
    let mut line = |cells: &mut dyn Iterator<Item = String>| {
        for (place, cell) in cells.enumerate() {
            if place > 0 {
                text.push('\t');
            }
            text.push_str(&cell);
        }
        text.push('\n');
    };
    line(&mut table.columns.iter().map(|header| quoted(header)));
    for row in &table.rows {
        line(&mut row.iter().zip(decimals).map(|(cell, decimal)| match cell {
            Value::Null => String::new(),
            Value::String(word) => quoted(word),
            Value::Number(number) if *decimal == Decimal::Comma => plain(number.as_f64()).replace('.', ","),
            Value::Number(number) => plain(number.as_f64()),
            other => quoted(&other.to_string()),
        }));
    }
    text
}

/// A number with all its digits and without an exponent.
fn plain(number: Option<f64>) -> String {
    number.map(|it| it.to_string()).unwrap_or_default()
}

fn quoted(word: &str) -> String {
    if word.contains(['\t', '\n', '\r', '"']) { format!("\"{}\"", word.replace('"', "\"\"")) } else { word.to_owned() }
}

/// Nothing of a given table is set aside: the first line is the header, and what looks like a total or a repetition counts.
fn steps(text: &str, corrections: &Corrections) -> Vec<Step> {
    let read = |steps: &[Step]| {
        let pasted = Pasted { text: text.to_owned(), ..Pasted::default() };
        read_pasted(pasted, &Options::default(), steps, corrections)
    };
    let mut reading = read(&[]);
    let mut steps = Vec::new();
    if reading.header_line != Some(1) {
        steps.push(Step::HeaderLine(1));
        reading = read(&steps);
    }
    steps.extend(reading.data.skipped.iter().filter(|it| it.0 > 1).map(|(line, _)| Step::KeepLine(*line)));
    steps
}

/// The columns whose numbers differ.
fn unlike(given: &DataSet, read: &DataSet) -> Vec<String> {
    let is_alike = |place: usize| {
        let (Some(one), Some(other)) = (given.columns.get(place), read.columns.get(place)) else { return false };
        given.len() == read.len()
            && one.is_numeric() == other.is_numeric()
            && (0..given.len()).all(|row| one.numbers.get(row) == other.numbers.get(row))
    };
    let columns = given.columns.iter().enumerate();
    columns.filter(|(place, _)| !is_alike(*place)).map(|(_, column)| column.header.clone()).collect()
}
