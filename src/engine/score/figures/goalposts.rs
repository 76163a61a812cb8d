//! Normalising between what scores 0 and what scores 100: the person's goalposts, a row's own, or what the rows offer.

use super::{Figures, NormalisedFigure, Scale, State};
use crate::engine::data_set::Numbers;
use crate::engine::facts::Facts;
use crate::engine::note::Note;
use crate::engine::score::notes;
use crate::engine::score::scorecard::{Criterion, Figure, Goalposts, Scorecard};
use crate::method::describe::quantile;

/// The goalposts of all rows that have none of their own.
enum Common {
    At(f64, f64),
    /// All values are zero: nothing to tell apart.
    Nothing,
    /// No value, or no goalposts to be had.
    Absent,
}

impl Figures {
    /// Normalises a figure between goalposts.
    pub(super) fn by_goalposts(
        &mut self,
        facts: &Facts,
        scorecard: &Scorecard,
        criterion: &Criterion,
        figure: &mut NormalisedFigure,
    ) {
        let own = |row: usize| criterion.goalposts_of(scorecard, row, &facts.rows[row].label);
        let is_common = scorecard.targets.is_empty() && criterion.settled.is_empty();
        let n_own = if is_common { 0 } else { (0..self.n_rows).filter(|row| own(*row).is_some()).count() };
        // Rows with both goalposts of their own need none from elsewhere.
        let is_whole = |row: usize| own(row).is_some_and(|it| it.baseline.is_some() && it.target.is_some());
        let common = match figure.treatment.own_only {
            true => Common::Absent,
            false if n_own > 0 && (0..self.n_rows).all(is_whole) => match criterion.goalposts {
                Goalposts { baseline: Some(baseline), target: Some(target) } => Common::At(baseline, target),
                _ => Common::Absent,
            },
            false => self.common_goalposts(facts, criterion, figure),
        };
        if let Common::Nothing = common
            && n_own == 0
        {
            self.notes.push(Note::new(&notes::SEPARATES_NOTHING).with(criterion.figure.name()));
            figure.state = State::LeftOut;
            figure.blank();
            return;
        }
        let is_nothing = matches!(common, Common::Nothing);
        let common = match common {
            Common::At(baseline, target) => Some((baseline, target)),
            Common::Nothing | Common::Absent => None,
        };
        if let Some((baseline, target)) = common
            && baseline == target
            && n_own < self.n_rows
        {
            self.notes.push(Note::new(&notes::TARGET_IS_BASELINE).with(criterion.figure.name()));
            figure.spoil();
            return;
        }
        figure.goalposts = common;
        let bent = common
            .filter(|_| n_own == 0)
            .and_then(|(baseline, target)| figure.treatment.bent(baseline).zip(figure.treatment.bent(target)));
        match bent.filter(|(zero, one)| zero != one) {
            Some((zero, one)) => figure.between(zero, one),
            None => self.by_own_goalposts(facts, scorecard, criterion, is_nothing, figure),
        }
    }

    /// Rows of which some have goalposts of their own. Where all values are nothing, that is the baseline of those with a
    /// target alone.
    fn by_own_goalposts(
        &mut self,
        facts: &Facts,
        scorecard: &Scorecard,
        criterion: &Criterion,
        is_nothing: bool,
        figure: &mut NormalisedFigure,
    ) {
        let common = figure.goalposts;
        let mut values = Vec::with_capacity(self.n_rows);
        let mut ends = Vec::with_capacity(self.n_rows);
        for row in 0..self.n_rows {
            let posts = criterion.goalposts_of(scorecard, row, &facts.rows[row].label).unwrap_or_default();
            let bent = |post: f64| figure.treatment.bent(post);
            let zero = if is_nothing { Some(0.0) } else { common.map(|it| it.0) };
            let baseline = posts.baseline.or(zero).and_then(bent);
            let target = posts.target.or(common.map(|it| it.1)).and_then(bent);
            let value = match (figure.treated(row), baseline, target) {
                (Some(value), Some(baseline), Some(target)) if baseline != target => {
                    Some(((value - baseline) / (target - baseline)).clamp(0.0, 1.0))
                }
                (Some(_), Some(_), Some(_)) => {
                    let note = Note::new(&notes::OWN_TARGET_IS_BASELINE).with(criterion.figure.name());
                    self.notes.push(note.with(facts.rows[row].label.as_str()));
                    None
                }
                _ => None,
            };
            values.push(value);
            ends.push(baseline.zip(target).filter(|(baseline, target)| baseline != target));
        }
        figure.scale = Scale::Own(ends);
        figure.values = Numbers::new(values);
    }

    /// The person's goalposts; what is not set comes from the rows (their 90th percentile against 0), for a single row
    /// from the catalogue.
    fn common_goalposts(&mut self, facts: &Facts, criterion: &Criterion, figure: &NormalisedFigure) -> Common {
        let Goalposts { baseline, target } = criterion.goalposts;
        if let (Some(baseline), Some(target)) = (baseline, target) {
            return Common::At(baseline, target);
        }
        let offered = if facts.rows.len() == 1 {
            match &criterion.figure {
                Figure::Kpi(kpi) if kpi.offered_goalposts().is_some() => kpi.offered_goalposts(),
                Figure::Kpi(_) | Figure::Column(_) | Figure::Unknown(_) => {
                    if figure.raw.present().next().is_some() {
                        self.notes.push(Note::new(&notes::GOALPOSTS_NEEDED).with(criterion.figure.name()));
                    }
                    None
                }
            }
        } else {
            let held = |value: f64| figure.treatment.held.map_or(value, |(low, high)| value.clamp(low, high));
            let present: Vec<f64> = figure.raw.present().map(held).collect();
            quantile(&present, 0.9).and_then(|mark| {
                let (worst, best) = if mark > 0.0 {
                    (0.0, mark)
                } else {
                    // Nothing above zero: the span between the lowest value and zero is what can be told apart.
                    (present.iter().copied().fold(0.0, f64::min), 0.0)
                };
                if worst == best {
                    return None;
                }
                let posts = if figure.lower_is_better { (best, worst) } else { (worst, best) };
                self.n_from_table += 1;
                Some(posts)
            })
        };
        match offered {
            Some((offered_baseline, offered_target)) => {
                Common::At(baseline.unwrap_or(offered_baseline), target.unwrap_or(offered_target))
            }
            None if facts.rows.len() > 1 && figure.raw.present().next().is_some() && baseline.is_none() => match target
            {
                Some(target) => Common::At(0.0, target),
                None => Common::Nothing,
            },
            None => Common::Absent,
        }
    }
}
