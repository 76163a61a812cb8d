//! Hostile input at each door, made from real examples by a seeded generator: the doors of `fuzz/`, on any compiler and without
//! watching what an input reaches. `cargo xtask test fuzz` gives each some seconds, `cargo test` 150 inputs.
#![allow(clippy::disallowed_types, reason = "what is measured is the time")]

mod mutate;

#[path = "../../fuzz/doors/formula.rs"]
mod formula;
#[path = "../../fuzz/doors/numbers.rs"]
mod numbers;
#[path = "../../fuzz/doors/parse.rs"]
mod parse;
#[path = "../../fuzz/doors/project.rs"]
mod project;
#[path = "../../fuzz/doors/request.rs"]
mod request;
#[path = "../../fuzz/doors/scorecard.rs"]
mod scorecard;
#[path = "../../fuzz/doors/sheets.rs"]
mod sheets;

use mutate::Mutator;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

/// What comes in, where its seeds are, and how long an input gets, in bytes.
struct Door {
    name: &'static str,
    run: fn(&[u8]),
    seeds: &'static [&'static str],
    longest: usize,
}

/// The beginning that is text: what a browser hands over always is.
fn text(bytes: &[u8]) -> &str {
    str::from_utf8(bytes).unwrap_or_else(|it| str::from_utf8(&bytes[..it.valid_up_to()]).unwrap_or_default())
}

const TABLES: &[&str] = &["src/examples", "tests/fixtures/clipboard", "tests/fixtures/csv-spectrum"];

const DOORS: &[Door] = &[
    Door { name: "parse", run: parse::run, seeds: TABLES, longest: 4096 },
    Door {
        name: "numbers",
        run: |it| numbers::run(text(it)),
        seeds: &["src/examples", "fuzz/seeds/numbers"],
        longest: 512,
    },
    Door { name: "formula", run: |it| formula::run(text(it)), seeds: &["fuzz/seeds/formula"], longest: 512 },
    Door { name: "request", run: |it| request::run(text(it)), seeds: &["fuzz/seeds/request"], longest: 4096 },
    Door { name: "project", run: |it| project::run(text(it)), seeds: &["tests/projects"], longest: 8192 },
    Door { name: "sheets", run: sheets::run, seeds: &["tests/sheets"], longest: 65536 },
    Door { name: "scorecard", run: scorecard::run, seeds: &["src/examples"], longest: 1024 },
];

/// No input of a page may take longer, even in a test's unoptimised build on a busy machine.
const SLOWEST: Duration = Duration::from_secs(20);

/// Inputs per door where nobody says how many seconds.
const INPUTS: u64 = 150;

#[test]
fn nothing_at_a_door_panics_or_hangs() {
    let number = |name: &str| std::env::var(name).ok().and_then(|it| it.parse::<u64>().ok());
    let seconds = number("DOOR_SECONDS");
    let seed = number("DOOR_SEED").unwrap_or(1);
    let only = std::env::var("DOOR").ok();
    let trace = std::env::var("DOOR_TRACE").map(std::path::PathBuf::from).ok();
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if !sheets::is_theirs(panic) {
            usual(panic);
        }
    }));
    for door in DOORS.iter().filter(|it| only.as_deref().is_none_or(|only| only == it.name)) {
        let start = Instant::now();
        let mut mutator = Mutator::new(seeds(door), door.longest, seed);
        let (mut inputs, mut slowest) = (0, Duration::ZERO);
        while seconds.map_or(inputs < INPUTS, |it| start.elapsed().as_secs() < it) {
            let input = mutator.next();
            if let Some(place) = &trace {
                // What ends the whole process, as the end of memory does, leaves its input here.
                std::fs::write(place, &input).expect("a place for the input");
            }
            let before = Instant::now();
            let outcome = catch_unwind(AssertUnwindSafe(|| (door.run)(&input)));
            slowest = slowest.max(before.elapsed());
            inputs += 1;
            if outcome.is_err() || slowest > SLOWEST {
                let found = std::env::temp_dir().join(format!("zielwert-{}-{seed}-{inputs}", door.name));
                std::fs::write(&found, &input).expect("a temporary file");
                let what = if outcome.is_err() { "a panic" } else { "too long" };
                panic!("{}, seed {seed}, input {inputs}: {what}. It lies in {}", door.name, found.display());
            }
        }
        println!("{}: {inputs} inputs, {} s, slowest {slowest:?}", door.name, start.elapsed().as_secs());
    }
}

#[test]
fn a_generator_repeats_itself_and_reaches_far() {
    let door = &DOORS[0];
    let inputs = |seed| {
        let mut mutator = Mutator::new(seeds(door), door.longest, seed);
        (0..200).map(|_| mutator.next()).collect::<Vec<_>>()
    };
    assert_eq!(inputs(1), inputs(1));
    assert_ne!(inputs(1), inputs(2));
    let mut different = inputs(1);
    assert!(different.iter().all(|it| it.len() <= door.longest));
    different.sort();
    different.dedup();
    assert!(different.len() > 190, "{}", different.len());
}

/// The files of these folders that are input and no code.
fn seeds(door: &Door) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = door.seeds.iter().flat_map(|folder| files(&root.join(folder))).collect();
    files.sort();
    assert!(!files.is_empty(), "{} has no seeds", door.name);
    files.iter().map(|it| std::fs::read(it).expect("a seed")).collect()
}

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of seeds").flatten().map(|it| it.path());
    let files = entries.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] });
    files.filter(|it| !it.extension().is_some_and(|it| it == "rs" || it == "py" || it == "md")).collect()
}
