//! Typed tables for tests, without a paste in front of them.
#![allow(dead_code, reason = "each test file uses its part")]

use std::rc::Rc;

use zielwert::engine::data_set::{Column, DataSet, Numbers, Period, Role};
use zielwert::engine::facts::Facts;
use zielwert::engine::kpi::Kpi;
use zielwert::engine::measure::Measure;
use zielwert::engine::settings::Settings;

/// A table from its text: the first line names measures, cells are separated by white space, `-` is missing, `_` a space.
/// Periods are plain months such as `2026-09`.
pub fn table(text: &str) -> Rc<DataSet> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let headers: Vec<&str> = lines.next().unwrap_or_default().split_whitespace().collect();
    let rows: Vec<Vec<&str>> = lines.map(|line| line.split_whitespace().collect()).collect();
    let columns = headers.iter().enumerate().map(|(place, header)| column(header, rows.iter().map(|row| row[place])));
    let mut data =
        DataSet { columns: columns.collect(), lines: (2..).take(rows.len()).collect(), ..DataSet::default() };
    if let Some(place) = headers.iter().position(|header| *header == "period") {
        data.periods = rows.iter().map(|row| month(row[place])).collect();
    }
    Rc::new(data)
}

fn column<'a>(header: &str, cells: impl Iterator<Item = &'a str>) -> Column {
    let role = Measure::from_id(header)
        .map(Role::Measure)
        .or_else(|| Kpi::from_id(header).map(Role::Kpi))
        .unwrap_or(Role::Criterion);
    let cells: Vec<String> =
        cells.map(|cell| if cell == "-" { String::new() } else { cell.replace('_', " ") }).collect();
    let is_label = matches!(role, Role::Measure(measure) if measure.is_identity());
    let numbers = if is_label { Numbers::default() } else { Numbers::new(cells.iter().map(|cell| cell.parse().ok())) };
    Column {
        header: header.to_owned(),
        role,
        assigned: false,
        words: cells.into_iter().collect(),
        numbers,
        decimal: None,
        unit: None,
        confidence: 1.0,
        evidence: Vec::new(),
    }
}

/// Months as spans of 31 days: enough to be ordered.
fn month(text: &str) -> Option<Period> {
    let (year, month) = text.split_once('-')?;
    let first = (year.parse::<i32>().ok()? * 12 + month.parse::<i32>().ok()?) * 31;
    Some(Period { first, last: first + 30 })
}

/// Facts under the standard settings, changed by `change`.
pub fn facts(text: &str, change: impl FnOnce(&mut Settings)) -> Facts {
    let mut settings = Settings::default();
    change(&mut settings);
    Facts::new(table(text), settings)
}

/// The KPI of this id.
pub fn kpi(id: &str) -> &'static Kpi {
    Kpi::from_id(id).unwrap_or_else(|| panic!("no KPI {id}"))
}

/// Whether two results are the same within nine digits.
#[track_caller]
pub fn same(what: &str, found: Option<f64>, expected: Option<f64>) {
    let is_same = match (found, expected) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-9),
        (None, None) => true,
        _ => false,
    };
    assert!(is_same, "{what}: found {found:?}, expected {expected:?}");
}
