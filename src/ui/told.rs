//! What the guide tells of a starting question, asked for as the table and the goals change.

use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;

use super::browser;
use super::deep::{Question, use_answer};
use super::kept::Kept;
use super::request;
use super::state::State;
use crate::api::Request;
use crate::engine::language::Language;

/// The newest answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// The answer to this or to the last question of the same path.
    pub value: Option<Kept<Value>>,
    /// Whether it cannot be had.
    pub failed: bool,
}

/// The state as a request, once things have settled: what everything that is asked of the whole module is asked with.
#[hook]
pub fn use_settled(state: &State, language: Language) -> Option<Kept<Request>> {
    /// Until when nothing else may have happened: longer than between two moves of a slider.
    const SETTLED: i32 = 160;
    let settled = use_state(|| None::<Kept<Request>>);
    {
        let settled = settled.clone();
        use_effect_with((state.clone(), language), move |(state, language)| {
            let (state, language) = (state.clone(), *language);
            let timer = browser::after(SETTLED, move || {
                settled.set(Some(Kept(Rc::new(request::of(&state, language)))));
            });
            move || drop(timer)
        });
    }
    (*settled).clone()
}

/// What the guide says to the path that is followed.
#[hook]
pub fn use_told(path: Option<&'static str>, asked: &Option<Kept<Request>>) -> Told {
    let question = use_memo((path, asked.clone()), |(path, asked)| {
        Some(Question::about("guide", asked.as_ref()?, [(*path)?.into()]))
    });
    let answer = use_answer((*question).clone());
    // While the answer of another path is under way, there is none.
    let value = answer.value.filter(|value| value.get("id").and_then(Value::as_str) == path);
    Told { failed: answer.failure.is_some() && value.is_none(), value: value.map(Kept) }
}

/// A text of an object; empty where there is none.
pub fn text(value: &Value, key: &str) -> AttrValue {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned().into()
}

/// The items of a list in an object.
pub fn items<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// The texts of a list.
pub fn texts(value: &Value) -> impl Iterator<Item = AttrValue> + '_ {
    value.as_array().into_iter().flatten().map(|it| it.as_str().unwrap_or_default().to_owned().into())
}
