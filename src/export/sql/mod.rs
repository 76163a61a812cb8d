//! The same scorecard as one SQL statement, for a warehouse that holds more rows than a browser tab.
//!
//! Reads a table `zielwert_input` whose columns are measure and identity ids, and ends in one SELECT with `label`, the
//! KPI ids, `goal_<id>`, `score` and `rank` (and coverage and bounds). Like [`crate::engine`], step by step:
//!
//! ```text
//! cells, kinds ──level──► sums, stocks ──kpis──► kpis ──► labelled ──figures──► normalised ──scores──► goals, ranked
//! ```
//!
//! What a person set (goals, weights, goalposts) stands in the script as numbers; what the rows decide (90th percentiles,
//! figures that separate nothing, ties) is decided where the script runs.

mod dialect;
mod step;
mod expr;
mod iso;
mod words;
mod input;
mod cells;
mod level;
mod stocks;
mod kpis;
mod places;
mod figures;
mod peers;
mod scales;
mod scores;

use std::rc::Rc;

use cells::Asked;
use dialect::{Dialect, remark};
use input::Input;
use kpis::{Kpis, Translator};
use level::Level;
use scores::Shares;
use step::{Steps, columns};

use crate::api::{Analysis, Request, facts_and_scorecard};
use crate::engine::data_set::{DataSet, Numbers, Role};
use crate::engine::facts::{Facts, naming_words};
use crate::engine::formula::Formula;
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::engine::score::{Mean, Scorecard, WeightMethod};
use crate::engine::settings::Per;
use crate::text;

pub(super) fn write_duckdb(request: &Request, analysis: &Analysis) -> String {
    write(request, analysis, &dialect::DUCKDB)
}

pub(super) fn write_spark(request: &Request, analysis: &Analysis) -> String {
    write(request, analysis, &dialect::SPARK)
}

fn write(request: &Request, analysis: &Analysis, dialect: &'static Dialect) -> String {
    let language = request.language;
    let padded = with_a_row(&analysis.facts);
    let facts = padded.as_ref().unwrap_or(&analysis.facts);
    // As it was asked for: what the rows decide is settled where the script runs.
    let asked_for = facts_and_scorecard(&analysis.reading, Some(&analysis.facts), request).1;
    let (scorecard, scores) = (&*asked_for, &*analysis.scores);

    // First everything is translated, which collects what has to be read and summed; then the steps are written in order.
    let mut input = Input::new(facts);
    let rows = Rows::new(facts, &mut input);
    let mut main = Kpis::new(Level::new("", rows.keys.clone()), rows.kept());
    let mut translator =
        Translator { facts, input, whole: Level::new("table_", vec!["everything"]), totals: String::new(), language };
    for kpi in facts.kpis() {
        main.add(&mut translator, kpi);
    }
    let has_mean_ranks = main.list().any(|kpi| matches!(kpi.formula, Formula::MeanOfRanks));
    let by_channel = translator.ranked_by().filter(|_| has_mean_ranks).map(|kpi| {
        let mut kpis =
            Kpis::new(Level::new("channel_", vec!["company", "channel"]), vec!["company", "channel", "place"]);
        kpis.add(&mut translator, kpi);
        (kpis, kpi)
    });
    let figures = figures::list(scorecard, scores, &mut main, &mut translator, dialect);
    let levels = [
        Some(&main.level).filter(|it| !it.is_single()),
        Some(&translator.whole).filter(|it| !it.is_empty()),
        by_channel.as_ref().map(|it| &it.0.level),
    ];
    let levels: Vec<&Level> = levels.into_iter().flatten().collect();
    let has_stocks = levels.iter().any(|it| it.has_stocks());
    let channels = if has_stocks { translator.input.channels() } else { level::Channels::default() };
    let asked = Asked {
        has_single: main.level.is_single(),
        everything: levels.iter().any(|it| it.keys == ["everything"]),
        channels,
        levels,
    };

    let mut steps = Steps::new(dialect);
    translator.input.write(&mut steps, &asked, language);
    stocks::write(&asked.levels, channels, &mut steps, language);
    let totals = if translator.whole.is_empty() {
        Vec::new()
    } else {
        translator.whole.write_parts(&mut steps, channels, language)
    };
    translator.totals = totals.into_iter().map(|step| format!(" CROSS JOIN {step}")).collect();
    if let Some((kpis, kpi)) = &by_channel {
        translator.write_mean_ranks(&mut steps, channels, kpis, kpi);
    }
    main.write(&mut steps, &translator, channels, "kpis");
    rows.write_labels(&mut steps, language);
    let goals = scores::goals(&figures, scorecard, scores);
    let shares = Shares::new(&goals);
    scales::write(&figures, &goals, &shares, scorecard, &mut steps, language);
    scores::write(&goals, &shares, scorecard, scores, &mut steps, language);

    let goals = goal_columns(scorecard.goals.iter().map(|goal| goal.id.as_str()));
    let mut list: Vec<(String, String)> = vec![(String::new(), "label".to_owned())];
    list.extend(facts.kpis().filter(|kpi| main.has(kpi)).map(|kpi| {
        let name = kpis::column_name(kpi);
        // Inside an own KPI has a name without quotes, in the result its id.
        let column = if name == kpi.id { name } else { format!("{name} AS {}", dialect.identifier(kpi.id)) };
        (String::new(), column)
    }));
    for (place, (name, goal)) in goals.iter().zip(&scorecard.goals).enumerate() {
        let scale = if scores.mean == Mean::Z { "50e0 + 10e0 * " } else { "100e0 * " };
        let about = remark(&text::goal_name(goal, language));
        list.push((about, format!("{scale}g{} AS {}", place + 1, dialect.identifier(name))));
    }
    for name in ["score", "score_rank AS rank", "coverage", "low", "high", "rank_low", "rank_high"] {
        list.push((String::new(), name.to_owned()));
    }
    let last = format!("SELECT\n{}\nFROM ranked\nORDER BY score_rank NULLS LAST, place", columns(list));
    steps.script(&head(analysis, scorecard, facts, &translator, &steps, language), &last)
}

/// What a result row is.
struct Rows {
    per: Per,
    /// The columns that its table rows share; none where each table row stands for itself.
    keys: Vec<&'static str>,
    /// The columns of words that make its label.
    parts: Vec<&'static str>,
    has_first_words: bool,
}

impl Rows {
    fn new(facts: &Facts, input: &mut Input<'_>) -> Self {
        let per = facts.settings.per;
        let wanted: &[Measure] = match per {
            Per::Row => &[Measure::Company, Measure::Channel, Measure::Period, Measure::Post, Measure::Group],
            Per::Post => &[Measure::Post],
            Per::Channel => &[Measure::Company, Measure::Channel],
            Per::Company => &[Measure::Company],
            Per::Period => &[Measure::Period],
            Per::Group => &[Measure::Group],
        };
        // Without the column that `per` names, the whole table is one row.
        let is_whole = per != Per::Row && wanted.last().is_some_and(|measure| !input.has_identity(*measure));
        let parts: Vec<&'static str> =
            if is_whole { Vec::new() } else { wanted.iter().filter_map(|it| input.identity(*it)).collect() };
        let keys = match per {
            Per::Row => Vec::new(),
            _ if is_whole => vec!["everything"],
            _ => parts.clone(),
        };
        if per == Per::Row {
            let naming = naming_words(&facts.data).and_then(|place| facts.data.columns.get(place));
            input.first_words = naming.and_then(|column| match column.role {
                // Part of the label already; where its cell is empty it names nothing.
                Role::Measure(measure) if wanted.contains(&measure) => None,
                Role::Measure(measure) => Some(measure.id().to_owned()),
                _ => Some(column.header.clone()),
            });
        }
        Rows { per, keys, parts, has_first_words: input.first_words.is_some() }
    }

    /// What the KPIs' rows keep beside the figures.
    fn kept(&self) -> Vec<&'static str> {
        let mut kept = vec!["place"];
        kept.extend(&self.parts);
        if self.has_first_words {
            kept.push("first_words");
        }
        kept
    }

    /// `labelled`: the KPIs with a label that no other row has.
    fn write_labels(&self, steps: &mut Steps, language: Language) {
        let parts: Vec<String> = self.parts.iter().map(|part| format!("NULLIF({part}, '')")).collect();
        let mut names = Vec::new();
        if !parts.is_empty() {
            names.push(format!("NULLIF(CONCAT_WS(' · ', {}), '')", parts.join(", ")));
        }
        if self.has_first_words {
            names.push("NULLIF(first_words, '')".to_owned());
        }
        names.push(format!("CAST(ROW_NUMBER() OVER (ORDER BY place) AS {})", steps.dialect.text));
        let nth = "ROW_NUMBER() OVER (PARTITION BY plain_label ORDER BY place)";
        let query = format!(
            "SELECT\n  *,\n  CASE WHEN {nth} = 1 THEN plain_label ELSE CONCAT(plain_label, ' (', {nth}, ')') END AS label\n\
             FROM (SELECT *, COALESCE({}) AS plain_label FROM kpis) AS named",
            names.join(", ")
        );
        let about = if self.per == Per::Row { &words::LABELS } else { &words::LABELS_OF_GROUPS };
        steps.add("labelled", about.get(language), query);
    }
}

/// `goal_<id>`, unique: engines do not tell upper from lower case.
fn goal_columns<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for id in ids {
        let plain = format!("goal_{id}");
        let is_taken = |name: &str| names.iter().any(|it| it.to_lowercase() == name.to_lowercase());
        let mut name = plain.clone();
        let mut count = 2;
        while is_taken(&name) {
            name = format!("{plain}_{count}");
            count += 1;
        }
        names.push(name);
    }
    names
}

/// A table of headers alone tells which columns there will be, but no column of it is numeric yet. With one empty row
/// they are.
fn with_a_row(facts: &Facts) -> Option<Facts> {
    if !facts.data.is_empty() || facts.data.columns.is_empty() {
        return None;
    }
    let mut data = DataSet::clone(&facts.data);
    data.lines = vec![1];
    for column in &mut data.columns {
        let is_number = match column.role {
            Role::Measure(measure) => !measure.is_identity(),
            Role::Kpi(_) | Role::Criterion => true,
            Role::Unknown | Role::Ignored => false,
        };
        if is_number {
            column.numbers = Numbers::new([None]);
        }
    }
    Some(Facts::new(Rc::new(data), facts.settings.clone()))
}

/// What the script is, what it reads, and what was settled in the request.
fn head(
    analysis: &Analysis,
    scorecard: &Scorecard,
    facts: &Facts,
    translator: &Translator<'_>,
    steps: &Steps,
    language: Language,
) -> String {
    let scores = &analysis.scores;
    let mut lines = vec![words::TITLE.get(language).replace("{}", steps.dialect.name), String::new()];
    lines.push(translator.input.listed(steps, language));
    lines.push(words::per(facts.settings.per).get(language).to_owned());
    if let Some(weights) = &scores.weights {
        let weights: Vec<String> = scorecard
            .goals
            .iter()
            .zip(weights)
            .map(|(goal, weight)| {
                format!("{} {}", remark(&text::goal_name(goal, language)), text::percent(*weight, language))
            })
            .collect();
        lines.push(format!("{} {}.", words::STATED.get(language), weights.join(", ")));
        if matches!(scorecard.weighting.method, WeightMethod::Entropy | WeightMethod::Critic) {
            lines.push(words::DERIVED.get(language).to_owned());
        }
    }
    for refused in figures::refused(scorecard) {
        lines.push(words::refused(refused).get(language).to_owned());
    }
    lines.push(words::RESULT.get(language).to_owned());
    lines.join("\n")
}
