//! With whom each row was compared, and its place among them.

use crate::api::report::ScoreRow;
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::prepare::classes_of;
use crate::engine::score::{Scorecard, Scores};
use crate::method::rank::competition;
use crate::text;

/// Adds the class and the place within it to every row that has one.
pub(super) fn add(facts: &Facts, scorecard: &Scorecard, scores: &Scores, rows: &mut [ScoreRow], language: Language) {
    let (Some(peers), Some(numbers)) = (scorecard.asked.peers, &scorecard.classes) else { return };
    let classes = classes_of(facts, peers);
    let most = numbers.iter().flatten().max().map_or(0, |number| number + 1);
    for number in 0..most {
        let among = numbers.iter().zip(&scores.rows).map(|(it, row)| row.score.filter(|_| *it == Some(number)));
        let places = competition(&among.collect::<Vec<_>>());
        for ((row, place), it) in rows.iter_mut().zip(places).zip(numbers) {
            if *it == Some(number) {
                row.rank_among_peers = place;
            }
        }
    }
    for (row, class) in rows.iter_mut().zip(&classes) {
        row.peers = class.as_ref().map(|class| text::class_name(class, language));
    }
}
