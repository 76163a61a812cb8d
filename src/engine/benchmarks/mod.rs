//! Published figures that can serve as a target, each with its formula, year, source and sample. Few, never used unasked,
//! and only for a KPI that is calculated the same way: the Instagram "engagement rates" of one year run from 0.5 to 10 %,
//! according to who divides what by what.

mod catalogue;

use super::kpi::Kpi;
use super::language::Text;
use catalogue::{BUFFER_2025, DAX30_2019, RIVAL_IQ_2023, SOCIALINSIDER_2026};

/// All of them, the newest figures first.
pub static ALL: &[&Benchmark] = &[&SOCIALINSIDER_2026, &BUFFER_2025, &RIVAL_IQ_2023, &DAX30_2019];

/// A published figure per channel.
#[derive(Debug)]
pub struct Benchmark {
    /// A stable id.
    pub id: &'static str,
    /// What it is called.
    pub name: Text,
    /// The KPI whose formula it has; it is applied to no other.
    pub kpi: &'static Kpi,
    /// Its formula in the publisher's sense.
    pub formula: Text,
    /// Whether the middle account or the mean of all.
    pub statistic: Text,
    /// The year of the data, not of the report.
    pub year: u16,
    /// Who published it.
    pub source: &'static str,
    /// What was counted.
    pub sample: Text,
    /// The figure of each channel, as a fraction.
    pub channels: &'static [(Channel, f64)],
}

/// A channel with the spellings under which tables name it.
#[derive(Debug, PartialEq, Eq)]
pub struct Channel {
    /// A stable id.
    pub id: &'static str,
    spellings: &'static [&'static str],
}

/// Facebook.
pub const FACEBOOK: Channel =
    Channel { id: "facebook", spellings: &["facebook", "fb", "facebook page", "facebook-seite"] };
/// Instagram.
pub const INSTAGRAM: Channel = Channel { id: "instagram", spellings: &["instagram", "ig", "insta"] };
/// X, formerly Twitter.
pub const X: Channel =
    Channel { id: "x", spellings: &["x", "twitter", "x/twitter", "twitter/x", "x (twitter)", "twitter (x)", "x.com"] };
/// TikTok.
pub const TIKTOK: Channel = Channel { id: "tiktok", spellings: &["tiktok", "tik tok", "tik-tok"] };
/// LinkedIn.
pub const LINKEDIN: Channel = Channel { id: "linkedin", spellings: &["linkedin", "linked in", "li"] };
/// YouTube.
pub const YOUTUBE: Channel = Channel { id: "youtube", spellings: &["youtube", "you tube", "yt"] };

impl Benchmark {
    /// The one with this id.
    pub fn from_id(id: &str) -> Option<&'static Benchmark> {
        ALL.iter().copied().find(|it| it.id == id)
    }

    /// Every spelling, in lower case, with the figure of its channel.
    pub fn spellings(&self) -> impl Iterator<Item = (&'static str, f64)> {
        self.channels.iter().flat_map(|(it, value)| it.spellings.iter().map(move |spelling| (*spelling, *value)))
    }

    /// The figure for a channel as a table spells it.
    pub fn at(&self, channel: &str) -> Option<f64> {
        let spelling = channel.trim().to_lowercase();
        self.channels.iter().find(|(it, _)| it.spellings.contains(&spelling.as_str())).map(|(_, value)| *value)
    }
}

/// A benchmark is its id.
impl PartialEq for Benchmark {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_benchmark_says_where_it_comes_from_and_is_found() {
        for it in ALL {
            assert!(Benchmark::from_id(it.id).is_some_and(|found| found.id == it.id));
            let texts = [it.name, it.formula, it.statistic, it.sample];
            assert!(texts.iter().all(|text| !text.de.is_empty() && !text.en.is_empty()) && !it.source.is_empty());
            assert!((2015..2100).contains(&it.year) && !it.channels.is_empty());
            assert!(it.channels.iter().all(|(_, value)| (0.0..0.1).contains(value)), "{}: fractions", it.id);
        }
    }

    #[test]
    fn channels_are_known_by_their_spellings() {
        for (channel, expected) in [
            ("Instagram", Some(0.0047)),
            (" twitter ", Some(0.00035)),
            ("X", Some(0.00035)),
            ("Facebook", Some(0.0006)),
            ("LinkedIn", None),
            ("", None),
        ] {
            assert_eq!(RIVAL_IQ_2023.at(channel), expected, "{channel}");
        }
    }
}
