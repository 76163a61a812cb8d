//! A field for one number. It takes comma and point, says how it read them, and keeps what was typed while it is no number.

use yew::prelude::*;

use super::entry;
use super::words::Words;
use crate::engine::language::Language;
use crate::engine::unit::Unit;

#[derive(Properties, PartialEq)]
pub struct Props {
    /// Unique on the page.
    pub id: AttrValue,
    /// The accessible name where no `<label>` names the field.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    pub value: Option<f64>,
    /// Shown in grey while there is no value.
    #[prop_or_default]
    pub otherwise: Option<f64>,
    pub unit: Unit,
    pub language: Language,
    pub onset: Callback<Option<f64>>,
    /// Whether an empty field is a value of its own (`None`).
    #[prop_or(true)]
    pub may_be_empty: bool,
    /// Negative numbers make no sense here.
    #[prop_or_default]
    pub not_negative: bool,
    /// What stands in it at first, as it was typed.
    #[prop_or_default]
    pub draft: Option<AttrValue>,
}

#[component]
pub fn NumberField(props: &Props) -> Html {
    let Props { id, name, value, otherwise, unit, language, onset, may_be_empty, not_negative, .. } = props;
    let (unit, language, may_be_empty, not_negative) = (*unit, *language, *may_be_empty, *not_negative);
    let words = Words::of(language);
    let draft = use_state(|| props.draft.as_ref().map(|it| it.to_string()));
    let read = move |typed: &str| entry::read(typed, unit, language).filter(|it| !not_negative || *it >= 0.0);
    let oninput = {
        let (draft, onset) = (draft.clone(), onset.clone());
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<web_sys::HtmlInputElement>().value();
            match read(&typed) {
                Some(number) => onset.emit(Some(number)),
                None if typed.trim().is_empty() && may_be_empty => onset.emit(None),
                None => {}
            }
            draft.set(Some(typed));
        })
    };
    let onblur = {
        let draft = draft.clone();
        // What is no number stays, so that it can be put right.
        Callback::from(move |_: FocusEvent| {
            if draft.as_ref().is_some_and(|typed| typed.trim().is_empty() || read(typed).is_some()) {
                draft.set(None);
            }
        })
    };
    let typed = draft.as_ref().filter(|it| !it.trim().is_empty());
    let wrong = typed.is_some_and(|typed| read(typed).is_none());
    let hint = typed.and_then(|typed| {
        let shown = entry::reading(typed, read(typed)?, unit, language)?;
        Some(words.say(words.read_as, &[shown.into()]))
    });
    let hint_id = format!("{id}-hint");
    let written = |value: f64| entry::write(value, unit, language);
    let sign = entry::sign(unit, language);
    html! {
        <span class={classes!("number", wrong.then_some("wrong"))}>
            <input id={id.clone()} type="text" inputmode="decimal" autocomplete="off"
                aria-label={name.clone()} aria-invalid={wrong.then_some("true")}
                aria-describedby={(wrong || hint.is_some()).then(|| hint_id.clone())}
                value={(*draft).clone().unwrap_or_else(|| value.map(written).unwrap_or_default())}
                placeholder={otherwise.map(|value| entry::write_short(value, unit, language))} {oninput} {onblur} />
            if !sign.is_empty() { <span class="unit" aria-hidden="true">{ sign }</span> }
            if wrong { <span class="hint bad" id={hint_id}>{ words.not_a_number }</span> }
            else if let Some(hint) = hint { <span class="hint" id={hint_id}>{ hint }</span> }
        </span>
    }
}

/// A bare field of the same kind, before anything is typed.
pub fn input(id: String, oninput: Callback<InputEvent>) -> Html {
    html! { <input {id} type="text" inputmode="decimal" autocomplete="off" {oninput} /> }
}
