//! The page: state in, sections out. What the person entered is in [`state`], everything that follows from it in [`derived`].

use std::collections::BTreeSet;

use wasm_bindgen::prelude::*;
use yew::prelude::*;

mod state;
mod wish;
mod derived;
mod large;
mod address;
mod words;
mod kept;
mod request;
pub mod deep;
mod entry;
mod browser;
mod crash;
mod masthead;
mod paste_box;
mod calculator;
mod reading;
mod reading_table;
mod roles;
mod notes;
mod goals;
mod goal;
mod counting;
mod number_field;
mod select;
mod ranking;
mod bar;
mod why;
mod numbers;
mod explain;
mod take;
mod warehouse;
mod status;

use crate::engine::data_set::Role;
use crate::engine::facts::Facts;
use crate::engine::kpis;
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::engine::note::Note;
use crate::text;
use derived::{Derived, use_derived};
use explain::{Explain, Explained};
use kept::Kept;
use state::{Action, Desk};
use words::Words;

/// Puts the page into a place. Options: `ask`, the function that asks the whole module (see `www/ask.js`); `example`, a
/// function of a file's name that promises the text of an example.
#[wasm_bindgen]
pub fn mount(place: web_sys::Element, options: &JsValue) {
    let option = |key: &str| js_sys::Reflect::get(options, &key.into()).ok().and_then(|it| it.dyn_into().ok());
    deep::prepare(option("ask"), option("example"));
    crash::prepare();
    yew::Renderer::<App>::with_root(place).render();
}

/// The language of the address, else the browser's.
fn first_language() -> Language {
    let asked = browser::query("lang").and_then(|code| Language::from_code(&code));
    asked.or_else(|| browser::languages().iter().find_map(|code| Language::from_code(code))).unwrap_or_default()
}

/// What the address brings along.
fn first_desk() -> Desk {
    let language = first_language();
    address::read(&browser::fragment(), language).unwrap_or_else(|| Desk::new(Default::default(), language))
}

/// The whole page.
#[component]
fn App() -> Html {
    let desk = use_reducer(first_desk);
    let act = {
        let dispatcher = desk.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let wanted = use_state(String::new);
    let derived = use_derived(&desk.now, desk.language, &wanted);
    let language = desk.language;
    let words = Words::of(language);
    use_address(&desk, &act);
    use_effect_with((desk.now.text.clone(), language), |(text, language)| crash::remember(text, *language));
    use_effect_with(language, move |language| browser::set_language(language.code(), words.page_title));

    let selected = use_state(|| None::<(Kept<Facts>, usize)>);
    let explained = use_state(|| None::<Explained>);
    let select = {
        let (selected, facts) = (selected.clone(), derived.facts.clone());
        use_callback(facts, move |row: usize, facts| {
            selected.set(Some((facts.clone(), row)));
            browser::after(0, || browser::lead_to("why"));
        })
    };
    let explain = {
        let explained = explained.clone();
        use_callback((), move |number: Explained, ()| explained.set(Some(number)))
    };
    let close = {
        let explained = explained.clone();
        use_callback((), move |(), ()| explained.set(None))
    };

    let search = {
        let wanted = wanted.clone();
        use_callback((), move |typed: String, ()| wanted.set(typed))
    };

    let is_blank = desk.now.text.trim().is_empty();
    let sentences = Kept(use_memo((derived.scores.clone(), language), |_| match &derived.top {
        Some(top) => top.sentences.clone(),
        None => text::sentences(&derived.facts, &derived.scorecard, &derived.scores, None, language),
    }));
    let summary = use_memo((derived.reading.clone(), derived.notes.clone(), language), |_| summary(&derived, words));
    let n_rows = derived.top.as_ref().map_or(derived.facts.rows.len(), |top| top.n_rows);
    // What the beginning of a large table says is not shown for the whole.
    let is_partial = desk.now.held.is_some() && derived.top.is_none();
    let has_numbers =
        n_rows > 0 && !is_partial && derived.reading.data.columns.iter().any(|column| column.is_numeric());
    let is_stuck = has_numbers && derived.n_ranked() == 0;
    let summary = (!is_blank && !is_partial).then(|| AttrValue::from(summary.as_str()));
    let status = if is_blank || is_partial {
        if is_partial && derived.is_waiting { words.busy.to_owned() } else { String::new() }
    } else {
        words.say(words.status_read, &[n_rows.into(), sentences.first().map_or("", String::as_str).into()])
    };
    // The leader is explained until a row is chosen.
    let chosen = (*selected).clone().filter(|(facts, _)| *facts == derived.facts).map(|(_, row)| row);
    let row = chosen.or_else(|| derived.order.first().copied().filter(|_| !is_stuck));
    html! {
        <>
            <masthead::Masthead {language} has_ranking={!is_blank && has_numbers} can_undo={desk.can_undo()} can_redo={desk.can_redo()} act={act.clone()} />
            <main class={if is_blank { "empty" } else { "filled" }}>
                <div class="opening">
                    <h1>{ words.question }</h1>
                    if is_blank { <p class="lead">{ words.promise_lead }</p> }
                    <div class="entrance">
                        <paste_box::PasteBox held={desk.now.held.clone()} is_working={derived.is_waiting} has_failed={derived.has_failed} text={desk.now.text.clone()} {language} {summary} act={act.clone()} />
                        if is_blank { <calculator::Calculator {language} explain={explain.clone()} /> }
                    </div>
                </div>
                if is_blank {
                    { gains(words) }
                } else if !is_partial {
                    <reading::ReadingSection {language} text={desk.now.text.clone()} reading={derived.reading.clone()}
                        corrections={desk.now.corrections.clone()} notes={derived.notes.clone()}
                        {is_stuck} act={act.clone()} />
                    if has_numbers {
                        <div class="scales">
                            <goals::GoalsSection {language} facts={derived.facts.clone()} scorecard={derived.scorecard.clone()}
                                scores={derived.scores.clone()} choice={desk.now.choice.clone()}
                                counting={desk.now.counting.clone()} act={act.clone()} />
                            <section class="leaders" aria-labelledby="leaders">
                                <p class="kicker">{ words.ranking_kicker }</p>
                                { headline(&derived, &sentences, words) }
                                if is_stuck { <p class="lead">{ words.no_score_advice }</p> }
                                { score_notes(&derived, true, words) }
                                if n_rows == 1 { <p class="muted">{ words.one_row }</p> }
                                <ranking::Ranking {language} facts={derived.facts.clone()} scorecard={derived.scorecard.clone()}
                                    scores={derived.scores.clone()} order={derived.order.clone()} selected={row} {select} act={act.clone()}
                                    found={derived.top.as_ref().map(|top| top.n_found)} search={search.clone()} />
                                { score_notes(&derived, false, words) }
                            </section>
                        </div>
                        if let Some(row) = row {
                            <why::Why {language} facts={derived.facts.clone()} scorecard={derived.scorecard.clone()}
                                scores={derived.scores.clone()} {row} explain={explain.clone()} />
                        }
                        <numbers::NumbersSection {language} facts={derived.facts.clone()} explain={explain.clone()} />
                        if !is_stuck {
                            <take::Take {language} state={desk.now.clone()} derived={derived.clone()} sentences={sentences.clone()} />
                        }
                    } else {
                        <section class="leaders"><p class="lead">{ words.nothing_to_rank }</p></section>
                    }
                }
            </main>
            <footer>
                <p>{ words.foot }{ " " }{ words.foot_licence }</p>
            </footer>
            <status::Status sentence={status} />
            <Explain {language} number={(*explained).clone()} {close} />
        </>
    }
}

/// Keeps the address and the settings alike: settings are written into it, and an address that is opened sets them.
#[hook]
fn use_address(desk: &UseReducerHandle<Desk>, act: &Callback<Action>) {
    let fragment = address::write(desk, first_language());
    use_effect_with(fragment, |fragment| {
        let fragment = fragment.clone();
        let timer = browser::after(300, move || {
            if browser::fragment() != fragment && (!fragment.is_empty() || address::is_ours(&browser::fragment())) {
                browser::set_fragment(&fragment);
            }
        });
        move || timer.into_iter().for_each(browser::stop)
    });
    let act = act.clone();
    use_effect_with((), move |()| {
        browser::on_new_fragment(move || {
            if let Some(desk) = address::read(&browser::fragment(), first_language()) {
                act.emit(Action::AddressOpened(Box::new(desk)));
            }
        });
    });
}

/// What was read, in one line.
fn summary(derived: &Derived, words: &Words) -> String {
    let facts = &derived.facts;
    let rows = derived.top.as_ref().map_or(facts.data.len(), |top| top.n_table_rows);
    let n_kpis = kpis::ALL.iter().filter(|kpi| facts.has_kpi(kpi)).count();
    let column = facts.data.columns.iter().find(|column| column.role == Role::Measure(Measure::Channel));
    let channels: BTreeSet<String> = column
        .into_iter()
        .flat_map(|column| (0..facts.data.len()).map(|row| column.word(row).into_owned()))
        .filter(|it| !it.is_empty())
        .collect();
    let read = if channels.len() > 1 {
        words.say(words.read_channels, &[rows.into(), channels.len().into(), n_kpis.into()])
    } else {
        words.say(words.read_line, &[rows.into(), n_kpis.into()])
    };
    match reading::doubts(&derived.reading, &derived.notes) {
        0 => read,
        doubts => format!("{read} · {}", words.say(words.look_at, &[doubts.into()])),
    }
}

/// The finding above the ranking.
fn headline(derived: &Derived, sentences: &[String], words: &Words) -> Html {
    const LONG: usize = 90;
    let sentence = if derived.n_ranked() == 0 { None } else { sentences.first() };
    let heading = sentence.map_or(words.no_score_heading, |it| it.trim_end_matches('.'));
    html! { <h2 id="leaders" tabindex="-1" class={(heading.chars().count() > LONG).then_some("long")}>{ heading }</h2> }
}

/// What the scoring gives reason to say: what should be looked at stands above the ranking, the rest below it.
fn score_notes(derived: &Derived, grave: bool, words: &Words) -> Html {
    let chosen: Vec<&Note> = derived.scores.notes.iter().filter(|note| notes::is_grave(note) == grave).collect();
    let items = || chosen.iter().map(|note| notes::item(note, words));
    match (chosen.is_empty(), grave) {
        (true, _) => html! {},
        (false, true) => html! { <ul class="notes">{ for items() }</ul> },
        (false, false) => html! {
            <details class="how">
                <summary>{ words.how_scored }</summary>
                <ul class="notes">{ for items() }</ul>
            </details>
        },
    }
}

/// What one gets, while there is nothing to show yet.
fn gains(words: &Words) -> Html {
    html! {
        <section class="gains" aria-label={words.what_you_get}>
            for (heading, sentence) in words.gains {
                <div key={heading}>
                    <h2>{ heading }</h2>
                    <p>{ sentence }</p>
                </div>
            }
        </section>
    }
}
