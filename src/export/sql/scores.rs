//! Figures to goals, goals to a score, scores to ranks, and what missing cells could change.

use super::expr::number;
use super::figures::Scored;
use super::places::{self, Places, Shared};
use super::step::{Steps, columns};
use super::words;
use crate::engine::language::Language;
use crate::engine::score::{Mean, Scorecard, Scores};

/// A goal with its figures.
pub(super) struct Goal<'f> {
    /// Its number, from 1.
    n: usize,
    /// Its stated share of the weight.
    weight: f64,
    figures: Vec<&'f Scored<'f>>,
}

/// The goals with their figures.
pub(super) fn goals<'f>(figures: &'f [Scored<'f>], scorecard: &Scorecard, scores: &Scores) -> Vec<Goal<'f>> {
    (0..scorecard.goals.len())
        .map(|place| Goal {
            n: place + 1,
            weight: scores.weights.as_ref().and_then(|weights| weights.get(place)).copied().unwrap_or_default(),
            figures: figures.iter().filter(|figure| figure.goal == place).collect(),
        })
        .collect()
}

/// What stands for a value that is missing.
#[derive(Clone, Copy)]
enum Missing {
    /// Nothing: the others share its weight; the column is the weight that is present.
    Shared,
    At(f64),
    /// None is.
    Never,
}

/// Writes the steps from `normalised` to `goals` (with `g1` …) and `ranked` (with score, rank and bounds).
pub(super) fn write(
    goals: &[Goal<'_>],
    shares: &Shares,
    scorecard: &Scorecard,
    scores: &Scores,
    steps: &mut Steps,
    language: Language,
) {
    let is_usable = scores.effective.is_some();
    write_goals(goals, shares, scores, steps, language);
    if is_usable {
        write_scores(goals, shares, scorecard, scores.mean, steps, language);
    } else {
        let empty = ["score", "low", "high"].map(|name| (String::new(), format!("CAST(NULL AS DOUBLE) AS {name}")));
        let list = [(String::new(), "*".to_owned()), (String::new(), "0e0 AS coverage".to_owned())];
        let query = format!("SELECT\n{}\nFROM goals", columns(list.into_iter().chain(empty)));
        steps.add("scores", words::UNUSABLE.get(language), query);
    }
    write_ranks(steps, language);
}

/// The shares of weight as SQL: numbers where they are known, columns where figures can be left out.
pub(super) struct Shares {
    /// Whether figures of this goal can be left out.
    is_open: Vec<bool>,
    /// Whether whole goals can be left out.
    is_any_goal_open: bool,
}

impl Shares {
    pub fn new(goals: &[Goal<'_>]) -> Self {
        let is_open = goals.iter().map(|goal| goal.figures.iter().any(|it| it.left_out().is_some())).collect();
        Shares { is_open, is_any_goal_open: goals.iter().any(|goal| Self::goal_left_out(goal).is_some()) }
    }

    /// Whether a whole goal can turn out to be left out: the condition. What weighs nothing does not keep it.
    fn goal_left_out(goal: &Goal<'_>) -> Option<String> {
        let weighing = goal.figures.iter().filter(|it| it.weight > 0.0);
        let flags = weighing.map(|it| it.left_out().map(|_| format!("f{}_is_left_out", it.n)));
        Some(flags.collect::<Option<Vec<String>>>().filter(|flags| !flags.is_empty())?.join(" AND "))
    }

    /// The share of a figure inside its goal; `None` for one without weight.
    fn of_figure(&self, goal: &Goal<'_>, figure: &Scored<'_>) -> Option<String> {
        if figure.weight <= 0.0 {
            return None;
        }
        if self.is_open[goal.n - 1] {
            return Some(format!("{}_share", figure.value()));
        }
        let sum: f64 = goal.figures.iter().map(|it| it.weight).sum();
        Some(number(figure.weight / sum))
    }

    fn of_goal(&self, goal: &Goal<'_>) -> Option<String> {
        if goal.weight <= 0.0 {
            return None;
        }
        Some(if self.is_any_goal_open { format!("g{}_weight", goal.n) } else { number(goal.weight) })
    }

    /// The weights of what is not left out, as columns.
    pub fn kept(&self, goals: &[Goal<'_>]) -> Vec<String> {
        let mut kept = Vec::new();
        for goal in goals.iter().filter(|goal| self.is_open[goal.n - 1]) {
            kept.extend(goal.figures.iter().map(|figure| {
                let (name, weight) = (figure.value(), number(figure.weight));
                match figure.left_out() {
                    Some(_) => {
                        format!("CASE WHEN f{}_is_left_out THEN 0e0 ELSE {weight} END AS {name}_kept", figure.n)
                    }
                    None => format!("{weight} AS {name}_kept"),
                }
            }));
        }
        if self.is_any_goal_open {
            kept.extend(goals.iter().map(|goal| {
                let (n, weight) = (goal.n, number(goal.weight));
                match Self::goal_left_out(goal) {
                    Some(flags) => format!("CASE WHEN {flags} THEN 0e0 ELSE {weight} END AS g{n}_kept"),
                    None => format!("{weight} AS g{n}_kept"),
                }
            }));
        }
        kept
    }

    /// The shares of what is kept, as columns.
    pub fn of_kept(&self, goals: &[Goal<'_>]) -> Vec<String> {
        let mut shares = Vec::new();
        let mut share = |name: &str, sum: &str, share: String| {
            shares.push(format!("COALESCE({name} / NULLIF({sum}, 0), 0e0) AS {share}"));
        };
        for goal in goals.iter().filter(|goal| self.is_open[goal.n - 1]) {
            let names: Vec<String> = goal.figures.iter().map(|it| format!("{}_kept", it.value())).collect();
            for (figure, name) in goal.figures.iter().zip(&names) {
                share(name, &names.join(" + "), format!("{}_share", figure.value()));
            }
        }
        if self.is_any_goal_open {
            let names: Vec<String> = goals.iter().map(|goal| format!("g{}_kept", goal.n)).collect();
            for (goal, name) in goals.iter().zip(&names) {
                share(name, &names.join(" + "), format!("g{}_weight", goal.n));
            }
        }
        shares
    }
}

/// `goals`: for each goal the share of its weight that is present, its mean, and the mean with the missing at 0 and 1.
fn write_goals(goals: &[Goal<'_>], shares: &Shares, scores: &Scores, steps: &mut Steps, language: Language) {
    let (mean, floor) = (scores.mean, scores.figures.floor);
    let mut list = vec![(String::new(), "*".to_owned())];
    for goal in goals {
        let parts = parts(goal, shares);
        let present = parts.iter().map(|(share, u)| format!("CASE WHEN {u} IS NULL THEN 0e0 ELSE {share} END"));
        let present = present.collect::<Vec<_>>().join(" + ");
        let present = if present.is_empty() { "0e0" } else { &present };
        list.push((String::new(), format!("{present} AS g{}_present", goal.n)));
    }
    steps.add("present", words::PRESENT.get(language), format!("SELECT\n{}\nFROM normalised", columns(list)));
    let mut list = vec![(String::new(), "*".to_owned())];
    for goal in goals {
        let (n, parts) = (goal.n, parts(goal, shares));
        list.push((
            String::new(),
            format!("{} AS g{n}", mean_of(mean, &parts, Missing::Shared, &format!("g{n}_present"))),
        ));
        if mean != Mean::Z {
            for (end, name) in [(floor, "low"), (1.0, "high")] {
                // A goal that nothing shows may be anywhere.
                let value = if parts.is_empty() { number(end) } else { mean_of(mean, &parts, Missing::At(end), "") };
                list.push((String::new(), format!("{value} AS g{n}_{name}")));
            }
        }
    }
    if scores.effective.is_some() {
        list.extend(coverage(goals, shares, language));
    }
    steps.add("goals", words::GOALS.get(language), format!("SELECT\n{}\nFROM present", columns(list)));
}

/// The share of the weight that is measured, and the weight of the goals that have a value.
fn coverage(goals: &[Goal<'_>], shares: &Shares, language: Language) -> [(String, String); 2] {
    let sum = |term: &dyn Fn(&str, &str) -> String| {
        let parts = goals.iter().filter_map(|goal| Some((shares.of_goal(goal)?, format!("g{}_present", goal.n))));
        let terms: Vec<String> = parts.map(|(weight, present)| term(&weight, &present)).collect();
        if terms.is_empty() { "0e0".to_owned() } else { terms.join(" + ") }
    };
    let coverage = sum(&|weight, present| format!("{weight} * {present}"));
    let present = sum(&|weight, present| format!("CASE WHEN {present} > 0 THEN {weight} ELSE 0e0 END"));
    [
        (words::COVERAGE.get(language).to_owned(), format!("LEAST(1e0, {coverage}) AS coverage")),
        (String::new(), format!("{present} AS weight_present")),
    ]
}

/// Share and value of each figure that counts in a goal.
fn parts(goal: &Goal<'_>, shares: &Shares) -> Vec<(String, String)> {
    goal.figures.iter().filter_map(|figure| Some((shares.of_figure(goal, figure)?, figure.value()))).collect()
}

fn write_scores(
    goals: &[Goal<'_>],
    shares: &Shares,
    scorecard: &Scorecard,
    mean: Mean,
    steps: &mut Steps,
    language: Language,
) {
    let parts = |suffix: &str| -> Vec<(String, String)> {
        goals.iter().filter_map(|goal| Some((shares.of_goal(goal)?, format!("g{}{suffix}", goal.n)))).collect()
    };
    let on_scale = |value: String| match mean {
        Mean::Z => format!("50e0 + 10e0 * ({value})"),
        _ => format!("100e0 * ({value})"),
    };
    let value = on_scale(mean_of(mean, &parts(""), Missing::Shared, "weight_present"));
    let minimum = number(scorecard.minimum_coverage);
    // Sums of shares can miss a limit such as 0.65 in the last digit.
    let score = format!("CASE WHEN weight_present > 0 AND coverage + 1e-12 >= {minimum} THEN {value} END AS score");
    let mut list = vec![(String::new(), "*".to_owned()), (String::new(), score)];
    for name in ["low", "high"] {
        let end = if mean == Mean::Z {
            "CAST(NULL AS DOUBLE)".to_owned()
        } else {
            // The goals' own ends have no gaps any more.
            let value = on_scale(mean_of(mean, &parts(&format!("_{name}")), Missing::Never, ""));
            let weights: Vec<String> = parts("").into_iter().map(|(weight, _)| weight).collect();
            if shares.is_any_goal_open {
                format!("CASE WHEN {} > 0 THEN {value} END", weights.join(" + "))
            } else {
                value
            }
        };
        list.push((String::new(), format!("{end} AS {name}")));
    }
    steps.add("scores", words::SCORES.get(language), format!("SELECT\n{}\nFROM goals", columns(list)));
}

/// A weighted mean of columns. `present` is the column with the weight that is present.
fn mean_of(mean: Mean, parts: &[(String, String)], missing: Missing, present: &str) -> String {
    let filled = |u: &str| match missing {
        Missing::Shared => u.to_owned(),
        Missing::At(end) => format!("COALESCE({u}, {})", number(end)),
        Missing::Never => u.to_owned(),
    };
    if let ([(_, u)], Missing::Shared) = (parts, missing) {
        return u.clone();
    }
    if let [(weight, u)] = parts
        && weight == "1e0"
    {
        return filled(u);
    }
    let terms = |term: &dyn Fn(&str, &str) -> String| {
        let terms: Vec<String> = parts.iter().map(|(weight, u)| term(weight, u)).collect();
        if terms.is_empty() { "0e0".to_owned() } else { terms.join(" + ") }
    };
    // A zero knocks out under the geometric and the harmonic mean.
    let knocked_out = |then: String| {
        let zeros: Vec<String> = parts
            .iter()
            .map(|(weight, u)| {
                let is_zero = format!("{} <= 0", filled(u));
                // Without a gap to fill, a figure that is left out has no value that could be zero.
                if weight.ends_with("e0") || matches!(missing, Missing::Shared) {
                    is_zero
                } else {
                    format!("({weight} > 0 AND {is_zero})")
                }
            })
            .collect();
        if zeros.is_empty() { then } else { format!("CASE WHEN {} THEN 0e0 ELSE {then} END", zeros.join(" OR ")) }
    };
    // What a gap counts as where it does not knock out: ln 1 is 0.
    let fill = number(match missing {
        Missing::At(end) if end > 0.0 => end,
        _ => 1.0,
    });
    match (mean, missing) {
        (Mean::Arithmetic | Mean::Z, Missing::Shared) => {
            format!("({}) / NULLIF({present}, 0)", terms(&|weight, u| format!("COALESCE({weight} * {u}, 0e0)")))
        }
        (Mean::Arithmetic | Mean::Z, Missing::At(_) | Missing::Never) => {
            terms(&|weight, u| format!("{weight} * {}", filled(u)))
        }
        (Mean::Geometric, Missing::Shared) => {
            let sum = terms(&|weight, u| format!("COALESCE({weight} * LN({u}), 0e0)"));
            knocked_out(format!("EXP(({sum}) / NULLIF({present}, 0))"))
        }
        // A gap that is filled with 0 has knocked out already.
        (Mean::Geometric, Missing::At(_) | Missing::Never) => {
            knocked_out(format!("EXP({})", terms(&|weight, u| format!("{weight} * LN(COALESCE({u}, {fill}))"))))
        }
        (Mean::Harmonic, Missing::Shared) => {
            let sum = terms(&|weight, u| format!("COALESCE({weight} / NULLIF({u}, 0), 0e0)"));
            knocked_out(format!("{present} / NULLIF({sum}, 0)"))
        }
        (Mean::Harmonic, Missing::At(_) | Missing::Never) => {
            let sum = terms(&|weight, u| format!("{weight} / NULLIF(COALESCE({u}, {fill}), 0)"));
            knocked_out(format!("1e0 / NULLIF({sum}, 0)"))
        }
    }
}

/// `ranked`: ranks of the scores, and the best and worst rank that missing cells allow.
fn write_ranks(steps: &mut Steps, language: Language) {
    let from = places::write(
        steps,
        &Places { from: "scores", name: "score", value: "score", part: None, shared: Shared::Best, kept: "*" },
        language,
    );
    // Each row asks how many spans begin above its end, and how many end above its beginning; equal ones within 1e-9 do
    // not. So each row becomes four marks on one line, which a window walks from the top: two that count and two that ask.
    let mark_at = "CASE mark WHEN 1 THEN low WHEN 2 THEN high WHEN 3 THEN high + 1e-9 * ABS(high) WHEN 4 THEN low + 1e-9 * ABS(low) END";
    let counted = |mark: u32, end: &str, name: &str| {
        let is_one = format!("CASE WHEN mark = {mark} AND {end} IS NOT NULL THEN 1 ELSE 0 END");
        let order = format!("ORDER BY {mark_at} DESC NULLS LAST, mark DESC, place ROWS UNBOUNDED PRECEDING");
        (String::new(), format!("SUM({is_one}) OVER ({order}) AS {name}"))
    };
    let list = [(String::new(), "*".to_owned()), counted(1, "low", "lows_above"), counted(2, "high", "highs_above")];
    steps.add(
        "span_counts",
        words::SPANS.get(language),
        format!(
            "SELECT\n{}\nFROM {from} CROSS JOIN (VALUES (1), (2), (3), (4)) AS marks_of_spans(mark)",
            columns(list)
        ),
    );
    let asked = |mark: u32, counted: &str, name: &str| {
        let one = format!("MAX(CASE WHEN mark = {mark} THEN {counted} END)");
        (String::new(), format!("{one} OVER (PARTITION BY place) AS {name}"))
    };
    let list = [
        (String::new(), "*".to_owned()),
        asked(3, "lows_above", "lows_above_high"),
        asked(4, "highs_above", "highs_above_low"),
    ];
    steps.add("span_answers", "", format!("SELECT\n{}\nFROM span_counts", columns(list)));
    let itself = "CASE WHEN high > low + 1e-9 * ABS(low) THEN 1 ELSE 0 END";
    let list = [
        ("", "*".to_owned()),
        ("", "CASE WHEN high IS NOT NULL THEN 1 + lows_above_high END AS rank_low".to_owned()),
        (
            words::ITSELF.get(language),
            format!("CASE WHEN low IS NOT NULL THEN 1 + highs_above_low - {itself} END AS rank_high"),
        ),
    ];
    steps.add("ranked", "", format!("SELECT\n{}\nFROM span_answers\nWHERE mark = 1", columns(list)));
}
