//! What a page shows of a ranking's firmness, and a fair comparison by itself: a small part of the report, for those who ask anew
//! with every change. The whole report of 1,000 rows is 14 MB of JSON.

use serde::Serialize;

use super::analysis::Analysis;
use super::assemble::{fairness_report, sentences, sources_report};
use super::report::{Entries, FairnessReport, SourcesReport};
use super::request::Request;
use crate::text;

/// How firm a ranking is, row by row in the order of the report's rows.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Firmness {
    /// The probability that a row stays ahead of the next one in rank.
    pub beats_next: Vec<Option<f64>>,
    /// The score's interval from the noise of the counts.
    pub intervals: Vec<Option<(f64, f64)>>,
    /// The row's tier, from 0; rows without a score have none.
    pub tiers: Vec<Option<usize>>,
    /// The shares of each goal for which the leader stays first, by the goal's id.
    pub stability: Entries<Option<(f64, f64)>>,
    /// What a colleague would say about all of it.
    pub sentences: Vec<String>,
    /// Where the movement of places comes from, where the scorecard asks for it.
    pub movement: Option<Movement>,
}

/// Where the movement of places comes from.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Movement {
    /// It in a sentence.
    pub sentence: String,
    /// How much of it hangs on what.
    pub sources: SourcesReport,
}

/// The firmness of an analysis; `None` where its scorecard asks for none, or the weights cannot be used.
pub fn firmness(request: &Request, analysis: &Analysis) -> Option<Firmness> {
    let (firmness, joint) = analysis.robustness.as_ref()?;
    let n_rows = analysis.facts.rows.len();
    let mut tiers = vec![None; n_rows];
    for (tier, rows) in joint.tiers.iter().enumerate() {
        for row in rows {
            if let Some(place) = tiers.get_mut(*row) {
                *place = Some(tier);
            }
        }
    }
    let goals = analysis.scorecard.goals.iter().map(|goal| goal.id.clone());
    Some(Firmness {
        beats_next: firmness.odds.beats_next.clone(),
        intervals: (0..n_rows).map(|row| joint.intervals.get(row).copied().flatten()).collect(),
        tiers,
        stability: goals.zip(firmness.stability.iter().copied()).collect(),
        sentences: sentences(analysis, request.language),
        movement: analysis
            .sources
            .as_ref()
            .map(|it| Movement { sentence: text::sources(it, request.language), sources: sources_report(it) }),
    })
}

/// The fair comparison of an analysis; `None` where it was not asked for, or no rate can be compared.
pub fn fairness(request: &Request, analysis: &Analysis) -> Option<FairnessReport> {
    analysis.fairness.as_ref().map(|it| fairness_report(&analysis.facts, it, request.language))
}
