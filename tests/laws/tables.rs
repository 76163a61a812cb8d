//! Random tables and scorecards that make sense.

use proptest::prelude::*;
use serde_json::{Value, json};
use zielwert::api::report::ScoreRow;
use zielwert::api::{Report, Request, analyse};

/// The columns that are scored.
pub const COLUMNS: [&str; 3] = ["a", "b", "c"];

/// A cell of each column.
pub type Row = [Option<f64>; 3];

/// How a figure is scored.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// Share of weight inside its goal.
    pub weight: f64,
    /// Whether more is better.
    pub is_higher_better: bool,
    /// Baseline and target, which alone decide the direction where they are used.
    pub goalposts: Option<(f64, f64)>,
}

/// A scorecard over the three columns: the first two share a goal where `is_shared`, else each has its own.
#[derive(Clone, Debug)]
pub struct Card {
    pub criteria: [Criterion; 3],
    pub weights: [f64; 3],
    pub is_shared: bool,
    pub normalise: &'static str,
    pub aggregate: &'static str,
    pub robustness: Option<Value>,
}

impl Card {
    fn goal(&self, place: usize, figures: &[usize]) -> Value {
        let kpi = |it: &usize| {
            let Criterion { weight, is_higher_better, goalposts } = &self.criteria[*it];
            let direction = if *is_higher_better { "higher" } else { "lower" };
            let mut kpi =
                json!({ "kpi": format!("column:{}", COLUMNS[*it]), "weight": weight, "direction": direction });
            if let Some((baseline, target)) = goalposts {
                kpi["baseline"] = json!(baseline);
                kpi["target"] = json!(target);
            }
            kpi
        };
        let kpis: Vec<Value> = figures.iter().map(kpi).collect();
        json!({ "id": format!("g{place}"), "weight": self.weights[place], "kpis": kpis })
    }

    /// As a request holds it.
    pub fn json(&self) -> Value {
        let goals: Vec<Value> = match self.is_shared {
            true => vec![self.goal(0, &[0, 1]), self.goal(1, &[2])],
            false => (0..3).map(|it| self.goal(it, &[it])).collect(),
        };
        json!({ "goals": goals, "normalise": self.normalise, "aggregate": self.aggregate, "minimumCoverage": 0,
                "robustness": self.robustness })
    }

    /// The value of a column that is better than `from` by `step`.
    pub fn better(&self, column: usize, from: f64, step: f64) -> f64 {
        let criterion = &self.criteria[column];
        let is_up = match criterion.goalposts.filter(|_| self.normalise == "goalposts") {
            Some((baseline, target)) => baseline < target,
            None => criterion.is_higher_better,
        };
        if is_up { from + step } else { from - step }
    }
}

/// A row of a table with the label by which it is found again.
pub fn labelled(rows: &[Row]) -> Vec<(String, Row)> {
    rows.iter().enumerate().map(|(place, row)| (format!("R{place}"), *row)).collect()
}

/// The report on these rows.
pub fn report(rows: &[(String, Row)], card: &Card) -> Report {
    let cells: Vec<Value> = rows.iter().map(|(label, row)| json!([label, row[0], row[1], row[2]])).collect();
    let request = json!({
        "table": { "columns": ["Firma", "a", "b", "c"], "rows": cells },
        "columns": { "Firma": "company", "a": "criterion", "b": "criterion", "c": "criterion" },
        "scorecard": card.json(), "detail": "values",
    });
    analyse(&Request::from_json(&request).expect("an object"))
}

/// The row of this label.
pub fn row<'a>(report: &'a Report, label: &str) -> &'a ScoreRow {
    report.score.rows.iter().find(|it| it.label == label).unwrap_or_else(|| panic!("no row {label}"))
}

/// Whether two figures are the same but for rounding.
#[track_caller]
pub fn close(what: &str, a: Option<f64>, b: Option<f64>) {
    let is_close = match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0),
        (a, b) => a.is_none() && b.is_none(),
    };
    assert!(is_close, "{what}: {a:?} and {b:?}");
}

/// Above zero, so that every way to normalise can use it, with many ties.
fn cell() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        4 => (1u32..40).prop_map(|it| Some(f64::from(it) / 4.0)),
        2 => (0.001f64..1e6).prop_map(Some),
        1 => Just(None),
    ]
}

/// Rows of three cells.
pub fn rows(most: usize) -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec([cell(), cell(), cell()], 1..=most)
}

/// With as many digits as people type.
fn weight() -> impl Strategy<Value = f64> {
    (1u32..5_000).prop_map(|it| f64::from(it) / 50.0)
}

fn criterion(is_typed: bool) -> impl Strategy<Value = Criterion> {
    let post = || (0u32..200).prop_map(|it| f64::from(it) / 4.0);
    (weight(), any::<bool>(), post(), post()).prop_map(move |(weight, is_higher_better, baseline, target)| {
        let is_usable = is_typed && baseline != target;
        Criterion { weight, is_higher_better, goalposts: is_usable.then_some((baseline, target)) }
    })
}

const NORMALISE: [&str; 4] = ["goalposts", "min_max", "percentile_rank", "share_of_leader"];
const AGGREGATE: [&str; 3] = ["arithmetic", "geometric", "harmonic"];

fn of(normalise: &'static [&'static str], is_typed: bool) -> impl Strategy<Value = Card> {
    (
        [criterion(is_typed), criterion(is_typed), criterion(is_typed)],
        [weight(), weight(), weight()],
        any::<bool>(),
        prop::sample::select(normalise),
        prop::sample::select(&AGGREGATE[..]),
    )
        .prop_map(|(criteria, weights, is_shared, normalise, aggregate)| Card {
            criteria,
            weights,
            is_shared,
            normalise,
            aggregate,
            robustness: None,
        })
}

/// Scorecards of every kind but z.
pub fn card() -> impl Strategy<Value = Card> {
    any::<bool>().prop_flat_map(|is_typed| of(&NORMALISE, is_typed))
}

/// Scorecards whose baselines and targets are typed.
pub fn typed_card() -> impl Strategy<Value = Card> {
    of(&NORMALISE[..1], true)
        .prop_filter("every figure has goalposts", |card| card.criteria.iter().all(|it| it.goalposts.is_some()))
}

/// Scorecards under standard scores, which know the arithmetic mean alone.
pub fn z_card() -> impl Strategy<Value = Card> {
    of(&["z_score"], false).prop_map(|card| Card { aggregate: "arithmetic", ..card })
}
