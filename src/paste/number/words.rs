//! The words and signs around a number: currencies, powers of ten, per cent, durations, "about" and "more than".

use super::figure::{Flags, Unit};

const MINUTE: u32 = 60;
const HOUR: u32 = 3_600;
const DAY: u32 = 86_400;

/// What a word beside a number means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// A unit.
    Unit(Unit),
    /// So many powers of ten.
    Power(u8),
    /// Powers of ten and a currency in one word: `T€`.
    Money(u8, &'static str),
    /// About, more than, less than.
    Flag(Flags),
}

/// Currencies by sign, code and name, in lower case.
const CURRENCIES: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("eur", "EUR"),
    ("euros", "EUR"),
    ("euro", "EUR"),
    ("us$", "USD"),
    ("usd", "USD"),
    ("us-dollar", "USD"),
    ("dollars", "USD"),
    ("dollar", "USD"),
    ("ca$", "CAD"),
    ("c$", "CAD"),
    ("cad", "CAD"),
    ("au$", "AUD"),
    ("a$", "AUD"),
    ("aud", "AUD"),
    ("nz$", "NZD"),
    ("hk$", "HKD"),
    ("r$", "BRL"),
    ("mx$", "MXN"),
    ("$", "USD"),
    ("£", "GBP"),
    ("gbp", "GBP"),
    ("chf", "CHF"),
    ("sfr.", "CHF"),
    ("sfr", "CHF"),
    ("fr.", "CHF"),
    ("franken", "CHF"),
    ("¥", "JPY"),
    ("jpy", "JPY"),
    ("cny", "CNY"),
    ("₹", "INR"),
    ("rs.", "INR"),
    ("rs", "INR"),
    ("inr", "INR"),
    ("₽", "RUB"),
    ("rub", "RUB"),
    ("руб.", "RUB"),
    ("руб", "RUB"),
    ("zł", "PLN"),
    ("pln", "PLN"),
    ("kč", "CZK"),
    ("czk", "CZK"),
    ("kr.", "SEK"),
    ("kr", "SEK"),
    ("sek", "SEK"),
    ("nok", "NOK"),
    ("dkk", "DKK"),
    ("huf", "HUF"),
    ("ron", "RON"),
    ("₺", "TRY"),
    ("try", "TRY"),
    ("brl", "BRL"),
    ("mxn", "MXN"),
    ("₩", "KRW"),
    ("krw", "KRW"),
    ("sgd", "SGD"),
    ("hkd", "HKD"),
    ("nzd", "NZD"),
    ("zar", "ZAR"),
    ("₪", "ILS"),
    ("ils", "ILS"),
    ("aed", "AED"),
    ("₴", "UAH"),
    ("uah", "UAH"),
];

const PERCENT: Word = Word::Unit(Unit::Percent(2));
const PER_MILLE: Word = Word::Unit(Unit::Percent(3));
const POINTS: Word = Word::Unit(Unit::Points);
const TIMES: Word = Word::Unit(Unit::Times);
const ABOUT: Word = Word::Flag(Flags::ABOUT);
const BOUND: Word = Word::Flag(Flags::BOUND);
const NAMED: Word = Word::Flag(Flags::WORDS);

const fn time(seconds: u32) -> Word {
    Word::Unit(Unit::Time(seconds))
}

/// A letter that means the one among numbers and the other among durations.
const fn letter(power: u8, seconds: u32) -> Word {
    Word::Unit(Unit::Letter { power, seconds })
}

/// What may stand behind a number, in lower case. A longer entry stands before its own beginning.
const BEHIND: &[(&str, Word)] = &[
    ("%-punkte", POINTS),
    ("%-punkt", POINTS),
    ("%-pkte", POINTS),
    ("%-pkt", POINTS),
    ("% points", POINTS),
    ("%p", POINTS),
    ("%", PERCENT),
    ("‰", PER_MILLE),
    ("prozentpunkte", POINTS),
    ("prozentpunkt", POINTS),
    ("percentage points", POINTS),
    ("percentage point", POINTS),
    ("percentage-points", POINTS),
    ("p.p", POINTS),
    ("pp", POINTS),
    ("prozent", PERCENT),
    ("percent", PERCENT),
    ("per cent", PERCENT),
    ("pct", PERCENT),
    ("promille", PER_MILLE),
    ("per mille", PER_MILLE),
    ("hundert", Word::Power(2)),
    ("hundred", Word::Power(2)),
    // Thousands.
    ("tausend", Word::Power(3)),
    ("thousand", Word::Power(3)),
    ("thsd", Word::Power(3)),
    ("tsnd", Word::Power(3)),
    ("tsd", Word::Power(3)),
    ("teur", Word::Money(3, "EUR")),
    ("t€", Word::Money(3, "EUR")),
    ("keur", Word::Money(3, "EUR")),
    ("tys", Word::Power(3)),
    ("тысяч", Word::Power(3)),
    ("тыс", Word::Power(3)),
    ("mila", Word::Power(3)),
    ("miles", Word::Power(3)),
    ("mille", Word::Power(3)),
    ("duizend", Word::Power(3)),
    ("k", Word::Power(3)),
    // Millions.
    ("millionen", Word::Power(6)),
    ("millions", Word::Power(6)),
    ("million", Word::Power(6)),
    ("millones", Word::Power(6)),
    ("millón", Word::Power(6)),
    ("milhões", Word::Power(6)),
    ("milioni", Word::Power(6)),
    ("miljoen", Word::Power(6)),
    ("milj", Word::Power(6)),
    ("mill", Word::Power(6)),
    ("mio", Word::Power(6)),
    ("mln", Word::Power(6)),
    ("млн", Word::Power(6)),
    ("mn", Word::Power(6)),
    ("mm", Word::Power(6)),
    // Spanish and Portuguese `mil` is a thousand.
    ("mil", Word::Power(3)),
    // Thousand millions.
    ("milliarden", Word::Power(9)),
    ("milliarde", Word::Power(9)),
    ("milliards", Word::Power(9)),
    ("milliard", Word::Power(9)),
    ("miliardi", Word::Power(9)),
    ("mrd", Word::Power(9)),
    ("mia", Word::Power(9)),
    ("mld", Word::Power(9)),
    ("mds", Word::Power(9)),
    ("md", Word::Power(9)),
    ("млрд", Word::Power(9)),
    // A German „Billion“ is an English trillion; the plural in -en is German for sure.
    ("billionen", Word::Power(12)),
    ("billions", Word::Power(9)),
    ("billion", Word::Power(9)),
    ("bio", Word::Power(12)),
    ("bn", Word::Power(9)),
    ("b", Word::Power(9)),
    ("trillion", Word::Power(12)),
    ("trn", Word::Power(12)),
    ("tn", Word::Power(12)),
    // Indian.
    ("lakhs", Word::Power(5)),
    ("lakh", Word::Power(5)),
    ("lac", Word::Power(5)),
    ("crores", Word::Power(7)),
    ("crore", Word::Power(7)),
    ("cr", Word::Power(7)),
    ("万", Word::Power(4)),
    ("億", Word::Power(8)),
    ("亿", Word::Power(8)),
    // Hundredths of money.
    ("cents", Word::Unit(Unit::Cents)),
    ("cent", Word::Unit(Unit::Cents)),
    ("ct", Word::Unit(Unit::Cents)),
    ("¢", Word::Unit(Unit::Cents)),
    ("rappen", Word::Unit(Unit::Cents)),
    // Durations.
    ("sekunden", time(1)),
    ("sekunde", time(1)),
    ("seconds", time(1)),
    ("second", time(1)),
    ("secs", time(1)),
    ("sek", time(1)),
    ("sec", time(1)),
    ("s", time(1)),
    ("minuten", time(MINUTE)),
    ("minutes", time(MINUTE)),
    ("minute", time(MINUTE)),
    ("mins", time(MINUTE)),
    ("min", time(MINUTE)),
    ("stunden", time(HOUR)),
    ("stunde", time(HOUR)),
    ("std", time(HOUR)),
    ("hours", time(HOUR)),
    ("hour", time(HOUR)),
    ("hrs", time(HOUR)),
    ("hr", time(HOUR)),
    ("h", time(HOUR)),
    ("tagen", time(DAY)),
    ("tage", time(DAY)),
    ("tag", time(DAY)),
    ("days", time(DAY)),
    ("day", time(DAY)),
    ("d", time(DAY)),
    ("wochen", time(7 * DAY)),
    ("woche", time(7 * DAY)),
    ("weeks", time(7 * DAY)),
    ("week", time(7 * DAY)),
    ("w", time(7 * DAY)),
    ("t", letter(3, DAY)),
    ("m", letter(6, MINUTE)),
    // Multiples.
    ("-fach", TIMES),
    ("fach", TIMES),
    ("mal", TIMES),
    ("×", TIMES),
    ("x", TIMES),
];

/// What may stand in front of a number, in lower case, besides a currency.
const IN_FRONT: &[(&str, Word)] = &[
    ("%", PERCENT),
    ("t€", Word::Money(3, "EUR")),
    ("teur", Word::Money(3, "EUR")),
    ("ø", NAMED),
    ("#", NAMED),
    ("nr.", NAMED),
    ("platz", NAMED),
    ("rang", NAMED),
    ("≈", ABOUT),
    ("ca.", ABOUT),
    ("ca", ABOUT),
    ("circa", ABOUT),
    ("zirka", ABOUT),
    ("etwa", ABOUT),
    ("rund", ABOUT),
    ("ungefähr", ABOUT),
    ("about", ABOUT),
    ("approximately", ABOUT),
    ("approx.", ABOUT),
    ("approx", ABOUT),
    ("around", ABOUT),
    ("env.", ABOUT),
    ("≥", BOUND),
    ("≤", BOUND),
    ("über", BOUND),
    ("mehr als", BOUND),
    ("more than", BOUND),
    ("over", BOUND),
    ("mindestens", BOUND),
    ("mind.", BOUND),
    ("min.", BOUND),
    ("at least", BOUND),
    ("unter", BOUND),
    ("weniger als", BOUND),
    ("less than", BOUND),
    ("fewer than", BOUND),
    ("under", BOUND),
    ("höchstens", BOUND),
    ("max.", BOUND),
    ("at most", BOUND),
    ("bis zu", BOUND),
    ("up to", BOUND),
    ("fast", ABOUT),
    ("knapp", ABOUT),
    ("almost", ABOUT),
    ("nearly", ABOUT),
];

/// The word at the beginning of `text` that may stand in front of a number, and its length.
pub(super) fn in_front(text: &str) -> Option<(Word, usize)> {
    // `CA$` begins like `ca.`
    find(text, CURRENCIES, |code| Word::Unit(Unit::Money(code))).or_else(|| find(text, IN_FRONT, |it| *it))
}

/// The word at the beginning of `text` that may stand behind a number, and its length with a closing point.
pub(super) fn behind(text: &str) -> Option<(Word, usize)> {
    let money = || find(text, CURRENCIES, |code| Word::Unit(Unit::Money(code)));
    // `45 Sek.` lasts, `45 SEK` costs.
    let (word, mut length) = match text.starts_with("SEK") {
        true => money(),
        false => find(text, BEHIND, |it| *it).or_else(money),
    }?;
    if text.as_bytes().get(length) == Some(&b'.') {
        length += 1;
    }
    Some((word, length))
}

/// Whether `text` is nothing but a unit.
pub(super) fn is_unit(text: &str) -> bool {
    behind(text).is_some_and(|(_, length)| length == text.len())
}

/// The first entry that `text` begins with and that does not go on as a longer word.
fn find<T>(text: &str, entries: &[(&str, T)], word: impl Fn(&T) -> Word) -> Option<(Word, usize)> {
    let first = text.as_bytes().first()?.to_ascii_lowercase();
    entries.iter().find_map(|(name, meaning)| {
        if name.as_bytes().first() != Some(&first) {
            return None;
        }
        let head = text.get(..name.len())?;
        let same = head.eq_ignore_ascii_case(name) || !head.is_ascii() && head.to_lowercase() == *name;
        // `k€` goes on, `kg` is another word; behind a sign or a point anything may follow.
        let whole = !name.ends_with(char::is_alphabetic)
            || !text.get(name.len()..)?.starts_with(|next: char| next.is_alphabetic());
        (same && whole).then(|| (word(meaning), name.len()))
    })
}
