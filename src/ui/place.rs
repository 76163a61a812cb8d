//! Where the page stands, and what of it is shown: whole in a document of its own, or a part of it in somebody else's.

use js_sys::{Function, Reflect};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, Node};
use yew::AppHandle;

use super::browser;
use super::derived::Derived;
use super::kept::Kept;
use super::page::{Page, PageProps};
use crate::api::ChosenScorecard;
use crate::engine::goal::GoalSystem;
use crate::engine::goals::GOAL_SYSTEMS;
use crate::engine::language::Language;
use crate::text;

/// What of the page is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Everything.
    #[default]
    Full,
    /// The quick calculator alone.
    Calculator,
    /// The ranking of given numbers.
    Ranking,
    /// Given numbers whose goals can be weighed.
    Weights,
    /// One entry of the lexicon.
    Lexicon,
}

impl View {
    fn of(id: &str) -> View {
        match id {
            "calculator" => View::Calculator,
            "ranking" => View::Ranking,
            "weights" => View::Weights,
            "lexicon" => View::Lexicon,
            _ => View::Full,
        }
    }
}

/// Settings that whoever embeds the page may change at any time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Options {
    pub view: View,
    /// The lexicon's entry.
    pub entry: Option<String>,
    /// `None`: the address' or the browser's.
    pub language: Option<Language>,
    /// The goal system to begin with.
    pub system: Option<String>,
    /// Whether the weights can be moved.
    pub has_fixed_weights: bool,
}

impl Options {
    fn of(given: &JsValue) -> Self {
        let word = |key: &str| property(given, key).and_then(|it| it.as_string());
        Options {
            view: word("view").map_or(View::Full, |id| View::of(&id)),
            entry: word("entry"),
            language: word("language").and_then(|code| Language::from_code(&code)),
            system: word("system"),
            has_fixed_weights: property(given, "hasFixedWeights").is_some_and(|it| it.is_truthy()),
        }
    }
}

/// The goal system with this id; an unknown one is as if none was named.
pub fn system(id: Option<&str>) -> Option<&'static GoalSystem> {
    GOAL_SYSTEMS.iter().copied().find(|it| Some(it.id) == id)
}

/// The place itself, which does not change as long as the page stands in it.
#[derive(Debug)]
pub struct Place {
    /// What the page is put into.
    pub element: Element,
    /// Whether the document is somebody else's: its title, language, address and pastes are none of ours.
    pub is_guest: bool,
    /// Whether settings are written into the document's address.
    pub has_address: bool,
    /// Where the whole page is to be found, for a link below a part of it.
    pub home: Option<String>,
    notify: Option<Function>,
    panel: Option<Function>,
    keeper: Option<Function>,
}

impl Place {
    /// Scrolls to an element of this page and moves the focus there.
    pub fn lead_to(&self, id: &str) {
        if let Some(element) = self.find(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
            _ = element.focus();
            element.scroll_into_view();
        }
    }

    /// An element of this page.
    pub fn find(&self, id: &str) -> Option<Element> {
        // Of the document or of the shadow root: several pages in one document each have their own ids.
        let root: Node = self.element.get_root_node();
        browser::function(&root, "getElementById")?.call1(&root, &id.into()).ok()?.dyn_into().ok()
    }

    /// Whether somebody wants to know the results.
    pub fn is_heard(&self) -> bool {
        self.notify.is_some()
    }

    /// Tells the results.
    pub fn tell(&self, derived: &Derived, scorecard: Option<ChosenScorecard>, language: Language) {
        if let Some(notify) = &self.notify {
            let told = results(derived, scorecard, language).to_string();
            _ = notify.call1(&JsValue::NULL, &told.into());
        }
    }

    /// Hands over the function that promises everything the person entered, as a project file's text; none when the page is gone.
    pub fn give_project(&self, write: &JsValue) {
        if let Some(keeper) = &self.keeper {
            _ = keeper.call1(&JsValue::NULL, write);
        }
    }

    /// Whether there are panels: the snippet builder and the proof of privacy.
    pub fn has_panels(&self) -> bool {
        self.panel.is_some()
    }

    /// Lets a panel be shown inside an element.
    pub fn show_panel(&self, name: &str, inside: &Element, request: &str, language: Language) {
        if let Some(panel) = &self.panel {
            let given = json!({ "name": name, "language": language.code(), "request": request }).to_string();
            _ = panel.call2(&JsValue::NULL, inside, &given.into());
        }
    }
}

/// What an embedding page is told: the ranking, the shares of the weights, and the goals as they stand now.
fn results(derived: &Derived, scorecard: Option<ChosenScorecard>, language: Language) -> Value {
    let (facts, scores) = (&derived.facts, &derived.scores);
    let row = |row: &usize| {
        let it = &scores.rows[*row];
        let label = facts.rows.get(*row).map(|row| row.label.as_str());
        json!({ "label": label, "score": it.score, "rank": it.rank, "coverage": it.coverage })
    };
    let shares = scores.weights.iter().flatten();
    let weights: Vec<Value> = derived
        .scorecard
        .goals
        .iter()
        .zip(shares)
        .map(|(goal, share)| json!({ "goal": goal.id, "name": text::goal_name(goal, language), "share": share }))
        .collect();
    let scorecard = crate::api::Request { scorecard, ..Default::default() }.to_json()["scorecard"].take();
    json!({
        "language": language.code(),
        "rows": derived.order.iter().map(row).collect::<Vec<_>>(),
        "weights": weights,
        "scorecard": scorecard,
    })
}

/// A page that stands somewhere.
#[wasm_bindgen]
pub struct Mounted {
    handle: AppHandle<Page>,
    props: PageProps,
}

#[wasm_bindgen]
impl Mounted {
    /// Changes settings: `view`, `entry`, `language`, `system`, `hasFixedWeights`.
    pub fn update(&mut self, options: &JsValue) {
        self.props.options = Options::of(options);
        self.handle.update(self.props.clone());
    }

    /// Opens a request (JSON): numbers, settings and goals, as far as it has them.
    pub fn open(&mut self, request: &str) {
        self.props.opened = Some(Kept(request.to_owned().into()));
        self.handle.update(self.props.clone());
    }

    /// Takes the page away.
    pub fn destroy(self) {
        self.handle.destroy();
    }
}

/// Puts the page into a place. Options, all of them optional:
///
/// - `ask`: asks the whole module (see `www/ask.js`); `example`: promises the text of an example, given its file's name;
///   `sheets`: promises the spreadsheet module (see `src/js/sheets.js`)
/// - `view`, `entry`, `language`, `system`, `hasFixedWeights`: see [`Options`]
/// - `request`: a request in JSON to begin with
/// - `isGuest`: the document is somebody else's; `hasAddress`: settings are written into the document's address
/// - `home`: the address of the whole page; `notify(json)`: is told every result; `panel(element, json)`: shows a panel;
///   `keeper(write)`: is given a function that promises everything that was entered, as a project file's text
#[wasm_bindgen]
pub fn mount(element: Element, options: &JsValue) -> Mounted {
    let function = |key: &str| browser::function(options, key);
    let is = |key: &str| property(options, key).is_some_and(|it| it.is_truthy());
    let word = |key: &str| property(options, key).and_then(|it| it.as_string());
    super::deep::prepare(function("ask"), function("example"));
    super::files::prepare(function("sheets"));
    super::crash::prepare();
    let place = Place {
        element: element.clone(),
        is_guest: is("isGuest"),
        has_address: is("hasAddress"),
        home: word("home"),
        notify: function("notify"),
        panel: function("panel"),
        keeper: function("keeper"),
    };
    let opened = word("request").map(|json| Kept(json.into()));
    let props = PageProps { place: Kept(place.into()), options: Options::of(options), opened, handed: None };
    let handle = yew::Renderer::<Page>::with_root_and_props(element, props.clone()).render();
    Mounted { handle, props }
}

fn property(object: &JsValue, key: &str) -> Option<JsValue> {
    Reflect::get(object, &key.into()).ok().filter(|it| !it.is_undefined() && !it.is_null())
}
