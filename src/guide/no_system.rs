//! We have no measuring system: from goals and channels to the few KPIs worth counting (see [`super::picks`]).

use super::scene::Scene;
use super::story::{Block, Story, Told};
use crate::engine::language::Text;
use crate::engine::score::Figure;
use crate::text;

pub(super) static STORY: Story = Story {
    lead: Text {
        de: "Sie brauchen keine zwanzig Kennzahlen. Wählen Sie, was Sie erreichen wollen und wo Sie unterwegs sind: Daraus folgt eine kleine \
             Tabelle. Füllen Sie sie hier oder in Excel aus, und der erste Erfolgswert steht da.",
        en: "You do not need twenty KPIs. Choose what you want to achieve and where you are active: a small table follows from that. Fill it \
             in here or in Excel, and the first score is there.",
    },
    study: Text {
        de: "Hatak und Kraus, WU Wien und Universität Liechtenstein, Befragung im deutschsprachigen Raum",
        en: "Hatak and Kraus, WU Vienna and University of Liechtenstein, a survey in the German-speaking countries",
    },
    figures: &[
        (
            Text { de: "über 400", en: "over 400" },
            Text { de: "Entscheidende in Unternehmen befragt", en: "decision makers in companies asked" },
        ),
        (
            Text { de: "zwei Drittel", en: "two thirds" },
            Text {
                de: "ohne Messsystem und ohne Vorstellung, woran Erfolg zu sehen wäre",
                en: "without a measuring system or an idea what success would look like",
            },
        ),
        (
            Text { de: "77\u{a0}% · 69\u{a0}%", en: "77% · 69%" },
            Text { de: "nutzten Facebook und Xing, die häufigsten", en: "used Facebook and Xing, the most common" },
        ),
    ],
    limits: Text {
        de: "Die Befragung ist älter als LinkedIns Aufstieg im deutschsprachigen Raum, und sie fragte nach Meinungen, nicht nach gezählten \
             Erfolgen. Welche Kanäle heute die richtigen sind, sagt sie nicht. Was sie festhält: Wer nichts zählt, kann nichts lernen.",
        en: "The survey is older than LinkedIn’s rise in the German-speaking countries, and it asked for opinions, not for counted \
             successes. Which channels are right today it does not say. What it records: those who count nothing cannot learn.",
    },
    next: &[
        Text {
            de: "Füllen Sie die Tabelle für den letzten Monat aus. Was Sie nicht wissen, bleibt leer.",
            en: "Fill in the table for the last month. What you do not know stays empty.",
        },
        Text {
            de: "Setzen Sie für jede Kennzahl eine Zielmarke, die Sie in einem Jahr erreichen wollen.",
            en: "Set a target for each KPI that you want to reach within a year.",
        },
        Text {
            de: "Zählen Sie jeden Monat dieselben Zahlen am selben Tag.",
            en: "Count the same figures every month on the same day.",
        },
    ],
    tell,
};

fn tell(scene: &Scene) -> Told {
    let scores = scene.scores();
    let order = scene.ranking();
    let mut told = Told::default();
    let present =
        |place: &usize| scores.figures.list.get(*place).is_some_and(|it| it.values.present().next().is_some());
    let (mut filled, mut empty) = (Vec::new(), Vec::new());
    for (goal, members) in scores.figures.goals.iter().enumerate() {
        for (place, criterion) in members.iter().zip(&scene.scorecard().goals[goal].kpis) {
            if let Figure::Kpi(kpi) = &criterion.figure {
                let list = if present(place) { &mut filled } else { &mut empty };
                if !list.contains(&kpi.name.get(scene.language)) {
                    list.push(kpi.name.get(scene.language));
                }
            }
        }
    }
    let names = |list: &[&str]| text::listed(list, scene.language);
    told.sentence = Some(match order.first() {
        Some(best) => {
            let points = scores.rows.score(*best).map(|it| text::score(it, scene.language)).unwrap_or_default();
            match order.len() {
                1 => {
                    scene.fill("Ihr erster Erfolgswert: {0} von 100", "Your first score: {0} of 100", &[points.into()])
                }
                _ => scene.fill(
                    "Ihr erster Erfolgswert steht: {0} führt mit {1} von 100",
                    "Your first score stands: {0} leads with {1} of 100",
                    &[scene.label(*best).into(), points.into()],
                ),
            }
        }
        None => scene.say("Noch fehlen Zahlen für den ersten Wert", "Figures are still missing for a first score"),
    });
    let mut paragraphs = Vec::new();
    if !filled.is_empty() {
        let list = names(&filled);
        paragraphs.push(scene.fill("Gemessen: {0}.", "Measured: {0}.", &[list.into()]));
    }
    if !empty.is_empty() {
        let list = names(&empty);
        paragraphs.push(scene.fill("Noch ohne Zahlen: {0}.", "Still without figures: {0}.", &[list.into()]));
    }
    if !paragraphs.is_empty() {
        told.blocks
            .push(Block::Words { heading: scene.say("Was schon gezählt ist", "What is counted already"), paragraphs });
    }
    if !order.is_empty() {
        told.blocks.push(Block::picture("waterfall"));
    }
    told
}
