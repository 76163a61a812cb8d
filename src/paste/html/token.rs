//! HTML to tags and text, as tolerantly as browsers do it and with every byte looked at a bounded number of times. Comments,
//! scripts and styles are stepped over; nothing is ever interpreted.

use std::borrow::Cow;

use memchr::{memchr, memmem};

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

    /// Steps behind the next `end`, or to the end of everything.
    fn skip_behind(&mut self, end: &str) {
        self.at = match memmem::find(self.rest().as_bytes(), end.as_bytes()) {
            Some(found) => self.at + found + end.len(),
            None => self.html.len(),
        };
    }

    /// Steps to `</name`, or to the end of everything.
    fn skip_raw(&mut self, name: &str) {
        while self.at < self.html.len() {
            let Some(found) = memmem::find(self.rest().as_bytes(), b"</") else {
                self.at = self.html.len();
                return;
            };
            let close = self.at + found;
            let end = close + 2 + name.len();
            if self.html.get(close + 2..end).is_some_and(|it| it.eq_ignore_ascii_case(name)) {
                self.at = close;
                return;
            }
            self.at = close + 2;
        }
    }

    /// The tag at the position, which is that of a `<`; none where it is something else, which is stepped over.
    fn tag(&mut self) -> Option<Token<'a>> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        match bytes.get(1) {
            Some(b'!') if rest.starts_with("<!--") => {
                // `<!-->` and `<!--->` are whole comments.
                self.at += 2;
                self.skip_behind("-->");
                None
            }
            Some(b'!' | b'?') => {
                self.skip_behind(">");
                None
            }
            Some(b'/') => {
                let name = name(rest.get(2..)?);
                self.skip_behind(">");
                (!name.is_empty()).then_some(Token::Close(name))
            }
            Some(it) if it.is_ascii_alphabetic() => {
                let name = name(rest.get(1..)?);
                let inside = rest.get(1 + name.len()..).unwrap_or_default();
                let mut attributes = Attributes { rest: inside };
                while attributes.next_pair().is_some() {}
                let length = inside.len() - attributes.rest.len();
                let inside = inside.get(..length).unwrap_or_default();
                self.at += 1 + name.len() + length + 1;
                if RAW.iter().any(|it| it.eq_ignore_ascii_case(name)) {
                    self.skip_raw(name);
                }
                Some(Token::Open(name, Attributes { rest: inside }))
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
    let is_end = |it: char| it.is_ascii_whitespace() || matches!(it, '>' | '/');
    text.get(..text.find(is_end).unwrap_or(text.len())).unwrap_or_default()
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

/// The attributes of a tag, as they stand in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Attributes<'a> {
    /// The value of an attribute, its references resolved; empty where it has none. Of two with one name the first counts.
    pub fn get(mut self, name: &str) -> Option<Cow<'a, str>> {
        loop {
            let (it, value) = self.next_pair()?;
            if it.eq_ignore_ascii_case(name) {
                return Some(entity::decode(value));
            }
        }
    }

    /// The next name with its value; what is left then stands behind it. At the end of the tag what is left begins with `>`.
    fn next_pair(&mut self) -> Option<(&'a str, &'a str)> {
        let rest = self.rest.trim_start_matches(|it: char| it.is_ascii_whitespace() || it == '/');
        self.rest = rest;
        if rest.is_empty() || rest.starts_with('>') {
            return None;
        }
        let is_end = |it: char| it.is_ascii_whitespace() || matches!(it, '=' | '>' | '/');
        // A `=` in front is part of the name.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = first + rest.get(first..)?.find(is_end).unwrap_or(rest.len() - first);
        let (name, behind) = rest.split_at_checked(end)?;
        let Some(value) = behind.trim_start_matches(|it: char| it.is_ascii_whitespace()).strip_prefix('=') else {
            self.rest = behind;
            return Some((name, ""));
        };
        let value = value.trim_start_matches(|it: char| it.is_ascii_whitespace());
        for quote in ['"', '\''] {
            if let Some(inner) = value.strip_prefix(quote) {
                let end = memchr(quote as u8, inner.as_bytes()).unwrap_or(inner.len());
                self.rest = inner.get(end + 1..).unwrap_or_default();
                return Some((name, inner.get(..end)?));
            }
        }
        let end = value.find(|it: char| it.is_ascii_whitespace() || it == '>').unwrap_or(value.len());
        let (value, rest) = value.split_at_checked(end)?;
        self.rest = rest;
        Some((name, value))
    }
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
    fn attribute(html: &str, name: &str, expected: Option<&str>) {
        match Tokens::new(html).next() {
            Some(Token::Open(_, attributes)) => assert_eq!(attributes.get(name).as_deref(), expected, "{html}"),
            other => panic!("{html}: {other:?}"),
        }
    }

    #[test]
    fn attributes() {
        attribute("<td colspan=2>", "colspan", Some("2"));
        attribute("<td COLSPAN = '2' rowspan=3>", "colspan", Some("2"));
        attribute("<td x:num rowspan=3/>", "x:num", Some(""));
        attribute("<td x:num=\"1.5\">", "x:num", Some("1.5"));
        attribute("<td a=\"1\"b='2'>", "b", Some("2"));
        attribute("<td data-sheets-value=\"{&quot;1&quot;:3}\">", "data-sheets-value", Some("{\"1\":3}"));
        attribute("<td a=1 a=2>", "a", Some("1"));
        attribute("<td a=it's>", "a", Some("it's"));
        attribute("<td =a=1>", "a", None);
        attribute("<td", "a", None);
    }
}
