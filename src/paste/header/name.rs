//! A header reduced to comparable words.

use crate::paste::decode;

/// The words of a header: lower case, umlauts written out, quotes, hyphens and invisible characters gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    words: Vec<String>,
}

/// Longer texts are no headers; real ones reach about 130 characters (Facebook Insights).
const LONGEST: usize = 160;

/// Words that count or total without changing what is counted.
#[rustfmt::skip]
const FILLER: &[&str] = &[
    "anzahl", "anz", "zahl", "number", "no", "num", "nr", "count", "counts", "total", "totals", "gesamt", "gesamte",
    "gesamtzahl", "gesamtanzahl", "summe", "sum", "insgesamt", "von", "der", "die", "das", "den", "the", "of", "an", "in",
    "im", "am", "aller", "alle", "all", "davon", "aktuell", "aktuelle", "current", "absolut", "absolute", "abs", "ist",
    "actual",
    "kumuliert", "cumulative", "lifetime", "stk", "stueck", "unsere", "our", "meine", "my", "hh", "mm", "ss", "tt", "jj",
    "jjjj", "dd", "yy", "yyyy", "utc", "gmt", "cet", "cest", "mez", "mesz",
];

/// Parts of a whole; the whole, if it has a column, comes first.
const ORGANIC: &[&str] = &["organisch", "organische", "organischer", "organic", "unpaid", "unbezahlt", "unbezahlte"];
#[rustfmt::skip]
const PAID: &[&str] =
    &["bezahlt", "bezahlte", "paid", "sponsored", "gesponsert", "gesponserte", "boosted", "beworben", "promoted"];

/// Words that say where or when, not what.
#[rustfmt::skip]
const EXTRA: &[&str] = &[
    "linkedin", "facebook", "fb", "instagram", "insta", "ig", "x", "twitter", "youtube", "yt", "tiktok", "pinterest",
    "xing", "threads", "bluesky", "mastodon", "snapchat", "public", "metrics", "statistics", "q1", "q2", "q3", "q4", "h1", "h2", "stand",
];

const MONTHS: [&[&str]; 12] = [
    &["januar", "jaenner", "january", "jan"],
    &["februar", "february", "feb"],
    &["maerz", "march", "mrz", "mar"],
    &["april", "apr"],
    &["mai", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["dezember", "december", "dez", "dec"],
];

/// Words after which a header is a mean, a share, a target or a comparison, not a count.
#[rustfmt::skip]
const RATES: &[&str] = &[
    "%", "‰", "rate", "raten", "rates", "quote", "quoten", "ctr", "cpc", "cpm", "pro", "ratio", "anteil",
    "anteile", "prozent", "percent", "percentage", "pct", "promille", "index", "median", "mittelwert", "mean",
    "wachstum", "growth", "veraenderung", "aenderung", "change", "differenz", "difference", "delta", "diff", "vs",
    "ziel", "goal", "plan", "soll", "vorjahr", "vormonat", "vorwoche", "vorperiode", "previous", "prev", "daily",
    "taeglich", "taegliche", "taeglicher", "weekly", "monthly", "velocity", "score", "rang", "rank",
];

/// Before the day on which something was counted.
const STAND: &str = "stand";

/// Stands for every word for a mean.
const AVERAGE: &str = "ø";

impl Name {
    /// Reduces a header.
    pub fn new(header: &str) -> Self {
        let mut text = String::with_capacity(header.len() + 8);
        let repaired = decode::repair(header);
        let mut chars = repaired.chars().take(LONGEST);
        let mut before = ' ';
        while let Some(char) = chars.next() {
            match char {
                // Soft hyphen, zero-width and direction marks, byte order mark.
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => continue,
                // A separate diaeresis, as macOS writes it.
                '\u{308}' if matches!(before, 'a' | 'o' | 'u' | 'A' | 'O' | 'U') => text.push('e'),
                '\u{300}'..='\u{36f}' => {}
                // Footnotes.
                '¹' | '²' | '³' => {}
                '\'' | '’' | '‘' | '"' | '„' | '“' | '”' | '«' | '»' | '`' | '´' => {}
                // `1.000` is one number, `20.01.2026` are three.
                '.' | ',' if before.is_ascii_digit() && groups_three(chars.clone()) => {}
                '%' | '‰' => {
                    text.push(' ');
                    text.push(char);
                    text.push(' ');
                }
                'Ø' | 'ø' | '∅' | '⌀' => text.push_str(" ø "),
                '€' => text.push_str(" eur "),
                '$' => text.push_str(" usd "),
                '£' => text.push_str(" gbp "),
                '&' | '+' => text.push_str(" und "),
                // `Kosten/Conv.`, but not `09/2026`.
                '/' if before.is_alphabetic() || before == '.' || before == ' ' => text.push_str(" pro "),
                _ if char.is_alphanumeric() => {
                    // `likesCount`, as programming interfaces write it.
                    if char.is_uppercase() && before.is_lowercase() && !header.contains(' ') {
                        text.push(' ');
                    }
                    push_folded(&mut text, char);
                }
                _ => text.push(' '),
            }
            before = char;
        }
        let mut words: Vec<String> = text.split_whitespace().map(|word| one_language(word).to_owned()).collect();
        one_gender(&mut words);
        // `Likes avg` is `avg likes`.
        if let Some(at) = words.iter().position(|it| it == AVERAGE).filter(|at| *at > 0) {
            words[..=at].rotate_right(1);
        }
        // `in 1.000` scales, `pro 1.000` does not.
        if let Some(at) = words.windows(2).position(|pair| pair == ["in", "1000"] || pair == ["x", "1000"]) {
            words.splice(at..at + 2, ["tsd".to_owned()]);
        }
        // Millions, where they are no minutes or months: `(hh:mm)`, `(TT.MM.)`.
        let is_of_time =
            words.iter().any(|it| ["hh", "h", "ss", "tt", "dd", "jj", "jjjj", "yy", "yyyy"].contains(&it.as_str()));
        if let Some(word) = words.iter_mut().find(|it| *it == "mm").filter(|_| !is_of_time) {
            *word = "mio".to_owned();
        }
        // A repeated header carries ` (2)`, one with a footnote `[2]`.
        let is_number = words.last().is_some_and(|word| is_short_number(word));
        if header.ends_with([')', ']']) && words.len() > 1 && is_number && !words.iter().any(|word| word == STAND) {
            words.pop();
        }
        Name { words }
    }

    /// All words in one, so that `Link-Klicks` and `Linkklicks` are the same.
    pub fn compact(&self) -> String {
        self.words.concat()
    }

    /// The words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// Whether there is anything but numbers.
    pub fn has_letters(&self) -> bool {
        self.words.iter().any(|word| word.chars().any(char::is_alphabetic))
    }

    /// Whether it names a mean, a share, a target or a comparison.
    pub fn is_rate(&self) -> bool {
        self.words().any(|word| {
            RATES.contains(&word)
                || word == AVERAGE
                || (word.len() > 4 && (word.ends_with("rate") || word.ends_with("raten") || word.ends_with("quote")))
        })
    }

    /// Whether it declares per cent.
    pub fn has_percent(&self) -> bool {
        self.words().any(|word| matches!(word, "%" | "prozent" | "percent"))
    }

    /// Without words for units.
    pub fn without_unit(&self) -> Self {
        self.keep(|word| super::unit::of_word(word).is_none() && word != "in")
    }

    /// Without words for totals and articles.
    pub fn without_filler(&self) -> Self {
        self.keep(|word| !FILLER.contains(&word))
    }

    /// 0 for a whole, more for its parts: 2 organic, 3 paid.
    pub fn part(&self) -> u8 {
        let has = |list: &[&str]| self.words().any(|word| list.contains(&word));
        if has(PAID) {
            3
        } else if has(ORGANIC) {
            2
        } else {
            0
        }
    }

    /// Without `organic` and `paid`.
    pub fn without_part(&self) -> Self {
        self.keep(|word| !ORGANIC.contains(&word) && !PAID.contains(&word))
    }

    /// Without words that say where or when.
    pub fn without_extra(&self) -> Self {
        // `Stand 31.12.`
        let dated = self.date(false).is_some() || self.words().any(|word| word == STAND);
        self.keep(|word| {
            let month = MONTHS.iter().any(|names| names.contains(&word));
            !(EXTRA.contains(&word) || month || is_date(word) || dated && is_short_number(word))
        })
    }

    /// Without the span of time at its end or beginning, where it names one: `(letzte 28 Tage)`, `this month`.
    pub fn without_window(&self) -> Option<Self> {
        const LAST: &[&str] = &["last", "past", "letzte", "letzten", "letzter", "vergangene", "vergangenen"];
        const THIS: &[&str] = &["this", "diesen", "diesem", "dieser", "diese", "im", "in", "current", "aktuellen"];
        const SPANS: &[&str] = &[
            "day", "days", "tag", "tage", "tagen", "week", "weeks", "woche", "wochen", "month", "months", "monat",
            "monate", "monaten", "quartal", "quarter",
        ];
        let is_number = |word: &str| word.len() < 4 && word.bytes().all(|it| it.is_ascii_digit());
        // Other numbers before a d are something else: `3D`.
        let is_short = |word: &str| matches!(word, "1d" | "7d" | "14d" | "28d" | "30d" | "90d");
        let at = |place: Option<usize>| place.and_then(|it| self.words.get(it)).map_or("", String::as_str);
        let span = self.words().position(|it| SPANS.contains(&it) || is_short(it))?;
        let mut first = Some(span);
        if !is_short(at(first)) {
            first = span.checked_sub(1);
            let counts = |it: &str| !it.is_empty() && is_number(it) || LAST.contains(&it) || THIS.contains(&it);
            // `Antworten in 1 Tag` says how fast, not when.
            let is_duration = matches!(at(first.and_then(|it| it.checked_sub(1))), "in" | "im") && is_number(at(first));
            if !counts(at(first)) || is_duration {
                return None;
            }
        }
        while let Some(before) = first.and_then(|it| it.checked_sub(1)) {
            let word = at(Some(before));
            if !LAST.contains(&word) && !["in", "im", "the", "den", "der", "for"].contains(&word) {
                break;
            }
            first = Some(before);
        }
        let first = first?;
        let rest: Vec<String> = [self.words.get(..first)?, self.words.get(span + 1..)?].concat();
        (!rest.is_empty()).then_some(Name { words: rest })
    }

    /// A number that orders the dates in headers: year, month and day as far as they are given; `month_first` is how
    /// `01/02/2026` is meant.
    pub fn date(&self, month_first: bool) -> Option<u32> {
        let month = self.words().find_map(|word| MONTHS.iter().position(|names| names.contains(&word)));
        let month = month.map(|month| month as u32 + 1);
        let Some((year, numbers)) = self.year_and_numbers() else {
            return month.map(|month| month * 100).or_else(|| self.day_in_a_year());
        };
        if year.len() == 8 {
            let number: u32 = year.parse().ok()?;
            // 31122025, 20251231.
            let german = !year.starts_with("20") && !year.starts_with("19");
            return Some(if german {
                number % 10_000 * 10_000 + number / 10_000 % 100 * 100 + number / 1_000_000
            } else {
                number
            });
        }
        let [day, number] = match numbers {
            [Some(month), Some(day)] if month_first => [Some(day), Some(month)],
            numbers => numbers,
        };
        Some(year.parse::<u32>().ok()? * 10_000 + month.or(number).unwrap_or(0) * 100 + day.unwrap_or(0))
    }

    /// The day in `Stand 31.12.`, in the order of a year.
    fn day_in_a_year(&self) -> Option<u32> {
        let at = self.words.iter().position(|word| word == STAND)?;
        let numbers: Vec<u32> = self.words.get(at + 1..)?.iter().map_while(|word| word.parse().ok()).collect();
        match numbers[..] {
            [day @ 1..=31, month @ 1..=12] => Some(month * 100 + day),
            _ => None,
        }
    }

    /// Whether it holds a date whose month can only stand first: `01/20/2026`.
    pub fn is_month_first(&self) -> bool {
        matches!(self.year_and_numbers(), Some((year, [Some(..=12), Some(13..)])) if year.len() == 4)
    }

    /// The year, or a day in eight digits, with the two short numbers beside it: as a German date has them, day and month.
    fn year_and_numbers(&self) -> Option<(&str, [Option<u32>; 2])> {
        let at = self.words.iter().position(|word| is_date(word))?;
        let short = |words: &[String]| -> Vec<u32> {
            words.iter().filter(|word| is_short_number(word)).filter_map(|word| word.parse().ok()).collect()
        };
        let (before, after) = (short(self.words.get(..at)?), short(self.words.get(at + 1..)?));
        let numbers = match before[..] {
            [.., day, month] => [Some(day), Some(month)],
            [month] => [None, Some(month)],
            // `2026-01-31`
            [] => [after.get(1).copied(), after.first().copied()],
        };
        Some((self.words.get(at)?, numbers))
    }

    /// Without words for a mean.
    pub fn without_average(&self) -> Self {
        self.keep(|word| word != AVERAGE)
    }

    /// The words that satisfy `wanted`; all of them where none would remain.
    fn keep(&self, wanted: impl Fn(&str) -> bool) -> Self {
        let words: Vec<String> = self.words.iter().filter(|word| wanted(word)).cloned().collect();
        if words.is_empty() { self.clone() } else { Name { words } }
    }
}

/// `Follower:innen`, `Follower*innen`, `FollowerInnen` are Follower; `Abonnent:innen` are Abonnenten.
fn one_gender(words: &mut Vec<String>) {
    let plural = |stem: &str| match stem {
        _ if stem.len() < 4 => None,
        _ if stem.ends_with("er") => Some(stem.to_owned()),
        _ if stem.ends_with("ent") => Some(format!("{stem}en")),
        _ => None,
    };
    for place in (0..words.len()).rev() {
        let Some(stem) = words[place].strip_suffix("innen") else { continue };
        match stem.is_empty() {
            true => {
                if let Some(whole) = place.checked_sub(1).and_then(|before| plural(&words[before])) {
                    words[place - 1] = whole;
                    words.remove(place);
                }
            }
            false => {
                if let Some(whole) = plural(stem) {
                    words[place] = whole;
                }
            }
        }
    }
}

/// Small words that are the same in both languages, and one word for a mean.
fn one_language(word: &str) -> &str {
    match word {
        "avg" | "average" | "durchschn" | "durchschnitt" | "durchschnittlich" | "durchschnittliche"
        | "durchschnittlicher" | "durchschnittliches" | "mittlere" | "mittlerer" | "schnitt" => AVERAGE,
        "and" => "und",
        "per" | "je" => "pro",
        _ => word,
    }
}

fn is_short_number(word: &str) -> bool {
    word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether three digits follow and no more: the mark before them groups.
fn groups_three(behind: impl Iterator<Item = char>) -> bool {
    behind.take_while(char::is_ascii_digit).take(4).count() == 3
}

/// A year, or a day in eight digits.
fn is_date(word: &str) -> bool {
    let year = word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    (year || word.len() == 8) && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Writes a letter in lower case and without accents, German umlauts as two letters.
fn push_folded(text: &mut String, char: char) {
    for char in char.to_lowercase() {
        match char {
            'ä' | 'æ' => text.push_str("ae"),
            'ö' | 'œ' => text.push_str("oe"),
            'ü' => text.push_str("ue"),
            'ß' => text.push_str("ss"),
            'à' | 'á' | 'â' | 'ã' | 'å' => text.push('a'),
            'è' | 'é' | 'ê' | 'ë' => text.push('e'),
            'ì' | 'í' | 'î' | 'ï' => text.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' => text.push('o'),
            'ù' | 'ú' | 'û' => text.push('u'),
            'ç' => text.push('c'),
            'ñ' => text.push('n'),
            // What lower-casing leaves of a Turkish İ.
            '\u{300}'..='\u{36f}' => {}
            _ => text.push(char),
        }
    }
}
