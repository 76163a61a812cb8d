//! The result as Markdown: the sentences, the ranking, the weights, what was doubtful.

use super::sheet::{self, Cell};
use crate::api::{Analysis, Request, assemble};
use crate::engine::language::Language;
use crate::engine::unit::Unit;
use crate::text;

pub(super) fn write(request: &Request, analysis: &Analysis) -> String {
    let language = request.language;
    let pick = |de: &'static str, en: &'static str| if language == Language::De { de } else { en };
    let report = assemble(request, analysis);
    let mut out = format!("# {}\n\n", pick("Auswertung mit Zielwert", "Analysis with Zielwert"));
    for sentence in &report.sentences {
        out.push_str(&escaped(sentence));
        out.push_str("\n\n");
    }
    out.push_str(&format!("## {}\n\n", pick("Rangliste", "Ranking")));
    out.push_str(&table(&sheet::sheet(analysis, language), language));
    if let Some(weights) = &analysis.scores.weights {
        out.push_str(&format!("\n## {}\n\n", pick("Gewichte der Ziele", "Weights of the goals")));
        for (goal, weight) in analysis.scorecard.goals.iter().zip(weights) {
            let name = escaped(&text::goal_name(goal, language));
            out.push_str(&format!("- {name}: {}\n", text::percent(*weight, language)));
        }
    }
    if !report.notes.is_empty() {
        out.push_str(&format!("\n## {}\n\n", pick("Hinweise", "Notes")));
        for note in &report.notes {
            out.push_str(&format!("- {}\n", escaped(&note.message)));
        }
    }
    out
}

fn table(sheet: &sheet::Sheet, language: Language) -> String {
    let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let mut out = line(sheet.header.iter().map(|words| escaped(words)).collect());
    let rules = (0..sheet.header.len()).map(|column| if column == 1 { "---" } else { "---:" }.to_owned());
    out.push_str(&line(rules.collect()));
    for row in &sheet.rows {
        out.push_str(&line(row.iter().map(|cell| dressed(cell, language)).collect()));
    }
    out
}

fn dressed(cell: &Cell, language: Language) -> String {
    match cell {
        Cell::Words(words) => escaped(&sheet::neutralised(words)),
        Cell::Score(number) => text::score(*number, language),
        Cell::Number(number, Unit::Rank) => text::count(*number, language),
        Cell::Number(number, unit) => text::show(*number, *unit, language),
        Cell::Nothing => "–".to_owned(),
    }
}

/// Words that cannot break out of a table cell, start markup or carry a tag.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '\\' | '|' | '*' | '_' | '`' | '[' | ']' | '#' | '~' => out.extend(['\\', letter]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\r' => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}
