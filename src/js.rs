//! The JavaScript module: the five functions for pages, workers and Node.

use wasm_bindgen::prelude::wasm_bindgen;

/// The version of this module.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
