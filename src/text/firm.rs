//! How firm the ranking is, in sentences like those of a good weather report: no false precision, no scolding.

use super::number::fixed;
use super::say;
use super::sentences::{goal_name, row_name};
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
const ALIKE: Text = Text {
    de: "Kein Gewicht trennt {0} und {1}: Sie stehen in jedem Ziel, das zählt, gleich.",
    en: "No weight parts {0} and {1}: they stand alike on every goal that counts.",
};
const FIRM: Text = Text {
    de: "Das ist fest: Auch wenn Ihre Gewichte anders ausfallen, bleibt {0} in {1} von 100 Fällen vor {2}.",
    en: "That is firm: even if your weights turn out differently, {0} stays ahead of {2} in {1} of 100 cases.",
};
const FIRM_BUT_FOR_CHANCE: Text = Text {
    de: "Gegen andere Gewichte ist das fest ({0} bleibt in {1} von 100 Fällen vor {2}), gegen den Zufall hinter den Zahlen nicht: Beide sind nicht sicher zu unterscheiden.",
    en: "Against other weights that is firm ({0} stays ahead of {2} in {1} of 100 cases), against the chance behind the numbers it is not: the two cannot be told apart with confidence.",
};
const LIKELY: Text = Text {
    de: "Sicher ist das nicht: Fallen Ihre Gewichte anders aus, bleibt {0} in {1} von 100 Fällen vor {2}.",
    en: "That is not certain: if your weights turn out differently, {0} stays ahead of {2} in {1} of 100 cases.",
};
const OPEN: Text = Text {
    de: "Das ist offen: Fallen Ihre Gewichte anders aus, liegt {0} in {1} von 100 Fällen vor {2}, sonst dahinter.",
    en: "That is open: if your weights turn out differently, {0} is ahead of {2} in {1} of 100 cases and behind in the others.",
};
const ABOVE_99: Text = Text { de: "über 99", en: "more than 99" };
const BELOW_1: Text = Text { de: "weniger als 1", en: "fewer than 1" };
const NO_OTHER: Text = Text {
    de: "Kein anderes Gewicht dieser Ziele bringt jemanden an {0} vorbei.",
    en: "No other weighting of these goals brings anyone past {0}.",
};
const DRAWS_LEVEL: Text = Text {
    de: "Verschieben Sie {0} von 100 Punkten von {1} zu {2}, so zieht {3} gleich.",
    en: "Move {0} of 100 points from {1} to {2} and {3} draws level.",
};
const PASSES: Text = Text {
    de: "Verschieben Sie {0} von 100 Punkten von {1} zu {2}, so liegt {3} vor {4}.",
    en: "Move {0} of 100 points from {1} to {2} and {3} is ahead of {4}.",
};
const TIER: Text = Text {
    de: "Nimmt man die Unsicherheit von Gewichten und Zahlen zusammen, sind {0} nicht sicher zu unterscheiden.",
    en: "With the uncertainty of weights and counts taken together, {0} cannot be told apart with confidence.",
};
const TIER_BY_COUNTS: Text = Text {
    de: "Nimmt man die Unsicherheit der Zahlen dazu, sind {0} nicht sicher zu unterscheiden.",
    en: "With the uncertainty of the counts added, {0} cannot be told apart with confidence.",
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
        let label = |row: usize| row_name(facts, row, language).into();
        all.push(say(&ALIKE, &[label(leader), label(next)], language));
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
    let text = match Sureness::of(probability) {
        Sureness::Firm if by_chance => &FIRM_BUT_FOR_CHANCE,
        Sureness::Firm => &FIRM,
        Sureness::Likely => &LIKELY,
        Sureness::Open => &OPEN,
    };
    let label = |row: usize| row_name(facts, row, language).into();
    Some(say(text, &[label(leader), in_hundred(probability, language).into(), label(next)], language))
}

/// Whole cases of a hundred; never 0 or 100, which would claim more than a model of weights can know.
pub fn in_hundred(probability: f64, language: Language) -> String {
    match (probability * 100.0).round() as u32 {
        0 => BELOW_1.get(language).to_owned(),
        cases @ 1..100 => cases.to_string(),
        _ => ABOVE_99.get(language).to_owned(),
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
    let label = |row: usize| row_name(facts, row, language).into();
    let possible = firmness.moves.iter().filter_map(|it| Some((it.points?, it)));
    let smallest = possible.filter(|(points, _)| *points > 0.0).min_by(|a, b| a.0.total_cmp(&b.0));
    let Some((points, Move { challenger, from, to, passes, .. })) = smallest.filter(|(_, it)| !it.to.is_empty()) else {
        let is_settled = firmness.moves.iter().all(|it| it.points.is_none()) && !firmness.moves.is_empty();
        return is_settled.then(|| say(&NO_OTHER, &[label(leader)], language));
    };
    let name = |goal: &usize| super::quoted(&goal_name(&scorecard.goals[*goal], language), language);
    let listed = |goals: &[usize]| {
        let names: Vec<String> = goals.iter().map(name).collect();
        super::list(&names.iter().map(String::as_str).collect::<Vec<_>>(), language)
    };
    // Rounded up: with the printed points it does turn.
    let (steps, decimals) = if points < 10.0 { (10.0, 1) } else { (1.0, 0) };
    let points = fixed((points * steps - 1e-9).ceil() / steps, decimals, language);
    let args = [points.into(), listed(from).into(), listed(to).into(), label(*challenger), label(leader)];
    Some(say(if *passes { &PASSES } else { &DRAWS_LEVEL }, &args, language))
}

/// Who stands with the leader once weights and counts are taken together; with one goal the counts are all there is.
fn first_tier(facts: &Facts, tier: &[usize], is_one_goal: bool, language: Language) -> String {
    let names: Vec<String> = tier.iter().map(|row| row_name(facts, *row, language)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let text = if is_one_goal { &TIER_BY_COUNTS } else { &TIER };
    say(text, &[super::list(&names, language).into()], language)
}
