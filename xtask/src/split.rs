//! The page's program in two parts: what the first score needs, and what is fetched later (`src/ui/later.rs`).
//!
//! The compiler gives one program and, with it, what refers to what. The cut is made behind the compiler and before wasm-bindgen, which
//! sees the first part alone: the second has nothing to do with JavaScript, its calls go through the first one's table.

use crate::run::{Outcome, program, run};
use crate::site::{Effort, target};
use crate::tools::Tools;
use std::fs;
use std::path::Path;

/// The second part's name in `src/ui/later.rs`.
const PART: &str = "later";

/// Replaces what Trunk made of the whole program, in `dist`, by its two parts. `finish.mjs` adds how the second is fetched.
pub fn write(tools: &Tools, dist: &Path, effort: Effort) -> Outcome {
    let target = target()?;
    let whole = target.join("wasm32-unknown-unknown").join(effort.profile()).join("app.wasm");
    let folder = target.join("split");
    let _ = fs::remove_dir_all(&folder);
    run(program(tools.wasm_split()).arg(whole).arg(&folder).args(["--out-name", "app"]))?;
    let parts = parts(&folder)?;
    if parts != [format!("split_{PART}.wasm")] {
        return Err(format!("the program fell into other parts than expected: {}", parts.join(", ")));
    }
    let mut bind = program(tools.wasm_bindgen("wasm-bindgen"));
    // The second part needs the table of functions, which is otherwise taken for a left-over.
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "app", "--out-dir"]).arg(dist);
    run(bind.arg(folder.join("app.wasm")))?;
    let to = dist.join(format!("{PART}_bg.wasm"));
    fs::copy(folder.join(&parts[0]), to)
        .map(|_| ())
        .map_err(|reason| format!("could not copy the second part: {reason}"))
}

/// The files of all parts but the first.
fn parts(folder: &Path) -> Outcome<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|reason| format!("could not read {}: {reason}", folder.display()))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(names.filter(|name| name.ends_with(".wasm") && name != "app.wasm").collect())
}
