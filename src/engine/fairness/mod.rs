//! Fair comparison of a rate of actions: against accounts of the same size, against what chance allows, and with small
//! accounts drawn towards the rest. The raw rate always stands beside it. Computed only when asked for.
//!
//! Sources: method, section 3; Spiegelhalter 2005 for the funnel, Marshall 1991 for the shrinkage.

pub mod notes;

use super::facts::{CONFIDENCE, Facts, Noise};
use super::kpi::{Interval, Kpi};
use super::kpis;
use super::measure::Measure;
use super::note::{Arg, Note};
use super::score::Scorecard;
use crate::method::stats::Pair;
use crate::method::stats::funnel::{Funnel, funnel_overdispersion};
use crate::method::stats::overdispersion::overdispersion;
use crate::method::stats::shrinkage::{Shrinkage, gamma_poisson_interval, shrinkage};
use crate::method::stats::size::{SizeFit, size_adjusted};
use crate::method::stats::special::normal;

/// Fewer actions than this are too few to rank.
pub const TOO_FEW: f64 = 10.0;
/// A line through sizes rests on at least so many rows …
const FEWEST_ROWS: usize = 10;
/// … that span at least this factor.
const SMALLEST_SPAN: f64 = 10.0;
/// The share of distances that is pulled in at each end before they are judged (Spiegelhalter 2005).
pub const WINSORISED: f64 = 0.1;

/// A fair comparison of all rows by one KPI.
#[derive(Clone, Debug)]
pub struct Fairness {
    /// The rate that is compared.
    pub kpi: &'static Kpi,
    /// How much more table rows (posts, days) vary than chance makes them, at least 1; `None` with totals only.
    pub phi: Option<f64>,
    /// The interactions that it takes to know a rate within 10 %.
    pub needed: f64,
    /// How rates fall with size; `None` where the rows do not carry it.
    pub size: Option<Sizes>,
    /// The common rate and how far rows stray from it.
    pub funnel: Option<Funnel>,
    /// The common rate and how much true rates differ.
    pub shrinkage: Option<Shrinkage>,
    /// One for each result row.
    pub rows: Vec<FairRow>,
    /// What is to be said about it.
    pub notes: Vec<Note>,
}

/// The line through sizes, and on what it rests.
#[derive(Clone, Debug)]
pub struct Sizes {
    /// The line.
    pub fit: SizeFit,
    /// How many rows.
    pub n: usize,
    /// The followers of the smallest and the largest.
    pub span: (f64, f64),
}

/// A row in a fair comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FairRow {
    /// The raw rate.
    pub value: Option<f64>,
    /// Actions and what they are divided by.
    pub counts: Pair,
    /// Whether the actions are too few to rank.
    pub too_few: bool,
    /// Against accounts of its size.
    pub size: Option<OfSize>,
    /// Between which rates chance would leave it if all had the common rate.
    pub limits: Option<(f64, f64)>,
    /// The rate drawn towards the common one.
    pub shrunk: Option<Shrunk>,
}

/// What an account of a size lets expect.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OfSize {
    /// The rate that it lets expect.
    pub expected: f64,
    /// Where a single account of this size will lie in 95 of 100 cases.
    pub interval: (f64, f64),
    /// The row's rate as a multiple of the expected one.
    pub index: f64,
}

/// A rate drawn towards the common one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shrunk {
    /// The rate.
    pub value: f64,
    /// Its 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// How much of it comes from the row's own numbers, 0 to 1.
    pub own_weight: f64,
}

impl Fairness {
    /// Compares by this KPI, else by the scorecard's first rate of actions, else by the first rate that the table has.
    pub fn new(facts: &Facts, scorecard: &Scorecard, asked: Option<&'static Kpi>) -> Result<Self, Note> {
        let kpi = choose(facts, scorecard, asked).ok_or_else(|| Note::new(&notes::NO_ACTIONS))?;
        let mut all = Fairness {
            kpi,
            phi: None,
            needed: 0.0,
            size: None,
            funnel: None,
            shrinkage: None,
            rows: Vec::new(),
            notes: Vec::new(),
        };
        if let Some(asked) = asked.filter(|it| *it != kpi) {
            all.notes.push(Note::new(&notes::OTHER_KPI).with(Arg::Words(asked.name)).with(Arg::Words(kpi.name)));
        }
        let column = facts.kpi(kpi);
        // Excess squares and degrees of freedom over all rows that consist of several table rows.
        let (mut squares, mut freedom) = (0.0, 0.0);
        for row in 0..facts.rows.len() {
            let parts = match facts.noise(kpi, row) {
                Some(Noise::Actions(parts)) => parts,
                _ => Vec::new(),
            };
            let sum = parts.iter().fold((0.0, 0.0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
            let counts = Some(sum).filter(|(count, exposure)| *count >= 0.0 && *exposure > 0.0);
            if let Some(phi) = overdispersion(&parts, CONFIDENCE).and_then(|it| it.phi) {
                let own = parts.len() as f64 - 1.0;
                squares += phi * own;
                freedom += own;
            }
            let too_few = counts.is_some_and(|it| it.0 < TOO_FEW);
            all.rows.push(FairRow { value: column.values.get(row), counts, too_few, ..FairRow::default() });
        }
        all.phi = (freedom > 0.0).then(|| f64::max(1.0, squares / freedom));
        // ±10 % on the logarithmic scale: z √(phi ÷ y) = ln 1.1.
        let z = normal::z(CONFIDENCE).unwrap_or(1.96) / 1.1f64.ln();
        all.needed = z * z * all.phi.unwrap_or(1.0);
        all.by_size(facts);
        all.by_chance();
        all.shrink();
        if all.phi.is_none() && !all.rows.is_empty() {
            all.notes.push(Note::new(&notes::LOWER_LIMIT));
        }
        Ok(all)
    }

    fn by_size(&mut self, facts: &Facts) {
        let followers = |row: usize| facts.measure(row, Measure::Followers).filter(|it| *it > 0.0);
        let pairs: Vec<Pair> = self.rows.iter().enumerate().map(|(row, it)| followers(row).zip(it.value)).collect();
        let usable: Vec<Pair> = pairs.iter().map(|pair| pair.filter(|(_, rate)| *rate > 0.0)).collect();
        let sizes = || usable.iter().flatten().map(|it| it.0);
        let n = sizes().count();
        let span = (sizes().fold(f64::INFINITY, f64::min), sizes().fold(0.0, f64::max));
        let carries = n >= FEWEST_ROWS && span.1 >= SMALLEST_SPAN * span.0;
        let Some(fit) = carries.then(|| size_adjusted(&usable)).flatten() else {
            self.notes.push(Note::new(&notes::TOO_FEW_FOR_SIZE).with(n));
            return;
        };
        let silent = pairs.iter().flatten().count() - n;
        if silent > 0 {
            self.notes.push(Note::new(&notes::NO_LOGARITHM).with(silent));
        }
        for ((row, pair), index) in self.rows.iter_mut().zip(&usable).zip(&fit.index) {
            row.size = pair.zip(*index).and_then(|((followers, _), index)| {
                let (low, expected, high) = fit.predict(followers, CONFIDENCE)?;
                Some(OfSize { expected, interval: (low, high), index })
            });
        }
        self.size = Some(Sizes { fit, n, span });
    }

    /// Funnel limits: interpolated Poisson quantiles around the common rate, √phi wider where all rows stray.
    fn by_chance(&mut self) {
        let counts: Vec<Pair> = self.rows.iter().map(|row| row.counts).collect();
        let Some(funnel) = funnel_overdispersion(&counts, WINSORISED) else { return };
        let tail = (1.0 - CONFIDENCE) / 2.0;
        for row in &mut self.rows {
            row.limits = row
                .counts
                .and_then(|(_, exposure)| Some((funnel.limit(exposure, tail)?, funnel.limit(exposure, 1.0 - tail)?)));
        }
        self.funnel = Some(funnel);
    }

    /// Counts and exposures are divided by phi first: where posts vary, a count says less than it seems to.
    fn shrink(&mut self) {
        let phi = self.phi.unwrap_or(1.0);
        let counts: Vec<Pair> =
            self.rows.iter().map(|row| row.counts.map(|(count, exposure)| (count / phi, exposure / phi))).collect();
        if counts.iter().flatten().count() < 2 {
            return;
        }
        let Some(found) = shrinkage(&counts) else { return };
        if found.prior.is_none() {
            self.notes.push(Note::new(&notes::NO_SPREAD));
        }
        for (place, row) in self.rows.iter_mut().enumerate() {
            let (value, own_weight) = (found.shrunk[place], found.own_weight[place]);
            row.shrunk = value.zip(own_weight).map(|(value, own_weight)| {
                let interval = counts[place].zip(found.prior).and_then(|((count, exposure), (alpha, beta))| {
                    gamma_poisson_interval(count, exposure, alpha, beta, CONFIDENCE)
                });
                Shrunk { value, interval, own_weight }
            });
        }
        self.shrinkage = Some(found);
    }
}

impl FairRow {
    /// Whether the rate lies above (1), below (−1) or within (0) what chance allows.
    pub fn beyond_chance(&self) -> Option<i8> {
        let ((low, high), (count, exposure)) = self.limits.zip(self.counts)?;
        let rate = count / exposure;
        Some(i8::from(rate > high) - i8::from(rate < low))
    }
}

fn choose(facts: &Facts, scorecard: &Scorecard, asked: Option<&'static Kpi>) -> Option<&'static Kpi> {
    // A count without a base is no rate.
    let fits = |kpi: &&'static Kpi| kpi.interval == Interval::Actions && kpi.formula.is_rate() && facts.has_kpi(kpi);
    asked.into_iter().chain(scorecard.kpis()).chain(kpis::ALL.iter().copied()).find(fits)
}
