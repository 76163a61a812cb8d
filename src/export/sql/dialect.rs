//! What differs between the engines. Everything else in a script is SQL that both of them read.

use super::words;
use crate::engine::kpi::Kpi;
use crate::engine::language::Text;
use crate::engine::measure::Measure;

/// One engine's way of writing.
#[derive(Debug)]
pub(super) struct Dialect {
    /// The engine's name.
    pub name: &'static str,
    /// The type of words.
    pub text: &'static str,
    /// What stands around an identifier.
    quote: char,
    /// Whether a backslash in a string is a sign of its own, and `${…}` anywhere is replaced before the parser looks.
    escapes: bool,
    /// How the list of steps begins.
    pub with: &'static str,
    /// Keeps a step over all table rows from being written to memory as a whole.
    pub inline: &'static str,
    /// A number for each table row, in the order in which they were loaded.
    pub place: &'static str,
    /// `{period}` as a date where it is one: a date, a time, or text such as 2026-09-30.
    pub date: &'static str,
    /// The quantile of type 7 of `{value}`, in front of a window.
    pub quantile: &'static str,
    /// The steps from `{runs}` to `{name}_tied`, which has all of its columns and `{name}_best`, the best value of those
    /// with which a row ties. See [`super::places`].
    pub best_of_ties: &'static [(&'static str, Text, &'static str)],
}

/// DuckDB.
pub(super) static DUCKDB: Dialect = Dialect {
    name: "DuckDB",
    text: "VARCHAR",
    quote: '"',
    escapes: false,
    with: "WITH RECURSIVE",
    inline: "NOT MATERIALIZED ",
    place: "ROW_NUMBER() OVER ()",
    date: "TRY_CAST({period} AS DATE)",
    quantile: "QUANTILE_CONT({value}, {share})",
    best_of_ties: &[
        (
            "{name}_bests",
            words::BEST_OF_TIES,
            "\
SELECT {name}_run, MAX({value}) AS best FROM {runs} WHERE {value} IS NOT NULL GROUP BY {name}_run
UNION ALL
SELECT {name}_run, MAX({value})
FROM {name}_bests JOIN {runs} USING ({name}_run)
WHERE best - {value} > 1e-9 * GREATEST(ABS(best), ABS({value}))
GROUP BY {name}_run",
        ),
        (
            "{name}_tied",
            words::NO_WORDS,
            "\
SELECT {runs}.*, {name}_best
FROM {runs} LEFT JOIN (
  SELECT place, MIN(best) AS {name}_best
  FROM {runs} JOIN {name}_bests USING ({name}_run)
  WHERE best >= {value}
  GROUP BY place
) AS bests USING (place)",
        ),
    ],
};

/// Spark SQL, from 3.4 on, with and without ANSI mode.
pub(super) static SPARK: Dialect = Dialect {
    name: "Spark SQL",
    text: "STRING",
    quote: '`',
    escapes: true,
    with: "WITH",
    inline: "",
    place: "MONOTONICALLY_INCREASING_ID()",
    // By way of text, since a whole number is refused.
    date: "TRY_CAST(CAST({period} AS STRING) AS DATE)",
    quantile: "PERCENTILE({value}, {share})",
    best_of_ties: &[(
        "{name}_tied",
        words::BEST_OF_TIES,
        // Inside one step: each further one is more rounds for Spark's analyser, which stops after 100.
        "\
SELECT {kept}, ARRAY_MIN(FILTER(
  AGGREGATE(
    SORT_ARRAY(COLLECT_LIST({value}) OVER (PARTITION BY {name}_run), FALSE),
    SLICE(SORT_ARRAY(COLLECT_LIST({value}) OVER (PARTITION BY {name}_run), FALSE), 1, 1),
    (bests, it) -> CASE
      WHEN ELEMENT_AT(bests, -1) - it > 1e-9 * GREATEST(ABS(ELEMENT_AT(bests, -1)), ABS(it)) THEN CONCAT(bests, ARRAY(it))
      ELSE bests
    END
  ),
  best -> best >= {value}
)) AS {name}_best
FROM {runs}",
    )],
};

impl Dialect {
    /// Any text as the name of a column.
    pub fn identifier(&self, name: &str) -> String {
        if is_plain(name) {
            return name.to_owned();
        }
        let quote = self.quote;
        let name = quotable(name).replace(quote, &format!("{quote}{quote}"));
        let quoted = format!("{quote}{name}{quote}");
        // Backticks do not protect from the replacement of ${…}; a string can spell the dollar differently.
        if self.escapes && name.contains("${") { format!("IDENTIFIER({})", self.literal(&quoted)) } else { quoted }
    }

    /// Any text as a string.
    pub fn literal(&self, text: &str) -> String {
        let text = quotable(text);
        let text = if self.escapes {
            text.replace('\\', "\\\\").replace('\'', "\\'").replace('$', "\\u0024")
        } else {
            text.replace('\'', "''")
        };
        format!("'{text}'")
    }
}

/// Whether a name of ours needs no quotes. `group` alone among them is a word of SQL.
fn is_plain(name: &str) -> bool {
    Measure::from_id(name).is_some_and(|measure| measure != Measure::Group) || Kpi::from_id(name).is_some()
}

/// Stands for a line end inside quotes until the script is finished, so that lines can be indented.
pub(super) const LINE_END: char = '\0';

/// No engine can hold a NUL, and some stop reading at it.
fn quotable(text: &str) -> String {
    text.replace('\0', "\u{fffd}").replace('\n', &LINE_END.to_string())
}

/// Any text inside a `--` comment: on one line, short, and without the signs that some tool in between gives a meaning
/// (a semicolon ends a statement, a backslash continues a comment, a dollar names a variable).
pub(super) fn remark(text: &str) -> String {
    const MOST: usize = 60;
    let mut out: String = text
        .chars()
        .take(MOST)
        .map(|letter| match letter {
            ';' | '\\' | '$' | '\u{2028}' | '\u{2029}' => ' ',
            letter if letter.is_control() => ' ',
            letter => letter,
        })
        .collect();
    if text.chars().nth(MOST).is_some() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_gets_out_of_its_quotes() {
        for (text, duckdb, spark) in [
            ("plain", r#""plain""#, "`plain`"),
            ("select", r#""select""#, "`select`"),
            ("group", r#""group""#, "`group`"),
            ("likes", "likes", "likes"),
            (r#"a"b"#, r#""a""b""#, r#"`a"b`"#),
            ("a`b", r#""a`b""#, "`a``b`"),
            ("${env:HOME}", r#""${env:HOME}""#, r"IDENTIFIER('`\u0024{env:HOME}`')"),
            ("a\0b", "\"a\u{fffd}b\"", "`a\u{fffd}b`"),
            ("a\nb", "\"a\0b\"", "`a\0b`"),
        ] {
            assert_eq!(DUCKDB.identifier(text), duckdb);
            assert_eq!(SPARK.identifier(text), spark);
        }
        for (text, duckdb, spark) in [
            ("it's", "'it''s'", r"'it\'s'"),
            (r"\' OR 1=1 --", r"'\'' OR 1=1 --'", r"'\\\' OR 1=1 --'"),
            ("${x}", "'${x}'", r"'\u0024{x}'"),
        ] {
            assert_eq!(DUCKDB.literal(text), duckdb);
            assert_eq!(SPARK.literal(text), spark);
        }
        assert_eq!(remark("a\nDROP TABLE x; \\"), "a DROP TABLE x   ");
        assert_eq!(remark(&"x".repeat(99)).chars().count(), 61);
    }
}
