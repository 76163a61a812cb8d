//! Seeded draws for the noise of counts. The same seed gives the same draws on every machine.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

use super::special::normal;

/// A stream of draws.
#[derive(Clone, Debug)]
pub struct Sampler(ChaCha8Rng);

impl Sampler {
    /// The stream `stream` of this seed. Streams are independent: give each row or each draw its own, and adding one
    /// changes no other.
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(stream);
        Sampler(rng)
    }

    /// Evenly between 0 and 1, both left out.
    pub fn uniform(&mut self) -> f64 {
        ((self.0.next_u64() >> 11) as f64 + 0.5) * f64::EPSILON / 2.0
    }

    /// From the standard normal distribution. By its quantile: one uniform number each, so that a difference in the
    /// last digit between machines can never shift what is drawn next.
    pub fn normal(&mut self) -> f64 {
        normal::quantile(self.uniform())
    }

    /// From the gamma distribution with scale 1; `shape` above 0. Marsaglia and Tsang (2000).
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            // A gamma of one more, times a power of a uniform number.
            return self.gamma(shape + 1.0) * self.uniform().powf(1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        loop {
            let x = self.normal();
            let v = (1.0 + c * x).powi(3);
            if v <= 0.0 {
                continue;
            }
            let u = self.uniform();
            // The first test accepts 98 in 100 and needs no logarithm.
            if u < 1.0 - 0.0331 * x.powi(4) || u.ln() < 0.5 * x * x + d * (1.0 - v + v.ln()) {
                return d * v;
            }
        }
    }

    /// From the beta distribution; `a` and `b` above 0.
    pub fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (a, b) = (self.gamma(a), self.gamma(b));
        if a > 0.0 || b > 0.0 { a / (a + b) } else { 0.5 }
    }
}
