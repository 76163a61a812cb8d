// The spreadsheet module's two files. `node sheets.mjs <folder with what wasm-bindgen wrote> <folder to write to>`
//
// `sheets.js` carries the glue as a text, for the worker that it starts; `sheets_bg.wasm` is fetched when the first file arrives.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { esbuild, optimise } from "./tools.mjs";

const [from, to] = process.argv.slice(2);

const short = (text, options) => esbuild.transformSync(text, { loader: "js", target: "es2022", minify: true, ...options }).code;
// A classic script: its one global is what the worker calls, so no name at the top may be shortened.
const glue = short(readFileSync(join(from, "sheets.js"), "utf8"), {});
const loader = readFileSync("src/js/sheets.js", "utf8");
writeFileSync(join(to, "sheets.js"), short(loader, { format: "esm", define: { GLUE: JSON.stringify(glue) } }));
writeFileSync(join(to, "sheets_bg.wasm"), await optimise(join(from, "sheets_bg.wasm")));
