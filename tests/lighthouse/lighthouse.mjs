// Lighthouse, desktop preset, on the built page with its files compressed as a host would send them: `cargo xtask lighthouse`.
// Fails below the aim in any category, in either language. Performance depends on what else the machine does: the run in the
// middle of three counts.

import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { MEDIA_TYPES } from "../e2e/browser.mjs";

/** Of 100, in every category. */
const AIM = 95;

const RUNS = 3;

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));

const packed = new Map();
function compressed(path) {
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  if (!packed.has(path)) packed.set(path, brotliCompressSync(readFileSync(path), brotli));
  return packed.get(path);
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  const path = join(DIST, normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
  if (!path.startsWith(DIST) || !existsSync(path)) return response.writeHead(404).end();
  const type = MEDIA_TYPES[extname(path)] ?? "text/plain; charset=utf-8";
  const isPicture = type === "image/png";
  const headers = { "content-type": type, "cache-control": "max-age=31536000" };
  response.writeHead(200, isPicture ? headers : { ...headers, "content-encoding": "br" });
  response.end(isPicture ? readFileSync(path) : compressed(path));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
// Nobody waits for the compressor while time is taken.
await fetch(`http://127.0.0.1:${server.address().port}/`);
for (const [, name] of readFileSync(join(DIST, "index.html"), "utf8").matchAll(/"\.\/([\w.-]+\.(?:js|css|wasm))"/g)) compressed(join(DIST, name));

const chrome = await launch({
  chromePath: process.env.CHROMIUM || "/usr/bin/chromium",
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-gpu"],
});
let worst = 100;
try {
  for (const language of ["de", "en"]) {
    const address = `http://127.0.0.1:${server.address().port}/?lang=${language}`;
    const runs = [];
    for (let run = 0; run < RUNS; run++) {
      runs.push((await lighthouse(address, { port: chrome.port, output: "json", logLevel: "error" }, desktopConfig)).lhr);
    }
    const { [(RUNS - 1) / 2]: lhr } = runs.sort((a, b) => a.categories.performance.score - b.categories.performance.score);
    const scores = Object.values(lhr.categories).map(({ id, score }) => ({ id, score: Math.round(score * 100) }));
    console.log(`Lighthouse ${lhr.lighthouseVersion}, ${language}: ${scores.map(({ id, score }) => `${id} ${score}`).join(", ")}`);
    for (const { id, auditRefs } of Object.values(lhr.categories)) {
      for (const { id: name, weight } of auditRefs) {
        const { score, title, displayValue = "" } = lhr.audits[name];
        if (weight > 0 && score !== null && score < 0.9) console.log(`  ${id}: ${title} ${displayValue}`);
      }
    }
    worst = Math.min(worst, ...scores.map(({ score }) => score));
  }
} finally {
  await chrome.kill();
  server.close();
}
if (worst < AIM) {
  console.error(`${worst} is below the aim of ${AIM}.`);
  process.exitCode = 1;
}
