//! A request and a wish to a picture, as plain data.

use serde_json::Value;

use super::report::{DrawnPicture, PictureMark, PictureTable};
use super::{Analysis, Request};
use crate::picture::{self, Choice, Drawing, Form, Frame, Picture};

/// Which picture, of what, how wide. What is not named is left to the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wish {
    /// The picture's id; `None`: the ranking.
    pub picture: Option<String>,
    /// The label of a row.
    pub row: Option<String>,
    /// The label of the row to compare with.
    pub other: Option<String>,
    /// The id of a goal in the scorecard.
    pub goal: Option<String>,
    /// The id of a KPI.
    pub kpi: Option<String>,
    /// The width in CSS pixels.
    pub width: Option<f64>,
    /// What the ids in the picture begin with.
    pub id_prefix: Option<String>,
    /// Whether it shall stand alone as a file.
    pub form: Form,
}

/// Nobody draws a picture of that name: a mistake in the call itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownPicture(pub String);

impl std::fmt::Display for UnknownPicture {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let ids: Vec<&str> = picture::ALL.iter().map(|it| it.id).collect();
        write!(formatter, "unknown picture \"{}\"; the pictures are {}", self.0, ids.join(", "))
    }
}

impl std::error::Error for UnknownPicture {}

impl Wish {
    /// Reads a wish tolerantly: what is of another kind counts as not said.
    pub fn from_json(value: &Value) -> Self {
        let words = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        Wish {
            picture: words("picture"),
            row: words("row"),
            other: words("other"),
            goal: words("goal"),
            kpi: words("kpi"),
            width: value.get("width").and_then(Value::as_f64),
            id_prefix: words("idPrefix"),
            form: match value.get("standalone").and_then(Value::as_bool) {
                Some(true) => Form::File,
                _ => Form::Page,
            },
        }
    }

    fn wanted(&self) -> Result<&'static Picture, UnknownPicture> {
        let id = self.picture.as_deref().unwrap_or("ranking");
        Picture::from_id(id).ok_or_else(|| UnknownPicture(id.to_owned()))
    }

    /// The places that the names mean; a name that nobody has is left to the picture.
    fn choice(&self, analysis: &Analysis) -> Choice {
        let row = |label: &Option<String>| {
            let label = label.as_ref()?;
            analysis.facts.rows.iter().position(|it| it.label == *label)
        };
        let goal = |id: &String| analysis.scorecard.goals.iter().position(|it| it.id == *id);
        Choice {
            row: row(&self.row),
            other: row(&self.other),
            goal: self.goal.as_ref().and_then(goal),
            kpi: self.kpi.clone(),
        }
    }
}

/// Analyses a request and draws it.
pub fn draw(request: &Request, wish: &Wish) -> Result<DrawnPicture, UnknownPicture> {
    draw_of(request, wish, Analysis::new)
}

/// The same with an analysis that is made only where the picture is known.
pub fn draw_of(
    request: &Request,
    wish: &Wish,
    analysis: impl FnOnce(&Request) -> Analysis,
) -> Result<DrawnPicture, UnknownPicture> {
    wish.wanted()?;
    draw_analysis(&analysis(request), request, wish)
}

/// The same of an analysis that is there already.
pub fn draw_analysis(analysis: &Analysis, request: &Request, wish: &Wish) -> Result<DrawnPicture, UnknownPicture> {
    let picture = wish.wanted()?;
    let id = picture.id;
    let standard = Frame::default();
    let frame = Frame {
        language: request.language,
        width: wish.width.unwrap_or(standard.width),
        prefix: prefix(wish.id_prefix.as_deref(), id),
        form: wish.form,
    };
    let question = picture.question.get(request.language).to_owned();
    let drawn = DrawnPicture { picture: id.to_owned(), question, ..DrawnPicture::default() };
    Ok(match picture.draw(analysis, &wish.choice(analysis), &frame) {
        Ok(Drawing { title, description, svg, table, marks }) => DrawnPicture {
            title,
            description,
            svg: Some(svg),
            table: PictureTable { header: table.header, rows: table.rows },
            marks: marks.into_iter().map(|it| PictureMark { label: it.label, value: it.value }).collect(),
            ..drawn
        },
        Err(reason) => DrawnPicture { unavailable: Some(reason), ..drawn },
    })
}

/// The beginning of ids: only what an id may hold.
fn prefix(wanted: Option<&str>, id: &str) -> String {
    let usable = |it: &char| it.is_ascii_alphanumeric() || matches!(it, '-' | '_');
    let wanted: String = wanted.unwrap_or_default().chars().filter(usable).take(64).collect();
    if wanted.starts_with(|it: char| it.is_ascii_alphabetic()) { wanted } else { format!("picture-{id}{wanted}") }
}
