//! Wide tables: one column for each channel or period becomes one row for each.

use std::borrow::Cow;

use super::notes;
use crate::engine::data_set::Role;
use crate::engine::language::{Language, Text};
use crate::engine::measure::{Measure, Pooling};
use crate::engine::note::{Arg, Note};
use crate::paste::looks::{Looks, is_blank};
use crate::paste::notes::TRANSPOSED;
use crate::paste::table::Rebuild;
use crate::paste::{Table, date, header, platform};

/// Which columns become rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unpivot {
    /// The new column for what stood in the headers: `Kanal`.
    pub header: String,
    /// The columns that become rows.
    pub columns: Vec<Wide>,
    /// Columns that only add others up; they are left out.
    pub totals: Vec<String>,
}

/// A column that holds one measure for one of several things.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wide {
    /// Its header: `Likes LinkedIn`.
    pub column: String,
    /// What it measures: `Likes`.
    pub measure: String,
    /// For which: `LinkedIn`.
    pub of: String,
}

/// The step with the columns that are recognised, where it names none.
pub fn recognised(table: &Table, step: &Unpivot) -> Unpivot {
    // Other words in the table than the person's would be odd.
    let found = if step.columns.is_empty() { wide(table, language_of(step)) } else { None };
    match found {
        Some(found) if step.header.is_empty() => found,
        Some(found) => Unpivot { header: step.header.clone(), ..found },
        None => step.clone(),
    }
}

/// The table with these columns as rows; none where it has none of them.
pub fn apply(table: &Table, step: &Unpivot) -> Option<Table> {
    let place = |header: &str| table.columns.iter().position(|it| it == header);
    let wide: Vec<(usize, &Wide)> = step.columns.iter().filter_map(|it| Some((place(&it.column)?, it))).collect();
    let first_of_each = |text: fn(&Wide) -> &str| {
        let mut found: Vec<&str> = Vec::new();
        for (_, it) in &wide {
            if !found.contains(&text(it)) {
                found.push(text(it));
            }
        }
        found
    };
    let (things, measures) = (first_of_each(|it| &it.of), first_of_each(|it| &it.measure));
    if wide.is_empty() {
        return None;
    }
    let is_kept = |column: &usize| {
        let is_wide = wide.iter().any(|(place, _)| place == column);
        let is_total = table.columns.get(*column).is_some_and(|header| step.totals.contains(header));
        !is_wide && !is_total
    };
    let kept: Vec<usize> = (0..table.columns.len()).filter(is_kept).collect();
    // Where the cells of each thing stand, in the order of the measures.
    let sources: Vec<(&str, Vec<Option<usize>>)> = things
        .iter()
        .map(|thing| {
            let source =
                |measure: &&str| wide.iter().find(|(_, it)| it.of == *thing && it.measure == *measure).map(|it| it.0);
            (*thing, measures.iter().map(source).collect())
        })
        .collect();
    let mut copy = Rebuild::default();
    copy.above(table);
    for row in 0..table.len() {
        for (thing, columns) in &sources {
            let cell = |column: &Option<usize>| column.map_or(Cow::Borrowed(""), |column| table.cell(row, column));
            // Nothing is known about it.
            if columns.iter().all(|column| is_blank(&cell(column))) {
                continue;
            }
            for column in &kept {
                copy.cell(&table.cell(row, *column));
            }
            copy.cell(thing);
            for column in columns {
                copy.cell(&cell(column));
            }
            copy.end_row(table.line(row));
        }
    }
    let name = |column: &usize| {
        let name = table.columns.get(*column)?;
        // The corner that names what the cells hold stands over something else.
        Some(if measures.contains(&name.as_str()) { below_corner(table, *column, step) } else { name.clone() })
    };
    let mut names: Vec<String> = kept.iter().filter_map(name).collect();
    names.push(step.header.clone());
    names.extend(measures.iter().map(|it| (*it).to_owned()));
    Some(copy.table_like(table, names))
}

/// What the column below a corner holds.
fn below_corner(table: &Table, column: usize, step: &Unpivot) -> String {
    let are = |is_one: &dyn Fn(&str) -> bool| (0..table.len()).all(|row| is_one(table.cell(row, column).trim()));
    let name = match () {
        () if are(&|it| is_channel(&it.to_lowercase())) => CHANNEL,
        () if are(&|it| date::period(it).is_some()) => PERIOD,
        () => ACCOUNT,
    };
    name.get(language_of(step)).to_owned()
}

/// The language of the words that a step adds.
fn language_of(step: &Unpivot) -> Language {
    if [CHANNEL.en, PERIOD.en].contains(&step.header.as_str()) { Language::En } else { Language::De }
}

/// What stands in the headers of a wide table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Channel,
    Period,
}

const CHANNEL: Text = Text { de: "Kanal", en: "Channel" };
const PERIOD: Text = Text { de: "Zeitraum", en: "Period" };
const ACCOUNT: Text = Text { de: "Konto", en: "Account" };
const CHANNELS: Text = Text { de: "die einzelnen Kanäle", en: "the single channels" };
const PERIODS: Text = Text { de: "die einzelnen Zeiträume", en: "the single periods" };

/// What the cells are called where no header says it.
const VALUE: Text = Text { de: "Wert", en: "Value" };

/// More columns than this nobody reads as groups.
const MAX_COLUMNS: usize = 400;

/// How the table would be unpivoted, if it is wide: `Likes LinkedIn | Likes X`, or `Jan | Feb | Mär`.
pub fn wide(table: &Table, language: Language) -> Option<Unpivot> {
    find(table).map(|(kind, columns, totals)| {
        let header = if kind == Kind::Channel { CHANNEL } else { PERIOD };
        let measure = corner(table).or_else(|| title(table)).unwrap_or_else(|| VALUE.get(language).to_owned());
        let named = |it: Wide| if it.measure.is_empty() { Wide { measure: measure.clone(), ..it } } else { it };
        let columns = columns.into_iter().map(named).collect();
        Unpivot { header: header.get(language).to_owned(), columns, totals }
    })
}

/// What is to be said about a wide table.
pub fn suggestion(table: &Table) -> Option<Note> {
    let (kind, columns, _) = find(table)?;
    let example = columns.first()?.column.clone();
    Some(Note::new(&notes::WIDE).with(if kind == Kind::Channel { CHANNELS } else { PERIODS }).with(example))
}

/// What the new column of a wide table would be called, about which this note speaks.
pub fn header_for(note: &Note) -> Option<Text> {
    let about = note.args.first().filter(|_| note.kind == &notes::WIDE)?;
    Some(if *about == Arg::Words(CHANNELS) { CHANNEL } else { PERIOD })
}

fn find(table: &Table) -> Option<(Kind, Vec<Wide>, Vec<String>)> {
    let headers: Vec<&str> = table.columns.iter().map(String::as_str).collect();
    // Platforms know what they mean by their columns, and a table is turned before it is unpivoted.
    let is_transposed = table.notes.iter().any(|note| note.kind == &TRANSPOSED);
    let is_export = || platform::recognise(&headers, &[]).is_some();
    if headers.len() > MAX_COLUMNS || table.is_empty() || is_transposed || is_export() {
        return None;
    }
    let numeric: Vec<usize> = (0..headers.len()).filter(|column| is_numeric(table, *column)).collect();
    [Kind::Channel, Kind::Period].into_iter().find_map(|kind| {
        let identity = if kind == Kind::Channel { Measure::Channel } else { Measure::Period };
        if headers.iter().any(|header| header::recognise(header).role == Role::Measure(identity)) {
            return None;
        }
        let found: Vec<Wide> = numeric.iter().filter_map(|column| divide(headers.get(*column)?, kind)).collect();
        let (named, bare): (Vec<Wide>, Vec<Wide>) = found.into_iter().partition(|it| !it.measure.is_empty());
        let columns = [named, bare].into_iter().find(|columns| is_wide(columns, kind))?;
        let is_total = |header: &&str| {
            let rest = without(header, is_total_word).unwrap_or((*header).to_owned());
            // `Grand Total`
            let rest = without(&rest, is_total_word).unwrap_or(rest);
            let measure = columns.iter().any(|it| it.measure.eq_ignore_ascii_case(&rest));
            measure && !columns.iter().any(|it| it.column == **header)
        };
        let totals = numeric.iter().filter_map(|column| headers.get(*column).copied()).filter(is_total);
        let mut totals: Vec<String> = totals.map(str::to_owned).collect();
        // Quarters beside their months.
        let periods: Vec<_> = columns.iter().map(|it| date::period(&it.of)).collect();
        let are_alike = |one: usize, other: usize| columns[one].measure == columns[other].measure;
        let longer = if kind == Kind::Period { date::longer(&periods, &are_alike) } else { Vec::new() };
        let filled: Vec<usize> = longer.into_iter().filter(|it| it.1).map(|it| it.0).collect();
        totals.extend(filled.iter().map(|place| columns[*place].column.clone()));
        let kept = columns.into_iter().enumerate().filter(|(place, _)| !filled.contains(place));
        Some((kind, kept.map(|it| it.1).collect(), totals))
    })
}

/// Whether one measure at least has columns for several things. Two points in time may be a beginning and an end, of followers at
/// least; what happened in either of two periods is not.
fn is_wide(columns: &[Wide], kind: Kind) -> bool {
    let is_count = |measure: &str| match header::recognise(measure).role {
        Role::Measure(measure) => measure.entry().pooling == Pooling::Flow,
        _ => false,
    };
    columns.iter().any(|first| {
        let least = if kind == Kind::Channel || is_count(&first.measure) { 2 } else { 3 };
        let mut things: Vec<&str> = Vec::new();
        for it in columns.iter().filter(|it| it.measure == first.measure) {
            if !things.contains(&it.of.as_str()) {
                things.push(&it.of);
            }
        }
        things.len() >= least
    })
}

fn is_numeric(table: &Table, column: usize) -> bool {
    let (mut numbers, mut others) = (0, 0);
    for row in 0..table.len().min(50) {
        match Looks::of(&table.cell(row, column)) {
            Looks::Number => numbers += 1,
            Looks::Empty | Looks::Missing => {}
            _ => others += 1,
        }
    }
    numbers > others || others == 0
}

/// A header as its measure and the channel or period at its beginning or end.
fn divide(header: &str, kind: Kind) -> Option<Wide> {
    let is_one = |words: &str| match kind {
        Kind::Channel => is_channel(&words.to_lowercase()),
        Kind::Period => date::is_period(words),
    };
    let header_of = |measure: &str, of: &str| Wide {
        column: header.to_owned(),
        measure: tidy(measure).to_owned(),
        of: tidy(of).to_owned(),
    };
    if is_one(tidy(header)) {
        return Some(header_of("", header));
    }
    let breaks: Vec<usize> = header.char_indices().filter(|(_, it)| is_between(*it)).map(|(at, _)| at).collect();
    // The longest one: `Likes Q1 2026` is not `Likes Q1` in 2026.
    let ends = breaks.iter().filter_map(|at| header.split_at_checked(*at));
    let starts = breaks.iter().rev().filter_map(|at| header.split_at_checked(*at)).map(|(of, measure)| (measure, of));
    ends.chain(starts)
        .filter(|(measure, of)| !tidy(measure).is_empty() && is_one(tidy(of)))
        .map(|(measure, of)| header_of(measure, of))
        .next()
}

/// What may stand between a measure and a channel.
fn is_between(it: char) -> bool {
    it.is_whitespace() || matches!(it, '-' | '–' | '—' | '_' | '(' | ')' | '[' | ']' | ':' | '|' | '/' | '·' | ',')
}

fn tidy(text: &str) -> &str {
    text.trim_matches(is_between)
}

/// The header without its last or first word, if that is one of these.
fn without(header: &str, is_one: fn(&str) -> bool) -> Option<String> {
    let words: Vec<&str> = header.split(is_between).filter(|it| !it.is_empty()).collect();
    let (first, last) = (words.first()?, words.last()?);
    let rest = if is_one(last) {
        words.get(..words.len() - 1)
    } else if is_one(first) {
        words.get(1..)
    } else {
        None
    }?;
    Some(rest.join(" "))
}

fn is_total_word(word: &str) -> bool {
    const TOTALS: &[&str] = &[
        "gesamt",
        "total",
        "summe",
        "insgesamt",
        "sum",
        "all",
        "alle",
        "overall",
        "grand",
        "gesamtergebnis",
        "gesamtsumme",
    ];
    TOTALS.contains(&word.to_lowercase().as_str())
}

/// What the corner names, as in `Reichweite | Jan | Feb` above `Instagram | 100 | 200`.
fn corner(table: &Table) -> Option<String> {
    let name = table.columns.first()?;
    (is_figure(name) && !is_numeric(table, 0)).then(|| name.clone())
}

/// Whether a name is that of something with numbers.
fn is_figure(name: &str) -> bool {
    match header::recognise(name).role {
        Role::Kpi(_) => true,
        Role::Measure(measure) => !measure.is_identity(),
        _ => false,
    }
}

/// The first measure that the words above the table name.
fn title(table: &Table) -> Option<String> {
    let words = table.preamble().into_iter().flat_map(|(_, words)| {
        let words: Vec<String> = words.split_whitespace().map(|it| it.trim_matches(is_between).to_owned()).collect();
        words
    });
    words.take(200).find(|word| is_figure(word))
}

/// Whether a channel is called so, in lower case.
pub fn is_channel(name: &str) -> bool {
    CHANNEL_NAMES.contains(&name)
}

/// Channels as they stand in headers, in lower case.
#[rustfmt::skip]
const CHANNEL_NAMES: &[&str] = &[
    "linkedin", "facebook", "fb", "instagram", "insta", "ig", "x", "twitter", "x (twitter)", "x/twitter", "youtube", "yt",
    "tiktok", "tik tok", "pinterest", "xing", "threads", "bluesky", "mastodon", "snapchat", "whatsapp", "telegram",
    "reddit", "twitch", "google", "google ads", "meta", "meta ads", "newsletter", "blog", "podcast", "website", "e-mail",
    "email",
];
