//! The pipeline, stage by stage, so that a page redoes only what a change touches: moving a weight starts at the scores.

use std::rc::Rc;

use serde_json::Value;

use super::request::{ChosenScorecard, GivenTable, Request};
use crate::engine::data_set::DataSet;
use crate::engine::facts::Facts;
use crate::engine::fairness::Fairness;
use crate::engine::goal::GoalSystem;
use crate::engine::goals;
use crate::engine::kpi::Kpi;
use crate::engine::kpis;
use crate::engine::measure::Measure;
use crate::engine::note::Note;
use crate::engine::prepare;
use crate::engine::robustness::{Checks, Firmness, Joint, Noises, Sources};
use crate::engine::score::{Scorecard, Scores, score};
use crate::engine::settings::{Per, Settings};
use crate::paste::reshape::{self, Step};
use crate::paste::{self, Corrections, Options, Pasted};

/// A paste as it was read.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The typed table.
    pub data: Rc<DataSet>,
    /// The separator; `None` for a single column or a given table.
    pub separator: Option<char>,
    /// The encoding of the file; `None` where the text came as text.
    pub encoding: Option<&'static str>,
    /// The physical line of the header.
    pub header_line: Option<u32>,
}

/// A complete analysis.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// The paste as it was read.
    pub reading: Reading,
    /// Result rows and KPIs.
    pub facts: Rc<Facts>,
    /// What counts as success, with everything settled that it asks for.
    pub scorecard: Rc<Scorecard>,
    /// What was said in settling it, and about everything below.
    pub settled: Vec<Note>,
    /// Scores and ranks.
    pub scores: Rc<Scores>,
    /// How firm the ranking is, where the scorecard asks for it and the weights can be used.
    pub robustness: Option<(Firmness, Joint)>,
    /// On what the ranking hangs, where the scorecard asks for its firmness.
    pub checks: Option<Checks>,
    /// Where its uncertainty comes from, where the scorecard asks for it.
    pub sources: Option<Sources>,
    /// A fair comparison by a rate, where the request asks for it.
    pub fairness: Option<Fairness>,
}

impl Analysis {
    /// All stages.
    pub fn new(request: &Request) -> Self {
        Analysis::unquestioned(request).questioned(request, &mut None)
    }

    /// With what else the request asks for. `kept` is the noise of an earlier request, which is taken where it is the same.
    pub(super) fn questioned(self, request: &Request, kept: &mut Option<KeptNoise>) -> Self {
        let mut all = self;
        all.robustness = robustness(&all, kept);
        if let (Some(asked), Some((firmness, _))) = (&all.scorecard.robustness, &all.robustness) {
            all.checks = Checks::new(&all.scores, &all.scorecard);
            all.settled.extend(all.checks.iter().flat_map(|it| it.notes(&all.scores, &all.scorecard)));
            if asked.sources {
                all.sources = Sources::new(&all.facts, &all.scorecard, &all.scores, &firmness.alpha, asked.seed);
            }
        }
        match request.fairness.map(|asked| Fairness::new(&all.facts, &all.scorecard, asked)) {
            Some(Ok(fairness)) => {
                all.settled.extend(fairness.notes.iter().cloned());
                all.fairness = Some(fairness);
            }
            Some(Err(note)) => all.settled.push(note),
            None => {}
        }
        all
    }

    /// The stages up to the scores, whatever else is asked for.
    pub fn unquestioned(request: &Request) -> Self {
        Analysis::of_reading(read(request), None, request)
    }

    /// The stages after the reading; `kept` are the facts of an earlier request, which are taken where they are the same.
    pub(super) fn of_reading(reading: Reading, kept: Option<&Rc<Facts>>, request: &Request) -> Self {
        let (facts, scorecard) = facts_and_scorecard(&reading, kept, request);
        let (scorecard, settled) = match prepare::is_needed(&scorecard) {
            true => {
                let (scorecard, notes) = prepare::prepared(&facts, &scorecard);
                (Rc::new(scorecard), notes)
            }
            false => (scorecard, Vec::new()),
        };
        let scores = Rc::new(score(&facts, &scorecard));
        Analysis {
            reading,
            facts,
            scorecard,
            settled,
            scores,
            robustness: None,
            checks: None,
            sources: None,
            fairness: None,
        }
    }
}

/// How firm a ranking is, where the scorecard asks for it.
fn robustness(all: &Analysis, kept: &mut Option<KeptNoise>) -> Option<(Firmness, Joint)> {
    let settings = all.scorecard.robustness.as_ref()?;
    let firmness = Firmness::new(&all.scores, &all.scorecard, settings)?;
    let scorecard = all.scorecard.without_weights();
    let is_same = |it: &KeptNoise| Rc::ptr_eq(&it.facts, &all.facts) && it.scorecard == scorecard;
    let kept = match kept.take().filter(is_same) {
        Some(same) => kept.insert(same),
        None => {
            let noises = Noises::new(&all.facts, &all.scores, settings.draws, settings.seed);
            kept.insert(KeptNoise { facts: Rc::clone(&all.facts), scorecard, noises })
        }
    };
    let joint = Joint::new(&kept.noises, &all.scores, &firmness.alpha, settings.seed);
    Some((firmness, joint))
}

/// The drawn counts of the last analysis, and what they depend on.
#[derive(Debug)]
pub(super) struct KeptNoise {
    facts: Rc<Facts>,
    scorecard: Scorecard,
    noises: Noises,
}

/// Text, the clipboard's HTML, both, or a given table to a typed table.
pub fn read(request: &Request) -> Reading {
    match (&request.table, &request.text, &request.html) {
        (Some(table), ..) => {
            let data = Rc::new(read_given(table, &request.corrections));
            Reading { data, ..Reading::default() }
        }
        (None, None, None) => Reading::default(),
        (None, text, html) => {
            let pasted = paste::reconcile(text.as_deref(), html.as_deref());
            read_pasted(pasted, &Options::default(), &request.steps, &request.corrections)
        }
    }
}

/// A pasted text to a typed table.
pub fn read_text(text: String, options: &Options, corrections: &Corrections) -> Reading {
    read_pasted(Pasted { text, ..Pasted::default() }, options, &[], corrections)
}

/// A clipboard whose flavours were reconciled to a typed table, reshaped in these steps.
pub fn read_pasted(pasted: Pasted, options: &Options, steps: &[Step], corrections: &Corrections) -> Reading {
    let options = Options { separator: options.separator.or(pasted.separator), ..options.clone() };
    let parsed = paste::parse(paste::as_seen(pasted.text, &options), &options);
    let mut table = reshape::apply(parsed, steps, pasted.decimal);
    table.notes.splice(0..0, pasted.notes);
    table.notes.extend(reshape::suggestion(&table));
    let (separator, header_line) = (table.separator, table.header_line);
    let data = paste::read_from_clipboard(table, corrections, pasted.decimal);
    Reading { data: Rc::new(data), separator, encoding: None, header_line }
}

/// A table of cells to a typed table.
pub fn read_given(table: &GivenTable, corrections: &Corrections) -> DataSet {
    let cells = table.rows.iter().map(|row| {
        row.iter().map(|cell| match cell {
            Value::Null => paste::Cell::Missing,
            Value::Number(number) => number.as_f64().map_or(paste::Cell::Missing, paste::Cell::Number),
            Value::String(text) => paste::Cell::Text(text.clone()),
            other => paste::Cell::Text(other.to_string()),
        })
    });
    paste::read_cells(table.columns.clone(), cells, corrections)
}

/// Result rows under the person's settings, and the scorecard: the person's own, else the one that fits.
pub fn facts_and_scorecard(
    reading: &Reading,
    kept: Option<&Rc<Facts>>,
    request: &Request,
) -> (Rc<Facts>, Rc<Scorecard>) {
    let mut settings = request.settings.clone();
    if takes_pasted_total(&reading.data, request.interactions_chosen) {
        settings.interactions = vec![Measure::Interactions];
    }
    let under = |settings: Settings| match kept {
        Some(kept) if Rc::ptr_eq(&kept.data, &reading.data) && kept.settings == settings => Rc::clone(kept),
        _ => Rc::new(Facts::new(Rc::clone(&reading.data), settings)),
    };
    // What is kept knows already by which KPI companies are ranked; whether it still holds shows below.
    let ranked = kept.and_then(|it| it.settings.rank_by);
    let facts = under(Settings { rank_by: ranked, ..settings.clone() });
    let scorecard = choose(&facts, request.scorecard.as_ref());
    // The mean of ranks asks for the scorecard's first KPI, which only the scorecard knows.
    let rank_by = rank_by(&scorecard).filter(|_| settings.per == Per::Company);
    let facts = if rank_by == ranked { facts } else { under(Settings { rank_by, ..settings }) };
    (facts, Rc::new(scorecard))
}

/// Meta's advertising tables carry a total that is more than the sum of the kinds that have columns.
pub fn takes_pasted_total(data: &DataSet, interactions_chosen: bool) -> bool {
    !interactions_chosen
        && data.source.is_some_and(|source| source.starts_with("meta_ads"))
        && data.column_of(Measure::Interactions).is_some()
}

/// The KPI by which companies are ranked within their channels: the scorecard's first other one.
pub fn rank_by(scorecard: &Scorecard) -> Option<&'static Kpi> {
    scorecard.kpis().find(|kpi| kpi.id != kpis::RANK_AVERAGE.id)
}

fn choose(facts: &Facts, chosen: Option<&ChosenScorecard>) -> Scorecard {
    match chosen {
        Some(ChosenScorecard::Own(scorecard)) => scorecard.clone().completed(&|kpi| facts.has_kpi(kpi)),
        Some(ChosenScorecard::System(system)) => of_system(system, facts),
        None => {
            let measures = |kpi: &'static Kpi| facts.has_kpi(kpi) && !(is_of_names(kpi) && measures_nothing(facts));
            Scorecard::of_system(fitting_system(facts), &measures).measurable(&measures)
        }
    }
}

/// Whether a KPI counts names and needs no number.
fn is_of_names(kpi: &Kpi) -> bool {
    kpi.id == kpis::CHANNEL_COVERAGE.id
}

/// Whether no KPI can be formed, or only one of names that is the same for all.
pub fn measures_nothing(facts: &Facts) -> bool {
    let tells_apart = || {
        let column = facts.kpi(&kpis::CHANNEL_COVERAGE);
        let mut values = column.values.present();
        let first = values.next();
        values.any(|it| Some(it) != first)
    };
    !facts.kpis().any(|kpi| facts.has_kpi(kpi) && (!is_of_names(kpi) || tells_apart()))
}

/// A goal system with the KPIs that this table has.
pub fn of_system(system: &'static GoalSystem, facts: &Facts) -> Scorecard {
    Scorecard::of_system(system, &|kpi| facts.has_kpi(kpi))
}

/// The goal system of which the table measures the largest share of weight; the first of equals.
pub fn fitting_system(facts: &Facts) -> &'static GoalSystem {
    let share = |system: &GoalSystem| {
        let all: f64 = system.goals.iter().map(|(_, weight)| weight).sum();
        let measured = system.goals.iter().filter(|(goal, _)| goal.kpis.iter().any(|(kpi, _)| facts.has_kpi(kpi)));
        measured.map(|(_, weight)| weight).sum::<f64>() / all
    };
    let mut best = goals::GOAL_SYSTEMS[0];
    for system in goals::GOAL_SYSTEMS {
        if share(system) > share(best) + 1e-9 {
            best = system;
        }
    }
    best
}
