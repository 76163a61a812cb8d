//! A formula in words, and with the numbers in it.

use crate::engine::facts::Facts;
use crate::engine::formula::Formula;
use crate::engine::kpi::Kpi;
use crate::engine::language::Language;

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
                let or = if language == Language::De { ", sonst " } else { ", else " };
                let parts: Vec<String> = choices.iter().map(|it| print(it, facts, language, leaf).0).collect();
                (format!("({})", parts.join(or)), Binding::Atom)
            }
        },
        Formula::Number(number) => (super::number::decimal(*number, language), Binding::Atom),
        leaf_formula => (leaf(leaf_formula), Binding::Atom),
    }
}

fn leaf_words(formula: &Formula, language: Language) -> String {
    let pick = |de: &str, en: &str| if language == Language::De { de.to_owned() } else { en.to_owned() };
    let name = |measure: &crate::engine::measure::Measure| measure.entry().name.get(language);
    match formula {
        Formula::Of(measure) => name(measure).to_owned(),
        Formula::Column(header) => format!("[{header}]"),
        Formula::Counted => pick("Interaktionen", "Interactions"),
        Formula::Weighted => pick("gewichtete Interaktionen", "weighted interactions"),
        Formula::InTable(measure) => match language {
            Language::De => format!("{} der ganzen Tabelle", name(measure)),
            Language::En => format!("{} of the whole table", name(measure)),
        },
        Formula::Quantile(measure, share) if *share == 0.5 => match language {
            Language::De => format!("Median von {}", name(measure)),
            Language::En => format!("median of {}", name(measure)),
        },
        Formula::Quantile(measure, share) => {
            let share = super::number::percent(*share, language);
            match language {
                Language::De => format!("{share}-Wert von {}", name(measure)),
                Language::En => format!("{share} quantile of {}", name(measure)),
            }
        }
        Formula::Mean(measure) => match language {
            Language::De => format!("Mittelwert von {}", name(measure)),
            Language::En => format!("mean of {}", name(measure)),
        },
        Formula::Relative(kpi) => match language {
            Language::De => format!("{} im Verhältnis zum 90-%-Wert der Tabelle", kpi.name.de),
            Language::En => format!("{} relative to the table’s 90th percentile", kpi.name.en),
        },
        Formula::Channels => pick("bespielte Kanäle", "channels present"),
        Formula::ChannelsInTable => pick("Kanäle der Tabelle", "channels in the table"),
        Formula::MeanOfRanks => pick("Mittel der Plätze in den Kanälen", "mean of the places within the channels"),
        _ => String::new(),
    }
}
