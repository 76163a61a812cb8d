//! How a value becomes 0 to 1.

/// How a value becomes 0 to 1: what normalising a drawn value needs, with everything else as it was pasted.
#[derive(Clone, Debug, Default)]
pub enum Scale {
    /// Not at all.
    #[default]
    None,
    /// From the value of 0 to the value of 1, held between them.
    Between(f64, f64),
    /// The same with own ends for some rows.
    Own(Vec<Option<(f64, f64)>>),
    /// (x − centre) ÷ spread, not held.
    Free(f64, f64),
    /// The place among these sorted values; the flag turns it round.
    Place(Vec<f64>, bool),
    /// The smallest ÷ x.
    LeastOver(f64),
    /// Rows that are compared among their peers: the place of each row's scale.
    Each(Vec<usize>, Vec<Scale>),
}

impl Scale {
    /// A treated value of this row, held within 0 and 1 (but for z-scores).
    pub(super) fn held(&self, row: usize, value: f64) -> Option<f64> {
        match self {
            Scale::Free(..) => self.free(row, value),
            Scale::Each(places, scales) => scales.get(*places.get(row)?)?.held(row, value),
            _ => self.free(row, value).map(|it| it.clamp(0.0, 1.0)),
        }
    }

    /// The same beyond both ends.
    pub(super) fn free(&self, row: usize, value: f64) -> Option<f64> {
        let between = |(zero, one): (f64, f64)| (value - zero) / (one - zero);
        Some(match self {
            Scale::None => return None,
            Scale::Between(zero, one) => between((*zero, *one)),
            Scale::Own(ends) => between((*ends.get(row)?)?),
            Scale::Free(centre, spread) => (value - centre) / spread,
            Scale::LeastOver(least) => least / value,
            Scale::Place(sorted, turned) => {
                let below = sorted.partition_point(|it| *it < value);
                let upto = sorted.partition_point(|it| *it <= value);
                let place = f64::midpoint(below as f64, upto.saturating_sub(1).max(below) as f64);
                let share = (place / (sorted.len().max(2) - 1) as f64).min(1.0);
                if *turned { 1.0 - share } else { share }
            }
            Scale::Each(places, scales) => return scales.get(*places.get(row)?)?.free(row, value),
        })
    }
}
