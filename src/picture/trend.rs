//! What changed: one KPI from period to period, and which of the last steps is more than chance.

use super::canvas::{Anchor, Canvas, Look};
use super::label::clean;
use super::paint::Paint;
use super::scale::{Scale, ticks};
use super::view::{NO_ROWS, View};
use super::weight_line::apart;
use super::{Picture, Sketch, Table};
use crate::api::Analysis;
use crate::engine::facts::{Change, Changes, Step};
use crate::engine::kpi::Kpi;
use crate::engine::kpis;
use crate::engine::language::Text;
use crate::order;
use crate::text;

pub(super) static PICTURE: Picture = Picture {
    id: "trend",
    name: Text { de: "Verlauf", en: "Trend" },
    question: Text {
        de: "Was hat sich von Zeitraum zu Zeitraum verändert?",
        en: "What changed from period to period?",
    },
    needs,
    draw,
};

fn needs(analysis: &Analysis) -> Option<Text> {
    const NO_PERIODS: Text = Text {
        de: "Dafür braucht die Tabelle eine Spalte mit Zeiträumen und jede Sache in mindestens zweien davon, etwa „Monat“ mit 2026-09 und 2026-10.",
        en: "For this the table needs a column of periods with each thing in at least two of them, such as “month” with 2026-09 and 2026-10.",
    };
    if analysis.facts.rows.is_empty() {
        return Some(NO_ROWS);
    }
    analysis.facts.changes().is_none().then_some(NO_PERIODS)
}

/// The place in the list of periods, the value, its interval.
type Point = (usize, f64, Option<(f64, f64)>);

/// One thing over its periods.
struct Line {
    label: String,
    points: Vec<Point>,
    /// The last step.
    last: Change,
    /// The periods of the last step.
    from_to: (String, String),
}

impl Line {
    fn change(&self) -> f64 {
        self.last.change.unwrap_or(0.0)
    }

    /// Whether the change is more than chance; nothing where the counts do not say.
    fn is_certain(&self) -> Option<bool> {
        self.last.interval.map(|(low, high)| low > 0.0 || high < 0.0)
    }
}

/// So many lines are named; the others are drawn thin.
const NAMED: usize = 6;
/// So many lines are drawn.
const DRAWN: usize = 30;

fn draw(view: &View) -> Result<Sketch, String> {
    const NO_KPI: Text =
        Text { de: "Keine Kennzahl hat in zwei Zeiträumen einen Wert.", en: "No KPI has a value in two periods." };
    let changes =
        view.facts().changes().ok_or_else(|| needs(view.analysis).map_or("", |it| view.words(&it)).to_owned())?;
    let periods = periods(&changes);
    let of = |kpi: &'static Kpi| {
        let lines = lines(&changes, kpi, &periods);
        (!lines.is_empty()).then_some((kpi, lines))
    };
    // The chosen one; else the scorecard's first whose change can be told from chance; else any.
    let chosen = view.choice.kpi.as_deref().and_then(|id| view.facts().kpi_of(id)).and_then(of);
    let tells = |it: &(&Kpi, Vec<Line>)| it.1.iter().any(|line| line.last.interval.is_some());
    let found = chosen
        .or_else(|| view.kpis().into_iter().filter_map(of).find(tells))
        .or_else(|| view.kpis().into_iter().chain(kpis::ALL.iter().copied()).find_map(of));
    let (kpi, mut lines) = found.ok_or_else(|| view.words(&NO_KPI).to_owned())?;
    let n = lines.len();
    // Certain changes first, then the larger ones.
    order::by(&mut lines, |a, b| {
        let certain = |line: &Line| line.is_certain() == Some(true);
        certain(b).cmp(&certain(a)).then(b.change().abs().total_cmp(&a.change().abs()))
    });
    let title = finding(view, kpi, &lines);
    let table = table(view, kpi, &lines);
    let chosen = view.choice.row.map(|row| view.facts().rows[row].label.clone());
    if let Some(place) = lines.iter().position(|line| Some(&line.label) == chosen.as_ref()) {
        let line = lines.remove(place);
        lines.insert(0, line);
    }
    lines.truncate(DRAWN);

    let mut canvas = view.canvas();
    let plot = Plot::new(view, kpi, &lines, periods.len());
    plot.axes(view, &mut canvas, kpi, &periods);
    for line in lines.iter().skip(NAMED) {
        canvas.path(&plot.way(line), Paint::Line, 1.0, "");
    }
    for (place, line) in lines.iter().take(NAMED).enumerate().rev() {
        plot.line(view, &mut canvas, kpi, line, place, &periods);
    }
    plot.names(view, &mut canvas, &lines);
    let y = plot.key(view, &mut canvas, &lines);
    let y = notes(view, &mut canvas, &lines, n, y);
    canvas.reach(y);
    Ok(Sketch { title, description: description(view, kpi, n, &periods), table, canvas })
}

/// The periods in the order of their days, as they were pasted.
fn periods(changes: &Changes) -> Vec<String> {
    let mut found: Vec<(i32, String)> = Vec::new();
    for (place, name) in changes.steps.iter().flat_map(|it| [(it.before, &it.from), (it.after, &it.to)]) {
        if !found.iter().any(|it| it.1 == *name) {
            let member = changes.facts.rows.get(place).and_then(|row| row.members.first()).copied();
            let period = member.and_then(|it| changes.facts.data.periods.get(it as usize).copied().flatten());
            found.push((period.map_or(i32::MAX, |it| it.first), name.clone()));
        }
    }
    order::by(&mut found, |a, b| a.0.cmp(&b.0));
    found.into_iter().map(|it| it.1).collect()
}

fn lines(changes: &Changes, kpi: &'static Kpi, periods: &[String]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    if !changes.facts.has_kpi(kpi) {
        return lines;
    }
    let column = changes.facts.kpi(kpi);
    let point = |place: usize, name: &String| {
        let value = column.values.get(place)?;
        let interval = changes.facts.noise(kpi, place).and_then(|it| it.interval());
        Some((periods.iter().position(|it| it == name)?, value, interval))
    };
    let add = |line: &mut Line, step: &Step| {
        for found in [point(step.before, &step.from), point(step.after, &step.to)].into_iter().flatten() {
            if line.points.iter().all(|it| it.0 != found.0) {
                line.points.push(found);
            }
        }
        line.last = changes.of(kpi, step);
        line.from_to = (step.from.clone(), step.to.clone());
    };
    for step in &changes.steps {
        let place = lines.iter().position(|it| it.label == step.label).unwrap_or_else(|| {
            let from_to = (step.from.clone(), step.to.clone());
            lines.push(Line { label: step.label.clone(), points: Vec::new(), last: Change::default(), from_to });
            lines.len() - 1
        });
        add(&mut lines[place], step);
    }
    lines.retain(|it| it.points.len() > 1 && it.last.change.is_some());
    for line in &mut lines {
        order::by(&mut line.points, |a, b| a.0.cmp(&b.0));
    }
    lines
}

struct Plot {
    x: Scale,
    y: Scale,
    low: f64,
    high: f64,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    narrow: bool,
}

impl Plot {
    fn new(view: &View, kpi: &'static Kpi, lines: &[Line], n_periods: usize) -> Self {
        let (width, narrow) = (view.width(), view.is_narrow());
        let (mut low, mut high) = (0.0f64, f64::NEG_INFINITY);
        for (_, value, interval) in lines.iter().flat_map(|it| &it.points) {
            low = low.min(*value);
            high = high.max(*value).max(interval.map_or(*value, |it| it.1.min(value * 2.0)));
        }
        let high = if high > low { high } else { low + 1.0 };
        let marks = ticks(low, high, 5);
        let axis = marks.iter().map(|it| Look::QUIET.width(&view.axis(*it, kpi.unit)));
        let left = axis.fold(30.0, f64::max) + 10.0;
        let label = |line: &Line| Look::BOLD.width(&name(line)) + Look::BOLD.width(&view.change(line.change())) + 32.0;
        let widest = lines.iter().take(NAMED).map(label).fold(70.0, f64::max);
        let labels = if narrow { 44.0 } else { widest.min(width * 0.32) };
        let (right, top) = (width - labels, 30.0);
        let bottom = top + if narrow { 230.0 } else { (width * 0.42).min(360.0) };
        let last = n_periods.saturating_sub(1).max(1) as f64;
        let (x, y) =
            (Scale::linear((0.0, last), (left + 12.0, right - 12.0)), Scale::linear((low, high), (bottom, top)));
        Plot { x, y, low, high, left, right, top, bottom, narrow }
    }

    fn axes(&self, view: &View, canvas: &mut Canvas, kpi: &'static Kpi, periods: &[String]) {
        let name = view.figure_name(kpi.id);
        canvas.text(0.0, 12.0, Look::QUIET, &Look::QUIET.cut(&name, canvas.width));
        for tick in ticks(self.low, self.high, 5) {
            let y = self.y.at(tick);
            canvas.line((self.left, y), (self.right, y), Paint::Line, 1.0);
            let words = view.axis(tick, kpi.unit);
            canvas.text(self.left - 6.0, y + 4.0, Look::QUIET.at(Anchor::End), &words);
        }
        // The last one always, and before it as many at even steps as have room.
        let look = Look::QUIET.at(Anchor::Middle);
        let words: Vec<String> =
            periods.iter().map(|it| look.cut(&clean(it), (self.right - self.left) / 2.0).into_owned()).collect();
        let widest = words.iter().map(|it| look.width(it)).fold(0.0, f64::max);
        let step = if periods.len() > 1 { self.x.at(1.0) - self.x.at(0.0) } else { f64::INFINITY };
        let stride = ((widest + 10.0) / step).ceil().max(1.0) as usize;
        for (place, words) in words.iter().enumerate().rev().step_by(stride) {
            let half = look.width(words) / 2.0;
            let x = self.x.at(place as f64).clamp(half, canvas.width - half);
            canvas.text(x, self.bottom + 20.0, look, words);
        }
    }

    fn way(&self, line: &Line) -> Vec<(f64, f64)> {
        line.points.iter().map(|(place, value, _)| (self.x.at(*place as f64), self.y.held(*value))).collect()
    }

    fn line(&self, view: &View, canvas: &mut Canvas, kpi: &'static Kpi, line: &Line, place: usize, periods: &[String]) {
        const BETWEEN: Text = Text { de: "{0} ({1} bis {2})", en: "{0} ({1} to {2})" };
        let (paint, width, dash) = stroke(line, place);
        let way = self.way(line);
        canvas.path(&way, Paint::Card, width + 2.0, "");
        canvas.path(&way, paint, width, dash);
        for ((x, y), (period, value, interval)) in way.into_iter().zip(&line.points) {
            let show = |value: f64| text::show(value, kpi.unit, view.language());
            let value = match interval {
                Some((low, high)) => view.say(&BETWEEN, &[show(*value).into(), show(*low).into(), show(*high).into()]),
                None => show(*value),
            };
            let period = periods.get(*period).map(|it| clean(it)).unwrap_or_default();
            canvas.mark(&format!("{} · {period}", name(line)), &value, |canvas| {
                canvas.touch(x, y, 12.0);
                if let Some((low, high)) = interval {
                    canvas.line((x, self.y.held(*low)), (x, self.y.held(*high)), paint, 1.5);
                }
                canvas.dot(x, y, 4.0, paint);
            });
        }
    }

    /// Name and change at the end of each line.
    fn names(&self, view: &View, canvas: &mut Canvas, lines: &[Line]) {
        const LINE: f64 = 17.0;
        let end = |line: &Line| line.points.last().map_or(self.bottom, |it| self.y.held(it.1));
        let mut ends: Vec<(f64, usize)> = lines.iter().take(NAMED).map(end).zip(0..).collect();
        order::by(&mut ends, |a, b| a.0.total_cmp(&b.0));
        let wanted: Vec<f64> = ends.iter().map(|it| it.0).collect();
        for ((end, place), y) in ends.into_iter().zip(apart(&wanted, LINE, self.top, self.bottom)) {
            let Some(line) = lines.get(place) else { continue };
            let (paint, ..) = stroke(line, place);
            let look = if line.is_certain() == Some(true) { Look::BOLD } else { Look::WORDS }.painted(paint);
            let from = line.points.last().map_or(self.right, |it| self.x.at(it.0 as f64)) + 7.0;
            canvas.path(&[(from, end), (self.right + 4.0, y)], paint, 1.0, "1 2");
            let change = view.change(line.change());
            let most = canvas.width - self.right - 8.0;
            if self.narrow {
                canvas.text(self.right + 8.0, y + 4.5, look, &letter(place));
            } else {
                let room = most - look.width(&change) - look.width("  ");
                let words = format!("{}  {change}", look.cut(&name(line), room));
                canvas.text(self.right + 8.0, y + 4.5, look, &words);
            }
        }
    }

    /// What the letters of a narrow picture stand for; the y below.
    fn key(&self, view: &View, canvas: &mut Canvas, lines: &[Line]) -> f64 {
        let mut y = self.bottom + 34.0;
        for (place, line) in lines.iter().take(NAMED).enumerate().filter(|_| self.narrow) {
            let (paint, width, dash) = stroke(line, place);
            let change = view.change(line.change());
            let look = if line.is_certain() == Some(true) { Look::BOLD } else { Look::WORDS };
            let room = canvas.width - 42.0 - look.width(&change);
            canvas.path(&[(0.0, y + 9.0), (26.0, y + 9.0)], paint, width, dash);
            canvas.text(34.0, y + 13.5, look, &look.cut(&format!("{}  {}", letter(place), name(line)), room));
            canvas.text(canvas.width, y + 13.5, look.at(Anchor::End), &change);
            y += 20.0;
        }
        y
    }
}

fn letter(place: usize) -> String {
    char::from(b'A' + place.min(25) as u8).to_string()
}

fn name(line: &Line) -> String {
    super::label::isolated(clean(&line.label))
}

/// Rises and falls that are more than chance stand out; beside the colour each line has its own dashes.
fn stroke(line: &Line, place: usize) -> (Paint, f64, &'static str) {
    const DASHES: [&str; NAMED] = ["", "9 3", "3 3", "10 3 3 3", "14 4", "2 4"];
    match line.is_certain() {
        Some(true) => (if place == 0 { Paint::Accent } else { Paint::Ink }, 2.5, DASHES[place % NAMED]),
        _ => (Paint::Muted, 1.5, DASHES[place % NAMED]),
    }
}

fn notes(view: &View, canvas: &mut Canvas, lines: &[Line], n: usize, y: f64) -> f64 {
    const BOLD: Text = Text {
        de: "Prozente: vom vorletzten zum letzten Zeitraum, fett, wo die Änderung mehr als der Zufall des Zählens ist (95 %). Senkrechte Striche: was dieser Zufall um jeden Wert offen lässt.",
        en: "Percentages: from the last period but one to the last, bold where the change is more than the chance in counting (95%). Vertical strokes: what this chance leaves open around each value.",
    };
    const PLAIN: Text = Text {
        de: "Prozente: vom vorletzten zum letzten Zeitraum. Wie viel davon Zufall sein kann, sagt diese Kennzahl nicht.",
        en: "Percentages: from the last period but one to the last. This KPI does not say how much of it can be chance.",
    };
    const MORE: Text = Text {
        de: "Gezeigt sind {0} von {1} Verläufen, die deutlichsten zuerst.",
        en: "Shown are {0} of {1} lines, the clearest first.",
    };
    let knows = lines.iter().any(|it| it.last.interval.is_some());
    let mut y = canvas.lines(0.0, y, Look::QUIET, view.words(if knows { &BOLD } else { &PLAIN }), canvas.width);
    if n > lines.len() {
        let more = view.say(&MORE, &[lines.len().into(), n.into()]);
        y = canvas.lines(0.0, y, Look::QUIET, &more, canvas.width);
    }
    y
}

fn finding(view: &View, kpi: &'static Kpi, lines: &[Line]) -> String {
    const CERTAIN: Text = Text {
        de: "{0} {1} bei {2} um {3}, und das ist mehr als der Zufall des Zählens ({4} bis {5})",
        en: "{0} {1} by {3} for {2}, which is more than the chance in counting ({4} to {5})",
    };
    const CHANCE: Text = Text {
        de: "{0} {1} bei {2} um {3}, doch das kann Zufall sein ({4} bis {5})",
        en: "{0} {1} by {3} for {2}, but that can be chance ({4} to {5})",
    };
    const SAID: Text = Text { de: "{0} {1} bei {2} um {3}", en: "{0} {1} by {3} for {2}" };
    const CERTAIN_ALONE: Text = Text {
        de: "{0} {1} um {3}, und das ist mehr als der Zufall des Zählens ({4} bis {5})",
        en: "{0} {1} by {3}, which is more than the chance in counting ({4} to {5})",
    };
    const CHANCE_ALONE: Text = Text {
        de: "{0} {1} um {3}, doch das kann Zufall sein ({4} bis {5})",
        en: "{0} {1} by {3}, but that can be chance ({4} to {5})",
    };
    const SAID_ALONE: Text = Text { de: "{0} {1} um {3}", en: "{0} {1} by {3}" };
    const STILL: Text = Text { de: "{0} bleibt überall gleich", en: "{0} stays the same everywhere" };
    const RISES: Text = Text { de: "steigt", en: "rises" };
    const FALLS: Text = Text { de: "fällt", en: "falls" };
    let kpi = view.quoted(&view.figure_name(kpi.id));
    let Some(line) = lines.first().filter(|it| it.change() != 0.0) else { return view.say(&STILL, &[kpi.into()]) };
    let (low, high) = line.last.interval.unwrap_or_default();
    let verb = if line.change() > 0.0 { RISES } else { FALLS };
    let args = [
        kpi.into(),
        verb.into(),
        super::view::shortened(&name(line)).into(),
        text::percent(line.change().abs(), view.language()).into(),
        view.change(low).into(),
        view.change(high).into(),
    ];
    let sentence = match (line.is_certain(), line.label.is_empty()) {
        (Some(true), false) => &CERTAIN,
        (Some(false), false) => &CHANCE,
        (None, false) => &SAID,
        (Some(true), true) => &CERTAIN_ALONE,
        (Some(false), true) => &CHANCE_ALONE,
        (None, true) => &SAID_ALONE,
    };
    view.say(sentence, &args)
}

fn description(view: &View, kpi: &'static Kpi, n: usize, periods: &[String]) -> String {
    const SAYS: Text = Text {
        de: "Liniendiagramm: {0} {0|Verlauf|Verläufe} von {1} über {2} Zeiträume, von {3} bis {4}.",
        en: "Line chart: {0} {0|line|lines} of {1} over {2} periods, from {3} to {4}.",
    };
    let end = |it: Option<&String>| it.map(|it| clean(it)).unwrap_or_default();
    view.say(
        &SAYS,
        &[
            n.into(),
            view.figure_name(kpi.id).into(),
            periods.len().into(),
            end(periods.first()).into(),
            end(periods.last()).into(),
        ],
    )
}

fn table(view: &View, kpi: &'static Kpi, lines: &[Line]) -> Table {
    const ROW: Text = Text { de: "Zeile", en: "Row" };
    const FROM: Text = Text { de: "von", en: "from" };
    const TO: Text = Text { de: "bis", en: "to" };
    const BEFORE: Text = Text { de: "vorher", en: "before" };
    const AFTER: Text = Text { de: "nachher", en: "after" };
    const CHANGE: Text = Text { de: "Änderung", en: "change" };
    const LEAST: Text = Text { de: "mindestens", en: "at least" };
    const MOST: Text = Text { de: "höchstens", en: "at most" };
    let header = [ROW, FROM, TO, BEFORE, AFTER, CHANGE, LEAST, MOST].iter().map(|it| view.words(it).to_owned());
    let none = || "–".to_owned();
    let rows = lines.iter().map(|line| {
        let value = |it: Option<f64>| it.map_or_else(none, |it| text::show(it, kpi.unit, view.language()));
        let (low, high) = line.last.interval.unzip();
        let change = |it: Option<f64>| it.map_or_else(none, |it| view.change(it));
        vec![
            name(line),
            clean(&line.from_to.0),
            clean(&line.from_to.1),
            value(line.last.before),
            value(line.last.after),
            change(line.last.change),
            change(low),
            change(high),
        ]
    });
    Table { header: header.collect(), rows: rows.collect() }
}
