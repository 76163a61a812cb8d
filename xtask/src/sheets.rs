//! The spreadsheet module: fetched by the page, and by the JavaScript module, when the first spreadsheet is read or written.

use crate::run::{Outcome, cargo, program, run};
use crate::site::{Effort, target};
use crate::tools::Tools;
use std::fs;
use std::path::{Path, PathBuf};

const TARGET: &str = "wasm32-unknown-unknown";

/// Compiles it and binds it for both: as a classic script for the page's workers, as a module for everyone else.
fn bound(tools: &Tools, effort: Effort) -> Outcome<PathBuf> {
    let profile = effort.profile();
    let what = ["--target", TARGET, "--features", "sheets", "--bin", "sheets"];
    run(effort.without_paths(cargo(&["build", "--locked", "--profile", profile]).args(what))?)?;
    let target = target()?;
    let compiled = target.join(TARGET).join(profile).join("sheets.wasm");
    let folder = target.join("sheets");
    for (kind, name) in [("no-modules", "sheets"), ("web", "zielwert_sheets")] {
        let mut bind = program(tools.wasm_bindgen("wasm-bindgen"));
        bind.args(["--no-typescript", "--target", kind, "--out-name", name, "--out-dir"]).arg(folder.join(kind));
        run(bind.arg(&compiled))?;
    }
    Ok(folder)
}

/// `sheets.js` and `sheets_bg.wasm` beside the page.
pub fn beside_page(tools: &Tools, dist: &Path, effort: Effort) -> Outcome {
    let from = bound(tools, effort)?.join("no-modules");
    run(effort.pass_on(tools.node("sheets.mjs").arg(from).arg(dist))?)
}

/// `zielwert_sheets.js` and `zielwert_sheets_bg.wasm` beside the JavaScript module.
pub fn beside_module(tools: &Tools, pkg: &Path, effort: Effort) -> Outcome {
    let from = bound(tools, effort)?.join("web");
    for name in ["zielwert_sheets.js", "zielwert_sheets_bg.wasm"] {
        fs::copy(from.join(name), pkg.join(name)).map_err(|reason| format!("could not copy {name}: {reason}"))?;
    }
    Ok(())
}
