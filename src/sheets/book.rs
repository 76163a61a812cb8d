//! A workbook's sheet as cells, whatever program wrote it.

use std::io::Cursor;

use calamine::{
    Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, SheetType, SheetVisible, Xls, XlsError, Xlsb, Xlsx, XlsxError,
};

use super::file::{self, Kind};
use super::limits::{MAX_BLANK_COLUMNS, MAX_BLANK_ROWS, MAX_CELLS};
use super::percent::{self, Places};
use super::{Answer, notes, old, text};
use crate::engine::note::Note;
use crate::paste;

/// The filled cells of a sheet, row by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    pub(super) cells: Vec<Placed>,
}

/// A filled cell with its place, counted from 0.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Placed {
    pub row: u32,
    pub column: u32,
    pub value: Value,
}

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Number(f64),
    /// A number that is shown as per cent: 0.05 is 5 %.
    Percent(f64),
    Text(String),
}

/// What a sheet is good for, the least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Holds {
    Nothing,
    Words,
    /// Numbers, as in the date on a cover.
    Numbers,
    /// Two rows or more of several cells, with numbers in them.
    Table,
}

type Bytes<'a> = Cursor<&'a [u8]>;

/// Reads a workbook; `wanted` is the sheet that the person chose.
pub fn read(bytes: &[u8], kind: Kind, wanted: Option<&str>) -> Result<Answer, Note> {
    let bytes = Cursor::new(bytes);
    match kind {
        Kind::Xlsx => pick(Xlsx::new(bytes).map_err(of_xlsx)?, wanted, cells_of_xlsx),
        Kind::Xlsb => pick(Xlsb::new(bytes).map_err(damaged)?, wanted, of_range(Vec::new())),
        Kind::Xls => {
            let percent = old::percent(bytes.get_ref()).unwrap_or_default();
            pick(Xls::new(bytes).map_err(of_xls)?, wanted, of_range(percent))
        }
        _ => {
            let percent = percent::in_open_document(&file::part(bytes.get_ref(), "content.xml")?);
            pick(Ods::new(bytes).map_err(of_ods)?, wanted, of_range(percent))
        }
    }
}

/// Reads the sheet that was asked for, else the first one with a table in it, with numbers, with anything.
fn pick<'a, B: Reader<Bytes<'a>>>(
    mut book: B,
    wanted: Option<&str>,
    cells: impl Fn(&mut B, &str) -> Result<Vec<Placed>, Note>,
) -> Result<Answer, Note> {
    let names = names(&book);
    let mut notes = Vec::new();
    let mut chosen: Option<(&String, Sheet, usize)> = None;
    let known = wanted.filter(|wanted| names.iter().any(|name| name == wanted));
    for name in names.iter().filter(|name| known.is_none_or(|known| known == *name)) {
        let (sheet, stray) = Sheet::new(cells(&mut book, name)?);
        let holds = sheet.holds();
        if holds > chosen.as_ref().map_or(Holds::Nothing, |(_, sheet, _)| sheet.holds()) {
            chosen = Some((name, sheet, stray));
        }
        if holds == Holds::Table {
            break;
        }
    }
    let Some((name, sheet, stray)) = chosen else {
        return Err(match known.or(names.first().map(String::as_str)) {
            Some(name) => Note::new(&notes::SHEET_EMPTY).with(name),
            None => Note::new(&notes::NO_SHEET),
        });
    };
    match wanted {
        Some(wanted) if known.is_none() => {
            notes.push(Note::new(&notes::SHEET_UNKNOWN).with(wanted).with(name));
        }
        None if names.len() > 1 => notes.push(Note::new(&notes::SHEET_CHOSEN).with(names.len()).with(name)),
        _ => {}
    }
    if stray > 0 {
        notes.push(Note::new(&notes::CELLS_STRAY).with(stray));
    }
    let name = name.clone();
    Ok(Answer { sheets: names, sheet: Some(name), text: Some(text::of(&sheet)), html: None, notes, cells: sheet })
}

/// The sheets that people see; the hidden ones where there is no other.
fn names<'a>(book: &impl Reader<Bytes<'a>>) -> Vec<String> {
    let sheets = book.sheets_metadata();
    let of = |visible: bool| {
        let kept = sheets.iter().filter(|it| it.typ == SheetType::WorkSheet);
        kept.filter(|it| (it.visible == SheetVisible::Visible) == visible).map(|it| it.name.clone()).collect()
    };
    let visible: Vec<String> = of(true);
    if visible.is_empty() { of(false) } else { visible }
}

impl Sheet {
    /// Sorts the cells and leaves those aside that stand far away from the table; says how many.
    fn new(mut cells: Vec<Placed>) -> (Self, usize) {
        let place = |it: &Placed| (it.row, it.column);
        if !cells.is_sorted_by_key(place) {
            crate::order::by_key(&mut cells, |it| place(it));
        }
        // A damaged file may name a cell twice: the last word stands.
        cells.dedup_by(|later, first| {
            place(later) == place(first) && {
                std::mem::swap(later, first);
                true
            }
        });
        let n_all = cells.len();
        let end = end(cells.iter().map(|it| it.row), MAX_BLANK_ROWS);
        cells.retain(|it| it.row < end);
        let mut columns: Vec<u32> = Vec::new();
        for it in &cells {
            if let Err(place) = columns.binary_search(&it.column) {
                columns.insert(place, it.column);
            }
        }
        let end = self::end(columns.into_iter(), MAX_BLANK_COLUMNS);
        cells.retain(|it| it.column < end);
        let n_stray = n_all - cells.len();
        (Sheet { cells }, n_stray)
    }

    fn holds(&self) -> Holds {
        let is_number = |it: &Placed| matches!(it.value, Value::Number(_) | Value::Percent(_));
        let rows = || self.cells.chunk_by(|one, next| one.row == next.row).filter(|row| row.len() > 1);
        if rows().nth(1).is_some() && rows().flatten().any(is_number) {
            Holds::Table
        } else if self.cells.iter().any(is_number) {
            Holds::Numbers
        } else if self.cells.is_empty() {
            Holds::Nothing
        } else {
            Holds::Words
        }
    }

    /// The rows of the used range, each as long as its last filled cell.
    pub fn rows(&self) -> Vec<Vec<paste::Cell>> {
        let top = self.cells.first().map_or(0, |it| it.row);
        let left = self.cells.iter().map(|it| it.column).min().unwrap_or(0);
        let mut rows: Vec<Vec<paste::Cell>> = Vec::new();
        for it in &self.cells {
            let (row, column) = ((it.row - top) as usize, (it.column - left) as usize);
            rows.resize_with(row + 1, Vec::new);
            let Some(cells) = rows.last_mut() else { continue };
            cells.resize_with(column, paste::Cell::default);
            cells.push(match &it.value {
                Value::Number(number) | Value::Percent(number) => paste::Cell::Number(*number),
                Value::Text(text) => paste::Cell::Text(text.clone()),
            });
        }
        rows
    }
}

/// Where the table ends: behind the last of these places before a gap.
fn end(places: impl Iterator<Item = u32>, gap: u32) -> u32 {
    let mut end = None;
    for place in places {
        if end.is_some_and(|end| place > end + gap) {
            break;
        }
        end = Some(place + 1);
    }
    end.unwrap_or(0)
}

/// Cell by cell, so that no sheet is laid out that has one cell in its first corner and one in its last.
fn cells_of_xlsx<'a>(book: &mut Xlsx<Bytes<'a>>, name: &str) -> Result<Vec<Placed>, Note> {
    let mut reader = book.worksheet_cells_reader(name).map_err(of_xlsx)?;
    let percent: Vec<bool> = reader.styles().iter().map(percent::is_style).collect();
    let mut cells = Vec::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(of_xlsx)? {
        let (row, column) = cell.get_position();
        let is_percent = percent.get(style).copied().unwrap_or(false);
        let value = match cell.get_value() {
            DataRef::Int(number) => number_of(*number as f64, is_percent),
            DataRef::Float(number) => number_of(*number, is_percent),
            DataRef::String(text) => Some(Value::Text(text.clone())),
            DataRef::SharedString(text) => Some(Value::Text((*text).to_owned())),
            other => other_value(&other.clone().into()),
        };
        push(&mut cells, row, column, value)?;
    }
    Ok(cells)
}

/// The cells of a sheet that is laid out as a whole; `percent` are the cells that show per cent, for each sheet in order.
fn of_range<'a, B: Reader<Bytes<'a>>>(percent: Vec<Places>) -> impl Fn(&mut B, &str) -> Result<Vec<Placed>, Note> {
    move |book: &mut B, name: &str| {
        let sheet = book.sheets_metadata().iter().position(|it| it.name == name);
        let none = Places::new();
        cells_of_range(book, name, sheet.and_then(|it| percent.get(it)).unwrap_or(&none))
    }
}

fn cells_of_range<'a, B: Reader<Bytes<'a>>>(book: &mut B, name: &str, percent: &Places) -> Result<Vec<Placed>, Note> {
    let range = book.worksheet_range(name).map_err(damaged)?;
    let (top, left) = range.start().unwrap_or_default();
    let mut cells = Vec::new();
    for (row, column, value) in range.used_cells() {
        let (row, column) = (top + row as u32, left + column as u32);
        let is_percent = percent.contains(&(row, column));
        let value = match value {
            Data::Int(number) => number_of(*number as f64, is_percent),
            Data::Float(number) => number_of(*number, is_percent),
            Data::String(text) => Some(Value::Text(text.clone())),
            other => other_value(other),
        };
        push(&mut cells, row, column, value)?;
    }
    Ok(cells)
}

fn push(cells: &mut Vec<Placed>, row: u32, column: u32, value: Option<Value>) -> Result<(), Note> {
    let Some(value) = value.filter(|it| !matches!(it, Value::Text(text) if text.is_empty())) else { return Ok(()) };
    if cells.len() >= MAX_CELLS {
        return Err(Note::new(&notes::SHEET_TOO_LARGE).with(MAX_CELLS));
    }
    cells.push(Placed { row, column, value });
    Ok(())
}

fn number_of(number: f64, is_percent: bool) -> Option<Value> {
    number.is_finite().then_some(if is_percent { Value::Percent(number) } else { Value::Number(number) })
}

/// Dates, durations, truths and errors as their texts.
fn other_value(value: &Data) -> Option<Value> {
    let text = match value {
        Data::DateTime(moment) => of_moment(*moment),
        Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(true) => "TRUE".to_owned(),
        Data::Bool(false) => "FALSE".to_owned(),
        Data::Error(error) => error.to_string(),
        _ => return None,
    };
    Some(Value::Text(text))
}

/// `2026-11-22`, `2026-11-22 09:30:00`, `09:30:00`; a duration as hours, minutes and seconds.
fn of_moment(moment: ExcelDateTime) -> String {
    let seconds = (moment.as_f64() * 86_400.0).round();
    if moment.is_duration() || seconds < 86_400.0 {
        let sign = if seconds < 0.0 { "-" } else { "" };
        let seconds = seconds.abs();
        let (hours, minutes) = ((seconds / 3600.0).floor(), (seconds % 3600.0 / 60.0).floor());
        return format!("{sign}{hours:02}:{minutes:02}:{:02}", seconds % 60.0);
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) { date } else { format!("{date} {hour:02}:{minute:02}:{second:02}") }
}

fn of_xlsx(error: XlsxError) -> Note {
    match error {
        XlsxError::Password => Note::new(&notes::FILE_ENCRYPTED),
        other => damaged(other),
    }
}

fn of_xls(error: XlsError) -> Note {
    match error {
        XlsError::Password => Note::new(&notes::FILE_ENCRYPTED),
        other => damaged(other),
    }
}

fn of_ods(error: OdsError) -> Note {
    match error {
        OdsError::Password => Note::new(&notes::FILE_ENCRYPTED),
        OdsError::CellLimitExceeded { .. } => Note::new(&notes::SHEET_TOO_LARGE).with(MAX_CELLS),
        other => damaged(other),
    }
}

fn damaged<E>(_: E) -> Note {
    Note::new(&notes::FILE_DAMAGED)
}
