//! What the person entered as a request: what links and files hold, and what the whole module is asked with.

use super::state::State;
use super::wish::{Choice, Wish};
use crate::api::{ChosenScorecard, Request};
use crate::engine::language::Language;
use crate::engine::score::{Goal, Scorecard};
use crate::engine::settings::Settings;

/// The state as a request. Goals whose KPIs are left to the table name none.
pub fn of(state: &State, language: Language) -> Request {
    let usual = Settings::default();
    let counting = &state.counting;
    Request {
        text: state.held.is_none().then(|| state.text.to_string()),
        held: state.held.as_ref().map(|it| it.id),
        html: state.html.as_deref().map(str::to_owned),
        language,
        corrections: (*state.corrections).clone(),
        settings: Settings {
            per: counting.per,
            days: counting.days,
            interactions: counting.interactions.clone().unwrap_or(usual.interactions.clone()),
            ..usual
        },
        interactions_chosen: counting.interactions.is_some(),
        scorecard: match &state.choice {
            Choice::Fitting => None,
            Choice::System(system) => Some(ChosenScorecard::System(system)),
            Choice::Own(wish) => Some(ChosenScorecard::Own(scorecard(wish))),
        },
        ..Request::default()
    }
}

/// The settings alone, without what was pasted.
pub fn settings_of(state: &State, language: Language) -> Request {
    Request { text: None, ..of(&State { text: "".into(), held: None, html: None, ..state.clone() }, language) }
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
