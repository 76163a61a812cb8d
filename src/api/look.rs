//! How a report shall look: `{ "title": "…", "agency": "…", "logo": "data:image/png;base64,…", "colour": "#0B5FA5", "date": "…" }`.

use serde_json::{Map, Value};

use super::object::Object;

/// What a person adds to a report; everything is theirs, and everything may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The heading.
    pub title: Option<String>,
    /// Whose report it is.
    pub agency: Option<String>,
    /// A picture as a `data:` address.
    pub logo: Option<String>,
    /// A colour as `#rrggbb`.
    pub colour: Option<String>,
    /// The day, as people write it: the engine has no clock.
    pub date: Option<String>,
}

/// Longer pictures would make a report that no mail takes.
const MOST_LOGO: usize = 700_000;

impl Look {
    /// The kinds of pictures that a logo can be.
    pub const PICTURES: [&str; 5] = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml"];

    /// Reads what can be used; gives the keys that cannot.
    pub(super) fn read(object: &Map<String, Value>) -> (Self, Vec<&str>) {
        let (mut look, mut unusable) = (Look::default(), Vec::new());
        for (key, value) in object {
            let words = |most: usize| {
                Some(value.as_str()?.trim().chars().take(most).collect()).filter(|it: &String| !it.is_empty())
            };
            let (place, read) = match key.as_str() {
                _ if value.is_null() || value.as_str() == Some("") => continue,
                "title" => (&mut look.title, words(120)),
                "agency" => (&mut look.agency, words(80)),
                "date" => (&mut look.date, words(40)),
                "colour" => (&mut look.colour, value.as_str().filter(|it| is_colour(it)).map(str::to_owned)),
                "logo" => (&mut look.logo, value.as_str().filter(|it| is_picture(it)).map(str::to_owned)),
                _ => {
                    unusable.push(key.as_str());
                    continue;
                }
            };
            if read.is_none() {
                unusable.push(key.as_str());
            }
            *place = read;
        }
        (look, unusable)
    }

    /// As JSON; nothing where there is nothing.
    pub(super) fn write(&self) -> Option<Value> {
        let Look { title, agency, logo, colour, date } = self;
        let mut out = Object::default();
        for (key, it) in [("title", title), ("agency", agency), ("logo", logo), ("colour", colour), ("date", date)] {
            out.put(key, it.as_deref());
        }
        out.some()
    }
}

/// `#rrggbb`, and nothing that could carry more into a style.
fn is_colour(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|it| it.len() == 6 && it.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// A picture in base64 inside the address itself: nothing is fetched for it.
fn is_picture(text: &str) -> bool {
    let data = Look::PICTURES.iter().find_map(|kind| text.strip_prefix(&format!("data:{kind};base64,")));
    let is_base64 =
        |it: &str| it.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='));
    text.len() <= MOST_LOGO && data.is_some_and(|it| !it.is_empty() && is_base64(it))
}
