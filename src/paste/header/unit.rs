//! The unit that a header declares: `(EUR)`, `in %`, `(Stunden)`, `in Tsd.`

use super::name::Name;
use crate::engine::unit::Unit;

/// A declared unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HeaderUnit {
    /// As it is shown: `%`, `EUR`, `h` …
    pub symbol: &'static str,
    /// What it measures.
    pub kind: UnitKind,
    /// What one of it is worth: in fractions, seconds, whole things or units of money.
    pub factor: f64,
}

/// What a declared unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitKind {
    /// Per cent or per mille.
    Share,
    /// Fractions: the platform is known to write 0.0123 for 1.23 %.
    Fraction,
    /// Money.
    Money,
    /// A length of time.
    Time,
    /// Thousands or millions.
    Scale,
}

impl HeaderUnit {
    /// Per cent.
    pub const PERCENT: HeaderUnit = HeaderUnit { symbol: "%", kind: UnitKind::Share, factor: 0.01 };
    /// Seconds.
    pub const SECONDS: HeaderUnit = HeaderUnit { symbol: "s", kind: UnitKind::Time, factor: 1.0 };
    /// Fractions of one.
    pub const FRACTION: HeaderUnit = HeaderUnit { symbol: "", kind: UnitKind::Fraction, factor: 1.0 };

    /// Money of this currency.
    fn currency(code: &'static str) -> Self {
        HeaderUnit { symbol: code, kind: UnitKind::Money, factor: 1.0 }
    }

    /// Whether a quantity of this unit can be declared so.
    pub(crate) fn suits(self, unit: Unit) -> bool {
        match self.kind {
            UnitKind::Share => {
                !matches!(unit, Unit::Count | Unit::Money | Unit::Words | Unit::Seconds | Unit::Hours | Unit::Days)
            }
            UnitKind::Fraction => true,
            UnitKind::Money => matches!(unit, Unit::Money),
            UnitKind::Time => matches!(unit, Unit::Seconds | Unit::Hours | Unit::Days),
            UnitKind::Scale => matches!(unit, Unit::Count | Unit::Money),
        }
    }
}

/// The unit that a header declares, if any. `is_money` says that the header names an amount: `SEK` is a currency then, otherwise
/// seconds.
pub(super) fn of(name: &Name, is_money: bool) -> Option<HeaderUnit> {
    // A letter alone is a name.
    if name.words().count() == 1 && name.words().all(|word| word.len() == 1 && word != "%") {
        return None;
    }
    let mut found: Option<HeaderUnit> = None;
    let mut before = "";
    for word in name.words() {
        let behind = std::mem::replace(&mut before, word);
        let unit = if is_money { currency(word).map(HeaderUnit::currency) } else { None };
        let Some(unit) = unit.or_else(|| of_word(word)) else { continue };
        // `pro Tausend` and `pro 1 000` divide, `per cent` is another word.
        let is_part = unit.kind == UnitKind::Scale || unit.kind == UnitKind::Money && unit.factor < 1.0;
        if is_part && matches!(behind, "pro" | "1") {
            continue;
        }
        found = Some(match found {
            // `Mio. EUR`, `T€`.
            Some(scale) if scale.kind == UnitKind::Scale && unit.kind == UnitKind::Money => {
                HeaderUnit { factor: scale.factor * unit.factor, ..unit }
            }
            // `EUR, Tsd.`, `Euro-Cent`.
            Some(money) if money.kind == UnitKind::Money && money.factor == 1.0 && is_part => {
                HeaderUnit { factor: unit.factor, ..money }
            }
            Some(first) => first,
            None => unit,
        });
    }
    found
}

/// Whether a line of words says that numbers are counted in thousands or millions: `Angaben in Tsd.`, `in TEUR`.
pub fn names_scale(line: &str) -> bool {
    let name = Name::new(line);
    let words: Vec<&str> = name.words().collect();
    let scale = |word: &str| of_word(word).filter(|it| it.kind != UnitKind::Time).is_some_and(|it| it.factor >= 1000.0);
    // `in 1000` has become one word; a letter alone may be anything.
    words.contains(&"tsd") || words.windows(2).any(|pair| pair[0] == "in" && pair[1].len() > 1 && scale(pair[1]))
}

/// Whether a cell says nothing but a unit: `in Tsd.`, `(EUR)`, `Minuten`.
pub fn is_unit(cell: &str) -> bool {
    let name = Name::new(cell);
    let is_part = |word: &str| word == "in" || of_word(word).is_some();
    name.words().any(|word| of_word(word).is_some()) && name.words().all(is_part)
}

/// The unit of one word.
pub(super) fn of_word(word: &str) -> Option<HeaderUnit> {
    let (symbol, kind, factor) = match word {
        "%" | "prozent" | "percent" | "pct" => ("%", UnitKind::Share, 0.01),
        "‰" | "promille" => ("‰", UnitKind::Share, 0.001),
        "eur" | "euro" | "euros" => ("EUR", UnitKind::Money, 1.0),
        "teur" | "keur" => ("EUR", UnitKind::Money, 1000.0),
        "usd" | "dollar" | "dollars" => ("USD", UnitKind::Money, 1.0),
        "chf" | "franken" => ("CHF", UnitKind::Money, 1.0),
        "gbp" => ("GBP", UnitKind::Money, 1.0),
        // Amounts are kept in the currency itself, whichever it is.
        "ct" | "cent" | "cents" => ("", UnitKind::Money, 0.01),
        "h" | "std" | "stunde" | "stunden" | "hour" | "hours" | "hr" | "hrs" => ("h", UnitKind::Time, 3600.0),
        "min" | "mins" | "minute" | "minuten" | "minutes" => ("min", UnitKind::Time, 60.0),
        "s" | "sek" | "sec" | "secs" | "sekunde" | "sekunden" | "second" | "seconds" => ("s", UnitKind::Time, 1.0),
        "ms" | "millisekunden" | "milliseconds" => ("ms", UnitKind::Time, 0.001),
        "tage" | "tagen" | "days" => ("d", UnitKind::Time, 86400.0),
        "t" | "k" | "tsd" | "thsd" | "tausend" | "tausender" | "thousand" | "thousands" | "000" | "000s" | "x1000" => {
            ("Tsd.", UnitKind::Scale, 1e3)
        }
        "mio" | "mill" | "mln" | "mn" | "millionen" | "million" | "millions" => ("Mio.", UnitKind::Scale, 1e6),
        "mrd" | "bn" | "milliarden" => ("Mrd.", UnitKind::Scale, 1e9),
        _ => return currency(word).map(HeaderUnit::currency),
    };
    Some(HeaderUnit { symbol, kind, factor })
}

/// Codes of the currencies in which advertisers are invoiced. As words they say nothing in a header.
#[rustfmt::skip]
const CURRENCIES: &[&str] = &[
    "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CLP", "CNY", "COP", "CZK", "DKK", "EGP", "HKD", "HRK", "HUF", "IDR", "ILS", "INR",
    "ISK", "JPY", "KRW", "MXN", "MYR", "NOK", "NZD", "PHP", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SEK", "SGD", "THB", "TRY",
    "TWD", "UAH", "VND", "ZAR",
];

fn currency(word: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|code| code.eq_ignore_ascii_case(word)).copied()
}
