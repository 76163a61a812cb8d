//! Pivot tables print a name once and leave the cells below it blank.

use std::collections::BTreeSet;

use crate::engine::data_set::{Column, DataSet, Role};
use crate::engine::language::Text;
use crate::engine::measure::Measure::{self, Channel, Company, Group, Period, Post};
use crate::engine::note::{Level, Note, NoteKind};

/// Reads blank names in the first column as the name above them, where the table has the shape of a pivot table: names come once, and
/// what stands beside them tells all rows of a name apart.
pub fn fill_down(data: &mut DataSet) -> Option<Note> {
    let names = data.columns.first().filter(|it| is_of(it, &[Company, Group, Channel]))?;
    let beside = data.columns.iter().skip(1).find(|it| is_of(it, &[Company, Channel, Period, Post, Group]))?;
    let (mut seen, mut within) = (BTreeSet::new(), BTreeSet::new());
    let mut above = Vec::with_capacity(data.len());
    let mut first_blank = None;
    for row in 0..data.len() {
        let name = names.word(row);
        match (name.trim(), above.last().copied()) {
            ("", None) => return None,
            ("", Some(last)) => {
                first_blank = first_blank.or(Some(row));
                above.push(last);
            }
            (name, _) => {
                if !seen.insert(name.to_owned()) {
                    return None;
                }
                within.clear();
                above.push(row as u32);
            }
        }
        let other = beside.word(row).trim().to_owned();
        if other.is_empty() || !within.insert(other) {
            return None;
        }
    }
    let n_blank = data.len() - seen.len();
    // A name that is missing here and there is no such table.
    if n_blank < 2 || n_blank * 3 < data.len() {
        return None;
    }
    let line = data.lines.get(first_blank?).copied().unwrap_or_default();
    let column = data.columns.first_mut()?;
    column.words.stand_for(above);
    Some(Note::new(&FILLED_DOWN).with(n_blank).on_line(line).in_column(column.header.as_str()))
}

fn is_of(column: &Column, measures: &[Measure]) -> bool {
    matches!(column.role, Role::Measure(measure) if measures.contains(&measure))
}

/// Blank names below a name.
pub static FILLED_DOWN: NoteKind = NoteKind {
    code: "names_filled_down",
    level: Level::Warning,
    text: Text {
        de: "{0} {0|Name ist|Namen sind} leer wie in einer Pivot-Tabelle und {0|wird|werden} als der Name darüber gelesen. Ist das falsch, tragen Sie die Namen in Ihre Tabelle ein.",
        en: "{0} {0|name is|names are} blank as in a pivot table and {0|is|are} read as the name above. If that is wrong, enter the names in your table.",
    },
};
