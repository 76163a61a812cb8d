//! How firm the ranking is, as far as the page says it: asked of the whole module, since the first score does not need it.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;

use super::deep::{Question, use_answer};
use super::kept::Kept;
use super::request;
use super::state::State;
use super::told::{items, texts};
use crate::api::{ChosenScorecard, Request};
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::robustness::Sources;
use crate::engine::score::{Robustness, Scorecard};

/// How firm a ranking is. Rows are places in the table's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Firm {
    /// The probability that a row stays ahead of the next one in rank.
    pub beats_next: Vec<Option<f64>>,
    /// The score's interval from the noise of the counts.
    pub intervals: Vec<Option<(f64, f64)>>,
    /// The row's tier, from 0; none without a score.
    pub tiers: Vec<Option<u64>>,
    /// The weights of each goal for which the leader stays first, by the goal's id.
    pub stability: BTreeMap<String, (f64, f64)>,
    /// What a colleague would say about it.
    pub sentences: Vec<String>,
}

/// Above this many rows the worker is left alone while weights move.
const MOST_ROWS: usize = 2_000;
/// Up to so many rows, of a paste of at most so many bytes, an answer comes within a frame or two: it follows every move.
const LIVE_ROWS: usize = 100;
const LIVE_BYTES: usize = 50_000;

/// The firmness of the ranking that stands now. Of a small table it follows every move of a weight, a frame or two behind; else it is asked
/// for once things have settled, and there is none while it is worked out anew: `asked` follows every change, and the scorecard that
/// stands then is the one that is meant.
#[hook]
pub fn use_firm(
    state: &State,
    language: Language,
    asked: &Option<Kept<Request>>,
    scorecard: &Kept<Scorecard>,
    facts: &Kept<Facts>,
    n_rows: usize,
) -> Option<Kept<Firm>> {
    // The rows that the last answer was about.
    let answered = use_mut_ref(|| None::<Kept<Facts>>);
    // The first answer is none to hurry for: the module is fetched for it.
    let is_known = answered.borrow().as_ref() == Some(facts);
    let is_live = is_known && n_rows <= LIVE_ROWS && state.text.len() <= LIVE_BYTES;
    let now = is_live.then(|| (state.clone(), language));
    let now = use_memo(now, |now| now.as_ref().map(|(state, language)| Kept(Rc::new(request::of(state, *language)))));
    let asked = (*now).clone().or_else(|| asked.clone());
    // Not made anew by another number of rows: the request may still be about the table before.
    let put = use_memo(asked, |asked| {
        if !is_asked(n_rows) {
            return None;
        }
        let robust = ChosenScorecard::Own(asked_with(scorecard));
        let request = Request { scorecard: Some(robust), ..Request::clone(asked.as_ref()?) };
        Some((Question::about("firmness", &request, []), scorecard.clone()))
    });
    let (question, of) = (*put).clone().unzip();
    let answer = use_answer(question);
    let is_waiting = answer.is_waiting || of.as_ref() != Some(scorecard);
    let firm = use_memo(answer.value.as_ref().map(|value| Kept(Rc::clone(value))), |value| {
        value.as_ref().and_then(|value| read(value)).map(|firm| Kept(Rc::new(firm)))
    });
    if !is_waiting {
        *answered.borrow_mut() = Some(facts.clone());
    }
    // While weights move, answers to earlier moves arrive.
    (*firm).clone().filter(|_| !is_waiting || is_live)
}

/// Whether it is asked of a table with so many rows.
pub fn is_asked(n_rows: usize) -> bool {
    (2..=MOST_ROWS).contains(&n_rows)
}

/// The scorecard, with the question how firm its ranking is.
pub fn asked_with(scorecard: &Scorecard) -> Scorecard {
    Scorecard { robustness: Some(Robustness { draws: 2_000, ..Robustness::default() }), ..scorecard.clone() }
}

/// Whether it can be asked of so many rows where their movement comes from.
pub fn has_movement(n_rows: usize) -> bool {
    (2..=Sources::MOST_ROWS).contains(&n_rows)
}

fn read(answer: &Value) -> Option<Firm> {
    let pair = |value: &Value| Some((value.get(0)?.as_f64()?, value.get(1)?.as_f64()?));
    let stability = answer.get("stability")?.as_object().into_iter().flatten();
    Some(Firm {
        beats_next: items(answer, "beatsNext").map(Value::as_f64).collect(),
        intervals: items(answer, "intervals").map(pair).collect(),
        tiers: items(answer, "tiers").map(Value::as_u64).collect(),
        stability: stability.filter_map(|(goal, value)| Some((goal.clone(), pair(value)?))).collect(),
        sentences: answer.get("sentences").into_iter().flat_map(texts).map(|it| it.to_string()).collect(),
    })
}
