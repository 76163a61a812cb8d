//! The figures of a scorecard, normalised: one column of 0-to-1 values for each KPI of each goal.

mod goalposts;
mod scale;
mod spread;

use zielwert_kernel::columns::Goal;

use super::Mean;
use super::notes;
use super::scorecard::{Aggregate, Criterion, Figure, Normalise, Scorecard, Treatment, Zeros};
use crate::engine::data_set::Numbers;
use crate::engine::facts::Facts;
use crate::engine::note::{Arg, Note};
use crate::method::normalise;
pub use scale::Scale;

/// All figures of a scorecard with their normalised values.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// In the scorecard's order: goal by goal.
    pub list: Vec<NormalisedFigure>,
    /// Which figures belong to each goal, as places in `list`.
    pub goals: Vec<Vec<usize>>,
    /// How many result rows.
    pub n_rows: usize,
    /// Whether the scores are z-scores.
    pub is_z: bool,
    /// The lowest value that counts: 0, or 0.01 where values run from 1 to 100.
    pub floor: f64,
    /// How many figures take their goalposts from the rows.
    pub n_from_table: usize,
    /// What was decided or could not be used.
    pub notes: Vec<Note>,
}

/// One figure over all rows.
#[derive(Clone, Debug)]
pub struct NormalisedFigure {
    /// The place of its goal.
    pub goal: usize,
    /// The KPI id or `column:<header>`.
    pub id: String,
    /// What people call it.
    pub name: Arg,
    /// Share inside its goal, before anything is missing; left-out figures have 0.
    pub share: f64,
    /// Whether lower values are better.
    pub lower_is_better: bool,
    /// The raw values.
    pub raw: Numbers,
    /// The normalised values, within 0 and 1 (plain z under z-scores).
    pub values: Numbers,
    /// Whether and how it counts.
    pub state: State,
    /// The goalposts that were used for rows without their own.
    pub goalposts: Option<(f64, f64)>,
    /// What is done to raw values first.
    pub treatment: Treatment,
    /// The lowest value that counts (see [`Figures::floor`]).
    pub floor: f64,
    /// How a treated value becomes 0 to 1.
    pub scale: Scale,
}

/// Whether and how a figure counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It counts.
    Used,
    /// It separates nothing: left out for all rows, lowers no coverage.
    LeftOut,
    /// A setting spoils it: missing in all rows.
    Spoiled,
}

/// Says so where rows that the table lacks have targets of their own.
fn targets_without_row(facts: &Facts, scorecard: &Scorecard) -> Option<Note> {
    const MOST_NAMED: usize = 3;
    let is_there = |label: &str| facts.rows.iter().any(|row| row.label == label);
    let lacking: Vec<&str> = scorecard.targets.keys().map(String::as_str).filter(|it| !is_there(it)).collect();
    let named = lacking.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", ");
    let named = if lacking.len() > MOST_NAMED { format!("{named} …") } else { named };
    (!lacking.is_empty()).then(|| Note::new(&notes::TARGETS_WITHOUT_ROW).with(lacking.len()).with(named))
}

impl Figures {
    /// Normalises every figure of a scorecard.
    pub fn new(facts: &Facts, scorecard: &Scorecard) -> Self {
        let mut figures = Figures { n_rows: facts.rows.len(), ..Figures::default() };
        let ways = || {
            let criteria = scorecard.criteria();
            criteria.map(|criterion| criterion.normalise.unwrap_or(scorecard.normalise))
        };
        figures.is_z = match ways().next() {
            Some(_) if ways().all(|way| way == Normalise::ZScore) => true,
            Some(_) if ways().all(|way| way != Normalise::ZScore) => false,
            _ => scorecard.normalise == Normalise::ZScore,
        };
        let lifted = scorecard.zeros == Zeros::OneToHundred && scorecard.aggregate == Aggregate::Geometric;
        figures.floor = if lifted && !figures.is_z { 0.01 } else { 0.0 };
        let classes = spread::classes(scorecard, figures.n_rows);
        for (place, goal) in scorecard.goals.iter().enumerate() {
            let weights_usable = goal.kpis.iter().all(|it| it.weight.is_finite() && it.weight >= 0.0)
                && (goal.kpis.is_empty() || goal.kpis.iter().any(|it| it.weight > 0.0));
            if !weights_usable {
                figures.notes.push(Note::new(&notes::GOAL_WEIGHTS_UNUSABLE).with(goal.shown()));
            }
            let mut members = Vec::new();
            for criterion in &goal.kpis {
                let mut figure = figures.figure(facts, scorecard, &classes, place, criterion);
                if !weights_usable {
                    figure.spoil();
                }
                members.push(figures.list.len());
                figures.list.push(figure);
            }
            figures.goals.push(members);
        }
        if figures.n_from_table > 0 {
            figures.notes.push(Note::new(&notes::TARGETS_FROM_TABLE).with(figures.n_from_table));
        }
        figures.settle_shares(scorecard);
        figures.notes.extend(targets_without_row(facts, scorecard));
        figures
    }

    /// Shares inside each goal over the figures that are not left out.
    fn settle_shares(&mut self, scorecard: &Scorecard) {
        for (members, goal) in self.goals.iter().zip(&scorecard.goals) {
            let weight = |place: usize, criterion: &Criterion| match self.list[place].state {
                State::LeftOut => 0.0,
                State::Used | State::Spoiled if criterion.weight.is_finite() => criterion.weight.max(0.0),
                State::Used | State::Spoiled => 0.0,
            };
            let weights: Vec<f64> = members.iter().zip(&goal.kpis).map(|(place, it)| weight(*place, it)).collect();
            let sum: f64 = weights.iter().sum();
            for (place, weight) in members.iter().zip(weights) {
                self.list[*place].share = if sum > 0.0 { weight / sum } else { 0.0 };
            }
        }
    }

    fn figure(
        &mut self,
        facts: &Facts,
        scorecard: &Scorecard,
        classes: &[Vec<usize>],
        goal: usize,
        criterion: &Criterion,
    ) -> NormalisedFigure {
        let id = criterion.figure.id();
        let raw = match &criterion.figure {
            Figure::Kpi(kpi) => facts.kpi(kpi).values.clone(),
            Figure::Column(header) => facts.column(header).unwrap_or_else(|| {
                self.notes.push(Note::new(&notes::COLUMN_UNKNOWN).with(header.as_str()));
                Numbers::new(vec![None; facts.rows.len()])
            }),
            Figure::Unknown(id) => {
                let is_own = id.starts_with(crate::engine::own::PREFIX);
                let kind = if is_own { &notes::OWN_KPI_UNKNOWN } else { &notes::KPI_UNKNOWN };
                self.notes.push(Note::new(kind).with(id.as_str()));
                Numbers::new(vec![None; facts.rows.len()])
            }
        };
        let mut figure = NormalisedFigure {
            goal,
            id,
            name: criterion.figure.name(),
            share: 0.0,
            lower_is_better: criterion.is_lower_better(),
            values: Numbers::default(),
            raw,
            state: State::Used,
            goalposts: None,
            treatment: criterion.treatment,
            floor: self.floor,
            scale: Scale::None,
        };
        let way = criterion.normalise.unwrap_or(scorecard.normalise);
        if (way == Normalise::ZScore) != self.is_z {
            self.notes.push(Note::new(&notes::Z_SCORE_MIXED).with(criterion.figure.name()));
            figure.spoil();
            return figure;
        }
        if way == Normalise::Goalposts {
            self.by_goalposts(facts, scorecard, criterion, &mut figure);
        } else {
            self.by_spread(way, classes, &mut figure);
        }
        if self.floor > 0.0 {
            figure.values =
                Numbers::new((0..self.n_rows).map(|row| figure.values.get(row).map(|it| figure.lifted(it))));
        }
        figure
    }

    /// Goal weights over the goals that are not wholly left out, rescaled to sum one.
    pub fn effective(&self, weights: &[f64]) -> Vec<f64> {
        let kept: Vec<f64> =
            weights.iter().enumerate().map(|(goal, weight)| if self.is_out(goal) { 0.0 } else { *weight }).collect();
        let sum: f64 = kept.iter().sum();
        kept.into_iter().map(|weight| if sum > 0.0 { weight / sum } else { 0.0 }).collect()
    }

    /// Whether a goal is wholly left out: what it has beside figures that are left out weighs nothing.
    pub(super) fn is_out(&self, goal: usize) -> bool {
        let figures = || self.goals[goal].iter().map(|place| &self.list[*place]);
        figures().any(|it| it.state == State::LeftOut) && figures().all(|it| it.share == 0.0)
    }

    /// The columns of the goals as the kernel takes them: those that count.
    pub(super) fn columns(&self, weights: &[f64]) -> Vec<Goal<'_>> {
        let part = |place: &usize| {
            let figure = &self.list[*place];
            (figure.share > 0.0).then(|| (figure.share, figure.values.compact()))
        };
        let goal = |(members, weight): (&Vec<usize>, &f64)| Goal {
            parts: members.iter().filter_map(part).collect(),
            weight: *weight,
        };
        self.goals.iter().zip(weights).map(goal).collect()
    }

    /// The share of a goal's KPI weights that this row has, 0 to 1.
    pub fn present_share(&self, goal: usize, row: usize) -> f64 {
        let figures = self.goals[goal].iter().map(|place| &self.list[*place]);
        figures.filter(|figure| figure.values.get(row).is_some()).map(|figure| figure.share).sum()
    }

    /// A figure's share inside its goal in this row, after missing ones gave theirs to the rest.
    pub fn share_in_goal(&self, figure: &NormalisedFigure, row: usize) -> Option<f64> {
        figure.values.get(row)?;
        let present = self.present_share(figure.goal, row);
        (present > 0.0).then(|| figure.share / present)
    }

    /// The mean inside each goal; nothing where no figure of positive weight is present.
    pub fn goal_scores(&self, row: usize, mean: Mean) -> Vec<Option<f64>> {
        (0..self.goals.len())
            .map(|goal| {
                let present = self.present_share(goal, row);
                (present > 0.0).then(|| {
                    let figures = self.goals[goal].iter().map(|place| &self.list[*place]);
                    mean.of(figures.filter_map(|figure| Some((figure.share / present, figure.values.get(row)?))))
                })
            })
            .collect()
    }
}

impl NormalisedFigure {
    /// A value of this row as it would be normalised beside the pasted ones.
    pub fn scaled(&self, row: usize, value: f64) -> Option<f64> {
        let scaled = self.scale.held(row, self.treatment.of(value)?)?;
        scaled.is_finite().then(|| self.lifted(scaled))
    }

    /// The normalised value of a row before it was held within 0 and 1, on the scale from 0.
    pub fn unclamped(&self, row: usize) -> Option<f64> {
        self.values.get(row)?;
        // Plus zero: a value at the baseline of a falling scale is 0, not −0.
        self.scale.free(row, self.treated(row)?).filter(|it| it.is_finite()).map(|it| it + 0.0)
    }

    /// The raw value of a row after its treatment.
    fn treated(&self, row: usize) -> Option<f64> {
        self.treatment.of(self.raw.get(row)?)
    }

    /// 0 to 1 on the scale that starts at the floor.
    pub(in crate::engine) fn lifted(&self, value: f64) -> f64 {
        self.floor + (1.0 - self.floor) * value
    }

    /// Normalises all rows between the same two treated goalposts.
    fn between(&mut self, zero: f64, one: f64) {
        let treated;
        let raw = if self.treatment.changes_nothing() {
            &self.raw
        } else {
            treated = Numbers::new((0..self.raw.len()).map(|row| self.treated(row)));
            &treated
        };
        self.values = Numbers::from_compact(normalise::goalposts_of_column(raw.compact(), zero, one));
        self.scale = Scale::Between(zero, one);
    }

    fn spoil(&mut self) {
        self.state = State::Spoiled;
        self.blank();
    }

    fn blank(&mut self) {
        self.values = Numbers::new(vec![None; self.raw.len()]);
        self.scale = Scale::None;
    }
}
