//! This month beside the last: what changed since, and by what. The whole module works it out.

mod add;

use std::rc::Rc;

use serde_json::{Value, json};
use yew::prelude::*;

use super::action::Action;
use super::deep::{Question, use_answer};
use super::kept::Kept;
use super::select::Select;
use super::state::Scenario;
use super::told::{items, text, texts};
use super::words::Words;
use crate::api::{Reading, Request};
use crate::engine::facts::Facts;
use crate::engine::kpi::Kpi;
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::engine::prepare;
use crate::engine::score::Scorecard;
use crate::engine::unit::Unit;
use crate::text as say;
use add::AddPeriod;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    /// The settled request.
    pub asked: Option<Kept<Request>>,
    /// How the table was read; of a large one the beginning.
    pub reading: Kept<Reading>,
    pub facts: Kept<Facts>,
    pub scorecard: Kept<Scorecard>,
    /// Kept goals: their weights may have been those of the earlier period.
    pub scenarios: Rc<Vec<Scenario>>,
    pub act: Callback<Action>,
}

#[component]
pub fn PeriodsSection(props: &Props) -> Html {
    let Props { language, asked, reading, facts, scorecard, scenarios, act } = props;
    let words = Words::of(*language);
    let is_adding = use_state(|| false);
    let (kpi, of, then) = (use_state(String::new), use_state(String::new), use_state(String::new));
    let has_periods = reading.data.column_of(Measure::Period).is_some();
    let weights = use_memo((facts.clone(), scorecard.clone(), scenarios.clone(), (*then).clone()), |it| {
        let (facts, scorecard, scenarios, then) = it;
        weights_of(scenarios.iter().find(|it| it.name == **then)?, facts, scorecard)
    });
    let wanted = (asked.clone(), (*kpi).clone(), (*of).clone(), weights);
    let question = use_memo((wanted, has_periods), |((asked, kpi, of, weights), has_periods)| {
        let named = |word: &String| (!word.is_empty()).then(|| word.clone());
        let wish = json!({ "kpi": named(kpi), "of": named(of), "weightsBefore": **weights });
        has_periods.then(|| Some(Question::about("periods", asked.as_ref()?, [wish]))).flatten()
    });
    let answer = use_answer((*question).clone());
    let toggle = {
        let is_adding = is_adding.clone();
        Callback::from(move |_: MouseEvent| is_adding.set(!*is_adding))
    };
    let close = {
        let is_adding = is_adding.clone();
        Callback::from(move |()| is_adding.set(false))
    };
    let choose = |state: &UseStateHandle<String>| {
        let state = state.clone();
        Callback::from(move |value: String| state.set(value))
    };
    let found = answer.value.as_deref().filter(|it| it.get("unavailable").is_some_and(Value::is_null));
    // Of a large table the worker knows all periods, the page those at its beginning.
    let known: Vec<String> = answer
        .value
        .as_deref()
        .and_then(|it| it.get("periods"))
        .into_iter()
        .flat_map(texts)
        .map(|it| it.to_string())
        .collect();
    let lead = match (found, answer.value.as_deref()) {
        (None, Some(value)) => text(value, "unavailable"),
        _ => words.periods_lead.into(),
    };
    let n_rows = found.map_or(0, |it| items(it, "rows").count());
    let heading = found.map(|it| words.say(words.periods_between, &[word(it, "from").into(), word(it, "to").into()]));
    html! {
        <section class="periods" aria-labelledby="periods">
            <h2 id="periods">{ heading.unwrap_or_else(|| words.periods_heading.to_owned()) }</h2>
            if found.is_none() { <p class="muted">{ lead }</p> }
            if let Some(found) = found {
                { sentences(found, words) }
                <div class="period-choices">
                    <div class="field">
                        <label for="moved-kpi">{ words.kpi }</label>
                        <Select id="moved-kpi" value={text(found, "kpi")} onchoose={choose(&kpi)}>
                            for it in items(found, "kpis") {
                                <option key={word(it, "id").to_owned()} value={text(it, "id")}>{ text(it, "name") }</option>
                            }
                        </Select>
                    </div>
                    <div class="field">
                        <label for="moved-of">{ words.moved_of }</label>
                        <Select id="moved-of" value={(*of).clone()} onchoose={choose(&of)}>
                            <option value="">{ words.moved_all }</option>
                            for row in items(found, "rows").filter(|it| it.get("said").is_some_and(Value::is_null)) {
                                <option key={word(row, "label").to_owned()} value={text(row, "label")}>{ text(row, "label") }</option>
                            }
                        </Select>
                    </div>
                    if !scenarios.is_empty() {
                        <div class="field">
                            <label for="moved-then">{ words.moved_weights }</label>
                            <Select id="moved-then" value={(*then).clone()} onchoose={choose(&then)}>
                                <option value="">{ words.moved_weights_now }</option>
                                for it in scenarios.iter() { <option key={it.name.clone()} value={it.name.clone()}>{ &it.name }</option> }
                            </Select>
                        </div>
                    }
                </div>
                <div class={classes!("frame", answer.is_waiting.then_some("old"))} role="region" tabindex="0" aria-label={words.moved_frame}>
                    { rows(found, words) }
                </div>
                if n_rows > MOST_ROWS { <p class="muted">{ words.say(words.scenario_rows, &[MOST_ROWS.into(), n_rows.into()]) }</p> }
                { split(found, words) }
            }
            if answer.failure.is_some() && found.is_none() { <p class="muted">{ words.deep_failed }</p> }
            <p>
                <button type="button" aria-expanded={is_adding.to_string()} aria-controls="add-period" onclick={toggle}>{ words.period_add }</button>
            </p>
            <div id="add-period">
                if *is_adding { <AddPeriod language={*language} reading={reading.clone()} known={known} act={act.clone()} onclose={close} /> }
            </div>
        </section>
    }
}

/// So many rows are drawn.
const MOST_ROWS: usize = 300;

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// The weights that kept goals give the goals of now, in their order; a goal that was none then weighs nothing.
fn weights_of(kept: &Scenario, facts: &Facts, scorecard: &Scorecard) -> Option<Vec<f64>> {
    let then = kept.choice.scorecard(facts);
    let shares = prepare::scored(facts, &then).weights?;
    let share = |id: &str| then.goals.iter().position(|it| it.id == id).and_then(|place| shares.get(place).copied());
    Some(scorecard.goals.iter().map(|goal| share(&goal.id).unwrap_or(0.0)).collect())
}

/// What moved in total, or for the one that was chosen; what misleads stands first.
fn sentences(found: &Value, words: &Words) -> Html {
    let Some(split) = found.get("split") else { return html! {} };
    let grave = items(split, "notes").filter(|it| word(it, "level") != "info");
    html! {
        <>
            for note in grave {
                <p class="notice" role="note">
                    if word(note, "code") == "simpsons_paradox" { <strong>{ words.moved_paradox }</strong>{ " " } }
                    { text(note, "message") }
                </p>
            }
            for sentence in split.get("sentences").into_iter().flat_map(texts) { <p>{ sentence }</p> }
        </>
    }
}

fn rows(found: &Value, words: &Words) -> Html {
    let (from, to) = (word(found, "from"), word(found, "to"));
    let kpi = items(found, "kpis").find(|it| word(it, "id") == word(found, "kpi")).map_or("", |it| word(it, "name"));
    let has_rate = items(found, "rows").any(|row| row.get("rate").is_some_and(Value::is_object));
    // Without other weights then the split says nothing that the change does not say.
    let has_weights = items(found, "rows")
        .any(|row| row.pointer("/score/weightPart").and_then(Value::as_f64).is_some_and(|part| part.abs() > 1e-9));
    let is_percent = Kpi::from_id(word(found, "kpi")).is_some_and(|kpi| kpi.unit == Unit::Percent);
    let number = |of: &Value, key: &str| html! { <td class="num">{ of.get(key).and_then(Value::as_str).unwrap_or(words.none).to_owned() }</td> };
    let change = |of: &Value| {
        let better = of.get("isBetter").and_then(Value::as_bool);
        let better =
            better.or_else(|| of.get("change").and_then(Value::as_f64).filter(|it| *it != 0.0).map(|it| it > 0.0));
        let is_still = of.get("change").and_then(Value::as_f64) == Some(0.0);
        let points = of.get("differenceShown").and_then(Value::as_str).filter(|_| is_percent && !is_still);
        let class = better.filter(|_| !is_still).map(|better| if better { "up" } else { "down" });
        html! {
            <td class={classes!("num", class)}>
                { of.get("changeShown").and_then(Value::as_str).unwrap_or(words.none).to_owned() }
                // A change of a rate is relative; the points stand beside it, so that nobody takes one for the other.
                if let Some(points) = points { <small class="muted">{ points.to_owned() }</small> }
                if of.get("isFirm").and_then(Value::as_bool) == Some(false) { <small class="muted">{ words.moved_noise }</small> }
            </td>
        }
    };
    let row = |row: &Value| {
        let (rate, score) =
            (row.get("rate").cloned().unwrap_or_default(), row.get("score").cloned().unwrap_or_default());
        html! {
            <tr key={word(row, "label").to_owned()}>
                <th scope="row">
                    { text(row, "label") }
                    if let Some(said) = row.get("said").and_then(Value::as_str) { <small class="muted">{ said.to_owned() }</small> }
                </th>
                if has_rate { { number(&rate, "beforeShown") } { number(&rate, "afterShown") } { change(&rate) } }
                { number(&score, "beforeShown") }{ number(&score, "afterShown") }{ change(&score) }
                if has_weights { { number(&score, "scorePartShown") }{ number(&score, "weightPartShown") } }
            </tr>
        }
    };
    html! {
        <table class="data moved">
            <thead>
                <tr>
                    <th scope="col" rowspan="2">{ words.name }</th>
                    if has_rate { <th scope="colgroup" colspan="3" class="group">{ kpi.to_owned() }</th> }
                    <th scope="colgroup" colspan={if has_weights { "5" } else { "3" }} class="group">{ words.score }</th>
                </tr>
                <tr>
                    if has_rate { { three(from, to, words) } }
                    { three(from, to, words) }
                    if has_weights {
                        <th scope="col" class="num">{ words.moved_own }</th>
                        <th scope="col" class="num">{ words.moved_by_weights }</th>
                    }
                </tr>
            </thead>
            <tbody>{ for items(found, "rows").take(MOST_ROWS).map(row) }</tbody>
        </table>
    }
}

fn three(from: &str, to: &str, words: &Words) -> Html {
    html! {
        <>
            <th scope="col" class="num">{ from.to_owned() }</th>
            <th scope="col" class="num">{ to.to_owned() }</th>
            <th scope="col" class="num">{ words.moved_change }</th>
        </>
    }
}

/// The parts of a rate: how large each was, and its own rate, in both periods.
fn split(found: &Value, words: &Words) -> Html {
    let Some(rate) = found.pointer("/split/periods/rate").filter(|it| it.is_object()) else { return html! {} };
    if items(rate, "parts").count() < 2 {
        return html! {};
    }
    let (from, to) = (word(found, "from"), word(found, "to"));
    let unit = Kpi::from_id(word(rate, "kpi")).map_or(Unit::Percent, |kpi| kpi.unit);
    let base = |part: &Value, key: &str| {
        let value = part.get(key).and_then(Value::as_f64);
        html! { <td class="num">{ value.map_or_else(|| words.none.to_owned(), |it| say::count(it, words.language)) }</td> }
    };
    let own = |part: &Value, key: &str| {
        let value = part.get(key).and_then(Value::as_f64);
        html! { <td class="num">{ value.map_or_else(|| words.none.to_owned(), |it| say::show(it, unit, words.language)) }</td> }
    };
    html! {
        <details>
            <summary>{ words.moved_parts }</summary>
            <div class="frame" role="region" tabindex="0" aria-label={words.moved_parts}>
                <table class="data">
                    <thead>
                        <tr>
                            <th scope="col">{ words.name }</th>
                            <th scope="col" class="num">{ words.say(words.moved_base, &[from.into()]) }</th>
                            <th scope="col" class="num">{ words.say(words.moved_base, &[to.into()]) }</th>
                            <th scope="col" class="num">{ words.say(words.moved_rate, &[from.into()]) }</th>
                            <th scope="col" class="num">{ words.say(words.moved_rate, &[to.into()]) }</th>
                        </tr>
                    </thead>
                    <tbody>
                        for part in items(rate, "parts") {
                            <tr key={word(part, "label").to_owned()}>
                                <th scope="row">{ if word(part, "label").is_empty() { words.none.into() } else { text(part, "label") } }</th>
                                { base(part, "exposureBefore") }{ base(part, "exposureAfter") }{ own(part, "rateBefore") }{ own(part, "rateAfter") }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Analysis, ChosenScorecard};
    use crate::engine::score::{Outliers, WeightMethod};
    use crate::ui::wish::{Choice, Edit};

    /// Weights that the data decide are those under which the kept goals rank, with outliers pulled in where they say so.
    #[test]
    fn kept_goals_weigh_what_they_do_in_their_ranking() {
        let rows = (1..=12).map(|it| format!("F{it}\t{}\t{}\t{}\n", 900 + 40 * it, 70 + it * it % 17, 500 + 90 * it));
        let text = format!("Firma\tReichweite\tLikes\tFollower\n{}X\t90000\t9000\t700\n", rows.collect::<String>());
        let request = Request::of_text(text);
        let facts = Analysis::unquestioned(&request).facts;
        let seen = Choice::Fitting.scorecard(&facts);
        let shares = vec![1.0; seen.goals.len()];
        let plain = Choice::Fitting.edited(&seen, &Edit::MethodChosen { method: WeightMethod::Entropy, shares });
        let tamed = plain.edited(&seen, &Edit::OutliersChosen(Outliers::Forced));
        let [plain, tamed] = [plain, tamed].map(|choice| {
            let scorecard = choice.scorecard(&facts);
            let found = weights_of(&Scenario { name: String::new(), choice }, &facts, &scorecard);
            let request = Request { scorecard: Some(ChosenScorecard::Own(scorecard)), ..request.clone() };
            assert_eq!(found, Analysis::unquestioned(&request).scores.weights);
            found
        });
        assert_ne!(plain, tamed);
    }
}
