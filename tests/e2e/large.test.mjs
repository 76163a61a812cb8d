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
  await first(page).waitFor();
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

pageTest("a workbook of a large table shows how far it is, and can be stopped", async ({ page }) => {
  await started(page);
  await paste(page, table());
  await first(page).waitFor();
  await page.evaluate(() => {
    window.shares = new Set();
    new MutationObserver(() => {
      const bar = document.querySelector(".take progress");
      if (bar?.hasAttribute("value")) window.shares.add(bar.value);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  const button = take(page).getByRole("button", { name: "Excel speichern", exact: true });
  const [download] = await Promise.all([page.waitForEvent("download", { timeout: 120_000 }), button.click()]);
  assert.equal((await readFile(await download.path())).subarray(0, 2).toString(), "PK");
  const shares = await page.evaluate(() => [...window.shares]);
  assert.ok(shares.length > 3 && shares.every((it) => it >= 0 && it <= 1), shares.join(" "));
  assert.equal(await take(page).getByRole("progressbar").count(), 0);
  let downloads = 0;
  page.on("download", () => downloads++);
  await button.click();
  await take(page).getByRole("button", { name: "Abbrechen" }).click();
  assert.equal(await take(page).getByRole("progressbar").count(), 0);
  await page.waitForTimeout(4_000);
  assert.equal(downloads, 0);
});

pageTest("tables are added to a large one, and a large one to another", async ({ page }) => {
  await started(page);
  await paste(page, table());
  await page.getByText("20.000 Zeilen gelesen").first().waitFor();
  const arrive = (text) => page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
  const join = () => page.locator(".offer").getByRole("button", { name: "Anfügen", exact: true }).click();
  await arrive("Konto\tFollower\tReichweite\tLikes\nNeu\t10.000\t5.000\t90.000\n");
  await join();
  await page.getByText("20.001 Zeilen gelesen").first().waitFor();
  // Of equals the first in the table comes first: the added one is found behind the top.
  await page.getByRole("searchbox", { name: "In der Rangliste suchen" }).fill("Neu");
  await page.getByRole("table", { name: "Rangliste" }).getByRole("button", { name: "Neu", exact: true }).waitFor();
  await page.getByRole("searchbox", { name: "In der Rangliste suchen" }).fill("");
  // The other way round: what arrives is the large one.
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await field(page).fill("Konto\tFollower\tReichweite\tLikes\nErste\t10.000\t5.000\t1\nZweite\t10.000\t5.000\t2\n");
  await page.getByText("2 Zeilen gelesen").first().waitFor();
  await arrive(table());
  await page.getByText("20.000 Zeilen gelesen").first().waitFor();
  await join();
  await page.getByText("20.002 Zeilen gelesen").first().waitFor({ timeout: 60_000 });
});

/** Few rows with much text: large for the page, and not too many for what follows. */
const wide = (month) => `Konto\tReichweite\tLikes\tMonat\tText\n${Array.from({ length: 500 }, (_, it) => `Konto ${it}\t10.000\t${it + (month === "2026-10" ? 50 : 0)}\t${month}\t${"Lorem ipsum ".repeat(50)}`).join("\n")}\n`;

pageTest("this month is added to a large table, and sets of goals stand side by side over it", async ({ page }) => {
  await started(page);
  await paste(page, wide("2026-09"));
  await page.getByText("500 Zeilen gelesen").first().waitFor();
  const periods = page.locator("section.periods");
  await periods.getByRole("button", { name: "Nächsten Monat hinzufügen" }).click();
  await periods.getByRole("textbox", { name: "Zahlen des neuen Zeitraums" }).fill(wide("2026-10"));
  await periods.getByText("Der Zeitraum steht darin: 2026-10.").waitFor();
  await periods.getByRole("button", { name: "Hinzufügen", exact: true }).click();
  await periods.getByRole("heading", { name: "Von 2026-09 auf 2026-10" }).waitFor({ timeout: 60_000 });
  await periods.getByText("Gezeigt sind die ersten 300 von 500 Zeilen.").waitFor();
  const kept = page.getByRole("region", { name: "Zielsysteme vergleichen" });
  await kept.getByLabel("Name").fill("Damals");
  await kept.getByRole("button", { name: "Jetzige Ziele merken" }).click();
  const lines = () => kept.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((it) => it.innerText)));
  await kept.getByText(/^1\. · /).nth(1).waitFor();
  const same = await lines();
  assert.ok(same.length === 40 && same.every(([, now, then]) => now === then), same[0].join("|"));
  await page.getByRole("slider", { name: "Interaktion", exact: true }).press("Home");
  await page.waitForFunction(() => document.querySelector("section.scenarios .up, section.scenarios .down"));
});

pageTest("this device keeps a large table as long as there is room", async ({ page }) => {
  await started(page);
  await paste(page, wide("2026-09"));
  await page.getByText("500 Zeilen gelesen").first().waitFor();
  const device = page.locator(".device");
  await device.getByLabel("Auf diesem Gerät merken").check();
  await page.waitForFunction(() => localStorage["zielwert.1"]?.length > 300_000);
  await page.reload();
  await page.getByText("500 Zeilen gelesen").first().waitFor();
  await device.getByText("Für so viele Zahlen").waitFor({ state: "detached" });
  // No room for the numbers: goals and settings are kept, and that is said.
  await page.evaluate(() => {
    const set = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, text) {
      if (text.length > 100_000) throw new DOMException("full", "QuotaExceededError");
      return set.call(this, key, text);
    };
  });
  await page.getByRole("slider", { name: "Interaktion", exact: true }).press("Home");
  await device.getByText("Für so viele Zahlen hat dieser Browser keinen Platz").waitFor();
  const text = await page.evaluate(() => localStorage["zielwert.1"]);
  assert.ok(text.length < 10_000 && JSON.parse(text).request.scorecard, "the settings are kept");
});

pageTest("no key cuts a large table off, and another one takes its place", async ({ page }) => {
  await started(page);
  await paste(page, table());
  await page.getByText("20.000 Zeilen gelesen").first().waitFor();
  await page.getByText("lässt sich nicht ändern").waitFor();
  await field(page).press("End");
  await field(page).press("x");
  await field(page).press("Delete");
  await page.waitForTimeout(300);
  await page.getByText("20.000 Zeilen gelesen").first().waitFor();
  // What is pasted over it is a table that arrives, small or large.
  await paste(page, "Konto\tFollower\tLikes\nA\t100\t5\nB\t200\t5\n");
  await page.getByText("2 Zeilen gelesen").first().waitFor();
  await page.locator(".offer").waitFor();
  await field(page).press("Control+z");
  await page.getByText("20.000 Zeilen gelesen").first().waitFor();
  await paste(page, table().split("\n").slice(0, 15_001).join("\n"));
  await page.getByText("15.000 Zeilen gelesen").first().waitFor();
  await page.getByRole("button", { name: "Feld leeren" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "paste" && !document.activeElement.readOnly);
  await page.keyboard.type("x");
  assert.equal(await field(page).inputValue(), "x");
});

pageTest("of a second large table nothing of the first is shown, whether it can be read or not", async ({ page, errors }) => {
  await started(page);
  await paste(page, table());
  await first(page).waitFor();
  const other = table().replaceAll("Konto", "Firma");
  /** What stands there as soon as the other table is known, and once it was read. */
  const seen = page.evaluate(() => new Promise((resolve) => {
    const seen = new MutationObserver(() => {
      if (!document.querySelector(".summary.busy")) return;
      seen.disconnect();
      resolve(document.querySelector(".ranking")?.textContent ?? "");
    });
    seen.observe(document.body, { subtree: true, childList: true });
    setTimeout(() => resolve("Konto: the first one stays"), 10_000);
  }));
  await paste(page, other);
  assert.doesNotMatch(await seen, /Konto/);
  await first(page).getByText(/Firma/).waitFor();
  // The worker gives up: the way out is there, and the step back too.
  await page.evaluate(() => {
    Worker.prototype.postMessage = function () { setTimeout(() => this.onerror(new ErrorEvent("error", { message: "gone" }))); };
  });
  await paste(page, table().replaceAll("Konto", "Marke"));
  await page.locator(".paste").getByText("ließ sich nicht nachladen").waitFor();
  assert.equal(await page.locator(".ranking").count(), 0);
  await page.getByRole("button", { name: "Feld leeren" }).click();
  await page.waitForFunction(() => !document.querySelector("#paste").readOnly);
  errors.length = 0;
});
