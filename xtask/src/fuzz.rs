//! `cargo xtask fuzz`: hostile input by the million, from seeds that are real examples.

use crate::run::{Outcome, cargo, output, program, root, run, say};
use crate::tools;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A target in fuzz/targets and where its seeds come from.
struct Target {
    name: &'static str,
    /// Files and folders of the repository.
    seeds: &'static [&'static str],
    /// The longest input that is tried, in bytes.
    longest: u32,
}

const TARGETS: &[Target] = &[
    Target {
        name: "parse",
        seeds: &["src/examples", "tests/fixtures/clipboard", "tests/fixtures/csv-spectrum"],
        longest: 4096,
    },
    Target { name: "numbers", seeds: &["src/examples", "fuzz/seeds/numbers"], longest: 512 },
    Target { name: "formula", seeds: &["fuzz/seeds/formula"], longest: 512 },
    Target { name: "request", seeds: &["fuzz/seeds/request"], longest: 4096 },
    Target { name: "project", seeds: &["tests/projects"], longest: 8192 },
    Target { name: "sheets", seeds: &["tests/sheets"], longest: 65536 },
    Target { name: "scorecard", seeds: &["src/examples"], longest: 1024 },
];

/// So long each target is tried where nobody says how long.
const SECONDS: u32 = 30;

/// `cargo xtask fuzz [target] [seconds]`. What cannot be had is said, and then nothing is tried.
pub fn fuzz(args: &[&str]) -> Outcome {
    let (mut chosen, mut seconds) = (None, SECONDS);
    for arg in args {
        match (arg.parse(), TARGETS.iter().find(|it| it.name == *arg)) {
            (Ok(number), _) => seconds = number,
            (_, Some(target)) => chosen = Some(target),
            _ => {
                let known: Vec<&str> = TARGETS.iter().map(|it| it.name).collect();
                return Err(format!("there is no target `{arg}`; there are {}", known.join(", ")));
            }
        }
    }
    let fuzzer = match fuzzer() {
        Ok(fuzzer) => fuzzer,
        Err(reason) => {
            say(format!("Nothing is fuzzed: {reason}."));
            return Ok(());
        }
    };
    for target in TARGETS.iter().filter(|it| chosen.is_none_or(|chosen| chosen.name == it.name)) {
        let seeds = seeds(target)?;
        say(format!("{}: {seconds} s from {seeds} seeds.", target.name));
        let mut command = program(&fuzzer);
        // The code holds no `unsafe`: there is nothing for an address sanitizer to find, and it takes half of the time.
        command.args(["fuzz", "run", target.name, "--sanitizer", "none", "--"]);
        command.arg(format!("-max_total_time={seconds}")).arg(format!("-max_len={}", target.longest));
        command.args(["-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1", "-verbosity=1"]);
        run(command.env("RUSTUP_TOOLCHAIN", "nightly"))?;
    }
    Ok(())
}

/// So long each door is tried in a whole test run.
const SECONDS_OF_TEST: &str = "10";

/// The same doors without a fuzzer, on whatever compiler there is: other inputs each time, by a seed that is said.
pub fn short() -> Outcome {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(1, |it| it.as_secs());
    let seed = std::env::var("DOOR_SEED").unwrap_or(now.to_string());
    say(format!("{SECONDS_OF_TEST} s for each door. Again: DOOR_SEED={seed} cargo xtask test fuzz"));
    let what = ["--features", "sheets", "--test", "doors", "--", "--nocapture"];
    let mut test = cargo(&["test", "--locked", "--profile", "fuzz"]);
    if let (true, Some(host)) = (cfg!(target_os = "linux"), host()) {
        // An input that takes all the memory there is shall end the test and not the machine.
        let variable = format!("CARGO_TARGET_{}_RUNNER", host.replace('-', "_").to_uppercase());
        test.env(variable, root().join("xtask").join("confined.sh"));
    }
    run(test.args(what).env("DOOR_SECONDS", SECONDS_OF_TEST).env("DOOR_SEED", seed))
}

/// What this machine is called by the compiler.
fn host() -> Option<String> {
    let version = output(program("rustc").arg("-vV"))?;
    version.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned)
}

/// cargo-fuzz, where a nightly compiler is there to run it with.
fn fuzzer() -> Outcome<PathBuf> {
    let toolchains = output(program("rustup").args(["toolchain", "list"])).ok_or("rustup is not there")?;
    if !toolchains.lines().any(|it| it.starts_with("nightly")) {
        return Err("it takes a nightly compiler (`rustup toolchain install nightly`)".to_owned());
    }
    tools::for_fuzzing()
}

/// Copies the seeds into the target's corpus, where what was found before lies too; gives their number.
fn seeds(target: &Target) -> Outcome<usize> {
    let corpus = root().join("fuzz").join("corpus").join(target.name);
    let failed = |reason: std::io::Error| format!("{}: {reason}", corpus.display());
    fs::create_dir_all(&corpus).map_err(failed)?;
    let mut n_seeds = 0;
    for folder in target.seeds {
        for file in files(&root().join(folder)) {
            let Some(name) = file.file_name() else { continue };
            fs::copy(&file, corpus.join(name)).map_err(failed)?;
            n_seeds += 1;
        }
    }
    if n_seeds == 0 { Err(format!("{} has no seeds", target.name)) } else { Ok(n_seeds) }
}

/// The files of a folder that are input and no code, those of its folders included.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path());
    let mut files: Vec<PathBuf> = entries
        .flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] })
        .filter(|path| !path.extension().is_some_and(|it| it == "rs" || it == "py" || it == "md"))
        .collect();
    files.sort();
    files
}
