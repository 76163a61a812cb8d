//! The catalogue of KPIs, one file per family.

use super::kpi::Kpi;

mod engagement;

pub use engagement::*;

/// Every KPI, in the order in which people read them.
pub static ALL: &[&Kpi] = &[&ENGAGEMENT_RATE_BY_REACH];
