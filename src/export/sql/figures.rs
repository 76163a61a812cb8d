//! What a scorecard scores, normalised: one column `u1`, `u2` … for each figure, 0 to 1 (plain z under z-scores).
//!
//! Whether a figure separates anything, and the goalposts that come from the table, are decided where the script runs:
//! on the warehouse's rows, not on those of the request.

use super::dialect::remark;
use super::expr::number;
use super::kpis::{Kpis, Translator, column_name};
use super::places::{self, Shared};
use super::step::{Steps, columns};
use super::words;
use crate::engine::kpi::Kpi;
use crate::engine::language::Language;
use crate::engine::prepare;
use crate::engine::score::{Aggregate, Criterion, Figure, Normalise, Scorecard, Scores, Zeros};

/// A figure of the scorecard.
#[derive(Debug)]
pub(super) struct Scored<'a> {
    /// Its number in the scorecard, from 1.
    n: usize,
    /// The place of its goal.
    pub goal: usize,
    criterion: &'a Criterion,
    way: Normalise,
    /// Its column among the KPIs; `None` where it is missing in every row.
    raw: Option<String>,
    /// Its weight inside the goal.
    pub weight: f64,
    /// Whether single rows have goalposts of their own.
    has_own: bool,
}

/// Every figure of the scorecard.
pub(super) fn list<'a>(
    scorecard: &'a Scorecard,
    scores: &Scores,
    kpis: &mut Kpis,
    translator: &mut Translator<'_>,
) -> Vec<Scored<'a>> {
    let is_refused = is_refused(scorecard);
    let criteria = scorecard.goals.iter().enumerate().flat_map(|(goal, it)| it.kpis.iter().map(move |kpi| (goal, kpi)));
    criteria
        .enumerate()
        .map(|(place, (goal, criterion))| {
            let id = criterion.figure.id();
            let has_own = scorecard.targets.values().any(|own| own.contains_key(&id));
            let way = criterion.normalise.unwrap_or(scorecard.normalise);
            let raw = match &criterion.figure {
                _ if is_refused => None,
                _ if is_spoiled(scorecard, scores, goal, criterion, has_own) => None,
                Figure::Kpi(kpi) => {
                    kpis.add(translator, kpi);
                    kpis.has(kpi).then(|| column_name(kpi))
                }
                Figure::Column(header) => kpis.own_column(translator, header),
                Figure::Unknown(_) => None,
            };
            let weight = if criterion.weight.is_finite() { criterion.weight.max(0.0) } else { 0.0 };
            Scored { n: place + 1, goal, criterion, way, raw, weight, has_own }
        })
        .collect()
}

/// Whether a scorecard asks for what stands in no script: targets from elsewhere, peers, outliers, logarithms, values
/// from 1 to 100. Other scores than the report's would be worse than none.
pub(super) fn is_refused(scorecard: &Scorecard) -> bool {
    prepare::is_needed(scorecard)
        || (scorecard.zeros == Zeros::OneToHundred && scorecard.aggregate == Aggregate::Geometric)
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

    /// Whether it can turn out to separate nothing, so that it is left out for all rows: the condition on [`marks`].
    pub fn left_out(&self) -> Option<String> {
        let n = self.n;
        self.raw.as_ref()?;
        let posts = self.criterion.goalposts;
        match self.way {
            Normalise::Goalposts if posts.baseline.is_none() && posts.target.is_none() => {
                Some(format!("n_rows > 1 AND f{n}_n > 0 AND f{n}_p90 <= 0 AND f{n}_low >= 0"))
            }
            Normalise::Goalposts | Normalise::ShareOfLeader => None,
            Normalise::MinMax | Normalise::ZScore => Some(format!("f{n}_low = f{n}_high")),
            Normalise::PercentileRank => Some(format!("f{n}_n = 1")),
        }
    }

    fn kpi(&self) -> Option<&'static Kpi> {
        match self.criterion.figure {
            Figure::Kpi(kpi) => Some(kpi),
            _ => None,
        }
    }

    /// What it is, for a comment.
    fn about(&self, scorecard: &Scorecard) -> String {
        let goal = scorecard.goals.get(self.goal).map(|goal| remark(&goal.id)).unwrap_or_default();
        format!("{} · {}", goal, remark(&self.criterion.figure.id()))
    }

    /// Whether its goalposts are looked for in the table.
    fn looks_for_goalposts(&self) -> bool {
        let posts = self.criterion.goalposts;
        self.way == Normalise::Goalposts && (posts.baseline.is_none() || posts.target.is_none())
    }

    /// What must be known about all rows together.
    fn marks(&self) -> Vec<String> {
        let (n, Some(x)) = (self.n, &self.raw) else { return Vec::new() };
        let count = format!("COUNT({x}) AS f{n}_n");
        let low = format!("MIN({x}) AS f{n}_low");
        let high = format!("MAX({x}) AS f{n}_high");
        match self.way {
            Normalise::Goalposts if self.looks_for_goalposts() => {
                let p90 = format!("PERCENTILE_CONT(0.9e0) WITHIN GROUP (ORDER BY {x}) AS f{n}_p90");
                vec![count, low, p90]
            }
            Normalise::Goalposts => Vec::new(),
            Normalise::MinMax | Normalise::ShareOfLeader => vec![low, high],
            Normalise::ZScore => {
                vec![low, high, format!("AVG({x}) AS f{n}_mean"), format!("STDDEV_SAMP({x}) AS f{n}_spread")]
            }
            Normalise::PercentileRank => vec![count],
        }
    }

    /// Where 0 and 1 lie for rows without goalposts of their own: set by the person, else from the rows.
    fn goalposts(&self) -> (String, String) {
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
        match (posts.baseline, posts.target) {
            (Some(baseline), None) => (format!("CASE WHEN {one} IS NOT NULL THEN {} END", number(baseline)), one),
            (None, Some(target)) => {
                let zero = format!("COALESCE({zero}, CASE WHEN n_rows > 1 AND f{n}_n > 0 THEN 0e0 END)");
                let one = format!("CASE WHEN {zero} IS NOT NULL THEN {} END", number(target));
                (zero, one)
            }
            _ => (zero, one),
        }
    }

    /// The value on the way to 0 and 1, not yet held between them.
    fn position(&self) -> String {
        let (n, Some(x)) = (self.n, &self.raw) else { return "CAST(NULL AS DOUBLE)".to_owned() };
        let is_lower = self.criterion.is_lower_better();
        let posts = self.criterion.goalposts;
        match self.way {
            Normalise::Goalposts if self.has_own => {
                let usable = format!("f{n}_is_usable");
                format!(
                    "CASE WHEN {usable} THEN ({x} - COALESCE(own_{n}.baseline, f{n}_zero)) / NULLIF(COALESCE(own_{n}.target, f{n}_one) - COALESCE(own_{n}.baseline, f{n}_zero), 0) END"
                )
            }
            Normalise::Goalposts => match (posts.baseline, posts.target) {
                (Some(0.0), Some(target)) => format!("{x} / {}", bracketed(target)),
                (Some(baseline), Some(target)) => {
                    format!("({x} - {}) / {}", bracketed(baseline), bracketed(target - baseline))
                }
                _ => format!("({x} - f{n}_zero) / NULLIF(f{n}_one - f{n}_zero, 0)"),
            },
            Normalise::MinMax if is_lower => format!("(f{n}_high - {x}) / NULLIF(f{n}_high - f{n}_low, 0)"),
            Normalise::MinMax => format!("({x} - f{n}_low) / NULLIF(f{n}_high - f{n}_low, 0)"),
            Normalise::ZScore => {
                let distance = if is_lower { format!("f{n}_mean - {x}") } else { format!("{x} - f{n}_mean") };
                format!("CASE WHEN f{n}_low < f{n}_high THEN ({distance}) / NULLIF(f{n}_spread, 0) END")
            }
            Normalise::PercentileRank if is_lower => {
                format!("(f{n}_rank - 1) / NULLIF(f{n}_n - 1, 0)")
            }
            Normalise::PercentileRank => format!("(f{n}_n - f{n}_rank) / NULLIF(f{n}_n - 1, 0)"),
            Normalise::ShareOfLeader if is_lower => format!("CASE WHEN f{n}_low > 0 THEN f{n}_low / {x} END"),
            Normalise::ShareOfLeader => format!("CASE WHEN f{n}_low > 0 THEN {x} / f{n}_high END"),
        }
    }
}

fn bracketed(value: f64) -> String {
    if value < 0.0 { format!("({})", number(value)) } else { number(value) }
}

/// Writes the steps from `labelled` to `normalised`, which has the figures' values beside everything else.
pub(super) fn write(figures: &[Scored<'_>], scorecard: &Scorecard, steps: &mut Steps, language: Language) {
    let scored: Vec<&Scored<'_>> = figures.iter().filter(|figure| figure.raw.is_some()).collect();
    let is_held = |figure: &Scored<'_>| figure.way == Normalise::Goalposts && figure.raw.is_some();
    let has_own = scored.iter().any(|figure| figure.has_own && is_held(figure));
    if has_own {
        write_own_targets(scorecard, steps, language);
    }
    let marks: Vec<String> = scored.iter().flat_map(|figure| figure.marks()).collect();
    let has_scales = !marks.is_empty() || has_own;
    if has_scales {
        let marks = std::iter::once("COUNT(*) AS n_rows".to_owned()).chain(marks);
        let query = format!("SELECT\n{}\nFROM labelled", columns(marks.map(|it| (String::new(), it))));
        steps.add("marks", words::MARKS.get(language), query);
        write_scales(&scored, scorecard, steps, language);
    }
    let mut from = "labelled".to_owned();
    let by_place: Vec<(usize, &str)> = scored
        .iter()
        .filter(|figure| figure.way == Normalise::PercentileRank)
        .filter_map(|figure| Some((figure.n, figure.raw.as_deref()?)))
        .collect();
    if !by_place.is_empty() {
        from = format!("labelled JOIN {} USING (place)", write_figure_ranks(&by_place, steps, language));
    }
    let mut joins = if has_scales { " CROSS JOIN scales".to_owned() } else { String::new() };
    for figure in scored.iter().filter(|figure| figure.has_own && is_held(figure)) {
        let (n, id) = (figure.n, steps.dialect.literal(&figure.criterion.figure.id()));
        joins.push_str(&format!(
            "\nLEFT JOIN own_targets AS own_{n} ON own_{n}.label = labelled.label AND own_{n}.figure = {id}"
        ));
    }
    let list = figures.iter().map(|figure| {
        let way = words::way(figure.way).get(language);
        let is_turned = figure.way != Normalise::Goalposts && figure.criterion.is_lower_better();
        let turned = if is_turned { format!(", {}", words::LOWER.get(language)) } else { String::new() };
        let about = format!("u{}: {} ({way}{turned})", figure.n, figure.about(scorecard));
        let name = if is_held(figure) { format!("free_u{}", figure.n) } else { figure.value() };
        (about, format!("{} AS {name}", figure.position()))
    });
    // Everything but the own targets, whose columns are needed here alone.
    let all = if has_scales { "labelled.*, scales.*" } else { "labelled.*" };
    let list = std::iter::once((String::new(), all.to_owned())).chain(list);
    let query = format!("SELECT\n{}\nFROM {from}{joins}", columns(list));
    if !figures.iter().any(is_held) {
        steps.add("normalised", words::NORMALISED.get(language), query);
        return;
    }
    steps.add("positions", words::NORMALISED.get(language), query);
    let list = figures.iter().filter(|figure| is_held(figure)).map(|figure| {
        let u = figure.value();
        (String::new(), format!("CASE WHEN free_{u} < 0 THEN 0e0 WHEN free_{u} > 1 THEN 1e0 ELSE free_{u} END AS {u}"))
    });
    let list = std::iter::once((String::new(), "*".to_owned())).chain(list);
    steps.add("normalised", words::HELD.get(language), format!("SELECT\n{}\nFROM positions", columns(list)));
}

/// Writes the ranks of all figures that count by their place, in one go: one figure after the other would make a chain
/// of steps that is longer than Spark's analyser follows (100 rounds). Gives the step with a row's ranks.
fn write_figure_ranks(figures: &[(usize, &str)], steps: &mut Steps, language: Language) -> String {
    let numbers: Vec<String> = figures.iter().map(|(n, _)| format!("({n})")).collect();
    let values: String = figures.iter().map(|(n, x)| format!("\n    WHEN {n} THEN {x}")).collect();
    steps.add(
        "figure_values",
        words::FIGURE_VALUES.get(language),
        format!(
            "SELECT\n  place AS row_place,\n  ROW_NUMBER() OVER (ORDER BY figure, place) AS place,\n  figure,\n  CASE figure{values}\n  END AS figure_value\nFROM labelled CROSS JOIN (VALUES {}) AS figures(figure)",
            numbers.join(", ")
        ),
    );
    let ranked =
        places::write(steps, "figure_values", "figure", "figure_value", Some("figure"), Shared::Mean, language);
    let list = figures
        .iter()
        .map(|(n, _)| (String::new(), format!("MAX(CASE WHEN figure = {n} THEN figure_rank END) AS f{n}_rank")));
    let list = std::iter::once((String::new(), "row_place AS place".to_owned())).chain(list);
    steps.add("figure_ranks", "", format!("SELECT\n{}\nFROM {ranked}\nGROUP BY row_place", columns(list)));
    "figure_ranks".to_owned()
}

/// Where 0 and 1 lie for each figure, and which figures separate nothing.
fn write_scales(scored: &[&Scored<'_>], scorecard: &Scorecard, steps: &mut Steps, language: Language) {
    let mut list = vec![(String::new(), "*".to_owned())];
    for figure in scored {
        let n = figure.n;
        if figure.looks_for_goalposts() || (figure.has_own && figure.way == Normalise::Goalposts) {
            let (zero, one) = figure.goalposts();
            list.push((format!("f{n}: {}", figure.about(scorecard)), format!("{zero} AS f{n}_zero")));
            list.push((String::new(), format!("{one} AS f{n}_one")));
            if figure.has_own {
                let id = steps.dialect.literal(&figure.criterion.figure.id());
                // A target on its baseline spoils the figure for all rows, unless every row has goalposts of its own.
                let own = format!("(SELECT COUNT(*) FROM labelled JOIN own_targets USING (label) WHERE figure = {id})");
                let usable = format!("COALESCE({zero} <> {one}, TRUE) OR {own} = n_rows");
                list.push((String::new(), format!("{usable} AS f{n}_is_usable")));
            }
        }
        if let Some(left_out) = figure.left_out() {
            list.push((String::new(), format!("{left_out} AS f{n}_is_left_out")));
        }
    }
    steps.add("scales", words::SCALES.get(language), format!("SELECT\n{}\nFROM marks", columns(list)));
}

fn write_own_targets(scorecard: &Scorecard, steps: &mut Steps, language: Language) {
    let end = |value: Option<f64>| value.map_or("CAST(NULL AS DOUBLE)".to_owned(), number);
    let mut rows = Vec::new();
    for (label, own) in &scorecard.targets {
        for (figure, posts) in own {
            let (label, figure) = (steps.dialect.literal(label), steps.dialect.literal(figure));
            rows.push(format!("  ({label}, {figure}, {}, {})", end(posts.baseline), end(posts.target)));
        }
    }
    let query =
        format!("SELECT * FROM (VALUES\n{}\n) AS own_targets(label, figure, baseline, target)", rows.join(",\n"));
    steps.add("own_targets", words::OWN_TARGETS.get(language), query);
}
