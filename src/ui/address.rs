//! Goals, settings and language in the address' fragment, so that a link brings them along. The pasted numbers only on request.
//!
//! A request in JSON, which the JavaScript function `analyse` takes too: `#v2=` deflated and in base64url, `#v1=` not deflated.
//! Links of both kinds keep opening; the first is written where the browser can deflate.

use serde_json::Value;

use super::action::Action;
use super::deflate::{self, Inflated};
use super::desk::Desk;
use super::request;
use super::state::State;
use crate::api::{ChosenScorecard, Plan, Project, Request, notes};
use crate::engine::language::Language;
use crate::engine::note::Note;
use crate::guide::Path;

const PLAIN: &str = "v1=";
const DEFLATED: &str = "v2=";
/// The address of a starting question, to be linked to.
pub const QUESTION: &str = "question/";

/// A link that inflates to more than this was made to do harm.
const MOST_BYTES: usize = 32 << 20;
/// Links longer than this get cut off by mail programs and chats.
pub const LONG: usize = 8_000;

/// The settings of a desk as JSON; empty where everything is as it was at first. A starting question that nothing was changed of is
/// its address.
pub fn settings(desk: &Desk, first_language: Language) -> String {
    if let Some(visit) = &desk.now.visit {
        let as_opened = Desk::default().after(Action::PathOpened(visit.path)).now;
        if desk.language == first_language && bare(&desk.now) == bare(&as_opened) {
            return format!("{QUESTION}{}", visit.path.question.id);
        }
    }
    json(bare(&desk.now), desk, first_language)
}

/// The same with what was pasted, and what was entered into the measurement plan: names of people are numbers' company.
pub fn everything(desk: &Desk, first_language: Language) -> String {
    let mut project = project(request::of(&desk.now, Language::default()), &desk.now);
    project.plan = Plan::clone(&desk.now.plan);
    json(project.to_request(), desk, first_language)
}

fn json(mut value: Value, desk: &Desk, first_language: Language) -> String {
    if desk.language != first_language {
        value["language"] = desk.language.code().into();
    }
    if value.as_object().is_some_and(|it| it.is_empty()) { String::new() } else { value.to_string() }
}

/// The settings, and what stands beside them.
fn bare(state: &State) -> Value {
    project(request::settings_of(state, Language::default()), &request::nameless(state)).to_request()
}

/// How a report looks belongs to the one who writes it, not to the link.
fn project(request: Request, state: &State) -> Project {
    let mut project = request::beside(state, request);
    let kept = project.scenarios.iter_mut().filter_map(|it| it.scorecard.as_mut());
    for scorecard in kept.chain(&mut project.request.scorecard) {
        let ChosenScorecard::Own(own) = scorecard else { continue };
        for goal in &mut own.goals {
            goal.weight = rounded(goal.weight);
            goal.kpis.iter_mut().for_each(|kpi| kpi.weight = rounded(kpi.weight));
        }
    }
    project
}

/// Four decimals are enough for a weight and keep the address short.
fn rounded(weight: f64) -> f64 {
    (weight * 1e4).round() / 1e4
}

/// The fragment for such JSON; none for none.
pub async fn write(json: &str) -> String {
    if json.is_empty() || json.starts_with(QUESTION) {
        return json.to_owned();
    }
    match deflate::deflate(json.as_bytes()).await {
        Some(bytes) => format!("{DEFLATED}{}", encode(&bytes)),
        None => plain(json),
    }
}

fn plain(json: &str) -> String {
    format!("{PLAIN}{}", encode(json.as_bytes()))
}

/// Whether a fragment was written here, by this version or another.
pub fn is_ours(fragment: &str) -> bool {
    let version = fragment.strip_prefix('v').and_then(|it| it.split_once('='));
    version.is_some_and(|(number, _)| !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit()))
        || fragment.starts_with(QUESTION)
}

/// The starting question that a fragment names.
pub fn question(fragment: &str) -> Option<&'static Path> {
    Path::from_id(fragment.strip_prefix(QUESTION)?)
}

/// The desk that a fragment describes, where it is one that needs no inflating; a sentence where it cannot be read.
pub fn read_plain(fragment: &str, first_language: Language) -> Option<Result<Desk, Note>> {
    if let Some(path) = question(fragment) {
        return Some(Ok(Desk::new(State::default(), first_language).after(Action::PathOpened(path))));
    }
    let bytes = decode(fragment.strip_prefix(PLAIN)?);
    Some(bytes.and_then(|bytes| desk(&bytes, first_language)).ok_or_else(|| Note::new(&notes::LINK_BROKEN)))
}

/// The desk that any fragment of ours describes; a sentence where it cannot be read.
pub async fn read(fragment: &str, first_language: Language) -> Result<Desk, Note> {
    if let Some(desk) = read_plain(fragment, first_language) {
        return desk;
    }
    let Some(coded) = fragment.strip_prefix(DEFLATED) else {
        return Err(Note::new(&notes::LINK_FROM_THE_FUTURE));
    };
    let broken = || Note::new(&notes::LINK_BROKEN);
    match deflate::inflate(&decode(coded).ok_or_else(broken)?, MOST_BYTES).await {
        Inflated::Bytes(bytes) => desk(&bytes, first_language).ok_or_else(broken),
        Inflated::TooLarge => Err(Note::new(&notes::LINK_TOO_LARGE).with(MOST_BYTES >> 20)),
        Inflated::Broken => Err(broken()),
        Inflated::Unable => Err(Note::new(&notes::LINK_NEEDS_A_NEWER_BROWSER)),
    }
}

fn desk(bytes: &[u8], first_language: Language) -> Option<Desk> {
    desk_of(&serde_json::from_slice(bytes).ok()?, first_language)
}

/// The desk that a request describes, with its numbers where it has some; `None` where it is no request.
pub fn desk_of(value: &Value, first_language: Language) -> Option<Desk> {
    let has_language = value.as_object()?.contains_key("language");
    let project = Project::of_request(value.clone());
    let language = if has_language { project.request.language } else { first_language };
    Some(Desk::new(request::state(project), language))
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

/// Base64 with its usual letters and padding, as `data:` addresses have it.
pub fn base64(bytes: &[u8]) -> String {
    let padding = "=".repeat((3 - bytes.len() % 3) % 3);
    encode(bytes).replace('-', "+").replace('_', "/") + &padding
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
    use crate::engine::own::Definition;
    use crate::engine::score::Scorecard;
    use crate::engine::settings::Per;
    use crate::engine::unit::{Better, Unit};
    use crate::paste::{Order, Share};
    use crate::ui::action::Action;
    use crate::ui::wish::{Choice, Edit};
    use std::rc::Rc;

    fn written(desk: &Desk) -> String {
        plain(&settings(desk, Language::De))
    }

    fn read(fragment: &str) -> Desk {
        read_plain(fragment, Language::De).expect("the fragment is ours").expect("the fragment can be read")
    }

    /// What is written is read back.
    fn check(desk: &Desk) {
        let read = read(&written(desk));
        assert_eq!(read.now, desk.now);
        assert_eq!(read.language, desk.language);
    }

    #[test]
    fn a_fresh_desk_leaves_the_address_alone() {
        assert_eq!(settings(&Desk::default(), Language::De), "");
    }

    #[test]
    fn goals_settings_and_language_come_back() {
        let system = Desk::default().after(Action::ChoiceMade(Choice::System(&BALANCED)));
        check(&system);
        let seen = Rc::new(Scorecard::of_system(&BALANCED, &|_| true));
        let edited =
            system.after(Action::GoalsEdited { seen: seen.clone(), edit: Edit::WeightMoved { goal: 0, weight: 12.5 } });
        // Fractions of a point are rounded when written: start from what was read.
        let edited = read(&written(&edited));
        let set = |edit| Action::GoalsEdited { seen: seen.clone(), edit };
        let edited = edited.after(set(Edit::TargetSet { goal: 0, place: 0, value: Some(0.25) }));
        let edited = edited
            .after(Action::DecimalChosen { header: "Größe; „x“".to_owned(), decimal: Some(Decimal::Point) });
        let edited = edited.after(Action::DatesSettled { header: "Datum".to_owned(), order: Order::MonthFirst });
        let edited = edited.after(Action::SharesSettled { header: "CTR".to_owned(), share: Share::Percent });
        let edited = edited.after(Action::PerChosen(Per::Company)).after(Action::DaysSet(Some(30.0)));
        let own = Definition {
            id: "own:depth".to_owned(),
            name: "Tiefe".to_owned(),
            formula: "likes / [Umsatz]".to_owned(),
            unit: Unit::Money,
            better: Better::Lower,
        };
        let edited = edited.after(Action::OwnSaved(own));
        check(&edited.after(Action::LanguageChosen(Language::En)));
    }

    #[test]
    fn links_of_the_first_version_open() {
        // {"days":30,"scorecard":"balanced","per":"company"}
        let desk = read("v1=eyJkYXlzIjozMCwic2NvcmVjYXJkIjoiYmFsYW5jZWQiLCJwZXIiOiJjb21wYW55In0");
        assert_eq!(desk.now.counting.per, Per::Company);
        assert_eq!(desk.now.counting.days, Some(30.0));
        assert_eq!(desk.now.choice, Choice::System(&BALANCED));
        // {"scorecard":{"goals":[{"id":"reach","weight":40}]}}
        let desk = read("v1=eyJzY29yZWNhcmQiOnsiZ29hbHMiOlt7ImlkIjoicmVhY2giLCJ3ZWlnaHQiOjQwfV19fQ");
        assert!(matches!(&desk.now.choice, Choice::Own(wish) if wish.goals[0].weight == 40.0));
    }

    #[test]
    fn base64url_as_in_the_rfc() {
        for (plain, coded) in
            [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("ü?>", "w7w_Pg")]
        {
            assert_eq!(encode(plain.as_bytes()), coded);
            assert_eq!(decode(coded).as_deref(), Some(plain.as_bytes()));
        }
        assert_eq!(base64("ü?>".as_bytes()), "w7w/Pg==");
    }

    #[test]
    fn foreign_fragments_are_told_from_broken_ones() {
        for fragment in ["", "top", "v=e30", "vx=e30", "version=1"] {
            assert!(!is_ours(fragment), "{fragment}");
        }
        for fragment in ["v1=", "v1=%%%", "v1=bm8", "v1=WzFd"] {
            assert!(is_ours(fragment), "{fragment}");
            assert!(matches!(read_plain(fragment, Language::De), Some(Err(_))), "{fragment}");
        }
        assert!(is_ours("v2=e30") && is_ours("v99=x") && read_plain("v2=e30", Language::De).is_none());
    }
}
