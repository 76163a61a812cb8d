// A test of the built page in Chromium, which watches what the page does.
//
//     pageTest("what holds", async ({ page }) => { … })
//     pageTest("what holds on a phone", { viewport: { width: 360, height: 740 } }, async ({ page }) => { … })
//
// A test fails by itself when the page writes an error to the console, throws, or asks any other origin for anything.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { open, stop } from "./browser.mjs";

export { started } from "./browser.mjs";

/** A test with a page of its own. */
export function pageTest(name, options, body) {
  if (!body) return pageTest(name, {}, options);
  test(name, async () => {
    const session = await open(options);
    try {
      await body(session);
      assert.deepEqual(session.errors, [], "the page wrote errors to the console");
      assert.deepEqual(session.foreign(), [], "the page asked other origins");
    } finally {
      await session.close();
    }
  });
}

after(stop);

/** What axe finds wrong with the page's accessibility: one line per rule. The policy forbids a script tag for it. */
export async function accessibilityProblems(page) {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map((it) => `${it.id}: ${it.help}: ${it.nodes.map((node) => node.target).join(", ")}`);
}
