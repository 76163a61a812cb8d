// What is shipped and what each file of it weighs. A name without its hash stays the same from build to build.

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotli } from "./tools.mjs";

const FOLDERS = ["dist", "pkg"];

/** Invented tables that are fetched one at a time: what they weigh together matters to the offline copy alone. */
const TOGETHER = /^(dist\/examples)\/.*/;

/** Every file: `{ path, name, raw, brotli }`, where `name` is the path without the hash. */
export function weigh() {
  const known = new Map(); // the module lies in both folders, and brotli takes seconds for it
  return FOLDERS.filter((it) => existsSync(it)).flatMap((folder) => {
    const names = readdirSync(folder, { recursive: true }).map((it) => String(it).replaceAll("\\", "/"));
    const paths = names.map((it) => `${folder}/${it}`).filter((it) => statSync(it).isFile()).sort();
    return paths.map((path) => {
      const bytes = readFileSync(path);
      const key = bytes.toString("latin1");
      if (!known.has(key)) known.set(key, brotli(bytes));
      return { path, name: withoutHash(path), raw: bytes.length, brotli: known.get(key) };
    });
  });
}

const withoutHash = (path) => path.replace(/-[0-9a-f]{12}(?=\.[a-z]+$)/, "");

/** The files that index.html asks for by itself, and itself. */
export function firstLoad(files) {
  const html = readFileSync(join("dist", "index.html"), "utf8");
  const isAskedFor = (path) => /\.(css|js|wasm)$/.test(path) && html.includes(`href="${path.replace(/^dist\//, "")}"`);
  return files.filter(({ path }) => path === "dist/index.html" || (path.startsWith("dist/") && isAskedFor(path)));
}

/** What the first numbers that are entered bring along as well: the first load with the parts of the page's program made of them. */
export function firstScore(files) {
  return [...firstLoad(files), ...files.filter(({ name }) => /^dist\/(shared|whole)_bg\.wasm$/.test(name))];
}

/** The same with files that are weighed together as one. */
export function together(files) {
  const sums = new Map();
  for (const file of files) {
    const name = file.name.replace(TOGETHER, "$1/");
    const sum = sums.get(name) ?? { ...file, name, raw: 0, brotli: 0 };
    sums.set(name, { ...sum, raw: sum.raw + file.raw, brotli: sum.brotli + file.brotli });
  }
  return [...sums.values()];
}

export const total = (files, kind) => files.reduce((sum, it) => sum + it[kind], 0);
