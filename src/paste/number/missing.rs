//! The many ways to say that there is no number. Missing is never zero.

/// How a cell says that it has no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing stands in it.
    Empty,
    /// A dash, `k. A.`, `n/a` …
    Said,
    /// A spreadsheet's error: `#DIV/0!`, `#NV` …
    Error,
    /// `####`: the column was too narrow where it was copied, so the number is lost.
    TooNarrow,
}

/// Spellings, in lower case and without the spaces after points. Dashes and dots need no entry.
const SPELLINGS: &str = "\
    k.a.|ka.|k.a|k/a|keine angabe|keine angaben|keine daten|keine|n/a|n.a.|n.a|na|n/a.|#n/a n/a|nan|null|(null)|\
    nil|none|(none)|undefined|n.v.|n.v|n/v|nv|nicht verfügbar|nicht vorhanden|nicht anwendbar|entfällt|unbekannt|\
    unknown|not available|not applicable|not set|(not set)|no data|missing|leer|(leer)|(blank)|blank|empty|(empty)|\
    n/d|n.d.|nd|s/d|s.o.|sin datos|н/д|\\n|?|/|-/-|./.";

/// Whether a trimmed cell says that it has no number.
pub(super) fn gap(cell: &str) -> Option<Gap> {
    let bytes = cell.as_bytes();
    match bytes.first() {
        None => return Some(Gap::Empty),
        Some(b'#') => return error(cell),
        // The most frequent beginning, and of no spelling.
        Some(b'0'..=b'9') => return None,
        // Longer than every spelling.
        Some(_) if bytes.len() > 24 => return None,
        Some(_) => {}
    }
    if cell.chars().all(|it| matches!(it, '-' | '–' | '—' | '−' | '‐' | '‑' | '‒' | '―' | '.' | '…' | '_' | ' '))
    {
        return Some(Gap::Said);
    }
    let mut plain = cell.to_lowercase();
    if plain.contains([' ', '\u{a0}', '\u{202f}']) {
        plain = plain.replace(['\u{a0}', '\u{202f}'], " ").replace(". ", ".");
    }
    SPELLINGS.split('|').any(|it| it == plain).then_some(Gap::Said)
}

/// `#NV`, `#DIV/0!`, `#NAME?`, `####`; a hashtag is none of these.
fn error(cell: &str) -> Option<Gap> {
    let name = cell.trim_start_matches('#');
    if name.is_empty() {
        // One alone may stand for a number sign.
        return (cell.len() > 1).then_some(Gap::TooNarrow);
    }
    let shouted = name.chars().all(|it| it.is_uppercase() || matches!(it, '/' | '!' | '?' | '0' | '_'));
    let known = matches!(name, "NV" | "N/A" | "N/V" | "NV!" | "NULL" | "ERROR" | "N/D");
    (known || shouted && name.ends_with(['!', '?'])).then_some(Gap::Error)
}
