// What it costs to have the page somewhere: bytes and time to the first score, cold and from the service worker, as a page,
// in a frame, as elements and as one file.

import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { open } from "../tests/e2e/browser.mjs";
import { serve } from "../tests/e2e/engines/server.mjs";
import { companies } from "./data.js";
import { heading, row, short, summary } from "./statistics.mjs";

const ROUNDS = 7;

/** Ten rows: what a blog shows. */
const TEXT = companies(10);
const FRAGMENT = `#v1=${Buffer.from(JSON.stringify({ text: TEXT })).toString("base64url")}`;

const RANKING = ".ranking tbody tr";

/** In every document: the moment at which so many times the wanted stands in it, on the clock that all documents share. */
function watch({ count, wanted }) {
  const found = () => {
    const roots = [document, ...Array.from(document.querySelectorAll("zielwert-score"), (it) => it.shadowRoot).filter(Boolean)];
    return roots.filter((root) => root.querySelector(wanted)).length;
  };
  const look = () => {
    if (found() < count) return requestAnimationFrame(look);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { globalThis.scored = performance.timeOrigin + performance.now(); };
    port2.postMessage(null);
  };
  requestAnimationFrame(look);
}

/** Opens an address in a fresh browser profile; ms from navigation to the score, and what was asked for. */
async function once(address, { count = 1, wanted = RANKING, isFramed = false, again = false, ...options } = {}) {
  const session = await open({ address: "/blank.html", serviceWorkers: again ? "allow" : "block", ...options });
  const { page, requests } = session;
  await page.addInitScript(watch, { count, wanted });
  const visit = async () => {
    requests.length = 0;
    await page.goto(address);
    const scored = async () => {
      for (;;) {
        const frame = isFramed ? page.frames().at(-1) : page.mainFrame();
        const time = await frame.evaluate(() => globalThis.scored).catch(() => undefined);
        if (time) return time;
        await page.waitForTimeout(5);
      }
    };
    return (await scored()) - (await page.evaluate(() => performance.timeOrigin));
  };
  let time = await visit();
  if (again) {
    await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.active?.state === "activated" && navigator.serviceWorker.controller);
    await page.goto("about:blank");
    time = await visit();
  }
  const asked = [...new Set(requests)];
  await session.close();
  return { time, asked };
}

export async function measure({ say }) {
  const zielwert = await serve({ folders: { "/": "dist" } });
  const { origin } = zielwert;
  const element = `<zielwert-score view="weights" lang="de"><pre>${TEXT}</pre></zielwert-score>`;
  const html = (body) => `<!doctype html><html lang=de><meta charset=utf-8><title>Blog</title><link rel=icon href=data:,>${body}`;
  const script = `<script async src="${origin}/zielwert-score.js"></script>`;
  const blog = await serve({
    host: "localhost",
    pages: {
      "/frame": html(`<iframe src="${origin}/?view=weights&lang=de${FRAGMENT}" data-zielwert></iframe><script async src="${origin}/embed.js"></script>`),
      "/one": html(script + element),
      "/ten": html(script + element.repeat(10)),
    },
  });
  const single = resolve("release/zielwert.html");
  const cases = [
    ["page, cold", `${origin}/?lang=de${FRAGMENT}`, {}],
    ["page, from the service worker", `${origin}/?lang=de${FRAGMENT}`, { again: true }],
    ["page without numbers, usable, from the service worker", `${origin}/?lang=de`, { again: true, wanted: "#app textarea" }],
    ["calculator, usable, from the service worker", `${origin}/?view=calculator&lang=de`, { again: true, wanted: ".calculator .fields" }],
    ["frame in another site's page", `${blog.origin}/frame`, { isFramed: true }],
    ["one element", `${blog.origin}/one`, {}],
    ["ten elements", `${blog.origin}/ten`, { count: 10 }],
    ...(existsSync(single) ? [["single file, from the disk", `${pathToFileURL(single).href}?lang=de${FRAGMENT}`, {}]] : []),
  ];
  const results = [];
  for (const [name, address, options] of cases) {
    const rounds = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await once(address, options));
    const files = rounds[0].asked.filter((it) => it.startsWith(`${origin}/`)).map((it) => new URL(it).pathname.slice(1) || "index.html");
    const own = [...new Set(files)].filter((it) => existsSync(join("dist", it)));
    const isFromNetwork = !options.again;
    const bytes = name.startsWith("single") ? [statSync(single).size, gzipSync(readFileSync(single)).length]
      : isFromNetwork ? [total(own, (it) => it.length), total(own, (it) => brotliCompressSync(it).length)] : [0, 0];
    results.push({ name, times: summary(rounds.map((it) => it.time)), bytes, wasm: own.filter((it) => it.endsWith(".wasm")).length });
    say(`${name}: ${short(results.at(-1).times.median)} ms, ${bytes[1].toLocaleString("en")} bytes packed`);
  }
  await Promise.all([zielwert.stop(), blog.stop()]);
  return results;
}

const total = (files, size) => files.reduce((sum, it) => sum + size(readFileSync(join("dist", it))), 0);

export function report(results) {
  const number = (it) => (it ? it.toLocaleString("en") : "–");
  return `## Embedded, offline, from a file

From navigation to the first ranking on the screen (ten rows, given with the address or in the page), ms; ${ROUNDS} fresh profiles each. Bytes are those of
Zielwert's files asked for until then: raw, and under brotli (the single file: gzip, as in a mail or an archive).

${[
    heading(["", "median", "min–max", "raw", "packed", "wasm modules"]),
    ...results.map(({ name, times, bytes, wasm }) => row([name, short(times.median), `${short(times.min)}–${short(times.max)}`, number(bytes[0]), number(bytes[1]), wasm || "–"])),
  ].join("\n")}

Aims: 300 ms from the service worker, one module for ten elements, the single file within 600 KB.
`;
}
