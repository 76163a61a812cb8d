//! The few things that the page asks of the browser. Each may be denied (in a frame, from a file), and then nothing happens.

mod give;
mod hear;

use js_sys::{Array, Date, Function, JsString, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, File, Window};

pub use give::{copy, copy_both, copy_png, png, print, print_only, save, save_parts};
pub use hear::{after, at_first, later, on_drop, on_leave, on_new_fragment, on_paste, on_pick, on_scroll};

fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// The fragment of the address without `#`.
pub fn fragment() -> String {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Replaces the fragment without a step in the browser's history; an empty one leaves no `#` behind.
pub fn set_fragment(fragment: &str) {
    let Some(window) = window() else { return };
    let location = window.location();
    let address = if fragment.is_empty() {
        let path = location.pathname().unwrap_or_default();
        path + &location.search().unwrap_or_default()
    } else {
        format!("#{fragment}")
    };
    if let Ok(history) = window.history() {
        _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Opens another fragment, as a link would.
pub fn open_fragment(fragment: &str) {
    if let Some(window) = window() {
        _ = window.location().set_hash(fragment);
    }
}

/// The whole address.
pub fn address() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// A value of the address' query.
pub fn query(key: &str) -> Option<String> {
    let search = window()?.location().search().ok()?;
    let pairs = search.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    pairs.into_iter().find(|(it, _)| *it == key).map(|(_, value)| value.to_owned())
}

/// The browser's languages, best first.
pub fn languages() -> Vec<String> {
    let Some(window) = window() else { return Vec::new() };
    window.navigator().languages().iter().filter_map(|it| it.as_string()).collect()
}

/// Tells the document its language and title.
pub fn set_language(code: &str, title: &str) {
    let Some(document) = document() else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        _ = root.set_attribute("lang", code);
    }
}

/// Whether the reader wants things to stay where they are.
pub fn reduces_motion() -> bool {
    let list = window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    list.is_none_or(|it| it.matches())
}

/// What of an element's height is in view, in pixels from its top, with a little more at both ends.
pub fn seen_of(element: &Element) -> Option<(f64, f64)> {
    const MARGIN: f64 = 100.0;
    let height = window()?.inner_height().ok()?.as_f64()?;
    let top = element.get_bounding_client_rect().top();
    Some((-top - MARGIN, height - top + MARGIN))
}

/// Lets an element glide from where it was, so many pixels below.
pub fn glide(element: &Element, below: f64) {
    let frame = Object::new();
    _ = Reflect::set(&frame, &"transform".into(), &format!("translateY({below}px)").into());
    let options = Object::new();
    _ = Reflect::set(&options, &"duration".into(), &180.into());
    _ = Reflect::set(&options, &"easing".into(), &"cubic-bezier(.2,.7,.3,1)".into());
    let frames = Array::of2(&frame, &Object::new());
    if let Some(animate) = function(element, "animate") {
        _ = animate.call2(element, &frames, &options);
    }
}

/// A text property of an object, as the browser holds it: nothing is copied.
pub fn text_property(object: &JsValue, name: &str) -> Option<JsString> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// Sets such a property; nothing is copied here either.
pub fn set_text_property(object: &JsValue, name: &str, text: &JsString) {
    _ = Reflect::set(object, &name.into(), text);
}

/// A number property of an object.
pub fn number_property(object: &JsValue, name: &str) -> Option<f64> {
    Reflect::get(object, &name.into()).ok()?.as_f64()
}

/// The plain text of a clipboard; nothing of it is copied.
pub fn clipboard_text(data: &JsValue) -> Option<JsString> {
    function(data, "getData")?.call1(data, &"text/plain".into()).ok()?.dyn_into().ok()
}

/// Brings an element into the middle of the view and makes it the one where reading goes on.
pub fn show(element: &Element) {
    if !element.has_attribute("tabindex") {
        _ = element.set_attribute("tabindex", "-1");
    }
    let options = Object::new();
    for (key, value) in [("block", "center"), ("inline", "center")] {
        _ = Reflect::set(&options, &key.into(), &value.into());
    }
    if let Some(show) = function(element, "scrollIntoView") {
        _ = show.call1(element, &options);
    }
    let without_scrolling = Object::new();
    _ = Reflect::set(&without_scrolling, &"preventScroll".into(), &true.into());
    if let Some(focus) = function(element, "focus") {
        _ = focus.call1(element, &without_scrolling);
    }
}

/// Calls a method that old browsers lack.
pub fn call(element: &JsValue, method: &str) {
    if let Some(it) = function(element, method) {
        _ = it.call0(element);
    }
}

/// A function of an object; none where the browser has none.
pub fn function(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// Now, as `2026-11-01T08:00:00.000Z`.
pub fn now() -> String {
    Date::new_0().to_iso_string().into()
}

/// The day so many months from now where the person is, as `2026-12-01`; in a shorter month its last.
pub fn day_in_months(months: i32) -> String {
    let today = Date::new_0();
    later_day((today.get_full_year() as i32, today.get_month() as i32, today.get_date()), months)
}

/// The same from a day: year, month from 0, and day.
fn later_day((year, month, day): (i32, i32, u32), months: i32) -> String {
    let month = year * 12 + month + months;
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    format!("{year:04}-{month:02}-{:02}", day.min(last))
}

/// Today as people write it.
pub fn today(code: &str) -> String {
    let options = Object::new();
    for (key, value) in [("day", "numeric"), ("month", "long"), ("year", "numeric")] {
        _ = Reflect::set(&options, &key.into(), &value.into());
    }
    Date::new_0().to_locale_date_string(code, &options).into()
}

/// The text of a file that a person chose; nothing where it cannot be read or is far too large.
pub async fn text_of(file: &File) -> Option<String> {
    const MOST_BYTES: f64 = 200e6;
    if file.size() > MOST_BYTES {
        return None;
    }
    let promise: Promise = function(file, "text")?.call0(file).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()?.as_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_later_is_the_same_day_or_the_months_last() {
        for (day, months, expected) in [
            ((2026, 0, 31), 1, "2026-02-28"),
            ((2028, 0, 31), 1, "2028-02-29"),
            ((2026, 11, 15), 1, "2027-01-15"),
            ((2026, 0, 1), -1, "2025-12-01"),
            ((2026, 4, 31), -1, "2026-04-30"),
            ((2026, 10, 1), 0, "2026-11-01"),
        ] {
            assert_eq!(later_day(day, months), expected, "{day:?} {months}");
        }
    }
}
