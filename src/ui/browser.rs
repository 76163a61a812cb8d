//! The few things that the page asks of the browser. Each may be denied (in a frame, from a file), and then nothing happens.

use js_sys::{Array, Function, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    AddEventListenerOptions, Blob, BlobPropertyBag, Document, DragEvent, Element, Event, EventTarget, File,
    HtmlElement, HtmlInputElement, HtmlTextAreaElement, Url, Window,
};

use super::files;

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

/// A listener on something that outlives whoever listens: it is heard as long as this is kept.
pub struct Listening {
    target: EventTarget,
    kinds: &'static [&'static str],
    listener: JsValue,
}

impl Listening {
    fn new(target: EventTarget, kinds: &'static [&'static str], listener: JsValue) -> Self {
        for kind in kinds {
            _ = target.add_event_listener_with_callback(kind, listener.unchecked_ref());
        }
        Listening { target, kinds, listener }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        for kind in self.kinds {
            _ = self.target.remove_event_listener_with_callback(kind, self.listener.unchecked_ref());
        }
    }
}

/// Calls back when something is pasted into an element, or anywhere.
pub fn on_paste(element: Option<Element>, callback: impl Fn(Event) + 'static) -> Option<Listening> {
    let target = element.map(EventTarget::from).or_else(|| document().map(Into::into))?;
    Some(Listening::new(target, &["paste"], Closure::<dyn Fn(Event)>::new(callback).into_js_value()))
}

/// Calls back when files are dropped on an element, or anywhere; marks it, or the whole document, while they hover over it.
pub fn on_drop(element: Option<Element>, callback: impl Fn(Vec<File>) + 'static) -> Option<Listening> {
    let whole = element.or_else(|| document()?.document_element())?;
    let marked = whole.clone();
    let handle = move |event: DragEvent| {
        let Some(data) = event.data_transfer().filter(|it| files::brings_files(&it.types())) else { return };
        let mark = |hovers: bool| _ = marked.class_list().toggle_with_force("dropping", hovers);
        match event.type_().as_str() {
            // Only what leaves the window leaves the page.
            "dragleave" => mark(event.related_target().is_some()),
            kind => {
                event.prevent_default();
                mark(kind == "dragover");
                if kind == "drop" {
                    callback(files::list(data.files()));
                }
            }
        }
    };
    let listener = Closure::<dyn Fn(DragEvent)>::new(handle).into_js_value();
    Some(Listening::new(whole.into(), &["dragover", "dragleave", "drop"], listener))
}

/// Calls back when files are picked in a field, also when it has left the page meanwhile: its picker may still be open.
pub fn on_pick(field: &HtmlInputElement, callback: impl Fn(Vec<File>) + 'static) {
    let picked = field.clone();
    let handle = move || {
        callback(files::list(picked.files()));
        // The same file may be chosen again.
        picked.set_value("");
    };
    let listener = Closure::<dyn Fn()>::new(handle).into_js_value();
    _ = field.add_event_listener_with_callback("change", listener.unchecked_ref());
}

/// Calls back once at each of these events, wherever it happens.
pub fn at_first(kinds: &[&str], callback: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(callback).into_js_value();
    let options = AddEventListenerOptions::new();
    options.set_once(true);
    options.set_passive(true);
    let Some(document) = document() else { return };
    for kind in kinds {
        _ = document.add_event_listener_with_callback_and_add_event_listener_options(
            kind,
            listener.unchecked_ref(),
            &options,
        );
    }
}

/// Calls back when another fragment is opened.
pub fn on_new_fragment(callback: impl Fn() + 'static) -> Option<Listening> {
    Some(Listening::new(window()?.into(), &["hashchange"], Closure::<dyn Fn()>::new(callback).into_js_value()))
}

/// Calls back when other parts of the page come into view.
pub fn on_scroll(callback: impl Fn() + 'static) -> Option<Listening> {
    Some(Listening::new(window()?.into(), &["scroll", "resize"], Closure::<dyn Fn()>::new(callback).into_js_value()))
}

/// Calls back when the page is put aside or left: phones end pages in the background without a word. The listeners live as long
/// as the page.
pub fn on_leave(callback: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(callback).into_js_value();
    for kind in ["visibilitychange", "pagehide"] {
        if let Some(window) = window() {
            _ = window.add_event_listener_with_callback(kind, listener.unchecked_ref());
        }
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

/// A callback that is to come, as long as this is kept. With it goes all that the callback holds.
#[must_use]
pub struct Timer {
    id: i32,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}

/// Calls back after a while, unless the timer is dropped before.
pub fn after(milliseconds: i32, callback: impl FnOnce() + 'static) -> Option<Timer> {
    let mut callback = Some(callback);
    let callback = Closure::<dyn FnMut()>::new(move || callback.take().into_iter().for_each(|it| it()));
    let function = callback.as_ref().unchecked_ref();
    let id = window()?.set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds).ok()?;
    Some(Timer { id, _callback: callback })
}

/// Calls back after a while, whatever happens meanwhile.
pub fn later(milliseconds: i32, callback: impl FnOnce() + 'static) {
    let callback = Closure::once_into_js(callback);
    if let Some(window) = window() {
        _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback.unchecked_ref(), milliseconds);
    }
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

/// The plain text of a clipboard, likewise.
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

fn function(object: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}

/// Now, as `2026-11-01T08:00:00.000Z`.
pub fn now() -> String {
    js_sys::Date::new_0().to_iso_string().into()
}

/// The day so many months from now where the person is, as `2026-12-01`; in a shorter month its last.
pub fn day_in_months(months: i32) -> String {
    let today = js_sys::Date::new_0();
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

/// Prints one part of the page alone: what stands in elements of this name.
pub fn print_only(part: &str) {
    let (Some(window), Some(root)) = (window(), document().and_then(|it| it.document_element())) else { return };
    _ = root.set_attribute("data-print", part);
    call(&window, "print");
    later(1000, move || _ = root.remove_attribute("data-print"));
}

/// Copies a text while a click is handled: through a field of our own, which works in frames and from files too.
/// Whether it worked.
pub fn copy(text: &str) -> bool {
    let copied = || {
        let document = document()?;
        let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
        field.set_value(text);
        field.set_class_name("aside");
        let focused = focused(&document);
        document.body()?.append_child(&field).ok()?;
        field.select();
        let command = function(&document, "execCommand")?;
        let copied = command.call1(&document, &"copy".into()).ok()?.is_truthy();
        field.remove();
        if let Some(focused) = focused {
            _ = focused.focus();
        }
        Some(copied)
    };
    copied().unwrap_or(false)
}

/// What has the focus, inside of shadow roots too.
fn focused(document: &Document) -> Option<HtmlElement> {
    let mut focused = document.active_element()?;
    let inside = |element: &Element| {
        let root = Reflect::get(element, &"shadowRoot".into()).ok()?;
        Reflect::get(&root, &"activeElement".into()).ok()?.dyn_into::<Element>().ok()
    };
    while let Some(inner) = inside(&focused) {
        focused = inner;
    }
    focused.dyn_into().ok()
}

/// The bytes of a file that a person chose.
pub async fn bytes_of(file: &web_sys::File) -> Option<Vec<u8>> {
    let promise: js_sys::Promise = function(file, "arrayBuffer")?.call0(file).ok()?.dyn_into().ok()?;
    let buffer = wasm_bindgen_futures::JsFuture::from(promise).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Today as people write it.
pub fn today(code: &str) -> String {
    let options = Object::new();
    for (key, value) in [("day", "numeric"), ("month", "long"), ("year", "numeric")] {
        _ = Reflect::set(&options, &key.into(), &value.into());
    }
    js_sys::Date::new_0().to_locale_date_string(code, &options).into()
}

/// The text of a file that a person chose; nothing where it cannot be read or is far too large.
pub async fn text_of(file: &web_sys::File) -> Option<String> {
    const MOST_BYTES: f64 = 200e6;
    if file.size() > MOST_BYTES {
        return None;
    }
    let promise: js_sys::Promise = function(file, "text")?.call0(file).ok()?.dyn_into().ok()?;
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()?.as_string()
}

/// Copies the same in two forms while a click is handled: programs that know tables take the HTML.
pub fn copy_both(text: &str, html: &str) -> bool {
    let (plain, rich) = (text.to_owned(), html.to_owned());
    let listener = Closure::<dyn Fn(web_sys::ClipboardEvent)>::new(move |event: web_sys::ClipboardEvent| {
        if let Some(data) = event.clipboard_data() {
            _ = data.set_data("text/plain", &plain);
            _ = data.set_data("text/html", &rich);
            event.prevent_default();
        }
    });
    let Some(document) = document() else { return false };
    let function = listener.as_ref().unchecked_ref();
    _ = document.add_event_listener_with_callback("copy", function);
    let copied = copy(text);
    _ = document.remove_event_listener_with_callback("copy", function);
    copied
}

/// Prints a document of its own, in a frame that nobody sees and that can run nothing.
pub fn print(html: &JsString) -> Option<()> {
    let document = document()?;
    let frame = document.create_element("iframe").ok()?;
    frame.set_attribute("sandbox", "allow-same-origin allow-modals").ok()?;
    frame.set_attribute("class", "aside").ok()?;
    frame.set_attribute("aria-hidden", "true").ok()?;
    frame.set_attribute("tabindex", "-1").ok()?;
    let loaded = {
        let frame = frame.clone();
        Closure::once_into_js(move || {
            let window = Reflect::get(&frame, &"contentWindow".into()).unwrap_or_default();
            for method in ["focus", "print"] {
                call(&window, method);
            }
            // Some browsers print only after the function has returned.
            later(60_000, move || frame.remove());
        })
    };
    frame.add_event_listener_with_callback("load", loaded.unchecked_ref()).ok()?;
    set_text_property(&frame, "srcdoc", html);
    document.body()?.append_child(&frame).ok()?;
    Some(())
}

/// Offers a text as a file.
pub fn save(name: &str, media_type: &str, text: impl Into<JsValue>) {
    // Excel takes a file without the mark for Windows-1252.
    let mark = if media_type == "text/csv" { "\u{feff}" } else { "" };
    save_parts(name, &format!("{media_type};charset=utf-8"), &Array::of2(&mark.into(), &text.into()));
}

/// Offers texts and bytes, one behind the other, as a file.
pub fn save_parts(name: &str, media_type: &str, parts: &Array) {
    let saved = || {
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        let blob = Blob::new_with_str_sequence_and_options(parts, &options).ok()?;
        let url = Url::create_object_url_with_blob(&blob).ok()?;
        let link: HtmlElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
        link.set_attribute("href", &url).ok()?;
        link.set_attribute("download", name).ok()?;
        link.click();
        later(10_000, move || _ = Url::revoke_object_url(&url));
        Some(())
    };
    _ = saved();
}

/// Copies a PNG that is still to come while a click is handled. Browsers that cannot say no.
pub async fn copy_png(png: impl Future<Output = Option<Blob>> + 'static) -> bool {
    let copied = || {
        let window = web_sys::window()?;
        let clipboard = Reflect::get(&Reflect::get(&window, &"navigator".into()).ok()?, &"clipboard".into()).ok()?;
        let write = function(&clipboard, "write")?;
        let item = function(&window, "ClipboardItem")?;
        // The browser wants the item at once and its content whenever it is there.
        let content =
            wasm_bindgen_futures::future_to_promise(async move { png.await.map(Into::into).ok_or(JsValue::NULL) });
        let parts = Object::new();
        Reflect::set(&parts, &"image/png".into(), &content).ok()?;
        let item = Reflect::construct(&item, &Array::of1(&parts)).ok()?;
        write.call1(&clipboard, &Array::of1(&item)).ok()?.dyn_into::<js_sys::Promise>().ok()
    };
    match copied() {
        Some(promise) => wasm_bindgen_futures::JsFuture::from(promise).await.is_ok(),
        None => false,
    }
}

/// An SVG file as a PNG of twice its size on white, as documents and slides want it. None where the browser does not hand it out.
pub async fn png(svg: &str) -> Option<Blob> {
    const SCALE: f64 = 2.0;
    // On paper there is neither a dark nor a forced scheme.
    let svg = svg
        .replace("@media screen and (prefers-color-scheme:dark)", "@media not all")
        .replace("@media (forced-colors:active)", "@media not all");
    let document = document()?;
    let image = document.create_element("img").ok()?;
    // An address of its own kind spoils the canvas in older browsers; the text itself does not.
    let address = format!("data:image/svg+xml;charset=utf-8,{}", String::from(js_sys::encode_uri_component(&svg)));
    image.set_attribute("src", &address).ok()?;
    let decoded: js_sys::Promise = function(&image, "decode")?.call0(&image).ok()?.dyn_into().ok()?;
    wasm_bindgen_futures::JsFuture::from(decoded).await.ok()?;
    let size = |key: &str| Reflect::get(&image, &key.into()).ok()?.as_f64().filter(|it| *it > 0.0).map(|it| it * SCALE);
    let (width, height) = (size("naturalWidth")?, size("naturalHeight")?);
    let canvas = document.create_element("canvas").ok()?;
    for (key, value) in [("width", width), ("height", height)] {
        Reflect::set(&canvas, &key.into(), &value.into()).ok()?;
    }
    let brush = function(&canvas, "getContext")?.call1(&canvas, &"2d".into()).ok()?;
    Reflect::set(&brush, &"fillStyle".into(), &"#fff".into()).ok()?;
    let arguments = |start: &[&JsValue]| {
        let all: Array = start.iter().copied().collect();
        for number in [0.0, 0.0, width, height] {
            all.push(&number.into());
        }
        all
    };
    function(&brush, "fillRect")?.apply(&brush, &arguments(&[])).ok()?;
    function(&brush, "drawImage")?.apply(&brush, &arguments(&[image.as_ref()])).ok()?;
    let mut give = |resolve: Function, _: Function| {
        // A canvas that may not be read gives nothing.
        let is_asked =
            function(&canvas, "toBlob").is_some_and(|it| it.call2(&canvas, &resolve, &"image/png".into()).is_ok());
        if !is_asked {
            _ = resolve.call0(&JsValue::NULL);
        }
    };
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::new(&mut give)).await.ok()?.dyn_into().ok()
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
