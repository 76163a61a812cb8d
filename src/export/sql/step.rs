//! A script is a list of steps, each a named query over the ones before.

use super::dialect::{Dialect, LINE_END};

/// One step: `name AS (query)`.
#[derive(Debug)]
struct Step {
    name: String,
    about: String,
    query: String,
    /// Whether it runs over all table rows and shall not be kept as a whole.
    is_large: bool,
}

/// The steps so far.
#[derive(Debug)]
pub(super) struct Steps {
    pub dialect: &'static Dialect,
    steps: Vec<Step>,
}

impl Steps {
    pub fn new(dialect: &'static Dialect) -> Self {
        Steps { dialect, steps: Vec::new() }
    }

    pub fn add(&mut self, name: impl Into<String>, about: impl Into<String>, query: impl Into<String>) {
        self.steps.push(Step { name: name.into(), about: about.into(), query: query.into(), is_large: false });
    }

    /// A step over all table rows.
    pub fn add_large(&mut self, name: &str, about: impl Into<String>, query: impl Into<String>) {
        self.steps.push(Step { name: name.to_owned(), about: about.into(), query: query.into(), is_large: true });
    }

    /// The head, all steps, and what is selected in the end.
    pub fn script(&self, head: &str, last: &str) -> String {
        let mut out = comment(head, "");
        out.push('\n');
        for (place, step) in self.steps.iter().enumerate() {
            out.push_str(if place == 0 { self.dialect.with } else { "" });
            out.push_str(if place == 0 { "\n" } else { ",\n\n" });
            out.push_str(&comment(&step.about, ""));
            let inline = if step.is_large { self.dialect.inline } else { "" };
            out.push_str(&format!("{} AS {inline}(\n{}\n)", step.name, indented(&step.query)));
        }
        out.push_str("\n\n");
        out.push_str(last);
        out.push('\n');
        out.replace(LINE_END, "\n")
    }
}

/// A list of columns, one to a line; each with a comment above it, if there is one.
pub(super) fn columns<A: AsRef<str>, B: AsRef<str>>(columns: impl IntoIterator<Item = (A, B)>) -> String {
    let columns: Vec<String> = columns
        .into_iter()
        .map(|(about, column)| format!("{}  {}", comment(about.as_ref(), "  "), column.as_ref()))
        .collect();
    columns.join(",\n")
}

fn comment(text: &str, indent: &str) -> String {
    text.lines().map(|line| format!("{indent}-- {line}\n").replace("-- \n", "--\n")).collect()
}

fn indented(text: &str) -> String {
    let lines: Vec<String> =
        text.lines().map(|line| if line.is_empty() { String::new() } else { format!("  {line}") }).collect();
    lines.join("\n")
}
