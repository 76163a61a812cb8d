// What leaves and what comes back: a report in every format, a workbook of a large table, a project of ten megabytes.

import { once } from "node:events";
import { loadavg } from "node:os";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { open, started } from "../tests/e2e/browser.mjs";
import { companies } from "./data.js";
import { heading, row, short, summary } from "./statistics.mjs";

const FORMATS = ["csv", "tsv", "markdown", "html", "json", "svg", "sql", "spark_sql", "xlsx"];
const CALLS = 7;
const BOOKS = 3;
const OPENED = 5;
/** So many rows and columns the workbook has to have at least. */
const ROWS = 10_000;
const COLUMNS = 60;

export async function measure({ say }) {
  const results = { formats: [], book: null, opened: [], load: loadavg()[0] };
  for (const format of FORMATS) {
    // Each in a fresh program: the first call is what a person waits for.
    const times = await inWorker({ format, text: companies(40), calls: CALLS });
    results.formats.push({ format, first: times[0], later: summary(times.slice(1)) });
    say(`40 rows as ${format}: first ${short(times[0])} ms, then ${short(summary(times.slice(1)).median)} ms`);
  }
  results.book = await inWorker({ book: true, text: wide(ROWS), calls: BOOKS });
  say(`workbook of ${results.book[0].rows} rows × ${results.book[0].columns} columns: ${results.book.map((it) => short(it.described + it.written)).join(", ")} ms`);
  const file = project();
  for (let round = 0; round < OPENED; round++) {
    results.opened.push(await openedIn(file));
    say(`project of ${short(file.length / 1e6)} MB: ${short(results.opened.at(-1).shown)} ms, the page stood still for at most ${short(results.opened.at(-1).still)} ms`);
  }
  return results;
}

export const needsBrowser = false;

/** Companies with further columns, so that a row has more than COLUMNS measures and figures. */
function wide(rows) {
  const more = ["Gespeichert", "Klicks", "Kosten", "Umsatz"];
  return companies(rows).trimEnd().split("\n").map((line, place) => [line, ...more.map((name, at) => (place ? String((place * (at + 3)) % 997) : name))].join("\t")).join("\n");
}

/** Ten megabytes of which most are captions that nobody reads. */
function project() {
  const lines = Array.from({ length: ROWS }, (_, it) => `Marke ${it}\tLinkedIn\t${1000 + it}\t56\t7\t2000\t${"Lorem ipsum ".repeat(84)}`);
  const text = `Unternehmen\tKanal\tFollower\tLikes\tKommentare\tReichweite\tText\n${lines.join("\n")}\n`;
  return JSON.stringify({ zielwert: 1, request: { text, per: "company" } });
}

async function inWorker(job) {
  const worker = new Worker(new URL(import.meta.url), { workerData: { pkg: new URL("../pkg/", import.meta.url).href, ...job } });
  const [answer] = await once(worker, "message");
  await worker.terminate();
  return answer;
}

/** From the choice of the file to the ranking, and how long nothing else could run in the page meanwhile. */
async function openedIn(file) {
  const session = await open();
  const { page } = session;
  await started(page);
  await page.evaluate(() => {
    const times = { still: 0 };
    globalThis.times = times;
    let last = performance.now();
    setInterval(() => {
      const now = performance.now();
      times.still = Math.max(times.still, now - last);
      last = now;
    }, 5);
    document.addEventListener("change", () => { times.start = performance.now(); }, { capture: true, once: true });
    new MutationObserver(() => {
      if (!times.shown && document.querySelector('table[aria-label="Rangliste"] tbody tr')) times.shown = performance.now();
    }).observe(document.body, { subtree: true, childList: true });
  });
  await page.locator(".lasting input[type=file]").setInputFiles({ name: "projekt.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await page.waitForFunction(() => globalThis.times.shown, null, { timeout: 60_000, polling: 50 });
  const { start, shown, still } = await page.evaluate(() => globalThis.times);
  await session.close();
  return { shown: shown - start, still };
}

export function report({ formats, book, opened, load }) {
  const totals = book.map((it) => it.described + it.written);
  const shown = summary(opened.map((it) => it.shown));
  const still = summary(opened.map((it) => it.still));
  return `## Files and projects

Times on the clock in ms, from the built \`pkg/\` and \`dist/\`, at a load of ${load.toFixed(1)}. Each format has a program of its own in Node: *first* compiles the module as it goes.

${heading(["40 rows, `exportReport`", "first", "then, median", "min–max"])}
${formats.map(({ format, first, later }) => row([format, short(first), short(later.median), `${short(later.min)}–${short(later.max)}`])).join("\n")}

Aim: 300 ms.

An xlsx of ${book[0].rows.toLocaleString("en")} rows × ${book[0].columns} columns and the ranking (${book[0].cells.toLocaleString("en")} cells, ${(book[0].bytes / 1e6).toFixed(1)} MB): first ${short(totals[0])} ms
(${short(book[0].described)} to describe it, ${short(book[0].written)} to write it), then ${totals.slice(1).map(short).join(" and ")} ms. Aim: 3 s after the module has arrived.

A project of 10.3 MB (10,000 rows, captions nobody reads), from choosing the file to the ranking: median ${short(shown.median)} ms (${short(shown.min)}–${short(shown.max)});
the page stood still for at most ${short(still.max)} ms. Aim: 2 s.
`;
}

// In the worker.
if (!isMainThread && workerData?.pkg) {
  const zielwert = await import(`${workerData.pkg}zielwert.js`);
  await zielwert.default();
  const { format, text, calls } = workerData;
  const times = [];
  for (let call = 0; call < calls; call++) {
    // Never the same table twice: nothing is remembered.
    const request = { text: `${text.trimEnd()}\n${text.trimEnd().split("\n").at(-1).replace(/^[^\t]*/, `Neu ${call}`)}\n` };
    const start = performance.now();
    if (workerData.book) {
      const description = zielwert.workbook(request);
      const described = performance.now();
      const bytes = await zielwert.exportReport(request, "xlsx");
      const exported = performance.now();
      const { sheets } = JSON.parse(description);
      // Described a second time inside, from memory: that time counts for neither.
      const again = performance.now();
      zielwert.workbook(request);
      const once = performance.now() - again;
      times.push({
        described: described - start, written: exported - described - once, rows: sheets[1].rows.length - 1, columns: sheets[1].formats.length,
        cells: sheets.reduce((all, sheet) => all + sheet.rows.reduce((sum, cells) => sum + cells.length, 0), 0), bytes: bytes.length,
      });
    } else {
      await zielwert.exportReport(request, format);
      times.push(performance.now() - start);
    }
  }
  parentPort.postMessage(times);
}
