//! What the first score does not need: a second part of the program, which is fetched when the page first shows something of it.
//!
//! The build cuts the program in two behind [`fetched`] (`xtask/src/split.rs`): what only [`LATER`] leads to lies in the second part.
//! A build without the feature `split` has it all in one.

use std::cell::{Cell, RefCell};

use yew::platform::spawn_local;
use yew::prelude::*;

use super::notes::Spot;
use super::wish::Edit;
use super::words::Words;
use super::{below, explain, fill, goal, goals, join_form, lexicon, panel, pick, questions, reading, term};

/// Shows the table as it was read: what a note has led to, and how one gets there.
type ReadingBody = fn(&reading::Props, Option<&(Spot, u32)>, &Callback<Spot>) -> Html;

/// The ways into the second part: its sections and dialogs as plain functions.
pub struct Later {
    pub below: fn(below::Props) -> Html,
    pub explain: fn(explain::Props) -> Html,
    pub panel: fn(panel::Props) -> Html,
    pub lexicon: fn(lexicon::Props) -> Html,
    pub entry: fn(term::Props) -> Html,
    pub question: fn(questions::Props) -> Html,
    pub pick: fn(pick::Props) -> Html,
    pub fill: fn(fill::Props) -> Html,
    pub join_form: fn(join_form::Props) -> Html,
    pub reading: ReadingBody,
    pub goal_control: fn(&goal::Props, &str, &str, &Callback<Edit>, &Words) -> Html,
    pub goal_kpis: fn(&goal::Props, &Callback<Edit>, &Words) -> Html,
    pub scoring: fn(&goals::Props) -> Html,
}

static LATER: Later = Later {
    below: |props| html! { <below::Below ..props /> },
    explain: |props| html! { <explain::Explain ..props /> },
    panel: |props| html! { <panel::Panel ..props /> },
    lexicon: |props| html! { <lexicon::Lexicon ..props /> },
    entry: |props| html! { <term::Entry ..props /> },
    question: |props| html! { <questions::Question ..props /> },
    pick: |props| html! { <pick::Pick ..props /> },
    fill: |props| html! { <fill::Fill ..props /> },
    join_form: |props| html! { <join_form::JoinForm ..props /> },
    reading: reading::body,
    goal_control: goal::other_control,
    goal_kpis: goal::kpis,
    scoring: goals::beneath,
};

#[cfg(feature = "split")]
use wasm_split_helpers::SplitLoaderError as Failure;

#[cfg(not(feature = "split"))]
type Failure = std::convert::Infallible;

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(later, fallible))]
fn second_part() -> Result<&'static Later, Failure> {
    Ok(&LATER)
}

thread_local! {
    static HERE: Cell<Option<&'static Later>> = const { Cell::new(None) };
    /// Who has said that it could not be fetched, and is to be drawn again once it is there.
    static LEFT: RefCell<Vec<UseStateSetter<Option<u32>>>> = const { RefCell::new(Vec::new()) };
}

/// The second part; none where it cannot be had now. Asking again tries again.
pub async fn fetched() -> Option<&'static Later> {
    #[cfg(feature = "split")]
    let later = second_part().await;
    #[cfg(not(feature = "split"))]
    let later = second_part();
    let later = later.ok()?;
    HERE.set(Some(later));
    LEFT.take().into_iter().for_each(|ended| ended.set(None));
    Some(later)
}

/// How it stands with the second part.
pub enum Part {
    /// It is not wanted yet, or under way.
    Awaited,
    Here(&'static Later),
    /// It could not be fetched; the way to try again.
    Failed(Callback<MouseEvent>),
}

/// The second part, fetched as soon as it is wanted.
#[hook]
pub fn use_later(is_wanted: bool) -> Part {
    let attempt = use_state(|| 0_u32);
    // The attempt that has come to an end.
    let ended = use_state(|| None::<u32>);
    {
        let ended = ended.setter();
        use_effect_with((is_wanted, *attempt), move |(is_wanted, attempt)| {
            let attempt = *attempt;
            if *is_wanted && HERE.get().is_none() {
                spawn_local(async move {
                    if fetched().await.is_none() {
                        LEFT.with_borrow_mut(|left| left.push(ended.clone()));
                    }
                    ended.set(Some(attempt));
                });
            }
        });
    }
    match HERE.get() {
        Some(later) => Part::Here(later),
        None if *ended == Some(*attempt) => {
            Part::Failed(Callback::from(move |_: MouseEvent| attempt.set(*attempt + 1)))
        }
        None => Part::Awaited,
    }
}

impl Part {
    /// What it shows, or that it is still to come.
    pub fn show(&self, words: &Words, view: impl FnOnce(&Later) -> Html) -> Html {
        match self {
            Part::Here(later) => view(later),
            Part::Awaited => html! { <div class="skeleton" aria-hidden="true"><i /><i /></div> },
            Part::Failed(again) => html! {
                <p class="notice" role="alert">
                    { words.later_failed }{ " " }
                    <button type="button" class="link" onclick={again.clone()}>{ words.try_again }</button>
                </p>
            },
        }
    }

    /// What it shows, where it is there: for what one does not wait for.
    pub fn shown(&self, view: impl FnOnce(&Later) -> Html) -> Html {
        match self {
            Part::Here(later) => view(later),
            Part::Awaited | Part::Failed(_) => html! {},
        }
    }
}
