// The method's arithmetic: in the browser, native, and numpy doing the same on the same numbers.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { heading, ratio, row, short, spread, summary } from "./statistics.mjs";

const JOBS = [
  { job: "draws", title: "10,000 Dirichlet draws × 40 rows × 12 criteria: weights, scores, places", tolerance: 0.2 },
  { job: "head_to_head_40", title: "exact head-to-head, Σ alpha = 32, 12 goals, 40 rows", tolerance: 1e-9 },
  { job: "head_to_head_1000", title: "the same, 1,000 rows", tolerance: 1e-9 },
  { job: "core", title: "the scoring formulas over 10,000 rows × 12: normalise, average, rank", tolerance: 1e-9 },
  { job: "complete", title: "the same without gaps, min-max, beside pymcdm instead of plain numpy", tolerance: 1e-9 },
  { job: "score", title: "the engine's scores over the table with gaps: normalise, average, coverage, bounds, ranks; for the bounds the best and the worst rank too, which numpy leaves out", tolerance: 1e-9 },
  { job: "weigh", title: "the same from normalised values on, as when a weight moves", tolerance: 1e-9 },
  { job: "drag_2000", title: "a weight moves, 40 rows × 12 KPIs: the whole report with its firmness, 2,000 draws", tolerance: 1e-9, alone: true },
  { job: "drag_10000", title: "the same, 10,000 draws", tolerance: 1e-9, alone: true },
];

const ROUNDS = 15;

export async function measure({ page, say, native, python }) {
  await page.evaluate(async () => { globalThis.bench = await import("/bench/client.js"); });
  await page.evaluate(() => globalThis.bench.start("method", { name: "method" }));
  const programs = { native: ask(native, []), ...(python && { numpy: ask(python, ["bench/method.py"]) }) };
  const ways = {
    wasm: (job) => page.evaluate((input) => globalThis.bench.run("method", { input }), job),
    ...Object.fromEntries(Object.entries(programs).map(([name, program]) => [name, program.run])),
  };
  const results = [];
  for (const it of JOBS) {
    // numpy has no counterpart to a whole report.
    const asked = Object.entries(ways).filter(([way]) => !(it.alone && way === "numpy"));
    const times = Object.fromEntries(asked.map(([way]) => [way, []]));
    for (let round = 0; round < ROUNDS; round++) {
      const answers = {};
      for (const [way, run] of asked) {
        const { ms, answer, parts } = await run(it.job);
        times[way].push(ms);
        answers[way] = answer;
        for (const [part, ms] of Object.entries(parts ?? {})) (times[part] ??= []).push(ms);
      }
      agree(it, answers);
    }
    results.push({ ...it, times });
    say(`${it.title}: ${Object.entries(times).map(([way, times]) => `${way} ${spread(summary(times), " ms")}`).join(", ")}`);
  }
  for (const program of Object.values(programs)) program.end();
  await page.evaluate(() => globalThis.bench.end("method"));
  return results;
}

/** All ways come to the same, or the times are worth nothing. */
function agree({ job, tolerance }, answers) {
  for (const [way, answer] of Object.entries(answers)) {
    const off = Math.abs(answer - answers.wasm);
    if (!(off <= tolerance * Math.max(1, Math.abs(answers.wasm)))) {
      throw new Error(`${job}: ${way} says ${answer}, wasm says ${answers.wasm}`);
    }
  }
}

/** A program that answers each line with milliseconds, a number, and the milliseconds of named parts. */
function ask(path, args) {
  const child = spawn(path, args, { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async run(job) {
      child.stdin.write(`${job}\n`);
      const { value = "nothing" } = await lines.next();
      const [ms, answer, ...rest] = value.split(" ");
      if (!Number.isFinite(Number(ms))) throw new Error(`${path} says: ${value}`);
      const parts = Object.fromEntries(rest.map((it) => it.split("=")).map(([name, ms]) => [name, Number(ms)]));
      return { ms: Number(ms), answer: Number(answer), parts };
    },
    end: () => child.stdin.end(),
  };
}

export function report(results, { missing }) {
  const parts = [`## Method

The same numbers everywhere (\`bench/src/method.rs\`, \`bench/method.py\`), and every way has to come to the same result. Each takes
its turn in every round; ms, median with smallest–largest of ${ROUNDS}. *× numpy* says how many times faster than numpy, round by round.
${missing ? `\nnumpy was not there: ${missing}.\n` : ""}`,
  heading(["", "wasm in a worker", "native", "numpy", "wasm × numpy", "native × numpy"])];
  for (const { title, times } of results) {
    const cell = (way) => (times[way] ? spread(summary(times[way])) : "–");
    const against = (way) => (times.numpy ? spread(ratio(times.numpy, times[way])) : "–");
    parts.push(row([title, cell("wasm"), cell("native"), cell("numpy"), against("wasm"), against("native")]));
  }
  const draws = results.find((it) => it.job === "draws");
  if (draws?.times.rank) {
    const of = (part) => short(summary(draws.times[part]).median);
    parts.push("", `Of numpy's draws, ${of("dirichlet")} ms are the Dirichlet numbers, ${of("matmul")} ms the product and ${of("rank")} ms one \`argsort\` per draw and the places from it.`);
  }
  return parts.join("\n") + "\n";
}
