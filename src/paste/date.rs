//! Dates and periods of a column: whether the day or the month stands first is decided once for the whole column.
//!
//! No cell alone makes a date: only a column that its header names as a period is read here.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::engine::data_set::Period;

/// The periods of a column and what was decided about them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dates {
    /// One for each row.
    pub periods: Vec<Option<Period>>,
    /// Why the day or the month stands first; none where no cell leaves it open.
    pub order: Option<(Order, Because)>,
    /// A cell that could be read both ways, if any.
    pub example: Option<String>,
    /// The first rows that contradict the column's order and were read the only way that they can be.
    pub contrary: Vec<u32>,
    /// The first rows with words that are no date.
    pub unread: Vec<u32>,
    /// How many of those there are.
    pub n_unread: usize,
    /// Whether years were assumed, because no cell names one.
    pub yearless: bool,
}

/// So many doubtful rows are kept.
const NAMED: usize = 20;

/// Which number comes first in `03/04/2026`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The 3rd of April.
    DayFirst,
    /// March the 4th.
    MonthFirst,
}

/// Why an [`Order`] was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// A number above 12 can only be a day.
    Parts,
    /// Numbers with points between them are day, month, year.
    Points,
    /// The platform writes its dates so.
    Source,
    /// Only so the rows are in order.
    Sequence,
    /// Nothing decides: the likelier one.
    Likelier,
}

/// What is known about the column from outside.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hint {
    /// The platform is known to write the month first.
    pub month_first: bool,
    /// The table's numbers have decimal commas, so the day probably comes first.
    pub comma: bool,
}

/// One date as it stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Date {
    /// Decided by itself.
    Span(Period),
    /// `03/04/2026`, `31.12.`
    Numbers { first: u32, second: u32, year: Option<i32>, mark: char },
    /// `Mär 23`: a day without a year, or a year of two digits.
    MonthAnd { month: u32, number: u32 },
    /// Without a year.
    Yearless(Yearless),
}

/// A part of some year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Yearless {
    Day { month: u32, day: u32 },
    Week(u32),
    Month(u32),
    Quarter(u32),
    Half(u32),
}

/// Whether a cell among numbers is a date, perhaps one that a spreadsheet made of a number: `01. Feb`, `Mär 23`.
pub fn looks_like_one(text: &str) -> bool {
    text.len() <= 40
        && text.bytes().any(|it| it.is_ascii_digit())
        && text.bytes().any(|it| !it.is_ascii_digit())
        && read_span(text).is_some()
}

/// Reads the cells of a column that holds periods.
pub fn read<'a>(n_rows: usize, cell: &dyn Fn(usize) -> Cow<'a, str>, hint: Hint) -> Dates {
    let mut survey = Survey::default();
    let mut dates = Dates::default();
    let mut drafts = Vec::with_capacity(n_rows);
    for row in 0..n_rows {
        let text = cell(row);
        let span = read_span(&text);
        if let Some((from, to)) = span {
            survey.add(from, hint);
            to.into_iter().for_each(|it| survey.add(it, hint));
        }
        let period = span.and_then(|it| survey.draft.period_of(it));
        if period.is_none() && !super::number::is_missing(&text) {
            dates.unread(row);
        }
        drafts.push(period);
    }
    let order = survey.order(hint);
    let month_first = matches!(order, Some((Order::MonthFirst, _)));
    let reading =
        Reading { month_first, numbers_are_years: survey.numbers_are_years(), years: survey.years(month_first) };
    dates.order = order;
    dates.yearless = !reading.years.is_empty();
    let contradictory = survey.day_first > 0 && survey.month_first > 0;
    if survey.yearless.is_empty() && !contradictory && survey.draft.month_first == month_first {
        dates.example = survey.example;
        dates.periods = drafts;
        return dates;
    }
    // The drafts took the day or the month first, or some year, too early.
    drop(drafts);
    dates = Dates { order: dates.order, yearless: dates.yearless, example: survey.example, ..Dates::default() };
    dates.periods = Vec::with_capacity(n_rows);
    for row in 0..n_rows {
        let text = cell(row);
        let span = read_span(&text);
        let period = span.and_then(|it| reading.period_of(it));
        if period.is_none() && !super::number::is_missing(&text) {
            dates.unread(row);
        }
        if span.is_some_and(|(from, _)| reading.contradicts(from)) && dates.contrary.len() < NAMED {
            dates.contrary.push(row as u32);
        }
        dates.periods.push(period);
    }
    dates
}

impl Dates {
    fn unread(&mut self, row: usize) {
        self.n_unread += 1;
        if self.unread.len() < NAMED {
            self.unread.push(row as u32);
        }
    }
}

/// What all cells of the column say together.
#[derive(Default)]
struct Survey {
    /// Cells in which only the day, or only the month, can stand first.
    day_first: u32,
    month_first: u32,
    /// Cells that leave it open, and the marks in them.
    open: u32,
    open_points: u32,
    example: Option<String>,
    /// How often the column turns from rising to falling and back, under each order.
    turns: [Turns; 2],
    /// How dates are read until the whole column is known: as the first of them suggests.
    draft: Reading,
    /// Numbers behind months: `Mär 23`.
    months: Vec<(u32, u32)>,
    /// Whether some cell can only be a day without a year: `January 1`.
    has_days: bool,
    /// Dates without a year in order of first appearance.
    yearless: Vec<Date>,
}

/// Counts changes of direction.
#[derive(Clone, Copy, Default)]
struct Turns {
    last: Option<i32>,
    rising: Option<bool>,
    count: u32,
}

impl Turns {
    fn add(&mut self, day: i32) {
        if let Some(last) = self.last
            && last != day
        {
            let rising = day > last;
            self.count += u32::from(self.rising.is_some_and(|it| it != rising));
            self.rising = Some(rising);
        }
        self.last = Some(day);
    }
}

/// More different months or days than a column has without years.
const MAX_PARTS: usize = 800;

impl Survey {
    fn add(&mut self, date: Date, hint: Hint) {
        match date {
            Date::Span(_) => {}
            Date::Numbers { first, second, year, mark } => {
                if self.open + self.day_first + self.month_first == 0 {
                    self.draft.month_first =
                        first <= 12 && (second > 12 || mark != '.' && (hint.month_first || !hint.comma));
                }
                match (first > 12, second > 12) {
                    (true, _) => self.day_first += 1,
                    (_, true) => self.month_first += 1,
                    _ if first != second => {
                        self.open += 1;
                        self.open_points += u32::from(mark == '.');
                        if self.example.is_none() {
                            let year = year.map(|it| it.to_string()).unwrap_or_default();
                            self.example = Some(format!("{first:02}{mark}{second:02}{mark}{year}"));
                        }
                    }
                    _ => {}
                }
                for (turns, (month, day)) in self.turns.iter_mut().zip([(second, first), (first, second)]) {
                    if let Some(day) = day_number(year.unwrap_or(BASE_YEAR), month, day) {
                        turns.add(day);
                    }
                }
                if year.is_none() {
                    self.add_yearless(date);
                }
            }
            Date::MonthAnd { month, number } => {
                if self.months.len() < MAX_PARTS && !self.months.contains(&(month, number)) {
                    self.months.push((month, number));
                }
                self.add_yearless(date);
            }
            Date::Yearless(part) => {
                self.has_days |= matches!(part, Yearless::Day { .. });
                self.add_yearless(date);
            }
        }
    }

    fn add_yearless(&mut self, date: Date) {
        if self.yearless.len() < MAX_PARTS && !self.yearless.contains(&date) {
            self.yearless.push(date);
        }
    }

    fn order(&self, hint: Hint) -> Option<(Order, Because)> {
        use Order::{DayFirst, MonthFirst};
        let [day_first, month_first] = self.turns;
        if self.open + self.day_first + self.month_first == 0 {
            return None;
        }
        Some(if self.day_first != self.month_first {
            (if self.day_first > self.month_first { DayFirst } else { MonthFirst }, Because::Parts)
        } else if self.open == 0 {
            (DayFirst, Because::Likelier)
        } else if self.open_points == self.open {
            (DayFirst, Because::Points)
        } else if hint.month_first {
            (MonthFirst, Because::Source)
        } else if day_first.count != month_first.count && day_first.count.min(month_first.count) == 0 {
            (if day_first.count == 0 { DayFirst } else { MonthFirst }, Because::Sequence)
        } else {
            (if hint.comma { DayFirst } else { MonthFirst }, Because::Likelier)
        })
    }

    /// Whether `Mär 23` is March 2023: the numbers could be years, and one of them serves several months.
    fn numbers_are_years(&self) -> bool {
        let mut numbers: Vec<u32> = self.months.iter().map(|(_, number)| *number).collect();
        crate::order::upwards(&mut numbers);
        numbers.dedup();
        let mut months: Vec<u32> = self.months.iter().map(|(month, _)| *month).collect();
        crate::order::upwards(&mut months);
        months.dedup();
        let plausible = numbers.iter().all(|it| (10..=39).contains(it));
        let beyond_days = numbers.iter().any(|it| *it > 31);
        beyond_days
            || !self.has_days
                && plausible
                && numbers.len() <= months.len()
                && numbers.len() * 2 <= self.months.len() + 1
    }

    /// The year of each part that names none: it turns where December is followed by January, or the other way round.
    fn years(&self, month_first: bool) -> BTreeMap<Yearless, i32> {
        let months_have_years = self.numbers_are_years();
        let parts: Vec<Yearless> = self
            .yearless
            .iter()
            .filter_map(|date| match *date {
                Date::Yearless(part) => Some(part),
                Date::MonthAnd { month, number } if !months_have_years => Some(Yearless::Day { month, day: number }),
                Date::Numbers { first, second, .. } => Some(day_and_month(first, second, month_first)),
                _ => None,
            })
            .collect();
        let position = |part: &Yearless| part.period(BASE_YEAR).map(|it| it.first);
        let rising = parts.iter().filter_map(position).is_sorted();
        let mut years = BTreeMap::new();
        let mut year = BASE_YEAR;
        let mut last = None;
        for part in parts {
            if years.contains_key(&part) {
                continue;
            }
            let Some(day) = position(&part) else { continue };
            if let Some(last) = last
                && !rising
            {
                year += i32::from(day - last < -183) - i32::from(day - last > 183);
            }
            last = Some(day);
            years.insert(part, year);
        }
        years
    }
}

/// The year of dates that name none: any would do, for only their order counts; it has a 29th of February.
const BASE_YEAR: i32 = 2000;

/// Everything decided about a column.
#[derive(Default)]
struct Reading {
    month_first: bool,
    numbers_are_years: bool,
    years: BTreeMap<Yearless, i32>,
}

impl Reading {
    fn period_of(&self, (from, to): (Date, Option<Date>)) -> Option<Period> {
        let from = self.period(from)?;
        let to = to.map_or(Some(from), |it| self.period(it))?;
        (from.first <= to.last).then_some(Period { first: from.first, last: to.last })
    }

    fn period(&self, date: Date) -> Option<Period> {
        match date {
            Date::Span(period) => Some(period),
            Date::Numbers { first, second, year, .. } => {
                let part = day_and_month(first, second, self.month_first);
                year.map_or_else(|| self.yearless(part), |year| part.period(year))
            }
            Date::MonthAnd { month, number } if self.numbers_are_years => month_period(century(number), month),
            Date::MonthAnd { month, number } => self.yearless(Yearless::Day { month, day: number }),
            Date::Yearless(part) => self.yearless(part),
        }
    }

    fn yearless(&self, part: Yearless) -> Option<Period> {
        part.period(self.years.get(&part).copied().unwrap_or(BASE_YEAR))
    }

    /// Whether the column's order is impossible here.
    fn contradicts(&self, date: Date) -> bool {
        match date {
            Date::Numbers { first, second, .. } => {
                if self.month_first {
                    first > 12
                } else {
                    second > 12
                }
            }
            _ => false,
        }
    }
}

impl Yearless {
    fn period(self, year: i32) -> Option<Period> {
        match self {
            Yearless::Day { month, day } => day_period(year, month, day),
            Yearless::Week(week) => week_period(year, week),
            Yearless::Month(month) => month_period(year, month),
            Yearless::Quarter(quarter) => months_period(year, quarter * 3 - 2, quarter * 3),
            Yearless::Half(half) => months_period(year, half * 6 - 5, half * 6),
        }
    }
}

/// Two numbers as day and month: in the column's order, or the only way that they can be.
fn day_and_month(first: u32, second: u32, month_first: bool) -> Yearless {
    if (month_first && first <= 12) || second > 12 {
        Yearless::Day { month: first, day: second }
    } else {
        Yearless::Day { month: second, day: first }
    }
}

/// A date, or two with "to" between them.
fn read_span(text: &str) -> Option<(Date, Option<Date>)> {
    let text = text.trim();
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    if let Some(date) = read_date(text) {
        return Some((date, None));
    }
    [" - ", " – ", " — ", "–", " bis ", " to ", "..", "/"].iter().find_map(|between| {
        let (from, to) = text.split_once(between)?;
        let to = read_date(to)?;
        let from = match (read_date(from)?, to) {
            // `01.09. – 30.09.2026`: the year stands once.
            (Date::Numbers { first, second, year: None, mark }, Date::Numbers { year, .. }) => {
                Date::Numbers { first, second, year, mark }
            }
            (from, _) => from,
        };
        Some((from, Some(to)))
    })
}

/// A number or word of a date.
enum Token {
    /// Its value, its length, whether a point follows, and whether an apostrophe stands in front (`'23`).
    Number {
        value: u32,
        length: usize,
        year: bool,
        ordinal: bool,
    },
    Month(u32),
    Week,
    Quarter,
    Half,
}

/// More parts than any date has.
const MAX_TOKENS: usize = 4;

fn read_date(text: &str) -> Option<Date> {
    let text = without_time(text.trim());
    if let Some((numbers, mark)) = three_numbers(text.as_bytes()) {
        return numeric(3, numbers, mark, false);
    }
    let mut tokens = Vec::with_capacity(MAX_TOKENS);
    let mut rest = text;
    let mut apostrophe = false;
    let mut mark = ' ';
    let mut point_ends = false;
    while let Some(letter) = rest.chars().next() {
        if tokens.len() > MAX_TOKENS {
            return None;
        }
        if letter.is_ascii_digit() {
            let length = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (digits, behind) = rest.split_at_checked(length)?;
            if length > 8 {
                return None;
            }
            tokens.push(Token::Number { value: digits.parse().ok()?, length, year: apostrophe, ordinal: false });
            apostrophe = false;
            rest = behind;
        } else if letter.is_alphabetic() {
            let length = rest.find(|it: char| !it.is_alphabetic()).unwrap_or(rest.len());
            let (word, behind) = rest.split_at_checked(length)?;
            match meaning(word)? {
                Some(token) => tokens.push(token),
                None => {
                    if let Some(Token::Number { ordinal, .. }) = tokens.last_mut() {
                        *ordinal |= matches!(word, "st" | "nd" | "rd" | "th");
                    }
                }
            }
            rest = behind;
        } else {
            match letter {
                ' ' | ',' | '\u{a0}' | '\u{202f}' => {}
                '\'' | '\u{2019}' => apostrophe = true,
                '.' | '/' | '-' if !tokens.is_empty() => {
                    if mark == ' ' {
                        mark = letter;
                    }
                    point_ends = rest == ".";
                }
                _ => return None,
            }
            rest = rest.get(letter.len_utf8()..)?;
        }
    }
    assemble(&tokens, mark, point_ends)
}

/// `18.07.2018`, `2026-09-01`: the dates of large exports, without a detour over tokens.
fn three_numbers(bytes: &[u8]) -> Option<([(u32, usize); 3], char)> {
    let mut numbers = [(0_u32, 0_usize); 3];
    let mut place = 0;
    let mut mark = 0;
    for byte in bytes {
        match byte {
            b'0'..=b'9' => {
                let (value, length) = numbers.get_mut(place)?;
                if *length == 4 {
                    return None;
                }
                *value = *value * 10 + u32::from(byte - b'0');
                *length += 1;
            }
            b'.' | b'/' | b'-' if place < 2 && (mark == 0 || mark == *byte) => {
                mark = *byte;
                place += 1;
            }
            _ => return None,
        }
    }
    (place == 2 && numbers.iter().all(|(_, length)| *length > 0)).then_some((numbers, char::from(mark)))
}

/// The date in front of a time of day: `2015-09-30 18:42 +0000`, `2026-08-22T00:00:00`.
fn without_time(text: &str) -> &str {
    let Some(colon) = text.find(':') else { return text };
    let hours = text.get(..colon).unwrap_or_default();
    let date = hours.trim_end_matches(|it: char| it.is_ascii_digit());
    // Two digits before the colon at most, else it is no time of day.
    if hours.len() - date.len() > 2 || hours.len() == date.len() {
        return text;
    }
    let date = date.strip_suffix(['T', 't']).unwrap_or(date).trim_end();
    date.strip_suffix(" um").or_else(|| date.strip_suffix(" at")).unwrap_or(date).trim_end_matches([',', ' '])
}

/// Months by the beginnings of their names, German, English, French, Spanish, Italian, Portuguese, Dutch.
const MONTHS: &[(&str, u32)] = &[
    ("jan", 1),
    ("jän", 1),
    ("ene", 1),
    ("gen", 1),
    ("feb", 2),
    ("fév", 2),
    ("fev", 2),
    ("mär", 3),
    ("mar", 3),
    ("mrz", 3),
    ("mrt", 3),
    ("maa", 3),
    ("apr", 4),
    ("avr", 4),
    ("abr", 4),
    ("mai", 5),
    ("may", 5),
    ("mei", 5),
    ("mag", 5),
    ("jun", 6),
    ("giu", 6),
    ("jul", 7),
    ("lug", 7),
    ("aug", 8),
    ("aoû", 8),
    ("ago", 8),
    ("sep", 9),
    ("set", 9),
    ("okt", 10),
    ("oct", 10),
    ("out", 10),
    ("ott", 10),
    ("nov", 11),
    ("dez", 12),
    ("dec", 12),
    ("déc", 12),
    ("dic", 12),
];

/// Names of months that do not begin like their abbreviation, and words that only look like months are none.
const FULL_MONTHS: &[&str] = &[
    "januar",
    "jänner",
    "january",
    "janvier",
    "enero",
    "gennaio",
    "januari",
    "janeiro",
    "februar",
    "feber",
    "february",
    "février",
    "febrero",
    "febbraio",
    "februari",
    "fevereiro",
    "märz",
    "maerz",
    "march",
    "mars",
    "marzo",
    "maart",
    "março",
    "april",
    "avril",
    "abril",
    "aprile",
    "maggio",
    "mayo",
    "maio",
    "juni",
    "june",
    "juin",
    "junio",
    "giugno",
    "junho",
    "juno",
    "juli",
    "july",
    "juillet",
    "julio",
    "luglio",
    "julho",
    "august",
    "août",
    "agosto",
    "augustus",
    "september",
    "septembre",
    "septiembre",
    "settembre",
    "setembro",
    "sept",
    "sett",
    "oktober",
    "october",
    "octobre",
    "octubre",
    "ottobre",
    "outubro",
    "november",
    "novembre",
    "noviembre",
    "novembro",
    "dezember",
    "december",
    "décembre",
    "diciembre",
    "dicembre",
    "dezembro",
    "juil",
    "juill",
    "janv",
    "févr",
    "feber",
];

/// Weekdays and small words that carry nothing.
const SILENT: &[&str] = &[
    "mo",
    "di",
    "mi",
    "do",
    "fr",
    "sa",
    "so",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "tues",
    "thur",
    "thurs",
    "mit",
    "don",
    "fre",
    "sam",
    "son",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "st",
    "nd",
    "rd",
    "th",
    "of",
    "de",
    "den",
    "der",
    "the",
    "am",
    "vom",
    "del",
    "on",
];

/// What a word in a date means; `Some(None)` carries nothing, `None` is no word of a date.
fn meaning(word: &str) -> Option<Option<Token>> {
    let word = word.to_lowercase();
    let n_letters = word.chars().count();
    let begins = |(name, _): &&(&str, u32)| word.starts_with(name);
    if let Some((_, month)) = MONTHS.iter().find(begins)
        && (n_letters == 3 || FULL_MONTHS.contains(&word.as_str()))
    {
        return Some(Some(Token::Month(*month)));
    }
    match word.as_str() {
        "kw" | "cw" | "w" | "wk" | "week" | "woche" | "kalenderwoche" => Some(Some(Token::Week)),
        "q" | "qu" | "quartal" | "quarter" => Some(Some(Token::Quarter)),
        "h" | "hj" | "halbjahr" | "half" => Some(Some(Token::Half)),
        other => SILENT.contains(&other).then_some(None),
    }
}

/// The tokens to a date, if they make one.
fn assemble(tokens: &[Token], mark: char, point_ends: bool) -> Option<Date> {
    use Token::{Half, Month, Number, Quarter, Week};
    let date = match tokens {
        // `Mär 23`, `Sep 26`: the column decides; `Mär '23`, `March 2026` are clear.
        [Month(month), Number { value, length, year, ordinal }] => match length {
            4 => Date::Span(month_period(*value as i32, *month)?),
            1 | 2 if *year => Date::Span(month_period(century(*value), *month)?),
            1 | 2 if *ordinal || *length == 1 => Date::Yearless(Yearless::Day { month: *month, day: *value }),
            2 => Date::MonthAnd { month: *month, number: *value },
            _ => return None,
        },
        [Month(month)] => Date::Yearless(Yearless::Month(*month)),
        [Number { value, length: 4, .. }, Month(month)] => Date::Span(month_period(*value as i32, *month)?),
        [Number { value, length: 1 | 2, .. }, Month(month)] => {
            Date::Yearless(Yearless::Day { month: *month, day: *value })
        }
        [Number { value: day, length: 1 | 2, .. }, Month(month), Number { value, length, .. }]
        | [Month(month), Number { value: day, length: 1 | 2, .. }, Number { value, length, .. }] => {
            Date::Span(day_period(any_year(*value, *length)?, *month, *day)?)
        }
        [Number { value, length: 4, .. }, Month(month), Number { value: day, .. }] => {
            Date::Span(day_period(*value as i32, *month, *day)?)
        }
        [Week, Number { value, .. }] | [Number { value, .. }, Week] => Date::Yearless(Yearless::Week(*value)),
        [Quarter, Number { value, .. }] | [Number { value, .. }, Quarter] => Date::Yearless(Yearless::Quarter(*value)),
        [Half, Number { value, .. }] | [Number { value, .. }, Half] => Date::Yearless(Yearless::Half(*value)),
        [kind @ (Week | Quarter | Half), Number { value, .. }, Number { value: year, length, .. }]
        | [Number { value, length: 1 | 2, .. }, kind @ (Week | Quarter | Half), Number { value: year, length, .. }]
        | [Number { value: year, length: length @ 4, .. }, kind @ (Week | Quarter | Half), Number { value, .. }] => {
            let year = any_year(*year, *length)?;
            Date::Span(match kind {
                Week => week_period(year, *value)?,
                Quarter if (1..=4).contains(value) => months_period(year, value * 3 - 2, value * 3)?,
                Half if (1..=2).contains(value) => months_period(year, value * 6 - 5, value * 6)?,
                _ => return None,
            })
        }
        numbers => return numeric(numbers.len(), numbers_only(numbers)?, mark, point_ends),
    };
    match date {
        Date::Yearless(part) => part.period(BASE_YEAR).is_some().then_some(date),
        Date::MonthAnd { number: 0, .. } => None,
        _ => Some(date),
    }
}

/// The numbers of tokens that are nothing else.
fn numbers_only(tokens: &[Token]) -> Option<[(u32, usize); 3]> {
    let mut numbers = [(0, 0); 3];
    for (place, token) in tokens.iter().enumerate() {
        let Token::Number { value, length, .. } = token else { return None };
        *numbers.get_mut(place)? = (*value, *length);
    }
    Some(numbers)
}

/// A date of `count` numbers only, each with its length.
fn numeric(count: usize, numbers: [(u32, usize); 3], mark: char, point_ends: bool) -> Option<Date> {
    match (count, numbers) {
        (1, [(value, 8), ..]) => Some(Date::Span(day_period((value / 10_000) as i32, value / 100 % 100, value % 100)?)),
        (1, [(value, 6), ..]) => Some(Date::Span(month_period((value / 100) as i32, value % 100)?)),
        (1, [(value, 4), ..]) => Some(Date::Span(months_period(value as i32, 1, 12)?)),
        (2, [(year, 4), (month, 1 | 2), _]) | (2, [(month, 1 | 2), (year, 4), _]) => {
            Some(Date::Span(month_period(year as i32, month)?))
        }
        // `31.12.`, `12/31`; `1.5` alone is a number.
        (2, [(first, 1 | 2), (second, 1 | 2), _]) if point_ends || matches!(mark, '.' | '/') => {
            possible(first, second, BASE_YEAR).then_some(Date::Numbers { first, second, year: None, mark })
        }
        (3, [(year, 4), (month, 1 | 2), (day, 1 | 2)]) => Some(Date::Span(day_period(year as i32, month, day)?)),
        (3, [(first, 1 | 2), (second, 1 | 2), (year, length @ (2 | 4))]) if mark != ' ' => {
            let year = any_year(year, length)?;
            possible(first, second, year).then_some(Date::Numbers { first, second, year: Some(year), mark })
        }
        _ => None,
    }
}

/// Whether two numbers are a day and a month in at least one order.
fn possible(first: u32, second: u32, year: i32) -> bool {
    day_number(year, second, first).is_some() || day_number(year, first, second).is_some()
}

/// A year of four digits, or of two: 70 to 99 are of the last century.
fn any_year(value: u32, length: usize) -> Option<i32> {
    match length {
        4 => Some(value as i32),
        2 => Some(century(value)),
        _ => None,
    }
}

fn century(value: u32) -> i32 {
    value as i32 + if value < 70 { 2000 } else { 1900 }
}

fn day_period(year: i32, month: u32, day: u32) -> Option<Period> {
    let day = day_number(year, month, day)?;
    Some(Period { first: day, last: day })
}

fn month_period(year: i32, month: u32) -> Option<Period> {
    months_period(year, month, month)
}

fn months_period(year: i32, first: u32, last: u32) -> Option<Period> {
    let next = if last == 12 { day_number(year + 1, 1, 1)? } else { day_number(year, last + 1, 1)? };
    Some(Period { first: day_number(year, first, 1)?, last: next - 1 })
}

/// A calendar week, Monday to Sunday; the first one contains the 4th of January (ISO 8601).
fn week_period(year: i32, week: u32) -> Option<Period> {
    if !(1..=53).contains(&week) {
        return None;
    }
    let fourth = day_number(year, 1, 4)?;
    // 1970-01-01 was a Thursday.
    let monday = fourth - (fourth + 3).rem_euclid(7) + (week as i32 - 1) * 7;
    Some(Period { first: monday, last: monday + 6 })
}

/// Days since 1970-01-01; none for a day that does not exist or lies outside 1900 to 2100.
fn day_number(year: i32, month: u32, day: u32) -> Option<i32> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days_in_month = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => return None,
    };
    if !(1900..=2101).contains(&year) || !(1..=days_in_month).contains(&day) {
        return None;
    }
    // Counted from March, so that the leap day comes last (Hinnant, days_from_civil).
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leaps = year / 4 - year / 100 + year / 400;
    let day_of_year = (153 * month + 2) / 5 + day - 1;
    Some(year * 365 + leaps + day_of_year as i32 - 719_468)
}
