//! The slope of engagement over size that no single outlier can turn: the median of the slopes between all pairs of
//! rows.

use super::Pair;
use super::size::{note_thin_ground, sizes};
use super::special::{normal, outside};
use crate::engine::language::Text;
use crate::method::answer::{number, object};
use crate::method::entry::{Entry, Example, Input, Kind};
use crate::order;

/// A slope with its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slope {
    /// The median slope.
    pub slope: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// The slope of ln rate over ln followers of at least three rows of different size, all above zero; `None` otherwise.
pub fn theil_sen(rows: &[Pair], confidence: f64) -> Option<Slope> {
    let present: Vec<(f64, f64)> = rows.iter().flatten().copied().collect();
    if present.len() < 3 || present.iter().any(|(followers, rate)| !(*followers > 0.0 && *rate > 0.0)) {
        return None;
    }
    median_slope(&present.iter().map(|(followers, rate)| (followers.ln(), rate.ln())).collect::<Vec<_>>(), confidence)
}

/// The median slope of y over x, with the interval of Sen (1968), as `scipy.stats.theilslopes` gives them.
pub fn median_slope(points: &[(f64, f64)], confidence: f64) -> Option<Slope> {
    let slopes = Slopes::between(points);
    let n_slopes = slopes.len();
    let last = n_slopes.checked_sub(1)?;
    // Sen's equation 2.6: the variance of Kendall's sum, less what ties take away.
    let share = |k: usize| k as f64 * (k as f64 - 1.0) * (2.0 * k as f64 + 5.0);
    let ties = |values: Vec<f64>| repeats(values).map(share).sum::<f64>();
    let variance = share(points.len())
        - ties(points.iter().map(|it| it.0).collect())
        - ties(points.iter().map(|it| it.1).collect());
    let reach = -normal::quantile(outside(confidence)?) * (variance / 18.0).max(0.0).sqrt();
    let place = |number: f64| (number.max(0.0) as u64).min(last);
    Some(Slope {
        slope: 0.5 * (slopes.at(last / 2)? + slopes.at(n_slopes / 2)?),
        low: slopes.at(place(((n_slopes as f64 - reach) / 2.0).round_ties_even() - 1.0))?,
        high: slopes.at(place(((n_slopes as f64 + reach) / 2.0).round_ties_even()))?,
    })
}

/// The slopes between all pairs of points, smallest first.
enum Slopes {
    /// One by one.
    Listed(Vec<f64>),
    /// Too many to list: the points by x, how many slopes there are between them, and how many pairs of equal points.
    Counted { points: Vec<(f64, f64)>, n_slopes: u64, n_twins: u64 },
}

impl Slopes {
    /// A list of half a million slopes is four megabytes; 10,000 rows would need 400.
    const MOST_LISTED: usize = 1_000;

    fn between(points: &[(f64, f64)]) -> Slopes {
        let mut points = points.to_vec();
        order::by(&mut points, |a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        if points.len() <= Self::MOST_LISTED {
            let mut slopes = Vec::new();
            let mut rest = points.as_slice();
            while let [first, others @ ..] = rest {
                let later = others.iter().filter(|it| it.0 > first.0);
                slopes.extend(later.map(|it| (it.1 - first.1) / (it.0 - first.0)));
                rest = others;
            }
            order::numbers(&mut slopes);
            return Slopes::Listed(slopes);
        }
        let pairs = |n: usize| n as u64 * (n as u64).saturating_sub(1) / 2;
        let same_x: u64 = points.chunk_by(|a, b| a.0 == b.0).map(|it| pairs(it.len())).sum();
        let n_twins = points.chunk_by(|a, b| a == b).map(|it| pairs(it.len())).sum();
        Slopes::Counted { n_slopes: pairs(points.len()) - same_x, n_twins, points }
    }

    fn len(&self) -> u64 {
        match self {
            Slopes::Listed(slopes) => slopes.len() as u64,
            Slopes::Counted { n_slopes, .. } => *n_slopes,
        }
    }

    /// The slope at this place, from 0.
    fn at(&self, place: u64) -> Option<f64> {
        match self {
            Slopes::Listed(slopes) => slopes.get(usize::try_from(place).ok()?).copied(),
            Slopes::Counted { points, n_slopes, n_twins } if place < *n_slopes => {
                // The smallest number that more than `place` slopes do not exceed, by halving the range of all numbers:
                // their bits are in their order once those of negative ones are turned round.
                let value = |order: i64| f64::from_bits((order ^ ((order >> 63) as u64 >> 1) as i64) as u64);
                let (mut low, mut high) = (i64::MIN, i64::MAX);
                while low < high {
                    let middle = (low & high) + ((low ^ high) >> 1);
                    let slope = value(middle);
                    let few = if slope.is_nan() { middle < 0 } else { at_most(points, slope) - n_twins <= place };
                    if few {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
                Some(value(low)).filter(|it| it.is_finite())
            }
            Slopes::Counted { .. } => None,
        }
    }
}

/// How many pairs of points, sorted by x and then y, have a slope of at most `slope`, twins included: as many as stand
/// in wrong or equal order once the line of that slope is taken away. Counted while merging (Knight 1966).
fn at_most(points: &[(f64, f64)], slope: f64) -> u64 {
    let mut heights: Vec<f64> = points.iter().map(|(x, y)| y - slope * x).collect();
    let mut sorted = heights.clone();
    let (mut width, mut count) = (1, 0);
    while width < heights.len() {
        sorted.clear();
        for block in heights.chunks(2 * width) {
            let (mut left, mut right) = block.split_at(width.min(block.len()));
            while let ([a, left_rest @ ..], [b, right_rest @ ..]) = (left, right) {
                if b <= a {
                    count += left.len() as u64;
                    sorted.push(*b);
                    right = right_rest;
                } else {
                    sorted.push(*a);
                    left = left_rest;
                }
            }
            sorted.extend_from_slice(left);
            sorted.extend_from_slice(right);
        }
        std::mem::swap(&mut heights, &mut sorted);
        width *= 2;
    }
    count
}

/// How often each value occurs.
fn repeats(mut values: Vec<f64>) -> impl Iterator<Item = usize> {
    order::numbers(&mut values);
    let counts: Vec<usize> = values.chunk_by(|a, b| a == b).map(<[f64]>::len).collect();
    counts.into_iter()
}

/// The formula of this file.
pub static ENTRIES: &[Entry] = &[Entry {
    name: "theil_sen",
    title: Text { de: "Robuste Steigung (Theil-Sen)", en: "Robust slope (Theil-Sen)" },
    purpose: Text {
        de: "Wie die Rate mit der Größe fällt, ohne dass ein einzelnes ungewöhnliches Konto das Bild dreht.",
        en: "How the rate falls with size, without a single unusual account turning the picture.",
    },
    inputs: &[
        Input::required("followers", Kind::Numbers),
        Input::required("rate", Kind::Numbers),
        Input::optional("confidence", Kind::Number, "0.95"),
    ],
    formula: Text {
        de: "Median von (ln Rateⱼ − ln Rateᵢ) ÷ (ln Followerⱼ − ln Followerᵢ) über alle Paare",
        en: "median of (ln rateⱼ − ln rateᵢ) ÷ (ln followersⱼ − ln followersᵢ) over all pairs",
    },
    source: "Sen 1968, Journal of the American Statistical Association 63, 1379; as scipy.stats.theilslopes",
    examples: &[Example {
        inputs: r#"{"followers": [100, 1000, 10000, 100000], "rate": [0.08, 0.05, 0.02, 0.015]}"#,
        value: r#"{"slope": -0.251886140976, "low": -0.397940008672, "high": -0.124938736608}"#,
    }],
    run: |inputs| {
        let rows = sizes(inputs)?;
        let confidence = inputs.share("confidence")?;
        let slope = theil_sen(&rows, confidence).ok_or_else(super::out_of_range)?;
        note_thin_ground(inputs, &rows);
        Ok(object([("slope", number(slope.slope)), ("low", number(slope.low)), ("high", number(slope.high))]))
    },
}];
