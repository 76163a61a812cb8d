// Chromium, Firefox and WebKit behind one small interface: what the tests of this folder do, they do in all three.
//
//     engineTest("what holds", async ({ open, engine }) => { const page = await open(address); … })
//
// Where an engine is not installed, its test is skipped and says why. With ZIELWERT_ENGINES=all it fails instead.
//
// A page has: `run(function, ...args)` (asynchronous functions are awaited), `inFrame(place, function, ...args)`,
// `until(function, ...args)` (asks again until the answer is truthy, and gives it), `go(address)`, `resize(width, height)`,
// `close()`.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";
import { stopServers } from "./server.mjs";
import * as webdriver from "./webdriver.mjs";

const WIDTH = 1200;
const HEIGHT = 900;

/** How long a page has for whatever is awaited: machines that run tests are busy. */
const PATIENCE = 30_000;

const CHROMIUM = {
  name: "Chromium",
  program: () => process.env.CHROMIUM || find("chromium", "chromium-browser", "google-chrome"),
  missing: "Chromium is not installed (Debian: chromium)",
  async start(program) {
    const { chromium } = await import("playwright-core");
    const browser = await chromium.launch({
      executablePath: program,
      args: [
        "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
      ],
    });
    return {
      version: browser.version(),
      async page() {
        const context = await browser.newContext({ locale: "de-DE", viewport: { width: WIDTH, height: HEIGHT }, acceptDownloads: true });
        const page = await context.newPage();
        const errors = [];
        const warnings = [];
        context.on("console", (it) => (it.type() === "error" ? errors : it.type() === "warning" ? warnings : []).push(it.text()));
        context.on("weberror", (it) => errors.push(String(it.error())));
        const frame = (place) => page.mainFrame().childFrames()[place];
        return {
          errors,
          warnings,
          page,
          go: (address) => page.goto(address, { waitUntil: "load" }),
          run: (body, ...args) => page.evaluate(call(body, args)),
          inFrame: (place, body, ...args) => frame(place).evaluate(call(body, args)),
          resize: (width, height) => page.setViewportSize({ width, height }),
          close: () => context.close(),
        };
      },
      stop: () => browser.close(),
    };
  },
};

const FIREFOX = {
  name: "Firefox",
  program: () => process.env.FIREFOX || find("firefox-esr", "firefox"),
  missing: "Firefox is not installed (Debian: firefox-esr)",
  async start(program) {
    const { default: puppeteer } = await import("puppeteer-core");
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: program,
      headless: true,
      // Puppeteer lets local files read each other, which no visitor's browser does.
      extraPrefsFirefox: { "security.fileuri.strict_origin_policy": true, "intl.accept_languages": "de-DE, de", "network.proxy.type": 0 },
    });
    return {
      version: (await browser.version()).replace(/^\w+\//, ""),
      async page() {
        const context = await browser.createBrowserContext();
        const page = await context.newPage();
        await page.setViewport({ width: WIDTH, height: HEIGHT });
        const errors = [];
        const warnings = [];
        page.on("console", (it) => (it.type() === "error" ? errors : /^warn/.test(it.type()) ? warnings : []).push(it.text()));
        page.on("pageerror", (it) => errors.push(String(it)));
        const frame = (place) => page.mainFrame().childFrames()[place];
        return {
          errors,
          warnings,
          page,
          go: (address) => page.goto(address, { waitUntil: "load" }),
          run: (body, ...args) => page.evaluate(call(body, args)),
          inFrame: (place, body, ...args) => frame(place).evaluate(call(body, args)),
          resize: (width, height) => page.setViewport({ width, height }),
          close: () => context.close(),
        };
      },
      stop: () => browser.close(),
    };
  },
};

const WEBKIT = {
  name: "WebKit",
  // Seen once, and not again in a hundred runs: a page of this driver that stayed empty until the test gave up.
  losesPages: true,
  program: () => process.env.WEBKIT_DRIVER || find("WebKitWebDriver"),
  missing: "WebKitGTK's driver is not installed (Debian: webkit2gtk-driver xvfb)",
  async start(program) {
    const display = process.env.DISPLAY ? undefined : await virtualDisplay();
    const driver = await webdriver.start(program, {
      ...(display && { DISPLAY: display.name }),
      LANG: "de_DE.UTF-8", LANGUAGE: "de", WEBKIT_DISABLE_COMPOSITING_MODE: "1", NO_AT_BRIDGE: "1", GIO_USE_VFS: "local",
    });
    let version = "";
    return {
      get version() { return version; },
      async page() {
        const session = await driver.open({ pageLoadStrategy: "normal", timeouts: { script: PATIENCE, pageLoad: 2 * PATIENCE } });
        version = session.version;
        const run = async (body, ...args) => {
          // The last argument is the driver's own: it takes the answer.
          const script = `const done = arguments[arguments.length - 1]; ${call(body, args)}.then(
            (value) => done({ value: value === undefined ? null : value }), (reason) => done({ reason: String(reason) }));`;
          const answer = await session.at("POST", "/execute/async", { script, args: [] });
          if (answer.reason) throw new Error(answer.reason);
          return answer.value;
        };
        const page = {
          // The driver shows no console: the tests that count messages ask the other two.
          errors: undefined,
          warnings: undefined,
          session,
          go: (address) => session.at("POST", "/url", { url: address }),
          run,
          async inFrame(place, body, ...args) {
            await session.at("POST", "/frame", { id: place });
            try {
              return await run(body, ...args);
            } finally {
              await session.at("POST", "/frame/parent", {});
            }
          },
          resize: (width, height) => session.at("POST", "/window/rect", { width, height }),
          close: () => session.close(),
        };
        await page.resize(WIDTH, HEIGHT);
        return page;
      },
      stop() {
        driver.stop();
        display?.stop();
      },
    };
  },
};

/** All three, in the order of their spread. */
export const ENGINES = [CHROMIUM, FIREFOX, WEBKIT];

/** What runs inside, as text: the page's policy forbids eval, and one of the protocols knows no functions. */
function call(body, args) {
  return `(async () => (${body})(...${JSON.stringify(args)}))()`;
}

/** Xvfb, for engines that need a display. */
async function virtualDisplay() {
  const program = find("Xvfb");
  if (!program) throw new Error("WebKit needs a display: there is no DISPLAY and no Xvfb (Debian: xvfb)");
  // It chooses a free number by itself and says which.
  const child = spawn(program, ["-displayfd", "3", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((resolve, reject) => {
    child.stdio[3].once("data", (bytes) => resolve(String(bytes).trim()));
    child.once("exit", () => reject(new Error("Xvfb did not start")));
  });
  return { name: `:${number}`, stop: () => child.kill() };
}

function find(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((it) => existsSync(it));
}

const running = new Map();

/** The engine, started once; undefined where it is not installed. */
export function started(engine) {
  const program = engine.program();
  if (!program) return undefined;
  if (!running.has(engine)) running.set(engine, engine.start(program));
  return running.get(engine);
}

/** Ends what was started. */
export async function stop() {
  for (const engine of running.values()) await (await engine).stop();
  running.clear();
}

after(stop);

/** A test in every engine, each with fresh pages. `except` names engines that it is left out in, with the reason. */
export function engineTest(name, options, body) {
  if (!body) return engineTest(name, {}, options);
  for (const engine of ENGINES) {
    const leftOut = options.except?.[engine.name];
    test(`${engine.name}: ${name}`, { timeout: 300_000 }, async (context) => {
      if (leftOut) return context.skip(leftOut);
      if (!engine.program() && process.env.ZIELWERT_ENGINES !== "all") return context.skip(engine.missing);
      try {
        await once(engine, body, context);
      } catch (reason) {
        if (!engine.losesPages || !reason.wasInVain) throw reason;
        // What is waited for in vain in a fresh browser too is the page's own fault.
        console.log(`${engine.name} failed once, and is tried again: ${name}\n${reason.stack}`);
        await (await started(engine)).stop();
        running.delete(engine);
        await once(engine, body, context);
      }
    });
  }
}

/** Runs a test with fresh pages. Its failure tells what they showed. */
async function once(engine, body, context) {
  const browser = await (started(engine) ?? Promise.reject(new Error(engine.missing)));
  const pages = [];
  const open = async (address) => {
    const page = await browser.page();
    pages.push(page);
    page.until = (body, ...args) => until(() => page.run(body, ...args), body);
    page.untilInFrame = (place, body, ...args) => until(() => page.inFrame(place, body, ...args), body);
    if (address) await page.go(address);
    return page;
  };
  try {
    await body({ open, engine: engine.name, context });
  } catch (reason) {
    const shown = await Promise.all(pages.map((page) => page.run(state).catch((failure) => `a page that does not answer: ${failure}`)));
    reason.message += `\n${shown.join("\n")}`;
    throw reason;
  } finally {
    for (const page of pages) await page.close().catch(() => {});
    await stopServers();
  }
}

/** In a page: where it is, and what stands in it and in its elements. */
function state() {
  const inside = [document.body, ...Array.from(document.querySelectorAll("zielwert-score"), (it) => it.shadowRoot ?? it)];
  const told = globalThis.heard?.map(([type, id, detail]) => `${type} ${id} ${detail?.message ?? ""}`);
  return [location.href, document.readyState, document.visibilityState, ...told ?? [], ...inside.map((it) => it?.innerHTML.slice(0, 500))].join("\n");
}

/** Asks again and again until the answer is truthy. */
export async function until(ask, what) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    let answer, failure;
    try {
      answer = await ask();
    } catch (reason) {
      failure = reason; // A frame that is not there yet, a page that is just being reloaded.
    }
    if (answer) return answer;
    if (Date.now() > end) throw Object.assign(new Error(`waited in vain for ${what}`, { cause: failure }), { wasInVain: true });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
