//! A list of figures for one post or channel, one below the other: `Follower: 1.200`, or label and number in two columns, or on
//! alternate lines, as people copy them from a platform's page.

use super::blocks::Sorted;
use super::columns::Names;
use super::{Known, Recognise, called};
use crate::engine::data_set::Reason;
use crate::engine::note::Note;
use crate::paste::looks::{Looks, trim};
use crate::paste::split::Grid;
use crate::paste::table::Rebuild;
use crate::paste::{Table, notes};

/// A list is short.
const MAX_LINES: usize = 200;
const MAX_BYTES: usize = 64 << 10;

/// A figure: the record and column of its value, and its label.
struct Figure {
    record: u32,
    column: u32,
    label: String,
    known: Option<Known>,
    is_number: bool,
}

/// The list as a table of one row, if the text is one.
pub fn find(grid: &Grid, sorted: &Sorted, known: Recognise) -> Option<Table> {
    if sorted.live.len() < 2 || sorted.live.len() > MAX_LINES || grid.text().len() > MAX_BYTES {
        return None;
    }
    let is_single = sorted.live.iter().all(|record| grid.width(*record as usize) == 1);
    if is_single {
        let pairs = Grid::pairs(grid.text().to_owned(), divide);
        let figures = in_two_columns(&pairs, sorted, known);
        if is_list(&figures, sorted.live.len()) {
            return Some(table(pairs, sorted, figures));
        }
        let figures = on_alternate_lines(grid, sorted, known);
        return is_list(&figures, sorted.live.len() / 2).then(|| table(grid.clone(), sorted, figures));
    }
    let figures = in_two_columns(grid, sorted, known);
    is_list(&figures, sorted.live.len()).then(|| table(grid.clone(), sorted, figures))
}

/// Whether half of the lines at least are figures, and at least two of them known.
fn is_list(figures: &[Figure], n_lines: usize) -> bool {
    let n_known = figures.iter().filter(|figure| figure.known == Some(Known::Number) && figure.is_number).count();
    n_known > 1 && n_known * 2 >= figures.len() && figures.len() * 2 >= n_lines
}

/// Where a line divides into label and value: behind the colon of `Follower: 1.200`, before the words of `1.200 Follower`,
/// before the digits of `Follower 1.200`.
fn divide(line: &str) -> Option<usize> {
    let colon = line.find([':', '=']).map(|at| at + 1);
    let value = |at: usize| Looks::of(line.get(at..).unwrap_or_default());
    if let Some(at) = colon.filter(|at| !matches!(value(*at), Looks::Empty | Looks::Odd)) {
        return Some(at);
    }
    let words = line.find(char::is_alphabetic)?;
    if words > 0 && Looks::of(line.get(..words)?) == Looks::Number {
        return Some(words);
    }
    let digits = line.find(|it: char| it.is_ascii_digit())?;
    (line.get(..digits)?.ends_with(char::is_whitespace) && value(digits) == Looks::Number).then_some(digits)
}

fn in_two_columns(grid: &Grid, sorted: &Sorted, known: Recognise) -> Vec<Figure> {
    let first = sorted.live.first().copied().unwrap_or_default();
    let figure = |record: &u32| {
        let record_index = *record as usize;
        if grid.width(record_index) != 2
            && (2..grid.width(record_index)).any(|column| !trim(&grid.cell(record_index, column)).is_empty())
        {
            return None;
        }
        let (left, right) = (grid.cell(record_index, 0), grid.cell(record_index, 1));
        let as_label = |cell: &str| trim(trim(cell).trim_end_matches([':', '='])).to_owned();
        let (column, label, value) = match (Looks::of(&left), Looks::of(&right)) {
            (Looks::Words, Looks::Empty) => return None,
            (Looks::Words, _) => (1, as_label(&left), right),
            (Looks::Number, Looks::Words) => (0, as_label(&right), left),
            _ => return None,
        };
        let known = known(&label);
        // `Kennzahl;Wert` is a header, `Name: Siemens` a label with its value.
        let is_header = known.is_none() && Looks::of(&value) == Looks::Words && *record == first;
        (!is_header).then_some(Figure { record: *record, column, label, known, is_number: Looks::of(&value).is_data() })
    };
    sorted.live.iter().filter_map(figure).collect()
}

/// ```text
/// Impressionen
/// 1.234
/// ```
fn on_alternate_lines(grid: &Grid, sorted: &Sorted, known: Recognise) -> Vec<Figure> {
    let mut figures = Vec::new();
    for pair in sorted.live.windows(2) {
        let [label, value] = pair else { continue };
        let is_number = Looks::of(&grid.cell(*value as usize, 0)) == Looks::Number;
        let label = trim(&grid.cell(*label as usize, 0)).to_owned();
        if let (true, Some(known)) = (is_number, known(&label)) {
            figures.push(Figure { record: *value, column: 0, label, known: Some(known), is_number: true });
        }
    }
    figures
}

fn table(grid: Grid, sorted: &Sorted, figures: Vec<Figure>) -> Table {
    let mut names = Names::default();
    for figure in &figures {
        names.push(&figure.label);
    }
    let is_used = |record: u32| {
        figures.iter().any(|figure| figure.record == record || figure.column == 0 && figure.record == record + 1)
    };
    let unused: Vec<u32> = sorted.live.iter().copied().filter(|record| !is_used(*record)).collect();
    let skipped = unused
        .iter()
        .map(|record| (*record, Reason::Preamble))
        .chain(sorted.aside.iter().copied())
        .map(|(record, reason)| (grid.line(record as usize), reason))
        .collect();
    let cells = figures.iter().map(|figure| (figure.record, figure.column)).collect();
    let notes = names.doubts().chain([Note::new(&notes::KEY_VALUE)]).collect();
    let mut table = Table::of_cells(grid, std::mem::take(&mut names.names), cells);
    table.skipped = skipped;
    table.notes = notes;
    by_headings(&table, &unused, &figures).unwrap_or(table)
}

/// The list as a table with a row for each of its headings, `Instagram` above the figures of one channel, where figures repeat below
/// several.
fn by_headings(list: &Table, unused: &[u32], figures: &[Figure]) -> Option<Table> {
    let mut groups: Vec<(u32, Vec<&Figure>)> = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for figure in figures {
        let heading = *unused.get(unused.partition_point(|it| *it < figure.record).checked_sub(1)?)?;
        match groups.last_mut().filter(|it| it.0 == heading) {
            Some((_, group)) if group.iter().any(|it| it.label == figure.label) => return None,
            Some((_, group)) => group.push(figure),
            None => groups.push((heading, vec![figure])),
        }
        if !names.contains(&figure.label.as_str()) {
            names.push(&figure.label);
        }
    }
    if groups.len() < 2 || names.len() == figures.len() {
        return None;
    }
    let grid = list.grid();
    let mut copy = Rebuild::default();
    for (heading, group) in &groups {
        copy.cell(&grid.cell(*heading as usize, 0));
        for name in &names {
            let figure = group.iter().find(|it| it.label == *name);
            copy.cell(&figure.map_or("".into(), |it| grid.cell(it.record as usize, it.column as usize)));
        }
        copy.end_row(grid.line(*heading as usize));
    }
    let columns = std::iter::once("").chain(names).map(str::to_owned);
    let mut table = copy.table_like(list, columns.collect());
    table.columns[0] = called::name_of(&table, &(0..groups.len()).collect::<Vec<_>>()).to_owned();
    table.skipped.retain(|(line, _)| !groups.iter().any(|it| grid.line(it.0 as usize) == *line));
    let first = table.cell(0, 0).trim().to_owned();
    let name = table.columns[0].clone();
    table.notes = vec![Note::new(&notes::HEADINGS).with(groups.len()).with(first).with(name).on_line(table.line(0))];
    Some(table)
}
