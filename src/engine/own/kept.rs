//! The own KPIs that were made so far: each different definition once.

use std::sync::{Mutex, PoisonError};

use super::compile;
use super::expr::Expr;
use super::{Definition, MOST_NAME_LETTERS};
use crate::engine::kpi::Kpi;
use crate::engine::language::{Language, Text};

/// So many different definitions are kept; each takes one or two kilobytes and is never given back.
pub const MOST_KEPT: usize = 4_000;

/// A definition is the same where id, name, unit, direction and the formula's meaning are, however it was typed.
struct Kept {
    name: String,
    formula: String,
    kpi: &'static Kpi,
}

static ALL: Mutex<Vec<Kept>> = Mutex::new(Vec::new());

/// The KPI of a definition; nothing where too many were made.
pub(super) fn kpi(definition: &Definition, expr: &Expr) -> Option<&'static Kpi> {
    let name: String = definition.name.trim().chars().take(MOST_NAME_LETTERS).collect();
    let formula = expr.print(Language::En);
    let mut all = ALL.lock().unwrap_or_else(PoisonError::into_inner);
    let same = all.iter().find(|it| {
        let kpi = it.kpi;
        kpi.id == definition.id
            && it.name == name
            && it.formula == formula
            && (kpi.unit, kpi.better) == (definition.unit, definition.better)
    });
    if let Some(kept) = same {
        return Some(kept.kpi);
    }
    if all.len() >= MOST_KEPT {
        return None;
    }
    let shown: &'static str = if name.is_empty() { definition.id.clone().leak() } else { name.clone().leak() };
    let kpi: &'static Kpi = Box::leak(Box::new(Kpi {
        id: definition.id.clone().leak(),
        name: Text { de: shown, en: shown },
        definition: Text { de: "Eine eigene Kennzahl.", en: "A KPI of your own." },
        formula: compile::formula(expr),
        basis: compile::basis(expr, definition.unit),
        unit: definition.unit,
        better: definition.better,
        interval: compile::interval(expr, definition.unit),
        goalposts: (f64::NAN, f64::NAN),
        aliases: &[],
        others: Text { de: "", en: "" },
        source: "",
        examples: &[],
    }));
    all.push(Kept { name, formula, kpi });
    Some(kpi)
}
