// The warehouse script in DuckDB on millions of posts, beside a query for one KPI written by hand (`sql.py`).

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { heading, ratio, row, short, spread, summary } from "./statistics.mjs";

export const needsBrowser = false;

const THREADS = 2;

export async function measure({ say, native, python, duckdb }) {
  if (!python) return [];
  const folder = mkdtempSync(join(process.env.BENCH_FOLDER || tmpdir(), "zielwert-bench-"));
  try {
    const script = join(folder, "script.sql");
    writeFileSync(script, execFileSync(native, ["sql"]));
    const sizes = (process.env.BENCH_MILLIONS || "5 10 20 50").split(" ");
    const program = spawn(python, ["bench/sql.py", script, folder, THREADS, ...sizes], {
      env: { ...process.env, PYTHONPATH: duckdb },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const ended = new Promise((resolve, reject) => {
      program.on("error", reject);
      program.on("close", (code) => (code ? reject(new Error(`bench/sql.py ended with ${code}`)) : resolve()));
    });
    const results = [];
    for await (const line of createInterface({ input: program.stdout })) {
      const it = JSON.parse(line);
      results.push(it);
      say(`${it.rows / 1e6} million: by hand ${spread(summary(it.seconds.hand), " s")}, script ${spread(summary(it.seconds.script), " s")}`);
    }
    await ended;
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The exponent b of the best line through log(seconds) = a + b·log(rows). */
export function exponent(points) {
  const logs = points.map(([rows, seconds]) => [Math.log(rows), Math.log(seconds)]);
  const mean = (at) => logs.reduce((sum, it) => sum + it[at], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const above = logs.reduce((sum, it) => sum + (it[0] - x) * (it[1] - y), 0);
  return above / logs.reduce((sum, it) => sum + (it[0] - x) ** 2, 0);
}

export function report(results, { missing }) {
  if (!results.length) return `## Warehouse\n\nNot measured: ${missing}.\n`;
  const [{ accounts, kpis }] = results;
  const parts = [`## Warehouse

Generated posts in a DuckDB file (\`bench/sql.py\`), pooled to ${accounts.toLocaleString("en")} accounts: the script with its ${kpis} KPIs, four goals, scores,
ranks and bounds, beside a query for one engagement rate written by hand, in turns, on ${THREADS} threads; both have to agree on that rate
to nine digits. Seconds on the clock and seconds of processor time in all threads, median with smallest–largest of ${results[0].seconds.hand.length}.
`, heading(["million rows", "by hand", "script", "rows/s", "by hand, processor", "script, processor", "script ÷ by hand, processor"])];
  for (const { rows, seconds, processor } of results) {
    const script = summary(seconds.script);
    parts.push(row([
      rows / 1e6, spread(summary(seconds.hand)), spread(script), short(rows / script.median),
      spread(summary(processor.hand)), spread(summary(processor.script)), spread(ratio(processor.script, processor.hand)),
    ]));
  }
  const fitted = (name) => short(exponent(results.map((it) => [it.rows, summary(it.processor[name]).median])));
  if (results.length > 1) {
    parts.push(`
Processor time grows with the number of rows to the power of ${fitted("script")} (script) and ${fitted("hand")} (by hand); 1 is linear.
`);
  }
  return parts.join("\n");
}
