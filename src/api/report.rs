//! The report as other programs read it. These types are the contract; they carry no logic.
#![allow(missing_docs, reason = "the fields' meaning is the contract's; each struct says which part it is")]

mod checks;
mod compare;
mod fairness;

use serde::Serialize;

pub use checks::*;
pub use compare::*;
pub use fairness::*;

/// A map that keeps its order when it is written as a JSON object.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entries<T>(pub Vec<(String, T)>);

impl<T> Entries<T> {
    /// The value at a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(it, _)| it == key).map(|(_, value)| value)
    }

    /// Keys and values in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(key, value)| (key.as_str(), value))
    }
}

impl<T> FromIterator<(String, T)> for Entries<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        Entries(entries.into_iter().collect())
    }
}

impl<T: Serialize> Serialize for Entries<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

/// The whole answer.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    pub table: TableReport,
    pub notes: Vec<NoteReport>,
    pub rows: Vec<RowReport>,
    pub unavailable: Vec<Unavailable>,
    /// The request's own KPIs, with what is wrong or missing in their formulas.
    pub own_kpis: Vec<OwnKpi>,
    pub changes: Vec<Change>,
    pub score: ScoreReport,
    pub robustness: Option<RobustnessReport>,
    /// Only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fairness: Option<FairnessReport>,
    pub sentences: Vec<String>,
}

/// How the table was read.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TableReport {
    pub separator: Option<String>,
    pub encoding: Option<String>,
    pub header_line: Option<u32>,
    pub source: Option<String>,
    pub columns: Vec<ColumnReport>,
    pub skipped: Vec<Skipped>,
}

/// How one column was read.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ColumnReport {
    pub header: String,
    /// The measure, if it is one.
    pub measure: Option<String>,
    /// The KPI, if it is one that was calculated elsewhere.
    pub kpi: Option<String>,
    /// `comma` or `point`.
    pub decimal: Option<String>,
    pub unit: Option<String>,
    pub confidence: f64,
    pub evidence: Vec<String>,
}

/// A line that was set aside.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Skipped {
    pub line: u32,
    pub reason: String,
}

/// A note in the reader's language.
#[derive(Clone, Debug, Serialize, PartialEq)]
#[serde(rename_all = "camelCase")]
pub struct NoteReport {
    pub level: String,
    pub code: String,
    pub message: String,
    pub line: Option<u32>,
    pub column: Option<String>,
}

/// One result row.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RowReport {
    pub label: String,
    pub company: Option<String>,
    pub channel: Option<String>,
    pub period: Option<String>,
    pub post: Option<String>,
    pub group: Option<String>,
    pub measures: Entries<Option<f64>>,
    pub kpis: Entries<KpiReport>,
}

/// One number with everything that explains it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KpiReport {
    pub value: Option<f64>,
    pub mean_of_rates: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub given: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formula: Option<String>,
    /// The formula with the row's numbers; the inner `None` where it was not calculated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub numbers: Option<Option<String>>,
    pub missing: Vec<String>,
}

/// An own KPI of the request.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OwnKpi {
    /// `own:` and a short name.
    pub id: String,
    /// The person's name for it.
    pub name: String,
    /// The formula as it was typed.
    pub formula: String,
    /// The formula with measures by their names; `None` where it cannot be read.
    pub words: Option<String>,
    /// The unit's id.
    pub unit: String,
    /// `higher` or `lower`.
    pub direction: String,
    /// What keeps it from being read.
    pub problem: Option<Span16>,
    /// The places of measures (ids) and columns (`column:<header>`) that the table does not have.
    pub missing: Vec<Span16>,
}

/// A place in a typed formula, counted in UTF-16 units as JavaScript does, and what is said about it.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Span16 {
    /// A sentence, or the id of what is missing.
    pub message: String,
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
}

/// A KPI that no row can have.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Unavailable {
    pub kpi: String,
    pub missing: Vec<String>,
}

/// The change of one thing between two periods.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    pub label: String,
    pub from: String,
    pub to: String,
    pub kpis: Entries<KpiChange>,
}

/// The change of one KPI; `change`, `low` and `high` are relative: 0.2 is a rise by a fifth.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct KpiChange {
    pub before: Option<f64>,
    pub after: Option<f64>,
    pub change: Option<f64>,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// The scores.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScoreReport {
    pub weights: Entries<Option<f64>>,
    pub consistency_ratio: Option<f64>,
    pub rows: Vec<ScoreRow>,
}

/// The score of one row.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScoreRow {
    pub label: String,
    pub score: Option<f64>,
    pub rank: Option<u32>,
    pub coverage: f64,
    pub low: Option<f64>,
    pub high: Option<f64>,
    pub interval: Option<Span>,
    pub rank_low: Option<u32>,
    pub rank_high: Option<u32>,
    pub goals: Entries<Option<f64>>,
    pub contributions: Vec<Contribution>,
    /// With whom it was compared, where the scorecard asks for peers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub peers: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank_among_peers: Option<u32>,
}

/// From low to high.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Span {
    pub low: f64,
    pub high: f64,
}

/// What one KPI adds to a score.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Contribution {
    pub goal: String,
    pub kpi: String,
    pub normalised: Option<f64>,
    pub unclamped: Option<f64>,
    pub points: Option<f64>,
}

/// How firm the ranking is.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RobustnessReport {
    pub exact: bool,
    pub head_to_head: Option<Vec<Vec<Option<f64>>>>,
    pub expected_rank: Option<Vec<Option<f64>>>,
    pub rank_acceptability: Option<Vec<Vec<Option<f64>>>>,
    pub beats_next: Vec<Option<f64>>,
    pub flip_points: Vec<FlipPoint>,
    pub stability: Entries<Option<(f64, f64)>>,
    pub smallest_reallocation: Vec<Reallocation>,
    pub tiers: Vec<Vec<String>>,
    pub influence: Entries<Option<f64>>,
    pub copeland: Option<Vec<CopelandReport>>,
    pub leave_one_out: Option<Vec<LeftOutReport>>,
    pub tornado: Option<Vec<Option<TornadoReport>>>,
    pub redundant: Vec<RedundantReport>,
    /// Only where it was asked for.
    pub sources: Option<SourcesReport>,
}

/// The weight of one goal at which a challenger draws level with the leader.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FlipPoint {
    pub goal: String,
    pub leader: String,
    pub challenger: String,
    pub weight: Option<f64>,
}

/// The fewest points to move so that a challenger draws level.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reallocation {
    pub challenger: String,
    pub points: Option<f64>,
    pub from: Vec<String>,
    pub to: Option<String>,
}

/// A pasted text cut into cells.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    pub columns: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub separator: Option<String>,
    pub encoding: Option<String>,
    pub header_line: Option<u32>,
    pub skipped: Vec<Skipped>,
    pub notes: Vec<NoteReport>,
}

/// A picture with its finding and the numbers behind it, or the reason why there is none.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DrawnPicture {
    /// The picture's id.
    pub picture: String,
    /// The question that it answers.
    pub question: String,
    /// The finding; empty where nothing can be drawn.
    pub title: String,
    /// What is to be seen, for those who do not see it.
    pub description: String,
    /// The SVG.
    pub svg: Option<String>,
    /// The numbers behind it, in the reader's notation.
    pub table: PictureTable,
    /// What each mark says, in the order in which they are drawn.
    pub marks: Vec<PictureMark>,
    /// Why it cannot be drawn, and what would help.
    pub unavailable: Option<String>,
}

/// A table of words.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PictureTable {
    /// The headers.
    pub header: Vec<String>,
    /// The rows, each as long as the header.
    pub rows: Vec<Vec<String>>,
}

/// What a mark says.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct PictureMark {
    /// What it is about.
    pub label: String,
    /// Its number, with its unit.
    pub value: String,
}
