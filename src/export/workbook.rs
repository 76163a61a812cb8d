//! A report as a workbook: the ranking with its arithmetic still alive, all figures, and how they came about.
//!
//! Only what stands where is said here, as plain data; the bytes of the file are written by the spreadsheet module
//! ([`crate::sheets`]), which is fetched when somebody asks for one.

use serde_json::{Map, Value, json};

use super::settings::{marks, settings};
use super::words;
use crate::api::{Analysis, Request, all_notes, sentences};
use crate::engine::kpi::Kpi;
use crate::engine::language::{Language, Text};
use crate::engine::measure::Measure;
use crate::engine::score::{Mean, NormalisedFigure, State};
use crate::engine::unit::Unit;
use crate::text;

/// Beyond this many rows ranks are written as numbers: each formula compares a row with all others.
const LIVE_RANKS: usize = 2_000;

/// The workbook as JSON: `{ "sheets": [{ "name", "frozen": [rows, columns], "widths", "formats", "rows" }] }`. A cell is null, a number, a
/// text, or an object: `{ "text", "look" }` for a dressed one, `{ "formula", "value" }` for one that is worked out.
pub fn workbook(request: &Request, analysis: &Analysis) -> Value {
    let language = request.language;
    let sheets = vec![ranking(analysis, language), figures(analysis, language), method(request, analysis)];
    let mut all = Map::new();
    all.insert("sheets".to_owned(), Value::Array(sheets));
    Value::Object(all)
}

/// One sheet. Its rows may be many: they are moved, since `json!` would copy each cell.
fn sheet(name: Text, language: Language, rest: Value, rows: Vec<Vec<Value>>) -> Value {
    let mut all = match rest {
        Value::Object(all) => all,
        _ => Map::new(),
    };
    all.insert("name".to_owned(), name.get(language).into());
    all.insert("rows".to_owned(), rows.into_iter().map(Value::Array).collect());
    Value::Object(all)
}

/// What the other two sheets are called.
const FIGURES: Text = Text { de: "Kennzahlen", en: "Figures" };
const METHOD: Text = Text { de: "Methode", en: "Method" };

/// Where the sheet of the ranking has what: rows and columns as Excel counts them.
const LEAST_ROW: usize = 3;
const WEIGHT_ROW: usize = 4;
const FIRST_ROW: usize = 6;
const FIRST_GOAL: usize = 4;

/// The ranking. Weights and minimum coverage may be changed there: scores and ranks follow.
fn ranking(analysis: &Analysis, language: Language) -> Value {
    let (facts, scores, scorecard) = (&analysis.facts, &analysis.scores, &analysis.scorecard);
    let n_goals = scorecard.goals.len();
    let shares = scores.effective.as_ref();
    let sentence = text::sentences(facts, scorecard, scores, None, language).into_iter().next().unwrap_or_default();
    let mut rows = vec![vec![look(words::RANKING.get(language), "title")], vec![look(&sentence, "muted")]];
    let blank = || vec![Value::Null; FIRST_GOAL];
    let mut least = blank();
    least[1] = look(words::MINIMUM.get(language), "label");
    least[3] = percent(scorecard.minimum_coverage);
    let mut weights = blank();
    weights[1] = look(words::WEIGHT.get(language), "label");
    weights.extend((0..n_goals).map(|goal| shares.and_then(|it| it.get(goal)).map_or(Value::Null, |it| percent(*it))));
    let names = scorecard.goals.iter().map(|goal| text::goal_name(goal, language));
    let header = [words::RANK, words::ROW, words::SCORE, words::COVERAGE]
        .into_iter()
        .map(|it| it.get(language).to_owned())
        .chain(names);
    rows.extend([least, weights, header.map(|it| look(&it, "head")).collect()]);
    let order = analysis.scores.rows.best_first();
    let last_row = FIRST_ROW + order.len().max(1) - 1;
    let last_goal = column(FIRST_GOAL + n_goals.max(1) - 1);
    let first_goal = column(FIRST_GOAL);
    // Other means have no short formula that a missing cell does not break.
    let is_live = shares.is_some() && n_goals > 0 && matches!(scores.mean, Mean::Arithmetic | Mean::Z);
    for (place, row) in order.iter().enumerate() {
        let Some(it) = scores.rows.get(*row) else { continue };
        let at = FIRST_ROW + place;
        let score = it.score.map_or(Value::Null, Value::from);
        let rank = it.rank.map_or(Value::Null, Value::from);
        let formula = format!(
            "IF(D{at}<$D${LEAST_ROW}-0.000000000001,\"–\",IFERROR(SUMPRODUCT(${first_goal}${WEIGHT_ROW}:${last_goal}${WEIGHT_ROW},{first_goal}{at}:{last_goal}{at})/SUMPRODUCT(${first_goal}${WEIGHT_ROW}:${last_goal}${WEIGHT_ROW},--({first_goal}{at}:{last_goal}{at}<>\"\")),\"–\"))"
        );
        let ranked = format!("IF(ISNUMBER(C{at}),RANK(C{at},$C${FIRST_ROW}:$C${last_row}),\"–\")");
        let mut cells = vec![
            if is_live && order.len() <= LIVE_RANKS { worked_out(ranked, rank) } else { rank },
            facts.rows.get(*row).map_or("", |it| it.label.as_str()).into(),
            if is_live { worked_out(formula, score) } else { score },
            it.coverage.into(),
        ];
        cells.extend(it.goals.iter().map(|goal| goal.map_or(Value::Null, Value::from)));
        rows.push(cells);
    }
    let mut formats = vec!["0", "@", "0.0", "0%"];
    let mut widths = vec![7.0, 34.0, 13.0, 13.0];
    formats.resize(FIRST_GOAL + n_goals, "0.0");
    widths.resize(FIRST_GOAL + n_goals, 16.0);
    let rest = json!({ "frozen": [FIRST_ROW - 1, 2], "widths": widths, "formats": formats });
    sheet(words::RANKING, language, rest, rows)
}

/// Measures and KPIs of every row, in the order of the table.
fn figures(analysis: &Analysis, language: Language) -> Value {
    let facts = &analysis.facts;
    let kpis: Vec<&'static Kpi> = facts.kpis().filter(|kpi| facts.has_kpi(kpi)).collect();
    let measures: Vec<Measure> = facts.measures().collect();
    let head = |name: &str, unit: Unit| match unit {
        Unit::Seconds => look(&format!("{name} (s)"), "head"),
        Unit::Hours => look(&format!("{name} (h)"), "head"),
        _ => look(name, "head"),
    };
    let mut header = vec![look(words::ROW.get(language), "head")];
    header.extend(measures.iter().map(|it| head(it.entry().name.get(language), it.entry().unit)));
    header.extend(kpis.iter().map(|it| head(it.name.get(language), it.unit)));
    let columns: Vec<_> = kpis.iter().map(|kpi| facts.kpi(kpi)).collect();
    let mut rows = vec![header];
    for (row, it) in facts.rows.iter().enumerate() {
        let mut cells: Vec<Value> = vec![it.label.as_str().into()];
        cells.extend(measures.iter().map(|measure| facts.measure(row, *measure).map_or(Value::Null, Value::from)));
        cells.extend(columns.iter().map(|column| column.values.get(row).map_or(Value::Null, Value::from)));
        rows.push(cells);
    }
    let mut formats = vec!["@"];
    formats.extend(measures.iter().map(|it| format(it.entry().unit)));
    formats.extend(kpis.iter().map(|it| format(it.unit)));
    let mut widths = vec![34.0];
    widths.resize(formats.len(), 15.0);
    sheet(FIGURES, language, json!({ "frozen": [1, 1], "widths": widths, "formats": formats }), rows)
}

const ALIVE: Text = Text {
    de: "Der Erfolgswert ist die Summe aus Gewicht mal Punkten je Ziel, geteilt durch die Gewichte der gemessenen Ziele. Gewichte und Mindestabdeckung lassen sich im Blatt „Rangliste“ ändern; Erfolgswert und Rang rechnen mit, die Reihenfolge der Zeilen und die Abdeckung bleiben.",
    en: "The score is the sum of weight times goal score, divided by the weights of the goals that are measured. Weights and minimum coverage can be changed on the sheet “Ranking”; score and rank follow, the order of the rows and the coverage stay.",
};
const FIXED: Text = Text {
    de: "Der Erfolgswert ist ein geometrisches oder harmonisches Mittel der Punkte je Ziel und steht als fester Wert in der Rangliste.",
    en: "The score is a geometric or harmonic mean of the goal scores and stands in the ranking as a fixed value.",
};
const DEFINITION: Text = Text { de: "Definition", en: "Definition" };
const SOURCE: Text = Text { de: "Quelle", en: "Source" };
const NOTES: Text = Text { de: "Hinweise", en: "Notes" };

/// What was weighed, between which marks, how it is calculated, and everything doubtful.
fn method(request: &Request, analysis: &Analysis) -> Value {
    let language = request.language;
    let is_alive = matches!(analysis.scores.mean, Mean::Arithmetic | Mean::Z);
    let dressed = |text: &Text, dress: &str| vec![look(text.get(language), dress)];
    let mut rows =
        vec![dressed(&METHOD, "title"), dressed(if is_alive { &ALIVE } else { &FIXED }, "muted"), Vec::new()];
    rows.extend(weighed(analysis, language));
    rows.extend([Vec::new(), dressed(&words::SETTINGS, "head")]);
    rows.extend(settings(request, analysis).into_iter().map(|(name, value)| vec![name.into(), value.into()]));
    rows.extend([Vec::new(), dressed(&NOTES, "head")]);
    // A whole report would describe every row once more.
    let present: Vec<&'static Kpi> = analysis.facts.kpis().filter(|kpi| analysis.facts.has_kpi(kpi)).collect();
    rows.extend(sentences(analysis, language).into_iter().map(|it| vec![it.into()]));
    let notes = all_notes(request, analysis, &present);
    rows.extend(notes.iter().map(|note| vec![text::message(note, language).into()]));
    let rest = json!({
        "frozen": [0, 0],
        "widths": [26.0, 34.0, 13.0, 13.0, 13.0, 44.0, 60.0, 40.0],
        "formats": ["@", "@", "0%", "@", "@", "@", "@", "@"],
    });
    sheet(METHOD, language, rest, rows)
}

/// One line for each figure of each goal, below its header.
fn weighed(analysis: &Analysis, language: Language) -> Vec<Vec<Value>> {
    use words::{FORMULA, FULL_AT, GOAL, KPI, SHARE, ZERO_AT};
    let scorecard = &analysis.scorecard;
    let header = [GOAL, KPI, SHARE, ZERO_AT, FULL_AT, FORMULA, DEFINITION, SOURCE];
    let mut rows = vec![header.iter().map(|it| look(it.get(language), "head")).collect::<Vec<_>>()];
    for (figure, criterion) in analysis.scores.figures.list.iter().zip(scorecard.criteria()) {
        let goal = scorecard.goals.get(figure.goal).map(|goal| text::goal_name(goal, language)).unwrap_or_default();
        let kpi = analysis.facts.kpi_of(&figure.id);
        let name = kpi.map_or(figure.id.strip_prefix("column:").unwrap_or(&figure.id), |kpi| kpi.name.get(language));
        let unit = kpi.map_or(Unit::PerUnit, |kpi| kpi.unit);
        let (zero, full) = marks(figure, criterion, unit, language).unwrap_or_default();
        rows.push(vec![
            goal.into(),
            name.into(),
            percent(counted(figure)),
            zero.into(),
            full.into(),
            kpi.map(|kpi| text::words(kpi, Some(&analysis.facts), language)).unwrap_or_default().into(),
            kpi.map_or("", |kpi| kpi.definition.get(language)).into(),
            kpi.map_or("", |kpi| kpi.source).into(),
        ]);
    }
    rows
}

fn counted(figure: &NormalisedFigure) -> f64 {
    if figure.state == State::Used { figure.share } else { 0.0 }
}

fn look(text: &str, look: &str) -> Value {
    json!({ "text": text, "look": look })
}

fn worked_out(formula: String, value: Value) -> Value {
    json!({ "formula": formula, "value": value })
}

fn percent(share: f64) -> Value {
    json!({ "number": share, "format": "0.0%" })
}

/// How Excel shows a unit.
fn format(unit: Unit) -> &'static str {
    match unit {
        Unit::Percent => "0.00%",
        Unit::Money => "#,##0.00",
        Unit::PerUnit | Unit::Multiple | Unit::Hours | Unit::Points => "#,##0.00",
        Unit::Count | Unit::Seconds | Unit::Days => "#,##0",
        Unit::Rank => "0.0",
        Unit::Words => "@",
    }
}

/// The letters of a column, counted from 0.
fn column(place: usize) -> String {
    let mut letters = String::new();
    let mut rest = place + 1;
    while rest > 0 {
        let digit = ((rest - 1) % 26) as u8;
        letters.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    #[test]
    fn columns_have_letters() {
        for (place, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(super::column(place), letters);
        }
    }
}
