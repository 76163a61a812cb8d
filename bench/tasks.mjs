// How long the page cannot answer while a large table comes in: its longest task on the main thread, by the browser's own count.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open } from "../tests/e2e/browser.mjs";
import { posts } from "./data.js";
import { heading, row, short, summary } from "./statistics.mjs";

const ROUNDS = 3;
const WAYS = [["file", 1], ["file", 10], ["file", 100], ["paste", 1], ["paste", 10]];

export async function measure({ say }) {
  const folder = mkdtempSync(join(tmpdir(), "zielwert-tasks-"));
  const results = [];
  try {
    for (const [way, megabytes] of WAYS) {
      const text = posts("german", megabytes);
      const path = join(folder, `${megabytes}.csv`);
      writeFileSync(path, text);
      const rounds = [];
      for (let round = 0; round < ROUNDS; round++) rounds.push(await (way === "file" ? dropped(path) : pasted(text)));
      results.push({ way, megabytes, rounds });
      say(`${way} of ${megabytes} MB: longest task ${rounds.map((it) => short(it.longest)).join(", ")} ms`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return results;
}

const dropped = (path) => watched((page) => page.locator("#file").setInputFiles(path));

/** Through the real clipboard, which is filled before anything is counted. */
const pasted = (text) => watched((page) => page.keyboard.press("Control+v"), async (page) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.locator("#paste").focus();
});

/** From the event to the ranking, and two seconds more. Tasks below 50 ms are not reported by browsers and count as 0. */
async function watched(act, before = () => {}) {
  const session = await open();
  const { page } = session;
  await page.locator("#paste").waitFor();
  await before(page);
  await page.waitForTimeout(2_000);
  await page.evaluate(() => {
    globalThis.tasks = [];
    globalThis.observer = new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map((it) => it.duration)));
    globalThis.observer.observe({ type: "longtask" });
  });
  const start = performance.now();
  await act(page);
  await page.locator("main.filled .leaders tbody tr").first().waitFor({ timeout: 120_000 });
  const ranking = performance.now() - start;
  await page.waitForTimeout(2_000);
  const longest = await page.evaluate(() => {
    globalThis.tasks.push(...globalThis.observer.takeRecords().map((it) => it.duration));
    return Math.max(0, ...globalThis.tasks);
  });
  await session.close();
  return { longest, ranking };
}

export function report(results) {
  const cells = (rounds, what) => {
    const { median, min, max } = summary(rounds.map((it) => it[what]));
    return `${short(median)} (${short(min)}–${short(max)})`;
  };
  return `## The main thread

German posts as a file chosen on the page, or pasted through the clipboard. *Longest task*: the longest time in which the page could not
answer, from the event to two seconds after the ranking stood there, by the browser's own count (Long Tasks; what takes less than 50 ms
is 0). *Ranking*: from the event until it stood there. ms, median with smallest–largest of ${ROUNDS}. Aim: no task over 50 ms.

${[
    heading(["", "MB", "longest task", "ranking"]),
    ...results.map(({ way, megabytes, rounds }) => row([way, megabytes, cells(rounds, "longest"), cells(rounds, "ranking")])),
  ].join("\n")}
`;
}
