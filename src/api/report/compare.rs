//! Two rows or two periods side by side, as other programs read it.
#![allow(missing_docs, reason = "the fields' meaning is the engine's; each struct says which part it is")]

use serde::Serialize;

use super::{Entries, NoteReport};

/// What makes the difference.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// Where two rows were compared.
    pub rows: Option<RowComparison>,
    /// Where two periods were compared.
    pub periods: Option<PeriodComparison>,
    pub sentences: Vec<String>,
    pub notes: Vec<NoteReport>,
}

/// Two rows: parts in points that add up to the total, less the rest.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RowComparison {
    pub a: String,
    pub b: String,
    pub score_a: Option<f64>,
    pub score_b: Option<f64>,
    pub total: Option<f64>,
    /// `arithmetic`, `log_mean`, or null where no split adds up.
    pub way: Option<String>,
    pub goals: Entries<Option<f64>>,
    /// Empty where one of the two lacks a figure.
    pub kpis: Vec<FigurePart>,
    pub rest: Option<f64>,
}

/// The part of one KPI.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FigurePart {
    pub goal: String,
    pub kpi: String,
    pub points: Option<f64>,
}

/// Two periods.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PeriodComparison {
    pub of: Option<String>,
    pub from: String,
    pub to: String,
    pub rate: Option<RateComparison>,
    pub score: Option<ScoreComparison>,
}

/// An overall rate: after − before = rate part + mix part.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RateComparison {
    pub kpi: String,
    /// `channel` or `company`.
    pub by: String,
    pub before: f64,
    pub after: f64,
    pub rate_part: f64,
    pub mix_part: f64,
    pub paradox: bool,
    pub parts: Vec<UnitReport>,
}

/// One channel or company in both periods.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UnitReport {
    pub label: String,
    pub exposure_before: f64,
    pub rate_before: Option<f64>,
    pub exposure_after: f64,
    pub rate_after: Option<f64>,
}

/// A score in points: after − before = score part + weight part.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScoreComparison {
    pub before: f64,
    pub after: f64,
    pub score_part: f64,
    pub weight_part: f64,
    pub goals: Entries<GoalChange>,
}

/// The two parts of one goal.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GoalChange {
    pub score_part: f64,
    pub weight_part: f64,
}
