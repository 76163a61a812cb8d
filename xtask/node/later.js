// How the page's program fetches its second part (`src/ui/later.rs`); `finish.mjs` makes it one file with wasm-bindgen's glue.

import { initSync } from "./app.js";

/** Puts the second part beside the first and calls back, saying whether it is there. */
export async function __wasm_split_load_later(callback, data) {
  const first = initSync(); // its exports: it runs already
  let isThere = false;
  try {
    const response = await fetch(new URL("./later_bg.wasm", import.meta.url));
    if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
    await WebAssembly.instantiate(await response.arrayBuffer(), { __wasm_split: first });
    isThere = true;
  } catch (reason) {
    console.warn(reason);
  }
  first.__indirect_function_table.get(callback)(data, isThere);
}
