//! The state with every step back.

use std::rc::Rc;

use yew::Reducible;

use super::action::Action;
use super::state::{Plan, Scenario, State};
use super::wish::Edit;
use crate::api::MOST_SCENARIOS;
use crate::engine::language::Language;
use crate::paste;
use crate::paste::reshape::{Join, Label, Step};

/// The state with its history and the language, which is no step.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Desk {
    /// What holds now.
    pub now: State,
    /// The language of the page.
    pub language: Language,
    /// Whether what has just arrived took the place of another table, to which it may be added instead.
    pub may_join: bool,
    past: Vec<State>,
    future: Vec<State>,
    last: Option<Stroke>,
}

/// Steps of the same stroke are one step back: typing a word, dragging one slider.
#[derive(Clone, Debug, PartialEq)]
enum Stroke {
    Typing,
    Weight(usize),
    /// Opening a path and loading its example.
    Path,
    Planning,
    Name(usize),
}

/// More steps than a person goes back.
const MOST_STEPS: usize = 200;

/// So many bytes of text the steps hold at most: each table that comes in is one, and WebAssembly's memory never shrinks.
const MOST_BYTES: usize = 8 << 20;

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
            Action::OfferDeclined => Desk { may_join: false, ..self.clone() },
            Action::Arrived(table) => {
                let may_join = !self.now.text.trim().is_empty();
                Desk { may_join, ..self.step(self.now.after(Action::Arrived(table)), None) }
            }
            Action::JoinedInstead { label, text } => self.joined(label, text),
            Action::AddressOpened(desk) => {
                let language = desk.language;
                let opened = desk.now;
                let kept = self.now.clone();
                let scenarios = joined_scenarios(&kept.scenarios, &opened.scenarios);
                // Names of people, too.
                let choice = opened.choice.named_as(&kept.choice);
                // A plan comes along with the numbers only.
                let plan = if *opened.plan == Plan::default() { kept.plan } else { opened.plan.clone() };
                let now = State { scenarios, choice, look: kept.look, plan, ..opened };
                let now = match now.text.is_empty() {
                    // Settings alone: the numbers stay, with what was done to them.
                    true => State {
                        text: kept.text,
                        html: kept.html,
                        held: kept.held,
                        steps: kept.steps,
                        origin: kept.origin,
                        ..now
                    },
                    false => now,
                };
                match self.now == State::default() && self.past.is_empty() {
                    // Nothing was there to come back to.
                    true => Desk::new(now, language),
                    false => Desk { language, ..self.step(now, Some(Stroke::Path)) },
                }
            }
            Action::ProjectOpened(desk) => {
                let language = desk.language;
                Desk { language, ..self.step(desk.now, None) }
            }
            Action::Given(desk) => self.step(desk.now, None),
            Action::Undone => {
                let mut desk = Desk { last: None, may_join: false, ..self.clone() };
                if let Some(before) = desk.past.pop() {
                    desk.future.push(std::mem::replace(&mut desk.now, before));
                }
                desk
            }
            Action::Redone => {
                let mut desk = Desk { last: None, may_join: false, ..self.clone() };
                if let Some(after) = desk.future.pop() {
                    desk.past.push(std::mem::replace(&mut desk.now, after));
                }
                desk
            }
            action => {
                let stroke = match &action {
                    Action::Pasted { html: None, .. } => Some(Stroke::Typing),
                    Action::GoalsEdited { edit: Edit::WeightMoved { goal, .. }, .. } => Some(Stroke::Weight(*goal)),
                    Action::GoalsEdited { edit: Edit::PersonNamed { person, .. }, .. } => Some(Stroke::Name(*person)),
                    Action::ExampleCame(_) => Some(Stroke::Path),
                    Action::Planned(_) => Some(Stroke::Planning),
                    _ => None,
                };
                let opens = matches!(action, Action::PathOpened(_));
                let desk = self.step(self.now.after(action), stroke);
                if opens { Desk { last: Some(Stroke::Path), ..desk } } else { desk }
            }
        }
    }

    /// What stood there before, with what took its place added; taking it back leads to what stood there before.
    fn joined(&self, label: Option<Label>, whole: Option<Rc<str>>) -> Desk {
        let mut desk = Desk { may_join: false, last: None, ..self.clone() };
        let Some(before) = desk.past.last().cloned().filter(|_| self.may_join) else { return desk };
        let State { text, html, steps, .. } = &self.now;
        let pasted = paste::reconcile(Some(whole.as_ref().unwrap_or(text)), html.as_deref());
        let mut now = before.clone();
        let joins = Rc::make_mut(&mut now.steps);
        joins.push(Step::Join(Join { pasted, label }));
        joins.extend(steps.iter().cloned());
        desk.now = now;
        desk
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
        // The newest steps, as long as they are not too many or too heavy; the last one always.
        let mut bytes = 0;
        let after = past.iter().skip(1).chain(std::iter::once(&now)).rev();
        let within = past.iter().rev().zip(after).take_while(|(before, after)| {
            bytes += before.bytes_beside(after);
            bytes <= MOST_BYTES
        });
        let n_kept = within.count().clamp(1, MOST_STEPS);
        past.drain(..past.len().saturating_sub(n_kept));
        // Another setting declines nothing: the offer stands as long as the table that made it.
        let may_join = self.may_join && now.text == self.now.text && now.steps == self.now.steps;
        Desk { now, language: self.language, may_join, past, future: Vec::new(), last: stroke }
    }
}

impl State {
    /// The bytes of its texts and its logo that it does not share with another one.
    fn bytes_beside(&self, other: &State) -> usize {
        let text = if Rc::ptr_eq(&self.text, &other.text) { 0 } else { self.text.len() };
        let html = |it: &State| it.html.as_ref().map(|html| (html.as_ptr(), html.len()));
        let html = html(self).filter(|it| html(other) != Some(*it)).map_or(0, |(_, len)| len);
        let joined = |step: &Step| match step {
            Step::Join(join) => join.pasted.text.len(),
            _ => 0,
        };
        let steps = if Rc::ptr_eq(&self.steps, &other.steps) { 0 } else { self.steps.iter().map(joined).sum() };
        let logo = if Rc::ptr_eq(&self.look, &other.look) { 0 } else { self.look.logo.as_ref().map_or(0, String::len) };
        text + html + steps + logo
    }
}

/// What was kept here, and behind it what came along; of the same name that which came along.
fn joined_scenarios(kept: &Rc<Vec<Scenario>>, more: &Rc<Vec<Scenario>>) -> Rc<Vec<Scenario>> {
    if more.is_empty() {
        return kept.clone();
    }
    let is_kept = |it: &&Scenario| more.iter().all(|other| other.name != it.name);
    let room = MOST_SCENARIOS.saturating_sub(more.len());
    let named = |it: &Scenario| match kept.iter().find(|other| other.name == it.name) {
        Some(same) => Scenario { name: it.name.clone(), choice: it.choice.named_as(&same.choice) },
        None => it.clone(),
    };
    Rc::new(kept.iter().filter(is_kept).take(room).cloned().chain(more.iter().map(named)).collect())
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
    use crate::api::Look;
    use crate::engine::score::Scorecard;
    use crate::engine::settings::Per;
    use crate::ui::state::{Held, Table};
    use crate::ui::wish::Choice;

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
    fn steps_back_are_bounded_by_number_and_by_bytes() {
        fn held(desk: &Desk) -> usize {
            desk.past.iter().map(|it| it.text.len() + it.html.as_ref().map_or(0, |html| html.len())).sum()
        }
        let table = |it: usize, len: usize| format!("{it}\n{}", "7".repeat(len));
        let mut desk = Desk::default();
        for it in 0..100 {
            desk = desk.after(arrived(&table(it, 150_000)));
        }
        assert!(
            held(&desk) <= MOST_BYTES && desk.past.len() > 40,
            "{} steps of {} bytes",
            desk.past.len(),
            held(&desk)
        );
        assert_eq!(*desk.after(Action::Undone).now.text, *table(98, 150_000));
        // HTML counts, and the step before is kept whatever it weighs.
        let heavy = Table { html: Some("<".repeat(MOST_BYTES).into()), ..Table::default() };
        let desk = desk.after(Action::Arrived(heavy)).after(arrived("light"));
        assert_eq!((desk.past.len(), desk.after(Action::Undone).now.html.is_some()), (1, true));
        // So does a logo, with each change of the look.
        let mut desk = Desk::default();
        for it in 0..100 {
            let logo = Some("A".repeat(MOST_BYTES / 10));
            desk = desk.after(Action::LookSet(Look { logo, title: Some(it.to_string()), ..Look::default() }));
        }
        assert_eq!(desk.past.len(), 10);
        // Steps of other kinds share their text.
        let mut desk = Desk::default().after(arrived(&table(0, 150_000)));
        for it in 0..300 {
            desk = desk.after(Action::DaysSet(Some(f64::from(it))));
        }
        assert_eq!(desk.past.len(), MOST_STEPS);
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

    fn arrived(text: &str) -> Action {
        Action::Arrived(Table { text: text.into(), ..Table::default() })
    }

    #[test]
    fn a_table_that_arrives_replaces_or_joins_what_was_there() {
        let desk = Desk::default().after(arrived("a\n1"));
        assert!(!desk.may_join, "there was nothing to join");
        let desk = desk.after(Action::StepTaken(Step::DropLine(2))).after(arrived("a\n2"));
        assert!(desk.may_join && desk.now.steps.is_empty());
        let label = Label { header: "Kanal".to_owned(), above: "A".to_owned(), below: "B".to_owned() };
        let joined = desk.after(Action::JoinedInstead { label: Some(label.clone()), text: None });
        assert_eq!((&*joined.now.text, joined.now.steps.len(), joined.may_join), ("a\n1", 2, false));
        assert!(matches!(&joined.now.steps[1], Step::Join(join) if join.pasted.text == "a\n2"));
        // One step back is the table alone, as it was.
        let back = joined.after(Action::Undone);
        assert_eq!((&*back.now.text, back.now.steps.len()), ("a\n1", 1));
        assert!(!desk.after(typed("a\n2\n3")).may_join);
        // Of a large one the state has the beginning, and the step the whole.
        let held = Some(Held { id: 7, size: 300_000 });
        let large = Desk::default().after(arrived("a\n1"));
        let large = large.after(Action::Arrived(Table { text: "a\n2".into(), held: held.clone(), ..Table::default() }));
        assert!(large.may_join);
        let joined = large.after(Action::JoinedInstead { label: None, text: Some("a\n2\n3".into()) });
        assert!(matches!(&joined.now.steps[..], [Step::Join(join)] if join.pasted.text == "a\n2\n3"));
        assert_eq!((&*joined.now.text, joined.now.held.clone()), ("a\n1", None));
        // And one that is added to a large one leaves that where it is.
        let large =
            Desk::default().after(Action::LargePasted { head: "a\n1".into(), held: held.clone().expect("held") });
        let joined = large.after(arrived("a\n9")).after(Action::JoinedInstead { label: None, text: None });
        assert_eq!((joined.now.held, joined.now.steps.len()), (held, 1));
    }

    #[test]
    fn steps_go_one_by_one_and_with_another_text() {
        let desk = Desk::default().after(typed("a;b\n1;2\n3;4"));
        let desk = desk.after(Action::StepTaken(Step::DropLine(2))).after(Action::StepTaken(Step::HeaderLine(2)));
        let desk = desk.after(Action::StepTaken(Step::HeaderLine(3)));
        assert_eq!(*desk.now.steps, [Step::DropLine(2), Step::HeaderLine(3)]);
        let without = desk.after(Action::StepUndone(0));
        assert_eq!(*without.now.steps, [Step::HeaderLine(3)]);
        assert_eq!(desk.after(Action::StepTaken(Step::KeepLine(2))).now.steps, without.now.steps);
        assert_eq!(desk.after(typed("a;b\n1;2\n3;5")).now.steps.len(), 2, "an edit keeps them");
        assert_eq!(desk.after(typed("x;y\n7;8")).now.steps.len(), 0, "another table does not");
    }

    #[test]
    fn a_path_and_its_example_are_one_step_and_leaving_loses_nothing() {
        let desk = Desk::default().after(Action::PathOpened(&crate::guide::MEETING));
        let desk = desk.after(Action::ExampleCame("A\tB\n1\t2".into()));
        assert_eq!(&*desk.after(Action::Undone).now.text, "");
        let left = desk.after(Action::PathLeft);
        assert!(left.now.visit.is_none());
        assert_eq!((&left.now.text, &left.now.choice), (&desk.now.text, &desk.now.choice));
    }

    #[test]
    fn a_path_keeps_the_table_that_is_there() {
        let desk = Desk::default().after(typed("mine")).after(Action::PathOpened(&crate::guide::ANSWERS));
        assert_eq!(&*desk.now.text, "mine");
        assert_eq!(desk.now.counting.per, Per::Company);
    }

    #[test]
    fn an_example_drops_the_corrections_of_the_text_before() {
        let assigned = Action::ColumnAssigned { header: "A".to_owned(), role: Some("likes".to_owned()) };
        let desk = Desk::default().after(typed("A\n1")).after(assigned).after(Action::Loaded("B\n2".into()));
        assert!(desk.now.corrections.columns.is_empty());
        assert_eq!(desk.after(Action::Undone).now.corrections.columns.len(), 1);
    }
}
