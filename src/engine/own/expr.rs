//! A formula as a person typed it, read: a tree that prints in both languages and reads back as itself.

use crate::engine::language::Language;
use crate::engine::measure::Measure;

/// A formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A number; never negative, never infinite.
    Number(f64),
    /// A measure that is a number.
    Measure(Measure),
    /// The interactions that the request lets count.
    Counted,
    /// The counted kinds times their weights.
    Weighted,
    /// A numeric column by its header.
    Column(String),
    /// −a
    Negative(Box<Expr>),
    /// a and b with a sign between them.
    Two(Box<Expr>, Sign, Box<Expr>),
    /// A function of some values.
    Call(Function, Vec<Expr>),
}

/// What stands between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// a + b
    Plus,
    /// a − b
    Minus,
    /// a × b
    Times,
    /// a ÷ b
    Over,
}

/// What can be done to values in brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// The square root.
    Root,
    /// The smallest.
    Least,
    /// The largest.
    Greatest,
}

impl Function {
    /// All of them with the words that people type.
    pub const ALL: [(Function, &'static [&'static str]); 3] = [
        (Function::Root, &["sqrt", "wurzel", "√"]),
        (Function::Least, &["min", "minimum"]),
        (Function::Greatest, &["max", "maximum"]),
    ];

    fn word(self) -> &'static str {
        match self {
            Function::Root => "sqrt",
            Function::Least => "min",
            Function::Greatest => "max",
        }
    }

    /// How many values it takes: at least, at most.
    pub fn takes(self) -> (usize, usize) {
        match self {
            Function::Root => (1, 1),
            Function::Least | Function::Greatest => (2, 20),
        }
    }
}

impl Expr {
    /// The formula as text that [`super::parse()`] reads as the same formula.
    pub fn print(&self, language: Language) -> String {
        match self {
            Expr::Number(number) => print_number(*number, language),
            Expr::Measure(measure) => measure.entry().name.get(language).to_owned(),
            Expr::Counted => Measure::Interactions.entry().name.get(language).to_owned(),
            Expr::Weighted => super::vocabulary::WEIGHTED.get(language).to_owned(),
            Expr::Column(header) => format!("[{}]", header.replace(']', "]]")),
            Expr::Negative(part) => format!("-{}", part.within(3, language)),
            Expr::Two(a, sign, b) => {
                let (mark, binding) = match sign {
                    Sign::Plus => ('+', 1),
                    Sign::Minus => ('-', 1),
                    Sign::Times => ('*', 2),
                    Sign::Over => ('/', 2),
                };
                // What comes second binds more tightly, so that a − (b − c) keeps its brackets.
                format!("{} {mark} {}", a.within(binding, language), b.within(binding + 1, language))
            }
            Expr::Call(function, parts) => {
                let parts: Vec<String> = parts.iter().map(|part| part.print(language)).collect();
                format!("{}({})", function.word(), parts.join("; "))
            }
        }
    }

    fn binding(&self) -> u8 {
        match self {
            Expr::Two(_, Sign::Plus | Sign::Minus, _) => 1,
            Expr::Two(_, Sign::Times | Sign::Over, _) => 2,
            Expr::Negative(_) => 3,
            _ => 4,
        }
    }

    fn within(&self, binding: u8, language: Language) -> String {
        let text = self.print(language);
        if self.binding() < binding { format!("({text})") } else { text }
    }

    /// Whether anything in it comes from the table.
    pub fn has_leaf(&self) -> bool {
        match self {
            Expr::Number(_) => false,
            Expr::Measure(_) | Expr::Counted | Expr::Weighted | Expr::Column(_) => true,
            Expr::Negative(part) => part.has_leaf(),
            Expr::Two(a, _, b) => a.has_leaf() || b.has_leaf(),
            Expr::Call(_, parts) => parts.iter().any(Expr::has_leaf),
        }
    }
}

/// Without groups, and never in the form of which nobody can say whether it is a thousand: `1,234` becomes `1,2340`.
fn print_number(number: f64, language: Language) -> String {
    let mut text = number.to_string();
    if text.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) {
        text.push('0');
    }
    if language == Language::De { text.replace('.', ",") } else { text }
}
