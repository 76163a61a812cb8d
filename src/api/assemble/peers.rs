//! With whom each row was compared, and its place among them.

use crate::api::report::ScoreRow;
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::prepare::{classes_of, ranks_among};
use crate::engine::score::{Scorecard, Scores};
use crate::text;

/// Adds the class and the place within it to every row that has one.
pub(super) fn add(facts: &Facts, scorecard: &Scorecard, scores: &Scores, rows: &mut [ScoreRow], language: Language) {
    let Some(peers) = scorecard.asked.peers.filter(|_| scorecard.classes.is_some()) else { return };
    let classes = classes_of(facts, peers);
    let scores: Vec<Option<f64>> = scores.rows.scores().collect();
    for ((row, class), rank) in rows.iter_mut().zip(&classes).zip(ranks_among(&classes, &scores)) {
        row.peers = class.as_ref().map(|class| text::class_name(class, language));
        row.rank_among_peers = rank;
    }
}
