//! A bar from 0 to 100, stacked by goal. Lengths are attributes of the drawing, not styles: no policy of a page around it
//! can take them away, and the browser glides them to their new place.

use yew::prelude::*;

use crate::engine::score::{RowScore, Scores};

/// A stretch of a bar.
pub struct Segment {
    /// The place of the goal, which decides the colour; `None`: no goal's.
    pub goal: Option<usize>,
    pub points: f64,
}

/// The points of a row by goal; one stretch without a goal where points do not add up to the score.
pub fn segments(scores: &Scores, row: &RowScore) -> Vec<Segment> {
    let Some(score) = row.score else { return Vec::new() };
    let mut goals = vec![0.0; scores.figures.goals.len()];
    let mut adds_up = !scores.figures.is_z;
    for (figure, points) in scores.figures.list.iter().zip(&row.points) {
        match points {
            Some(points) if *points >= 0.0 => goals[figure.goal] += points,
            Some(_) => adds_up = false,
            None => {}
        }
    }
    if !adds_up || (goals.iter().sum::<f64>() - score).abs() > 0.1 {
        return vec![Segment { goal: None, points: score.clamp(0.0, 100.0) }];
    }
    goals.into_iter().enumerate().map(|(goal, points)| Segment { goal: Some(goal), points }).collect()
}

/// The class that carries a goal's colour: eight, then again from the first.
pub fn colour(goal: usize) -> String {
    format!("goal-{}", goal % 8 + 1)
}

/// Below this there is no room for a number in the stretch.
const ROOM: f64 = 9.0;

/// A narrower range than this would be a smudge at the bar's end.
const SEEN: f64 = 1.0;

/// The bar. It repeats what stands in the row, so it is silent for screen readers.
pub fn bar(segments: &[Segment], possible: Option<(f64, f64)>) -> Html {
    let mut left = 0.0;
    let stretch = |segment: &Segment| {
        let (x, room) = (percent(left), segment.points >= ROOM);
        left += segment.points;
        let class = segment.goal.map_or_else(|| "goal-none".to_owned(), colour);
        html! {
            <g key={segment.goal.unwrap_or_default()} {class}>
                <rect x={x.clone()} width={percent(segment.points)} height="100%" />
                if room { <text {x} dx="6" y="44%">{ segment.points.round() }</text> }
            </g>
        }
    };
    html! {
        <svg class="bar" aria-hidden="true" focusable="false">
            <rect class="track" width="100%" height="100%" />
            { for segments.iter().map(stretch) }
            if let Some((low, high)) = possible.filter(|(low, high)| high - low >= SEEN) {
                <line class="whisker" x1={percent(low)} x2={percent(high)} y1="86%" y2="86%" />
                <line class="whisker" x1={percent(low)} x2={percent(low)} y1="76%" y2="96%" />
                <line class="whisker" x1={percent(high)} x2={percent(high)} y1="76%" y2="96%" />
            }
        </svg>
    }
}

/// A length for an attribute.
pub fn percent(value: f64) -> String {
    format!("{:.2}%", value.clamp(0.0, 100.0))
}
