//! Whether the numbers can be true together.

use std::borrow::Cow;

use zielwert_kernel::checks;

use crate::engine::data_set::{Column, DataSet, Numbers, Role};
use crate::engine::language::Text;
use crate::engine::measure::Measure::{self, *};
use crate::engine::note::{Level, Note, NoteKind};
use crate::engine::unit::Unit;
use crate::paste::header;
use crate::paste::platform::Platform;

/// What cannot be, or hardly: one note for each kind, with the first row and how many there are.
pub fn plausible(data: &DataSet) -> Vec<Note> {
    let columns = |measure: Measure| -> Vec<&Numbers> {
        data.columns.iter().filter(|it| it.role == Role::Measure(measure)).map(|it| &it.numbers).collect()
    };
    let total = columns(Interactions);
    let parts = [Likes, Comments, Shares].map(columns);
    let extras = [Saves, Clicks, LinkClicks, NewFollowers].map(columns);
    let (reach, impressions) = (columns(Reach), columns(Impressions));
    let counted: Vec<&Numbers> = parts.iter().chain(extras.first()).flatten().copied().collect();
    let mut notes = negative_counts(data);
    notes.extend(currencies(data));
    notes.extend(data.columns.iter().filter_map(|column| fractions(data, column)));
    let reached = summed(&reach);
    if !reach.is_empty() && !impressions.is_empty() {
        notes.extend(larger(data, &REACH_ABOVE_IMPRESSIONS, &reached, &summed(&impressions)));
    }
    if !reach.is_empty() && (!total.is_empty() || !counted.is_empty()) {
        let mut interactions = summed(&total);
        match total.is_empty() {
            true => interactions = summed(&counted),
            false => checks::fill(interactions.to_mut(), &summed(&counted)),
        }
        notes.extend(larger(data, &INTERACTIONS_ABOVE_REACH, &interactions, &reached));
    }
    // What X calls engagements includes expanded details and more, of which its tables give no column.
    let counts_more = data.source.and_then(Platform::from_id).is_some_and(|it| it.counts_more);
    if !counts_more && !total.is_empty() && parts.iter().all(|it| !it.is_empty()) {
        notes.extend(rows(data, &TOTAL_NOT_SUM, &|row| unequal(&total, &parts, &extras, row)));
    }
    notes
}

/// The columns of one measure added up; nothing where none has a number in the row.
fn sum(columns: &[&Numbers], row: usize) -> Option<f64> {
    columns.iter().filter_map(|it| it.get(row)).reduce(|sum, it| sum + it)
}

/// The same for all rows at once; NaN where none has a number.
fn summed<'a>(columns: &[&'a Numbers]) -> Cow<'a, [f64]> {
    match columns {
        [] => Cow::Borrowed(&[]),
        [column] => Cow::Borrowed(column.compact()),
        [first, others @ ..] => {
            let mut sums = first.compact().to_vec();
            others.iter().for_each(|it| checks::add(&mut sums, it.compact()));
            Cow::Owned(sums)
        }
    }
}

/// One note where `one` is more than `other` in any row.
fn larger(data: &DataSet, kind: &'static NoteKind, one: &[f64], other: &[f64]) -> Option<Note> {
    let (row, count) = checks::above(one, other)?;
    let line = data.lines.get(row).copied().unwrap_or_default();
    let value = |of: &[f64]| of.get(row).copied().unwrap_or_default();
    Some(Note::new(kind).with(count).with(value(one)).with(value(other)).on_line(line))
}

/// The pasted total and the sum of its parts, where no usual way of counting makes them equal.
fn unequal(total: &[&Numbers], parts: &[Vec<&Numbers>], extras: &[Vec<&Numbers>], row: usize) -> Option<(f64, f64)> {
    let total = sum(total, row)?;
    let parts = parts.iter().map(|it| sum(it, row)).sum::<Option<f64>>()?;
    if parts == total {
        return None;
    }
    let extras: Vec<Option<f64>> = extras.iter().map(|it| sum(it, row)).collect();
    // Networks also count saves, clicks or follows; any of these together will do.
    let explained = (0..1_u32 << extras.len()).any(|chosen| {
        let extra: f64 =
            extras.iter().enumerate().filter(|(place, _)| chosen >> place & 1 == 1).filter_map(|(_, it)| *it).sum();
        (parts + extra - total).abs() < 0.5
    });
    (!explained).then_some((total, parts))
}

/// One note where `doubt` finds anything: its numbers in the first such row, and how many rows there are.
fn rows(data: &DataSet, kind: &'static NoteKind, doubt: &dyn Fn(usize) -> Option<(f64, f64)>) -> Option<Note> {
    let mut doubtful = (0..data.len()).filter_map(|row| Some((row, doubt(row)?)));
    let (row, (one, other)) = doubtful.next()?;
    let count = 1 + doubtful.count();
    let line = data.lines.get(row).copied().unwrap_or_default();
    Some(Note::new(kind).with(count).with(one).with(other).on_line(line))
}

/// A line above the table that scales its numbers. What it means is the person's to say: of all columns, or of money alone.
pub fn scale_above(preamble: &[(u32, String)]) -> Option<Note> {
    let (line, words) = preamble.iter().find(|(_, words)| header::names_scale(words))?;
    Some(Note::new(&SCALE_ABOVE).with(words.trim().chars().take(60).collect::<String>()).on_line(*line))
}

/// Two amounts of money in two currencies, which would be divided by one another.
fn currencies(data: &DataSet) -> Option<Note> {
    let is_money = |column: &&Column| matches!(column.role, Role::Measure(it) if it.entry().unit == Unit::Money);
    let mut amounts = data.columns.iter().filter(is_money).filter_map(|column| {
        let unit = column.unit.as_deref().filter(|it| it.len() == 3 && it.bytes().all(|it| it.is_ascii_uppercase()))?;
        Some((column, unit))
    });
    let (first, currency) = amounts.next()?;
    let (other, another) = amounts.find(|(_, it)| *it != currency)?;
    let note = Note::new(&CURRENCIES_DIFFER).with(first.header.as_str()).with(currency);
    Some(note.with(other.header.as_str()).with(another).in_column(other.header.as_str()))
}

/// Counts below zero. Net new followers may well be negative.
fn negative_counts(data: &DataSet) -> Vec<Note> {
    let mut notes = Vec::new();
    for column in &data.columns {
        let Role::Measure(measure) = column.role else { continue };
        if measure.entry().unit != Unit::Count || measure == NewFollowers {
            continue;
        }
        let Some((row, count)) = checks::below_zero(column.numbers.compact()) else { continue };
        let value = column.numbers.get(row).unwrap_or_default();
        let line = data.lines.get(row).copied().unwrap_or_default();
        notes.push(Note::new(&NEGATIVE).with(count).with(value).on_line(line).in_column(column.header.as_str()));
    }
    notes
}

/// Things that come as wholes, and mostly are fractions: a rate or a mean. Advertisers' conversions are shared out among their ads.
fn fractions(data: &DataSet, column: &Column) -> Option<Note> {
    const SAMPLE: usize = 1000;
    let Role::Measure(measure) = column.role else { return None };
    if measure.entry().unit != Unit::Count || matches!(measure, Conversions | Leads | Visits) || column.assigned {
        return None;
    }
    let present = || column.numbers.compact().iter().take(SAMPLE).enumerate().filter(|it| !it.1.is_nan());
    let mut broken = present().filter(|it| it.1.fract() != 0.0);
    let (row, value) = broken.next()?;
    let n_broken = 1 + broken.count();
    let line = data.lines.get(row).copied().unwrap_or_default();
    let note = || Note::new(&FRACTIONS).with(*value).with(measure.entry().name).on_line(line);
    (n_broken * 2 > present().count()).then(|| note().in_column(column.header.as_str()))
}

/// A line above the table scales its numbers.
pub static SCALE_ABOVE: NoteKind = NoteKind {
    code: "scale_above",
    level: Level::Warning,
    text: Text {
        de: "Über der Tabelle steht „{0}“. Gerechnet wird mit den Zahlen, wie sie dastehen; gehört die Angabe zu einer Spalte, schreiben Sie sie bitte in deren Überschrift, etwa „Reichweite in Tsd.“.",
        en: "Above the table it says “{0}”. The numbers are used as they stand; where that belongs to a column, please put it into the header, such as “Reach in thousands”.",
    },
};
/// Amounts in several currencies.
pub static CURRENCIES_DIFFER: NoteKind = NoteKind {
    code: "currencies_differ",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ steht in {1}, „{2}“ in {3}. Es wird nicht umgerechnet; Kennzahlen aus beiden stimmen erst in einer Währung.",
        en: "“{0}” is in {1}, “{2}” in {3}. Nothing is converted; KPIs of both are right only in one currency.",
    },
};
/// Counts that are fractions.
pub static FRACTIONS: NoteKind = NoteKind {
    code: "count_with_fractions",
    level: Level::Warning,
    text: Text {
        de: "Hier stehen überwiegend Bruchzahlen, zuerst {0}. Das sieht nach einer Rate oder einem Mittelwert aus, gerechnet wird mit einer Anzahl ({1}). Bitte ordnen Sie die Spalte anders zu, wenn es keine ist.",
        en: "Most numbers here are fractions, first {0}. That looks like a rate or a mean, and is used as a count ({1}). Please assign the column otherwise if it is none.",
    },
};
/// Counts below zero.
pub static NEGATIVE: NoteKind = NoteKind {
    code: "negative_count",
    level: Level::Warning,
    text: Text {
        de: "{0} {0|Anzahl ist|Anzahlen sind} negativ, zuerst {1}. Manche Exporte ziehen so zurückgenommene Reaktionen ab; gerechnet wird mit dem Wert.",
        en: "{0} {0|count is|counts are} negative, first {1}. Some exports deduct withdrawn reactions this way; the value is used as it is.",
    },
};
/// More people than contacts.
pub static REACH_ABOVE_IMPRESSIONS: NoteKind = NoteKind {
    code: "reach_above_impressions",
    level: Level::Warning,
    text: Text {
        de: "In {0} {0|Zeile|Zeilen} ist die Reichweite größer als die Impressionen, zuerst {1} gegen {2}. Das kann nicht sein; sind die Spalten vertauscht?",
        en: "In {0} {0|row|rows} reach is larger than impressions, first {1} against {2}. That cannot be; are the columns swapped?",
    },
};
/// More interactions than people reached.
pub static INTERACTIONS_ABOVE_REACH: NoteKind = NoteKind {
    code: "interactions_above_reach",
    level: Level::Warning,
    text: Text {
        de: "In {0} {0|Zeile|Zeilen} gibt es mehr Interaktionen als erreichte Menschen, zuerst {1} gegen {2}. Bitte prüfen Sie beide Spalten.",
        en: "In {0} {0|row|rows} there are more interactions than people reached, first {1} against {2}. Please check both columns.",
    },
};
/// A total that is not the sum of its parts.
pub static TOTAL_NOT_SUM: NoteKind = NoteKind {
    code: "total_not_sum",
    level: Level::Warning,
    text: Text {
        de: "In {0} {0|Zeile|Zeilen} ist die Summe der Interaktionen nicht die ihrer Teile, zuerst {1} gegen {2}. Gezählt werden die Teile, die Sie wählen.",
        en: "In {0} {0|row|rows} the total of interactions is not the sum of its parts, first {1} against {2}. The parts that you choose are counted.",
    },
};
