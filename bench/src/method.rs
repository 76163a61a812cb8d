//! The jobs of the method, on numbers that `method.py` makes in the same way.

use std::cell::RefCell;
use std::rc::Rc;

use serde_json::{Value, json};
use zielwert::api::{Memory, Request, assemble};
use zielwert::engine::facts::Facts;
use zielwert::engine::score::{Criterion, Figure, Figures, Goal, Goalposts, Scorecard, Scores, score, score_figures};
use zielwert::engine::settings::Settings;
use zielwert::method::aggregate::Mean;
use zielwert::method::describe::range;
use zielwert::method::robust::Standing;
use zielwert::method::robust::draws::simulate;
use zielwert::method::robust::probability::expected_ranks;
use zielwert::paste::{Cell, Corrections, read_cells};
use zielwert_kernel::columns::{Goal as Parts, held_between, two_level_means};
use zielwert_kernel::order::competition;

const CRITERIA: usize = 12;
const DRAWS: usize = 10_000;
/// Twelve goals, Σ alpha = 32.
const ALPHA: [u32; CRITERIA] = [3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2];
const BASELINE: f64 = 0.1;
const TARGET: f64 = 0.9;
/// One cell in so many is missing.
const GAPS: usize = 20;

/// The tables, made before anything is timed.
pub struct Material {
    standings: Vec<Standing>,
    columns: Vec<Vec<f64>>,
    /// The same with one half where a cell is missing.
    filled: Vec<Vec<f64>>,
    facts: Facts,
    scorecard: Scorecard,
    figures: Rc<Figures>,
    slider: RefCell<Slider>,
}

impl Default for Material {
    fn default() -> Self {
        Material::new()
    }
}

impl Material {
    /// 1,000 complete rows, and 10,000 rows with gaps.
    pub fn new() -> Self {
        let mut chance = Chance(1);
        let standings = (0..1_000)
            .filter_map(|_| {
                let row: Vec<_> = (0..CRITERIA).map(|_| Some(chance.next())).collect();
                Standing::new(&row, Mean::Arithmetic)
            })
            .collect();
        let rows: Vec<Vec<f64>> = (0..10_000)
            .map(|_| {
                let cell = |chance: &mut Chance| {
                    let value = chance.next();
                    if chance.next() * GAPS as f64 >= 1.0 { value } else { f64::NAN }
                };
                (0..CRITERIA).map(|_| cell(&mut chance)).collect()
            })
            .collect();
        let columns: Vec<Vec<f64>> =
            (0..CRITERIA).map(|j| rows.iter().filter_map(|row| row.get(j)).copied().collect()).collect();
        let fill = |x: &Vec<f64>| x.iter().map(|it| if it.is_nan() { 0.5 } else { *it }).collect();
        let filled = columns.iter().map(fill).collect();
        let headers: Vec<String> = (0..CRITERIA).map(|j| format!("Criterion {j}")).collect();
        let cells = rows
            .iter()
            .map(|row| row.iter().map(|cell| if cell.is_nan() { Cell::Missing } else { Cell::Number(*cell) }));
        let data = read_cells(headers.clone(), cells, &Corrections::default());
        let goals = headers.iter().zip(weights()).map(|(header, weight)| Goal {
            id: header.clone(),
            name: None,
            weight,
            kpis: vec![Criterion {
                goalposts: Goalposts { baseline: Some(BASELINE), target: Some(TARGET) },
                ..Criterion::of(Figure::Column(header.clone()))
            }],
        });
        let scorecard = Scorecard { goals: goals.collect(), ..Scorecard::default() };
        let facts = Facts::new(data.into(), Settings::default());
        let figures = Figures::new(&facts, &scorecard).into();
        Material { standings, columns, filled, facts, scorecard, figures, slider: RefCell::new(Slider::new()) }
    }

    /// Does one job and gives a number that shows whether it was done right; `None` for a job that does not exist.
    pub fn run(&self, job: &str) -> Option<f64> {
        match job {
            "draws" => self.draws(),
            "head_to_head_40" => self.head_to_head(40),
            "head_to_head_1000" => self.head_to_head(1_000),
            "core" => Some(self.core()),
            "complete" => Some(self.complete()),
            "score" => Some(of_scores(&score(&self.facts, &self.scorecard))),
            "weigh" => Some(of_scores(&score_figures(Rc::clone(&self.figures), &self.scorecard))),
            "drag_2000" => self.slider.borrow_mut().moved(2_000),
            "drag_10000" => self.slider.borrow_mut().moved(10_000),
            _ => None,
        }
    }

    /// Draw weights, score the rows, rank them: the share of first places and all others, for each row.
    fn draws(&self) -> Option<f64> {
        let rows: Vec<&Standing> = self.standings.iter().take(40).collect();
        simulate(&rows, &[1; CRITERIA], DRAWS, 1, &[]).expected_rank.first().copied()
    }

    /// The exact probability of every pair.
    fn head_to_head(&self, rows: usize) -> Option<f64> {
        let rows: Vec<&[f64]> = self.standings.iter().take(rows).map(|it| it.bent.as_slice()).collect();
        expected_ranks(&rows, &ALPHA).first().copied()
    }

    /// The formulas alone: normalise, average, rank.
    fn core(&self) -> f64 {
        ranked(self.columns.iter().map(|x| held_between(x, BASELINE, TARGET)))
    }

    /// The same without gaps, from the lowest to the highest value.
    fn complete(&self) -> f64 {
        ranked(self.filled.iter().map(|x| {
            let (low, high) = range(x).unwrap_or_default();
            held_between(x, low, high)
        }))
    }
}

/// Forty accounts, twelve goals of one KPI each, and a weight that moves.
struct Slider {
    memory: Memory,
    request: Value,
    weight: u32,
}

/// What the accounts count.
const COUNTS: [(&str, f64); 11] = [
    ("Followers", 1e5),
    ("Reach", 5e4),
    ("Impressions", 9e4),
    ("Posts", 50.0),
    ("Likes", 3e3),
    ("Comments", 300.0),
    ("Shares", 200.0),
    ("Saves", 150.0),
    ("Clicks", 900.0),
    ("Inquiries", 120.0),
    ("Answered", 60.0),
];

const KPIS: [&str; CRITERIA] = [
    "engagement_rate_by_followers",
    "engagement_rate_by_reach",
    "engagement_rate_by_impressions",
    "interactions_per_post",
    "applause_rate",
    "conversation_rate",
    "amplification_rate",
    "save_rate",
    "reach_rate",
    "click_through_rate",
    "response_rate",
    "virality_rate",
];

impl Slider {
    fn new() -> Self {
        let mut chance = Chance(2);
        let mut columns = vec!["Company"];
        columns.extend(COUNTS.iter().map(|it| it.0));
        let row = |n: usize| {
            let mut cells = vec![json!(format!("Account {n}"))];
            cells.extend(COUNTS.iter().map(|it| json!((it.1 * (0.5 + 0.5 * chance.next())).round())));
            cells
        };
        let rows: Vec<_> = (0..40).map(row).collect();
        let goals: Vec<_> = KPIS
            .iter()
            .map(|kpi| json!({ "id": *kpi, "weight": 10, "kpis": [{ "kpi": *kpi, "weight": 1 }] }))
            .collect();
        let request = json!({
            "table": { "columns": columns, "rows": rows }, "detail": "values",
            "scorecard": { "goals": goals, "robustness": {} },
        });
        Slider { memory: Memory::default(), request, weight: 0 }
    }

    /// Moves the weight by one point and asks for everything that follows; with so many draws of weights and counts.
    fn moved(&mut self, draws: u32) -> Option<f64> {
        self.weight = (self.weight + 1) % 20;
        self.request["scorecard"]["goals"][0]["weight"] = json!(10 + self.weight);
        self.request["scorecard"]["robustness"]["draws"] = json!(draws);
        let request = Request::from_json(&self.request)?;
        let analysis = self.memory.analysis(&request);
        let robustness = assemble(&request, &analysis).robustness?;
        robustness.head_to_head?.into_iter().flatten().sum()
    }
}

/// Averages normalised columns and ranks the rows.
fn ranked(columns: impl Iterator<Item = Vec<f64>>) -> f64 {
    let columns: Vec<Vec<f64>> = columns.collect();
    let columns_of_one = columns.iter().map(|it| vec![(1.0, it.as_slice())]);
    let goals: Vec<Parts<'_>> = columns_of_one.zip(weights()).map(|(parts, weight)| Parts { parts, weight }).collect();
    let rows = columns.first().map_or(0, Vec::len);
    let scores = two_level_means(&goals, rows, Mean::Arithmetic, 0.0).value;
    let places = competition(&scores);
    check(scores.iter().zip(places).map(|(score, place)| (Some(100.0 * score), (place > 0).then_some(place))))
}

fn of_scores(scores: &Scores) -> f64 {
    let rows = &scores.rows;
    check((0..rows.len()).map(|row| (rows.score(row), rows.rank(row))))
}

/// Score × rank, so that neither can be wrong unnoticed.
fn check(rows: impl Iterator<Item = (Option<f64>, Option<u32>)>) -> f64 {
    rows.filter_map(|(score, rank)| Some(score? * f64::from(rank?))).sum()
}

fn weights() -> Vec<f64> {
    (1..=CRITERIA).map(|it| it as f64 / 78.0).collect()
}

/// Marsaglia's xorshift with 32 bits: three lines in any language.
struct Chance(u32);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        f64::from(self.0) / 4_294_967_296.0
    }
}
