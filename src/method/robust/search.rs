//! The smallest reallocation where one row lacks a goal that the other has: scores are then ratios in the weights, and the
//! fractional knapsack of [`super::reallocate`] no longer answers alone.

use super::reallocate::{LEVEL, Reallocation, knapsack, shift, smallest};
use super::{Standing, lead};

/// The smallest reallocation that a search finds: mostly the smallest there is.
pub(super) fn search(leader: &Standing, challenger: &Standing, w: &[f64]) -> Option<Reallocation> {
    lead(leader, challenger, w)?;
    let quick = descent(leader, challenger, w);
    if leader.has_zero() || challenger.has_zero() {
        return quick;
    }
    let thorough = by_level(leader, challenger, w, quick.as_ref().map_or(1.0, |it| it.amount));
    thorough.filter(|it| keeps_scores(leader, challenger, w, it)).or(quick)
}

/// Weight that leaves a row without a goal that counts brings nobody level.
pub(super) fn keeps_scores(leader: &Standing, challenger: &Standing, w: &[f64], found: &Reallocation) -> bool {
    let moved: Vec<f64> = w.iter().zip(&found.change).map(|(weight, change)| clean(weight + change)).collect();
    lead(leader, challenger, &moved).is_some()
}

/// Without what is left of a weight that has all moved away.
fn clean(weight: f64) -> f64 {
    if weight < LEAST { 0.0 } else { weight }
}

/// How finely the search moves weight.
const STEP: f64 = 0.005;

/// Moves weight in small steps from where it favours the leader most to where it favours the challenger most. Ends where
/// no small step helps any more, which may be too early.
fn descent(leader: &Standing, challenger: &Standing, w: &[f64]) -> Option<Reallocation> {
    let mut weights = w.to_vec();
    let left = |weights: &[f64]| lead(leader, challenger, weights);
    if left(&weights)? > LEVEL {
        free_from_zeros(leader, challenger, &mut weights)?;
        // Every step moves weight for good, and there is only so much of it.
        for _ in 0..(2.0 / STEP) as usize {
            if left(&weights)? <= LEVEL {
                break;
            }
            let slopes = slopes(leader, challenger, &weights)?;
            let (to, least) = smallest(takers(leader, challenger, &slopes))?;
            let spare = |k: usize| spare([leader, challenger], &weights, k);
            let givers = slopes.iter().copied().enumerate().filter(|(k, _)| spare(*k) > 0.0);
            let (from, most) = smallest(givers.map(|(k, slope)| (k, -slope))).map(|(k, it)| (k, -it))?;
            if most - least <= LEVEL {
                return None;
            }
            let step = spare(from).min(STEP);
            let step = last_step(leader, challenger, &weights, (from, to), step);
            shift(&mut weights, from, to, step);
        }
    }
    let change: Vec<f64> = weights.iter().zip(w).map(|(now, then)| now - then).collect();
    let amount = change.iter().map(|it| it.max(0.0)).sum();
    (left(&weights)? <= 1e-9).then_some(Reallocation { amount, change })
}

/// How much better than the quick answer a thorough one has to be.
const BETTER: f64 = 1e-4;

/// Draws level at the best of all levels. At a given level s the leader has to come down to it, Σ w (g − s) ≤ 0, and the
/// challenger up, Σ w (s − g) ≤ 0: both are linear, and by duality the smallest movement that does both is the largest,
/// over all mixtures of the two conditions, of the smallest movement that satisfies the mixture. That is a knapsack
/// again. `None` where nothing is better than `known`.
fn by_level(leader: &Standing, challenger: &Standing, w: &[f64], known: f64) -> Option<Reallocation> {
    let mixture = |level: f64, theta: f64| {
        let side =
            |row: &Standing, k: usize| row.bent.get(k).zip(row.present.get(k)).map_or(0.0, |(g, p)| p * (g - level));
        let difference = |k: usize| theta * side(leader, k) - (1.0 - theta) * side(challenger, k);
        let differences: Vec<f64> = (0..w.len()).map(difference).collect();
        knapsack(&differences, w, smallest(differences.iter().copied().enumerate())?)
    };
    let amount = |level: f64, theta: f64| mixture(level, theta).map_or(f64::INFINITY, |it| it.amount);
    let (top, bottom) = (leader.level(w)?, challenger.level(w)?);
    // The largest over the mixtures, within a bracket; cut short where it exceeds what is known.
    let hardest = |level: f64, rounds: usize, known: f64| {
        let (mut low, mut high) = (0.0, 1.0);
        let mut most = 0.0;
        for _ in 0..rounds {
            let (left, right) = (low + (high - low) * 0.4, low + (high - low) * 0.6);
            let (a, b) = (amount(level, left), amount(level, right));
            most = f64::max(most, a.max(b));
            if most >= known {
                break;
            }
            // Where both are free, the condition that is met already is not the hard one.
            let to_the_left = if a == b { level >= top } else { a > b };
            if to_the_left { high = right } else { low = left }
        }
        (most, low, high)
    };
    // Without weight on its goals a row would meet any condition; what it cannot reach with weight is no level.
    let highest = present(challenger).map(|(_, g)| g).fold(f64::NEG_INFINITY, f64::max);
    let lowest = present(leader).map(|(_, g)| g).fold(f64::INFINITY, f64::min);
    let mut levels: Vec<f64> = [leader, challenger]
        .iter()
        .flat_map(|row| present(row).map(|(_, g)| g))
        .chain([top, bottom])
        .filter(|level| (lowest..=highest).contains(level))
        .collect();
    crate::order::numbers(&mut levels);
    levels.dedup();
    let between = |pair: &[f64]| {
        let (low, high) = (pair.first().copied().unwrap_or(0.0), pair.last().copied().unwrap_or(0.0));
        [1.0, 2.0, 3.0, 4.0].map(|part| low + (high - low) * part / 5.0)
    };
    let between: Vec<f64> = levels.windows(2).flat_map(between).collect();
    let spacing =
        levels.windows(2).map(|pair| pair.last().zip(pair.first()).map_or(0.0, |(b, a)| b - a)).fold(0.0, f64::max);
    let (mut best, mut at) = (known - BETTER, None);
    for level in levels.into_iter().chain(between) {
        let (most, ..) = hardest(level, 12, best);
        if most < best {
            (best, at) = (most, Some(level));
        }
    }
    let mut at = at?;
    let mut step = spacing / 10.0;
    for _ in 0..30 {
        let sides = [at - step, at + step].map(|level| level.clamp(lowest, highest));
        let better = sides.into_iter().map(|level| (level, hardest(level, 30, best).0)).find(|(_, most)| *most < best);
        match better {
            Some((level, most)) => (at, best) = (level, most),
            None => step /= 2.0,
        }
    }
    let (_, low, high) = hardest(at, 50, f64::INFINITY);
    mixed(leader, challenger, w, at, [&mixture(at, low)?, &mixture(at, high)?])
}

/// The goals that a row has, with their values.
fn present(row: &Standing) -> impl Iterator<Item = (usize, f64)> + '_ {
    let all = row.bent.iter().zip(&row.present).enumerate();
    all.filter(|(_, (_, present))| **present == 1.0).map(|(goal, (bent, _))| (goal, *bent))
}

/// So little weight on a row's goals shows what its score would be.
const HAIR: f64 = 1e-9;

/// Less weight than this is none.
const LEAST: f64 = 1e-8;

/// What a row keeps at least on its goals: without any weight there it has no score.
const KEPT: f64 = 1e-6;

/// How much weight can leave goal `k` so that every row that has it keeps a score.
fn spare(rows: [&Standing; 2], w: &[f64], k: usize) -> f64 {
    let at = |values: &[f64]| values.get(k).copied().unwrap_or(0.0);
    rows.into_iter().filter(|row| at(&row.present) == 1.0).map(|row| held(row, w) - KEPT).fold(at(w), f64::min)
}

/// The weight of a row's goals.
fn held(row: &Standing, w: &[f64]) -> f64 {
    row.present.iter().zip(w).map(|(present, weight)| present * weight).sum()
}

/// Two answers to neighbouring mixtures, joined so that the leader comes down to the level and, as both answers meet the
/// same mixture, the challenger up to it; then as little of that as leaves the two rows level.
fn mixed(
    leader: &Standing,
    challenger: &Standing,
    w: &[f64],
    level: f64,
    [one, other]: [&Reallocation; 2],
) -> Option<Reallocation> {
    let change =
        |part: f64| -> Vec<f64> { one.change.iter().zip(&other.change).map(|(a, b)| a + (b - a) * part).collect() };
    let above = |change: &[f64]| -> f64 {
        let side = |((g, p), (weight, change)): ((&f64, &f64), (&f64, &f64))| p * (g - level) * (weight + change);
        leader.bent.iter().zip(&leader.present).zip(w.iter().zip(change)).map(side).sum()
    };
    let (first, last) = (above(&one.change), above(&other.change));
    let part = (first / (first - last)).clamp(0.0, 1.0);
    let (worst, _) = smallest(present(leader))?;
    let (best, _) = smallest(present(challenger).map(|(goal, bent)| (goal, -bent)))?;
    let left = |change: &[f64], share: f64| {
        let mut moved: Vec<f64> =
            w.iter().zip(change).map(|(weight, change)| (weight + share * change).max(0.0)).collect();
        for (row, goal) in [(leader, worst), (challenger, best)] {
            let lacks = held(row, &moved) < HAIR;
            if let Some(weight) = moved.get_mut(goal).filter(|_| lacks) {
                *weight += HAIR;
            }
        }
        lead(leader, challenger, &moved).unwrap_or(f64::INFINITY)
    };
    let parts = [part, 0.0, 1.0].into_iter().filter(|it| it.is_finite());
    let mut change = parts.map(change).find(|change| left(change, 1.0) <= 1e-8)?;
    let rest = left(&change, 1.0).max(LEVEL);
    let (mut short, mut enough) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = (short + enough) / 2.0;
        if left(&change, middle) <= rest { enough = middle } else { short = middle }
    }
    for it in &mut change {
        *it *= enough;
    }
    Some(Reallocation { amount: change.iter().map(|it| it.max(0.0)).sum(), change })
}

/// Nothing else helps as long as a zero knocks the challenger out: its weight goes where it helps most.
fn free_from_zeros(leader: &Standing, challenger: &Standing, weights: &mut [f64]) -> Option<()> {
    let mut freed = 0.0;
    for (weight, bent) in weights.iter_mut().zip(&challenger.bent) {
        if *bent == f64::NEG_INFINITY {
            freed += std::mem::take(weight);
        }
    }
    if freed > 0.0 {
        let (to, _) = smallest(takers(leader, challenger, &slopes(leader, challenger, weights)?))?;
        if let Some(weight) = weights.get_mut(to) {
            *weight += freed;
        }
    }
    Some(())
}

/// How much the lead changes with each weight: (g − level) ÷ Σ w for a goal that a row has. Weight on a zero of the
/// challenger never helps it.
fn slopes(leader: &Standing, challenger: &Standing, w: &[f64]) -> Option<Vec<f64>> {
    let of = |row: &Standing| {
        let level = row.level(w)?;
        let share: f64 = row.present.iter().zip(w).map(|(present, weight)| present * weight).sum();
        let slope = |(bent, present): (&f64, &f64)| if *present == 1.0 { (bent - level) / share } else { 0.0 };
        Some(row.bent.iter().zip(&row.present).map(slope).collect::<Vec<f64>>())
    };
    Some(
        of(leader)?
            .into_iter()
            .zip(of(challenger)?)
            .map(|(a, b)| if b == f64::NEG_INFINITY { f64::INFINITY } else { a - b })
            .collect(),
    )
}

/// The goals that weight can go to, with their slopes: where both rows have nothing it gives no score.
fn takers<'a>(
    leader: &'a Standing,
    challenger: &'a Standing,
    slopes: &'a [f64],
) -> impl Iterator<Item = (usize, f64)> + 'a {
    let present = leader.present.iter().zip(&challenger.present).map(|(a, b)| a + b > 0.0);
    slopes.iter().copied().enumerate().zip(present).filter_map(|(taker, present)| present.then_some(taker))
}

/// As much of a step as is needed to draw level.
fn last_step(leader: &Standing, challenger: &Standing, w: &[f64], (from, to): (usize, usize), step: f64) -> f64 {
    let left = |moved: f64| {
        let mut weights = w.to_vec();
        shift(&mut weights, from, to, moved);
        lead(leader, challenger, &weights).unwrap_or(0.0)
    };
    if left(step) > 0.0 {
        return step;
    }
    let (mut short, mut enough) = (0.0, step);
    for _ in 0..60 {
        let middle = (short + enough) / 2.0;
        if left(middle) > 0.0 { short = middle } else { enough = middle }
    }
    // Where any weight does, however little, it is still some.
    enough.max(step.min(LEAST))
}
