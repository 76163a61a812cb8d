//! How good the data are, and where formulas come from.

use super::escape::Page;
use super::{View, words};
use crate::api::report::NoteReport;
use crate::engine::score::Figure;

/// More notes than these are counted rather than printed.
pub(super) const MOST_NOTES: usize = 12;

/// What is said about the data. Figures that say the same come in many pairs: of those the first is enough, the goals are not the data.
pub(super) fn notes_of<'a>(view: &View<'a>) -> Vec<&'a NoteReport> {
    let mut has_pair = false;
    let is_new = |note: &&NoteReport| note.code != "redundant" || !std::mem::replace(&mut has_pair, true);
    view.report.notes.iter().filter(is_new).collect()
}

pub(super) fn write(view: &View<'_>, page: &mut Page) {
    let table = &view.report.table;
    page.element("h2", "", view.words(&words::QUALITY));
    let known = table.columns.iter().filter(|it| it.measure.is_some() || it.kpi.is_some()).count();
    let n_rows = view.analysis.reading.data.len();
    page.element("p", "small", &view.say(&words::READ, &[n_rows.into(), table.columns.len().into(), known.into()]));
    if !table.skipped.is_empty() {
        page.element("p", "small", &view.say(&words::SET_ASIDE, &[table.skipped.len().into()]));
    }
    let notes = notes_of(view);
    if notes.is_empty() {
        page.element("p", "small", view.words(&words::ALL_FINE));
    } else {
        page.raw("<ul class=\"notes\">");
        let of = |level: &'static str| notes.iter().filter(move |note| note.level == level);
        for note in of("error").chain(of("warning")).chain(of("info")).take(MOST_NOTES) {
            let level = match note.level.as_str() {
                "error" => &words::ERROR,
                "warning" => &words::WARNING,
                _ => &words::INFO,
            };
            page.raw("<li>");
            page.element("b", "", view.words(level));
            page.text(": ");
            page.text(&note.message);
            page.raw("</li>");
        }
        if notes.len() > MOST_NOTES {
            page.element("li", "muted", &view.say(&words::NOTES_LEFT, &[(notes.len() - MOST_NOTES).into()]));
        }
        page.raw("</ul>");
    }
    sources(view, page);
}

/// Where the formulas of the figures used come from: each source with what it is the source of.
pub(super) fn sources_of(view: &View<'_>) -> Vec<(&'static str, Vec<&'static str>)> {
    let mut all: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
    for criterion in view.analysis.scorecard.criteria() {
        let Figure::Kpi(kpi) = criterion.figure else { continue };
        if kpi.source.is_empty() {
            continue;
        }
        let name = kpi.name.get(view.language);
        match all.iter_mut().find(|it| it.0 == kpi.source) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => all.push((kpi.source, vec![name])),
        }
    }
    all
}

fn sources(view: &View<'_>, page: &mut Page) {
    let all = sources_of(view);
    if all.is_empty() {
        return;
    }
    page.element("h2", "", view.words(&words::SOURCES));
    page.raw("<ul class=\"sources\">");
    for (source, names) in all {
        page.element("li", "", &format!("{}: {source}", names.join(", ")));
    }
    page.raw("</ul>");
}
