//! The vocabulary: every raw number or label that a pasted column can be.

use super::language::Text;
use super::unit::Unit;

mod catalogue;
pub use catalogue::ALL;

/// What a pasted column can be. The order is the catalogue's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each is defined in its catalogue entry")]
pub enum Measure {
    Company,
    Channel,
    Period,
    Post,
    PostType,
    Group,
    Link,
    Text,
    Id,
    Followers,
    FollowersStart,
    FollowersEnd,
    NewFollowers,
    LostFollowers,
    TargetFollowers,
    Posts,
    Days,
    Reach,
    Impressions,
    Views,
    UniqueViews,
    ProfileVisits,
    VideoStarts,
    VideoCompletions,
    WatchTime,
    Likes,
    Comments,
    Shares,
    Saves,
    Interactions,
    Clicks,
    LinkClicks,
    Inquiries,
    Answered,
    Reacted,
    ResponseTime,
    Mentions,
    MentionsTotal,
    Positive,
    Neutral,
    Negative,
    Promoters,
    Passives,
    Detractors,
    Cost,
    Revenue,
    CostOfGoods,
    Leads,
    ContactRequests,
    Conversions,
    Visits,
    Hours,
}

/// How several table rows of one measure become one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pooling {
    /// A label; not a number.
    Identity,
    /// A flow: summed.
    Flow,
    /// A stock: the latest within a channel, summed over channels.
    Stock,
    /// A stock at the beginning: the earliest within a channel, summed over channels.
    StockAtStart,
    /// A length of time: summed within a channel, the largest sum over channels.
    Days,
    /// A duration of single cases: kept apart, since medians need them.
    Cases,
}

/// The catalogue entry of a measure. Adding a measure is a variant, an entry, and nothing else.
#[derive(Debug)]
pub struct MeasureEntry {
    /// Which one.
    pub measure: Measure,
    /// The contract's id.
    pub id: &'static str,
    /// The name that marketers use.
    pub name: Text,
    /// One sentence: what it counts.
    pub definition: Text,
    /// In what it is counted.
    pub unit: Unit,
    /// How several rows become one.
    pub pooling: Pooling,
    /// Header spellings, German and English and those of the platforms, as people write them. Compared after
    /// normalising (lower case, quotes and hyphens unified, units in brackets dropped).
    pub aliases: &'static [&'static str],
}

impl Measure {
    /// How many there are.
    pub const COUNT: usize = Measure::Hours as usize + 1;

    /// The catalogue entry.
    pub fn entry(self) -> &'static MeasureEntry {
        &ALL[self as usize]
    }

    /// The contract's id.
    pub fn id(self) -> &'static str {
        self.entry().id
    }

    /// The measure with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        ALL.iter().find(|entry| entry.id == id).map(|entry| entry.measure)
    }

    /// Whether it is a label rather than a number.
    pub fn is_identity(self) -> bool {
        self.entry().pooling == Pooling::Identity
    }
}
