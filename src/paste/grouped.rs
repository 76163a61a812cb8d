//! Thousands with a comma in a table that is cut at commas, and no quotes around them: `Post A,1,234,56` below three names.
//!
//! Rows that are longer than the header are put together where the groups of three leave a single way to have one field for
//! each name, in every row. Otherwise nothing is done, and the table says that its rows are longer.

use super::Header;
use super::looks::{Looks, is_blank, trim};
use super::shape::Known;
use super::split::Grid;

/// More cells than this in a row are left alone.
const MOST: usize = 100;

/// More groups than this no number has that anybody counts with.
const MOST_GROUPS: usize = 5;

/// A text in which the thousands are quoted.
pub struct Joined {
    /// The whole text; lines stand where they stood.
    pub text: String,
    /// How many rows were put together.
    pub count: usize,
    /// The first number that was.
    pub example: String,
    /// The line where it stands.
    pub line: u32,
}

/// Quotes the thousands, where there is a single way to.
pub fn join(grid: &Grid, chosen: Header, known: &dyn Fn(&str) -> Option<Known>) -> Option<Joined> {
    let header = header(grid, chosen)?;
    let width = grid.width(header);
    let below = header + 1..grid.len();
    let longer = || below.clone().filter(|record| grid.width(*record) > width);
    // A comma at the end of a line makes it longer, too.
    let ends_blank = |record: usize| is_blank(grid.raw(record, grid.width(record) - 1).0);
    if longer().next().is_none() || longer().any(ends_blank) || below.clone().any(|it| grid.width(it) > MOST) {
        return None;
    }
    let names: Vec<Option<Known>> = (0..width).map(|column| known(trim(&grid.cell(header, column)))).collect();
    let rows: Vec<usize> = below.filter(|record| grid.width(*record) > 1).collect();
    if counts(grid, &rows) {
        return None;
    }
    let mut fields = Vec::with_capacity(rows.len());
    for record in &rows {
        fields.push(Row { grid, record: *record, names: &names }.only_way()?);
    }
    (0..width).all(|column| is_of_one_kind(&fields, column)).then(|| quote(grid, &rows, &fields))?
}

/// The record of several cells that is the header: the chosen one, else the first, if all its cells are names.
fn header(grid: &Grid, chosen: Header) -> Option<usize> {
    let is_chosen = |record: usize| match chosen {
        Header::Auto => grid.width(record) > 1,
        Header::Line(line) => grid.line(record) == line,
        Header::First | Header::None => false,
    };
    let record = (0..grid.len()).find(|record| is_chosen(*record))?;
    let is_name = |column: usize| Looks::of(&grid.cell(record, column)) == Looks::Words;
    (grid.width(record) > 1 && (0..grid.width(record)).all(is_name)).then_some(record)
}

/// Whether the first column numbers the rows: then the header lacks a name for it.
fn counts(grid: &Grid, rows: &[usize]) -> bool {
    let from = |first: usize| (first..).zip(rows).all(|(number, row)| trim(&grid.cell(*row, 0)).parse() == Ok(number));
    rows.len() > 1 && (from(0) || from(1))
}

/// A field of a row: its first cell, how many cells it takes, and its text.
struct Field {
    cell: usize,
    n_cells: usize,
    text: String,
}

struct Row<'a> {
    grid: &'a Grid,
    record: usize,
    names: &'a [Option<Known>],
}

impl Row<'_> {
    /// The fields under the names, if there is exactly one way to have them.
    fn only_way(&self) -> Option<Vec<Field>> {
        let (n_cells, n_names) = (self.grid.width(self.record), self.names.len());
        // ways[cell][name]: in how many ways, two or more taken as two, the cells from here on fill the names from here on; and how
        // many cells the field here takes in the last of them.
        let mut ways = vec![(0_u8, 0_usize); (n_cells + 1) * (n_names + 1)];
        let at = |cell: usize, name: usize| cell * (n_names + 1) + name;
        if let Some(end) = ways.last_mut() {
            end.0 = 1;
        }
        let spare = n_cells.checked_sub(n_names)?;
        for cell in (0..n_cells).rev() {
            let looks: Vec<Looks> = (1..=self.longest(cell)).map(|it| Looks::of(&self.text(cell, it))).collect();
            // In front of a name no more cells can have gone than there are names and cells to spare.
            for name in cell.saturating_sub(spare)..n_names.min(cell + 1) {
                let mut here = (0, 0);
                for (length, looks) in (1..).zip(&looks) {
                    let beyond = ways.get(at(cell + length, name + 1)).map_or(0, |it| it.0);
                    if beyond > 0 && self.fits(length, *looks, name) {
                        here = (beyond.saturating_add(here.0).min(2), length);
                    }
                }
                if let Some(place) = ways.get_mut(at(cell, name)) {
                    *place = here;
                }
            }
        }
        let mut fields = Vec::with_capacity(n_names);
        let mut cell = 0;
        for name in 0..n_names {
            let (n_ways, length) = ways.get(at(cell, name)).copied()?;
            if n_ways != 1 {
                return None;
            }
            fields.push(Field { cell, n_cells: length, text: self.text(cell, length) });
            cell += length;
        }
        Some(fields)
    }

    /// How many cells a field that begins here can take: groups of three follow one to three digits.
    fn longest(&self, cell: usize) -> usize {
        let (raw, quoted) = self.grid.raw(self.record, cell);
        let digits = raw.bytes().rev().take_while(u8::is_ascii_digit).count();
        let before = raw.get(..raw.len() - digits).unwrap_or_default();
        let begins = !quoted
            && (1..=3).contains(&digits)
            && !raw.get(before.len()..).is_some_and(|it| it.starts_with('0'))
            && !before.ends_with(['.', '\'', '’']);
        if !begins {
            return 1;
        }
        let group = |cell: usize| {
            let (raw, quoted) = self.grid.raw(self.record, cell);
            let digits = raw.bytes().take_while(u8::is_ascii_digit).count();
            (!quoted && digits == 3).then_some(raw.len() == 3)
        };
        let mut length = 1;
        while length < MOST_GROUPS
            && let Some(is_whole) = group(cell + length)
        {
            length += 1;
            if !is_whole {
                break;
            }
        }
        length
    }

    fn text(&self, cell: usize, length: usize) -> String {
        let cells = (cell..cell + length).map(|it| self.grid.cell(self.record, it));
        cells.collect::<Vec<_>>().join(",")
    }

    /// Whether a field of so many cells, which looks so, can stand under a name.
    fn fits(&self, n_cells: usize, looks: Looks, name: usize) -> bool {
        match self.names.get(name) {
            Some(Some(Known::Label)) => n_cells == 1,
            Some(Some(Known::Number)) => matches!(looks, Looks::Number | Looks::Missing | Looks::Empty),
            _ => n_cells == 1 || looks == Looks::Number,
        }
    }
}

/// Whether a column with joined numbers holds nothing but numbers.
fn is_of_one_kind(rows: &[Vec<Field>], column: usize) -> bool {
    let cells = || rows.iter().filter_map(|fields| fields.get(column));
    let is_number = |field: &Field| matches!(Looks::of(&field.text), Looks::Number | Looks::Missing | Looks::Empty);
    let has_number = |field: &Field| Looks::of(&field.text) == Looks::Number;
    !cells().any(has_number) || cells().all(is_number)
}

/// The text with quotes around the joined numbers.
fn quote(grid: &Grid, rows: &[usize], fields: &[Vec<Field>]) -> Option<Joined> {
    let mut joined =
        Joined { text: String::with_capacity(grid.text().len() + 64), count: 0, example: String::new(), line: 0 };
    let mut rows = rows.iter().zip(fields).peekable();
    for record in 0..grid.len() {
        let fields = rows.next_if(|(row, _)| **row == record).map(|(_, fields)| fields);
        let Some(fields) = fields.filter(|it| it.iter().any(|field| field.n_cells > 1)) else {
            joined.text.push_str(grid.text_of(record));
            continue;
        };
        for (place, field) in fields.iter().enumerate() {
            if place > 0 {
                joined.text.push(',');
            }
            if field.n_cells == 1 {
                joined.text.push_str(grid.raw(record, field.cell).0);
                continue;
            }
            if joined.count == 0 && joined.example.is_empty() {
                joined.example = field.text.trim().to_owned();
                joined.line = grid.line(record);
            }
            joined.text.push('"');
            joined.text.push_str(field.text.trim());
            joined.text.push('"');
        }
        joined.text.push('\n');
        joined.count += 1;
    }
    (joined.count > 0).then_some(joined)
}
