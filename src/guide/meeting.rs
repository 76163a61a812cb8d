//! Twenty people, five opinions: a vote on what success is, the ranking of each camp and of all, and what those without an
//! opinion could still change.

use super::scene::Scene;
use super::story::{Block, Story, Told};
use crate::engine::language::Text;
use crate::engine::note::Arg;
use crate::engine::robustness::Firmness;
use crate::engine::score::{Aggregate, Belief, Robustness, Scorecard, WeightMethod, Weighting, score_figures};
use crate::engine::unit::Unit;
use crate::text;

pub(super) static STORY: Story = Story {
    lead: Text {
        de: "Fragt man in einer Runde, was Erfolg ist, bekommt man mehrere Antworten und viel Schweigen. Geben Sie die Stimmen ein: Sie sehen \
             die Rangliste jedes Lagers, die der ganzen Runde, wie fest sie ist, und was die Schweigenden noch ändern könnten.",
        en: "Ask a meeting what success is and you get several answers and much silence. Enter the votes: you see the ranking of each camp \
             and of the whole meeting, how firm it is, and what those who kept silent could still change.",
    },
    study: Text {
        de: "Goetze, ein gedachtes Meeting (kein Messergebnis, ein Bild für eine Erfahrung)",
        en: "Goetze, an imagined meeting (not a measurement, a picture of an experience)",
    },
    figures: &[
        (Text { de: "5", en: "5" }, Text { de: "wollen groß sein", en: "want size" }),
        (Text { de: "3", en: "3" }, Text { de: "schnelles Wachstum", en: "want speed" }),
        (Text { de: "2", en: "2" }, Text { de: "Dialog", en: "want dialogue" }),
        (Text { de: "1", en: "1" }, Text { de: "die richtige Zielgruppe", en: "wants the right target group" }),
        (Text { de: "9", en: "9" }, Text { de: "haben keine Idee", en: "have no idea" }),
    ],
    limits: Text {
        de: "Die zwanzig sind erdacht. Sie sagen nichts darüber, wie Ihre Runde abstimmt, und Stimmen sagen nichts darüber, was für Ihr \
             Unternehmen richtig ist. Wer wenige Stimmen zählt, weiß wenig: Das steht unten als Wahrscheinlichkeit.",
        en: "The twenty are imagined. They say nothing about how your meeting votes, and votes say nothing about what is right for your \
             company. Those who count few votes know little: that stands below as a probability.",
    },
    next: &[
        Text {
            de: "Lassen Sie Ihre Runde wirklich abstimmen, zuerst verdeckt. Enthaltungen zählen mit: Sie zeigen, was noch offen ist.",
            en: "Let your meeting really vote, covertly first. Abstentions count: they show what is still open.",
        },
        Text {
            de: "Übersetzen Sie die Mehrheit in eigene Ziele: besser gefunden werden, Image, Lebendigkeit, Sympathie, viel mit wenig, engere \
                 Beziehungen. Unter „Gemessen wird nach“ steht dafür „Kleiner Betrieb“.",
            en: "Translate the majority into goals of your own: be found better, image, liveliness, be likeable, much with little, closer \
                 relationships. “Small business” under “Measured by” holds them.",
        },
        Text {
            de: "Ein Handwerksbetrieb ist kein Konzern. Öffnen Sie in „Warum“ eine Zeile und geben Sie ihr eigene Zielmarken.",
            en: "A craft business is no corporation. Open a row under “Why” and give it targets of its own.",
        },
    ],
    tell,
};

fn tell(scene: &Scene) -> Told {
    let mut told = Told::default();
    let order = scene.ranking();
    let Some(leader) = order.first().copied() else { return told };
    told.sentence = Some(sentence(scene, leader, order.get(1).copied()));
    told.blocks.extend(camps(scene));
    told.blocks.push(Block::picture("rank_acceptability"));
    told.blocks.extend(undecided(scene));
    told
}

/// The votes in the goals' order and the abstentions; `None` where the goals are weighed in another way.
fn votes(scorecard: &Scorecard) -> Option<(Vec<f64>, f64)> {
    let weighting = &scorecard.weighting;
    let own = || scorecard.goals.iter().map(|goal| goal.weight).collect();
    (weighting.method == WeightMethod::Votes)
        .then(|| (weighting.values.clone().unwrap_or_else(own), weighting.abstentions))
}

/// Who leads the whole meeting, and how firmly.
fn sentence(scene: &Scene, leader: usize, second: Option<usize>) -> String {
    let name = scene.label(leader);
    if votes(scene.scorecard()).is_none() {
        return scene.fill("So gewogen liegt {0} vorn", "Weighed like this, {0} is ahead", &[name.into()]);
    }
    let settings = Robustness { belief: Some(Belief::Votes), draws: 2_000, ..Robustness::default() };
    let firmness = Firmness::new(scene.scores(), scene.scorecard(), &settings);
    let stays = firmness.and_then(|it| it.odds.beats_next.get(leader).copied().flatten());
    match (second, stays) {
        (Some(second), Some(stays)) => {
            let (cases, second) = (text::in_hundred(stays, scene.language), scene.label(second));
            scene.fill(
                "Die Runde sieht {0} vorn. Diese Stimmen tragen das in {1} von 100 Fällen gegen {2}",
                "The meeting sees {0} ahead. These votes carry that in {1} of 100 cases against {2}",
                &[name.into(), cases.into(), second.into()],
            )
        }
        _ => scene.fill("Die Runde sieht {0} vorn", "The meeting sees {0} ahead", &[name.into()]),
    }
}

/// The ranking of each camp and of the whole meeting.
fn camps(scene: &Scene) -> Option<Block> {
    let scores = scene.scores();
    let votes = votes(scene.scorecard());
    let abstentions = votes.as_ref().map_or(0.0, |it| it.1);
    // Votes, else shares of the weight.
    let weight = |goal: usize| match &votes {
        Some((votes, _)) => scene.show(votes.get(goal).copied(), Unit::Count),
        None => {
            scores.weights.as_ref().and_then(|it| it.get(goal)).map_or_else(|| "–".to_owned(), |it| scene.share(*it))
        }
    };
    let all = match &votes {
        Some((votes, _)) => scene.count(votes.iter().sum::<f64>()),
        None => scene.share(1.0),
    };
    let first_two = |values: Vec<(usize, f64)>| -> Vec<String> {
        let mut values = values;
        crate::order::by(&mut values, |one, other| other.1.total_cmp(&one.1));
        let cell = |it: Option<&(usize, f64)>| {
            it.map_or_else(
                || "–".to_owned(),
                |(row, score)| format!("{} ({})", scene.label(*row), scene.fixed(*score, 0)),
            )
        };
        vec![cell(values.first()), cell(values.get(1))]
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut winners: Vec<Vec<usize>> = Vec::new();
    for goal in 0..scene.scorecard().goals.len() {
        let values: Vec<(usize, f64)> = scores
            .rows
            .iter()
            .enumerate()
            .filter_map(|(row, it)| Some((row, it.goals.get(goal).copied().flatten()?)))
            .collect();
        let best = values.iter().map(|it| it.1).fold(f64::MIN, f64::max);
        winners.push(values.iter().filter(|it| it.1 == best).map(|it| it.0).collect());
        let mut cells = vec![scene.goal(goal), weight(goal)];
        cells.extend(first_two(values));
        rows.push(cells);
    }
    // A goal that nobody has sees nobody ahead.
    winners.retain(|it| !it.is_empty());
    let is_same = winners.first()?.iter().any(|row| winners.iter().all(|it| it.contains(row)));
    let mut first: Vec<usize> = winners.iter().filter_map(|it| it.first().copied()).collect();
    crate::order::upwards(&mut first);
    first.dedup();
    let whole = scene.ranking().into_iter().filter_map(|row| Some((row, scores.rows.score(row)?))).collect();
    let mut cells = vec![scene.say("Die ganze Runde", "The whole meeting"), all];
    cells.extend(first_two(whole));
    rows.push(cells);
    let n = rows.len() - 1;
    Some(Block::Table {
        heading: match first.len() {
            _ if is_same => scene.say("Alle Lager sehen denselben vorn", "All camps see the same one ahead"),
            many => scene.fill(
                "{0} Lager, {1} verschiedene Sieger",
                "{0} camps, {1} different winners",
                &[n.into(), many.into()],
            ),
        },
        lead: scene.say(
            "Jedes Lager misst nur an seinem Ziel, in Klammern die Punkte.",
            "Each camp measures by its goal alone; points in brackets.",
        ),
        columns: [
            ("Lager", "Camp"),
            if votes.is_some() { ("Stimmen", "Votes") } else { ("Gewicht", "Weight") },
            ("Vorn", "Ahead"),
            ("Zweiter", "Second"),
        ]
        .iter()
        .map(|(de, en)| scene.say(de, en))
        .collect(),
        rows,
        note: (abstentions > 0.0).then(|| {
            scene.fill(
                "{0} ohne Meinung {0|wiegt|wiegen} hier nichts.",
                "{0} without an opinion {0|weighs|weigh} nothing here.",
                &[abstentions.into()],
            )
        }),
    })
}

/// What those without an opinion could still change: every way in which they could join the camps.
fn undecided(scene: &Scene) -> Option<Block> {
    let (votes, abstentions) = votes(scene.scorecard())?;
    let open = abstentions.round();
    let change = Change::of(scene, &votes, open as u32)?;
    let open = [Arg::Count(open as usize)];
    let heading = if change.others.is_empty() {
        scene.fill(
            "Die {0} ohne Meinung {0|ändert|ändern} an der Spitze nichts",
            "The {0} without an opinion {0|changes|change} nothing at the top",
            &open,
        )
    } else {
        scene.fill(
            "Die {0} ohne Meinung {0|könnte|könnten} die Spitze noch drehen",
            "The {0} without an opinion could still turn the top",
            &open,
        )
    };
    let label = |row: usize| Arg::Text(scene.label(row));
    let count = |it: u32| Arg::Count(it as usize);
    let mut paragraphs = vec![scene.fill(
        "{2|Die Stimme kann|Die Stimmen können} auf {0} Arten auf die Lager fallen. In {3} davon bleibt {1} vorn.",
        "They can join the camps in {0} ways. In {3} of them {1} stays ahead.",
        &[count(change.ways), label(change.leader), open[0].clone(), count(change.kept)],
    )];
    for Winner { row, times, soonest } in &change.others {
        let mut said = scene.fill(
            "{0} gewinnt in {1} {1|Fall|Fällen}",
            "{0} wins in {1} {1|case|cases}",
            &[label(*row), count(*times)],
        );
        if let Some((fewest, goal)) = soonest {
            said += &scene.fill(
                "; am schnellsten, wenn {0} von ihnen für „{1}“ {0|stimmt|stimmen}",
                "; soonest if {0} of them {0|votes|vote} for “{1}”",
                &[count(*fewest), Arg::Text(scene.goal(*goal))],
            );
        }
        paragraphs.push(said + ".");
    }
    Some(Block::Words { heading, paragraphs })
}

/// What additional votes could change.
#[derive(Debug)]
struct Change {
    leader: usize,
    ways: u32,
    kept: u32,
    others: Vec<Winner>,
}

/// Another winner.
#[derive(Debug)]
struct Winner {
    row: usize,
    /// In how many ways.
    times: u32,
    /// The fewest votes for one goal that make it win, with that goal; `None` where only a mixture of votes does.
    soonest: Option<(u32, usize)>,
}

/// More ways than this are not counted one by one.
const MOST_WAYS: u64 = 20_000;

impl Change {
    fn of(scene: &Scene, votes: &[f64], open: u32) -> Option<Change> {
        let scorecard = scene.scorecard();
        let goals = votes.len();
        if open == 0 || goals < 2 || scorecard.aggregate != Aggregate::Arithmetic || ways(open, goals) > MOST_WAYS {
            return None;
        }
        let leader = *scene.ranking().first()?;
        let winner = |extra: &[u32]| -> Option<usize> {
            let values: Vec<f64> = votes.iter().zip(extra).map(|(vote, more)| vote + f64::from(*more)).collect();
            let weighting = Weighting { method: WeightMethod::Votes, values: Some(values), ..Weighting::default() };
            let card = Scorecard { weighting, robustness: None, ..scorecard.clone() };
            score_figures(scene.scores().figures.clone(), &card).rows.ranked().first().copied()
        };
        let mut change = Change { leader, ways: 0, kept: 0, others: Vec::new() };
        let mut split = vec![0; goals];
        each_split(open, 0, &mut split, &mut |split| {
            change.ways += 1;
            match winner(split) {
                Some(row) if row == leader => change.kept += 1,
                Some(row) => match change.others.iter_mut().find(|it| it.row == row) {
                    Some(it) => it.times += 1,
                    None => change.others.push(Winner { row, times: 1, soonest: None }),
                },
                None => {}
            }
        });
        for other in &mut change.others {
            let mut soonest = None;
            for goal in 0..goals {
                for extra in 1..=open {
                    let mut split = vec![0; goals];
                    split[goal] = extra;
                    if winner(&split) == Some(other.row) && soonest.is_none_or(|(least, _)| extra < least) {
                        soonest = Some((extra, goal));
                    }
                }
            }
            other.soonest = soonest;
        }
        crate::order::by(&mut change.others, |one, other| other.times.cmp(&one.times));
        change.others.truncate(3);
        Some(change)
    }
}

/// In how many ways so many votes fall on so many goals: (n + k − 1 choose k − 1).
fn ways(votes: u32, goals: usize) -> u64 {
    (1..goals as u64).fold(1, |ways, it| ways.saturating_mul(u64::from(votes) + it) / it)
}

/// Calls back with every way to put so many votes on the goals from this one on.
fn each_split(votes: u32, goal: usize, split: &mut Vec<u32>, done: &mut impl FnMut(&[u32])) {
    if goal + 1 == split.len() {
        split[goal] = votes;
        done(split);
        return;
    }
    for here in 0..=votes {
        split[goal] = here;
        each_split(votes - here, goal + 1, split, done);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nine_votes_fall_on_four_goals_in_220_ways() {
        // (9 + 3 choose 3) = 220.
        for (votes, goals, expected) in [(9, 4, 220), (1, 3, 3), (2, 2, 3), (0, 5, 1), (3, 1, 1)] {
            assert_eq!(ways(votes, goals), expected);
            let mut seen = std::collections::BTreeSet::new();
            each_split(votes, 0, &mut vec![0; goals], &mut |split| {
                assert_eq!(split.iter().sum::<u32>(), votes);
                assert!(seen.insert(split.to_vec()));
            });
            assert_eq!(seen.len() as u64, expected);
        }
    }
}
