//! The period column to days, so that periods can be ordered and counted.

use std::borrow::Cow;

use crate::engine::data_set::{Decimal, Period, Role};
use crate::engine::language::Text;
use crate::engine::measure::Measure;
use crate::engine::note::{Level, Note, NoteKind};
use crate::paste::date::{self, Because, Order, YearFirst};
use crate::paste::header::calendar::{MONTH, WEEK};
use crate::paste::header::name::Name;
use crate::paste::looks::Looks;
use crate::paste::platform::Platform;

use super::plan::Plan;
use super::{Corrections, Source, said};

/// So many rows show whether the year stands first, and what comes first in another column.
const SAMPLE: usize = 400;

/// So many cells are named one by one.
const NAMED: usize = 5;

/// The period of each row; empty where no column could be read as dates.
pub fn read(
    source: &Source,
    plans: &mut [Plan],
    platform: Option<&Platform>,
    corrections: &Corrections,
) -> Vec<Option<Period>> {
    let Some(place) = plans.iter().position(|it| it.role == Role::Measure(Measure::Period)) else { return Vec::new() };
    let commas = plans.iter().filter(|it| it.decimal == Some(Decimal::Comma)).count();
    let points = plans.iter().filter(|it| it.decimal == Some(Decimal::Point)).count();
    let header = source.headers.get(place).map_or("", String::as_str);
    let set = said(&corrections.dates, header);
    let hint = date::Hint {
        // Meta and LinkedIn write 7/18/2018 in every language.
        month_first: platform
            .is_some_and(|it| ["meta_", "facebook_", "linkedin_"].iter().any(|name| it.id.starts_with(name))),
        comma: commas > points || source.separator == Some(';') || source.clipboard == Some(Decimal::Comma),
        set: set.filter(|it| *it != Order::YearFirst),
    };
    let weeks = names(header, WEEK)
        && !(0..2).all(|row| {
            // Every other week: `25/26`, `27/28`.
            two_numbers(&source.cells.cell(row, place)).is_some_and(|[(first, _), (second, _)]| second == first + 1)
        });
    // `05/12` below `Tag/Monat` is a day.
    let months = names(header, MONTH) && !names(header, &["tag", "day", "datum", "date"]);
    let n_rows = source.lines.len();
    let sample = (0..n_rows).step_by(n_rows.div_ceil(SAMPLE).max(1));
    let year_first = match set {
        Some(Order::YearFirst) => YearFirst::Yes,
        Some(_) => YearFirst::No,
        None => date::year_first(sample.map(|row| source.cells.cell(row, place))),
    };
    let rewrite: Option<fn(&str) -> Option<String>> = match () {
        () if year_first == YearFirst::Yes => Some(date::with_year_first),
        () if weeks => Some(week_of),
        () if months => Some(date::month_of),
        () => None,
    };
    let cell = |row: usize| {
        let text = source.cells.cell(row, place);
        rewrite.and_then(|it| it(&text)).map_or(text, Cow::Owned)
    };
    let with = |hint: date::Hint| {
        let plain_days =
            |rows, hint, tally: &mut _, days: &mut _| source.cells.plain_days(rows, place, hint, tally, days);
        date::read(n_rows, &cell, &plain_days, hint)
    };
    let mut dates = with(hint);
    let is_open = matches!(dates.order, Some((_, Because::Likelier)));
    let beside = is_open.then(|| order_beside(source, plans, place, hint)).flatten();
    if let Some(order) = beside {
        dates = with(date::Hint { set: Some(order), ..hint });
    }
    let Some(plan) = plans.get_mut(place) else { return Vec::new() };
    if dates.periods.iter().all(Option::is_none) {
        if dates.n_unread > 0 {
            plan.evidence.push(Note::new(&NO_DATES));
        }
        let is_number = |row: usize| source.cells.cell(row, place).trim().bytes().all(|it| it.is_ascii_digit());
        // `13` below `created_date` is a part of a date at most.
        if dates.n_unread > 0 && !plan.assigned && names(header, MOMENTS) && (0..n_rows.min(SAMPLE)).all(is_number) {
            plan.role = Role::Unknown;
            plan.confidence = 0.0;
        }
        return Vec::new();
    }
    match year_first {
        YearFirst::No => {}
        YearFirst::Yes => {
            let kind = if set.is_some() { &BY_PERSON } else { &BY_CLOSENESS };
            plan.evidence.push(Note::new(kind).with(name(Order::YearFirst)));
        }
        YearFirst::Perhaps => {
            let first =
                (0..n_rows).map(|row| source.quote(row as u32, place)).find(|it| date::with_year_first(it).is_some());
            let note = Note::new(&ASK_YEAR).with(first.unwrap_or_default()).with(name(Order::DayFirst));
            plan.notes.push(note.with(name(Order::YearFirst)));
            plan.confidence *= 0.5;
        }
    }
    if let Some((order, because)) = dates.order.filter(|_| year_first != YearFirst::Perhaps) {
        let order_name = name(order);
        let kind = match because {
            Because::Parts => &BY_PARTS,
            Because::Points => &BY_POINTS,
            Because::Source => &BY_SOURCE,
            Because::Sequence => &BY_SEQUENCE,
            Because::Likelier => &BY_LIKELIHOOD,
            Because::Set if beside.is_some() => &BY_COLUMN_BESIDE,
            Because::Set => &BY_PERSON,
        };
        plan.evidence.push(Note::new(kind).with(order_name));
        if let (Because::Likelier, Some(example)) = (because, &dates.example) {
            plan.notes.push(Note::new(&ASK_ORDER).with(example.as_str()).with(order_name));
            plan.confidence *= 0.5;
        }
    }
    if dates.yearless {
        plan.evidence.push(Note::new(&YEARLESS));
    }
    for row in &dates.contrary {
        plan.notes.push(Note::new(&CONTRARY).with(source.quote(*row, place)).on_line(source.line(*row)));
    }
    for row in dates.unread.iter().take(NAMED) {
        plan.notes.push(Note::new(&UNREADABLE).with(source.quote(*row, place)).on_line(source.line(*row)));
    }
    if dates.n_unread > NAMED {
        plan.notes.push(Note::new(&MORE_UNREADABLE).with(dates.n_unread - NAMED));
    }
    dates.periods
}

/// Words for a moment: what stands below is a date or none.
const MOMENTS: &[&str] = &["date", "datum", "created", "published", "posted", "erstellt", "timestamp", "datetime"];

/// Which number comes first in another column of dates, such as that of the end of each period, where the parts of a sample of it
/// tell.
fn order_beside(source: &Source, plans: &[Plan], place: usize, hint: date::Hint) -> Option<Order> {
    let n_rows = source.lines.len();
    let step = n_rows.div_ceil(SAMPLE).max(1);
    let is_date = |other: &usize| Looks::of(&source.cells.cell(0, *other)) == Looks::Date;
    let order = |other: usize| {
        let cell = |nth: usize| source.cells.cell(nth * step, other);
        match date::read(n_rows.div_ceil(step), &cell, &|_, _, _, _| {}, hint).order {
            Some((order, Because::Parts)) => Some(order),
            _ => None,
        }
    };
    let free = |(_, plan): &(usize, &Plan)| plan.role == Role::Unknown && !plan.numeric;
    let others = plans.iter().enumerate().filter(free).map(|it| it.0);
    others.filter(|it| *it != place).filter(is_date).find_map(order)
}

/// Whether one of these words stands in a header.
fn names(header: &str, words: &[&str]) -> bool {
    Name::new(header).words().any(|word| words.contains(&word))
}

/// What an order is called.
fn name(order: Order) -> Text {
    match order {
        Order::DayFirst => Text { de: "Tag vor Monat", en: "day before month" },
        Order::MonthFirst => Text { de: "Monat vor Tag", en: "month before day" },
        Order::YearFirst => Text { de: "Jahr vor Monat und Tag", en: "year before month and day" },
    }
}

/// `12/2026`, `12/26`, `2026-12` and `202612` in a column of weeks, with the week named; none for any other form.
fn week_of(text: &str) -> Option<String> {
    let text = text.trim();
    let (week, year) = match text.split_at_checked(4) {
        Some((year, week)) if text.len() == 6 && text.bytes().all(|it| it.is_ascii_digit()) => {
            (week.parse().ok()?, year.parse().ok()?)
        }
        _ => match two_numbers(text)? {
            [(week, 1 | 2), (year, 4)] | [(year, 4), (week, 1 | 2)] => (week, year),
            [(week, 1 | 2), (year @ 20..=39, 2)] => (week, 2000 + year),
            _ => return None,
        },
    };
    (1..=53u32).contains(&week).then(|| format!("KW {week} {year:04}"))
}

/// Two numbers with a mark between them, each with its length.
fn two_numbers(text: &str) -> Option<[(u32, usize); 2]> {
    let (first, second) = text.trim().split_once(['/', '-', '.', '_', ' '])?;
    let number = |part: &str| {
        let is_short = part.len() <= 4 && part.bytes().all(|it| it.is_ascii_digit());
        Some((part.parse().ok().filter(|_| is_short)?, part.len()))
    };
    Some([number(first)?, number(second)?])
}

/// No cell is a date.
pub static NO_DATES: NoteKind = NoteKind {
    code: "periods_without_dates",
    level: Level::Info,
    text: Text {
        de: "Die Zeiträume sind keine Daten, die sich ordnen lassen; sie bleiben in der Reihenfolge der Tabelle.",
        en: "The periods are no dates that could be ordered; they stay in the order of the table.",
    },
};
/// A number above 12 decides.
pub static BY_PARTS: NoteKind = NoteKind {
    code: "date_order_parts",
    level: Level::Info,
    text: Text {
        de: "Datum: {0}, denn eine Zahl über 12 kann nur der Tag sein.",
        en: "Date: {0}, for a number above 12 can only be the day.",
    },
};
/// Points decide.
pub static BY_POINTS: NoteKind = NoteKind {
    code: "date_order_points",
    level: Level::Info,
    text: Text {
        de: "Datum: {0}, wie immer bei Punkten dazwischen.",
        en: "Date: {0}, as always with points in between.",
    },
};
/// The platform decides.
pub static BY_SOURCE: NoteKind = NoteKind {
    code: "date_order_source",
    level: Level::Info,
    text: Text { de: "Datum: {0}, so schreibt es diese Plattform.", en: "Date: {0}, as this platform writes it." },
};
/// The order of the rows decides.
pub static BY_SEQUENCE: NoteKind = NoteKind {
    code: "date_order_sequence",
    level: Level::Info,
    text: Text {
        de: "Datum: {0}, denn nur so stehen die Zeilen in zeitlicher Reihenfolge.",
        en: "Date: {0}, for only then are the rows in order of time.",
    },
};
/// Another column decides.
pub static BY_COLUMN_BESIDE: NoteKind = NoteKind {
    code: "date_order_beside",
    level: Level::Info,
    text: Text {
        de: "Datum: {0}, wie in einer anderen Spalte mit Daten, wo es eindeutig ist.",
        en: "Date: {0}, as in another column of dates, where it is clear.",
    },
};
/// Nothing decides.
pub static BY_LIKELIHOOD: NoteKind = NoteKind {
    code: "date_order_likelier",
    level: Level::Info,
    text: Text { de: "Datum: {0}; nichts entscheidet.", en: "Date: {0}; nothing decides." },
};
/// The span of time decides.
pub static BY_CLOSENESS: NoteKind = NoteKind {
    code: "date_order_closeness",
    level: Level::Info,
    text: Text {
        de: "Datum: {0}, denn nur so liegen die Zeilen zeitlich beieinander.",
        en: "Date: {0}, for only then do the rows lie close together in time.",
    },
};
/// The person decides.
pub static BY_PERSON: NoteKind = NoteKind {
    code: "date_order_set",
    level: Level::Info,
    text: Text { de: "Datum: {0}, von Ihnen festgelegt.", en: "Date: {0}, set by you." },
};
/// The person should say which it is.
pub static ASK_ORDER: NoteKind = NoteKind {
    code: "date_order_undecided",
    level: Level::Warning,
    text: Text {
        de: "Bei Daten wie „{0}“ ist offen, ob der Tag oder der Monat vorn steht. Gelesen: {1}. Eindeutig ist zum Beispiel 2026-04-03.",
        en: "In dates such as “{0}” the day or the month may come first. Read as {1}. A form such as 2026-04-03 is clear.",
    },
};
/// The same of the year.
pub static ASK_YEAR: NoteKind = NoteKind {
    code: "date_order_undecided",
    level: Level::Warning,
    text: Text {
        de: "Bei Daten wie „{0}“ ist offen, ob der Tag oder das Jahr vorn steht. Gelesen: {1}; möglich ist auch: {2}.",
        en: "In dates such as “{0}” the day or the year may come first. Read as {1}; {2} is possible as well.",
    },
};
/// No year is named.
pub static YEARLESS: NoteKind = NoteKind {
    code: "dates_without_year",
    level: Level::Info,
    text: Text {
        de: "Die Daten nennen kein Jahr; auf Dezember folgt der Januar des nächsten Jahres.",
        en: "The dates name no year; December is followed by January of the next year.",
    },
};
/// A date that contradicts the order of the column.
pub static CONTRARY: NoteKind = NoteKind {
    code: "date_order_mixed",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ stellt Tag und Monat anders als der Rest der Spalte. Gelesen, wie es allein möglich ist.",
        en: "“{0}” puts day and month differently from the rest of the column. Read the only way it can be.",
    },
};
/// A cell that is no date.
pub static UNREADABLE: NoteKind = NoteKind {
    code: "date_unreadable",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ ist nicht als Datum zu lesen. Die Zeile hat keinen Zeitpunkt.",
        en: "“{0}” cannot be read as a date. The row has no place in time.",
    },
};
/// The rest of them.
pub static MORE_UNREADABLE: NoteKind = NoteKind {
    code: "more_dates_unreadable",
    level: Level::Warning,
    text: Text {
        de: "{0} weitere {0|Zelle ist|Zellen sind} nicht als Datum zu lesen.",
        en: "{0} more {0|cell|cells} cannot be read as a date.",
    },
};
