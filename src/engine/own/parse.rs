//! A typed formula becomes a tree; the first thing that cannot be read is said with its place.

use super::expr::{Expr, Function, Sign};
use super::token::{Token, What, tokens};
use super::vocabulary::Word;
use super::{MOST_LETTERS, Problem, notes};
use crate::engine::language::Text;
use crate::engine::note::Note;

/// So deep brackets, functions and minus signs may be nested.
const DEEPEST: usize = 32;

/// A formula that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The formula.
    pub expr: Expr,
    /// Where each value from the table stands.
    pub places: Vec<Place>,
}

/// Where a value from the table stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// A measure, the interactions or a column.
    pub leaf: Expr,
    /// Where it begins, in bytes.
    pub from: usize,
    /// Where it ends, in bytes.
    pub to: usize,
}

/// Reads a formula: measures by id or name in either language, `[header]` for a column, numbers with comma or point,
/// `+ - * / ( )`, `sqrt(a)`, `min(a; b)`, `max(a; b)`.
///
/// # Errors
/// The first thing that cannot be read.
pub fn parse(text: &str) -> Result<Parsed, Problem> {
    let whole = |note: Note| Problem { note, from: 0, to: text.len() };
    if text.chars().count() > MOST_LETTERS {
        return Err(whole(Note::new(&notes::TOO_LONG).with(MOST_LETTERS)));
    }
    let tokens = tokens(text)?;
    if tokens.is_empty() {
        return Err(whole(Note::new(&notes::EMPTY)));
    }
    let mut parser = Parser { text, tokens: &tokens, next: 0, depth: 0, places: Vec::new() };
    let expr = parser.sum()?;
    if let Some(token) = parser.peek() {
        return Err(match token.what {
            What::Close => parser.at(token, &notes::BRACKET_EXTRA),
            What::Next => parser.said(token, &notes::UNEXPECTED),
            _ => parser.said(token, &notes::SIGN_EXPECTED),
        });
    }
    if !expr.has_leaf() {
        return Err(whole(Note::new(&notes::NOTHING_MEASURED)));
    }
    Ok(Parsed { expr, places: parser.places })
}

struct Parser<'t> {
    text: &'t str,
    tokens: &'t [Token],
    next: usize,
    depth: usize,
    places: Vec<Place>,
}

impl<'t> Parser<'t> {
    fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.next)
    }

    fn take(&mut self) -> Option<&'t Token> {
        let token = self.peek();
        self.next += 1;
        token
    }

    /// The next sign, where it is one of these.
    fn sign(&mut self, wanted: [Sign; 2]) -> Option<(Sign, &'t Token)> {
        let token = self.peek()?;
        match token.what {
            What::Sign(sign) if wanted.contains(&sign) => {
                self.next += 1;
                Some((sign, token))
            }
            _ => None,
        }
    }

    fn sum(&mut self) -> Result<Expr, Problem> {
        let mut left = self.product()?;
        while let Some((sign, _)) = self.sign([Sign::Plus, Sign::Minus]) {
            left = Expr::Two(Box::new(left), sign, Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Expr, Problem> {
        let mut left = self.signed()?;
        while let Some((sign, token)) = self.sign([Sign::Times, Sign::Over]) {
            let right = self.signed()?;
            if sign == Sign::Over && right == Expr::Number(0.0) {
                let to = self.tokens.get(self.next - 1).map_or(token.to, |it| it.to);
                return Err(Problem { note: Note::new(&notes::DIVIDES_BY_ZERO), from: token.from, to });
            }
            left = Expr::Two(Box::new(left), sign, Box::new(right));
        }
        Ok(left)
    }

    fn signed(&mut self) -> Result<Expr, Problem> {
        match self.sign([Sign::Plus, Sign::Minus]) {
            Some((Sign::Minus, token)) => {
                let part = self.deeper(token, Parser::signed)?;
                Ok(Expr::Negative(Box::new(part)))
            }
            Some((_, token)) => self.deeper(token, Parser::signed),
            None => self.value(),
        }
    }

    fn value(&mut self) -> Result<Expr, Problem> {
        let Some(token) = self.take() else {
            let end = self.text.trim_end().len();
            return Err(Problem { note: Note::new(&notes::VALUE_EXPECTED), from: end, to: end });
        };
        if let Some(leaf) = token.leaf() {
            if leaf.has_leaf() {
                self.places.push(Place { leaf: leaf.clone(), from: token.from, to: token.to });
            }
            return Ok(leaf);
        }
        match &token.what {
            What::Open => {
                let inner = self.deeper(token, Parser::sum)?;
                self.close(token)?;
                Ok(inner)
            }
            What::Word(Word::Function(function)) => self.call(token, *function),
            What::Word(Word::Label(measure)) => {
                let note = Note::new(&notes::LABEL).with(measure.entry().name);
                Err(Problem { note, from: token.from, to: token.to })
            }
            _ => Err(self.said(token, &notes::UNEXPECTED)),
        }
    }

    fn call(&mut self, name: &'t Token, function: Function) -> Result<Expr, Problem> {
        let Some(open) = self.peek().filter(|it| it.what == What::Open) else {
            return Err(self.arguments(name, function));
        };
        self.next += 1;
        let mut parts = vec![self.deeper(open, Parser::sum)?];
        while self.peek().is_some_and(|it| it.what == What::Next) {
            self.next += 1;
            parts.push(self.deeper(open, Parser::sum)?);
        }
        self.close(open)?;
        let (least, most) = function.takes();
        if !(least..=most).contains(&parts.len()) {
            return Err(self.arguments(name, function));
        }
        Ok(Expr::Call(function, parts))
    }

    fn arguments(&self, name: &Token, function: Function) -> Problem {
        let takes = match function {
            Function::Root => Text { de: "einen Wert in Klammern", en: "one value in brackets" },
            Function::Least | Function::Greatest => {
                Text { de: "zwei bis zwanzig Werte in Klammern", en: "two to twenty values in brackets" }
            }
        };
        let note = Note::new(&notes::ARGUMENTS).with(&self.text[name.from..name.to]).with(takes);
        Problem { note, from: name.from, to: name.to }
    }

    fn close(&mut self, open: &Token) -> Result<(), Problem> {
        match self.peek() {
            Some(token) if token.what == What::Close => {
                self.next += 1;
                Ok(())
            }
            Some(token) if token.what == What::Next => Err(self.said(token, &notes::UNEXPECTED)),
            Some(token) => Err(self.said(token, &notes::SIGN_EXPECTED)),
            None => Err(self.at(open, &notes::BRACKET_OPEN)),
        }
    }

    fn deeper(
        &mut self,
        token: &Token,
        read: impl FnOnce(&mut Self) -> Result<Expr, Problem>,
    ) -> Result<Expr, Problem> {
        if self.depth >= DEEPEST {
            return Err(self.at(token, &notes::TOO_DEEP));
        }
        self.depth += 1;
        let inner = read(self);
        self.depth -= 1;
        inner
    }

    fn at(&self, token: &Token, kind: &'static crate::engine::note::NoteKind) -> Problem {
        Problem { note: Note::new(kind), from: token.from, to: token.to }
    }

    /// A problem that repeats what stands there.
    fn said(&self, token: &Token, kind: &'static crate::engine::note::NoteKind) -> Problem {
        let note = Note::new(kind).with(&self.text[token.from..token.to]);
        Problem { note, from: token.from, to: token.to }
    }
}
