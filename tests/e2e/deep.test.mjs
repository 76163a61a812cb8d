// What the page asks of the whole module: fetched when first needed, answered by a worker, said when it fails.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { pageTest, started } from "./harness.mjs";

const TWO = "Konto\tFollower\tReichweite\tLikes\nGross\t100.000\t80.000\t500\nKlein\t1.000\t900\t90\n";

const paste = async (page) => {
  await started(page);
  await page.getByRole("textbox", { name: "Zahlen einfügen" }).fill(TWO);
};

pageTest("the first score needs neither the module nor the examples", async ({ page, requests }) => {
  // Pictures and firmness come behind the ranking; here they have to wait until it stands.
  let letThrough;
  const stands = new Promise((resolve) => { letThrough = resolve; });
  await page.route(/engine|examples/, async (route) => { await stands; await route.continue(); });
  await paste(page);
  await page.getByRole("table", { name: "Rangliste" }).waitFor();
  assert.match(await page.locator(".ranking td.score").first().textContent(), /\d/);
  letThrough();
  assert.deepEqual(requests.filter((it) => /examples/.test(it)), []);
});

pageTest("a file is written by the module", async ({ page, requests }) => {
  await paste(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSV speichern" }).click()]);
  assert.equal(download.suggestedFilename(), "zielwert.csv");
  const text = await readFile(await download.path(), "utf8");
  assert.match(text, /^\u{feff}Rang;Zeile;Erfolgswert;/u);
  assert.match(text, /^\d;Klein;/m);
  assert.equal(requests.filter((it) => /\/engine(_bg)?-/.test(it)).length, 2);
});

pageTest("a number tells its definition", async ({ page }) => {
  await paste(page);
  await page.getByRole("region", { name: "Kennzahlen aller Zeilen" }).getByRole("button", { name: "9,00" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Engagement-Rate nach Followern" });
  await dialog.getByText("auf hundert Follower").waitFor();
});

pageTest("an example is fetched from the page's own folder", async ({ page, requests }) => {
  await started(page);
  await page.getByRole("button", { name: "Branchenvergleich" }).click();
  await page.getByRole("table", { name: "Rangliste" }).waitFor();
  assert.equal(requests.filter((it) => it.endsWith("/examples/industry.tsv")).length, 1);
});
