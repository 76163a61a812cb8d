//! Scorecards side by side on the same rows: where each row stands under every one of them.

use serde::Serialize;
use serde_json::Value;

use super::analysis::{Analysis, facts_and_scorecard};
use super::request::{ChosenScorecard, Request};
use crate::engine::prepare;
use crate::engine::score::Scores;

/// The best rows under the request's scorecard, and where they stand under others.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Standings {
    /// How many rows there are.
    pub all: usize,
    /// The labels, best first.
    pub labels: Vec<String>,
    /// Where they stand under the request's scorecard.
    pub now: Vec<Standing>,
    /// Where they stand under each of the others.
    pub others: Vec<Vec<Standing>>,
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Standing {
    /// From 0 to 100.
    pub score: Option<f64>,
    /// 1 is the best.
    pub rank: Option<u32>,
}

/// Reads scorecards as requests have them; what cannot be read is what fits the table.
pub fn scorecards(list: &Value, own_kpis: &Request) -> Vec<Option<ChosenScorecard>> {
    let own = Request { own_kpis: own_kpis.own_kpis.clone(), ..Request::default() }.to_json();
    let read = |card: &Value| {
        let mut request = own.clone();
        request["scorecard"] = card.clone();
        Request::from_json(&request).and_then(|it| it.scorecard)
    };
    list.as_array().into_iter().flatten().map(read).collect()
}

/// The request without its table, which is read already.
fn settings(request: &Request) -> Request {
    Request {
        language: request.language,
        settings: request.settings.clone(),
        interactions_chosen: request.interactions_chosen,
        own_kpis: request.own_kpis.clone(),
        ..Request::default()
    }
}

/// The best `most` rows of an analysis, and where each stands under other scorecards.
pub fn standings(
    request: &Request,
    analysis: &Analysis,
    others: Vec<Option<ChosenScorecard>>,
    most: usize,
) -> Standings {
    let now = &analysis.scores;
    let mut rows = now.rows.best_first();
    rows.truncate(most);
    let of = |scores: &Scores| -> Vec<Standing> {
        rows.iter().map(|row| Standing { score: scores.rows.score(*row), rank: scores.rows.rank(*row) }).collect()
    };
    let other = |scorecard: Option<ChosenScorecard>| {
        let request = Request { scorecard, ..settings(request) };
        let (facts, scorecard) = facts_and_scorecard(&analysis.reading, Some(&analysis.facts), &request);
        of(&prepare::scored(&facts, &scorecard))
    };
    let labels = rows.iter().filter_map(|row| Some(analysis.facts.rows.get(*row)?.label.clone())).collect();
    Standings { all: now.rows.len(), labels, now: of(now), others: others.into_iter().map(other).collect() }
}
