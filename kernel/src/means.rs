//! The three means, and the scale on which each of them is a weighted sum.

/// The weighted mean that is taken inside a goal and across goals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mean {
    /// Σ w u: a weakness can be made up for.
    #[default]
    Arithmetic,
    /// exp Σ w ln u: a weakness costs more the weaker it is; a zero knocks out.
    Geometric,
    /// 1 ÷ Σ (w ÷ u): the weakest value decides most; a zero knocks out.
    Harmonic,
}

impl Mean {
    /// The contract's words, in the order of the variants.
    pub const IDS: &'static [&'static str] = &["arithmetic", "geometric", "harmonic"];

    /// The mean of this name.
    pub fn from_id(id: &str) -> Option<Self> {
        match id {
            "arithmetic" => Some(Mean::Arithmetic),
            "geometric" => Some(Mean::Geometric),
            "harmonic" => Some(Mean::Harmonic),
            _ => None,
        }
    }

    /// The scale on which this mean is a weighted sum: u, ln u, −1 ÷ u. It keeps the order; a zero becomes −∞ under the
    /// geometric and harmonic mean.
    pub fn bend(self, u: f64) -> f64 {
        match self {
            Mean::Arithmetic => u,
            Mean::Geometric if u <= 0.0 => f64::NEG_INFINITY,
            Mean::Geometric => u.ln(),
            Mean::Harmonic if u <= 0.0 => f64::NEG_INFINITY,
            Mean::Harmonic => -1.0 / u,
        }
    }

    /// Back from the scale of [`Mean::bend`].
    pub fn unbend(self, bent: f64) -> f64 {
        match self {
            Mean::Arithmetic => bent,
            Mean::Geometric => bent.exp(),
            Mean::Harmonic if bent == f64::NEG_INFINITY => 0.0,
            Mean::Harmonic => -1.0 / bent,
        }
    }

    /// Whether a negative value makes the mean meaningless.
    pub fn refuses_negative(self) -> bool {
        self != Mean::Arithmetic
    }
}
