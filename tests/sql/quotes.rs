//! What of a script stands outside strings, quoted names and comments: nothing there may come from a person.

/// The script without them.
pub(crate) fn outside(script: &str) -> String {
    let is_spark = script.starts_with("-- Zielwert for Spark") || script.starts_with("-- Zielwert für Spark");
    let mut out = String::new();
    let mut letters = script.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '-' if letters.peek() == Some(&'-') => {
                letters.by_ref().find(|it| *it == '\n');
                out.push('\n');
            }
            '\'' | '"' | '`' => {
                // A doubled quote closes and opens again, which leaves nothing outside either.
                while let Some(inside) = letters.next() {
                    if inside == '\\' && is_spark && letter == '\'' {
                        letters.next();
                    } else if inside == letter {
                        break;
                    }
                }
            }
            _ => out.push(letter),
        }
    }
    out
}

#[test]
fn only_what_is_outside_is_left() {
    for (script, expected) in [
        ("a 'b''c' d", "a  d"),
        (r#"a "b""; c" d"#, "a  d"),
        ("a `b``; c` d", "a  d"),
        ("a -- b' c\nd", "a \nd"),
        (r"'a\' b", " b"),
        ("-- Zielwert for Spark SQL:\n'a\\' b' c", "\n c"),
    ] {
        assert_eq!(outside(script), expected, "{script}");
    }
}
