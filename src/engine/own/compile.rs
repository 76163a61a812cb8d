//! A typed formula becomes the engine's: what lives as long as the program.

use super::expr::{Expr, Function, Sign};
use crate::engine::formula::Formula;
use crate::engine::kpi::{Basis, Interval};
use crate::engine::measure::{Measure, Pooling};
use crate::engine::unit::Unit;

/// The same formula as the engine's data. Leaks; see the module's first words.
pub(super) fn formula(expr: &Expr) -> Formula {
    match expr {
        Expr::Number(number) => Formula::Number(*number),
        // A duration of single cases cannot be added up.
        Expr::Measure(measure) if measure.entry().pooling == Pooling::Cases => Formula::Mean(*measure),
        Expr::Measure(measure) => Formula::Of(*measure),
        Expr::Counted => Formula::Counted,
        Expr::Weighted => Formula::Weighted,
        Expr::Column(header) => Formula::Column(header.clone().leak()),
        Expr::Negative(part) => match &**part {
            Expr::Number(number) => Formula::Number(-number),
            part => Formula::Product(parts(vec![Formula::Number(-1.0), formula(part)])),
        },
        Expr::Two(a, Sign::Plus, b) => Formula::Sum(parts(chain(a, Sign::Plus, b))),
        Expr::Two(a, Sign::Times, b) => Formula::Product(parts(chain(a, Sign::Times, b))),
        Expr::Two(a, Sign::Minus, b) => Formula::Difference(part(a), part(b)),
        Expr::Two(a, Sign::Over, b) => Formula::Ratio(part(a), part(b)),
        Expr::Call(Function::Root, values) => match values.first() {
            Some(value) => Formula::Power(part(value), &Formula::Number(0.5)),
            None => Formula::Sum(&[]),
        },
        Expr::Call(Function::Least, values) => Formula::Least(parts(values.iter().map(formula).collect())),
        Expr::Call(Function::Greatest, values) => Formula::Greatest(parts(values.iter().map(formula).collect())),
    }
}

fn part(expr: &Expr) -> &'static Formula {
    Box::leak(Box::new(formula(expr)))
}

fn parts(parts: Vec<Formula>) -> &'static [Formula] {
    Vec::leak(parts)
}

/// a + b + c is one sum, not two.
fn chain(a: &Expr, sign: Sign, b: &Expr) -> Vec<Formula> {
    let mut all = match a {
        Expr::Two(a, inner, b) if *inner == sign => chain(a, sign, b),
        a => vec![formula(a)],
    };
    all.push(formula(b));
    all
}

/// Over what the formula's stocks are pooled. A share in per cent takes each table row with its own base, as the built-in
/// rates do; anything else first makes one figure of a stock such as the followers.
pub(super) fn basis(expr: &Expr, unit: Unit) -> Basis {
    let is_rate = unit == Unit::Percent && degree(expr) == Some(0) && !has_stock_above(expr, true);
    if is_rate && !has(expr, &|it| *it == Measure::Days) { Basis::OwnRows } else { Basis::Pooled }
}

/// How often sums of rows are multiplied with each other; a ratio of sums has none left.
fn degree(expr: &Expr) -> Option<i32> {
    match expr {
        Expr::Number(_) => Some(0),
        Expr::Measure(measure) if measure.entry().pooling == Pooling::Cases => Some(0),
        Expr::Measure(_) | Expr::Counted | Expr::Weighted | Expr::Column(_) => Some(1),
        Expr::Negative(part) => degree(part),
        Expr::Two(a, Sign::Times, b) => Some(degree(a)? + degree(b)?),
        Expr::Two(a, Sign::Over, b) => Some(degree(a)? - degree(b)?),
        Expr::Two(a, _, b) => degree(a).filter(|it| degree(b) == Some(*it)),
        Expr::Call(Function::Root, values) => degree(values.first()?).filter(|it| it % 2 == 0).map(|it| it / 2),
        Expr::Call(_, values) => {
            let first = degree(values.first()?)?;
            values.iter().all(|it| degree(it) == Some(first)).then_some(first)
        }
    }
}

/// Whether a stock stands anywhere but below a line.
fn has_stock_above(expr: &Expr, above: bool) -> bool {
    match expr {
        Expr::Measure(measure) => above && matches!(measure.entry().pooling, Pooling::Stock | Pooling::StockAtStart),
        Expr::Negative(part) => has_stock_above(part, above),
        Expr::Two(a, Sign::Over, b) => has_stock_above(a, above) || has_stock_above(b, !above),
        Expr::Two(a, _, b) => has_stock_above(a, above) || has_stock_above(b, above),
        Expr::Call(_, values) => values.iter().any(|it| has_stock_above(it, above)),
        _ => false,
    }
}

fn has(expr: &Expr, wanted: &dyn Fn(&Measure) -> bool) -> bool {
    match expr {
        Expr::Measure(measure) => wanted(measure),
        Expr::Negative(part) => has(part, wanted),
        Expr::Two(a, _, b) => has(a, wanted) || has(b, wanted),
        Expr::Call(_, values) => values.iter().any(|it| has(it, wanted)),
        _ => false,
    }
}

/// A plain rate of actions over people has the interval that the built-in ones have; anything else has none.
pub(super) fn interval(expr: &Expr, unit: Unit) -> Interval {
    use Measure::*;
    let Expr::Two(count, Sign::Over, base) = expr else { return Interval::None };
    let is_count = match **count {
        Expr::Counted => true,
        Expr::Measure(measure) => matches!(measure, Likes | Comments | Shares | Saves | Clicks | LinkClicks),
        _ => false,
    };
    let is_base = matches!(**base, Expr::Measure(Followers | Reach | Impressions | Views | UniqueViews));
    if is_count && is_base && unit == Unit::Percent { Interval::Actions } else { Interval::None }
}
