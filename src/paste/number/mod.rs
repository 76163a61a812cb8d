//! One cell: what it says, before anybody knows the decimal mark of its column.
//!
//! [`scan()`] looks at the bytes once and gives a [`Cell`]. A [`Figure`] keeps its digits and what its marks testify to, so that
//! the column can decide later and no cell is looked at twice for that.

mod figure;
mod digits;
mod scan;
mod missing;
mod words;
#[cfg(test)]
mod tests;

pub use figure::{Figure, Flags, Marks, Unit};
pub use missing::Gap;
pub use scan::scan;

use crate::engine::language::Text;

/// Whether a cell says that it has nothing.
pub(super) fn is_missing(text: &str) -> bool {
    missing::gap(text.trim()).is_some()
}

/// The unit of time at the beginning of `text`: seconds in one of it, and the word's length.
pub(super) fn time_unit(text: &str) -> Option<(u32, usize)> {
    match words::behind(text)? {
        (words::Word::Unit(Unit::Time(seconds) | Unit::Letter { seconds, .. }), length) => Some((seconds, length)),
        _ => None,
    }
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell {
    /// Nothing: it is empty, or says so. Never zero.
    Missing(Gap),
    /// A number, with a unit where it names one.
    Number(Figure),
    /// `12:30`: minutes and seconds, or hours and minutes; the column knows.
    Clock(Clock),
    /// A duration in seconds that names its units.
    Duration(f64),
    /// Something that is no number.
    Unreadable(Why),
}

/// Two or three numbers with colons between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock {
    /// The numbers in order; the third only where there are three.
    pub parts: [u32; 3],
    /// How many numbers: 2 or 3.
    pub n_parts: u8,
    /// What stands behind the last one's decimal mark.
    pub fraction: f64,
    /// Whether a minus stands in front.
    pub negative: bool,
    /// Whether a unit behind it settles that the first of two numbers are hours (or minutes).
    pub hours_first: Option<bool>,
}

impl Clock {
    /// The duration in seconds, given whether two numbers are hours and minutes.
    pub fn seconds(&self, hours_first: bool) -> f64 {
        let [first, second, third] = self.parts.map(f64::from);
        let seconds = match (self.n_parts, self.hours_first.unwrap_or(hours_first)) {
            (3, _) => first * 3600.0 + second * 60.0 + third + self.fraction,
            (_, true) => first * 3600.0 + second * 60.0 + self.fraction * 60.0,
            (_, false) => first * 60.0 + second + self.fraction,
        };
        if self.negative { -seconds } else { seconds }
    }
}

/// Why a cell is no number, or not one that its column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Words without a number in front.
    Words,
    /// More behind a number than its unit.
    Behind,
    /// Yes or no.
    Truth,
    /// A date, also one that a spreadsheet made of a number.
    Date,
    /// Digits that are grouped neither by three nor the Indian way.
    Groups,
    /// Leading zeros or more than 15 digits: a number plate, not a quantity.
    Id,
    /// The mark that the person set for decimals stands there twice.
    TwoMarks,
    /// Too large for a number.
    TooLarge,
    /// Per cent where things are counted or money is meant.
    Percent,
    /// A duration where none is expected.
    Duration,
    /// A unit of money where none is expected.
    Money,
}

impl Why {
    /// The reason as half a sentence.
    pub const fn text(self) -> Text {
        match self {
            Why::Words => Text { de: "es beginnt nicht mit einer Zahl", en: "it does not begin with a number" },
            Why::Behind => {
                Text { de: "hinter der Zahl steht mehr als ihre Einheit", en: "more than its unit follows the number" }
            }
            Why::Truth => Text { de: "es ist Ja oder Nein und keine Zahl", en: "it is yes or no, not a number" },
            Why::Date => Text { de: "es sieht wie ein Datum aus", en: "it looks like a date" },
            Why::Groups => Text {
                de: "die Ziffern sind nicht in Dreiergruppen geteilt",
                en: "its digits are not grouped by three",
            },
            Why::Id => Text {
                de: "führende Nullen oder mehr als 15 Ziffern sprechen für eine Kennung",
                en: "leading zeros or more than 15 digits make it an identifier",
            },
            Why::TwoMarks => {
                Text { de: "das Dezimalzeichen steht zweimal darin", en: "the decimal mark stands in it twice" }
            }
            Why::TooLarge => Text { de: "die Zahl ist zu groß", en: "the number is too large" },
            Why::Percent => Text {
                de: "ein Prozentwert passt hier nicht, erwartet wird eine Anzahl oder ein Betrag",
                en: "a percentage does not fit here, where a count or an amount is expected",
            },
            Why::Duration => {
                Text { de: "eine Dauer passt nicht in diese Spalte", en: "a duration does not fit this column" }
            }
            Why::Money => Text {
                de: "ein Geldbetrag passt nicht in diese Spalte",
                en: "an amount of money does not fit this column",
            },
        }
    }
}
