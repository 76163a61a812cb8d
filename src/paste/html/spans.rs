//! What spans mean: a label across rows belongs to each of them, a header across columns to each of their headers.

use std::borrow::Cow;

use super::edits::Edits;
use super::notes;
use super::reader::{Cover, HtmlTable};
use crate::engine::note::Note;
use crate::order;
use crate::paste::header;
use crate::paste::looks::{Looks, is_blank};

/// A longer text is no label.
const MAX_LABEL: usize = 200;

/// Completes what spans leave empty.
pub fn complete<'a>(table: &HtmlTable, cell: &dyn Fn(usize, usize) -> Cow<'a, str>, edits: &mut Edits) -> Vec<Note> {
    let headers = headers(table, cell, edits);
    headers.into_iter().chain(labels(table, cell, edits)).collect()
}

/// Words that span rows stand in each of them. A number stays where it is: repeated it would count twice.
fn labels<'a>(table: &HtmlTable, cell: &dyn Fn(usize, usize) -> Cow<'a, str>, edits: &mut Edits) -> Option<Note> {
    let mut first = None;
    let mut count = 0;
    for (row, it) in table.rows.iter().enumerate().skip(1) {
        for (column, below) in it.cells.iter().enumerate() {
            let is_open = edits.get(row, column).is_none() && is_blank(&cell(row, column));
            if below.cover != Cover::Above || !is_open {
                continue;
            }
            let above = edits.get(row - 1, column).map_or_else(|| cell(row - 1, column), |it| it.to_owned().into());
            let is_label = !is_blank(&above) && above.len() <= MAX_LABEL && Looks::of(&above) != Looks::Number;
            if is_label {
                count += 1;
                first.get_or_insert_with(|| above.trim().to_owned());
                let label = above.into_owned();
                edits.set(row, column, label);
            }
        }
    }
    first.map(|label| Note::new(&notes::MERGED_LABELS).with(count).with(label))
}

/// Two header rows, the upper one with groups: `Likes` over `LinkedIn` and `X` becomes `Likes LinkedIn` and `Likes X`.
fn headers<'a>(table: &HtmlTable, cell: &dyn Fn(usize, usize) -> Cow<'a, str>, edits: &mut Edits) -> Option<Note> {
    let top = table.rows.iter().position(|row| row.cells.iter().any(|it| !it.text.is_empty()))?;
    let (upper, lower) = (table.rows.get(top)?, table.rows.get(top + 1)?);
    table.rows.get(top + 2)?;
    let width = upper.cells.len().min(lower.cells.len());
    // The group over each column.
    let mut groups: Vec<Option<usize>> = Vec::with_capacity(width);
    for (column, it) in upper.cells.iter().take(width).enumerate() {
        let group = if it.cover == Cover::Left { groups.last().copied().flatten() } else { Some(column) };
        groups.push(group.filter(|group| !is_blank(&cell(top, *group))));
    }
    let is_wide = |group: usize| groups.get(group + 1).copied().flatten() == Some(group);
    let own = |column: usize| cell(top + 1, column);
    // `X` is a name, though it looks like a way to write "missing".
    let is_name = |column: usize| !matches!(Looks::of(&own(column)), Looks::Number | Looks::Link);
    let mut upper_names: Vec<usize> = groups.iter().copied().flatten().collect();
    upper_names.dedup();
    // A single cell is a title.
    if upper_names.len() < 2 || !(0..width).all(is_name) {
        return None;
    }
    let mut lower_names: Vec<String> = (0..width)
        .filter(|column| groups.get(*column).copied().flatten().is_some_and(is_wide))
        .map(|column| own(column).trim().to_lowercase())
        .filter(|name| !name.is_empty())
        .collect();
    let n_names = lower_names.len();
    let n_known = lower_names.iter().filter(|name| header::is_known(name)).count();
    order::upwards(&mut lower_names);
    lower_names.dedup();
    // Names that say enough by themselves need no group.
    if n_names == 0 || lower_names.len() == n_names && n_known * 2 > n_names {
        return None;
    }
    let mut example = None;
    for column in 0..width {
        let Some(group) = groups.get(column).copied().flatten() else { continue };
        let (above, own) = (cell(top, group), cell(top + 1, column));
        let (above, own) = (above.trim(), own.trim());
        if above.len() + own.len() > MAX_LABEL {
            continue;
        }
        let name = if own.is_empty() { above.to_owned() } else { format!("{above} {own}") };
        if !own.is_empty() && example.is_none() {
            example = Some(name.clone());
        }
        if name != own {
            edits.set(top + 1, column, name);
        }
    }
    example.map(|name| Note::new(&notes::MERGED_HEADERS).with(name))
}
