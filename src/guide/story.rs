//! What is told on a path: the study, its figures as facts, what they do not say, and what to do next.

use super::Path;
use super::scene::Scene;
use super::{brand, engagement, meeting, no_system, service};
use crate::engine::language::Text;

/// The story of a path.
pub(super) struct Story {
    /// What the path does, in two or three sentences.
    pub lead: Text,
    /// The study: who asked whom.
    pub study: Text,
    /// Its figures with what they are, in our own words.
    pub figures: &'static [(Text, Text)],
    /// What the figures do not say.
    pub limits: Text,
    /// What to do with the answer.
    pub next: &'static [Text],
    /// The answer from the person's table.
    pub tell: fn(&Scene) -> Told,
}

/// What a table says to a path's question.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The answer in a sentence; `None`: the table does not say.
    pub sentence: Option<String>,
    /// What stands behind it.
    pub blocks: Vec<Block>,
}

/// A piece of an answer.
#[derive(Debug)]
pub(super) enum Block {
    /// Paragraphs under a heading.
    Words { heading: String, paragraphs: Vec<String> },
    /// A table under a heading. The first column names the rows; the others are numbers.
    Table { heading: String, lead: String, columns: Vec<String>, rows: Vec<Vec<String>>, note: Option<String> },
    /// A picture of the catalogue; between two rows, where it compares some.
    Picture { id: &'static str, between: Option<(String, String)> },
    /// The lines of a measurement plan, to be completed by the person.
    Plan { heading: String, lead: String, lines: Vec<PlanLine> },
}

impl Block {
    /// A picture that chooses its rows itself.
    pub fn picture(id: &'static str) -> Block {
        Block::Picture { id, between: None }
    }
}

/// A line of a measurement plan.
#[derive(Debug, PartialEq)]
pub(super) struct PlanLine {
    /// The KPI's id.
    pub kpi: &'static str,
    /// The goal in words.
    pub goal: String,
    /// The KPI in words.
    pub name: String,
    /// Where one stands, as people read it.
    pub baseline: String,
    /// Where one wants to be.
    pub target: String,
    /// The same as a number of the KPI's unit, as it was set or is proposed.
    pub mark: Option<f64>,
    /// Whether the target is reached already.
    pub is_reached: bool,
}

/// The story of a path.
pub(super) fn of(path: &Path) -> &'static Story {
    match path.question.id {
        "no_system" => &no_system::STORY,
        "brand" => &brand::STORY,
        "meeting" => &meeting::STORY,
        "answers" => &service::STORY,
        _ => &engagement::STORY,
    }
}
