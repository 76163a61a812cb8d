//! How firm the places are: in how many of a hundred weightings each row comes first, second, third …

use super::canvas::{Anchor, Canvas, Look, SMALL};
use super::heat::{DARK, opacity};
use super::paint::Paint;
use super::view::{View, needs_two};
use super::{Picture, Sketch, Table};
use crate::engine::language::Text;
use crate::engine::robustness::{Sureness, places};
use crate::text;

pub(super) static PICTURE: Picture = Picture {
    id: "rank_acceptability",
    name: Text { de: "Wie fest die Plätze sind", en: "How firm the places are" },
    question: Text {
        de: "Wer steht wie oft auf welchem Platz, wenn die Gewichte anders ausfallen?",
        en: "Who comes at which place how often when the weights turn out differently?",
    },
    needs: needs_two,
    draw,
};

/// So many rows are drawn, the best first.
const MOST_ROWS: usize = 15;
/// So many rows at most take part in the draws.
const MOST_DRAWN: usize = 200;

/// The shares of places of the best rows; each row has one for every row that took part.
fn shares(view: &View) -> Option<(Vec<usize>, Vec<Vec<f64>>)> {
    let mut rows = view.ranked();
    rows.truncate(MOST_DRAWN);
    let known = view.analysis.robustness.as_ref().and_then(|(firmness, _)| firmness.odds.acceptability.as_ref());
    let whole = |shares: &[Option<f64>]| shares.iter().take(rows.len()).copied().collect::<Option<Vec<f64>>>();
    let shares: Option<Vec<Vec<f64>>> = match known {
        Some(table) => rows.iter().map(|row| whole(table.get(*row)?)).collect(),
        None => {
            let settings = view.scorecard().robustness.unwrap_or_default();
            let table = places(view.scores(), view.scorecard(), &settings, &rows)?.acceptability?;
            table.iter().map(|shares| whole(shares)).collect()
        }
    };
    let shares = shares?;
    Some((rows, shares))
}

fn draw(view: &View) -> Result<Sketch, String> {
    const NO_DRAWS: Text = Text {
        de: "Mit diesen Gewichten lässt sich nicht sagen, wie fest die Plätze sind.",
        en: "With these weights it cannot be said how firm the places are.",
    };
    let (rows, shares) = shares(view).ok_or_else(|| view.words(&NO_DRAWS).to_owned())?;
    let grid = Grid::new(view, &rows);
    let mut canvas = view.canvas();
    let mut y = grid.header(view, &mut canvas);
    for (row, shares) in rows.iter().zip(&shares).take(MOST_ROWS) {
        y = grid.row(view, &mut canvas, *row, shares, y);
    }
    const READ: Text = Text {
        de: "Jedes Feld: in wie vielen von hundert denkbaren Gewichtungen die Zeile auf diesem Platz steht.",
        en: "Each cell: in how many of a hundred conceivable weightings the row comes at this place.",
    };
    y = canvas.lines(0.0, y + 6.0, Look::QUIET, view.words(&READ), canvas.width);
    if let Some(rest) = view.rest(rows.len().min(MOST_ROWS), view.ranked().len()) {
        y = canvas.lines(0.0, y, Look::QUIET, &rest, canvas.width);
    }
    canvas.reach(y);
    Ok(Sketch {
        title: finding(view, &rows, &shares),
        description: description(view, &rows),
        table: table(view, &rows, &shares, &grid),
        canvas,
    })
}

struct Grid {
    above: bool,
    label_width: f64,
    from: f64,
    cell: f64,
    /// Places with a column of their own; what lies behind them shares the last column.
    places: usize,
    has_behind: bool,
}

const CELL: f64 = 30.0;

impl Grid {
    fn new(view: &View, rows: &[usize]) -> Self {
        let (width, above) = (view.width(), view.is_narrow());
        let most = if above { 6 } else { 10 };
        let has_behind = rows.len() > most;
        let places = rows.len().min(most);
        let widest = rows.iter().take(MOST_ROWS).map(|row| Look::WORDS.width(&view.name(*row))).fold(60.0, f64::max);
        let label_width = if above { width } else { widest.min(width * 0.32) };
        let from = if above { 0.0 } else { label_width + 12.0 };
        let columns = places + usize::from(has_behind);
        let cell = ((width - from) / columns as f64).min(96.0);
        Grid { above, label_width, from, cell, places, has_behind }
    }

    fn header(&self, view: &View, canvas: &mut Canvas) -> f64 {
        for place in 0..self.places {
            let x = self.from + self.cell * (place as f64 + 0.5);
            canvas.text(x, 14.0, Look::QUIET.at(Anchor::Middle), &self.name(view, place));
        }
        if self.has_behind {
            let x = self.from + self.cell * (self.places as f64 + 0.5);
            canvas.text(x, 14.0, Look::QUIET.at(Anchor::Middle), &format!("{}+", self.places + 1));
        }
        22.0
    }

    fn name(&self, view: &View, place: usize) -> String {
        match view.language() {
            crate::engine::language::Language::De => format!("{}.", place + 1),
            crate::engine::language::Language::En => format!("{}", place + 1),
        }
    }

    fn columns(&self, shares: &[f64]) -> Vec<f64> {
        let mut columns: Vec<f64> = shares.iter().take(self.places).copied().collect();
        if self.has_behind {
            columns.push(shares.iter().skip(self.places).sum());
        }
        columns
    }

    fn row(&self, view: &View, canvas: &mut Canvas, row: usize, shares: &[f64], y: f64) -> f64 {
        const PLACE: Text = Text { de: "{0} · Platz {1}", en: "{0} · place {1}" };
        const LATER: Text = Text { de: "{0} · weiter hinten", en: "{0} · further back" };
        let name = view.name(row);
        let top = if self.above { y + 22.0 } else { y };
        let line = if self.above { y + 15.0 } else { y + CELL / 2.0 + 4.5 };
        canvas.text(0.0, line, Look::WORDS, &Look::WORDS.cut(&name, self.label_width));
        for (place, share) in self.columns(shares).into_iter().enumerate() {
            let label = match place < self.places {
                true => view.say(&PLACE, &[name.as_str().into(), (place + 1).into()]),
                false => view.say(&LATER, &[name.as_str().into()]),
            };
            let (x, width) = (self.from + self.cell * place as f64, self.cell - 2.0);
            canvas.mark(&label, &view.per_cent(share, 1), |canvas| {
                if share > 0.0 {
                    canvas.shade(x, top, width, CELL - 2.0, Paint::Accent, opacity(share));
                } else {
                    canvas.shade(x, top, width, CELL - 2.0, Paint::Line, 0.3);
                }
                let look = Look { size: SMALL, ..Look::WORDS }.at(Anchor::Middle);
                let look = if share > DARK { look.painted(Paint::OnAccent) } else { look };
                canvas.text(x + width / 2.0, top + CELL / 2.0 + 3.5, look, &cell(view, share));
            });
        }
        top + CELL + if self.above { 4.0 } else { 0.0 }
    }
}

const BEHIND: Text = Text { de: "weiter hinten", en: "further back" };

/// Whole cases of a hundred; what never happened stays empty.
fn cell(view: &View, share: f64) -> String {
    let cases = (share * 100.0).round();
    match share {
        share if share <= 0.0 => String::new(),
        _ if cases < 1.0 => "<1".to_owned(),
        _ if cases > 99.0 => ">99".to_owned(),
        _ => text::fixed(cases, 0, view.language()),
    }
}

fn finding(view: &View, rows: &[usize], shares: &[Vec<f64>]) -> String {
    const FIRM: Text = Text {
        de: "Platz 1 ist fest: {0} steht in {1} von 100 denkbaren Gewichtungen vorn",
        en: "First place is firm: {0} is ahead in {1} of 100 conceivable weightings",
    };
    const LIKELY: Text = Text {
        de: "{0} steht in {1} von 100 denkbaren Gewichtungen vorn, {2} in {3}",
        en: "{0} is ahead in {1} of 100 conceivable weightings, {2} in {3}",
    };
    const OPEN: Text = Text {
        de: "Platz 1 ist offen: {0} steht in {1} von 100 denkbaren Gewichtungen vorn, {2} in {3}",
        en: "First place is open: {0} is ahead in {1} of 100 conceivable weightings, {2} in {3}",
    };
    let first = |place: usize| shares.get(place).and_then(|it| it.first()).copied().unwrap_or(0.0);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    crate::order::by(&mut order, |a, b| first(*b).total_cmp(&first(*a)).then(a.cmp(b)));
    let [best, next, ..] = order[..] else { return String::new() };
    let in_hundred = |place: usize| text::in_hundred(first(place), view.language()).into();
    const SHARED: Text = Text {
        de: "Kein Gewicht trennt sie: {0} teilen sich immer den ersten Platz",
        en: "No weight parts them: {0} always share first place",
    };
    // Equal shares to the last digit are what rows that are equal in everything get.
    let level = |place: &usize| (first(*place) - first(best)).abs() < 1e-9;
    let leaders: Vec<usize> = order.iter().copied().filter(level).map(|place| rows[place]).collect();
    let is_all = (first(best) * leaders.len() as f64 - 1.0).abs() < 1e-9;
    if leaders.len() > 1 && is_all && leaders.iter().all(|row| view.scores().rows[*row].rank == Some(1)) {
        return view.say(&SHARED, &[view.list(&leaders).into()]);
    }
    let sentence = match Sureness::of(first(best)) {
        Sureness::Firm => &FIRM,
        Sureness::Likely => &LIKELY,
        Sureness::Open => &OPEN,
    };
    view.say(
        sentence,
        &[view.short(rows[best]).into(), in_hundred(best), view.short(rows[next]).into(), in_hundred(next)],
    )
}

fn description(view: &View, rows: &[usize]) -> String {
    const SAYS: Text = Text {
        de: "Tabelle mit {0} Zeilen und ihren Plätzen; je kräftiger ein Feld, desto öfter steht die Zeile dort. Die Gewichte wurden um die angegebenen herum gezogen.",
        en: "Table of {0} rows and their places; the stronger a cell, the more often the row comes there. The weights were drawn around the stated ones.",
    };
    view.say(&SAYS, &[rows.len().min(MOST_ROWS).into()])
}

fn table(view: &View, rows: &[usize], shares: &[Vec<f64>], grid: &Grid) -> Table {
    const ROW: Text = Text { de: "Zeile", en: "Row" };
    const PLACE: Text = Text { de: "Platz {0}", en: "Place {0}" };
    let mut header = vec![view.words(&ROW).to_owned()];
    header.extend((1..=grid.places).map(|place| view.say(&PLACE, &[place.into()])));
    if grid.has_behind {
        header.push(view.words(&BEHIND).to_owned());
    }
    let rows = rows.iter().zip(shares).take(MOST_ROWS).map(|(row, shares)| {
        let mut cells = vec![view.name(*row)];
        cells.extend(grid.columns(shares).into_iter().map(|it| view.per_cent(it, 1)));
        cells
    });
    Table { header, rows: rows.collect() }
}
