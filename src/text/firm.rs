//! How firm the ranking is, in sentences like those of a good weather report: no false precision, no scolding.

use super::number::fixed;
use super::sentences::goal_name;
use crate::engine::facts::Facts;
use crate::engine::language::{Language, Text};
use crate::engine::robustness::{Firmness, Joint, Move, Sureness};
use crate::engine::score::{Scorecard, Scores};

/// Where one goal alone counts, a probability over weights would say nothing.
const ONE_GOAL: Text = Text {
    de: "Es zählt nur ein Ziel; Gewichte ändern an der Reihenfolge deshalb nichts.",
    en: "Only one goal counts, so weights do not change the order.",
};

const KNOCKED_OUT: Text = Text {
    de: "Gewichte ändern daran nichts: Eine Null in einem Ziel nimmt jeder dieser Zeilen alle Punkte.",
    en: "Weights change nothing about that: a zero on one goal takes all points of each of these rows.",
};

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
    let tier = joint.tiers.first().filter(|tier| tier.len() > 1);
    let is_one_goal = scores.counts_one_goal();
    // Said together with the weights, where it would contradict them.
    let mut is_said = false;
    if are_alike(scores, leader, next) {
        let (a, b) = (&facts.rows[leader].label, &facts.rows[next].label);
        all.push(match language {
            Language::De => format!("Kein Gewicht trennt {a} und {b}: Sie stehen in jedem Ziel, das zählt, gleich."),
            Language::En => format!("No weight parts {a} and {b}: they stand alike on every goal that counts."),
        });
    } else if scores.is_knocked_out(leader) && scores.is_knocked_out(next) {
        all.push(KNOCKED_OUT.get(language).to_owned());
    } else if !is_one_goal {
        let by_chance = tier.is_some_and(|tier| tier.contains(&next));
        is_said = by_chance && tier.is_some_and(|tier| tier.len() == 2) && is_firm(firmness, leader);
        all.extend(stays_ahead(facts, firmness, (leader, next), by_chance, language));
    }
    match scorecard.goals.len() {
        1 if all.is_empty() => all.push(ONE_GOAL.get(language).to_owned()),
        1 => {}
        _ => all.extend(what_turns_it(facts, scorecard, firmness, leader, language)),
    }
    all.extend(tier.filter(|_| !is_said).map(|tier| first_tier(facts, tier, is_one_goal, language)));
    all
}

/// Whether two rows are the same in every goal that counts.
fn are_alike(scores: &Scores, a: usize, b: usize) -> bool {
    let Some(weights) = &scores.effective else { return false };
    let goals = scores.rows[a].goals.iter().zip(&scores.rows[b].goals).zip(weights);
    goals.filter(|(_, weight)| **weight > 0.0).all(|((a, b), _)| a == b)
}

fn is_firm(firmness: &Firmness, row: usize) -> bool {
    let probability = firmness.odds.beats_next.get(row).copied().flatten();
    probability.is_some_and(|it| Sureness::of(it) == Sureness::Firm)
}

/// How often the one stays ahead of the other; `by_chance`: the counts alone may have put it there.
fn stays_ahead(
    facts: &Facts,
    firmness: &Firmness,
    (leader, next): (usize, usize),
    by_chance: bool,
    language: Language,
) -> Option<String> {
    let probability = firmness.odds.beats_next.get(leader).copied().flatten()?;
    let (a, b) = (&facts.rows[leader].label, &facts.rows[next].label);
    let in_hundred = in_hundred(probability, language);
    let sureness = Sureness::of(probability);
    if by_chance && sureness == Sureness::Firm {
        return Some(match language {
            Language::De => format!(
                "Gegen andere Gewichte ist das fest ({a} bleibt in {in_hundred} von 100 Fällen vor {b}), gegen den Zufall hinter den Zahlen nicht: Beide sind nicht sicher zu unterscheiden."
            ),
            Language::En => format!(
                "Against other weights that is firm ({a} stays ahead of {b} in {in_hundred} of 100 cases), against the chance behind the numbers it is not: the two cannot be told apart with confidence."
            ),
        });
    }
    Some(match (language, sureness) {
        (Language::De, Sureness::Firm) => format!(
            "Das ist fest: Auch wenn Ihre Gewichte anders ausfallen, bleibt {a} in {in_hundred} von 100 Fällen vor {b}."
        ),
        (Language::De, Sureness::Likely) => format!(
            "Sicher ist das nicht: Fallen Ihre Gewichte anders aus, bleibt {a} in {in_hundred} von 100 Fällen vor {b}."
        ),
        (Language::De, Sureness::Open) => format!(
            "Das ist offen: Fallen Ihre Gewichte anders aus, liegt {a} in {in_hundred} von 100 Fällen vor {b}, sonst dahinter."
        ),
        (Language::En, Sureness::Firm) => {
            format!(
                "That is firm: even if your weights turn out differently, {a} stays ahead of {b} in {in_hundred} of 100 cases."
            )
        }
        (Language::En, Sureness::Likely) => {
            format!(
                "That is not certain: if your weights turn out differently, {a} stays ahead of {b} in {in_hundred} of 100 cases."
            )
        }
        (Language::En, Sureness::Open) => {
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
    let Some((points, Move { challenger, from, to, passes, .. })) = smallest.filter(|(_, it)| !it.to.is_empty()) else {
        let is_settled = firmness.moves.iter().all(|it| it.points.is_none()) && !firmness.moves.is_empty();
        let a = &facts.rows[leader].label;
        return is_settled.then(|| match language {
            Language::De => format!("Kein anderes Gewicht dieser Ziele bringt jemanden an {a} vorbei."),
            Language::En => format!("No other weighting of these goals brings anyone past {a}."),
        });
    };
    let name = |goal: &usize| super::quoted(&goal_name(&scorecard.goals[*goal], language), language);
    let listed = |goals: &[usize]| {
        let names: Vec<String> = goals.iter().map(name).collect();
        super::list(&names.iter().map(String::as_str).collect::<Vec<_>>(), language)
    };
    let (from, to) = (listed(from), listed(to));
    let b = &facts.rows[*challenger].label;
    // Rounded up: with the printed points it does turn.
    let (steps, decimals) = if points < 10.0 { (10.0, 1) } else { (1.0, 0) };
    let points = fixed((points * steps - 1e-9).ceil() / steps, decimals, language);
    let a = &facts.rows[leader].label;
    Some(match (language, passes) {
        (Language::De, false) => {
            format!("Verschieben Sie {points} von 100 Punkten von {from} zu {to}, so zieht {b} gleich.")
        }
        (Language::De, true) => {
            format!("Verschieben Sie {points} von 100 Punkten von {from} zu {to}, so liegt {b} vor {a}.")
        }
        (Language::En, false) => format!("Move {points} of 100 points from {from} to {to} and {b} draws level."),
        (Language::En, true) => format!("Move {points} of 100 points from {from} to {to} and {b} is ahead of {a}."),
    })
}

/// Who stands with the leader once weights and counts are taken together; with one goal the counts are all there is.
fn first_tier(facts: &Facts, tier: &[usize], is_one_goal: bool, language: Language) -> String {
    let names: Vec<&str> = tier.iter().map(|row| facts.rows[*row].label.as_str()).collect();
    let list = super::list(&names, language);
    match (language, is_one_goal) {
        (Language::De, false) => format!(
            "Nimmt man die Unsicherheit von Gewichten und Zahlen zusammen, sind {list} nicht sicher zu unterscheiden."
        ),
        (Language::De, true) => {
            format!("Nimmt man die Unsicherheit der Zahlen dazu, sind {list} nicht sicher zu unterscheiden.")
        }
        (Language::En, false) => format!(
            "With the uncertainty of weights and counts taken together, {list} cannot be told apart with confidence."
        ),
        (Language::En, true) => {
            format!("With the uncertainty of the counts added, {list} cannot be told apart with confidence.")
        }
    }
}
