//! What a clipboard holds beside plain text, and how a field of plain text takes it.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, HtmlTextAreaElement};
use yew::prelude::*;

use super::browser;
use super::large;
use super::state::Held;
use crate::paste;

/// What a clipboard holds.
#[derive(Clone, Debug)]
pub struct Flavours {
    pub text: String,
    pub html: Rc<str>,
}

/// The clipboard of a paste, until the field says what text came of it.
pub type Clipboard = RefCell<Option<Flavours>>;

impl Flavours {
    /// A large plain text, handed over.
    pub fn large(event: &Event) -> Option<(Rc<str>, Held)> {
        let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
        large::handed_over(&browser::clipboard_text(&data)?)
    }

    pub fn of(event: &Event) -> Option<Self> {
        let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
        let get = |kind: &str| data.get_data(kind).unwrap_or_default();
        Some(Flavours { text: get("text/plain"), html: get("text/html").into() })
    }

    /// A paste into a field, which takes plain text alone: HTML without any becomes text there and is given with it; else the
    /// HTML is remembered until the field has the text.
    pub fn pasted(self, event: &Event, field: &NodeRef, clipboard: &Clipboard) -> Option<(Rc<str>, Rc<str>)> {
        if self.html.is_empty() || !self.text.is_empty() {
            *clipboard.borrow_mut() = (!self.html.is_empty()).then_some(self);
            return None;
        }
        event.prevent_default();
        let text: Rc<str> = paste::reconcile(None, Some(&self.html)).text.into();
        if let Some(field) = field.cast::<HtmlTextAreaElement>() {
            field.set_value(&text);
        }
        Some((text, self.html))
    }

    /// The HTML that speaks for a field's text: only where the last paste is all that stands there.
    pub fn beside(text: &str, clipboard: &Clipboard) -> Option<Rc<str>> {
        clipboard.borrow_mut().take().filter(|it| it.is_all_of(text)).map(|it| it.html)
    }

    /// A field's text with the HTML that speaks for it. HTML without any plain text becomes text.
    pub fn settled(text: String, clipboard: Option<&Flavours>) -> (Rc<str>, Option<Rc<str>>) {
        match clipboard {
            Some(it) if it.text.is_empty() && text.is_empty() => {
                (paste::reconcile(None, Some(&it.html)).text.into(), Some(it.html.clone()))
            }
            Some(it) if it.is_all_of(&text) => (text.into(), Some(it.html.clone())),
            _ => (text.into(), None),
        }
    }

    /// Whether the field holds this and nothing else. Fields unify line breaks.
    fn is_all_of(&self, text: &str) -> bool {
        text.lines().eq(self.text.lines())
    }
}
