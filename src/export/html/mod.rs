//! The report as one HTML file that needs nothing else: it opens everywhere, and prints on two pages of A4 where goals and
//! notes are few; of many rows the best ones are printed.
//!
//! Everything that comes from a person is escaped by [`Page`]; nothing in the file is executed, and a policy in its head
//! says so. The style is one constant, so that a page that prints the report can allow exactly it.

mod escape;
mod figures;
mod method;
mod picture;
mod quality;
mod ranking;

use super::words;
use crate::api::{Analysis, Report, Request, assemble};
use crate::engine::language::{Language, Text};
use crate::engine::note::Arg;
use crate::text;
use escape::Page;

/// The whole style of a report.
pub const STYLE: &str = include_str!("report.css");

/// What the parts of a report look at.
struct View<'a> {
    request: &'a Request,
    analysis: &'a Analysis,
    report: &'a Report,
    language: Language,
}

impl View<'_> {
    fn words(&self, text: &Text) -> &'static str {
        text.get(self.language)
    }

    fn say(&self, text: &Text, args: &[Arg]) -> String {
        text::fill(text.get(self.language), args, self.language)
    }

    /// How many of the rows are printed, where not all are.
    fn left(&self, n_printed: usize, n_rows: usize, page: &mut Page) {
        if n_rows > n_printed {
            let args = [n_printed.into(), n_rows.into()];
            page.element("p", "small muted left", &self.say(&words::ROWS_LEFT, &args));
        }
    }
}

pub(super) fn write(request: &Request, analysis: &Analysis) -> String {
    let report = assemble(request, analysis);
    let view = View { request, analysis, report: &report, language: request.language };
    let mut page = Page::default();
    head(&view, &mut page);
    if analysis.facts.rows.is_empty() {
        page.element("p", "lead", view.words(&words::NOTHING));
    } else {
        for sentence in &report.sentences {
            page.element("p", "lead", sentence);
        }
        ranking::write(&view, &mut page);
        picture::write(&view, &mut page);
        figures::write(&view, &mut page);
        method::write(&view, &mut page);
    }
    quality::write(&view, &mut page);
    page.raw("<footer>");
    page.element("p", "", &view.say(&words::MADE_WITH, &[env!("CARGO_PKG_VERSION").into()]));
    page.raw("</footer></body></html>\n");
    page.finish()
}

fn head(view: &View<'_>, page: &mut Page) {
    let look = &view.request.look;
    let title = look.title.as_deref().unwrap_or_else(|| view.words(&words::TITLE));
    page.raw("<!doctype html>\n<html lang=\"");
    page.raw(view.language.code());
    page.raw(
        "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">",
    );
    page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">");
    page.raw("<meta name=\"referrer\" content=\"no-referrer\">");
    page.element("title", "", title);
    page.raw("<style>");
    page.raw(STYLE);
    page.raw("</style></head><body");
    // The request has let nothing pass but #rrggbb.
    if let Some(colour) = &look.colour {
        page.raw(" style=\"--brand:");
        page.text(colour);
        page.raw("\"");
    }
    page.raw("><header><div>");
    page.element("h1", "", title);
    let by: Vec<&str> = [&look.agency, &look.date].into_iter().filter_map(|it| it.as_deref()).collect();
    if !by.is_empty() {
        page.element("p", "", &by.join(" · "));
    }
    page.raw("</div>");
    if let Some(logo) = &look.logo {
        page.raw("<img alt=\"");
        page.text(look.agency.as_deref().unwrap_or_default());
        page.raw("\" src=\"");
        page.text(logo);
        page.raw("\">");
    }
    page.raw("</header>");
}
