//! A workbook as [`crate::export::workbook`] describes it, to the bytes of an xlsx file.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};
use serde_json::Value;

/// What fits into a cell (Excel's specification and limits).
const LONGEST_TEXT: usize = 32_767;
/// Rows and columns of a sheet (the same).
const MAX_ROWS: usize = 1_048_576;
const MAX_COLUMNS: usize = 16_384;

/// Writes a workbook; the error is a sentence for programmers, since only a wrong description makes one.
///
/// `told` hears how much of it is done, from 0 to 1.
pub fn write(description: &Value, told: &mut dyn FnMut(f64)) -> Result<Vec<u8>, String> {
    let sheets = description.get("sheets").and_then(Value::as_array).ok_or("the workbook has no sheets")?;
    let mut book = Workbook::new();
    // The same report gives the same bytes on every day.
    let created = ExcelDateTime::from_ymd(2026, 1, 1).map_err(|error| error.to_string())?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created).set_author("Zielwert"));
    let rows = |sheet: &Value| sheet.get("rows").and_then(Value::as_array).map_or(0, Vec::len);
    let all = sheets.iter().map(rows).sum::<usize>().max(1) as f64;
    let mut before = 0;
    for sheet in sheets {
        let mut is_at = |row: usize| told(FILLED * (before + row) as f64 / all);
        fill(book.add_worksheet(), sheet, &mut is_at).map_err(|error| error.to_string())?;
        before += rows(sheet);
    }
    told(FILLED);
    book.save_to_buffer().map_err(|error| error.to_string())
}

/// How much of the time cells take; the rest is packing them, in one piece.
const FILLED: f64 = 0.4;
/// After so many rows somebody is told.
const ROWS_AT_ONCE: usize = 250;

fn fill(sheet: &mut Worksheet, description: &Value, is_at: &mut dyn FnMut(usize)) -> Result<(), XlsxError> {
    let list = |key: &str| description.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    if let Some(name) = description.get("name").and_then(Value::as_str) {
        sheet.set_name(name)?;
    }
    let frozen = |place: usize| list("frozen").get(place).and_then(Value::as_u64).unwrap_or(0);
    sheet.set_freeze_panes(frozen(0) as u32, frozen(1) as u16)?;
    for (column, width) in (0..).zip(list("widths").iter().take(MAX_COLUMNS)) {
        sheet.set_column_width(column, width.as_f64().unwrap_or(10.0))?;
    }
    let looks = Looks::new(list("formats"));
    for (row, cells) in (0..).zip(list("rows").iter().take(MAX_ROWS)) {
        if (row as usize).is_multiple_of(ROWS_AT_ONCE) {
            is_at(row as usize);
        }
        let cells = cells.as_array().map(Vec::as_slice).unwrap_or_default();
        for (column, cell) in (0..).zip(cells.iter().take(MAX_COLUMNS)) {
            write_cell(sheet, row, column, cell, &looks)?;
        }
    }
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, row: u32, column: u16, cell: &Value, looks: &Looks) -> Result<(), XlsxError> {
    let plain = looks.of_column(column);
    match cell {
        Value::Null | Value::Bool(_) | Value::Array(_) => {}
        Value::Number(number) => {
            // What is not finite has no place in a file.
            let number = number.as_f64().filter(|it| it.is_finite());
            number.map(|number| sheet.write_number_with_format(row, column, number, plain)).transpose()?;
        }
        Value::String(text) => write_text(sheet, row, column, text, plain, looks)?,
        Value::Object(object) => {
            let word = |key: &str| object.get(key).and_then(Value::as_str);
            if let Some(formula) = word("formula") {
                let result = match object.get("value") {
                    Some(Value::Number(number)) => number.to_string(),
                    // An empty result would be shown as 0 until somebody calculates.
                    _ => "–".to_owned(),
                };
                sheet.write_formula_with_format(row, column, Formula::new(formula).set_result(result), plain)?;
            } else if let Some(text) = word("text") {
                write_text(sheet, row, column, text, looks.named(word("look").unwrap_or_default()), looks)?;
            } else if let Some(number) = object.get("number").and_then(Value::as_f64) {
                let format = Format::new().set_num_format(word("format").unwrap_or("General"));
                sheet.write_number_with_format(row, column, number, &format)?;
            }
        }
    }
    Ok(())
}

/// Words stay words: a string cell is never run as a formula, and one that looks like it is marked so that editing leaves it be.
fn write_text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let text = match text.char_indices().nth(LONGEST_TEXT) {
        Some((end, _)) => text.get(..end).unwrap_or_default(),
        None => text,
    };
    let is_risky = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    sheet.write_string_with_format(row, column, text, if is_risky { &looks.quoted } else { format })?;
    Ok(())
}

/// The formats of a sheet, made once.
struct Looks {
    columns: Vec<Format>,
    general: Format,
    title: Format,
    head: Format,
    label: Format,
    muted: Format,
    quoted: Format,
}

impl Looks {
    fn new(formats: &[Value]) -> Self {
        let of = |format: &Value| {
            let format = Format::new().set_num_format(format.as_str().unwrap_or("General"));
            format.set_align(FormatAlign::Top)
        };
        let ink = Color::RGB(0x5A_61_69);
        Looks {
            columns: formats.iter().map(of).collect(),
            general: Format::new(),
            title: Format::new().set_bold().set_font_size(16),
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_border_bottom(FormatBorder::Thin),
            label: Format::new().set_font_color(ink),
            muted: Format::new().set_font_color(ink),
            quoted: Format::new().set_num_format("@").set_quote_prefix().set_align(FormatAlign::Top),
        }
    }

    fn of_column(&self, column: u16) -> &Format {
        self.columns.get(usize::from(column)).unwrap_or(&self.general)
    }

    fn named(&self, name: &str) -> &Format {
        match name {
            "title" => &self.title,
            "head" => &self.head,
            "label" => &self.label,
            "muted" => &self.muted,
            _ => &self.general,
        }
    }
}
