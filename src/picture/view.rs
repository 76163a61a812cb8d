//! What a picture looks at: an analysis, what the person chose, for whom it is drawn.

use super::Choice;
use super::canvas::Canvas;
use super::label::{Weight, clean, cut, isolated};
use super::paint::Form;
use crate::api::Analysis;
use crate::engine::facts::Facts;
use crate::engine::kpi::Kpi;
use crate::engine::language::{Language, Text};
use crate::engine::note::Arg;
use crate::engine::score::{Figure, Scorecard, Scores};
use crate::engine::unit::Unit;
use crate::text;

/// For whom a picture is drawn.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The reader's language.
    pub language: Language,
    /// The width in CSS pixels; below 480 pictures take their narrow layout.
    pub width: f64,
    /// What the ids inside begin with, so that several pictures can stand on one page.
    pub prefix: String,
    /// A part of a page or a file.
    pub form: Form,
}

impl Default for Frame {
    fn default() -> Self {
        Frame { language: Language::De, width: 720.0, prefix: "picture".to_owned(), form: Form::Page }
    }
}

impl Frame {
    /// The width to draw on: from small screens to wide ones.
    pub(super) fn usable_width(&self) -> f64 {
        if self.width.is_finite() { self.width.clamp(280.0, 1600.0).round() } else { 720.0 }
    }
}

/// Everything a picture may look at.
pub(super) struct View<'a> {
    pub analysis: &'a Analysis,
    pub choice: &'a Choice,
    pub frame: &'a Frame,
}

/// So many rows stand in a picture at most; a sentence says how many more there are.
pub(super) const MOST_ROWS: usize = 30;

impl View<'_> {
    pub fn facts(&self) -> &Facts {
        &self.analysis.facts
    }

    pub fn scores(&self) -> &Scores {
        &self.analysis.scores
    }

    pub fn scorecard(&self) -> &Scorecard {
        &self.analysis.scorecard
    }

    pub fn language(&self) -> Language {
        self.frame.language
    }

    /// The words in the reader's language.
    pub fn words(&self, text: &Text) -> &'static str {
        text.get(self.frame.language)
    }

    /// A sentence with its slots filled.
    pub fn say(&self, sentence: &Text, args: &[Arg]) -> String {
        text::fill(self.words(sentence), args, self.frame.language)
    }

    pub fn width(&self) -> f64 {
        self.frame.usable_width()
    }

    pub fn is_narrow(&self) -> bool {
        self.width() < 480.0
    }

    pub fn canvas(&self) -> Canvas {
        Canvas::new(self.width(), self.frame.form, &self.frame.prefix)
    }

    /// The whole label of a row.
    pub fn name(&self, row: usize) -> String {
        isolated(clean(self.facts().rows.get(row).map_or("", |it| it.label.as_str())))
    }

    /// A label that a headline can carry.
    pub fn short(&self, row: usize) -> String {
        shortened(&self.name(row))
    }

    /// Several labels as a list: the first of them by name, the rest by number.
    pub fn list(&self, rows: &[usize]) -> String {
        self.list_of(&rows.iter().map(|row| self.short(*row)).collect::<Vec<_>>())
    }

    /// Several names as a list.
    pub fn list_of(&self, names: &[String]) -> String {
        // "And one more" would take the room of its name.
        let most = if names.len() == 4 { 4 } else { 3 };
        const AND: Text = Text { de: "{0} und {1}", en: "{0} and {1}" };
        const MORE: Text = Text { de: "{0} und {1} weitere", en: "{0} and {1} more" };
        let more = names.len().saturating_sub(most);
        let joined = |names: &[String]| names.join(", ");
        match names {
            [] => String::new(),
            [one] => one.clone(),
            _ if more > 0 => self.say(&MORE, &[joined(&names[..most]).into(), more.into()]),
            [first @ .., last] => self.say(&AND, &[joined(first).into(), last.as_str().into()]),
        }
    }

    /// Rows with a score, best first.
    pub fn ranked(&self) -> Vec<usize> {
        self.scores().rows.ranked()
    }

    /// The chosen row, else the leader, else the first.
    pub fn row(&self) -> Option<usize> {
        let n = self.facts().rows.len();
        let chosen = self.choice.row.filter(|row| *row < n);
        chosen.or_else(|| self.ranked().first().copied()).or((n > 0).then_some(0))
    }

    /// The row to compare with: the chosen one, else the best other one.
    pub fn other(&self) -> Option<usize> {
        let row = self.row()?;
        let chosen = self.choice.other.filter(|other| *other < self.facts().rows.len() && *other != row);
        chosen.or_else(|| self.ranked().into_iter().find(|it| *it != row))
    }

    /// The chosen goal, else the heaviest.
    pub fn goal(&self) -> Option<usize> {
        let weights = self.scores().effective.as_ref()?;
        let heaviest = || {
            let mut best = 0;
            for (goal, weight) in weights.iter().enumerate() {
                if *weight > weights[best] + 1e-12 {
                    best = goal;
                }
            }
            (!weights.is_empty()).then_some(best)
        };
        self.choice.goal.filter(|goal| *goal < weights.len()).or_else(heaviest)
    }

    /// The KPIs to try, the most wanted first: the chosen one, then the scorecard's.
    pub fn kpis(&self) -> Vec<&'static Kpi> {
        let mut all: Vec<&'static Kpi> =
            self.choice.kpi.as_deref().and_then(|id| self.facts().kpi_of(id)).into_iter().collect();
        for criterion in self.scorecard().criteria() {
            if let Figure::Kpi(kpi) = criterion.figure
                && !all.contains(&kpi)
            {
                all.push(kpi);
            }
        }
        all
    }

    /// The name of a goal, as it stands in a picture.
    pub fn goal_name(&self, goal: usize) -> String {
        let name = self.scorecard().goals.get(goal).map(|it| text::goal_name(it, self.language()));
        isolated(clean(&name.unwrap_or_default()))
    }

    /// The name of a goal in quotation marks, for sentences.
    pub fn quoted_goal(&self, goal: usize) -> String {
        self.quoted(&shortened(&self.goal_name(goal)))
    }

    /// Words in the language's quotation marks.
    pub fn quoted(&self, words: &str) -> String {
        text::quoted(words, self.language())
    }

    /// The name of a figure: the KPI's, or the column's header.
    pub fn figure_name(&self, id: &str) -> String {
        let own = id.strip_prefix("column:").unwrap_or(id);
        match self.facts().kpi_of(id) {
            Some(kpi) => isolated(clean(kpi.name.get(self.language()))),
            None => isolated(clean(own)),
        }
    }

    /// A score, or a part of one.
    pub fn points(&self, value: f64) -> String {
        text::score(value, self.language())
    }

    /// A part of a score with its sign.
    pub fn signed(&self, value: f64) -> String {
        text::signed(value, &self.points(value))
    }

    /// A share as whole per cent; close to its ends with a decimal, so that 99.6 does not read as all.
    pub fn whole_percent(&self, share: f64) -> String {
        let is_close = |end: f64| share != end && (share - end).abs() < 0.01;
        self.per_cent(share, usize::from(is_close(0.0) || is_close(1.0)))
    }

    /// A share as per cent with so many decimals.
    pub fn per_cent(&self, share: f64, decimals: usize) -> String {
        let number = text::fixed(share * 100.0, decimals, self.language());
        match self.language() {
            Language::De => format!("{number}\u{a0}%"),
            Language::En => format!("{number}%"),
        }
    }

    /// A round number of an axis, without zeros that say nothing.
    pub fn axis(&self, value: f64, unit: Unit) -> String {
        match (unit, self.language()) {
            (Unit::Percent, Language::De) => format!("{}\u{a0}%", text::decimal(value * 100.0, Language::De)),
            (Unit::Percent, Language::En) => format!("{}%", text::decimal(value * 100.0, Language::En)),
            (Unit::Seconds, language) => text::show(value, unit, language),
            (_, language) => text::decimal(value, language),
        }
    }

    /// A relative change with its sign: `+23 %`.
    pub fn change(&self, change: f64) -> String {
        text::change(change, self.language())
    }

    /// The sentence about rows that are not in the picture; nothing where all are.
    pub fn rest(&self, shown: usize, all: usize) -> Option<String> {
        const REST: Text = Text {
            de: "Gezeigt sind {0} von {1} Zeilen, die besten zuerst.",
            en: "Shown are {0} of {1} rows, the best first.",
        };
        (shown < all).then(|| self.say(&REST, &[shown.into(), all.into()]))
    }
}

/// Words that a headline can carry.
pub(super) fn shortened(words: &str) -> String {
    cut(words, 1.0, Weight::Plain, 22.0).into_owned()
}

/// There is nothing to draw: no table, or no row in it.
pub(super) const NO_ROWS: Text = Text {
    de: "Noch gibt es nichts zu zeichnen: Fügen Sie zuerst eine Tabelle mit Ihren Zahlen ein.",
    en: "There is nothing to draw yet: paste a table with your numbers first.",
};

/// No row has a score.
pub(super) const NO_SCORE: Text = Text {
    de: "Keine Zeile hat einen Wert: Von dem, was Ihre Ziele messen, zählt zu wenig, oder die Gewichte sind nicht zu verwenden.",
    en: "No row has a score: too little of what your goals measure counts, or the weights cannot be used.",
};

/// A picture that needs scores: why there are none, where that is so.
pub(super) fn needs_scores(analysis: &Analysis) -> Option<Text> {
    if analysis.facts.rows.is_empty() {
        return Some(NO_ROWS);
    }
    (analysis.scores.rows.n_ranked() == 0).then_some(NO_SCORE)
}

/// A picture that needs two rows with scores.
pub(super) fn needs_two(analysis: &Analysis) -> Option<Text> {
    const ONE: Text = Text {
        de: "Für einen Vergleich braucht es mindestens zwei Zeilen mit einem Wert.",
        en: "A comparison needs at least two rows with a score.",
    };
    needs_scores(analysis).or_else(|| (analysis.scores.rows.n_ranked() < 2).then_some(ONE))
}
