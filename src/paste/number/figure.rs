//! Digits, marks and unit of one number; its value once the decimal mark is known.

use super::Why;
use crate::engine::data_set::Decimal;
use crate::float;

/// What the dots and commas of a number testify to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marks {
    /// It has none.
    #[default]
    None,
    /// They leave one reading only; this is the decimal mark in it.
    Say(Decimal),
    /// A lone mark before exactly three digits: a decimal mark if this is the column's, thousands if not.
    Open(Decimal),
}

/// The digits of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Digits {
    /// All digits as one whole number, at most 19 of them.
    pub(super) mantissa: u64,
    /// What the marks say.
    pub marks: Marks,
    /// How many points, and how many digits follow the last one.
    pub(super) points: (u8, u8),
    /// How many commas, and how many digits follow the last one.
    pub(super) commas: (u8, u8),
}

impl Digits {
    /// How many digits are decimals if `decimal` is the mark; none if that mark stands there twice.
    fn decimals(&self, decimal: Decimal) -> Option<i32> {
        let (count, after) = match decimal {
            Decimal::Comma => self.commas,
            Decimal::Point => self.points,
        };
        match count {
            0 => Some(0),
            1 => Some(i32::from(after)),
            _ => None,
        }
    }

    /// The value times ten to the power of `exponent`, if `decimal` is the mark; none if that mark stands there twice or the
    /// number is too large.
    pub fn value(&self, decimal: Decimal, exponent: i32) -> Option<f64> {
        scaled(self.mantissa, exponent - self.decimals(decimal)?)
    }
}

/// The unit that a cell names.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Unit {
    /// None.
    #[default]
    None,
    /// Per cent (2), per mille (3): a fraction with so many places.
    Percent(u8),
    /// Percentage points.
    Points,
    /// Money; the currency's code.
    Money(&'static str),
    /// Hundredths of money, of whichever currency.
    Cents,
    /// A duration; seconds in one of it.
    Time(u32),
    /// A letter that is a power of ten among numbers and a duration among durations: `1,2 m`, `3 T`.
    Letter {
        /// The power of ten.
        power: u8,
        /// Seconds in one of it.
        seconds: u32,
    },
    /// A multiple: `4,2x`.
    Times,
}

/// What else a cell says about its number, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(u8);

impl Flags {
    /// `ca. 500`, `~500`
    pub const ABOUT: Flags = Flags(1);
    /// `>1000`, `10.000+`, `< 15`
    pub const BOUND: Flags = Flags(2);
    /// `1,23E+05`
    pub const SCIENTIFIC: Flags = Flags(4);
    /// `1,2 Mio.`: the mark in it is a decimal mark.
    pub const POWER: Flags = Flags(8);
    /// `463 Aufrufe`
    pub const WORDS: Flags = Flags(16);

    /// Whether all of `other` is said.
    pub fn has(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }

    pub(super) fn add(&mut self, other: Flags) {
        self.0 |= other.0;
    }
}

/// A number as it stands in a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figure {
    /// Its digits and marks.
    pub digits: Digits,
    /// Whether it is negative.
    pub negative: bool,
    /// Powers of ten from `E+05` and `Mio.`
    pub exponent: i16,
    /// Its unit.
    pub unit: Unit,
    /// What else is said.
    pub flags: Flags,
    /// The share in brackets behind it: `561 (67%)`, in per cent.
    pub share: Option<Digits>,
}

impl Figure {
    /// The value if `decimal` is the mark, times ten to the power of `exponent`; per cent and points are fractions.
    pub fn value(&self, decimal: Decimal, exponent: i32) -> Option<f64> {
        let value = self.digits.value(decimal, self.power() + exponent)?;
        Some(if self.negative { -value } else { value })
    }

    /// Why there is no such value.
    pub fn why_not(&self, decimal: Decimal) -> Why {
        if self.digits.decimals(decimal).is_none() { Why::TwoMarks } else { Why::TooLarge }
    }

    /// What one more in the last digit that is shown would add to the value.
    pub fn step(&self, decimal: Decimal) -> Option<f64> {
        scaled(1, self.power() - self.digits.decimals(decimal)?)
    }

    /// Powers of ten between the digits as they stand and the value.
    pub fn power(&self) -> i32 {
        let unit = match self.unit {
            Unit::Percent(places) => -i32::from(places),
            Unit::Points | Unit::Cents => -2,
            _ => 0,
        };
        i32::from(self.exponent) + unit
    }
}

impl Figure {
    /// The value of a bare number by its own marks, a lone group of three taken for thousands; none where more is said.
    pub fn draft(&self) -> Option<f64> {
        if self.unit != Unit::None || self.exponent != 0 || self.flags != Flags::default() || self.share.is_some() {
            return None;
        }
        self.value(
            match self.digits.marks {
                Marks::None | Marks::Say(Decimal::Point) | Marks::Open(Decimal::Comma) => Decimal::Point,
                Marks::Say(Decimal::Comma) | Marks::Open(Decimal::Point) => Decimal::Comma,
            },
            0,
        )
    }
}

/// `mantissa` × 10^`exponent`, rounded once; none beyond what a float holds.
fn scaled(mantissa: u64, exponent: i32) -> Option<f64> {
    Some(float::scaled(mantissa, exponent.into())).filter(|it| it.is_finite())
}
