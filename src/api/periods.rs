//! The last two periods of a table, row by row: what changed, and by what. Numbers with the words for them, since pages show both.

use serde_json::Value;

use super::analysis::{Analysis, facts_and_scorecard};
use super::compare::{Compare, compare_analysis, usable_weights};
use super::report::{MovedRate, MovedRow, MovedScore, NamedKpi, PeriodsReport};
use super::request::Request;
use crate::engine::compare::{ScoreChange, notes, score_change};
use crate::engine::data_set::Period;
use crate::engine::facts::{Changes, Facts, MOST_CHANGED_ROWS, Step};
use crate::engine::kpi::{Interval, Kpi};
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::engine::note::{Note, NoteKind};
use crate::engine::prepare;
use crate::engine::score::{NormalisedFigure, Scorecard, Scores};
use crate::engine::unit::Better;
use crate::order;
use crate::text;

/// What of the periods is wanted; whatever is not named is chosen by the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeriodsWish {
    /// Which KPI is shown before and after; `None`: the scorecard's first that has a change.
    pub kpi: Option<String>,
    /// Whose change is split; `None`: the whole table's.
    pub of: Option<String>,
    /// The weights of the goals in the earlier period, on any scale; `None`, and with a note where they cannot be used: as now.
    pub weights_before: Option<Vec<f64>>,
}

impl PeriodsWish {
    /// Reads a wish tolerantly: what is of another kind counts as not said.
    pub fn from_json(value: &Value) -> Self {
        let word = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let weights = value.get("weightsBefore").and_then(Value::as_array);
        PeriodsWish {
            kpi: word("kpi"),
            of: word("of"),
            weights_before: weights.map(|all| all.iter().map(|it| it.as_f64().unwrap_or(f64::NAN)).collect()),
        }
    }
}

/// The last two periods. Never fails; where there are no two, `unavailable` says why.
pub fn periods(analysis: &Analysis, request: &Request, wish: &PeriodsWish) -> PeriodsReport {
    let language = request.language;
    let nothing = |kind: &'static NoteKind, args: &[&str]| {
        let note = args.iter().fold(Note::new(kind), |note, arg| note.with(*arg));
        PeriodsReport { unavailable: Some(text::message(&note, language)), ..PeriodsReport::default() }
    };
    // The scorecard as it was chosen: periods settle their own targets.
    let (facts, scorecard) = facts_and_scorecard(&analysis.reading, Some(&analysis.facts), request);
    let has = |measure| facts.data.column_of(measure).is_some();
    let all = in_order(&facts);
    match &all[..] {
        _ if !has(Measure::Period) => return nothing(&notes::NO_PERIODS, &[]),
        [] => return nothing(&notes::NO_PERIODS, &[]),
        [only] => return nothing(&notes::ONE_PERIOD, &[only]),
        _ => {}
    }
    if has(Measure::Post) || has(Measure::Link) {
        return nothing(&notes::POSTS_PASS, &[]);
    }
    if facts.data.len() > MOST_CHANGED_ROWS {
        let note = Note::new(&notes::TOO_MANY_FOR_PERIODS).with(MOST_CHANGED_ROWS).with(facts.data.len());
        return PeriodsReport { unavailable: Some(text::message(&note, language)), ..PeriodsReport::default() };
    }
    let Some(changes) = facts.changes() else { return nothing(&notes::NOTHING_REPEATS, &[]) };
    let (from, to) = (&all[all.len() - 2], &all[all.len() - 1]);
    let scores = prepare::scored(&changes.facts, &scorecard);
    let shown = kpis(&changes.facts, &scorecard);
    let asked = shown.iter().find(|kpi| Some(kpi.id) == wish.kpi.as_deref());
    let kpi = asked.or_else(|| shown.first()).copied();
    let weights = usable_weights(&scorecard, wish.weights_before.as_deref());
    let rows: Vec<MovedRow> = labels(&changes)
        .into_iter()
        .filter_map(|label| moved(&changes, &scores, kpi, (label, from, to), weights, language))
        .collect();
    let of = wish.of.clone().filter(|of| rows.iter().any(|row| row.label == *of));
    let what = Compare::Periods {
        from: from.clone(),
        to: to.clone(),
        of: of.clone(),
        kpi: kpi.filter(|it| it.interval != Interval::None && it.formula.is_rate()),
        weights_before: wish.weights_before.clone(),
    };
    PeriodsReport {
        periods: all.clone(),
        from: Some(from.clone()),
        to: Some(to.clone()),
        kpi: kpi.map(|kpi| kpi.id.to_owned()),
        kpis: shown
            .iter()
            .map(|kpi| NamedKpi { id: kpi.id.to_owned(), name: kpi.name.get(language).to_owned() })
            .collect(),
        rows,
        of,
        split: Some(compare_analysis(analysis, request, &what)),
        unavailable: None,
    }
}

/// The periods of a table, earliest first; undated ones as they first appear.
fn in_order(facts: &Facts) -> Vec<String> {
    let Some(column) = facts.data.column_of(Measure::Period) else {
        return Vec::new();
    };
    let mut all: Vec<(String, Option<Period>)> = Vec::new();
    for row in 0..facts.data.len() {
        let word = column.word(row).trim().to_owned();
        if !word.is_empty() && all.iter().all(|it| it.0 != word) {
            all.push((word, facts.data.periods.get(row).copied().flatten()));
        }
    }
    let mut places: Vec<usize> = (0..all.len()).collect();
    order::by_key(&mut places, |place| all[*place].1.map(|it| (it.first, it.last)));
    places.into_iter().map(|place| all[place].0.clone()).collect()
}

/// The KPIs that can be shown: the scorecard's, then all others of the table.
fn kpis(facts: &Facts, scorecard: &Scorecard) -> Vec<&'static Kpi> {
    let mut all: Vec<&'static Kpi> = Vec::new();
    for kpi in scorecard.kpis().chain(facts.kpis()) {
        if facts.has_kpi(kpi) && all.iter().all(|it| it.id != kpi.id) {
            all.push(kpi);
        }
    }
    all
}

fn labels(changes: &Changes) -> Vec<&str> {
    let mut all: Vec<&str> = Vec::new();
    for row in &changes.facts.rows {
        if !all.contains(&row.label.as_str()) {
            all.push(&row.label);
        }
    }
    all
}

/// One thing in both periods, or in one of them; `None` where it is in neither.
fn moved(
    changes: &Changes,
    scores: &Scores,
    kpi: Option<&'static Kpi>,
    (label, from, to): (&str, &str, &str),
    weights: Option<&[f64]>,
    language: Language,
) -> Option<MovedRow> {
    let places = (changes.place(Some(label), from), changes.place(Some(label), to));
    let said = match places {
        (None, None) => return None,
        (Some(_), None) => Some(&notes::ONLY_BEFORE),
        (None, Some(_)) => Some(&notes::ONLY_AFTER),
        (Some(_), Some(_)) => None,
    };
    let said = said.map(|kind| text::message(&Note::new(kind).with(from).with(to), language));
    let score_of = |place: Option<usize>| scores.rows.get(place?)?.score;
    let split = places.0.zip(places.1).and_then(|places| score_change(scores, places, weights));
    let (before, after) = match &split {
        // Under the weights of then.
        Some(it) => (Some(it.before), Some(it.after)),
        None => (score_of(places.0), score_of(places.1)),
    };
    Some(MovedRow {
        label: label.to_owned(),
        said,
        rate: kpi.map(|kpi| {
            // As the scorecard values it; else as the catalogue says.
            let figure = scores.figures.list.iter().find(|it| it.id == kpi.id);
            let is_lower = figure.map_or(kpi.better == Better::Lower, NormalisedFigure::is_lower_better_in_effect);
            moved_rate(changes, kpi, is_lower, places, language)
        }),
        score: moved_score(before, after, split.as_ref(), language),
    })
}

fn moved_rate(
    changes: &Changes,
    kpi: &'static Kpi,
    is_lower_better: bool,
    (before, after): (Option<usize>, Option<usize>),
    language: Language,
) -> MovedRate {
    let values = &changes.facts.kpi(kpi).values;
    let value = |place: Option<usize>| values.get(place?);
    let step = before.zip(after).map(|(before, after)| Step {
        label: String::new(),
        from: String::new(),
        to: String::new(),
        before,
        after,
    });
    let change = step.map(|step| changes.of(kpi, &step)).unwrap_or_default();
    let show = |value: Option<f64>| value.map(|value| text::show(value, kpi.unit, language));
    let difference = value(before).zip(value(after)).map(|(before, after)| after - before);
    let relative = |value: f64| text::change(value, language);
    MovedRate {
        before: value(before),
        after: value(after),
        change: change.change,
        low: change.interval.map(|it| it.0),
        high: change.interval.map(|it| it.1),
        difference,
        before_shown: show(value(before)),
        after_shown: show(value(after)),
        change_shown: change.change.map(relative),
        difference_shown: difference.map(|it| text::short_shift(it, kpi.unit, language)),
        interval_shown: change.interval.map(|(low, high)| format!("{} … {}", relative(low), relative(high))),
        is_firm: change.interval.map(|(low, high)| low > 0.0 || high < 0.0),
        is_better: change.change.filter(|it| *it != 0.0).map(|it| (it < 0.0) == is_lower_better),
    }
}

fn moved_score(before: Option<f64>, after: Option<f64>, split: Option<&ScoreChange>, language: Language) -> MovedScore {
    let points = |value: Option<f64>| value.map(|it| text::score(it, language));
    let shift = |value: Option<f64>| value.map(|it| text::signed(it, &text::score(it, language)));
    let change = before.zip(after).map(|(before, after)| after - before);
    let (own, weights) = (split.map(ScoreChange::score_part), split.map(ScoreChange::weight_part));
    MovedScore {
        before,
        after,
        change,
        score_part: own,
        weight_part: weights,
        before_shown: points(before),
        after_shown: points(after),
        change_shown: shift(change),
        score_part_shown: shift(own),
        weight_part_shown: shift(weights),
    }
}
