//! Everything about one number: what it means, how it comes about, how precise it is, and who sees it differently.

use std::rc::Rc;

use serde_json::Value;
use yew::prelude::*;

use super::browser;
use super::deep;
use super::kept::Kept;
use super::place::Place;
use super::term::line;
use super::words::Words;
use crate::api;
use crate::engine::data_set::Column;
use crate::engine::facts::Facts;
use crate::engine::kpi::Kpi;
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::text;

/// The number that is being explained.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    pub facts: Kept<Facts>,
    pub row: usize,
    pub kpi: &'static Kpi,
}

impl Explained {
    /// What a click on a number does.
    pub fn on_click(
        explain: &Callback<Explained>,
        facts: Rc<Facts>,
        row: usize,
        kpi: &'static Kpi,
    ) -> Callback<MouseEvent> {
        let explain = explain.clone();
        Callback::from(move |_| explain.emit(Explained { facts: Kept(facts.clone()), row, kpi }))
    }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub number: Option<Explained>,
    pub close: Callback<()>,
}

#[component]
pub fn Explain(props: &Props) -> Html {
    let Props { language, number, close } = props;
    let words = Words::of(*language);
    let (dialog, place) = (use_node_ref(), use_context::<Kept<Place>>());
    {
        let dialog = dialog.clone();
        use_effect_with(number.clone(), move |number| {
            if let (Some(_), Some(dialog)) = (number, dialog.get()) {
                browser::call(&dialog, "showModal");
            }
        });
    }
    let entry = deep::use_entry(*language, "kpis", number.as_ref().map(|it| it.kpi.id));
    let Some(Explained { facts, row, kpi }) = number else { return html! {} };
    let onclose = close.reform(|_: Event| ());
    // The dialog itself gives the focus back; it says when it is closed.
    let onclick = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| dialog.get().iter().for_each(|it| browser::call(it, "close")))
    };
    // A click beside the dialog lands on the dialog element itself.
    let beside = {
        let dialog = dialog.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(dialog) = dialog.get().filter(|it| event.target_dyn_into().as_ref() == Some(it)) {
                browser::call(&dialog, "close");
            }
        })
    };
    // The lexicon lives in the address.
    let look_up = place.is_none_or(|it| it.has_address).then(|| onclick.clone());
    html! {
        <dialog class="explain" ref={dialog} aria-labelledby="explained" {onclose} onclick={beside}>
            <div class="sheet">
                <button type="button" class="close" aria-label={words.close} {onclick}>{ "×" }</button>
                { content(facts, *row, kpi, entry.as_ref(), words) }
                if let Some(onclick) = look_up {
                    <p><a href={super::lexicon::address_of(kpi.id, *language)} {onclick}>{ words.in_lexicon }</a></p>
                }
            </div>
        </dialog>
    }
}

fn content(facts: &Facts, row: usize, kpi: &'static Kpi, entry: Option<&Value>, words: &Words) -> Html {
    let told = |key: &str| entry.and_then(|it| it.get(key)).and_then(Value::as_str).map(str::to_owned);
    let language = words.language;
    let report = api::kpi_report(facts, row, kpi, true, language);
    let detail = facts.detail(kpi, row);
    let show = |value: f64| text::show(value, kpi.unit, language);
    let label = facts.rows.get(row).map(|row| row.label.clone());
    let measures: Vec<&str> =
        detail.missing.iter().map(|measure: &Measure| measure.entry().name.get(language)).collect();
    let value = detail.value.map_or_else(|| words.no_value.to_owned(), show);
    let interval =
        detail.interval.map(|(low, high)| words.say(words.interval_text, &[show(low).into(), show(high).into()]));
    let mean = detail.mean_of_rates.filter(|_| detail.covered > 1);
    let better = words.which_is_better(kpi.better);
    html! {
        <>
            <p class="kicker">{ label }</p>
            <h2 id="explained">{ kpi.name.get(language) }</h2>
            <p class="large">{ value.clone() }</p>
            if let Some(note) = api::mean_of_given(facts, kpi, row) {
                <p class="muted">{ text::message(&note, language) }</p>
            } else if detail.given {
                <p class="muted">{ words.given }</p>
            }
            <p>{ told("definition") }{ " " }{ better }</p>
            <dl class="facts">
                { line(words.formula, report.formula.clone()) }
                // A number that is its own calculation is said already.
                { line(words.calculation, report.numbers.flatten().filter(|numbers| *numbers != value).map(|numbers| {
                    format!("{numbers} = {}", detail.value.map(show).unwrap_or_default())
                })) }
                { line(words.missing, (!measures.is_empty()).then(|| {
                    words.say(words.missing_text, &[text::listed(&measures, language).into()])
                })) }
                { line(words.interval, interval) }
                { line(words.mean_of_rates, mean.map(|mean| words.say(words.mean_of_rates_text, &[show(mean).into()]))) }
                { line(words.others, told("others")) }
                { line(words.source, told("source")) }
            </dl>
            { cells(facts, row, kpi, detail.given, words) }
        </>
    }
}

/// The cells that the number came from, as they stood in the table.
fn cells(facts: &Facts, row: usize, kpi: &'static Kpi, given: bool, words: &Words) -> Html {
    const MOST: usize = 5;
    let all: &[Column] = &facts.data.columns;
    let columns: Vec<&Column> = facts.columns_of(kpi, given).into_iter().filter_map(|place| all.get(place)).collect();
    let rows = facts.rows_of(kpi, row, given);
    if columns.is_empty() || rows.is_empty() {
        return html! {};
    }
    let line = |row: u32| facts.data.lines.get(row as usize).map_or(0, |line| *line as usize);
    let more = rows.len().saturating_sub(MOST);
    html! {
        <>
            <h3>{ words.cells_heading }</h3>
            <div class="frame" role="region" tabindex="0" aria-label={words.cells_heading}>
                <table class="plain-table cells">
                    <thead><tr><th scope="col">{ words.line }</th>{ for columns.iter().map(|it| html! { <th scope="col" class="num">{ &it.header }</th> }) }</tr></thead>
                    <tbody>
                        for row in rows.iter().take(MOST) {
                            <tr>
                                <th scope="row">{ line(*row) }</th>
                                for column in &columns { <td class="num">{ column.word(*row as usize).into_owned() }</td> }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
            if more > 0 { <p class="muted">{ words.say(words.cells_more, &[more.into()]) }</p> }
        </>
    }
}
