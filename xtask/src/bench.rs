//! Speed, memory and sizes, beside others that do the same on this machine.

use crate::run::{Outcome, cargo, program, root, run, say};
use crate::site;
use crate::site::{optimised, target};
use crate::tools::{self, Tools};

/// `cargo xtask bench [part …]`
pub fn bench(parts: &[&str]) -> Outcome {
    let tools = tools::for_build()?;
    let browser = tools::for_pages()?;
    tools::node_packages("bench")?;
    site::write(&tools, site::Effort::Shipped)?;
    write(&tools)?;
    run(&mut cargo(&["build", "--locked", "--release", "--package", "zielwert-bench"]))?;

    let mut bench = program("node");
    bench.arg("bench/run.mjs").args(parts).env("CHROMIUM", browser.chromium);
    bench.env("BENCH_NATIVE", target()?.join("release").join("zielwert-bench"));
    match tools::numpy() {
        Ok((python, packages)) => bench.env("BENCH_PYTHON", python).env("PYTHONPATH", packages),
        Err(reason) => {
            say(format!("numpy is left out: {reason}"));
            bench.env("BENCH_NO_PYTHON", reason)
        }
    };
    run(&mut bench)
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
