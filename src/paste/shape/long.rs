//! One line for each figure, `Kanal | Kennzahl | Wert`, as data bases and agencies' reports have them: each figure becomes a column.

use std::collections::BTreeMap;

use super::{Known, Recognise, two_lines};
use crate::engine::note::Note;
use crate::paste::looks::{Looks, trim};
use crate::paste::table::Rebuild;
use crate::paste::{Table, notes};

/// More rows than this nobody reads line by line.
const MOST: usize = 5000;

/// More columns than this is no such table.
const MOST_COLUMNS: usize = 40;

/// What the column of the figures themselves is called, in lower case, where others stand beside it: `Wert | Ziel`.
const VALUE: &[&str] =
    &["wert", "werte", "ist", "istwert", "ist-wert", "aktuell", "value", "values", "actual", "current"];

/// The table with a column for each figure that one column names, if its lines are figures; no other column is one.
pub fn widen(table: &Table, known: Recognise) -> Option<Table> {
    let (n_rows, n_columns) = (table.len(), table.columns.len());
    let headers: Vec<Option<Known>> = table.columns.iter().take(MOST_COLUMNS).map(|it| known(it)).collect();
    if !(4..=MOST).contains(&n_rows)
        || !(3..=MOST_COLUMNS).contains(&n_columns)
        || headers.contains(&Some(Known::Number))
    {
        return None;
    }
    let cell = |row: usize, column: usize| trim(&table.cell(row, column)).to_owned();
    let looks = |column: usize| (0..n_rows).map(move |row| Looks::of(&table.cell(row, column)));
    let names_figures = |column: &usize| {
        let is_figure = |row: &usize| known(trim(&table.cell(*row, *column))) == Some(Known::Number);
        is_figure(&0)
            && (0..n_rows).filter(is_figure).count() * 3 >= n_rows * 2
            && looks(*column).all(|it| it == Looks::Words)
    };
    let of_figures = (0..n_columns).find(names_figures)?;
    let is_value = |column: &usize| {
        let is_number = |it: &Looks| matches!(it, Looks::Number | Looks::Empty | Looks::Missing);
        *column != of_figures && headers[*column] != Some(Known::Label) && looks(*column).all(|it| is_number(&it))
    };
    let values: Vec<usize> = (0..n_columns).filter(is_value).collect();
    let units = (0..n_columns).find(|column| two_lines::is_unit_column(&table.columns[*column]));
    // Remarks on a figure stand behind its name.
    let is_label = |column: &usize| {
        let is_other = *column == of_figures || Some(*column) == units || values.contains(column);
        !is_other && (*column < of_figures || headers[*column] == Some(Known::Label))
    };
    let labels: Vec<usize> = (0..n_columns).filter(is_label).collect();
    let mut figures: Vec<String> = Vec::new();
    let mut groups: Vec<(usize, BTreeMap<usize, usize>)> = Vec::new();
    let mut places: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for row in 0..n_rows {
        let name = cell(row, of_figures);
        let figure = units.and_then(|column| two_lines::with_unit(&name, &cell(row, column))).unwrap_or(name);
        let figure = figures.iter().position(|it| *it == figure).unwrap_or_else(|| {
            figures.push(figure);
            figures.len() - 1
        });
        let of = *places.entry(labels.iter().map(|column| cell(row, *column)).collect()).or_insert_with(|| {
            groups.push((row, BTreeMap::new()));
            groups.len() - 1
        });
        // The same figure twice: another column tells them apart.
        if groups[of].1.insert(figure, row).is_some() || figures.len() * values.len() > MOST_COLUMNS {
            return None;
        }
    }
    if labels.is_empty() || values.is_empty() || groups.len() < 2 || groups.len() * 2 > n_rows {
        return None;
    }
    let mut wide = Rebuild::default();
    wide.above(table);
    for (first, rows) in &groups {
        labels.iter().for_each(|column| wide.cell(&table.cell(*first, *column)));
        for figure in 0..figures.len() {
            let row = rows.get(&figure);
            values.iter().for_each(|column| wide.cell(&row.map_or("".into(), |row| table.cell(*row, *column))));
        }
        wide.end_row(table.line(*first));
    }
    let is_plain = |column: usize| VALUE.contains(&trim(&table.columns[column]).to_lowercase().as_str());
    let plain: Vec<usize> = values.iter().copied().filter(|it| values.len() == 1 || is_plain(*it)).collect();
    let mut columns: Vec<String> = labels.iter().map(|column| table.columns[*column].clone()).collect();
    for figure in &figures {
        columns.extend(values.iter().map(|column| match plain[..] == [*column] {
            true => figure.clone(),
            false => format!("{figure} {}", table.columns[*column]),
        }));
    }
    let mut wide = wide.table_like(table, columns);
    let header = table.columns[of_figures].as_str();
    wide.notes.push(Note::new(&notes::LONG).with(header).with(figures.len() * values.len()).on_line(table.line(0)));
    Some(wide)
}
