//! The functions behind the intervals: normal, gamma, beta and Student's t, and how they are inverted.
//!
//! Own code and not a crate, for a measured reason: against 50-digit arithmetic, statrs 0.19 has no digit of the
//! incomplete beta function right in the middle of 10 million cases (its continued fraction stops after 140 steps) and
//! loses eight digits of the incomplete gamma function there; `1 - x` takes the small upper tails of both. A channel
//! with ten million interactions is everyday business here. What follows keeps 13 digits up to there, and beyond it
//! what the rounding of the inputs leaves (`tests/stats.rs`).

pub mod beta;
pub mod gamma;
pub mod normal;

use std::f64::consts::PI;

/// Which end of a distribution a probability is counted from. Small probabilities are only exact from their own end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tail {
    /// From the smallest value up.
    Lower,
    /// From the largest value down.
    Upper,
}

/// t − 1 − ln t for t = 1 + `excess`, without the cancellation that the plain expression suffers near one.
///
/// From ln t = 2 artanh(r) with r = (t − 1) ÷ (t + 1) (Abramowitz and Stegun 4.1.29). Both forms of t are asked for, as
/// each holds digits that the other has lost.
fn log_excess(t: f64, excess: f64) -> f64 {
    if !(0.6..=1.7).contains(&t) {
        return excess - t.ln();
    }
    let r = excess / (2.0 + excess);
    let squared = r * r;
    // r² is at most 1/14, so that 14 terms leave less than the last digit.
    let series = (0..14).rev().fold(0.0, |sum, k| sum * squared + 1.0 / f64::from(2 * k + 3));
    r * (excess - 2.0 * squared * series)
}

/// What Stirling's formula leaves: ln Γ(a + 1) − ½ ln(2πa) − a ln a + a (Loader 2000, "Fast and accurate computation of
/// binomial probabilities").
fn stirling_rest(a: f64) -> f64 {
    // Below 12 the series (DLMF 5.11.1) is too short; Γ(a + 1) = Γ(a + n + 1) ÷ ((a + 1) … (a + n)) climbs there.
    if a < 12.0 {
        let mut product = 1.0;
        let mut high = a;
        while high < 12.0 {
            high += 1.0;
            product *= high;
        }
        let ln_gamma = 0.5 * (2.0 * PI * high).ln() + high * high.ln() - high + stirling_series(high) - product.ln();
        return ln_gamma - 0.5 * (2.0 * PI * a).ln() - a * a.ln() + a;
    }
    stirling_series(a)
}

fn stirling_series(a: f64) -> f64 {
    const TERMS: [f64; 7] =
        [1.0 / 12.0, -1.0 / 360.0, 1.0 / 1260.0, -1.0 / 1680.0, 1.0 / 1188.0, -691.0 / 360360.0, 1.0 / 156.0];
    let inverse = 1.0 / (a * a);
    TERMS.iter().rev().fold(0.0, |sum, term| sum * inverse + term) / a
}

/// A distribution seen from one point, on the scale (ln x, ln odds) on which its density is log-concave.
struct View {
    /// The probabilities below and above.
    tails: (f64, f64),
    /// The density.
    density: f64,
    /// The derivative of its logarithm.
    bend: f64,
}

/// Where a tail takes the probability `target`, by Halley's method on the logarithm of the tail.
///
/// `at` moves the point by a step and looks at the distribution from there; what is answered is the last step, still to
/// be made. The logarithm of either tail of a log-concave density is concave, so that steps cannot run away; limiting
/// them keeps a far start from underflow.
fn solve(target: f64, tail: Tail, mut at: impl FnMut(f64) -> View) -> f64 {
    const LARGEST_STEP: f64 = 4.0;
    // The method is cubic: a step made from here leaves less than the last digit.
    const NEAR: f64 = 1e-5;
    let mut step = 0.0;
    for _ in 0..400 {
        let View { tails, density, bend } = at(step);
        let (probability, sign) = match tail {
            Tail::Lower => (tails.0, 1.0),
            Tail::Upper => (tails.1, -1.0),
        };
        if probability.is_nan() || density.is_nan() {
            return 0.0;
        }
        if probability == 0.0 || density == 0.0 {
            // Underflow: back towards the middle.
            step = sign * LARGEST_STEP / 2.0;
            continue;
        }
        let gap = (target / probability).ln();
        let rate = sign * density / probability;
        let newton = gap / rate;
        step = newton / (1.0 + 0.5 * newton * (bend - rate)).clamp(0.5, 2.0);
        if gap.abs() < NEAR {
            return step;
        }
        step = step.clamp(-LARGEST_STEP, LARGEST_STEP);
    }
    0.0
}

/// The probability that lies outside an interval, on each side; `None` where the confidence is not between 0 and 1.
pub(crate) fn outside(confidence: f64) -> Option<f64> {
    (confidence > 0.0 && confidence < 1.0).then(|| (1.0 - confidence) / 2.0)
}
