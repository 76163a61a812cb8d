//! What the person entered. Everything else on the page is derived from it (see [`super::derived`]).

use std::rc::Rc;

use super::files::Origin;
use super::wish::Choice;
use crate::api::Look;
pub use crate::api::Plan;
use crate::engine::measure::Measure;
use crate::engine::own::Definition;
use crate::engine::settings::Per;
use crate::guide::Path;
use crate::guide::picks::{self, Customers};
use crate::paste::Corrections;
use crate::paste::reshape::Step;

/// What the person entered. Cheap to clone: each step back is one of these.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// The pasted text.
    pub text: Rc<str>,
    /// A large text of which `text` is only the beginning; the whole of it lies in the worker.
    pub held: Option<Held>,
    /// The clipboard's HTML beside it, as long as the text is what was pasted.
    pub html: Option<Rc<str>>,
    /// The file that it came from.
    pub origin: Option<Rc<Origin>>,
    /// What was done to the table before it is read.
    pub steps: Rc<Vec<Step>>,
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
    /// The starting question that is being followed.
    pub visit: Option<Rc<Visit>>,
    /// What was entered into the measurement plan.
    pub plan: Rc<Plan>,
}

/// Goals under a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// The person's name for them; no two have the same.
    pub name: String,
    /// The goals.
    pub choice: Choice,
}

/// A starting question that is being followed, and what was picked on the way.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The question.
    pub path: &'static Path,
    /// Goals by their ids, where the path lets one pick.
    pub goals: Vec<&'static str>,
    /// Channels likewise.
    pub channels: Vec<&'static str>,
    /// Whom one sells to.
    pub customers: Customers,
    /// The example's text, once it has come.
    pub example: Option<Rc<str>>,
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
    /// How much each kind of interaction weighs where they are weighed; `None`: as usual.
    pub weights: Option<Vec<(Measure, f64)>>,
}

/// A table that comes as a whole.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Its text.
    pub text: Rc<str>,
    /// Where the whole of it is, if `text` is only the beginning.
    pub held: Option<Held>,
    /// The HTML beside it.
    pub html: Option<Rc<str>>,
    /// The file.
    pub origin: Option<Rc<Origin>>,
    /// Tables that came with it and are added.
    pub more: Vec<Step>,
}

impl Visit {
    /// A question with the survey's first goals and channels picked.
    pub fn new(path: &'static Path) -> Self {
        let customers = Customers::default();
        let goals = picks::PICKS.iter().take(2).map(|pick| pick.goal.id).collect();
        Visit { path, goals, channels: picks::usual_channels(customers).to_vec(), customers, example: None }
    }
}

impl PartialEq for Visit {
    fn eq(&self, other: &Self) -> bool {
        self.path.question.id == other.path.question.id
            && self.goals == other.goals
            && self.channels == other.channels
            && self.customers == other.customers
    }
}
