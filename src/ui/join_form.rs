//! Two tables as one: what tells their rows apart, and the button that adds the second to the first.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::words::Words;
use crate::engine::language::Language;
use crate::paste::reshape::Label;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    /// What the rows of both could be called.
    #[prop_or_default]
    pub suggested: Label,
    /// A distinction between several forms on the page, for the ids of their fields.
    pub id: AttrValue,
    pub onjoin: Callback<Option<Label>>,
    pub oncancel: Callback<()>,
    /// What the other button says.
    pub cancel: AttrValue,
}

#[component]
pub fn JoinForm(props: &Props) -> Html {
    let Props { language, suggested, id, onjoin, oncancel, cancel } = props;
    let words = Words::of(*language);
    let label = use_state(|| suggested.clone());
    let field = |name: &'static str, text: &'static str, value: &str, set: fn(&mut Label, String)| {
        let label = label.clone();
        let oninput = Callback::from(move |event: InputEvent| {
            let mut changed = (*label).clone();
            set(&mut changed, event.target_unchecked_into::<HtmlInputElement>().value());
            label.set(changed);
        });
        let id = format!("{id}-{name}");
        html! {
            <div class="field">
                <label for={id.clone()}>{ text }</label>
                <input {id} type="text" value={value.to_owned()} {oninput} autocomplete="off" />
            </div>
        }
    };
    let join = {
        let (onjoin, label) = (onjoin.clone(), label.clone());
        Callback::from(move |_: MouseEvent| {
            let named = !label.header.trim().is_empty();
            onjoin.emit(named.then(|| (*label).clone()));
        })
    };
    let stop = {
        let oncancel = oncancel.clone();
        Callback::from(move |_: MouseEvent| oncancel.emit(()))
    };
    html! {
        <div class="join">
            <p class="muted">{ words.join_hint }</p>
            <div class="fields">
                { field("header", words.join_header, &label.header, |it, text| it.header = text) }
                { field("above", words.join_above, &label.above, |it, text| it.above = text) }
                { field("below", words.join_below, &label.below, |it, text| it.below = text) }
            </div>
            <div class="buttons">
                <button type="button" onclick={join}>{ words.join }</button>
                <button type="button" class="plain" onclick={stop}>{ cancel }</button>
            </div>
        </div>
    }
}
