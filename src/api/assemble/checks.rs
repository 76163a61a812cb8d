//! What else was asked of a ranking, with labels and ids in place of numbers.

use crate::api::report::{
    CopelandReport, FigureReport, IndexReport, LeftOutReport, RedundantReport, SourcesReport, Span, TornadoReport,
};
use crate::engine::facts::Facts;
use crate::engine::robustness::{Checks, Share, Sources, Tornado};
use crate::engine::score::{Scorecard, Scores};

pub(super) fn copeland(checks: &Checks) -> Option<Vec<CopelandReport>> {
    let rows = checks.copeland.iter().zip(&checks.copeland_ranks);
    (!checks.copeland.is_empty())
        .then(|| rows.map(|(score, rank)| CopelandReport { score: *score, rank: *rank }).collect())
}

pub(super) fn left_out(
    facts: &Facts,
    scorecard: &Scorecard,
    scores: &Scores,
    checks: &Checks,
) -> Option<Vec<LeftOutReport>> {
    let report = |it: &crate::engine::robustness::LeftOut| LeftOutReport {
        goal: scorecard.goals[it.goal].id.clone(),
        kpi: it.figure.map(|place| scores.figures.list[place].id.clone()),
        leader: it.leader.map(|row| facts.rows[row].label.clone()),
        changes_leader: it.changes_leader(),
        mean_shift: it.mean_shift,
        ranks: it.ranks.clone(),
    };
    (!checks.copeland.is_empty()).then(|| checks.left_out.iter().map(report).collect())
}

pub(super) fn tornado(scorecard: &Scorecard, checks: &Checks) -> Option<Vec<Option<TornadoReport>>> {
    let row = |it: &Tornado| TornadoReport {
        base: it.base,
        ranges: scorecard
            .goals
            .iter()
            .zip(&it.ranges)
            .map(|(goal, (low, high))| (goal.id.clone(), Span { low: *low, high: *high }))
            .collect(),
    };
    (!checks.tornado.is_empty()).then(|| checks.tornado.iter().map(|it| it.as_ref().map(row)).collect())
}

pub(super) fn redundant(scorecard: &Scorecard, scores: &Scores, checks: &Checks) -> Vec<RedundantReport> {
    let figure = |place: usize| {
        let figure = &scores.figures.list[place];
        FigureReport { goal: scorecard.goals[figure.goal].id.clone(), kpi: figure.id.clone() }
    };
    checks.redundant.iter().map(|it| RedundantReport { a: figure(it.a), b: figure(it.b), r: it.r }).collect()
}

/// Where the uncertainty of places comes from.
pub fn sources_report(sources: &Sources) -> SourcesReport {
    let index = |it: Share| IndexReport {
        first: it.index.first,
        total: it.index.total,
        first_error: it.error.map(|it| it.first),
        total_error: it.error.map(|it| it.total),
    };
    SourcesReport {
        weights: index(sources.weights),
        counts: index(sources.counts),
        method: index(sources.method),
        mean_shift: sources.mean_shift,
        leader_stays: sources.leader_stays,
        evaluations: sources.evaluations,
    }
}
