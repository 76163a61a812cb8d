//! Where everyone is strong and weak: rows against KPIs, darker where closer to the target.

use super::canvas::{Anchor, Canvas, Look, SMALL};
use super::label::{Weight, wrap};
use super::paint::Paint;
use super::view::{MOST_ROWS, NO_ROWS, View};
use super::{Picture, Sketch, Table};
use crate::api::Analysis;
use crate::engine::language::Text;
use crate::engine::score::{NormalisedFigure, State};
use crate::engine::unit::Unit;
use crate::method::rank::is_tie;
use crate::text;

pub(super) static PICTURE: Picture = Picture {
    id: "heat",
    name: Text { de: "Stärken und Schwächen", en: "Strengths and weaknesses" },
    question: Text { de: "Wo ist wer stark, wo schwach?", en: "Who is strong where, and weak where?" },
    needs,
    draw,
};

fn needs(analysis: &Analysis) -> Option<Text> {
    const NOTHING: Text = Text {
        de: "Keine Kennzahl Ihrer Ziele hat in dieser Tabelle einen Wert. Fügen Sie Spalten hinzu, die Ihre Ziele messen, oder wählen Sie andere Ziele.",
        en: "None of your goals’ KPIs has a value in this table. Add columns that measure your goals, or choose other goals.",
    };
    if analysis.facts.rows.is_empty() {
        return Some(NO_ROWS);
    }
    columns(analysis).is_empty().then_some(NOTHING)
}

/// The figures that some row has, each once.
fn columns(analysis: &Analysis) -> Vec<&NormalisedFigure> {
    let mut found: Vec<&NormalisedFigure> = Vec::new();
    for figure in &analysis.scores.figures.list {
        let is_new = found.iter().all(|it| it.id != figure.id);
        if is_new && figure.state != State::Spoiled && figure.raw.present().next().is_some() {
            found.push(figure);
        }
    }
    found
}

/// The rows that are best in a figure; nobody where all are the same.
fn best(figure: &NormalisedFigure, n: usize) -> Vec<usize> {
    let goodness = |row: usize| {
        let value = figure.unclamped(row).or(figure.raw.get(row))?;
        Some(if figure.unclamped(row).is_none() && figure.lower_is_better { -value } else { value })
    };
    let values: Vec<(usize, f64)> = (0..n).filter_map(|row| Some((row, goodness(row)?))).collect();
    let Some(top) = values.iter().map(|it| it.1).reduce(f64::max) else { return Vec::new() };
    let best: Vec<usize> = values.iter().filter(|it| is_tie(it.1, top)).map(|it| it.0).collect();
    if best.len() == values.len() && values.len() > 1 { Vec::new() } else { best }
}

fn draw(view: &View) -> Result<Sketch, String> {
    let figures = columns(view.analysis);
    let n = view.facts().rows.len();
    let best: Vec<Vec<usize>> = figures.iter().map(|figure| best(figure, n)).collect();
    let mut order = view.ranked();
    order.extend((0..n).filter(|row| view.scores().rows[*row].rank.is_none()));
    order.truncate(MOST_ROWS);

    let mut canvas = view.canvas();
    let grid = Grid::new(view, &figures, &order);
    let mut y = grid.key(view, &mut canvas, &figures);
    y = grid.header(view, &mut canvas, &figures, y);
    for row in &order {
        y = grid.row(view, &mut canvas, &figures, &best, *row, y);
    }
    y = scale(view, &mut canvas, y + 12.0);
    if let Some(rest) = view.rest(order.len(), n) {
        y = canvas.lines(0.0, y, Look::QUIET, &rest, canvas.width);
    }
    canvas.reach(y);
    let title = finding(view, &figures, &best);
    Ok(Sketch { title, description: description(view, &order, &figures), table: table(view, &figures, &order), canvas })
}

struct Grid {
    above: bool,
    label_width: f64,
    cells_from: f64,
    cell_width: f64,
    /// So many figures side by side; the others stand below them.
    per_line: usize,
    /// Headers are letters under a key, where words have no room.
    lettered: bool,
    lines: usize,
}

const CELL: f64 = 30.0;
/// What a cell is wider than its number.
const ROOM_AROUND: f64 = 6.0;

impl Grid {
    fn new(view: &View, figures: &[&NormalisedFigure], order: &[usize]) -> Self {
        const ROOM_FOR_WORDS: f64 = 96.0;
        let width = view.width();
        let above = view.is_narrow() && figures.len() > 1;
        let widest = order.iter().map(|row| Look::WORDS.width(&view.name(*row))).fold(60.0, f64::max);
        let label_width = if above { width } else { widest.min(width * 0.32) };
        let cells_from = if above { 0.0 } else { label_width + 12.0 };
        // Where one line has no room for the numbers, there are several.
        let needed = widest_number(view, figures, order) + ROOM_AROUND;
        let most = ((width - cells_from) / needed).floor().max(1.0) as usize;
        let per_line = figures.len().div_ceil(figures.len().div_ceil(most).max(1)).max(1);
        let cell_width = ((width - cells_from) / per_line as f64).min(150.0);
        let headers: Vec<_> = figures.iter().map(|it| lines_of(&view.figure_name(&it.id), cell_width)).collect();
        let is_cut = headers.iter().flatten().any(|line| line.contains('…'));
        let lettered = cell_width < ROOM_FOR_WORDS || per_line < figures.len() || is_cut;
        let lines = match lettered {
            true => figures.len().div_ceil(per_line),
            false => headers.iter().map(Vec::len).max().unwrap_or(1),
        };
        Grid { above, label_width, cells_from, cell_width, per_line, lettered, lines }
    }

    fn x(&self, column: usize) -> f64 {
        self.cells_from + self.cell_width * (column % self.per_line) as f64
    }

    /// In which of a row's lines a figure stands.
    fn line(&self, column: usize) -> f64 {
        (column / self.per_line) as f64
    }

    fn header(&self, view: &View, canvas: &mut Canvas, figures: &[&NormalisedFigure], y: f64) -> f64 {
        let bottom = y + self.lines as f64 * 15.0 + 8.0;
        for (column, figure) in figures.iter().enumerate() {
            let middle = self.x(column) + self.cell_width / 2.0;
            let look = Look::QUIET.at(Anchor::Middle);
            if self.lettered {
                canvas.text(middle, y + (self.line(column) + 1.0) * 15.0, look, &letter(column));
                continue;
            }
            let lines = lines_of(&view.figure_name(&figure.id), self.cell_width);
            let first = self.lines - lines.len();
            for (line, words) in lines.iter().enumerate() {
                canvas.text(middle, y + (first + line + 1) as f64 * 15.0 - 2.0, look, words);
            }
        }
        bottom
    }

    fn row(
        &self,
        view: &View,
        canvas: &mut Canvas,
        figures: &[&NormalisedFigure],
        best: &[Vec<usize>],
        row: usize,
        y: f64,
    ) -> f64 {
        let name = view.name(row);
        let first = if self.above { y + 22.0 } else { y };
        let line = if self.above { y + 15.0 } else { y + CELL / 2.0 + 4.5 };
        canvas.text(0.0, line, Look::WORDS, &Look::WORDS.cut(&name, self.label_width));
        for (column, figure) in figures.iter().enumerate() {
            let value = figure.raw.get(row);
            let shown =
                value.map_or_else(|| "–".to_owned(), |value| text::show(value, unit(view, figure), view.language()));
            let said = format!("{name} · {}", view.figure_name(&figure.id));
            let (x, top, width) = (self.x(column), first + self.line(column) * CELL, self.cell_width - 2.0);
            let is_best = best[column].contains(&row);
            canvas.mark(&said, value.map_or(view.words(&MISSING), |_| shown.as_str()), |canvas| {
                let strength = strength(figure, row, view.scores().figures.is_z);
                match strength {
                    Some(strength) => canvas.shade(x, top, width, CELL - 2.0, Paint::Accent, opacity(strength)),
                    None => canvas.frame(x + 0.5, top + 0.5, width - 1.0, CELL - 3.0, Paint::Line, 1.0),
                }
                let look =
                    Look { size: SMALL, weight: if is_best { Weight::Bold } else { Weight::Plain }, ..Look::WORDS };
                // White on the accent only where it is dense enough to carry it; in between neither ink would do.
                let look = if strength.is_some_and(|it| it > DARK) { look.painted(Paint::OnAccent) } else { look };
                let short = || value.map(|value| text::short(value, unit(view, figure), view.language()));
                let fits = |it: &String| look.width(it) <= self.cell_width - ROOM_AROUND;
                if let Some(shown) = Some(shown.clone()).filter(fits).or_else(short).filter(fits) {
                    canvas.text(x + width / 2.0, top + CELL / 2.0 + 3.5, look.at(Anchor::Middle), &shown);
                }
                if is_best {
                    canvas.frame(x + 1.0, top + 1.0, width - 2.0, CELL - 4.0, Paint::Ink, 2.0);
                }
            });
        }
        let n_lines = figures.len().div_ceil(self.per_line);
        // What stands in several lines is kept together by the room around it.
        first + CELL * n_lines as f64 + if self.above || n_lines > 1 { 4.0 } else { 0.0 }
    }

    /// What the letters stand for.
    fn key(&self, view: &View, canvas: &mut Canvas, figures: &[&NormalisedFigure]) -> f64 {
        let mut y = 0.0;
        if self.lettered {
            for (column, figure) in figures.iter().enumerate() {
                let words = format!("{}  {}", letter(column), view.figure_name(&figure.id));
                y = canvas.lines(0.0, y, Look::QUIET, &words, canvas.width);
            }
            y += 8.0;
        }
        y
    }
}

/// From here on words on a cell are light.
pub(super) const DARK: f64 = 0.5;

/// How dense a cell is. Around the middle neither ink would reach 4.5 : 1 on either ground, so it is passed over.
pub(super) fn opacity(strength: f64) -> f64 {
    if strength > DARK { 0.82 + (strength - DARK) * 0.36 } else { 0.06 + strength * 0.78 }
}

/// How close a figure is to its target, 0 to 1; nothing where it is missing.
fn strength(figure: &NormalisedFigure, row: usize, is_z: bool) -> Option<f64> {
    let value = match (figure.values.get(row), figure.raw.get(row)) {
        (Some(value), _) if is_z => (value + 2.0) / 4.0,
        (Some(value), _) => value,
        // A figure that separates nothing has no normalised values: all of it is the middle.
        (None, Some(_)) => 0.5,
        (None, None) => return None,
    };
    Some(value.clamp(0.0, 1.0))
}

fn unit(view: &View, figure: &NormalisedFigure) -> Unit {
    view.facts().kpi_of(&figure.id).map_or(Unit::PerUnit, |kpi| kpi.unit)
}

/// How wide the widest number is, each in its shortest form.
fn widest_number(view: &View, figures: &[&NormalisedFigure], order: &[usize]) -> f64 {
    let look = Look { size: SMALL, weight: Weight::Bold, ..Look::WORDS };
    let short = |figure: &&NormalisedFigure, row: usize| {
        let value = figure.raw.get(row)?;
        Some(look.width(&text::short(value, unit(view, figure), view.language())))
    };
    let widths = order.iter().flat_map(|row| figures.iter().filter_map(|figure| short(figure, *row)));
    widths.fold(0.0, f64::max)
}

fn letter(column: usize) -> String {
    match u8::try_from(column) {
        Ok(place) if place < 26 => char::from(b'A' + place).to_string(),
        _ => (column + 1).to_string(),
    }
}

fn lines_of(words: &str, width: f64) -> Vec<String> {
    wrap(words, SMALL, Weight::Plain, width - 8.0, 3)
}

const MISSING: Text = Text { de: "fehlt", en: "missing" };

/// What the shades mean.
fn scale(view: &View, canvas: &mut Canvas, y: f64) -> f64 {
    const FAR: Text = Text { de: "weit vom Ziel", en: "far from the target" };
    const THERE: Text = Text { de: "am Ziel", en: "at the target" };
    const BEST: Text = Text { de: "bester Wert", en: "best value" };
    let far = view.words(&FAR);
    canvas.text(0.0, y + 12.0, Look::QUIET, far);
    let mut x = Look::QUIET.width(far) + 8.0;
    for step in 0..5 {
        canvas.shade(x, y + 2.0, 14.0, 12.0, Paint::Accent, opacity(f64::from(step) / 4.0));
        x += 15.0;
    }
    let there = view.words(&THERE);
    canvas.text(x + 7.0, y + 12.0, Look::QUIET, there);
    x += 7.0 + Look::QUIET.width(there) + 20.0;
    let (mut x, mut y) = (x, y);
    if x + 22.0 + Look::QUIET.width(view.words(&BEST)) > canvas.width {
        (x, y) = (0.0, y + 20.0);
    }
    canvas.frame(x + 1.0, y + 3.0, 14.0, 10.0, Paint::Ink, 2.0);
    canvas.text(x + 22.0, y + 12.0, Look::QUIET, view.words(&BEST));
    y + 24.0
}

/// Who is best at how much.
fn finding(view: &View, figures: &[&NormalisedFigure], best: &[Vec<usize>]) -> String {
    const NOTHING: Text = Text { de: "Keine Kennzahl unterscheidet die Zeilen", en: "No KPI sets the rows apart" };
    const ALONE: Text = Text { de: "{0} steht bei {1} am besten: {2}", en: "{0} is nearest to the target on {1}: {2}" };
    const BEST: Text = Text { de: "{0} hat bei {1} den besten Wert: {2}", en: "{0} has the best value in {1}: {2}" };
    const EVERYWHERE: Text =
        Text { de: "{0} hat bei allen {1} Kennzahlen den besten Wert", en: "{0} has the best value in all {1} KPIs" };
    const ALL_SHARED: Text = Text {
        de: "{0} teilen sich bei {1|der einen Kennzahl|allen Kennzahlen} den besten Wert",
        en: "{0} share the best value in {1|the one KPI|all KPIs}",
    };
    const MOST: Text = Text {
        de: "{0} hat bei {1} von {2} Kennzahlen den besten Wert",
        en: "{0} has the best value in {1} of {2} KPIs",
    };
    const SHARED: Text = Text {
        de: "Niemand ist überall vorn: {0} haben bei je {1} von {2} Kennzahlen den besten Wert",
        en: "Nobody is ahead everywhere: {0} have the best value in {1} of {2} KPIs each",
    };
    let n = view.facts().rows.len();
    if n == 1 {
        let strongest = (0..figures.len()).filter_map(|it| Some((it, figures[it].values.get(0)?)));
        let strongest = strongest.reduce(|best, it| if it.1 > best.1 { it } else { best });
        let column = strongest.map_or(0, |it| it.0);
        return view.say(
            &ALONE,
            &[
                view.short(0).into(),
                view.quoted(&view.figure_name(&figures[column].id)).into(),
                shown(view, figures[column], 0).into(),
            ],
        );
    }
    let wins: Vec<usize> = (0..n).map(|row| best.iter().filter(|rows| rows.contains(&row)).count()).collect();
    let most = wins.iter().copied().max().unwrap_or(0);
    if most == 0 {
        return view.words(&NOTHING).to_owned();
    }
    let ahead: Vec<usize> = (0..n).filter(|row| wins[*row] == most).collect();
    let names = view.list(&ahead);
    match ahead[..] {
        [row] if figures.len() == 1 => view.say(
            &BEST,
            &[names.into(), view.quoted(&view.figure_name(&figures[0].id)).into(), shown(view, figures[0], row).into()],
        ),
        [_] if most == figures.len() => view.say(&EVERYWHERE, &[names.into(), most.into()]),
        [_] => view.say(&MOST, &[names.into(), most.into(), figures.len().into()]),
        _ if most == figures.len() => view.say(&ALL_SHARED, &[names.into(), most.into()]),
        _ => view.say(&SHARED, &[names.into(), most.into(), figures.len().into()]),
    }
}

fn shown(view: &View, figure: &NormalisedFigure, row: usize) -> String {
    figure.raw.get(row).map_or_else(|| "–".to_owned(), |value| text::show(value, unit(view, figure), view.language()))
}

fn description(view: &View, order: &[usize], figures: &[&NormalisedFigure]) -> String {
    const SAYS: Text = Text {
        de: "Tabelle mit {0} {0|Zeile|Zeilen} und {1} {1|Kennzahl|Kennzahlen}; je kräftiger ein Feld, desto näher liegt der Wert am Ziel.",
        en: "Table of {0} {0|row|rows} and {1} {1|KPI|KPIs}; the stronger a cell, the nearer its value is to the target.",
    };
    view.say(&SAYS, &[order.len().into(), figures.len().into()])
}

fn table(view: &View, figures: &[&NormalisedFigure], order: &[usize]) -> Table {
    const ROW: Text = Text { de: "Zeile", en: "Row" };
    let mut header = vec![view.words(&ROW).to_owned()];
    header.extend(figures.iter().map(|figure| view.figure_name(&figure.id)));
    let rows = order.iter().map(|row| {
        let mut cells = vec![view.name(*row)];
        cells.extend(figures.iter().map(|figure| shown(view, figure, *row)));
        cells
    });
    Table { header, rows: rows.collect() }
}
