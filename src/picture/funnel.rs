//! A rate against the size behind it: who lies outside of what chance allows for an account of that size.

use super::canvas::{Anchor, Canvas, Look};
use super::paint::Paint;
use super::scale::{Scale, log_room, log_ticks};
use super::view::{NO_ROWS, View};
use super::{Picture, Sketch, Table};
use crate::api::Analysis;
use crate::engine::facts::{Facts, Noise};
use crate::engine::fairness::WINSORISED;
use crate::engine::formula::Formula;
use crate::engine::kpi::{Interval, Kpi};
use crate::engine::kpis;
use crate::engine::language::Text;
use crate::engine::measure::Measure;
use crate::engine::unit::Unit;
use crate::method::stats::funnel::{Funnel, funnel_overdispersion};
use crate::order;
use crate::text;

pub(super) static PICTURE: Picture = Picture {
    id: "funnel",
    name: Text { de: "Rate gegen Größe", en: "Rate against size" },
    question: Text {
        de: "Wer fällt aus dem Rahmen, den der Zufall bei seiner Größe lässt?",
        en: "Who falls outside of what chance allows at its size?",
    },
    needs,
    draw,
};

fn needs(analysis: &Analysis) -> Option<Text> {
    const NOTHING: Text = Text {
        de: "Dafür braucht es mindestens zwei Zeilen mit einer Rate aus Zählungen, etwa Interaktionen und Follower oder Reichweite.",
        en: "This needs at least two rows with a rate of counts, such as interactions and followers or reach.",
    };
    if analysis.facts.rows.is_empty() {
        return Some(NO_ROWS);
    }
    let is_possible = kpis::ALL.iter().chain(&analysis.facts.settings.own).any(|kpi| {
        base(&analysis.facts, kpi).is_some() && analysis.facts.has_kpi(kpi) && points(&analysis.facts, kpi).len() > 1
    });
    (!is_possible).then_some(NOTHING)
}

/// The measure that a rate of counts is divided by.
fn base(facts: &Facts, kpi: &'static Kpi) -> Option<Measure> {
    if kpi.interval != Interval::Actions || kpi.unit != Unit::Percent {
        return None;
    }
    let Formula::Ratio(_, base) = facts.settled(&kpi.formula)? else { return None };
    match facts.settled(base)? {
        Formula::Of(measure) => Some(*measure),
        _ => None,
    }
}

/// A row with what was counted over its size.
#[derive(Clone, Copy, Debug)]
struct Point {
    row: usize,
    count: f64,
    size: f64,
}

impl Point {
    fn rate(&self) -> f64 {
        self.count / self.size
    }
}

fn points(facts: &Facts, kpi: &'static Kpi) -> Vec<Point> {
    let of = |row: usize| {
        facts.kpi(kpi).values.get(row)?;
        let Noise::Actions(rows) = facts.noise(kpi, row)? else { return None };
        let (count, size) = rows.iter().fold((0.0, 0.0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
        (size > 0.0 && count >= 0.0 && size.is_finite() && count.is_finite()).then_some(Point { row, count, size })
    };
    (0..facts.rows.len()).filter_map(of).collect()
}

/// The chosen KPI, else the scorecard's first that is a rate, else the usual ones.
fn chosen(view: &View) -> Option<(&'static Kpi, Measure, Vec<Point>)> {
    let usual = kpis::ALL.iter().copied().chain(view.facts().settings.own.iter().copied());
    let usable = |kpi: &'static Kpi| {
        let base = base(view.facts(), kpi).filter(|_| view.facts().has_kpi(kpi))?;
        let points = points(view.facts(), kpi);
        (points.len() > 1).then_some((kpi, base, points))
    };
    view.kpis().into_iter().chain(usual).find_map(usable)
}

/// What chance allows around the pooled rate.
fn chance_of(points: &[Point]) -> Option<Funnel> {
    let pairs: Vec<_> = points.iter().map(|it| Some((it.count, it.size))).collect();
    funnel_overdispersion(&pairs, WINSORISED)
}

/// −1 below, 1 above, 0 inside of the outer limits.
fn side(chance: &Funnel, point: &Point) -> i32 {
    match (chance.limit(point.size, OUTER.0), chance.limit(point.size, OUTER.1)) {
        (Some(low), _) if point.rate() < low => -1,
        (_, Some(high)) if point.rate() > high => 1,
        _ => 0,
    }
}

/// The limits that one row in five hundred leaves by chance, and those that one in twenty leaves.
const OUTER: (f64, f64) = (0.001, 0.999);
const INNER: (f64, f64) = (0.025, 0.975);

/// So many rows say something one by one; the others are dots.
const MOST_MARKS: usize = 200;

fn draw(view: &View) -> Result<Sketch, String> {
    const ALL_ZERO: Text = Text {
        de: "Es wurde nichts gezählt: Alle Raten sind null. Ab der ersten Handlung lässt sich vergleichen.",
        en: "Nothing was counted: all rates are zero. From the first action on they can be compared.",
    };
    let (kpi, base, points) = chosen(view).ok_or_else(|| needs_words(view))?;
    let chance = chance_of(&points).ok_or_else(|| view.words(&ALL_ZERO).to_owned())?;
    let mut outside: Vec<(Point, i32)> =
        points.iter().map(|it| (*it, side(&chance, it))).filter(|it| it.1 != 0).collect();
    // Farthest from the common rate first, in proportion.
    let distance = |point: &Point| ((point.rate().max(1e-12)) / chance.target).ln().abs();
    order::by(&mut outside, |a, b| distance(&b.0).total_cmp(&distance(&a.0)));

    let mut canvas = view.canvas();
    let plot = Plot::new(view, &points, &chance);
    plot.axes(view, &mut canvas, kpi, base);
    plot.limits(view, &mut canvas, &chance);
    plot.points(view, &mut canvas, kpi, base, &points, &outside);
    let y = notes(view, &mut canvas, &points, &chance, plot.bottom + 46.0);
    canvas.reach(y);
    Ok(Sketch {
        title: finding(view, kpi, &chance, &outside),
        description: description(view, kpi, base, &points, &chance),
        table: table(view, kpi, base, &points, &chance, &outside),
        canvas,
    })
}

fn needs_words(view: &View) -> String {
    needs(view.analysis).map(|it| view.words(&it).to_owned()).unwrap_or_default()
}

struct Plot {
    x: Scale,
    y: Scale,
    sizes: (f64, f64),
    rates: (f64, f64),
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    narrow: bool,
}

impl Plot {
    fn new(view: &View, points: &[Point], chance: &Funnel) -> Self {
        let (width, narrow) = (view.width(), view.is_narrow());
        let sizes = log_room(points.iter().map(|it| it.size)).unwrap_or((1.0, 10.0));
        let rates = points.iter().map(Point::rate).chain([chance.target]);
        let rates = log_room(rates).unwrap_or((0.001, 1.0));
        let (left, top) = (58.0, 30.0);
        let (right, bottom) = (width - 10.0, top + if narrow { 260.0 } else { (width * 0.5).min(420.0) });
        let (x, y) = (Scale::log(sizes, (left, right)), Scale::log(rates, (bottom, top)));
        Plot { x, y, sizes, rates, left, right, top, bottom, narrow }
    }

    fn axes(&self, view: &View, canvas: &mut Canvas, kpi: &'static Kpi, base: Measure) {
        let language = view.language();
        let name = view.figure_name(kpi.id);
        canvas.text(0.0, 12.0, Look::QUIET, &Look::QUIET.cut(&name, canvas.width));
        for tick in log_ticks(self.rates.0, self.rates.1, if self.narrow { 5 } else { 7 }) {
            let y = self.y.at(tick);
            canvas.line((self.left, y), (self.right, y), Paint::Line, 1.0);
            canvas.text(self.left - 6.0, y + 4.0, Look::QUIET.at(Anchor::End), &view.axis(tick, Unit::Percent));
        }
        let mut taken = f64::NEG_INFINITY;
        for tick in log_ticks(self.sizes.0, self.sizes.1, if self.narrow { 4 } else { 7 }) {
            let words = text::count(tick, language);
            let (x, half) = (self.x.at(tick), Look::QUIET.width(&words) / 2.0);
            if x - half < taken || x + half > canvas.width {
                continue;
            }
            canvas.line((x, self.bottom), (x, self.bottom + 4.0), Paint::Muted, 1.0);
            canvas.text(x, self.bottom + 18.0, Look::QUIET.at(Anchor::Middle), &words);
            taken = x + half + 8.0;
        }
        let base = measure_name(view, base);
        canvas.text(self.left, self.bottom + 38.0, Look::QUIET, &Look::QUIET.cut(&base, canvas.width - self.left));
    }

    fn limits(&self, view: &View, canvas: &mut Canvas, chance: &Funnel) {
        const STEPS: usize = 48;
        const POOLED: Text = Text { de: "gemeinsame Rate", en: "common rate" };
        let ratio = self.sizes.1 / self.sizes.0;
        let size = |step: usize| self.sizes.0 * ratio.powf(step as f64 / STEPS as f64);
        let line = |p: f64| -> Vec<(f64, f64)> {
            let at = |step: usize| Some((self.x.at(size(step)), self.y.held(chance.limit(size(step), p)?)));
            (0..=STEPS).filter_map(at).collect()
        };
        for (limits, opacity) in [(OUTER, 0.12), (INNER, 0.14)] {
            let (low, high) = (line(limits.0), line(limits.1));
            let around: Vec<(f64, f64)> = high.iter().copied().chain(low.iter().rev().copied()).collect();
            if around.len() > 2 {
                canvas.area(&around, Paint::Muted, opacity);
            }
        }
        let y = self.y.at(chance.target);
        canvas.mark(view.words(&POOLED), &text::percent(chance.target, view.language()), |canvas| {
            canvas.line((self.left, y), (self.right, y), Paint::Ink, 1.0);
        });
    }

    fn points(
        &self,
        view: &View,
        canvas: &mut Canvas,
        kpi: &'static Kpi,
        base: Measure,
        points: &[Point],
        outside: &[(Point, i32)],
    ) {
        const AT: Text = Text { de: "{0} bei {1} {2}", en: "{0} at {1} {2}" };
        let place = |it: &Point| (self.x.at(it.size), self.y.held(it.rate()));
        let is_outside = |it: &Point| outside.iter().take(MOST_MARKS).any(|(other, _)| other.row == it.row);
        let chosen = view.choice.row;
        let inside: Vec<&Point> = points.iter().filter(|it| !is_outside(it)).collect();
        let told = MOST_MARKS.saturating_sub(outside.len());
        // Thousands of dots: each place once.
        let mut rest: Vec<(i64, i64)> =
            inside.iter().skip(told).map(|it| place(it)).map(|(x, y)| (x.round() as i64, y.round() as i64)).collect();
        order::upwards(&mut rest);
        rest.dedup();
        let rest: Vec<(f64, f64)> = rest.into_iter().map(|(x, y)| (x as f64, y as f64)).collect();
        canvas.dots(&rest, 4.0, Paint::Muted);
        let says = |it: &Point| {
            let (rate, size) =
                (text::show(it.rate(), kpi.unit, view.language()), text::count(it.size, view.language()));
            view.say(&AT, &[rate.into(), size.into(), measure_name(view, base).into()])
        };
        for it in inside.iter().take(told) {
            let (x, y) = place(it);
            canvas.mark(&view.name(it.row), &says(it), |canvas| {
                canvas.touch(x, y, 10.0);
                canvas.dot(x, y, 4.0, if chosen == Some(it.row) { Paint::Accent } else { Paint::Muted });
            });
        }
        for (it, _) in outside.iter().take(MOST_MARKS) {
            let (x, y) = place(it);
            canvas.mark(&view.name(it.row), &says(it), |canvas| {
                canvas.touch(x, y, 12.0);
                canvas.ring(x, y, 5.0, Paint::Accent, 2.5);
            });
        }
        let chosen = points.iter().filter(|it| chosen == Some(it.row));
        self.names(view, canvas, chosen.chain(outside.iter().map(|it| &it.0)), points);
    }

    /// Names beside the rings, the most telling first, as long as there is room.
    fn names<'a>(&self, view: &View, canvas: &mut Canvas, wanted: impl Iterator<Item = &'a Point>, points: &[Point]) {
        let most = if self.narrow { 4 } else { 10 };
        let room = if self.narrow { 110.0 } else { 200.0 };
        let place = |it: &Point| (self.x.at(it.size), self.y.held(it.rate()));
        let mut taken: Vec<[f64; 4]> = Vec::new();
        let mut named: Vec<usize> = Vec::new();
        for it in wanted {
            if named.len() == most {
                break;
            }
            if named.contains(&it.row) {
                continue;
            }
            let (x, y) = place(it);
            let name = Look::WORDS.cut(&view.name(it.row), room).into_owned();
            let width = Look::WORDS.width(&name);
            // Beside it, else above or below.
            let boxes = [
                (x + 9.0, y),
                (x - 9.0 - width, y),
                (x - width / 2.0, y - 16.0),
                (x - width / 2.0, y + 16.0),
                (x + 5.0, y - 13.0),
                (x + 5.0, y + 13.0),
                (x - 5.0 - width, y - 13.0),
                (x - 5.0 - width, y + 13.0),
            ];
            for (from, middle) in boxes {
                let area = [from, middle - 8.0, from + width, middle + 8.0];
                let is_inside = area[0] >= self.left
                    && area[2] <= canvas.width
                    && area[1] >= self.top - 8.0
                    && area[3] <= self.bottom;
                let meets = |other: &[f64; 4]| {
                    area[0] < other[2] && other[0] < area[2] && area[1] < other[3] && other[1] < area[3]
                };
                let hides = |point: &Point| {
                    let (px, py) = place(point);
                    point.row != it.row && meets(&[px - 4.0, py - 4.0, px + 4.0, py + 4.0])
                };
                let is_crowded = points.len() <= MOST_MARKS && points.iter().any(hides);
                if is_inside && !taken.iter().any(meets) && !is_crowded {
                    canvas.text(from, middle + 4.5, Look::WORDS.haloed(), &name);
                    taken.push(area);
                    named.push(it.row);
                    break;
                }
            }
        }
    }
}

fn measure_name(view: &View, measure: Measure) -> String {
    measure.entry().name.get(view.language()).to_owned()
}

fn notes(view: &View, canvas: &mut Canvas, points: &[Point], chance: &Funnel, y: f64) -> f64 {
    const FUNNEL: Text = Text {
        de: "Fläche: was der Zufall um die gemeinsame Rate (Linie) herum zulässt, dunkel in 95 von 100 Fällen, hell in 998 von 1.000. Beide Achsen wachsen in Vielfachen.",
        en: "Area: what chance allows around the common rate (line), dark in 95 of 100 cases, light in 998 of 1,000. Both axes grow in multiples.",
    };
    const WIDENED: Text = Text {
        de: "Die Zeilen streuen insgesamt weiter als der Zufall; die Fläche ist deshalb {0}-mal so breit.",
        en: "The rows vary more than chance altogether, so the area is {0} times as wide.",
    };
    const ZERO: Text = Text {
        de: "{0} {0|Zeile|Zeilen} mit der Rate null {0|steht|stehen} am unteren Rand.",
        en: "{0} {0|row|rows} with a rate of zero {0|stands|stand} at the lower edge.",
    };
    let mut y = canvas.lines(0.0, y, Look::QUIET, view.words(&FUNNEL), canvas.width);
    if chance.widening() > 1.0 {
        let times = text::fixed(chance.widening(), usize::from(chance.widening() < 10.0), view.language());
        y = canvas.lines(0.0, y, Look::QUIET, &view.say(&WIDENED, &[times.into()]), canvas.width);
    }
    let zero = points.iter().filter(|it| it.count == 0.0).count();
    if zero > 0 {
        y = canvas.lines(0.0, y, Look::QUIET, &view.say(&ZERO, &[zero.into()]), canvas.width);
    }
    y
}

fn finding(view: &View, kpi: &'static Kpi, chance: &Funnel, outside: &[(Point, i32)]) -> String {
    const NOBODY: Text = Text {
        de: "Bei {0} liegt niemand außerhalb dessen, was der Zufall bei dieser Größe zulässt",
        en: "In {0} nobody lies outside of what chance allows at that size",
    };
    const NOBODY_HERE: Text = Text {
        de: "Bei {0} liegt niemand weiter außen, als alle Zeilen hier streuen",
        en: "In {0} nobody lies further out than all rows vary here",
    };
    const ABOVE: Text = Text {
        de: "{2} {1|liegt|liegen} bei {0} höher, als Größe und Zufall erklären",
        en: "{2} {1|lies|lie} higher in {0} than size and chance explain",
    };
    const BELOW: Text = Text {
        de: "{2} {1|liegt|liegen} bei {0} tiefer, als Größe und Zufall erklären",
        en: "{2} {1|lies|lie} lower in {0} than size and chance explain",
    };
    const BOTH: Text = Text {
        de: "{1} {1|Zeile liegt|Zeilen liegen} bei {0} höher und {3} tiefer, als Größe und Zufall erklären; am weitesten {2} und {4}",
        en: "{1} {1|row lies|rows lie} higher in {0} and {3} lower than size and chance explain; farthest {2} and {4}",
    };
    let rows = |side: i32| outside.iter().filter(|it| it.1 == side).map(|it| it.0.row).collect::<Vec<usize>>();
    let (above, below) = (rows(1), rows(-1));
    let name = view.quoted(&view.figure_name(kpi.id));
    let first = |rows: &[usize]| rows.first().map(|row| view.short(*row)).unwrap_or_default().into();
    match (above.is_empty(), below.is_empty()) {
        (true, true) if chance.widening() > 1.0 => view.say(&NOBODY_HERE, &[name.into()]),
        (true, true) => view.say(&NOBODY, &[name.into()]),
        (false, true) => view.say(&ABOVE, &[name.into(), above.len().into(), view.list(&above).into()]),
        (true, false) => view.say(&BELOW, &[name.into(), below.len().into(), view.list(&below).into()]),
        (false, false) => {
            let counts = [above.len(), below.len()];
            view.say(&BOTH, &[name.into(), counts[0].into(), first(&above), counts[1].into(), first(&below)])
        }
    }
}

fn description(view: &View, kpi: &'static Kpi, base: Measure, points: &[Point], chance: &Funnel) -> String {
    const SAYS: Text = Text {
        de: "Punktdiagramm mit {0} Zeilen: {1} gegen {2}, beide in Vielfachen. Die gemeinsame Rate ist {3}.",
        en: "Scatter plot of {0} rows: {1} against {2}, both in multiples. The common rate is {3}.",
    };
    let rate = text::percent(chance.target, view.language());
    let (name, base) = (view.figure_name(kpi.id), measure_name(view, base));
    view.say(&SAYS, &[points.len().into(), name.into(), base.into(), rate.into()])
}

fn table(
    view: &View,
    kpi: &'static Kpi,
    base: Measure,
    points: &[Point],
    chance: &Funnel,
    outside: &[(Point, i32)],
) -> Table {
    const ROW: Text = Text { de: "Zeile", en: "Row" };
    const FROM: Text = Text { de: "Zufall von", en: "Chance from" };
    const TO: Text = Text { de: "Zufall bis", en: "Chance to" };
    const PLACE: Text = Text { de: "Lage", en: "Position" };
    const ABOVE: Text = Text { de: "darüber", en: "above" };
    const BELOW: Text = Text { de: "darunter", en: "below" };
    const INSIDE: Text = Text { de: "darin", en: "inside" };
    let mut header = vec![view.words(&ROW).to_owned(), measure_name(view, base), view.figure_name(kpi.id)];
    header.extend([FROM, TO, PLACE].iter().map(|it| view.words(it).to_owned()));
    let is_outside = |row: usize| outside.iter().any(|it| it.0.row == row);
    let inside = points.iter().filter(|it| !is_outside(it.row)).map(|it| (*it, 0));
    let rows = outside.iter().copied().chain(inside).take(MOST_MARKS).map(|(it, side)| {
        let show = |rate: Option<f64>| rate.map_or_else(|| "–".to_owned(), |it| text::percent(it, view.language()));
        let place = match side {
            1 => ABOVE,
            -1 => BELOW,
            _ => INSIDE,
        };
        vec![
            view.name(it.row),
            text::count(it.size, view.language()),
            show(Some(it.rate())),
            show(chance.limit(it.size, OUTER.0)),
            show(chance.limit(it.size, OUTER.1)),
            view.words(&place).to_owned(),
        ]
    });
    Table { header, rows: rows.collect() }
}
