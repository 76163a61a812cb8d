//! What a colleague would say about the result: sentences to paste into a mail.

use super::number::fixed;
use super::say;
use crate::engine::facts::Facts;
use crate::engine::language::{Language, Text};
use crate::engine::note::Arg;
use crate::engine::robustness::{Firmness, Joint};
use crate::engine::score::{Goal, NormalisedFigure, Scorecard, Scores, State};

const SCORE_IS: Text =
    Text { de: "Der Erfolgswert liegt bei {0} von 100 Punkten.", en: "The score is {0} of 100 points." };
const REACHES: Text = Text { de: "{0} erreicht {1} von 100 Punkten.", en: "{0} reaches {1} of 100 points." };
const LEADS: Text =
    Text { de: "{0} führt mit {1} Punkten, {2} vor {3}.", en: "{0} leads with {1} points, {2} ahead of {3}." };
const LEADS_NARROWLY: Text = Text {
    de: "{0} führt mit {1} Punkten, aber knapp: {3} liegt {2} Punkte dahinter.",
    en: "{0} leads with {1} points, but narrowly: {3} is {2} points behind.",
};
const TWO_LEAD: Text = Text {
    de: "{0} und {2} liegen mit {1} Punkten gleichauf an der Spitze.",
    en: "{0} and {2} share the lead with {1} points.",
};
const SEVERAL_LEAD: Text = Text {
    de: "{3} Zeilen liegen mit {1} Punkten gleichauf an der Spitze, darunter {0} und {2}.",
    en: "{3} rows share the lead with {1} points, among them {0} and {2}.",
};
const LESS_THAN: Text = Text { de: "weniger als {0}", en: "less than {0}" };
const WINS_BY: Text = Text {
    de: "Den Vorsprung holt {0} vor allem beim Ziel „{1}“.",
    en: "{0} wins it mostly on the goal “{1}”.",
};
const WINS_BY_ONE: Text = Text {
    de: "Den Vorsprung holt {0} beim Ziel „{1}“; bei „{2}“ liegt die Mitte des Feldes davor.",
    en: "{0} wins it on the goal “{1}”; on “{2}” the middle of the field is ahead.",
};
const WITHOUT_WEIGHTS: Text = Text {
    de: "Keine Zeile hat einen Wert: Die Gewichte der Ziele sind nicht zu verwenden.",
    en: "No row has a score: the goals’ weights cannot be used.",
};
const ONE_UNSCORED: Text = Text {
    de: "Eine von {1} Zeilen hat keinen Wert, weil zu viel von dem fehlt, was Ihre Ziele messen.",
    en: "One of {1} rows has no score, because too much of what your goals measure is missing.",
};
const SOME_UNSCORED: Text = Text {
    de: "{0} von {1} Zeilen haben keinen Wert, weil zu viel von dem fehlt, was Ihre Ziele messen.",
    en: "{0} of {1} rows have no score, because too much of what your goals measure is missing.",
};
const ALL_UNSCORED: Text = Text {
    de: "Keine Zeile hat einen Wert, weil zu viel von dem fehlt, was Ihre Ziele messen.",
    en: "No row has a score, because too much of what your goals measure is missing.",
};
const TOO_MUCH_SET_ASIDE: Text = Text {
    de: "Keine Zeile hat einen Wert, weil hier zu viel von dem außen vor bleibt, was Ihre Ziele messen. Warum, steht in den Hinweisen.",
    en: "No row has a score, because too much of what your goals measure is set aside here. The notes say why.",
};
const ALL_SET_ASIDE: Text = Text {
    de: "Keine Zeile hat einen Wert: Was Ihre Ziele messen, bleibt hier außen vor. Warum, steht in den Hinweisen.",
    en: "No row has a score: what your goals measure is set aside here. The notes say why.",
};
const NOTHING_MEASURED: Text = Text {
    de: "Keine Zeile hat einen Wert: Was Ihre Ziele messen, steht nicht in der Tabelle.",
    en: "No row has a score: what your goals measure is not in the table.",
};

/// The sentences, most important first.
pub fn sentences(
    facts: &Facts,
    scorecard: &Scorecard,
    scores: &Scores,
    robustness: Option<&(Firmness, Joint)>,
    language: Language,
) -> Vec<String> {
    let rows = &scores.rows;
    let ranked = rows.ranked().into_iter().filter_map(|row| Some((rows.rank(row)?, rows.score(row)?, row)));
    let ranked: Vec<(u32, f64, usize)> = ranked.collect();
    let mut all = Vec::new();
    all.extend(lead(facts, &ranked, language));
    all.extend(strongest_goal(facts, scorecard, scores, &ranked, language));
    if let Some(robustness) = robustness {
        all.extend(super::firm::how_firm(facts, scorecard, scores, robustness, language));
    }
    all.extend(unscored(facts, scorecard, scores, ranked.len(), language));
    all
}

/// A score as people read it: one decimal.
pub fn score(value: f64, language: Language) -> String {
    fixed(value, 1, language)
}

/// How far two scores lie apart: nobody is 0.0 points behind and yet second.
pub fn gap(value: f64, language: Language) -> String {
    match value < 0.05 {
        true => say(&LESS_THAN, &[score(0.1, language).into()], language),
        false => score(value, language),
    }
}

/// A goal's name: the person's, else the catalogue's, else its id.
pub fn goal_name(goal: &Goal, language: Language) -> String {
    super::print(&goal.shown(), language)
}

/// What a row is called in a sentence: words that tell rows apart whose labels repeat stand beside the label, as they do in the ranking.
pub(super) fn row_name(facts: &Facts, row: usize, language: Language) -> String {
    let further = facts.further(row).map(|it| format!(" {}", super::quoted(&it, language)));
    format!("{}{}", facts.rows[row].label, further.unwrap_or_default())
}

fn lead(facts: &Facts, ranked: &[(u32, f64, usize)], language: Language) -> Option<String> {
    let label = |row: usize| Arg::Text(row_name(facts, row, language));
    let ((_, best, first), rest) = ranked.split_first()?;
    let points = score(*best, language).into();
    let tied = rest.iter().take_while(|it| it.0 == 1).count();
    Some(match (rest.first(), tied) {
        (None, _) if is_nameless(facts, *first) => say(&SCORE_IS, &[points], language),
        (None, _) => say(&REACHES, &[label(*first), points], language),
        (Some((_, next, second)), 0) => {
            let text = if best - next < 3.0 { &LEADS_NARROWLY } else { &LEADS };
            say(text, &[label(*first), points, gap(best - next, language).into(), label(*second)], language)
        }
        (Some((.., second)), 1) => say(&TWO_LEAD, &[label(*first), points, label(*second)], language),
        (Some((.., second)), n) => {
            say(&SEVERAL_LEAD, &[label(*first), points, label(*second), (n + 1).into()], language)
        }
    })
}

/// A row that is called by its number alone.
fn is_nameless(facts: &Facts, row: usize) -> bool {
    facts.rows[row].label == (row + 1).to_string()
}

/// The goal that lifts the leader most above the middle of the field: the distance there times what it weighs.
fn strongest_goal(
    facts: &Facts,
    scorecard: &Scorecard,
    scores: &Scores,
    ranked: &[(u32, f64, usize)],
    language: Language,
) -> Option<String> {
    let leader = ranked.first()?.2;
    if ranked.len() < 3 || ranked[1].0 == 1 || scorecard.goals.len() < 2 {
        return None;
    }
    let weights = scores.effective.as_ref()?;
    let edge = |goal: usize| {
        let own = scores.rows[leader].goals[goal]?;
        let others: Vec<f64> = ranked.iter().filter_map(|it| scores.rows[it.2].goals[goal]).collect();
        Some((own - crate::method::describe::quantile(&others, 0.5)?) * weights.get(goal)?)
    };
    let edges: Vec<(usize, f64)> = (0..scorecard.goals.len()).filter_map(|goal| Some((goal, edge(goal)?))).collect();
    let best = edges.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1)).filter(|it| it.1 > 0.0)?;
    let worst = edges.iter().copied().min_by(|a, b| a.1.total_cmp(&b.1))?;
    let is_behind = worst.1 < 0.0 && worst.0 != best.0;
    let name = |goal: usize| scorecard.goals[goal].shown();
    let args = [row_name(facts, leader, language).into(), name(best.0), name(worst.0)];
    Some(say(if is_behind { &WINS_BY_ONE } else { &WINS_BY }, &args, language))
}

fn unscored(
    facts: &Facts,
    scorecard: &Scorecard,
    scores: &Scores,
    n_ranked: usize,
    language: Language,
) -> Option<String> {
    let all = facts.rows.len();
    let n = all - n_ranked;
    let text = match n {
        0 => return None,
        _ if scores.effective.is_none() => &WITHOUT_WEIGHTS,
        _ if n == all => nobody(scorecard, scores),
        1 => &ONE_UNSCORED,
        _ => &SOME_UNSCORED,
    };
    Some(say(text, &[n.into(), all.into()], language))
}

/// Why no row has a score although the weights can be used.
fn nobody(scorecard: &Scorecard, scores: &Scores) -> &'static Text {
    let is_measured = scores.rows.iter().any(|row| row.coverage > 0.0);
    let is_without_values =
        |it: &NormalisedFigure| it.raw.present().next().is_some() && it.values.present().next().is_none();
    let set_aside = || scores.figures.list.iter().filter(|it| it.state != State::Used || is_without_values(it));
    let weight = |it: &NormalisedFigure| Some(scores.effective.as_ref()?.get(it.goal)? * it.share);
    // Whatever the cells hold: with so much set aside no row could reach the minimum.
    let is_too_much = 1.0 - set_aside().filter_map(weight).sum::<f64>() + 1e-12 < scorecard.minimum_coverage;
    match is_measured {
        true if is_too_much => &TOO_MUCH_SET_ASIDE,
        true => &ALL_UNSCORED,
        false if set_aside().next().is_some() => &ALL_SET_ASIDE,
        false => &NOTHING_MEASURED,
    }
}
