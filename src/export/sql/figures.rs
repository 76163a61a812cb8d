//! What a scorecard scores, normalised: one column `u1`, `u2` … for each figure, 0 to 1 (plain z under z-scores).
//!
//! Whether a figure separates anything, and the goalposts that come from the table, are decided where the script runs:
//! on the warehouse's rows, not on those of the request. See [`super::scales`] for the steps.

use super::dialect::{Dialect, remark};
use super::expr::number;
use super::kpis::{Kpis, Translator, column_name};
use super::level::{Cover, Rule};
use super::peers;
use crate::engine::benchmarks::Benchmark;
use crate::engine::kpi::Kpi;
use crate::engine::measure::Measure;
use crate::engine::score::{Criterion, Figure, Goalposts, Normalise, Outliers, Scorecard, Scores, TargetFrom};

/// A figure of the scorecard.
#[derive(Debug)]
pub(super) struct Scored<'a> {
    /// Its number in the scorecard, from 1.
    pub n: usize,
    /// The place of its goal.
    pub goal: usize,
    pub criterion: &'a Criterion,
    pub way: Normalise,
    /// Its column among the KPIs; `None` where it is missing in every row.
    pub raw: Option<String>,
    /// Its weight inside the goal.
    pub weight: f64,
    /// Where 0 and 1 come from, under goalposts.
    pub ends: Ends,
    /// The goalposts of single rows, whether the table has them or not.
    pub own: Vec<Goalposts>,
    /// Whether rows are compared with their peers only.
    pub has_peers: bool,
    /// The lowest value that counts: 0, or 0.01 where values run from 1 to 100.
    pub floor: f64,
}

/// Where goalposts come from.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Ends {
    /// As far as they are not set: from all rows.
    Common,
    /// From the rows of the same class, at this quantile.
    Class(f64),
    /// From published figures: the target as SQL.
    Published(String),
}

/// The quantile that gives full points where nobody says otherwise.
const MARK: f64 = 0.9;

/// Every figure of the scorecard as it was asked for.
pub(super) fn list<'a>(
    scorecard: &'a Scorecard,
    scores: &Scores,
    kpis: &mut Kpis,
    translator: &mut Translator<'_>,
    dialect: &Dialect,
) -> Vec<Scored<'a>> {
    let is_refused = !refused(scorecard).is_empty();
    let has_peers = !is_refused && scorecard.asked.peers.is_some_and(|it| peers::add(it, kpis, translator));
    let criteria = scorecard.goals.iter().enumerate().flat_map(|(goal, it)| it.kpis.iter().map(move |kpi| (goal, kpi)));
    criteria
        .enumerate()
        .map(|(place, (goal, criterion))| {
            let id = criterion.figure.id();
            let own: Vec<Goalposts> = scorecard.targets.values().filter_map(|own| own.get(&id)).copied().collect();
            let way = criterion.normalise.unwrap_or(scorecard.normalise);
            let raw = match &criterion.figure {
                _ if is_refused => None,
                _ if is_spoiled(scorecard, scores, goal, criterion, !own.is_empty()) => None,
                Figure::Kpi(kpi) => {
                    kpis.add(translator, kpi);
                    kpis.has(kpi).then(|| column_name(kpi))
                }
                Figure::Column(header) => kpis.own_column(translator, header),
                Figure::Unknown(_) => None,
            };
            let weight = if criterion.weight.is_finite() { criterion.weight.max(0.0) } else { 0.0 };
            let ends = match &criterion.asked.target_from {
                _ if is_refused || criterion.goalposts.target.is_some() => Ends::Common,
                Some(TargetFrom::Quantile { p }) => Ends::Class(*p),
                Some(TargetFrom::Benchmark { benchmark, channel }) if is_of(benchmark, &criterion.figure) => {
                    Ends::Published(published(benchmark, channel.as_deref(), kpis, translator, dialect))
                }
                Some(TargetFrom::Benchmark { .. } | TargetFrom::PreviousPeriod { .. }) => Ends::Common,
                None if has_peers => Ends::Class(MARK),
                None => Ends::Common,
            };
            let floor = scores.figures.floor;
            Scored { n: place + 1, goal, criterion, way, raw, weight, ends, own, has_peers, floor }
        })
        .collect()
}

/// What a script cannot do.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Refused {
    Outliers,
    PreviousPeriod,
}

/// What the scorecard asks for that stands in no script. Other scores than the report's would be worse than none.
pub(super) fn refused(scorecard: &Scorecard) -> Vec<Refused> {
    let criteria = || scorecard.criteria();
    let tames = |it: &Criterion| it.asked.outliers.unwrap_or(scorecard.asked.outliers) != Outliers::Off;
    let looks_back = |it: &Criterion| {
        matches!(it.asked.target_from, Some(TargetFrom::PreviousPeriod { .. }))
            && it.goalposts.target.is_none()
            && it.normalise.unwrap_or(scorecard.normalise) == Normalise::Goalposts
    };
    let mut refused = Vec::new();
    if criteria().any(tames) {
        refused.push(Refused::Outliers);
    }
    if criteria().any(looks_back) {
        refused.push(Refused::PreviousPeriod);
    }
    refused
}

fn is_of(benchmark: &Benchmark, figure: &Figure) -> bool {
    matches!(figure, Figure::Kpi(kpi) if *kpi == benchmark.kpi)
}

/// The published figure of a row's channel, else of the one that stands for all.
fn published(
    benchmark: &Benchmark,
    channel: Option<&str>,
    kpis: &mut Kpis,
    translator: &mut Translator<'_>,
    dialect: &Dialect,
) -> String {
    let fixed = channel.and_then(|it| benchmark.at(it)).map(number);
    let Some(word) = translator.input.identity(Measure::Channel) else {
        return fixed.unwrap_or_else(|| "CAST(NULL AS DOUBLE)".to_owned());
    };
    let only = kpis.level.pool(word, Cover::Own, Rule::Only);
    let name = kpis.keep("only_channel", only);
    let whens: String = benchmark
        .spellings()
        .map(|(spelling, value)| format!(" WHEN {} THEN {}", dialect.literal(spelling), number(value)))
        .collect();
    let own = format!("CASE LOWER({name}){whens} END");
    match fixed {
        // A channel that is named stands for itself, known or not.
        Some(fixed) => format!("CASE WHEN {name} IS NULL THEN {fixed} ELSE {own} END"),
        None => own,
    }
}

/// Whether a setting spoils a figure whatever the rows say.
fn is_spoiled(scorecard: &Scorecard, scores: &Scores, goal: usize, criterion: &Criterion, has_own: bool) -> bool {
    let weights = || scorecard.goals.get(goal).into_iter().flat_map(|goal| &goal.kpis).map(|it| it.weight);
    let is_usable = weights().all(|it| it.is_finite() && it >= 0.0) && weights().any(|it| it > 0.0);
    let way = criterion.normalise.unwrap_or(scorecard.normalise);
    let posts = criterion.goalposts;
    let is_flat = way == Normalise::Goalposts && posts.baseline.is_some() && posts.baseline == posts.target;
    !is_usable || (way == Normalise::ZScore) != scores.figures.is_z || (is_flat && !has_own)
}

impl Scored<'_> {
    /// The figure's normalised value.
    pub fn value(&self) -> String {
        format!("u{}", self.n)
    }

    /// Whether single rows have goalposts of their own.
    pub fn has_own(&self) -> bool {
        !self.own.is_empty() && self.is_held()
    }

    /// Whether it is normalised by goalposts, and so held between 0 and 1.
    pub fn is_held(&self) -> bool {
        self.way == Normalise::Goalposts && self.raw.is_some()
    }

    /// Whether its logarithm counts.
    pub fn is_log(&self) -> bool {
        self.criterion.asked.log && self.raw.is_some()
    }

    /// The column that is compared with the other rows.
    pub fn compared(&self) -> Option<String> {
        let raw = self.raw.clone()?;
        Some(if self.is_log() && !self.is_held() { format!("t{}", self.n) } else { raw })
    }

    /// Whether it can turn out to separate nothing, so that it is left out for all rows: the condition on the marks.
    pub fn left_out(&self) -> Option<String> {
        let n = self.n;
        self.raw.as_ref()?;
        match self.way {
            Normalise::Goalposts if self.is_from_table() && self.criterion.goalposts.target.is_none() => {
                let posts = self.criterion.goalposts;
                let is_open = posts.baseline.is_none();
                let own = if self.has_own() { format!(" AND f{n}_n_own = 0") } else { String::new() };
                is_open.then(|| format!("n_rows > 1 AND f{n}_n > 0 AND f{n}_p90 <= 0 AND f{n}_low >= 0{own}"))
            }
            Normalise::Goalposts => None,
            _ if self.has_peers => Some(format!("f{n}_all > 0 AND f{n}_told = 0")),
            Normalise::ShareOfLeader => None,
            Normalise::MinMax | Normalise::ZScore => Some(format!("f{n}_low = f{n}_high")),
            Normalise::PercentileRank => Some(format!("f{n}_n = 1")),
        }
    }

    /// Whether a class of peers can be told apart: asked of every row.
    pub fn separates(&self) -> String {
        let n = self.n;
        match self.way {
            Normalise::MinMax | Normalise::ZScore => format!("peers IS NOT NULL AND f{n}_low < f{n}_high"),
            Normalise::PercentileRank => format!("peers IS NOT NULL AND f{n}_n > 1"),
            Normalise::ShareOfLeader | Normalise::Goalposts => format!("peers IS NOT NULL AND f{n}_n > 0"),
        }
    }

    fn kpi(&self) -> Option<&'static Kpi> {
        match self.criterion.figure {
            Figure::Kpi(kpi) => Some(kpi),
            _ => None,
        }
    }

    /// What it is, for a comment.
    pub fn about(&self, scorecard: &Scorecard) -> String {
        let goal = scorecard.goals.get(self.goal).map(|goal| remark(&goal.id)).unwrap_or_default();
        format!("{} · {}", goal, remark(&self.criterion.figure.id()))
    }

    /// Whether goalposts that are not set are looked for among all rows.
    fn is_from_table(&self) -> bool {
        let posts = self.criterion.goalposts;
        self.ends == Ends::Common && (posts.baseline.is_none() || posts.target.is_none())
    }

    /// Whether its goalposts stand in columns.
    pub fn has_end_columns(&self) -> bool {
        self.is_held() && (self.is_from_table() || self.ends != Ends::Common || self.has_own())
    }

    /// What must be known about all rows, or all peers, together.
    pub fn marks(&self, dialect: &Dialect) -> Vec<String> {
        let (n, Some(x)) = (self.n, self.compared()) else { return Vec::new() };
        let over = if self.has_peers { "OVER (PARTITION BY peers)" } else { "OVER ()" };
        let all = "OVER ()";
        let of = |function: &str, over: &str, name: &str| format!("{function}({x}) {over} AS f{n}_{name}");
        let quantile = |share: f64, over: &str, name: &str| {
            let call = dialect.quantile.replace("{value}", &x).replace("{share}", &number(share));
            format!("{call} {over} AS f{n}_{name}")
        };
        let mut marks = match self.way {
            Normalise::Goalposts => match self.ends {
                Ends::Common if self.is_from_table() => {
                    vec![of("COUNT", all, "n"), of("MIN", all, "low"), quantile(MARK, all, "p90")]
                }
                Ends::Class(p) => {
                    let share = if self.criterion.is_lower_better() && p != MARK { 1.0 - p } else { p };
                    vec![of("MIN", over, "low"), of("MAX", over, "high"), quantile(share, over, "mark")]
                }
                Ends::Common | Ends::Published(_) => Vec::new(),
            },
            Normalise::MinMax => vec![of("MIN", over, "low"), of("MAX", over, "high")],
            Normalise::ShareOfLeader => {
                vec![of("COUNT", over, "n"), of("MIN", over, "low"), of("MAX", over, "high")]
            }
            Normalise::ZScore => vec![
                of("MIN", over, "low"),
                of("MAX", over, "high"),
                of("AVG", over, "mean"),
                of("STDDEV_SAMP", over, "spread"),
            ],
            Normalise::PercentileRank => vec![of("COUNT", over, "n")],
        };
        if self.has_peers && !self.is_held() {
            marks.push(of("COUNT", all, "all"));
            // A value of zero or less in any class spoils the share of the leader for all.
            marks.push(format!("MIN(CASE WHEN peers IS NOT NULL THEN {x} END) {all} AS f{n}_least"));
        }
        if self.is_held() && self.is_log() {
            marks.extend([of("MIN", all, "least"), of("MAX", all, "most")]);
        }
        if self.has_own() {
            marks.push(format!("COUNT(own_{n}_label) {all} AS f{n}_n_own"));
        }
        marks
    }

    /// Where 0 and 1 lie for rows without goalposts of their own.
    pub fn goalposts(&self) -> (String, String) {
        let n = self.n;
        let posts = self.criterion.goalposts;
        let offered = |zero: String, one: String, is_offered: String| {
            let zero = posts.baseline.map_or(zero, number);
            (format!("CASE WHEN {is_offered} THEN {zero} END"), format!("CASE WHEN {is_offered} THEN {one} END"))
        };
        let is_lower = self.criterion.is_lower_better();
        match &self.ends {
            Ends::Common => self.common_goalposts(),
            Ends::Published(target) => {
                let zero = if is_lower { format!("2e0 * {target}") } else { "0e0".to_owned() };
                offered(zero, target.clone(), format!("{target} > 0"))
            }
            Ends::Class(p) => {
                let (zero, one) = if !is_lower {
                    let mark = format!("f{n}_mark");
                    (
                        format!("CASE WHEN {mark} > 0 THEN LEAST(f{n}_low, 0e0) ELSE f{n}_low END"),
                        format!("CASE WHEN {mark} > 0 THEN {mark} ELSE 0e0 END"),
                    )
                } else if *p == MARK {
                    (format!("f{n}_mark"), format!("LEAST(f{n}_low, 0e0)"))
                } else {
                    (format!("f{n}_high"), format!("f{n}_mark"))
                };
                let is_offered = format!("{zero} <> {one}");
                let member = if self.has_peers { "peers IS NOT NULL AND " } else { "" };
                offered(zero, one, format!("{member}f{n}_low IS NOT NULL AND {is_offered}"))
            }
        }
    }

    /// Set by the person, else from the rows.
    fn common_goalposts(&self) -> (String, String) {
        let n = self.n;
        let posts = self.criterion.goalposts;
        if let (Some(baseline), Some(target)) = (posts.baseline, posts.target) {
            return (number(baseline), number(target));
        }
        // A single row has nothing to be compared with: the catalogue's, if it is a KPI of the catalogue.
        let catalogue = |pick: fn((f64, f64)) -> f64| match self.kpi().and_then(Kpi::offered_goalposts) {
            Some(posts) => format!("WHEN n_rows = 1 THEN {}", number(pick(posts))),
            None => "WHEN n_rows = 1 THEN CAST(NULL AS DOUBLE)".to_owned(),
        };
        let end = |pick: fn((f64, f64)) -> f64, above: &str, below: &str| {
            format!("CASE {} WHEN f{n}_p90 > 0 THEN {above} WHEN f{n}_low < 0 THEN {below} END", catalogue(pick))
        };
        let (p90, low) = (format!("f{n}_p90"), format!("f{n}_low"));
        let (zero, one) = if self.criterion.is_lower_better() {
            (end(|it| it.0, &p90, "0e0"), end(|it| it.1, "0e0", &low))
        } else {
            (end(|it| it.0, "0e0", &low), end(|it| it.1, &p90, "0e0"))
        };
        let or_nothing = |zero: &str| format!("COALESCE({zero}, CASE WHEN n_rows > 1 AND f{n}_n > 0 THEN 0e0 END)");
        match (posts.baseline, posts.target) {
            (Some(baseline), None) => (format!("CASE WHEN {one} IS NOT NULL THEN {} END", number(baseline)), one),
            (None, None) if self.has_own() => (or_nothing(&zero), one),
            (None, Some(target)) => {
                let zero = or_nothing(&zero);
                let one = format!("CASE WHEN {zero} IS NOT NULL THEN {} END", number(target));
                (zero, one)
            }
            _ => (zero, one),
        }
    }

    /// A value of the figure, or a goalpost, on the scale that counts.
    pub fn bent(&self, value: &str) -> String {
        if !self.is_log() {
            return value.to_owned();
        }
        let shift = format!("f{}_shift", self.n);
        format!("CASE WHEN {shift} IS NULL THEN {value} WHEN {value} + {shift} > 0 THEN LN({value} + {shift}) END")
    }

    /// The value on the way to 0 and 1, not yet held between them.
    pub fn position(&self) -> String {
        let (n, Some(x)) = (self.n, self.compared()) else { return "CAST(NULL AS DOUBLE)".to_owned() };
        let is_lower = self.criterion.is_lower_better();
        let posts = self.criterion.goalposts;
        let member = if self.has_peers { "peers IS NOT NULL AND " } else { "" };
        let least = if self.has_peers { "least" } else { "low" };
        let only_member = |value: String| match self.has_peers {
            true => format!("CASE WHEN peers IS NOT NULL THEN {value} END"),
            false => value,
        };
        match self.way {
            Normalise::Goalposts if self.has_end_columns() => {
                let (mut zero, mut one) = (format!("f{n}_zero"), format!("f{n}_one"));
                if self.has_own() {
                    (zero, one) = self.with_own(&zero, &one);
                }
                let (x, zero, one) = (self.bent(&x), self.bent(&zero), self.bent(&one));
                let value = if self.is_log() {
                    format!("(({x}) - ({zero})) / NULLIF(({one}) - ({zero}), 0)")
                } else {
                    format!("({x} - {zero}) / NULLIF({one} - {zero}, 0)")
                };
                match self.has_own() && self.ends == Ends::Common {
                    true => format!("CASE WHEN f{n}_is_usable THEN {value} END"),
                    false => value,
                }
            }
            Normalise::Goalposts => match (posts.baseline, posts.target) {
                (Some(baseline), Some(target)) if self.is_log() => {
                    let (x, zero, one) =
                        (self.bent(&x), self.bent(&bracketed(baseline)), self.bent(&bracketed(target)));
                    format!("(({x}) - ({zero})) / NULLIF(({one}) - ({zero}), 0)")
                }
                (Some(0.0), Some(target)) => format!("{x} / {}", bracketed(target)),
                (baseline, target) => {
                    let (baseline, target) = (baseline.unwrap_or_default(), target.unwrap_or(1.0));
                    format!("({x} - {}) / {}", bracketed(baseline), bracketed(target - baseline))
                }
            },
            Normalise::MinMax if is_lower => {
                only_member(format!("(f{n}_high - {x}) / NULLIF(f{n}_high - f{n}_low, 0)"))
            }
            Normalise::MinMax => only_member(format!("({x} - f{n}_low) / NULLIF(f{n}_high - f{n}_low, 0)")),
            Normalise::ZScore => {
                let distance = if is_lower { format!("f{n}_mean - {x}") } else { format!("{x} - f{n}_mean") };
                format!("CASE WHEN {member}f{n}_low < f{n}_high THEN ({distance}) / NULLIF(f{n}_spread, 0) END")
            }
            Normalise::PercentileRank if is_lower => only_member(format!("(f{n}_rank - 1) / NULLIF(f{n}_n - 1, 0)")),
            Normalise::PercentileRank => only_member(format!("(f{n}_n - f{n}_rank) / NULLIF(f{n}_n - 1, 0)")),
            Normalise::ShareOfLeader => {
                let share = if is_lower { format!("f{n}_low / {x}") } else { format!("{x} / f{n}_high") };
                format!("CASE WHEN {member}f{n}_{least} > 0 THEN {share} END")
            }
        }
    }

    /// The goalposts of a row that may have its own.
    pub fn with_own(&self, zero: &str, one: &str) -> (String, String) {
        let n = self.n;
        (format!("COALESCE(own_{n}_baseline, {zero})"), format!("COALESCE(own_{n}_target, {one})"))
    }

    /// By how much its logarithm is shifted: ln(1 + x) for counts, else ln(x − lowest + 1 % of the range). Under
    /// goalposts the range spans them too, so that both ends have a logarithm.
    pub fn shift(&self) -> String {
        let (n, Some(raw)) = (self.n, &self.raw) else { return "CAST(NULL AS DOUBLE)".to_owned() };
        let (mut lows, mut highs) = if self.is_held() {
            (vec![format!("f{n}_least")], vec![format!("f{n}_most")])
        } else {
            (vec![format!("MIN({raw}) OVER ()")], vec![format!("MAX({raw}) OVER ()")])
        };
        if self.is_held() {
            let nothing = format!("CASE WHEN f{n}_least >= 0 THEN 0e0 END");
            lows.push(nothing.clone());
            highs.push(nothing);
            let set = self.own.iter().chain([&self.criterion.goalposts]);
            let mut set: Vec<f64> = set.flat_map(|it| [it.baseline, it.target]).flatten().collect();
            crate::order::numbers(&mut set);
            lows.extend(set.first().map(|it| number(*it)));
            highs.extend(set.last().map(|it| number(*it)));
            if self.ends != Ends::Common {
                let (zero, one) = (format!("f{n}_zero"), format!("f{n}_one"));
                let (zero, one) = if self.has_own() { self.with_own(&zero, &one) } else { (zero, one) };
                for end in [zero, one] {
                    lows.push(format!("MIN({end}) OVER ()"));
                    highs.push(format!("MAX({end}) OVER ()"));
                }
            }
        }
        let one_of = |function: &str, list: &[String]| match list {
            [one] => one.clone(),
            _ => format!("{function}({})", list.join(", ")),
        };
        let (low, high) = (one_of("LEAST", &lows), one_of("GREATEST", &highs));
        let is_count =
            matches!(self.criterion.figure, Figure::Kpi(kpi) if kpi.unit == crate::engine::unit::Unit::Count);
        let count = if is_count { format!("WHEN {low} >= 0 THEN 1e0 ") } else { String::new() };
        format!("CASE {count}WHEN {low} < {high} THEN 0.01e0 * ({high} - {low}) - {low} END")
    }
}

fn bracketed(value: f64) -> String {
    if value < 0.0 { format!("({})", number(value)) } else { number(value) }
}
