//! Where numbers come in. The field keeps its own text, so that a large paste is not written back at every change.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, File, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::action::Action;
use super::browser;
use super::deep;
use super::entrance;
use super::files::{self, Origin};
use super::flavours::Flavours;
use super::handed::{self, First, Handed, Typed};
use super::intake::use_intake;
use super::join_form;
use super::kept::Kept;
use super::large::{self, LARGE};
use super::parts::{Later, use_part};
use super::place::Place;
use super::select::Select;
use super::state::{Held, Table};
use super::words::Words;
use crate::api;
use crate::engine::language::Language;
use crate::examples::Example;
use crate::paste;
use crate::paste::reshape::Label;

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
    /// The file that the text came from.
    pub origin: Option<Rc<Origin>>,
    /// Whether what has just arrived may be added to what it replaced.
    pub may_join: bool,
    /// What was done before there were numbers.
    pub handed: Option<Kept<Handed>>,
    pub act: Callback<Action>,
}

#[component]
pub fn PasteBox(props: &Props) -> Html {
    let Props { text, language, held, is_working, has_failed, summary, origin, may_join, handed, act } = props;
    let words = Words::of(*language);
    let field = use_node_ref();
    let shown = use_mut_ref(|| Rc::<str>::from(""));
    let clipboard = use_mut_ref(|| None::<Flavours>);
    // Whether the page put the field's text there, and nobody has typed since.
    let is_placed = use_mut_ref(|| false);
    let is_busy = use_state(|| false);
    let is_large = use_state(|| false);
    let intake = use_intake(*language, act);
    let later = use_part::<Later>(*may_join);
    let is_beginning = held.is_some();

    // Examples, undo and redo change the text from outside.
    {
        let (field, shown, is_placed) = (field.clone(), shown.clone(), is_placed.clone());
        use_effect_with(text.clone(), move |text| {
            if !Rc::ptr_eq(&shown.borrow(), text) {
                *is_placed.borrow_mut() = true;
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    field.set_value(text);
                }
                *shown.borrow_mut() = text.clone();
            }
        });
    }

    // A project opens in place of what is there: until then, and where it is refused, the field shows what was there.
    let restore = {
        let (field, shown, text) = (field.clone(), shown.clone(), text.clone());
        move || {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                field.set_value(&text);
            }
            *shown.borrow_mut() = text.clone();
        }
    };
    let enter = {
        let (act, shown, is_busy, restore) = (act.clone(), shown.clone(), is_busy.clone(), restore.clone());
        Callback::from(move |(text, html): (Rc<str>, Option<Rc<str>>)| {
            if api::is_project(&text) {
                restore();
                act.emit(Action::Pasted { text, html });
                return;
            }
            *shown.borrow_mut() = text.clone();
            // Where there is much, the reader sees that something is going on before the reading begins.
            if text.len() < LARGE as usize {
                act.emit(Action::Pasted { text, html });
                return;
            }
            is_busy.set(true);
            let (act, is_busy) = (act.clone(), is_busy.clone());
            browser::later(50, move || {
                act.emit(Action::Pasted { text, html });
                is_busy.set(false);
            });
        })
    };
    let enter_large = {
        let (act, shown) = (act.clone(), shown.clone());
        Callback::from(move |(head, held): (Rc<str>, Held)| {
            match api::is_project(&head) {
                true => restore(),
                false => *shown.borrow_mut() = head.clone(),
            }
            act.emit(Action::LargePasted { head, held });
        })
    };
    let oninput = {
        let (enter, enter_large, clipboard) = (enter.clone(), enter_large.clone(), clipboard.clone());
        let is_placed = is_placed.clone();
        Callback::from(move |event: InputEvent| {
            *is_placed.borrow_mut() = false;
            // A large text is handed over without a copy of it in the page.
            let value = event.target().and_then(|field| browser::text_property(&field, "value"));
            if let Some(large) = value.as_ref().and_then(large::handed_over) {
                return enter_large.emit(large);
            }
            let text: Rc<str> = event.target_unchecked_into::<HtmlTextAreaElement>().value().into();
            let html = Flavours::beside(&text, &clipboard);
            enter.emit((text, html));
        })
    };
    let onpaste = {
        let (enter, enter_large, clipboard, field) =
            (enter.clone(), enter_large.clone(), clipboard.clone(), field.clone());
        let (act, is_placed) = (act.clone(), is_placed.clone());
        Callback::from(move |event: Event| {
            // Nothing can be pasted into such a field: the listener for the whole page takes it.
            if is_beginning {
                return;
            }
            if let Some(large) = Flavours::large(&event) {
                // A field of megabytes makes every browser slow.
                event.prevent_default();
                if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                    field.set_value(&large.0);
                }
                return enter_large.emit(large);
            }
            let Some(flavours) = Flavours::of(&event) else { return };
            // The listener for the whole page takes files, and a picture that nothing else goes with.
            if let Some((text, html)) = flavours.pasted(&event, &field, &clipboard) {
                // One step of its own, which the keys take back since the browser knows nothing of it.
                act.emit(Action::Released);
                *is_placed.borrow_mut() = true;
                enter.emit((text, html));
            }
        })
    };
    let onkeydown = {
        let (act, is_placed) = (act.clone(), is_placed.clone());
        Callback::from(move |event: KeyboardEvent| {
            if !(is_beginning || *is_placed.borrow()) || event.alt_key() || !(event.ctrl_key() || event.meta_key()) {
                return;
            }
            let action = match (event.key().to_lowercase().as_str(), event.shift_key()) {
                ("z", false) => Action::Undone,
                ("z", true) | ("y", false) => Action::Redone,
                _ => return,
            };
            event.prevent_default();
            act.emit(action);
        })
    };
    // The buttons go with what they are for: the focus goes to the field.
    let to_field = {
        let field = field.clone();
        move || _ = field.cast::<HtmlTextAreaElement>().map(|it| it.focus())
    };
    let cancel = {
        let to_field = to_field.clone();
        act.reform(move |_: MouseEvent| {
            to_field();
            deep::cancel();
            Action::Undone
        })
    };
    let empty = act.reform(move |_: MouseEvent| {
        to_field();
        Action::Loaded("".into())
    });
    use_paste_anywhere(act, &intake.take);
    let place = use_context::<Kept<Place>>();
    use_effect_with(intake.take.clone(), move |take| {
        let take = take.clone();
        let where_ = place.filter(|it| it.is_guest).map(|it| it.element.clone());
        let listening = browser::on_drop(where_, move |files| take.emit(files));
        move || drop(listening)
    });
    let onpick = {
        let take = intake.take.clone();
        Callback::from(move |event: Event| {
            let picker = event.target_unchecked_into::<HtmlInputElement>();
            take.emit(files::list(picker.files()));
            // The same file may be chosen again.
            picker.set_value("");
        })
    };
    let choose_sheet = {
        let (take_sheet, origin) = (intake.take_sheet.clone(), origin.clone());
        Callback::from(move |sheet: String| {
            if let Some(origin) = &origin {
                take_sheet.emit((origin.file.clone(), sheet));
            }
        })
    };
    let load = |example: &'static Example| {
        let act = act.clone();
        Callback::from(move |event: MouseEvent| {
            // The list of examples has done its work.
            let list = event.target_dyn_into::<Element>().and_then(|it| it.closest("details").ok().flatten());
            if let Some(list) = list {
                _ = list.remove_attribute("open");
            }
            deep::fetch_example(example, act.reform(Action::Loaded));
        })
    };
    {
        let (take, field, enter, enter_large, act) =
            (intake.take.clone(), field.clone(), enter.clone(), enter_large.clone(), act.clone());
        let (handed, is_placed) = (handed.clone(), is_placed.clone());
        use_effect_with((), move |()| {
            let Some(handed) = handed::given(&handed) else { return };
            let enter_typed = |Typed { text, is_in_field, clipboard }: Typed| match large::handed_over(&text) {
                Some(large) => {
                    match (is_in_field, field.get()) {
                        (true, Some(field)) => browser::set_text_property(field.as_ref(), "value", &text),
                        _ => set(&field, &large.0),
                    }
                    enter_large.emit(large);
                }
                None => {
                    let (text, html) = Flavours::settled(String::from(&text), clipboard.as_deref());
                    set(&field, &text);
                    // The browser knows no step back in this field.
                    *is_placed.borrow_mut() = true;
                    enter.emit((text, html));
                }
            };
            for first in handed.take(true) {
                match first {
                    First::Files(files) => take.emit(files),
                    First::Example(example) => deep::fetch_example(example, act.reform(Action::Loaded)),
                    First::Text => handed.typed.take().into_iter().for_each(enter_typed),
                    _ => {}
                }
            }
            handed.onward.arrive(&take);
        });
    }
    let resize = {
        let is_large = is_large.clone();
        Callback::from(move |_: MouseEvent| is_large.set(!*is_large))
    };
    let is_folded = summary.is_some() && !*is_large;
    html! {
        <div class={classes!("paste", is_folded.then_some("folded"))}>
            { entrance::field(words, &field, oninput, onpaste, onkeydown, is_beginning) }
            { intake.view(words) }
            if *has_failed {
                <p class="summary">
                    { words.deep_failed }
                    <button type="button" class="link" onclick={empty.clone()}>{ words.clear }</button>
                </p>
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
            if let Some(origin) = origin {
                <p class="origin">
                    <span class="muted">{ &origin.name }</span>
                    if origin.sheets.len() > 1 {
                        <label for="sheet">{ words.sheet }</label>
                        <Select id="sheet" value={origin.sheet.clone().unwrap_or_default()} onchoose={choose_sheet}>
                            for sheet in origin.sheets.iter() { <option key={sheet.clone()} value={sheet.clone()}>{ sheet }</option> }
                        </Select>
                    }
                </p>
            }
            if *may_join {
                <div class="offer" role="region" aria-label={words.join_offer}>
                    <p><strong>{ words.join_offer }</strong></p>
                    { later.show(words, |it| (it.join_form)(join_form::Props {
                        language: *language, id: "offer".into(), suggested: suggested_label(origin.as_deref(), words),
                        onjoin: act.reform(|label| Action::JoinedInstead { label, text: None }), oncancel: act.reform(|()| Action::OfferDeclined),
                        cancel: words.join_decline.into(),
                    })) }
                </div>
            }
            { entrance::files(words, &NodeRef::default(), onpick) }
            { entrance::examples(words, if summary.is_none() { words.examples } else { words.examples_short }, summary.is_none(), load) }
        </div>
    }
}

fn set(field: &NodeRef, text: &str) {
    if let Some(field) = field.cast::<HtmlTextAreaElement>() {
        field.set_value(text);
    }
}

/// What tells the rows of a file from those that were there before.
fn suggested_label(origin: Option<&Origin>, words: &Words) -> Label {
    origin.map_or_else(Label::default, |origin| Label {
        header: words.file.to_owned(),
        above: String::new(),
        below: files::stem(&origin.name).to_owned(),
    })
}

/// A paste beside every field is a table that arrives, and so are files on the clipboard, wherever they are pasted.
#[hook]
fn use_paste_anywhere(act: &Callback<Action>, take: &Callback<Vec<File>>) {
    let (act, take) = (act.clone(), take.clone());
    let place = use_context::<Kept<Place>>();
    use_effect_with(take, move |take| {
        let take = take.clone();
        // In somebody else's page only what is pasted into our part of it.
        let where_ = place.filter(|it| it.is_guest).map(|it| it.element.clone());
        let listening = browser::on_paste(where_, move |event| {
            let data = event.dyn_ref::<ClipboardEvent>().and_then(|it| it.clipboard_data());
            if let Some(data) = data.filter(|it| files::are_all(&it.types())) {
                event.prevent_default();
                take.emit(files::list(data.files()));
                return;
            }
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            if target.is_some_and(|it| {
                it.closest("input, textarea:not([readonly]), select, dialog").ok().flatten().is_some()
            }) {
                return;
            }
            if let Some((head, held)) = Flavours::large(&event) {
                event.prevent_default();
                act.emit(Action::Arrived(Table { text: head, held: Some(held), ..Table::default() }));
                return;
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
            let html = Some(flavours.html).filter(|html| !html.is_empty());
            act.emit(Action::Arrived(Table { text, html, ..Table::default() }));
        });
        move || drop(listening)
    });
}
