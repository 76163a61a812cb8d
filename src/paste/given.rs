//! A table whose cells somebody else has cut and partly read already.

use super::read::{Corrections, read};
use super::table::Table;
use crate::engine::data_set::DataSet;

/// A cell of a given table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Missing,
    /// A number that stands as it is.
    Number(f64),
    /// Words, read like a pasted cell.
    Text(String),
}

/// Understands a given table: numbers stand as they are, words are read like pasted cells, nothing is set aside.
pub fn read_cells(
    columns: Vec<String>,
    rows: impl Iterator<Item = impl Iterator<Item = Cell>>,
    corrections: &Corrections,
) -> DataSet {
    let rows: Vec<Vec<String>> = rows
        .map(|row| {
            row.map(|cell| match cell {
                Cell::Missing => String::new(),
                Cell::Number(number) => number.to_string(),
                Cell::Text(text) => text,
            })
            .collect()
        })
        .collect();
    read(Table::from_cells(columns, rows.iter().map(|row| row.iter().map(String::as_str))), corrections)
}
