//! What a person can do about a note with one click.

use super::action::Action;
use super::words::Words;
use crate::api::Reading;
use crate::engine::data_set::{Column, Decimal, Role};
use crate::engine::kpi::Kpi;
use crate::engine::note::{Arg, Note};
use crate::paste::reshape::{Step, suggested};
use crate::paste::{Order, Share};
use crate::text;

/// One way out.
#[derive(Clone, Debug)]
pub struct Remedy {
    /// What the button says.
    pub name: String,
    /// Whether the table is read so already.
    pub holds: bool,
    pub action: Action,
}

/// The ways out of a note: none for most, two for a question.
pub fn of(note: &Note, reading: &Reading, words: &Words) -> Vec<Remedy> {
    if let Some(step) = suggested(note, words.language) {
        return vec![once(step.name().get(words.language).to_owned(), Action::StepTaken(step))];
    }
    let column = || reading.data.columns.iter().find(|it| Some(&it.header) == note.column.as_ref());
    match (note.kind.code, note.line, column()) {
        ("decimal_undecided", _, Some(column)) => marks(note, column, words),
        ("date_order_undecided", _, Some(column)) => orders(note, column, words),
        ("rate_scale_undecided", _, Some(column)) => shares(note, column, words),
        ("growth_undecided", _, Some(column)) => growths(column, words),
        ("total", Some(line), _) => vec![once(words.count_line.to_owned(), Action::StepTaken(Step::KeepLine(line)))],
        ("total_kept" | "comparison_kept", Some(line), _) => {
            vec![once(words.say(words.drop_line, &[(line as usize).into()]), Action::StepTaken(Step::DropLine(line)))]
        }
        _ => Vec::new(),
    }
}

fn once(name: String, action: Action) -> Remedy {
    Remedy { name, holds: false, action }
}

/// `1.234` as a thousand and as one and a bit.
fn marks(note: &Note, column: &Column, words: &Words) -> Vec<Remedy> {
    let [_, Arg::Number(one), Arg::Number(other)] = note.args.as_slice() else { return Vec::new() };
    let Some(now) = column.decimal else { return Vec::new() };
    let turned = if now == Decimal::Comma { Decimal::Point } else { Decimal::Comma };
    let reading = |value: f64, decimal: Decimal, holds: bool| Remedy {
        name: text::decimal(value, words.language),
        holds,
        action: Action::DecimalChosen { header: column.header.clone(), decimal: Some(decimal) },
    };
    vec![reading(*one, now, true), reading(*other, turned, false)]
}

/// 0.8 as 80 % and as 0.8 %: the larger one is the fraction.
fn shares(note: &Note, column: &Column, words: &Words) -> Vec<Remedy> {
    let [_, Arg::Percent(one), Arg::Percent(other), ..] = note.args.as_slice() else { return Vec::new() };
    let reading = |value: f64, holds: bool| Remedy {
        name: text::percent(value, words.language),
        holds,
        action: Action::SharesSettled {
            header: column.header.clone(),
            share: if value >= one.max(*other) { Share::Fraction } else { Share::Percent },
        },
    };
    vec![reading(*one, true), reading(*other, false)]
}

/// Growth as a rate and as followers.
fn growths(column: &Column, words: &Words) -> Vec<Remedy> {
    let both = ["follower_growth_rate", "follower_growth"].into_iter().filter_map(Kpi::from_id);
    both.map(|kpi| Remedy {
        name: kpi.name.get(words.language).to_owned(),
        holds: column.role == Role::Kpi(kpi),
        action: Action::ColumnAssigned { header: column.header.clone(), role: Some(kpi.id.to_owned()) },
    })
    .collect()
}

fn orders(note: &Note, column: &Column, words: &Words) -> Vec<Remedy> {
    let read_so = |name: &str| matches!(note.args.get(1), Some(Arg::Words(it)) if it.en == name);
    let order = |order: Order, name: &str, english: &str| Remedy {
        name: name.to_owned(),
        holds: read_so(english),
        action: Action::DatesSettled { header: column.header.clone(), order },
    };
    let other = match note.args.len() {
        3 => order(Order::YearFirst, words.year_first, "year before month and day"),
        _ => order(Order::MonthFirst, words.month_first, "month before day"),
    };
    vec![order(Order::DayFirst, words.day_first, "day before month"), other]
}
