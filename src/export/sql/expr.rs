//! Small pieces of SQL that know when they need brackets.

/// How tightly a piece binds; a looser one inside a tighter one gets brackets.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
enum Binding {
    Sum,
    Product,
    Atom,
}

/// A piece of SQL that stands for a number.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expr {
    text: String,
    binding: Binding,
}

/// A number as a double: with an exponent, since `0.1` alone is a decimal of limited digits in both engines.
pub(super) fn number(number: f64) -> String {
    let text = format!("{number:?}");
    if text.contains(['e', 'E']) { text } else { format!("{}e0", text.strip_suffix(".0").unwrap_or(&text)) }
}

impl Expr {
    /// A column, a call or anything else that needs no brackets.
    pub fn atom(text: impl Into<String>) -> Self {
        Expr { text: text.into(), binding: Binding::Atom }
    }

    pub fn number(value: f64) -> Self {
        let text = number(value);
        Expr::atom(if value < 0.0 { format!("({text})") } else { text })
    }

    /// a + b + …
    pub fn sum(parts: impl IntoIterator<Item = Expr>) -> Self {
        Expr::join(parts, " + ", Binding::Sum)
    }

    /// a × b × …
    pub fn product(parts: impl IntoIterator<Item = Expr>) -> Self {
        Expr::join(parts, " * ", Binding::Product)
    }

    pub fn minus(self, other: Expr) -> Self {
        let text = format!("{} - {}", self.within(Binding::Sum), other.within(Binding::Product));
        Expr { text, binding: Binding::Sum }
    }

    /// a ÷ b; nothing where b is zero.
    pub fn over(self, other: Expr) -> Self {
        let text = format!("{} / NULLIF({}, 0)", self.within(Binding::Product), other.text);
        Expr { text, binding: Binding::Product }
    }

    /// a to the power of b; nothing where that is not a finite number.
    pub fn power(self, other: Expr) -> Self {
        let power = format!("POWER({}, {})", self.text, other.text);
        Expr::atom(format!("NULLIF(NULLIF({power}, CAST('NaN' AS DOUBLE)), CAST('Infinity' AS DOUBLE))"))
    }

    /// The smallest or largest; engines leave out what is missing, so that is asked first.
    pub fn chosen(function: &str, parts: Vec<Expr>) -> Self {
        let texts: Vec<&str> = parts.iter().map(Expr::text).collect();
        let present: Vec<String> = parts.iter().map(|it| format!("({}) IS NOT NULL", it.text)).collect();
        Expr::atom(format!("CASE WHEN {} THEN {function}({}) END", present.join(" AND "), texts.join(", ")))
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    fn within(&self, binding: Binding) -> String {
        if self.binding < binding { format!("({})", self.text) } else { self.text.clone() }
    }

    /// A single part stays what it is; of none nothing is known.
    fn join(parts: impl IntoIterator<Item = Expr>, sign: &str, binding: Binding) -> Self {
        let mut parts: Vec<Expr> = parts.into_iter().collect();
        match parts.len() {
            0 => Expr::atom("CAST(NULL AS DOUBLE)"),
            1 => parts.remove(0),
            _ => {
                let parts: Vec<String> = parts.iter().map(|part| part.within(binding)).collect();
                Expr { text: parts.join(sign), binding }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_stand_where_they_are_needed_and_only_there() {
        let name = |text: &str| Expr::atom(text);
        let difference = name("a").minus(name("b"));
        assert_eq!(name("c").minus(difference.clone()).text(), "c - (a - b)");
        assert_eq!(difference.clone().minus(name("c")).text(), "a - b - c");
        assert_eq!(difference.clone().over(name("c")).text(), "(a - b) / NULLIF(c, 0)");
        assert_eq!(name("c").over(difference.clone()).text(), "c / NULLIF(a - b, 0)");
        assert_eq!(Expr::product([difference, Expr::number(-2.0)]).text(), "(a - b) * (-2e0)");
        assert_eq!(Expr::sum([name("a")]).text(), "a");
    }

    #[test]
    fn numbers_are_doubles_that_read_back_the_same() {
        for (value, expected) in
            [(0.1, "0.1e0"), (1000.0, "1000e0"), (1e-9, "1e-9"), (1e300, "1e300"), (-0.5, "-0.5e0")]
        {
            assert_eq!(number(value), expected);
            assert_eq!(expected.parse::<f64>(), Ok(value));
        }
    }
}
