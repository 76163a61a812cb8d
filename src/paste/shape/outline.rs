//! Groups below one another, each under its heading: a line with nothing but a name, or the group's sums, as compact pivot tables have
//! them, and groups within groups. Where indentation, sums or the labels below tell that they are headings, they become columns of
//! their own.

use std::collections::BTreeMap;

use super::called::{label, name_of};
use super::repeated;
use super::total::{is_total_name, value};
use crate::order;
use crate::paste::Table;
use crate::paste::header::name::Name;
use crate::paste::looks::{Looks, is_blank};
use crate::paste::reshape::is_channel;

/// More rows than this nobody groups so.
const MOST: usize = 1000;

/// More columns than this neither.
const MOST_COLUMNS: usize = 60;

/// Headings stand within one another no deeper.
const MOST_LEVELS: usize = 3;

/// In so many ways on average a group of headings may end.
const MOST_ENDS: usize = 4;

/// A heading of nothing but zeros holds no more rows than this.
const MOST_ZEROS: usize = 12;

/// The headings of a table.
pub struct Outline {
    /// The outermost first.
    pub levels: Vec<Level>,
    /// Whether they hold the sums of their groups.
    pub has_sums: bool,
    /// Where the header is one of them, since its corner names the first group: what its column is called instead.
    pub labels: Option<&'static str>,
}

/// Headings of which none stands within another.
pub struct Level {
    /// Their rows.
    pub rows: Vec<usize>,
    /// What the column of their names is called; nothing where they have one, which the rows below them leave free.
    pub name: Option<&'static str>,
}

/// The headings, if the table is one of groups.
pub fn find(table: &Table) -> Option<Outline> {
    if table.len() > MOST || !(2..=MOST_COLUMNS).contains(&table.columns.len()) {
        return None;
    }
    repeated::find(table).or_else(|| below_one_another(table))
}

/// The headings that tell by where they stand, by their sums or by the labels below them.
fn below_one_another(table: &Table) -> Option<Outline> {
    let n_rows = table.len();
    if n_rows < 4 {
        return None;
    }
    let last = end(table);
    let readings: Vec<Vec<Vec<f64>>> = [',', '.'].into_iter().filter_map(|mark| counts(table, last, mark)).collect();
    let add_up = |depths: &Vec<usize>| readings.iter().flatten().any(|counts| are_sums(depths, counts));
    let is_filled = |row: usize, column: &usize| !is_blank(table.bare(row, *column));
    let is_bare = |row: &usize| (0..table.columns.len()).filter(|it| is_filled(*row, it)).count() == 1;
    let bare: Vec<usize> = (0..n_rows).filter(is_bare).collect();
    let ways = [(by_columns(table, last), false), (by_spaces(table, last), true)];
    for (depths, is_compact) in ways.into_iter().filter_map(|(depths, is_compact)| Some((depths?, is_compact))) {
        let found = levels(table, &depths, is_compact);
        let are_bare = found.iter().map(|it| it.rows.len()).sum::<usize>() == bare.len()
            && found.iter().flat_map(|it| &it.rows).all(|row| bare.binary_search(row).is_ok());
        if are_bare || add_up(&depths) {
            return Some(Outline { levels: found, has_sums: !are_bare, labels: None });
        }
    }
    // A line with nothing but a number is no heading.
    let bare: Vec<usize> = bare.into_iter().filter(|row| is_filled(*row, &0)).collect();
    let has_sums = bare.is_empty();
    let depths = match bare.first() {
        Some(0) => (0..n_rows).map(|row| usize::from(bare.binary_search(&row).is_err())).collect(),
        Some(_) => return None,
        None => readings.iter().find_map(|counts| by_sums(counts, last))?,
    };
    let found = levels(table, &depths, true);
    let is_told = is_told(table, &depths, &found)
        || found.len() > 1 && are_named(table, &found) && readings.iter().any(|counts| do_branch(&depths, counts));
    is_told.then_some(Outline { levels: found, has_sums, labels: None })
}

/// The headings of each level, where rows stand so deep; the deepest are none.
fn levels(table: &Table, depths: &[usize], is_compact: bool) -> Vec<Level> {
    let deepest = depths.iter().copied().max().unwrap_or_default();
    let level = |depth: usize| {
        let rows: Vec<usize> = (0..depths.len()).filter(|row| depths[*row] == depth).collect();
        let name = is_compact.then(|| name_of(table, &rows));
        Level { rows, name }
    };
    (0..deepest).map(level).collect()
}

fn are_named(table: &Table, levels: &[Level]) -> bool {
    let mut headings = levels.iter().flat_map(|it| &it.rows).map(|row| label(table, *row));
    headings.all(|it| !it.is_empty() && !is_total_name(&it))
}

/// Whether the labels tell that these are headings: channels above other things, labels that repeat in several groups, totals of each
/// group.
fn is_told(table: &Table, depths: &[usize], levels: &[Level]) -> bool {
    let n_rows = table.len();
    let mut rows: Vec<usize> = levels.iter().flat_map(|it| it.rows.iter().copied()).collect();
    order::upwards(&mut rows);
    let is_heading = |row: usize| rows.binary_search(&row).is_ok();
    // Two headings of a level in a row, or one below everything, are rows without figures.
    let has_rows = levels.len() > 1 || depths.windows(2).all(|pair| pair[0] + pair[1] > 0) && depths.last() != Some(&0);
    let headings: Vec<String> = rows.iter().map(|row| label(table, *row)).collect();
    let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for row in (0..n_rows).filter(|row| !is_heading(*row)) {
        groups.entry(label(table, row)).or_default().push(rows.partition_point(|it| *it < row));
    }
    let n_others = n_rows - rows.len();
    let n_channels = (0..n_rows).filter(|row| !is_heading(*row) && is_channel(&label(table, *row))).count();
    let tells_channels = headings.iter().all(|it| is_channel(it)) && n_channels * 3 < n_others;
    let repeats = |(name, groups): (&String, &Vec<usize>)| {
        !is_total_name(name) && !name.is_empty() && groups.len() > 1 && groups.windows(2).all(|pair| pair[0] < pair[1])
    };
    let n_repeated = groups.iter().filter(|it| repeats(*it)).map(|(_, groups)| groups.len()).sum::<usize>();
    let has_total =
        |heading: &String| groups.keys().any(|it| it.split(' ').any(is_total_name) && it.contains(heading.as_str()));
    let ends_in_total = || (1..rows.len()).all(|at| is_total_name(&label(table, rows[at] - 1)));
    let is_told = tells_channels
        || n_repeated * 2 > n_others
        || headings.iter().all(has_total)
        || rows.len() > 1 && rows[0] == 0 && ends_in_total();
    // Equal numbers of several rows of one thing are no sums of it; one heading among others may be called like its only row.
    let is_again = |row: &&usize| **row + 1 < n_rows && label(table, **row) == label(table, **row + 1);
    let are_again = rows.iter().filter(is_again).count() * 2 > rows.len();
    rows.len() > 1 && has_rows && are_named(table, levels) && !are_again && is_told
}

/// How deep rows stand by the column of their name, where those below a heading leave its column free.
fn by_columns(table: &Table, last: usize) -> Option<Vec<usize>> {
    let depth = |row: usize, n_columns: usize| {
        let mut filled = (0..n_columns).filter(|column| !is_blank(table.bare(row, *column)));
        filled.next().filter(|_| filled.next().is_none())
    };
    let depths = |n_columns: usize| (0..last).map(|row| depth(row, n_columns)).collect::<Option<Vec<_>>>();
    (2..=MOST_LEVELS + 1).find_map(depths).filter(|it| are_stepped(it))
}

/// How deep rows stand by the spaces before their names.
fn by_spaces(table: &Table, last: usize) -> Option<Vec<usize>> {
    let indent = |row: usize| {
        let cell = table.cell(row, 0);
        cell.len() - cell.trim_start().len()
    };
    let indents: Vec<usize> = (0..last).map(indent).collect();
    let mut steps = indents.clone();
    order::upwards(&mut steps);
    steps.dedup();
    let depths: Vec<usize> = indents.iter().filter_map(|it| steps.binary_search(it).ok()).collect();
    ((2..=MOST_LEVELS + 1).contains(&steps.len()) && are_stepped(&depths)).then_some(depths)
}

/// Whether all rows of figures stand equally deep, each below a heading of every level; and several headings.
fn are_stepped(depths: &[usize]) -> bool {
    let deepest = depths.iter().copied().max().unwrap_or_default();
    let steps = |pair: &[usize]| pair[1] <= pair[0] + 1 && (pair[0] == deepest || pair[1] == pair[0] + 1);
    let n_headings = depths.iter().filter(|it| **it < deepest).count();
    n_headings > 1 && depths.first() == Some(&0) && depths.last() == Some(&deepest) && depths.windows(2).all(steps)
}

/// Whether each heading has the sum of those right below it.
fn are_sums(depths: &[usize], counts: &[f64]) -> bool {
    let deepest = depths.iter().copied().max().unwrap_or_default();
    let is_sum = |row: usize| {
        let below = depths.iter().zip(counts).skip(row + 1).take_while(|(depth, _)| **depth > depths[row]);
        let sum: f64 = below.filter(|(depth, _)| **depth == depths[row] + 1).map(|(_, count)| count).sum();
        counts.get(row).is_some_and(|it| (it - sum).abs() < 0.01)
    };
    (0..depths.len()).all(|row| depths[row] == deepest || is_sum(row))
}

/// Whether sums alone tell headings of several levels: of several columns, with several summands on each level, since equal numbers below one
/// another add up by chance.
fn do_branch(depths: &[usize], counts: &[Vec<f64>]) -> bool {
    let deepest = depths.iter().copied().max().unwrap_or_default();
    let n_summands = |row: usize| {
        let below = (row + 1..depths.len()).take_while(|it| depths[*it] > depths[row]);
        below.filter(|it| depths[*it] == depths[row] + 1 && counts.iter().any(|column| column[*it] != 0.0)).count()
    };
    let branches = |level: usize| (0..depths.len()).any(|row| depths[row] == level && n_summands(row) > 1);
    counts.len() > 1 && (0..deepest).all(branches)
}

/// Where the rows end; a total of everything may stand behind them.
fn end(table: &Table) -> usize {
    let last = table.len().saturating_sub(1);
    last + usize::from(!is_total_name(&label(table, last)))
}

/// The columns of counts above the end, under this decimal mark; nothing where one of them has another, or where there is none.
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
    // `Mittelwert von ER`
    let is_mean = |column: &usize| {
        let has_share = || (0..last).any(|row| table.bare(row, *column).contains('%'));
        Name::new(&table.columns[*column]).is_rate() || has_share()
    };
    let columns: Option<Vec<_>> =
        (1..table.columns.len()).filter(|it| !is_mean(it) && is_count(it)).map(values).collect();
    columns.filter(|it| !it.is_empty())
}

/// How deep rows stand by their sums: all of them are divided into groups that each add up to their heading, over as few levels as do.
fn by_sums(counts: &[Vec<f64>], n_rows: usize) -> Option<Vec<usize>> {
    // Where members end that begin in a row: a row of figures ends with itself.
    let mut ends: Vec<Vec<Vec<usize>>> = vec![(0..n_rows).map(|row| vec![row + 1]).collect()];
    for level in 1..=MOST_LEVELS {
        let below = &ends[level - 1];
        let of_level: Vec<Vec<usize>> = (0..n_rows).map(|row| members(counts, below, row).ends).collect();
        ends.push(of_level);
        // Where the next heading stands, if the rows from here on can be divided.
        let mut next: Vec<Option<usize>> = vec![None; n_rows + 1];
        next[n_rows] = Some(n_rows);
        for row in (0..n_rows).rev() {
            next[row] = ends[level][row].iter().copied().find(|end| next[*end].is_some());
        }
        if next.first()?.is_some() {
            let mut depths = vec![level; n_rows];
            let mut row = 0;
            while row < n_rows {
                let end = next[row]?;
                mark(counts, &ends, (level, row, end), &mut depths);
                row = end;
            }
            return Some(depths);
        }
        // Zeros add up to zeros in every way.
        let n_ends = ends[level].iter().map(Vec::len).sum::<usize>();
        if n_ends == 0 || n_ends > MOST_ENDS * n_rows {
            break;
        }
    }
    None
}

/// What can stand below a heading.
struct Members {
    /// For each row, where the member begins that ends before it.
    begins: Vec<Option<usize>>,
    /// Where they add up to the heading.
    ends: Vec<usize>,
}

/// Follows the members below a heading as long as they are no more than it says.
fn members(counts: &[Vec<f64>], ends: &[Vec<usize>], heading: usize) -> Members {
    let mut found = Members { begins: vec![None; ends.len() + 1], ends: Vec::new() };
    let at = |row: usize| counts.iter().map(move |column| column[row]);
    let is_zero = at(heading).all(|it| it == 0.0);
    let mut open = vec![(heading + 1, at(heading).collect::<Vec<f64>>())];
    while let Some((row, mut rest)) = open.pop() {
        let Some(ends) = ends.get(row).filter(|_| !is_zero || row <= heading + MOST_ZEROS) else { continue };
        rest.iter_mut().zip(at(row)).for_each(|(rest, it)| *rest -= it);
        if rest.iter().any(|it| *it < -0.01) {
            continue;
        }
        for (place, end) in ends.iter().enumerate() {
            if found.begins[*end].is_some() {
                continue;
            }
            found.begins[*end] = Some(row);
            if rest.iter().all(|it| it.abs() < 0.01) {
                found.ends.push(*end);
            }
            open.push((*end, if place + 1 < ends.len() { rest.clone() } else { std::mem::take(&mut rest) }));
        }
    }
    order::upwards(&mut found.ends);
    found
}

/// Marks how deep a heading of a level and those below it stand.
fn mark(counts: &[Vec<f64>], ends: &[Vec<Vec<usize>>], heading: (usize, usize, usize), depths: &mut [usize]) {
    let (level, row, end) = heading;
    let top = ends.len() - 1;
    depths[row] = top - level;
    if level == 0 {
        return;
    }
    let begins = members(counts, &ends[level - 1], row).begins;
    let mut end = end;
    while end > row + 1 {
        let Some(member) = begins[end] else { return };
        mark(counts, ends, (level - 1, member, end), depths);
        end = member;
    }
}
