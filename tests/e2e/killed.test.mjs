// A tab that ends without a word: its process is killed, or it is closed in the middle of the work. Where the person wants this device
// to keep the work, opening the page again brings all of it back; where not, nothing is left behind.

import assert from "node:assert/strict";
import { accessibilityProblems, pageTest, started } from "./harness.mjs";

const TABLE = "Konto\tFollower\tReichweite\tLikes\tKommentare\nGross\t100.000\t80.000\t500\t10\nKlein\t1.000\t900\t90\t9\n";

const field = (page) => page.getByRole("textbox", { name: "Zahlen einfügen" });
const ranking = (page) => page.getByRole("table", { name: "Rangliste" });
const standing = (page) => ranking(page).locator("tbody tr").evaluateAll((rows) => rows.map((row) => [".rank", ".label .row", "td.score"].map((part) => row.querySelector(part)?.textContent.trim())));
const weights = (page) => page.locator("#app input[type=range]").evaluateAll((all) => all.map((it) => [it.getAttribute("aria-label") ?? it.labels[0]?.textContent, it.value]));
const own = (page) => page.getByRole("region", { name: "Eigene Kennzahlen" });
const keep = (page) => page.getByLabel("Auf diesem Gerät merken");

/** Numbers, a weight, a KPI of one's own: work of each kind. */
async function work(page) {
  await started(page);
  await field(page).fill(TABLE);
  await ranking(page).waitFor();
  await own(page).getByRole("button", { name: "Kennzahl anlegen" }).click();
  await own(page).getByLabel("Name").fill("Tiefe");
  await own(page).getByRole("textbox", { name: "Formel" }).fill("(likes + comments) / reach");
  await own(page).getByRole("button", { name: "Kennzahl speichern" }).click();
  await page.getByRole("columnheader", { name: "Tiefe" }).waitFor();
  await page.getByRole("slider").first().press("End");
}

/** Everything that a person would miss. */
const all = async (page) => ({ text: await field(page).inputValue(), standing: await standing(page), weights: await weights(page), columns: await page.getByRole("columnheader").allTextContents() });

/** The browser kills the process of this page, as the system does for want of memory. */
async function kill(page) {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  session.send("Page.crash").catch(() => {}); // nobody is left to answer
  await crashed;
  await page.close();
}

/** The page again, in a new tab, at the bare address: nothing comes from a fragment. */
async function reopen(page, origin) {
  const again = await page.context().newPage();
  await again.goto(`${origin}/some/where/`);
  await started(again);
  return again;
}

for (const [how, end] of [["killed", kill], ["closed", (page) => page.close()]]) {
  pageTest(`a tab that is ${how} comes back with everything that this device keeps`, async ({ page, origin, errors }) => {
    await work(page);
    await keep(page).check();
    await page.getByRole("slider").nth(1).press("Home");
    await page.waitForFunction(() => [...document.querySelectorAll("#app input[type=range]")][1].value === "0");
    // The process that is killed had a second for it; one that is closed is told, and waits for nothing.
    if (end === kill) await page.waitForTimeout(1000);
    const before = await all(page);
    await end(page);
    const again = await reopen(page, origin);
    await ranking(again).waitFor();
    await again.getByRole("columnheader", { name: "Tiefe" }).waitFor();
    assert.deepEqual(await all(again), before);
    assert.ok(await keep(again).isChecked(), "and goes on keeping it");
    assert.deepEqual(await accessibilityProblems(again), []);
    await again.close();
    assert.deepEqual(errors, []);
  });
}

pageTest("a tab that is killed leaves nothing behind that was not to be kept", async ({ page, origin }) => {
  await work(page);
  await page.waitForTimeout(1000);
  await kill(page);
  const again = await reopen(page, origin);
  assert.equal(await field(again).inputValue(), "");
  assert.equal(await again.evaluate(() => localStorage.length + sessionStorage.length), 0);
});

pageTest("a page that is put aside keeps what was typed a moment before", async ({ page }) => {
  await work(page);
  await keep(page).check();
  await page.waitForTimeout(1000);
  const kept = await page.evaluate(() => localStorage["zielwert.1"]);
  await page.getByRole("slider").nth(1).press("Home");
  await page.waitForFunction(() => [...document.querySelectorAll("#app input[type=range]")][1].value === "0");
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide")));
  assert.notEqual(await page.evaluate(() => localStorage["zielwert.1"]), kept);
  // What was deleted does not come back when the page is left.
  await page.getByRole("slider").nth(1).press("End");
  await page.getByRole("button", { name: "Gemerktes löschen" }).click();
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide")));
  assert.equal(await page.evaluate(() => localStorage.length), 0);
});
