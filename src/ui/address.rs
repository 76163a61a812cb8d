//! Goals, settings and language in the address' fragment, so that a link brings them along. The pasted numbers never.
//!
//! `#v1=` and base64url of a request in JSON without its table: what the JavaScript function `analyse` takes too.

use std::rc::Rc;

use serde_json::Value;

use super::request;
use super::state::{Counting, Desk, State};
use super::wish::{Choice, Wanted, Wish};
use crate::api::{ChosenScorecard, Request};
use crate::engine::language::Language;
use crate::engine::score::Scorecard;

const PREFIX: &str = "v1=";

/// The fragment of a desk; empty where everything is as it was at first.
pub fn write(desk: &Desk, first_language: Language) -> String {
    let mut request = request::settings_of(&desk.now, Language::default());
    if let Some(ChosenScorecard::Own(own)) = &mut request.scorecard {
        for goal in &mut own.goals {
            goal.weight = rounded(goal.weight);
            goal.kpis.iter_mut().for_each(|kpi| kpi.weight = rounded(kpi.weight));
        }
    }
    let mut value = request.to_json();
    if desk.language != first_language {
        value["language"] = desk.language.code().into();
    }
    if value.as_object().is_some_and(|it| it.is_empty()) {
        return String::new();
    }
    format!("{PREFIX}{}", encode(value.to_string().as_bytes()))
}

/// Four decimals are enough for a weight and keep the address short.
fn rounded(weight: f64) -> f64 {
    (weight * 1e4).round() / 1e4
}

/// Whether a fragment was written here.
pub fn is_ours(fragment: &str) -> bool {
    fragment.starts_with(PREFIX)
}

/// The desk that a fragment describes; `None` where it is none of ours.
pub fn read(fragment: &str, first_language: Language) -> Option<Desk> {
    let bytes = decode(fragment.strip_prefix(PREFIX)?)?;
    desk_of(&serde_json::from_slice(&bytes).ok()?, first_language)
}

/// The desk that a request describes, with its numbers where it has some; `None` where it is no request.
pub fn desk_of(value: &Value, first_language: Language) -> Option<Desk> {
    let request = Request::from_json(value)?;
    let choice = match request.scorecard {
        None => Choice::Fitting,
        Some(ChosenScorecard::System(system)) => Choice::System(system),
        Some(ChosenScorecard::Own(scorecard)) => Choice::Own(Rc::new(wish(scorecard, value))),
    };
    let counting = Counting {
        per: request.settings.per,
        days: request.settings.days,
        interactions: request.interactions_chosen.then_some(request.settings.interactions),
    };
    let language = if value.get("language").is_some() { request.language } else { first_language };
    let now = State {
        text: request.text.unwrap_or_default().into(),
        html: request.html.map(Into::into),
        held: None,
        corrections: Rc::new(request.corrections),
        counting: Rc::new(counting),
        choice,
    };
    Some(Desk::new(now, language))
}

/// A goal without KPIs of its own leaves them to the table.
fn wish(scorecard: Scorecard, value: &Value) -> Wish {
    let stated = |place: usize| value.pointer(&format!("/scorecard/goals/{place}/kpis")).is_some();
    let goals = scorecard.goals.iter().enumerate().map(|(place, goal)| Wanted {
        id: goal.id.clone(),
        name: goal.name.clone(),
        weight: if goal.weight.is_finite() { goal.weight.max(0.0) } else { 0.0 },
        kpis: stated(place).then(|| goal.kpis.clone()),
    });
    Wish { goals: goals.collect(), frame: Scorecard { goals: Vec::new(), ..scorecard } }
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// base64url without padding (RFC 4648, section 5).
fn encode(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + 3);
    for chunk in bytes.chunks(3) {
        let group = chunk.iter().fold(0u32, |group, byte| group << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..=chunk.len() {
            let letter = ALPHABET.get((group >> (18 - 6 * place) & 63) as usize);
            out.extend(letter.map(|it| char::from(*it)));
        }
    }
    out
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut group = 0u32;
        for letter in chunk {
            group = group << 6 | ALPHABET.iter().position(|it| it == letter)? as u32;
        }
        group <<= 6 * (4 - chunk.len());
        out.extend(group.to_be_bytes().iter().skip(1).take(chunk.len() * 3 / 4));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::data_set::Decimal;
    use crate::engine::goals::BALANCED;
    use crate::engine::settings::Per;
    use crate::ui::state::Action;
    use crate::ui::wish::Edit;

    /// What is written is read back.
    fn check(desk: &Desk) {
        let fragment = write(desk, Language::De);
        let read = read(&fragment, Language::De).expect("the fragment is ours");
        assert_eq!(read.now, desk.now);
        assert_eq!(read.language, desk.language);
    }

    #[test]
    fn a_fresh_desk_leaves_the_address_alone() {
        assert_eq!(write(&Desk::default(), Language::De), "");
    }

    #[test]
    fn goals_settings_and_language_come_back() {
        let system = Desk::default().after(Action::ChoiceMade(Choice::System(&BALANCED)));
        check(&system);
        let seen = Rc::new(Scorecard::of_system(&BALANCED, &|_| true));
        let edited =
            system.after(Action::GoalsEdited { seen: seen.clone(), edit: Edit::WeightMoved { goal: 0, weight: 12.5 } });
        // Fractions of a point are rounded when written: start from what was read.
        let edited = read(&write(&edited, Language::De), Language::De).expect("the fragment is ours");
        let set = |edit| Action::GoalsEdited { seen: seen.clone(), edit };
        let edited = edited.after(set(Edit::TargetSet { goal: 0, place: 0, value: Some(0.25) }));
        let edited = edited
            .after(Action::DecimalChosen { header: "Größe; „x“".to_owned(), decimal: Some(Decimal::Point) });
        let edited = edited.after(Action::PerChosen(Per::Company)).after(Action::DaysSet(Some(30.0)));
        check(&edited.after(Action::LanguageChosen(Language::En)));
    }

    #[test]
    fn base64url_as_in_the_rfc() {
        for (plain, coded) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("ü?>", "w7w_Pg")]
        {
            assert_eq!(encode(plain.as_bytes()), coded);
            assert_eq!(decode(coded).as_deref(), Some(plain.as_bytes()));
        }
    }

    #[test]
    fn foreign_fragments_change_nothing() {
        for fragment in ["", "top", "v1=", "v1=%%%", "v1=bm8", "v2=e30"] {
            assert!(read(fragment, Language::De).is_none(), "{fragment}");
        }
    }
}
