//! Ids, numbers and notes in the reader's language.

mod formula;
mod number;
mod checks;
mod compare;
mod fair;
mod firm;
mod sentences;

pub use checks::{checks, sources};
pub use compare::{difference, period_change};
pub use fair::{class_name, fair};
pub use firm::in_hundred;
pub use formula::{numbers, words};
pub use number::{change, count, decimal, fixed, money, percent, shift, short, short_shift, show, signed};
pub use sentences::{gap, goal_name, score, sentences};

use crate::engine::language::{Language, Text};
use crate::engine::note::{Arg, Note};

/// The sentence of a note.
pub fn message(note: &Note, language: Language) -> String {
    say(&note.kind.text, &note.args, language)
}

/// A sentence that exists in both languages.
fn say(text: &Text, args: &[Arg], language: Language) -> String {
    fill(text.get(language), args, language)
}

/// Fills `{0}` with argument 0 and `{0|Zeile|Zeilen}` with the form that argument 0 asks for.
pub fn fill(template: &str, args: &[Arg], language: Language) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((slot, after)) = after.split_once('}') else {
            rest = after;
            break;
        };
        let mut parts = slot.split('|');
        let arg = parts.next().and_then(|index| index.parse::<usize>().ok()).and_then(|index| args.get(index));
        match (arg, parts.next(), parts.next()) {
            (Some(arg), Some(one), Some(many)) => out.push_str(if is_one(arg) { one } else { many }),
            (Some(arg), ..) => out.push_str(&print(arg, language)),
            (None, ..) => {}
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Words in the language's quotation marks.
pub fn quoted(words: &str, language: Language) -> String {
    match language {
        Language::De => format!("„{words}“"),
        Language::En => format!("“{words}”"),
    }
}

/// Names as people list them: “A, B and C”.
pub fn listed(names: &[&str], language: Language) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{}{}{last}", first.join(", "), and(language)),
    }
}

/// The same of at most four: “A, B, C, D and 2 more”.
pub(crate) fn list(names: &[&str], language: Language) -> String {
    const NAMED: usize = 4;
    let Some((named, more)) = names.split_at_checked(NAMED).filter(|it| !it.1.is_empty()) else {
        return listed(names, language);
    };
    let others = if language == Language::De { "weitere" } else { "more" };
    format!("{}{}{} {others}", named.join(", "), and(language), more.len())
}

fn and(language: Language) -> &'static str {
    match language {
        Language::De => " und ",
        Language::En => " and ",
    }
}

fn is_one(arg: &Arg) -> bool {
    matches!(arg, Arg::Count(1)) || matches!(arg, Arg::Number(number) if *number == 1.0)
}

fn print(arg: &Arg, language: Language) -> String {
    match arg {
        Arg::Text(text) => text.clone(),
        Arg::Words(text) => text.get(language).to_owned(),
        Arg::Count(number) => count(*number as f64, language),
        Arg::Number(number) => decimal(*number, language),
        Arg::Percent(fraction) => percent(*fraction, language),
    }
}
