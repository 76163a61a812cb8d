//! pkg/: the JavaScript module without a user interface.

use crate::run::{Outcome, cargo, program, root, run, say};
use crate::sheets;
use crate::site::{Effort, target};
use crate::tools::{self, Tools};
use std::fs;
use std::time::Instant;

/// `cargo xtask package`
pub fn package(_: &[&str]) -> Outcome {
    write(&tools::for_build()?, Effort::Shipped)
}

/// Compiles, binds, optimises, and adds what Node needs.
pub fn write(tools: &Tools, effort: Effort) -> Outcome {
    let start = Instant::now();
    say("Building the JavaScript module into pkg/.");
    const TARGET: &str = "wasm32-unknown-unknown";
    let profile = effort.profile();
    let mut build = cargo(&["build", "--locked", "--profile", profile, "--target", TARGET]);
    run(effort.without_paths(build.args(["--features", "js", "--bin", "api"]))?)?;
    let pkg = root().join("pkg");
    let _ = fs::remove_dir_all(&pkg);
    let mut bind = program(tools.wasm_bindgen("wasm-bindgen"));
    bind.args(["--target", "web", "--out-name", "zielwert", "--out-dir"]).arg(&pkg);
    run(bind.arg(target()?.join(TARGET).join(profile).join("api.wasm")))?;
    sheets::beside_module(tools, &pkg, effort)?;
    run(effort.pass_on(tools.node("module.mjs").arg(&pkg))?)?;
    say(format!("pkg/ is ready ({} s).", start.elapsed().as_secs()));
    Ok(())
}
