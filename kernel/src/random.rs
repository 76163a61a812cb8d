//! Seeded random numbers. The same seed gives the same numbers on every machine: nothing here but the four basic
//! operations and the square root, which all round alike everywhere.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub struct Random(ChaCha8Rng);

impl Random {
    /// The stream of this seed.
    pub fn new(seed: u64) -> Self {
        Random(ChaCha8Rng::seed_from_u64(seed))
    }

    /// Uniform in (0, 1].
    pub fn uniform(&mut self) -> f64 {
        ((self.0.next_u64() >> 11) + 1) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// Normal with mean 0 and variance 1 (Marsaglia's polar method).
    #[inline]
    pub fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let radius = x * x + y * y;
            if radius > 0.0 && radius < 1.0 {
                return x * (-2.0 * ln(radius) / radius).sqrt();
            }
        }
    }

    /// Gamma of this shape (above 0) and scale 1: Marsaglia and Tsang 2000, A simple method for generating gamma
    /// variables. Below a shape of 1 one of shape + 1 times a power of a uniform.
    #[inline]
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape >= 1.0 {
            return self.gamma_of_one_or_more(shape);
        }
        let (gamma, uniform) = (self.gamma_of_one_or_more(shape + 1.0), self.uniform());
        // Whole counts with Jeffreys' half, the same on every machine; the power differs in its last digit.
        gamma * if shape == 0.5 { uniform * uniform } else { (ln(uniform) / shape).exp() }
    }

    #[inline]
    fn gamma_of_one_or_more(&mut self, shape: f64) -> f64 {
        let d = shape.clamp(1.0, 1e15) - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let root = 1.0 + c * x;
            let v = root * root * root;
            if v > 0.0 && ln(self.uniform()) < 0.5 * x * x + d - d * v + d * ln(v) {
                return d * v;
            }
        }
    }

    /// Gamma of a whole-number shape: −ln of the product of as many uniforms, which is quicker where they are few.
    fn gamma_whole(&mut self, shape: u32) -> f64 {
        /// From here on the rejection above is quicker.
        const MANY: u32 = 48;
        /// So many uniforms of at least 2⁻⁵³ each cannot underflow.
        const SAFE: u32 = 16;
        if shape > MANY {
            return self.gamma(f64::from(shape));
        }
        let (mut gamma, mut left) = (0.0, shape);
        while left > 0 {
            let mut product = 1.0;
            for _ in 0..left.min(SAFE) {
                product *= self.uniform();
            }
            gamma -= ln(product);
            left = left.saturating_sub(SAFE);
        }
        gamma
    }
}

/// Weights from a Dirichlet distribution with whole-number parameters.
#[derive(Clone, Debug)]
pub struct Dirichlet {
    random: Random,
    alpha: Vec<u32>,
}

impl Dirichlet {
    /// For this alpha per goal, from this seed; a goal with 0 weighs nothing.
    pub fn new(alpha: &[u32], seed: u64) -> Self {
        Dirichlet { random: Random::new(seed), alpha: alpha.to_vec() }
    }

    /// Fills `weights` with the next draw; they sum to 1.
    ///
    /// Each is a gamma variate divided by their sum. (Normalising plain uniforms would favour the middle.)
    #[inline(never)]
    pub fn fill(&mut self, weights: &mut [f64]) {
        let mut sum = 0.0;
        for (weight, alpha) in weights.iter_mut().zip(&self.alpha) {
            *weight = self.random.gamma_whole(*alpha);
            sum += *weight;
        }
        let scale = if sum > 0.0 { 1.0 / sum } else { 0.0 };
        for weight in weights {
            *weight *= scale;
        }
    }
}

/// The natural logarithm of a normal positive number, to 1e-12, which is plenty for a draw: the exponent, and
/// 2 artanh((m − 1) ÷ (m + 1)) as a series for the mantissa in √½..√2. The library's differs in the last digit from
/// machine to machine.
#[inline]
fn ln(x: f64) -> f64 {
    /// The bits of √½.
    const ROOT: u64 = 0x3fe6_a09e_667f_3bcd;
    const FRACTION: u64 = (1 << 52) - 1;
    /// artanh(s) ÷ s in powers of s², of which the first one left out is below 1e-12.
    const SERIES: [f64; 7] = [1.0, 1.0 / 3.0, 1.0 / 5.0, 1.0 / 7.0, 1.0 / 9.0, 1.0 / 11.0, 1.0 / 13.0];
    let steps = x.to_bits().wrapping_sub(ROOT);
    let exponent = (steps as i64 >> 52) as f64;
    let mantissa = f64::from_bits((steps & FRACTION).wrapping_add(ROOT));
    let s = (mantissa - 1.0) / (mantissa + 1.0);
    let z = s * s;
    // Spelt out, because a build for size does not unroll a loop.
    let [a, b, c, d, e, f, g] = SERIES;
    let series = (((((g * z + f) * z + e) * z + d) * z + c) * z + b) * z + a;
    exponent * std::f64::consts::LN_2 + 2.0 * s * series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logarithm_is_one() {
        let mut x = f64::MIN_POSITIVE;
        while x < 1e300 {
            assert!((ln(x) - x.ln()).abs() <= 1e-12 * x.ln().abs().max(1.0), "{x}: {} {}", ln(x), x.ln());
            x *= 1.0371;
        }
        assert_eq!(ln(1.0), 0.0);
    }

    #[test]
    fn draws_have_the_mean_and_variance_of_their_distribution() {
        // Dirichlet: mean a/A, variance a(A − a)/(A²(A + 1)); one alpha above the switch to rejection.
        for alpha in [vec![1, 1, 1], vec![1, 4, 17, 60], vec![2, 0, 3]] {
            let (mut dirichlet, n) = (Dirichlet::new(&alpha, 7), 40_000);
            let mut weights = vec![0.0; alpha.len()];
            let (mut sums, mut squares) = (vec![0.0; alpha.len()], vec![0.0; alpha.len()]);
            for _ in 0..n {
                dirichlet.fill(&mut weights);
                for (j, weight) in weights.iter().enumerate() {
                    sums[j] += weight / n as f64;
                    squares[j] += weight * weight / n as f64;
                }
            }
            let total: f64 = alpha.iter().map(|it| f64::from(*it)).sum();
            for (j, a) in alpha.iter().map(|it| f64::from(*it)).enumerate() {
                let variance = a * (total - a) / (total * total * (total + 1.0));
                assert!((sums[j] - a / total).abs() < 0.004, "mean of {alpha:?}");
                assert!(
                    (squares[j] - sums[j] * sums[j] - variance).abs() < 0.02 * variance + 1e-12,
                    "variance of {alpha:?}"
                );
            }
        }
    }

    #[test]
    fn gammas_have_the_mean_and_variance_of_their_shape() {
        for shape in [0.3, 0.5, 0.8, 1.0, 4.5] {
            let (mut random, n) = (Random::new(3), 40_000);
            let draws: Vec<f64> = (0..n).map(|_| random.gamma(shape)).collect();
            let mean = draws.iter().sum::<f64>() / f64::from(n);
            let variance = draws.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / f64::from(n);
            assert!((mean - shape).abs() < 0.02 * shape, "mean of {shape}: {mean}");
            assert!((variance - shape).abs() < 0.05 * shape, "variance of {shape}: {variance}");
        }
    }

    #[test]
    fn the_same_seed_gives_the_same_draws() {
        let draw = |seed| {
            let mut weights = vec![0.0; 3];
            Dirichlet::new(&[1, 2, 3], seed).fill(&mut weights);
            weights
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }
}
