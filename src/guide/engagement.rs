//! Engagement or reach? Publitek's comparison of an industry: ranks per channel and overall, shares, implied counts, and
//! who overtakes whom while the weight turns.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::scene::{MOST_ROWS, Scene};
use super::story::{Block, Story, Told};
use super::weight_line::{Lead, leaders};
use crate::engine::facts::Facts;
use crate::engine::goals;
use crate::engine::kpi::Kpi;
use crate::engine::kpis;
use crate::engine::language::{Language, Text};
use crate::engine::measure::Measure;
use crate::engine::note::Arg;
use crate::engine::score::{Goal, Scorecard, score};
use crate::engine::settings::{Per, Settings};
use crate::engine::unit::Unit;
use crate::method::rank;
use crate::order;

pub(super) static STORY: Story = Story {
    lead: Text {
        de: "Ein Branchenvergleich sortiert meist nach einer Zahl, der Engagement-Rate. Hier sehen Sie dieselben Unternehmen nach \
             Interaktion, nach Reichweite und nach allem dazwischen, und an welcher Stelle die Führung wechselt.",
        en: "An industry comparison mostly sorts by one figure, the engagement rate. Here you see the same companies by engagement, by \
             reach and by everything in between, and at which point the lead changes.",
    },
    study: Text {
        de: "Publitek, Social-Media-Report zur industriellen Automatisierung",
        en: "Publitek, social media report on industrial automation",
    },
    figures: &[
        (
            Text { de: "40", en: "40" },
            Text {
                de: "Anbieter weltweit, auf fünf Kanälen gezählt",
                en: "suppliers worldwide, counted on five channels",
            },
        ),
        (Text { de: "27 Mio.", en: "27 m" }, Text { de: "Follower zusammen", en: "followers altogether" }),
        (Text { de: "62\u{a0}%", en: "62%" }, Text { de: "von ihnen auf LinkedIn", en: "of them on LinkedIn" }),
        (
            Text { de: "0,0003\u{a0}%", en: "0.0003%" },
            Text { de: "veröffentlichte Engagement-Rate über alles", en: "published engagement rate overall" },
        ),
    ],
    limits: Text {
        de: "Worauf sich die 0,0003 % beziehen, steht nicht dabei. Als Anteil der Follower wären es 27.000.000 × 0,0003 % = 81 \
             Interaktionen, für vierzig Unternehmen zusammen. Als Maßstab für eigene Zahlen taugt eine Rate ohne Grundlage nicht; hier steht \
             sie, weil sie zeigt, wie viel an der Formel hängt.",
        en: "What the 0.0003% refer to is not stated. As a share of followers they would be 27,000,000 × 0.0003% = 81 interactions, for \
             forty companies together. A rate without a base is no yardstick for figures of your own; it stands here because it shows how \
             much hangs on the formula.",
    },
    next: &[
        Text {
            de: "Sagen Sie zuerst, wofür der Kanal da ist. Erst dann gilt ein Platz in der Rangliste etwas.",
            en: "Say first what the channel is for. Only then does a place in the ranking mean anything.",
        },
        Text {
            de: "Nennen Sie zu jeder Rate ihre Formel. Raten auf Follower und Raten auf Reichweite lassen sich nicht vergleichen.",
            en: "State the formula with every rate. Rates by followers and rates by reach cannot be compared.",
        },
        Text {
            de: "Liegt die Führung nahe an einem Wechsel, berichten Sie beide Namen.",
            en: "Where the lead is close to a change, report both names.",
        },
    ],
    tell,
};

fn tell(scene: &Scene) -> Told {
    let mut told = Told::default();
    let line = turning(scene);
    told.sentence = line.as_ref().map(|it| it.0.clone());
    told.blocks.push(Block::picture("weight_line"));
    if let Some((_, paragraphs)) = line {
        told.blocks
            .push(Block::Words {
                heading: scene.say("Wo die Führung wechselt", "Where the lead changes"), paragraphs
            });
    }
    let networks = Networks::of(scene.facts());
    told.blocks.extend(places(scene, &networks));
    told.blocks.extend(shares(scene, &networks));
    if networks.order.len() > 1 {
        told.blocks.push(Block::picture("channel_mix"));
    }
    told.blocks.push(Block::picture("funnel"));
    told.blocks.extend(implied(scene));
    told
}

/// Who leads from engagement to reach to size: the answer, and a paragraph for each turn.
fn turning(scene: &Scene) -> Option<(String, Vec<String>)> {
    let facts = scene.facts();
    let present = |kpi: &'static Kpi| facts.has_kpi(kpi);
    let three = [&goals::ENGAGEMENT, &goals::REACH, &goals::SIZE];
    let card = Scorecard {
        goals: three.iter().map(|goal| Goal::of_catalogue(goal, 1.0, &present)).collect(),
        minimum_coverage: 0.0,
        ..Scorecard::default()
    };
    let scores = score(facts, &card);
    let of = |goal: usize| -> Vec<Option<f64>> { scores.rows.iter().map(|row| row.goals[goal]).collect() };
    let (engagement, reach, size) = (of(0), of(1), of(2));
    let label = |row: usize| scene.label(row);
    let first = leaders(&engagement, &reach);
    let tell = |line: &[Lead], from: Text, to: Text| {
        // Inside an English sentence a name has no capital.
        let inside = |text: Text| match scene.language {
            Language::De => scene.text(text),
            Language::En => scene.text(text).to_lowercase(),
        };
        let (from, to) = (inside(from), inside(to));
        let starts = line.first().map(|it| label(it.row)).unwrap_or_default();
        let turns: Vec<String> = line
            .windows(2)
            .map(|pair| {
                scene.fill(
                    "ab {0} {1} liegt {2} vor {3}",
                    "from {0} {1} on {2} is ahead of {3}",
                    &[
                        scene.share(pair[1].from).into(),
                        to.as_str().into(),
                        label(pair[1].row).into(),
                        label(pair[0].row).into(),
                    ],
                )
            })
            .collect();
        let head = scene.fill(
            "Von {0} zu {1}: Zählt nur {0}, führt {2}",
            "From {0} to {1}: if only {0} counts, {2} leads",
            &[from.into(), to.as_str().into(), starts.into()],
        );
        if turns.is_empty() {
            let none = scene.say("und das bleibt bei jedem Gewicht so.", "and stays ahead at every weight.");
            format!("{head}, {none}")
        } else {
            format!("{head}; {}.", turns.join("; "))
        }
    };
    let mut paragraphs = vec![tell(&first, goals::ENGAGEMENT.name, goals::REACH.name)];
    // Where reach is followers anyway the second stretch would say the same once more.
    let second = leaders(&reach, &size);
    if reach != size && !second.is_empty() {
        paragraphs.push(tell(&second, goals::REACH.name, goals::SIZE.name));
    }
    Some((answer(scene, &first)?, paragraphs))
}

/// The answer: who leads on the stretches that are long enough to speak of.
fn answer(scene: &Scene, line: &[Lead]) -> Option<String> {
    const SHORT: f64 = 0.05;
    let ends = line.iter().skip(1).map(|it| it.from).chain([1.0]);
    let long: Vec<&Lead> = line.iter().zip(ends).filter(|(it, end)| end - it.from >= SHORT).map(|(it, _)| it).collect();
    let label = |lead: &Lead| scene.label(lead.row);
    Some(match &long[..] {
        [] => return None,
        [one] if line.len() == 1 => scene.fill(
            "{0} führt bei Interaktion wie bei Reichweite: Das Gewicht entscheidet hier nichts",
            "{0} leads in engagement as in reach: the weight decides nothing here",
            &[label(one).into()],
        ),
        [one] => scene.fill(
            "{0} führt bei fast jedem Gewicht zwischen Interaktion und Reichweite",
            "{0} leads at nearly every weight between engagement and reach",
            &[label(one).into()],
        ),
        [first, second] => scene.fill(
            "Bis {0} Gewicht auf Reichweite führt {1}, darüber {2}",
            "Up to a weight of {0} on reach {1} leads, above it {2}",
            &[scene.share(second.from).into(), label(first).into(), label(second).into()],
        ),
        [first, .., last] => scene.fill(
            "Wer Interaktion will, sieht {0} vorn, wer Reichweite will, {1}: Dazwischen wechselt die Führung {2}-mal",
            "Those who want engagement see {0} ahead, those who want reach {1}: in between the lead changes {2} times",
            &[label(first).into(), label(last).into(), (long.len() - 1).into()],
        ),
    })
}

/// The networks of the table with what each company has there.
struct Networks {
    /// One result row for each company on each network.
    facts: Facts,
    /// Network → its result rows.
    rows: BTreeMap<String, Vec<usize>>,
    /// Networks by their followers, largest first.
    order: Vec<String>,
}

impl Networks {
    fn of(facts: &Facts) -> Networks {
        let facts =
            Facts::new(Rc::clone(&facts.data), Settings { per: Per::Channel, rank_by: None, ..facts.settings.clone() });
        let mut rows: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for row in 0..facts.rows.len() {
            if let Some(channel) = facts.identity(row).channel {
                rows.entry(channel).or_default().push(row);
            }
        }
        let mut order: Vec<String> = rows.keys().cloned().collect();
        let size = |name: &String| sum(&facts, &rows[name], Measure::Followers).unwrap_or(0.0);
        order::by(&mut order, |one, other| size(other).total_cmp(&size(one)));
        Networks { facts, rows, order }
    }

    fn rate(&self) -> Option<&'static Kpi> {
        rate(&self.facts)
    }
}

/// The rate by which the table can be ranked.
fn rate(facts: &Facts) -> Option<&'static Kpi> {
    let rates = [
        &kpis::ENGAGEMENT_RATE_BY_FOLLOWERS,
        &kpis::ENGAGEMENT_RATE_BY_REACH,
        &kpis::ENGAGEMENT_RATE_BY_IMPRESSIONS,
        &kpis::ENGAGEMENT_RATE_BY_VIEWS,
    ];
    rates.into_iter().find(|kpi| facts.has_kpi(kpi))
}

fn sum(facts: &Facts, rows: &[usize], measure: Measure) -> Option<f64> {
    rows.iter().filter_map(|row| facts.measure(*row, measure)).reduce(|a, b| a + b)
}

/// Places per channel, overall and the mean of places.
fn places(scene: &Scene, networks: &Networks) -> Option<Block> {
    let kpi = networks.rate()?;
    let values = networks.facts.kpi(kpi);
    let mut of: BTreeMap<String, BTreeMap<&str, u32>> = BTreeMap::new();
    for name in &networks.order {
        let rows = &networks.rows[name];
        let column: Vec<Option<f64>> = rows.iter().map(|row| values.values.get(*row)).collect();
        for (row, place) in rows.iter().zip(rank::competition(&column)) {
            if let (Some(place), Some(company)) = (place, networks.facts.identity(*row).company) {
                of.entry(company).or_default().insert(name, place);
            }
        }
    }
    if of.len() < 2 || networks.order.len() < 2 {
        return None;
    }
    let company = Facts::new(
        Rc::clone(&networks.facts.data),
        Settings { per: Per::Company, rank_by: Some(kpi), ..networks.facts.settings.clone() },
    );
    let overall = company.kpi(kpi);
    let overall: Vec<Option<f64>> = (0..company.rows.len()).map(|row| overall.values.get(row)).collect();
    let overall = rank::competition(&overall);
    let means = company.kpi(&kpis::RANK_AVERAGE);
    let mut rows: Vec<usize> = (0..company.rows.len()).filter(|row| means.values.get(*row).is_some()).collect();
    order::by(&mut rows, |one, other| {
        let mean = |row: &usize| means.values.get(*row).unwrap_or(f64::MAX);
        mean(one).total_cmp(&mean(other))
    });
    let best = company.rows.get(*rows.first()?)?.label.clone();
    let best_mean = means.values.get(*rows.first()?)?;
    let mut columns = vec![scene.say("Unternehmen", "Company")];
    columns.push(scene.say("Mittlerer Rang", "Mean rank"));
    columns.push(scene.say("Rang über alles", "Overall rank"));
    columns.extend(networks.order.iter().cloned());
    let place = |place: Option<u32>| place.map_or_else(|| "–".to_owned(), |place| place.to_string());
    let line = |row: &usize| {
        let label = company.rows[*row].label.clone();
        let mean = means.values.get(*row).map(|mean| scene.fixed(mean, 1)).unwrap_or_default();
        let mut cells = vec![label.clone(), mean, place(overall[*row])];
        let own = company.identity(*row).company.and_then(|name| of.get(&name));
        cells.extend(networks.order.iter().map(|name| place(own.and_then(|it| it.get(name.as_str()).copied()))));
        cells
    };
    Some(Block::Table {
        heading: scene.fill(
            "{0} hat den besten mittleren Rang: {1}",
            "{0} has the best mean rank: {1}",
            &[best.into(), scene.fixed(best_mean, 1).into()],
        ),
        lead: scene.fill(
            "Platz je Kanal nach „{0}“, gemittelt wie bei Publitek. Daneben der Platz, wenn alle Interaktionen durch alles geteilt werden.",
            "Place per channel by “{0}”, averaged the Publitek way; beside it the place when all interactions are divided by everything.",
            &[Arg::Words(kpi.name)],
        ),
        columns,
        rows: rows.iter().take(MOST_ROWS).map(line).collect(),
        note: (rows.len() > MOST_ROWS).then(|| {
            scene.fill(
                "Die ersten {0} von {1} Unternehmen.",
                "The first {0} of {1} companies.",
                &[MOST_ROWS.into(), rows.len().into()],
            )
        }),
    })
}

/// The networks with their share of followers and interactions.
fn shares(scene: &Scene, networks: &Networks) -> Option<Block> {
    let facts = &networks.facts;
    let all: f64 = networks.order.iter().filter_map(|it| sum(facts, &networks.rows[it], Measure::Followers)).sum();
    if networks.order.len() < 2 || all <= 0.0 {
        return None;
    }
    let counts = facts.kpi(&kpis::INTERACTIONS);
    let line = |name: &String| {
        let rows = &networks.rows[name];
        let followers = sum(facts, rows, Measure::Followers);
        let interactions = rows.iter().filter_map(|row| counts.values.get(*row)).reduce(|a, b| a + b);
        // Only where both are known does a rate of the whole channel mean something.
        let both: Vec<usize> = rows
            .iter()
            .copied()
            .filter(|row| counts.values.get(*row).is_some() && facts.measure(*row, Measure::Followers).is_some())
            .collect();
        let base = sum(facts, &both, Measure::Followers).filter(|base| *base > 0.0);
        let done: f64 = both.iter().filter_map(|row| counts.values.get(*row)).sum();
        vec![
            name.clone(),
            scene.show(followers, Unit::Count),
            followers.map_or_else(|| "–".to_owned(), |it| scene.share(it / all)),
            scene.show(interactions, Unit::Count),
            scene.show(base.map(|base| done / base), Unit::Percent),
        ]
    };
    let first = networks.order.first()?;
    let share = sum(facts, &networks.rows[first], Measure::Followers)? / all;
    Some(Block::Table {
        heading: scene.fill(
            "{0} aller Follower sind auf {1}",
            "{0} of all followers are on {1}",
            &[scene.share(share).into(), first.into()],
        ),
        lead: scene.say(
            "Wo das Publikum ist, und wie viele Interaktionen hinter einer Rate stehen.",
            "Where the audience is, and how many interactions stand behind a rate.",
        ),
        columns: [
            ("Kanal", "Channel"),
            ("Follower", "Followers"),
            ("Anteil", "Share"),
            ("Interaktionen", "Interactions"),
            ("je Follower", "per follower"),
        ]
        .iter()
        .map(|(de, en)| scene.say(de, en))
        .collect(),
        rows: networks.order.iter().map(line).collect(),
        note: None,
    })
}

/// The published rate as a count, and the same sum with the table's figures.
fn implied(scene: &Scene) -> Option<Block> {
    let facts = scene.facts();
    let rows: Vec<usize> = (0..facts.rows.len()).collect();
    let followers = sum(facts, &rows, Measure::Followers).filter(|it| *it > 0.0)?;
    let counts = facts.kpi(&kpis::INTERACTIONS);
    let interactions = counts.values.present().reduce(|a, b| a + b)?;
    let would_be = followers * PUBLISHED_RATE;
    let best = scene.ranking().first().copied();
    let mut paragraphs = vec![
        scene.fill(
            "Die veröffentlichte Rate, auf 27 Millionen Follower bezogen, ergibt {0} Interaktionen: {1} × 0,0003\u{a0}%.",
            "The published rate, taken of 27 million followers, makes {0} interactions: {1} × 0.0003%.",
            &[scene.count(PUBLISHED_FOLLOWERS * PUBLISHED_RATE).into(), scene.count(PUBLISHED_FOLLOWERS).into()],
        ),
        scene.fill(
            "In Ihrer Tabelle stehen {0} Interaktionen bei {1} Followern, das sind {2}. Mit der veröffentlichten Rate wären es {3}.",
            "Your table holds {0} interactions for {1} followers, which is {2}. With the published rate it would be {3}.",
            &[
                scene.count(interactions).into(),
                scene.count(followers).into(),
                scene.show(Some(interactions / followers), Unit::Percent).into(),
                scene.fixed(would_be, usize::from(would_be < 10.0)).into(),
            ],
        ),
    ];
    if let (Some(best), Some(value)) = (best, best.and_then(|row| counts.values.get(row))) {
        paragraphs.push(scene.fill(
            "Auf {0} allein kommen {1}.",
            "{0} alone accounts for {1}.",
            &[scene.label(best).into(), scene.count(value).into()],
        ));
    }
    Some(Block::Words {
        heading: scene.say("Was eine Rate an Interaktionen heißt", "What a rate means in interactions"),
        paragraphs,
    })
}

/// 0.0003 %, as published.
const PUBLISHED_RATE: f64 = 0.000_003;
/// Followers of the forty suppliers.
const PUBLISHED_FOLLOWERS: f64 = 27_000_000.0;
