//! A link to pass on: settings alone, with the numbers only if the person says so.

use std::cell::Cell;
use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::platform::spawn_local;
use yew::prelude::*;

use crate::engine::language::Language;
use crate::ui::address;
use crate::ui::browser;
use crate::ui::desk::Desk;
use crate::ui::state::State;
use crate::ui::words::Words;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub state: State,
}

#[component]
pub fn Link(props: &Props) -> Html {
    let Props { language, state } = props;
    let words = Words::of(*language);
    let wants_numbers = use_state(|| false);
    // No address is long enough for a large table.
    let has_numbers = *wants_numbers && state.held.is_none();
    let said = use_state(|| None::<&'static str>);
    // Written ahead: a browser lets a page copy only while a click is handled.
    let link = use_state(String::new);
    {
        let link = link.setter();
        use_effect_with((state.clone(), *language, has_numbers), move |(state, language, has_numbers)| {
            let (desk, has_numbers) = (Desk::new(state.clone(), *language), *has_numbers);
            // Until something changes: a link that is still being written has numbers where none are wanted any more.
            let is_meant = Rc::new(Cell::new(true));
            let meant = is_meant.clone();
            let timer = browser::after(200, move || {
                // Whoever opens it reads it in the language in which it was made.
                let other = if desk.language == Language::De { Language::En } else { Language::De };
                let json =
                    if has_numbers { address::everything(&desk, other) } else { address::settings(&desk, other) };
                spawn_local(async move {
                    let fragment = address::write(&json).await;
                    if !is_meant.get() {
                        return;
                    }
                    let page = browser::address();
                    let page = page.split('#').next().unwrap_or_default().to_owned();
                    link.set(if fragment.is_empty() { page } else { format!("{page}#{fragment}") });
                });
            });
            move || {
                meant.set(false);
                drop(timer);
            }
        });
    }
    let onchange = {
        let (wants_numbers, said, link) = (wants_numbers.clone(), said.clone(), link.setter());
        Callback::from(move |event: Event| {
            said.set(None);
            // The one before has numbers where none are wanted any more, or none where they are.
            link.set(String::new());
            wants_numbers.set(event.target_unchecked_into::<HtmlInputElement>().checked());
        })
    };
    let copy = {
        let (link, said) = (link.clone(), said.clone());
        Callback::from(move |_: MouseEvent| {
            said.set(Some(if browser::copy(&link) { words.copied } else { words.copy_failed }));
        })
    };
    let length = link.len();
    html! {
        <div class="link-box">
            if state.held.is_none() {
                <label class="check">
                    <input type="checkbox" checked={has_numbers} {onchange} />{ words.link_numbers }
                </label>
            }
            <div class="buttons">
                <button type="button" onclick={copy} disabled={link.is_empty()}>{ words.copy_link }</button>
                if length > 0 { <span class="muted num">{ words.say(words.link_length, &[length.into()]) }</span> }
            </div>
            if has_numbers && length > address::LONG { <p class="notice">{ words.link_long }</p> }
            if has_numbers { <p class="muted">{ words.link_numbers_hint }</p> } else { <p class="muted">{ words.link_hint }</p> }
            <p role="status" class="muted">{ *said }</p>
        </div>
    }
}
