//! What an answer is worked out from, and how it says numbers and names.

use crate::api::Analysis;
use crate::engine::facts::Facts;
use crate::engine::kpi::Kpi;
use crate::engine::language::{Language, Text};
use crate::engine::note::Arg;
use crate::engine::score::{Scorecard, Scores};
use crate::engine::unit::Unit;
use crate::text;

/// The person's analysis in the reader's language.
pub(super) struct Scene<'a> {
    /// Everything that was worked out.
    pub analysis: &'a Analysis,
    /// The reader's language.
    pub language: Language,
}

/// A table says the first of many; the rest stands in the ranking above.
pub(super) const MOST_ROWS: usize = 12;

impl Scene<'_> {
    /// Result rows and KPIs.
    pub fn facts(&self) -> &Facts {
        &self.analysis.facts
    }

    /// What counts as success.
    pub fn scorecard(&self) -> &Scorecard {
        &self.analysis.scorecard
    }

    /// Scores and ranks.
    pub fn scores(&self) -> &Scores {
        &self.analysis.scores
    }

    /// A text in the reader's language.
    pub fn say(&self, de: &str, en: &str) -> String {
        if self.language == Language::De { de.to_owned() } else { en.to_owned() }
    }

    /// A text in the reader's language, filled as [`text::fill`] does.
    pub fn fill(&self, de: &str, en: &str, args: &[Arg]) -> String {
        text::fill(if self.language == Language::De { de } else { en }, args, self.language)
    }

    /// A text of a catalogue.
    pub fn text(&self, text: Text) -> String {
        text.get(self.language).to_owned()
    }

    /// The label of a result row.
    pub fn label(&self, row: usize) -> String {
        self.facts().rows.get(row).map(|row| row.label.clone()).unwrap_or_default()
    }

    /// A goal's name.
    pub fn goal(&self, goal: usize) -> String {
        self.scorecard().goals.get(goal).map(|goal| text::goal_name(goal, self.language)).unwrap_or_default()
    }

    /// A value as people read it; a dash where there is none.
    pub fn show(&self, value: Option<f64>, unit: Unit) -> String {
        value.map_or_else(|| "–".to_owned(), |value| text::show(value, unit, self.language))
    }

    /// A KPI's value in a result row as people read it.
    pub fn kpi(&self, facts: &Facts, kpi: &'static Kpi, row: usize) -> String {
        self.show(facts.kpi(kpi).values.get(row), kpi.unit)
    }

    /// A count.
    pub fn count(&self, value: impl Into<f64>) -> String {
        text::count(value.into(), self.language)
    }

    /// A number with so many decimals.
    pub fn fixed(&self, value: f64, decimals: usize) -> String {
        text::fixed(value, decimals, self.language)
    }

    /// A change with its sign.
    pub fn signed(&self, value: f64, decimals: usize) -> String {
        let text = self.fixed(value.abs(), decimals);
        let is_zero = text.chars().all(|it| !it.is_ascii_digit() || it == '0');
        match (is_zero, value > 0.0) {
            (true, _) => format!("±{text}"),
            (false, true) => format!("+{text}"),
            (false, false) => format!("−{text}"),
        }
    }

    /// A share in whole per cent.
    pub fn share(&self, share: f64) -> String {
        let number = self.fixed(share * 100.0, 0);
        if self.language == Language::De { format!("{number}\u{a0}%") } else { format!("{number}%") }
    }

    /// The rows with a score, best first.
    pub fn ranking(&self) -> Vec<usize> {
        self.scores().rows.ranked()
    }
}
