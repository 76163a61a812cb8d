//! For those without a table: the figures of one post, and at once its rates. It is a table of one row and goes the same way.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::entry;
use super::explain::Explained;
use super::handed::{self, Handed};
use super::kept::Kept;
use super::number_field::{self, NumberField};
use super::words::{FrontWords, Words};
use crate::engine::data_set::{Column, DataSet, Numbers, Role, Words as Cells};
use crate::engine::facts::Facts;
use crate::engine::formula::Formula;
use crate::engine::kpi::Kpi;
use crate::engine::kpis;
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::engine::settings::Settings;
use crate::engine::unit::Unit;
use crate::text;

/// What can be typed in.
const FIELDS: [Measure; 8] = [
    Measure::Followers,
    Measure::Reach,
    Measure::Impressions,
    Measure::Views,
    Measure::Likes,
    Measure::Comments,
    Measure::Shares,
    Measure::Saves,
];

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    /// What was typed before there was a program for it.
    #[prop_or_default]
    pub handed: Option<Kept<Handed>>,
    pub explain: Callback<Explained>,
}

#[component]
pub fn Calculator(props: &Props) -> Html {
    let Props { language, handed, explain } = props;
    let words = Words::of(*language);
    let figures = use_memo((), |()| handed::given(handed).map(|it| it.figures.borrow().clone()).unwrap_or_default());
    let first = |place: usize| figures.get(place).map_or("", String::as_str);
    let typed = use_state(|| {
        let read = |place| entry::read(first(place), Unit::Count, *language).filter(|it| *it >= 0.0);
        std::array::from_fn::<_, { FIELDS.len() }, _>(read)
    });
    let facts = Kept(use_memo((*typed, *language), |(typed, language)| {
        Rc::new(Facts::new(Rc::new(one_post(typed, words.calculator, *language)), Settings::default()))
    }));
    let entered = |(place, measure): (usize, &Measure)| {
        let id = id_of(*measure);
        let onset = {
            let (typed, handed, language) = (typed.clone(), handed.clone(), *language);
            Callback::from(move |value: Option<f64>| {
                let mut all = *typed;
                all[place] = value;
                typed.set(all);
                // For whoever comes back from the lexicon.
                if let Some(handed) = handed::given(&handed) {
                    let write =
                        |it: Option<f64>| it.map(|it| entry::write(it, Unit::Count, language)).unwrap_or_default();
                    *handed.figures.borrow_mut() = all.map(write).into();
                }
            })
        };
        let draft = Some(first(place)).filter(|it| !it.is_empty()).map(|it| AttrValue::from(it.to_owned()));
        field(
            measure,
            html! {
                <NumberField {id} value={typed_value(&facts, *measure)} unit={Unit::Count} language={*language} {draft} {onset} not_negative=true />
            },
            *language,
        )
    };
    let rates: Vec<_> = kpis::ALL.iter().copied().filter(|kpi| is_told(kpi) && facts.has_kpi(kpi)).collect();
    let rate = |kpi: &'static Kpi| {
        let shown =
            facts.kpi(kpi).values.get(0).map(|value| text::show(value, kpi.unit, *language)).unwrap_or_default();
        let name = kpi.name.get(*language);
        let onclick = Explained::on_click(explain, (*facts.0).clone(), 0, kpi);
        html! {
            <div key={kpi.id}>
                <dt>{ name }</dt>
                <dd><button type="button" class="figure" aria-label={format!("{name}: {shown}")} {onclick}>{ shown }</button></dd>
            </div>
        }
    };
    let rates = match rates.is_empty() {
        true => no_rates(words),
        false => html! { <dl>{ for rates.into_iter().map(rate) }</dl> },
    };
    view(words, &NodeRef::default(), FIELDS.iter().enumerate().map(entered).collect(), rates)
}

/// Whether it says something of one post: counts and figures for a post only repeat what was typed, and there is no table to have a share in.
fn is_told(kpi: &Kpi) -> bool {
    let is_repetition = |it: &Formula| matches!(it, Formula::Of(Measure::Posts) | Formula::InTable(_));
    kpi.unit != Unit::Count && !kpi.formula.has(&is_repetition)
}

/// Fields and rates in their frame.
pub fn view(words: &FrontWords, inside: &NodeRef, fields: Html, rates: Html) -> Html {
    html! {
        <section class="calculator" aria-labelledby="calculator" ref={inside}>
            <h2 id="calculator">{ words.calculator }</h2>
            <p>{ words.calculator_lead }</p>
            <div class="fields">{ fields }</div>
            <div class="rates" aria-live="polite">{ rates }</div>
        </section>
    }
}

/// What stands in the place of rates before anything is typed.
pub fn no_rates(words: &FrontWords) -> Html {
    html! { <p class="muted">{ words.calculator_empty }</p> }
}

/// Fields that know nothing of numbers.
pub fn plain_fields(language: Language, oninput: &Callback<InputEvent>) -> Html {
    let entered = |measure: &Measure| {
        let input = number_field::input(id_of(*measure), oninput.clone());
        field(measure, html! { <span class="number">{ input }</span> }, language)
    };
    FIELDS.iter().map(entered).collect()
}

/// What stands in the fields of the calculator.
pub fn figures_in(inside: &NodeRef) -> Vec<String> {
    let fields = inside.cast::<Element>().and_then(|it| it.query_selector_all("input").ok());
    let fields = fields.iter().flat_map(|it| (0..it.length()).filter_map(|place| it.get(place)));
    fields.filter_map(|it| it.dyn_into::<HtmlInputElement>().ok()).map(|it| it.value()).collect()
}

fn id_of(measure: Measure) -> String {
    format!("quick-{}", measure.id())
}

fn field(measure: &Measure, input: Html, language: Language) -> Html {
    html! {
        <div class="field" key={measure.id()}>
            <label for={id_of(*measure)}>{ measure.entry().name.get(language) }</label>
            { input }
        </div>
    }
}

fn typed_value(facts: &Facts, measure: Measure) -> Option<f64> {
    let column = facts.data.column_of(measure)?;
    column.numbers.get(0)
}

/// A table of one row with a column for each number that was typed.
fn one_post(typed: &[Option<f64>; FIELDS.len()], label: &str, language: Language) -> DataSet {
    let column = |role, header: &str, words: Cells, numbers| Column {
        header: header.to_owned(),
        role,
        assigned: true,
        words,
        numbers,
        decimal: None,
        unit: None,
        confidence: 1.0,
        evidence: Vec::new(),
    };
    let post = column(Role::Measure(Measure::Post), label, [label].into_iter().collect(), Numbers::default());
    let numbers = FIELDS.iter().zip(typed).filter_map(|(measure, value)| {
        let header = measure.entry().name.get(language);
        let cell: Cells = [(*value)?.to_string()].into_iter().collect();
        Some(column(Role::Measure(*measure), header, cell, Numbers::new([*value])))
    });
    DataSet { columns: [post].into_iter().chain(numbers).collect(), lines: vec![1], ..DataSet::default() }
}
