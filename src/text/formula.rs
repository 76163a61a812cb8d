//! A formula in words, and with the numbers in it.

use super::say;
use crate::engine::facts::Facts;
use crate::engine::formula::Formula;
use crate::engine::kpi::Kpi;
use crate::engine::language::{Language, Text};
use crate::engine::measure::Measure;
use crate::engine::note::Arg;

/// How tightly a part of a formula binds; a looser part inside a tighter one gets brackets.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Binding {
    Sum,
    Product,
    Power,
    Atom,
}

/// The formula in words: `Interaktionen ÷ Follower`. With facts, every alternative is the one chosen for that table.
pub fn words(kpi: &'static Kpi, facts: Option<&Facts>, language: Language) -> String {
    print(&kpi.formula, facts, language, &|formula| leaf_words(formula, language)).0
}

/// The formula with the numbers of one result row in it: `1.230 ÷ 100.000`; nothing where a number is missing.
pub fn numbers(kpi: &'static Kpi, facts: &Facts, row: usize, language: Language) -> Option<String> {
    let failed = std::cell::Cell::new(false);
    let text = print(&kpi.formula, Some(facts), language, &|formula| match facts.part(kpi, formula, row) {
        Some(value) => super::number::decimal(value, language),
        None => {
            failed.set(true);
            String::new()
        }
    });
    (!failed.get()).then_some(text.0)
}

fn print(
    formula: &'static Formula,
    facts: Option<&Facts>,
    language: Language,
    leaf: &dyn Fn(&'static Formula) -> String,
) -> (String, Binding) {
    let part = |formula: &'static Formula, at_least: Binding| {
        let (text, binding) = print(formula, facts, language, leaf);
        if binding < at_least { format!("({text})") } else { text }
    };
    let join = |parts: &'static [Formula], sign: &str, binding: Binding| {
        let parts: Vec<String> = parts.iter().map(|it| part(it, binding)).collect();
        (parts.join(sign), binding)
    };
    match formula {
        Formula::Least(parts) | Formula::Greatest(parts) => {
            let name = if matches!(formula, Formula::Least(_)) { "min" } else { "max" };
            let parts: Vec<String> = parts.iter().map(|it| print(it, facts, language, leaf).0).collect();
            (format!("{name}({})", parts.join("; ")), Binding::Atom)
        }
        Formula::Sum(parts) => join(parts, " + ", Binding::Sum),
        Formula::Product(parts) => join(parts, " × ", Binding::Product),
        Formula::Difference(a, b) => {
            (format!("{} − {}", part(a, Binding::Sum), part(b, Binding::Product)), Binding::Sum)
        }
        Formula::Ratio(a, b) => {
            (format!("{} ÷ {}", part(a, Binding::Product), part(b, Binding::Power)), Binding::Product)
        }
        Formula::Power(a, Formula::Number(0.5)) => (format!("√({})", print(a, facts, language, leaf).0), Binding::Atom),
        Formula::Power(a, b) => (format!("{} ^ {}", part(a, Binding::Atom), part(b, Binding::Atom)), Binding::Power),
        Formula::FirstOf(choices) => match facts {
            Some(facts) => match facts.chosen(choices) {
                Some(choice) => print(choice, Some(facts), language, leaf),
                None => (String::new(), Binding::Atom),
            },
            None => {
                let parts: Vec<String> = choices.iter().map(|it| print(it, facts, language, leaf).0).collect();
                (format!("({})", parts.join(OR_ELSE.get(language))), Binding::Atom)
            }
        },
        Formula::Number(number) => (super::number::decimal(*number, language), Binding::Atom),
        leaf_formula => (leaf(leaf_formula), Binding::Atom),
    }
}

const OR_ELSE: Text = Text { de: ", sonst ", en: ", else " };
const COUNTED: Text = Text { de: "Interaktionen", en: "Interactions" };
const WEIGHTED: Text = Text { de: "gewichtete Interaktionen", en: "weighted interactions" };
const IN_TABLE: Text = Text { de: "{0} der ganzen Tabelle", en: "{0} of the whole table" };
const MEDIAN: Text = Text { de: "Median von {0}", en: "median of {0}" };
const QUANTILE: Text = Text { de: "{1}-Wert von {0}", en: "{1} quantile of {0}" };
const MEAN: Text = Text { de: "Mittelwert von {0}", en: "mean of {0}" };
const RELATIVE: Text =
    Text { de: "{0} im Verhältnis zum 90-%-Wert der Tabelle", en: "{0} relative to the table’s 90th percentile" };
const CHANNELS: Text = Text { de: "bespielte Kanäle", en: "channels present" };
const ALL_CHANNELS: Text = Text { de: "Kanäle der Tabelle", en: "channels in the table" };
const RANKS: Text = Text { de: "Mittel der Plätze in den Kanälen", en: "mean of the places within the channels" };

fn leaf_words(formula: &Formula, language: Language) -> String {
    let of = |text: &Text, measure: &Measure| say(text, &[Arg::Words(measure.entry().name)], language);
    let words = match formula {
        Formula::Of(measure) => &measure.entry().name,
        Formula::Counted => &COUNTED,
        Formula::Weighted => &WEIGHTED,
        Formula::Channels => &CHANNELS,
        Formula::ChannelsInTable => &ALL_CHANNELS,
        Formula::MeanOfRanks => &RANKS,
        Formula::Column(header) => return format!("[{header}]"),
        Formula::InTable(measure) => return of(&IN_TABLE, measure),
        Formula::Mean(measure) => return of(&MEAN, measure),
        Formula::Quantile(measure, 0.5) => return of(&MEDIAN, measure),
        Formula::Quantile(measure, share) => {
            return say(&QUANTILE, &[Arg::Words(measure.entry().name), Arg::Percent(*share)], language);
        }
        Formula::Relative(kpi) => return say(&RELATIVE, &[Arg::Words(kpi.name)], language),
        _ => return String::new(),
    };
    words.get(language).to_owned()
}
