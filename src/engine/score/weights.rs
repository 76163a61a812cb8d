//! Every way of weighting ends in the same thing: one share for each goal.

use super::Mean;
use super::figures::{Figures, State};
use super::notes;
use super::scorecard::{Judge, Scorecard, WeightMethod};
use crate::engine::note::{Arg, Note};
use crate::method::normalise::Direction;
use crate::method::{ahp, weigh};

/// The stated share of each goal, and the consistency ratio of pairwise comparisons. `None` where the setting cannot be
/// used; a note says why.
pub(super) fn of_goals(
    figures: &Figures,
    scorecard: &Scorecard,
    notes: &mut Vec<Note>,
) -> (Option<Vec<f64>>, Option<f64>) {
    let n = scorecard.goals.len();
    if n == 0 {
        notes.push(Note::new(&notes::NO_GOALS));
        return (None, None);
    }
    let own: Vec<f64> = scorecard.goals.iter().map(|goal| goal.weight).collect();
    let values = scorecard.weighting.values.as_ref().unwrap_or(&own);
    if values.len() != n {
        notes.push(Note::new(&notes::WEIGHTS_MISFIT).with(n).with(values.len()));
        return (None, None);
    }
    let mut ratio = None;
    let weights = match scorecard.weighting.method {
        WeightMethod::Points | WeightMethod::Votes | WeightMethod::Swing => {
            weigh::shares(values).map_err(|_| Note::new(&notes::WEIGHTS_UNUSABLE))
        }
        WeightMethod::Equal => Ok(vec![1.0 / n as f64; n]),
        WeightMethod::RankOrder => centroid(values).ok_or_else(|| Note::new(&notes::WEIGHTS_UNUSABLE)),
        WeightMethod::Ahp => scorecard
            .weighting
            .judgements()
            .filter(|judgements| judgements.len() == n)
            .map(|judgements| {
                let answer = ahp::ahp(&judgements);
                ratio = Some(answer.consistency_ratio);
                notes.extend(contradiction(&answer, scorecard));
                notes.extend(unfinished(&scorecard.weighting.people));
                answer.weights
            })
            .ok_or_else(|| Note::new(&notes::MATRIX_UNUSABLE).with(n)),
        WeightMethod::Entropy => from_data(figures, scorecard, Data::Entropy, notes),
        WeightMethod::Critic => from_data(figures, scorecard, Data::Critic, notes),
    };
    match weights {
        Ok(weights) => (Some(weights), ratio),
        Err(note) => {
            notes.push(note);
            (None, ratio)
        }
    }
}

/// Fewer complete rows are no ground for weights.
const FEW_ROWS: usize = 5;

/// Where comparisons contradict one another by more than the usual tenth: which one to look at again, and what the others
/// imply.
fn contradiction(answer: &ahp::Ahp, scorecard: &Scorecard) -> Option<Note> {
    const TOLERATED: f64 = 0.1;
    let worst = answer.worst.filter(|_| answer.consistency_ratio > TOLERATED)?;
    let goal = |place: usize| Some(scorecard.goals.get(place)?.shown());
    let note = Note::new(&notes::COMPARISONS_CONTRADICT).with((answer.consistency_ratio * 100.0).round() / 100.0);
    let rounded = |value: f64| Arg::Number((value * 100.0).round() / 100.0);
    Some(note.with(goal(worst.row)?).with(goal(worst.column)?).with(rounded(worst.given)).with(rounded(worst.implied)))
}

/// Where some of several people have not compared all goals: they do not count yet.
fn unfinished(people: &[Judge]) -> Option<Note> {
    let open = people.iter().filter(|it| it.n_open() > 0).count();
    (open > 0).then(|| Note::new(&notes::COMPARISONS_OPEN).with(open).with(people.len()))
}

/// Places to weights; a place that is no number spoils all.
fn centroid(places: &[f64]) -> Option<Vec<f64>> {
    places.iter().all(|place| place.is_finite()).then(|| weigh::rank_order_centroid(places))
}

#[derive(Clone, Copy, PartialEq)]
enum Data {
    Entropy,
    Critic,
}

/// Weights from what the data happen to separate: a goal with one figure enters by its raw values (entropy) or its
/// direction-aware min-max values (CRITIC), a goal with several by its goal score; only rows complete in all count.
fn from_data(figures: &Figures, scorecard: &Scorecard, way: Data, notes: &mut Vec<Note>) -> Result<Vec<f64>, Note> {
    let mean = if figures.is_z { Mean::Z } else { scorecard.aggregate.into() };
    let scores: Vec<Vec<Option<f64>>> = (0..figures.n_rows).map(|row| figures.goal_scores(row, mean)).collect();
    let single = |goal: usize| match figures.goals[goal][..] {
        [place] if figures.list[place].state != State::Spoiled => Some(&figures.list[place]),
        _ => None,
    };
    let direction: Vec<Direction> = (0..figures.goals.len())
        .map(|goal| match single(goal) {
            Some(figure) if figure.is_lower_better_in_effect() => Direction::Lower,
            _ => Direction::Higher,
        })
        .collect();
    let rows: Vec<Vec<f64>> = (0..figures.n_rows)
        .filter_map(|row| {
            (0..figures.goals.len())
                .map(|goal| match single(goal) {
                    // What is left out separates nothing: a constant, which weighs 0.
                    _ if figures.is_out(goal) => Some(0.0),
                    Some(figure) => figure.raw.get(row),
                    None => scores[row][goal],
                })
                .collect()
        })
        .collect();
    if rows.len() < 2 {
        return Err(Note::new(&notes::WEIGHTS_FROM_NOTHING));
    }
    notes.push(match rows.len() {
        2..FEW_ROWS => Note::new(&notes::WEIGHTS_FROM_FEW_ROWS).with(rows.len()),
        _ => Note::new(&notes::WEIGHTS_FROM_DATA),
    });
    let answer = match way {
        Data::Entropy => weigh::entropy(&rows),
        Data::Critic => weigh::critic(&rows, &direction),
    };
    answer.map_err(|_| {
        let negative = (0..direction.len()).find(|goal| rows.iter().any(|row| row[*goal] < 0.0));
        match negative.filter(|_| way == Data::Entropy).and_then(|goal| scorecard.goals.get(goal)) {
            Some(goal) => Note::new(&notes::NEGATIVE_UNDER_ENTROPY).with(goal.shown()),
            None => Note::new(&notes::WEIGHTS_FROM_NOTHING),
        }
    })
}

impl super::NormalisedFigure {
    /// Goalposts alone decide the direction where both are set.
    pub fn is_lower_better_in_effect(&self) -> bool {
        self.goalposts.map_or(self.lower_is_better, |(baseline, target)| target < baseline)
    }
}
