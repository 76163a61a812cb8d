//! The editor of one own KPI.

use std::rc::Rc;

use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::formula::Reading;
use crate::engine::data_set::Role;
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::own::{self, Definition};
use crate::engine::unit::{Better, Unit};
use crate::ui::action::Action;
use crate::ui::browser;
use crate::ui::kept::Kept;
use crate::ui::select::Select;
use crate::ui::words::Words;

/// What one key or click changes.
type Change = Box<dyn FnOnce(&mut Definition)>;

/// For so long nobody types on, in milliseconds.
const PAUSE: i32 = 200;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    /// The one that is changed; `None`: a new one.
    pub definition: Option<Definition>,
    pub own: Rc<Vec<Definition>>,
    pub facts: Kept<Facts>,
    pub row: Option<usize>,
    pub act: Callback<Action>,
    pub close: Callback<()>,
}

#[component]
pub fn Editor(props: &Props) -> Html {
    let Props { language, definition, own, facts, row, act, close } = props;
    let words = Words::of(*language);
    let draft = use_state(|| {
        definition.clone().unwrap_or_else(|| Definition {
            id: String::new(),
            name: String::new(),
            formula: String::new(),
            unit: Unit::Percent,
            better: Better::Higher,
        })
    });
    // The draft once typing pauses.
    let settled = use_state(|| (*draft).clone());
    {
        let settled = settled.setter();
        use_effect_with((*draft).clone(), move |draft| {
            let draft = draft.clone();
            let timer = browser::after(PAUSE, move || settled.set(draft));
            move || drop(timer)
        });
    }
    let was_sent = use_state(|| false);
    let (name_field, formula_field) = (use_node_ref(), use_node_ref());
    {
        let name_field = name_field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = name_field.cast::<HtmlInputElement>() {
                _ = field.focus();
            }
        });
    }
    let change = {
        let draft = draft.clone();
        Callback::from(move |change: Change| {
            let mut changed = (*draft).clone();
            change(&mut changed);
            draft.set(changed);
        })
    };
    let on_name = change.reform(|event: InputEvent| -> Change {
        let name = event.target_unchecked_into::<HtmlInputElement>().value();
        Box::new(move |it| it.name = name)
    });
    let on_formula = change.reform(|event: InputEvent| -> Change {
        let formula = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        Box::new(move |it| it.formula = formula)
    });
    let on_unit = change.reform(|id: String| -> Change {
        let unit = own::UNITS.into_iter().find(|unit| unit.id() == id);
        Box::new(move |it| it.unit = unit.unwrap_or(it.unit))
    });
    let on_direction = change.reform(|id: String| -> Change {
        Box::new(move |it| it.better = if id == "lower" { Better::Lower } else { Better::Higher })
    });
    let insert = {
        let (change, formula_field) = (change.clone(), formula_field.clone());
        Callback::from(move |part: String| insert(&part, &formula_field, &change))
    };

    let reading = Reading::new(&draft, *settled == *draft, facts, *row, words);
    let id = if draft.id.is_empty() { own::id_of(&draft.name) } else { Some(draft.id.clone()) };
    let is_taken = draft.id.is_empty() && own.iter().any(|it| Some(&it.id) == id.as_ref());
    let name_problem = match id {
        None => Some(words.own_name_needed),
        Some(_) if is_taken => Some(words.own_name_taken),
        Some(_) => None,
    };
    let name_problem = name_problem.filter(|_| *was_sent || is_taken);
    let onsubmit = {
        let (draft, act, close, was_sent) = (draft.clone(), act.clone(), close.clone(), was_sent.clone());
        let is_fine = reading.is_readable() && id.is_some() && !is_taken;
        let field = if is_taken || id.is_none() { name_field.clone() } else { formula_field.clone() };
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match &id {
                Some(id) if is_fine => {
                    let name = draft.name.trim().to_owned();
                    act.emit(Action::OwnSaved(Definition { id: id.clone(), name, ..(*draft).clone() }));
                    close.emit(());
                }
                _ => {
                    was_sent.set(true);
                    // What has to be put right is where the keyboard goes on.
                    if let Some(field) = field.cast::<HtmlElement>() {
                        _ = field.focus();
                    }
                }
            }
        })
    };
    let cancel = close.reform(|_: MouseEvent| ());
    let shows_problem = reading.is_problem() && (!draft.formula.trim().is_empty() || *was_sent);
    html! {
        <form class="own-editor" {onsubmit} novalidate=true>
            <div class="field">
                <label for="own-name">{ words.name }</label>
                <input id="own-name" ref={name_field} type="text" maxlength="80" autocomplete="off" value={draft.name.clone()} oninput={on_name}
                    aria-invalid={name_problem.map(|_| "true")} aria-describedby={name_problem.map(|_| "own-name-problem")} />
                if let Some(problem) = name_problem { <p id="own-name-problem" class="problem">{ problem }</p> }
            </div>
            <div class={classes!("field", shows_problem.then_some("wrong"))}>
                <label for="own-formula">{ words.own_formula }</label>
                <textarea id="own-formula" ref={formula_field} rows="2" spellcheck="false" autocapitalize="off" autocomplete="off" maxlength="500"
                    placeholder={words.own_example} value={draft.formula.clone()} oninput={on_formula}
                    aria-invalid={shows_problem.then_some("true")} aria-describedby="own-reading" />
                <div id="own-reading" role="status">{ reading.view(shows_problem) }</div>
            </div>
            <div class="field">
                <label for="own-unit">{ words.own_unit }</label>
                <Select id="own-unit" value={draft.unit.id()} onchoose={on_unit}>
                    for (unit, name) in own::UNITS.into_iter().zip(words.own_units) {
                        <option value={unit.id()}>{ name }</option>
                    }
                </Select>
            </div>
            <div class="field">
                <label for="own-direction">{ words.own_direction }</label>
                <Select id="own-direction" value={draft.better.id()} onchoose={on_direction}>
                    <option value="higher">{ words.own_higher }</option>
                    <option value="lower">{ words.own_lower }</option>
                </Select>
            </div>
            { parts(facts, words, &insert) }
            <div class="buttons">
                <button type="submit">{ words.own_save }</button>
                <button type="button" class="link" onclick={cancel}>{ words.cancel }</button>
            </div>
        </form>
    }
}

/// What the table offers, one button each: what is clicked goes where the caret is.
fn parts(facts: &Facts, words: &Words, insert: &Callback<String>) -> Html {
    let measures = facts.measures().map(|measure| measure.entry().name.get(words.language).to_owned());
    let is_plain = |role: Role| matches!(role, Role::Criterion | Role::Unknown | Role::Kpi(_));
    let columns = facts.data.columns.iter().filter(|it| it.is_numeric() && is_plain(it.role));
    let columns = columns.map(|it| format!("[{}]", it.header.replace(']', "]]")));
    html! {
        <div class="own-parts" role="group" aria-label={words.own_parts}>
            for part in measures.chain(columns).take(40) {
                <button type="button" key={part.clone()} aria-label={words.say(words.own_insert, &[part.as_str().into()])}
                    onclick={ let (insert, part) = (insert.clone(), part.clone()); move |_: MouseEvent| insert.emit(part.clone()) }>{ part.clone() }</button>
            }
        </div>
    }
}

/// Puts a word where the caret is, and the caret behind it.
fn insert(part: &str, field: &NodeRef, change: &Callback<Change>) {
    let Some(field) = field.cast::<HtmlTextAreaElement>() else { return };
    let units: Vec<u16> = field.value().encode_utf16().collect();
    let end = units.len() as u32;
    let from = field.selection_start().ok().flatten().unwrap_or(end).min(end);
    let to = field.selection_end().ok().flatten().unwrap_or(end).clamp(from, end);
    let piece =
        |range: std::ops::Range<u32>| String::from_utf16_lossy(&units[range.start as usize..range.end as usize]);
    let (before, after) = (piece(0..from), piece(to..end));
    // Two words side by side would be one.
    let space = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || it == ']');
    let left = if space(before.chars().last()) { " " } else { "" };
    let right = if space(after.chars().next()) { " " } else { "" };
    let written = format!("{before}{left}{part}");
    let caret = written.encode_utf16().count() as u32;
    let formula = format!("{written}{right}{after}");
    field.set_value(&formula);
    _ = field.focus();
    _ = field.set_selection_range(caret, caret);
    change.emit(Box::new(move |it| it.formula = formula));
}
