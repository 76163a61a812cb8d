//! The beta distribution, and with it binomial and Student's t: everything that is a share.

use std::f64::consts::PI;

use super::{Tail, View, log_excess, normal, solve, stirling_rest};

/// The probabilities below and above `x`: the regularised incomplete beta function and its complement.
pub fn tails(a: f64, b: f64, x: f64) -> (f64, f64) {
    tails_of_pair(a, b, x, 1.0 - x)
}

/// The value whose tail has the probability `p`.
pub fn quantile(a: f64, b: f64, p: f64, tail: Tail) -> f64 {
    let odds = odds(a, b, p, tail);
    if odds == f64::INFINITY { 1.0 } else { odds / (1.0 + odds) }
}

/// The value of Student's t with `df` degrees of freedom that is exceeded with probability `p`, for `p` up to one half.
pub fn student_t(df: f64, p: f64) -> f64 {
    // Both tails of t together are I of (½ df, ½) at df ÷ (df + t²) (Abramowitz and Stegun 26.5.27).
    (df / odds(0.5 * df, 0.5, 2.0 * p, Tail::Lower)).sqrt()
}

/// The probability of exactly `k` of `n` where each has the probability `p`.
pub fn binomial(k: f64, n: f64, p: f64) -> f64 {
    if k <= 0.0 {
        return (n * (-p).ln_1p()).exp();
    }
    if k >= n {
        return (n * p.ln()).exp();
    }
    // x^k y^(n−k) ÷ B(k, n − k) is k (n − k) ÷ n of it.
    log_odds_density(k, n - k, p, 1.0 - p) * n / (k * (n - k))
}

/// The probability of at most `k` of `n` where each has the probability `p`, and of more.
pub fn binomial_tails(k: f64, n: f64, p: f64) -> (f64, f64) {
    if k < 0.0 {
        (0.0, 1.0)
    } else if k >= n {
        (1.0, 0.0)
    } else {
        let (more, at_most) = tails(k + 1.0, n - k, p);
        (at_most, more)
    }
}

/// x ÷ (1 − x) for the value x whose tail has the probability `p`: exact at both ends of the range.
fn odds(a: f64, b: f64, p: f64, tail: Tail) -> f64 {
    if p <= 0.0 || p >= 1.0 {
        return if (p <= 0.0) == (tail == Tail::Lower) { 0.0 } else { f64::INFINITY };
    }
    // From the nearer end, where the probability is exact.
    if p > 0.5 {
        return odds(a, b, 1.0 - p, if tail == Tail::Lower { Tail::Upper } else { Tail::Lower });
    }
    // ln odds has about the mean ln(a ÷ b) and the variance 1 ÷ a + 1 ÷ b.
    let mut odds = (a / b) * (normal::at_tail(p, tail) * (1.0 / a + 1.0 / b).sqrt()).exp();
    let within = |odds: f64| odds.clamp(f64::MIN_POSITIVE, f64::MAX);
    let last = solve(p, tail, |step| {
        odds = within(odds * step.exp());
        view(a, b, odds / (1.0 + odds), 1.0 / (1.0 + odds))
    });
    within(odds * last.exp())
}

/// As [`tails`], with y = 1 − x given, which may hold digits that the subtraction would lose.
pub fn tails_of_pair(a: f64, b: f64, x: f64, y: f64) -> (f64, f64) {
    if x <= 0.0 {
        (0.0, 1.0)
    } else if y <= 0.0 {
        (1.0, 0.0)
    } else {
        view(a, b, x, y).tails
    }
}

fn view(a: f64, b: f64, x: f64, y: f64) -> View {
    let density = log_odds_density(a, b, x, y);
    let tails = if x * (a + b + 2.0) < a + 1.0 {
        let lower = (density * continued_fraction(a, b, x, y)).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (density * continued_fraction(b, a, y, x)).min(1.0);
        (1.0 - upper, upper)
    };
    View { tails, density, bend: a * y - b * x }
}

/// The density of the log odds: x^a y^b ÷ B(a, b), in Loader's form, which does not subtract large numbers.
fn log_odds_density(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let n = a + b;
    // How far x is from the mean, times n: no digit is lost, as neither term is near 1.
    let off = b * x - a * y;
    let exponent = stirling_rest(n)
        - stirling_rest(a)
        - stirling_rest(b)
        - a * log_excess(n * x / a, off / a)
        - b * log_excess(n * y / b, -off / b);
    (a / n * b / (2.0 * PI)).sqrt() * exponent.exp()
}

/// Lentz's method on the fraction of DiDonato and Morris (1992, TOMS 708, `bfrac`), which needs a few √max(a, b) steps.
/// It takes x and y = 1 − x side by side, where the better known one (DLMF 8.17.22) loses what y alone knows.
fn continued_fraction(a: f64, b: f64, x: f64, y: f64) -> f64 {
    let step = |m: f64| m * (b - m) * x / (a + 2.0 * m - 1.0);
    let off = a * y - b * x + 1.0;
    let mut value = a * off / (a + 1.0);
    let mut c = value;
    let mut d = 0.0;
    for m in 1..2_000_000 {
        let m = f64::from(m);
        let above = (a + m - 1.0) * (a + b + m - 1.0) * step(m) * x / (a + 2.0 * m - 1.0);
        let below = m + step(m) + (a + m) * (off + m * (1.0 + y)) / (a + 2.0 * m + 1.0);
        d = 1.0 / (below + above * d);
        c = below + above / c;
        let factor = c * d;
        value *= factor;
        if factor.is_nan() || (factor - 1.0).abs() < 2.5e-16 {
            break;
        }
    }
    1.0 / value
}
