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

/// The last two periods of a table.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PeriodsReport {
    /// Every period, earliest first.
    pub periods: Vec<String>,
    pub from: Option<String>,
    pub to: Option<String>,
    /// The KPI that is shown, and those that could be, with their names.
    pub kpi: Option<String>,
    pub kpis: Vec<NamedKpi>,
    pub rows: Vec<MovedRow>,
    /// Whose change is split; null: the whole table's.
    pub of: Option<String>,
    pub split: Option<Comparison>,
    /// Why there is nothing to compare.
    pub unavailable: Option<String>,
}

/// A KPI with its name.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NamedKpi {
    pub id: String,
    pub name: String,
}

/// One thing in both periods; where it lacks one, `said` says so.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MovedRow {
    pub label: String,
    pub said: Option<String>,
    pub rate: Option<MovedRate>,
    pub score: MovedScore,
}

/// The KPI before and after; `change`, `low` and `high` are relative, `difference` is in the KPI's own unit.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MovedRate {
    pub before: Option<f64>,
    pub after: Option<f64>,
    pub change: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub difference: Option<f64>,
    pub before_shown: Option<String>,
    pub after_shown: Option<String>,
    pub change_shown: Option<String>,
    pub difference_shown: Option<String>,
    pub interval_shown: Option<String>,
    /// Whether the interval of the change leaves out "no change at all".
    pub is_firm: Option<bool>,
    pub is_better: Option<bool>,
}

/// The score before and after, in points.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MovedScore {
    pub before: Option<f64>,
    pub after: Option<f64>,
    pub change: Option<f64>,
    pub score_part: Option<f64>,
    pub weight_part: Option<f64>,
    pub before_shown: Option<String>,
    pub after_shown: Option<String>,
    pub change_shown: Option<String>,
    pub score_part_shown: Option<String>,
    pub weight_part_shown: Option<String>,
}
