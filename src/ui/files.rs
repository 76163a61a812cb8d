//! Files: dropped, chosen or on the clipboard. A text is decoded here; spreadsheets and archives are read by a module of their
//! own, in a worker, fetched when the first one arrives.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, Function, JsString, Object, Promise, Reflect, Uint8Array};
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal, Blob, File};

use super::large::{self, HeldFile, Opening};
use super::state::Held;
use super::told::items;
use super::words::Words;
use crate::api;
use crate::engine::language::Language;
use crate::engine::note::Note;
use crate::paste;

/// Where a text came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The file itself, so that another sheet of it can be read.
    pub file: File,
    /// Its name.
    pub name: String,
    /// The sheets that can be chosen.
    pub sheets: Vec<String>,
    /// The one that was read.
    pub sheet: Option<String>,
    /// What decoding gave reason to say.
    pub notes: Vec<Note>,
}

impl Origin {
    /// A file that is one table.
    fn of(file: File, notes: Vec<Note>) -> Self {
        Origin { name: file.name(), file, sheets: Vec::new(), sheet: None, notes }
    }
}

/// What a file holds.
pub struct Content {
    /// Its text, or the beginning of one that the worker keeps.
    pub text: Rc<str>,
    pub held: Option<Held>,
    pub html: Option<Rc<str>>,
    pub origin: Origin,
}

/// What a file turns out to be.
pub enum Arrival {
    Table(Content),
    Project(Opening),
}

/// Why a file gives no table, in sentences. Nothing else changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub name: String,
    pub sentences: Vec<String>,
}

/// More bytes than this are not even opened.
const MOST_BYTES: f64 = (150 << 20) as f64;

thread_local! {
    static SHEETS: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Remembers how to get the spreadsheet module: a function that gives a promise of it.
pub fn prepare(load: Option<Function>) {
    SHEETS.with(|it| *it.borrow_mut() = load);
}

/// Whether this place can read and write spreadsheets at all: the single file cannot.
pub fn has_sheets() -> bool {
    SHEETS.with(|it| it.borrow().is_some())
}

/// A way to stop reading.
pub fn stopper() -> Option<AbortController> {
    AbortController::new().ok()
}

/// Reads a file. `None`: the person stopped it. A file that comes `alone` may stay with the worker, where it is large.
pub async fn read(
    file: File,
    sheet: Option<String>,
    language: Language,
    signal: Option<AbortSignal>,
    alone: bool,
) -> Option<Result<Arrival, Refusal>> {
    let unreadable = || refusal(&file, vec![Words::of(language).file_unreadable.to_owned()]);
    let is_stopped = || signal.as_ref().is_some_and(AbortSignal::aborted);
    if file.size() > MOST_BYTES {
        let limit = Note::new(&paste::FILE_TOO_LARGE).with(megabytes(file.size())).with(megabytes(MOST_BYTES));
        return Some(Err(refusal(&file, said(&[limit], language))));
    }
    let Some((head, ends)) = ends(&file).await else { return Some(Err(unreadable())) };
    if is_stopped() {
        return None;
    }
    if api::is_project(&ends) {
        return Some(Opening::of_file(&file).await.map(Arrival::Project).ok_or_else(unreadable));
    }
    let is_book =
        [b"PK\x03\x04".as_slice(), b"PK\x05\x06", b"\xd0\xcf\x11\xe0", b"<?xml"].iter().any(|it| head.starts_with(it));
    let held = if alone && !is_book { large::file(&file, language).await } else { None };
    if is_stopped() {
        return None;
    }
    if let Some(held) = held {
        return Some(of_held(file, held, language));
    }
    let bytes = bytes_of(&file).await;
    if is_stopped() {
        return None;
    }
    match bytes {
        None => Some(Err(unreadable())),
        Some(bytes) if is_book => of_book(file, &bytes, sheet, language, signal).await,
        Some(bytes) => Some(of_text(file, bytes.to_vec(), language)),
    }
}

/// What a file holds that the worker has read and keeps.
fn of_held(file: File, held: HeldFile, language: Language) -> Result<Arrival, Refusal> {
    let HeldFile { text, held, is_blank, notes } = held;
    match is_blank {
        true if notes.is_empty() => Err(refusal(&file, vec![Words::of(language).file_empty.to_owned()])),
        true => Err(refusal(&file, said(&notes, language))),
        false => Ok(Arrival::Table(Content { text, held: Some(held), html: None, origin: Origin::of(file, notes) })),
    }
}

/// What a text file holds.
fn of_text(file: File, bytes: Vec<u8>, language: Language) -> Result<Arrival, Refusal> {
    let read = paste::file_text(bytes);
    if read.text.is_none() && read.html.is_none() {
        return Err(refusal(&file, said(&read.notes, language)));
    }
    if read.text.as_deref().is_some_and(|it| it.trim().is_empty()) {
        return Err(refusal(&file, vec![Words::of(language).file_empty.to_owned()]));
    }
    Ok(Arrival::Table(content(read.text, read.html, Origin::of(file, read.notes))))
}

/// What a spreadsheet or an archive holds. `None`: the person stopped it.
async fn of_book(
    file: File,
    bytes: &Uint8Array,
    sheet: Option<String>,
    language: Language,
    signal: Option<AbortSignal>,
) -> Option<Result<Arrival, Refusal>> {
    let words = Words::of(language);
    if !has_sheets() {
        return Some(Err(refusal(&file, vec![words.sheets_absent.to_owned()])));
    }
    let answer = match from_module(bytes, sheet.as_deref(), language, signal.as_ref()).await {
        Ok(answer) => answer,
        Err(_) if signal.is_some_and(|it| it.aborted()) => return None,
        Err(reason) => {
            web_sys::console::warn_1(&reason);
            return Some(Err(refusal(&file, vec![words.sheets_missing.to_owned()])));
        }
    };
    let word = |key: &str| answer.get(key).and_then(Value::as_str).map(str::to_owned);
    let (text, html) = (word("text"), word("html"));
    if text.is_none() && html.is_none() {
        return Some(Err(refusal(&file, sentences(&answer))));
    }
    let sheets = items(&answer, "sheets").filter_map(Value::as_str).map(str::to_owned).collect();
    let origin = Origin { sheets, sheet: word("sheet"), ..Origin::of(file, Vec::new()) };
    Some(Ok(Arrival::Table(content(text, html, origin))))
}

fn refusal(file: &File, sentences: Vec<String>) -> Refusal {
    Refusal { name: file.name(), sentences }
}

fn said(notes: &[Note], language: Language) -> Vec<String> {
    notes.iter().map(|note| crate::text::message(note, language)).collect()
}

/// The first bytes of a file, and its first and last letters.
async fn ends(file: &File) -> Option<(Vec<u8>, String)> {
    const LOOKED_AT: f64 = 400.0;
    let size = file.size();
    let first = bytes_of(&file.slice_with_f64_and_f64(0.0, size.min(LOOKED_AT)).ok()?).await?.to_vec();
    let last = bytes_of(&file.slice_with_f64_and_f64((size - LOOKED_AT).max(0.0), size).ok()?).await?.to_vec();
    let letters = [&first, &last].map(|it| String::from_utf8_lossy(it).into_owned()).concat();
    Some((first, letters))
}

/// The bytes of a file, or of a part of it.
pub async fn bytes_of(file: &Blob) -> Option<Uint8Array> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()))
}

fn content(text: Option<String>, html: Option<String>, origin: Origin) -> Content {
    let html: Option<Rc<str>> = html.map(Into::into);
    // The field shows a text, also of a file that only calls itself a spreadsheet and is a web page.
    let text = text.unwrap_or_else(|| paste::reconcile(None, html.as_deref()).text);
    Content { text: text.into(), held: None, html, origin }
}

fn megabytes(bytes: f64) -> usize {
    (bytes / f64::from(1 << 20)).round() as usize
}

/// What the spreadsheet module says, the gravest first.
fn sentences(answer: &Value) -> Vec<String> {
    items(answer, "notes").filter_map(|note| note.get("message")?.as_str()).map(str::to_owned).collect()
}

async fn module() -> Result<JsValue, JsValue> {
    let load = SHEETS.with(|it| it.borrow().clone()).ok_or(JsValue::NULL)?;
    JsFuture::from(load.call0(&JsValue::NULL)?.dyn_into::<Promise>()?).await
}

async fn from_module(
    bytes: &Uint8Array,
    sheet: Option<&str>,
    language: Language,
    signal: Option<&AbortSignal>,
) -> Result<Value, JsValue> {
    let module = module().await?;
    let options = Object::new();
    Reflect::set(&options, &"language".into(), &language.code().into())?;
    if let Some(sheet) = sheet {
        Reflect::set(&options, &"sheet".into(), &sheet.into())?;
    }
    if let Some(signal) = signal {
        Reflect::set(&options, &"signal".into(), signal)?;
    }
    let read: Function = Reflect::get(&module, &"read".into())?.dyn_into()?;
    let answer = JsFuture::from(read.call2(&module, bytes, &options)?.dyn_into::<Promise>()?).await?;
    let answer = answer.as_string().unwrap_or_default();
    serde_json::from_str(&answer).map_err(|reason| reason.to_string().into())
}

/// A workbook's description to the bytes of an Excel file; `told` hears how much of it is done, from 0 to 1.
pub async fn write_book(
    description: &JsString,
    signal: &AbortSignal,
    told: impl Fn(f64) + 'static,
) -> Result<Uint8Array, JsValue> {
    let module = module().await?;
    let told = Closure::<dyn Fn(f64)>::new(told);
    let options = Object::new();
    Reflect::set(&options, &"signal".into(), signal)?;
    Reflect::set(&options, &"told".into(), told.as_ref())?;
    let write: Function = Reflect::get(&module, &"write".into())?.dyn_into()?;
    let bytes = JsFuture::from(write.call2(&module, description, &options)?.dyn_into::<Promise>()?).await?;
    bytes.dyn_into()
}

/// The files of a drop, a picker or a clipboard.
pub fn list(files: Option<web_sys::FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|place| files.get(place)).collect()
}

/// Whether something that is dragged brings files.
pub fn brings_files(types: &Array) -> bool {
    types.iter().any(|it| it.as_string().as_deref() == Some("Files"))
}

/// Whether a clipboard holds files and no text beside them.
pub fn are_all(types: &Array) -> bool {
    brings_files(types) && !types.iter().any(|it| it.as_string().is_some_and(|it| it.starts_with("text/")))
}

/// A file's name without its ending.
pub fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
