//! The figures that the goals ask for, row by row.

use super::escape::Page;
use super::{View, words};
use crate::engine::score::Figure;
use crate::engine::unit::Unit;
use crate::text;

/// More columns than these do not fit on a sheet of paper.
const MOST_COLUMNS: usize = 8;
/// More rows than these are for a spreadsheet rather than for a report.
const MOST_ROWS: usize = 200;
/// More rows than these would print a third page.
const PRINTED_ROWS: usize = 10;

pub(super) fn write(view: &View<'_>, page: &mut Page) {
    let (facts, scores, scorecard) = (&view.analysis.facts, &view.analysis.scores, &view.analysis.scorecard);
    let mut figures: Vec<(String, Unit, usize)> = Vec::new();
    let criteria = scorecard.goals.iter().flat_map(|goal| &goal.kpis);
    for (place, criterion) in criteria.enumerate() {
        let (name, unit) = match &criterion.figure {
            Figure::Kpi(kpi) => (kpi.name.get(view.language).to_owned(), kpi.unit),
            Figure::Column(header) => (header.clone(), Unit::PerUnit),
            Figure::Unknown(_) => continue,
        };
        let has_any = scores.figures.list.get(place).is_some_and(|it| it.raw.present().next().is_some());
        if has_any && figures.iter().all(|it| it.0 != name) {
            figures.push((name, unit, place));
        }
    }
    figures.truncate(MOST_COLUMNS);
    if figures.is_empty() || facts.rows.len() > MOST_ROWS {
        return;
    }
    page.element("h2", "", view.words(&words::FIGURES));
    let mut columns = vec![(view.words(&words::ROW), "l")];
    columns.extend(figures.iter().map(|it| (it.0.as_str(), "n")));
    page.head("small", &columns);
    let mut order: Vec<usize> = (0..scores.rows.len()).collect();
    crate::order::by_key(&mut order, |row| (scores.rows[*row].rank.unwrap_or(u32::MAX), *row));
    for (nth, row) in order.into_iter().enumerate() {
        page.open("tr", if nth < PRINTED_ROWS { "" } else { "more" });
        page.element("td", "", &facts.rows[row].label);
        for (_, unit, place) in &figures {
            let value = scores.figures.list.get(*place).and_then(|it| it.raw.get(row));
            let shown = value.map_or_else(|| "–".to_owned(), |value| text::show(value, *unit, view.language));
            page.element("td", "n", &shown);
        }
        page.raw("</tr>");
    }
    page.end_table();
    if facts.rows.len() > PRINTED_ROWS {
        let args = [PRINTED_ROWS.into(), facts.rows.len().into()];
        page.element("p", "small muted left", &view.say(&words::ROWS_LEFT, &args));
    }
}
