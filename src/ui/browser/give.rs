//! What the page gives away: on the clipboard, on paper, as a file, as a picture.

use js_sys::{Array, Function, JsString, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag, ClipboardEvent, Document, Element, HtmlElement, HtmlTextAreaElement, Url};

use super::{call, document, function, later, set_text_property, window};

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

/// Copies the same in two forms while a click is handled: programs that know tables take the HTML.
pub fn copy_both(text: &str, html: &str) -> bool {
    let (plain, rich) = (text.to_owned(), html.to_owned());
    let listener = Closure::<dyn Fn(ClipboardEvent)>::new(move |event: ClipboardEvent| {
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
        let window = window()?;
        let clipboard = Reflect::get(&Reflect::get(&window, &"navigator".into()).ok()?, &"clipboard".into()).ok()?;
        let write = function(&clipboard, "write")?;
        let item = function(&window, "ClipboardItem")?;
        // The browser wants the item at once and its content whenever it is there.
        let content = future_to_promise(async move { png.await.map(Into::into).ok_or(JsValue::NULL) });
        let parts = Object::new();
        Reflect::set(&parts, &"image/png".into(), &content).ok()?;
        let item = Reflect::construct(&item, &Array::of1(&parts)).ok()?;
        write.call1(&clipboard, &Array::of1(&item)).ok()?.dyn_into::<Promise>().ok()
    };
    match copied() {
        Some(promise) => JsFuture::from(promise).await.is_ok(),
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
    let decoded: Promise = function(&image, "decode")?.call0(&image).ok()?.dyn_into().ok()?;
    JsFuture::from(decoded).await.ok()?;
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
    JsFuture::from(Promise::new(&mut give)).await.ok()?.dyn_into().ok()
}
