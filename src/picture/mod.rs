//! Pictures: each answers one question and says its finding in its title, as accessible SVG with the numbers behind it.
//!
//! A picture is one file and one entry of [`ALL`]. It looks at an analysis and gives a [`Drawing`]: plain data that a page,
//! a file and an embedding program use alike. Nothing here knows a browser; sizes are CSS pixels of a `viewBox`.

mod paint;
mod label;
mod scale;
mod canvas;
mod view;
mod ranking;
mod heat;
mod funnel;
mod weight_line;
mod rank_acceptability;
mod ladder;
mod waterfall;
mod difference;
mod trend;
mod channel_mix;
mod tornado;

pub use canvas::Say;
pub use label::escaped;
pub use paint::Form;
pub use view::Frame;

use canvas::{Canvas, Heading};
use view::View;

use crate::api::Analysis;
use crate::engine::language::{Language, Text};

/// The catalogue entry of a picture.
#[derive(Debug)]
pub struct Picture {
    /// The id.
    pub id: &'static str,
    /// What people call it.
    pub name: Text,
    /// The question that it answers.
    pub question: Text,
    /// Why this analysis cannot be drawn so, in a sentence; nothing where it can.
    pub needs: fn(&Analysis) -> Option<Text>,
    draw: fn(&View) -> Result<Sketch, String>,
}

/// Every picture, in the order in which a story would tell them.
pub static ALL: &[&Picture] = &[
    &ranking::PICTURE,
    &heat::PICTURE,
    &funnel::PICTURE,
    &weight_line::PICTURE,
    &rank_acceptability::PICTURE,
    &waterfall::PICTURE,
    &difference::PICTURE,
    &trend::PICTURE,
    &channel_mix::PICTURE,
    &tornado::PICTURE,
];

/// What the person wants to look at; what is not chosen is the leader, the second, the heaviest goal, the scorecard's
/// first KPI that the picture can show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// A row by its place in the table's order.
    pub row: Option<usize>,
    /// The row to compare with.
    pub other: Option<usize>,
    /// A goal by its place in the scorecard.
    pub goal: Option<usize>,
    /// A KPI by its id.
    pub kpi: Option<String>,
}

/// The numbers behind a picture, in the reader's notation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The headers.
    pub header: Vec<String>,
    /// The rows, each as long as the header.
    pub rows: Vec<Vec<String>>,
}

/// A picture of one analysis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The finding.
    pub title: String,
    /// What is to be seen, for those who do not see it.
    pub description: String,
    /// The picture.
    pub svg: String,
    /// The numbers behind it.
    pub table: Table,
    /// What each mark says, in the order in which they are drawn.
    pub marks: Vec<Say>,
}

/// What a picture gives before it is framed.
struct Sketch {
    title: String,
    description: String,
    table: Table,
    canvas: Canvas,
}

impl Picture {
    /// The picture with this id.
    pub fn from_id(id: &str) -> Option<&'static Picture> {
        ALL.iter().copied().find(|picture| picture.id == id)
    }

    /// Draws an analysis; where that cannot be, a sentence says why and what would help.
    pub fn draw(&self, analysis: &Analysis, choice: &Choice, frame: &Frame) -> Result<Drawing, String> {
        if let Some(reason) = (self.needs)(analysis) {
            return Err(reason.get(frame.language).to_owned());
        }
        let Sketch { title, description, table, mut canvas } = (self.draw)(&View { analysis, choice, frame })?;
        let marks = std::mem::take(&mut canvas.marks);
        let svg = canvas.finish(&title, &description, &self.heading(frame.language));
        Ok(Drawing { title, description, svg, table, marks })
    }

    /// A file with the sentence that stands for a picture that cannot be drawn.
    pub fn sentence(&self, reason: &str, frame: &Frame) -> String {
        let canvas = Canvas::new(frame.usable_width(), Form::File, &frame.prefix);
        canvas.finish(reason, reason, &self.heading(frame.language))
    }

    fn heading(&self, language: Language) -> Heading<'_> {
        const FOOT: Text =
            Text { de: "Gerechnet und gezeichnet mit Zielwert", en: "Calculated and drawn with Zielwert" };
        Heading {
            id: self.id,
            question: self.question.get(language),
            foot: FOOT.get(language),
            language: language.code(),
        }
    }
}
