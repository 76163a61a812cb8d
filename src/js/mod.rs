//! The JavaScript module: the functions for pages, workers and Node. Plain objects in, plain objects out.
//!
//! Nothing here throws for what a person pasted or set; a mistake in the call itself becomes a JavaScript `Error`.

mod text;

use std::cell::RefCell;

use js_sys::{Array, BigInt, Error, Object, Reflect, Uint8Array};
use serde::Serialize;
use serde_json::{Map, Number, Value};
use wasm_bindgen::prelude::*;

use crate::api::{self, Analysis, HeldProject, Memory, Request, Wish, note_report};
use crate::engine::language::Language;
use crate::guide::calendar::{Review, calendar};
use crate::paste::{Header, Options};
use crate::{export, float, guide, method};

pub use text::text;

/// The declarations that editors and compilers read.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

/// The version of this module.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Cuts a pasted text (a string) or a text file's bytes (a `Uint8Array`) into cells.
#[wasm_bindgen(skip_typescript)]
pub fn parse(input: &JsValue, options: &JsValue) -> Result<JsValue, Error> {
    let given = if options.is_undefined() || options.is_null() { Value::Null } else { read(options)? };
    let text_of = |key: &str| given.get(key).and_then(Value::as_str);
    let header = match given.get("header") {
        Some(Value::Bool(true)) => Header::First,
        Some(Value::Bool(false)) => Header::None,
        _ => Header::Auto,
    };
    let separator = text_of("separator").and_then(|it| it.chars().next());
    let options = Options { separator, header };
    let language = text_of("language").and_then(Language::from_code).unwrap_or_default();
    let table = if let Some(text) = text(input) {
        api::parse(text, &options, language)
    } else if let Some(bytes) = bytes(input) {
        api::parse_bytes(&bytes, text_of("encoding"), &options, language)
    } else {
        return Err(Error::new("parse takes a string or a Uint8Array"));
    };
    give(&table)
}

/// A request to a report.
#[wasm_bindgen(skip_typescript)]
pub fn analyse(request: &JsValue) -> Result<JsValue, Error> {
    let request = request_of(request, "analyse")?;
    give(&api::assemble(&request, &remembered(&request)))
}

/// Two rows (`{ a, b }`), or two periods (`{ from, to, of, kpi, weightsBefore }`), side by side.
#[wasm_bindgen(skip_typescript)]
pub fn compare(request: &JsValue, what: &JsValue) -> Result<JsValue, Error> {
    let wrong = || Error::new("compare takes a request object and an object that says what is compared");
    let what = api::Compare::from_json(&read(what)?).ok_or_else(wrong)?;
    let request = request_of(request, "compare")?;
    let analysis = MEMORY.with_borrow_mut(|memory| memory.unquestioned(&request));
    give(&api::compare_analysis(&analysis, &request, &what))
}

/// The last two periods row by row, and the split of a change (`{ kpi, of, weightsBefore }`, each of them optional).
#[wasm_bindgen(skip_typescript)]
pub fn periods(request: &JsValue, wish: &JsValue) -> Result<JsValue, Error> {
    let request = request_of(request, "periods")?;
    let wish = api::PeriodsWish::from_json(&if wish.is_undefined() { Value::Null } else { read(wish)? });
    let analysis = MEMORY.with_borrow_mut(|memory| memory.unquestioned(&request));
    give(&api::periods(&analysis, &request, &wish))
}

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// An analysis that takes from the last one what is the same.
fn remembered(request: &Request) -> Analysis {
    MEMORY.with_borrow_mut(|memory| memory.analysis(request))
}

/// Keeps a text (a string, or a text file's bytes) under a number, for requests that name it as `held` instead of bringing
/// `text` along.
#[wasm_bindgen(skip_typescript)]
pub fn hold(id: u32, input: &JsValue) -> Result<(), Error> {
    match (text(input), bytes(input)) {
        (Some(text), _) => MEMORY.with_borrow_mut(|memory| memory.hold(id, text)),
        (None, Some(bytes)) => MEMORY.with_borrow_mut(|memory| memory.hold_bytes(id, bytes)),
        (None, None) => return Err(Error::new("hold takes a string or a Uint8Array")),
    }
    Ok(())
}

/// What the text file that `hold` keeps under a number turned out to be: the beginning of its text (at most `head` characters),
/// how many UTF-16 units the whole has, and notes; null where none is held.
#[wasm_bindgen(js_name = heldText, skip_typescript)]
pub fn held_text(id: u32, head: f64, language: Option<String>) -> Result<JsValue, Error> {
    let language = language.as_deref().and_then(Language::from_code).unwrap_or_default();
    let told = MEMORY.with_borrow(|memory| {
        memory.text(id).map(|it| {
            serde_json::json!({
                "text": api::beginning(it.text, head.max(0.0) as usize),
                "size": it.text.encode_utf16().count(),
                "isBlank": it.text.trim().is_empty(),
                "notes": it.notes.iter().map(|it| note_report(it, language)).collect::<Vec<_>>(),
            })
        })
    });
    give(&told)
}

/// The project file that `hold` keeps under a number: its settings as a project file without the numbers, the numbers' text (the
/// whole of fewer than `most` characters, else the beginning of at most `head`), and how long that is. `refused` says why where
/// it cannot be opened; null where none is held.
#[wasm_bindgen(js_name = openProject, skip_typescript)]
pub fn open_project(id: u32, most: f64, head: f64, language: Option<String>) -> Result<JsValue, Error> {
    let language = language.as_deref().and_then(Language::from_code).unwrap_or_default();
    let opened = MEMORY.with_borrow(|memory| {
        Some(match memory.project(id)? {
            Ok(HeldProject { project, text, html }) => {
                let is_whole = text.len() < most.max(0.0) as usize;
                let shown = if is_whole { text } else { api::beginning(text, head.max(0.0) as usize) };
                serde_json::json!({
                    "project": project.write(), "notes": project.notes.iter().map(|it| note_report(it, language)).collect::<Vec<_>>(),
                    "text": shown, "html": html.filter(|_| is_whole), "isWhole": is_whole, "size": text.chars().count(),
                })
            }
            Err(note) => serde_json::json!({ "refused": note_report(note, language).message }),
        })
    });
    give(&opened)
}

/// A project file's text with the text in it that its request names by a number.
#[wasm_bindgen(js_name = writeProject, skip_typescript)]
pub fn write_project(project: &str) -> Result<String, Error> {
    let project = api::Project::read(project).map_err(|_| Error::new("writeProject takes a project file's text"))?;
    let complete = MEMORY.with_borrow(|memory| memory.complete(project));
    complete.map(|it| it.write()).ok_or_else(|| Error::new("the text is not held"))
}

/// The best rows of a large ranking with everything settled that depends on the others: `most` rows whose label holds `wanted`.
#[wasm_bindgen(skip_typescript)]
pub fn top(request: &JsValue, most: f64, wanted: &str) -> Result<JsValue, Error> {
    let request = request_of(request, "top")?;
    let analysis = MEMORY.with_borrow_mut(|memory| memory.unquestioned(&request));
    give(&api::window(&request, &analysis, most.max(0.0) as usize, wanted))
}

/// The best `most` rows of a ranking, and where each stands under other scorecards.
#[wasm_bindgen(skip_typescript)]
pub fn standings(request: &JsValue, scorecards: &JsValue, most: f64) -> Result<JsValue, Error> {
    let request = request_of(request, "standings")?;
    let others = api::scorecards(&read(scorecards)?, &request);
    let analysis = MEMORY.with_borrow_mut(|memory| memory.unquestioned(&request));
    give(&api::standings(&request, &analysis, others, most.max(0.0) as usize))
}

/// How firm a ranking is, without the rest of the report; null where the scorecard asks for nothing of the kind.
#[wasm_bindgen(skip_typescript)]
pub fn firmness(request: &JsValue) -> Result<JsValue, Error> {
    let request = request_of(request, "firmness")?;
    give(&api::firmness(&request, &remembered(&request)))
}

/// The fair comparison that a request asks for, without the rest of the report; null where there is none.
#[wasm_bindgen(skip_typescript)]
pub fn fairness(request: &JsValue) -> Result<JsValue, Error> {
    let request = request_of(request, "fairness")?;
    give(&api::fairness(&request, &remembered(&request)))
}

/// Measures, KPIs, goals, goal systems, examples, methods and pictures in `"de"` or `"en"`.
#[wasm_bindgen(skip_typescript)]
pub fn catalogue(language: &JsValue) -> Result<JsValue, Error> {
    let code = text(language);
    if code.is_none() && !language.is_undefined() && !language.is_null() {
        return Err(Error::new("catalogue takes \"de\" or \"en\""));
    }
    let language = code.as_deref().and_then(Language::from_code).unwrap_or_default();
    give(&api::catalogue(language))
}

/// A formula by name.
#[wasm_bindgen(skip_typescript)]
pub fn calculate(method: &JsValue, inputs: &JsValue) -> Result<JsValue, Error> {
    let method =
        text(method).ok_or_else(|| Error::new("calculate takes the name of a method and an object of inputs"))?;
    let inputs = read(inputs)?;
    let answer = method::calculate(&method, &inputs).map_err(|error| Error::new(&error.to_string()))?;
    let language = inputs.get("language").and_then(Value::as_str).and_then(Language::from_code).unwrap_or_default();
    let notes: Vec<_> = answer.notes.iter().map(|note| note_report(note, language)).collect();
    give(&serde_json::json!({ "value": answer.value, "notes": notes }))
}

/// What keeps a typed formula from being read, with its place; null where nothing does.
#[wasm_bindgen(js_name = checkFormula, skip_typescript)]
pub fn check_formula(formula: &str, language: Option<String>) -> Result<JsValue, Error> {
    let language = language.as_deref().and_then(Language::from_code).unwrap_or_default();
    give(&api::check_formula(formula, language))
}

/// A report as a file's text.
#[wasm_bindgen(js_name = exportReport, skip_typescript)]
pub fn export_report(request: &JsValue, format: &JsValue) -> Result<JsValue, Error> {
    let format = text(format).ok_or_else(|| Error::new("exportReport takes a request and the name of a format"))?;
    let request = request_of(request, "exportReport")?;
    export::export_of(&request, &format, remembered).map(JsValue::from).map_err(|error| Error::new(&error.to_string()))
}

/// One of the starting questions with the answer that a request's table gives.
#[wasm_bindgen(skip_typescript)]
pub fn guide(request: &JsValue, path: &str) -> Result<JsValue, Error> {
    let path = guide::Path::from_id(path).ok_or_else(|| Error::new(&format!("there is no path \"{path}\"")))?;
    let request = request_of(request, "guide")?;
    give(&guide::answer_of(path, &request, &remembered(&request)))
}

/// Reviews as a calendar file.
#[wasm_bindgen(js_name = reviewCalendar, skip_typescript)]
pub fn review_calendar(reviews: &JsValue, stamp: &str) -> Result<String, Error> {
    let Value::Array(reviews) = read(reviews)? else { return Err(Error::new("reviewCalendar takes an array")) };
    let text = |review: &Value, key: &str| review.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let reviews: Vec<Review> = reviews
        .iter()
        .map(|it| Review {
            id: text(it, "id"),
            day: text(it, "day"),
            every_months: it.get("everyMonths").and_then(Value::as_f64).map_or(0, |months| months as u32),
            title: text(it, "title"),
            description: text(it, "description"),
        })
        .collect();
    Ok(calendar(&reviews, stamp))
}

/// A picture of a request: the finding, the SVG, the numbers behind it.
#[wasm_bindgen(skip_typescript)]
pub fn draw(request: &JsValue, wish: &JsValue) -> Result<JsValue, Error> {
    let request = request_of(request, "draw")?;
    let wish = Wish::from_json(&if wish.is_undefined() { Value::Null } else { read(wish)? });
    let drawn = api::draw_of(&request, &wish, remembered);
    give(&drawn.map_err(|error| Error::new(&error.to_string()))?)
}

/// A report as a description of its workbook, for the spreadsheet module to write: one half of `exportReport(request, "xlsx")`.
#[wasm_bindgen(skip_typescript)]
pub fn workbook(request: &JsValue) -> Result<String, Error> {
    let request = request_of(request, "exportReport")?;
    Ok(export::workbook(&request, &remembered(&request)).to_string())
}

fn request_of(value: &JsValue, function: &str) -> Result<Request, Error> {
    let request = Request::from_json(&read(value)?);
    let request = request.ok_or_else(|| Error::new(&format!("{function} takes a request object")))?;
    match request.held {
        // A table that is not there is not an empty one.
        Some(id) if MEMORY.with_borrow(|memory| memory.text(id).is_none()) => {
            Err(Error::new(&format!("no text is held under the number {id}")))
        }
        _ => Ok(request),
    }
}

/// A Rust value as a plain JavaScript one: objects and arrays, `null` for what is missing.
fn give(value: &impl Serialize) -> Result<JsValue, Error> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|error| Error::new(&error.to_string()))
}

/// How deep an object may be nested: far beyond any request, and far from the end of the stack for one that contains itself.
const DEEPEST: usize = 32;

/// A JavaScript value as plain data; `undefined` and what is not data become null.
fn read(value: &JsValue) -> Result<Value, Error> {
    plain(value, 0)
}

fn plain(value: &JsValue, depth: usize) -> Result<Value, Error> {
    if depth > DEEPEST {
        return Err(Error::new("the object is nested too deeply or contains itself"));
    }
    if let Some(text) = text(value) {
        return Ok(Value::String(text));
    }
    if let Some(number) = value.as_f64() {
        // JavaScript has one kind of number: lines and counts stay whole.
        const SAFE: f64 = 9_007_199_254_740_992.0;
        if number.fract() == 0.0 && number.abs() <= SAFE {
            return Ok(Value::from(number as i64));
        }
        return Ok(Number::from_f64(number).map_or(Value::Null, Value::Number));
    }
    if value.is_bigint() {
        return Ok(whole(value.unchecked_ref()));
    }
    if let Some(truth) = value.as_bool() {
        return Ok(Value::Bool(truth));
    }
    if let Some(array) = value.dyn_ref::<Array>() {
        return array.iter().map(|item| plain(&item, depth + 1)).collect::<Result<_, _>>().map(Value::Array);
    }
    if js_sys::ArrayBuffer::is_view(value) {
        let numbers = Array::from(value);
        return numbers.iter().map(|item| plain(&item, depth + 1)).collect::<Result<_, _>>().map(Value::Array);
    }
    if !value.is_object() {
        return Ok(Value::Null);
    }
    let object: &Object = value.unchecked_ref();
    let mut map = Map::new();
    for key in Object::keys(object).iter() {
        let item = Reflect::get(value, &key).map_err(|_| Error::new("a property of the object cannot be read"))?;
        map.insert(key.as_string().unwrap_or_default(), plain(&item, depth + 1)?);
    }
    Ok(Value::Object(map))
}

/// A whole number as databases hand it out: to the 15 digits that a number holds.
fn whole(value: &BigInt) -> Value {
    let digits = value.to_string(10).ok().and_then(|digits| digits.as_string());
    let number = digits.and_then(|digits| float::read(&digits));
    number.and_then(Number::from_f64).map_or(Value::Null, Value::Number)
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    if let Some(array) = value.dyn_ref::<Uint8Array>() {
        return Some(array.to_vec());
    }
    value.dyn_ref::<js_sys::ArrayBuffer>().map(|buffer| Uint8Array::new(buffer).to_vec())
}
