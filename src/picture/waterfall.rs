//! Where one row's score comes from: KPI by KPI, with what could have been reached.

use super::canvas::Look;
use super::ladder::{Bar, Ink, Ladder, Step};
use super::paint::Paint;
use super::view::{NO_ROWS, View, needs_scores};
use super::{Picture, Sketch, Table};
use crate::api::Analysis;
use crate::engine::language::Text;
use crate::engine::score::Mean;

pub(super) static PICTURE: Picture = Picture {
    id: "waterfall",
    name: Text { de: "Woraus ein Wert besteht", en: "What a score is made of" },
    question: Text {
        de: "Woher kommen die Punkte, und wo fehlen sie?",
        en: "Where do the points come from, and where are they missing?",
    },
    needs,
    draw,
};

/// A harmonic mean is no sum of parts.
pub(super) fn needs(analysis: &Analysis) -> Option<Text> {
    const HARMONIC: Text = Text {
        de: "Unter dem harmonischen Mittel ist ein Wert keine Summe von Teilen. Mit dem arithmetischen oder geometrischen Mittel lässt er sich zerlegen.",
        en: "Under the harmonic mean a score is no sum of parts. With the arithmetic or the geometric mean it can be taken apart.",
    };
    needs_scores(analysis).or_else(|| (analysis.scores.mean == Mean::Harmonic).then_some(HARMONIC))
}

/// What one KPI, or one goal, adds.
struct Part {
    goal: usize,
    name: String,
    points: f64,
    /// What it could add at most; nothing where there is no most.
    possible: Option<f64>,
}

/// Above this many KPIs the steps are goals.
const MOST_STEPS: usize = 12;

fn parts(view: &View, row: usize) -> (Vec<Part>, Vec<Part>) {
    let scores = view.scores();
    let figures = &scores.figures;
    let it = &scores.rows[row];
    let weights = scores.effective.as_deref().unwrap_or_default();
    let present: f64 =
        weights.iter().zip(&it.goals).filter(|(_, score)| score.is_some()).map(|(weight, _)| weight).sum();
    let mut single: Vec<Part> = Vec::new();
    for (figure, points) in figures.list.iter().zip(&it.points) {
        let Some(points) = points else { continue };
        let share = figures.share_in_goal(figure, row).unwrap_or(0.0);
        let weight = weights.get(figure.goal).copied().unwrap_or(0.0);
        if weight <= 0.0 || share <= 0.0 {
            continue;
        }
        let possible = (scores.mean == Mean::Arithmetic && present > 0.0).then(|| 100.0 * weight / present * share);
        single.push(Part { goal: figure.goal, name: view.figure_name(&figure.id), points: *points, possible });
    }
    let mut whole: Vec<Part> = Vec::new();
    for part in &single {
        match whole.iter_mut().find(|it| it.goal == part.goal) {
            Some(sum) => {
                sum.points += part.points;
                sum.possible = sum.possible.zip(part.possible).map(|(a, b)| a + b);
            }
            None => whole.push(Part { name: view.goal_name(part.goal), ..*part }),
        }
    }
    (single, whole)
}

/// Nothing to take apart in a row without a score.
pub(super) fn no_score(view: &View, row: usize) -> String {
    const NO_SCORE: Text = Text {
        de: "{0} hat keinen Wert, weil zu viel von dem fehlt, was Ihre Ziele messen.",
        en: "{0} has no score, because too much of what your goals measure is missing.",
    };
    view.say(&NO_SCORE, &[view.short(row).into()])
}

fn draw(view: &View) -> Result<Sketch, String> {
    let row = view.row().ok_or_else(|| view.words(&NO_ROWS).to_owned())?;
    let scores = view.scores();
    let score = scores.rows.score(row).ok_or_else(|| no_score(view, row))?;
    let (single, whole) = parts(view, row);
    let shown = if single.len() > MOST_STEPS { &whole } else { &single };
    let base = if scores.mean == Mean::Z { 50.0 } else { 0.0 };
    let mut sum = base;
    let mut steps: Vec<Step> = Vec::new();
    for part in shown {
        let (from, to) = (sum, sum + part.points);
        sum = to;
        let value = match part.possible {
            Some(possible) => view.say(&OF, &[view.points(part.points).into(), view.points(possible).into()]),
            None => view.signed(part.points),
        };
        let bars = vec![Bar { from, to, ink: Ink::Goal(part.goal), said: format!("{value} {}", view.words(&POINTS)) }];
        let rim = part.possible.map(|possible| (from, from + possible));
        steps.push(Step { label: part.name.clone(), bars, rim, value, bold: false });
    }
    let total = view.points(score);
    let said = format!("{total} {}", view.words(&POINTS));
    let bars = vec![Bar { from: base, to: score, ink: Ink::Plain(Paint::Ink), said }];
    steps.push(Step { label: view.words(&TOTAL).to_owned(), bars, rim: None, value: total, bold: true });

    let ends = steps.iter().flat_map(|it| it.bars.iter().flat_map(|bar| [bar.from, bar.to]));
    let rims = steps.iter().filter_map(|it| it.rim.map(|rim| rim.1));
    let (low, high) = ends.chain(rims).fold((base, base), |(low, high), it| (low.min(it), high.max(it)));
    let (low, high) = ((low / 10.0).floor() * 10.0, (high / 10.0).ceil() * 10.0);
    let mut canvas = view.canvas();
    let goals: Vec<(usize, String)> = whole.iter().map(|it| (it.goal, it.name.clone())).collect();
    let is_told_apart = whole.len() > 1 && shown.len() > whole.len();
    let y = canvas.legend(if is_told_apart { &goals } else { &[] }, 0.0);
    let ladder = Ladder::new(view, &steps, (low, high.max(low + 10.0)));
    let mut y = ladder.draw(view, &mut canvas, &steps, y, true);
    if steps.iter().any(|it| it.rim.is_some()) {
        const RIM: Text = Text {
            de: "Umriss: was erreichbar wäre, wenn die Kennzahl am Ziel stünde.",
            en: "Outline: what could be reached if the KPI stood at its target.",
        };
        y = canvas.lines(0.0, y + 6.0, Look::QUIET, view.words(&RIM), canvas.width);
    }
    canvas.reach(y);
    Ok(Sketch {
        title: finding(view, row, score, if whole.len() > 1 { &whole } else { &single }),
        description: description(view, row, shown.len(), score),
        table: table(view, shown, score),
        canvas,
    })
}

const OF: Text = Text { de: "{0} von {1}", en: "{0} of {1}" };
const POINTS: Text = Text { de: "Punkte", en: "points" };
const TOTAL: Text = Text { de: "Erfolgswert", en: "Score" };

fn finding(view: &View, row: usize, score: f64, parts: &[Part]) -> String {
    const BOTH: Text = Text {
        de: "{0} holt {1} von {2} Punkten mit {3}; am meisten fehlt bei {4}: {5}",
        en: "{0} gets {1} of {2} points from {3}; most is missing on {4}: {5}",
    };
    const FULL: Text = Text {
        de: "{0} erreicht {2} Punkte, die meisten mit {3}: {1}",
        en: "{0} reaches {2} points, most of them from {3}: {1}",
    };
    const NOTHING: Text = Text {
        de: "{0} erreicht {2} Punkte; am meisten fehlt bei {4}: {5}",
        en: "{0} reaches {2} points; most is missing on {4}: {5}",
    };
    const MOVED: Text = Text {
        de: "{0} steht bei {2} Punkten; am meisten bewegt {3}: {1}",
        en: "{0} stands at {2} points; {3} moves it most: {1}",
    };
    const SAME: Text = Text {
        de: "{0} holt {1} von {2} Punkten mit {3}; dort fehlt auch am meisten: {5}",
        en: "{0} gets {1} of {2} points from {3}; most is missing there, too: {5}",
    };
    let name = |part: &Part| view.quoted(&super::view::shortened(&part.name));
    let missing = |part: &Part| part.possible.map_or(0.0, |it| it - part.points);
    let top = |of: &dyn Fn(&Part) -> f64| {
        let mut best: Option<&Part> = None;
        for part in parts {
            if best.is_none_or(|it| of(part) > of(it) + 1e-9) {
                best = Some(part);
            }
        }
        best
    };
    let is_sum = parts.iter().all(|part| part.possible.is_some());
    let best = if is_sum { top(&|part| part.points) } else { top(&|part| part.points.abs()) };
    let (Some(best), Some(worst)) = (best, top(&missing)) else { return view.short(row) };
    let points = if is_sum { view.points(best.points) } else { view.signed(best.points) };
    let args = [
        view.short(row).into(),
        points.into(),
        view.points(score).into(),
        name(best).into(),
        name(worst).into(),
        view.points(missing(worst)).into(),
    ];
    // What is printed as 0.0 is not worth a word.
    let sentence = match (is_sum, best.points >= 0.05, missing(worst) >= 0.05) {
        (false, ..) => &MOVED,
        (true, true, true) if best.name == worst.name => &SAME,
        (true, true, true) => &BOTH,
        (true, false, true) => &NOTHING,
        (true, _, false) => &FULL,
    };
    view.say(sentence, &args)
}

fn description(view: &View, row: usize, n: usize, score: f64) -> String {
    const SAYS: Text = Text {
        de: "Wasserfall: {0} {0|Stufe führt|Stufen führen} zum Wert von {1}, {2} Punkten.",
        en: "Waterfall: {0} {0|step leads|steps lead} to the score of {1}, {2} points.",
    };
    view.say(&SAYS, &[n.into(), view.name(row).into(), view.points(score).into()])
}

fn table(view: &View, parts: &[Part], score: f64) -> Table {
    const GOAL: Text = Text { de: "Ziel", en: "Goal" };
    const PART: Text = Text { de: "Kennzahl", en: "KPI" };
    const REACHED: Text = Text { de: "Punkte", en: "Points" };
    const POSSIBLE: Text = Text { de: "erreichbar", en: "possible" };
    let header = [GOAL, PART, REACHED, POSSIBLE].iter().map(|it| view.words(it).to_owned()).collect();
    let none = || "–".to_owned();
    let mut rows: Vec<Vec<String>> = parts
        .iter()
        .map(|part| {
            let possible = part.possible.map_or_else(none, |it| view.points(it));
            vec![view.goal_name(part.goal), part.name.clone(), view.points(part.points), possible]
        })
        .collect();
    rows.push(vec![view.words(&TOTAL).to_owned(), none(), view.points(score), none()]);
    Table { header, rows }
}
