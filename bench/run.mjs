// `cargo xtask bench` prepares everything that this needs and then runs it.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem, type } from "node:os";
import { FOLDERS, open, stop, version } from "../tests/e2e/browser.mjs";
import * as embed from "./embed.mjs";
import * as engine from "./engine.mjs";
import * as files from "./files.mjs";
import * as method from "./method.mjs";
import * as page from "./page.mjs";
import * as sizes from "./sizes.mjs";
import * as sql from "./sql.mjs";
import * as tasks from "./tasks.mjs";

/** From here on docs/benchmarks.md is written by hand. */
const VERDICT = "## What the figures say";

const PARTS = { page, tasks, engine, method, files, sizes, embed, sql };
const { BENCH_NATIVE: native, BENCH_PYTHON: python, BENCH_DUCKDB: duckdb, BENCH_NO_PYTHON: missing } = process.env;

const names = process.argv.slice(2);
const unknown = names.find((it) => !PARTS[it]);
if (unknown) {
  console.error(`there is no benchmark \`${unknown}\`; there are ${Object.keys(PARTS).join(", ")}`);
  process.exit(2);
}
const wanted = Object.keys(PARTS).filter((it) => !names.length || names.includes(it));

FOLDERS["/bench/"] = "bench";
const say = (text) => console.log(`  ${text}`);
const loadBefore = loadavg()[0];
const texts = [];
for (const name of wanted) {
  console.log(`\n== ${name}`);
  const session = PARTS[name].needsBrowser === false ? null : await open({ address: "/blank.html" });
  const results = await PARTS[name].measure({ page: session?.page, say, native, python, duckdb });
  await session?.close();
  texts.push(PARTS[name].report(results, { missing }));
  console.log(`\n${texts.at(-1)}`); // what is there is there, should a later part fail
}
const chromium = wanted.some((name) => PARTS[name].needsBrowser !== false) ? await version() : "not used";
await stop();

const text = [`# Benchmarks

\`cargo xtask bench\` takes all of these in one run, in headless Chromium, and writes this page.

${conditions()}
`, ...texts].join("\n");
console.log(`\n${conditions()}`);
if (wanted.length === Object.keys(PARTS).length) {
  const path = "docs/benchmarks.md";
  const before = readFileSync(path, "utf8");
  const byHand = before.slice(before.indexOf(VERDICT));
  writeFileSync(path, `${text.trimEnd()}\n\n${byHand.startsWith(VERDICT) ? byHand : `${VERDICT}\n`}`);
  console.log(`${path} is written. What stands there under "${VERDICT.slice(3)}" was kept: see whether it still holds.`);
}

function conditions() {
  const said = (program, args = ["--version"]) => {
    try {
      return execFileSync(program, args, { encoding: "utf8" }).trim().split("\n")[0];
    } catch {
      return "–";
    }
  };
  const pinned = (name) => JSON.parse(readFileSync("bench/package.json", "utf8")).devDependencies[name];
  const numpy = python ? said(python, ["-c", "import sys, numpy; from importlib.metadata import version; print(f'Python {sys.version.split()[0]}, numpy {numpy.__version__}, pymcdm {version(\"pymcdm\")}')"]) : "without numpy";
  return [
    `- Date: ${new Date().toISOString().slice(0, 10)}, commit ${said("git", ["describe", "--always", "--dirty"])}`,
    `- Machine: ${cpus().length} × ${cpus()[0].model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${type()} ${release()}`,
    `- Load (one minute) before: ${loadBefore.toFixed(1)}, after: ${loadavg()[0].toFixed(1)}; the runs themselves make about 1 to 1.5 of it`,
    `- Chromium ${chromium}, Node ${process.version.slice(1)}, ${said("rustc")}, ${numpy}`,
    `- ${[["PapaParse", "papaparse"], ["uDSV", "udsv"], ["d3-dsv", "d3-dsv"], ["SheetJS", "xlsx"], ["arquero", "arquero"]].map(([name, id]) => `${name} ${pinned(id)}`).join(", ")}`,
  ].join("\n");
}
