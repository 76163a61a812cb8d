//! What a fair comparison says, in sentences: who stands out for its size, who stands out beyond chance, and what the
//! numbers cannot tell.

use super::sentences::row_name;
use crate::engine::facts::Facts;
use crate::engine::fairness::{Fairness, notes};
use crate::engine::language::{Language, Text};
use crate::engine::note::Arg;
use crate::engine::prepare::Class;

const BEST_FOR_ITS_SIZE: Text = Text {
    de: "Gemessen an seiner Größe liegt {0} vorn: {1}-mal so viel wie von einem Konto mit so vielen Followern zu erwarten.",
    en: "For its size {0} is ahead: {1} times what can be expected of an account with that many followers.",
};
const BEYOND_CHANCE: Text = Text {
    de: "Mehr als Zufall ist der Abstand zur gemeinsamen Rate in {0} von {1} {1|Zeile|Zeilen}: {2}.",
    en: "The distance from the common rate is more than chance in {0} of {1} {1|row|rows}: {2}.",
};
const WITHIN_CHANCE: Text = Text {
    de: "Keine Zeile liegt weiter von der gemeinsamen Rate entfernt, als der Zufall allein sie treiben könnte.",
    en: "No row lies further from the common rate than chance alone could drive it.",
};
const WITHIN_SPREAD: Text = Text {
    de: "Alle Zeilen streuen stärker um die gemeinsame Rate, als der Zufall allein erklärt; darüber hinaus fällt keine auf.",
    en: "All rows vary around the common rate by more than chance alone explains; none stands out beyond that.",
};
const FEW: Text = Text {
    de: "Für einen Platz reichen die Zahlen bei {0} nicht: weniger als zehn gezählte Handlungen. Auf 10\u{a0}% genau ist eine Rate erst ab etwa {1}.",
    en: "For {0} the numbers do not carry a rank: fewer than ten counted actions. A rate is known within 10% only from about {1} on.",
};

/// What a class of rows is called.
pub fn class_name(class: &Class, language: Language) -> String {
    const BELOW: Text = Text { de: "unter {0} Followern", en: "below {0} followers" };
    const BETWEEN: Text = Text { de: "{0} bis unter {1} Follower", en: "{0} to below {1} followers" };
    const FROM: Text = Text { de: "ab {0} Followern", en: "{0} followers and more" };
    let (text, args) = match (class, class.followers()) {
        (Class::Named(name), _) => return name.clone(),
        (_, Some((None, Some(end)))) => (BELOW, vec![end]),
        (_, Some((Some(start), Some(end)))) => (BETWEEN, vec![start, end]),
        (_, Some((Some(start), None))) => (FROM, vec![start]),
        _ => return String::new(),
    };
    let args: Vec<Arg> = args.into_iter().map(|it| Arg::Count(it as usize)).collect();
    super::say(&text, &args, language)
}

/// The sentences, the most telling first.
pub fn fair(facts: &Facts, fairness: &Fairness, language: Language) -> Vec<String> {
    let label = |row: usize| row_name(facts, row, language);
    let listed = |rows: &[usize]| {
        let names: Vec<String> = rows.iter().map(|row| label(*row)).collect();
        Arg::Text(super::list(&names.iter().map(String::as_str).collect::<Vec<_>>(), language))
    };
    let mut all = Vec::new();
    let mut say = |text: &Text, args: &[Arg]| all.push(super::say(text, args, language));
    let rows = || fairness.rows.iter().enumerate();
    let sized = rows().filter_map(|(row, it)| Some((row, it.size.filter(|_| !it.too_few)?.index)));
    if let Some((row, index)) = sized.max_by(|a, b| a.1.total_cmp(&b.1)) {
        say(&BEST_FOR_ITS_SIZE, &[label(row).into(), Arg::Text(super::score(index, language))]);
    }
    let judged = rows().filter(|(_, it)| it.limits.is_some()).count();
    let beyond: Vec<usize> =
        rows().filter(|(_, it)| it.beyond_chance().is_some_and(|it| it != 0)).map(|it| it.0).collect();
    if judged > 1 {
        match beyond.len() {
            0 if fairness.funnel.as_ref().is_some_and(|it| it.inflate) => say(&WITHIN_SPREAD, &[]),
            0 => say(&WITHIN_CHANCE, &[]),
            n => say(&BEYOND_CHANCE, &[n.into(), judged.into(), listed(&beyond)]),
        }
    }
    let few: Vec<usize> = rows().filter(|(_, it)| it.too_few).map(|it| it.0).collect();
    if !few.is_empty() {
        say(&FEW, &[listed(&few), ((fairness.needed / 10.0).ceil() as usize * 10).into()]);
    }
    if fairness.notes.iter().any(|note| note.kind == &notes::LOWER_LIMIT) {
        say(&notes::LOWER_LIMIT.text, &[]);
    }
    if facts.has_one_period() {
        say(&notes::ONE_PERIOD.text, &[]);
    }
    all
}
