//! dist/: the page as static files.

use crate::module;
use crate::reproduce::leave_out_paths;
use crate::run::{Outcome, cargo, output, root, run, say};
use crate::sheets;
use crate::split;
use crate::tools::{self, Tools};
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

/// `cargo xtask build [--quick | --dev]`
pub fn build(args: &[&str]) -> Outcome {
    let tools = tools::for_build()?;
    match args {
        [] | ["--release"] => write(&tools, Effort::Shipped),
        ["--quick"] => write(&tools, Effort::Quick),
        ["--dev"] => run(tools.trunk().arg("build")),
        _ => Err(format!("`build` knows --quick and --dev, not {}", args.join(" "))),
    }
}

/// How a build weighs its own time against what it gives.
#[derive(Clone, Copy, PartialEq)]
pub enum Effort {
    /// As it is shipped: minutes.
    Shipped,
    /// Without the slow half of the work: seconds, and modules several times as large.
    Quick,
}

impl Effort {
    /// Cargo's profile, which is also the folder under the target.
    pub fn profile(self) -> &'static str {
        if self == Effort::Shipped { "release" } else { "quick" }
    }

    /// A build that names no folder of this machine, where it is shipped.
    pub fn without_paths(self, command: &mut Command) -> Outcome<&mut Command> {
        leave_out_paths(command, self == Effort::Shipped)
    }

    /// What the scripts in xtask/node look at.
    pub fn pass_on(self, script: &mut Command) -> Outcome<&mut Command> {
        if self == Effort::Quick {
            script.env("QUICK", "1");
        }
        Ok(script.env("OPTIMISED", optimised()?))
    }
}

/// dist/ and pkg/: Trunk puts the page together; the script makes it small, lays the whole module beside it, names the
/// files by content and writes the policy.
pub fn write(tools: &Tools, effort: Effort) -> Outcome {
    let start = Instant::now();
    module::write(tools, effort)?;
    say("Building the page into dist/.");
    let how = ["build", "--release", "--cargo-profile", effort.profile(), "--features", "split,brief"];
    let mut trunk = tools.trunk();
    run(effort.without_paths(trunk.args(how))?)?;
    split::write(tools, &root().join("dist"), effort)?;
    sheets::beside_page(tools, &root().join("dist"), effort)?;
    run(effort.pass_on(tools.node("finish.mjs").args(["dist", "pkg"]).arg(split::loader()?))?)?;
    say(format!("dist/ is ready ({} s).", start.elapsed().as_secs()));
    Ok(())
}

/// `cargo xtask watch`: in a folder of its own, so that dist/ keeps what is shipped.
pub fn watch(_: &[&str]) -> Outcome {
    run(tools::for_build()?.trunk().args(["serve", "--dist"]).arg(target()?.join("watch")))
}

/// `cargo xtask sizes [--check | --accept]`
pub fn sizes(args: &[&str]) -> Outcome {
    if !matches!(args, [] | ["--check"] | ["--accept"]) {
        return Err(format!("`sizes` knows --check and --accept, not {}", args.join(" ")));
    }
    run(tools::for_build()?.node("sizes.mjs").args(args).env("OPTIMISED", optimised()?))
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
