//! The page's program in three parts: the front, everything that is made of numbers ([`Whole`]), and what stands below the ranking or
//! in dialogs ([`Later`]). The first comes with the page, each other one when it is wanted.
//!
//! The build cuts behind the functions that give a part (`xtask/src/split.rs`): what only they lead to lies in that part. A build
//! without the feature `split` has it all in one.

use std::cell::{Cell, RefCell};
use std::thread::LocalKey;

use yew::platform::spawn_local;
use yew::prelude::*;

use super::notes::Spot;
use super::page::PageProps;
use super::wish::Edit;
use super::words::{FrontWords, Words};
use super::{
    app, below, explain, fill, goal, goals, join_form, lexicon, movement, panel, pick, questions, reading, term,
};

/// The way into everything that is made of numbers.
pub struct Whole {
    pub app: fn(PageProps) -> Html,
}

static WHOLE: Whole = Whole { app: |props| html! { <app::App ..props /> } };

/// Shows the table as it was read: what a note has led to, and how one gets there.
type ReadingBody = fn(&reading::Props, Option<&(Spot, u32)>, &Callback<Spot>) -> Html;

/// The ways into what stands below the ranking or in dialogs: its sections as plain functions.
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
    pub movement: fn(movement::Props) -> Html,
}

static LATER: Later = Later {
    below: |props| html! { <below::Below ..props /> },
    explain: |props| html! { <explain::Explain ..props /> },
    panel: |props| html! { <panel::Panel ..props /> },
    lexicon: |props| html! { <lexicon::Lexicon ..props /> },
    entry: |props| html! { <term::Entry ..props /> },
    question: |props| html! { <questions::Story ..props /> },
    pick: |props| html! { <pick::Pick ..props /> },
    fill: |props| html! { <fill::Fill ..props /> },
    join_form: |props| html! { <join_form::JoinForm ..props /> },
    reading: reading::body,
    goal_control: goal::other_control,
    goal_kpis: goal::kpis,
    scoring: goals::beneath,
    movement: |props| html! { <movement::Movement ..props /> },
};

#[cfg(feature = "split")]
use wasm_split_helpers::SplitLoaderError as Failure;

#[cfg(not(feature = "split"))]
type Failure = std::convert::Infallible;

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(whole, fallible))]
fn whole() -> Result<&'static Whole, Failure> {
    Ok(&WHOLE)
}

#[cfg_attr(feature = "split", wasm_split_helpers::wasm_split(later, fallible))]
fn later() -> Result<&'static Later, Failure> {
    Ok(&LATER)
}

/// What is known of a part.
pub struct Known<T: 'static> {
    here: Cell<Option<&'static T>>,
    /// Who has said that it could not be fetched, and is to be drawn again once it is there.
    left: RefCell<Vec<UseStateSetter<Option<u32>>>>,
}

impl<T> Known<T> {
    const fn nothing() -> Self {
        Known { here: Cell::new(None), left: RefCell::new(Vec::new()) }
    }
}

thread_local! {
    static KNOWN_WHOLE: Known<Whole> = const { Known::nothing() };
    static KNOWN_LATER: Known<Later> = const { Known::nothing() };
}

/// A part of the program.
pub trait Fetched: Sized + 'static {
    /// It, where the program is one.
    #[cfg(not(feature = "split"))]
    const HERE: Option<&'static Self>;
    #[cfg(feature = "split")]
    const HERE: Option<&'static Self> = None;

    /// What is known of it.
    const KNOWN: &'static LocalKey<Known<Self>>;

    /// Fetches it.
    async fn fetch() -> Result<&'static Self, Failure>;
}

impl Fetched for Whole {
    #[cfg(not(feature = "split"))]
    const HERE: Option<&'static Self> = Some(&WHOLE);
    const KNOWN: &'static LocalKey<Known<Self>> = &KNOWN_WHOLE;

    async fn fetch() -> Result<&'static Self, Failure> {
        #[cfg(feature = "split")]
        return whole().await;
        #[cfg(not(feature = "split"))]
        return whole();
    }
}

impl Fetched for Later {
    #[cfg(not(feature = "split"))]
    const HERE: Option<&'static Self> = Some(&LATER);
    const KNOWN: &'static LocalKey<Known<Self>> = &KNOWN_LATER;

    async fn fetch() -> Result<&'static Self, Failure> {
        #[cfg(feature = "split")]
        return later().await;
        #[cfg(not(feature = "split"))]
        return later();
    }
}

/// A part; none where it cannot be had now. Asking again tries again.
pub async fn fetched<T: Fetched>() -> Option<&'static T> {
    let part = T::fetch().await.ok()?;
    T::KNOWN.with(|known| {
        known.here.set(Some(part));
        known.left.take().into_iter().for_each(|ended| ended.set(None));
    });
    Some(part)
}

/// How it stands with a part.
pub enum Part<T: 'static> {
    /// It is not wanted yet, or under way.
    Awaited,
    Here(&'static T),
    /// It could not be fetched; the way to try again.
    Failed(Callback<MouseEvent>),
}

/// A part, fetched as soon as it is wanted.
#[hook]
pub fn use_part<T: Fetched>(is_wanted: bool) -> Part<T> {
    if let Some(part) = T::HERE {
        return Part::Here(part);
    }
    let attempt = use_state(|| 0_u32);
    // The attempt that has come to an end.
    let ended = use_state(|| None::<u32>);
    let here = T::KNOWN.with(|known| known.here.get());
    {
        let ended = ended.setter();
        use_effect_with((is_wanted, *attempt), move |(is_wanted, attempt)| {
            let attempt = *attempt;
            if *is_wanted && here.is_none() {
                spawn_local(async move {
                    if fetched::<T>().await.is_none() {
                        T::KNOWN.with(|known| known.left.borrow_mut().push(ended.clone()));
                    }
                    ended.set(Some(attempt));
                });
            }
        });
    }
    match here {
        Some(part) => Part::Here(part),
        None if *ended == Some(*attempt) => {
            Part::Failed(Callback::from(move |_: MouseEvent| attempt.set(*attempt + 1)))
        }
        None => Part::Awaited,
    }
}

impl<T> Part<T> {
    /// What it shows, or that it is still to come.
    pub fn show(&self, words: &FrontWords, view: impl FnOnce(&T) -> Html) -> Html {
        match self {
            Part::Here(part) => view(part),
            Part::Awaited => html! { <div class="skeleton" aria-hidden="true"><i /><i /></div> },
            Part::Failed(again) => failure(words, again),
        }
    }

    /// What it shows, where it is there: for what one does not wait for.
    pub fn shown(&self, view: impl FnOnce(&T) -> Html) -> Html {
        match self {
            Part::Here(part) => view(part),
            Part::Awaited | Part::Failed(_) => html! {},
        }
    }
}

/// That a part could not be fetched, and the way to try again.
pub fn failure(words: &FrontWords, again: &Callback<MouseEvent>) -> Html {
    html! {
        <p class="notice" role="alert">
            { words.later_failed }{ " " }
            <button type="button" class="link" onclick={again.clone()}>{ words.try_again }</button>
        </p>
    }
}
