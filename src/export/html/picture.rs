//! One picture: how the ranking changes with one weight. The bars of a long ranking are picture enough.

use super::View;
use super::escape::Page;
use super::ranking::DENSE;
use crate::picture::{Choice, Frame, Picture};

pub(super) fn write(view: &View<'_>, page: &mut Page) {
    if view.analysis.facts.rows.len() > DENSE || view.analysis.scorecard.goals.len() < 2 {
        return;
    }
    let frame = Frame { language: view.language, width: 720.0, ..Frame::default() };
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
