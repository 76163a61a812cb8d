//! Records that came before: the same id or link, and the same company, channel, group and period.

use std::borrow::Cow;

use crate::engine::data_set::Reason;
use crate::engine::language::Text;
use crate::engine::measure::Measure::{Channel, Company, Group, Id, Link, Period};
use crate::engine::note::{Level, Note, NoteKind};
use crate::order;
use crate::paste::Table;

use super::column_of;
use super::roles::Roles;

/// Sets repeated records of `table` aside.
pub fn set_aside(table: &mut Table, roles: &Roles) -> Vec<Note> {
    let mut notes = Vec::new();
    let beside: Vec<usize> =
        [Company, Channel, Group, Period].iter().filter_map(|it| column_of(&roles.columns, *it)).collect();
    for measure in [Id, Link] {
        let Some(column) = column_of(&roles.columns, measure) else { continue };
        if let Some(row) = (0..table.len()).find(|row| lost_digits(&table.cell(*row, column))) {
            notes.push(
                Note::new(&LOST_DIGITS)
                    .with(table.cell(row, column).trim())
                    .on_line(table.line(row))
                    .in_column(table.columns.get(column).map_or("", String::as_str)),
            );
            continue;
        }
        let repeated = repeated(table, column, &beside);
        let Some(first) = repeated.first().map(|row| table.line(*row as usize)) else { continue };
        notes.push(
            Note::new(&DUPLICATES)
                .with(repeated.len())
                .on_line(first)
                .in_column(table.columns.get(column).map_or("", String::as_str)),
        );
        table.set_aside(Reason::Duplicate, |row| repeated.binary_search(&(row as u32)).is_ok());
    }
    notes
}

/// The rows that repeat an earlier one, in order.
fn repeated(table: &Table, column: usize, beside: &[usize]) -> Vec<u32> {
    let key = |row: usize| {
        std::iter::once(column).chain(beside.iter().copied()).map(move |it| match table.cell(row, it) {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        })
    };
    let mut hashes: Vec<(u64, u32)> = (0..table.len())
        .filter(|row| {
            let id = table.cell(*row, column);
            id.chars().any(char::is_alphanumeric) && !super::super::number::is_missing(&id)
        })
        .map(|row| (hash(key(row)), row as u32))
        .collect();
    order::upwards(&mut hashes);
    let mut repeated: Vec<u32> = hashes
        .chunk_by(|(one, _), (other, _)| one == other)
        .filter(|same| same.len() > 1)
        .flat_map(|same| {
            same.iter().enumerate().filter_map(|(place, (_, row))| {
                let mut earlier = same.iter().take(place);
                earlier.any(|(_, it)| key(*it as usize).eq(key(*row as usize))).then_some(*row)
            })
        })
        .collect();
    order::upwards(&mut repeated);
    repeated
}

/// FNV-1a: the same on every machine.
fn hash<'a>(words: impl Iterator<Item = Cow<'a, str>>) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for word in words {
        for byte in word.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
    }
    hash
}

/// `1,23E+17`: a spreadsheet kept the first digits of an identifier, so that different ones look the same.
fn lost_digits(id: &str) -> bool {
    let id = id.trim();
    let Some((number, power)) = id.split_once("E+").or_else(|| id.split_once("e+")) else { return false };
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    is_digits(power) && number.split(['.', ',']).all(is_digits)
}

/// Records that came before.
pub static DUPLICATES: NoteKind = NoteKind {
    code: "duplicate_records",
    level: Level::Warning,
    text: Text {
        de: "{0} {0|Zeile wiederholt|Zeilen wiederholen} eine frühere mit derselben Kennung und {0|bleibt|bleiben} außen vor.",
        en: "{0} {0|row repeats|rows repeat} an earlier one with the same identifier and {0|is|are} left out.",
    },
};
/// Identifiers in scientific notation.
pub static LOST_DIGITS: NoteKind = NoteKind {
    code: "id_digits_lost",
    level: Level::Warning,
    text: Text {
        de: "„{0}“ war eine längere Kennung; die Tabellenkalkulation hat ihre letzten Ziffern verworfen. Doppelte Zeilen lassen sich so nicht erkennen. Holen Sie die Spalte als Text aus der ursprünglichen Datei.",
        en: "“{0}” was a longer identifier whose last digits the spreadsheet dropped. Repeated rows cannot be told this way. Take the column as text from the original file.",
    },
};
