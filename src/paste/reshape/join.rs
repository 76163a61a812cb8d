//! Several pastes as one table: one for each channel, month or company.

use std::borrow::Cow;

use super::notes;
use crate::engine::data_set::{Column, DataSet, Decimal, Period, Role};
use crate::engine::measure::Measure;
use crate::engine::note::Note;
use crate::engine::unit::Unit;
use crate::paste::html::{Pasted, digits};
use crate::paste::looks::is_blank;
use crate::paste::number::{Cell, Figure, Flags, Marks, scan};
use crate::paste::read::DUPLICATES;
use crate::paste::table::Rebuild;
use crate::paste::{Corrections, Table, read_from_clipboard};

/// Another paste whose rows are added.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Join {
    /// The paste.
    pub pasted: Pasted,
    /// How the rows of both are told apart.
    pub label: Option<Label>,
}

/// A column that says which paste a row came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Label {
    /// Its header: `Kanal`.
    pub header: String,
    /// What stands in the rows so far that have nothing there yet.
    pub above: String,
    /// What stands in the rows that are added.
    pub below: String,
}

/// A table as it reads by itself.
struct Part<'a> {
    data: DataSet,
    /// For each column of the joined table the own one.
    sources: Vec<Option<usize>>,
    /// The line before its first.
    offset: u32,
    label: &'a str,
}

/// The rows of both tables; those of `below` go on `offset` lines further down. `marks` are what their clipboards declare.
pub fn apply(above: &Table, below: &Table, offset: u32, marks: [Option<Decimal>; 2], label: Option<&Label>) -> Table {
    let [declared, _] = marks;
    let [one, two] = [(above, marks[0]), (below, marks[1])]
        .map(|(table, mark)| read_from_clipboard(table.clone(), &Corrections::default(), mark));
    let mut doubts = Vec::new();
    let label = label.filter(|it| !is_blank(&it.header));
    let mut names: Vec<String> = above.columns.clone();
    let mut first = Part {
        data: one,
        sources: (0..names.len()).map(Some).collect(),
        offset: 0,
        label: label.map_or("", |it| &it.above),
    };
    let mut second =
        Part { data: two, sources: vec![None; names.len()], offset, label: label.map_or("", |it| &it.below) };
    for (place, name) in below.columns.iter().enumerate() {
        match twin(&first, &second, place, &names) {
            Some(column) => {
                if let Some(source) = second.sources.get_mut(column) {
                    *source = Some(place);
                }
                if let Some(own) = names.get(column).filter(|own| !same(own, name)) {
                    doubts.push(Note::new(&notes::SAME_MEASURE).with(own.as_str()).with(name.as_str()));
                }
            }
            None => {
                names.push(name.clone());
                first.sources.push(None);
                second.sources.push(Some(place));
            }
        }
    }
    if !first.sources.iter().zip(&second.sources).any(|(first, second)| first.is_some() && second.is_some()) {
        doubts.push(Note::new(&notes::NOTHING_SHARED));
    }
    let labelled = label.map(|label| names.iter().position(|name| same(name, &label.header)));
    let manners: Vec<Manner> = (0..names.len()).map(|column| Manner::of(&first, &second, column, declared)).collect();
    for (name, manner) in names.iter().zip(&manners) {
        if *manner != Manner::AsItIs {
            doubts.push(Note::new(&notes::WRITTEN_OUT).with(name.as_str()).in_column(name.as_str()));
        }
    }
    let mut copy = Rebuild::default();
    copy.above(above);
    for part in [&first, &second] {
        for row in 0..part.data.len() {
            if labelled == Some(None) {
                copy.cell(part.label);
            }
            for (column, manner) in manners.iter().enumerate() {
                let cell = part.cell(row, column, *manner);
                let is_open = labelled == Some(Some(column)) && is_blank(&cell);
                copy.cell(if is_open { part.label } else { &cell });
            }
            copy.end_row(part.data.lines.get(row).map_or(0, |line| line + part.offset));
        }
    }
    if let (Some(label), Some(None)) = (label, labelled) {
        names.insert(0, label.header.clone());
    }
    let mut joined = copy.table_like(above, names);
    joined.skipped = first.data.skipped.clone();
    joined.skipped.extend(second.data.skipped.iter().map(|(line, reason)| (line + offset, *reason)));
    let moved = |note: &Note| Note { line: note.line.map(|line| line + offset), ..note.clone() };
    let is_repeated = |note: &&Note| note.kind == &DUPLICATES;
    joined.notes.extend(first.data.notes.iter().filter(is_repeated).cloned());
    joined.notes.extend(below.notes.iter().chain(second.data.notes.iter().filter(is_repeated)).map(moved));
    joined.notes.extend(doubts);
    joined
}

fn same(left: &str, right: &str) -> bool {
    left.trim().to_lowercase() == right.trim().to_lowercase()
}

/// The joined column to which a column of the second table belongs: the one of the same name, else the one of the same measure.
fn twin(first: &Part, second: &Part, place: usize, names: &[String]) -> Option<usize> {
    let own = second.data.columns.get(place)?;
    let is_free = |column: &usize| second.sources.get(*column).is_some_and(Option::is_none);
    let has_twin = |name: &str| second.data.columns.iter().any(|it| same(&it.header, name));
    if let Some(column) = names.iter().take(first.data.columns.len()).position(|it| same(it, &own.header)) {
        return Some(column).filter(is_free);
    }
    let is_same = |it: &Column| match (it.role, own.role) {
        (Role::Measure(left), Role::Measure(right)) => left == right && it.unit == own.unit,
        (Role::Kpi(left), Role::Kpi(right)) => left.id == right.id,
        _ => false,
    };
    let columns = first.data.columns.iter().enumerate();
    columns.filter(|(_, it)| is_same(it) && !has_twin(&it.header)).map(|(column, _)| column).find(is_free)
}

/// How the cells of a joined column are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Manner {
    /// As they were.
    AsItIs,
    /// The tables take different decimal marks: what only the column decides is written out.
    Marks,
    /// The tables write shares as fractions and as per cent.
    Shares,
    /// `03/04/2026` may be read in two ways.
    Dates,
}

impl Manner {
    fn of(first: &Part, second: &Part, column: usize, declared: Option<Decimal>) -> Self {
        let (Some(one), Some(two)) = (first.column(column), second.column(column)) else {
            // A column of one table alone: only the other's declared mark could mislead.
            let decided = first.column(column).or(second.column(column)).and_then(|it| it.decimal);
            let misled = decided.is_some() && declared.is_some_and(|mark| Some(mark) != decided);
            return if misled { Manner::Marks } else { Manner::AsItIs };
        };
        if one.role == Role::Measure(Measure::Period) {
            let is_open = |part: &Part| (0..part.data.len()).any(|row| part.plain(row, column).contains('/'));
            return if is_open(first) || is_open(second) { Manner::Dates } else { Manner::AsItIs };
        }
        let is_share = |role: Role| match role {
            Role::Kpi(kpi) => kpi.unit == Unit::Percent,
            Role::Measure(measure) => measure.entry().unit == Unit::Percent,
            _ => false,
        };
        if is_share(one.role)
            && first.writes_percent(column).zip(second.writes_percent(column)).is_some_and(|(one, two)| one != two)
        {
            return Manner::Shares;
        }
        let marks: Vec<Decimal> = [one.decimal, two.decimal, declared].into_iter().flatten().collect();
        if marks.windows(2).any(|pair| pair.first() != pair.last()) { Manner::Marks } else { Manner::AsItIs }
    }
}

impl Part<'_> {
    fn column(&self, column: usize) -> Option<&Column> {
        self.data.columns.get(self.sources.get(column).copied().flatten()?)
    }

    fn plain(&self, row: usize, column: usize) -> Cow<'_, str> {
        self.column(column).map_or(Cow::Borrowed(""), |it| it.words.original(row))
    }

    /// Whether bare numbers of a column of shares are per cent; none where no number is bare.
    fn writes_percent(&self, column: usize) -> Option<bool> {
        let it = self.column(column)?;
        (0..self.data.len().min(1000)).find_map(|row| {
            let Cell::Number(figure) = scan(&it.word(row)) else { return None };
            let (bare, share) = (bare(&figure, it.decimal)?, it.numbers.get(row)?);
            (bare != 0.0).then_some(share.abs() < bare.abs() / 10.0)
        })
    }

    fn cell(&self, row: usize, column: usize, manner: Manner) -> Cow<'_, str> {
        let plain = self.plain(row, column);
        if manner == Manner::AsItIs {
            return plain;
        }
        let Some(it) = self.column(column) else { return plain };
        let written = match (manner, scan(&plain)) {
            (Manner::Dates, _) if plain.contains('/') => self.data.periods.get(row).copied().flatten().map(iso),
            (Manner::Shares, Cell::Number(figure)) if bare(&figure, it.decimal).is_some() => {
                let share = it.numbers.get(row);
                let digits = share.and_then(|share| digits(share, -2, Decimal::Point));
                digits.map(|digits| format!("{}{digits} %", if figure.negative { "-" } else { "" }))
            }
            (Manner::Marks | Manner::Shares, Cell::Number(figure)) => {
                it.decimal.and_then(|decimal| written_out(&plain, &figure, decimal))
            }
            _ => None,
        };
        written.map_or(plain, Cow::Owned)
    }
}

/// The number of a cell that names no unit.
fn bare(figure: &Figure, decimal: Option<Decimal>) -> Option<f64> {
    let is_bare = figure.unit == crate::paste::number::Unit::None && figure.exponent == 0;
    figure.value(decimal.unwrap_or(Decimal::Point), 0).filter(|_| is_bare)
}

/// `1.234` as the column reads it: `1234`, or `1.2340` with a decimal that no group of thousands can be. None where the cell
/// leaves one reading only.
fn written_out(cell: &str, figure: &Figure, decimal: Decimal) -> Option<String> {
    let Marks::Open(own) = figure.digits.marks else { return None };
    // `1,234 Mio.` is a decimal whatever the column is.
    let is_decimal = own == decimal || figure.flags.has(Flags::POWER);
    let mark = if own == Decimal::Comma { ',' } else { '.' };
    let is_digit = |at: usize| cell.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    // Not the point of `Mio.`
    let (at, _) = cell.rmatch_indices(mark).find(|(at, _)| is_digit(at + 1))?;
    let (front, behind) = (cell.get(..at)?, cell.get(at + 1..)?);
    if !is_decimal {
        return Some(format!("{front}{behind}"));
    }
    let (digits, rest) = behind.split_at_checked(3)?;
    Some(format!("{front}{mark}{digits}0{rest}"))
}

/// A period in a form that can be read in one way only.
fn iso(period: Period) -> String {
    if period.first == period.last {
        day(period.first)
    } else {
        format!("{} – {}", day(period.first), day(period.last))
    }
}

/// A day as `2026-10-03`, by Hinnant's `civil_from_days` (howardhinnant.github.io/date_algorithms.html).
fn day(days: i32) -> String {
    let days = i64::from(days) + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
    format!("{:04}-{month:02}-{day:02}", year_of_era + era * 400 + next)
}
