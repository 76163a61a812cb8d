//! The figures of a scorecard, normalised: one column of 0-to-1 values for each KPI of each goal.

use zielwert_kernel::columns::Goal;

use super::Mean;
use super::notes;
use super::scorecard::{Aggregate, Criterion, Figure, Goalposts, Normalise, Scorecard, Treatment, Zeros};
use crate::engine::data_set::Numbers;
use crate::engine::facts::Facts;
use crate::engine::note::{Arg, Note};
use crate::method::describe::{self, quantile};
use crate::method::normalise::{self, Direction};
use crate::order;

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

/// How a value becomes 0 to 1: what normalising a drawn value needs, with everything else as it was pasted.
#[derive(Clone, Debug, Default)]
pub enum Scale {
    /// Not at all.
    #[default]
    None,
    /// From the value of 0 to the value of 1, held between them.
    Between(f64, f64),
    /// The same with own ends for some rows.
    Own(Vec<Option<(f64, f64)>>),
    /// (x − centre) ÷ spread, not held.
    Free(f64, f64),
    /// The place among these sorted values; the flag turns it round.
    Place(Vec<f64>, bool),
    /// The smallest ÷ x.
    LeastOver(f64),
    /// Rows that are compared among their peers: the place of each row's scale.
    Each(Vec<usize>, Vec<Scale>),
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
        let classes = classes(scorecard, figures.n_rows);
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

    /// Normalisations that look at the other rows, or at those of them that are peers.
    fn by_spread(&mut self, way: Normalise, classes: &[Vec<usize>], figure: &mut NormalisedFigure) {
        if figure.raw.present().next().is_none() {
            figure.values = figure.raw.clone();
            return;
        }
        let direction = if figure.lower_is_better { Direction::Lower } else { Direction::Higher };
        let mut values = vec![None; self.n_rows];
        let (mut places, mut scales) = (vec![0; self.n_rows], Vec::new());
        let (mut alone, mut small) = (0, false);
        for members in classes {
            let x: Vec<Option<f64>> = members.iter().map(|row| figure.treated(*row)).collect();
            let present: Vec<f64> = x.iter().copied().flatten().collect();
            if separates_nothing(way, &present) {
                alone += present.len();
                continue;
            }
            let found = match way {
                Normalise::MinMax => normalise::min_max(&x, direction),
                Normalise::ZScore => normalise::z_score(&x, direction),
                Normalise::PercentileRank => normalise::percentile_rank(&x, direction),
                Normalise::ShareOfLeader | Normalise::Goalposts => normalise::share_of_leader(&x, direction),
            };
            small |= way == Normalise::MinMax && is_narrow(&present);
            let Ok(found) = found else {
                self.notes.push(Note::new(&notes::NOT_POSITIVE).with(figure.name.clone()));
                figure.spoil();
                return;
            };
            for (row, value) in members.iter().zip(found) {
                values[*row] = value;
                places[*row] = scales.len();
            }
            scales.push(scale_of(way, present, figure.lower_is_better));
        }
        if scales.is_empty() {
            self.notes.push(Note::new(&notes::SEPARATES_NOTHING).with(figure.name.clone()));
            figure.state = State::LeftOut;
            figure.blank();
            return;
        }
        if alone > 0 {
            self.notes.push(Note::new(&notes::ALONE_AMONG_PEERS).with(figure.name.clone()).with(alone));
        }
        if small {
            self.notes.push(Note::new(&notes::SMALL_DIFFERENCES).with(figure.name.clone()));
        }
        figure.values = Numbers::new(values);
        figure.scale = match classes.len() {
            1 => scales.pop().unwrap_or_default(),
            _ => Scale::Each(places, scales),
        };
    }

    fn by_goalposts(
        &mut self,
        facts: &Facts,
        scorecard: &Scorecard,
        criterion: &Criterion,
        figure: &mut NormalisedFigure,
    ) {
        let own = |row: usize| criterion.goalposts_of(scorecard, row, &facts.rows[row].label);
        let is_common = scorecard.targets.is_empty() && criterion.settled.is_empty();
        let n_own = if is_common { 0 } else { (0..self.n_rows).filter(|row| own(*row).is_some()).count() };
        // Rows with both goalposts of their own need none from elsewhere.
        let is_whole = |row: usize| own(row).is_some_and(|it| it.baseline.is_some() && it.target.is_some());
        let common = match figure.treatment.own_only {
            true => Common::Absent,
            false if n_own > 0 && (0..self.n_rows).all(is_whole) => match criterion.goalposts {
                Goalposts { baseline: Some(baseline), target: Some(target) } => Common::At(baseline, target),
                _ => Common::Absent,
            },
            false => self.common_goalposts(facts, criterion, figure),
        };
        if let Common::Nothing = common
            && n_own == 0
        {
            self.notes.push(Note::new(&notes::SEPARATES_NOTHING).with(criterion.figure.name()));
            figure.state = State::LeftOut;
            figure.blank();
            return;
        }
        let is_nothing = matches!(common, Common::Nothing);
        let common = match common {
            Common::At(baseline, target) => Some((baseline, target)),
            Common::Nothing | Common::Absent => None,
        };
        if let Some((baseline, target)) = common
            && baseline == target
            && n_own < self.n_rows
        {
            self.notes.push(Note::new(&notes::TARGET_IS_BASELINE).with(criterion.figure.name()));
            figure.spoil();
            return;
        }
        figure.goalposts = common;
        let bent = common
            .filter(|_| n_own == 0)
            .and_then(|(baseline, target)| figure.treatment.bent(baseline).zip(figure.treatment.bent(target)));
        match bent.filter(|(zero, one)| zero != one) {
            Some((zero, one)) => figure.between(zero, one),
            None => self.by_own_goalposts(facts, scorecard, criterion, is_nothing, figure),
        }
    }

    /// Rows of which some have goalposts of their own. Where all values are nothing, that is the baseline of those with a
    /// target alone.
    fn by_own_goalposts(
        &mut self,
        facts: &Facts,
        scorecard: &Scorecard,
        criterion: &Criterion,
        is_nothing: bool,
        figure: &mut NormalisedFigure,
    ) {
        let common = figure.goalposts;
        let mut values = Vec::with_capacity(self.n_rows);
        let mut ends = Vec::with_capacity(self.n_rows);
        for row in 0..self.n_rows {
            let posts = criterion.goalposts_of(scorecard, row, &facts.rows[row].label).unwrap_or_default();
            let bent = |post: f64| figure.treatment.bent(post);
            let zero = if is_nothing { Some(0.0) } else { common.map(|it| it.0) };
            let baseline = posts.baseline.or(zero).and_then(bent);
            let target = posts.target.or(common.map(|it| it.1)).and_then(bent);
            let value = match (figure.treated(row), baseline, target) {
                (Some(value), Some(baseline), Some(target)) if baseline != target => {
                    Some(((value - baseline) / (target - baseline)).clamp(0.0, 1.0))
                }
                (Some(_), Some(_), Some(_)) => {
                    let note = Note::new(&notes::OWN_TARGET_IS_BASELINE).with(criterion.figure.name());
                    self.notes.push(note.with(facts.rows[row].label.as_str()));
                    None
                }
                _ => None,
            };
            values.push(value);
            ends.push(baseline.zip(target).filter(|(baseline, target)| baseline != target));
        }
        figure.scale = Scale::Own(ends);
        figure.values = Numbers::new(values);
    }

    /// The person's goalposts; what is not set comes from the rows (their 90th percentile against 0), for a single row
    /// from the catalogue.
    fn common_goalposts(&mut self, facts: &Facts, criterion: &Criterion, figure: &NormalisedFigure) -> Common {
        let Goalposts { baseline, target } = criterion.goalposts;
        if let (Some(baseline), Some(target)) = (baseline, target) {
            return Common::At(baseline, target);
        }
        let offered = if facts.rows.len() == 1 {
            match &criterion.figure {
                Figure::Kpi(kpi) if kpi.offered_goalposts().is_some() => kpi.offered_goalposts(),
                Figure::Kpi(_) | Figure::Column(_) | Figure::Unknown(_) => {
                    if figure.raw.present().next().is_some() {
                        self.notes.push(Note::new(&notes::GOALPOSTS_NEEDED).with(criterion.figure.name()));
                    }
                    None
                }
            }
        } else {
            let held = |value: f64| figure.treatment.held.map_or(value, |(low, high)| value.clamp(low, high));
            let present: Vec<f64> = figure.raw.present().map(held).collect();
            quantile(&present, 0.9).and_then(|mark| {
                let (worst, best) = if mark > 0.0 {
                    (0.0, mark)
                } else {
                    // Nothing above zero: the span between the lowest value and zero is what can be told apart.
                    (present.iter().copied().fold(0.0, f64::min), 0.0)
                };
                if worst == best {
                    return None;
                }
                let posts = if figure.lower_is_better { (best, worst) } else { (worst, best) };
                self.n_from_table += 1;
                Some(posts)
            })
        };
        match offered {
            Some((offered_baseline, offered_target)) => {
                Common::At(baseline.unwrap_or(offered_baseline), target.unwrap_or(offered_target))
            }
            None if facts.rows.len() > 1 && figure.raw.present().next().is_some() && baseline.is_none() => match target
            {
                Some(target) => Common::At(0.0, target),
                None => Common::Nothing,
            },
            None => Common::Absent,
        }
    }

    /// Goal weights over the goals that are not wholly left out, rescaled to sum one.
    pub fn effective(&self, weights: &[f64]) -> Vec<f64> {
        let counts =
            |goal: usize| self.goals[goal].is_empty() || self.goals[goal].iter().any(|place| self.counts(*place));
        let kept: Vec<f64> =
            weights.iter().enumerate().map(|(goal, weight)| if counts(goal) { *weight } else { 0.0 }).collect();
        let sum: f64 = kept.iter().sum();
        kept.into_iter().map(|weight| if sum > 0.0 { weight / sum } else { 0.0 }).collect()
    }

    fn counts(&self, place: usize) -> bool {
        self.list[place].state != State::LeftOut
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

enum Common {
    At(f64, f64),
    /// All values are zero: nothing to tell apart.
    Nothing,
    /// No value, or no goalposts to be had.
    Absent,
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

impl Scale {
    /// A treated value of this row, held within 0 and 1 (but for z-scores).
    fn held(&self, row: usize, value: f64) -> Option<f64> {
        match self {
            Scale::Free(..) => self.free(row, value),
            Scale::Each(places, scales) => scales.get(*places.get(row)?)?.held(row, value),
            _ => self.free(row, value).map(|it| it.clamp(0.0, 1.0)),
        }
    }

    /// The same beyond both ends.
    fn free(&self, row: usize, value: f64) -> Option<f64> {
        let between = |(zero, one): (f64, f64)| (value - zero) / (one - zero);
        Some(match self {
            Scale::None => return None,
            Scale::Between(zero, one) => between((*zero, *one)),
            Scale::Own(ends) => between((*ends.get(row)?)?),
            Scale::Free(centre, spread) => (value - centre) / spread,
            Scale::LeastOver(least) => least / value,
            Scale::Place(sorted, turned) => {
                let below = sorted.partition_point(|it| *it < value);
                let upto = sorted.partition_point(|it| *it <= value);
                let place = f64::midpoint(below as f64, upto.saturating_sub(1).max(below) as f64);
                let share = (place / (sorted.len().max(2) - 1) as f64).min(1.0);
                if *turned { 1.0 - share } else { share }
            }
            Scale::Each(places, scales) => return scales.get(*places.get(row)?)?.free(row, value),
        })
    }
}

/// The rows that are compared with one another, class by class; a row without a class is compared with none.
fn classes(scorecard: &Scorecard, n_rows: usize) -> Vec<Vec<usize>> {
    let Some(classes) = &scorecard.classes else { return vec![(0..n_rows).collect()] };
    let most = classes.iter().flatten().max().map_or(0, |class| *class as usize + 1);
    let mut members = vec![Vec::new(); most];
    for (row, class) in classes.iter().enumerate().take(n_rows) {
        if let Some(class) = class {
            members[*class as usize].push(row);
        }
    }
    members
}

/// Whether values differ by less than a twentieth of their mean, so that min-max makes much of little.
fn is_narrow(present: &[f64]) -> bool {
    const NARROW: f64 = 0.05;
    let span = describe::range(present).map_or(0.0, |(low, high)| high - low);
    describe::mean(present).is_some_and(|mean| span < NARROW * mean.abs())
}

/// Whether a normalisation that looks at the other rows finds nothing to tell apart in these.
fn separates_nothing(way: Normalise, present: &[f64]) -> bool {
    match way {
        Normalise::MinMax | Normalise::ZScore => describe::is_constant(present),
        Normalise::PercentileRank => present.len() < 2,
        Normalise::Goalposts | Normalise::ShareOfLeader => present.is_empty(),
    }
}

/// The scale of a normalisation that looks at the other rows, with those rows as they are.
fn scale_of(way: Normalise, mut present: Vec<f64>, lower_is_better: bool) -> Scale {
    order::numbers(&mut present);
    let (Some(least), Some(most)) = (present.first().copied(), present.last().copied()) else { return Scale::None };
    match way {
        Normalise::MinMax if lower_is_better => Scale::Between(most, least),
        Normalise::MinMax => Scale::Between(least, most),
        Normalise::ZScore => match (describe::mean(&present), describe::standard_deviation(&present)) {
            (Some(centre), Some(spread)) => Scale::Free(centre, if lower_is_better { -spread } else { spread }),
            _ => Scale::None,
        },
        Normalise::PercentileRank => Scale::Place(present, lower_is_better),
        Normalise::ShareOfLeader if lower_is_better => Scale::LeastOver(least),
        Normalise::ShareOfLeader => Scale::Between(0.0, most),
        Normalise::Goalposts => Scale::None,
    }
}
