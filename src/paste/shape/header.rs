//! Which record is the header: the one whose cells name measures, or words that stand over numbers.

use super::{Known, Recognise};
use crate::order;
use crate::paste::looks::{Looks, trim};
use crate::paste::split::Grid;

/// So many records below its beginning a header is looked for.
const LOOK: usize = 25;

/// So many records are looked at to see what the columns hold.
const SAMPLE: usize = 60;

/// So many cells of a record are looked at.
const CELLS: usize = 500;

/// What was found out about a run of records.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Which of the records is the header.
    pub header: Option<usize>,
    /// How many of its cells name measures.
    pub hits: usize,
    /// How many of its cells are words over numbers or dates.
    pub support: usize,
    /// How many cells the records usually have.
    pub width: usize,
    /// Which columns hold numbers.
    pub numeric: Vec<bool>,
}

/// Looks for the header of these records.
pub fn find(grid: &Grid, records: &[u32], known: Recognise) -> Found {
    let sample: Vec<Vec<Looks>> = records.iter().take(SAMPLE).map(|record| looks(grid, *record)).collect();
    let width = usual_width(&sample);
    let numeric = columns(&sample, width, |it| it == Looks::Number);
    let data = columns(&sample, width, Looks::is_data);
    let has_data = data.contains(&true);
    // Separators behind the last name, as Excel writes them for cells that were once in use, are no columns.
    let is_used = |at: &usize| sample.iter().any(|cells| cells.get(*at).is_some_and(|it| *it != Looks::Empty));
    let n_used = (0..width).rev().find(is_used).map_or(0, |last| last + 1);
    let mut best: Option<(f64, usize)> = None;
    let mut found = Found { width, numeric, ..Found::default() };
    let mut data_above = false;
    for (index, (record, cells)) in records.iter().zip(&sample).take(LOOK).enumerate() {
        let n_filled = cells.iter().filter(|it| **it != Looks::Empty).count();
        let n_words = cells.iter().filter(|it| is_words(**it)).count();
        if n_filled * 2 < n_used {
            continue;
        }
        let series = series(grid, *record, cells, &found.numeric);
        let is_years = series.is_some();
        let over_data = |at: usize| data.get(at) == Some(&true);
        let conflicts = cells.iter().enumerate().filter(|(at, it)| it.is_data() && over_data(*at) && !is_years).count();
        let support = cells.iter().enumerate().filter(|(at, it)| is_words(**it) && over_data(*at)).count();
        // A corner without a name stands beside years too.
        let has_corner = series == Some(Series::Sure) && cells.first() == Some(&Looks::Empty);
        let looks_like_one =
            (n_words > 0 || has_corner) && conflicts * 3 <= n_filled && (n_words * 2 > n_filled || is_years);
        if looks_like_one {
            let hits = hits(grid, *record, known).len();
            // Above it there is no data, unless it plainly is a header.
            let is_sure = series == Some(Series::Sure);
            let is_possible = if data_above { hits >= 2 } else { hits > 0 || support > 0 || !has_data || is_sure };
            // Explanations are longer than names.
            let length = (average_length(grid, *record) / 40.0).min(2.0);
            let is_guess = hits == 0 && support == 0;
            let score =
                if is_guess { 0.0 } else { 2.0 * hits as f64 + support as f64 - 2.0 * conflicts as f64 - length };
            // Where all is words, the first line is as good as another that happens to name something: `ID` is Idaho.
            let is_better = |most: f64| score > most && (has_data || found.hits == 0 && hits >= 2);
            if is_possible && best.is_none_or(|(most, _)| is_better(most)) {
                best = Some((score, index));
                (found.hits, found.support) = (hits, support);
            }
        }
        data_above |= conflicts > 0;
    }
    found.header = best.map(|(_, index)| index);
    found
}

/// What the cells of a record look like.
pub fn looks(grid: &Grid, record: u32) -> Vec<Looks> {
    let record = record as usize;
    (0..grid.width(record).min(CELLS)).map(|column| Looks::of(&grid.cell(record, column))).collect()
}

fn is_words(it: Looks) -> bool {
    matches!(it, Looks::Words | Looks::Odd)
}

/// The width that most records have.
fn usual_width(sample: &[Vec<Looks>]) -> usize {
    let mut widths: Vec<usize> = sample.iter().map(Vec::len).collect();
    order::upwards(&mut widths);
    widths
        .chunk_by(|left, right| left == right)
        .max_by_key(|group| group.len())
        .and_then(|group| group.first().copied())
        .unwrap_or(0)
}

/// Which columns hold this kind of cell in at least every third record; the first record may be a header.
fn columns(sample: &[Vec<Looks>], width: usize, is_kind: impl Fn(Looks) -> bool) -> Vec<bool> {
    let below = if sample.len() > 1 { sample.get(1..).unwrap_or_default() } else { sample };
    let column = |at: usize| {
        let cells = || below.iter().filter(|cells| cells.len() >= width.min(2)).filter_map(|cells| cells.get(at));
        let n_filled = cells().filter(|it| !matches!(it, Looks::Empty | Looks::Missing)).count();
        let n_kind = cells().filter(|it| !matches!(it, Looks::Empty | Looks::Missing) && is_kind(**it)).count();
        n_kind > 0 && n_kind * 3 >= n_filled
    };
    (0..width).map(column).collect()
}

/// Numbers or dates that are names of columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Series {
    /// They can be, where the others are words.
    Likely,
    /// They step evenly, or stand over something else.
    Sure,
}

/// Whether the cells are years or dates, as in `Kanal;2023;2024`: a header of numbers. Weeks and days count where a name says so.
fn series(grid: &Grid, record: u32, cells: &[Looks], numeric: &[bool]) -> Option<Series> {
    let places: Vec<usize> = (0..cells.len()).filter(|at| matches!(cells[*at], Looks::Number | Looks::Date)).collect();
    let names: Vec<String> = places.iter().map(|at| trim(&grid.cell(record as usize, *at)).to_owned()).collect();
    let is_over_numbers = |at: &usize| numeric.get(*at) == Some(&true);
    let differ = names.windows(2).all(|pair| pair.first() != pair.last());
    let numbers: Option<Vec<i32>> = names.iter().map(|it| it.parse().ok()).collect();
    let step = |most: i32| {
        let steps = || numbers.iter().flat_map(|it| it.windows(2)).map(|pair| pair[1] - pair[0]);
        steps().next().is_some_and(|first| first != 0 && first.abs() <= most && steps().all(|it| it == first))
    };
    let is_year = |it: &String| it.len() == 4 && it.parse().is_ok_and(|year: u32| (1900..2100).contains(&year));
    let is_recent = |it: &String| it.parse().is_ok_and(|year: u32| year >= 1990);
    let begins_with_words = cells.first().is_some_and(|it| is_words(*it));
    let has_corner = begins_with_words || cells.first() == Some(&Looks::Empty);
    match names.len() {
        0 => None,
        // One year over words: `Land;2018`.
        1 => (is_year(&names[0]) && begins_with_words && !places.iter().any(is_over_numbers)).then_some(Series::Sure),
        _ if !differ => None,
        _ if names.iter().all(is_year) => match step(10) {
            true => Some(Series::Sure),
            false => names.iter().all(is_recent).then_some(Series::Likely),
        },
        _ if names.iter().all(|it| Looks::of(it) == Looks::Date) && has_corner => {
            Some(if places.iter().all(is_over_numbers) { Series::Sure } else { Series::Likely })
        }
        // `KW;40;41;42`
        3.. if numbers.iter().flatten().all(|it| (1..=53).contains(it)) && step(1) && begins_with_words => {
            Some(Series::Likely)
        }
        _ => None,
    }
}

/// What those cells of a record name that name measures.
pub fn hits(grid: &Grid, record: u32, known: Recognise) -> Vec<Known> {
    let record = record as usize;
    (0..grid.width(record).min(CELLS)).filter_map(|column| known(trim(&grid.cell(record, column)))).collect()
}

fn average_length(grid: &Grid, record: u32) -> f64 {
    let record = record as usize;
    let lengths =
        (0..grid.width(record).min(CELLS)).map(|column| grid.raw(record, column).0.len()).filter(|length| *length > 0);
    let (n, sum) = lengths.fold((0, 0), |(n, sum), length| (n + 1, sum + length));
    sum as f64 / f64::max(f64::from(n), 1.0)
}

/// Whether a record below the header explains its columns: sentences or units where the others have numbers.
pub fn is_description(grid: &Grid, record: u32, numeric: &[bool]) -> bool {
    let cells = looks(grid, record);
    if numeric.contains(&true) && names_types(grid, record) {
        return true;
    }
    let over_numbers =
        || cells.iter().zip(numeric).filter(|(it, numeric)| **numeric && !matches!(it, Looks::Empty | Looks::Missing));
    let n_filled = over_numbers().count();
    let all_words = over_numbers().all(|(it, _)| is_words(*it));
    // `1.234 (Vorjahr: 1.100)` is a number with a remark.
    let is_remarked = |at: usize| {
        let cell = grid.cell(record as usize, at);
        let number = trim(&cell).split(' ').next().unwrap_or_default();
        cell.len() <= 40 && Looks::of(number) == Looks::Number
    };
    if (0..cells.len()).any(|at| numeric.get(at) == Some(&true) && is_remarked(at)) {
        return false;
    }
    let is_sentence = || {
        cells.iter().enumerate().any(|(at, it)| {
            is_words(*it) && numeric.get(at) == Some(&true) && grid.raw(record as usize, at).0.len() > 20
        })
    };
    all_words && (n_filled > 1 || n_filled == 1 && is_sentence())
}

/// Whether the record names the types of its columns, as databases do below the header: `varchar | int32`.
fn names_types(grid: &Grid, record: u32) -> bool {
    const TYPES: &str = "varchar text string char int integer bigint smallint tinyint hugeint int8 int16 int32 int64 uint32 uint64 \
        str i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 <chr> <int> <dbl> <date> <dttm> <lgl> <fct> float double real float32 float64 decimal numeric boolean bool date time timestamp datetime";
    let record = record as usize;
    let is_type = |column: usize| {
        let cell = grid.cell(record, column).to_lowercase();
        let name = trim(&cell).split('(').next().unwrap_or_default();
        name.is_empty() || TYPES.split(' ').any(|it| it == name)
    };
    let n_filled = (0..grid.width(record)).filter(|column| !trim(&grid.cell(record, *column)).is_empty()).count();
    n_filled > 1 && (0..grid.width(record)).all(is_type)
}
