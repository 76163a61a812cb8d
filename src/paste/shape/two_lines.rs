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
    let mut n_groups = 0;
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
            n_groups += usize::from(above != group && !below.is_empty());
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
    let repeats = |text: &&String| inside.iter().filter(|it| *it == *text).count() > 1;
    let n_repeated = inside.iter().filter(repeats).count();
    // A column of its own, or a name that another group does not have, says nothing against it.
    let are_repeated = n_repeated == inside.len() || n_groups > 1 && n_repeated * 2 > inside.len();
    let is_header = is_merged
        && has_label
        && inside.iter().all(is_name)
        && (are_repeated || inside.len() > 1 && inside.iter().all(|it| is_period(it)));
    let is_once = |name: &String| name.is_empty() || names.iter().filter(|it| *it == name).count() == 1;
    (is_header && names.iter().all(is_once)).then_some(names)
}

/// The names with the units that stand in the line below them: `Reichweite | Kosten` above `in Tsd. | EUR`. Things that are counted have
/// none.
pub fn with_units(grid: &Grid, header: usize, units: usize) -> Option<Vec<String>> {
    let width = grid.width(header);
    let cell = |record: usize, column: usize| trim(&grid.cell(record, column)).to_owned();
    let is_first = |column: usize, cell: &str| column == 0 && is_unit_column(cell);
    let mut names = Vec::with_capacity(width);
    let mut has_units = false;
    for column in 0..width.max(grid.width(units)).min(MAX_COLUMNS) {
        let (name, unit) = (cell(header, column), cell(units, column));
        let with_unit = with_unit(&name, &unit);
        if with_unit.is_none() && !is_first(column, &unit) {
            return None;
        }
        let with_unit = with_unit.unwrap_or_else(|| name.clone());
        has_units |= with_unit != name;
        names.push(with_unit);
    }
    has_units.then_some(names)
}

/// Whether a column, or the beginning of a line, is called so that holds units.
pub fn is_unit_column(header: &str) -> bool {
    ["einheit", "einheiten", "unit", "units"].contains(&trim(header).to_lowercase().as_str())
}

/// The name with its unit, `Kosten (EUR)`; as it is where the unit says that things are counted. Nothing where it is no unit.
pub fn with_unit(name: &str, unit: &str) -> Option<String> {
    const NONE: &[&str] = &["", "anzahl", "stück", "stk", "stk.", "number", "count", "#", "-", "–"];
    let unit = trim(unit).trim_matches(['(', ')', '[', ']']);
    match is_unit(unit) {
        true if !name.is_empty() => Some(format!("{name} ({unit})")),
        false if !NONE.contains(&unit.to_lowercase().as_str()) => None,
        _ => Some(name.to_owned()),
    }
}
