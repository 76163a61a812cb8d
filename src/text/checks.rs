//! What a ranking hangs on, in sentences: a single goal, two figures that say the same, the weights or the counting.

use super::number::fixed;
use super::sentences::row_name;
use super::{goal_name, list, quoted};
use crate::engine::facts::Facts;
use crate::engine::language::{Language, Text};
use crate::engine::note::Arg;
use crate::engine::robustness::{Checks, Origin, Sources};
use crate::engine::score::notes::COUNTED_TWICE;
use crate::engine::score::{Scorecard, Scores};

const HANGS_ON_ONE_GOAL: Text = Text {
    de: "Die Spitze hängt an {0}: Ohne {1|dieses Ziel|eines davon} führt ein anderer, etwa {2}.",
    en: "The lead hangs on {0}: without {1|this goal|one of them} somebody else leads, such as {2}.",
};
const HOLDS_WITHOUT_ANY: Text = Text {
    de: "{0} bliebe auch vorn, wenn Sie irgendeines Ihrer Ziele ganz wegließen.",
    en: "{0} would stay ahead even if you dropped any one of your goals.",
};
const OTHER_LEADER: Text = Text {
    de: "Zählt man nur, wer wen bei mehr als der Hälfte des Gewichts schlägt, stünde {0} vorn: eine zweite Meinung, die auf Abstände nicht schaut.",
    en: "Counting only who beats whom on more than half of the weight, {0} would lead: a second opinion that does not look at distances.",
};
const SAME_TWICE: Text = Text {
    de: "„{0}“ und „{1}“ sagen in dieser Tabelle fast dasselbe. Zusammen wiegen sie schwerer, als es aussieht.",
    en: "“{0}” and “{1}” say nearly the same in this table. Together they weigh more than it seems.",
};
const CALM: Text = Text {
    de: "Die Reihenfolge ist ruhig: Andere Gewichte, Zufall und andere Rechenwege verschieben eine Zeile im Mittel um {0} Plätze.",
    en: "The order is calm: other weights, chance and other ways of calculating move a row by {0} places on average.",
};
const STILL: Text = Text {
    de: "Die Reihenfolge ist ruhig: Andere Gewichte, Zufall und andere Rechenwege ändern an den Plätzen so gut wie nichts.",
    en: "The order is calm: other weights, chance and other ways of calculating change next to nothing about the places.",
};
const UNSETTLED: Text = Text {
    de: "Die Reihenfolge ist in Bewegung: im Mittel {0} Plätze je Zeile. Das liegt vor allem {1} (rund {2}\u{a0}% der Bewegung).",
    en: "The order is unsettled: {0} places a row on average. That comes mostly from {1} (about {2}% of the movement).",
};
const UNDECIDED: Text = Text {
    de: "Die Reihenfolge ist in Bewegung: im Mittel {0} Plätze je Zeile. Das liegt {1} und {2} in ähnlichem Maß; mehr geben die Ziehungen nicht her.",
    en: "The order is unsettled: {0} places a row on average. That comes from {1} and {2} in similar measure; the draws do not tell more.",
};
const BY_WEIGHTS: Text = Text { de: "an den Gewichten", en: "the weights" };
const BY_COUNTS: Text = Text { de: "am Zufall kleiner Zahlen", en: "the chance in small numbers" };
const BY_METHOD: Text = Text { de: "am Rechenweg", en: "the way of calculating" };

/// The sentences about single goals, a second opinion and figures that say the same.
pub fn checks(
    facts: &Facts,
    scorecard: &Scorecard,
    scores: &Scores,
    checks: &Checks,
    language: Language,
) -> Vec<String> {
    let mut all = Vec::new();
    let mut say = |text: &Text, args: &[Arg]| all.push(super::say(text, args, language));
    let label = |row: usize| Arg::Text(row_name(facts, row, language));
    let goals: Vec<_> = checks.left_out.iter().filter(|it| it.figure.is_none()).collect();
    let decisive: Vec<_> = goals.iter().filter(|it| it.changes_leader()).collect();
    match (decisive.first(), goals.first().and_then(|it| it.led)) {
        (Some(first), _) => {
            let name = |goal: usize| quoted(&goal_name(&scorecard.goals[goal], language), language);
            let names: Vec<String> = decisive.iter().map(|it| name(it.goal)).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            if let Some(leader) = first.leader {
                say(&HANGS_ON_ONE_GOAL, &[list(&names, language).into(), decisive.len().into(), label(leader)]);
            }
        }
        (None, Some(leader)) if goals.len() > 1 && facts.rows.len() > 1 && goals.iter().all(|it| it.keeps_leader()) => {
            say(&HOLDS_WITHOUT_ANY, &[label(leader)]);
        }
        _ => {}
    }
    let first = |ranks: &[Option<u32>]| ranks.iter().filter(|rank| **rank == Some(1)).count();
    if first(&checks.copeland_ranks) == 1
        && let Some(row) = checks.copeland_ranks.iter().position(|rank| *rank == Some(1))
        && scores.rows.rank(row) != Some(1)
    {
        say(&OTHER_LEADER, &[label(row)]);
    }
    let same = checks.redundant.iter().find(|it| it.r > 0.0);
    if let Some(same) = same {
        let figure = |place: usize| &scores.figures.list[place];
        let name = |place: usize| figure(place).name.clone();
        let goal = |place: usize| scorecard.goals[figure(place).goal].shown();
        match same.is_one_figure(scores) {
            true => say(&COUNTED_TWICE.text, &[name(same.a), goal(same.a), goal(same.b)]),
            false => say(&SAME_TWICE, &[name(same.a), name(same.b)]),
        }
    }
    all
}

/// The sentence about where the movement of places comes from.
pub fn sources(sources: &Sources, language: Language) -> String {
    /// Below half a place a row, nobody would notice.
    const CALM_BELOW: f64 = 0.5;
    if sources.mean_shift < 0.05 {
        return STILL.get(language).to_owned();
    }
    let places = Arg::Text(fixed(sources.mean_shift, usize::from(sources.mean_shift < 2.0), language));
    if sources.mean_shift < CALM_BELOW {
        return super::say(&CALM, &[places], language);
    }
    let word = |origin: Origin| match origin {
        Origin::Weights => BY_WEIGHTS,
        Origin::Counts => BY_COUNTS,
        Origin::Method => BY_METHOD,
    };
    let [(origin, share), (second, _), _] = sources.by_share();
    if !sources.is_clear() {
        let both = [places, Arg::Words(word(origin)), Arg::Words(word(second))];
        return super::say(&UNDECIDED, &both, language);
    }
    // To the next ten: more would be false precision.
    let share = Arg::Text(fixed((share.index.total * 10.0).round() * 10.0, 0, language));
    super::say(&UNSETTLED, &[places, Arg::Words(word(origin)), share], language)
}
