// What a person waits for: the page, the ranking after a paste, the ranking after a slider has moved.

import { readFileSync } from "node:fs";
import { open } from "../tests/e2e/browser.mjs";
import { companies } from "./data.js";
import { heading, row, short, spread, summary } from "./statistics.mjs";

const STARTS = 9;
const PASTES = 9;
const MOVES = 40;
const ROWS = [40, 1_000, 10_000];

/**
 * In the page. A frame's work is over when a task of the highest priority that was asked for at its beginning runs: style, layout and
 * painting have run by then. Two animation frames later the person sees it at the latest.
 */
function helpers() {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const painted = () => scheduler.postTask(() => performance.now(), { priority: "user-blocking" });
  const ranking = () => document.querySelector('table[aria-label="Rangliste"]');

  /** From `start`: the end of the first frame in which `done` holds, and the second animation frame after it. */
  async function until(done, start) {
    for (;;) {
      await frame();
      const isDone = done();
      const end = await painted();
      if (!isDone) continue;
      await frame();
      return { work: end - start, seen: (await frame(), performance.now()) - start };
    }
  }

  /**
   * From the start that `begin` gives: `work` ends with the frame in which the ranking changed, `settled` with the last frame in
   * which anything did.
   */
  async function changed(begin) {
    let changes = 0, last = 0;
    const observer = new MutationObserver((records) => {
      last = performance.now();
      changes += records.filter((it) => ranking().contains(it.target)).length;
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    const start = await begin();
    // The page's own microtasks run first; then what is left of this frame.
    await null;
    let end = await painted();
    while (!changes) {
      if (performance.now() - start > 5_000) throw new Error("the ranking did not change");
      await frame();
      end = await painted();
    }
    const work = end - start;
    await frame();
    const seen = (await frame(), performance.now()) - start;
    while (performance.now() - Math.max(last, start) < 400) await new Promise((resolve) => setTimeout(resolve, 50));
    observer.disconnect();
    return { work, seen, settled: Math.max(work, last - start) };
  }

  globalThis.bench = {
    /** Waits for a paste by hand and for its ranking. */
    async pasted() {
      const start = await new Promise((resolve) => addEventListener("paste", () => resolve(performance.now()), { capture: true, once: true }));
      return until(() => ranking()?.querySelector("tbody tr"), start);
    },
    /** Sets a slider somewhere else, at the beginning of a frame. */
    async move(slider, value) {
      await frame();
      return changed(() => {
        const start = performance.now();
        slider.value = value;
        slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
        return start;
      });
    },
    /** The next event of a slider that the mouse holds. Browsers send it at the beginning of a frame. */
    dragged() {
      return changed(() => new Promise((resolve) => addEventListener("input", () => resolve(performance.now()), { capture: true, once: true })));
    },
    /** Two animation frames with nothing to do: the floor of `seen`. */
    async idle() {
      const start = (await frame(), performance.now());
      await frame();
      return (await frame(), performance.now()) - start;
    },
  };
}

/** Through the real clipboard and the keyboard. Answers when the ranking stands there. */
export async function paste({ page }, text) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(helpers);
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.getByRole("textbox", { name: "Zahlen einfügen" }).focus();
  // In two steps: a key can overtake the script that is to wait for it.
  await page.evaluate(() => { globalThis.pasting = globalThis.bench.pasted(); });
  await page.keyboard.press("Control+v");
  return page.evaluate(() => globalThis.pasting);
}

export async function measure({ say }) {
  const results = { start: [], paste: [], idle: [], moves: [] };
  for (let round = 0; round < STARTS; round++) results.start.push(await coldStart());
  say(`navigation to usable: ${spread(summary(results.start), " ms")}`);

  const industry = readFileSync("src/examples/industry.tsv", "utf8");
  for (let round = 0; round < PASTES; round++) {
    const session = await open();
    results.paste.push(await paste(session, industry));
    await session.close();
  }
  say(`paste to ranking: ${spread(summary(results.paste.map((it) => it.work)), " ms")}`);

  for (const rows of ROWS) {
    const session = await open();
    const { page } = session;
    await paste(session, companies(rows));
    const slider = page.getByRole("slider").first();
    await slider.waitFor();
    await page.waitForTimeout(1_000);
    const dragged = await drag(page, slider);
    const times = [];
    for (let move = 0; move < MOVES; move++) {
      // Back and forth, never to the same place.
      times.push(await slider.evaluate((slider, value) => globalThis.bench.move(slider, value), move % 2 ? 10 + move : 90 - move));
      if (rows === ROWS[0]) results.idle.push(await page.evaluate(() => globalThis.bench.idle()));
    }
    const places = await page.getByRole("table", { name: "Rangliste" }).locator("tbody tr").count();
    results.moves.push({ rows, places, times, dragged });
    const work = (times) => spread(summary(times.map((it) => it.work)), " ms");
    say(`slider with ${rows} rows: dragged ${work(dragged)}, set elsewhere ${work(times)}`);
    await session.close();
  }
  return results;
}

/** Takes the slider with the mouse and draws it to the right, then back, a few pixels at a time. */
async function drag(page, slider) {
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await slider.boundingBox();
  const to = (part) => page.mouse.move(x + width * part, y + height / 2);
  await to(0.2);
  await page.mouse.down();
  const times = [];
  for (let step = 1; times.length < MOVES; step++) {
    // A few pixels may be the same value: then nothing is sent, and the next step is waited for.
    await page.evaluate(() => { globalThis.dragging ??= globalThis.bench.dragged().finally(() => { globalThis.dragging = undefined; }); });
    const way = (step * 0.02) % 1.2;
    await to(0.2 + (way < 0.6 ? way : 1.2 - way));
    const time = await Promise.race([page.evaluate(() => globalThis.dragging), page.waitForTimeout(3_000)]);
    if (time) times.push(time);
    else if (step > 10 * MOVES) throw new Error("the slider cannot be drawn");
  }
  await page.mouse.up();
  await page.waitForTimeout(1_000);
  return times;
}

/** A page that nothing is cached of; ends when the text field can be used. */
async function coldStart() {
  const session = await open({ address: "/blank.html" });
  await session.page.addInitScript(() => {
    const look = () => {
      const isThere = document.querySelector("textarea, [role=textbox]") && !document.querySelector("#app > .start");
      if (!isThere) return requestAnimationFrame(look);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { globalThis.usable = performance.now(); };
      port2.postMessage(null);
    };
    requestAnimationFrame(look);
  });
  await session.page.goto(`${session.origin}/some/where/`);
  const usable = await session.page.waitForFunction(() => globalThis.usable);
  const value = await usable.jsonValue();
  await session.close();
  return value;
}

export function report({ start, paste, idle, moves }) {
  const of = (times, what) => summary(times.map((it) => it[what]));
  const both = (it) => `${short(it.median)} / ${short(it.p95)}`;
  return `## The page

Times in ms. *Work* runs from the event to the end of the frame in which the ranking had changed: handler, calculation, DOM, style,
layout, painting. *Seen* runs to the second animation frame after that, which takes ${short(summary(idle).median)} ms even when there is
nothing to do. *Settled* is the last change of anything on the page. The server is on the same machine; nothing is cached.

${[
    heading(["", "n", "work, median", "p95", "min–max", "seen, median / p95", "settled, median / p95"]),
    row(["navigation to usable, cold", start.length, ...cells(summary(start)), "", ""]),
    row(["paste of the industry example (40 companies × 5 channels) to ranking", paste.length, ...cells(of(paste, "work")), both(of(paste, "seen")), ""]),
    ...moves.flatMap(({ rows, times, dragged }) => [["dragged", dragged], ["set elsewhere at one go", times]].map(([how, times]) =>
      row([`goal slider ${how}, ${rows.toLocaleString("en")} result rows`, times.length, ...cells(of(times, "work")), both(of(times, "seen")), both(of(times, "settled"))]))),
  ].join("\n")}

The page shows the first ${Math.max(...moves.map((it) => it.places))} places and more on request; scores and ranks are worked out for every row.
`;
}

const cells = ({ median, p95, min, max }) => [short(median), short(p95), `${short(min)}–${short(max)}`];
