//! Normalising by the other rows, or by those of them that are peers.

use super::{Figures, NormalisedFigure, Scale, State};
use crate::engine::data_set::Numbers;
use crate::engine::note::Note;
use crate::engine::score::notes;
use crate::engine::score::scorecard::{Normalise, Scorecard};
use crate::method::describe;
use crate::method::normalise::{self, Direction};
use crate::order;

impl Figures {
    /// Normalises a figure among the rows of each class.
    pub(super) fn by_spread(&mut self, way: Normalise, classes: &[Vec<usize>], figure: &mut NormalisedFigure) {
        if figure.raw.present().next().is_none() {
            figure.values = figure.raw.clone();
            return;
        }
        let direction = if figure.lower_is_better { Direction::Lower } else { Direction::Higher };
        let mut values = vec![None; self.n_rows];
        let (mut places, mut scales) = (vec![0; self.n_rows], Vec::new());
        let (mut alone, mut small) = (0, false);
        for members in classes {
            let x: Vec<Option<f64>> = members.iter().map(|row| figure.treated(*row)).collect();
            let present: Vec<f64> = x.iter().copied().flatten().collect();
            if separates_nothing(way, &present) {
                alone += present.len();
                continue;
            }
            let found = match way {
                Normalise::MinMax => normalise::min_max(&x, direction),
                Normalise::ZScore => normalise::z_score(&x, direction),
                Normalise::PercentileRank => normalise::percentile_rank(&x, direction),
                Normalise::ShareOfLeader | Normalise::Goalposts => normalise::share_of_leader(&x, direction),
            };
            small |= way == Normalise::MinMax && is_narrow(&present);
            let Ok(found) = found else {
                self.notes.push(Note::new(&notes::NOT_POSITIVE).with(figure.name.clone()));
                figure.spoil();
                return;
            };
            for (row, value) in members.iter().zip(found) {
                values[*row] = value;
                places[*row] = scales.len();
            }
            scales.push(scale_of(way, present, figure.lower_is_better));
        }
        if scales.is_empty() {
            self.notes.push(Note::new(&notes::SEPARATES_NOTHING).with(figure.name.clone()));
            figure.state = State::LeftOut;
            figure.blank();
            return;
        }
        if alone > 0 {
            self.notes.push(Note::new(&notes::ALONE_AMONG_PEERS).with(figure.name.clone()).with(alone));
        }
        if small {
            self.notes.push(Note::new(&notes::SMALL_DIFFERENCES).with(figure.name.clone()));
        }
        figure.values = Numbers::new(values);
        figure.scale = match classes.len() {
            1 => scales.pop().unwrap_or_default(),
            _ => Scale::Each(places, scales),
        };
    }
}

/// The rows that are compared with one another, class by class; a row without a class is compared with none.
pub(super) fn classes(scorecard: &Scorecard, n_rows: usize) -> Vec<Vec<usize>> {
    let Some(classes) = &scorecard.classes else { return vec![(0..n_rows).collect()] };
    let most = classes.iter().flatten().max().map_or(0, |class| *class as usize + 1);
    let mut members = vec![Vec::new(); most];
    for (row, class) in classes.iter().enumerate().take(n_rows) {
        if let Some(class) = class {
            members[*class as usize].push(row);
        }
    }
    members
}

/// Whether values differ by less than a twentieth of their mean, so that min-max makes much of little.
fn is_narrow(present: &[f64]) -> bool {
    const NARROW: f64 = 0.05;
    let span = describe::range(present).map_or(0.0, |(low, high)| high - low);
    describe::mean(present).is_some_and(|mean| span < NARROW * mean.abs())
}

/// Whether a normalisation that looks at the other rows finds nothing to tell apart in these.
fn separates_nothing(way: Normalise, present: &[f64]) -> bool {
    match way {
        Normalise::MinMax | Normalise::ZScore => describe::is_constant(present),
        Normalise::PercentileRank => present.len() < 2,
        Normalise::Goalposts | Normalise::ShareOfLeader => present.is_empty(),
    }
}

/// The scale of a normalisation that looks at the other rows, with those rows as they are.
fn scale_of(way: Normalise, mut present: Vec<f64>, lower_is_better: bool) -> Scale {
    order::numbers(&mut present);
    let (Some(least), Some(most)) = (present.first().copied(), present.last().copied()) else { return Scale::None };
    match way {
        Normalise::MinMax if lower_is_better => Scale::Between(most, least),
        Normalise::MinMax => Scale::Between(least, most),
        Normalise::ZScore => match (describe::mean(&present), describe::standard_deviation(&present)) {
            (Some(centre), Some(spread)) => Scale::Free(centre, if lower_is_better { -spread } else { spread }),
            _ => Scale::None,
        },
        Normalise::PercentileRank => Scale::Place(present, lower_is_better),
        Normalise::ShareOfLeader if lower_is_better => Scale::LeastOver(least),
        Normalise::ShareOfLeader => Scale::Between(0.0, most),
        Normalise::Goalposts => Scale::None,
    }
}
