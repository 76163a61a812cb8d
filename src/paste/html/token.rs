//! HTML to tags and text, as tolerantly as browsers do it and with every byte looked at a bounded number of times. Comments,
//! scripts and styles are stepped over; nothing is ever interpreted.

use std::borrow::Cow;

use memchr::memchr;

use super::entity;

/// A piece of HTML.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'a> {
    /// Text, its references not yet resolved.
    Text(&'a str),
    /// `<name attributes>`
    Open(&'a str, Attributes<'a>),
    /// `</name>`
    Close(&'a str),
}

/// Elements whose content is no text of the page.
const RAW: &[&str] = &["script", "style", "title", "textarea", "noscript", "iframe", "xmp", "noembed", "noframes"];

/// The pieces of a text in order.
#[derive(Debug)]
pub struct Tokens<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    /// The pieces of `html`.
    pub fn new(html: &'a str) -> Self {
        Tokens { html, at: 0 }
    }

    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    /// Steps behind the next `>` that follows `before`, or to the end of everything.
    fn skip_behind(&mut self, before: &str) {
        while let Some(found) = memchr(b'>', self.rest().as_bytes()) {
            let is_end = self.rest().get(..found).is_some_and(|it| it.ends_with(before));
            self.at += found + 1;
            if is_end {
                return;
            }
        }
        self.at = self.html.len();
    }

    /// Steps to `</name`, or to the end of everything.
    fn skip_raw(&mut self, name: &str) {
        while let Some(found) = memchr(b'<', self.rest().as_bytes()) {
            self.at += found;
            let close = self.rest().get(1..name.len() + 2).and_then(|it| it.strip_prefix('/'));
            if close.is_some_and(|it| it.eq_ignore_ascii_case(name)) {
                return;
            }
            self.at += 1;
        }
        self.at = self.html.len();
    }

    /// The tag at the position, which is that of a `<`; none where it is something else, which is stepped over.
    fn tag(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        match bytes.get(1) {
            Some(b'!') if rest.starts_with("<!--") => {
                // `<!-->` and `<!--->` are whole comments.
                self.at += 2;
                self.skip_behind("--");
                None
            }
            Some(b'!' | b'?') => {
                self.skip_behind("");
                None
            }
            Some(b'/') => {
                let name = name(rest.get(2..)?);
                self.skip_behind("");
                (!name.is_empty()).then_some(Token::Close(name))
            }
            Some(it) if it.is_ascii_alphabetic() => {
                let name = name(rest.get(1..)?);
                let (attributes, behind) = Attributes::read(rest.get(1 + name.len()..).unwrap_or_default());
                self.at = self.html.len() - behind.len();
                if RAW.iter().any(|it| it.eq_ignore_ascii_case(name)) {
                    self.skip_raw(name);
                }
                Some(Token::Open(name, attributes))
            }
            // `< 15` is text.
            _ => {
                self.at += 1;
                Some(Token::Text(rest.get(..1)?))
            }
        }
    }
}

/// The name that a tag begins with.
fn name(text: &str) -> &str {
    let is_end = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/');
    text.get(..text.bytes().position(is_end).unwrap_or(text.len())).unwrap_or_default()
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        while self.at < self.html.len() {
            let rest = self.rest();
            match memchr(b'<', rest.as_bytes()) {
                Some(0) => {
                    let tag = self.tag();
                    if tag.is_some() {
                        return tag;
                    }
                }
                found => {
                    let end = found.unwrap_or(rest.len());
                    self.at += end;
                    return Some(Token::Text(rest.get(..end).unwrap_or_default()));
                }
            }
        }
        None
    }
}

/// The attributes of a tag that matter for tables, as they stand in it. Of two with one name the first counts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Attributes<'a> {
    values: [Option<&'a str>; Attribute::COUNT],
}

/// An attribute that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attribute {
    /// How many columns a cell covers.
    ColumnSpan,
    /// How many rows a cell covers.
    RowSpan,
    /// What an element is to those who cannot see it.
    Role,
    /// How it looks.
    Style,
    /// Whether it is there at all.
    Hidden,
    /// Its classes.
    Class,
    /// Google Sheets' value.
    SheetsValue,
    /// LibreOffice's value.
    CalcValue,
    /// Excel's value, until 2003.
    ExcelValue,
}

impl Attribute {
    const COUNT: usize = 9;

    fn of_name(name: &str) -> Option<Self> {
        const NAMES: [(&str, Attribute); Attribute::COUNT] = [
            ("colspan", Attribute::ColumnSpan),
            ("rowspan", Attribute::RowSpan),
            ("role", Attribute::Role),
            ("style", Attribute::Style),
            ("hidden", Attribute::Hidden),
            ("class", Attribute::Class),
            ("data-sheets-value", Attribute::SheetsValue),
            ("sdval", Attribute::CalcValue),
            ("x:num", Attribute::ExcelValue),
        ];
        NAMES.iter().find(|(it, _)| it.eq_ignore_ascii_case(name)).map(|(_, attribute)| *attribute)
    }
}

impl<'a> Attributes<'a> {
    /// The attributes at the beginning of `rest`, and what follows the tag's `>`.
    fn read(mut rest: &'a str) -> (Self, &'a str) {
        let mut attributes = Attributes::default();
        while let Some((name, value, behind)) = next_attribute(rest) {
            let place = Attribute::of_name(name).and_then(|it| attributes.values.get_mut(it as usize));
            if let Some(place) = place {
                place.get_or_insert(value);
            }
            rest = behind;
        }
        let rest = rest.trim_start_matches(|it: char| it.is_ascii_whitespace() || it == '/');
        (attributes, rest.strip_prefix('>').unwrap_or(rest))
    }

    /// The value of an attribute, its references resolved; empty where it has none.
    pub fn get(&self, attribute: Attribute) -> Option<Cow<'a, str>> {
        self.plain(attribute).map(entity::decode)
    }

    /// The value as it stands there.
    pub fn plain(&self, attribute: Attribute) -> Option<&'a str> {
        self.values.get(attribute as usize).copied().flatten()
    }
}

/// The next attribute with its value, and what follows it; none at the end of the tag.
fn next_attribute(rest: &str) -> Option<(&str, &str, &str)> {
    let rest = rest.trim_start_matches(|it: char| it.is_ascii_whitespace() || it == '/');
    if rest.is_empty() || rest.starts_with('>') {
        return None;
    }
    let is_end = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/');
    let length = |text: &str, is_end: &dyn Fn(u8) -> bool| text.bytes().position(is_end).unwrap_or(text.len());
    // A `=` in front is part of the name.
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let (name, behind) = rest.split_at_checked(first + length(rest.get(first..)?, &is_end))?;
    let Some(value) = behind.trim_ascii_start().strip_prefix('=') else { return Some((name, "", behind)) };
    let value = value.trim_ascii_start();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote) {
            let end = memchr(quote as u8, inner.as_bytes()).unwrap_or(inner.len());
            return Some((name, inner.get(..end)?, inner.get(end + 1..).unwrap_or_default()));
        }
    }
    let (value, rest) = value.split_at_checked(length(value, &|byte| byte.is_ascii_whitespace() || byte == b'>'))?;
    Some((name, value, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces as text: `<name`, `</name` and text, divided by `|`.
    #[track_caller]
    fn check(html: &str, expected: &str) {
        let pieces: Vec<String> = Tokens::new(html)
            .map(|it| match it {
                Token::Text(text) => text.to_owned(),
                Token::Open(name, _) => format!("<{name}"),
                Token::Close(name) => format!("</{name}"),
            })
            .collect();
        assert_eq!(pieces.join("|"), expected, "{html}");
    }

    #[test]
    fn tags_and_text() {
        check("<td>1</td>", "<td|1|</td");
        check("<TD class=xl65>1</TD >", "<TD|1|</TD");
        check("a<br/>b<o:p></o:p>", "a|<br|b|<o:p|</o:p");
        check("a < 15 <b", "a |<| 15 |<b");
        check("<td title='a>b'>1", "<td|1");
        check("<td title=\"a", "<td");
        check("</>x</ td>y", "x|y");
        check("<", "<");
    }

    #[test]
    fn what_is_no_content_is_stepped_over() {
        check("a<!-- <td>1</td> -->b<!-->c<!--->d", "a|b|c|d");
        check("<!DOCTYPE html><?xml a?><![if x]>1<![endif]>", "1");
        check("<script>'<td>' </scrip></SCRIPT>1", "<script|</SCRIPT|1");
        check("<style><!--td {}--></style>1", "<style|</style|1");
        check("<style>td", "<style");
        check("a<!-- b", "a");
    }

    #[track_caller]
    fn attribute(html: &str, attribute: Attribute, expected: Option<&str>) {
        match Tokens::new(html).next() {
            Some(Token::Open(_, attributes)) => assert_eq!(attributes.get(attribute).as_deref(), expected, "{html}"),
            other => panic!("{html}: {other:?}"),
        }
    }

    #[test]
    fn attributes() {
        use Attribute::{Class, ColumnSpan, ExcelValue, Role, SheetsValue, Style};
        attribute("<td colspan=2>", ColumnSpan, Some("2"));
        attribute("<td COLSPAN = '2' rowspan=3>", ColumnSpan, Some("2"));
        attribute("<td x:num rowspan=3/>", ExcelValue, Some(""));
        attribute("<td x:num=\"1.5\">", ExcelValue, Some("1.5"));
        attribute("<td a=\"1\"class='2'>", Class, Some("2"));
        attribute("<td data-sheets-value=\"{&quot;1&quot;:3}\">", SheetsValue, Some("{\"1\":3}"));
        attribute("<td role=1 role=2>", Role, Some("1"));
        attribute("<td style=it's>", Style, Some("it's"));
        attribute("<td =class=1>", Class, None);
        attribute("<td", Class, None);
    }
}
