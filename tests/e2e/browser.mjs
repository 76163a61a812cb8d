// Chromium, and a server on this machine that shows it the built page under a sub-path, as most static hosts do.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What the server shows under which path; the benchmarks add their own. */
export const FOLDERS = { "/some/where/": "dist", "/pkg/": "pkg" };

/** Where the page is among them. */
export const PAGE = "/some/where/";

/** How Chromium is started. */
export const FLAGS = [
  "--no-sandbox", // tests run as root in containers
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost", // nothing leaves this machine, whatever a test does
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

export const MEDIA_TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

let shared;

/** Browser and server, started once. */
function start() {
  shared ??= (async () => {
    const [browser, server] = await Promise.all([
      chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS }),
      serve(),
    ]);
    return { browser, server, origin: `http://127.0.0.1:${server.address().port}` };
  })();
  return shared;
}

/** Which browser it is. */
export async function version() {
  return (await start()).browser.version();
}

/** Ends browser and server. */
export async function stop() {
  if (!shared) return;
  const { browser, server } = await shared;
  shared = undefined;
  await browser.close();
  server.close();
  server.closeAllConnections();
}

/**
 * A fresh page with nothing remembered. `address` is relative to the page's folder (`?lang=en`), or names one of the
 * server's paths (`/pkg/`, `/blank.html`); everything else in `options` goes to Playwright's `newContext`. Without
 * `serviceWorkers: "allow"` nothing is kept for later: most tests want neither its requests nor its time.
 */
export async function open({ address = "", ...options } = {}) {
  const { browser, origin } = await start();
  const context = await browser.newContext({ locale: "de-DE", viewport: { width: 1440, height: 900 }, serviceWorkers: "block", ...options });
  const errors = [];
  const requests = [];
  const page = await context.newPage();
  context.on("request", (request) => requests.push(request.url()));
  context.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.goto(origin + (address.startsWith("/") ? address : PAGE + address));
  return {
    page,
    origin,
    errors,
    requests,
    /** Addresses outside the page's own origin. What the page holds itself (data:, blob:) is no request. */
    foreign: () => requests.filter((it) => !it.startsWith(`${origin}/`) && !/^(data|blob):/.test(it)),
    close: () => context.close(),
  };
}

/** Waits until the app has replaced the words that index.html shows while loading. */
export async function started(page) {
  await page.locator("#app > .start").waitFor({ state: "detached" });
}

/** The server, on a port of its own. */
export async function serve() {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const body = await content(path).catch(() => undefined);
    response.writeHead(body === undefined ? 404 : 200, { "Content-Type": MEDIA_TYPES[extname(path) || ".html"] ?? "text/plain" });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** The file behind a path; an empty page for those who only want a place to run scripts in. */
async function content(path) {
  if (path === "/blank.html") return "<!doctype html><html lang=en><title>Blank</title><link rel=icon href=data:,>";
  const [prefix, folder] = Object.entries(FOLDERS).find(([prefix]) => path.startsWith(prefix)) ?? [];
  const name = normalize(path.slice(prefix.length) || "index.html");
  if (name.startsWith("..")) return undefined;
  return readFile(join(ROOT, folder, name));
}
