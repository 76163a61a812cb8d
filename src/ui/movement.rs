//! Where the movement of places comes from: the weights, the chance in small numbers, the way of calculating. Worked out by the whole
//! module, as soon as somebody wants to see it.

use serde_json::Value;
use yew::prelude::*;

use super::bar::percent;
use super::deep::{self, Question, use_answer};
use super::firm;
use super::kept::Kept;
use super::lexicon;
use super::opened::use_opened;
use super::place::Place;
use super::term::line;
use super::told::text;
use super::words::Words;
use crate::api::{ChosenScorecard, Request};
use crate::engine::language::Language;
use crate::engine::score::{Robustness, Scorecard};
use crate::text as said;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    /// What is asked about, once things have settled.
    pub asked: Option<Kept<Request>>,
    /// The scorecard that stands then.
    pub scorecard: Kept<Scorecard>,
}

/// The sources by their names in an answer, in the order in which the page names them.
const SOURCES: [&str; 3] = ["weights", "counts", "method"];

/// The method's entry in the lexicon.
const METHOD: &str = "sobol_indices";

#[component]
pub fn Movement(props: &Props) -> Html {
    let Props { language, asked, scorecard } = props;
    let words = Words::of(*language);
    let question = use_memo(asked.clone(), |asked| {
        let mut scorecard = firm::asked_with(scorecard);
        scorecard.robustness = scorecard.robustness.map(|it| Robustness { sources: true, ..it });
        let request = Request { scorecard: Some(ChosenScorecard::Own(scorecard)), ..Request::clone(asked.as_ref()?) };
        Some(Question::about("firmness", &request, []))
    });
    let answer = use_answer((*question).clone());
    let movement = answer.value.as_deref().and_then(|it| it.get("movement")).filter(|it| !it.is_null());
    html! {
        <div class={classes!("movement", answer.is_waiting.then_some("old"))} role="group" aria-label={words.movement_frame}>
            if let Some(movement) = movement { { found(movement, words) } <Meaning language={*language} /> }
            else if answer.failure.is_some() { <p class="notice">{ words.deep_failed }</p> }
            else if answer.is_waiting || answer.value.is_none() { <div class="skeleton" aria-hidden="true"><i /><i /></div> }
            else { <p>{ words.movement_none }</p> }
        </div>
    }
}

/// The sentence, and each source with its shares.
fn found(movement: &Value, words: &Words) -> Html {
    let sources = movement.get("sources").unwrap_or(&Value::Null);
    let number = |pointer: &str| sources.pointer(pointer).and_then(Value::as_f64);
    let of = |source: &str, key: &str| number(&format!("/{source}/{key}"));
    let share = |source: &str, key: &str| of(source, key).unwrap_or(0.0);
    let shown = |source: &str, key: &str, error: &str| {
        let number = words.share_of(share(source, key));
        let error = of(source, error).map(|it| points(it, words.language));
        error.map_or(number.clone(), |error| words.say(words.movement_error, &[number.into(), error.into()]))
    };
    let drawn = said::count(number("/evaluations").unwrap_or_default(), words.language);
    // Never 0 or 100: draws cannot know that much.
    let stays = (100.0 * number("/leaderStays").unwrap_or_default()).round().clamp(1.0, 99.0);
    html! {
        <>
            <p>{ text(movement, "sentence") }</p>
            <table class="plain-table">
                <thead>
                    <tr>
                        <th scope="col">{ words.movement_source }</th>
                        <th scope="col" class="num"><span class="key alone" aria-hidden="true" />{ words.movement_alone }</th>
                        <th scope="col" class="num"><span class="key all" aria-hidden="true" />{ words.movement_all }</th>
                    </tr>
                </thead>
                <tbody>
                    for (source, name) in SOURCES.iter().zip(words.movement_sources) {
                        <tr key={*source}>
                            <th scope="row">
                                { name }
                                <svg class="bar thin" aria-hidden="true" focusable="false">
                                    <rect class="track" width="100%" height="100%" />
                                    <rect class="all" width={percent(100.0 * share(source, "total"))} height="100%" />
                                    <rect class="alone" width={percent(100.0 * share(source, "first"))} height="100%" />
                                </svg>
                            </th>
                            <td class="num">{ shown(source, "first", "firstError") }</td>
                            <td class="num">{ shown(source, "total", "totalError") }</td>
                        </tr>
                    }
                </tbody>
            </table>
            <p class="muted">{ words.say(words.movement_drawn, &[drawn.into(), stays.into()]) }</p>
        </>
    }
}

/// A standard error in percentage points: whole ones, as the share has; where it is none, a tenth says that there is one.
fn points(error: f64, language: Language) -> String {
    let points = 100.0 * error;
    said::fixed(points, usize::from(points < 0.95), language)
}

#[derive(Properties, PartialEq)]
struct MeaningProps {
    language: Language,
}

/// What the shares mean and how they come about, for whoever wants to know.
#[component]
fn Meaning(props: &MeaningProps) -> Html {
    let language = props.language;
    let words = Words::of(language);
    let place = use_context::<Kept<Place>>();
    let (is_open, ontoggle) = use_opened();
    let entry = deep::use_entry(language, "methods", is_open.then_some(METHOD));
    let told = |key: &str| entry.as_ref().and_then(|it| it.get(key)).and_then(Value::as_str).map(str::to_owned);
    html! {
        <details {ontoggle}>
            <summary>{ words.movement_how }</summary>
            <p>{ words.movement_text }</p>
            <dl class="facts">
                { line(words.formula, told("formula")) }
                { line(words.source, told("source")) }
            </dl>
            if place.is_none_or(|it| it.has_address) {
                <p><a href={lexicon::address_of(METHOD, language)}>{ words.in_lexicon }</a></p>
            }
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_never_shown_as_none() {
        for (error, expected) in [(0.034, "3"), (0.0095, "1"), (0.009, "0,9"), (0.004, "0,4"), (0.0, "0,0")] {
            assert_eq!(points(error, Language::De), expected, "{error}");
        }
    }
}
