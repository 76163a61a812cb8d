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
#[derive(Debug)]
pub struct Flavours {
    pub text: String,
    pub html: Rc<str>,
}

/// The clipboard of a paste, until the field says what text came of it.
pub type Clipboard = RefCell<Option<Flavours>>;

/// From so many bytes on a table is put into the field instead of being typed: browsers keep what is typed for their own steps back,
/// two elements a line, as long as the field is there.
const LONG: usize = 4_000;

/// Whether all that stands in a field is selected, or nothing stands there.
fn is_selected(field: &HtmlTextAreaElement) -> bool {
    let (start, end) = (field.selection_start().ok().flatten(), field.selection_end().ok().flatten());
    start == Some(0) && end == Some(field.text_length())
}

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

    /// A paste into a field, which takes plain text alone: HTML without any becomes text there and is given with it, and so is a
    /// table that takes the place of all that stood there; else the HTML is remembered until the field has the text.
    pub fn pasted(self, event: &Event, field: &NodeRef, clipboard: &Clipboard) -> Option<(Rc<str>, Option<Rc<str>>)> {
        let field = field.cast::<HtmlTextAreaElement>()?;
        let text: Rc<str> = match self.text.is_empty() {
            true if !self.html.is_empty() => paste::reconcile(None, Some(&self.html)).text.into(),
            false if self.text.len() >= LONG && is_selected(&field) => self.text.as_str().into(),
            _ => {
                *clipboard.borrow_mut() = (!self.html.is_empty()).then_some(self);
                return None;
            }
        };
        event.prevent_default();
        field.set_value(&text);
        Some((text, Some(self.html).filter(|it| !it.is_empty())))
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
