//! A header becomes a measure, a KPI that was calculated elsewhere, or nothing.
//!
//! Exact names come before names with known extra words, those before misspellings; a wrong binding is worse than none.
//! What a name means can depend on the other headers and on the platform: [`recognise_table`] sees them all.

pub mod calendar;
mod index;
pub(crate) mod name;
mod settle;
mod unit;
pub mod notes;

pub use settle::{Recognition, recognise_table};
pub use unit::{HeaderUnit, UnitKind, is_unit, names_scale};

use crate::engine::data_set::Role;
use crate::engine::kpi::Kpi;
use crate::engine::measure::{Measure, Pooling};
use crate::engine::note::Note;
use crate::engine::unit::Unit;
use crate::paste::looks::{Looks, is_blank};
use crate::paste::reshape::is_channel;
use index::Meaning;
use name::Name;
use notes::{NAMED, NAMED_WITH_MORE, NOT_A_COUNT, READY_MADE, SPELT_ALIKE, UNIT_NAMED};

/// What stands below a header, as far as it says what the header means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Below {
    /// Nothing, or words for nothing: the column stands back for any other.
    Nothing,
    /// Numbers with a per cent sign.
    Shares,
    /// Words: a column of counts stands back for any other.
    Words,
    /// Names of channels.
    Channels,
    /// Anything else.
    Other,
}

impl Below {
    /// So many cells with something in them are looked at.
    const SEEN: usize = 20;

    /// What these cells are.
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>) -> Self {
        let mut filled = cells.filter(|it| !is_blank(it) && Looks::of(it) != Looks::Missing).take(Self::SEEN);
        // No channel is called so at length, or begins with a digit.
        let may_be_channel = |cell: &str| cell.trim().len() < 80 && !cell.starts_with(|it: char| it.is_ascii_digit());
        let of = |cell: &str| match () {
            () if cell.trim_end_matches(['"', ' ']).ends_with('%') => Below::Shares,
            () if may_be_channel(cell) && is_channel(&cell.trim().to_lowercase().replace('_', " ")) => Below::Channels,
            () if Looks::of(cell) == Looks::Words => Below::Words,
            () => Below::Other,
        };
        let Some(first) = filled.next().map(of) else { return Below::Nothing };
        let both = |so_far: Below, cell| match (so_far, of(cell)) {
            (before, now) if before == now => now,
            // A remark may be the name of a channel.
            (Below::Words | Below::Channels, Below::Words | Below::Channels) => Below::Words,
            _ => Below::Other,
        };
        filled.fold(first, both)
    }
}

/// What a header was recognised as.
#[derive(Clone, Debug)]
pub struct Recognised {
    /// A measure, a KPI, or [`Role::Unknown`].
    pub role: Role,
    /// The unit that the header declares.
    pub unit: Option<HeaderUnit>,
    /// How sure that is, 0 to 1; 0 where nothing was recognised.
    pub confidence: f64,
    /// Why: one sentence each.
    pub evidence: Vec<Note>,
    /// What the person should know beyond this column's evidence, such as a second column for one measure.
    pub notes: Vec<Note>,
    /// Among several columns for one role the lowest stands: 0 the thing itself or its total, then weaker names, then parts.
    rank: u8,
    /// The header names an engagement rate without saying its base.
    plain_rate: bool,
    /// The header names a span of time: see [`in_a_span`].
    in_span: bool,
}

impl Recognised {
    fn nothing() -> Self {
        Recognised {
            role: Role::Unknown,
            unit: None,
            confidence: 0.0,
            evidence: Vec::new(),
            notes: Vec::new(),
            rank: 0,
            plain_rate: false,
            in_span: false,
        }
    }
}

/// What one header means by itself.
pub fn recognise(header: &str) -> Recognised {
    settle::base_of_plain_rate(read(header, &Name::new(header)), header, None)
}

/// Whether a cell reads like a header that some platform or person uses: evidence for finding the header row. Cheap, and
/// without guesses: also true for columns that are known to mean nothing here, such as `Other Clicks`.
pub fn is_known(cell: &str) -> bool {
    let name = Name::new(cell);
    matches!(find_exactly(&name), Ok(Some(_))) || crate::paste::platform::knows(&name) || said_twice(cell).is_some()
}

/// How a name was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    Exact,
    Twice,
    Bare,
    Filler,
    Part(u8),
    Extra,
    Average,
    Alike,
}

impl How {
    /// Parts stand back for a whole.
    fn rank(self) -> u8 {
        match self {
            How::Part(rank) => rank,
            _ => 0,
        }
    }
}

/// Reads one header without its neighbours.
fn read(header: &str, name: &Name) -> Recognised {
    in_a_span(header, name).unwrap_or_else(|| read_whole(header, name))
}

/// What happened in a span of time that the header names, as in `Aufrufe (letzte 28 Tage)`; it stands back for a plainer column. How
/// many followers there are is none of that.
fn in_a_span(header: &str, name: &Name) -> Option<Recognised> {
    if find_exactly(name).is_ok_and(|it| it.is_some()) {
        return None;
    }
    let mut res = read_whole(header, &name.without_window()?);
    let Role::Measure(measure) = res.role else { return None };
    res.rank = res.rank.max(1);
    res.in_span = true;
    res.confidence = res.confidence.min(0.8);
    (measure.entry().pooling == Pooling::Flow).then_some(res)
}

fn read_whole(header: &str, name: &Name) -> Recognised {
    let mut res = Recognised::nothing();
    let found = find(header, name);
    res.unit = unit::of(name, found.is_some_and(|(meaning, _)| meaning.is_money()));
    let Some((meaning, how)) = found else {
        if name.is_rate() {
            res.evidence.push(Note::new(&NOT_A_COUNT).with(header));
        }
        return res;
    };
    let (role, words) = match meaning {
        Meaning::Measure(measure) => (Role::Measure(measure), measure.entry().name),
        Meaning::Kpi(kpi) => (Role::Kpi(kpi), kpi.name),
        Meaning::PlainRate => {
            res.plain_rate = true;
            res.rank = how.rank();
            return res;
        }
        Meaning::Nothing => return res,
    };
    res.role = role;
    if !fits(meaning, name) {
        // `Video plays at 100%` is a count all the same.
        res.unit = None;
    }
    res.confidence = match how {
        How::Exact | How::Bare | How::Twice => 0.98,
        How::Filler => 0.95,
        How::Part(_) => 0.8,
        How::Extra | How::Average => 0.8,
        How::Alike => 0.6,
    };
    res.rank = how.rank();
    if index::is_weak(name) {
        res.rank = res.rank.max(1);
        res.confidence = res.confidence.min(0.85);
    }
    let kind = match (meaning, how) {
        (_, How::Alike) => &SPELT_ALIKE,
        (Meaning::Kpi(_), _) => &READY_MADE,
        (_, How::Exact | How::Bare | How::Twice | How::Filler) => &NAMED,
        _ => &NAMED_WITH_MORE,
    };
    res.evidence.push(Note::new(kind).with(header).with(words));
    if let Some(unit) = res.unit.filter(|it| !it.symbol.is_empty()) {
        res.evidence.push(Note::new(&UNIT_NAMED).with(unit.symbol));
    }
    res
}

/// Looks a name up; where no name fits exactly, also one that is said in two ways or differs by a slip of the keyboard.
fn find(header: &str, name: &Name) -> Option<(Meaning, How)> {
    match find_exactly(name) {
        Ok(found) => found,
        Err(rest) => {
            rate_over(name).or_else(|| said_twice(header)).map(|meaning| (meaning, How::Twice)).or_else(|| {
                // `Impressions (M)` has no letter too many: the letter says something.
                let rest = rest.filter(|it| it.words().all(|word| word.len() > 1))?;
                let meaning = index::alike(&rest.compact())?;
                (!name.is_rate() && fits(meaning, name)).then_some((meaning, How::Alike))
            })
        }
    }
}

/// `Engagement-Rate (Reichweite)` and `ER by impressions` say over what the rate is.
fn rate_over(name: &Name) -> Option<Meaning> {
    let name = name.without_unit();
    let words: Vec<&str> = name.words().collect();
    let is_rate = |at: usize| index::exact(&words.get(..at).unwrap_or_default().concat()) == Some(Meaning::PlainRate);
    let base = words.get((1..words.len()).rev().find(|at| is_rate(*at))?..)?;
    let base: String = base.iter().copied().filter(|word| !BEFORE_BASE.contains(word)).collect();
    let Some(Meaning::Measure(measure)) = index::exact(&base) else { return None };
    let (_, id) = settle::RATE_BASES.iter().find(|(it, _)| *it == measure)?;
    Kpi::from_id(id).map(Meaning::Kpi)
}

/// Words between a rate and what it is divided by.
const BEFORE_BASE: &[&str] = &["nach", "by", "auf", "on", "zu", "von", "of", "basis", "based"];

/// `Reichweite (Reach)` and `Shares / geteilt` name one thing twice; `Klicks/Impressionen` does not.
fn said_twice(header: &str) -> Option<Meaning> {
    let (first, second) = header.split_once(['(', '/', '|'])?;
    let meaning = |half: &str| find_exactly(&Name::new(half)).ok().flatten().map(|(meaning, _)| meaning);
    let first = meaning(first)?;
    // `Interaktionen (Likes, Kommentare, Shares)` says what is counted.
    let is_list = first == Meaning::Measure(Measure::Interactions)
        && header.contains('(')
        && second.contains([',', '+', '&'])
        && names_reactions(second)
        && !Name::new(header).is_rate();
    (is_list || meaning(second) == Some(first)).then_some(first)
}

/// Whether each part of a list up to its bracket names a kind of reaction: `Likes, Kommentare und Shares)`, but not
/// `ohne Likes, Shares)`.
fn names_reactions(list: &str) -> bool {
    use Measure::{Clicks, Comments, Likes, LinkClicks, Saves, Shares};
    let list = list.split(')').next().unwrap_or_default().replace(" und ", ",").replace(" and ", ",");
    let is_reaction = |part: &str| match index::exact(&Name::new(part).compact()) {
        Some(Meaning::Measure(Likes | Comments | Shares | Saves | Clicks | LinkClicks)) => true,
        _ => REACTING.contains(&part.to_lowercase().as_str()),
    };
    list.split([',', '+', '&', '/']).map(str::trim).filter(|it| !it.is_empty()).all(is_reaction)
}

/// Words for reacting that are no names of columns.
const REACTING: &[&str] =
    &["liken", "kommentieren", "speichern", "klicken", "liking", "commenting", "sharing", "saving"];

/// Looks a name up: as it stands, then without its unit, filler words, `organic`, words that do not change the meaning, and
/// words for a mean. The error is what then remains of the name, if anything does that may still be misspelt.
fn find_exactly(name: &Name) -> Result<Option<(Meaning, How)>, Option<Name>> {
    if !name.has_letters() {
        return Err(None);
    }
    if let Some(meaning) = index::exact(&name.compact()) {
        // A name that is listed with its unit, such as `Video plays at 100%`, needs no agreement of units.
        return Ok(Some((meaning, How::Exact)));
    }
    let mut step = name.without_unit();
    let part = step.part();
    let part = |how| if part > 0 { How::Part(part) } else { how };
    let strip: [(Strip, How); 5] = [
        (Name::clone, How::Bare),
        (Name::without_filler, How::Filler),
        (Name::without_part, part(How::Filler)),
        (Name::without_extra, part(How::Extra)),
        (Name::without_average, How::Average),
    ];
    let mut rest = None;
    for (strip, how) in strip {
        let shorter = strip(&step);
        if how != How::Bare && shorter == step {
            continue;
        }
        step = shorter;
        if how != How::Average {
            rest = Some(step.clone());
        }
        let Some(meaning) = index::exact(&step.compact()) else { continue };
        // `Klicks` in `Klicks (%)` or `Likes pro Tag` is no count of clicks or likes; `Ø CTR` is still a CTR.
        let kept = match meaning {
            Meaning::Measure(_) => !name.is_rate(),
            Meaning::Kpi(kpi) => how != How::Average || kpi.unit != Unit::Count,
            Meaning::PlainRate | Meaning::Nothing => true,
        };
        return Ok(if kept && fits(meaning, name) {
            Some((meaning, how))
        } else if name.has_percent() && meaning == Meaning::Measure(Measure::Interactions) {
            Some((Meaning::PlainRate, How::Bare))
        } else if name.has_percent() && matches!(meaning, Meaning::Kpi(kpi) if kpi.id == "follower_growth") {
            Kpi::from_id("follower_growth_rate").map(|kpi| (Meaning::Kpi(kpi), how))
        } else {
            None
        });
    }
    Err(rest)
}

/// Takes some words away.
type Strip = fn(&Name) -> Name;

/// Whether the declared unit agrees with the meaning: `Seiteninteraktion (EUR)` is no count of interactions.
fn fits(meaning: Meaning, name: &Name) -> bool {
    let Some(unit) = meaning.unit() else { return true };
    unit::of(name, unit == Unit::Money).is_none_or(|declared| declared.suits(unit))
}

impl Meaning {
    /// In what it is measured, if it means anything.
    fn unit(self) -> Option<Unit> {
        match self {
            Meaning::Measure(measure) => Some(measure.entry().unit),
            Meaning::Kpi(kpi) => Some(kpi.unit),
            Meaning::PlainRate => Some(Unit::Percent),
            Meaning::Nothing => None,
        }
    }

    fn is_money(self) -> bool {
        self.unit() == Some(Unit::Money)
    }
}
