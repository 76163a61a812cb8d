//! How firm the ranking is, in sentences like those of a good weather report: no false precision, no scolding.

use super::number::fixed;
use super::sentences::goal_name;
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::robustness::{Firmness, Joint, Move};
use crate::engine::score::{Scorecard, Scores};

/// Who stays ahead, what would turn it, who cannot be told apart.
pub(super) fn how_firm(
    facts: &Facts,
    scorecard: &Scorecard,
    scores: &Scores,
    (firmness, joint): &(Firmness, Joint),
    language: Language,
) -> Vec<String> {
    let mut all = Vec::new();
    let Some(nearest) = firmness.flips.first() else { return all };
    let (leader, next) = (nearest.leader, nearest.challenger);
    if are_alike(scores, leader, next) {
        let (a, b) = (&facts.rows[leader].label, &facts.rows[next].label);
        all.push(match language {
            Language::De => format!("Kein Gewicht trennt {a} und {b}: Sie stehen in jedem Ziel, das zählt, gleich."),
            Language::En => format!("No weight parts {a} and {b}: they stand alike on every goal that counts."),
        });
    } else {
        all.extend(stays_ahead(facts, firmness, leader, next, language));
    }
    all.extend(what_turns_it(facts, scorecard, firmness, leader, language));
    all.extend(first_tier(facts, joint, language));
    all
}

/// Whether two rows are the same in every goal that counts.
fn are_alike(scores: &Scores, a: usize, b: usize) -> bool {
    let Some(weights) = &scores.effective else { return false };
    let goals = scores.rows[a].goals.iter().zip(&scores.rows[b].goals).zip(weights);
    goals.filter(|(_, weight)| **weight > 0.0).all(|((a, b), _)| a == b)
}

fn stays_ahead(facts: &Facts, firmness: &Firmness, leader: usize, next: usize, language: Language) -> Option<String> {
    let probability = firmness.odds.beats_next.get(leader).copied().flatten()?;
    let (a, b) = (&facts.rows[leader].label, &facts.rows[next].label);
    let in_hundred = in_hundred(probability, language);
    Some(match (language, probability >= 0.9, probability >= 0.6) {
        (Language::De, true, _) => format!(
            "Das ist fest: Auch wenn Ihre Gewichte anders ausfallen, bleibt {a} in {in_hundred} von 100 Fällen vor {b}."
        ),
        (Language::De, false, true) => format!(
            "Sicher ist das nicht: Fallen Ihre Gewichte anders aus, bleibt {a} in {in_hundred} von 100 Fällen vor {b}."
        ),
        (Language::De, false, false) => format!(
            "Das ist offen: Fallen Ihre Gewichte anders aus, liegt {a} in {in_hundred} von 100 Fällen vor {b}, sonst dahinter."
        ),
        (Language::En, true, _) => {
            format!(
                "That is firm: even if your weights turn out differently, {a} stays ahead of {b} in {in_hundred} of 100 cases."
            )
        }
        (Language::En, false, true) => {
            format!(
                "That is not certain: if your weights turn out differently, {a} stays ahead of {b} in {in_hundred} of 100 cases."
            )
        }
        (Language::En, false, false) => {
            format!(
                "That is open: if your weights turn out differently, {a} is ahead of {b} in {in_hundred} of 100 cases and behind in the others."
            )
        }
    })
}

/// Whole cases of a hundred; never 0 or 100, which would claim more than a model of weights can know.
pub fn in_hundred(probability: f64, language: Language) -> String {
    let cases = (probability * 100.0).round();
    match (language, cases) {
        (Language::De, cases) if cases > 99.0 => "über 99".to_owned(),
        (Language::En, cases) if cases > 99.0 => "more than 99".to_owned(),
        (Language::De, cases) if cases < 1.0 => "weniger als 1".to_owned(),
        (Language::En, cases) if cases < 1.0 => "fewer than 1".to_owned(),
        (_, cases) => fixed(cases, 0, language),
    }
}

/// The smallest re-allocation that changes the leader.
fn what_turns_it(
    facts: &Facts,
    scorecard: &Scorecard,
    firmness: &Firmness,
    leader: usize,
    language: Language,
) -> Option<String> {
    let possible = firmness.moves.iter().filter_map(|it| Some((it.points?, it)));
    let smallest = possible.filter(|(points, _)| *points > 0.0).min_by(|a, b| a.0.total_cmp(&b.0));
    let Some((points, Move { challenger, from, to, .. })) = smallest.filter(|(_, it)| !it.to.is_empty()) else {
        let is_settled = firmness.moves.iter().all(|it| it.points.is_none()) && !firmness.moves.is_empty();
        let a = &facts.rows[leader].label;
        return is_settled.then(|| match language {
            Language::De => format!("Kein anderes Gewicht dieser Ziele bringt jemanden an {a} vorbei."),
            Language::En => format!("No other weighting of these goals brings anyone past {a}."),
        });
    };
    let name = |goal: &usize| goal_name(&scorecard.goals[*goal], language);
    let quoted = |goal: &usize| match language {
        Language::De => format!("„{}“", name(goal)),
        Language::En => format!("“{}”", name(goal)),
    };
    let listed = |goals: &[usize]| {
        let names: Vec<String> = goals.iter().map(quoted).collect();
        super::list(&names.iter().map(String::as_str).collect::<Vec<_>>(), language)
    };
    let (from, to) = (listed(from), listed(to));
    let b = &facts.rows[*challenger].label;
    // Rounded up: with the printed points it does turn.
    let (steps, decimals) = if points < 10.0 { (10.0, 1) } else { (1.0, 0) };
    let points = fixed((points * steps - 1e-9).ceil() / steps, decimals, language);
    Some(match language {
        Language::De => {
            format!("Verschieben Sie {points} von 100 Punkten von {from} zu {to}, so zieht {b} gleich.")
        }
        Language::En => {
            format!("Move {points} of 100 points from {from} to {to} and {b} draws level.")
        }
    })
}

/// Who stands with the leader once weights and counts are taken together.
fn first_tier(facts: &Facts, joint: &Joint, language: Language) -> Option<String> {
    let tier = joint.tiers.first().filter(|tier| tier.len() > 1)?;
    let names: Vec<&str> = tier.iter().map(|row| facts.rows[*row].label.as_str()).collect();
    let list = super::list(&names, language);
    Some(match language {
        Language::De => format!(
            "Nimmt man die Unsicherheit von Gewichten und Zahlen zusammen, sind {list} nicht sicher zu unterscheiden."
        ),
        Language::En => format!(
            "With the uncertainty of weights and counts taken together, {list} cannot be told apart with confidence."
        ),
    })
}
