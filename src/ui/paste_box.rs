//! Where numbers come in. The field keeps its own text, so that a large paste is not written back at every change.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, HtmlTextAreaElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::browser;
use super::deep;
use super::kept::Kept;
use super::large;
use super::place::Place;
use super::state::{Action, Held};
use super::words::Words;
use crate::engine::language::Language;
use crate::examples::{self, Example};
use crate::paste;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub text: Rc<str>,
    pub language: Language,
    /// Where the text is only the beginning of a large one.
    pub held: Option<Held>,
    /// Whether the worker is at it, or gave up.
    pub is_working: bool,
    pub has_failed: bool,
    /// What was read, in one line; none while there is nothing.
    pub summary: Option<AttrValue>,
    pub act: Callback<Action>,
}

/// Above this many characters the reader sees that something is going on before the reading begins.
const LARGE: usize = 200_000;

/// Examples that stand there at once; the others are behind a switch.
const FIRST: usize = 3;

#[component]
pub fn PasteBox(props: &Props) -> Html {
    let Props { text, language, held, is_working, has_failed, summary, act } = props;
    let words = Words::of(*language);
    let field = use_node_ref();
    let shown = use_mut_ref(|| Rc::<str>::from(""));
    let clipboard = use_mut_ref(|| None::<Flavours>);
    let is_busy = use_state(|| false);
    let is_large = use_state(|| false);

    // Examples, undo and redo change the text from outside.
    {
        let (field, shown) = (field.clone(), shown.clone());
        use_effect_with(text.clone(), move |text| {
            if !Rc::ptr_eq(&shown.borrow(), text) {
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    field.set_value(text);
                }
                *shown.borrow_mut() = text.clone();
            }
        });
    }

    let enter = {
        let (act, shown, is_busy) = (act.clone(), shown.clone(), is_busy.clone());
        Callback::from(move |(text, html): (Rc<str>, Option<Rc<str>>)| {
            *shown.borrow_mut() = text.clone();
            if text.len() < LARGE {
                act.emit(Action::Pasted { text, html });
                return;
            }
            is_busy.set(true);
            let (act, is_busy) = (act.clone(), is_busy.clone());
            browser::after(50, move || {
                act.emit(Action::Pasted { text, html });
                is_busy.set(false);
            });
        })
    };
    let enter_large = {
        let (act, shown) = (act.clone(), shown.clone());
        Callback::from(move |(head, held): (Rc<str>, Held)| {
            *shown.borrow_mut() = head.clone();
            act.emit(Action::LargePasted { head, held });
        })
    };
    let oninput = {
        let (enter, enter_large, clipboard) = (enter.clone(), enter_large.clone(), clipboard.clone());
        Callback::from(move |event: InputEvent| {
            // A large text is handed over without a copy of it in the page.
            let value = event.target().and_then(|field| browser::text_property(&field, "value"));
            if let Some(large) = value.as_ref().and_then(large::handed_over) {
                return enter_large.emit(large);
            }
            let text: Rc<str> = event.target_unchecked_into::<HtmlTextAreaElement>().value().into();
            // The HTML speaks for the text only where the paste is all that stands in the field.
            let html = clipboard.borrow_mut().take().filter(|it| it.is_all_of(&text)).map(|it| it.html);
            enter.emit((text, html));
        })
    };
    let onpaste = {
        let (enter, enter_large, clipboard, field) =
            (enter.clone(), enter_large.clone(), clipboard.clone(), field.clone());
        Callback::from(move |event: Event| {
            if let Some(large) = Flavours::large(&event) {
                // A field of megabytes makes every browser slow.
                event.prevent_default();
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    field.set_value(&large.0);
                }
                return enter_large.emit(large);
            }
            let Some(flavours) = Flavours::of(&event) else { return };
            if flavours.text.is_empty() && !flavours.html.is_empty() {
                // A field takes plain text alone; the table in the HTML becomes that.
                event.prevent_default();
                let text: Rc<str> = paste::reconcile(None, Some(&flavours.html)).text.into();
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    field.set_value(&text);
                }
                enter.emit((text, Some(flavours.html)));
            } else {
                *clipboard.borrow_mut() = (!flavours.html.is_empty()).then_some(flavours);
            }
        })
    };
    use_paste_anywhere(&field, &enter, &enter_large);
    let cancel = act.reform(|_: MouseEvent| {
        deep::cancel();
        Action::Undone
    });
    let empty = act.reform(|_: MouseEvent| Action::Loaded("".into()));
    let load = |example: &'static Example| {
        let act = act.clone();
        Callback::from(move |event: MouseEvent| {
            // The list of examples has done its work.
            let list = event.target_dyn_into::<Element>().and_then(|it| it.closest("details").ok().flatten());
            if let Some(list) = list {
                _ = list.remove_attribute("open");
            }
            let act = act.clone();
            spawn_local(async move {
                match deep::example(example).await {
                    Ok(text) => act.emit(Action::Loaded(text)),
                    Err(reason) => web_sys::console::warn_1(&reason.into()),
                }
            });
        })
    };
    let resize = {
        let is_large = is_large.clone();
        Callback::from(move |_: MouseEvent| is_large.set(!*is_large))
    };
    let example = |example: &&'static Example| {
        html! {
            <li key={example.id}>
                <button type="button" class="link" onclick={load(example)}>{ example.name.get(*language) }</button>
                if summary.is_none() { <span>{ example.definition.get(*language) }</span> }
            </li>
        }
    };
    let is_folded = summary.is_some() && !*is_large;
    html! {
        <div class={classes!("paste", is_folded.then_some("folded"))}>
            <label for="paste">{ words.paste_label }</label>
            <textarea id="paste" ref={field} {oninput} {onpaste} placeholder={words.paste_placeholder} wrap="off" spellcheck="false"
                autocomplete="off" autocapitalize="off" aria-describedby="promise" />
            if *has_failed {
                <p class="summary">{ words.deep_failed }</p>
            } else if *is_busy || (*is_working && summary.is_none()) {
                <p class="summary busy">
                    <progress aria-label={words.busy} />
                    <span>{ words.busy }</span>
                    if *is_working { <button type="button" class="link" onclick={cancel}>{ words.cancel }</button> }
                </p>
            } else if let Some(summary) = summary {
                <p class="summary">
                    <strong>{ summary.clone() }</strong>
                    <button type="button" class="link" aria-expanded={is_large.to_string()} aria-controls="paste"
                        onclick={resize}>{ if *is_large { words.shrink } else { words.enlarge } }</button>
                    <button type="button" class="link" onclick={empty}>{ words.clear }</button>
                </p>
            }
            if let Some(held) = held.as_ref().filter(|_| summary.is_some()) {
                <p class="muted">{ words.say(words.held, &[held.size.into()]) }</p>
            }
            <p class="promise" id="promise">{ words.promise }</p>
            if !examples::ALL.is_empty() {
                <div class="examples">
                    <p id="examples">{ if summary.is_none() { words.examples } else { words.examples_short } }</p>
                    <ul aria-labelledby="examples">{ for examples::ALL.iter().take(FIRST).map(example) }</ul>
                    <details>
                        <summary>{ words.more_examples }</summary>
                        <ul>{ for examples::ALL.iter().skip(FIRST).map(example) }</ul>
                    </details>
                </div>
            }
        </div>
    }
}

/// What a clipboard holds.
struct Flavours {
    text: String,
    html: Rc<str>,
}

impl Flavours {
    /// A large plain text, handed over.
    fn large(event: &Event) -> Option<(Rc<str>, Held)> {
        let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
        large::handed_over(&browser::clipboard_text(&data)?)
    }

    fn of(event: &Event) -> Option<Self> {
        let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
        let get = |kind: &str| data.get_data(kind).unwrap_or_default();
        Some(Flavours { text: get("text/plain"), html: get("text/html").into() })
    }

    /// Whether the field holds this and nothing else. Fields unify line breaks.
    fn is_all_of(&self, text: &str) -> bool {
        text.lines().eq(self.text.lines())
    }
}

/// A paste beside every field lands in the one for it.
#[hook]
fn use_paste_anywhere(
    field: &NodeRef,
    enter: &Callback<(Rc<str>, Option<Rc<str>>)>,
    enter_large: &Callback<(Rc<str>, Held)>,
) {
    let (field, enter, enter_large) = (field.clone(), enter.clone(), enter_large.clone());
    let place = use_context::<Kept<Place>>();
    use_effect_with((), move |()| {
        // In somebody else's page only what is pasted into our part of it.
        let where_ = place.filter(|it| it.is_guest).map(|it| it.element.clone());
        browser::on_paste(where_, move |event| {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            if target.is_some_and(|it| it.closest("input, textarea, select, dialog").ok().flatten().is_some()) {
                return;
            }
            if let Some(large) = Flavours::large(&event) {
                event.prevent_default();
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    field.set_value(&large.0);
                }
                return enter_large.emit(large);
            }
            let Some(flavours) = Flavours::of(&event) else { return };
            let text: Rc<str> = match flavours.text.is_empty() {
                true => paste::reconcile(None, Some(&flavours.html)).text.into(),
                false => flavours.text.as_str().into(),
            };
            if text.trim().is_empty() {
                return;
            }
            event.prevent_default();
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                field.set_value(&text);
            }
            enter.emit((text, Some(flavours.html).filter(|html| !html.is_empty())));
        });
    });
}
