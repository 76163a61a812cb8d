//! release/: what is given to others. The hosted page with its compressed forms, the single file, the npm package, the
//! WordPress plugin, licences and checksums.

use crate::run::{Outcome, cargo, program, run, say};
use crate::site::{self, Effort, target};
use crate::tools::{self, Tools};
use std::fs;
use std::time::Instant;

/// `cargo xtask release [--quick]`
pub fn release(args: &[&str]) -> Outcome {
    let effort = match args {
        [] => Effort::Shipped,
        ["--quick"] => Effort::Quick,
        _ => return Err(format!("`release` knows --quick, not {}", args.join(" "))),
    };
    let tools = tools::for_build()?;
    site::write(&tools, effort)?;
    write(&tools, effort)
}

/// From what lies in dist/ and pkg/.
pub fn write(tools: &Tools, effort: Effort) -> Outcome {
    let start = Instant::now();
    say("Putting release/ together.");
    const TARGET: &str = "wasm32-unknown-unknown";
    let profile = effort.profile();
    // One program that is the page and, in a worker, the whole module: the single file has room for one.
    let mut build = cargo(&["build", "--locked", "--profile", profile, "--target", TARGET]);
    run(effort.without_paths(build.args(["--features", "ui,js", "--bin", "app"]))?)?;
    let folder = target()?.join("single");
    let _ = fs::remove_dir_all(&folder);
    let mut bind = program(tools.wasm_bindgen("wasm-bindgen"));
    bind.args(["--target", "web", "--no-typescript", "--out-name", "app", "--out-dir"]).arg(&folder);
    run(bind.arg(target()?.join(TARGET).join(profile).join("app.wasm")))?;
    run(effort.pass_on(tools.node("release.mjs").args(["dist", "pkg"]).arg(&folder))?)?;
    say(format!("release/ is ready ({} s).", start.elapsed().as_secs()));
    Ok(())
}
