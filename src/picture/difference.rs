//! Why one row is ahead of another: goal by goal, from the one score to the other.

use super::ladder::{Bar, Ink, Ladder, Step, room};
use super::view::{NO_ROWS, View, needs_two};
use super::{Picture, Sketch, Table, waterfall};
use crate::api::Analysis;
use crate::engine::language::Text;
use crate::engine::score::Mean;
use crate::method::explain::difference_geometric;
use crate::order;

pub(super) static PICTURE: Picture = Picture {
    id: "difference",
    name: Text { de: "Unterschied zweier Zeilen", en: "Difference of two rows" },
    question: Text { de: "Warum liegt die eine vor der anderen?", en: "Why is the one ahead of the other?" },
    needs,
    draw,
};

fn needs(analysis: &Analysis) -> Option<Text> {
    needs_two(analysis).or_else(|| waterfall::needs(analysis))
}

/// What each goal adds to the difference; the parts add up to it.
fn parts(view: &View, row: usize, other: usize) -> Vec<(usize, f64)> {
    let scores = view.scores();
    let weights = scores.effective.as_deref().unwrap_or_default();
    let counted = (0..weights.len()).filter(|goal| weights[*goal] > 0.0);
    if scores.mean == Mean::Geometric {
        let of = |row: usize| scores.figures.goal_scores(row, scores.mean);
        let (a, b) = (of(row), of(other));
        let is_complete = counted.clone().all(|goal| {
            let above = |values: &[Option<f64>]| values.get(goal).copied().flatten().is_some_and(|it| it > 0.0);
            above(&a) && above(&b)
        });
        if let Some(found) = difference_geometric(&a, &b, weights).filter(|_| is_complete) {
            return counted.filter_map(|goal| Some((goal, 100.0 * found.parts.get(goal).copied()??))).collect();
        }
    }
    let points = |row: usize, goal: usize| -> f64 {
        let members = scores.figures.goals[goal].iter();
        members.filter_map(|place| scores.rows[row].points[*place]).sum()
    };
    counted.map(|goal| (goal, points(row, goal) - points(other, goal))).collect()
}

fn draw(view: &View) -> Result<Sketch, String> {
    let (row, other) = view.row().zip(view.other()).ok_or_else(|| view.words(&NO_ROWS).to_owned())?;
    let scores = view.scores();
    let score = scores.rows.score(row).ok_or_else(|| waterfall::no_score(view, row))?;
    let before = scores.rows.score(other).ok_or_else(|| waterfall::no_score(view, other))?;
    let mut parts = parts(view, row, other);
    order::by(&mut parts, |a, b| b.1.total_cmp(&a.1));

    let mut steps = vec![end(view, other, before)];
    let mut sum = before;
    for (goal, part) in &parts {
        let value = view.signed(*part);
        let bars = vec![Bar {
            from: sum,
            to: sum + part,
            ink: Ink::Goal(*goal),
            said: format!("{value} {}", view.words(&POINTS)),
        }];
        steps.push(Step { label: view.goal_name(*goal), bars, rim: None, value, bold: false });
        sum += part;
    }
    steps.push(end(view, row, score));
    let (low, high) = room(steps.iter().flat_map(|it| it.bars.iter().flat_map(|bar| [bar.from, bar.to])));
    let mut canvas = view.canvas();
    let ladder = Ladder::new(view, &steps, (low, high));
    let y = ladder.draw(view, &mut canvas, &steps, 0.0, true);
    canvas.reach(y);
    Ok(Sketch {
        title: finding(view, row, other, score - before, &parts),
        description: description(view, row, other, before, score),
        table: table(view, row, other, &parts),
        canvas,
    })
}

/// A score that stands at one end: a ring, since a bar would have to begin at zero.
fn end(view: &View, row: usize, score: f64) -> Step {
    let value = view.points(score);
    let said = format!("{value} {}", view.words(&POINTS));
    let bars = vec![Bar { from: score, to: score, ink: Ink::Ring, said }];
    Step { label: view.name(row), bars, rim: None, value, bold: true }
}

const POINTS: Text = Text { de: "Punkte", en: "points" };

fn finding(view: &View, row: usize, other: usize, gap: f64, parts: &[(usize, f64)]) -> String {
    const AHEAD: Text = Text {
        de: "{0} liegt {1} Punkte vor {2}, vor allem wegen {3} ({4})",
        en: "{0} is {1} points ahead of {2}, chiefly because of {3} ({4})",
    };
    const AHEAD_DESPITE: Text = Text {
        de: "{0} liegt {1} Punkte vor {2}, vor allem wegen {3} ({4}), trotz {5} ({6})",
        en: "{0} is {1} points ahead of {2}, chiefly because of {3} ({4}), despite {5} ({6})",
    };
    const BEHIND: Text = Text {
        de: "{0} liegt {1} Punkte hinter {2}, vor allem wegen {3} ({4})",
        en: "{0} is {1} points behind {2}, chiefly because of {3} ({4})",
    };
    const BEHIND_DESPITE: Text = Text {
        de: "{0} liegt {1} Punkte hinter {2}, vor allem wegen {3} ({4}), trotz {5} ({6})",
        en: "{0} is {1} points behind {2}, chiefly because of {3} ({4}), despite {5} ({6})",
    };
    const SAME: Text =
        Text { de: "{0} und {2} unterscheiden sich in keinem Ziel", en: "{0} and {2} differ in no goal" };
    const LEVEL: Text = Text {
        de: "{0} und {2} liegen gleichauf: {3} ({4}) und {5} ({6}) heben einander auf",
        en: "{0} and {2} are level: {3} ({4}) and {5} ({6}) cancel each other out",
    };
    // What is printed as 0.0 is no difference.
    const SHOWN: f64 = 0.05;
    let (Some(most), Some(least)) = (parts.first(), parts.last()) else { return view.short(row) };
    let (for_it, against) = if gap >= 0.0 { (most, least) } else { (least, most) };
    let args = [
        view.short(row).into(),
        view.points(gap.abs()).into(),
        view.short(other).into(),
        view.quoted_goal(for_it.0).into(),
        view.signed(for_it.1).into(),
        view.quoted_goal(against.0).into(),
        view.signed(against.1).into(),
    ];
    let is_split = most.1 >= SHOWN && least.1 <= -SHOWN;
    let sentence = match (gap.abs() < SHOWN, gap > 0.0, is_split) {
        (true, _, true) => &LEVEL,
        (true, _, false) => &SAME,
        (false, true, true) => &AHEAD_DESPITE,
        (false, true, false) => &AHEAD,
        (false, false, true) => &BEHIND_DESPITE,
        (false, false, false) => &BEHIND,
    };
    view.say(sentence, &args)
}

fn description(view: &View, row: usize, other: usize, before: f64, score: f64) -> String {
    const SAYS: Text = Text {
        de: "Wasserfall vom Wert von {0}, {1} Punkten, zum Wert von {2}, {3} Punkten, mit einer Stufe für jedes Ziel.",
        en: "Waterfall from the score of {0}, {1} points, to the score of {2}, {3} points, with a step for each goal.",
    };
    let (before, score) = (view.points(before), view.points(score));
    view.say(&SAYS, &[view.name(other).into(), before.into(), view.name(row).into(), score.into()])
}

fn table(view: &View, row: usize, other: usize, parts: &[(usize, f64)]) -> Table {
    const GOAL: Text = Text { de: "Ziel", en: "Goal" };
    const WEIGHT: Text = Text { de: "Gewicht", en: "Weight" };
    const DIFFERENCE: Text = Text { de: "Unterschied in Punkten", en: "Difference in points" };
    let scores = view.scores();
    let mut header = vec![view.words(&GOAL).to_owned(), view.words(&WEIGHT).to_owned()];
    header.extend([view.name(row), view.name(other), view.words(&DIFFERENCE).to_owned()]);
    let inside = |row: usize, goal: usize| {
        scores.rows[row].goals.get(goal).copied().flatten().map_or_else(|| "–".to_owned(), |it| view.points(it))
    };
    let weight = |goal: usize| {
        let weights = scores.effective.as_deref().unwrap_or_default();
        view.per_cent(weights.get(goal).copied().unwrap_or_default(), 1)
    };
    let rows = parts.iter().map(|(goal, part)| {
        vec![view.goal_name(*goal), weight(*goal), inside(row, *goal), inside(other, *goal), view.signed(*part)]
    });
    Table { header, rows: rows.collect() }
}
