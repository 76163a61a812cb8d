//! What the person entered as a request: what links and files hold, and what the whole module is asked with.

#[cfg(test)]
mod checks;

use std::rc::Rc;

use serde_json::Value;

use super::desk::Desk;
use super::state::{Counting, Scenario, State, Visit};
use super::wish::{Choice, Wanted, Wish};
use crate::api::{self, ChosenScorecard, Picks, Plan, Project, Request, Walk};
use crate::engine::language::Language;
use crate::engine::own;
use crate::engine::score::{Goal, Scorecard};
use crate::engine::settings::Settings;
use crate::guide::Path;
use crate::guide::picks::{CHANNELS, Customers, PICKS};

/// The state as a request, without the look of a report. Goals whose KPIs are left to the table name none.
pub fn of(state: &State, language: Language) -> Request {
    let usual = Settings::default();
    let counting = &state.counting;
    Request {
        text: state.held.is_none().then(|| state.text.to_string()),
        held: state.held.as_ref().map(|it| it.id),
        html: state.html.as_deref().map(str::to_owned),
        language,
        steps: (*state.steps).clone(),
        corrections: (*state.corrections).clone(),
        settings: Settings {
            per: counting.per,
            days: counting.days,
            interactions: counting.interactions.clone().unwrap_or(usual.interactions.clone()),
            weights: counting.weights.clone().unwrap_or(usual.weights.clone()),
            own: state.own.iter().filter_map(|it| own::kpi(it).ok()).collect(),
            ..usual
        },
        own_kpis: (*state.own).clone(),
        interactions_chosen: counting.interactions.is_some(),
        scorecard: chosen(&state.choice),
        ..Request::default()
    }
}

/// The same for what is printed or kept: with the look, of which a logo is the heaviest thing there is.
pub fn with_look(state: &State, language: Language) -> Request {
    Request { look: (*state.look).clone(), ..of(state, language) }
}

/// The settings alone, without what was pasted. Steps belong to it: they name its lines, and hold the tables that were added. So do
/// names of people.
pub fn settings_of(state: &State, language: Language) -> Request {
    let bare = State { text: "".into(), held: None, html: None, steps: Default::default(), ..nameless(state) };
    Request { text: None, ..of(&bare, language) }
}

/// The state without the names of people who compare goals.
pub fn nameless(state: &State) -> State {
    let scenario = |it: &Scenario| Scenario { name: it.name.clone(), choice: it.choice.nameless() };
    let scenarios = Rc::new(state.scenarios.iter().map(scenario).collect());
    State { choice: state.choice.nameless(), scenarios, ..state.clone() }
}

/// Everything on the desk as a project.
pub fn project(desk: &Desk) -> Project {
    // A table that only the worker holds is no text here: the settings alone are kept.
    let request = Request { held: None, ..with_look(&desk.now, desk.language) };
    Project { plan: Plan::clone(&desk.now.plan), ..beside(&desk.now, request) }
}

/// A request with what belongs to the goals beside it.
pub fn beside(state: &State, request: Request) -> Project {
    let scenario = |it: &Scenario| api::Scenario { name: it.name.clone(), scorecard: chosen(&it.choice) };
    Project {
        request,
        scenarios: state.scenarios.iter().map(scenario).collect(),
        walk: state.visit.as_deref().map(walk),
        ..Project::default()
    }
}

fn walk(visit: &Visit) -> Walk {
    let words = |ids: &[&str]| ids.iter().map(|it| (*it).to_owned()).collect();
    let picks = (*visit != Visit::new(visit.path)).then(|| Picks {
        goals: words(&visit.goals),
        channels: words(&visit.channels),
        is_for_businesses: visit.customers == Customers::Businesses,
    });
    Walk { path: visit.path.question.id.to_owned(), picks }
}

/// The question with what of the picks there still is to pick.
fn visit(walk: &Walk) -> Option<Visit> {
    let usual = Visit::new(Path::from_id(&walk.path)?);
    let Some(picks) = &walk.picks else { return Some(usual) };
    let goal = |id: &String| PICKS.iter().map(|pick| pick.goal.id).find(|it| it == id);
    let channel = |name: &String| CHANNELS.iter().copied().find(|it| it == name);
    Some(Visit {
        goals: picks.goals.iter().filter_map(goal).collect(),
        channels: picks.channels.iter().filter_map(channel).collect(),
        customers: if picks.is_for_businesses { Customers::Businesses } else { Customers::Consumers },
        ..usual
    })
}

/// What a person would have entered for this project.
pub fn state(project: Project) -> State {
    let Project { request, scenarios, walk, plan, .. } = project;
    let usual = Settings::default();
    let counting = Counting {
        per: request.settings.per,
        days: request.settings.days,
        interactions: request.interactions_chosen.then_some(request.settings.interactions),
        weights: (request.settings.weights != usual.weights).then_some(request.settings.weights),
    };
    let scenario = |it: api::Scenario| Scenario { name: it.name, choice: choice(it.scorecard) };
    State {
        text: request.text.unwrap_or_default().into(),
        held: None,
        html: request.html.map(Into::into),
        origin: None,
        steps: Rc::new(request.steps),
        corrections: Rc::new(request.corrections),
        counting: Rc::new(counting),
        own: Rc::new(request.own_kpis),
        look: Rc::new(request.look),
        choice: choice(request.scorecard),
        scenarios: Rc::new(scenarios.into_iter().map(scenario).collect()),
        visit: walk.as_ref().and_then(visit).map(Rc::new),
        plan: Rc::new(plan),
    }
}

/// What counts as success as requests have it, own KPIs of a request included.
pub fn scorecard_json(choice: &Choice, request: &Request) -> Value {
    let request = Request { scorecard: chosen(choice), own_kpis: request.own_kpis.clone(), ..Request::default() };
    request.to_json().get_mut("scorecard").map(Value::take).unwrap_or_default()
}

fn chosen(choice: &Choice) -> Option<ChosenScorecard> {
    match choice {
        Choice::Fitting => None,
        Choice::System(system) => Some(ChosenScorecard::System(system)),
        Choice::Own(wish) => Some(ChosenScorecard::Own(scorecard(wish))),
    }
}

fn choice(chosen: Option<ChosenScorecard>) -> Choice {
    match chosen {
        None => Choice::Fitting,
        Some(ChosenScorecard::System(system)) => Choice::System(system),
        Some(ChosenScorecard::Own(scorecard)) => Choice::Own(Rc::new(wish(scorecard))),
    }
}

/// A goal without KPIs of its own leaves them to the table.
fn wish(scorecard: Scorecard) -> Wish {
    let goals = scorecard.goals.iter().map(|goal| Wanted {
        id: goal.id.clone(),
        name: goal.name.clone(),
        weight: if goal.weight.is_finite() { goal.weight.max(0.0) } else { 0.0 },
        kpis: (!goal.kpis.is_empty()).then(|| goal.kpis.clone()),
    });
    Wish { goals: goals.collect(), frame: Scorecard { goals: Vec::new(), ..scorecard } }
}

fn scorecard(wish: &Wish) -> Scorecard {
    let goals = wish.goals.iter().map(|wanted| Goal {
        id: wanted.id.clone(),
        name: wanted.name.clone(),
        weight: wanted.weight,
        kpis: wanted.kpis.clone().unwrap_or_default(),
    });
    Scorecard { goals: goals.collect(), ..wish.frame.clone() }
}
