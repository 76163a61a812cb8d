//! The ranking: score, bar by goals, coverage.

use super::escape::Page;
use super::{View, words};
use crate::engine::facts::Facts;
use crate::engine::score::Mean;
use crate::text;

/// Longer rankings are set more tightly, so that forty rows stay on the first page, and two dozen with a picture.
const DENSE: usize = 10;
/// A few rows more than that run on to the second page; longer rankings are printed as their best rows, so that the report keeps to
/// two pages.
const A_PAGE: usize = 50;
const BEST: usize = 40;
/// Colours that can be told apart.
const COLOURS: usize = 8;

pub(super) fn write(view: &View<'_>, page: &mut Page) {
    let (facts, scores) = (&view.analysis.facts, &view.analysis.scores);
    let language = view.language;
    page.element("h2", "", view.words(&words::RANKING));
    let has_gaps = scores.rows.iter().any(|row| row.coverage < 0.999_5);
    let dense = if facts.rows.len() > DENSE { "dense" } else { "" };
    let mut columns = vec![
        (view.words(&words::RANK), "r"),
        (view.words(&words::ROW), "l"),
        (view.words(&words::SCORE), "n"),
        (view.words(&words::MADE_OF), "w"),
    ];
    if has_gaps {
        columns.push((view.words(&words::COVERAGE), "n"));
    }
    legend(view, page);
    page.head(dense, &columns);
    let n_rows = facts.rows.len();
    let n_printed = if n_rows > A_PAGE { BEST } else { n_rows };
    for (nth, row) in scores.rows.best_first().into_iter().enumerate() {
        let it = &scores.rows[row];
        let class = match (it.score, nth < n_printed) {
            (Some(_), true) => "",
            (None, true) => "none",
            (Some(_), false) => "more",
            (None, false) => "none more",
        };
        page.open("tr", class);
        page.element("td", "", &it.rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string()));
        named(facts, row, page);
        match it.score {
            Some(score) => {
                page.element("td", "n", &text::score(score, language));
                page.raw("<td class=\"w\">");
                bar(view, row, page);
                page.raw("</td>");
            }
            None => {
                page.element("td", "n", "–");
                let measured = text::percent(it.coverage, language);
                page.element("td", "w", &view.say(&words::UNSCORED, &[measured.into()]));
            }
        }
        if has_gaps {
            page.element("td", "n", &text::percent(it.coverage, language));
        }
        page.close("tr");
    }
    page.end_table();
    view.left(n_printed, n_rows, page);
}

/// The cell with a row's label, and what tells it from others of that label.
pub(super) fn named(facts: &Facts, row: usize, page: &mut Page) {
    page.open("td", "");
    page.text(&facts.rows[row].label);
    if let Some(further) = facts.further(row) {
        page.raw(" ");
        page.element("span", "small muted", &further);
    }
    page.close("td");
}

/// What each goal adds to the score, one after another. Under means in which the points do not add up, the score alone.
fn bar(view: &View<'_>, row: usize, page: &mut Page) {
    let scores = &view.analysis.scores;
    let it = &scores.rows[row];
    page.raw("<svg class=\"bar\" aria-hidden=\"true\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\"><rect class=\"track\" width=\"100\" height=\"4\"/>");
    let mut rect = |from: f64, width: f64, class: usize| {
        if width > 0.0 {
            page.raw(&format!("<rect class=\"g{class}\" x=\"{from:.2}\" width=\"{width:.2}\" height=\"4\"/>"));
        }
    };
    if adds_up(view) {
        let mut from = 0.0;
        for goal in 0..it.goals.len() {
            let members = scores.figures.goals.get(goal).into_iter().flatten();
            let points: f64 = members.filter_map(|place| it.points.get(*place).copied().flatten()).sum();
            rect(from, points, goal.min(COLOURS - 1) + 1);
            from += points;
        }
    } else {
        rect(0.0, it.score.unwrap_or_default().clamp(0.0, 100.0), 1);
    }
    page.raw("</svg>");
}

fn adds_up(view: &View<'_>) -> bool {
    view.analysis.scores.mean == Mean::Arithmetic
}

fn legend(view: &View<'_>, page: &mut Page) {
    if !adds_up(view) {
        return;
    }
    page.raw("<ul class=\"legend\">");
    for (place, goal) in view.analysis.scorecard.goals.iter().enumerate() {
        let class = place.min(COLOURS - 1) + 1;
        page.raw(&format!("<li><svg aria-hidden=\"true\" viewBox=\"0 0 4 4\"><rect class=\"g{class}\" width=\"4\" height=\"4\"/></svg>"));
        page.text(&text::goal_name(goal, view.language));
        page.raw("</li>");
    }
    page.raw("</ul>");
}
