//! Records that came before: the same id or link, and the same company, channel, group and period.

use zielwert_kernel::hashes::{any_twice, mix};

use crate::engine::data_set::Reason;
use crate::engine::language;
use crate::engine::measure::Measure::{Channel, Company, Group, Id, Link, Period, Post, Text};
use crate::engine::note::{Level, Note, NoteKind};
use crate::paste::Table;
use crate::paste::looks::is_blank;
use crate::paste::number::is_missing;

use super::column_of;
use super::plan::BLOCK;
use super::roles::Roles;

/// Sets repeated records of `table` aside; parts of a period may stand in columns of their own.
pub fn set_aside(table: &mut Table, roles: &Roles, years: &[usize]) -> Vec<Note> {
    let mut notes = Vec::new();
    let beside: Vec<usize> = [Company, Channel, Group, Period]
        .iter()
        .filter_map(|it| column_of(&roles.columns, *it))
        .chain(years.iter().copied())
        .collect();
    for (column, looked) in look(table, [Id, Link].iter().filter_map(|it| column_of(&roles.columns, *it))) {
        let header = table.columns.get(column).cloned().unwrap_or_default();
        if let Some(row) = looked.lost_digits {
            let id = table.cell(row, column).trim().to_owned();
            notes.push(Note::new(&LOST_DIGITS).with(id).on_line(table.line(row)).in_column(header));
            continue;
        }
        // Mostly no identifier comes twice, and then nothing else needs to be looked at.
        if !any_twice(&looked.hashes) {
            continue;
        }
        if let Some(row) = first_rounded(table, column) {
            let id = table.cell(row, column).trim().to_owned();
            notes.push(Note::new(&LOST_DIGITS).with(id).on_line(table.line(row)).in_column(header));
            continue;
        }
        let key: Vec<usize> = std::iter::once(column).chain(beside.iter().copied()).collect();
        let repeated = repeats(table, &key);
        let Some(first) = repeated.first().map(|row| table.line(*row as usize)) else { continue };
        if names_no_rows(table, column, &repeated) {
            notes.push(Note::new(&SAME_FOR_MANY).with(repeated.len()).on_line(first).in_column(header));
            continue;
        }
        notes.push(Note::new(&DUPLICATES).with(repeated.len()).on_line(first).in_column(header));
        table.set_aside(Reason::Duplicate, |row| repeated.binary_search(&(row as u32)).is_ok());
    }
    notes.extend(identical(table, roles));
    notes
}

/// So many rows show what an identifier stands for.
const SEEN: usize = 20;

/// Whether an identifier that nine rows in ten repeat is that of a page or a person, since the rows differ: several exports of the same
/// posts are fewer, and what was pasted twice does not differ.
fn names_no_rows(table: &Table, column: usize, repeated: &[u32]) -> bool {
    if table.len() < SEEN || repeated.len() * 10 < table.len() * 9 {
        return false;
    }
    let key: Vec<usize> = std::iter::once(column).chain(0..table.columns.len()).collect();
    repeats(table, &key).len() * 2 < repeated.len()
}

/// More rows than this are not compared cell by cell.
const COMPARED: usize = 5_000;

/// Without an identifier nobody can tell a row that was pasted twice from two alike: it is said, and all count.
fn identical(table: &Table, roles: &Roles) -> Option<Note> {
    let has_ids = [Id, Link].iter().any(|it| column_of(&roles.columns, *it).is_some());
    if has_ids || table.len() > COMPARED || table.columns.len() < 3 {
        return None;
    }
    let named = [Post, Text, Period].iter().find_map(|it| column_of(&roles.columns, *it))?;
    let key: Vec<usize> = std::iter::once(named).chain(0..table.columns.len()).collect();
    let mut repeated = repeats(table, &key);
    // Blank below the first row, names are those above, and may differ.
    let labels = [Company, Channel, Group].iter().filter_map(|it| column_of(&roles.columns, *it));
    for label in labels.filter(|it| !is_blank(table.bare(0, *it))) {
        repeated.retain(|row| is_below_one_name(table, label, *row as usize));
    }
    let first = table.line(*repeated.first()? as usize);
    Some(Note::new(&IDENTICAL).with(repeated.len()).on_line(first))
}

/// Whether a row has a name of its own, or one like it stands below the same name.
fn is_below_one_name(table: &Table, label: usize, row: usize) -> bool {
    let is_named = |row: &usize| !is_blank(table.bare(*row, label));
    let is_alike = |other: usize| (0..table.columns.len()).all(|it| table.cell(other, it) == table.cell(row, it));
    is_named(&row) || (0..row).rev().take_while(|it| !is_named(it)).take(COMPARED_ABOVE).any(is_alike)
}

/// Rows below one name that are compared with a further one.
const COMPARED_ABOVE: usize = 200;

/// What a column of identifiers shows.
struct Looked {
    hashes: Vec<u64>,
    /// The first row whose identifier a spreadsheet cut short.
    lost_digits: Option<usize>,
}

/// Looks at the columns of identifiers, some rows at a time, while their text is at hand.
fn look(table: &Table, columns: impl Iterator<Item = usize>) -> Vec<(usize, Looked)> {
    let mut looks: Vec<(usize, Looked)> =
        columns.map(|column| (column, Looked { hashes: Vec::with_capacity(table.len()), lost_digits: None })).collect();
    let mut left = Vec::new();
    for start in (0..table.len()).step_by(BLOCK) {
        for (column, looked) in &mut looks {
            left.clear();
            table.identifiers(start..(start + BLOCK).min(table.len()), *column, &mut looked.hashes, &mut left);
            for row in left.iter().map(|it| *it as usize) {
                let id = table.cell(row, *column);
                if looked.lost_digits.is_none() && lost_digits(&id) {
                    looked.lost_digits = Some(row);
                } else if is_identifier(&id) {
                    looked.hashes.push(mix(0, id.trim().as_bytes()));
                }
            }
        }
    }
    looks
}

fn is_identifier(id: &str) -> bool {
    // No word for missing begins with a digit.
    id.bytes().next().is_some_and(|it| it.is_ascii_digit())
        || id.bytes().any(|it| it.is_ascii_alphanumeric()) && !is_missing(id)
}

/// The rows whose cells in these columns, an identifier first, are all those of an earlier row.
fn repeats(table: &Table, key: &[usize]) -> Vec<u32> {
    let n_slots = (table.len() * 2).next_power_of_two();
    let mut slots = vec![Slot::default(); n_slots];
    let mut repeated = Vec::new();
    for row in 0..table.len() {
        let id = key.first().map(|column| table.cell(row, *column)).unwrap_or_default();
        if !is_identifier(&id) || table.is_kept(row) {
            continue;
        }
        let hash = key.iter().fold(0, |hash, column| mix(hash, table.cell(row, *column).trim().as_bytes()));
        let mut place = hash as usize & (n_slots - 1);
        while let Some(slot) = slots.get_mut(place) {
            if slot.row == 0 {
                *slot = Slot { tag: (hash >> 32) as u32, row: row as u32 + 1 };
                break;
            }
            let earlier = slot.row as usize - 1;
            let same = |column: &usize| table.cell(row, *column).trim() == table.cell(earlier, *column).trim();
            if slot.tag == (hash >> 32) as u32 && key.iter().all(same) {
                repeated.push(row as u32);
                break;
            }
            place = (place + 1) & (n_slots - 1);
        }
    }
    repeated
}

/// A place in a table by hash.
#[derive(Clone, Copy, Default)]
struct Slot {
    /// Some bits of the hash, so that most others need no comparison.
    tag: u32,
    /// The row's number, from 1; 0 is free.
    row: u32,
}

/// `1,23E+17`: a spreadsheet kept the first digits of an identifier, so that different ones look the same.
fn lost_digits(id: &str) -> bool {
    if !id.as_bytes().contains(&b'+') {
        return false;
    }
    let id = id.trim();
    let Some((number, power)) = id.split_once("E+").or_else(|| id.split_once("e+")) else { return false };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    is_digits(power) && number.split(['.', ',']).all(is_digits)
}

/// The first row of a column whose long identifiers all end in zeros, which they do by chance hardly ever.
fn first_rounded(table: &Table, column: usize) -> Option<usize> {
    let mut first = None;
    for row in 0..table.len() {
        match is_rounded(&table.cell(row, column)) {
            Some(true) => first = first.or(Some(row)),
            Some(false) => return None,
            None => {}
        }
    }
    first
}

/// Whether an identifier of more digits than a spreadsheet keeps ends in zeros, as it writes for those that it dropped.
fn is_rounded(id: &str) -> Option<bool> {
    let id = id.trim();
    let is_long = id.len() > 16 && id.bytes().all(|it| it.is_ascii_digit());
    is_long.then(|| id.ends_with("00"))
}

/// Records that came before.
pub static DUPLICATES: NoteKind = NoteKind {
    code: "duplicate_records",
    level: Level::Warning,
    text: language::Text {
        de: "{0} {0|Zeile wiederholt|Zeilen wiederholen} eine frühere mit derselben Kennung und {0|bleibt|bleiben} außen vor.",
        en: "{0} {0|row repeats|rows repeat} an earlier one with the same identifier and {0|is|are} left out.",
    },
};
/// One identifier for many rows that mostly differ.
pub static SAME_FOR_MANY: NoteKind = NoteKind {
    code: "identifier_of_many_rows",
    level: Level::Warning,
    text: language::Text {
        de: "{0} Zeilen haben eine Kennung, die schon vorkam, aber meist andere Werte: Sie gehört wohl zu einer Seite oder Person. Alle zählen; was doppelt eingefügt ist, löschen Sie bitte.",
        en: "{0} rows have an identifier that was seen before, but mostly with other values: it seems to be that of a page or person. All count; please delete what was pasted twice.",
    },
};
/// Rows that are alike in every cell.
pub static IDENTICAL: NoteKind = NoteKind {
    code: "identical_rows",
    level: Level::Warning,
    text: language::Text {
        de: "{0} {0|Zeile gleicht|Zeilen gleichen} in jeder Zelle einer früheren, zuerst diese. Alle zählen; ist etwas doppelt eingefügt, löschen Sie es bitte.",
        en: "{0} {0|row is|rows are} the same as an earlier one in every cell, first this one. All count; if something was pasted twice, please delete it.",
    },
};
/// Identifiers in scientific notation.
pub static LOST_DIGITS: NoteKind = NoteKind {
    code: "id_digits_lost",
    level: Level::Warning,
    text: language::Text {
        de: "„{0}“ war eine längere Kennung; die Tabellenkalkulation hat ihre letzten Ziffern verworfen. Doppelte Zeilen lassen sich so nicht erkennen. Holen Sie die Spalte als Text aus der ursprünglichen Datei.",
        en: "“{0}” was a longer identifier whose last digits the spreadsheet dropped. Repeated rows cannot be told this way. Take the column as text from the original file.",
    },
};
