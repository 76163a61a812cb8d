//! What else is asked of a ranking, as other programs read it.
#![allow(missing_docs, reason = "the fields' meaning is the engine's; each struct says which part it is")]

use serde::Serialize;

use super::{Entries, Span};

/// Copeland's second opinion on a row: how many rows it beats, goal by goal, less how many beat it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CopelandReport {
    pub score: Option<i32>,
    pub rank: Option<u32>,
}

/// The ranking without one goal, or without one KPI of a goal that has several.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LeftOutReport {
    pub goal: String,
    pub kpi: Option<String>,
    pub leader: Option<String>,
    pub changes_leader: bool,
    pub mean_shift: f64,
    /// In the order of `rows`.
    pub ranks: Vec<Option<u32>>,
}

/// A score, and what a fifth more or less of each goal's weight makes of it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TornadoReport {
    pub base: f64,
    pub ranges: Entries<Span>,
}

/// Two figures whose normalised values go together or against one another.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RedundantReport {
    pub a: FigureReport,
    pub b: FigureReport,
    pub r: f64,
}

/// A figure of the scorecard.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FigureReport {
    pub goal: String,
    pub kpi: String,
}

/// On what the movement of places hangs when weights, counts and method are drawn together.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SourcesReport {
    pub weights: IndexReport,
    pub counts: IndexReport,
    pub method: IndexReport,
    pub mean_shift: f64,
    pub leader_stays: f64,
    pub evaluations: usize,
}

/// The share of the variance that a source explains alone, and the share that it has a part in, with standard errors.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IndexReport {
    pub first: f64,
    pub total: f64,
    pub first_error: Option<f64>,
    pub total_error: Option<f64>,
}
