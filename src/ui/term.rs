//! One entry of the lexicon, for a place that explains a term.

use serde_json::Value;
use yew::prelude::*;

use super::deep;
use super::words::Words;
use crate::engine::kpi::Kpi;
use crate::engine::kpis;
use crate::engine::language::Language;
use crate::text;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    /// A KPI's id; an unknown one gives the first.
    pub entry: Option<String>,
}

/// A line of facts; none where there is nothing to say.
pub fn line(name: &'static str, text: Option<String>) -> Option<Html> {
    text.filter(|text| !text.is_empty()).map(|text| html! { <><dt>{ name }</dt><dd>{ text }</dd></> })
}

#[component]
pub fn Entry(props: &Props) -> Html {
    let Props { language, entry } = props;
    let words = Words::of(*language);
    let kpi: Option<&'static Kpi> =
        kpis::ALL.iter().copied().find(|kpi| Some(kpi.id) == entry.as_deref()).or_else(|| kpis::ALL.first().copied());
    let told = deep::use_entry(*language, "kpis", kpi.map(|it| it.id));
    let Some(kpi) = kpi else { return html! {} };
    let tell = |key: &str| told.as_ref().and_then(|it| it.get(key)).and_then(Value::as_str).map(str::to_owned);
    let better = words.which_is_better(kpi.better);
    html! {
        <section class="entry" aria-labelledby="entry">
            <h2 id="entry">{ kpi.name.get(*language) }</h2>
            <p class="lead">{ tell("definition") }{ " " }{ better }</p>
            <dl class="facts">
                { line(words.formula, Some(text::words(kpi, None, *language))) }
                { line(words.others, tell("others")) }
                { line(words.source, tell("source")) }
            </dl>
        </section>
    }
}
