//! An analysis becomes a report: values get their words, in the reader's language.

mod checks;
mod fairness;
mod peers;

pub use checks::sources_report;
pub use fairness::fairness_report;

use super::analysis::{Analysis, Reading, measures_nothing};
use super::notes;
use super::report::*;
use super::request::{Detail, Request};
use crate::engine::data_set::{Reason, Role};
use crate::engine::facts::{Facts, Step};
use crate::engine::fairness::TOO_FEW;
use crate::engine::fairness::notes::ONE_PERIOD;
use crate::engine::formula::Formula;
use crate::engine::kpi::{Interval, Kpi};
use crate::engine::kpis;
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::engine::note::{Arg, Level, Note};
use crate::engine::score::{RowScore, Scorecard, Scores};
use crate::engine::unit::Unit;
use crate::text;

/// Above this many rows a value explains itself only when asked to.
const FULL_DETAIL_ROWS: usize = 200;

/// The report of an analysis.
pub fn assemble(request: &Request, analysis: &Analysis) -> Report {
    let language = request.language;
    let facts = &*analysis.facts;
    let is_full = match request.detail {
        Some(detail) => detail == Detail::Full,
        None => facts.rows.len() <= FULL_DETAIL_ROWS,
    };
    let (present, absent): (Vec<&'static Kpi>, Vec<&'static Kpi>) = facts.kpis().partition(|kpi| facts.has_kpi(kpi));
    Report {
        table: table_report(&analysis.reading, language),
        notes: all_notes(request, analysis, &present).iter().map(|note| note_report(note, language)).collect(),
        rows: (0..facts.rows.len()).map(|row| row_report(facts, row, &present, is_full, language)).collect(),
        unavailable: if facts.rows.is_empty() {
            Vec::new()
        } else {
            absent
                .iter()
                .map(|kpi| Unavailable {
                    kpi: kpi.id.to_owned(),
                    missing: missing(&facts.lacking(kpi), &facts.lacking_columns(kpi)),
                })
                .collect()
        },
        own_kpis: super::own::listed(&request.own_kpis, Some(facts), language),
        changes: changes(facts, &present),
        score: score_report(facts, analysis, language),
        robustness: robustness_report(analysis),
        fairness: analysis.fairness.as_ref().map(|it| fairness_report(facts, it, language)),
        sentences: sentences(analysis, language),
    }
}

/// What a colleague would say about it.
pub fn sentences(analysis: &Analysis, language: Language) -> Vec<String> {
    let facts = &analysis.facts;
    let mut all = text::sentences(facts, &analysis.scorecard, &analysis.scores, analysis.robustness.as_ref(), language);
    let (scorecard, scores) = (&analysis.scorecard, &analysis.scores);
    all.extend(analysis.checks.iter().flat_map(|it| text::checks(facts, scorecard, scores, it, language)));
    all.extend(analysis.sources.iter().map(|it| text::sources(it, language)));
    all.extend(analysis.fairness.iter().flat_map(|it| text::fair(facts, it, language)));
    all
}

/// How the table was read.
pub fn table_report(reading: &Reading, language: Language) -> TableReport {
    let data = &reading.data;
    let columns = data.columns.iter().map(|column| {
        let (measure, kpi) = match column.role {
            Role::Measure(measure) => (Some(measure.id().to_owned()), None),
            Role::Kpi(kpi) => (None, Some(kpi.id.to_owned())),
            Role::Criterion | Role::Unknown | Role::Ignored => (None, None),
        };
        ColumnReport {
            header: column.header.clone(),
            measure,
            kpi,
            decimal: column.decimal.map(|it| it.id().to_owned()),
            unit: column.unit.clone(),
            confidence: column.confidence,
            evidence: column.evidence.iter().map(|note| text::message(note, language)).collect(),
        }
    });
    TableReport {
        separator: reading.separator.map(String::from),
        encoding: reading.encoding.map(str::to_owned),
        header_line: reading.header_line,
        source: data.source.map(str::to_owned),
        columns: columns.collect(),
        skipped: data.skipped.iter().map(skipped).collect(),
    }
}

pub(super) fn skipped(line: &(u32, Reason)) -> Skipped {
    let reason = match line.1 {
        Reason::Preamble => "preamble",
        Reason::Total => "total",
        Reason::Empty => "empty",
        Reason::Description => "description",
        Reason::Duplicate => "duplicate",
        Reason::Malformed => "malformed",
        Reason::LeftOut => "left_out",
    };
    Skipped { line: line.0, reason: reason.to_owned() }
}

/// A note in words.
pub fn note_report(note: &Note, language: Language) -> NoteReport {
    let level = match note.kind.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Info => "info",
    };
    NoteReport {
        level: level.to_owned(),
        code: note.kind.code.to_owned(),
        message: text::message(note, language),
        line: note.line,
        column: note.column.clone(),
    }
}

fn row_report(facts: &Facts, row: usize, present: &[&'static Kpi], is_full: bool, language: Language) -> RowReport {
    let identity = facts.identity(row);
    RowReport {
        label: facts.rows[row].label.clone(),
        company: identity.company,
        channel: identity.channel,
        period: identity.period,
        post: identity.post,
        group: identity.group,
        measures: facts.measures().map(|it| (it.id().to_owned(), facts.measure(row, it))).collect(),
        kpis: present.iter().map(|kpi| (kpi.id.to_owned(), kpi_report(facts, row, kpi, is_full, language))).collect(),
    }
}

/// One number with everything that explains it.
pub fn kpi_report(facts: &Facts, row: usize, kpi: &'static Kpi, is_full: bool, language: Language) -> KpiReport {
    let detail = facts.detail(kpi, row);
    let full = |words: Option<String>| words.filter(|_| is_full);
    KpiReport {
        value: detail.value,
        mean_of_rates: detail.mean_of_rates,
        low: detail.interval.map(|it| it.0),
        high: detail.interval.map(|it| it.1),
        given: detail.given,
        display: full(Some(detail.value.map_or_else(|| "–".to_owned(), |value| text::show(value, kpi.unit, language)))),
        formula: full(Some(text::words(kpi, Some(facts), language))),
        numbers: is_full.then(|| {
            let is_calculated = !detail.given && detail.value.is_some();
            if is_calculated { text::numbers(kpi, facts, row, language) } else { None }
        }),
        missing: missing(&detail.missing, &detail.missing_columns),
    }
}

/// What changed from one period to the next.
fn changes(facts: &Facts, present: &[&'static Kpi]) -> Vec<Change> {
    let Some(changes) = facts.changes() else { return Vec::new() };
    let of = |step: &Step, kpi: &'static Kpi| {
        let change = changes.of(kpi, step);
        (change.before.is_some() || change.after.is_some()).then(|| {
            let (low, high) = change.interval.unzip();
            let change = KpiChange { before: change.before, after: change.after, change: change.change, low, high };
            (kpi.id.to_owned(), change)
        })
    };
    changes
        .steps
        .iter()
        .map(|step| Change {
            label: step.label.clone(),
            from: step.from.clone(),
            to: step.to.clone(),
            kpis: present.iter().filter_map(|kpi| of(step, kpi)).collect(),
        })
        .collect()
}

/// Measures by id, columns as `column:<header>`.
fn missing(measures: &[Measure], columns: &[&str]) -> Vec<String> {
    let columns = columns.iter().map(|header| format!("column:{header}"));
    measures.iter().map(|measure| measure.id().to_owned()).chain(columns).collect()
}

fn score_report(facts: &Facts, analysis: &Analysis, language: Language) -> ScoreReport {
    let (scorecard, scores) = (&*analysis.scorecard, &*analysis.scores);
    let interval = |row: usize| analysis.robustness.as_ref()?.1.intervals.get(row).copied().flatten();
    let goal_id = |goal: usize| scorecard.goals[goal].id.clone();
    let mut rows: Vec<ScoreRow> = scores
        .rows
        .iter()
        .enumerate()
        .map(|(row, it)| ScoreRow {
            interval: interval(row).map(|(low, high)| Span { low, high }),
            ..score_row(&facts.rows[row].label, scorecard, scores, row, it)
        })
        .collect();
    peers::add(facts, scorecard, scores, &mut rows, language);
    ScoreReport {
        weights: (0..scorecard.goals.len())
            .map(|goal| (goal_id(goal), scores.weights.as_ref().map(|weights| weights[goal])))
            .collect(),
        consistency_ratio: scores.consistency_ratio,
        rows,
    }
}

fn score_row(label: &str, scorecard: &Scorecard, scores: &Scores, row: usize, it: &RowScore) -> ScoreRow {
    let contribution = |(place, figure): (usize, &crate::engine::score::NormalisedFigure)| Contribution {
        goal: scorecard.goals[figure.goal].id.clone(),
        kpi: figure.id.clone(),
        normalised: figure.values.get(row),
        unclamped: figure.unclamped(row),
        points: it.points.get(place).copied().flatten(),
    };
    ScoreRow {
        label: label.to_owned(),
        score: it.score,
        rank: it.rank,
        coverage: it.coverage,
        low: it.low,
        high: it.high,
        interval: None,
        rank_low: it.rank_low,
        rank_high: it.rank_high,
        goals: scorecard.goals.iter().zip(&it.goals).map(|(goal, score)| (goal.id.clone(), *score)).collect(),
        contributions: scores.figures.list.iter().enumerate().map(contribution).collect(),
        peers: None,
        rank_among_peers: None,
    }
}

/// How firm the ranking is, with labels and goal ids in place of numbers.
fn robustness_report(analysis: &Analysis) -> Option<RobustnessReport> {
    let (facts, scorecard, scores) = (&*analysis.facts, &*analysis.scorecard, &*analysis.scores);
    let (firmness, joint) = analysis.robustness.as_ref()?;
    let checks = analysis.checks.as_ref();
    let odds = &firmness.odds;
    let label = |row: usize| facts.rows[row].label.clone();
    let goal = |goal: usize| scorecard.goals[goal].id.clone();
    Some(RobustnessReport {
        exact: odds.exact,
        head_to_head: odds.head_to_head.clone(),
        expected_rank: Some(odds.expected_rank.clone()),
        rank_acceptability: odds.acceptability.clone(),
        beats_next: odds.beats_next.clone(),
        flip_points: firmness
            .flips
            .iter()
            .map(|it| FlipPoint {
                goal: goal(it.goal),
                leader: label(it.leader),
                challenger: label(it.challenger),
                weight: it.weight,
            })
            .collect(),
        stability: firmness.stability.iter().enumerate().map(|(place, it)| (goal(place), *it)).collect(),
        smallest_reallocation: firmness
            .moves
            .iter()
            .map(|it| Reallocation {
                challenger: label(it.challenger),
                points: it.points,
                from: it.from.iter().copied().map(goal).collect(),
                to: it.to.first().copied().map(goal),
            })
            .collect(),
        tiers: joint.tiers.iter().map(|tier| tier.iter().copied().map(label).collect()).collect(),
        influence: firmness.influence.iter().enumerate().map(|(place, it)| (goal(place), *it)).collect(),
        copeland: checks.and_then(checks::copeland),
        leave_one_out: checks.and_then(|it| checks::left_out(facts, scorecard, scores, it)),
        tornado: checks.and_then(|it| checks::tornado(scorecard, it)),
        redundant: checks.map(|it| checks::redundant(scorecard, scores, it)).unwrap_or_default(),
        sources: analysis.sources.as_ref().map(sources_report),
    })
}

/// Everything that is to be said, in the order of the pipeline.
pub fn all_notes(request: &Request, analysis: &Analysis, present: &[&'static Kpi]) -> Vec<Note> {
    let facts = &*analysis.facts;
    let mut all = request.notes.clone();
    all.extend(analysis.reading.data.notes.iter().cloned());
    let is_said = all.iter().any(|note| note.kind.level == Level::Error);
    let is_blank = analysis.reading.data.columns.is_empty() && facts.rows.is_empty();
    if is_blank && request.table.is_none() && request.text.is_none() && !is_said {
        all.push(Note::new(&notes::NOTHING_PASTED));
    } else if facts.rows.is_empty() && !is_said {
        all.push(Note::new(&notes::NO_ROWS));
    } else if !is_said && analysis.scores.rows.n_ranked() == 0 && measures_nothing(facts) {
        all.push(Note::new(&notes::NO_KPI));
    }
    if super::takes_pasted_total(&analysis.reading.data, request.interactions_chosen) {
        all.push(Note::new(&notes::PASTED_TOTAL_TAKEN));
    }
    all.extend(about_figures(facts, present));
    all.extend(analysis.settled.iter().cloned());
    all.extend(analysis.scores.notes.iter().cloned());
    all
}

/// What the figures themselves give reason to say, for those who show them without a whole report.
pub fn figure_notes(facts: &Facts) -> Vec<Note> {
    let present: Vec<&'static Kpi> = facts.kpis().filter(|kpi| facts.has_kpi(kpi)).collect();
    about_figures(facts, &present)
}

/// What the figures themselves give reason to say.
fn about_figures(facts: &Facts, present: &[&'static Kpi]) -> Vec<Note> {
    // In a large table only what the goals ask for is worth a pass over all rows.
    const ALL_KPIS_ROWS: usize = 2_000;
    let is_worked_out = |kpi: &&'static Kpi| facts.rows.len() <= ALL_KPIS_ROWS || facts.is_worked_out(kpi);
    let mut all = Vec::new();
    let name = |text: crate::engine::language::Text| Arg::Words(text);
    for kpi in facts.kpis().filter(is_worked_out) {
        let zero_base = facts.kpi(kpi).zero_base;
        if zero_base > 0 {
            all.push(Note::new(&notes::ZERO_BASE).with(name(kpi.name)).with(zero_base));
        }
    }
    let is_summed = facts.rows.iter().any(|row| row.members.len() > 1);
    for measure in [Measure::Reach, Measure::UniqueViews] {
        if is_summed && facts.has(measure) {
            all.push(Note::new(&notes::PEOPLE_COUNTED_TWICE).with(name(measure.entry().name)));
        }
    }
    if is_summed {
        all.extend(present.iter().copied().filter(is_worked_out).flat_map(|kpi| means_of_given(facts, kpi)));
    }
    if present.iter().any(|kpi| kpi.id == "follower_growth")
        && !(facts.has(Measure::FollowersStart) && facts.has(Measure::FollowersEnd))
        && facts.has(Measure::NewFollowers)
        && !facts.has(Measure::LostFollowers)
    {
        all.push(Note::new(&notes::GROWTH_IS_GROSS));
    }
    for kpi in present.iter().copied().filter(is_worked_out).filter(may_not_exceed_one) {
        let above = facts.kpi(kpi).values.present().filter(|value| *value > 1.0).count();
        if above > 0 {
            all.push(Note::new(&notes::RATE_ABOVE_ONE).with(name(kpi.name)).with(above));
        }
    }
    for kpi in &facts.settings.own {
        for header in facts.lacking_columns(kpi) {
            all.push(Note::new(&notes::OWN_KPI_COLUMN_MISSING).with(name(kpi.name)).with(header));
        }
    }
    if facts.has_one_period() {
        all.push(Note::new(&ONE_PERIOD));
    }
    all.extend(few_interactions(facts));
    all.extend(tiny_rate(facts, present));
    all
}

/// Which means of ready-made values the result rows have: weighted, plain, or some the one and some the other.
fn means_of_given(facts: &Facts, kpi: &'static Kpi) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for note in (0..facts.rows.len()).filter_map(|row| mean_of_given(facts, kpi, row)) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

/// Which mean of ready-made values stands in a result row, where it is one.
pub fn mean_of_given(facts: &Facts, kpi: &'static Kpi, row: usize) -> Option<Note> {
    let base = facts.given_mean(kpi, row)?;
    let note = |kind| Note::new(kind).with(Arg::Words(kpi.name));
    Some(match base {
        Some(Formula::Of(measure)) => note(&notes::GIVEN_WEIGHTED).with(Arg::Words(measure.entry().name)),
        Some(_) => note(&notes::GIVEN_WEIGHTED).with(Arg::Words(kpis::INTERACTIONS.name)),
        None => note(&notes::GIVEN_PLAIN_MEAN),
    })
}

/// Rates that count a part of their base. Reach rate, growth and return may well exceed 100 %.
fn may_not_exceed_one(kpi: &&'static Kpi) -> bool {
    kpi.unit == Unit::Percent && kpi.interval != Interval::None
}

/// Rows with too few interactions to be placed with confidence.
fn few_interactions(facts: &Facts) -> Option<Note> {
    let column = facts.has_kpi(&kpis::INTERACTIONS).then(|| facts.kpi(&kpis::INTERACTIONS))?;
    let few = column.values.present().filter(|count| *count < TOO_FEW).count();
    (few > 0).then(|| Note::new(&notes::TOO_FEW).with(few))
}

/// A rate so small that the count says more: 0.0003 % of 27 million followers are 81 interactions.
fn tiny_rate(facts: &Facts, present: &[&'static Kpi]) -> Option<Note> {
    const TINY: f64 = 1e-4;
    let bases = [
        (&kpis::ENGAGEMENT_RATE_BY_REACH, Measure::Reach),
        (&kpis::ENGAGEMENT_RATE_BY_FOLLOWERS, Measure::Followers),
        (&kpis::ENGAGEMENT_RATE_BY_IMPRESSIONS, Measure::Impressions),
        (&kpis::ENGAGEMENT_RATE_BY_VIEWS, Measure::Views),
    ];
    let (kpi, base) = bases.into_iter().find(|(kpi, _)| present.contains(kpi))?;
    let largest = facts.kpi(kpi).values.present().reduce(f64::max)?;
    let count: f64 = facts.kpi(&kpis::INTERACTIONS).values.present().sum();
    let all = facts.in_table(base).filter(|all| *all > 0.0)?;
    (largest < TINY && count > 0.0).then(|| {
        let note = Note::new(&notes::TINY_RATE).with(Arg::Words(kpi.name)).with(count).with(all);
        note.with(Arg::Percent(count / all))
    })
}
