//! What the person did, and what stands there afterwards.

use std::rc::Rc;

use yew::Callback;

use super::desk::Desk;
use super::kept::Kept;
use super::large::Opening;
use super::state::{Held, Plan, Scenario, State, Table, Visit};
use super::wish::{Choice, Edit};
use crate::api::Look;
use crate::engine::data_set::Decimal;
use crate::engine::kpi::Kpi;
use crate::engine::language::Language;
use crate::engine::measure::Measure;
use crate::engine::own::{self, Definition};
use crate::engine::score::Scorecard;
use crate::engine::settings::{Per, Settings};
use crate::guide::Path;
use crate::paste::reshape::{Label, Step};
use crate::paste::{Order, Share};

/// What the person did.
#[derive(Clone, Debug)]
pub enum Action {
    /// Text got into the field, in whatever way; from a clipboard perhaps with HTML beside it.
    Pasted { text: Rc<str>, html: Option<Rc<str>> },
    /// A large text got into the field or was dropped: its beginning, and where the whole of it is.
    LargePasted { head: Rc<str>, held: Held },
    /// An example was chosen, or the field emptied: the corrections of the old text go.
    Loaded(Rc<str>),
    /// A table came from a file, or was pasted beside every field.
    Arrived(Table),
    /// Another sheet of the same file was read: it stands in for the one before.
    SheetChosen(Table),
    /// What has just arrived was meant to be added to what it replaced; the whole of it where the state has only the beginning.
    JoinedInstead { label: Option<Label>, text: Option<Rc<str>> },
    /// What has just arrived stays alone.
    OfferDeclined,
    /// One more step reshapes the table.
    StepTaken(Step),
    /// A step was taken back.
    StepUndone(usize),
    /// What comes first in the dates of a column.
    DatesSettled { header: String, order: Order },
    /// What bare numbers in a column of rates are.
    SharesSettled { header: String, share: Share },
    /// A column's meaning was set: a measure id, KPI id, `criterion` or `ignore`; none: as recognised.
    ColumnAssigned { header: String, role: Option<String> },
    /// A column's decimal mark was set; none: as recognised.
    DecimalChosen { header: String, decimal: Option<Decimal> },
    /// What a result row is.
    PerChosen(Per),
    /// A kind joins or leaves the interactions; the list that was seen.
    InteractionsChosen(Vec<Measure>),
    /// What one of each kind counts in the weighted figures; the usual weights are no setting.
    KindsWeighed(Vec<(Measure, f64)>),
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
    /// A project file, or what looks like one, got into the page: it opens (see [`super::large::Opening`]).
    ProjectCame(Opening),
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
    /// A starting question was chosen: its settings hold, the table stays.
    PathOpened(&'static Path),
    /// The example of a path came, since there was no table; one step with opening the path.
    ExampleCame(Rc<str>),
    /// The question was left; everything else stays.
    PathLeft,
    /// Something was picked on the way.
    Picked(Visit),
    /// A blank table for what was picked, and the goals that it measures.
    TableLaidOut(Rc<str>),
    /// Something was entered into the measurement plan.
    Planned(Plan),
    /// An address with settings was opened.
    AddressOpened(Box<Desk>),
    /// Whoever embeds the page gave it numbers.
    Given(Box<Desk>),
}

/// Takes changes of the goals that are seen.
pub fn edits(act: &Callback<Action>, seen: &Kept<Scorecard>) -> Callback<Edit> {
    let seen = seen.0.clone();
    act.reform(move |edit: Edit| Action::GoalsEdited { seen: seen.clone(), edit })
}

impl State {
    /// Every goal has an own KPI as it is defined now; without a definition it leaves them.
    fn with_own(&mut self, id: &str, kpi: Option<&'static Kpi>) {
        self.choice = self.choice.with_own(id, kpi);
        for scenario in Rc::make_mut(&mut self.scenarios) {
            scenario.choice = scenario.choice.with_own(id, kpi);
        }
    }

    /// With another table; how to read it stays.
    fn with_table(self, table: Table) -> State {
        let Table { text, held, html, origin, more } = table;
        State { text, held, html, origin, steps: Rc::new(more), ..self }
    }

    /// With another text, to which no correction of the one before belongs.
    fn with_text(self, text: Rc<str>) -> State {
        let table = Table { text, ..Table::default() };
        State { corrections: Rc::default(), ..self.with_table(table) }
    }

    /// The state after an action; what concerns the steps back changes nothing here.
    pub(super) fn after(&self, action: Action) -> State {
        let mut state = self.clone();
        match action {
            Action::Pasted { text, html } => {
                // Steps name lines and columns of their text: another one has no use for them.
                if !is_edited(&state.text, &text) {
                    state.steps = Rc::default();
                }
                state.origin = state.origin.filter(|_| state.text == text);
                state.text = text;
                state.html = html;
                state.held = None;
            }
            Action::LargePasted { head, held } => {
                state = state.with_table(Table { text: head, held: Some(held), ..Table::default() });
            }
            Action::Loaded(text) => state = state.with_text(text),
            Action::Arrived(table) | Action::SheetChosen(table) => state = state.with_table(table),
            Action::StepTaken(step) => {
                let steps = Rc::make_mut(&mut state.steps);
                if let Step::HeaderLine(_) = step {
                    steps.retain(|it| !matches!(it, Step::HeaderLine(_)));
                }
                // Taking a line out and in again is no step at all.
                match step {
                    Step::KeepLine(line) if steps.contains(&Step::DropLine(line)) => {
                        steps.retain(|it| *it != Step::DropLine(line));
                    }
                    step => steps.push(step),
                }
            }
            Action::StepUndone(place) => {
                if place < state.steps.len() {
                    Rc::make_mut(&mut state.steps).remove(place);
                }
            }
            Action::SharesSettled { header, share } => {
                _ = Rc::make_mut(&mut state.corrections).shares.insert(header, share);
            }
            Action::DatesSettled { header, order } => {
                _ = Rc::make_mut(&mut state.corrections).dates.insert(header, order);
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
            Action::KindsWeighed(weights) => {
                let chosen = (weights != Settings::default().weights).then_some(weights);
                Rc::make_mut(&mut state.counting).weights = chosen;
            }
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
            Action::PathOpened(path) => {
                state.visit = Some(Rc::new(Visit::new(path)));
                Rc::make_mut(&mut state.counting).per = path.per;
                if let Some(choice) = Choice::of_path(path) {
                    state.choice = choice;
                }
            }
            Action::ExampleCame(text) => {
                if let Some(visit) = &mut state.visit {
                    Rc::make_mut(visit).example = Some(text.clone());
                }
                state = state.with_text(text);
            }
            Action::PathLeft => state.visit = None,
            Action::Picked(visit) => state.visit = Some(Rc::new(visit)),
            Action::TableLaidOut(text) => {
                if let Some(visit) = &state.visit {
                    state.choice = Choice::of_picks(&visit.goals, visit.customers);
                }
                state = state.with_text(text);
                Rc::make_mut(&mut state.counting).per = Per::Row;
            }
            Action::Planned(plan) => state.plan = Rc::new(plan),
            Action::Released
            | Action::JoinedInstead { .. }
            | Action::OfferDeclined
            | Action::Undone
            | Action::Redone
            | Action::LanguageChosen(_)
            | Action::ProjectCame(_)
            | Action::ProjectOpened(_)
            | Action::AddressOpened(_)
            | Action::Given(_) => {}
        }
        state
    }
}

/// Whether a text came about by editing another: one of the ends is still the same.
fn is_edited(before: &str, after: &str) -> bool {
    let ends = |text: &str| {
        let mut lines = text.lines().map(str::trim).filter(|it| !it.is_empty());
        let first = lines.next().map(str::to_owned);
        (first.clone(), lines.next_back().map(str::to_owned).or(first))
    };
    let (one, other) = (ends(before), ends(after));
    one.0.is_some() && (one.0 == other.0 || one.1 == other.1)
}
