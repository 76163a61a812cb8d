//! The root: the front until there is something to calculate with, then everything that is made of it.

use yew::platform::spawn_local;
use yew::prelude::*;

use super::alone::Alone;
use super::front::Front;
use super::handed::Handed;
use super::kept::Kept;
use super::parts::{Whole, use_part};
use super::place::{Options, Place, View};
use super::words::FrontWords;
use super::{browser, storage};
use crate::engine::language::Language;

/// What the page is given by whoever put it into its place.
#[derive(Clone, PartialEq, Properties)]
pub struct PageProps {
    /// Where it stands.
    pub place: Kept<Place>,
    /// What of it is shown, and how it begins.
    pub options: Options,
    /// A request to show, in JSON.
    pub opened: Option<Kept<String>>,
    /// What was done at the front.
    pub handed: Option<Kept<Handed>>,
}

/// The whole page, or the part of it that the place shows.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let handed = use_state(|| None::<Kept<Handed>>);
    let begins_with_front = *use_memo((), |()| {
        let has_front = matches!(props.options.view, View::Full | View::Calculator);
        let is_own = has_front && !props.place.is_guest && props.opened.is_none();
        is_own && browser::fragment().is_empty() && !storage::is_kept()
    });
    // Where the program is one, everything is there at once.
    let is_front = cfg!(feature = "split") && begins_with_front && handed.is_none() && props.opened.is_none();
    let whole = use_part::<Whole>(!is_front);
    let hand = {
        let handed = handed.setter();
        use_callback(props.place.clone(), move |it: Kept<Handed>, place| {
            handed.set(Some(it.clone()));
            // The cursor is back before anybody can press another key: the new page's own effects come too late for that.
            let place = place.clone();
            spawn_local(async move { it.focus.iter().for_each(|focus| focus.restore(&place)) });
        })
    };
    let language = props.options.language.unwrap_or_else(first_language);
    let place = props.place.clone();
    match props.options.view {
        View::Calculator if is_front => return html! { <Alone {place} {language} {hand} /> },
        _ if is_front => return html! { <Front {place} {language} {hand} /> },
        _ => {}
    }
    whole.show(FrontWords::of(language), |it| (it.app)(PageProps { handed: (*handed).clone(), ..props.clone() }))
}

/// The language of the address, else the browser's.
pub fn first_language() -> Language {
    let asked = browser::query("lang").and_then(|code| Language::from_code(&code));
    asked.or_else(|| browser::languages().iter().find_map(|code| Language::from_code(code))).unwrap_or_default()
}
