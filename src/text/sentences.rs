//! What a colleague would say about the result: sentences to paste into a mail.

use super::number::fixed;
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::robustness::{Firmness, Joint};
use crate::engine::score::{Goal, Scorecard, Scores, State};

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
    all.extend(unscored(facts, scores, ranked.len(), language));
    all
}

/// A score as people read it: one decimal.
pub fn score(value: f64, language: Language) -> String {
    fixed(value, 1, language)
}

/// How far two scores lie apart: nobody is 0.0 points behind and yet second.
pub fn gap(value: f64, language: Language) -> String {
    match (value < 0.05, language) {
        (true, Language::De) => format!("weniger als {}", score(0.1, language)),
        (true, Language::En) => format!("less than {}", score(0.1, language)),
        (false, _) => score(value, language),
    }
}

/// A goal's name: the person's, else the catalogue's, else its id.
pub fn goal_name(goal: &Goal, language: Language) -> String {
    super::print(&goal.shown(), language)
}

fn lead(facts: &Facts, ranked: &[(u32, f64, usize)], language: Language) -> Option<String> {
    let label = |row: usize| facts.rows[row].label.as_str();
    let (first, rest) = ranked.split_first()?;
    let points = score(first.1, language);
    let tied = rest.iter().take_while(|it| it.0 == 1).count();
    Some(match (rest.first(), language) {
        (None, Language::De) if is_nameless(facts, first.2) => {
            format!("Der Erfolgswert liegt bei {points} von 100 Punkten.")
        }
        (None, Language::En) if is_nameless(facts, first.2) => format!("The score is {points} of 100 points."),
        (None, Language::De) => format!("{} erreicht {points} von 100 Punkten.", label(first.2)),
        (None, Language::En) => format!("{} reaches {points} of 100 points.", label(first.2)),
        (Some(second), Language::De) if tied == 1 => {
            format!("{} und {} liegen mit {points} Punkten gleichauf an der Spitze.", label(first.2), label(second.2))
        }
        (Some(second), Language::En) if tied == 1 => {
            format!("{} and {} share the lead with {points} points.", label(first.2), label(second.2))
        }
        (Some(_), Language::De) if tied > 0 => {
            format!(
                "{} Zeilen liegen mit {points} Punkten gleichauf an der Spitze, darunter {} und {}.",
                tied + 1,
                label(first.2),
                label(rest[0].2)
            )
        }
        (Some(_), Language::En) if tied > 0 => {
            format!(
                "{} rows share the lead with {points} points, among them {} and {}.",
                tied + 1,
                label(first.2),
                label(rest[0].2)
            )
        }
        (Some(second), _) => {
            let gap = gap(first.1 - second.1, language);
            let close = first.1 - second.1 < 3.0;
            match (language, close) {
                (Language::De, true) => format!(
                    "{} führt mit {points} Punkten, aber knapp: {} liegt {gap} Punkte dahinter.",
                    label(first.2),
                    label(second.2)
                ),
                (Language::De, false) => {
                    format!("{} führt mit {points} Punkten, {gap} vor {}.", label(first.2), label(second.2))
                }
                (Language::En, true) => format!(
                    "{} leads with {points} points, but narrowly: {} is {gap} points behind.",
                    label(first.2),
                    label(second.2)
                ),
                (Language::En, false) => {
                    format!("{} leads with {points} points, {gap} ahead of {}.", label(first.2), label(second.2))
                }
            }
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
    let name = |goal: usize| goal_name(&scorecard.goals[goal], language);
    let label = &facts.rows[leader].label;
    Some(if worst.1 < 0.0 && worst.0 != best.0 {
        match language {
            Language::De => format!(
                "Den Vorsprung holt {label} beim Ziel „{}“; bei „{}“ liegt die Mitte des Feldes davor.",
                name(best.0),
                name(worst.0)
            ),
            Language::En => format!(
                "{label} wins it on the goal “{}”; on “{}” the middle of the field is ahead.",
                name(best.0),
                name(worst.0)
            ),
        }
    } else {
        match language {
            Language::De => format!("Den Vorsprung holt {label} vor allem beim Ziel „{}“.", name(best.0)),
            Language::En => format!("{label} wins it mostly on the goal “{}”.", name(best.0)),
        }
    })
}

fn unscored(facts: &Facts, scores: &Scores, n_ranked: usize, language: Language) -> Option<String> {
    let n = facts.rows.len() - n_ranked;
    let all = facts.rows.len();
    (n > 0).then(|| match (language, n) {
        (Language::De, _) if scores.effective.is_none() => {
            "Keine Zeile hat einen Wert: Die Gewichte der Ziele sind nicht zu verwenden.".to_owned()
        }
        (Language::En, _) if scores.effective.is_none() => {
            "No row has a score: the goals’ weights cannot be used.".to_owned()
        }
        (_, _) if n == all => nobody(scores, language).to_owned(),
        (Language::De, 1) => {
            format!("Eine von {all} Zeilen hat keinen Wert, weil zu viel von dem fehlt, was Ihre Ziele messen.")
        }
        (Language::De, _) => {
            format!("{n} von {all} Zeilen haben keinen Wert, weil zu viel von dem fehlt, was Ihre Ziele messen.")
        }
        (Language::En, 1) => {
            format!("One of {all} rows has no score, because too much of what your goals measure is missing.")
        }
        (Language::En, _) => {
            format!("{n} of {all} rows have no score, because too much of what your goals measure is missing.")
        }
    })
}

/// Why no row has a score although the weights can be used.
fn nobody(scores: &Scores, language: Language) -> &'static str {
    let is_measured = scores.rows.iter().any(|row| row.coverage > 0.0);
    let is_set_aside = scores.figures.list.iter().any(|figure| figure.state != State::Used);
    match (language, is_measured, is_set_aside) {
        (Language::De, true, _) => "Keine Zeile hat einen Wert, weil zu viel von dem fehlt, was Ihre Ziele messen.",
        (Language::En, true, _) => "No row has a score, because too much of what your goals measure is missing.",
        (Language::De, false, true) => {
            "Keine Zeile hat einen Wert: Was Ihre Ziele messen, bleibt hier außen vor. Warum, steht in den Hinweisen."
        }
        (Language::En, false, true) => {
            "No row has a score: what your goals measure is set aside here. The notes say why."
        }
        (Language::De, false, false) => {
            "Keine Zeile hat einen Wert: Was Ihre Ziele messen, steht nicht in der Tabelle."
        }
        (Language::En, false, false) => "No row has a score: what your goals measure is not in the table.",
    }
}
