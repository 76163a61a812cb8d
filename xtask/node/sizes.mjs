// Lists the bytes of what is shipped, and whether the first load keeps to its budget. `node sizes.mjs`

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotli, kilobytes } from "./tools.mjs";

/** Everything that the first score needs, under brotli. */
const BUDGET = 200 * 1024;

for (const folder of ["dist", "pkg"].filter((it) => existsSync(it))) {
  const names = readdirSync(folder, { recursive: true }).map(String).filter((it) => statSync(join(folder, it)).isFile()).sort();
  console.log(`\n${folder}/`.padEnd(42) + "raw".padStart(11) + "brotli".padStart(11));
  const sizes = names.map((name) => {
    const bytes = readFileSync(join(folder, name));
    const size = { name, raw: bytes.length, brotli: brotli(bytes) };
    print(name, size);
    return size;
  });
  if (folder === "dist") {
    const html = readFileSync(join(folder, "index.html"), "utf8");
    const first = sizes.filter(({ name }) => name === "index.html" || /\.(css|js|wasm)$/.test(name) && html.includes(`href="${name}"`));
    const sum = { raw: total(first, "raw"), brotli: total(first, "brotli") };
    print(`first load (${first.length} files)`, sum);
    console.log(`  ${sum.brotli <= BUDGET ? "within" : "OVER"} the budget of ${kilobytes(BUDGET)} under brotli`);
  }
}

function total(sizes, kind) {
  return sizes.reduce((sum, size) => sum + size[kind], 0);
}

function print(name, size) {
  console.log(`  ${name}`.padEnd(41) + kilobytes(size.raw).padStart(11) + kilobytes(size.brotli).padStart(11));
}
