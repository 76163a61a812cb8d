// axe looks at every state of the page, in both languages, both colour schemes, and where the system forces its own colours;
// at last nothing may scroll sideways on a phone.

import assert from "node:assert/strict";
import { accessibilityProblems, pageTest } from "./harness.mjs";
import { STATES } from "./states.mjs";

for (const [state, reach] of Object.entries(STATES)) for (const language of ["de", "en"]) {
  pageTest(`axe finds no problem: ${state}, ${language}`, { address: `?lang=${language}` }, async ({ page }) => {
    await reach(page, language);
    for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
      await page.emulateMedia(media);
      assert.deepEqual(await accessibilityProblems(page), [], JSON.stringify(media));
    }
    await page.setViewportSize({ width: 360, height: 740 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  });
}
