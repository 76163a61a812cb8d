//! Groups below one another, each under its heading: a line with nothing but a name, or the group's sums, as compact pivot tables have
//! them. Where the labels below tell that they are headings, they become a column of their own.

use std::collections::BTreeMap;

use super::total::{is_total_name, value};
use crate::paste::looks::{Looks, is_blank, trim};
use crate::paste::reshape::is_channel;
use crate::paste::{Table, date};

/// More rows than this nobody groups so.
const MOST: usize = 1000;

/// More columns than this neither.
const MOST_COLUMNS: usize = 60;

/// The headings of a table.
pub struct Outline {
    /// Their rows.
    pub rows: Vec<usize>,
    /// Whether they hold the sums of their groups.
    pub has_sums: bool,
    /// Whether the rows below them leave their column free.
    pub is_indented: bool,
    /// What the column of their names is called.
    pub name: &'static str,
}

/// The headings, if the table is one of groups.
pub fn find(table: &Table) -> Option<Outline> {
    let n_rows = table.len();
    if !(4..=MOST).contains(&n_rows) || !(2..=MOST_COLUMNS).contains(&table.columns.len()) {
        return None;
    }
    if let Some(rows) = indented(table) {
        return Some(Outline { rows, has_sums: true, is_indented: true, name: "" });
    }
    let is_bare = |row: &usize| (1..table.columns.len()).all(|column| is_blank(table.raw(*row, column)));
    let bare: Vec<usize> = (0..n_rows).filter(is_bare).collect();
    let (rows, has_sums) = match bare.first() {
        Some(0) => (bare, false),
        Some(_) => return None,
        None => (sums(table)?, true),
    };
    let label = |row: usize| trim(&table.cell(row, 0)).to_lowercase();
    let headings: Vec<String> = rows.iter().map(|row| label(*row)).collect();
    let is_heading = |row: usize| rows.binary_search(&row).is_ok();
    // Two headings in a row, or one below everything, are rows without figures.
    let has_rows = rows.windows(2).all(|pair| pair[1] > pair[0] + 1) && rows.last() < Some(&(n_rows - 1));
    let is_named = headings.iter().all(|it| !it.is_empty() && !is_total_name(it));
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for row in (0..n_rows).filter(|row| !is_heading(*row)) {
        groups.entry(label(row)).or_default().push(rows.partition_point(|it| *it < row));
    }
    let n_others = n_rows - rows.len();
    let n_channels = (0..n_rows).filter(|row| !is_heading(*row) && is_channel(&label(*row))).count();
    let of_channels = headings.iter().all(|it| is_channel(it));
    let tells_channels = of_channels && n_channels * 3 < n_others;
    let repeats = |(name, groups): (&String, &Vec<usize>)| {
        !is_total_name(name) && !name.is_empty() && groups.len() > 1 && groups.windows(2).all(|pair| pair[0] < pair[1])
    };
    let n_repeated = groups.iter().filter(|it| repeats(*it)).map(|(_, groups)| groups.len()).sum::<usize>();
    let has_total =
        |heading: &String| groups.keys().any(|it| it.split(' ').any(is_total_name) && it.contains(heading.as_str()));
    let is_told = tells_channels || n_repeated * 2 > n_others || headings.iter().all(has_total);
    let is_outline = rows.len() > 1 && has_rows && is_named && is_told;
    let of_periods = headings.iter().all(|it| date::period(it).is_some());
    is_outline.then(|| Outline { name: name(table, of_channels, of_periods), rows, has_sums, is_indented: false })
}

/// The rows whose name stands in the first column, where those below leave it blank and have theirs in the second: with their sums.
fn indented(table: &Table) -> Option<Vec<usize>> {
    let has = |row: usize, column: usize| !is_blank(table.raw(row, column));
    let last = end(table);
    let rows: Vec<usize> = (0..last).filter(|row| has(*row, 0)).collect();
    let is_parted = (0..last).all(|row| has(row, 0) != has(row, 1)) && rows.first() == Some(&0);
    if rows.len() < 2 || last < rows.len() * 2 || !is_parted {
        return None;
    }
    let is_sum = |counts: &Vec<f64>| {
        (0..rows.len()).all(|place| {
            let (from, to) = (rows[place], rows.get(place + 1).copied().unwrap_or(last));
            let sum: f64 = counts.get(from + 1..to).unwrap_or_default().iter().sum();
            counts.get(from).is_some_and(|it| (it - sum).abs() < 0.01)
        })
    };
    let is_told =
        [',', '.'].into_iter().any(|decimal| counts(table, last, decimal).is_some_and(|it| it.iter().any(is_sum)));
    is_told.then_some(rows)
}

/// Where the rows end; a total of everything may stand behind them.
fn end(table: &Table) -> usize {
    let last = table.len().saturating_sub(1);
    last + usize::from(!is_total_name(&trim(&table.cell(last, 0)).to_lowercase()))
}

/// The rows that hold the sums of those below them, one behind the other down to the end of the table.
fn sums(table: &Table) -> Option<Vec<usize>> {
    let last = end(table);
    [',', '.'].into_iter().find_map(|decimal| {
        let counts = counts(table, last, decimal).filter(|it| !it.is_empty())?;
        tiles(&counts, last)
    })
}

/// The columns of counts above the end, under this decimal mark; nothing where one of them has another.
fn counts(table: &Table, last: usize, decimal: char) -> Option<Vec<Vec<f64>>> {
    let is_count = |column: &usize| {
        let looks = || (0..last).map(|row| Looks::of(&table.cell(row, *column)));
        looks().all(|it| matches!(it, Looks::Number | Looks::Empty | Looks::Missing))
            && looks().any(|it| it == Looks::Number)
    };
    let values = |column: usize| -> Option<Vec<f64>> {
        let of_row = |row: usize| {
            let cell = table.cell(row, column);
            if Looks::of(&cell) == Looks::Number { value(&cell, decimal).map(|it| it.0) } else { Some(0.0) }
        };
        (0..last).map(of_row).collect()
    };
    let has_shares = |column: &usize| (0..last).any(|row| table.raw(row, *column).contains('%'));
    (1..table.columns.len()).filter(is_count).filter(|it| !has_shares(it)).map(values).collect()
}

/// The headings that divide all rows into groups that each add up to theirs.
fn tiles(counts: &[Vec<f64>], n_rows: usize) -> Option<Vec<usize>> {
    // next[row]: where the next heading stands, if `row` is one and the rest can be divided.
    let mut next: Vec<Option<usize>> = vec![None; n_rows + 1];
    *next.last_mut()? = Some(n_rows);
    for row in (0..n_rows).rev() {
        let mut rest: Vec<f64> = counts.iter().filter_map(|column| column.get(row).copied()).collect();
        for member in row + 1..n_rows {
            rest.iter_mut().zip(counts).for_each(|(rest, column)| *rest -= column.get(member).copied().unwrap_or(0.0));
            if rest.iter().any(|it| *it < -0.01) {
                break;
            }
            if rest.iter().all(|it| it.abs() < 0.01) && next.get(member + 1).is_some_and(Option::is_some) {
                next[row] = Some(member + 1);
                break;
            }
        }
    }
    let mut rows = Vec::new();
    let mut row = 0;
    while row < n_rows {
        rows.push(row);
        row = next.get(row).copied().flatten()?;
    }
    Some(rows)
}

/// What the column of the names is called, in the language of the others.
fn name(table: &Table, of_channels: bool, of_periods: bool) -> &'static str {
    const ENGLISH: &[&str] =
        &["row labels", "reach", "comments", "impressions", "views", "date", "month", "channel", "clicks"];
    let is_english = table.columns.iter().any(|it| {
        let header = it.to_lowercase();
        header.contains(" of ") || ENGLISH.contains(&header.as_str())
    });
    let names = match () {
        () if of_channels => ["Kanal", "Channel"],
        () if of_periods => ["Zeitraum", "Period"],
        () => ["Gruppe", "Group"],
    };
    let is_taken = |name: &&str| table.columns.iter().any(|it| it.eq_ignore_ascii_case(name));
    let [german, english] = if names.iter().any(is_taken) { ["Gruppe", "Group"] } else { names };
    if is_english { english } else { german }
}
