//! Which separator a text uses, by evidence.
//!
//! Under the right separator the records have the same number of cells and the cells are clean: numbers, dates, links,
//! words. (The idea is that of van den Burg, Nazábal and Sutton 2019, "Wrangling messy CSV files by detecting row and type
//! patterns".) Under the wrong one they are ragged, or a cell still holds another separator: `A;3,45` cut at the comma
//! leaves `A;3`.

use memchr::{memchr, memmem};

use super::looks::{Looks, is_blank, is_rule, trim};
use super::split::Grid;
use crate::order;

/// The separators that are tried, and how readily each is believed: a tab hardly ever stands in text, a comma often does.
const CANDIDATES: &[(char, f64)] = &[
    ('\t', 1.1),
    (';', 1.05),
    (',', 1.0),
    ('|', 1.0),
    ('│', 1.0),
    ('║', 1.0),
    ('\u{1f}', 1.0),
    ('\u{1e}', 1.0),
    ('§', 0.9),
    ('^', 0.8),
    ('~', 0.8),
    ('#', 0.7),
];

/// So many bytes are looked at.
const SAMPLE: usize = 64 << 10;

/// A candidate below this is no separator.
const ENOUGH: f64 = 0.145;

/// The separator of `text`; `None` where every line is one cell.
pub fn separator(text: &str) -> Option<char> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if let Some(declared) = declared(text) {
        return Some(declared);
    }
    let (sample, cut) = sample(text);
    let lines = Grid::new(sample.to_owned(), None);
    let mut most = 0.0;
    let mut found: Option<(char, Grid)> = None;
    for (candidate, belief) in CANDIDATES {
        if !holds(sample, *candidate) || lines.len() < 2 && *belief < 1.0 {
            continue;
        }
        let grid = Grid::new(sample.to_owned(), Some(*candidate));
        let score = belief * score(&grid, cut, most / belief);
        if score > most {
            most = score;
            found = Some((*candidate, grid));
        }
    }
    let is_one = most > ENOUGH || most > ENOUGH * (0.2 + 0.8 * cleanness_of_lines(&lines));
    let best = found.filter(|_| is_one).map(|(best, grid)| header_separator(sample, cut, best, &grid).unwrap_or(best));
    match best {
        Some(',') | None if is_number_column(&lines) => None,
        None => {
            let spaced = Grid::new(sample.to_owned(), Some(' '));
            // `LinkedIn: 120`
            let is_marked = |record: usize| {
                let name = spaced.cell(record, 0);
                is_blank(spaced.text_of(record))
                    || spaced.width(record) == 2 && name.strip_suffix(':').is_some_and(|it| !it.contains(':'))
            };
            is_spaced(&spaced, cut).then(|| if (0..spaced.len()).all(is_marked) { ':' } else { ' ' })
        }
        best => best,
    }
}

/// Whether a letter stands in a text.
fn holds(text: &str, letter: char) -> bool {
    memmem::find(text.as_bytes(), letter.encode_utf8(&mut [0; 4]).as_bytes()).is_some()
}

/// How clean the lines are as a whole: those that hold semicolons or tabs are hardly cells, and then little is enough.
fn cleanness_of_lines(lines: &Grid) -> f64 {
    (0..lines.len()).map(|line| cleanness(lines, line, 0).0).sum::<f64>() / lines.len().max(1) as f64
}

/// The separator that cuts the header and every line below it alike, where `in_cells` leaves the header whole and each of the other
/// lines glued together at this one, not in numbers alone: then it parts the words of a list inside a cell, as in `Post,Tags` above `A,x;y`.
fn header_separator(sample: &str, cut: bool, in_cells: char, inner: &Grid) -> Option<char> {
    let whole = |grid: &Grid| if cut { grid.len().saturating_sub(1) } else { grid.len() };
    let is_filled = |grid: &Grid, record: usize| grid.width(record) > 1 || !is_blank(&grid.cell(record, 0));
    let mut below = (0..whole(inner)).filter(|record| is_filled(inner, *record));
    let header = below.next().filter(|header| inner.width(*header) == 1)?;
    let below: Vec<usize> = below.collect();
    [',', ';', '|', '\t'].into_iter().filter(|it| *it != in_cells && inner.cell(header, 0).contains(*it)).find(
        |other| {
            let outer = Grid::new(sample.to_owned(), Some(*other));
            let mut widths = (0..whole(&outer)).filter(|record| is_filled(&outer, *record)).map(|it| outer.width(it));
            let is_alike = widths.next().is_some_and(|width| width > 1 && widths.all(|it| it == width));
            // A decimal comma is part of a number, and titles put a space behind theirs.
            let is_number = |cell: &str| Looks::of(cell) == Looks::Number;
            let is_prose = outer.raw(header, 1).0.starts_with(' ');
            let glued = |record: &usize| {
                let record = *record;
                let cells = (0..inner.width(record)).map(move |column| (record, column));
                cells.filter(|it| inner.raw(it.0, it.1).0.contains(*other))
            };
            let is_told = |record: &usize| glued(record).any(|it| !is_number(inner.raw(it.0, it.1).0));
            is_alike
                && !is_prose
                && below.iter().all(|record| glued(record).next().is_some())
                && below.iter().any(is_told)
        },
    )
}

/// The text inside the quotes, if every line is quoted as a whole (as spreadsheets write a file that they had read into one
/// column), and its separator.
pub fn in_quoted_lines(grid: &Grid) -> Option<(String, char)> {
    if grid.len() < 2 || !(0..grid.len()).all(|record| grid.raw(record, 0).1) {
        return None;
    }
    let mut text = String::with_capacity(grid.text().len());
    for record in 0..grid.len() {
        text.push_str(&grid.cell(record, 0));
        text.push('\n');
    }
    separator(&text).map(|separator| (text, separator))
}

/// The text with double quotes in place of the single ones around its cells, if each line begins with one and there are no others:
/// `'Post','Likes'`.
pub fn with_double_quotes(text: &str) -> Option<String> {
    let header = text.trim_start_matches('\u{feff}').lines().next()?;
    let cuts = |separator: char| {
        header.split(separator).filter(|it| it.len() > 1).count() > 1
            && header.split(separator).all(|it| it.starts_with('\'') && it.ends_with('\'') && it.len() > 1)
    };
    let separator = [',', ';', '\t', '|'].into_iter().find(|it| cuts(*it))?;
    let is_quoted = |line: &str| line.is_empty() || line.starts_with('\'');
    if text.contains('"') || !text.trim_start_matches('\u{feff}').lines().all(is_quoted) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let ends = |letter: Option<char>| letter.is_none_or(|it| it == separator || matches!(it, '\n' | '\r' | '\u{feff}'));
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_edge = letter == '\'' && (ends(before) || ends(letters.peek().copied()));
        out.push(if is_edge { '"' } else { letter });
        before = Some(letter);
    }
    Some(out)
}

/// What Excel's first line `sep=;` declares.
pub fn declared(text: &str) -> Option<char> {
    let line = text.split(['\n', '\r']).next()?.trim_matches('"');
    let (key, value) = line.split_at_checked(4)?;
    if !key.eq_ignore_ascii_case("sep=") {
        return None;
    }
    let mut chars = value.chars();
    let separator = chars.next()?;
    (chars.next().is_none() && !separator.is_alphanumeric()).then_some(separator)
}

/// The beginning of the text up to a line break, and whether something was cut off.
fn sample(text: &str) -> (&str, bool) {
    if text.len() <= SAMPLE {
        return (text, false);
    }
    let mut end = SAMPLE;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    (text.get(..end).unwrap_or(text), true)
}

/// How much the grid looks like a table, 0 to 1; 0 where its widths alone show that it is no more than `most`.
fn score(grid: &Grid, cut: bool, most: f64) -> f64 {
    // The last record of a sample is not whole.
    let n_records = if cut { grid.len().saturating_sub(1).max(1) } else { grid.len() };
    let is_worth_a_look = |record: &usize| {
        let is_blank = grid.width(*record) == 1 && is_blank(&grid.cell(*record, 0));
        !is_blank && !is_comment(grid, *record) && !is_rule(grid.text_of(*record))
    };
    let records: Vec<usize> = (0..n_records).filter(is_worth_a_look).collect();
    // What stands above the first record of the usual width is preamble.
    let usual = usual_width(grid, &records);
    let above = records.iter().position(|record| grid.width(*record) == usual).unwrap_or(0);
    let body = records.get(above..).unwrap_or_default();
    // What stands in one line of many divides nothing.
    let n_cut = body.iter().filter(|record| grid.width(**record) > 1).count();
    if usual < 2 || n_cut == 1 && records.len() > 2 {
        return 0.0;
    }
    let bare = bare_width(grid, &records);
    let agreement = |n_empty: usize| match bare {
        Some(width) => ((width as f64 - 1.0) / width as f64, 1.0),
        None => (uniformity(grid, body, n_empty), body.len() as f64 / records.len() as f64),
    };
    // Agreement from the first line on is hardly ever chance.
    let always = records.len() > 2 && (bare.is_some() || records.iter().all(|record| grid.width(*record) == usual));
    let by_chance = if always { 1.0 } else { 0.67 };
    let (uniformity, share) = agreement(0);
    // Beyond rounding, what the cells hold only makes it less.
    if uniformity * share.sqrt() * by_chance * (1.0 + 1e-9) <= most {
        return 0.0;
    }
    let cells = Cells::new(grid, body, usual);
    let (uniformity, share) = agreement(cells.n_empty);
    uniformity * cells.clean / f64::max(cells.count, 1.0) * share.sqrt() * by_chance * cells.like_prose()
}

/// The cells of several records.
struct Cells {
    count: f64,
    /// How clean they are together.
    clean: f64,
    /// Cuts, and those with a space behind them.
    cuts: f64,
    spaced: f64,
    /// Columns without anything: a separator at the end of each line, not a column.
    n_empty: usize,
}

impl Cells {
    fn new(grid: &Grid, records: &[usize], usual: usize) -> Self {
        let mut cells = Cells { count: 0.0, clean: 0.0, cuts: 0.0, spaced: 0.0, n_empty: 0 };
        let mut filled = vec![false; usual];
        for record in records {
            for column in 0..grid.width(*record) {
                if column > 0 {
                    cells.cuts += 1.0;
                    cells.spaced += f64::from(u8::from(grid.raw(*record, column).0.starts_with(' ')));
                }
                let (cleanness, is_filled) = cleanness(grid, *record, column);
                cells.clean += cleanness;
                cells.count += 1.0;
                if let (true, Some(filled)) = (is_filled, filled.get_mut(column)) {
                    *filled = true;
                }
            }
        }
        cells.n_empty = filled.iter().filter(|it| !**it).count();
        cells
    }

    /// Prose puts a space behind its commas and semicolons.
    fn like_prose(&self) -> f64 {
        1.0 - 0.4 * self.spaced / f64::max(self.cuts, 1.0)
    }
}

/// The width that all records have without what is blank at their end: Excel leaves separators there out as it likes.
fn bare_width(grid: &Grid, records: &[usize]) -> Option<usize> {
    let trimmed = |record: &usize| {
        let is_filled = |column: &usize| !is_blank(&grid.cell(*record, *column));
        (0..grid.width(*record)).rev().find(is_filled).map_or(0, |last| last + 1)
    };
    let mut widths = records.iter().map(trimmed);
    let first = widths.next().filter(|width| *width > 1)?;
    widths.all(|width| width == first).then_some(first)
}

/// The width of two cells or more that most records have; 1 where none has.
fn usual_width(grid: &Grid, records: &[usize]) -> usize {
    let mut widths: Vec<usize> = records.iter().map(|record| grid.width(*record)).filter(|width| *width > 1).collect();
    order::upwards(&mut widths);
    widths
        .chunk_by(|left, right| left == right)
        .max_by_key(|group| group.len())
        .and_then(|group| group.first().copied())
        .unwrap_or(1)
}

/// How much the widths agree, 0 to 1: the squared shares of the records with each width, so that one width that most
/// records have counts much and many widths count little; more columns count more, a single one nothing.
fn uniformity(grid: &Grid, records: &[usize], n_empty: usize) -> f64 {
    let mut widths: Vec<usize> = records.iter().map(|record| grid.width(*record)).collect();
    order::upwards(&mut widths);
    let n_records = widths.len().max(1) as f64;
    let groups = widths.chunk_by(|left, right| left == right);
    groups
        .map(|group| {
            let share = group.len() as f64 / n_records;
            let width = group.first().map_or(1, |width| width.saturating_sub(n_empty).max(1)) as f64;
            share * share * (width - 1.0) / width
        })
        .sum()
}

fn is_comment(grid: &Grid, record: usize) -> bool {
    grid.cell(record, 0).starts_with('#') && (1..grid.width(record)).all(|column| is_blank(&grid.cell(record, column)))
}

/// How clean a cell is, 0 to 1, and whether it holds anything.
fn cleanness(grid: &Grid, record: usize, column: usize) -> (f64, bool) {
    let (raw, quoted) = grid.raw(record, column);
    if quoted {
        return (1.0, true);
    }
    let cleanness = match Looks::of(raw) {
        Looks::Empty => return (1.0, false),
        Looks::Odd => 0.0,
        Looks::Words => {
            let text = trim(raw);
            if memchr(b'"', text.as_bytes()).is_some() || text.starts_with(['\'', ',']) {
                0.3
            } else if text.len() > 60 {
                0.7
            } else {
                0.9
            }
        }
        _ => 1.0,
    };
    (cleanness, true)
}

/// Whether every line is one number: `3,45` in a column of its own is not `3` and `45`, nor is `1 234`.
fn is_number_column(lines: &Grid) -> bool {
    let mut n_numbers = 0;
    for record in 0..lines.len() {
        let cell = lines.cell(record, 0);
        match Looks::of(&cell) {
            Looks::Number => n_numbers += 1,
            Looks::Empty | Looks::Missing => {}
            // A header above it.
            _ if record == 0 && !cell.contains(',') => {}
            _ => return false,
        }
    }
    n_numbers > 0
}

/// Whether spaces cut the text into a table of numbers, as copied from a PDF or a terminal. Prose never has the same number
/// of words on every line.
fn is_spaced(grid: &Grid, cut: bool) -> bool {
    let n_records = grid.len() - usize::from(cut && grid.len() > 1);
    let records: Vec<usize> = (0..n_records).filter(|record| !is_blank(grid.text_of(*record))).collect();
    let width = records.first().map_or(0, |record| grid.width(*record));
    let is_regular = records.len() > 2 && width > 1 && records.iter().all(|record| grid.width(*record) == width);
    // Two words to a line may be names; a name and a number below two names are a table.
    let looks = |record: &usize| Looks::of(&grid.cell(*record, 1));
    let is_pair = |place: usize, record: &usize| (looks(record) == Looks::Number) == (place > 0);
    if width == 2 && !records.iter().enumerate().all(|(place, record)| is_pair(place, record)) {
        return false;
    }
    let cells = || records.iter().skip(1).flat_map(|record| (0..width).map(|column| grid.cell(*record, column)));
    is_regular
        && cells().filter(|cell| matches!(Looks::of(cell), Looks::Number | Looks::Date)).count() * 2 >= cells().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_certainly_no_more_is_not_taken_for_more() {
        for text in [
            "Post;Likes;Text\nA;1.234;gut, sehr gut\nB;12;\nC;7;schön, danke\n",
            "Quelle: Meta, Stand heute\n\nPost,Likes,\nA,3,\nB,4,\nC,5,\n",
            "a,b\n1,2,3\n4\n5,6\n7,8,9,10\n",
            "Guten Tag, anbei die Zahlen; viele Grüße, M.\nA;3,45\nB;4,50\n",
            "Name,Wert,,\nA,1,,\nB,2\nC,3,\n",
            "x\n",
        ] {
            for (separator, _) in CANDIDATES {
                let grid = Grid::new(text.to_owned(), Some(*separator));
                let whole = score(&grid, false, 0.0);
                for most in [whole * 0.5, whole * 0.999, whole, whole * 1.001, 0.3, 1.0] {
                    assert_eq!(score(&grid, false, most) > most, whole > most, "{text} {separator} {most}");
                }
            }
        }
    }
}
