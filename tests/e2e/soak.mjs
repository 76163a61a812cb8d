// Half an hour of a restless visitor: seeded random actions on a page with 1,000 rows, by real mouse and keyboard.
// `node soak.mjs [minutes] [seed]`
//
// Fails on an error in the console, on the notice of a broken program, and where memory after a forced clean-up has grown by more than
// a fifth since the warm-up. Reports how long the page took to answer (interaction to next paint).

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { seeded } from "../../bench/data.js";
import { FLAGS, PAGE, serve, started } from "./browser.mjs";

const MINUTES = Number(process.argv[2] ?? 30);
const SEED = Number(process.argv[3] ?? process.env.SOAK_SEED ?? Date.now() % 1e9);
const ROWS = 1000;
/** This share of the time is warm-up: caches fill, code is compiled, WebAssembly memory reaches its size. */
const WARM_UP = 0.25;
const SAMPLE_EVERY = Math.min(20_000, (MINUTES * 60_000) / 24);
const MOST_GROWTH = 1.2;

const random = seeded(SEED);
const below = (most) => Math.floor(random() * most);
const of = (list) => list[below(list.length)];
const TABLE = table();

const folder = mkdtempSync(join(tmpdir(), "zielwert-soak-"));
const server = await serve();
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS, downloadsPath: folder });
const context = await browser.newContext({ locale: "de-DE", viewport: { width: 1440, height: 900 }, permissions: ["clipboard-read", "clipboard-write"], serviceWorkers: "block" });
const errors = [];
const done = [];
const page = await context.newPage();
// What we let run in every frame is kept out of the one that prints, and the proof of privacy tries a request and shows how the browser
// refuses it: both are as they should be.
const isOurs = (text) => /^Blocked script execution in 'about:srcdoc' because .*sandboxed/.test(text) || /'?https:\/\/example\.org\/zielwert-proof'?.*(violates|Refused to connect)/.test(text);
context.on("console", (it) => it.type() === "error" && !isOurs(it.text()) && errors.push(it.text()));
context.on("weberror", (it) => errors.push(String(it.error())));
context.on("page", (other) => other.close().catch(() => {}));
page.on("crash", () => errors.push("the page's process ended"));
page.on("download", (it) => it.delete().catch(() => {}));
page.on("dialog", (it) => it.accept().catch(() => {}));
await context.addInitScript(watch);
await page.goto(`http://127.0.0.1:${server.address().port}${PAGE}`);
await started(page);
const devtools = await context.newCDPSession(page);
const system = await browser.newBrowserCDPSession();

console.log(`seed ${SEED}, ${MINUTES} minutes, ${ROWS} rows`);
const start = performance.now();
const elapsed = () => (performance.now() - start) / 60_000;
const samples = [];
let nextSample = 0;
let stray = 0;
let actions = 0;
let largest = 0; // bytes of WebAssembly memory so far: it never shrinks, so that one moment decides
await base();
while (elapsed() < MINUTES && errors.length === 0) {
  if (performance.now() >= nextSample) {
    await base().catch(failed);
    samples.push(await memory());
    nextSample = performance.now() + SAMPLE_EVERY;
  }
  const [name, act] = weighted();
  done.push(name);
  if (done.length > 25) done.shift();
  try {
    const what = await act();
    if (what) done[done.length - 1] = `${name}: ${what}`;
  } catch (reason) {
    // It was gone by then: that happens to people too.
    if (!/Timeout|not attached|detached|not visible|Execution context/.test(String(reason))) errors.push(`${name}: ${String(reason).slice(0, 600)}`);
  }
  actions++;
  await page.waitForTimeout(20 + below(120));
  const { isBroken, length, wasm } = await page.evaluate(() => ({
    isBroken: document.querySelector(".crash") !== null, length: document.querySelector("#app textarea")?.value.length, wasm: globalThis.soak.wasm(),
  })).catch(() => ({}));
  if (wasm > largest + 2 ** 20) console.log(`  ${elapsed().toFixed(1)} min: WebAssembly ${(largest / 2 ** 20).toFixed(1)} → ${(wasm / 2 ** 20).toFixed(1)} MB at ${done.at(-1)}`);
  largest = Math.max(largest, wasm ?? 0);
  if (isBroken) errors.push("the page says that it is broken");
  // Other tables are part of it, but what is measured is a page of 1,000 rows.
  if (length !== TABLE.length) stray++;
  if (stray > 4 && errors.length === 0) await base().catch(failed);
}
await base().catch(failed);
if (errors.length === 0) samples.push(await memory());
const answers = await page.evaluate(() => globalThis.soak.answers()).then(answered, () => undefined);
await browser.close();
server.close();
server.closeAllConnections();
rmSync(folder, { recursive: true, force: true });
report();

/** What is no fault of the visitor's. */
function failed(reason) {
  errors.push(String(reason).slice(0, 600));
}

/** The 1,000 rows, no dialog, one language: what memory is compared in. */
async function base() {
  stray = 0;
  for (let tries = 0; tries < 4 && await page.locator("dialog[open]").count() > 0; tries++) await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 1440, height: 900 });
  const field = page.locator("#app textarea").first();
  const back = page.locator("#app").locator("button, a").filter({ hasText: /^(Zurück zum Rechner|Back to the calculator)$/ });
  for (let tries = 0; tries < 5 && await field.count() === 0; tries++) {
    // From the lexicon.
    await back.first().evaluate((it) => it.click(), undefined, { timeout: 3000 }).catch(() => {});
    await page.waitForTimeout(400);
  }
  if (!await field.waitFor({ timeout: 10_000 }).then(() => true, () => false)) throw new Error(`no field for numbers: ${page.url().slice(0, 80)}: ${(await page.locator("body").innerText()).slice(0, 300)}`);
  // As people do it. What is typed, browsers keep for their own steps back, as long as the page is open.
  await field.evaluate((it, text) => {
    // A fresh start: over the same table a paste keeps what was done to it.
    it.value = "";
    it.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "deleteContent" }));
    it.focus();
    it.select();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    if (!it.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))) return;
    // What a browser does where nobody takes the paste.
    it.value = text;
    it.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  }, TABLE);
  await page.waitForFunction((length) => document.querySelector("#app textarea").value.length === length, TABLE.length);
  await page.getByRole("table", { name: /^(Rangliste|Ranking)$/ }).waitFor();
}

function weighted() {
  const ACTIONS = [
    [8, "slider key", sliderKey],
    [4, "slider drag", sliderDrag],
    [10, "click", click],
    [3, "type", type],
    [2, "choose", choose],
    [3, "scroll", () => page.mouse.wheel(0, (random() - 0.4) * 3000)],
    [1, "resize", async () => page.setViewportSize(of([{ width: 360, height: 740 }, { width: 768, height: 1024 }, { width: 1440, height: 900 }]))],
    [1, "dark", async () => page.emulateMedia({ colorScheme: of(["dark", "light"]) })],
    [1, "undo", () => page.keyboard.press("Control+z")],
    [2, "escape", () => page.keyboard.press("Escape")],
    [2, "tab", () => page.keyboard.press(of(["Tab", "Shift+Tab", "Enter"]))],
  ];
  let place = random() * ACTIONS.reduce((sum, [weight]) => sum + weight, 0);
  return ACTIONS.find(([weight]) => (place -= weight) < 0).slice(1);
}

/** One of what can be reached, in the dialog that is open, else on the page: where it is and what it is called. */
async function pick(selector) {
  return page.evaluate(([selector, place]) => globalThis.soak.pick(selector, place), [selector, random()]);
}

async function sliderKey() {
  const slider = await pick("input[type=range]");
  if (!slider) return undefined;
  await page.evaluate(() => globalThis.soak.picked.focus());
  await page.keyboard.press(of(["ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"]));
  return slider.name;
}

async function sliderDrag() {
  const slider = await pick("input[type=range]");
  if (!slider) return undefined;
  await page.mouse.move(slider.x, slider.y);
  await page.mouse.down();
  for (let step = 0; step < 5; step++) await page.mouse.move(slider.left + random() * slider.width, slider.y);
  await page.mouse.up();
  return slider.name;
}

async function click() {
  const target = await pick("button:enabled, summary, input[type=checkbox], input[type=radio], a[href^='#']");
  if (target) await page.mouse.click(target.x, target.y);
  return target?.name;
}

async function type() {
  const field = await pick("input[type=text], input[type=search], input[type=number], input[inputmode], input:not([type])");
  if (!field) return undefined;
  await page.mouse.click(field.x, field.y);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(of(["1", "12", "1,5", "0", "-3", "abc", "likes / reach", "(likes + comments) / ", "Konto 7", "<b>x</b>", "=1+1", "99999999999"]));
  return field.name;
}

async function choose() {
  const list = await pick("select");
  if (!list) return undefined;
  const options = await page.evaluate(() => [...globalThis.soak.picked.options].filter((it) => !it.disabled).map((it) => it.value));
  if (options.length === 0) return list.name;
  const handle = await page.evaluateHandle(() => globalThis.soak.picked);
  // A handle that is kept keeps everything around the element, long after the page has let it go.
  await handle.asElement()?.selectOption(of(options), { timeout: 1500 }).finally(() => handle.dispose());
  return list.name;
}

/** Bytes after a clean-up: of the page's process as a whole, workers and WebAssembly included, where the system tells. */
async function memory() {
  await page.waitForTimeout(800); // what is asked of the worker comes back
  for (let pass = 0; pass < 2; pass++) await devtools.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize = 0 } = await devtools.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await devtools.send("Memory.getDOMCounters");
  const wasm = await page.evaluate(() => globalThis.soak.wasm());
  return { minutes: elapsed(), heap: usedSize + embedderHeapUsedSize, wasm, nodes, listeners: jsEventListeners, process: await ofProcess() };
}

/** Anonymous memory of the largest renderer. */
async function ofProcess() {
  const { processInfo } = await system.send("SystemInfo.getProcessInfo");
  const sizes = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => {
    try {
      return Number(readFileSync(`/proc/${id}/status`, "utf8").match(/RssAnon:\s+(\d+) kB/)[1]) * 1024;
    } catch {
      return 0;
    }
  });
  return Math.max(0, ...sizes);
}

function report() {
  const warm = samples.filter(({ minutes }) => minutes >= MINUTES * WARM_UP);
  const third = Math.max(1, Math.floor(warm.length / 3));
  console.log(`${actions} actions in ${elapsed().toFixed(1)} minutes, ${samples.length} samples, ${warm.length} after the warm-up`);
  for (const [kind, unit, counts] of [["process", 2 ** 20, true], ["heap", 2 ** 20, true], ["wasm", 2 ** 20, true], ["nodes", 1, false], ["listeners", 1, false]]) {
    const middle = (list) => list.map((it) => it[kind]).sort((a, b) => a - b)[Math.floor(list.length / 2)];
    if (warm.length < 3) break;
    const [early, late] = [middle(warm.slice(0, third)), middle(warm.slice(-third))];
    const growth = early > 0 ? late / early : 1;
    console.log(`  ${kind.padEnd(10)} ${(early / unit).toFixed(1)} → ${(late / unit).toFixed(1)}${counts ? " MB" : ""} (${((growth - 1) * 100).toFixed(1)} %)`);
    if (counts && growth > MOST_GROWTH) errors.push(`${kind} memory grew by ${((growth - 1) * 100).toFixed(0)} %`);
  }
  if (answers) {
    console.log(`  answers to ${answers.count} interactions, ms: half within ${answers.at(0.5)}, 95 % within ${answers.at(0.95)}, 99 % within ${answers.at(0.99)}`);
    for (const { duration, what } of answers.slowest.slice(0, Math.max(5, Math.ceil(answers.count / 20)))) console.log(`    ${String(duration).padStart(5)}  ${what}`);
    console.log(`  the aim is 95 % within 100 ms: ${answers.at(0.95) <= 100 ? "reached" : "missed"}`);
  }
  if (errors.length > 0) {
    console.error(`${errors.join("\n")}\nThe last actions:\n  ${done.join("\n  ")}\nAgain: node tests/e2e/soak.mjs ${MINUTES} ${SEED}`);
    process.exitCode = 1;
  }
}

/** Percentiles over all interactions; those that are not listed took less than a frame. */
function answered({ count, listed }) {
  const slowest = listed.sort((a, b) => b.duration - a.duration);
  const at = (share) => slowest[Math.floor((1 - share) * Math.max(count, listed.length))]?.duration ?? 16;
  return { count, at, slowest };
}

/** In the page: what WebAssembly holds, and how long each interaction took to the next frame. */
function watch() {
  const memories = new Set();
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const before = WebAssembly[name];
    WebAssembly[name] = async (...args) => {
      const made = await before.apply(WebAssembly, args);
      for (const it of Object.values((made.instance ?? made).exports)) if (it instanceof WebAssembly.Memory) memories.add(it);
      return made;
    };
  }
  window.print = () => {};
  const longest = new Map();
  // What a button says changes with what it does: it is called as it was before.
  const names = new WeakMap();
  const called = (it) => (it?.getAttribute?.("aria-label") || it?.id || it?.textContent || "").trim().slice(0, 30);
  for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, ({ target }) => names.set(target, called(target)), { capture: true });
  new PerformanceObserver((list) => {
    for (const { interactionId, duration, name, target } of list.getEntries()) {
      if (!interactionId || duration < (longest.get(interactionId)?.duration ?? 0)) continue;
      longest.set(interactionId, { duration, what: `${name} ${target?.localName ?? "?"} ${names.get(target) ?? called(target)}`.trim() });
    }
  }).observe({ type: "event", durationThreshold: 16, buffered: true });
  globalThis.soak = {
    async pick(selector, place) {
      const root = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.querySelector("#app");
      const all = [...root?.querySelectorAll(selector) ?? []].filter((it) => it.checkVisibility({ visibilityProperty: true }));
      const chosen = all[Math.floor(place * all.length)];
      this.picked = chosen;
      if (!chosen) return undefined;
      chosen.scrollIntoView({ block: "center", behavior: "instant" });
      // One sees what one clicks on: what came into view is painted by then.
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      if (!chosen.isConnected) return undefined;
      const { left, top, width, height } = chosen.getBoundingClientRect();
      return { left, width, x: left + width / 2, y: top + height / 2, name: (chosen.getAttribute("aria-label") ?? chosen.labels?.[0]?.textContent ?? chosen.textContent ?? "").trim().slice(0, 60) };
    },
    wasm: () => [...memories].reduce((sum, it) => sum + it.buffer.byteLength, 0),
    // What took less than a frame is counted by the browser and not listed.
    answers: () => ({ count: performance.interactionCount ?? longest.size, listed: [...longest.values()] }),
  };
}

function table() {
  const lines = ["Konto\tKanal\tMonat\tFollower\tReichweite\tImpressionen\tLikes\tKommentare\tShares\tKlicks\tAusgaben"];
  for (let it = 1; it <= ROWS; it++) {
    const followers = 200 + below(90_000);
    const reach = Math.round(followers * (0.1 + random()));
    const some = (most) => (random() < 0.03 ? "" : String(below(most)));
    lines.push([`Konto ${it}`, of(["LinkedIn", "Instagram", "TikTok", "X"]), of(["2026-09", "2026-10"]), followers, reach, reach * 2, some(reach / 10), some(reach / 50), some(reach / 80), some(reach / 30), `${below(900)},${10 + below(89)}`].join("\t"));
  }
  return `${lines.join("\n")}\n`;
}
