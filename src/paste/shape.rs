//! Where in the grid the table is: header, rows, and what is set aside.

use super::split::Grid;
use super::{Header, Table};

/// Finds the table; `known` says whether a header names a measure.
pub fn shape(grid: Grid, separator: Option<char>, header: Header, known: &dyn Fn(&str) -> bool) -> Table {
    let _ = known;
    let first = usize::from(header != Header::None && !grid.is_empty());
    let header_line = (first == 1).then(|| grid.line(0));
    let width = (0..grid.len()).map(|record| grid.width(record)).max().unwrap_or(0);
    let columns =
        (0..width).map(|column| if first == 1 { grid.cell(0, column).into_owned() } else { String::new() }).collect();
    let rows = (first as u32..grid.len() as u32).collect();
    let mut table = Table::new(grid, columns, (0..width as u32).collect(), rows);
    table.separator = separator;
    table.header_line = header_line;
    table
}
