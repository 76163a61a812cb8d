// The module starts in Node, by itself and from bytes, and exports what it promises.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const PKG = new URL("../../pkg/", import.meta.url);
const read = (name) => readFileSync(new URL(name, PKG));

/** A fresh instance: Node keeps one module per address. */
const load = (query) => import(new URL(`zielwert.js?${query}`, PKG));

test("finds its wasm file by itself", async () => {
  const zielwert = await load("alone");
  await zielwert.default();
  assert.equal(zielwert.version(), JSON.parse(read("package.json")).version);
});

test("takes the bytes", async () => {
  const zielwert = await load("bytes");
  await zielwert.default({ module_or_path: read("zielwert_bg.wasm") });
  assert.equal(zielwert.version(), JSON.parse(read("package.json")).version);
});

test("exports the functions of the contract, half of one, and nothing of the page", async () => {
  const names = Object.keys(await load("names")).sort();
  assert.deepEqual(names, ["analyse", "calculate", "catalogue", "checkFormula", "compare", "default", "draw", "exportReport", "fairness", "firmness", "guide", "heldText", "hold", "initSync", "openProject", "parse", "periods", "reviewCalendar", "standings", "top", "version", "workbook", "writeProject"]);
});

test("brings its declarations", () => {
  const declarations = read("zielwert.d.ts").toString();
  for (const name of ["parse", "analyse", "compare", "catalogue", "calculate", "exportReport", "draw", "version"]) assert.match(declarations, new RegExp(`export function ${name}\\(`), name);
});
