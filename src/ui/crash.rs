//! Should the program ever stop, the page says so and gives back what was pasted. `www/rescue.js` adds what one can do with it.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlTextAreaElement};

use super::browser;
use super::words::FrontWords;
use crate::engine::language::Language;

/// What is to be given back, in which language and where.
#[derive(Clone, Debug)]
pub struct Pasted {
    pub text: Rc<str>,
    /// The number of the whole text, where `text` is only its beginning.
    pub held: Option<u32>,
    pub language: Language,
    pub place: Element,
}

thread_local! {
    static PASTED: RefCell<Option<Pasted>> = const { RefCell::new(None) };
}

/// Remembers what is to be given back.
pub fn remember(pasted: Pasted) {
    PASTED.with(|it| {
        if let Ok(mut it) = it.try_borrow_mut() {
            *it = Some(pasted);
        }
    });
}

/// From now on a panic ends in a sentence and the pasted text, above what is left of the page.
pub fn prepare() {
    yew::set_custom_panic_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        let pasted = PASTED.with(|it| it.try_borrow().ok().and_then(|it| it.clone()));
        if let Some(pasted) = pasted {
            _ = give_back(&pasted);
        }
    }));
}

fn give_back(Pasted { text, held, language, place }: &Pasted) -> Option<()> {
    let words = FrontWords::of(*language);
    let document = browser::document()?;
    let notice = document.create_element("section").ok()?;
    notice.set_class_name("crash");
    notice.set_attribute("role", "alert").ok()?;
    if let Some(held) = held {
        notice.set_attribute("data-held", &held.to_string()).ok()?;
    }
    for (name, content) in [("h2", words.crash), ("p", words.crash_text)] {
        let element = document.create_element(name).ok()?;
        element.set_text_content(Some(content));
        notice.append_child(&element).ok()?;
    }
    let field: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    field.set_read_only(true);
    field.set_attribute("aria-label", words.crash).ok()?;
    notice.append_child(&field).ok()?;
    place.prepend_with_node_1(&notice).ok()
}
