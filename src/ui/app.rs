//! Everything that is made of the numbers: state in, sections out.

use std::rc::Rc;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::action::Action;
use super::around::{first_desk, use_address, use_given, use_keeper, use_lexicon, use_telling};
use super::derived::{Derived, use_derived};
use super::desk::Desk;
use super::explain::Explained;
use super::handed::{First, Handed};
use super::kept::Kept;
use super::large::Opening;
use super::page::{PageProps, first_language};
use super::parts::{Later, use_part};
use super::place::{Place, View};
use super::state::Table;
use super::words::Words;
use super::{
    address, below, browser, calculator, crash, deep, entrance, explain, fill, firm, goals, handed, large, lasting,
    lexicon, masthead, movement, notes, panel, paste_box, pick, questions, ranking, reading, request, status, term,
    told,
};

use crate::api;
use crate::engine::facts::Facts;
use crate::engine::note::Note;
use crate::examples::Example;
use crate::guide::Path;
use crate::text;

/// The whole page, or the part of it that the place shows.
#[component]
pub fn App(props: &PageProps) -> Html {
    let PageProps { place, options, handed, .. } = props;
    let desk = use_reducer(|| first_desk(props));
    let said = use_state(Rc::<Vec<String>>::default);
    let language = desk.language;
    let open = use_open(&desk, &said);
    let act = use_act(&desk, &said, &open);
    let device = lasting::use_device(!place.is_guest, &desk, &open);
    let wanted = use_state_eq(String::new);
    let derived = use_derived(&desk.now, desk.language, &wanted);
    use_given(props, &act);
    use_keeper(place, &desk);
    let words = Words::of(language);
    let looked_up = use_lexicon(place);
    use_address(place, &desk, &act, &said, looked_up.is_some());
    {
        let place = place.clone();
        let held = desk.now.held.as_ref().map(|it| it.id);
        use_effect_with((desk.now.text.clone(), held, language), move |(text, held, language)| {
            let (text, place) = (text.clone(), place.element.clone());
            crash::remember(crash::Pasted { text, held: *held, language: *language, place });
        });
    }
    {
        let place = place.clone();
        use_effect_with(language, move |language| match place.is_guest {
            true => _ = place.element.set_attribute("lang", language.code()),
            false => browser::set_language(language.code(), words.page_title),
        });
    }
    use_telling(place, &desk, &derived);

    let selected = use_state(|| None::<(Kept<Facts>, usize)>);
    let explained = use_state(|| None::<Explained>);
    let select = {
        let (selected, facts, place) = (selected.clone(), derived.facts.clone(), place.clone());
        use_callback(facts, move |row: usize, facts| {
            selected.set(Some((facts.clone(), row)));
            let place = place.clone();
            browser::later(0, move || place.lead_to("why"));
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
    let visit = desk.now.visit.clone().filter(|_| options.view == View::Full);
    let asked = told::use_settled(&desk.now, language);
    // Of a large table only the beginning or the top is at hand.
    let firm_of = if is_blank || desk.now.held.is_some() { 0 } else { derived.facts.rows.len() };
    let firm = firm::use_firm(&desk.now, language, &asked, &derived.scorecard, &derived.facts, firm_of);
    let told = told::use_told(visit.as_deref().map(|visit| visit.path.question.id), &asked);
    // A table that was handed over is on its way, until there has been one.
    let awaited = use_mut_ref(|| handed::given(handed).is_some_and(Handed::has_table));
    awaited.replace_with(|is_awaited| *is_awaited && is_blank);
    let is_without = is_blank && !*awaited.borrow();
    use_example(visit.as_deref().map(|visit| visit.path), is_without, &act);
    let load_example =
        visit.as_deref().filter(|visit| visit.example.as_ref() != Some(&desk.now.text)).and_then(|visit| {
            let example = Example::from_id(visit.path.example?)?;
            let act = act.clone();
            Some(Callback::from(move |_: MouseEvent| deep::fetch_example(example, act.reform(Action::ExampleCame))))
        });
    let sentences = Kept(use_memo((derived.scores.clone(), language), |_| match &derived.top {
        Some(top) => top.sentences.clone(),
        None => text::sentences(&derived.facts, &derived.scorecard, &derived.scores, None, language),
    }));
    // Those that say how firm it is come a moment later.
    let all_sentences = Kept(use_memo((sentences.clone(), firm.clone()), |(sentences, firm)| {
        firm.as_ref()
            .map(|firm| firm.sentences.clone())
            .filter(|it| it.len() >= sentences.len())
            .unwrap_or_else(|| sentences.to_vec())
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
    let panel = use_state(|| None::<panel::Kind>);
    let open_panel = |kind: panel::Kind| {
        let panel = panel.clone();
        Callback::from(move |_: MouseEvent| panel.set(Some(kind)))
    };
    let close_panel = {
        let panel = panel.clone();
        use_callback((), move |(), ()| panel.set(None))
    };

    let leave_lexicon = {
        let desk = desk.clone();
        Callback::from(move |()| {
            let settings = address::settings(&desk, first_language());
            spawn_local(async move { browser::open_fragment(&address::write(&settings).await) });
        })
    };
    let has_answer = !is_blank && has_numbers && told.value.is_some();
    let is_full = options.view == View::Full;
    let shows_numbers = matches!(options.view, View::Full | View::Ranking | View::Weights);
    let shows_goals = !options.has_fixed_weights && options.view != View::Ranking;
    // Somebody else's page has its own landmarks.
    let (main, role) = if place.is_guest { ("div", Some("group")) } else { ("main", None) };
    let has_below = is_full && shows_numbers && has_numbers && !is_blank;
    let shows_movement = use_state(|| false);
    let later = use_part::<Later>(
        has_below
            || *shows_movement
            || looked_up.is_some()
            || visit.is_some()
            || explained.is_some()
            || panel.is_some()
            || options.view == View::Lexicon,
    );
    use_begun(props, &act, &open, &device, &panel.setter());
    let toggle_movement = {
        let shows_movement = shows_movement.clone();
        Callback::from(move |_: MouseEvent| shows_movement.set(!*shows_movement))
    };
    html! {
        <ContextProvider<Kept<Place>> context={place.clone()}>
            if is_full {
                <masthead::Masthead {language} has_ranking={!is_blank && has_numbers} can_undo={desk.can_undo()} can_redo={desk.can_redo()}
                    in_lexicon={looked_up.is_some()} act={act.clone()} />
            }
            if let Some(entry) = looked_up.filter(|_| is_full) {
                { later.show(words, |it| (it.lexicon)(lexicon::Props { language, entry, leave: leave_lexicon })) }
            } else {
            <@{main} class={classes!("main", if is_blank { "empty" } else { "filled" }, visit.is_some().then_some("walk"), (!is_full).then_some("part"))}>
                if !is_full && !place.is_guest { <h1 class="aside">{ "Zielwert" }</h1> }
                if is_full || shows_numbers && is_blank {
                    <div class="opening">
                        if let Some(visit) = &visit {
                            { later.show(words, |it| (it.question)(questions::Props {
                                language, path: visit.path.question.id, told: told.clone(), has_answer, example: load_example, act: act.clone(),
                            })) }
                            if visit.path.example.is_none() {
                                { later.shown(|it| (it.pick)(pick::Props {
                                    language, visit: visit.clone(), text: desk.now.text.clone(), act: act.clone(),
                                })) }
                                { later.shown(|it| (it.fill)(fill::Props { language, text: desk.now.text.clone(), act: act.clone() })) }
                            }
                        } else if is_full {
                            <h1>{ words.question }</h1>
                            if is_blank { <p class="lead">{ words.promise_lead }</p> }
                        }
                        <div class="entrance" part="entrance">
                            <paste_box::PasteBox held={desk.now.held.clone()} is_working={derived.is_waiting} has_failed={derived.has_failed}
                                text={desk.now.text.clone()} {language} {summary} origin={desk.now.origin.clone()}
                                may_join={desk.may_join} handed={handed.clone()} act={act.clone()} />
                            if is_full && is_blank && visit.is_none() { <calculator::Calculator {language} handed={handed.clone()} explain={explain.clone()} /> }
                        </div>
                    </div>
                }
                if options.view == View::Calculator { <calculator::Calculator {language} handed={handed.clone()} explain={explain.clone()} /> }
                if options.view == View::Lexicon {
                    { later.show(words, |it| (it.entry)(term::Props { language, entry: options.entry.clone() })) }
                }
                if is_blank {
                    if is_full && visit.is_none() {
                        { questions::view(words, |question| {
                            let (place, act) = (place.clone(), act.clone());
                            Callback::from(move |()| questions::open(question, &place, &act))
                        }) }
                        { entrance::gains(words) }
                    }
                } else if shows_numbers && !is_partial {
                    if is_full {
                        <reading::ReadingSection {language} text={desk.now.text.clone()} steps={desk.now.steps.clone()} reading={derived.reading.clone()}
                            corrections={desk.now.corrections.clone()} notes={derived.notes.clone()}
                            {is_stuck} act={act.clone()} />
                    }
                    if has_numbers {
                        <div class={if shows_goals { "scales" } else { "scale" }}>
                            if shows_goals {
                                <goals::GoalsSection {language} facts={derived.facts.clone()} scorecard={derived.scorecard.clone()}
                                    scores={derived.scores.clone()} choice={desk.now.choice.clone()} scenarios={desk.now.scenarios.clone()}
                                    counting={desk.now.counting.clone()} firm={firm.clone()} act={act.clone()} />
                            }
                            <section class="leaders" part="ranking" aria-labelledby="leaders">
                                <p class="kicker">{ words.ranking_kicker }</p>
                                { headline(&derived, &sentences, words) }
                                if let Some(sentence) = all_sentences.iter().find(|it| !sentences.contains(it)).filter(|_| n_rows > 1) {
                                    <p class="lead firm">
                                        { sentence }
                                        if firm::has_movement(firm_of) {
                                            { " " }
                                            <button type="button" class="link" aria-expanded={shows_movement.to_string()} onclick={toggle_movement}>{ words.movement }</button>
                                        }
                                    </p>
                                }
                                if *shows_movement && firm::has_movement(firm_of) {
                                    { later.show(words, |it| (it.movement)(movement::Props {
                                        language, asked: asked.clone(), scorecard: derived.scorecard.clone(),
                                    })) }
                                }
                                if is_stuck && derived.scores.weights.is_some() { <p class="lead">{ words.no_score_advice }</p> }
                                { score_notes(&derived, true, words) }
                                if n_rows == 1 { <p class="muted">{ words.one_row }</p> }
                                <ranking::Ranking {language} facts={derived.facts.clone()} scorecard={derived.scorecard.clone()}
                                    scores={derived.scores.clone()} order={derived.order.clone()} selected={row} {select} firm={firm.clone()} is_brief={visit.is_some()} act={act.clone()}
                                    found={derived.top.as_ref().map(|top| top.n_found)} search={search.clone()} />
                                { score_notes(&derived, false, words) }
                            </section>
                        </div>
                        if has_below {
                            { later.show(words, |it| (it.below)(below::Props {
                                language, state: desk.now.clone(), derived: derived.clone(), told: visit.is_some().then_some(told),
                                asked, row, is_stuck, sentences: all_sentences, explain: explain.clone(), act: act.clone(),
                            })) }
                        }
                    } else {
                        <section class="leaders"><p class="lead">{ words.nothing_to_rank }</p></section>
                    }
                }
                if is_full {
                    <lasting::Lasting {language} state={desk.now.clone()} {device} {open} said={(*said).clone()} has_address={place.has_address} />
                }
            </@>
            }
            <footer class="foot" {role} part="foot">
                if is_full {
                    { entrance::foot(words, place, open_panel) }
                } else {
                    { entrance::credit(words, place) }
                }
            </footer>
            <status::Status sentence={status} />
            { later.shown(|it| (it.explain)(explain::Props { language, number: (*explained).clone(), close })) }
            if let Some(kind) = *panel {
                { later.shown(|it| (it.panel)(panel::Props {
                    language, place: place.clone(), kind, close: close_panel,
                    request: request::of(&desk.now, language).to_json().to_string().into(),
                })) }
            }
        </ContextProvider<Kept<Place>>>
    }
}

/// What could not be opened, or was left out of it, in sentences.
type Said = UseStateHandle<Rc<Vec<String>>>;

/// Opens a project, or says why not.
#[hook]
fn use_open(desk: &UseReducerHandle<Desk>, said: &Said) -> Callback<Opening> {
    let (dispatcher, said) = (desk.dispatcher(), said.setter());
    use_callback(desk.language, move |opening: Opening, language| {
        let (dispatcher, said, language) = (dispatcher.clone(), said.clone(), *language);
        if matches!(opening, Opening::Held(_)) {
            said.set(Rc::new(vec![Words::of(language).busy.to_owned()]));
        }
        spawn_local(async move {
            match opening.open(language).await {
                Ok((desk, sentences)) => {
                    said.set(Rc::new(sentences));
                    dispatcher.dispatch(Action::ProjectOpened(Box::new(desk)));
                }
                Err(sentences) => said.set(Rc::new(sentences)),
            }
        });
    })
}

/// Takes what the person does. However a project gets here, it opens.
#[hook]
fn use_act(desk: &UseReducerHandle<Desk>, said: &Said, open: &Callback<Opening>) -> Callback<Action> {
    let language = desk.language;
    let (dispatcher, said) = (desk.dispatcher(), said.setter());
    use_callback((open.clone(), desk.now.held.clone()), move |action: Action, (open, held)| match (action, held) {
        // What the worker has is fetched back, since it becomes a step.
        (Action::JoinedInstead { label, text: None }, Some(held)) => {
            let (dispatcher, said, held, language) = (dispatcher.clone(), said.clone(), held.clone(), language);
            spawn_local(async move {
                match large::whole(&held).await {
                    Some(text) => dispatcher.dispatch(Action::JoinedInstead { label, text: Some(text) }),
                    None => said.set(Rc::new(vec![Words::of(language).deep_failed.to_owned()])),
                }
            });
        }
        (action, _) => match action {
            // However a project gets here, it opens.
            Action::ProjectCame(opening) => open.emit(opening),
            Action::Pasted { text, .. } | Action::Arrived(Table { text, held: None, .. }) if api::is_project(&text) => {
                open.emit(Opening::of_text(text));
            }
            Action::LargePasted { head, held } | Action::Arrived(Table { text: head, held: Some(held), .. })
                if api::is_project(&head) =>
            {
                open.emit(Opening::Held(held.id));
            }
            action => dispatcher.dispatch(action),
        },
    })
}

/// Goes on with what was done before there were numbers; the field for them does what concerns it.
#[hook]
fn use_begun(
    props: &PageProps,
    act: &Callback<Action>,
    open: &Callback<Opening>,
    device: &lasting::Device,
    panel: &UseStateSetter<Option<panel::Kind>>,
) {
    let (handed, place, act, open) = (props.handed.clone(), props.place.clone(), act.clone(), open.clone());
    let (device, panel) = (device.clone(), panel.clone());
    use_effect_with((), move |()| {
        let Some(handed) = handed::given(&handed) else { return };
        handed.focus.iter().for_each(|it| it.restore(&place));
        for first in handed.take(false) {
            match first {
                First::Question(question) => questions::open(question, &place, &act),
                First::Project(file) => lasting::open_file(file, open.clone()),
                First::Keeping => device.switch_on(),
                First::Panel(kind) => panel.set(Some(kind)),
                First::Text | First::Figures | First::Files(_) | First::Example(_) | First::Address => {}
            }
        }
    });
}

/// Loads the example of a path that was opened without a table.
#[hook]
fn use_example(path: Option<&'static Path>, is_blank: bool, act: &Callback<Action>) {
    let act = act.clone();
    use_effect_with(path.map(|path| path.question.id), move |_| {
        let example = path.filter(|_| is_blank).and_then(|path| Example::from_id(path.example?));
        if let Some(example) = example {
            deep::fetch_example(example, act.reform(Action::ExampleCame));
        }
    });
}

/// What was read, in one line.
fn summary(derived: &Derived, words: &Words) -> String {
    let facts = &derived.facts;
    let rows = derived.top.as_ref().map_or(facts.data.len(), |top| top.n_table_rows);
    let n_kpis = facts.kpis().filter(|kpi| facts.has_kpi(kpi)).count();
    let n_channels = facts.n_channels();
    let read = if n_channels > 1 {
        words.say(words.read_channels, &[rows.into(), n_channels.into(), n_kpis.into()])
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
