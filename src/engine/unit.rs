//! What a number counts, and which way is better.

use super::ids;

/// The unit of a measure or KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Whole things: people, posts, clicks.
    Count,
    /// Things for each of something: interactions per post, posts per day.
    PerUnit,
    /// A fraction, printed as per cent.
    Percent,
    /// A multiple, printed with ×: frequency, return on ad spend.
    Multiple,
    /// Money in the pasted currency.
    Money,
    /// A duration in seconds.
    Seconds,
    /// Hours worked.
    Hours,
    /// Days.
    Days,
    /// Points on a scale of its own: net promoter score, sentiment 1 to 5.
    Points,
    /// A place in a ranking.
    Rank,
    /// Words, not a number.
    Words,
}

impl Unit {
    /// The id that leaves in the catalogue.
    pub fn id(self) -> &'static str {
        match self {
            Unit::Count => "count",
            Unit::PerUnit => "per_unit",
            Unit::Percent => "percent",
            Unit::Multiple => "multiple",
            Unit::Money => "money",
            Unit::Seconds => "seconds",
            Unit::Hours => "hours",
            Unit::Days => "days",
            Unit::Points => "points",
            Unit::Rank => "rank",
            Unit::Words => "words",
        }
    }
}

/// Which direction is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// It depends on the goal; treated as higher until the scorecard says otherwise.
    Depends,
}

ids!(Better { Higher "higher", Lower "lower", Depends "depends" });
