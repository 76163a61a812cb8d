//! The ranking with its figures as rows of cells: what every table format writes.

use crate::api::Analysis;
use crate::engine::kpi::Kpi;
use crate::engine::language::Language;
use crate::engine::unit::Unit;
use crate::text;

/// A cell before a format has dressed it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Words(String),
    /// A score: points of a hundred.
    Score(f64),
    Number(f64, Unit),
    Nothing,
}

/// Header and rows, best first, rows without a score last.
pub(super) struct Sheet {
    pub header: Vec<String>,
    pub rows: Vec<Vec<Cell>>,
}

/// Rank, label, score, goal scores and every KPI that some row has.
pub(super) fn sheet(analysis: &Analysis, language: Language) -> Sheet {
    let (facts, scores, scorecard) = (&analysis.facts, &analysis.scores, &analysis.scorecard);
    let pick = |de: &str, en: &str| if language == Language::De { de.to_owned() } else { en.to_owned() };
    let present: Vec<&'static Kpi> = facts.kpis().filter(|kpi| facts.has_kpi(kpi)).collect();
    let mut header =
        vec![pick("Rang", "Rank"), pick("Zeile", "Row"), pick("Erfolgswert", "Score"), pick("Abdeckung", "Coverage")];
    header.extend(scorecard.goals.iter().map(|goal| match language {
        Language::De => format!("Ziel: {}", text::goal_name(goal, language)),
        Language::En => format!("Goal: {}", text::goal_name(goal, language)),
    }));
    header.extend(present.iter().map(|kpi| kpi.name.get(language).to_owned()));
    let order = analysis.scores.rows.best_first();
    let score = |value: Option<f64>| value.map_or(Cell::Nothing, Cell::Score);
    let number = |value: Option<f64>, unit: Unit| value.map_or(Cell::Nothing, |value| Cell::Number(value, unit));
    let rows = order
        .into_iter()
        .map(|row| {
            let it = &scores.rows[row];
            let mut cells = vec![
                number(it.rank.map(f64::from), Unit::Rank),
                Cell::Words(facts.rows[row].label.clone()),
                score(it.score),
                number(Some(it.coverage), Unit::Percent),
            ];
            cells.extend(it.goals.iter().map(|it| score(*it)));
            cells.extend(present.iter().map(|kpi| number(facts.kpi(kpi).values.get(row), kpi.unit)));
            cells
        })
        .collect();
    Sheet { header, rows }
}

/// Words that a spreadsheet would run as a formula get an apostrophe in front (the beginnings that OWASP lists, with the
/// full-width signs that East Asian editions read like ours); numbers never pass here.
pub(super) fn neutralised(words: &str) -> String {
    match words.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => format!("'{words}"),
        _ => words.to_owned(),
    }
}
