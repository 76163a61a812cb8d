//! For those without a table: the figures of one post, and at once its rates. It is a table of one row and goes the same way.

use std::rc::Rc;

use yew::prelude::*;

use super::explain::Explained;
use super::kept::Kept;
use super::number_field::NumberField;
use super::words::Words;
use crate::engine::data_set::{Column, DataSet, Numbers, Role, Words as Cells};
use crate::engine::facts::Facts;
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
    pub explain: Callback<Explained>,
}

#[component]
pub fn Calculator(props: &Props) -> Html {
    let Props { language, explain } = props;
    let words = Words::of(*language);
    let typed = use_state(|| [None::<f64>; FIELDS.len()]);
    let facts = Kept(use_memo((*typed, *language), |(typed, language)| {
        Rc::new(Facts::new(Rc::new(one_post(typed, words.calculator, *language)), Settings::default()))
    }));
    let field = |(place, measure): (usize, &Measure)| {
        let id = format!("quick-{}", measure.id());
        let typed = typed.clone();
        let onset = Callback::from(move |value: Option<f64>| {
            let mut all = *typed;
            all[place] = value;
            typed.set(all);
        });
        html! {
            <div class="field" key={measure.id()}>
                <label for={id.clone()}>{ measure.entry().name.get(*language) }</label>
                <NumberField {id} value={typed_value(&facts, *measure)} unit={Unit::Count} language={*language} {onset} not_negative=true />
            </div>
        }
    };
    // Counts only repeat what was typed.
    let rates: Vec<_> = kpis::ALL.iter().copied().filter(|kpi| kpi.unit != Unit::Count && facts.has_kpi(kpi)).collect();
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
    html! {
        <section class="calculator" aria-labelledby="calculator">
            <h2 id="calculator">{ words.calculator }</h2>
            <p>{ words.calculator_lead }</p>
            <div class="fields">{ for FIELDS.iter().enumerate().map(field) }</div>
            <div class="rates" aria-live="polite">
                if rates.is_empty() {
                    <p class="muted">{ words.calculator_empty }</p>
                } else {
                    <dl>
                        { for rates.into_iter().map(rate) }
                    </dl>
                }
            </div>
        </section>
    }
}

fn typed_value(facts: &Facts, measure: Measure) -> Option<f64> {
    let column = facts.data.columns.iter().find(|column| column.role == Role::Measure(measure))?;
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
