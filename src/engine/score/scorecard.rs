//! What a company wants: goals with weights, the KPIs that show them, and where "good" begins.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::engine::benchmarks::Benchmark;
use crate::engine::goal::{Goal as CatalogueGoal, GoalSystem};
use crate::engine::goals;
use crate::engine::ids;
use crate::engine::kpi::Kpi;
use crate::engine::note::Arg;
use crate::engine::unit::Better;
use crate::method::ahp;

/// A complete scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct Scorecard {
    /// The goals in the person's order.
    pub goals: Vec<Goal>,
    /// Where the weights of the goals come from.
    pub weighting: Weighting,
    /// How values become 0 to 1, where a KPI names no way of its own.
    pub normalise: Normalise,
    /// Which mean is taken inside a goal and across goals.
    pub aggregate: Aggregate,
    /// Share of weight that must be measured for a score, 0 to 1.
    pub minimum_coverage: f64,
    /// What a zero does under the geometric mean.
    pub zeros: Zeros,
    /// Own goalposts of single rows: label, KPI id, goalposts.
    pub targets: BTreeMap<String, BTreeMap<String, Goalposts>>,
    /// What is asked for beside the figures; [`crate::engine::prepare`] turns it into numbers.
    pub asked: Asked,
    /// Which rows are compared with one another, as settled: the class of each row, `None` for a row that belongs to none.
    /// Without it all rows are.
    pub classes: Option<Vec<Option<u32>>>,
    /// Whether and how the firmness of the ranking is worked out.
    pub robustness: Option<Robustness>,
}

/// A goal in a scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// An id: the catalogue's or the person's own.
    pub id: String,
    /// The person's own name for it; `None`: the catalogue's.
    pub name: Option<String>,
    /// Its own weight on any positive scale.
    pub weight: f64,
    /// What shows it; empty: what the catalogue offers and the table allows.
    pub kpis: Vec<Criterion>,
}

/// A KPI inside a goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// Which figure.
    pub figure: Figure,
    /// Weight inside the goal on any positive scale.
    pub weight: f64,
    /// The person's direction; `None`: the catalogue's.
    pub direction: Option<Better>,
    /// The person's normalisation; `None`: the scorecard's.
    pub normalise: Option<Normalise>,
    /// The person's goalposts, as far as set.
    pub goalposts: Goalposts,
    /// What is asked for beside them; [`crate::engine::prepare`] turns it into numbers.
    pub asked: AskedOfFigure,
    /// What is done to the raw values first, as settled.
    pub treatment: Treatment,
    /// The goalposts of each row, as settled; empty: those that the scorecard has for single rows.
    pub settled: Rc<[Option<Goalposts>]>,
}

/// What a scorecard asks of all its figures.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Asked {
    /// Whether outliers are tamed, where a figure says nothing itself.
    pub outliers: Outliers,
    /// With whom a row is compared.
    pub peers: Option<Peers>,
}

/// What is asked of one figure.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AskedOfFigure {
    /// Take the logarithm.
    pub log: bool,
    /// Whether outliers are tamed; `None`: as the scorecard says.
    pub outliers: Option<Outliers>,
    /// Where the target comes from, where none is typed.
    pub target_from: Option<TargetFrom>,
}

/// Whether single values that would decide everything are pulled in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outliers {
    /// Never.
    #[default]
    Off,
    /// Where skewness and kurtosis are both conspicuous (the rule of the Global Innovation Index).
    Auto,
    /// In any case.
    Forced,
}

/// With whom a row is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peers {
    /// Rows of the same group: an industry, a campaign.
    Group,
    /// Rows of the same channel.
    Channel,
    /// Rows of the same size class of followers, in powers of ten.
    Size,
}

/// Where a target comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum TargetFrom {
    /// The row's own value in the period before, times a factor.
    PreviousPeriod {
        /// 1.1 asks for ten per cent more.
        factor: f64,
    },
    /// A quantile (type 7) of the rows with which it is compared.
    Quantile {
        /// 0.75: better than three quarters of them.
        p: f64,
    },
    /// A published figure for the row's channel.
    Benchmark {
        /// Which.
        benchmark: &'static Benchmark,
        /// The channel of all rows, where no column says it.
        channel: Option<String>,
    },
}

/// What is done to raw values before they are normalised.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Treatment {
    /// Values beyond these are pulled in to them.
    pub held: Option<(f64, f64)>,
    /// Then ln(x + shift).
    pub shift: Option<f64>,
    /// Whether a row without goalposts of its own has none.
    pub own_only: bool,
}

impl Treatment {
    /// Whether every value stays as it is.
    pub fn changes_nothing(&self) -> bool {
        self.held.is_none() && self.shift.is_none()
    }

    /// A raw value as it is normalised; `None` where it has no logarithm.
    pub fn of(&self, value: f64) -> Option<f64> {
        self.bent(self.held.map_or(value, |(low, high)| value.clamp(low, high)))
    }

    /// A goalpost on the scale of the treated values: it is bent, but never pulled in.
    pub fn bent(&self, value: f64) -> Option<f64> {
        match self.shift {
            None => Some(value),
            Some(shift) => Some((value + shift).ln()).filter(|it| it.is_finite()),
        }
    }
}

/// What a zero does under the geometric mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zeros {
    /// It knocks the row out.
    #[default]
    KnockOut,
    /// Nothing special: values run from 1 to 100 rather than from 0.
    OneToHundred,
}

/// Where 0 and 1 lie.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Goalposts {
    /// The value that scores 0.
    pub baseline: Option<f64>,
    /// The value that scores 1.
    pub target: Option<f64>,
}

/// What is scored.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    /// A KPI of the catalogue.
    Kpi(&'static Kpi),
    /// A numeric column by its header, as it stands.
    Column(String),
    /// An id that nobody knows; counts as missing.
    Unknown(String),
}

impl Figure {
    /// What people call it.
    pub fn name(&self) -> Arg {
        match self {
            Figure::Kpi(kpi) => Arg::Words(kpi.name),
            Figure::Column(text) | Figure::Unknown(text) => Arg::Text(text.clone()),
        }
    }

    /// The id as the scorecard writes it.
    pub fn id(&self) -> String {
        match self {
            Figure::Kpi(kpi) => kpi.id.to_owned(),
            Figure::Column(header) => format!("column:{header}"),
            Figure::Unknown(id) => id.clone(),
        }
    }
}

/// How values become 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Normalise {
    /// (x − baseline) ÷ (target − baseline), held within 0 and 1; no row depends on another.
    #[default]
    Goalposts,
    /// (x − min) ÷ (max − min).
    MinMax,
    /// (x − mean) ÷ standard deviation.
    ZScore,
    /// (rank − 1) ÷ (n − 1).
    PercentileRank,
    /// x ÷ the best.
    ShareOfLeader,
}

/// Which mean.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aggregate {
    /// Strengths make up for weaknesses.
    #[default]
    Arithmetic,
    /// A zero knocks out.
    Geometric,
    /// The weakest weighs most.
    Harmonic,
}

/// Where the goals' weights come from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weighting {
    /// The method.
    pub method: WeightMethod,
    /// Points, votes, swing values or places in the goals' order; `None`: the goals' own weights.
    pub values: Option<Vec<f64>>,
    /// Votes for none of the goals.
    pub abstentions: f64,
    /// Pairwise comparisons, by one person or by several.
    pub people: Vec<Judge>,
}

/// Somebody who compares the goals in pairs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judge {
    /// Who that is, where it was said.
    pub name: Option<String>,
    /// How many times as important the row's goal is as the column's; `None`: not said, or only the other way round.
    pub matrix: Vec<Vec<Option<f64>>>,
}

impl Judge {
    /// Comparisons of somebody without a name.
    pub fn nameless(matrix: Vec<Vec<Option<f64>>>) -> Self {
        Judge { name: None, matrix }
    }

    /// How many pairs of goals are still to be compared.
    pub fn n_open(&self) -> usize {
        let m = self.matrix.len();
        let is_said = |i: usize, j: usize| self.matrix.get(i).and_then(|row| row.get(j)).is_some_and(Option::is_some);
        (0..m).map(|i| (i + 1..m).filter(|j| !is_said(i, *j) && !is_said(*j, i)).count()).sum()
    }
}

impl Weighting {
    /// The comparisons of everybody who has made all of theirs, joined; `None` where somebody's cannot be used, or nobody has
    /// made all.
    pub fn judgements(&self) -> Option<Vec<Vec<f64>>> {
        let made = self.people.iter().filter(|it| it.n_open() == 0);
        let made: Vec<_> = made.map(|it| ahp::judgements(&it.matrix).ok()).collect::<Option<_>>()?;
        // Of a single person nothing is joined, and nothing rounded.
        if let [alone] = &made[..] { Some(alone.clone()) } else { ahp::group(&made) }
    }
}

/// The method of weighting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WeightMethod {
    /// Points in proportion.
    #[default]
    Points,
    /// Votes in proportion, abstentions apart.
    Votes,
    /// Best improvement 100, the others relative to it.
    Swing,
    /// Places; rank-order centroid.
    RankOrder,
    /// Pairwise comparison, principal eigenvector.
    Ahp,
    /// All the same.
    Equal,
    /// What the data happen to separate: Shannon entropy.
    Entropy,
    /// What the data happen to separate: spread and conflict.
    Critic,
}

/// What is known about the weights, for the firmness of the ranking.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Robustness {
    /// What is known; `None`: votes where the weighting is by votes, else stated.
    pub belief: Option<Belief>,
    /// How firmly stated weights are meant.
    pub firmness: f64,
    /// How many seeded draws.
    pub draws: u32,
    /// The seed.
    pub seed: u64,
    /// Whether uncertainty is split into its sources.
    pub sources: bool,
}

impl Default for Robustness {
    fn default() -> Self {
        Robustness { belief: None, firmness: 20.0, draws: 10_000, seed: 1, sources: false }
    }
}

/// What is known about the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Belief {
    /// Nothing: every weighting is equally likely.
    None,
    /// What a vote says.
    Votes,
    /// What was stated, more or less firmly.
    Stated,
}

impl Default for Scorecard {
    fn default() -> Self {
        Scorecard {
            goals: Vec::new(),
            weighting: Weighting::default(),
            normalise: Normalise::default(),
            aggregate: Aggregate::default(),
            minimum_coverage: 0.65,
            zeros: Zeros::default(),
            targets: BTreeMap::new(),
            asked: Asked::default(),
            classes: None,
            robustness: None,
        }
    }
}

impl Criterion {
    /// A KPI of the catalogue with everything else left to the catalogue and the table.
    pub fn plain(kpi: &'static Kpi, weight: f64) -> Self {
        Criterion { weight, ..Criterion::of(Figure::Kpi(kpi)) }
    }

    /// A figure of weight 1 with nothing set.
    pub fn of(figure: Figure) -> Self {
        Criterion {
            figure,
            weight: 1.0,
            direction: None,
            normalise: None,
            goalposts: Goalposts::default(),
            asked: AskedOfFigure::default(),
            treatment: Treatment::default(),
            settled: Rc::default(),
        }
    }

    /// The goalposts that one row has for itself.
    pub fn goalposts_of(&self, scorecard: &Scorecard, row: usize, label: &str) -> Option<Goalposts> {
        match self.settled.is_empty() {
            true => scorecard.targets.get(label)?.get(&self.figure.id()).copied(),
            false => self.settled.get(row).copied().flatten(),
        }
    }

    /// Which direction is better: the person's word, else the catalogue's, else higher.
    pub fn is_lower_better(&self) -> bool {
        let better = self.direction.unwrap_or(match &self.figure {
            Figure::Kpi(kpi) => kpi.better,
            Figure::Column(_) | Figure::Unknown(_) => Better::Higher,
        });
        better == Better::Lower
    }
}

impl Goal {
    /// What people call it: their own name, the catalogue's, else the id.
    pub fn shown(&self) -> Arg {
        let own = self.name.as_ref().filter(|name| !name.trim().is_empty());
        let catalogued = || goals::GOALS.iter().find(|entry| entry.id == self.id);
        match (own, catalogued()) {
            (Some(name), _) => Arg::Text(name.clone()),
            (None, Some(entry)) => Arg::Words(entry.name),
            (None, None) => Arg::Text(self.id.clone()),
        }
    }

    /// A goal of the catalogue with its measurable KPIs, at most `MOST` of the best evidence. A goal without any keeps its
    /// first KPI, so that its weight is seen as not covered rather than silently dropped.
    pub fn of_catalogue(entry: &CatalogueGoal, weight: f64, present: &dyn Fn(&'static Kpi) -> bool) -> Self {
        const MOST: usize = 3;
        let plain = |(kpi, weight): &(&'static Kpi, f64)| Criterion::plain(kpi, *weight);
        let mut kpis: Vec<Criterion> =
            entry.kpis.iter().filter(|(kpi, _)| present(kpi)).take(MOST).map(plain).collect();
        if kpis.is_empty() {
            kpis.extend(entry.kpis.first().map(plain));
        }
        Goal { id: entry.id.to_owned(), name: None, weight, kpis }
    }

    /// Whether any of its KPIs is present.
    fn is_measurable(&self, present: &dyn Fn(&'static Kpi) -> bool) -> bool {
        self.kpis.iter().any(|criterion| match &criterion.figure {
            Figure::Kpi(kpi) => present(kpi),
            Figure::Column(_) | Figure::Unknown(_) => true,
        })
    }
}

impl Scorecard {
    /// The figures of all goals, goal by goal.
    pub fn criteria(&self) -> impl Iterator<Item = &Criterion> {
        self.goals.iter().flat_map(|goal| &goal.kpis)
    }

    /// The KPIs among them.
    pub fn kpis(&self) -> impl Iterator<Item = &'static Kpi> {
        self.criteria().filter_map(|it| if let Figure::Kpi(kpi) = it.figure { Some(kpi) } else { None })
    }

    /// All of it that the normalised figures and their noise depend on: moving the weight of a goal changes nothing here.
    pub fn without_weights(&self) -> Scorecard {
        let goals = self.goals.iter().map(|goal| Goal { weight: 0.0, ..goal.clone() });
        Scorecard { goals: goals.collect(), weighting: Weighting::default(), ..self.clone() }
    }

    /// Without the goals that nothing in the table measures; unchanged where that would leave none.
    #[must_use]
    pub fn measurable(mut self, present: &dyn Fn(&'static Kpi) -> bool) -> Self {
        if self.goals.iter().any(|goal| goal.is_measurable(present)) {
            self.goals.retain(|goal| goal.is_measurable(present));
        }
        self
    }

    /// Goals of the catalogue that name no KPIs get the catalogue's.
    #[must_use]
    pub fn completed(mut self, present: &dyn Fn(&'static Kpi) -> bool) -> Self {
        for goal in self.goals.iter_mut().filter(|goal| goal.kpis.is_empty()) {
            if let Some(entry) = goals::GOALS.iter().find(|entry| entry.id == goal.id) {
                goal.kpis = Goal::of_catalogue(entry, goal.weight, present).kpis;
            }
        }
        self
    }

    /// A goal system of the catalogue with the KPIs that `present` allows.
    pub fn of_system(system: &GoalSystem, present: &dyn Fn(&'static Kpi) -> bool) -> Self {
        let goals = system.goals.iter().map(|(goal, weight)| Goal::of_catalogue(goal, *weight, present)).collect();
        Scorecard { goals, ..Scorecard::default() }
    }
}

ids!(Normalise { Goalposts "goalposts", MinMax "min_max", ZScore "z_score", PercentileRank "percentile_rank", ShareOfLeader "share_of_leader" });
ids!(Aggregate { Arithmetic "arithmetic", Geometric "geometric", Harmonic "harmonic" });
ids!(WeightMethod { Points "points", Votes "votes", Swing "swing", RankOrder "rank_order", Ahp "ahp", Equal "equal", Entropy "entropy", Critic "critic" });
ids!(Outliers { Off "off", Auto "auto", Forced "forced" });
ids!(Peers { Group "group", Channel "channel", Size "size" });
ids!(Zeros { KnockOut "knock_out", OneToHundred "one_to_hundred" });
ids!(Belief { None "none", Votes "votes", Stated "stated" });
