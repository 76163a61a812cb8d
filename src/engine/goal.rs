//! What a goal is (something a company wants, and the KPIs that show it) and what a goal system is (goals with weights).

use super::kpi::Kpi;
use super::language::Text;

/// The catalogue entry of a goal.
#[derive(Debug)]
pub struct Goal {
    /// The contract's id.
    pub id: &'static str,
    /// The name in plain words.
    pub name: Text,
    /// The question that it answers.
    pub definition: Text,
    /// The KPIs that show it with their weights, best evidence first. Which of them enter a scorecard depends on the
    /// measures present.
    pub kpis: &'static [(&'static Kpi, f64)],
    /// Where the goal is named.
    pub source: &'static str,
}

/// The catalogue entry of a goal system.
#[derive(Debug)]
pub struct GoalSystem {
    /// The contract's id.
    pub id: &'static str,
    /// Its name.
    pub name: Text,
    /// The situation that it suits.
    pub definition: Text,
    /// Goals with weights (any positive scale).
    pub goals: &'static [(&'static Goal, f64)],
    /// The study behind it.
    pub source: &'static str,
}
