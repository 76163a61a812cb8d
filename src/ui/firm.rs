//! How firm the ranking is, as far as the page says it: asked of the whole module, since the first score does not need it.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;

use super::deep::{Question, use_answer};
use super::kept::Kept;
use super::told::{items, texts};
use crate::api::{ChosenScorecard, Detail, Request};
use crate::engine::score::{Robustness, Scorecard};

/// How firm a ranking is. Rows are places in the table's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Firm {
    /// The probability that a row stays ahead of the next one in rank.
    pub beats_next: Vec<Option<f64>>,
    /// The score's interval from the noise of the counts.
    pub intervals: Vec<Option<(f64, f64)>>,
    /// The tier of each label, from 0.
    pub tiers: BTreeMap<String, usize>,
    /// The weights of each goal for which the leader stays first, by the goal's id.
    pub stability: BTreeMap<String, (f64, f64)>,
    /// What a colleague would say about it.
    pub sentences: Vec<String>,
}

/// Above this many rows the worker is left alone while weights move.
const MOST_ROWS: usize = 2_000;

/// The firmness of the ranking that stands now; nothing while it is worked out anew.
#[hook]
pub fn use_firm(asked: &Option<Kept<Request>>, scorecard: &Kept<Scorecard>, n_rows: usize) -> Option<Kept<Firm>> {
    let question = use_memo((asked.clone(), scorecard.clone(), n_rows), |(asked, scorecard, n_rows)| {
        if *n_rows < 2 || *n_rows > MOST_ROWS {
            return None;
        }
        let robust = Scorecard {
            robustness: Some(Robustness { draws: 2_000, ..Robustness::default() }),
            ..Scorecard::clone(scorecard)
        };
        let request = Request {
            scorecard: Some(ChosenScorecard::Own(robust)),
            detail: Some(Detail::Values),
            ..Request::clone(asked.as_ref()?)
        };
        Some(Question::about("analyse", &request, []))
    });
    let answer = use_answer((*question).clone());
    let is_waiting = answer.is_waiting;
    let firm = use_memo(answer.value.as_ref().map(|value| Kept(Rc::clone(value))), |value| {
        value.as_ref().and_then(|value| read(value)).map(|firm| Kept(Rc::new(firm)))
    });
    (*firm).clone().filter(|_| !is_waiting)
}

fn read(report: &Value) -> Option<Firm> {
    let robustness = report.get("robustness").filter(|it| !it.is_null())?;
    let beats_next = items(robustness, "beatsNext").map(Value::as_f64).collect();
    let rows = report.get("score").map(|score| items(score, "rows").collect::<Vec<_>>()).unwrap_or_default();
    let span = |value: &Value| Some((value.get("low")?.as_f64()?, value.get("high")?.as_f64()?));
    let intervals = rows.iter().map(|row| row.get("interval").and_then(span)).collect();
    let mut tiers = BTreeMap::new();
    for (tier, labels) in items(robustness, "tiers").enumerate() {
        for label in texts(labels) {
            tiers.insert(label.to_string(), tier);
        }
    }
    let pair = |value: &Value| Some((value.get(0)?.as_f64()?, value.get(1)?.as_f64()?));
    let stability = robustness.get("stability").and_then(Value::as_object).into_iter().flatten();
    let stability = stability.filter_map(|(goal, value)| Some((goal.clone(), pair(value)?))).collect();
    let sentences = report.get("sentences").into_iter().flat_map(texts).map(|it| it.to_string()).collect();
    Some(Firm { beats_next, intervals, tiers, stability, sentences })
}
