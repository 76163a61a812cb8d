//! The mean of ranks: companies are ranked within each channel, and a company's places are averaged (the Publitek way).

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Facts, Identity, mean};
use crate::engine::measure::Measure;
use crate::engine::settings::{Per, Settings};
use crate::engine::unit::Better;
use crate::method::rank;

impl Facts {
    /// One value for each result row; only where result rows are companies and the table has channels.
    pub(super) fn mean_of_ranks(&self) -> Vec<Option<f64>> {
        let nothing = vec![None; self.rows.len()];
        let Some(kpi) = self.settings.rank_by else { return nothing };
        let is_missing = |measure| self.data.column_of(measure).is_none();
        if self.settings.per != Per::Company || is_missing(Measure::Company) || is_missing(Measure::Channel) {
            return nothing;
        }
        let settings = Settings { per: Per::Channel, rank_by: None, ..self.settings.clone() };
        let by_channel = Facts::new(Rc::clone(&self.data), settings);
        let column = by_channel.kpi(kpi);
        let mut channels: BTreeMap<String, Vec<(Option<String>, f64)>> = BTreeMap::new();
        for place in 0..by_channel.rows.len() {
            let Identity { channel, company, .. } = by_channel.identity(place);
            if let (Some(channel), Some(value)) = (channel, column.values.get(place)) {
                let signed = if kpi.better == Better::Lower { -value } else { value };
                channels.entry(channel).or_default().push((company, signed));
            }
        }
        let mut places: BTreeMap<Option<&str>, Vec<f64>> = BTreeMap::new();
        for companies in channels.values() {
            let values: Vec<Option<f64>> = companies.iter().map(|(_, value)| Some(*value)).collect();
            for ((company, _), place) in companies.iter().zip(rank::competition(&values)) {
                places.entry(company.as_deref()).or_default().extend(place.map(f64::from));
            }
        }
        let of = |row: usize| mean(places.get(&self.identity(row).company.as_deref())?.iter().copied());
        (0..self.rows.len()).map(of).collect()
    }
}
