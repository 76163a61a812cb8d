//! Does it pay into the brand? Before and after in four dimensions, and a measurement plan on one page.

use super::scene::{MOST_ROWS, Scene};
use super::story::{Block, PlanLine, Story, Told};
use crate::engine::facts::{Changes, Facts, Identity, Step};
use crate::engine::language::Text;
use crate::engine::prepare::prepared;
use crate::engine::score::{Figure, NormalisedFigure, Scores, score};
use crate::method::describe::quantile;
use crate::order;

pub(super) static STORY: Story = Story {
    lead: Text {
        de: "Vergleichen Sie ein Vorher mit einem Nachher: Wurde es günstiger, bekannter, treuer, zufriedener? Dazu ein Messplan auf einer \
             Seite, damit die Frage beim nächsten Mal schneller beantwortet ist.",
        en: "Compare a before with an after: did it become cheaper, better known, more loyal, more content? With it a measurement plan on \
             one page, so that the question is answered faster next time.",
    },
    study: Text {
        de: "Brand Science Institute, Beobachtung über fünf Jahre",
        en: "Brand Science Institute, an observation over five years",
    },
    figures: &[
        (Text { de: "rund 130", en: "about 130" }, Text { de: "Marken beobachtet", en: "brands observed" }),
        (
            Text { de: "4", en: "4" },
            Text {
                de: "Dimensionen: Kostenvorteil, Bekanntheit, Bindung, Zufriedenheit",
                en: "dimensions: cost advantage, awareness, loyalty, satisfaction",
            },
        ),
        (
            Text { de: "kaum", en: "hardly any" },
            Text {
                de: "messbarer Beitrag in allen vieren; am ehesten in der PR",
                en: "measurable contribution in all four; public relations did best",
            },
        ),
    ],
    limits: Text {
        de: "Wie die vier Dimensionen gemessen wurden, ist nicht veröffentlicht, und der Leiter der Studie nennt selbst die Umsetzung in den \
             Unternehmen als Grund für das schwache Ergebnis. Dass Marken im Schnitt wenig davon hatten, sagt nichts über Ihre. Und ein \
             Nachher, das besser ist als ein Vorher, beweist noch keine Ursache.",
        en: "How the four dimensions were measured is not published, and the head of the study himself names the execution in the companies \
             as the reason for the weak result. That brands gained little on average says nothing about yours. And an after that is better \
             than a before does not yet prove a cause.",
    },
    next: &[
        Text {
            de: "Ein Ziel benennen, das auch ohne Social Media gelten würde.",
            en: "Name a goal that would hold without social media too.",
        },
        Text {
            de: "Aufgaben verteilen: Zu jeder Zeile des Messplans gehört ein Name.",
            en: "Share out the tasks: every line of the plan needs a name.",
        },
        Text {
            de: "Einen Redaktionsplan schreiben, der sich an den Zielen misst und nicht an der Zahl der Beiträge.",
            en: "Write an editorial plan that is measured by the goals and not by the number of posts.",
        },
        Text {
            de: "Regeln und Prüfungen festhalten: wer antwortet, wer freigibt, wie gezählt wird.",
            en: "Put down rules and checks: who answers, who approves, how things are counted.",
        },
        Text {
            de: "Regelmäßig zusammensitzen. Die Termine nimmt der Kalender unten mit.",
            en: "Meet regularly. The calendar below takes the dates along.",
        },
    ],
    tell,
};

fn tell(scene: &Scene) -> Told {
    let mut told = Told::default();
    match scene.facts().changes().filter(|it| !it.steps.is_empty()) {
        Some(changes) => {
            let scores = score(&changes.facts, &prepared(&changes.facts, scene.scorecard()).0);
            let moves = moves(scene.facts(), &changes, &scores);
            told.sentence = sentence(scene, &moves);
            told.blocks.extend(before_and_after(scene, &scores, &moves));
            let between = moves.first().and_then(|it| it.rows.1.clone().zip(it.rows.0.clone()));
            told.blocks.push(Block::Picture { id: "difference", between });
            told.blocks.push(Block::picture("trend"));
        }
        None => told.blocks.push(Block::Words {
            heading: scene.say("Für ein Nachher fehlt das Vorher", "An after needs a before"),
            paragraphs: vec![scene.say(
                "Fügen Sie dieselben Zeilen für zwei Zeiträume ein, mit einer Spalte „Zeitraum“ oder „Monat“. Dann stehen hier die Veränderungen.",
                "Paste the same rows for two periods, with a column “Period” or “Month”. The changes will stand here.",
            )],
        }),
    }
    told.blocks.extend(plan(scene));
    told
}

/// The change of the score of one brand: label, before, after, and of each goal.
struct Move {
    label: String,
    /// The periods before and after.
    periods: (String, String),
    /// The labels of the rows before and after.
    rows: (Option<String>, Option<String>),
    before: Option<f64>,
    after: Option<f64>,
    goals: Vec<Option<f64>>,
}

/// The label of the result row that shows a step's side.
fn row_of(facts: &Facts, step: &Step, period: &str) -> Option<String> {
    let is_it = |row: &usize| {
        let it = facts.identity(*row);
        let parts: Vec<&str> =
            [&it.company, &it.channel, &it.group].into_iter().flatten().map(String::as_str).collect();
        it.period.as_deref() == Some(period) && parts.join(" · ") == step.label
    };
    let row = (0..facts.rows.len()).find(is_it)?;
    facts.rows.get(row).map(|row| row.label.clone())
}

fn moves(facts: &Facts, changes: &Changes, scores: &Scores) -> Vec<Move> {
    let n_goals = scores.figures.goals.len();
    let mut moves: Vec<Move> = Vec::new();
    for step in &changes.steps {
        let (before, after) = step.rows();
        let rows = (row_of(facts, step, &step.from), row_of(facts, step, &step.to));
        let (Some(before), Some(after)) = (scores.rows.get(before), scores.rows.get(after)) else { continue };
        let change =
            |goal: usize| Some(after.goals.get(goal).copied().flatten()? - before.goals.get(goal).copied().flatten()?);
        let goals = (0..n_goals).map(change).collect();
        // Where there are more than two periods the last step counts.
        let periods = (step.from.clone(), step.to.clone());
        let step = Move { label: step.label.clone(), periods, rows, before: before.score, after: after.score, goals };
        match moves.iter_mut().find(|it| it.label == step.label) {
            Some(it) => *it = step,
            None => moves.push(step),
        }
    }
    order::by(&mut moves, |one, other| gain(other).total_cmp(&gain(one)));
    moves
}

fn gain(it: &Move) -> f64 {
    it.before.zip(it.after).map_or(f64::MIN, |(before, after)| after - before)
}

/// How many gained, and who most.
fn sentence(scene: &Scene, moves: &[Move]) -> Option<String> {
    let known: Vec<&Move> = moves.iter().filter(|it| gain(it) > f64::MIN).collect();
    let best = known.first()?;
    let gained = known.iter().filter(|it| gain(it) > 0.5).count();
    let n = known.len();
    if n == 1 {
        let points = scene.signed(gain(best), 1);
        return Some(scene.fill(
            "{0}: {1} Punkte gegenüber vorher",
            "{0}: {1} points against before",
            &[best.label.as_str().into(), points.into()],
        ));
    }
    if gained == 0 {
        return Some(scene.fill(
            "Bei keinem von {0} steht es besser als vorher",
            "None of {0} is better off than before",
            &[n.into()],
        ));
    }
    Some(scene.fill(
        "Bei {0} von {1} steht es besser als vorher, am deutlichsten bei {2} ({3} Punkte)",
        "{0} of {1} {0|is|are} better off than before, most clearly {2} ({3} points)",
        &[gained.into(), n.into(), best.label.as_str().into(), scene.signed(gain(best), 1).as_str().into()],
    ))
}

fn before_and_after(scene: &Scene, scores: &Scores, moves: &[Move]) -> Option<Block> {
    let (from, to) = moves.first()?.periods.clone();
    // Not everybody has numbers of the same two periods.
    let is_shared = moves.iter().all(|it| it.periods.0 == from && it.periods.1 == to);
    let (from, to) =
        if is_shared { (from, to) } else { (scene.say("Vorher", "Before"), scene.say("Nachher", "After")) };
    let mut columns = vec![scene.say("Name", "Name"), from, to, scene.say("Veränderung", "Change")];
    columns.extend((0..scores.figures.goals.len()).map(|goal| scene.goal(goal)));
    let points = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |it| scene.fixed(it, 1));
    let signed = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |it| scene.signed(it, 1));
    let line = |it: &Move| {
        let label = match is_shared {
            true => it.label.clone(),
            false => format!("{} ({} → {})", it.label, it.periods.0, it.periods.1),
        };
        let mut cells = vec![label, points(it.before), points(it.after)];
        cells.push(signed(it.before.zip(it.after).map(|(before, after)| after - before)));
        cells.extend(it.goals.iter().map(|change| signed(*change)));
        cells
    };
    // Which dimension moved most often upwards.
    let ups = |goal: usize| {
        moves.iter().filter(|it| it.goals.get(goal).copied().flatten().is_some_and(|it| it > 0.5)).count()
    };
    let best = (0..scores.figures.goals.len()).max_by_key(|goal| ups(*goal)).filter(|goal| ups(*goal) > 0);
    Some(Block::Table {
        heading: match best {
            Some(goal) => scene.fill(
                "„{0}“ hat sich bei {1} von {2} gebessert",
                "“{0}” has improved for {1} of {2}",
                &[scene.goal(goal).into(), ups(goal).into(), moves.len().into()],
            ),
            None => scene.say("In keiner Dimension ging es aufwärts", "No dimension has gone up"),
        },
        lead: scene.say(
            "Erfolgswerte vorher und nachher, beide an denselben Zielmarken gemessen, daneben die Veränderung je Ziel in Punkten.",
            "Scores before and after, both measured by the same targets; beside them the change of each goal in points.",
        ),
        columns,
        rows: moves.iter().take(MOST_ROWS).map(line).collect(),
        note: (moves.len() > MOST_ROWS).then(|| {
            scene.fill("Die ersten {0} von {1}.", "The first {0} of {1}.", &[MOST_ROWS.into(), moves.len().into()])
        }),
    })
}

/// The plan: for each goal the KPIs that show it, where the leading row stands, and where 100 points lie.
fn plan(scene: &Scene) -> Option<Block> {
    let (facts, scores) = (scene.facts(), scene.scores());
    let row = newest(facts, scene.ranking().first().copied()?);
    let mut lines = Vec::new();
    for (goal, members) in scores.figures.goals.iter().enumerate() {
        for (place, criterion) in members.iter().zip(&scene.scorecard().goals[goal].kpis) {
            let (Figure::Kpi(kpi), Some(figure)) = (&criterion.figure, scores.figures.list.get(*place)) else {
                continue;
            };
            if lines.iter().any(|it: &PlanLine| it.kpi == kpi.id) {
                continue;
            }
            let now = figure.raw.get(row);
            let is_lower = figure.is_lower_better_in_effect();
            let target = criterion.goalposts.target.or_else(|| proposed(figure, is_lower));
            let is_reached = |target: f64| now.is_some_and(|now| if is_lower { now <= target } else { now >= target });
            lines.push(PlanLine {
                kpi: kpi.id,
                goal: scene.goal(goal),
                name: scene.text(kpi.name),
                baseline: scene.show(now, kpi.unit),
                target: scene.show(target, kpi.unit),
                mark: target,
                // Who is better than the mark already has it to hold.
                is_reached: target.is_some_and(is_reached),
            });
        }
    }
    let label = scene.label(row);
    (!lines.is_empty()).then(|| Block::Plan {
        heading: scene.say("Messplan", "Measurement plan"),
        lead: scene.fill(
            "Der Ausgangswert ist der von {0}, das Ziel Ihre Zielmarke, sonst der Wert des besten Zehntels Ihrer Tabelle. Was Sie hier als Zielwert eintragen, gilt auch im Erfolgswert. Tragen Sie ein, wer zuständig ist und wann Sie wieder hinsehen.",
            "The baseline is that of {0}, the target the one you set, else what the best tenth of your table reaches. A target that you enter here also holds in the score. Enter who is responsible and when you look again.",
            &[label.into()],
        ),
        lines,
    })
}

/// What the best tenth of the table reaches: a target that is hard and possible.
fn proposed(figure: &NormalisedFigure, is_lower: bool) -> Option<f64> {
    let values: Vec<f64> = figure.raw.present().collect();
    quantile(&values, if is_lower { 0.1 } else { 0.9 })
}

/// The newest row of the same brand on the same channel; of undated ones the last in the table.
fn newest(facts: &Facts, row: usize) -> usize {
    let who = |row: usize| Identity { period: None, ..facts.identity(row) };
    if facts.identity(row).period.is_none() {
        return row;
    }
    let own = who(row);
    let same = (0..facts.rows.len()).filter(|it| who(*it) == own);
    same.max_by_key(|it| facts.period(*it).map(|it| (it.first, it.last))).unwrap_or(row)
}
