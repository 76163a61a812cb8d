//! The lexicon of KPIs, goals, measures and methods, generated from the catalogues: to search, to read, to link to.

use serde_json::Value;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::deep::use_catalogue;
use super::kept::Kept;
use super::place::Place;
use super::select::Select;
use super::told::{items, text, texts};
use super::words::Words;
use crate::engine::language::Language;

/// The beginning of the lexicon's address in either language.
pub const ADDRESSES: [&str; 2] = ["lexikon", "lexicon"];

/// The lists of the catalogue that have an entry for each word, in reading order.
const LISTS: [&str; 4] = ["kpis", "goals", "measures", "methods"];

/// Which entry a fragment of an address names: `lexikon/reach_rate`; empty for the lexicon itself.
pub fn entry_of(fragment: &str) -> Option<String> {
    let (head, entry) = fragment.split_once('/').unwrap_or((fragment, ""));
    ADDRESSES.contains(&head).then(|| entry.to_owned())
}

/// The address of an entry.
pub fn address_of(entry: &str, language: Language) -> String {
    let head = ADDRESSES[usize::from(language == Language::En)];
    if entry.is_empty() { format!("#{head}") } else { format!("#{head}/{entry}") }
}

#[derive(Properties, PartialEq)]
pub struct Props {
    pub language: Language,
    /// The entry that is looked up; empty: none in particular.
    pub entry: AttrValue,
    pub leave: Callback<()>,
}

#[component]
pub fn Lexicon(props: &Props) -> Html {
    let Props { language, entry, leave } = props;
    let words = Words::of(*language);
    let wanted = use_state(String::new);
    let list = use_state(String::new);
    let standing = use_context::<Kept<Place>>();
    let answer = use_catalogue(*language, true);
    let catalogue = answer.value.map(Kept);
    {
        // An address that names an entry leads to it, once it is there.
        let is_there = catalogue.is_some();
        let standing = standing.clone();
        use_effect_with((entry.clone(), is_there), move |(entry, is_there)| {
            if *is_there {
                let id = if entry.is_empty() { "lexicon".to_owned() } else { format!("entry-{entry}") };
                standing.iter().for_each(|it| it.lead_to(&id));
            }
        });
    }
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| wanted.set(event.target_unchecked_into::<HtmlInputElement>().value()))
    };
    let onchoose = {
        let list = list.clone();
        Callback::from(move |id: String| list.set(id))
    };
    let names = || LISTS.iter().copied().zip(words.lexicon_lists);
    let onleave = leave.reform(|_: MouseEvent| ());
    html! {
        <main class="main lexicon">
            <p class="kicker"><button type="button" class="link" onclick={onleave}>{ words.lexicon_leave }</button></p>
            <h1 id="lexicon" tabindex="-1">{ words.lexicon }</h1>
            <p class="lead">{ words.lexicon_lead }</p>
            <div class="look-up" role="search">
                <div class="field">
                    <label for="look-up">{ words.lexicon_search }</label>
                    <input id="look-up" type="search" autocomplete="off" value={(*wanted).clone()} {oninput} />
                </div>
                <div class="field">
                    <label for="look-in">{ words.lexicon_in }</label>
                    <Select id="look-in" value={(*list).clone()} {onchoose}>
                        <option value="">{ words.lexicon_all }</option>
                        for (id, name) in names() { <option key={id} value={id}>{ name }</option> }
                    </Select>
                </div>
            </div>
            if let Some(catalogue) = &catalogue {
                <Entries language={*language} catalogue={catalogue.clone()} wanted={wanted.trim().to_lowercase()} list={(*list).clone()} entry={entry.clone()} />
            } else if answer.failure.is_some() {
                <p class="notice" role="alert">{ words.deep_failed }</p>
            } else {
                <div class="skeleton tall" aria-hidden="true"><i /><i /><i /><i /></div>
            }
        </main>
    }
}

#[derive(Properties, PartialEq)]
struct EntriesProps {
    language: Language,
    catalogue: Kept<Value>,
    wanted: String,
    list: String,
    entry: AttrValue,
}

#[component]
fn Entries(props: &EntriesProps) -> Html {
    let EntriesProps { language, catalogue, wanted, list, entry } = props;
    let words = Words::of(*language);
    let shown = |name: &'static str| -> Vec<&Value> {
        if !list.is_empty() && list != name {
            return Vec::new();
        }
        items(catalogue, name).filter(|it| is_match(it, wanted)).collect()
    };
    let sections: Vec<_> =
        LISTS.iter().copied().zip(words.lexicon_lists).map(|(id, name)| (id, name, shown(id))).collect();
    let n: usize = sections.iter().map(|it| it.2.len()).sum();
    html! {
        <>
            <p class="muted" role="status">{ words.say(words.lexicon_found, &[n.into()]) }</p>
            for (id, name, entries) in sections {
                if !entries.is_empty() {
                    <section key={id} aria-labelledby={format!("list-{id}")}>
                        <h2 id={format!("list-{id}")}>{ name }</h2>
                        <div class="entries">{ for entries.into_iter().map(|it| article(it, id, catalogue, entry, words)) }</div>
                    </section>
                }
            }
        </>
    }
}

/// Whether an entry is what somebody looks for: every word stands somewhere in its name, its id, its other names or its definition.
fn is_match(entry: &Value, wanted: &str) -> bool {
    if wanted.is_empty() {
        return true;
    }
    let mut all = format!("{} {} {}", text(entry, "id"), text(entry, "name"), text(entry, "definition"));
    for alias in entry.get("aliases").into_iter().flat_map(texts) {
        all.push(' ');
        all.push_str(&alias);
    }
    let all = all.to_lowercase();
    wanted.split_whitespace().all(|word| all.contains(word))
}

fn article(entry: &Value, list: &str, catalogue: &Value, looked_up: &str, words: &Words) -> Html {
    let id = text(entry, "id");
    let line = |name: &'static str, value: AttrValue| {
        if value.is_empty() {
            html! {}
        } else {
            html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }
        }
    };
    let others: Vec<AttrValue> = entry.get("aliases").into_iter().flat_map(texts).take(8).collect();
    let other_names = others.iter().map(AttrValue::as_str).collect::<Vec<_>>().join(", ");
    let direction = match text(entry, "direction").as_str() {
        "higher" => words.better[0],
        "lower" => words.better[1],
        "depends" => words.better[2],
        _ => "",
    };
    let kpis: Vec<(AttrValue, AttrValue)> = items(entry, "kpis")
        .filter_map(|it| {
            let id = text(it, "kpi");
            let name = items(catalogue, "kpis").find(|kpi| text(kpi, "id") == id).map(|kpi| text(kpi, "name"))?;
            Some((id, name))
        })
        .collect();
    // Methods are called by their names in programs.
    let formula = text(entry, "formula");
    html! {
        <article key={id.to_string()} id={format!("entry-{id}")} tabindex="-1" class={(id == looked_up).then_some("looked-up")}>
            <h3><a href={address_of(&id, words.language)}>{ text(entry, "name") }</a></h3>
            <p>{ text(entry, "definition") }{ " " }{ direction }</p>
            <dl>
                { line(words.formula, formula) }
                { line(words.others, text(entry, "others")) }
                if list != "methods" { { line(words.also_called, other_names.into()) } }
                if !kpis.is_empty() {
                    <div><dt>{ words.shown_by }</dt><dd>
                        for (place, (id, name)) in kpis.iter().enumerate() {
                            if place > 0 { { ", " } }
                            <a href={address_of(id, words.language)}>{ name }</a>
                        }
                    </dd></div>
                }
                { line(words.source, text(entry, "source")) }
                if list == "methods" { { line(words.called, id.clone()) } }
            </dl>
        </article>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fragments_name_entries() {
        for (fragment, expected) in [
            ("lexikon", Some("")),
            ("lexicon/reach_rate", Some("reach_rate")),
            ("lexikon/", Some("")),
            ("lexikons", None),
            ("v1=abc", None),
            ("", None),
        ] {
            assert_eq!(entry_of(fragment).as_deref(), expected, "{fragment}");
        }
        assert_eq!(address_of("reach_rate", Language::De), "#lexikon/reach_rate");
    }

    #[test]
    fn a_search_finds_names_ids_and_other_names() {
        let entry = serde_json::json!({ "id": "reach_rate", "name": "Reichweitenrate", "definition": "Wie viele", "aliases": ["reach rate"] });
        for (wanted, found) in
            [("", true), ("reichweiten", true), ("reach rate", true), ("viele wie", true), ("kosten", false)]
        {
            assert_eq!(is_match(&entry, wanted), found, "{wanted}");
        }
    }
}
