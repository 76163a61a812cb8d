//! Who leads at which weight of one goal: each row's score as that weight goes from nothing to everything.

use super::canvas::{Anchor, Canvas, Look};
use super::paint::Paint;
use super::scale::{Scale, ticks};
use super::view::{View, needs_two};
use super::{Picture, Sketch, Table};
use crate::api::Analysis;
use crate::engine::language::Text;
use crate::engine::score::Mean;
use crate::method::rank::is_tie;
use crate::method::robust::flip::crossings;
use crate::method::robust::{Standing, with_weight};
use crate::order;
use crate::text;

pub(super) static PICTURE: Picture = Picture {
    id: "weight_line",
    name: Text { de: "Wenn ein Gewicht sich ändert", en: "As one weight changes" },
    question: Text {
        de: "Wer überholt wen, wenn ein Ziel mehr oder weniger zählt?",
        en: "Who overtakes whom when one goal counts for more or less?",
    },
    needs,
    draw,
};

fn needs(analysis: &Analysis) -> Option<Text> {
    const ONE_GOAL: Text = Text {
        de: "Es zählt nur ein Ziel. Geben Sie einem zweiten Ziel ein Gewicht, dann zeigt das Bild, was davon abhängt.",
        en: "Only one goal counts. Give a second goal some weight, and the picture shows what depends on it.",
    };
    let weighed = |analysis: &Analysis| {
        let weights = analysis.scores.effective.as_deref().unwrap_or_default();
        weights.iter().filter(|it| **it > 0.0).count()
    };
    needs_two(analysis).or_else(|| (weighed(analysis) < 2).then_some(ONE_GOAL))
}

/// So many lines are named at most; the others are drawn thin.
const NAMED: usize = 6;
/// So many lines are drawn at most.
const DRAWN: usize = 30;
/// Lines are straight for complete rows under the arithmetic mean; the others bend, and these steps follow them.
const STEPS: usize = 60;

/// The rows on the scale on which their scores are weighted means.
struct Field<'a> {
    view: &'a View<'a>,
    goal: usize,
    weights: Vec<f64>,
    /// Row and standing, best first under the stated weights.
    rows: Vec<(usize, Standing)>,
}

/// Who leads from one weight to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Reign {
    /// The place in the field.
    place: usize,
    from: f64,
    to: f64,
}

/// Where two lines meet, and who is ahead after it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Crossing {
    at: f64,
    overtaker: usize,
    overtaken: usize,
    is_lead: bool,
}

impl<'a> Field<'a> {
    fn new(view: &'a View<'a>, goal: usize) -> Option<Self> {
        let scores = view.scores();
        let weights = scores.effective.clone()?;
        let rows = view.ranked().into_iter().filter_map(|row| {
            let values = scores.figures.goal_scores(row, scores.mean);
            Some((row, Standing::new(&values, scores.mean.into())?))
        });
        let rows = rows.collect();
        Some(Field { view, goal, weights, rows })
    }

    /// The score of a row at a weight, as people read it.
    fn score(&self, place: usize, weight: f64) -> Option<f64> {
        let weights = with_weight(&self.weights, self.goal, weight)?;
        let mean: Mean = self.view.scores().mean;
        let level = self.rows.get(place)?.1.level(&weights)?;
        Some(mean.on_scale(crate::method::aggregate::Mean::from(mean).unbend(level)))
    }

    /// The leaders from weight 0 to weight 1.
    fn reigns(&self) -> Vec<Reign> {
        // Just beyond a meeting point the new order holds; the rows that lead there lead to the next one.
        const BEYOND: f64 = 1e-7;
        let mut reigns: Vec<Reign> = Vec::new();
        let mut from = 0.0;
        while from < 1.0 {
            let Some(place) = self.leader(f64::min(from + BEYOND, 1.0)) else { return reigns };
            let own = &self.rows[place].1;
            let next = self
                .rows
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place)
                .flat_map(|(_, (_, other))| crossings(own, other, &self.weights, self.goal).unwrap_or_default())
                .filter(|it| *it > from + BEYOND * 10.0 && *it < 1.0 - BEYOND)
                .fold(1.0, f64::min);
            match reigns.last_mut() {
                Some(last) if last.place == place => last.to = next,
                _ => reigns.push(Reign { place, from, to: next }),
            }
            from = next;
        }
        reigns
    }

    /// The first of those with the best score at a weight.
    fn leader(&self, weight: f64) -> Option<usize> {
        let mut best: Option<(usize, f64)> = None;
        for place in 0..self.rows.len() {
            let Some(score) = self.score(place, weight) else { continue };
            if best.is_none_or(|(_, top)| score > top && !is_tie(score, top)) {
                best = Some((place, score));
            }
        }
        best.map(|it| it.0)
    }

    /// The rows that share the lead from one end to the other.
    fn always_level(&self) -> Vec<usize> {
        let top = |weight: f64| Some((weight, self.score(self.leader(weight)?, weight)?));
        let tops: Vec<(f64, f64)> = [0.0, 0.5, 1.0].into_iter().filter_map(top).collect();
        let is_level = |place: &usize| {
            let at = |(weight, top): &(f64, f64)| self.score(*place, *weight).is_some_and(|own| is_tie(*top, own));
            tops.iter().all(at)
        };
        (0..self.rows.len()).filter(is_level).map(|place| self.rows[place].0).collect()
    }

    /// Every meeting of the named lines, in the order of the weight.
    fn crossings(&self, named: &[usize], reigns: &[Reign]) -> Vec<Crossing> {
        let mut found: Vec<Crossing> = Vec::new();
        for (index, a) in named.iter().enumerate() {
            for b in &named[index + 1..] {
                let (one, other) = (&self.rows[*a].1, &self.rows[*b].1);
                for at in crossings(one, other, &self.weights, self.goal).unwrap_or_default() {
                    let after = f64::min(at + 1e-6, 1.0);
                    let ahead = self.score(*a, after).zip(self.score(*b, after)).map(|(a, b)| a - b);
                    let Some(ahead) = ahead.filter(|it| *it != 0.0) else { continue };
                    let (overtaker, overtaken) = if ahead > 0.0 { (*a, *b) } else { (*b, *a) };
                    let is_lead = reigns.windows(2).any(|it| {
                        (it[1].from - at).abs() < 1e-6 && it[1].place == overtaker && it[0].place == overtaken
                    });
                    found.push(Crossing { at, overtaker, overtaken, is_lead });
                }
            }
        }
        order::by(&mut found, |a, b| a.at.total_cmp(&b.at));
        found
    }

    fn name(&self, place: usize) -> String {
        self.view.name(self.rows[place].0)
    }

    fn short(&self, place: usize) -> String {
        self.view.short(self.rows[place].0)
    }
}

fn draw(view: &View) -> Result<Sketch, String> {
    const UNUSABLE: Text = Text {
        de: "Mit diesen Gewichten lässt sich kein Verlauf zeichnen.",
        en: "No line can be drawn with these weights.",
    };
    let unusable = || view.words(&UNUSABLE).to_owned();
    let goal = view.goal().ok_or_else(unusable)?;
    let field = Field::new(view, goal).filter(|field| field.rows.len() > 1).ok_or_else(unusable)?;
    // All the weight on the chosen goal: the others have no proportions to keep.
    with_weight(&field.weights, goal, 0.5).ok_or_else(unusable)?;
    let reigns = field.reigns();
    let named = named(&field, &reigns);
    let met = field.crossings(&named, &reigns);

    let mut canvas = view.canvas();
    let plot = Plot::new(view, &field);
    plot.axes(view, &mut canvas, field.weights[goal]);
    let thin: Vec<usize> = (0..field.rows.len().min(DRAWN)).filter(|place| !named.contains(place)).collect();
    for place in thin {
        canvas.path(&plot.line(&field, place), Paint::Line, 1.0, "");
    }
    // Quiet lines first, so that the leaders' lie above them.
    for place in named.iter().filter(|it| !leads(&reigns, **it)).chain(named.iter().filter(|it| leads(&reigns, **it))) {
        plot.named(view, &mut canvas, &field, *place, &Stroke::of(&named, &reigns, *place));
    }
    for crossing in &met {
        plot.crossing(view, &mut canvas, &field, crossing);
    }
    plot.turns(view, &mut canvas, &field, &met);
    plot.labels(&mut canvas, &field, &named, &reigns);
    let y = plot.key(&mut canvas, &field, &named, &reigns);
    let y = notes(view, &mut canvas, &field, &met, y);
    canvas.reach(y);
    Ok(Sketch {
        title: finding(view, &field, &reigns),
        description: description(view, &field, &reigns),
        table: table(view, &field, &named, &met),
        canvas,
    })
}

/// Those who lead somewhere, the chosen two, then the best, as many as can be named.
fn named(field: &Field, reigns: &[Reign]) -> Vec<usize> {
    let place_of = |row: Option<usize>| field.rows.iter().position(|it| Some(it.0) == row);
    let chosen = [place_of(field.view.choice.row), place_of(field.view.choice.other)];
    let all = reigns.iter().map(|it| it.place).chain(chosen.into_iter().flatten()).chain(0..field.rows.len());
    let mut named: Vec<usize> = Vec::new();
    for place in all {
        if named.len() < NAMED && !named.contains(&place) {
            named.push(place);
        }
    }
    order::upwards(&mut named);
    named
}

struct Plot {
    x: Scale,
    y: Scale,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    low: f64,
    high: f64,
    narrow: bool,
}

impl Plot {
    fn new(view: &View, field: &Field) -> Self {
        let (width, narrow) = (view.width(), view.is_narrow());
        let (left, top) = (34.0, 30.0);
        let labels = if narrow { 40.0 } else { (width * 0.24).min(220.0) };
        let (right, bottom) = (width - labels, top + if narrow { 240.0 } else { (width * 0.46).min(380.0) });
        let ends = (0..field.rows.len().min(DRAWN))
            .flat_map(|place| (0..=STEPS).filter_map(move |step| field.score(place, step as f64 / STEPS as f64)));
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in ends {
            (low, high) = (low.min(value), high.max(value));
        }
        if !(low.is_finite() && high.is_finite()) {
            (low, high) = (0.0, 100.0);
        }
        let (low, high) = ((low / 10.0).floor() * 10.0, (high / 10.0).ceil() * 10.0);
        let low = if high <= low { low - 10.0 } else { low };
        let (x, y) = (Scale::linear((0.0, 1.0), (left, right)), Scale::linear((low, high), (bottom, top)));
        Plot { x, y, left, right, top, bottom, low, high, narrow }
    }

    fn axes(&self, view: &View, canvas: &mut Canvas, weight: f64) {
        const NOW: Text = Text { de: "jetzt {0}", en: "now {0}" };
        const AXIS: Text = Text { de: "Gewicht von {0}", en: "Weight of {0}" };
        const POINTS: Text = Text { de: "Punkte", en: "Points" };
        canvas.text(0.0, 12.0, Look::QUIET, view.words(&POINTS));
        for tick in ticks(self.low, self.high, 5) {
            let y = self.y.at(tick);
            canvas.line((self.left, y), (self.right, y), Paint::Line, 1.0);
            canvas.text(self.left - 6.0, y + 4.0, Look::QUIET.at(Anchor::End), &text::decimal(tick, view.language()));
        }
        for percent in if self.narrow { [0.0, 50.0, 100.0].as_slice() } else { &[0.0, 25.0, 50.0, 75.0, 100.0] } {
            let share = percent / 100.0;
            let words = view.whole_percent(share);
            canvas.text(self.x.at(share), self.bottom + 18.0, Look::QUIET.at(Anchor::Middle), &words);
        }
        let axis = view.say(&AXIS, &[view.quoted_goal(field_goal(view)).into()]);
        canvas.text(self.left, self.bottom + 38.0, Look::QUIET, &Look::QUIET.cut(&axis, canvas.width - self.left));
        let x = self.x.at(weight);
        canvas.dashed((x, self.top - 10.0), (x, self.bottom), Paint::Muted, 1.0);
        let now = view.say(&NOW, &[view.whole_percent(weight).into()]);
        let half = Look::QUIET.width(&now) / 2.0;
        let middle = x.clamp(Look::QUIET.width(view.words(&POINTS)) + 10.0 + half, canvas.width - half);
        canvas.text(middle, self.top - 14.0, Look::QUIET.at(Anchor::Middle), &now);
    }

    fn line(&self, field: &Field, place: usize) -> Vec<(f64, f64)> {
        let steps = if is_straight(field, place) { 1 } else { STEPS };
        let at = |step: usize| {
            let weight = step as f64 / steps as f64;
            Some((self.x.at(weight), self.y.held(field.score(place, weight)?)))
        };
        (0..=steps).filter_map(at).collect()
    }

    fn named(&self, view: &View, canvas: &mut Canvas, field: &Field, place: usize, stroke: &Stroke) {
        let ends = field.score(place, 0.0).zip(field.score(place, 1.0));
        let Some((from, to)) = ends else { return };
        let value = view.say(&FROM_TO, &[view.points(from).into(), view.points(to).into()]);
        let line = self.line(field, place);
        canvas.mark(&field.name(place), &value, |canvas| {
            canvas.path(&line, Paint::Card, stroke.width + 2.0, "");
            canvas.path(&line, stroke.paint, stroke.width, stroke.dash);
        });
    }

    fn crossing(&self, view: &View, canvas: &mut Canvas, field: &Field, crossing: &Crossing) {
        let Some(score) = field.score(crossing.overtaker, crossing.at) else { return };
        let (x, y) = (self.x.at(crossing.at), self.y.held(score));
        let says = overtakes(view, field, crossing);
        canvas.mark(&view.per_cent(crossing.at, 1), &says, |canvas| {
            canvas.touch(x, y, 12.0);
            if crossing.is_lead {
                canvas.ring(x, y, 5.5, Paint::Ink, 2.0);
            } else {
                canvas.dot(x, y, 3.0, Paint::Muted);
            }
        });
    }

    /// The weights at which the lead changes, where there is room for them.
    fn turns(&self, view: &View, canvas: &mut Canvas, field: &Field, met: &[Crossing]) {
        let look = Look::BOLD.at(Anchor::Middle).haloed();
        let mut taken = f64::NEG_INFINITY;
        for crossing in met.iter().filter(|it| it.is_lead) {
            let Some(score) = field.score(crossing.overtaker, crossing.at) else { continue };
            let words = view.whole_percent(crossing.at);
            let (x, half) = (self.x.at(crossing.at), look.width(&words) / 2.0 + 3.0);
            // The names at the right keep their place.
            let x = x.min(self.right + 14.0 - half);
            if x - half >= taken {
                canvas.text(x, self.y.held(score) - 12.0, look, &words);
                taken = x + half;
            }
        }
    }

    /// Names at the right ends of their lines, pushed apart where they would overlap.
    fn labels(&self, canvas: &mut Canvas, field: &Field, named: &[usize], reigns: &[Reign]) {
        const LINE: f64 = 17.0;
        let mut ends: Vec<(f64, usize)> =
            named.iter().filter_map(|place| Some((self.y.held(field.score(*place, 1.0)?), *place))).collect();
        order::by(&mut ends, |a, b| a.0.total_cmp(&b.0));
        let wanted: Vec<f64> = ends.iter().map(|it| it.0).collect();
        let most = canvas.width - self.right - 22.0;
        for ((end, place), y) in ends.into_iter().zip(apart(&wanted, LINE, self.top, self.bottom)) {
            let stroke = Stroke::of(named, reigns, place);
            let look = match leads(reigns, place) {
                true => Look::BOLD.painted(stroke.paint),
                false => Look::WORDS.painted(Paint::Muted),
            };
            canvas.path(&[(self.right + 2.0, end), (self.right + 16.0, y)], stroke.paint, 1.0, "");
            let name = if self.narrow { letter(named, place) } else { field.name(place) };
            canvas.text(self.right + 20.0, y + 4.5, look, &look.cut(&name, most));
        }
    }

    /// What the letters at the lines of a narrow picture stand for; the y below.
    fn key(&self, canvas: &mut Canvas, field: &Field, named: &[usize], reigns: &[Reign]) -> f64 {
        let mut y = self.bottom + 46.0;
        for place in named.iter().filter(|_| self.narrow) {
            let stroke = Stroke::of(named, reigns, *place);
            let name = format!("{}  {}", letter(named, *place), field.name(*place));
            canvas.path(&[(0.0, y + 9.0), (26.0, y + 9.0)], stroke.paint, stroke.width, stroke.dash);
            canvas.text(34.0, y + 13.5, Look::WORDS, &Look::WORDS.cut(&name, canvas.width - 34.0));
            y += 20.0;
        }
        if self.narrow { y + 6.0 } else { y }
    }
}

fn field_goal(view: &View) -> usize {
    view.goal().unwrap_or_default()
}

fn letter(named: &[usize], place: usize) -> String {
    let index = named.iter().position(|it| *it == place).unwrap_or_default();
    char::from(b'A' + index.min(25) as u8).to_string()
}

/// How a line looks: the colours of goals are kept for goals, so that rows differ by ink and dashes.
struct Stroke {
    paint: Paint,
    width: f64,
    dash: &'static str,
}

impl Stroke {
    fn of(named: &[usize], reigns: &[Reign], place: usize) -> Self {
        const DASHES: [&str; 4] = ["", "9 3", "3 3", "10 3 3 3"];
        let among = |is_leading: bool| {
            named.iter().filter(|it| **it > 0 && leads(reigns, **it) == is_leading).position(|it| *it == place)
        };
        match (place, leads(reigns, place)) {
            (0, _) => Stroke { paint: Paint::Accent, width: 3.0, dash: "" },
            (_, true) => {
                let dash = DASHES[among(true).unwrap_or_default() % DASHES.len()];
                Stroke { paint: Paint::Ink, width: 2.5, dash }
            }
            (_, false) => {
                let dash = DASHES[among(false).unwrap_or_default() % DASHES.len()];
                Stroke { paint: Paint::Muted, width: 1.5, dash }
            }
        }
    }
}

fn leads(reigns: &[Reign], place: usize) -> bool {
    reigns.iter().any(|it| it.place == place)
}

const FROM_TO: Text = Text {
    de: "{0} Punkte ohne dieses Ziel, {1} mit ihm allein",
    en: "{0} points without this goal, {1} with it alone",
};

/// Places at least `gap` apart and within the frame, each as near as it can be to where it is wanted (sorted).
pub(super) fn apart(wanted: &[f64], gap: f64, top: f64, bottom: f64) -> Vec<f64> {
    let mut places = wanted.to_vec();
    for index in 1..places.len() {
        places[index] = places[index].max(places[index - 1] + gap);
    }
    if let Some(last) = places.last_mut() {
        *last = last.min(bottom);
    }
    for index in (1..places.len()).rev() {
        places[index - 1] = places[index - 1].min(places[index] - gap);
    }
    if let Some(first) = places.first_mut() {
        *first = first.max(top);
    }
    for index in 1..places.len() {
        places[index] = places[index].max(places[index - 1] + gap);
    }
    places
}

fn is_straight(field: &Field, place: usize) -> bool {
    let is_complete = field.rows[place].1.is_complete();
    is_complete && matches!(field.view.scores().mean, Mean::Arithmetic | Mean::Z)
}

fn overtakes(view: &View, field: &Field, crossing: &Crossing) -> String {
    const OVERTAKES: Text = Text { de: "{0} überholt {1}", en: "{0} overtakes {1}" };
    view.say(&OVERTAKES, &[field.short(crossing.overtaker).into(), field.short(crossing.overtaken).into()])
}

fn notes(view: &View, canvas: &mut Canvas, field: &Field, met: &[Crossing], y: f64) -> f64 {
    const RINGS: Text = Text {
        de: "Ring: hier wechselt die Führung. Die anderen Ziele behalten ihr Verhältnis zueinander.",
        en: "Ring: here the lead changes. The other goals keep their proportions.",
    };
    const OTHERS: Text = Text {
        de: "Die anderen Ziele behalten ihr Verhältnis zueinander.",
        en: "The other goals keep their proportions.",
    };
    let sentence = if met.iter().any(|it| it.is_lead) { &RINGS } else { &OTHERS };
    let y = canvas.lines(0.0, y, Look::QUIET, view.words(sentence), canvas.width);
    match view.rest(field.rows.len().min(DRAWN), field.rows.len()) {
        Some(rest) => canvas.lines(0.0, y, Look::QUIET, &rest, canvas.width),
        None => y,
    }
}

/// Who leads where.
fn finding(view: &View, field: &Field, reigns: &[Reign]) -> String {
    const ALWAYS: Text = Text { de: "{0} führt bei jedem Gewicht von {1}", en: "{0} leads at every weight of {1}" };
    const ONCE: Text = Text {
        de: "Ab {0} Gewicht für {1} führt {2} statt {3}",
        en: "Above {0} weight for {1}, {2} leads instead of {3}",
    };
    const OFTEN: Text = Text {
        de: "Die Führung wechselt {0}-mal, je mehr {1} zählt: {2}",
        en: "The lead changes {0} times as {1} counts for more: {2}",
    };
    const UNTIL: Text = Text { de: "bis {0} {1}", en: "{1} up to {0}" };
    const THEN: Text = Text { de: "darüber {0}", en: "then {0}" };
    const LEVEL: Text = Text {
        de: "{0} entscheidet nichts: Bei jedem Gewicht liegen {1} gleichauf vorn",
        en: "{0} decides nothing: at every weight {1} share the lead",
    };
    let goal = view.quoted_goal(field.goal);
    let level = field.always_level();
    match reigns {
        [_] if level.len() > 1 => view.say(&LEVEL, &[goal.into(), view.list(&level).into()]),
        [] => view.words(&PICTURE.question).to_owned(),
        [only] => view.say(&ALWAYS, &[field.short(only.place).into(), goal.into()]),
        [first, then] => view.say(
            &ONCE,
            &[
                view.whole_percent(then.from).into(),
                goal.into(),
                field.short(then.place).into(),
                field.short(first.place).into(),
            ],
        ),
        [earlier @ .., last] => {
            let mut parts: Vec<String> = earlier
                .iter()
                .map(|it| view.say(&UNTIL, &[view.whole_percent(it.to).into(), field.short(it.place).into()]))
                .collect();
            parts.push(view.say(&THEN, &[field.short(last.place).into()]));
            view.say(&OFTEN, &[earlier.len().into(), goal.into(), parts.join(", ").into()])
        }
    }
}

fn description(view: &View, field: &Field, reigns: &[Reign]) -> String {
    const SAYS: Text = Text {
        de: "Liniendiagramm: der Wert von {0} {0|Zeile|Zeilen}, während das Gewicht von {1} von 0 auf 100 % steigt. Jetzt liegt es bei {2}.",
        en: "Line chart: the score of {0} {0|row|rows} as the weight of {1} rises from 0 to 100%. It is {2} now.",
    };
    const LEADS: Text = Text { de: "Von {0} bis {1} führt {2}.", en: "From {0} to {1}, {2} leads." };
    let weight = view.whole_percent(field.weights[field.goal]);
    let goal = view.quoted_goal(field.goal);
    let mut says = view.say(&SAYS, &[field.rows.len().min(DRAWN).into(), goal.into(), weight.into()]);
    for it in reigns {
        let (from, to) = (view.per_cent(it.from, 1), view.per_cent(it.to, 1));
        says.push(' ');
        says.push_str(&view.say(&LEADS, &[from.into(), to.into(), field.name(it.place).into()]));
    }
    says
}

fn table(view: &View, field: &Field, named: &[usize], met: &[Crossing]) -> Table {
    const WEIGHT: Text = Text { de: "Gewicht", en: "Weight" };
    const EVENT: Text = Text { de: "Ereignis", en: "Event" };
    const LEADS: Text = Text { de: "{0}; damit wechselt die Führung", en: "{0}; with it the lead changes" };
    let mut header = vec![view.words(&WEIGHT).to_owned()];
    header.extend(named.iter().map(|place| field.name(*place)));
    header.push(view.words(&EVENT).to_owned());
    // Every tenth, the present weight and every meeting point.
    let mut stops: Vec<(f64, String)> = (0..=10).map(|it| (f64::from(it) / 10.0, String::new())).collect();
    stops.push((field.weights[field.goal], view.words(&NOW).to_owned()));
    for crossing in met {
        let says = overtakes(view, field, crossing);
        let says = if crossing.is_lead { view.say(&LEADS, &[says.into()]) } else { says };
        stops.push((crossing.at, says));
    }
    order::by(&mut stops, |a, b| a.0.total_cmp(&b.0));
    let rows = stops.into_iter().map(|(weight, event)| {
        let mut cells = vec![view.per_cent(weight, 1)];
        let score = |place: &usize| field.score(*place, weight).map_or_else(|| "–".to_owned(), |it| view.points(it));
        cells.extend(named.iter().map(score));
        cells.push(event);
        cells
    });
    Table { header, rows: rows.collect() }
}

const NOW: Text = Text { de: "jetziges Gewicht", en: "present weight" };

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn labels_are_pushed_apart_and_stay_inside() {
        for (wanted, expected) in [
            (vec![10.0, 50.0], vec![10.0, 50.0]),
            (vec![10.0, 12.0], vec![10.0, 20.0]),
            (vec![95.0, 96.0, 99.0], vec![80.0, 90.0, 100.0]),
            (vec![], vec![]),
        ] {
            assert_eq!(apart(&wanted, 10.0, 0.0, 100.0), expected);
        }
    }
}
