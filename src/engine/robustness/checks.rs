//! What else can be asked of a ranking: another way of counting it out, what a single goal or KPI decides, how far one
//! weight moves a score, and which figures say the same.

use super::goal_values;
use crate::engine::note::{Arg, Note};
use crate::engine::score::{self, Figures, Rows, Scorecard, Scores, State, notes};
use crate::method::aggregate::copeland;
use crate::method::agreement::pearson;
use crate::method::rank;
use crate::method::robust::tornado::tornado;

/// Above this many rows nobody reads what single rows do, and pairs of rows become too many.
const MOST_ROWS: usize = 1_000;
/// From this correlation on two figures say the same.
const SAME: f64 = 0.9;
/// Fewer rows correlate by accident.
const FEWEST_ROWS: usize = 5;
/// By how much a tornado moves each weight.
const MOVED: f64 = 0.2;

/// The answers.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    /// Copeland's score of each row that is ranked: how many it beats less how many beat it, goal by goal.
    pub copeland: Vec<Option<i32>>,
    /// The places by it.
    pub copeland_ranks: Vec<Option<u32>>,
    /// The ranking without each goal, and without each KPI of goals that have several.
    pub left_out: Vec<LeftOut>,
    /// For each row its score and what a fifth more or less of each goal's weight makes of it.
    pub tornado: Vec<Option<Tornado>>,
    /// Figures that say the same, as places among the figures.
    pub redundant: Vec<Redundant>,
}

/// The ranking without one goal or KPI.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// The place of the goal.
    pub goal: usize,
    /// The place of the figure; `None` where the whole goal was left out.
    pub figure: Option<usize>,
    /// Who leads then.
    pub leader: Option<usize>,
    /// Who led before.
    pub led: Option<usize>,
    /// The places then.
    pub ranks: Vec<Option<u32>>,
    /// By how many places rows move on average.
    pub mean_shift: f64,
}

/// A score and how far single weights move it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    /// The score, before a minimum coverage.
    pub base: f64,
    /// From and to for each goal.
    pub ranges: Vec<(f64, f64)>,
}

/// Two figures that say the same, or the opposite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Redundant {
    /// The place of the one.
    pub a: usize,
    /// The place of the other.
    pub b: usize,
    /// Pearson's correlation of the normalised values.
    pub r: f64,
}

impl Checks {
    /// `None` where the weights cannot be used.
    pub fn new(scores: &Scores, scorecard: &Scorecard) -> Option<Self> {
        let weights = scores.effective.as_ref()?;
        let mut checks = Checks { redundant: redundant(scores, weights), ..Checks::default() };
        if scores.rows.len() > MOST_ROWS {
            return Some(checks);
        }
        let values: Vec<Vec<Option<f64>>> = (0..scores.rows.len()).map(|row| goal_values(scores, row)).collect();
        let places: Vec<usize> = (0..scores.rows.len()).filter(|row| scores.rows.rank(*row).is_some()).collect();
        let matrix: Vec<Vec<Option<f64>>> = places.iter().map(|row| values[*row].clone()).collect();
        checks.copeland = vec![None; scores.rows.len()];
        for (row, wins) in places.iter().zip(copeland(&matrix, weights)) {
            checks.copeland[*row] = Some(wins);
        }
        checks.copeland_ranks =
            rank::competition(&checks.copeland.iter().map(|it| it.map(f64::from)).collect::<Vec<_>>());
        let on_scale = |value: f64| scores.mean.on_scale(value);
        checks.tornado = values
            .iter()
            .zip(&scores.rows)
            .map(|(row, it)| {
                it.score?;
                let (base, ranges) = tornado(row, weights, MOVED, scores.mean.into())?;
                let ranges = ranges.into_iter().map(|(low, high)| (on_scale(low), on_scale(high))).collect();
                Some(Tornado { base: on_scale(base), ranges })
            })
            .collect();
        checks.left_out = left_out(scores, weights, scorecard.minimum_coverage);
        Some(checks)
    }

    /// Warns of figures that say the same or the opposite, and of one that counts in two goals.
    pub fn notes(&self, scores: &Scores, scorecard: &Scorecard) -> Vec<Note> {
        let figure = |place: usize| &scores.figures.list[place];
        let goal = |place: usize| scorecard.goals[figure(place).goal].shown();
        let note = |it: &Redundant| {
            let name = |place: usize| figure(place).name.clone();
            if it.is_one_figure(scores) {
                return Note::new(&notes::COUNTED_TWICE).with(name(it.a)).with(goal(it.a)).with(goal(it.b));
            }
            let kind = if it.r > 0.0 { &notes::REDUNDANT } else { &notes::OPPOSED };
            Note::new(kind).with(name(it.a)).with(name(it.b)).with(Arg::Number((it.r * 100.0).round() / 100.0))
        };
        // A figure that counts in two goals makes the same pair with a third one twice.
        let pair = |it: &Redundant| {
            let (a, b) = (&figure(it.a).id, &figure(it.b).id);
            if a < b { (a, b) } else { (b, a) }
        };
        let is_new =
            |(place, it): &(usize, &Redundant)| self.redundant[..*place].iter().all(|other| pair(other) != pair(it));
        self.redundant.iter().enumerate().filter(is_new).map(|(_, it)| note(it)).collect()
    }
}

impl Redundant {
    /// Whether it is one figure that counts in two goals.
    pub fn is_one_figure(&self, scores: &Scores) -> bool {
        scores.figures.list[self.a].id == scores.figures.list[self.b].id && self.r > 0.0
    }
}

/// Pairs of figures that count and whose normalised values go together, the most alike first.
fn redundant(scores: &Scores, weights: &[f64]) -> Vec<Redundant> {
    let figures = &scores.figures.list;
    let counts: Vec<usize> = (0..figures.len())
        .filter(|place| {
            let figure = &figures[*place];
            figure.state == State::Used && figure.share > 0.0 && weights[figure.goal] > 0.0
        })
        .collect();
    let mut all = Vec::new();
    for (n, a) in counts.iter().enumerate() {
        for b in &counts[n + 1..] {
            let both = |row: usize| figures[*a].values.get(row).zip(figures[*b].values.get(row));
            let (x, y): (Vec<f64>, Vec<f64>) = (0..scores.rows.len()).filter_map(both).unzip();
            let r = if x.len() < FEWEST_ROWS { None } else { pearson(&x, &y) };
            all.extend(r.filter(|r| r.abs() > SAME).map(|r| Redundant { a: *a, b: *b, r }));
        }
    }
    crate::order::by(&mut all, |a, b| b.r.abs().total_cmp(&a.r.abs()));
    all
}

fn left_out(scores: &Scores, weights: &[f64], minimum_coverage: f64) -> Vec<LeftOut> {
    let mut all = Vec::new();
    for (goal, members) in scores.figures.goals.iter().enumerate() {
        if weights[goal] <= 0.0 {
            continue;
        }
        let rest = 1.0 - weights[goal];
        if rest > 1e-12 {
            let share = |(place, weight): (usize, &f64)| if place == goal { 0.0 } else { weight / rest };
            let weights: Vec<f64> = weights.iter().enumerate().map(share).collect();
            let rows = score::ranked_rows(&scores.figures, Some(&weights), scores.mean, minimum_coverage);
            all.push(compared(scores, &rows, goal, None));
        }
        let counting: Vec<usize> =
            members.iter().copied().filter(|place| scores.figures.list[*place].share > 0.0).collect();
        for dropped in counting.iter().filter(|_| counting.len() > 1) {
            let mut figures = Figures::clone(&scores.figures);
            let rest = 1.0 - figures.list[*dropped].share;
            for place in members {
                let share = &mut figures.list[*place].share;
                *share = if place == dropped { 0.0 } else { *share / rest };
            }
            let rows = score::ranked_rows(&figures.into(), Some(weights), scores.mean, minimum_coverage);
            all.push(compared(scores, &rows, goal, Some(*dropped)));
        }
    }
    all
}

fn compared(scores: &Scores, rows: &Rows, goal: usize, figure: Option<usize>) -> LeftOut {
    let shift = |row: usize| Some((f64::from(rows.rank(row)?) - f64::from(scores.rows.rank(row)?)).abs());
    let shifts: Vec<f64> = (0..rows.len()).filter_map(shift).collect();
    LeftOut {
        goal,
        figure,
        leader: rows.ranked().first().copied(),
        led: scores.rows.ranked().first().copied(),
        ranks: (0..rows.len()).map(|row| rows.rank(row)).collect(),
        mean_shift: crate::method::describe::mean(&shifts).unwrap_or(0.0),
    }
}

impl LeftOut {
    /// Whether somebody else leads without it.
    pub fn changes_leader(&self) -> bool {
        self.leader.is_some() && self.led.is_some_and(|led| self.ranks.get(led).copied().flatten() != Some(1))
    }

    /// Whether the leader is ahead of everybody without it, too.
    pub fn keeps_leader(&self) -> bool {
        let leads = |row: &usize| self.ranks.get(*row).copied().flatten() == Some(1);
        self.led.is_some_and(|led| leads(&led)) && (0..self.ranks.len()).filter(leads).count() == 1
    }
}
