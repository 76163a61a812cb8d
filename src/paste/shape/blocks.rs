//! The records in runs: blank lines and new headers divide a paste into blocks, and blocks into tables.

use super::header::{self, Found};
use super::{Known, Recognise};
use crate::engine::data_set::Reason;
use crate::order;
use crate::paste::looks::{is_blank, is_rule, trim};
use crate::paste::split::Grid;

/// Beyond this many blank lines they do not divide anything.
const MAX_BLOCKS: usize = 50;

/// So often a record without a digit is asked whether it is another header.
const MAX_CHECKS: usize = 2000;

/// The records, blank ones and comments set aside.
#[derive(Debug, Default)]
pub struct Sorted {
    /// Records with something in them.
    pub live: Vec<u32>,
    /// Which of them begin a block; the first one always does.
    pub starts: Vec<usize>,
    /// Records set aside.
    pub aside: Vec<(u32, Reason)>,
}

/// Sorts out blank records, comment lines and Excel's `sep=` line.
pub fn sort(grid: &Grid) -> Sorted {
    let mut sorted = Sorted::default();
    let mut after_blank = true;
    let mut n_comments = 0;
    for record in 0..grid.len() {
        let number = record as u32;
        let is_plain = record > 0 && grid.initial(record).is_some();
        if !is_plain && is_blank_record(grid, record) {
            sorted.aside.push((number, Reason::Empty));
            after_blank = true;
        } else if !is_plain && is_rule(grid.text_of(record)) {
            let reason = if sorted.live.is_empty() { Reason::Preamble } else { Reason::Description };
            sorted.aside.push((number, reason));
        } else if !is_plain && (record == 0 && is_declaration(grid, 0) || is_comment(grid, record)) {
            n_comments += 1;
            let reason = if sorted.live.is_empty() { Reason::Preamble } else { Reason::Description };
            sorted.aside.push((number, reason));
        } else {
            if after_blank {
                sorted.starts.push(sorted.live.len());
            }
            after_blank = false;
            sorted.live.push(number);
        }
    }
    // A text in which every line begins with # is no commented text.
    if sorted.live.is_empty() && n_comments > 1 {
        sorted.live =
            sorted.aside.iter().filter(|(_, reason)| *reason != Reason::Empty).map(|(record, _)| *record).collect();
        sorted.aside.retain(|(_, reason)| *reason == Reason::Empty);
        sorted.starts = vec![0];
    }
    // Where every line stands alone (`\r\r\n`, or a letter's spacing), blank lines divide nothing either.
    let is_spaced_out = sorted.live.len() > 2 && sorted.starts.len() == sorted.live.len();
    if sorted.starts.len() > MAX_BLOCKS || is_spaced_out {
        sorted.starts.truncate(1);
    }
    sorted
}

/// Whether nothing can be seen in any of its cells.
pub fn is_blank_record(grid: &Grid, record: usize) -> bool {
    (0..grid.width(record)).all(|column| {
        let (raw, quoted) = grid.raw(record, column);
        // Most cells show at once that they are not blank.
        !raw.as_bytes().first().is_some_and(|byte| byte.is_ascii_alphanumeric())
            && if quoted { is_blank(&grid.cell(record, column)) } else { is_blank(raw) }
    })
}

/// Whether the record is a comment: `# …` and nothing else.
fn is_comment(grid: &Grid, record: usize) -> bool {
    let (raw, quoted) = grid.raw(record, 0);
    // `#1 LinkedIn` and `#hashtag` are labels.
    let is_marked = !quoted && (raw.starts_with("# ") || raw == "#" || raw.starts_with("##") || raw.starts_with("#-"));
    is_marked && (1..grid.width(record)).all(|column| is_blank(grid.bare(record, column)))
}

/// Whether the record is Excel's `sep=;`.
pub fn is_declaration(grid: &Grid, record: usize) -> bool {
    let cell = grid.cell(record, 0);
    let is_key = cell.get(..4).is_some_and(|key| key.eq_ignore_ascii_case("sep=")) && cell.chars().count() <= 5;
    record == 0 && is_key && grid.width(record) <= 2 && is_blank(&grid.cell(record, 1))
}

/// A run of records that belong together.
#[derive(Debug)]
pub struct Part {
    /// The first of [`Sorted::live`].
    pub from: usize,
    /// Behind the last.
    pub to: usize,
    /// What it looks like.
    pub found: Found,
}

impl Part {
    /// How much there is to analyse in it.
    fn weight(&self) -> usize {
        let above = self.found.header.map_or(0, |header| header + 1);
        let n_rows = (self.to - self.from).saturating_sub(above);
        let is_promising = if self.found.hits > 0 { 10 } else { 1 };
        let has_numbers = if self.found.numeric.contains(&true) { 10 } else { 1 };
        n_rows * self.found.width.min(100) * is_promising * has_numbers
    }

    fn header(&self, sorted: &Sorted) -> Option<u32> {
        sorted.live.get(self.from + self.found.header?).copied()
    }
}

/// Divides the records into tables; what only continues a table belongs to it.
pub fn parts(grid: &Grid, sorted: &Sorted, known: Recognise) -> Vec<Part> {
    let mut starts = sorted.starts.clone();
    starts.extend(headers_inside(grid, sorted, known));
    order::upwards(&mut starts);
    starts.dedup();
    let mut parts: Vec<Part> = Vec::new();
    for (index, from) in starts.iter().enumerate() {
        let to = starts.get(index + 1).copied().unwrap_or(sorted.live.len());
        let found = header::find(grid, sorted.live.get(*from..to).unwrap_or_default(), known);
        let part = Part { from: *from, to, found };
        match parts.last_mut() {
            Some(last) if continues(grid, sorted, last, &part, known) => last.to = part.to,
            Some(last) if heads(grid, sorted, last, &part) => {
                last.to = part.to;
                last.found = header::find(grid, sorted.live.get(last.from..last.to).unwrap_or_default(), known);
            }
            _ => parts.push(part),
        }
    }
    parts
}

/// Everything as one table whose header is the record on `line`; none where nothing stands there.
pub fn under(grid: &Grid, sorted: &Sorted, line: u32, known: Recognise) -> Option<Part> {
    let next = sorted.live.partition_point(|record| grid.line(*record as usize) <= line);
    let header = next.checked_sub(1)?;
    let record = *sorted.live.get(header)? as usize;
    // A record can go on over several lines.
    if line >= grid.line(record + 1) && grid.line(record) != line {
        return None;
    }
    let below = header::find(grid, sorted.live.get(header..)?, known);
    Some(Part { from: 0, to: sorted.live.len(), found: Found { header: Some(header), ..below } })
}

/// Whether `part` ends with the header of `next`, which has none: a blank line stands between them.
fn heads(grid: &Grid, sorted: &Sorted, part: &Part, next: &Part) -> bool {
    let Some(header) = part.header(sorted) else { return false };
    let is_last = part.from + part.found.header.unwrap_or_default() + 1 == part.to;
    let fits = grid.width(header as usize) == next.found.width || part.found.hits > 1;
    is_last && fits && next.found.width > 1 && next.found.header.is_none()
}

/// Whether `next` has no header of its own, so that its records are more rows of `table`.
fn continues(grid: &Grid, sorted: &Sorted, table: &Part, next: &Part, known: Recognise) -> bool {
    // A title has nothing to be continued. A table of words has a header that names something.
    let is_of_words = table.found.hits > 0 && table.found.width > 1 && table.found.width == next.found.width;
    let is_table = table.found.numeric.contains(&true) && (table.found.header.is_some() || table.found.width > 1)
        || is_of_words && table.to - table.from > 1;
    if !is_table {
        return false;
    }
    match (table.header(sorted), next.header(sorted)) {
        (Some(above), Some(own)) if repeats(grid, above as usize, own as usize) => next.found.header == Some(0),
        (_, Some(_)) => next.found.hits < 2 && next.found.support == 0,
        (_, None) => !is_list_of_figures(grid, sorted, table, next, known),
    }
}

/// Whether a header stands there once more, whatever its corner says: `Jan | Likes` and `Feb | Likes` are one table.
fn repeats(grid: &Grid, header: usize, other: usize) -> bool {
    grid.text_of(header) == grid.text_of(other) || is_header_again(grid, header, other)
}

/// Whether a record has the names of the header, its corner aside.
pub fn has_its_names(grid: &Grid, header: usize, other: usize) -> bool {
    let width = grid.width(header);
    width > 1
        && width == grid.width(other)
        && (1..width).all(|column| trim(&grid.cell(header, column)) == trim(&grid.cell(other, column)))
        && (1..width).any(|column| !is_blank(&grid.cell(header, column)))
}

/// Whether a record has the names of the header, and another word in its corner.
pub fn is_header_again(grid: &Grid, header: usize, other: usize) -> bool {
    let corners = [header, other].map(|it| trim(&grid.cell(it, 0)).to_owned());
    let is_word = |it: &String| !it.is_empty() && !crate::paste::header::is_known(it);
    has_its_names(grid, header, other) && corners[0] != corners[1] && corners.iter().all(is_word)
}

/// Whether the records behind a blank line each name a figure, `Posts | 45`, below a table whose header names them and whose rows are
/// something else.
fn is_list_of_figures(grid: &Grid, sorted: &Sorted, table: &Part, next: &Part, known: Recognise) -> bool {
    /// A list is short.
    const MOST: usize = 50;
    let live = |from: usize, to: usize| sorted.live.get(from..to).unwrap_or_default().iter().take(MOST + 1);
    let is_figure = |record: &&u32| {
        let record = **record as usize;
        let n_filled = (0..grid.width(record)).filter(|column| !is_blank(&grid.cell(record, *column))).count();
        n_filled == 2 && known(trim(&grid.cell(record, 0))) == Some(Known::Number)
    };
    let first_row = table.from + table.found.header.map_or(0, |header| header + 1);
    let n = live(next.from, next.to).count();
    table.found.hits > 1
        && table.found.width > 2
        && n <= MOST
        && live(next.from, next.to).filter(is_figure).count() * 2 >= n
        && !live(first_row, table.to).any(|record| is_figure(&record))
}

/// Records in the middle of a block that are headers: no digit in them, and measures by name. A repetition of the header is
/// one of them; it continues its table.
fn headers_inside(grid: &Grid, sorted: &Sorted, known: Recognise) -> Vec<usize> {
    let mut checks = 0;
    let mut starts = Vec::new();
    let mut data_above = false;
    for (index, record) in sorted.live.iter().enumerate() {
        let record = *record as usize;
        let begins = grid.initial(record).is_some_and(|it| it.is_ascii_digit());
        let has_digit = begins || grid.text_of(record).bytes().any(|byte| byte.is_ascii_digit());
        if !has_digit && data_above && grid.width(record) > 1 && checks < MAX_CHECKS {
            checks += 1;
            let hits = header::hits(grid, record as u32, known);
            if hits.len() > 1 && hits.contains(&Known::Number) {
                starts.push(index);
            }
        }
        data_above = has_digit;
    }
    starts
}

/// The table to analyse: the first, unless a later one is larger.
pub fn main(parts: &[Part]) -> Option<&Part> {
    parts.iter().rev().max_by_key(|part| part.weight())
}
