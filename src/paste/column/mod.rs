//! One column: what it can hold, what its cells show together, and how each of them is then read.
//!
//! [`Survey`] looks at every cell once; [`mark::decide`] settles the decimal mark and [`share::decide`] whether bare numbers are
//! fractions or per cent; a [`Reading`] holds what was settled and gives each cell its value.

mod survey;
pub mod mark;
pub mod share;

pub use share::Scale;
pub use survey::{Seen, Survey};

use super::header::{HeaderUnit, UnitKind};
use super::number::{Cell, Figure, Flags, Marks, Unit, Why};
use crate::engine::data_set::Decimal;
use crate::engine::unit;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Whole things: people, posts, clicks.
    Count,
    /// Amounts of money.
    Money,
    /// Money for one of something: cost per click.
    UnitCost,
    /// Fractions, written as per cent or as fractions.
    Share,
    /// Multiples and means: frequency, interactions per post.
    Mean,
    /// Durations, kept in seconds.
    Seconds,
    /// Hours worked, kept in hours.
    Hours,
    /// Days.
    Days,
    /// Points on a scale, places.
    Points,
    /// Anything: no measure says more.
    Free,
}

impl Kind {
    /// What a measure of this unit holds.
    pub fn of_measure(unit: unit::Unit) -> Self {
        match unit {
            unit::Unit::Count => Kind::Count,
            unit::Unit::Money => Kind::Money,
            unit::Unit::Percent => Kind::Share,
            unit::Unit::PerUnit | unit::Unit::Multiple => Kind::Mean,
            unit::Unit::Seconds => Kind::Seconds,
            unit::Unit::Hours => Kind::Hours,
            unit::Unit::Days => Kind::Days,
            unit::Unit::Points | unit::Unit::Rank => Kind::Points,
            unit::Unit::Words => Kind::Free,
        }
    }

    /// What a KPI of this unit holds: its money is always money for one of something.
    pub fn of_kpi(unit: unit::Unit) -> Self {
        match unit {
            unit::Unit::Money => Kind::UnitCost,
            other => Kind::of_measure(other),
        }
    }

    fn is_time(self) -> bool {
        matches!(self, Kind::Seconds | Kind::Hours | Kind::Days)
    }
}

/// How a lone group of three digits is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lone {
    /// As the column's decimal mark says.
    ByMark,
    /// As thousands, whichever mark it is.
    Thousands,
}

/// Everything that was settled about the cells of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// What the column holds.
    pub kind: Kind,
    /// The decimal mark.
    pub decimal: Decimal,
    /// Whether the person set the mark: then it holds for cells that would leave another reading only, too.
    pub set: bool,
    /// What becomes of `1.234`.
    pub lone: Lone,
    /// Whether lone groups stand behind both marks, and no other cell says which is which.
    pub both_marks: bool,
    /// How bare numbers among shares are meant.
    pub scale: Scale,
    /// What the header makes of bare numbers: `Tsd.`, `Minuten`.
    pub factor: f64,
    /// Whether `12:30` is hours and minutes rather than minutes and seconds.
    pub hours_first: bool,
}

impl Reading {
    /// A reading for a column of this kind, before anything is settled.
    pub fn new(kind: Kind, declared: Option<HeaderUnit>) -> Self {
        let factor = match (declared, kind) {
            (Some(unit), Kind::Seconds | Kind::Hours | Kind::Days) if unit.kind == UnitKind::Time => unit.factor,
            // Without a declared unit a bare number is in the measure's own.
            (_, Kind::Hours) => 3_600.0,
            (_, Kind::Days) => 86_400.0,
            (Some(unit), Kind::Count | Kind::Money) if matches!(unit.kind, UnitKind::Scale | UnitKind::Money) => {
                unit.factor
            }
            // `pro Lead (T€)`, but not `pro Tausend`.
            (Some(unit), Kind::UnitCost) if unit.kind == UnitKind::Money => unit.factor,
            _ => 1.0,
        };
        Reading {
            kind,
            decimal: Decimal::Point,
            set: false,
            lone: Lone::ByMark,
            both_marks: false,
            scale: Scale::Fractions,
            factor,
            hours_first: false,
        }
    }

    /// The value of a cell, in the unit of the column's kind; an error says why it has none here.
    pub fn value(&self, cell: &Cell) -> Result<f64, Why> {
        match cell {
            Cell::Number(figure) => self.number(figure),
            Cell::Clock(clock) => self.time(clock.seconds(self.hours_first)),
            Cell::Duration(seconds) => self.time(*seconds),
            Cell::Unreadable(why) => Err(*why),
            // Nobody asks for it.
            Cell::Missing(_) => Err(Why::Words),
        }
    }

    /// Whether the column reads every bare number as its marks alone say, a lone group of three as thousands.
    pub fn keeps_drafts(&self, survey: &Survey) -> bool {
        let plain = self.keeps_units() && (self.kind != Kind::Share || self.scale == Scale::Fractions);
        let is_thousands = |mark: Decimal| {
            !survey.open(mark).any() || !self.both_marks && (self.lone == Lone::Thousands || self.decimal != mark)
        };
        let agrees = !survey.says(other(self.decimal)).any();
        plain && !self.set && agrees && is_thousands(Decimal::Comma) && is_thousands(Decimal::Point)
    }

    /// Whether the header makes nothing else of a bare number: no thousands, and a unit of time that is the column's own.
    pub fn keeps_units(&self) -> bool {
        self.factor == if self.kind.is_time() { self.seconds_in_unit() } else { 1.0 }
    }

    /// Whether the cell's marks are not those of the rest of the column.
    pub fn contradicts(&self, cell: &Cell) -> bool {
        let Cell::Number(Figure { digits, .. }) = cell else { return false };
        match digits.marks {
            Marks::Say(own) => own != self.decimal,
            Marks::Open(own) => self.both_marks && (own == self.decimal) == (self.lone == Lone::Thousands),
            Marks::None => false,
        }
    }

    fn number(&self, figure: &Figure) -> Result<f64, Why> {
        let decimal = self.decimal_of(figure);
        let plain = |exponent: i32| figure.value(decimal, exponent).ok_or_else(|| figure.why_not(decimal));
        let named = figure.flags.has(Flags::POWER);
        match (self.kind, figure.unit) {
            (Kind::Share, _) if figure.share.is_some() => {
                figure.share.and_then(|it| it.value(self.decimal_of_share(it.marks), -2)).ok_or(Why::TooLarge)
            }
            (Kind::Share, Unit::None) => match self.scale {
                Scale::Fractions => plain(0),
                Scale::Percent => plain(-2),
                Scale::PerMille => plain(-3),
                Scale::Mixed => match plain(0)? {
                    fraction if fraction.abs() <= 1.0 => Ok(fraction),
                    _ => plain(-2),
                },
            },
            (Kind::Share | Kind::Mean | Kind::Free, Unit::Percent(_) | Unit::Points) => plain(0),
            (Kind::Points, Unit::Percent(_) | Unit::Points) => plain(2),
            (_, Unit::Percent(_) | Unit::Points) => Err(Why::Percent),
            (Kind::Seconds | Kind::Hours | Kind::Days, Unit::None) => {
                let value = plain(0)?;
                // No detour over seconds where the unit is the same: it could cost the last digit.
                if self.factor == self.seconds_in_unit() { Ok(value) } else { self.time(value * self.factor) }
            }
            (Kind::Seconds | Kind::Hours | Kind::Days | Kind::Free, Unit::Time(seconds)) => {
                self.time_of(plain(0)?, f64::from(seconds))
            }
            (kind, Unit::Letter { seconds, .. }) if kind.is_time() => self.time_of(plain(0)?, f64::from(seconds)),
            (_, Unit::Letter { power, .. }) => plain(i32::from(power)),
            (_, Unit::Time(_)) => Err(Why::Duration),
            (Kind::Money | Kind::UnitCost | Kind::Mean | Kind::Free, Unit::Money(_)) => self.scaled(plain, named),
            // Whatever the header scales by, this is said exactly.
            (Kind::Money | Kind::UnitCost | Kind::Mean | Kind::Free, Unit::Cents) => plain(0),
            (_, Unit::Money(_) | Unit::Cents) => Err(Why::Money),
            (_, Unit::None | Unit::Times) => self.scaled(plain, named),
        }
    }

    /// The mark by which a number is read.
    fn decimal_of(&self, figure: &Figure) -> Decimal {
        match figure.digits.marks {
            Marks::Say(own) if !self.set => own,
            Marks::Open(own) if self.lone == Lone::Thousands && !self.set => {
                let small =
                    figure.flags.has(Flags::POWER) || matches!(figure.unit, Unit::Letter { .. } | Unit::Time(_));
                // `1,234 Mio.` in a column of whole numbers is still 1.234 million.
                if small { own } else { other(own) }
            }
            _ => self.decimal,
        }
    }

    /// The same for a share in brackets, which is never a thousand: its own mark, unless the person set one.
    fn decimal_of_share(&self, marks: Marks) -> Decimal {
        match marks {
            Marks::Say(own) | Marks::Open(own) if !self.set => own,
            _ => self.decimal,
        }
    }

    /// A number times the header's factor, unless the cell names a power of ten itself.
    fn scaled(&self, plain: impl Fn(i32) -> Result<f64, Why>, named: bool) -> Result<f64, Why> {
        match self.factor {
            _ if named => plain(0),
            1.0 => plain(0),
            1e3 => plain(3),
            1e6 => plain(6),
            1e9 => plain(9),
            factor => plain(0).map(|it| it * factor),
        }
    }

    fn time_of(&self, value: f64, seconds: f64) -> Result<f64, Why> {
        if seconds == self.seconds_in_unit() { Ok(value) } else { self.time(value * seconds) }
    }

    /// Seconds in the unit in which the column's values are kept.
    fn time(&self, seconds: f64) -> Result<f64, Why> {
        match self.kind {
            Kind::Seconds | Kind::Hours | Kind::Days | Kind::Free => Ok(seconds / self.seconds_in_unit()),
            _ => Err(Why::Duration),
        }
    }

    fn seconds_in_unit(&self) -> f64 {
        match self.kind {
            Kind::Hours => 3_600.0,
            Kind::Days => 86_400.0,
            _ => 1.0,
        }
    }
}

/// The other of the two marks.
pub fn other(decimal: Decimal) -> Decimal {
    match decimal {
        Decimal::Comma => Decimal::Point,
        Decimal::Point => Decimal::Comma,
    }
}
