//! The paper of a picture: shapes and words become SVG text. Every shape that says a number is a mark with its sentence.

use std::collections::BTreeSet;
use std::fmt::{Display, Write};

use super::label::{self, Weight, escaped};
use super::paint::{Form, GOALS, Paint, colours};

/// Where words stand to their point.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Anchor {
    #[default]
    Start,
    Middle,
    End,
}

/// The size of words in a picture; smaller ones explain.
pub(super) const SIZE: f64 = 13.0;
/// Axes, legends and notes.
pub(super) const SMALL: f64 = 12.0;

/// How words look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    pub size: f64,
    pub weight: Weight,
    pub paint: Paint,
    pub anchor: Anchor,
    /// A rim of the ground, for words on lines.
    pub halo: bool,
}

impl Look {
    pub const WORDS: Look =
        Look { size: SIZE, weight: Weight::Plain, paint: Paint::Ink, anchor: Anchor::Start, halo: false };
    pub const QUIET: Look = Look { size: SMALL, paint: Paint::Muted, ..Look::WORDS };
    pub const BOLD: Look = Look { weight: Weight::Bold, ..Look::WORDS };

    pub fn at(self, anchor: Anchor) -> Look {
        Look { anchor, ..self }
    }

    pub fn painted(self, paint: Paint) -> Look {
        Look { paint, ..self }
    }

    pub fn haloed(self) -> Look {
        Look { halo: true, ..self }
    }

    pub fn width(&self, words: &str) -> f64 {
        label::width(words, self.size, self.weight)
    }

    pub fn cut<'a>(&self, words: &'a str, most: f64) -> std::borrow::Cow<'a, str> {
        label::cut(words, self.size, self.weight, most)
    }
}

/// What a mark says when it is pointed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Say {
    /// What it is about.
    pub label: String,
    /// Its number, with its unit.
    pub value: String,
}

/// The paper.
#[derive(Debug)]
pub(super) struct Canvas {
    out: String,
    form: Form,
    prefix: String,
    pub width: f64,
    pub height: f64,
    hatchings: BTreeSet<usize>,
    pub marks: Vec<Say>,
}

/// A coordinate: two decimals at most, never anything but a number.
struct At(f64);

impl Display for At {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let value = if self.0.is_finite() { (self.0 * 100.0).round() / 100.0 + 0.0 } else { 0.0 };
        write!(formatter, "{value}")
    }
}

/// Writing into a `String` cannot fail.
macro_rules! put {
    ($canvas:expr, $($words:tt)*) => { let _ = write!($canvas.out, $($words)*); };
}

impl Canvas {
    pub fn new(width: f64, form: Form, prefix: &str) -> Self {
        Canvas {
            out: String::new(),
            form,
            prefix: prefix.to_owned(),
            width,
            height: 0.0,
            hatchings: BTreeSet::new(),
            marks: Vec::new(),
        }
    }

    /// The picture reaches at least down to here.
    pub fn reach(&mut self, bottom: f64) {
        self.height = self.height.max(bottom);
    }

    /// A shape that says something. What `draw` draws belongs to it.
    pub fn mark(&mut self, label: &str, value: &str, draw: impl FnOnce(&mut Canvas)) {
        let said = escaped(&format!("{label}: {value}"));
        put!(self, "<g class=\"mark\" data-say=\"{said}\"><title>{said}</title>");
        draw(self);
        self.out.push_str("</g>");
        self.marks.push(Say { label: label.to_owned(), value: value.to_owned() });
    }

    pub fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, paint: Paint) {
        self.shade(x, y, width, height, paint, 1.0);
    }

    /// A rectangle through which the ground is seen.
    pub fn shade(&mut self, x: f64, y: f64, width: f64, height: f64, paint: Paint, opacity: f64) {
        self.reach(y + height);
        let opacity = if opacity < 1.0 { format!(" fill-opacity=\"{}\"", At(opacity.max(0.0))) } else { String::new() };
        let (width, height) = (At(width.max(0.0)), At(height.max(0.0)));
        let fill = paint.fill(self.form);
        put!(self, "<rect x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{height}\"{fill}{opacity}/>", At(x), At(y));
    }

    /// A rectangle in a goal's colour and hatching: the hatching keeps goals apart in grey and for every eye.
    pub fn goal_rect(&mut self, x: f64, y: f64, width: f64, height: f64, goal: usize) {
        self.rect(x, y, width, height, Paint::Goal(goal));
        let kind = goal % GOALS;
        if kind > 0 && width > 0.0 {
            self.hatchings.insert(kind);
            let (prefix, width, height) = (escaped(&self.prefix), At(width), At(height.max(0.0)));
            put!(
                self,
                "<rect x=\"{}\" y=\"{}\" width=\"{width}\" height=\"{height}\" fill=\"url(#{prefix}-h{kind})\"/>",
                At(x),
                At(y)
            );
        }
    }

    /// A rectangle that is only a rim.
    pub fn frame(&mut self, x: f64, y: f64, width: f64, height: f64, paint: Paint, line: f64) {
        self.reach(y + height);
        let stroke = paint.stroke(self.form);
        put!(
            self,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{stroke} stroke-width=\"{}\"/>",
            At(x),
            At(y),
            At(width.max(0.0)),
            At(height.max(0.0)),
            At(line)
        );
    }

    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), paint: Paint, width: f64) {
        self.path(&[from, to], paint, width, "");
    }

    pub fn dashed(&mut self, from: (f64, f64), to: (f64, f64), paint: Paint, width: f64) {
        self.path(&[from, to], paint, width, "3 3");
    }

    /// A line through points; `dash` as in `stroke-dasharray`, empty for a whole one.
    pub fn path(&mut self, points: &[(f64, f64)], paint: Paint, width: f64, dash: &str) {
        for (_, y) in points {
            self.reach(*y);
        }
        let dash = if dash.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dash}\"") };
        let stroke = paint.stroke(self.form);
        let way = way(points);
        put!(self, "<path d=\"{way}\"{stroke} stroke-width=\"{}\" stroke-linejoin=\"round\"{dash}/>", At(width));
    }

    /// A closed shape through which the ground is seen.
    pub fn area(&mut self, points: &[(f64, f64)], paint: Paint, opacity: f64) {
        let (way, fill) = (way(points), paint.fill(self.form));
        put!(self, "<path d=\"{way}Z\"{fill} fill-opacity=\"{}\"/>", At(opacity));
    }

    /// Many small dots at once, which say nothing one by one.
    pub fn dots(&mut self, points: &[(f64, f64)], size: f64, paint: Paint) {
        let way: String = points.iter().map(|(x, y)| format!("M{} {}h0", At(*x), At(*y))).collect();
        let stroke = paint.stroke(self.form);
        put!(
            self,
            "<path d=\"{way}\"{stroke} stroke-width=\"{}\" stroke-linecap=\"round\" stroke-opacity=\".45\"/>",
            At(size)
        );
    }

    /// A dot with a rim of the ground, so that it stands apart from what it covers.
    pub fn dot(&mut self, x: f64, y: f64, radius: f64, paint: Paint) {
        self.reach(y + radius);
        let (x, y) = (At(x), At(y));
        let colours = colours(Some(paint), Some(Paint::Card), self.form);
        put!(self, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\"{colours}/>", At(radius));
    }

    /// A ring.
    pub fn ring(&mut self, x: f64, y: f64, radius: f64, paint: Paint, line: f64) {
        self.reach(y + radius);
        let (x, y) = (At(x), At(y));
        let colours = colours(Some(Paint::Card), Some(paint), self.form);
        put!(self, "<circle cx=\"{x}\" cy=\"{y}\" r=\"{}\"{colours} stroke-width=\"{}\"/>", At(radius), At(line));
    }

    /// Room for a finger around a small mark.
    pub fn touch(&mut self, x: f64, y: f64, radius: f64) {
        put!(
            self,
            "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"none\" pointer-events=\"all\"/>",
            At(x),
            At(y),
            At(radius)
        );
    }

    /// A span of doubt: a line with caps, rimmed so that it is seen on every bar.
    pub fn whisker(&mut self, from: f64, to: f64, y: f64, cap: f64) {
        let lines = [[(from, y), (to, y)], [(from, y - cap), (from, y + cap)], [(to, y - cap), (to, y + cap)]];
        for (paint, width) in [(Paint::Card, 4.0), (Paint::Ink, 1.5)] {
            for line in &lines {
                self.path(line, paint, width, "");
            }
        }
    }

    /// Words on their line.
    pub fn text(&mut self, x: f64, y: f64, look: Look, words: &str) {
        if words.is_empty() {
            return;
        }
        self.reach(y + look.size * 0.3);
        let anchor = match look.anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if look.weight == Weight::Bold { " font-weight=\"600\"" } else { "" };
        let halo = if look.halo { " stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"" } else { "" };
        let fill = colours(Some(look.paint), look.halo.then_some(Paint::Card), self.form);
        put!(
            self,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{anchor}{weight}{fill}{halo}>{}</text>",
            At(x),
            At(y),
            At(look.size),
            escaped(words)
        );
    }

    /// Words in as many lines as they need; the y below them.
    pub fn lines(&mut self, x: f64, y: f64, look: Look, words: &str, most: f64) -> f64 {
        const MOST_LINES: usize = 12;
        let mut y = y;
        for line in label::wrap(words, look.size, look.weight, most, MOST_LINES) {
            y += look.size * 1.4;
            self.text(x, y - look.size * 0.35, look, &line);
        }
        y
    }

    /// Swatches with names, in as many lines as they need; the y below them.
    pub fn legend(&mut self, goals: &[(usize, String)], y: f64) -> f64 {
        const SWATCH: f64 = 12.0;
        let (mut x, mut y) = (0.0, y);
        for (goal, name) in goals {
            let name = Look::QUIET.cut(name, self.width - SWATCH - 6.0);
            let width = SWATCH + 6.0 + Look::QUIET.width(&name);
            if x > 0.0 && x + width > self.width {
                x = 0.0;
                y += 20.0;
            }
            self.goal_rect(x, y + 2.0, SWATCH, SWATCH, *goal);
            self.text(x + SWATCH + 6.0, y + SWATCH, Look::QUIET, &name);
            x += width + 18.0;
        }
        if goals.is_empty() { y } else { y + 26.0 }
    }

    /// The whole picture.
    pub fn finish(self, title: &str, description: &str, heading: &Heading) -> String {
        const MARGIN: f64 = 24.0;
        let prefix = escaped(&self.prefix);
        let (margin, mut head) = match self.form {
            Form::Page => (0.0, Canvas::new(self.width, self.form, "")),
            Form::File => (MARGIN, Canvas::new(self.width, self.form, "")),
        };
        let mut top = margin;
        if self.form == Form::File {
            let kicker = Look { weight: Weight::Bold, paint: Paint::Accent, ..Look::QUIET };
            top = head.lines(0.0, top, kicker, heading.question, self.width);
            head.out.push_str("<g font-family=\"ui-serif, Georgia, 'Noto Serif', serif\">");
            top = head.lines(0.0, top + 2.0, Look { size: 22.0, ..Look::BOLD }, title, self.width) + 14.0;
            head.out.push_str("</g>");
        }
        let mut bottom = top + self.height + 4.0;
        if self.form == Form::File {
            bottom = head.lines(0.0, bottom + 8.0, Look::QUIET, heading.foot, self.width) + MARGIN * 0.75;
        }
        let (width, height) = (At(self.width + 2.0 * margin), At(bottom.ceil()));
        let (size, style, ground) = match self.form {
            Form::Page => (String::new(), String::new(), String::new()),
            Form::File => (
                format!(" width=\"{width}\" height=\"{height}\""),
                format!("<style>{}</style>", super::paint::style()),
                format!("<rect width=\"{width}\" height=\"{height}\"{}/>", Paint::Card.fill(self.form)),
            ),
        };
        let hatchings: String = self.hatchings.iter().map(|kind| hatching(&prefix, *kind, self.form)).collect();
        let (title, description) = (escaped(title), escaped(description));
        let (head, body) = (&head.out, &self.out);
        let (language, id) = (heading.language, heading.id);
        let down = At(top);
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" data-picture=\"{id}\" lang=\"{language}\" \
             viewBox=\"0 0 {width} {height}\"{size} role=\"img\" aria-labelledby=\"{prefix}-title {prefix}-desc\" \
             font-family=\"system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif\">\
             <title id=\"{prefix}-title\">{title}</title><desc id=\"{prefix}-desc\">{description}</desc>{style}\
             <defs>{hatchings}</defs>{ground}<g transform=\"translate({} 0)\">{head}</g>\
             <g transform=\"translate({} {down})\">{body}</g></svg>",
            At(margin),
            At(margin)
        )
    }
}

/// What stands above and below a picture that is a file.
pub(super) struct Heading<'a> {
    pub id: &'a str,
    pub question: &'a str,
    pub foot: &'a str,
    pub language: &'a str,
}

fn way(points: &[(f64, f64)]) -> String {
    let mut way = String::new();
    for (place, (x, y)) in points.iter().enumerate() {
        let _ = write!(way, "{}{} {}", if place == 0 { "M" } else { "L" }, At(*x), At(*y));
    }
    way
}

/// Thin lines of the ground over a goal's colour: one kind for each colour but the first.
fn hatching(prefix: &str, kind: usize, form: Form) -> String {
    let (size, turn, way) = match kind {
        1 => (5, 45, "M0 0V5"),
        2 => (5, 0, "M2.5 2.5h0"),
        3 => (5, 90, "M0 0V5"),
        4 => (5, -45, "M0 0V5"),
        5 => (6, 45, "M0 0V6M0 0H6"),
        6 => (5, 0, "M0 0V5"),
        _ => (8, 45, "M4 4h0"),
    };
    let ground = Paint::Card.value(form);
    let width = if matches!(kind, 2 | 7) { 2.0 } else { 1.1 };
    format!(
        "<pattern id=\"{prefix}-h{kind}\" width=\"{size}\" height=\"{size}\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate({turn})\"><path d=\"{way}\" class=\"s-card\" stroke=\"{ground}\" \
         stroke-width=\"{width}\" stroke-linecap=\"round\" stroke-opacity=\".6\"/></pattern>"
    )
}
