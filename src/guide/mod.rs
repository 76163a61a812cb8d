//! Five questions to start from, each a guided path: a study behind it, an example in its shape, goals, and an answer.
//!
//! [`QUESTIONS`] is all that a page needs to offer them. What is told on the way ([`story::Story`]) and what is worked out from the
//! person's table stands in one file for each path; [`answer()`] puts both together.

pub mod calendar;
pub mod picks;
mod answer;
mod brand;
mod engagement;
mod meeting;
mod no_system;
mod scene;
mod service;
mod story;
mod weight_line;

pub use answer::{answer, answer_of};

use crate::engine::goal::GoalSystem;
use crate::engine::goals;
use crate::engine::language::Text;
use crate::engine::settings::Per;

/// A question that people come with: all that a page needs to offer a path.
#[derive(Debug)]
pub struct Question {
    /// The id of its path: stands in addresses.
    pub id: &'static str,
    /// As people ask it.
    pub text: Text,
    /// Why one would ask it, in a line.
    pub why: Text,
}

/// A path from a question to an answer.
#[derive(Debug)]
pub struct Path {
    /// The question that people come with.
    pub question: &'static Question,
    /// The example that has the study's shape; `None`: the path begins with an empty table.
    pub example: Option<&'static str>,
    /// What a result row is on this path.
    pub per: Per,
    /// What is measured by; `None`: what the person picks on the way.
    pub system: Option<&'static GoalSystem>,
    /// Votes for the goals of the system in their order, and how many of the meeting had no idea.
    pub votes: Option<(&'static [f64], f64)>,
}

/// What people ask, in this order.
pub static QUESTIONS: [Question; 5] = [
    Question {
        id: "engagement_or_reach",
        text: Text { de: "Engagement oder Reichweite?", en: "Engagement or reach?" },
        why: Text {
            de: "Die einen werden gesehen, die anderen bewegen. Ab welchem Gewicht dreht sich die Reihenfolge?",
            en: "Some are seen, others move people. From which weight on does the order turn?",
        },
    },
    Question {
        id: "no_system",
        text: Text { de: "Wir haben kein Messsystem.", en: "We have no measuring system." },
        why: Text {
            de: "Von Ihren Zielen und Kanälen zu den wenigen Zahlen, die sich zu zählen lohnen, und zum ersten Erfolgswert.",
            en: "From your goals and channels to the few figures worth counting, and to a first score.",
        },
    },
    Question {
        id: "brand",
        text: Text { de: "Zahlt es auf die Marke ein?", en: "Does it pay into the brand?" },
        why: Text {
            de: "Vorher und nachher in vier Dimensionen, und ein Messplan auf einer Seite für die Zeit danach.",
            en: "Before and after in four dimensions, and a measurement plan on one page for what comes next.",
        },
    },
    Question {
        id: "meeting",
        text: Text { de: "Zwanzig Leute, fünf Meinungen", en: "Twenty people, five opinions" },
        why: Text {
            de: "Stimmen Sie ab, was Erfolg heißt, und sehen Sie, wie fest das Ergebnis ist.",
            en: "Vote on what success means, and see how firm the result is.",
        },
    },
    Question {
        id: "answers",
        text: Text { de: "Antworten wir?", en: "Do we answer?" },
        why: Text {
            de: "Wie viele Fragen beantwortet werden, wie schnell, auf welchen Kanälen, und wer nur sendet.",
            en: "How many questions are answered, how fast, on which channels, and who only broadcasts.",
        },
    },
];

/// Every path, in the order in which people ask.
pub static ALL: &[&Path] = &[&ENGAGEMENT_OR_REACH, &NO_SYSTEM, &BRAND, &MEETING, &ANSWERS];

/// Publitek's question.
pub static ENGAGEMENT_OR_REACH: Path = Path {
    question: &QUESTIONS[0],
    example: Some("industry"),
    per: Per::Company,
    system: Some(&goals::ENGAGEMENT_OR_REACH),
    votes: None,
};

/// Hatak and Kraus's finding.
pub static NO_SYSTEM: Path = Path { question: &QUESTIONS[1], example: None, per: Per::Row, system: None, votes: None };

/// The Brand Science Institute's doubt.
pub static BRAND: Path = Path {
    question: &QUESTIONS[2],
    example: Some("brand"),
    per: Per::Row,
    system: Some(&goals::BRAND_VALUE),
    votes: None,
};

/// Goetze's meeting.
pub static MEETING: Path = Path {
    question: &QUESTIONS[3],
    example: Some("meeting"),
    per: Per::Row,
    system: Some(&goals::MEETING_VOTE),
    votes: Some((&[5.0, 3.0, 2.0, 1.0], 9.0)),
};

/// Lithium and ComBlu's test.
pub static ANSWERS: Path = Path {
    question: &QUESTIONS[4],
    example: Some("communities"),
    per: Per::Company,
    system: Some(&goals::RESPONSIVENESS),
    votes: None,
};

impl Path {
    /// The path with this id.
    pub fn from_id(id: &str) -> Option<&'static Path> {
        ALL.iter().copied().find(|path| path.question.id == id)
    }
}
