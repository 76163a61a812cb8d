//! Everything that follows from the state, stage by stage: each is worked out again only when what it stands on changes.
//! Moving a weight starts at the scores.

use std::rc::Rc;

use yew::prelude::*;

use super::kept::Kept;
use super::large::{Top, is_alike, use_top};
use super::state::{Counting, State};
use super::wish::Choice;
use crate::api::{self, Reading};
use crate::engine::facts::Facts;
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::engine::note::Note;
use crate::engine::own;
use crate::engine::prepare;
use crate::engine::score::{self, Figures, Scorecard, Scores};
use crate::engine::settings::{Per, Settings};
use crate::paste::{self, Options};

/// Everything that follows from the state.
#[derive(Clone, Debug, PartialEq)]
pub struct Derived {
    /// The paste as it was read.
    pub reading: Kept<Reading>,
    /// Result rows and KPIs.
    pub facts: Kept<Facts>,
    /// What the reading and the figures give reason to say.
    pub notes: Kept<Vec<Note>>,
    /// What counts as success, for this table.
    pub scorecard: Kept<Scorecard>,
    /// Scores and ranks.
    pub scores: Kept<Scores>,
    /// The rows, best first; those without a score last.
    pub order: Kept<Vec<usize>>,
    /// What the worker says, where the table is large: then all this is the top of its ranking.
    pub top: Option<Kept<Top>>,
    /// Whether the worker is still at it.
    pub is_waiting: bool,
    /// Whether the worker gave up.
    pub has_failed: bool,
}

impl Derived {
    /// Rows that have a score.
    pub fn n_ranked(&self) -> usize {
        if let Some(top) = &self.top {
            return top.n_ranked;
        }
        self.scores.rows.n_ranked()
    }
}

/// The stages over the state; `wanted` is what is searched for among the rows of a large table.
#[hook]
pub fn use_derived(state: &State, language: Language, wanted: &str) -> Derived {
    let (top, answer) = use_top(state, language, wanted);
    let top = top.map(Kept);
    // Of a large table the beginning is read as the whole of it was.
    let corrections = use_memo((state.corrections.clone(), top.clone()), |(corrections, top)| match top {
        Some(top) => Rc::new(top.corrections(corrections)),
        None => corrections.clone(),
    });
    let pasted = (state.text.clone(), state.html.clone(), state.steps.clone(), (*corrections).clone());
    let reading = Kept(use_memo(pasted, |(text, html, steps, corrections)| {
        let pasted = paste::reconcile(Some(text), html.as_deref());
        api::read_pasted(pasted, &Options::default(), steps, corrections)
    }));
    let chosen = (reading.clone(), state.counting.clone(), state.own.clone());
    let grouped = Kept(use_memo(chosen, |(reading, counting, own)| {
        let own = own.iter().filter_map(|it| own::kpi(it).ok()).collect();
        let settings = Settings { own, ..settings(reading, counting) };
        Rc::new(Facts::new(Rc::clone(&reading.data), settings))
    }));
    let scorecard = Kept(use_memo((grouped.clone(), state.choice.clone()), |(facts, choice): &(_, Choice)| {
        choice.scorecard(facts)
    }));
    let of_top = use_memo((top.clone(), state.choice.clone()), |(top, choice)| {
        top.as_ref().map(|top| Kept(Rc::new(choice.scorecard(&top.facts))))
    });
    // The mean of ranks per company asks for the scorecard's first KPI, which only the scorecard knows.
    let rank_by = api::rank_by(&scorecard).filter(|_| grouped.settings.per == Per::Company);
    let facts = use_memo((grouped, rank_by.map(|kpi| kpi.id)), |(grouped, _)| match rank_by {
        Some(_) => {
            let settings = Settings { rank_by, ..grouped.settings.clone() };
            Rc::new(Facts::new(Rc::clone(&grouped.data), settings))
        }
        None => Rc::clone(&*grouped.0),
    });
    let facts = Kept(Rc::clone(&*facts));
    let facts = top.as_ref().map_or(facts, |top| Kept(Rc::clone(&top.facts)));
    let scorecard = match (&top, &*of_top) {
        // The KPIs that show a goal are those that the whole table has; the weights those that were set a moment ago.
        (Some(top), Some(of_top)) if is_alike(of_top, &top.scorecard) => of_top.clone(),
        (Some(top), _) => Kept(Rc::clone(&top.scorecard)),
        (None, _) => scorecard,
    };
    let noted = (reading.clone(), facts.clone(), top.clone(), state.origin.clone());
    let notes = Kept(use_memo(noted, |(reading, facts, top, origin)| {
        let of_file = origin.iter().flat_map(|origin| origin.notes.iter().cloned());
        match top {
            Some(top) => of_file.chain(top.notes.iter().cloned()).collect(),
            None => of_file.chain(reading.data.notes.iter().cloned()).chain(api::figure_notes(facts)).collect(),
        }
    }));
    // Targets from elsewhere, peers and outliers are settled for this table before anything is normalised.
    let figures =
        Kept(use_memo((facts.clone(), scorecard.without_weights()), |(facts, scorecard): &(Kept<Facts>, _)| {
            let (settled, notes) = prepare::prepared(facts, scorecard);
            (Rc::new(Figures::new(facts, &settled)), notes)
        }));
    let scores = Kept(use_memo((figures, scorecard.clone(), top.clone()), |(figures, scorecard, top)| match top {
        Some(top) => top.scores(scorecard),
        None => {
            let mut scores = score::score_figures(Rc::clone(&figures.0.0), scorecard);
            scores.notes.splice(0..0, figures.0.1.iter().cloned());
            scores
        }
    }));
    let order = Kept(use_memo(scores.clone(), |scores| scores.rows.best_first()));
    let (is_waiting, has_failed) = (answer.is_waiting, answer.failure.is_some());
    Derived { reading, facts, notes, scorecard, scores, order, top, is_waiting, has_failed }
}

/// The settings of the counting for a table.
fn settings(reading: &Reading, counting: &Counting) -> Settings {
    let mut settings = Settings { per: counting.per, days: counting.days, ..Settings::default() };
    if let Some(weights) = &counting.weights {
        settings.weights = weights.clone();
    }
    if let Some(kinds) = &counting.interactions {
        settings.interactions = kinds.clone();
    } else if api::takes_pasted_total(&reading.data, false) {
        settings.interactions = vec![Measure::Interactions];
    }
    settings
}
