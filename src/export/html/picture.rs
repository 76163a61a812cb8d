//! One picture: how the ranking changes with one weight. A ranking that fills more than a page has the bars alone.

use super::View;
use super::escape::Page;
use crate::picture::{Choice, Frame, Picture};

/// Up to so many rows leave room for it on the first page.
const MOST_ROWS: usize = 24;

pub(super) fn write(view: &View<'_>, page: &mut Page) {
    if view.analysis.facts.rows.len() > MOST_ROWS || view.analysis.scorecard.goals.len() < 2 {
        return;
    }
    let frame = Frame { language: view.language, width: 880.0, ..Frame::default() };
    let drawing =
        Picture::from_id("weight_line").and_then(|it| it.draw(view.analysis, &Choice::default(), &frame).ok());
    if let Some(drawing) = drawing {
        page.raw("<figure>");
        page.element("figcaption", "", &drawing.title);
        // Escaped by the picture itself.
        page.raw(&drawing.svg);
        page.raw("</figure>");
    }
}
