//! The gamma distribution with scale 1, and with it chi-squared and Poisson: everything that counts.

use std::f64::consts::PI;

use super::{Tail, View, log_excess, normal, solve, stirling_rest};

/// The probabilities below and above `x`: the regularised incomplete gamma functions P(a, x) and Q(a, x).
///
/// Series and continued fraction (DLMF 8.11.4, 8.9.2); near the middle of a large shape Temme's uniform expansion, as
/// the former need about 9 √a terms there.
pub fn tails(shape: f64, x: f64) -> (f64, f64) {
    if x <= 0.0 {
        (0.0, 1.0)
    } else if x == f64::INFINITY {
        (1.0, 0.0)
    } else {
        view(shape, x).tails
    }
}

fn view(shape: f64, x: f64) -> View {
    let density = log_density(shape, x);
    let tails = if shape > 1e4 && (x - shape).abs() < 0.1 * shape {
        near_the_middle(shape, x)
    } else if x < shape + 1.0 {
        let lower = (density / shape * series(shape, x)).min(1.0);
        (lower, 1.0 - lower)
    } else {
        let upper = (density * continued_fraction(shape, x)).min(1.0);
        (1.0 - upper, upper)
    };
    View { tails, density, bend: shape - x }
}

/// The value whose tail has the probability `p`; 0 or ∞ where `p` is not between 0 and 1.
pub fn quantile(shape: f64, p: f64, tail: Tail) -> f64 {
    if p <= 0.0 || p >= 1.0 {
        return if (p <= 0.0) == (tail == Tail::Lower) { 0.0 } else { f64::INFINITY };
    }
    // From the nearer end, where the probability is exact.
    if p > 0.5 {
        return quantile(shape, 1.0 - p, if tail == Tail::Lower { Tail::Upper } else { Tail::Lower });
    }
    // Wilson and Hilferty (1931) start near enough, except where most of the mass hugs zero: there P is nearly x^a ÷
    // Γ(a + 1).
    let cube = 1.0 - 1.0 / (9.0 * shape) + normal::at_tail(p, tail) / (3.0 * shape.sqrt());
    let mut x = shape * cube.powi(3);
    if cube < 0.2 || shape < 0.3 {
        let lower = if tail == Tail::Lower { p } else { 1.0 - p };
        let ln_gamma = stirling_rest(shape) + 0.5 * (2.0 * PI * shape).ln() + shape * shape.ln() - shape;
        x = ((lower.ln() + ln_gamma) / shape).exp();
    }
    if x < f64::MIN_POSITIVE {
        return 0.0;
    }
    let last = solve(p, tail, |step| {
        x *= step.exp();
        view(shape, x)
    });
    x * last.exp()
}

/// The probability of exactly `count` events where `mean` are expected.
pub fn poisson(count: f64, mean: f64) -> f64 {
    if count <= 0.0 { (-mean).exp() } else { log_density(count, mean) / count }
}

/// The probability of at most `count` events where `mean` are expected.
pub fn poisson_at_most(count: f64, mean: f64) -> f64 {
    if count < 0.0 { 0.0 } else { tails(count + 1.0, mean).1 }
}

/// The density of ln x: x^a e^−x ÷ Γ(a), in Loader's form, which does not subtract large numbers.
fn log_density(shape: f64, x: f64) -> f64 {
    let exponent = -stirling_rest(shape) - shape * log_excess(x / shape, (x - shape) / shape);
    (shape / (2.0 * PI)).sqrt() * exponent.exp()
}

fn series(shape: f64, x: f64) -> f64 {
    let (mut sum, mut term, mut place) = (1.0, 1.0, shape);
    while term > sum * 1e-17 {
        place += 1.0;
        term *= x / place;
        sum += term;
    }
    sum
}

fn continued_fraction(shape: f64, x: f64) -> f64 {
    // Lentz's method on Legendre's fraction: x > a + 1, so no denominator vanishes.
    let mut below = x + 1.0 - shape;
    let mut c = 1e300;
    let mut d = 1.0 / below;
    let mut value = d;
    for k in 1..20_000 {
        let k = f64::from(k);
        let above = -k * (k - shape);
        below += 2.0;
        d = 1.0 / (above * d + below);
        c = below + above / c;
        let factor = c * d;
        value *= factor;
        if factor.is_nan() || (factor - 1.0).abs() < 2.5e-16 {
            break;
        }
    }
    value
}

/// Temme's expansion (DLMF 8.12.3) for a shape above 10⁴ and x within a tenth of it.
fn near_the_middle(shape: f64, x: f64) -> (f64, f64) {
    let u = (x - shape) / shape;
    let half_square = log_excess(1.0 + u, u);
    let eta = (2.0 * half_square).sqrt().copysign(u);
    let rest =
        TEMME.iter().rev().fold(0.0, |sum, row| sum / shape + row.iter().rev().fold(0.0, |sum, it| sum * eta + it));
    let exponent = shape * half_square;
    let rest = rest * (-exponent).exp() / (2.0 * PI * shape).sqrt();
    // Q(½, y²) is erfc(y).
    let far = 0.5 * tails(0.5, exponent).1;
    if u < 0.0 { (far - rest, 1.0 - far + rest) } else { (1.0 - far - rest, far + rest) }
}

/// Coefficients of c₀ … c₃ in powers of η, by recursion (DLMF 8.12) in exact fractions. With the limits above,
/// what is left out is below 1e-17.
const TEMME: [&[f64]; 4] = [
    &[
        -0.333_333_333_333_333_3,
        0.083_333_333_333_333_33,
        -0.014_814_814_814_814_815,
        0.001_157_407_407_407_407_3,
        0.000_352_733_686_067_019_4,
        -0.000_178_755_144_032_921_8,
        3.919_263_178_522_438e-5,
        -2.185_448_510_679_992e-6,
        -1.854_062_210_715_16e-6,
        8.296_711_340_953_087e-7,
        -1.766_595_273_682_607_8e-7,
    ],
    &[
        -0.001_851_851_851_851_852,
        -0.003_472_222_222_222_222,
        0.002_645_502_645_502_645_4,
        -0.000_990_226_337_448_559_6,
        0.000_205_761_316_872_427_98,
        -4.018_775_720_164_609e-7,
        -1.809_855_033_448_997_7e-5,
        7.649_160_916_081_11e-6,
    ],
    &[0.004_133_597_883_597_883, -0.002_681_327_160_493_827_3, 0.000_771_604_938_271_604_9, 2.009_387_860_082_304_7e-6],
    &[0.000_649_434_156_378_600_8, 0.000_229_472_093_621_399_17],
];
