//! What a person did beside the goals: the starting question that is followed with what was picked on the way, and what was
//! entered into the measurement plan. Plain words, since only the page knows which of them it still offers.
//!
//! ```json
//! { "path": "no_system", "picks": { "goals": ["awareness"], "channels": ["Xing"], "customers": "businesses" },
//!   "plan": { "owners": { "reach_rate": "Kim" }, "days": { "reach_rate": "2026-12-01" }, "first": "2026-11-30", "everyMonths": 3 } }
//! ```

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::object::Object;
use crate::order;

/// A starting question and what was picked on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// The question's id.
    pub path: String,
    /// What was picked; `None`: what the question proposes.
    pub picks: Option<Picks>,
}

/// What was picked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picks {
    /// Goals by their ids.
    pub goals: Vec<String>,
    /// Channels by their names.
    pub channels: Vec<String>,
    /// Whether one sells to companies.
    pub is_for_businesses: bool,
}

/// What a person adds to a measurement plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Who is responsible, by KPI id.
    pub owners: BTreeMap<String, String>,
    /// The day of the review as `2026-11-30`, by KPI id, where it differs from the first.
    pub days: BTreeMap<String, String>,
    /// The day of the first review.
    pub first: Option<String>,
    /// How many months lie between reviews; `None`: as the page proposes.
    pub every_months: Option<u32>,
}

/// More entries than this no plan has, and longer names nobody.
const MOST: usize = 1_000;
const MOST_LETTERS: usize = 200;
/// Reviews lie no further apart.
const MOST_MONTHS: u64 = 120;

fn word(value: &Value) -> Option<String> {
    Some(value.as_str()?.chars().take(MOST_LETTERS).collect())
}

fn words(value: Option<&Value>) -> Vec<String> {
    value.and_then(Value::as_array).into_iter().flatten().take(MOST).filter_map(word).collect()
}

/// A day as `2026-11-30`; fields for days take nothing else.
fn day(value: &Value) -> Option<String> {
    let text = value.as_str()?;
    let is_day = text.len() == 10
        && text.bytes().enumerate().all(|(at, it)| if matches!(at, 4 | 7) { it == b'-' } else { it.is_ascii_digit() });
    is_day.then(|| text.to_owned())
}

fn entries(value: Option<&Value>, read: fn(&Value) -> Option<String>) -> BTreeMap<String, String> {
    let all = value.and_then(Value::as_object).into_iter().flatten().take(MOST);
    order::map(all.filter_map(|(key, value)| Some((key.clone(), read(value)?))))
}

impl Walk {
    /// Reads `path` and `picks` of an object; nothing where no question is named.
    pub(super) fn read(object: &Value) -> Option<Walk> {
        let path = word(object.get("path")?)?;
        let picks = object.get("picks").filter(|it| it.is_object()).map(|it| Picks {
            goals: words(it.get("goals")),
            channels: words(it.get("channels")),
            is_for_businesses: it.get("customers").and_then(Value::as_str) == Some("businesses"),
        });
        Some(Walk { path, picks })
    }

    pub(super) fn write(&self, out: &mut Map<String, Value>) {
        out.insert("path".to_owned(), self.path.as_str().into());
        if let Some(Picks { goals, channels, is_for_businesses }) = &self.picks {
            let customers = if *is_for_businesses { "businesses" } else { "consumers" };
            let picks = json!({ "goals": goals, "channels": channels, "customers": customers });
            out.insert("picks".to_owned(), picks);
        }
    }
}

impl Plan {
    pub(super) fn read(value: &Value) -> Plan {
        let months = value.get("everyMonths").and_then(Value::as_u64).filter(|it| (1..=MOST_MONTHS).contains(it));
        Plan {
            owners: entries(value.get("owners"), word),
            days: entries(value.get("days"), day),
            first: value.get("first").and_then(day),
            every_months: months.map(|it| it as u32),
        }
    }

    /// As JSON; nothing where nothing was entered.
    pub(super) fn write(&self) -> Option<Value> {
        let Plan { owners, days, first, every_months } = self;
        let mut out = Object::default();
        for (key, of_kpis) in [("owners", owners), ("days", days)] {
            out.put(key, Object::of(of_kpis.iter().map(|(kpi, it)| (kpi, it.as_str()))).some());
        }
        out.put("first", first.as_deref());
        out.put("everyMonths", *every_months);
        out.some()
    }
}
