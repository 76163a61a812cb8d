//! Rows that glide to their new place, and which of them are in view.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::browser;

/// The rows as they were last drawn.
#[derive(Default)]
pub struct Drawn {
    shown: Vec<usize>,
    /// Where each row stood, in pixels from the top of the first.
    tops: BTreeMap<usize, f64>,
    /// What of it was in view; nothing where that is not known any more.
    seen: Option<(f64, f64)>,
}

impl Drawn {
    /// Whether a row stood in view. What was not drawn yet counts as near.
    pub fn is_near(&self, row: usize) -> bool {
        self.seen.zip(self.tops.get(&row)).is_none_or(|((from, to), top)| (from..to).contains(top))
    }
}

/// Rows glide to their new place, so that the eye can follow who overtook whom.
#[hook]
pub fn use_gliding_rows(body: &NodeRef, shown: &[usize]) -> Rc<RefCell<Drawn>> {
    let drawn = use_mut_ref(Drawn::default);
    {
        let last = Rc::clone(&drawn);
        use_effect_with((), move |()| {
            let listening = browser::on_scroll(move || last.borrow_mut().seen = None);
            move || drop(listening)
        });
    }
    let (body, shown, last) = (body.clone(), shown.to_vec(), Rc::clone(&drawn));
    use_effect(move || {
        let Some(body) = body.cast::<HtmlElement>() else { return };
        let mut last = last.borrow_mut();
        if last.shown == shown && last.seen.is_some() {
            return;
        }
        last.seen = browser::seen_of(&body);
        let is_still = last.shown == shown || last.tops.is_empty() || browser::reduces_motion();
        // First every place is read, then everything is moved: a reading after a movement would lay the page out again.
        let rows = body.children();
        let element = |place: usize| rows.item(place as u32)?.dyn_into::<HtmlElement>().ok();
        let elements: Vec<HtmlElement> = (0..shown.len()).map_while(element).collect();
        let first = elements.first().map_or(0, HtmlElement::offset_top);
        let tops: Vec<f64> = elements.iter().map(|it| f64::from(it.offset_top() - first)).collect();
        // What nobody sees need not move.
        if let Some((from, to)) = last.seen.filter(|_| !is_still) {
            let is_seen = |top: f64| (from..to).contains(&top);
            for ((row, element), top) in shown.iter().zip(&elements).zip(&tops) {
                match last.tops.get(row) {
                    Some(old) if old != top && (is_seen(*old) || is_seen(*top)) => {
                        browser::glide(element, old - top);
                    }
                    _ => {}
                }
            }
        }
        last.tops = shown.iter().copied().zip(tops).collect();
        last.shown = shown;
    });
    drawn
}
