//! What the loader (`src/js/sheets.js`) calls: one call for each instance of this module.

use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

use super::{Answer, notes};
use crate::api::note_report;
use crate::engine::language::Language;
use crate::engine::note::Note;
use crate::paste::Cell;

/// Reads a file. Gives `{ sheets, sheet, text, html, rows, notes }`; `rows` only where they are wanted.
#[wasm_bindgen]
pub fn read(bytes: Vec<u8>, sheet: Option<String>, wants_rows: bool, language: &str) -> String {
    let answer = super::read(&bytes, sheet.as_deref());
    drop(bytes);
    given(&answer, wants_rows, language)
}

/// The same answer where an instance came to its end over a file.
#[wasm_bindgen]
pub fn unreadable(language: &str) -> String {
    given(&Answer::failed(Note::new(&notes::FILE_UNREADABLE)), false, language)
}

/// The same answer where a file was still being read after so many seconds.
#[wasm_bindgen]
pub fn endless(seconds: usize, language: &str) -> String {
    given(&Answer::failed(Note::new(&notes::FILE_ENDLESS).with(seconds)), false, language)
}

#[wasm_bindgen]
extern "C" {
    /// A JavaScript function that hears how far something is.
    pub type Listener;

    #[wasm_bindgen(method, js_name = call)]
    fn tell(this: &Listener, that: &JsValue, share: f64);
}

/// Writes a workbook that `workbook` of the engine's module has described. `told` is called with how much is done, from 0 to 1.
#[wasm_bindgen]
pub fn write(description: &str, told: &Listener) -> Result<Vec<u8>, JsError> {
    let description: Value = serde_json::from_str(description)?;
    let mut tell = |share: f64| told.tell(&JsValue::NULL, share);
    super::write(&description, &mut tell).map_err(|error| JsError::new(&error))
}

fn given(answer: &Answer, wants_rows: bool, language: &str) -> String {
    let language = Language::from_code(language).unwrap_or_default();
    let notes: Vec<_> = answer.notes.iter().map(|note| note_report(note, language)).collect();
    let rows = wants_rows.then(|| answer.rows().into_iter().map(row).collect::<Vec<_>>());
    let Answer { sheets, sheet, text, html, .. } = answer;
    json!({ "sheets": sheets, "sheet": sheet, "text": text, "html": html, "rows": rows, "notes": notes }).to_string()
}

fn row(cells: Vec<Cell>) -> Value {
    cells
        .into_iter()
        .map(|cell| match cell {
            Cell::Missing => Value::Null,
            Cell::Number(number) => number.into(),
            Cell::Text(text) => text.into(),
        })
        .collect()
}
