//! Speed, memory and sizes, beside others that do the same on this machine.

use crate::release;
use crate::run::{Outcome, cargo, program, root, run, say};
use crate::site;
use crate::site::{optimised, target};
use crate::tools::{self, Tools};
use std::path::PathBuf;

/// `cargo xtask bench [part …]`
pub fn bench(parts: &[&str]) -> Outcome {
    let mut bench = program("node");
    bench.arg("bench/run.mjs").args(parts);
    tools::node_packages("bench")?;
    tools::node_packages("tests/e2e")?;
    // The warehouse alone has nothing to do with the page.
    if parts != ["sql"] {
        let tools = tools::for_build()?;
        bench.env("CHROMIUM", tools::for_pages()?.chromium);
        site::write(&tools, site::Effort::Shipped)?;
        if parts.is_empty() || parts.contains(&"embed") {
            release::write(&tools, site::Effort::Shipped)?;
        }
        write(&tools)?;
    }
    run(&mut cargo(&["build", "--locked", "--release", "--package", "zielwert-bench"]))?;
    bench.env("BENCH_NATIVE", target()?.join("release").join("zielwert-bench"));
    match python() {
        Ok([python, numpy, duckdb]) => {
            bench.env("BENCH_PYTHON", python).env("PYTHONPATH", numpy).env("BENCH_DUCKDB", duckdb)
        }
        Err(reason) => {
            say(format!("numpy and DuckDB are left out: {reason}"));
            bench.env("BENCH_NO_PYTHON", reason)
        }
    };
    run(&mut bench)
}

/// Python, and the folders of numpy and of DuckDB.
fn python() -> Outcome<[PathBuf; 3]> {
    let python = tools::python()?;
    let numpy = tools::python_packages(&python, "bench/requirements.txt")?;
    let duckdb = tools::python_packages(&python, "tests/sql/duckdb.txt")?;
    Ok([python, numpy, duckdb])
}

/// bench/pkg/: the engine with entries that the shipped module has no use for, built and optimised alike.
fn write(tools: &Tools) -> Outcome {
    say("Building the benchmarks into bench/pkg/.");
    const TARGET: &str = "wasm32-unknown-unknown";
    run(&mut cargo(&["build", "--locked", "--release", "--target", TARGET, "--package", "zielwert-bench"]))?;
    let folder = root().join("bench").join("pkg");
    let mut bind = program(tools.wasm_bindgen("wasm-bindgen"));
    bind.args(["--target", "web", "--no-typescript", "--out-name", "bench", "--out-dir"]).arg(&folder);
    run(bind.arg(target()?.join(TARGET).join("release").join("zielwert-bench.wasm")))?;
    run(tools.node("optimise.mjs").arg(folder.join("bench_bg.wasm")).env("OPTIMISED", optimised()?))
}
