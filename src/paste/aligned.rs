//! Tables whose columns stand below one another by spaces, as copied from a terminal, a PDF or a plain mail.
//!
//! Two spaces or more divide fields, so that names and `1 234` keep their single ones. A line with fewer fields than the
//! others has empty cells; which ones, only true alignment can say.

use std::ops::Range;

use memchr::{memmem, memrchr};

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
    // A long text shows at its beginning whether its columns stand below one another.
    let sample = text.as_bytes().get(..SAMPLE).and_then(|it| memrchr(b'\n', it));
    let beginning = sample.and_then(|end| text.get(..end));
    let holds = |text: &str, gap: &str| memmem::find(text.as_bytes(), gap.as_bytes()).is_some();
    let has_gaps = |it: &str| holds(it, "  ") || holds(it, "\u{a0}\u{a0}");
    if !has_gaps(beginning.unwrap_or(text)) || text.contains('\t') {
        return None;
    }
    let is_worth_it = beginning.is_none_or(|it| cut_lines(it).is_some());
    let cut = is_worth_it.then(|| cut_frame(text).or_else(|| cut_lines(text))).flatten()?;
    (!text.contains(',') || holds_commas(&cut)).then_some(cut)
}

/// A table as programs for statistics print it: names of one word, each over its column, and one space between columns at least.
fn cut_frame(text: &str) -> Option<String> {
    /// More lines than this are not printed.
    const MOST_LINES: usize = 1000;
    let lines: Vec<&str> = text.lines().collect();
    let n_above = lines.iter().take_while(|it| it.starts_with('#')).count();
    let frame: Vec<Vec<char>> = lines.get(n_above..)?.iter().map(|it| it.chars().collect()).collect();
    let width = frame.iter().map(Vec::len).max()?;
    if !(3..=MOST_LINES).contains(&frame.len()) || width > MOST_LINES {
        return None;
    }
    let is_space = |line: &Vec<char>, at: usize| line.get(at).is_none_or(|it| it.is_whitespace());
    let is_gap = |at: usize| frame.iter().all(|line| is_space(line, at));
    let mut columns: Vec<Range<usize>> = Vec::new();
    for at in (0..width).filter(|at| !is_gap(*at)) {
        match columns.last_mut() {
            Some(last) if last.end == at => last.end += 1,
            _ => columns.push(at..at + 1),
        }
    }
    let cell = |line: &Vec<char>, at: &Range<usize>| -> String {
        line.get(at.start..at.end.min(line.len())).unwrap_or_default().iter().collect()
    };
    let (header, rows) = frame.split_first()?;
    let is_name = |text: &str| Looks::of(text) == Looks::Words && !trim(text).contains(' ');
    // Over numbers of rows there is no name.
    let has_name = |(place, at): (usize, &Range<usize>)| {
        let name = cell(header, at);
        is_name(&name) || place == 0 && trim(&name).is_empty()
    };
    let is_aligned = |at: &Range<usize>| {
        let all = |end: usize| frame.iter().all(|line| !is_space(line, end) || trim(&cell(line, at)).is_empty());
        all(at.start) || all(at.end - 1)
    };
    let is_frame = (3..=MOST).contains(&columns.len())
        && columns.iter().enumerate().all(has_name)
        && columns.iter().all(is_aligned)
        && rows.iter().all(|line| columns.iter().any(|at| !trim(&cell(line, at)).is_empty()));
    let cells = |line: &Vec<char>| columns.iter().map(|at| trim(&cell(line, at)).to_owned()).collect::<Vec<_>>();
    let cut: Vec<Vec<String>> = frame.iter().map(cells).collect();
    let borrowed: Vec<Vec<&str>> = cut.iter().map(|line| line.iter().map(String::as_str).collect()).collect();
    if !is_frame || !has_numbers(&borrowed) {
        return None;
    }
    let above = lines.iter().take(n_above).map(|it| (*it).to_owned());
    Some(above.chain(cut.iter().map(|line| line.join("\t"))).collect::<Vec<_>>().join("\n"))
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
    // `<dbl>` tells what a column is made of.
    let is_type = |cell: &str| cell.starts_with('<') && cell.ends_with('>');
    let is_rule = |cell: &str| is_type(cell) || cell.bytes().all(|it| matches!(it, b'-' | b'=' | b'+'));
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
