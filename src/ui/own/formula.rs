//! What a formula says while it is typed: where it breaks off, or what it is worth.

use yew::prelude::*;

use crate::engine::facts::Facts;
use crate::engine::own::{self, Definition, Problem};
use crate::text;
use crate::ui::words::Words;

/// A formula as it was read.
pub struct Reading {
    formula: String,
    problem: Option<(Problem, String)>,
    sentence: String,
}

impl Reading {
    /// Reads a draft, and works it out for one row where it `is_settled`: each formula that is worked out stays in memory, which
    /// those shall not that nobody meant.
    pub fn new(draft: &Definition, is_settled: bool, facts: &Facts, row: Option<usize>, words: &Words) -> Self {
        let formula = draft.formula.clone();
        if !is_settled {
            let problem = own::parse(&formula).err().map(|it| {
                let message = text::message(&it.note, words.language);
                (it, message)
            });
            return Reading { formula, problem, sentence: String::new() };
        }
        // Name and id do not matter for the value: without them fewer different definitions come up.
        let nameless = Definition { id: "own:draft".to_owned(), name: String::new(), ..draft.clone() };
        let (problem, sentence) = match own::kpi(&nameless) {
            Err(problem) => {
                let message = text::message(&problem.note, words.language);
                (Some((problem, message)), String::new())
            }
            Ok(kpi) => {
                let mut lacking: Vec<&str> =
                    facts.lacking(kpi).iter().map(|it| it.entry().name.get(words.language)).collect();
                lacking.extend(facts.lacking_columns(kpi));
                let label = row.and_then(|row| facts.rows.get(row)).map_or("", |row| row.label.as_str());
                // Not through the column of the KPI, which is kept under an id that all drafts share.
                let value = row.and_then(|row| facts.part(kpi, &kpi.formula, row));
                let sentence = match value {
                    Some(value) => {
                        let value = text::show(value, kpi.unit, words.language);
                        words.say(words.own_value, &[value.into(), label.into()])
                    }
                    None if !lacking.is_empty() => words.say(words.own_lacks, &[lacking.join(", ").into()]),
                    None => words.say(words.own_no_value, &[label.into()]),
                };
                (None, sentence)
            }
        };
        Reading { formula, problem, sentence }
    }

    pub fn is_readable(&self) -> bool {
        self.problem.is_none()
    }

    pub fn is_problem(&self) -> bool {
        self.problem.is_some()
    }

    /// The value, or the formula with the place marked and what is wrong there.
    pub fn view(&self, shows_problem: bool) -> Html {
        let Some((problem, message)) = &self.problem else {
            return html! { <p class="own-value num">{ &self.sentence }</p> };
        };
        if !shows_problem {
            return html! {};
        }
        let part = |from: usize, to: usize| self.formula.get(from..to).unwrap_or_default().to_owned();
        let marked = part(problem.from, problem.to);
        // The end of the formula has nothing to underline: a caret stands there.
        let marked = if marked.trim().is_empty() { "‸".to_owned() } else { marked };
        html! {
            <>
                if !self.formula.trim().is_empty() {
                    <p class="own-place" aria-hidden="true">
                        { part(0, problem.from) }<mark>{ marked }</mark>{ part(problem.to, self.formula.len()) }
                    </p>
                }
                <p class="problem">{ message }</p>
            </>
        }
    }
}
