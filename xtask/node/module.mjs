// Turns what wasm-bindgen has written into the module that others import. `node module.mjs <folder>`

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { esbuild, optimise } from "./tools.mjs";

const folder = process.argv[2];

// In a page and in a worker the glue fetches the module beside it. Node's fetch knows no file: addresses, so there the
// file is read. `getBuiltinModule` instead of an import, which bundlers for the web would stumble over. Writing Excel files is
// a module of its own, which is fetched when the first one is asked for.
const ENTRY = `
import initialise, { exportReport as text, workbook } from "./zielwert.js";
import initialiseSheets, { write } from "./zielwert_sheets.js";
export * from "./zielwert.js";
const beside = (name, source) => {
  const files = source === undefined && import.meta.url.startsWith("file:") && globalThis.process?.getBuiltinModule?.("node:fs");
  return files ? { module_or_path: files.readFileSync(new URL(name, import.meta.url)) } : source;
};
export default function init(source) {
  return initialise(beside("zielwert_bg.wasm", source));
}
let sheets;
async function xlsx(description) {
  sheets ??= Promise.resolve(initialiseSheets(beside("zielwert_sheets_bg.wasm"))).catch((reason) => {
    sheets = undefined;
    throw reason;
  });
  await sheets;
  return write(description, () => {});
}
export function exportReport(request, format) {
  return format === "xlsx" ? xlsx(workbook(request)) : text(request, format);
}
`;

for (const name of ["zielwert_bg.wasm", "zielwert_sheets_bg.wasm"]) {
  writeFileSync(join(folder, name), await optimise(join(folder, name)));
}

const bundle = await esbuild.build({
  stdin: { contents: ENTRY, resolveDir: folder },
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  write: false,
});
writeFileSync(join(folder, "zielwert.js"), bundle.outputFiles[0].contents);
for (const name of ["zielwert_bg.wasm.d.ts", "zielwert_sheets.js"]) rmSync(join(folder, name));
rmSync(join(folder, ".gitignore"), { force: true });

const manifest = readFileSync("Cargo.toml", "utf8");
const stated = (key) => manifest.match(new RegExp(`^${key} = "(.*)"$`, "m"))[1];
const description = {
  name: "zielwert",
  version: stated("version"),
  description: stated("description"),
  license: stated("license"),
  type: "module",
  types: "./zielwert.d.ts",
  exports: {
    ".": { types: "./zielwert.d.ts", default: "./zielwert.js" },
    "./zielwert_bg.wasm": "./zielwert_bg.wasm",
    "./zielwert_sheets_bg.wasm": "./zielwert_sheets_bg.wasm",
    "./package.json": "./package.json",
  },
  files: ["zielwert.js", "zielwert.d.ts", "*.wasm"],
  sideEffects: false,
  engines: { node: ">=20.16" },
};
writeFileSync(join(folder, "package.json"), `${JSON.stringify(description, null, 2)}\n`);
