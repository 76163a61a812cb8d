//! Everything that has to hold before a change lands, cheapest first.

use crate::fuzz;
use crate::licences;
use crate::release;
use crate::run::{Outcome, cargo, output, program, root, run, say};
use crate::site::{self, Effort};
use crate::tools::{self, Tools};
use crate::warehouse;
use std::fs;
use std::process::Command;
use std::time::Instant;

struct Step {
    name: &'static str,
    summary: &'static str,
    run: fn(&Tools) -> Outcome,
}

const STEPS: &[Step] = &[
    Step { name: "format", summary: "every file is formatted", run: |_| run(&mut cargo(&["fmt", "--all", "--check"])) },
    Step { name: "lint", summary: "no warning under any set of features", run: |_| lint() },
    Step { name: "pure", summary: "without features nothing of the browser is compiled", run: |_| pure() },
    Step { name: "licences", summary: "every crate's licence and source", run: |_| licences::check() },
    Step {
        name: "native",
        summary: "the engine's tests",
        run: |_| run(&mut cargo(&["test", "--locked", "--workspace", "--features", "sheets"])),
    },
    Step { name: "fuzz", summary: "hostile input at every door, some seconds each", run: |_| fuzz::short() },
    Step { name: "sql", summary: "the warehouse scripts on DuckDB and Spark", run: |_| warehouse::test() },
    Step { name: "wasm", summary: "what only a browser can show", run: wasm },
    Step { name: "build", summary: "the page and the module, as they are shipped", run: build },
    Step { name: "budget", summary: "no file weighs more than it may", run: budget },
    Step { name: "api", summary: "the JavaScript functions in Node", run: |_| run(&mut node_tests("tests/api")?) },
    Step {
        name: "page",
        summary: "a person's path through the page in Chromium, and the module in a page and in a worker",
        run: page,
    },
    Step {
        name: "engines",
        summary: "the release in Chromium, Firefox and WebKit: embedded, offline, from a file",
        run: engines,
    },
];

const WASM: &str = "wasm32-unknown-unknown";

/// `cargo xtask test [step …]`
pub fn test(names: &[&str]) -> Outcome {
    if let Some(unknown) = names.iter().find(|name| !STEPS.iter().any(|it| it.name == **name)) {
        let known: Vec<&str> = STEPS.iter().map(|it| it.name).collect();
        return Err(format!("there is no test step `{unknown}`; there are {}", known.join(", ")));
    }
    // All of it at once, so that a missing browser shows before the long part; a single step asks for what it needs.
    let tools = if names.is_empty() { tools::for_all()? } else { tools::for_build()? };
    let start = Instant::now();
    let mut failed = Vec::new();
    for step in STEPS.iter().filter(|it| names.is_empty() || names.contains(&it.name)) {
        println!("\n== {}: {} ({} s)", step.name, step.summary, start.elapsed().as_secs());
        if let Err(sentence) = (step.run)(&tools) {
            eprintln!("{sentence}");
            failed.push(step.name);
        }
    }
    println!();
    if failed.is_empty() {
        say(format!("Everything holds ({} s).", start.elapsed().as_secs()));
        Ok(())
    } else {
        Err(format!("Failed: {}. Run one alone with `cargo xtask test {}`.", failed.join(", "), failed[0]))
    }
}

/// `cargo xtask screenshots [name …]`
pub fn screenshots(names: &[&str]) -> Outcome {
    site::write(&tools::for_build()?, Effort::Shipped)?;
    run(with_browser(program("node").arg("tests/e2e/screenshots.mjs").args(names))?)
}

/// `cargo xtask lighthouse`
pub fn lighthouse(_: &[&str]) -> Outcome {
    site::write(&tools::for_build()?, Effort::Shipped)?;
    tools::node_packages("tests/lighthouse")?;
    run(with_browser(program("node").arg("tests/lighthouse/lighthouse.mjs"))?)
}

/// `cargo xtask soak [minutes] [seed]`
pub fn soak(args: &[&str]) -> Outcome {
    if args.len() > 2 || args.iter().any(|it| it.parse::<f64>().is_err()) {
        return Err(format!("`soak` takes minutes and a seed, not {}", args.join(" ")));
    }
    site::write(&tools::for_build()?, Effort::Shipped)?;
    run(with_browser(program("node").arg("tests/e2e/soak.mjs").args(args))?)
}

fn lint() -> Outcome {
    let sets: &[&[&str]] = &[
        &["--workspace", "--all-targets"],
        &["--workspace", "--all-targets", "--all-features"],
        &["--target", WASM, "--features", "ui", "--lib", "--bin", "app"],
        &["--target", WASM, "--features", "js", "--lib", "--bin", "api"],
        &["--target", WASM, "--features", "sheets", "--lib", "--bin", "sheets"],
        &["--target", WASM, "--all-features", "--test", "browser"],
    ];
    for set in sets {
        println!("cargo clippy {}", set.join(" "));
        run(cargo(&["clippy", "--quiet", "--locked"]).args(*set).args(["--", "--deny", "warnings"]))?;
    }
    Ok(())
}

/// The engine knows nothing of the browser (after rust-analyzer's invariant of the same kind).
fn pure() -> Outcome {
    let tree =
        output(&mut cargo(&["tree", "--locked", "--package", "zielwert", "--edges", "normal", "--prefix", "none"]));
    let tree = tree.ok_or("`cargo tree` failed")?;
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    let mut found: Vec<&str> = names.filter(|it| ["wasm-bindgen", "js-sys", "web-sys", "yew"].contains(it)).collect();
    found.dedup();
    if found.is_empty() {
        println!("{} crates, none of them for the browser", tree.lines().count() - 1);
        return Ok(());
    }
    Err(format!("without features the engine depends on {}: move that behind `ui` or `js`", found.join(", ")))
}

/// Without `split`: the test runner does not cut, and what is to be cut does not start uncut.
const TOGETHER: &str = "ui,js,sheets";

fn wasm(tools: &Tools) -> Outcome {
    let mut test = cargo(&["test", "--locked", "--target", WASM, "--features", TOGETHER, "--test", "browser"]);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.wasm_bindgen("wasm-bindgen-test-runner"));
    test.env("WASM_BINDGEN_TEST_TIMEOUT", "120"); // Seconds: a busy machine starts a browser slowly.
    run(with_browser(&mut test)?)
}

fn build(tools: &Tools) -> Outcome {
    site::write(tools, Effort::Shipped)?;
    site::sizes(&[])
}

/// Of what `build` has written.
fn budget(_: &Tools) -> Outcome {
    site::sizes(&["--check"])
}

fn page(_: &Tools) -> Outcome {
    run(with_browser(&mut node_tests("tests/e2e")?)?)
}

fn engines(tools: &Tools) -> Outcome {
    release::write(tools, Effort::Shipped)?;
    tools::for_engines()?;
    run(with_browser(&mut node_tests("tests/e2e/engines")?)?)
}

/// Node 20 knows no patterns for test files, so they are listed here.
fn node_tests(folder: &str) -> Outcome<Command> {
    let entries = fs::read_dir(root().join(folder)).map_err(|reason| format!("{folder}: {reason}"))?;
    let names = entries.flatten().map(|it| it.file_name().to_string_lossy().into_owned());
    let mut files: Vec<String> =
        names.filter(|it| it.ends_with(".test.mjs")).map(|it| format!("{folder}/{it}")).collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("{folder} holds no tests"));
    }
    let mut command = program("node");
    command.args(["--test", "--test-reporter=spec", "--test-timeout=600000"]).args(files);
    Ok(command)
}

fn with_browser(command: &mut Command) -> Outcome<&mut Command> {
    let browser = tools::for_pages()?;
    Ok(command.env("CHROMIUM", browser.chromium).env("CHROMEDRIVER", browser.driver))
}
