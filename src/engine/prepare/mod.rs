//! Turns what a scorecard asks for (targets from elsewhere, peers, outliers, logarithms) into plain numbers for one
//! table, so that the scoring itself knows goalposts, limits and classes alone and stays small.

pub mod notes;
mod peers;
mod targets;
mod treat;

pub use peers::{Class, class_of, classes_of, ranks_among, size_classes};

use std::rc::Rc;

use super::data_set::Numbers;
use super::facts::Facts;
use super::note::Note;
use super::score::{Criterion, Figure, Normalise, Outliers, Scorecard, Scores, Treatment, score};

/// Whether a scorecard asks for anything that has to be settled first.
pub fn is_needed(scorecard: &Scorecard) -> bool {
    let asks = |it: &Criterion| it.asked.log || it.asked.target_from.is_some() || it.asked.outliers.is_some();
    scorecard.asked.peers.is_some() || scorecard.asked.outliers != Outliers::Off || scorecard.criteria().any(asks)
}

/// The scores under a scorecard that is settled for this table first.
pub fn scored(facts: &Facts, scorecard: &Scorecard) -> Scores {
    score(facts, &prepared(facts, scorecard).0)
}

/// The scorecard with everything settled for this table, and what was decided on the way; what was settled for another
/// one is forgotten.
pub fn prepared(facts: &Facts, scorecard: &Scorecard) -> (Scorecard, Vec<Note>) {
    let mut settled = scorecard.clone();
    let mut notes = Vec::new();
    if !is_needed(scorecard) {
        return (settled, notes);
    }
    settled.classes = peers::settle(facts, scorecard.asked.peers, &mut notes);
    for goal in 0..scorecard.goals.len() {
        for place in 0..scorecard.goals[goal].kpis.len() {
            let mut criterion = scorecard.goals[goal].kpis[place].clone();
            (criterion.treatment, criterion.settled) = (Treatment::default(), Rc::default());
            let figures = Raw::new(facts, &criterion);
            treat::settle(&figures, scorecard, &mut criterion, &mut notes);
            if criterion.normalise.unwrap_or(scorecard.normalise) == Normalise::Goalposts {
                targets::settle(&figures, &settled, &mut criterion, &mut notes);
            } else if criterion.asked.target_from.is_some() {
                notes.push(Note::new(&notes::TARGET_WITHOUT_GOALPOSTS).with(figures.name()));
            }
            // Goalposts of single rows belong to the range that a logarithm spans.
            treat::settle_shift(&figures, &settled, &mut criterion);
            settled.goals[goal].kpis[place] = criterion;
        }
    }
    (settled, notes)
}

/// The raw values of a figure.
struct Raw<'a> {
    facts: &'a Facts,
    figure: Figure,
    values: Numbers,
}

impl<'a> Raw<'a> {
    fn new(facts: &'a Facts, criterion: &Criterion) -> Self {
        let values = match &criterion.figure {
            Figure::Kpi(kpi) => facts.kpi(kpi).values.clone(),
            Figure::Column(header) => facts.column(header).unwrap_or_default(),
            Figure::Unknown(_) => Numbers::default(),
        };
        Raw { facts, figure: criterion.figure.clone(), values }
    }

    fn name(&self) -> super::note::Arg {
        self.figure.name()
    }
}
