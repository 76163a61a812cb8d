//! The fair comparison, as other programs read it.
#![allow(missing_docs, reason = "the fields' meaning is the engine's; each struct says which part it is")]

use serde::Serialize;

use super::Span;

/// A fair comparison of all rows by one rate.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FairnessReport {
    pub kpi: String,
    /// How much more posts or days vary than chance makes them; null with totals only.
    pub phi: Option<f64>,
    /// The interactions that it takes to know a rate within 10 %.
    pub interactions_for_ten_percent: f64,
    pub size: Option<SizeReport>,
    pub funnel: Option<FunnelReport>,
    pub shrinkage: Option<ShrinkageReport>,
    pub rows: Vec<FairRowReport>,
    /// What it says, in sentences; they stand among those of the whole report too.
    pub sentences: Vec<String>,
}

/// How rates fall with size: ln rate = intercept + slope · ln followers.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SizeReport {
    pub slope: f64,
    pub intercept: f64,
    pub r_squared: Option<f64>,
    pub residual_sd: f64,
    pub rows: usize,
    pub smallest: f64,
    pub largest: f64,
}

/// The common rate, and how far rows stray from it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FunnelReport {
    pub target: f64,
    pub phi: f64,
    /// Whether the limits are √phi wider.
    pub inflated: bool,
}

/// The common rate, and the variance of true rates around it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShrinkageReport {
    pub mean: f64,
    pub between_variance: f64,
}

/// One row, in the order of `rows`.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FairRowReport {
    pub label: String,
    pub value: Option<f64>,
    pub count: Option<f64>,
    pub exposure: Option<f64>,
    /// Fewer than ten actions.
    pub too_few: bool,
    pub size: Option<OfSizeReport>,
    pub funnel: Option<LimitsReport>,
    pub shrunk: Option<ShrunkReport>,
}

/// What an account of this size lets expect.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OfSizeReport {
    pub expected: f64,
    pub low: f64,
    pub high: f64,
    pub index: f64,
}

/// Between which rates chance would leave the row.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LimitsReport {
    pub low: f64,
    pub high: f64,
    /// `below`, `within` or `above`.
    pub place: String,
}

/// The rate drawn towards the common one.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShrunkReport {
    pub value: f64,
    pub interval: Option<Span>,
    pub own_weight: f64,
}
