// What is shipped weighs what? `node sizes.mjs` lists it, `--check` fails where a file is over its budget and says what grew,
// `--accept` makes what is there the new budget and writes docs/sizes.md.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { parts } from "./parts.mjs";
import { table } from "./sizes_table.mjs";
import { kilobytes, namesOf } from "./tools.mjs";
import { firstLoad, firstScore, together, total, weigh } from "./weigh.mjs";

const BUDGET = "xtask/budget.json";

/** What a file may gain before somebody has to look: a few per cent, and for small ones some words. */
const room = (bytes) => Math.ceil(Math.max(bytes * 1.03, bytes + 256));

const files = weigh();
const weighed = together(files);
const sums = Object.entries({ "first load": firstLoad(files), "first score": firstScore(files) })
  .map(([name, its]) => ({ name, raw: total(its, "raw"), brotli: total(its, "brotli") }));
const modules = new Map(weighed.filter(({ path }) => path.endsWith(".wasm")).map(({ name, path }) => [name, partsOf(path)]));
const budget = JSON.parse(readFileSync(BUDGET, "utf8"));

const [wish] = process.argv.slice(2);
if (wish === "--check") check();
else if (wish === "--accept") accept();
else list();

/** Nothing where the module was not optimised here: names are noted then. */
function partsOf(path) {
  const module = readFileSync(path);
  return existsSync(namesOf(module)) ? parts(module, readFileSync(namesOf(module), "utf8")) : undefined;
}

function list() {
  let folder;
  for (const size of weighed) {
    const [place] = size.name.split("/");
    if (place !== folder) console.log(`\n${place}/`.padEnd(42) + "raw".padStart(11) + "brotli".padStart(11));
    folder = place;
    print(size);
  }
  console.log();
  for (const sum of sums) {
    print(sum);
    console.log(`    ${sum.brotli <= budget.aim ? "within" : "over"} the aim of ${kilobytes(budget.aim)} under brotli`);
  }
}

function print({ name, raw, brotli }) {
  console.log(`  ${name}`.padEnd(41) + kilobytes(raw).padStart(11) + kilobytes(brotli).padStart(11));
}

/** Says so where the files do not come from a whole build: they would weigh several times as much. */
function isUnfinished() {
  const names = [...modules].filter(([, it]) => it === undefined).map(([name]) => name);
  if (names.length > 0) fail([`${names.join(", ")}: not optimised here, so that nothing can be weighed. Run \`cargo xtask build\` first.`]);
  return names.length > 0;
}

function check() {
  if (isUnfinished()) return;
  const sizes = [...weighed, ...sums];
  const complaints = [];
  for (const { name, brotli } of sizes) {
    const most = budget.files[name];
    if (most === undefined) complaints.push(`${name}: ${number(brotli)} bytes under brotli, and no budget`);
    else if (brotli > most) complaints.push(`${name}: ${number(brotli)} bytes under brotli, ${number(brotli - most)} over its budget of ${number(most)}`, ...grown(name));
  }
  if (complaints.length > 0) return fail([...complaints, "Make it smaller, or accept what it costs: `cargo xtask sizes --accept`, and say in the commit what it buys."]);
  const slack = sizes.filter(({ name, brotli }) => room(brotli) < budget.files[name] * 0.95).map(({ name }) => name);
  const gone = Object.keys(budget.files).filter((name) => !sizes.some((it) => it.name === name));
  console.log(`${sizes.length} weights within their budgets; ${sums.map(({ name, brotli }) => `the ${name} has ${number(brotli)} bytes under brotli`).join(", ")}, the aim is ${number(budget.aim)}`);
  if (slack.length + gone.length > 0) console.log(`Lighter than the budget knows: ${[...slack, ...gone].join(", ")}. \`cargo xtask sizes --accept\` keeps that.`);
}

/** The parts of a module that have grown since its budget was set, largest first. */
function grown(name) {
  const before = budget.parts[name] ?? {};
  const changes = [...modules.get(name) ?? []].map(([part, bytes]) => [part, bytes - (before[part] ?? 0)]);
  const most = changes.filter(([, more]) => more > 0).sort(([, a], [, b]) => b - a).slice(0, 12);
  return most.map(([part, more]) => `    ${part}: +${number(more)} bytes, unpacked`);
}

function fail(lines) {
  console.error(lines.join("\n"));
  process.exitCode = 1;
}

function accept() {
  if (isUnfinished()) return;
  // What fits into its budget gets no more of it.
  const most = ({ name, brotli }) => (brotli <= budget.files[name] ? Math.min(room(brotli), budget.files[name]) : room(brotli));
  const next = {
    aim: budget.aim,
    files: Object.fromEntries([...sums, ...weighed].map((it) => [it.name, most(it)])),
    parts: Object.fromEntries([...modules].filter(([name]) => name.startsWith("dist/")).map(([name, it]) => [name, Object.fromEntries(it)])),
  };
  writeFileSync(BUDGET, `${JSON.stringify(next, undefined, 1)}\n`);
  writeFileSync("docs/sizes.md", table({ sums, weighed, modules, aim: budget.aim }));
  console.log(`${BUDGET} and docs/sizes.md say what is there now`);
}

function number(value) {
  return value.toLocaleString("en");
}
