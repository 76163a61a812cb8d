//! A row of headers seen together: the platform, names that depend on their neighbours, and columns that mean the same.

use super::calendar::{DAY, MONTH, WEEK};
use super::index;
use super::name::Name;
use super::notes::{
    BY_CONTEXT, LEFT_OUT_OF_PLATFORM, LIKES_OF_A_PAGE, NAMED_WITH_MORE, OF_PLATFORM, PART_AMONG_WHOLES, PART_OF_OTHER,
    SECOND_COLUMN, SECOND_KPI, SECOND_LABEL,
};
use super::{Below, Recognised, read};
use crate::engine::data_set::Role;
use crate::engine::formula::Formula;
use crate::engine::kpi::Kpi;
use crate::engine::language::Text;
use crate::engine::measure::Measure::{self, *};
use crate::engine::note::Note;
use crate::engine::unit::Unit;
use crate::order;
use crate::paste::platform::{self, Means, Platform};

/// A header row as it was understood.
#[derive(Clone, Debug)]
pub struct Recognition {
    /// Whose export it is.
    pub platform: Option<&'static Platform>,
    /// One for each header. Where several still have the same measure, they are to be added up.
    pub columns: Vec<Recognised>,
}

/// What an engagement rate is divided by, and its KPI; the first that a table has.
pub(super) const RATE_BASES: &[(Measure, &str)] = &[
    (Followers, "engagement_rate_by_followers"),
    (FollowersStart, "engagement_rate_by_followers"),
    (FollowersEnd, "engagement_rate_by_followers"),
    (Reach, "engagement_rate_by_reach"),
    (Impressions, "engagement_rate_by_impressions"),
    (Views, "engagement_rate_by_views"),
];

/// Numbers of dates without a year are smaller, and half a year between them: see [`Name::date`].
const YEARLESS: u32 = 10_000;
const HALF_A_YEAR: u32 = 600;

/// What each header of a row means. `preamble` holds the lines above the header; `assigned` marks the columns that the
/// person assigned: nothing is said about them, and no other column stands back for them. `below` says what
/// stands in the columns.
pub fn recognise_table(headers: &[&str], preamble: &[&str], assigned: &[bool], below: &[Below]) -> Recognition {
    let names: Vec<Name> = headers.iter().map(|header| Name::new(header)).collect();
    let platform = platform::among(&names, preamble);
    let mut columns: Vec<Recognised> = Vec::with_capacity(headers.len());
    for (index, (header, name)) in headers.iter().zip(&names).enumerate() {
        columns.push(match platform.and_then(|it| Some((it, it.column(name)?))) {
            _ if assigned.get(index) == Some(&true) => Recognised::nothing(),
            Some((platform, means)) => of_platform(header, name, platform, means, preamble),
            None => read(header, name),
        });
    }
    // `Engagement` above `5,0 %` is a rate.
    for (column, _) in columns.iter_mut().zip(below).filter(|(_, it)| **it == Below::Shares) {
        if column.role == Role::Measure(Interactions) {
            *column = Recognised { plain_rate: true, ..Recognised::nothing() };
        }
    }
    let mut table = Row { headers, names: &names, below, platform, columns };
    table.spans_of_time();
    table.plain_totals();
    table.likes_of_a_page();
    table.rates();
    table.followers_at_two_dates();
    table.service();
    table.mentions();
    table.net_subscribers();
    table.ids_by_day();
    table.channels_by_cells();
    table.names_beside_labels();
    table.one_column_each();
    Recognition { platform, columns: table.columns }
}

/// What the platform says about one of its columns.
fn of_platform(header: &str, name: &Name, platform: &Platform, means: Means, preamble: &[&str]) -> Recognised {
    let mut res = Recognised::nothing();
    let measure = match means {
        Means::Measure(measure) | Means::Weaker(measure) => Some(measure),
        _ => None,
    };
    res.unit = super::unit::of(name, measure.is_some_and(|it| it.entry().unit == Unit::Money));
    let (role, words) = match means {
        Means::Measure(measure) => (Role::Measure(measure), measure.entry().name),
        Means::Weaker(measure) => {
            res.rank = 1;
            (Role::Measure(measure), measure.entry().name)
        }
        Means::Kpi(id) => match Kpi::from_id(id) {
            Some(kpi) => (Role::Kpi(kpi), kpi.name),
            None => return res,
        },
        // The title line nearest to the header.
        Means::Title => {
            let titles = preamble.iter().rev().map(|line| read(line, &Name::new(line)));
            return titles.into_iter().find(is_number).unwrap_or_else(|| read(header, name));
        }
        Means::Nothing => {
            res.evidence.push(Note::new(&LEFT_OUT_OF_PLATFORM).with(header).with(platform.name));
            return res;
        }
    };
    res.role = role;
    res.confidence = 0.98;
    res.evidence.push(Note::new(&OF_PLATFORM).with(header).with(platform.name).with(words));
    res
}

/// Parts of a year stand back for a date, and quarters for months.
fn coarseness(name: &Name) -> u8 {
    match name.compact().as_str() {
        it if [DAY, WEEK, MONTH].iter().any(|names| names.contains(&it)) => 1,
        "quartal" | "quarter" => 2,
        _ => 0,
    }
}

fn is_number(column: &Recognised) -> bool {
    matches!(column.role, Role::Measure(measure) if !measure.is_identity())
}

/// Gives an engagement rate without a stated base the KPI with this id; over followers where nothing says more.
pub(super) fn base_of_plain_rate(mut res: Recognised, header: &str, base: Option<(&str, f64)>) -> Recognised {
    let (id, confidence) = base.unwrap_or(("engagement_rate_by_followers", 0.6));
    if let (true, Some(kpi)) = (res.plain_rate, Kpi::from_id(id)) {
        res.role = Role::Kpi(kpi);
        res.confidence = confidence;
        res.evidence.push(Note::new(&BY_CONTEXT).with(header).with(kpi.name));
    }
    res
}

struct Row<'a> {
    headers: &'a [&'a str],
    names: &'a [Name],
    below: &'a [Below],
    platform: Option<&'static Platform>,
    columns: Vec<Recognised>,
}

impl Row<'_> {
    fn has(&self, measure: Measure) -> bool {
        self.columns.iter().any(|it| it.role == Role::Measure(measure))
    }

    fn turn(&mut self, index: usize, to: Measure, kind: &'static crate::engine::note::NoteKind) {
        let (Some(column), Some(header)) = (self.columns.get_mut(index), self.headers.get(index)) else { return };
        column.role = Role::Measure(to);
        column.confidence = column.confidence.clamp(0.8, 0.9);
        column.evidence = vec![Note::new(kind).with(*header).with(to.entry().name)];
    }

    /// `Likes letzte Woche` beside `Likes diese Woche`: nothing says which one is meant, so neither is.
    fn spans_of_time(&mut self) {
        let in_span: Vec<Role> = self.columns.iter().filter(|it| it.in_span).map(|it| it.role).collect();
        let is_repeated = |it: &Recognised| it.in_span && in_span.iter().filter(|role| **role == it.role).count() > 1;
        for column in self.columns.iter_mut().filter(|it| is_repeated(it)) {
            *column = Recognised::nothing();
        }
    }

    /// `Follower gesamt` is what the KPI of that name is made of, where no plainer column has it; parts of it are none.
    fn plain_totals(&mut self) {
        // What Zielwert has written means what it says.
        if self.platform.is_some_and(|it| it.id == "zielwert") {
            return;
        }
        for place in 0..self.columns.len() {
            let Some(Role::Kpi(kpi)) = self.columns.get(place).map(|it| it.role) else { continue };
            let Formula::Of(measure) = kpi.formula else { continue };
            let is_whole = |it: &Recognised| it.role == Role::Measure(measure) && it.rank < 2;
            if !self.columns.iter().any(is_whole) {
                self.turn(place, measure, &NAMED_WITH_MORE);
            }
        }
    }

    /// `Facebook Likes` are people who like a page, and likes of posts beside another platform's or where other columns count what
    /// posts get. Where neither says so, the person should look.
    fn likes_of_a_page(&mut self) {
        let is_of_posts = |it: &Recognised| {
            matches!(it.role, Role::Measure(Post | Posts | Likes | Comments | Shares | Saves | Interactions))
        };
        let of_posts = self.columns.iter().any(is_of_posts);
        for index in 0..self.names.len() {
            let (Some(name), Some(column), Some(header)) =
                (self.names.get(index), self.columns.get_mut(index), self.headers.get(index))
            else {
                continue;
            };
            let is_likes = || index::exact(&name.without_extra().compact()) == Some(index::Meaning::Measure(Likes));
            let of_platform = self.platform.is_some_and(|it| it.column(name).is_some());
            if column.role != Role::Measure(NewFollowers) || of_platform || !is_likes() {
                continue;
            }
            if of_posts {
                self.turn(index, Likes, &BY_CONTEXT);
            } else {
                column.confidence = 0.5;
                column.notes.push(Note::new(&LIKES_OF_A_PAGE).with(*header).in_column(*header));
            }
        }
    }

    /// The base of a plain `Engagement-Rate`, and how the platform writes its rates.
    fn rates(&mut self) {
        let base = self
            .platform
            .and_then(|it| Some((it.rate_base?, 0.95)))
            .or_else(|| RATE_BASES.iter().find(|(measure, _)| self.has(*measure)).map(|(_, id)| (*id, 0.7)));
        for (column, header) in self.columns.iter_mut().zip(self.headers) {
            let read = std::mem::replace(column, Recognised::nothing());
            *column = base_of_plain_rate(read, header, base);
            let unit = match column.role {
                Role::Measure(measure) => measure.entry().unit,
                Role::Kpi(kpi) => kpi.unit,
                _ => continue,
            };
            let usual = self.platform.and_then(|it| match unit {
                Unit::Percent => it.rates,
                Unit::Seconds => it.times,
                _ => None,
            });
            column.unit = column.unit.or(usual);
        }
    }

    /// `Follower 01.01.2026` and `Follower 31.01.2026` are start and end, if nothing else is given twice.
    fn followers_at_two_dates(&mut self) {
        let month_first = self.names.iter().any(Name::is_month_first);
        let dated: Vec<(usize, u32)> = self
            .columns
            .iter()
            .zip(self.names)
            .enumerate()
            .filter(|(_, (column, _))| column.role == Role::Measure(Followers))
            .filter_map(|(index, (_, name))| Some((index, name.date(month_first)?)))
            .collect();
        let others = self.columns.iter().zip(self.names).filter(|(column, name)| {
            matches!(column.role, Role::Measure(measure) if measure != Followers) && name.date(month_first).is_some()
        });
        let [first, second] = dated[..] else { return };
        if others.count() > 0 || first.1 == second.1 {
            return;
        }
        // Without years December stands before January, where it does.
        let in_order = first.1 < second.1 || first.1.max(second.1) < YEARLESS && first.1 > second.1 + HALF_A_YEAR;
        let (start, end) = if in_order { (first.0, second.0) } else { (second.0, first.0) };
        self.turn(start, FollowersStart, &BY_CONTEXT);
        self.turn(end, FollowersEnd, &BY_CONTEXT);
    }

    /// Beside inquiries, `Antworten` are answers and not comments, `Reaktionen` are reactions to inquiries and not likes.
    fn service(&mut self) {
        if !self.has(Inquiries) {
            return;
        }
        let social = [Shares, Impressions, Reach, Views].into_iter().any(|it| self.has(it));
        for index in 0..self.names.len() {
            let Some(word) = self.names.get(index).map(|name| name.without_filler().compact()) else { continue };
            let is_answers = matches!(word.as_str(), "antworten" | "replies" | "responses" | "answers");
            let is_reactions = matches!(word.as_str(), "reaktionen" | "reactions");
            if is_answers && !self.has(Answered) {
                self.turn(index, Answered, &BY_CONTEXT);
            } else if is_reactions && !self.has(Reacted) && !social {
                self.turn(index, Reacted, &BY_CONTEXT);
            }
        }
    }

    /// `Erwähnungen gesamt` without another column for mentions are the row's own.
    fn mentions(&mut self) {
        if self.has(Mentions) {
            return;
        }
        let own = self.columns.iter().zip(self.names).position(|(column, name)| {
            column.role == Role::Measure(MentionsTotal)
                && index::exact(&name.without_filler().compact()) == Some(index::Meaning::Measure(Mentions))
        });
        if let Some(index) = own {
            self.turn(index, Mentions, &BY_CONTEXT);
        }
    }

    /// Where YouTube gives gained and lost subscribers, the net column `Abonnenten` would count them twice.
    fn net_subscribers(&mut self) {
        let gross =
            |column: &Recognised, name: &Name| column.role == Role::Measure(NewFollowers) && name.words().count() > 1;
        let has_gross = self.columns.iter().zip(self.names).any(|(column, name)| gross(column, name));
        for (column, name) in self.columns.iter_mut().zip(self.names) {
            if has_gross && column.role == Role::Measure(NewFollowers) && !gross(column, name) {
                column.rank = column.rank.max(2);
            }
        }
    }

    /// YouTube's chart data repeat each video every day: its id tells no record from another there.
    fn ids_by_day(&mut self) {
        let daily = self.names.iter().any(|name| matches!(name.compact().as_str(), "date" | "datum"));
        if !daily || self.platform.is_none_or(|it| it.id != "youtube_studio") {
            return;
        }
        for column in self.columns.iter_mut().filter(|it| it.role == Role::Measure(Id)) {
            column.role = Role::Unknown;
            column.confidence = 0.0;
            column.evidence.clear();
        }
    }

    /// `Source` and `Channel name` are channels where nothing but channels stands below.
    fn channels_by_cells(&mut self) {
        const NAMES: &[&str] =
            &["source", "quelle", "datasource", "datenquelle", "utmsource", "channelname", "kanalname", "name"];
        let is_one = |(place, name): &(usize, &Name)| {
            let stands_free = self.columns.get(*place).is_some_and(|it| it.role == Role::Unknown);
            stands_free && self.below.get(*place) == Some(&Below::Channels) && NAMES.contains(&name.compact().as_str())
        };
        let found = self.names.iter().enumerate().find(is_one).map(|it| it.0);
        if let Some(place) = found.filter(|_| !self.has(Channel)) {
            self.turn(place, Channel, &BY_CONTEXT);
        }
    }

    /// `Name` says whose figures they are, where channels or categories alone would call many rows the same. Beside days it may as
    /// well be a post's or a campaign's.
    fn names_beside_labels(&mut self) {
        const NAMES: &[&str] = &["name", "namen", "names", "fullname", "vollername", "realname"];
        let repeats = [Channel, Group].into_iter().any(|it| self.has(it));
        let is_named = [Company, Post, Text, Link].into_iter().any(|it| self.has(it));
        let is_name = |(place, name): &(usize, &Name)| {
            let stands_free = self.columns.get(*place).is_some_and(|it| it.role == Role::Unknown);
            stands_free && self.below.get(*place) != Some(&Below::Nothing) && NAMES.contains(&name.compact().as_str())
        };
        let found = self.names.iter().enumerate().find(is_name).map(|it| it.0);
        if let Some(place) = found.filter(|_| repeats && !is_named) {
            self.turn(place, Company, &BY_CONTEXT);
        }
    }

    /// Of several columns for one measure or KPI one stands: the whole before its parts, then the first. Where wholes
    /// stood against parts, a part alone would be divided by wholes or the other way round.
    fn one_column_each(&mut self) {
        let mut has_wholes = false;
        let sums = self.platform.map_or(&[][..], |it| it.sums);
        for index in 0..self.columns.len() {
            let Some(role) = self.columns.get(index).map(|it| it.role) else { continue };
            let words: Text = match role {
                Role::Measure(measure) if !sums.contains(&measure) => measure.entry().name,
                Role::Kpi(kpi) => kpi.name,
                _ => continue,
            };
            let is_label = matches!(role, Role::Measure(measure) if measure.is_identity());
            let are_words = |place: usize| matches!(self.below.get(place), Some(Below::Words | Below::Channels));
            let is_words = |place: usize| !is_label && are_words(place);
            let is_hollow = |place: usize| is_words(place) || self.below.get(place) == Some(&Below::Nothing);
            let stands = |(place, column): &(usize, &Recognised)| {
                let coarse = self.names.get(*place).map_or(0, coarseness);
                (is_hollow(*place), column.rank, coarse, column.confidence < 0.7)
            };
            let mut same: Vec<(usize, &Recognised)> =
                self.columns.iter().enumerate().filter(|(_, column)| column.role == role).collect();
            order::by_key(&mut same, stands);
            let Some(&(winner, whole)) = same.first() else { continue };
            let (is_whole, whole_rank) = (whole.rank < 2, whole.rank);
            let losers: Vec<usize> = same.iter().skip(1).map(|(index, _)| *index).collect();
            let Some(stays) = self.headers.get(winner) else { continue };
            for loser in losers {
                let (Some(column), Some(header)) = (self.columns.get_mut(loser), self.headers.get(loser)) else {
                    continue;
                };
                let part = is_whole && column.rank >= 2;
                // A weaker name stands back by itself: nobody adds a budget to what was spent.
                let weaker = whole_rank == 0 && column.rank == 1;
                has_wholes |= part;
                column.role = Role::Unknown;
                column.confidence = 0.0;
                let kind = match (part, is_label) {
                    (true, _) => &PART_OF_OTHER,
                    (_, true) => &SECOND_LABEL,
                    _ if matches!(role, Role::Kpi(_)) => &SECOND_KPI,
                    _ => &SECOND_COLUMN,
                };
                let note = Note::new(kind).with(*header).with(*stays).with(words).in_column(*header);
                // Remarks beside counts of comments are no second count, nor is what has no number.
                let is_none = is_hollow(loser) && !is_label;
                if !part && !weaker && !is_none {
                    column.notes.push(note.clone());
                }
                column.evidence = vec![note];
            }
        }
        for (column, header) in self.columns.iter_mut().zip(self.headers) {
            if has_wholes && column.rank >= 2 && column.role != Role::Unknown {
                column.role = Role::Unknown;
                column.confidence = 0.0;
                column.evidence = vec![Note::new(&PART_AMONG_WHOLES).with(*header)];
            }
        }
    }
}
