//! Two rows or two periods side by side, in sentences.

use super::sentences::row_name;
use super::{gap, goal_name, list, quoted, score, shift, show};
use crate::engine::compare::{Difference, PeriodChange, ScoreChange};
use crate::engine::facts::Facts;
use crate::engine::language::{Language, Text};
use crate::engine::note::Arg;
use crate::engine::score::{Scorecard, Scores};

const AHEAD: Text = Text {
    de: "{0} liegt mit {1} Punkten {2} Punkte vor {3} ({4}).",
    en: "{0} has {1} points, {2} more than {3} ({4}).",
};
const LEVEL: Text =
    Text { de: "{0} und {1} liegen mit {2} Punkten gleichauf.", en: "{0} and {1} are level with {2} points." };
const BY_GOALS: Text = Text { de: "Den Unterschied {1|macht|machen} {0}.", en: "What makes the difference: {0}." };
const AGAINST: Text = Text { de: "Dagegen {1|hält|halten} {0}.", en: "On the other side: {0}." };
const REST: Text = Text {
    de: "{0} Punkte lassen sich nicht zuordnen, weil einer der beiden ein Ziel fehlt.",
    en: "{0} points belong to no goal, because one of the two lacks one.",
};
const RATE_MOVED: Text = Text {
    de: "„{0}“ ging von {1} auf {2}: {3} durch die Raten selbst, {4} durch die Verschiebung zwischen den Teilen.",
    en: "“{0}” went from {1} to {2}: {3} by the rates themselves, {4} by the shift between the parts.",
};
const RATE_STILL: Text = Text { de: "„{0}“ blieb bei {1}.", en: "“{0}” stayed at {1}." };
const PARADOX: Text = Text {
    de: "Vorsicht: In jedem Teil, der in beiden Zeiträumen steht, ging es in die andere Richtung als insgesamt. Verschoben hat sich, wie viel auf welchen Teil entfällt.",
    en: "Mind: in every part that is in both periods it went the other way than in total. What shifted is how much falls to which part.",
};
const SCORE_MOVED: Text = Text {
    de: "Der Erfolgswert ging von {0} auf {1} Punkte: {2} durch die Leistung, {3} durch andere Gewichte.",
    en: "The score went from {0} to {1} points: {2} by performance, {3} by other weights.",
};
const SCORE_MOVED_ALONE: Text = Text {
    de: "Der Erfolgswert ging von {0} auf {1} Punkte ({2}), bei gleichen Gewichten.",
    en: "The score went from {0} to {1} points ({2}), under the same weights.",
};
const MOST_BY: Text = Text { de: "Am meisten bewegt hat sich {0}.", en: "What moved most is {0}." };

/// Below this a part in points is not worth a word.
const WORTH_A_WORD: f64 = 0.05;

/// Who is ahead, and by what.
pub fn difference(
    facts: &Facts,
    scorecard: &Scorecard,
    scores: &Scores,
    found: &Difference,
    language: Language,
) -> Vec<String> {
    let Some(total) = found.total else { return Vec::new() };
    // The one who is ahead is named first, whoever was asked for first.
    let (first, second, sign) = if total < 0.0 { (found.b, found.a, -1.0) } else { (found.a, found.b, 1.0) };
    let label = |row: usize| Arg::Text(row_name(facts, row, language));
    let points = |row: usize| Arg::Text(score(scores.rows.score(row).unwrap_or_default(), language));
    let mut all = Vec::new();
    let mut say = |text: &Text, args: &[Arg]| all.push(super::say(text, args, language));
    if scores.rows.rank(first) == scores.rows.rank(second) {
        say(&LEVEL, &[label(first), label(second), points(first)]);
    } else {
        let gap = Arg::Text(gap(total.abs(), language));
        say(&AHEAD, &[label(first), points(first), gap, label(second), points(second)]);
    }
    let mut parts: Vec<(usize, f64)> =
        found.goals.iter().enumerate().filter_map(|(goal, it)| Some((goal, (*it)? * sign))).collect();
    crate::order::by(&mut parts, |a, b| b.1.abs().total_cmp(&a.1.abs()));
    for (text, is_for) in [(&BY_GOALS, true), (&AGAINST, false)] {
        let named: Vec<String> = parts
            .iter()
            .filter(|(_, part)| (*part > 0.0) == is_for && part.abs() >= WORTH_A_WORD)
            .map(|(goal, part)| named(scorecard, *goal, *part, language))
            .collect();
        let named: Vec<&str> = named.iter().map(String::as_str).collect();
        if !named.is_empty() {
            say(text, &[list(&named, language).into(), named.len().into()]);
        }
    }
    if let Some(rest) = found.rest.filter(|it| it.abs() >= WORTH_A_WORD) {
        say(&REST, &[Arg::Text(signed(rest * sign, language))]);
    }
    all
}

/// What moved between two periods.
pub fn period_change(scorecard: &Scorecard, change: &PeriodChange, language: Language) -> Vec<String> {
    let mut all = Vec::new();
    let mut say = |text: &Text, args: &[Arg]| all.push(super::say(text, args, language));
    if let Some(rate) = &change.rate {
        let it = &rate.change;
        let shown = |value: f64| Arg::Text(show(value, rate.kpi.unit, language));
        let whole = it.after - it.before;
        if whole.abs() <= 1e-9 * it.before.abs() {
            say(&RATE_STILL, &[Arg::Words(rate.kpi.name), shown(it.before)]);
        } else {
            let part = |part: f64| Arg::Text(shift(part, rate.kpi.unit, language));
            let args =
                [Arg::Words(rate.kpi.name), shown(it.before), shown(it.after), part(it.rate_part), part(it.mix_part)];
            say(&RATE_MOVED, &args);
        }
        if it.paradox {
            say(&PARADOX, &[]);
        }
    }
    if let Some(it) = &change.score {
        let plain = |value: f64| Arg::Text(score(value, language));
        let change = |value: f64| Arg::Text(signed(value, language));
        if it.goals.iter().all(|(_, weight)| *weight == 0.0) {
            say(&SCORE_MOVED_ALONE, &[plain(it.before), plain(it.after), change(it.after - it.before)]);
        } else {
            let args = [plain(it.before), plain(it.after), change(it.score_part()), change(it.weight_part())];
            say(&SCORE_MOVED, &args);
        }
        if let Some((goal, part)) = moved_most(it).filter(|(_, part)| part.abs() >= WORTH_A_WORD) {
            say(&MOST_BY, &[named(scorecard, goal, part, language).into()]);
        }
    }
    all
}

fn moved_most(change: &ScoreChange) -> Option<(usize, f64)> {
    let parts = change.goals.iter().enumerate().map(|(goal, (own, weight))| (goal, own + weight));
    parts.reduce(|most, it| if it.1.abs() > most.1.abs() { it } else { most })
}

/// A goal with its part: “reach” (+4.2).
fn named(scorecard: &Scorecard, goal: usize, part: f64, language: Language) -> String {
    let name = quoted(&goal_name(&scorecard.goals[goal], language), language);
    format!("{name} ({})", signed(part, language))
}

/// Points with their sign.
fn signed(points: f64, language: Language) -> String {
    super::signed(points, &score(points, language))
}
