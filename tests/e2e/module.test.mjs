// The JavaScript module works where people will import it: in a page and in a worker. What its functions answer is
// tested in tests/api.

import assert from "node:assert/strict";
import { pageTest } from "./harness.mjs";

const BLANK = { address: "/blank.html" };

pageTest("initialises itself in a page", BLANK, async ({ page, requests, origin }) => {
  const version = await page.evaluate(async () => {
    const zielwert = await import("/pkg/zielwert.js");
    await zielwert.default();
    return zielwert.version();
  });
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.deepEqual(requests.slice(1), [`${origin}/pkg/zielwert.js`, `${origin}/pkg/zielwert_bg.wasm`]);
});

pageTest("initialises itself in a worker", BLANK, async ({ page }) => {
  const version = await page.evaluate(() => {
    const source = `
      import init, { version } from "${location.origin}/pkg/zielwert.js";
      await init();
      postMessage(version());
    `;
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
    return new Promise((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data);
      worker.onerror = (event) => reject(new Error(event.message));
    });
  });
  assert.match(version, /^\d+\.\d+\.\d+$/);
});
