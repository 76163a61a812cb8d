//! Tables whose columns stand below one another by spaces, as copied from a terminal, a PDF or a plain mail.
//!
//! Two spaces or more divide fields, so that names and `1 234` keep their single ones. A line with fewer fields than the
//! others has empty cells; which ones, only true alignment can say.

use std::ops::Range;

use super::looks::{Looks, trim};

/// More columns than this nobody writes with spaces.
const MOST: usize = 64;

/// A line with its fields.
struct Line<'a> {
    text: &'a str,
    fields: Vec<Field<'a>>,
}

/// A field, and which letters of its line it takes.
struct Field<'a> {
    text: &'a str,
    at: Range<usize>,
}

/// So many bytes of a longer text tell whether it is worth a look.
const SAMPLE: usize = 64 << 10;

/// The text with tabs between its fields, line by line; none where its columns are not aligned, or where commas could divide them.
pub fn cut(text: &str) -> Option<String> {
    if !text.contains("  ") && !text.contains("\u{a0}\u{a0}") || text.contains('\t') {
        return None;
    }
    let sample = text.as_bytes().get(..SAMPLE).and_then(|it| memchr::memrchr(b'\n', it));
    let is_worth_it = sample.and_then(|end| text.get(..end)).is_none_or(|it| cut_lines(it).is_some());
    let cut = is_worth_it.then(|| cut_lines(text)).flatten()?;
    (!text.contains(',') || holds_commas(&cut)).then_some(cut)
}

fn cut_lines(text: &str) -> Option<String> {
    let lines: Vec<Line> = text.lines().map(Line::new).collect();
    let width = usual_width(&lines)?;
    let is_full = |line: &Line| line.fields.len() == width;
    let first = lines.iter().position(is_full)?;
    let last = lines.iter().rposition(is_full)?;
    let edges = edges(lines.get(first..=last)?, width);
    let mut cells = Vec::with_capacity(lines.len() - first);
    for (index, line) in lines.iter().enumerate().skip(first) {
        cells.push(match line.cells(width, edges.as_deref()) {
            Some(cells) => cells,
            // A remark below the table; a row that does not fit leaves open what its numbers are.
            None if index > last && !line.has_number() => vec![line.text],
            None => return None,
        });
    }
    if !has_numbers(&cells) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    for (index, line) in lines.iter().enumerate() {
        match index.checked_sub(first).and_then(|it| cells.get(it)) {
            Some(cells) => out.push_str(&cells.join("\t")),
            None if index + 1 == first => out.push_str(&tight_header(line.text, width)),
            None => out.push_str(line.text),
        }
        out.push('\n');
    }
    Some(out)
}

impl<'a> Line<'a> {
    fn new(text: &'a str) -> Self {
        let mut fields: Vec<Field> = Vec::new();
        let mut spaces = 2;
        for (place, (at, letter)) in text.char_indices().enumerate() {
            if letter.is_whitespace() || letter == '\u{feff}' {
                spaces += 1;
                continue;
            }
            let end = at + letter.len_utf8();
            match fields.last_mut() {
                Some(field) if spaces < 2 => {
                    let from = field.text.as_ptr() as usize - text.as_ptr() as usize;
                    field.text = text.get(from..end).unwrap_or_default();
                    field.at.end = place + 1;
                }
                _ => fields.push(Field { text: text.get(at..end).unwrap_or_default(), at: place..place + 1 }),
            }
            spaces = 0;
        }
        Line { text, fields }
    }

    fn has_number(&self) -> bool {
        self.fields.iter().any(|it| Looks::of(it.text) == Looks::Number)
    }

    /// The cells of the line; none where it does not fit. A line that is blank or a single field at the margin stays as it is.
    fn cells(&self, width: usize, edges: Option<&[Edge]>) -> Option<Vec<&'a str>> {
        let at_margin = |field: &Field| field.at.start == 0;
        match self.fields.as_slice() {
            [] => return Some(vec![self.text]),
            [field] if at_margin(field) => return Some(vec![self.text]),
            fields if fields.len() == width => return Some(fields.iter().map(|it| it.text).collect()),
            _ => {}
        }
        let mut cells = vec![""; width];
        for field in &self.fields {
            let mut places = edges?.iter().enumerate().filter(|(_, edge)| edge.holds(&field.at));
            let (Some((place, _)), None) = (places.next(), places.next()) else { return None };
            let cell = cells.get_mut(place).filter(|it| it.is_empty())?;
            *cell = field.text;
        }
        Some(cells)
    }
}

/// Where the fields of a column begin or end, all alike.
#[derive(Clone, Copy)]
struct Edge {
    left: Option<usize>,
    right: Option<usize>,
}

impl Edge {
    fn holds(&self, at: &Range<usize>) -> bool {
        self.left == Some(at.start) || self.right == Some(at.end)
    }
}

/// The edges of all columns over the lines that have all fields; none where a column has none.
fn edges(lines: &[Line], width: usize) -> Option<Vec<Edge>> {
    let full = || lines.iter().filter(|line| line.fields.len() == width);
    let edge = |column: usize| {
        let common = |end: &dyn Fn(&Field) -> usize| {
            let mut ends = full().filter_map(|line| line.fields.get(column)).map(end);
            let first = ends.next()?;
            ends.all(|it| it == first).then_some(first)
        };
        let edge = Edge { left: common(&|it| it.at.start), right: common(&|it| it.at.end) };
        (edge.left.is_some() || edge.right.is_some()).then_some(edge)
    };
    (0..width).map(edge).collect()
}

/// How many fields most of the lines have that have several.
fn usual_width(lines: &[Line]) -> Option<usize> {
    let mut counts = [0; MOST];
    for line in lines {
        match line.fields.len() {
            0 | 1 => {}
            n => *counts.get_mut(n)? += 1,
        }
    }
    // Of two that are as frequent, the wider: the others lack a cell.
    let (width, n_lines) = counts.into_iter().enumerate().max_by_key(|(width, n)| (*n, *width))?;
    (n_lines > 1).then_some(width)
}

/// Whether at least half of what stands right of the first column and below the first line are numbers.
fn has_numbers(cells: &[Vec<&str>]) -> bool {
    let (mut numbers, mut others) = (0, 0);
    let is_rule = |cell: &str| cell.bytes().all(|it| matches!(it, b'-' | b'=' | b'+'));
    for cell in cells.iter().skip(1).flat_map(|line| line.iter().skip(1)).filter(|it| !is_rule(it)) {
        match Looks::of(cell) {
            Looks::Number | Looks::Date => numbers += 1,
            Looks::Empty | Looks::Missing => {}
            _ => others += 1,
        }
    }
    numbers > 0 && numbers >= others
}

/// A header whose names are one word each and divided by single spaces, cut like the lines below it.
fn tight_header(line: &str, width: usize) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_header = words.len() == width && words.iter().all(|it| Looks::of(it) == Looks::Words);
    if is_header { words.join("\t") } else { line.to_owned() }
}

/// Whether all commas of its rows stand in numbers, or behind the first name with a space, so that they divide nothing.
fn holds_commas(cut: &str) -> bool {
    let is_number = |cell: &str| Looks::of(trim(cell)) == Looks::Number;
    let is_free = |(place, cell): (usize, &str)| {
        let is_prose = place == 0 && !cell.ends_with(',') && cell.matches(',').count() == cell.matches(", ").count();
        !cell.contains(',') || is_prose || is_number(cell)
    };
    cut.lines().filter(|line| line.contains('\t')).all(|line| line.split('\t').enumerate().all(is_free))
}
