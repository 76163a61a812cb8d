//! What the browser tells the page: events, as long as somebody listens, and time that has passed.

use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, DragEvent, Element, Event, EventTarget, File, HtmlInputElement, Node};

use super::{document, window};
use crate::ui::files;

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
            // What only goes on to another part of the page does not leave it.
            "dragleave" => {
                let next = event.related_target().and_then(|it| it.dyn_into::<Node>().ok());
                mark(next.is_some_and(|it| marked.contains(Some(&it))));
            }
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
