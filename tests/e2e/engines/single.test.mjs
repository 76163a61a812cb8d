// The single file, opened from the disk as a double click opens it, and from hosts that know nothing of it.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { engineTest } from "./engines.mjs";
import { TWO, fragment, isStarted, paste, ranking } from "./pages.mjs";
import { ROOT, serve } from "./server.mjs";

const PATH = `${ROOT}release/zielwert.html`;
const FILE = pathToFileURL(PATH).href;

/** Beyond this something has run away. The aim is 600,000, which it misses (see docs/hosting.md). It takes a reason to raise it. */
const MOST = 900_000;

test("keeps to its weight and allows no connection", () => {
  assert.ok(statSync(PATH).size <= MOST, `${statSync(PATH).size} bytes`);
  const text = new TextDecoder("utf-16le").decode(readFileSync(PATH));
  const [, policy] = text.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/);
  assert.match(policy, /default-src 'none'; .*connect-src 'none'/);
  assert.doesNotMatch(policy, /https?:|\*|'self'|'unsafe-eval'|script-src[^;]*'unsafe-inline'/);
  const [, boot] = text.match(/<script>([^]*?)<\/script>/);
  assert.ok(policy.includes(`'sha256-${createHash("sha256").update(boot).digest("base64")}'`), "the policy knows the first script");
});

engineTest("opens from a file and calculates", async ({ open }) => {
  const page = await open(FILE);
  await page.until(isStarted);
  await page.run(paste, TWO);
  const rows = await page.until(ranking);
  assert.equal(rows.length, 2);
  assert.equal(rows[0][0], "Klein");
  assert.equal(await page.run(() => getComputedStyle(document.querySelector(".paste textarea")).borderTopStyle), "solid", "the style is there");
  if (page.errors) assert.deepEqual(page.errors, []);
});

engineTest("asks the whole module in a worker from the same bytes", async ({ open }) => {
  const page = await open(FILE);
  await page.until(isStarted);
  await page.run(paste, TWO);
  await page.until(ranking);
  // A number's definition comes from the worker.
  await page.until(() => {
    const number = document.querySelector("#app .heat .figure, #app .numbers .figure");
    number?.click();
    return number !== null;
  });
  await page.until(() => /Quelle|Source/.test(document.querySelector("dialog[open] .sheet")?.textContent ?? ""));
  if (page.errors) assert.deepEqual(page.errors, []);
});

engineTest("cannot send anything", async ({ open }) => {
  const page = await open(FILE);
  await page.until(isStarted);
  const refused = await page.run(async () => {
    const rules = [];
    document.addEventListener("securitypolicyviolation", (event) => rules.push(event.effectiveDirective));
    await fetch("http://127.0.0.1:9/").catch(() => {});
    await fetch("data:,x").catch(() => {});
    const script = document.createElement("script");
    script.textContent = "globalThis.smuggled = true";
    document.body.append(script);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { rules: [...new Set(rules)].sort(), smuggled: globalThis.smuggled ?? false };
  });
  assert.equal(refused.smuggled, false);
  assert.ok(refused.rules.includes("connect-src"), refused.rules.join(" "));
});

engineTest("starts from a host that calls it UTF-8, with settings in the address", async ({ open }) => {
  const host = await serve({ folders: { "/wp-content/uploads/": "release" } });
  const page = await open(`${host.origin}/wp-content/uploads/zielwert.html?view=weights&lang=en${fragment({ text: TWO })}`);
  const rows = await page.until(ranking);
  assert.equal(rows.length, 2);
  assert.equal(await page.run(() => document.querySelectorAll("#app input[type=range]").length), 2);
  assert.equal(await page.run(() => document.documentElement.lang), "en");
  assert.deepEqual([...new Set(host.requests)].filter((it) => it !== "/favicon.ico"), ["/wp-content/uploads/zielwert.html"]);
  await host.stop();
});

engineTest("works in a sandboxed frame of another site", async ({ open }) => {
  const host = await serve({ folders: { "/files/": "release" } });
  const blog = await serve({ host: "localhost", pages: { "/": `<!doctype html><title>Blog</title><iframe id="f" sandbox="allow-scripts" data-zielwert style="width:100%;height:300px" src="${host.origin}/files/zielwert.html?view=ranking${fragment({ text: TWO })}"></iframe>` } });
  const page = await open(`${blog.origin}/`);
  assert.equal((await page.untilInFrame(0, ranking)).length, 2);
});

engineTest("says of a spreadsheet that it cannot read it, and offers to write none", async ({ open }) => {
  const page = await open(FILE);
  await page.until(isStarted);
  await page.run(paste, TWO);
  await page.until(ranking);
  await page.run(() => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])], "november.xlsx"));
    const input = document.querySelector("#file");
    input.files = data.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await page.until(() => /einzelne Datei|single file/.test(document.body.textContent));
  assert.deepEqual(await page.run(() => [...document.querySelectorAll(".take button")].filter((it) => /Excel/.test(it.textContent)).length), 0);
  assert.equal((await page.until(ranking)).length, 2, "what was there stays");
});
