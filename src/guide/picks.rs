//! From what a company wants and where it is active to the few KPIs worth counting, and a blank table for them.

use std::rc::Rc;

use crate::engine::data_set::DataSet;
use crate::engine::facts::Facts;
use crate::engine::goal::Goal;
use crate::engine::goals;
use crate::engine::kpi::Kpi;
use crate::engine::kpis;
use crate::engine::language::{Language, Text};
use crate::engine::measure::Measure;
use crate::engine::settings::Settings;

/// Whom a company sells to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Customers {
    /// People.
    #[default]
    Consumers,
    /// Companies.
    Businesses,
}

/// A goal to choose from, with the KPIs that are worth counting for each kind of customer.
#[derive(Debug)]
pub struct Pick {
    /// The catalogue's goal.
    pub goal: &'static Goal,
    /// What to count where people buy.
    pub consumers: &'static [&'static Kpi],
    /// What to count where companies buy.
    pub businesses: &'static [&'static Kpi],
}

/// The goals of the survey, in its order.
pub static PICKS: &[Pick] = &[
    Pick {
        goal: &goals::AWARENESS,
        consumers: &[&kpis::TOTAL_REACH, &kpis::REACH_RATE],
        businesses: &[&kpis::TOTAL_REACH, &kpis::REACH_RATE],
    },
    Pick {
        goal: &goals::CUSTOMER_ACQUISITION,
        consumers: &[&kpis::LINK_CLICK_THROUGH_RATE, &kpis::CONVERSION_RATE],
        businesses: &[&kpis::LINK_CLICK_THROUGH_RATE, &kpis::CONTACT_REQUEST_RATE],
    },
    Pick {
        goal: &goals::RELATIONSHIPS,
        consumers: &[&kpis::CONVERSATION_RATE, &kpis::RESPONSE_RATE],
        businesses: &[&kpis::CONVERSATION_RATE, &kpis::RESPONSE_RATE],
    },
    Pick {
        goal: &goals::PRODUCT_LAUNCH,
        consumers: &[&kpis::TOTAL_REACH, &kpis::AMPLIFICATION_RATE],
        businesses: &[&kpis::TOTAL_REACH, &kpis::CONTACT_REQUEST_RATE],
    },
];

/// The channels to choose from: the survey's first, then those of today.
pub static CHANNELS: &[&str] = &["Facebook", "Xing", "LinkedIn", "X", "Instagram", "YouTube", "TikTok"];

/// The channels that the survey found most often with such customers.
pub fn usual_channels(customers: Customers) -> &'static [&'static str] {
    match customers {
        Customers::Consumers => &["Facebook", "Instagram"],
        Customers::Businesses => &["Xing", "LinkedIn"],
    }
}

impl Pick {
    /// What is worth counting.
    pub fn kpis(&self, customers: Customers) -> &'static [&'static Kpi] {
        match customers {
            Customers::Consumers => self.consumers,
            Customers::Businesses => self.businesses,
        }
    }
}

/// The measures that these goals need, each once, in the order in which they are needed.
pub fn measures(goals: &[&str], customers: Customers) -> Vec<Measure> {
    let nothing = Facts::new(Rc::new(DataSet::default()), Settings::default());
    let mut all: Vec<Measure> = Vec::new();
    for pick in PICKS.iter().filter(|pick| goals.contains(&pick.goal.id)) {
        for measure in pick.kpis(customers).iter().flat_map(|kpi| nothing.lacking(kpi)) {
            if !all.contains(&measure) {
                all.push(measure);
            }
        }
    }
    all
}

/// The blank table: a header and a line for each channel, tabs between the cells, ready for a paste field or a spreadsheet.
pub fn blank_table(goals: &[&str], channels: &[&str], customers: Customers, language: Language) -> String {
    const CHANNEL: Text = Text { de: "Kanal", en: "Channel" };
    let mut header = vec![CHANNEL.get(language)];
    header.extend(measures(goals, customers).iter().map(|it| it.entry().name.get(language)));
    let mut text = header.join("\t");
    text.push('\n');
    for channel in channels {
        text.push_str(channel);
        text.push_str(&"\t".repeat(header.len() - 1));
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_goals_decide_what_is_counted() {
        let check = |goals: &[&str], customers, expected: &[Measure]| {
            assert_eq!(measures(goals, customers), expected, "{goals:?}");
        };
        check(&[], Customers::Consumers, &[]);
        check(&["awareness"], Customers::Consumers, &[Measure::Reach, Measure::Followers]);
        check(
            &["awareness", "product_launch"],
            Customers::Consumers,
            &[Measure::Reach, Measure::Followers, Measure::Shares],
        );
        check(
            &["customer_acquisition"],
            Customers::Businesses,
            &[Measure::LinkClicks, Measure::Impressions, Measure::ContactRequests, Measure::Visits],
        );
    }

    #[test]
    fn the_blank_table_has_a_cell_for_everything() {
        let text = blank_table(&["awareness"], &["Xing", "LinkedIn"], Customers::Businesses, Language::De);
        assert_eq!(text, "Kanal\tReichweite\tFollower\nXing\t\t\nLinkedIn\t\t\n");
        assert_eq!(blank_table(&[], &[], Customers::Consumers, Language::En), "Channel\n");
    }
}
