//! What the person decided about counting: what a result row is, what counts as an interaction, how long the period was.

use super::ids;
use super::kpi::Kpi;
use super::measure::Measure;

/// What a result row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Per {
    /// One result row for each table row.
    #[default]
    Row,
    /// One for each post.
    Post,
    /// One for each channel of a company.
    Channel,
    /// One for each company.
    Company,
    /// One for each period.
    Period,
    /// One for each group (an industry, a size class, a campaign).
    Group,
}

ids!(Per { Row "row", Post "post", Channel "channel", Company "company", Period "period", Group "group" });

/// Settings of the counting.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// What a result row is.
    pub per: Per,
    /// Length of the whole period in days, where no column says it.
    pub days: Option<f64>,
    /// Which kinds count as an interaction; [`Measure::Interactions`] takes the pasted total.
    pub interactions: Vec<Measure>,
    /// What one of a kind counts in the weighted figures; kinds not named weigh nothing.
    pub weights: Vec<(Measure, f64)>,
    /// The KPI by which companies are ranked within each channel for the mean of ranks.
    pub rank_by: Option<&'static Kpi>,
    /// The person's own KPIs, each id once.
    pub own: Vec<&'static Kpi>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            per: Per::Row,
            days: None,
            interactions: vec![Measure::Likes, Measure::Comments, Measure::Shares, Measure::Saves],
            weights: vec![(Measure::Likes, 1.0), (Measure::Comments, 2.0), (Measure::Shares, 3.0)],
            rank_by: None,
            own: Vec::new(),
        }
    }
}
