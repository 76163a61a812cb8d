//! Character references: `&auml;`, `&#8239;`, `&#xA0;`.

use std::borrow::Cow;

use crate::paste::decode::windows_1252;

/// The names of U+00A0 to U+00FF in order: all of Latin-1.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute \
    micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave \
    Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml \
    Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth \
    ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// The others that stand in tables.
const OTHERS: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("Tab", '\t'),
    ("NewLine", '\n'),
    ("comma", ','),
    ("period", '.'),
    ("percnt", '%'),
    ("num", '#'),
    ("colon", ':'),
    ("semi", ';'),
    ("euro", '€'),
    ("permil", '‰'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("minus", '−'),
    ("hellip", '…'),
    ("bull", '•'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("prime", '′'),
    ("trade", '™'),
    ("rarr", '→'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("darr", '↓'),
    ("asymp", '≈'),
    ("ne", '≠'),
    ("le", '≤'),
    ("ge", '≥'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("numsp", '\u{2007}'),
    ("thinsp", '\u{2009}'),
    ("hairsp", '\u{200a}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
];

/// No name here is longer.
const MAX_NAME: usize = 8;

/// The text with its references resolved; what is none stays as it is.
pub fn decode(text: &str) -> Cow<'_, str> {
    let Some(first) = text.find('&') else { return Cow::Borrowed(text) };
    let (before, mut rest) = text.split_at(first);
    let mut decoded = String::with_capacity(text.len());
    decoded.push_str(before);
    while let Some(reference) = rest.strip_prefix('&') {
        match resolve(reference) {
            Some((letter, length)) => {
                decoded.push(letter);
                rest = reference.get(length..).unwrap_or_default();
            }
            None => {
                decoded.push('&');
                rest = reference;
            }
        }
        let (plain, next) = rest.split_at(rest.find('&').unwrap_or(rest.len()));
        decoded.push_str(plain);
        rest = next;
    }
    Cow::Owned(decoded)
}

/// The character of a reference and how long the reference is, `&` not counted.
pub fn resolve(reference: &str) -> Option<(char, usize)> {
    if let Some(number) = reference.strip_prefix('#') {
        let (digits, radix, before) = match number.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, 16, 2),
            None => (number, 10, 1),
        };
        let length = digits.bytes().take_while(|it| char::from(*it).is_digit(radix)).count();
        let code = match digits.get(..length)? {
            "" => return None,
            digits => u32::from_str_radix(digits, radix).unwrap_or(u32::MAX),
        };
        let end = before + length + usize::from(digits.as_bytes().get(length) == Some(&b';'));
        return Some((numbered(code), end));
    }
    let length = reference.bytes().take(MAX_NAME + 1).take_while(u8::is_ascii_alphanumeric).count();
    if reference.as_bytes().get(length) == Some(&b';') {
        return Some((named(reference.get(..length)?)?, length + 1));
    }
    // Old pages forget the semicolon.
    let name = ["nbsp", "amp", "lt", "gt", "quot"].into_iter().find(|it| reference.starts_with(it))?;
    Some((named(name)?, name.len()))
}

fn named(name: &str) -> Option<char> {
    if let Some((_, letter)) = OTHERS.iter().find(|(it, _)| *it == name) {
        return Some(*letter);
    }
    let place = LATIN.split_ascii_whitespace().position(|it| it == name)?;
    char::from_u32(0xa0 + place as u32)
}

/// Numbers from 128 to 159 mean Windows-1252, as browsers read them.
fn numbered(code: u32) -> char {
    match code {
        0x80..=0x9f => windows_1252(code as u8),
        0 => char::REPLACEMENT_CHARACTER,
        _ => char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(decode(text), expected);
    }

    #[test]
    fn names_numbers_and_what_is_none() {
        check("M&uuml;ller &amp; S&ouml;hne", "Müller & Söhne");
        check("1&nbsp;234&#8239;567&#x202F;8&thinsp;9", "1\u{a0}234\u{202f}567\u{202f}8\u{2009}9");
        check("&yuml;&divide;&szlig;&iexcl;", "ÿ÷ß¡");
        check("&#150;&#x80;&#129;", "–€\u{81}");
        check("&#0;&#xD800;&#99999999999;", "\u{fffd}\u{fffd}\u{fffd}");
        check("a&nbspb &lt5", "a\u{a0}b <5");
        check("R&D & H&M; &unknown; &;&#;&#x;&", "R&D & H&M; &unknown; &;&#;&#x;&");
        check("?a=1&copy=2", "?a=1&copy=2");
        check("&amp;amp;", "&amp;");
    }
}
