//! The colours of the pictures: the page's tokens, so that a picture follows the page, and plain values for a file.

/// A colour by what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Paint {
    /// Words and thin lines that matter.
    Ink,
    /// Words that explain.
    Muted,
    /// Grids and frames.
    Line,
    /// The one accent.
    Accent,
    /// The ground behind everything.
    Card,
    /// Words on the accent.
    OnAccent,
    /// Gains.
    Good,
    /// Losses.
    Bad,
    /// A goal by its place: the same colour and the same hatching everywhere.
    Goal(usize),
}

/// So many goals have a colour of their own; the next ones begin anew.
pub(super) const GOALS: usize = 8;

/// For whom a picture is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A part of a page: no heading of its own, colours from the page's custom properties.
    #[default]
    Page,
    /// A file that stands alone: with heading, ground and both colour schemes.
    File,
}

impl Paint {
    const PLAIN: [Paint; 8] =
        [Paint::Ink, Paint::Muted, Paint::Line, Paint::Accent, Paint::Card, Paint::OnAccent, Paint::Good, Paint::Bad];

    /// The custom property, and the values in light and dark. Palette: 4.5 : 1 for words and 3 : 1 for marks on both
    /// grounds; goals after Okabe and Ito, the same in both.
    fn token(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Paint::Ink => ("ink", "#1B1F24", "#ECEAE4"),
            Paint::Muted => ("muted", "#5A6169", "#A4ABB3"),
            Paint::Line => ("line", "#D9D6CE", "#363C42"),
            Paint::Accent => ("accent", "#0B5FA5", "#7DB7E8"),
            Paint::Card => ("card", "#FFFFFF", "#1C2024"),
            Paint::OnAccent => ("on-accent", "#FFFFFF", "#14171A"),
            Paint::Good => ("good", "#1A7348", "#6CC99A"),
            Paint::Bad => ("bad", "#B3261E", "#F2857D"),
            Paint::Goal(goal) => match goal % GOALS {
                0 => ("goal-1", "#0072B2", "#0072B2"),
                1 => ("goal-2", "#D55E00", "#D55E00"),
                2 => ("goal-3", "#009E73", "#009E73"),
                3 => ("goal-4", "#B5568F", "#B5568F"),
                4 => ("goal-5", "#2A8FC7", "#2A8FC7"),
                5 => ("goal-6", "#B87900", "#B87900"),
                6 => ("goal-7", "#7B5EA7", "#7B5EA7"),
                _ => ("goal-8", "#6B7178", "#6B7178"),
            },
        }
    }

    /// `fill` with class and value.
    pub fn fill(self, form: Form) -> String {
        colours(Some(self), None, form)
    }

    /// `stroke` with class and value.
    pub fn stroke(self, form: Form) -> String {
        colours(None, Some(self), form)
    }

    /// The value alone. A file has the plain one, since few programs beside browsers know custom properties.
    pub fn value(self, form: Form) -> String {
        let (name, light, _) = self.token();
        match form {
            Form::Page => format!("var(--{name},{light})"),
            Form::File => light.to_owned(),
        }
    }
}

/// `fill` and `stroke` with their classes and values; what is not named is not drawn.
pub(super) fn colours(fill: Option<Paint>, stroke: Option<Paint>, form: Form) -> String {
    let class = |kind: char, paint: Option<Paint>| paint.map(|it| format!("{kind}-{}", it.token().0));
    let classes: Vec<String> = [class('f', fill), class('s', stroke)].into_iter().flatten().collect();
    let mut out = format!(" class=\"{}\"", classes.join(" "));
    match fill {
        Some(paint) => out.push_str(&format!(" fill=\"{}\"", paint.value(form))),
        None => out.push_str(" fill=\"none\""),
    }
    if let Some(paint) = stroke {
        out.push_str(&format!(" stroke=\"{}\"", paint.value(form)));
    }
    out
}

/// What a file brings for dark screens and for forced colours; classes win over the values that stand beside them.
pub(super) fn style() -> String {
    let rules = |value: &dyn Fn(Paint) -> &'static str| -> String {
        let rule = |paint: &Paint| {
            let (name, value) = (paint.token().0, value(*paint));
            format!(".f-{name}{{fill:{value}}}.s-{name}{{stroke:{value}}}")
        };
        Paint::PLAIN.iter().map(rule).collect()
    };
    let dark = rules(&|paint| paint.token().2);
    let forced = rules(&|paint| match paint {
        Paint::Card | Paint::OnAccent => "Canvas",
        Paint::Line => "GrayText",
        Paint::Accent => "Highlight",
        _ => "CanvasText",
    });
    format!(
        "text{{font-variant-numeric:tabular-nums lining-nums}}@media screen and (prefers-color-scheme:dark){{{dark}}}\
         @media (forced-colors:active){{{forced}}}"
    )
}
