//! The stretch of a long list that is shown. It grows on request up to a bound; beyond it the other end leaves, since a page of tens of
//! thousands of cells is slow at everything, not only where they stand.

/// From the first row shown to before the end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// The first row that is shown.
    pub first: usize,
    /// The one behind the last.
    pub end: usize,
}

impl Stretch {
    /// The first `n` rows.
    pub fn beginning(n: usize) -> Self {
        Stretch { first: 0, end: n }
    }

    /// As much of it as a list of `len` rows has: where it ends before the stretch begins, its end.
    pub fn within(self, len: usize) -> Self {
        let end = self.end.min(len);
        let first = if self.first < end { self.first } else { end.saturating_sub(self.end - self.first) };
        Stretch { first, end }
    }

    /// With `n` further rows, at most `most` in all.
    pub fn on(self, n: usize, most: usize) -> Self {
        let end = self.end + n;
        Stretch { first: self.first.max(end.saturating_sub(most)), end }
    }

    /// With `n` earlier rows, at most `most` in all.
    pub fn back(self, n: usize, most: usize) -> Self {
        let first = self.first.saturating_sub(n);
        Stretch { first, end: self.end.min(first + most) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn len(it: Stretch) -> usize {
        it.end - it.first
    }

    #[test]
    fn a_list_of_any_length_is_walked_through_and_never_shown_whole() {
        const LEN: usize = 1_003;
        let mut stretch = Stretch::beginning(20).within(LEN);
        let mut seen = len(stretch);
        while stretch.end < LEN {
            let next = stretch.on(50.min(LEN - stretch.end), 100).within(LEN);
            assert!(next.first <= stretch.end, "no row is passed over");
            seen += next.end - stretch.end;
            stretch = next;
            assert!(len(stretch) <= 100, "{stretch:?}");
        }
        assert_eq!((seen, stretch), (LEN, Stretch { first: 903, end: 1_003 }));
        while stretch.first > 0 {
            let next = stretch.back(50, 100).within(LEN);
            assert!(next.end >= stretch.first && len(next) <= 100, "{next:?}");
            stretch = next;
        }
        assert_eq!(stretch, Stretch { first: 0, end: 100 });
    }

    #[test]
    fn a_shorter_list_is_shown_from_its_end() {
        let cases = [
            (Stretch { first: 100, end: 150 }, 1_000, (100, 150)),
            (Stretch { first: 100, end: 150 }, 120, (100, 120)),
            (Stretch { first: 100, end: 150 }, 100, (50, 100)),
            (Stretch { first: 100, end: 150 }, 30, (0, 30)),
            (Stretch { first: 0, end: 20 }, 0, (0, 0)),
        ];
        for (stretch, len, (first, end)) in cases {
            assert_eq!(stretch.within(len), Stretch { first, end }, "{stretch:?} of {len}");
        }
    }
}
