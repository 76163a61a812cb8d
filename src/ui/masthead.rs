//! The line above everything: name, steps back and forward, language.

use yew::prelude::*;

use super::action::Action;
use super::kept::Kept;
use super::lexicon;
use super::place::Place;
use super::words::{FrontWords, Words};
use crate::engine::language::Language;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    /// Whether there is a ranking to skip to.
    pub has_ranking: bool,
    pub can_undo: bool,
    pub can_redo: bool,
    /// Whether the lexicon is open.
    pub in_lexicon: bool,
    pub act: Callback<Action>,
}

#[component]
pub fn Masthead(props: &Props) -> Html {
    let Props { language, has_ranking, can_undo, can_redo, in_lexicon, act } = props;
    let words = Words::of(*language);
    // The last step keeps the focus on its button.
    let step = |action: Action, can: bool, name: &'static str| {
        let act = act.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if can {
                act.emit(action.clone());
            }
        });
        html! { <button type="button" class="plain" aria-disabled={(!can).then_some("true")} {onclick}>{ name }</button> }
    };
    // The fragment of the address belongs to the settings.
    let place = use_context::<Kept<Place>>();
    let has_address = place.as_ref().is_none_or(|it| it.has_address);
    let skip = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        place.iter().for_each(|it| it.lead_to("leaders"));
    });
    let steps = html! {
        if *can_undo || *can_redo {
            { step(Action::Undone, *can_undo, words.undo) }
            { step(Action::Redone, *can_redo, words.redo) }
        }
    };
    let skip = html! { if *has_ranking { <a class="skip" href="#leaders" onclick={skip}>{ words.skip }</a> } };
    view(words, has_address, *in_lexicon, &act.reform(Action::LanguageChosen), skip, steps)
}

/// The line with a way to skip it and steps, which the front lacks.
pub fn view(
    words: &FrontWords,
    has_address: bool,
    in_lexicon: bool,
    choose: &Callback<Language>,
    skip: Html,
    steps: Html,
) -> Html {
    let choice = |it: Language, name: &'static str| {
        let pressed = it == words.language;
        html! {
            <button type="button" class="tab" lang={it.code()} aria-pressed={pressed.to_string()}
                onclick={choose.reform(move |_: MouseEvent| it)}>{ name }</button>
        }
    };
    html! {
        <header class="masthead">
            { skip }
            <p class="brand"><strong>{ "Zielwert" }</strong> <span>{ words.tagline }</span></p>
            <div class="steps">{ steps }</div>
            // The lexicon lives in the address.
            if has_address {
                <p class="to-lexicon"><a href={lexicon::address_of("", words.language)} aria-current={in_lexicon.then_some("page")}>{ words.lexicon }</a></p>
            }
            <div class="languages" role="group" aria-label={words.language_label}>
                { choice(Language::De, "Deutsch") }
                { choice(Language::En, "English") }
            </div>
        </header>
    }
}
