//! From values to places in a picture, and the round numbers that an axis names.

/// A straight or logarithmic way from values to places.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
    log: bool,
}

impl Scale {
    /// Values from `domain` to places from `range`, in proportion.
    pub fn linear(domain: (f64, f64), range: (f64, f64)) -> Self {
        Scale { low: domain.0, high: domain.1, from: range.0, to: range.1, log: false }
    }

    /// The same by logarithms; the domain has to be above zero.
    pub fn log(domain: (f64, f64), range: (f64, f64)) -> Self {
        Scale { low: domain.0.ln(), high: domain.1.ln(), from: range.0, to: range.1, log: true }
    }

    /// The place of a value.
    pub fn at(&self, value: f64) -> f64 {
        let value = if self.log { value.ln() } else { value };
        if self.high == self.low {
            return (self.from + self.to) / 2.0;
        }
        self.from + (value - self.low) / (self.high - self.low) * (self.to - self.from)
    }

    /// The place of a value, held within the frame.
    pub fn held(&self, value: f64) -> f64 {
        let (low, high) = (self.from.min(self.to), self.from.max(self.to));
        let place = self.at(value);
        // Logarithms of what is not above zero lie at the low end.
        if place.is_nan() { self.from } else { place.clamp(low, high) }
    }
}

/// Round numbers between two values, about `n` of them.
pub(super) fn ticks(low: f64, high: f64, n: usize) -> Vec<f64> {
    let span = high - low;
    if !(span > 0.0 && span.is_finite() && n > 0) {
        return vec![low];
    }
    let raw = span / n as f64;
    let magnitude = 10f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|it| it * magnitude).find(|it| *it >= raw * 0.999);
    let step = step.unwrap_or(10.0 * magnitude);
    let (first, last) = ((low / step - 1e-9).ceil() as i64, (high / step + 1e-9).floor() as i64);
    (first..=last).map(|it| it as f64 * step).collect()
}

/// Round numbers of a logarithmic axis: powers of ten, and 2 and 5 between them where there are few.
pub(super) fn log_ticks(low: f64, high: f64, most: usize) -> Vec<f64> {
    if !(low > 0.0 && high > low && high.is_finite()) {
        return Vec::new();
    }
    let (first, last) = (low.log10().floor() as i32, high.log10().ceil() as i32);
    let of = |steps: &[f64]| -> Vec<f64> {
        let all = (first..=last).flat_map(|power| steps.iter().map(move |step| step * 10f64.powi(power)));
        all.filter(|it| (low * 0.9999..=high * 1.0001).contains(it)).collect()
    };
    let fine = of(&[1.0, 2.0, 5.0]);
    if fine.len() <= most {
        return fine;
    }
    let powers = of(&[1.0]);
    let stride = powers.len().div_ceil(most.max(1)).max(1);
    powers.into_iter().step_by(stride).collect()
}

/// Room around the values of a logarithmic axis.
pub(super) fn log_room(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    let (mut low, mut high) = (f64::INFINITY, 0.0f64);
    for value in values.filter(|it| *it > 0.0 && it.is_finite()) {
        low = low.min(value);
        high = high.max(value);
    }
    (high > 0.0).then(|| {
        let room = (high / low).powf(0.06).max(1.25);
        (low / room, high * room)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_name_round_numbers() {
        for (low, high, n, expected) in [
            (0.0, 100.0, 4, vec![0.0, 50.0, 100.0]),
            (0.0, 100.0, 5, vec![0.0, 20.0, 40.0, 60.0, 80.0, 100.0]),
            (-3.0, 7.0, 5, vec![-2.0, 0.0, 2.0, 4.0, 6.0]),
            (4.0, 4.0, 5, vec![4.0]),
        ] {
            assert_eq!(ticks(low, high, n), expected);
        }
        assert_eq!(log_ticks(100.0, 2000.0, 6), [100.0, 200.0, 500.0, 1000.0, 2000.0]);
        assert_eq!(log_ticks(90.0, 2e6, 6), [100.0, 1e3, 1e4, 1e5, 1e6]);
        assert_eq!(log_ticks(0.0, 10.0, 6), Vec::<f64>::new());
    }

    #[test]
    fn places_are_in_proportion() {
        let scale = Scale::linear((0.0, 50.0), (10.0, 110.0));
        assert_eq!([scale.at(0.0), scale.at(25.0), scale.at(50.0), scale.held(90.0)], [10.0, 60.0, 110.0, 110.0]);
        let log = Scale::log((1.0, 100.0), (0.0, 10.0));
        assert!((log.at(10.0) - 5.0).abs() < 1e-12);
        assert_eq!(log.held(0.0), 0.0);
    }
}
