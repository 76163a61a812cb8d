//! The page's program in parts: its front, and what is fetched later (`src/ui/parts.rs`).
//!
//! The compiler gives one program and, with it, what refers to what. The cut is made behind the compiler and before wasm-bindgen, which
//! sees the front alone: the others have nothing to do with JavaScript, their calls go through the front's table.

use crate::run::{Outcome, program, run};
use crate::site::{Effort, target};
use crate::tools::Tools;
use std::fs;
use std::path::{Path, PathBuf};

/// What each part is called in the page's folder, by the beginning of the name that the cut gives it: both parts of
/// `src/ui/parts.rs`, and what they share.
const PARTS: [(&str, &str); 3] =
    [("split_whole", "whole_bg.wasm"), ("split_later", "later_bg.wasm"), ("chunk_", "shared_bg.wasm")];

/// How they are fetched, as the cut writes it; `finish.mjs` makes it one file with wasm-bindgen's glue.
const LOADER: &str = "__wasm_split.js";

/// Replaces what Trunk made of the whole program, in `dist`, by its parts.
pub fn write(tools: &Tools, dist: &Path, effort: Effort) -> Outcome {
    let target = target()?;
    let whole = target.join("wasm32-unknown-unknown").join(effort.profile()).join("app.wasm");
    let folder = target.join("split");
    let _ = fs::remove_dir_all(&folder);
    run(program(tools.wasm_split()).arg(whole).arg(&folder).args(["--out-name", "app"]))?;
    let mut bind = program(tools.wasm_bindgen("wasm-bindgen"));
    // The parts need the table of functions, which is otherwise taken for a left-over.
    bind.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", "app", "--out-dir"]).arg(dist);
    run(bind.arg(folder.join("app.wasm")))?;
    let mut loader = read(&folder.join(LOADER))?;
    let parts = parts(&folder)?;
    for (beginning, name) in PARTS {
        let [part] = parts.iter().filter(|it| it.starts_with(beginning)).collect::<Vec<_>>()[..] else {
            return Err(format!("the program fell into other parts than expected: {}", parts.join(", ")));
        };
        copy(&folder.join(part), &dist.join(name))?;
        loader = loader.replace(&format!("./{part}"), &format!("./{name}"));
    }
    match parts.len() == PARTS.len() {
        true => {
            fs::write(folder.join(LOADER), loader).map_err(|reason| format!("could not write the loader: {reason}"))
        }
        false => Err(format!("the program fell into more parts than expected: {}", parts.join(", "))),
    }
}

/// Where the loader lies.
pub fn loader() -> Outcome<PathBuf> {
    Ok(target()?.join("split").join(LOADER))
}

fn read(file: &Path) -> Outcome<String> {
    fs::read_to_string(file).map_err(|reason| format!("could not read {}: {reason}", file.display()))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    fs::copy(from, to).map(|_| ()).map_err(|reason| format!("could not copy {}: {reason}", from.display()))
}

/// The files of all parts but the first.
fn parts(folder: &Path) -> Outcome<Vec<String>> {
    let entries = fs::read_dir(folder).map_err(|reason| format!("could not read {}: {reason}", folder.display()))?;
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    Ok(names.filter(|name| name.ends_with(".wasm") && name != "app.wasm").collect())
}
