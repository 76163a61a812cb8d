//! Bars one below the other, each from one value to another: what waterfalls and tornados have in common.

use super::canvas::{Anchor, Canvas, Look};
use super::paint::Paint;
use super::scale::{Scale, ticks};
use super::view::View;
use crate::text;

/// How a step is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Ink {
    /// In a goal's colour and hatching.
    Goal(usize),
    /// In one colour.
    Plain(Paint),
    /// A pale bar with a rim.
    Pale(Paint),
    /// No bar but a ring at its end: a value that does not begin at the edge of the frame.
    Ring,
}

/// A bar, or the part of one.
#[derive(Clone, Debug)]
pub(super) struct Bar {
    pub from: f64,
    pub to: f64,
    pub ink: Ink,
    /// What it says of itself beside the label.
    pub said: String,
}

/// A line of the ladder.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub label: String,
    pub bars: Vec<Bar>,
    /// What could be reached at most, as a thin rim.
    pub rim: Option<(f64, f64)>,
    /// The number at the right.
    pub value: String,
    pub bold: bool,
}

/// The frame that all steps share.
pub(super) struct Ladder {
    scale: Scale,
    above: bool,
    label_width: f64,
    right: f64,
    step: f64,
    bar: f64,
    low: f64,
    high: f64,
}

impl Ladder {
    /// For steps between two values.
    pub fn new(view: &View, steps: &[Step], domain: (f64, f64)) -> Self {
        let (width, above) = (view.width(), view.is_narrow());
        let look = |step: &Step| if step.bold { Look::BOLD } else { Look::WORDS };
        let widest = steps.iter().map(|step| look(step).width(&step.label)).fold(60.0, f64::max);
        let values = steps.iter().map(|step| look(step).width(&step.value)).fold(36.0, f64::max) + 10.0;
        let label_width = if above { width - values } else { widest.min(width * 0.36) };
        let from = if above { 0.0 } else { label_width + 14.0 };
        let right = if above { width } else { width - values };
        let (bar, step) = if above { (14.0, 44.0) } else { (20.0, 32.0) };
        // A ring or a rim at the edge stays whole.
        let scale = Scale::linear(domain, (from + 6.0, right - 6.0));
        Ladder { scale, above, label_width, right, step, bar, low: domain.0, high: domain.1 }
    }

    /// Grid and steps from `y` down; the y below. `joined`: each begins where the one above it ends.
    pub fn draw(&self, view: &View, canvas: &mut Canvas, steps: &[Step], y: f64, joined: bool) -> f64 {
        let top = y + 18.0;
        let bottom = top + self.step * steps.len() as f64;
        for tick in ticks(self.low, self.high, if self.above { 3 } else { 5 }) {
            let x = self.scale.at(tick);
            let words = text::decimal(tick, view.language());
            let half = Look::QUIET.width(&words) / 2.0;
            canvas.line((x, top), (x, bottom), Paint::Line, 1.0);
            let middle = x.clamp(half.min(self.right / 2.0), canvas.width - half);
            canvas.text(middle, top - 6.0, Look::QUIET.at(Anchor::Middle), &words);
        }
        let mut y = top;
        for (place, step) in steps.iter().enumerate() {
            // Above one another labels would be struck through.
            if let (true, Some(last)) =
                (joined && !self.above, place.checked_sub(1).and_then(|it| steps[it].bars.last()))
            {
                let (x, above) = (self.scale.held(last.to), self.bar_top(y - self.step) + self.bar);
                canvas.line((x, above), (x, self.bar_top(y)), Paint::Muted, 1.0);
            }
            self.step(canvas, step, y);
            y += self.step;
        }
        y
    }

    fn bar_top(&self, y: f64) -> f64 {
        if self.above { y + 24.0 } else { y + (self.step - self.bar) / 2.0 }
    }

    fn step(&self, canvas: &mut Canvas, step: &Step, y: f64) {
        let top = self.bar_top(y);
        let line = if self.above { y + 18.0 } else { y + self.step / 2.0 + 4.5 };
        let look = if step.bold { Look::BOLD } else { Look::WORDS };
        let rimmed = if self.above { look.haloed() } else { look };
        canvas.text(0.0, line, rimmed, &look.cut(&step.label, self.label_width));
        canvas.text(canvas.width, line, rimmed.at(Anchor::End), &step.value);
        if let Some((from, to)) = step.rim {
            let (from, to) = (self.scale.held(from), self.scale.held(to));
            canvas.frame(from.min(to) + 0.5, top + 0.5, (to - from).abs() - 1.0, self.bar - 1.0, Paint::Muted, 1.0);
        }
        for bar in &step.bars {
            let (from, to) = (self.scale.held(bar.from), self.scale.held(bar.to));
            let (x, width) = (from.min(to), (to - from).abs());
            canvas.mark(&step.label, &bar.said, |canvas| match bar.ink {
                Ink::Goal(goal) => canvas.goal_rect(x, top, width.max(1.0), self.bar, goal),
                Ink::Plain(paint) => canvas.rect(x, top, width.max(1.0), self.bar, paint),
                Ink::Pale(paint) => {
                    canvas.shade(x, top, width, self.bar, paint, 0.2);
                    canvas.frame(x + 0.5, top + 0.5, width - 1.0, self.bar - 1.0, paint, 1.0);
                }
                Ink::Ring => {
                    canvas.touch(to, top + self.bar / 2.0, 12.0);
                    canvas.ring(to, top + self.bar / 2.0, 5.5, Paint::Ink, 2.0);
                }
            });
        }
    }

    /// A line through all steps, at a value that they are compared with.
    pub fn through(&self, canvas: &mut Canvas, value: f64, from: f64, to: f64) {
        let x = self.scale.held(value);
        canvas.dashed((x, from), (x, to), Paint::Ink, 1.0);
    }
}

/// The ends of a frame around values, with room on both sides.
pub(super) fn room(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for value in values.filter(|it| it.is_finite()) {
        (low, high) = (low.min(value), high.max(value));
    }
    if low > high {
        return (0.0, 100.0);
    }
    let room = ((high - low) * 0.08).max(0.5);
    (low - room, high + room)
}
