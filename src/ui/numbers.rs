//! Every KPI of every row. The shade says how close a value is to the best of its column; a click explains it.

use yew::prelude::*;

use super::explain::Explained;
use super::kept::Kept;
use super::stretch::Stretch;
use super::words::Words;
use crate::engine::facts::Facts;
use crate::engine::kpi::Kpi;
use crate::engine::language::Language;
use crate::engine::unit::Better;
use crate::order;
use crate::text;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    pub facts: Kept<Facts>,
    pub explain: Callback<Explained>,
}

/// Rows shown at first, how many more at a time, and at most at once: each has a button for every KPI.
const FIRST: usize = 20;
const MORE: usize = 40;
const MOST: usize = 60;

#[component]
pub fn NumbersSection(props: &Props) -> Html {
    let Props { language, facts, explain } = props;
    let words = Words::of(*language);
    let stretch = use_state(|| Stretch::beginning(FIRST));
    let sorted = use_state(|| None::<&'static Kpi>);
    let present: Vec<&'static Kpi> = facts.kpis().filter(|kpi| facts.has_kpi(kpi)).collect();
    let absent: Vec<&'static Kpi> = facts.kpis().filter(|kpi| !facts.has_kpi(kpi)).collect();
    let columns: Vec<Shaded> = present.iter().map(|kpi| Shaded::new(facts, kpi)).collect();
    let mut order: Vec<usize> = (0..facts.rows.len()).collect();
    if let Some(kpi) = *sorted {
        let column = Shaded::new(facts, kpi);
        let nearness = |row: usize| column.nearness(row).unwrap_or(-1.0);
        order::by(&mut order, |one, other| nearness(*other).total_cmp(&nearness(*one)));
    }
    let shown = stretch.within(order.len());
    let (more, earlier) = ((order.len() - shown.end).min(MORE), shown.first.min(MORE));
    let go = |to: Stretch| {
        let stretch = stretch.clone();
        Callback::from(move |_: MouseEvent| stretch.set(to))
    };
    let header = |kpi: &&'static Kpi| {
        let (sorted, kpi) = (sorted.clone(), *kpi);
        let is_sorted = *sorted == Some(kpi);
        let onclick = Callback::from(move |_: MouseEvent| sorted.set(if is_sorted { None } else { Some(kpi) }));
        // The best comes first, whichever direction is better.
        let direction = if kpi.better == Better::Lower { "ascending" } else { "descending" };
        html! {
            <th key={kpi.id} scope="col" class="num" aria-sort={is_sorted.then_some(direction)}>
                <button type="button" class="sort" {onclick}>{ kpi.name.get(*language) }</button>
            </th>
        }
    };
    let cell = |row: usize, column: &Shaded| {
        let kpi = column.kpi;
        let Some(value) = column.values.values.get(row) else {
            return html! { <td key={kpi.id} class="num missing">{ words.none }</td> };
        };
        let onclick = Explained::on_click(explain, facts.0.clone(), row, kpi);
        html! {
            <td key={kpi.id} class={classes!("num", column.shade(row))}>
                <button type="button" class="figure" {onclick}>{ text::show(value, kpi.unit, *language) }</button>
            </td>
        }
    };
    html! {
        <section class="numbers" aria-labelledby="numbers">
            <h2 id="numbers">{ words.all_numbers }</h2>
            <p class="muted">{ if present.is_empty() { words.no_numbers } else { words.all_numbers_lead } }</p>
            if earlier > 0 {
                <button type="button" class="plain" onclick={go(shown.back(earlier, MOST))}>{ words.say(words.earlier_rows, &[earlier.into()]) }</button>
            }
            <div hidden={present.is_empty()} class="frame" role="region" tabindex="0" aria-label={words.numbers_frame}>
                <table class="data heat">
                    <thead><tr><th scope="col">{ words.name }</th>{ for present.iter().map(header) }</tr></thead>
                    <tbody>
                        for row in order.into_iter().take(shown.end).skip(shown.first) {
                            <tr key={row}>
                                <th scope="row">
                                    { facts.rows.get(row).map(|row| row.label.clone()) }
                                    if let Some(further) = facts.further(row) { <span class="remark">{ further }</span> }
                                </th>
                                { for columns.iter().map(|column| cell(row, column)) }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
            if more > 0 {
                <button type="button" class="plain" onclick={go(shown.on(more, MOST))}>{ words.say(words.more_rows, &[more.into()]) }</button>
            }
            if !absent.is_empty() { { unavailable(facts, &absent, words) } }
        </section>
    }
}

/// A KPI's column with the ends of its scale.
struct Shaded {
    kpi: &'static Kpi,
    values: std::rc::Rc<crate::engine::facts::KpiColumn>,
    worst: f64,
    best: f64,
}

impl Shaded {
    fn new(facts: &Facts, kpi: &'static Kpi) -> Self {
        let values = facts.kpi(kpi);
        let low = values.values.present().fold(f64::INFINITY, f64::min);
        let high = values.values.present().fold(f64::NEG_INFINITY, f64::max);
        let (worst, best) = if kpi.better == Better::Lower { (high, low) } else { (low, high) };
        Shaded { kpi, values, worst, best }
    }

    /// 0 at the worst value of the column, 1 at the best.
    fn nearness(&self, row: usize) -> Option<f64> {
        let value = self.values.values.get(row)?;
        (self.best != self.worst).then(|| (value - self.worst) / (self.best - self.worst))
    }

    /// One of five shades; none where nothing differs or no direction is better.
    fn shade(&self, row: usize) -> Option<String> {
        let nearness = self.nearness(row).filter(|_| self.kpi.better != Better::Depends)?;
        Some(format!("heat-{}", (nearness * 4.0).round() as u8))
    }
}

/// The KPIs that this table cannot tell, and what they would take.
fn unavailable(facts: &Facts, absent: &[&'static Kpi], words: &Words) -> Html {
    let language = words.language;
    let item = |kpi: &&'static Kpi| {
        let lacking = facts.lacking(kpi);
        let mut names: Vec<&str> = lacking.iter().map(|measure| measure.entry().name.get(language)).collect();
        names.extend(facts.lacking_columns(kpi));
        let sentence = if names.is_empty() {
            kpi.name.get(language).to_owned()
        } else {
            words.say(words.unavailable_item, &[kpi.name.into(), text::listed(&names, language).into()])
        };
        html! { <li key={kpi.id}>{ sentence }</li> }
    };
    html! {
        <details class="unavailable">
            <summary>{ words.unavailable }</summary>
            <ul>{ for absent.iter().map(item) }</ul>
        </details>
    }
}
