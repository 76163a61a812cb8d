//! Do we answer? Lithium and ComBlu's test: response rate, service level, response time, dialogue share, channel coverage.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::scene::{MOST_ROWS, Scene};
use super::story::{Block, Story, Told};
use crate::engine::facts::Facts;
use crate::engine::kpi::Kpi;
use crate::engine::kpis;
use crate::engine::language::Text;
use crate::engine::measure::Measure;
use crate::engine::note::Arg;
use crate::engine::settings::{Per, Settings};
use crate::engine::unit::Better;
use crate::order;

pub(super) static STORY: Story = Story {
    lead: Text {
        de: "Wer Kanäle öffnet, wird gefragt. Hier sehen Sie, wie viele Fragen eine Antwort bekommen, wie schnell, auf welchen Kanälen, \
             und ob zwischen den Beiträgen überhaupt ein Gespräch stattfindet.",
        en: "Those who open channels will be asked. Here you see how many questions get an answer, how fast, on which channels, and \
             whether any conversation takes place between the posts.",
    },
    study: Text {
        de: "Lithium und ComBlu, State of Social Engagement (2016)",
        en: "Lithium and ComBlu, State of Social Engagement (2016)",
    },
    figures: &[
        (
            Text { de: "85", en: "85" },
            Text {
                de: "Großunternehmen mit eigenen Communitys, aus acht Branchen, auf fünf Kanälen",
                en: "large firms with communities of their own, from eight sectors, on five channels",
            },
        ),
        (
            Text { de: "2\u{a0}%", en: "2%" },
            Text {
                de: "reagieren regelmäßig, und zwar über die Kanäle hinweg",
                en: "react regularly, and across channels",
            },
        ),
        (
            Text { de: "unter 40\u{a0}%", en: "under 40%" },
            Text { de: "gehen je auf das ein, was Follower schreiben", en: "ever respond to what followers write" },
        ),
        (
            Text { de: "95\u{a0}%", en: "95%" },
            Text { de: "der Strategien senden nur", en: "of the strategies only publish" },
        ),
    ],
    limits: Text {
        de: "Beobachtet wurden amerikanische Konzerne, nicht kleine Betriebe, und von außen: Antworten in privaten Nachrichten sah niemand. \
             „Regelmäßig“ ist nicht in Zahlen gefasst, die Reihenfolge der acht Branchen steht nur im Bericht selbst, und der Auftraggeber verkaufte Software für Communitys. Die Zahlen sind ein Anlass \
             nachzusehen, kein Maßstab.",
        en: "American corporations were observed, not small businesses, and from outside: nobody saw answers in private messages. \
             “Regularly” is not put in figures, the order of the eight sectors stands in the report alone, and the one who commissioned it sold community software. The figures are a reason to \
             look, not a yardstick.",
    },
    next: &[
        Text {
            de: "Nehmen Sie den Kanal mit der schlechtesten Antwortrate und entscheiden Sie: antworten oder schließen.",
            en: "Take the channel with the worst response rate and decide: answer or close.",
        },
        Text {
            de: "Setzen Sie eine Antwortzeit als Zielmarke, die auch montags hält.",
            en: "Set a response time as a target that holds on Mondays too.",
        },
        Text {
            de: "Zählen Sie eine Woche lang Anfragen und Antworten, dann ist die Tabelle Ihre eigene.",
            en: "Count inquiries and answers for a week, and the table is your own.",
        },
    ],
    tell,
};

/// A channel counts as looked after from this response rate on.
const LOOKED_AFTER: f64 = 0.5;
/// Up to this share of answers among all that is published somebody only broadcasts.
const BROADCAST: f64 = 0.1;

/// The KPIs of this path.
const KPIS: [&Kpi; 5] = [
    &kpis::RESPONSE_RATE,
    &kpis::SERVICE_LEVEL,
    &kpis::RESPONSE_TIME_MEDIAN,
    &kpis::DIALOGUE_SHARE,
    &kpis::CHANNEL_COVERAGE,
];

fn tell(scene: &Scene) -> Told {
    let mut told = Told::default();
    let facts = scene.facts();
    let rates = facts.kpi(&kpis::RESPONSE_RATE);
    let n = rates.values.present().count();
    if n > 0 {
        let answering = rates.values.present().filter(|rate| *rate >= LOOKED_AFTER).count();
        told.sentence = Some(match (n, answering) {
            (1, _) => {
                let rate = scene.share(rates.values.present().next().unwrap_or_default());
                scene.fill("{0} der Fragen bekommen eine Antwort", "{0} of the questions get an answer", &[rate.into()])
            }
            (n, 0) => scene.fill(
                "Niemand von {0} beantwortet auch nur die Hälfte der Fragen",
                "None of {0} answers even half of the questions",
                &[n.into()],
            ),
            (n, answering) if answering == n => scene.fill(
                "Alle {0} beantworten mindestens die Hälfte der Fragen",
                "All {0} answer at least half of the questions",
                &[n.into()],
            ),
            (n, answering) => scene.fill(
                "{0} von {1} {0|beantwortet|beantworten} mindestens die Hälfte der Fragen",
                "{0} of {1} {0|answers|answer} at least half of the questions",
                &[answering.into(), n.into()],
            ),
        });
    }
    told.blocks.extend(same_questions(scene));
    told.blocks.push(Block::picture("heat"));
    told.blocks.extend(table(scene, facts, scene.say("Wer antwortet, und wie schnell", "Who answers, and how fast")));
    if facts.data.column_of(Measure::Group).is_some() {
        let sectors = regrouped(facts, Per::Group);
        told.blocks.extend(table(
            scene,
            &sectors,
            scene.say("Die Gruppen Ihrer Tabelle in derselben Ordnung", "The groups of your table in the same order"),
        ));
    }
    if told.sentence.is_none() {
        told.blocks.insert(
            0,
            Block::Words {
                heading: scene.say("Dafür fehlen zwei Spalten", "Two columns are missing for this"),
                paragraphs: vec![scene.say(
                    "Ob geantwortet wird, zeigen „Anfragen“ und „Beantwortet“. Eine Spalte „Antwortzeit“ sagt, wie schnell.",
                    "Whether anybody answers is shown by “Inquiries” and “Answered”. A column “Response time” says how fast.",
                )],
            },
        );
    }
    told
}

fn regrouped(facts: &Facts, per: Per) -> Facts {
    Facts::new(Rc::clone(&facts.data), Settings { per, rank_by: None, ..facts.settings.clone() })
}

/// The study's three findings as questions to the table.
fn same_questions(scene: &Scene) -> Option<Block> {
    let facts = scene.facts();
    let channels = regrouped(facts, Per::Channel);
    let rates = channels.kpi(&kpis::RESPONSE_RATE);
    let mut by_company: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for row in 0..channels.rows.len() {
        if let (Some(company), Some(rate)) = (channels.identity(row).company, rates.values.get(row)) {
            by_company.entry(company).or_default().push(rate);
        }
    }
    let n = by_company.len();
    if n < 2 {
        return None;
    }
    let of = |n: usize, all: usize| {
        let share = scene.share(n as f64 / all as f64);
        scene.fill("{0} von {1} ({2})", "{0} of {1} ({2})", &[n.into(), all.into(), share.into()])
    };
    let everywhere = by_company.values().filter(|it| it.iter().all(|rate| *rate >= LOOKED_AFTER)).count();
    let ever = by_company.values().filter(|it| it.iter().any(|rate| *rate > 0.0)).count();
    let companies = regrouped(facts, Per::Company);
    let dialogue = companies.kpi(&kpis::DIALOGUE_SHARE);
    let known = dialogue.values.present().count();
    let broadcasting = dialogue.values.present().filter(|share| *share <= BROADCAST).count();
    let mut rows = vec![
        vec![
            scene.say(
                "beantworten auf jedem ihrer Kanäle mindestens die Hälfte",
                "answer at least half on each of their channels",
            ),
            scene.say("2\u{a0}% reagieren regelmäßig", "2% react regularly"),
            of(everywhere, n),
        ],
        vec![
            scene.say("haben je geantwortet", "have ever answered"),
            scene.say("unter 40\u{a0}%", "under 40%"),
            of(ever, n),
        ],
    ];
    if known > 0 {
        rows.push(vec![
            scene.say(
                "senden nur: höchstens eine Antwort auf neun Beiträge",
                "only publish: at most one answer for nine posts",
            ),
            scene.say("95\u{a0}% der Strategien", "95% of the strategies"),
            of(broadcasting, known),
        ]);
    }
    Some(Block::Table {
        heading: scene.say("Dieselben Fragen an Ihre Tabelle", "The same questions to your table"),
        lead: scene.say(
            "Die Grenzen sind unsere, denn die Studie nennt keine: nebeneinander, nicht gegeneinander zu lesen.",
            "The limits are ours, since the study states none: to be read side by side, not against each other.",
        ),
        columns: vec![
            scene.say("Unternehmen, die …", "Companies that …"),
            scene.say("Studie", "Study"),
            scene.say("Ihre Tabelle", "Your table"),
        ],
        rows,
        note: None,
    })
}

/// The KPIs of this path for each result row, best first by the first KPI that there is; rows without it last.
fn table(scene: &Scene, facts: &Facts, heading: String) -> Option<Block> {
    let present: Vec<&'static Kpi> = KPIS.into_iter().filter(|kpi| facts.has_kpi(kpi)).collect();
    let kpi = *present.first()?;
    let first = facts.kpi(kpi);
    let mut rows: Vec<usize> = (0..facts.rows.len()).collect();
    let sign = if kpi.better == Better::Lower { -1.0 } else { 1.0 };
    let value = |row: &usize| first.values.get(*row).map_or(f64::MIN, |it| sign * it);
    order::by(&mut rows, |one, other| value(other).total_cmp(&value(one)));
    let mut columns = vec![scene.say("Name", "Name")];
    columns.extend(present.iter().map(|kpi| scene.text(kpi.name)));
    let n = rows.len();
    let line = |row: &usize| {
        let mut cells = vec![facts.rows[*row].label.clone()];
        cells.extend(present.iter().map(|kpi| scene.kpi(facts, kpi, *row)));
        cells
    };
    // The best say as much as the worst: the middle may be left out.
    let (head, tail) = if n > MOST_ROWS { (MOST_ROWS / 2, MOST_ROWS / 2) } else { (n, 0) };
    let rows = rows.iter().take(head).chain(rows.iter().skip(n - tail)).map(line).collect();
    Some(Block::Table {
        heading,
        lead: scene.fill(
            "Geordnet nach „{0}“, die Besten zuerst.",
            "Ordered by “{0}”, the best first.",
            &[Arg::Words(kpi.name)],
        ),
        columns,
        rows,
        note: (tail > 0).then(|| {
            scene.fill(
                "Die ersten {0} und die letzten {1} von {2}.",
                "The first {0} and the last {1} of {2}.",
                &[head.into(), tail.into(), n.into()],
            )
        }),
    })
}
