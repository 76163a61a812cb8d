//! Headers of two lines, as merged cells leave them: `Likes | | Shares |` above ` | 2025 | 2026 | 2025 | 2026`, or months above
//! names that repeat below each of them.

use crate::paste::date::is_period;
use crate::paste::header::is_unit;
use crate::paste::looks::{Looks, trim};
use crate::paste::split::Grid;

/// More columns than this nobody merges cells over.
const MAX_COLUMNS: usize = 400;

/// The names that two lines make together: those above hold to the right until the next one, one for each of the grid's columns; nothing where they are no such header.
pub fn names(grid: &Grid, upper: usize, lower: usize) -> Option<Vec<String>> {
    let width = grid.width(upper).max(grid.width(lower));
    let cell = |record: usize, column: usize| trim(&grid.cell(record, column)).to_owned();
    if !(3..=MAX_COLUMNS).contains(&width) {
        return None;
    }
    let (mut names, mut inside) = (Vec::with_capacity(width), Vec::new());
    let mut group = String::new();
    let mut is_merged = false;
    let mut has_label = cell(upper, 0).is_empty() || cell(lower, 0).is_empty();
    for column in 0..width {
        let (above, mut below) = (cell(upper, column), cell(lower, column));
        // A label over both lines, filled into each of them.
        if above == below && !above.is_empty() {
            has_label = true;
            below.clear();
        }
        // Filled into each of the cells, or into the first of them only.
        is_merged |= (above.is_empty() || above == group) && !below.is_empty() && !group.is_empty();
        if !above.is_empty() {
            group = above.clone();
        }
        if !group.is_empty() && !below.is_empty() {
            inside.push(below.clone());
        }
        names.push(match () {
            () if below.is_empty() => above,
            () if group.is_empty() => below,
            () if is_period(&below) => format!("{group} {below}"),
            () => format!("{below} {group}"),
        });
    }
    let is_name = |text: &String| is_period(text) || Looks::of(text) == Looks::Words;
    let repeats = |text: &String| inside.iter().filter(|it| *it == text).count() > 1;
    let is_header = is_merged
        && has_label
        && inside.iter().all(is_name)
        && (inside.iter().all(repeats) || inside.len() > 1 && inside.iter().all(|it| is_period(it)));
    let is_once = |name: &String| name.is_empty() || names.iter().filter(|it| *it == name).count() == 1;
    (is_header && names.iter().all(is_once)).then_some(names)
}

/// The names with the units that stand in the line below them: `Reichweite | Kosten` above `in Tsd. | EUR`. Things that are counted have
/// none.
pub fn with_units(grid: &Grid, header: usize, units: usize) -> Option<Vec<String>> {
    const NONE: &[&str] = &["", "anzahl", "stück", "stk", "stk.", "number", "count", "#", "-", "–"];
    let width = grid.width(header);
    let cell = |record: usize, column: usize| trim(&grid.cell(record, column)).to_owned();
    let is_first = |column: usize, cell: &str| column == 0 && ["Einheit", "Einheiten", "Unit", "Units"].contains(&cell);
    let mut names = Vec::with_capacity(width);
    let mut has_units = false;
    for column in 0..width.max(grid.width(units)).min(MAX_COLUMNS) {
        let (name, unit) = (cell(header, column), cell(units, column));
        let unit = unit.trim_matches(['(', ')', '[', ']']);
        let is_unit = is_unit(unit);
        if !is_unit && !is_first(column, unit) && !NONE.contains(&unit.to_lowercase().as_str()) {
            return None;
        }
        has_units |= is_unit;
        names.push(if is_unit && !name.is_empty() { format!("{name} ({unit})") } else { name });
    }
    has_units.then_some(names)
}
