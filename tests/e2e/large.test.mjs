// A table too large for the page: the worker reads it, the page shows the top of its ranking and stays at hand.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { pageTest, started } from "./harness.mjs";

/** Accounts whose rates rise with their number; likes are 1 % of the followers for the first and more for each next one. */
const LINES = 20_000;
const table = () => {
  const lines = ["Konto\tFollower\tReichweite\tLikes"];
  for (let it = 1; it <= LINES; it++) lines.push(`Konto ${it}\t10.000\t${it % 7 === 0 ? "2.000" : "5.000"}\t${100 + it}`);
  return lines.join("\n");
};

const field = (page) => page.getByRole("textbox", { name: "Zahlen einfügen" });
const first = (page) => page.getByRole("table", { name: "Rangliste" }).locator("tbody tr").first();

/** What paste from a clipboard does, without a clipboard. */
const paste = (page, text) => field(page).evaluate((field, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}, text);

pageTest("a large paste is ranked by the worker", async ({ page, requests }) => {
  await started(page);
  await paste(page, table());
  await first(page).waitFor();
  assert.equal(requests.filter((it) => /\/engine_bg-/.test(it)).length, 1);
  await page.getByText("20.000 Zeilen gelesen").first().waitFor();
  // The best tenth reaches every target; of equals the first in the table comes first, far behind the text's beginning.
  assert.equal((await first(page).locator(".rank").innerText()).trim(), "1");
  assert.ok(Number((await first(page).locator(".label .row").innerText()).replace("Konto ", "")) > 0.85 * LINES);
  assert.ok((await field(page).inputValue()).length < 70_000, "the field holds only the beginning");
});

pageTest("text that a program puts into the field counts, however large", async ({ page }) => {
  await started(page);
  await field(page).evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, table());
  await first(page).waitFor();
  await page.getByText("20.000 Zeilen gelesen").first().waitFor();
});

pageTest("weights turn the ranking of a large table, and the search finds rows beyond its top", async ({ page }) => {
  await started(page);
  await paste(page, table());
  await first(page).waitFor();
  await page.getByRole("slider", { name: "Interaktion", exact: true }).press("Home");
  // What counts now is reach, which all but every seventh have alike.
  await page.getByRole("table", { name: "Rangliste" }).locator("tbody tr").first().getByRole("button", { name: "Konto 1", exact: true }).waitFor();
  await page.getByRole("searchbox", { name: "In der Rangliste suchen" }).fill("Konto 7777");
  await page.getByRole("table", { name: "Rangliste" }).getByRole("button", { name: "Konto 7777", exact: true }).waitFor();
});

pageTest("a step back leaves a large table and a step forward returns to it", async ({ page }) => {
  await started(page);
  await field(page).fill("Konto\tFollower\tLikes\nA\t100\t5\nB\t200\t5\n");
  await paste(page, table());
  await page.getByText("20.000 Zeilen gelesen").first().waitFor();
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await page.getByText("2 Zeilen gelesen").first().waitFor();
  await page.getByRole("button", { name: "Wiederholen" }).click();
  await page.getByText("20.000 Zeilen gelesen").first().waitFor();
});

/** Enough rows to be the worker's, and few enough to be drawn. */
const ROWS = 12_000;
const take = (page) => page.getByRole("region", { name: "Fertig für die nächste Mail" });

pageTest("files and pictures of a large table hold all of its rows", async ({ page }) => {
  await started(page);
  await paste(page, table().split("\n").slice(0, ROWS + 1).join("\n"));
  await first(page).waitFor();
  const saved = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), take(page).getByRole("button", { name: `${name} speichern`, exact: true }).click()]);
    return readFile(await download.path());
  };
  for (const [name, rows] of [["CSV", /\n[^\n]*Konto \d+;/g], ["HTML", />Konto \d+</g], ["JSON", /"label": ?"Konto \d+"/g]]) {
    const labels = (await saved(name)).toString().match(rows);
    assert.ok(labels?.length >= ROWS, `${name}: ${labels?.length}`);
  }
  const book = await saved("Excel");
  const gallery = page.locator(".gallery");
  await gallery.locator("svg").waitFor();
  const behind = await gallery.locator(".plain-table").evaluate((it) => it.textContent);
  assert.match(behind, /Konto/);
  // What was saved is read again.
  const other = await page.context().newPage();
  await other.goto(page.url().split("#")[0]);
  await started(other);
  await other.locator("#file").setInputFiles({ name: "zielwert.xlsx", mimeType: "application/octet-stream", buffer: book });
  await other.getByText("12.000 Zeilen gelesen").first().waitFor();
});
