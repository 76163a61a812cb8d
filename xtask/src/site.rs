//! dist/: the page as static files.

use crate::run::{Outcome, cargo, output, root, run, say};
use crate::tools::{self, Tools};
use std::path::PathBuf;
use std::time::Instant;

/// `cargo xtask build [--quick | --dev]`
pub fn build(args: &[&str]) -> Outcome {
    let tools = tools::for_build()?;
    match args {
        [] | ["--release"] => release(&tools),
        ["--quick"] => quick(&tools),
        ["--dev"] => run(tools.trunk().arg("build")),
        _ => Err(format!("`build` knows --quick and --dev, not {}", args.join(" "))),
    }
}

/// Builds, then finishes: Trunk puts the page together, the script makes it small, names its files by content and
/// writes the policy.
pub fn release(tools: &Tools) -> Outcome {
    let start = Instant::now();
    say("Building the page into dist/.");
    run(tools.trunk().args(["build", "--release"]))?;
    run(tools.node("finish.mjs").arg("dist").env("OPTIMISED", optimised()?))?;
    say(format!("dist/ is ready ({} s).", start.elapsed().as_secs()));
    Ok(())
}

/// The finished page without the slow half of the work: seconds instead of minutes, and a module several times as large.
fn quick(tools: &Tools) -> Outcome {
    run(tools.trunk().args(["build", "--release", "--cargo-profile", "quick"]))?;
    run(tools.node("finish.mjs").arg("dist").env("QUICK", "1"))
}

/// `cargo xtask watch`: in a folder of its own, so that dist/ keeps what is shipped.
pub fn watch(_: &[&str]) -> Outcome {
    run(tools::for_build()?.trunk().args(["serve", "--dist"]).arg(target()?.join("watch")))
}

/// `cargo xtask sizes`
pub fn sizes(_: &[&str]) -> Outcome {
    run(&mut tools::for_build()?.node("sizes.mjs"))
}

/// The folder that remembers what wasm-opt made of which module: it takes longer than everything else together.
pub fn optimised() -> Outcome<PathBuf> {
    Ok(target()?.join("wasm-opt"))
}

/// Cargo's target folder.
pub fn target() -> Outcome<PathBuf> {
    let metadata = output(&mut cargo(&["metadata", "--format-version", "1", "--no-deps", "--offline"]));
    let metadata = metadata.ok_or("`cargo metadata` failed")?;
    let folder = metadata.split_once("\"target_directory\":\"").and_then(|(_, rest)| rest.split('"').next());
    // JSON writes a Windows path with doubled backslashes.
    Ok(folder.map_or_else(|| root().join("target"), |it| PathBuf::from(it.replace("\\\\", "\\"))))
}
