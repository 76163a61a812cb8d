//! Whose code is used, and under which terms: asked of cargo and the lock file, without the network.

use crate::run::{Outcome, cargo, output, root};
use std::collections::BTreeSet;
use std::fs;

/// Licences that code may have which is built, or built with.
const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "Zlib",
    "ISC",
    "Unicode-3.0",
    "BSL-1.0",
    "CC0-1.0",
    "Unlicense",
];

/// Where crates may come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// Every crate has a licence on the list, comes from crates.io and is locked with its checksum.
pub fn check() -> Outcome {
    let mut crates = BTreeSet::new();
    // What the machine's own tools and tests need, and what is shipped.
    for target in [&[][..], &["--target", "wasm32-unknown-unknown"]] {
        let mut tree = cargo(&["tree", "--locked", "--workspace", "--all-features", "--prefix", "none", "--no-dedupe"]);
        let tree = output(tree.args(["--edges", "normal,build,dev", "--format", "{p}|{l}"]).args(target));
        crates.extend(tree.ok_or("`cargo tree` failed")?.lines().filter(|it| !it.is_empty()).map(str::to_owned));
    }
    let mut wrong = Vec::new();
    for line in &crates {
        let (name, licence) = line.split_once('|').unwrap_or((line, ""));
        // Ours stand with their folder.
        if !name.contains('/') && !name.contains('\\') && !is_allowed(licence) {
            wrong.push(format!("{name}: {}", if licence.is_empty() { "no licence" } else { licence }));
        }
    }
    let lock = fs::read_to_string(root().join("Cargo.lock")).map_err(|reason| format!("Cargo.lock: {reason}"))?;
    wrong.extend(unlocked(&lock));
    if !wrong.is_empty() {
        return Err(format!("not to be used as they are:\n  {}", wrong.join("\n  ")));
    }
    println!("{} crates, every licence on the list, every source locked", crates.len());
    Ok(())
}

/// Whether a licence expression (SPDX, and the older `A/B`) can be met with what is allowed.
fn is_allowed(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut rest = words.as_slice();
    any(&mut rest) && rest.is_empty()
}

/// Alternatives; each is read to its end, whether one before was allowed or not.
fn any(words: &mut &[&str]) -> bool {
    let mut is_met = all(words);
    while let Some((&"OR", rest)) = words.split_first() {
        *words = rest;
        is_met |= all(words);
    }
    is_met
}

fn all(words: &mut &[&str]) -> bool {
    let mut is_met = one(words);
    while let Some((&"AND", rest)) = words.split_first() {
        *words = rest;
        is_met &= one(words);
    }
    is_met
}

fn one(words: &mut &[&str]) -> bool {
    let Some((word, rest)) = words.split_first() else { return false };
    *words = rest;
    if *word != "(" {
        return ALLOWED.contains(word);
    }
    let is_met = any(words);
    let Some((&")", rest)) = words.split_first() else { return false };
    *words = rest;
    is_met
}

/// Crates of the lock file that come from elsewhere, or without a checksum.
fn unlocked(lock: &str) -> impl Iterator<Item = String> {
    lock.split("[[package]]").skip(1).filter_map(|package| {
        let value = |key: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "));
            line.map(|it| it.trim_matches('"'))
        };
        let source = value("source")?;
        let is_locked = source == REGISTRY && value("checksum").is_some_and(|it| it.len() == 64);
        (!is_locked).then(|| format!("{}: from {source}, or without a checksum", value("name").unwrap_or_default()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_as_their_rules_say() {
        for (expression, expected) in [
            ("MIT", true),
            ("MIT OR Apache-2.0", true),
            ("Apache-2.0 / MIT", true),
            ("Unlicense/MIT", true),
            ("GPL-3.0-only", false),
            ("GPL-3.0-only OR MIT", true),
            ("MIT AND GPL-3.0-only", false),
            ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
            ("(MIT OR Apache-2.0) AND GPL-2.0", false),
            ("MIT OR (GPL-2.0 AND Zlib)", true),
            ("MIT AND (GPL-2.0 OR LGPL-3.0)", false),
            ("", false),
            ("(MIT", false),
            ("MIT OR", true),
            ("MIT Apache-2.0", false),
        ] {
            assert_eq!(is_allowed(expression), expected, "{expression}");
        }
    }

    #[test]
    fn what_is_not_locked_is_named() {
        let package =
            |source: &str, checksum: &str| format!("[[package]]\nname = \"a\"\nversion = \"1\"\n{source}{checksum}\n");
        let source = format!("source = \"{REGISTRY}\"\n");
        let sum = format!("checksum = \"{}\"\n", "0".repeat(64));
        for (lock, n_wrong) in [
            (package(&source, &sum), 0),
            (package("", ""), 0), // ours
            (package(&source, ""), 1),
            (package("source = \"git+https://example.org/a\"\n", &sum), 1),
            (package(&source, &sum) + &package(&source, "checksum = \"0\"\n"), 1),
        ] {
            assert_eq!(unlocked(&lock).count(), n_wrong, "{lock}");
        }
    }
}
