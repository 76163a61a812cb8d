//! Words inside a frame: how wide they are, where they are cut, what of them can stand in a picture at all.

use std::borrow::Cow;

/// How heavy words are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Weight {
    #[default]
    Plain,
    Bold,
}

/// The width of words in the unit of `size`. No browser is asked: these are the widths of DejaVu Sans, the widest of the
/// faces that `system-ui` stands for, so that what fits here fits everywhere.
pub(super) fn width(words: &str, size: f64, weight: Weight) -> f64 {
    let em: f64 = words.chars().map(em).sum();
    em * size * if weight == Weight::Bold { 1.12 } else { 1.0 }
}

fn em(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '\'' => 0.28,
        'I' | 'J' => 0.3,
        ' ' | '\u{a0}' | '.' | ',' | '·' => 0.32,
        ':' | ';' | '|' | '!' | 'f' | '-' | '\u{2011}' => 0.36,
        '(' | ')' | '[' | ']' | 't' | 'r' | '/' => 0.41,
        '–' | '„' | '“' | '”' | '"' | '?' => 0.53,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.59,
        'a' | 'b' | 'd' | 'e' | 'g' | 'h' | 'n' | 'o' | 'p' | 'q' | 'u' | '0'..='9' => 0.64,
        'ä' | 'ö' | 'ü' | 'ß' | 'é' | 'è' => 0.64,
        'w' | '+' | '−' | '×' | '÷' | '=' | '<' | '>' => 0.84,
        'm' | '%' | '…' | '—' | '@' | 'W' => 1.0,
        'M' => 0.87,
        'A'..='Z' | 'Ä' | 'Ö' | 'Ü' => 0.76,
        // Joiners, marks that sit on a letter, isolates, variation selectors: no width of their own.
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' => 0.0,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' => 1.0,
        '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' => 1.0,
        // Ligatures of a whole sentence hide among the Arabic presentation forms.
        '\u{fb50}'..='\u{fdff}' => 2.0,
        '\u{1f000}'..='\u{3ffff}' => 1.4,
        _ => 0.72,
    }
}

/// Words without what no picture can hold: control characters become spaces, marks that turn the writing direction for
/// everything after them are left out.
pub(super) fn clean(words: &str) -> String {
    let turns = |it: &char| matches!(it, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let readable = |it: char| if it.is_control() || matches!(it, '\u{fffe}' | '\u{ffff}') { ' ' } else { it };
    let letters: String = words.chars().filter(|it| !turns(it)).map(readable).collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words written from right to left get marks around them, so that they do not carry away what stands beside them.
pub(super) fn isolated(words: String) -> String {
    let is_rtl = |it: char| matches!(it, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    if words.chars().any(is_rtl) { format!("\u{2068}{words}\u{2069}") } else { words }
}

/// Words that fit into `most`, cut with an ellipsis where they do not. Labels of several parts keep their end too: many rows begin alike.
pub(super) fn cut<'a>(words: &'a str, size: f64, weight: Weight, most: f64) -> Cow<'a, str> {
    if width(words, size, weight) <= most {
        return Cow::Borrowed(words);
    }
    let is_isolated = words.starts_with('\u{2068}');
    let inner = words.trim_start_matches('\u{2068}').trim_end_matches('\u{2069}');
    let room = most - width("…", size, weight);
    let has_end = room > 8.0 * size && inner.contains(" · ");
    let end = if has_end { ending(inner, size, weight, room / 2.0) } else { "" };
    let room = room - width(end, size, weight);
    let mut kept = String::new();
    let mut used = 0.0;
    for letter in inner.chars() {
        used += width(letter.encode_utf8(&mut [0; 4]), size, weight);
        if used > room {
            break;
        }
        kept.push(letter);
    }
    // A joiner at the end would wait for what was cut off.
    let kept = kept.trim_end_matches(|it: char| it.is_whitespace() || matches!(it, '\u{200d}' | '·' | ',' | '-'));
    Cow::Owned(if is_isolated { format!("\u{2068}{kept}…{end}\u{2069}") } else { format!("{kept}…{end}") })
}

/// The end of words, as far as it fits.
fn ending(words: &str, size: f64, weight: Weight, room: f64) -> &str {
    let mut used = 0.0;
    let fits = |(_, letter): &(usize, char)| {
        used += width(letter.encode_utf8(&mut [0; 4]), size, weight);
        used <= room
    };
    let from = words.char_indices().rev().take_while(fits).last().map_or(words.len(), |it| it.0);
    // What sits on a letter would sit on the ellipsis.
    let is_bound = |it: char| matches!(it, '\u{200d}' | '·' | ',' | '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}');
    words.get(from..).unwrap_or_default().trim_start_matches(|it: char| it.is_whitespace() || is_bound(it))
}

/// Last parts of German compounds, before which a word may be broken.
const TAILS: [&str; 8] = ["reichweite", "rate", "abdeckung", "anteil", "dauer", "rang", "score", "wert"];

/// A word with a hyphen before its last part, where it is a compound that is known to have one.
fn hyphenated(word: &str) -> Cow<'_, str> {
    let head = |tail: &&str| word.strip_suffix(*tail).filter(|head| head.chars().count() > 3 && !head.ends_with('-'));
    match TAILS.iter().find_map(|tail| Some((head(tail)?, tail))) {
        Some((head, tail)) => Cow::Owned(format!("{head}-{tail}")),
        None => Cow::Borrowed(word),
    }
}

/// Words in lines of at most `most`, broken at a hyphen where a word alone is wider, or before the last part of a compound; the last of
/// `lines` lines is cut.
pub(super) fn wrap(words: &str, size: f64, weight: Weight, most: f64, lines: usize) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    let mut line = String::new();
    let wide = |word: &str| width(word, size, weight) > most;
    let pieces = words.split(' ').filter(|it| !it.is_empty()).flat_map(|word| {
        let parts: Vec<String> = match wide(word) {
            true => word.split_inclusive('-').map(str::to_owned).collect(),
            false => vec![word.to_owned()],
        };
        let broken = parts.into_iter().flat_map(|part| match wide(&part) {
            true => hyphenated(&part).split_inclusive('-').map(str::to_owned).collect(),
            false => vec![part],
        });
        broken.enumerate().map(|(nth, part)| (if nth == 0 { " " } else { "" }, part)).collect::<Vec<_>>()
    });
    for (between, word) in pieces {
        let longer = if line.is_empty() { word.clone() } else { format!("{line}{between}{word}") };
        if line.is_empty() || done.len() + 1 == lines || width(&longer, size, weight) <= most {
            line = longer;
        } else {
            done.push(cut(&line, size, weight, most).into_owned());
            line = word;
        }
    }
    if !line.is_empty() {
        done.push(cut(&line, size, weight, most).into_owned());
    }
    done
}

/// Words as XML text or as the value of an attribute.
pub fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for letter in words.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => out.push(' '),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_to_their_room() {
        for (words, most, shown) in [
            ("Beta", 100.0, "Beta"),
            ("Betamax Maschinenbau", 60.0, "Betamax…"),
            ("Alpha · LinkedIn", 50.0, "Alpha…"),
            ("Feldmark Kaffee · 2. Quartal 2025", 120.0, "Feldmark…artal 2025"),
            ("Feldmark Kaffee · 2. Quartal 2026", 120.0, "Feldmark…artal 2026"),
            ("Beta", 3.0, "…"),
            ("\u{2068}שלום עולם\u{2069}", 36.0, "\u{2068}שלו…\u{2069}"),
        ] {
            assert_eq!(cut(words, 10.0, Weight::Plain, most), shown, "{words}");
        }
    }

    #[test]
    fn lines_break_between_words() {
        let lines = wrap("Engagement-Rate nach Followern im Monat", 10.0, Weight::Plain, 110.0, 2);
        assert_eq!(lines, ["Engagement-Rate", "nach Followern im…"]);
        let lines = wrap("Engagement-Rate nach Followern", 10.0, Weight::Plain, 80.0, 3);
        assert_eq!(lines, ["Engagement-", "Rate nach", "Followern"]);
        for (words, shown) in [
            ("Gesamtreichweite", vec!["Gesamt-", "reichweite"]),
            ("Follower-Wachstumsrate", vec!["Follower-", "Wachstums-", "rate"]),
            ("Reichweite je Tag", vec!["Reichweite", "je Tag"]),
            ("Durchschnittliche", vec!["Durchschn…"]),
        ] {
            assert_eq!(wrap(words, 10.0, Weight::Plain, 66.0, 3), shown);
        }
        assert_eq!(wrap("", 10.0, Weight::Plain, 110.0, 2), Vec::<String>::new());
    }

    #[test]
    fn what_breaks_markup_or_direction_is_taken_out() {
        for (words, shown) in [
            ("a\u{0}b\tc\n d", "a b c d"),
            ("evil\u{202e}txt", "eviltxt"),
            ("\u{2066}x\u{2069}", "x"),
            ("schräg", "schräg"),
        ] {
            assert_eq!(clean(words), shown);
        }
        assert_eq!(isolated("مثال".to_owned()), "\u{2068}مثال\u{2069}");
        assert_eq!(isolated("plain".to_owned()), "plain");
        assert_eq!(escaped("<a b='1'>&\"]]>\u{1}"), "&lt;a b=&#39;1&#39;&gt;&amp;&quot;]]&gt; ");
    }
}
