//! Who leads, and with what: bars stacked by goal, with the span of doubt on each.

use super::canvas::{Anchor, Canvas, Look};
use super::paint::Paint;
use super::scale::Scale;
use super::view::{MOST_ROWS, View, needs_scores};
use super::{Picture, Sketch, Table};
use crate::engine::language::Text;
use crate::engine::score::Mean;
use crate::text;

pub(super) static PICTURE: Picture = Picture {
    id: "ranking",
    name: Text { de: "Rangliste nach Zielen", en: "Ranking by goal" },
    question: Text { de: "Wer liegt vorn, und womit?", en: "Who leads, and with what?" },
    needs: needs_scores,
    draw,
};

const ALONE: Text = Text { de: "{0} erreicht {1} von 100 Punkten", en: "{0} reaches {1} of 100 points" };
const ALL_LEVEL: Text =
    Text { de: "Alle {0} Zeilen liegen gleichauf bei {1} Punkten", en: "All {0} rows are level at {1} points" };
const SHARED: Text =
    Text { de: "{0} teilen sich mit {1} Punkten den ersten Platz", en: "{0} share first place with {1} points" };
const LEADS: Text =
    Text { de: "{0} führt mit {1} Punkten, {2} vor {3}", en: "{0} leads with {1} points, {2} ahead of {3}" };
const NARROWLY: Text = Text {
    de: "{0} führt mit {1} Punkten, aber knapp: {3} liegt nur {2} zurück",
    en: "{0} leads with {1} points, but narrowly: {3} is only {2} behind",
};
const NO_VALUE: Text = Text { de: "kein Wert", en: "no score" };

struct Bar {
    row: usize,
    /// Goal and points, where the score is a sum of parts that are not below zero.
    parts: Vec<(usize, f64)>,
    score: Option<f64>,
    /// The span of doubt, where there is one.
    doubt: Option<(f64, f64)>,
}

fn draw(view: &View) -> Result<Sketch, String> {
    let scores = view.scores();
    let ranked = view.ranked();
    let mut order = scores.rows.best_first();
    let all = order.len();
    order.truncate(MOST_ROWS);
    let bars: Vec<Bar> = order.iter().map(|row| bar(view, *row)).collect();
    let is_stacked = bars.iter().all(|bar| bar.score.is_none() || !bar.parts.is_empty())
        && bars.iter().flat_map(|bar| &bar.parts).all(|(_, points)| *points >= 0.0);

    let mut canvas = view.canvas();
    let goals: Vec<(usize, String)> = counted_goals(view).into_iter().map(|it| (it, view.goal_name(it))).collect();
    let mut y = if is_stacked && goals.len() > 1 { canvas.legend(&goals, 0.0) } else { 0.0 };
    let places = Places::new(view, &bars);
    y = grid(view, &mut canvas, &places, y, bars.len());
    for bar in &bars {
        one(view, &mut canvas, &places, bar, is_stacked, y);
        y += places.step;
    }
    let has_interval = view.analysis.robustness.is_some();
    y = notes(view, &mut canvas, &bars, all, is_stacked, has_interval, y + 6.0);
    canvas.reach(y);
    Ok(Sketch {
        title: finding(view, &ranked),
        description: description(view, &bars, all),
        table: table(view, &bars),
        canvas,
    })
}

fn counted_goals(view: &View) -> Vec<usize> {
    let weights = view.scores().effective.as_deref().unwrap_or_default();
    (0..weights.len()).filter(|goal| weights[*goal] > 0.0).collect()
}

fn bar(view: &View, row: usize) -> Bar {
    let scores = view.scores();
    let it = &scores.rows[row];
    let mut parts: Vec<(usize, f64)> = Vec::new();
    if scores.mean != Mean::Z && it.score.is_some() {
        for goal in counted_goals(view) {
            let members = scores.figures.goals[goal].iter();
            let points: Vec<f64> = members.filter_map(|place| it.points[*place]).collect();
            if !points.is_empty() {
                parts.push((goal, points.iter().sum()));
            }
        }
    }
    let interval = view.analysis.robustness.as_ref().and_then(|(_, joint)| joint.intervals.get(row).copied().flatten());
    let bounds = it.low.zip(it.high).filter(|(low, high)| high - low > 1e-9);
    Bar { row, parts, score: it.score, doubt: interval.or(bounds).filter(|(low, high)| high - low > 1e-9) }
}

/// Where things stand from left to right.
struct Places {
    scale: Scale,
    /// Labels stand above their bars on narrow screens.
    above: bool,
    bar_height: f64,
    step: f64,
    label_from: f64,
    label_width: f64,
    bar_from: f64,
    right: f64,
    low: f64,
    high: f64,
}

impl Places {
    fn new(view: &View, bars: &[Bar]) -> Self {
        let (width, above) = (view.width(), view.is_narrow());
        let ends = bars.iter().flat_map(|bar| [bar.score, bar.doubt.map(|it| it.1)]).flatten();
        let most = ends.fold(0.0, f64::max);
        let low = bars.iter().filter_map(|bar| bar.doubt.map(|it| it.0).or(bar.score)).fold(0.0, f64::min);
        let high = if most <= 50.0 { 50.0 } else { most.max(100.0) };
        let rank_width = 30.0;
        let widest = bars.iter().map(|bar| Look::WORDS.width(&view.name(bar.row))).fold(60.0, f64::max);
        let label_width = if above { width - rank_width - 64.0 } else { widest.min(width * 0.34) };
        let bar_from = if above { 0.0 } else { rank_width + label_width + 12.0 };
        let right = if above { width } else { width - 66.0 };
        let scale = Scale::linear((low.min(0.0), high), (bar_from, right));
        let (bar_height, step) = if above { (14.0, 46.0) } else { (20.0, 32.0) };
        Places { scale, above, bar_height, step, label_from: rank_width, label_width, bar_from, right, low, high }
    }
}

fn grid(view: &View, canvas: &mut Canvas, places: &Places, y: f64, n: usize) -> f64 {
    let top = y + 18.0;
    let bottom = top + places.step * n as f64;
    for tick in super::scale::ticks(places.low, places.high, if places.above { 2 } else { 5 }) {
        let x = places.scale.at(tick);
        let anchor = if x - places.bar_from < 8.0 {
            Anchor::Start
        } else if canvas.width - x < 14.0 {
            Anchor::End
        } else {
            Anchor::Middle
        };
        canvas.line((x, top), (x, bottom), Paint::Line, 1.0);
        canvas.text(x, top - 6.0, Look::QUIET.at(anchor), &crate::text::decimal(tick, view.language()));
    }
    top
}

fn one(view: &View, canvas: &mut Canvas, places: &Places, bar: &Bar, is_stacked: bool, y: f64) {
    let it = &view.scores().rows[bar.row];
    let (line, top) = if places.above {
        (y + 18.0, y + 24.0)
    } else {
        (y + places.step / 2.0 + 4.5, y + (places.step - places.bar_height) / 2.0)
    };
    let look = if bar.score.is_some() { Look::WORDS } else { Look::WORDS.painted(Paint::Muted) };
    let halo = |look: Look| if places.above { look.haloed() } else { look };
    let name = view.name(bar.row);
    let shown = look.cut(&name, places.label_width).into_owned();
    if let Some(rank) = it.rank {
        canvas.text(
            0.0,
            line,
            halo(Look::WORDS.painted(Paint::Muted)),
            &crate::text::count(f64::from(rank), view.language()),
        );
    }
    canvas.text(places.label_from, line, halo(look), &shown);
    let Some(score) = bar.score else {
        let reason = reason(view, bar.row);
        let most = places.right - places.bar_from;
        canvas.mark(&name, &reason, |canvas| {
            let (x, at) = if places.above { (places.label_from, top + 12.0) } else { (places.bar_from, line) };
            let quiet = Look::QUIET.haloed();
            canvas.text(x, at, quiet, &quiet.cut(&reason, most - (x - places.bar_from)));
        });
        return;
    };
    let zero = places.scale.at(0.0);
    if is_stacked {
        let mut sum = 0.0;
        for (goal, points) in &bar.parts {
            let from = places.scale.at(sum);
            sum += points;
            let width = places.scale.at(sum) - from;
            let said = format!("{name} · {}", view.goal_name(*goal));
            let value = format!("{} {}", view.points(*points), view.words(&POINTS));
            canvas.mark(&said, &value, |canvas| {
                // A hairline of ground keeps neighbours apart.
                let gap = if sum + 1e-9 < score && width > 2.0 { 1.0 } else { 0.0 };
                canvas.goal_rect(from, top, width - gap, places.bar_height, *goal);
            });
        }
    } else {
        canvas.mark(&name, &format!("{} {}", view.points(score), view.words(&POINTS)), |canvas| {
            let to = places.scale.at(score);
            canvas.rect(zero.min(to), top, (to - zero).abs(), places.bar_height, Paint::Accent);
        });
    }
    if let Some((low, high)) = bar.doubt {
        let said = view.say(&SPAN, &[view.points(low).into(), view.points(high).into()]);
        canvas.mark(&name, &said, |canvas| {
            canvas.whisker(places.scale.held(low), places.scale.held(high), top + places.bar_height / 2.0, 4.0);
        });
    }
    canvas.text(canvas.width, line, halo(Look::BOLD.at(Anchor::End)), &view.points(score));
}

const POINTS: Text = Text { de: "Punkte", en: "points" };
const SPAN: Text = Text { de: "{0} bis {1} Punkte möglich", en: "{0} to {1} points possible" };

/// Why a row has no score.
fn reason(view: &View, row: usize) -> String {
    const TOO_LITTLE: Text = Text {
        de: "kein Wert: gemessen sind nur {0} von dem, was zählt",
        en: "no score: only {0} of what counts is measured",
    };
    let it = &view.scores().rows[row];
    if view.scores().effective.is_none() {
        return view.words(&NO_VALUE).to_owned();
    }
    // Rounded down: 64.9 must not read as the 65 that it misses.
    let share = (it.coverage * 100.0 + 1e-9).floor() / 100.0;
    view.say(&TOO_LITTLE, &[view.whole_percent(share).into()])
}

fn notes(
    view: &View,
    canvas: &mut Canvas,
    bars: &[Bar],
    all: usize,
    is_stacked: bool,
    has_interval: bool,
    y: f64,
) -> f64 {
    const INTERVAL: Text = Text {
        de: "Striche: wie weit der Wert mit dem Zufall der Zählung schwanken kann (95 %).",
        en: "Whiskers: how far the score can vary with the chance in the counts (95%).",
    };
    const BOUNDS: Text = Text {
        de: "Striche: vom Wert, wenn alles Fehlende schlecht wäre, bis zum Wert, wenn es gut wäre.",
        en: "Whiskers: from the score if everything missing were bad to the score if it were good.",
    };
    const WHOLE: Text = Text {
        de: "Ungeteilte Balken: Bei dieser Rechenweise ist der Wert keine Summe von Zielen.",
        en: "Undivided bars: with this way of calculating the score is no sum of goals.",
    };
    let mut y = y;
    let mut sentences: Vec<String> = Vec::new();
    if bars.iter().any(|bar| bar.score.is_some() && bar.doubt.is_some()) {
        sentences.push(view.words(if has_interval { &INTERVAL } else { &BOUNDS }).to_owned());
    }
    if !is_stacked {
        sentences.push(view.words(&WHOLE).to_owned());
    }
    sentences.extend(view.rest(bars.len(), all));
    for sentence in sentences {
        y = canvas.lines(0.0, y, Look::QUIET, &sentence, canvas.width);
    }
    y
}

/// Who leads, and by how much.
pub(super) fn finding(view: &View, ranked: &[usize]) -> String {
    const CLOSE: f64 = 3.0;
    let scores = view.scores();
    let score = |row: usize| scores.rows.score(row).unwrap_or_default();
    let points = |value: f64| view.points(value).into();
    let Some((first, rest)) = ranked.split_first() else { return String::new() };
    let level: Vec<usize> = ranked.iter().copied().filter(|row| scores.rows.rank(*row) == Some(1)).collect();
    let lead = points(score(*first));
    match rest.first() {
        None => view.say(&ALONE, &[view.short(*first).into(), lead]),
        Some(_) if level.len() == ranked.len() => view.say(&ALL_LEVEL, &[level.len().into(), lead]),
        Some(_) if level.len() > 1 => view.say(&SHARED, &[view.list(&level).into(), lead]),
        Some(second) => {
            let gap = score(*first) - score(*second);
            // Less than what is printed is not called “only”.
            let sentence = if (0.05..CLOSE).contains(&gap) { &NARROWLY } else { &LEADS };
            let gap = text::gap(gap, view.language()).into();
            view.say(sentence, &[view.short(*first).into(), lead, gap, view.short(*second).into()])
        }
    }
}

fn description(view: &View, bars: &[Bar], all: usize) -> String {
    const SAYS: Text = Text {
        de: "Balkendiagramm mit {0} {0|Zeile|Zeilen}, die beste zuerst; die Balken sind nach Zielen geteilt.",
        en: "Bar chart of {0} {0|row|rows}, the best first; the bars are divided by goal.",
    };
    let n = bars.len();
    let says = view.say(&SAYS, &[n.into()]);
    match view.rest(n, all) {
        Some(rest) => format!("{says} {rest}"),
        None => says,
    }
}

fn table(view: &View, bars: &[Bar]) -> Table {
    const RANK: Text = Text { de: "Rang", en: "Rank" };
    const ROW: Text = Text { de: "Zeile", en: "Row" };
    const SCORE: Text = Text { de: "Erfolgswert", en: "Score" };
    const FROM: Text = Text { de: "mindestens", en: "at least" };
    const TO: Text = Text { de: "höchstens", en: "at most" };
    let goals = counted_goals(view);
    let mut header: Vec<String> = [RANK, ROW, SCORE, FROM, TO].iter().map(|it| view.words(it).to_owned()).collect();
    header.extend(goals.iter().map(|goal| view.goal_name(*goal)));
    let cell = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| view.points(value));
    let rows = bars.iter().map(|bar| {
        let it = &view.scores().rows[bar.row];
        let rank = it.rank.map_or_else(|| "–".to_owned(), |rank| crate::text::count(f64::from(rank), view.language()));
        let (low, high) = bar.doubt.unzip();
        let mut cells = vec![rank, view.name(bar.row), cell(bar.score), cell(low), cell(high)];
        cells.extend(goals.iter().map(|goal| cell(bar.parts.iter().find(|part| part.0 == *goal).map(|part| part.1))));
        cells
    });
    let rows = rows.collect();
    Table { header, rows }
}
