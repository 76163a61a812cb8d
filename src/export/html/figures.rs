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
/// What a second page holds beside this table, in millimetres: its height, headings and footer, a row here, a row of the method, a
/// setting, a note, a source.
const PAGE: f64 = 266.0;
const HEADINGS: f64 = 82.0;
const ROW: f64 = 3.8;
const FIGURE: f64 = 6.0;
const SETTING: f64 = 3.6;
const NOTE: f64 = 9.0;
const SOURCE: f64 = 3.6;
/// So many rows are printed whatever else there is.
const FEWEST_ROWS: usize = 5;

/// So many letters of a label stand on one line.
const LINE: usize = 21;

/// How many of these rows leave the report on two pages.
fn printed(view: &View<'_>, order: &[usize]) -> usize {
    let scorecard = &view.analysis.scorecard;
    let figures: usize = scorecard.goals.iter().map(|goal| goal.kpis.len().max(1)).sum();
    let settings = crate::export::settings::settings(view.request, view.analysis).len();
    let notes = super::quality::notes_of(view).len().min(super::quality::MOST_NOTES);
    let rest = HEADINGS
        + FIGURE * figures as f64
        + SETTING * settings as f64
        + NOTE * notes as f64
        + SOURCE * super::quality::sources_of(view).len() as f64;
    let height = |row: &usize| ROW * view.analysis.facts.rows[*row].label.chars().count().div_ceil(LINE).max(1) as f64;
    // The sentence about the rest takes the room of a row.
    let mut room = PAGE - rest - ROW;
    let fitting = order.iter().take_while(|row| {
        room -= height(row);
        room >= 0.0
    });
    fitting.count().max(FEWEST_ROWS)
}

pub(super) fn write(view: &View<'_>, page: &mut Page) {
    let (facts, scores, scorecard) = (&view.analysis.facts, &view.analysis.scores, &view.analysis.scorecard);
    let mut figures: Vec<(String, Unit, usize)> = Vec::new();
    let criteria = scorecard.criteria();
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
    page.element("h2", "second", view.words(&words::FIGURES));
    let mut columns = vec![(view.words(&words::ROW), "l")];
    columns.extend(figures.iter().map(|it| (it.0.as_str(), "n")));
    page.head("small tight", &columns);
    let order = scores.rows.best_first();
    let (n_printed, n_rows) = (printed(view, &order), facts.rows.len());
    for (nth, row) in order.into_iter().enumerate() {
        page.open("tr", if nth < n_printed { "" } else { "more" });
        super::ranking::named(facts, row, page);
        for (_, unit, place) in &figures {
            let value = scores.figures.list.get(*place).and_then(|it| it.raw.get(row));
            let shown = value.map_or_else(|| "–".to_owned(), |value| text::show(value, *unit, view.language));
            page.element("td", "n", &shown);
        }
        page.raw("</tr>");
    }
    page.end_table();
    view.left(n_printed, n_rows, page);
}
