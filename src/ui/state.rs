//! What the person entered, and every step back. Everything else on the page is derived from it (see [`super::derived`]).

use std::rc::Rc;

use yew::Reducible;

use super::wish::{Choice, Edit};
use crate::api::Look;
use crate::engine::data_set::Decimal;
use crate::engine::kpi::Kpi;
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::engine::own::{self, Definition};
use crate::engine::score::Scorecard;
use crate::engine::settings::Per;
use crate::paste::Corrections;

/// What the person entered. Cheap to clone: each step back is one of these.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The pasted text.
    pub text: Rc<str>,
    /// A large text of which `text` is only the beginning; the whole of it lies in the worker.
    pub held: Option<Held>,
    /// The clipboard's HTML beside it, as long as the text is what was pasted.
    pub html: Option<Rc<str>>,
    /// Corrections of the reading.
    pub corrections: Rc<Corrections>,
    /// How to count.
    pub counting: Rc<Counting>,
    /// The person's own KPIs.
    pub own: Rc<Vec<Definition>>,
    /// What counts as success.
    pub choice: Choice,
    /// How a report looks.
    pub look: Rc<Look>,
    /// Goals that were kept to compare with, and to come back to.
    pub scenarios: Rc<Vec<Scenario>>,
}

/// Goals under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The person's name for them; no two have the same.
    pub name: String,
    /// The goals.
    pub choice: Choice,
}

/// A text that is too large to be worked on in the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The number under which the worker knows it (see [`super::deep::hold`]).
    pub id: u32,
    /// How many characters or bytes.
    pub size: usize,
}

/// How to count, as far as the person decided.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counting {
    /// What a result row is.
    pub per: Per,
    /// Length of the period.
    pub days: Option<f64>,
    /// What counts as an interaction; `None`: as usual.
    pub interactions: Option<Vec<Measure>>,
}

/// What the person did.
#[derive(Clone, Debug)]
pub enum Action {
    /// Text got into the field, in whatever way; from a clipboard perhaps with HTML beside it.
    Pasted { text: Rc<str>, html: Option<Rc<str>> },
    /// A large text got into the field or was dropped: its beginning, and where the whole of it is.
    LargePasted { head: Rc<str>, held: Held },
    /// An example was chosen, or the field emptied: the corrections of the old text go.
    Loaded(Rc<str>),
    /// A column's meaning was set: a measure id, KPI id, `criterion` or `ignore`; none: as recognised.
    ColumnAssigned { header: String, role: Option<String> },
    /// A column's decimal mark was set; none: as recognised.
    DecimalChosen { header: String, decimal: Option<Decimal> },
    /// What a result row is.
    PerChosen(Per),
    /// A kind joins or leaves the interactions; the list that was seen.
    InteractionsChosen(Vec<Measure>),
    /// The length of the period.
    DaysSet(Option<f64>),
    /// A goal system, or the fitting one.
    ChoiceMade(Choice),
    /// The goals that were seen were changed.
    GoalsEdited { seen: Rc<Scorecard>, edit: Edit },
    /// The goals that hold now are kept under a name.
    ScenarioKept { name: String },
    /// Kept goals are deleted.
    ScenarioRemoved { name: String },
    /// A project was opened, or what another tab kept: a step like any other, so that the work before is not lost.
    ProjectOpened(Box<Desk>),
    /// The look of a report was changed.
    LookSet(Look),
    /// An own KPI was defined, or changed under the same id.
    OwnSaved(Definition),
    /// An own KPI was deleted, from the goals too.
    OwnRemoved { id: String },
    /// A slider was let go: the next move is a step of its own.
    Released,
    /// One step back.
    Undone,
    /// One step forward again.
    Redone,
    /// The language of the page.
    LanguageChosen(Language),
    /// An address with settings was opened.
    AddressOpened(Box<Desk>),
    /// Whoever embeds the page gave it numbers.
    Given(Box<Desk>),
}

/// The state with its history and the language, which is no step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Desk {
    /// What holds now.
    pub now: State,
    /// The language of the page.
    pub language: Language,
    past: Vec<State>,
    future: Vec<State>,
    last: Option<Stroke>,
}

/// Steps of the same stroke are one step back: typing a word, dragging one slider.
#[derive(Clone, Debug, PartialEq)]
enum Stroke {
    Typing,
    Weight(usize),
}

/// More steps than a person goes back.
const MOST_STEPS: usize = 200;

impl Desk {
    /// A desk with nothing on it but settings.
    pub fn new(now: State, language: Language) -> Self {
        Desk { now, language, ..Desk::default() }
    }

    /// Whether there is a step back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step forward.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The desk after an action.
    pub fn after(&self, action: Action) -> Desk {
        match action {
            Action::LanguageChosen(language) => Desk { language, ..self.clone() },
            Action::Released => Desk { last: None, ..self.clone() },
            Action::AddressOpened(desk) => {
                let language = desk.language;
                let opened = desk.now;
                let now = match opened.text.is_empty() {
                    // Settings alone: the numbers stay.
                    true => State {
                        text: self.now.text.clone(),
                        html: self.now.html.clone(),
                        held: self.now.held.clone(),
                        scenarios: self.now.scenarios.clone(),
                        look: self.now.look.clone(),
                        ..opened
                    },
                    false => State { scenarios: self.now.scenarios.clone(), look: self.now.look.clone(), ..opened },
                };
                match self.now == State::default() && self.past.is_empty() {
                    // Nothing was there to come back to.
                    true => Desk::new(now, language),
                    false => Desk { language, ..self.step(now, None) },
                }
            }
            Action::ProjectOpened(desk) => {
                let language = desk.language;
                Desk { language, ..self.step(desk.now, None) }
            }
            Action::Given(desk) => self.step(desk.now, None),
            Action::Undone => {
                let mut desk = Desk { last: None, ..self.clone() };
                if let Some(before) = desk.past.pop() {
                    desk.future.push(std::mem::replace(&mut desk.now, before));
                }
                desk
            }
            Action::Redone => {
                let mut desk = Desk { last: None, ..self.clone() };
                if let Some(after) = desk.future.pop() {
                    desk.past.push(std::mem::replace(&mut desk.now, after));
                }
                desk
            }
            action => {
                let stroke = match &action {
                    Action::Pasted { html: None, .. } => Some(Stroke::Typing),
                    Action::GoalsEdited { edit: Edit::WeightMoved { goal, .. }, .. } => Some(Stroke::Weight(*goal)),
                    _ => None,
                };
                self.step(self.now.after(action), stroke)
            }
        }
    }

    fn step(&self, now: State, stroke: Option<Stroke>) -> Desk {
        if now == self.now {
            return self.clone();
        }
        let continues = stroke.is_some() && stroke == self.last;
        let mut past = self.past.clone();
        if !continues {
            past.push(self.now.clone());
        }
        if past.len() > MOST_STEPS {
            past.remove(0);
        }
        Desk { now, language: self.language, past, future: Vec::new(), last: stroke }
    }
}

impl State {
    /// Every goal has an own KPI as it is defined now; without a definition it leaves them.
    fn with_own(&mut self, id: &str, kpi: Option<&'static Kpi>) {
        self.choice = self.choice.with_own(id, kpi);
        for scenario in Rc::make_mut(&mut self.scenarios) {
            scenario.choice = scenario.choice.with_own(id, kpi);
        }
    }

    fn after(&self, action: Action) -> State {
        let mut state = self.clone();
        match action {
            Action::Pasted { text, html } => {
                state.text = text;
                state.html = html;
                state.held = None;
            }
            Action::LargePasted { head, held } => {
                state.text = head;
                state.html = None;
                state.held = Some(held);
            }
            Action::Loaded(text) => {
                state.text = text;
                state.html = None;
                state.held = None;
                state.corrections = Rc::default();
            }
            Action::ColumnAssigned { header, role } => {
                let columns = &mut Rc::make_mut(&mut state.corrections).columns;
                match role {
                    Some(role) => columns.insert(header, role),
                    None => columns.remove(&header),
                };
            }
            Action::DecimalChosen { header, decimal } => {
                let numbers = &mut Rc::make_mut(&mut state.corrections).numbers;
                match decimal {
                    Some(decimal) => numbers.insert(header, decimal),
                    None => numbers.remove(&header),
                };
            }
            Action::PerChosen(per) => Rc::make_mut(&mut state.counting).per = per,
            Action::InteractionsChosen(kinds) => Rc::make_mut(&mut state.counting).interactions = Some(kinds),
            Action::DaysSet(days) => Rc::make_mut(&mut state.counting).days = days,
            Action::LookSet(look) => state.look = Rc::new(look),
            Action::ScenarioKept { name } => {
                let scenarios = Rc::make_mut(&mut state.scenarios);
                let choice = state.choice.clone();
                match scenarios.iter().position(|it| it.name == name) {
                    Some(place) => scenarios[place].choice = choice,
                    None => scenarios.push(Scenario { name, choice }),
                }
            }
            Action::ScenarioRemoved { name } => Rc::make_mut(&mut state.scenarios).retain(|it| it.name != name),
            Action::OwnSaved(definition) => {
                let kpi = own::kpi(&definition).ok();
                state.with_own(&definition.id, kpi);
                let own = Rc::make_mut(&mut state.own);
                match own.iter().position(|it| it.id == definition.id) {
                    Some(place) => own[place] = definition,
                    None if own.len() < own::MOST => own.push(definition),
                    None => {}
                }
            }
            Action::OwnRemoved { id } => {
                Rc::make_mut(&mut state.own).retain(|it| it.id != id);
                state.with_own(&id, None);
            }
            Action::ChoiceMade(choice) => state.choice = choice,
            Action::GoalsEdited { seen, edit } => state.choice = state.choice.edited(&seen, &edit),
            Action::Released
            | Action::Undone
            | Action::Redone
            | Action::LanguageChosen(_)
            | Action::ProjectOpened(_)
            | Action::AddressOpened(_)
            | Action::Given(_) => {}
        }
        state
    }
}

impl Reducible for Desk {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Action {
        Action::Pasted { text: text.into(), html: None }
    }

    #[test]
    fn typing_is_one_step_back() {
        let desk = Desk::default().after(typed("a")).after(typed("ab")).after(typed("abc"));
        let desk = desk.after(Action::Undone);
        assert_eq!(&*desk.now.text, "");
        assert_eq!(&*desk.after(Action::Redone).now.text, "abc");
    }

    #[test]
    fn a_slider_that_was_let_go_starts_a_new_step() {
        let goal = crate::engine::score::Goal { id: "reach".to_owned(), name: None, weight: 1.0, kpis: Vec::new() };
        let seen = Rc::new(Scorecard { goals: vec![goal], ..Scorecard::default() });
        let moved = |weight| Action::GoalsEdited { seen: seen.clone(), edit: Edit::WeightMoved { goal: 0, weight } };
        let desk = Desk::default().after(moved(10.0)).after(moved(20.0)).after(Action::Released).after(moved(30.0));
        let weight = |desk: &Desk| match &desk.now.choice {
            Choice::Own(wish) => Some(wish.goals[0].weight),
            _ => None,
        };
        assert_eq!(weight(&desk), Some(30.0));
        let desk = desk.after(Action::Undone);
        assert_eq!(weight(&desk), Some(20.0));
        assert_eq!(weight(&desk.after(Action::Undone)), None);
    }

    #[test]
    fn the_language_is_no_step() {
        let desk = Desk::default().after(typed("a")).after(Action::LanguageChosen(Language::En));
        let desk = desk.after(Action::Undone);
        assert_eq!(desk.language, Language::En);
        assert_eq!(&*desk.now.text, "");
    }

    #[test]
    fn an_example_drops_the_corrections_of_the_text_before() {
        let assigned = Action::ColumnAssigned { header: "A".to_owned(), role: Some("likes".to_owned()) };
        let desk = Desk::default().after(typed("A\n1")).after(assigned).after(Action::Loaded("B\n2".into()));
        assert!(desk.now.corrections.columns.is_empty());
        assert_eq!(desk.after(Action::Undone).now.corrections.columns.len(), 1);
    }
}
