//! What a row's score hangs on: how far it moves when the weight of one goal is a fifth smaller or larger.

use super::canvas::Look;
use super::ladder::{Bar, Ink, Ladder, Step, room};
use super::paint::Paint;
use super::view::{NO_ROWS, View, needs_scores};
use super::{Picture, Sketch, Table, waterfall};
use crate::api::Analysis;
use crate::engine::language::Text;
use crate::method::aggregate::weighted_mean;
use crate::method::rank::is_tie;
use crate::method::robust::with_weight;
use crate::order;

pub(super) static PICTURE: Picture = Picture {
    id: "tornado",
    name: Text { de: "Was ein Gewicht ausmacht", en: "What a weight makes of it" },
    question: Text {
        de: "An welchem Gewicht hängt der Wert am meisten?",
        en: "On which weight does the score depend most?",
    },
    needs,
    draw,
};

/// A fifth less, a fifth more.
const CHANGE: f64 = 0.2;

fn needs(analysis: &Analysis) -> Option<Text> {
    const ONE_GOAL: Text = Text {
        de: "Es zählt nur ein Ziel; sein Gewicht kann nichts ändern. Geben Sie einem zweiten Ziel ein Gewicht.",
        en: "Only one goal counts; its weight cannot change anything. Give a second goal some weight.",
    };
    let weights = analysis.scores.effective.as_deref().unwrap_or_default();
    needs_scores(analysis).or_else(|| (weights.iter().filter(|it| **it > 0.0).count() < 2).then_some(ONE_GOAL))
}

/// A goal with the scores and ranks that a smaller and a larger weight give.
struct Swing {
    goal: usize,
    less: f64,
    more: f64,
    ranks: (usize, usize),
}

impl Swing {
    fn span(&self) -> f64 {
        (self.more - self.less).abs()
    }
}

fn draw(view: &View) -> Result<Sketch, String> {
    let row = view.row().ok_or_else(|| view.words(&NO_ROWS).to_owned())?;
    let scores = view.scores();
    let score = scores.rows.score(row).ok_or_else(|| waterfall::no_score(view, row))?;
    let rank = scores.rows.rank(row).unwrap_or(1) as usize;
    let weights = scores.effective.as_deref().unwrap_or_default();
    let rows = view.ranked();
    let values: Vec<Vec<Option<f64>>> = rows.iter().map(|it| scores.figures.goal_scores(*it, scores.mean)).collect();
    let place = rows.iter().position(|it| *it == row).ok_or_else(|| waterfall::no_score(view, row))?;
    let at = |goal: usize, weight: f64| {
        let moved = with_weight(weights, goal, weight.clamp(0.0, 1.0))?;
        let all: Vec<Option<f64>> = values.iter().map(|it| weighted_mean(it, &moved, scores.mean.into())).collect();
        let own = all.get(place).copied().flatten()?;
        let above = all.iter().flatten().filter(|it| **it > own && !is_tie(**it, own)).count();
        Some((scores.mean.on_scale(own), above + 1))
    };
    let swing = |goal: usize| {
        let (less, more) = (at(goal, weights[goal] * (1.0 - CHANGE))?, at(goal, weights[goal] * (1.0 + CHANGE))?);
        Some(Swing { goal, less: less.0, more: more.0, ranks: (less.1, more.1) })
    };
    let mut swings: Vec<Swing> = (0..weights.len()).filter(|goal| weights[*goal] > 0.0).filter_map(swing).collect();
    order::by(&mut swings, |a, b| b.span().total_cmp(&a.span()));

    let steps: Vec<Step> = swings.iter().map(|it| step(view, it, score)).collect();
    let (low, high) = room(steps.iter().flat_map(|it| it.bars.iter().flat_map(|bar| [bar.from, bar.to])));
    let mut canvas = view.canvas();
    let ladder = Ladder::new(view, &steps, (low, high));
    let top = legend(view, &mut canvas);
    let y = ladder.draw(view, &mut canvas, &steps, top, false);
    ladder.through(&mut canvas, score, top + 18.0, y);
    let y = canvas.lines(0.0, y + 6.0, Look::QUIET, &view.say(&BASE, &[view.points(score).into()]), canvas.width);
    canvas.reach(y);
    Ok(Sketch {
        title: finding(view, row, rank, &swings),
        description: description(view, row, score, swings.len()),
        table: table(view, &swings),
        canvas,
    })
}

const LESS: Text = Text { de: "ein Fünftel weniger Gewicht", en: "a fifth less weight" };
const MORE: Text = Text { de: "ein Fünftel mehr Gewicht", en: "a fifth more weight" };
const BASE: Text = Text {
    de: "Gestrichelt: der jetzige Wert, {0} Punkte. Die anderen Ziele behalten ihr Verhältnis zueinander.",
    en: "Dashed: the present score, {0} points. The other goals keep their proportions.",
};

fn step(view: &View, swing: &Swing, score: f64) -> Step {
    const TO: Text = Text { de: "{0} bis {1}", en: "{0} to {1}" };
    const SAID: Text = Text { de: "{0}: {1} Punkte, Rang {2}", en: "{0}: {1} points, rank {2}" };
    let said = |words: &Text, value: f64, rank: usize| {
        view.say(&SAID, &[view.words(words).into(), view.points(value).into(), rank.into()])
    };
    let bars = vec![
        Bar {
            from: score,
            to: swing.less,
            ink: Ink::Pale(Paint::Accent),
            said: said(&LESS, swing.less, swing.ranks.0),
        },
        Bar {
            from: score,
            to: swing.more,
            ink: Ink::Plain(Paint::Accent),
            said: said(&MORE, swing.more, swing.ranks.1),
        },
    ];
    let ends = [swing.less.min(swing.more), swing.less.max(swing.more)].map(|it| view.points(it).into());
    Step { label: view.goal_name(swing.goal), bars, rim: None, value: view.say(&TO, &ends), bold: false }
}

/// Pale and full, in words; the y below.
fn legend(view: &View, canvas: &mut super::canvas::Canvas) -> f64 {
    let (less, more) = (view.words(&LESS), view.words(&MORE));
    let (mut x, mut y) = (0.0, 0.0);
    canvas.shade(x, y + 2.0, 12.0, 12.0, Paint::Accent, 0.2);
    canvas.frame(x + 0.5, y + 2.5, 11.0, 11.0, Paint::Accent, 1.0);
    canvas.text(x + 18.0, y + 12.0, Look::QUIET, less);
    x += 18.0 + Look::QUIET.width(less) + 18.0;
    if x + 18.0 + Look::QUIET.width(more) > canvas.width {
        (x, y) = (0.0, y + 20.0);
    }
    canvas.rect(x, y + 2.0, 12.0, 12.0, Paint::Accent);
    canvas.text(x + 18.0, y + 12.0, Look::QUIET, more);
    y + 26.0
}

fn finding(view: &View, row: usize, rank: usize, swings: &[Swing]) -> String {
    const NOTHING: Text = Text {
        de: "Kein Gewicht ändert etwas: Ein Fünftel mehr oder weniger bewegt {0} um weniger als 0,1 Punkte",
        en: "No weight changes anything: a fifth more or less moves {0} by less than 0.1 points",
    };
    const STAYS: Text = Text {
        de: "{0} hängt am meisten am Gewicht von {1}: Ein Fünftel mehr oder weniger bewegt {2} Punkte, Rang {3} bleibt",
        en: "{0} depends most on the weight of {1}: a fifth more or less moves {2} points, rank {3} stays",
    };
    const MOVES: Text = Text {
        de: "{0} hängt am meisten am Gewicht von {1}: Ein Fünftel mehr oder weniger bewegt {2} Punkte und den Rang zwischen {4} und {5}",
        en: "{0} depends most on the weight of {1}: a fifth more or less moves {2} points, and the rank between {4} and {5}",
    };
    let Some(most) = swings.first().filter(|it| it.span() >= 0.05) else {
        return view.say(&NOTHING, &[view.short(row).into()]);
    };
    let (best, worst) = (most.ranks.0.min(most.ranks.1).min(rank), most.ranks.0.max(most.ranks.1).max(rank));
    let args = [
        view.short(row).into(),
        view.quoted_goal(most.goal).into(),
        view.points(most.span()).into(),
        rank.into(),
        best.into(),
        worst.into(),
    ];
    view.say(if best == worst { &STAYS } else { &MOVES }, &args)
}

fn description(view: &View, row: usize, score: f64, n: usize) -> String {
    const SAYS: Text = Text {
        de: "Tornado-Diagramm mit {0} {0|Ziel|Zielen}, das längste Band zuerst: wie weit sich der Wert von {1}, jetzt {2} Punkte, mit einem Gewicht bewegt.",
        en: "Tornado chart of {0} {0|goal|goals}, the longest band first: how far the score of {1}, now {2} points, moves with one weight.",
    };
    view.say(&SAYS, &[n.into(), view.name(row).into(), view.points(score).into()])
}

fn table(view: &View, swings: &[Swing]) -> Table {
    const GOAL: Text = Text { de: "Ziel", en: "Goal" };
    const WEIGHT: Text = Text { de: "Gewicht", en: "Weight" };
    const RANK_LESS: Text = Text { de: "Rang dann", en: "Rank then" };
    let header = [GOAL, WEIGHT, LESS, RANK_LESS, MORE, RANK_LESS].iter().map(|it| view.words(it).to_owned()).collect();
    let weights = view.scores().effective.as_deref().unwrap_or_default();
    let rows = swings.iter().map(|it| {
        let weight = view.per_cent(weights.get(it.goal).copied().unwrap_or_default(), 1);
        let (less, more) = (view.points(it.less), view.points(it.more));
        vec![view.goal_name(it.goal), weight, less, it.ranks.0.to_string(), more, it.ranks.1.to_string()]
    });
    Table { header, rows: rows.collect() }
}
