//! The method box: what was weighed between which marks, and every setting, so that somebody else can follow it a year later.

use super::escape::Page;
use super::{View, words};
use crate::engine::score::{Criterion, Figure, Normalise, NormalisedFigure, TargetFrom};
use crate::engine::unit::Unit;
use crate::export::settings::{marks, settings};
use crate::text;

pub(super) fn write(view: &View<'_>, page: &mut Page) {
    page.element("h2", "", view.words(&words::METHOD));
    goals(view, page);
    page.raw("<dl>");
    for (name, value) in settings(view.request, view.analysis) {
        page.element("dt", "", &name);
        page.element("dd", "", &value);
    }
    page.raw("</dl>");
}

/// One line for each KPI of each goal: weight, direction, goalposts, formula.
fn goals(view: &View<'_>, page: &mut Page) {
    let (scorecard, scores) = (&view.analysis.scorecard, &view.analysis.scores);
    let columns = [
        (view.words(&words::GOAL), ""),
        (view.words(&words::WEIGHT), "n"),
        (view.words(&words::KPI), ""),
        (view.words(&words::SHARE), "n"),
        (view.words(&words::ZERO_AT), "n"),
        (view.words(&words::FULL_AT), "n"),
        (view.words(&words::FORMULA), ""),
    ];
    page.head("small", &columns);
    let mut place = 0;
    for (number, goal) in scorecard.goals.iter().enumerate() {
        let weight = scores.weights.as_ref().and_then(|weights| weights.get(number)).copied();
        let weight = weight.map_or_else(|| "–".to_owned(), |it| text::percent(it, view.language));
        for (nth, criterion) in goal.kpis.iter().enumerate() {
            page.raw("<tr>");
            let (name, share) = match nth {
                0 => (text::goal_name(goal, view.language), weight.clone()),
                _ => (String::new(), String::new()),
            };
            page.element("td", "", &name);
            page.element("td", "n", &share);
            figure(view, criterion, place, page);
            page.raw("</tr>");
            place += 1;
        }
        if goal.kpis.is_empty() {
            page.raw("<tr>");
            page.element("td", "", &text::goal_name(goal, view.language));
            page.element("td", "n", &weight);
            page.raw("<td>–</td><td></td><td></td><td></td><td></td></tr>");
        }
    }
    page.end_table();
}

fn figure(view: &View<'_>, criterion: &Criterion, place: usize, page: &mut Page) {
    let language = view.language;
    let used = view.analysis.scores.figures.list.get(place);
    let (name, unit, formula) = match &criterion.figure {
        Figure::Kpi(kpi) => {
            (kpi.name.get(language).to_owned(), kpi.unit, text::words(kpi, Some(&view.analysis.facts), language))
        }
        Figure::Column(header) => (header.clone(), Unit::PerUnit, format!("[{header}]")),
        Figure::Unknown(id) => (id.clone(), Unit::PerUnit, String::new()),
    };
    let remarks = remarks(view, criterion, used);
    page.element("td", "", &if remarks.is_empty() { name } else { format!("{name} ({})", remarks.join("; ")) });
    page.element("td", "n", &used.map_or_else(String::new, |it| text::percent(it.share, language)));
    let own = view.analysis.scorecard.targets.values().any(|it| it.contains_key(&criterion.figure.id()));
    let way = criterion.normalise.unwrap_or(view.analysis.scorecard.normalise);
    match used.and_then(|it| marks(it, criterion, unit, language)) {
        Some((zero, full)) => {
            page.element("td", "n", &zero);
            page.element("td", "n", &full);
        }
        None => {
            let why = match &criterion.asked.target_from {
                _ if own => &words::OWN_TARGETS,
                Some(TargetFrom::Benchmark { .. }) if way == Normalise::Goalposts => &words::BY_BENCHMARK,
                Some(TargetFrom::PreviousPeriod { .. }) if way == Normalise::Goalposts => &words::BY_PERIOD_BEFORE,
                _ => &words::BY_ROWS,
            };
            page.raw("<td></td>");
            page.element("td", "n", view.words(why));
        }
    }
    page.element("td", "", &formula);
}

/// What is otherwise with this figure than with the others.
fn remarks(view: &View<'_>, criterion: &Criterion, used: Option<&NormalisedFigure>) -> Vec<String> {
    let scorecard = &view.analysis.scorecard;
    let mut all = Vec::new();
    // The other direction is the rule, and said once.
    if used.map_or_else(|| criterion.is_lower_better(), NormalisedFigure::is_lower_better_in_effect) {
        all.push(view.words(&words::LESS).to_owned());
    }
    if criterion.asked.log {
        all.push(view.words(&words::LOGARITHM).to_owned());
    }
    if let Some(way) = criterion.normalise.filter(|it| *it != scorecard.normalise) {
        all.push(view.words(words::normalise(way)).to_owned());
    }
    if let Some(outliers) = criterion.asked.outliers.filter(|it| *it != scorecard.asked.outliers) {
        all.push(format!("{}: {}", view.words(&words::OUTLIERS), view.words(words::outliers(outliers))));
    }
    all
}
