//! Two rows, or two periods, side by side: what makes the difference.

use serde_json::Value;

use super::analysis::{Analysis, facts_and_scorecard};
use super::report::{
    Comparison, Entries, FigurePart, GoalChange, PeriodComparison, RateComparison, RowComparison, ScoreComparison,
    UnitReport,
};
use super::{Request, note_report};
use crate::engine::compare::{Difference, PeriodChange, Way, difference, notes, rate_change, score_change};
use crate::engine::facts::Facts;
use crate::engine::kpi::Kpi;
use crate::engine::note::Note;
use crate::engine::prepare;
use crate::engine::score::Scorecard;
use crate::method::weigh;
use crate::text;

/// What is compared.
#[derive(Clone, Debug, PartialEq)]
pub enum Compare {
    /// Two rows by their labels; `None`: the leader, and who comes next.
    Rows {
        /// The first.
        a: Option<String>,
        /// The second.
        b: Option<String>,
    },
    /// Two periods as the table writes them.
    Periods {
        /// The earlier one.
        from: String,
        /// The later one.
        to: String,
        /// Whose: a company, a channel, or a label as `changes` has it; `None`: the whole table.
        of: Option<String>,
        /// Which rate; `None`: the scorecard's first.
        kpi: Option<&'static Kpi>,
        /// The weights of the goals then, on any scale; `None`: as now.
        weights_before: Option<Vec<f64>>,
    },
}

impl Compare {
    /// Reads what is to be compared; `None` where it is no object.
    pub fn from_json(value: &Value) -> Option<Self> {
        let object = value.as_object()?;
        let word = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
        Some(match (word("from"), word("to")) {
            (Some(from), Some(to)) => Compare::Periods {
                from,
                to,
                of: word("of"),
                kpi: word("kpi").and_then(|id| Kpi::from_id(&id)),
                weights_before: object
                    .get("weightsBefore")
                    .and_then(Value::as_array)
                    .map(|all| all.iter().map(|it| it.as_f64().unwrap_or(f64::NAN)).collect()),
            },
            _ => Compare::Rows { a: word("a"), b: word("b") },
        })
    }
}

/// What makes the difference. Never fails; what cannot be compared is said in the notes.
pub fn compare(request: &Request, what: &Compare) -> Comparison {
    compare_analysis(&Analysis::unquestioned(request), request, what)
}

/// The same of an analysis that is there already.
pub fn compare_analysis(analysis: &Analysis, request: &Request, what: &Compare) -> Comparison {
    let (mut notes, mut comparison) = (Vec::new(), Comparison::default());
    match what {
        Compare::Rows { a, b } => match rows(analysis, a.as_deref(), b.as_deref()) {
            Ok(found) => {
                comparison.sentences =
                    text::difference(&analysis.facts, &analysis.scorecard, &analysis.scores, &found, request.language);
                comparison.rows = Some(row_comparison(analysis, &found));
            }
            Err(note) => notes.push(note),
        },
        Compare::Periods { from, to, of, kpi, weights_before } => {
            // The scorecard as it was chosen: periods settle their own targets.
            let (facts, scorecard) = facts_and_scorecard(&analysis.reading, Some(&analysis.facts), request);
            let mut change = PeriodChange::default();
            match rate_change(&facts, &scorecard, of.as_deref(), (from, to), *kpi) {
                Ok(found) => {
                    if found.change.paradox {
                        notes.push(Note::new(&notes::SIMPSON));
                    }
                    change.rate = Some(found);
                }
                Err(note) => notes.push(note),
            }
            let then = usable_weights(&scorecard, weights_before.as_deref());
            if weights_before.is_some() && then.is_none() {
                notes.push(Note::new(&notes::WEIGHTS_BEFORE_UNUSABLE).with(scorecard.goals.len()));
            }
            change.score = of_score(&facts, &scorecard, of.as_deref(), (from, to), then);
            if change.score.is_none() {
                notes.push(Note::new(&notes::NO_SCORE_CHANGE));
            }
            comparison.sentences = text::period_change(&scorecard, &change, request.language);
            comparison.periods = Some(period_comparison(&scorecard, &change, of.clone(), (from, to)));
        }
    }
    comparison.notes = notes.iter().map(|note| note_report(note, request.language)).collect();
    comparison
}

/// The rows of these labels; where none is named, the leader and who comes next.
fn rows(analysis: &Analysis, a: Option<&str>, b: Option<&str>) -> Result<Difference, Note> {
    let place = |label: &str| {
        let found = analysis.facts.rows.iter().position(|row| row.label == label);
        found.ok_or_else(|| Note::new(&notes::NO_SUCH_ROW).with(label))
    };
    let order = analysis.scores.rows.ranked();
    let (a, b) = (a.map(place).transpose()?, b.map(place).transpose()?);
    let next = |other: Option<usize>| order.iter().copied().find(|row| Some(*row) != other);
    let nothing = || Note::new(&notes::NOTHING_TO_COMPARE);
    let a = a.or_else(|| next(b)).ok_or_else(nothing)?;
    let b = b.or_else(|| next(Some(a))).filter(|it| *it != a).ok_or_else(nothing)?;
    difference(&analysis.scores, a, b).ok_or_else(nothing)
}

/// The score of a thing in two periods, scored beside all others in all periods.
fn of_score(
    facts: &Facts,
    scorecard: &Scorecard,
    of: Option<&str>,
    (from, to): (&str, &str),
    weights_before: Option<&[f64]>,
) -> Option<crate::engine::compare::ScoreChange> {
    let changes = facts.changes()?;
    let places = (changes.place(of, from)?, changes.place(of, to)?);
    score_change(&prepare::scored(&changes.facts, scorecard), places, weights_before)
}

/// The weights of then, where there are as many as goals and shares can be made of them.
pub(super) fn usable_weights<'a>(scorecard: &Scorecard, weights: Option<&'a [f64]>) -> Option<&'a [f64]> {
    weights.filter(|it| it.len() == scorecard.goals.len() && weigh::shares(it).is_ok())
}

fn row_comparison(analysis: &Analysis, found: &Difference) -> RowComparison {
    let (facts, scorecard, scores) = (&analysis.facts, &analysis.scorecard, &analysis.scores);
    let goal = |place: usize| scorecard.goals[place].id.clone();
    RowComparison {
        a: facts.rows[found.a].label.clone(),
        b: facts.rows[found.b].label.clone(),
        score_a: scores.rows.score(found.a),
        score_b: scores.rows.score(found.b),
        total: found.total,
        way: found.way.map(|way| match way {
            Way::Arithmetic => "arithmetic".to_owned(),
            Way::LogMean => "log_mean".to_owned(),
        }),
        goals: found.goals.iter().enumerate().map(|(place, it)| (goal(place), *it)).collect(),
        kpis: found
            .figures
            .iter()
            .zip(&scores.figures.list)
            .map(|(points, figure)| FigurePart { goal: goal(figure.goal), kpi: figure.id.clone(), points: *points })
            .collect(),
        rest: found.rest,
    }
}

fn period_comparison(
    scorecard: &Scorecard,
    change: &PeriodChange,
    of: Option<String>,
    (from, to): (&str, &str),
) -> PeriodComparison {
    PeriodComparison {
        of,
        from: from.to_owned(),
        to: to.to_owned(),
        rate: change.rate.as_ref().map(|it| RateComparison {
            kpi: it.kpi.id.to_owned(),
            by: it.by.id().to_owned(),
            before: it.change.before,
            after: it.change.after,
            rate_part: it.change.rate_part,
            mix_part: it.change.mix_part,
            paradox: it.change.paradox,
            parts: it
                .units
                .iter()
                .map(|unit| UnitReport {
                    label: unit.label.clone(),
                    exposure_before: unit.before.exposure,
                    rate_before: unit.before.rate,
                    exposure_after: unit.after.exposure,
                    rate_after: unit.after.rate,
                })
                .collect(),
        }),
        score: change.score.as_ref().map(|it| ScoreComparison {
            before: it.before,
            after: it.after,
            score_part: it.score_part(),
            weight_part: it.weight_part(),
            goals: scorecard
                .goals
                .iter()
                .zip(&it.goals)
                .map(|(goal, (score_part, weight_part))| {
                    (goal.id.clone(), GoalChange { score_part: *score_part, weight_part: *weight_part })
                })
                .collect::<Entries<GoalChange>>(),
        }),
    }
}
