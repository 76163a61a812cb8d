//! The top of a large ranking, settled: what a page shows of a table that is too large to be kept in it.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;

use super::analysis::Analysis;
use super::assemble::{all_notes, note_report, table_report};
use super::report::{Entries, NoteReport, TableReport};
use super::request::{ChosenScorecard, Request};
use crate::engine::data_set::Numbers;
use crate::engine::kpi::Kpi;
use crate::engine::score::{Figure, Scorecard, State};
use crate::text;

/// The best rows of an analysis with everything that the others have to do with it already in the numbers.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Window {
    /// How the whole table was read.
    pub table: TableReport,
    /// How many table rows there are.
    pub table_rows: usize,
    /// How many result rows there are.
    pub all_rows: usize,
    /// How many of them have a score.
    pub ranked: usize,
    /// How many were found where rows were searched for.
    pub found: usize,
    /// Each row's place among all result rows, best first.
    pub rows: Vec<usize>,
    /// Their labels.
    pub labels: Vec<String>,
    /// KPIs by id: every one that any row of the whole table has.
    pub kpis: Entries<Vec<Option<f64>>>,
    /// Columns by header that the scorecard scores as they stand.
    pub columns: Entries<Vec<Option<f64>>>,
    /// The scorecard that holds for the whole table, as requests have it.
    pub scorecard: Value,
    /// The stated share of each goal.
    pub weights: Option<Vec<f64>>,
    /// The consistency ratio of pairwise comparisons.
    pub consistency_ratio: Option<f64>,
    /// The figures in the scorecard's order.
    pub figures: Vec<WindowFigure>,
    /// The scores of the rows.
    pub scores: Vec<WindowScore>,
    /// What is to be said about the reading and the figures.
    pub notes: Vec<NoteReport>,
    /// What is to be said about the scoring.
    pub score_notes: Vec<NoteReport>,
    /// What a colleague would say about it.
    pub sentences: Vec<String>,
}

/// A figure over the rows of the window.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WindowFigure {
    /// `used`, `left_out` or `spoiled`.
    pub state: &'static str,
    /// The goalposts that were used.
    pub goalposts: Option<(f64, f64)>,
    /// The normalised values.
    pub values: Vec<Option<f64>>,
}

/// The score of one row.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WindowScore {
    pub score: Option<f64>,
    pub rank: Option<u32>,
    pub coverage: f64,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub rank_low: Option<u32>,
    pub rank_high: Option<u32>,
    pub goals: Vec<Option<f64>>,
    pub points: Vec<Option<f64>>,
}

/// Skipped lines and notes beyond this many are counted, not listed.
const MOST_NOTES: usize = 200;

/// The best `most` rows whose label holds `wanted` (in any case of letters; empty: all).
pub fn window(request: &Request, analysis: &Analysis, most: usize, wanted: &str) -> Window {
    let language = request.language;
    let (facts, scores) = (&*analysis.facts, &*analysis.scores);
    let mut rows = scores.rows.best_first();
    let wanted = wanted.trim().to_lowercase();
    if !wanted.is_empty() {
        rows.retain(|row| facts.rows[*row].label.to_lowercase().contains(&wanted));
    }
    let found = rows.len();
    rows.truncate(most);
    let of = |numbers: &Numbers| rows.iter().map(|row| numbers.get(*row)).collect::<Vec<_>>();
    let present: Vec<&'static Kpi> = facts.kpis().filter(|kpi| facts.has_kpi(kpi)).collect();
    let mut columns = BTreeMap::new();
    let criteria = analysis.scorecard.criteria();
    for (criterion, figure) in criteria.zip(&scores.figures.list) {
        if let Figure::Column(header) = &criterion.figure {
            columns.insert(header.clone(), of(&figure.raw));
        }
    }
    let mut table = table_report(&analysis.reading, language);
    table.skipped.truncate(MOST_NOTES);
    let mut notes = all_notes(request, analysis, &present);
    // Those about the scoring come last, and have a list of their own.
    notes.truncate(notes.len().saturating_sub(scores.notes.len()).min(MOST_NOTES));
    let chosen =
        Request { scorecard: Some(ChosenScorecard::Own(Scorecard::clone(&analysis.scorecard))), ..Request::default() };
    Window {
        table,
        table_rows: facts.data.len(),
        all_rows: facts.rows.len(),
        ranked: scores.rows.n_ranked(),
        found,
        labels: rows.iter().map(|row| facts.rows[*row].label.clone()).collect(),
        kpis: present.iter().map(|kpi| (kpi.id.to_owned(), of(&facts.kpi(kpi).values))).collect(),
        columns: columns.into_iter().collect(),
        scorecard: chosen.to_json().get_mut("scorecard").map(Value::take).unwrap_or_default(),
        weights: scores.weights.clone(),
        consistency_ratio: scores.consistency_ratio,
        figures: scores
            .figures
            .list
            .iter()
            .map(|figure| WindowFigure {
                state: match figure.state {
                    State::Used => "used",
                    State::LeftOut => "left_out",
                    State::Spoiled => "spoiled",
                },
                goalposts: figure.goalposts,
                values: of(&figure.values),
            })
            .collect(),
        scores: rows
            .iter()
            .map(|row| {
                let it = &scores.rows[*row];
                WindowScore {
                    score: it.score,
                    rank: it.rank,
                    coverage: it.coverage,
                    low: it.low,
                    high: it.high,
                    rank_low: it.rank_low,
                    rank_high: it.rank_high,
                    goals: it.goals.to_vec(),
                    points: it.points.to_vec(),
                }
            })
            .collect(),
        notes: notes.iter().map(|note| note_report(note, language)).collect(),
        score_notes: scores.notes.iter().map(|note| note_report(note, language)).collect(),
        sentences: text::sentences(facts, &analysis.scorecard, scores, None, language),
        rows,
    }
}
