// This month beside the last: adding numbers under the same settings, and what changed since.

import assert from "node:assert/strict";
import { accessibilityProblems, pageTest, started } from "./harness.mjs";

const SEPTEMBER = "Firma\tKanal\tReichweite\tLikes\nA\tX\t1.000\t50\nA\tY\t1.000\t20\nB\tX\t400\t8\n";
// In each channel A's rate falls, in total it rises: more of its reach is in the stronger one.
const OCTOBER = "Firma\tKanal\tReichweite\tLikes\nA\tX\t3.000\t147\nA\tY\t500\t9\nC\tX\t100\t9\n";

const field = (page) => page.getByRole("textbox", { name: "Zahlen einfügen" });
const section = (page) => page.locator("section.periods");
const number = (page) => page.getByRole("textbox", { name: "Zahlen des neuen Zeitraums" });
const cells = (page) => section(page).locator("table.moved tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((it) => it.innerText.trim())));

async function pasted(page, text) {
  await started(page);
  await field(page).fill(text);
  await page.getByRole("table", { name: "Rangliste" }).waitFor();
}

async function add(page, text, { above, below } = {}) {
  await section(page).getByRole("button", { name: "Nächsten Monat hinzufügen" }).click();
  await number(page).fill(text);
  if (above) await page.getByLabel("So heißt der bisherige Zeitraum").fill(above);
  if (below) await page.getByLabel("So heißt der neue Zeitraum").fill(below);
  await section(page).getByRole("button", { name: "Hinzufügen", exact: true }).click();
}

pageTest("this month is added to the last, and one sees what changed and by what", async ({ page }) => {
  await pasted(page, SEPTEMBER);
  await page.getByRole("slider", { name: "Reichweite", exact: true }).press("Home");
  await add(page, OCTOBER, { above: "2026-09", below: "2026-10" });
  await section(page).getByRole("heading", { name: "Von 2026-09 auf 2026-10" }).waitFor();
  assert.equal(await page.getByRole("slider", { name: "Reichweite", exact: true }).inputValue(), "0", "the settings hold");
  await section(page).getByLabel("Kennzahl", { exact: true }).selectOption({ label: "Engagement-Rate nach Reichweite" });
  await section(page).getByText("5,00").first().waitFor();
  const rows = await cells(page);
  assert.deepEqual(rows.map((row) => row[0].split("\n")[0]), ["A · X", "A · Y", "B · X", "C · X"]);
  assert.match(rows[0].slice(1, 4).join("|"), /^5,00\s%\|4,90\s%\|−2,0\s?0?\s?%/);
  // The change is relative; the points that lie between two rates are called points.
  assert.match(rows[0][3], /−0,100\s?Pp\./);
  assert.match(rows[2][0], /Nur in 2026-09: In 2026-10 fehlen Zahlen\./);
  assert.match(rows[3][0], /Neu in 2026-10: Aus 2026-09 fehlen Zahlen\./);
  assert.deepEqual(await accessibilityProblems(page), []);
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await section(page).getByRole("heading", { name: "Was sich verändert hat" }).waitFor();
});

pageTest("a total that misleads is named, and the parts are shown", async ({ page }) => {
  await pasted(page, SEPTEMBER.replace("B\tX\t400\t8\n", ""));
  await add(page, OCTOBER.replace("C\tX\t100\t9\n", ""), { above: "2026-09", below: "2026-10" });
  await section(page).getByText("Simpson-Paradox").waitFor();
  await section(page).getByText(/„[^“]+“ ging von [\d,]+\s% auf [\d,]+\s%: −[\d,]+\sProzentpunkte durch die Raten selbst, \+[\d,]+\sProzentpunkte durch/).waitFor();
  await section(page).getByText("Die Teile und ihr Gewicht").click();
  const parts = section(page).getByRole("region", { name: "Die Teile und ihr Gewicht" });
  assert.match(await parts.innerText(), /X\s+1\.000\s+3\.000\s+5,00\s%\s+4,90\s%/);
});

pageTest("other weights then are told from other performance", async ({ page }) => {
  await pasted(page, SEPTEMBER);
  const kept = page.getByRole("region", { name: "Zielsysteme vergleichen" });
  await kept.getByLabel("Name").fill("Damals");
  await kept.getByRole("button", { name: "Jetzige Ziele merken" }).click();
  await page.getByRole("slider", { name: "Reichweite", exact: true }).press("Home");
  await add(page, OCTOBER, { above: "2026-09", below: "2026-10" });
  await section(page).getByRole("heading", { name: "Von 2026-09 auf 2026-10" }).waitFor();
  await section(page).getByLabel("Gewichte im früheren Zeitraum").selectOption("Damals");
  await section(page).getByRole("columnheader", { name: "durch Gewichte" }).waitFor();
  for (const row of (await cells(page)).slice(0, 2)) {
    const [before, after, change, own, weights] = row.slice(-5).map((it) => Number(it.replace("−", "-").replace(",", ".").replace("+", "")));
    assert.ok(Math.abs(after - before - change) < 0.11 && Math.abs(own + weights - change) < 0.11, String(row));
  }
});

pageTest("a period that the numbers name needs no other name, and one that is there already is refused", async ({ page }) => {
  const months = (month, text) => text.split("\n").map((line, place) => line && `${line}\t${place ? month : "Monat"}`).join("\n");
  await pasted(page, months("2026-09", SEPTEMBER));
  await section(page).getByText("Bisher stehen hier nur Zahlen aus 2026-09").waitFor();
  await section(page).getByRole("button", { name: "Nächsten Monat hinzufügen" }).click();
  await section(page).getByRole("button", { name: "Hinzufügen", exact: true }).click();
  await section(page).getByText("Bitte erst Zahlen einfügen").waitFor();
  await number(page).fill(OCTOBER);
  await page.getByLabel("So heißt der neue Zeitraum").fill("2026-09");
  await section(page).getByRole("button", { name: "Hinzufügen", exact: true }).click();
  await section(page).getByText("2026-09 ist schon in der Tabelle").waitFor();
  await number(page).fill("");
  // From a file, and with the clipboard's HTML beside the text, it is read like any other paste.
  await section(page).locator("#period-file").setInputFiles({ name: "oktober.csv", mimeType: "text/csv", buffer: Buffer.from(months("2026-10", OCTOBER)) });
  await section(page).getByText("Der Zeitraum steht darin: 2026-10.").waitFor();
  assert.equal(await page.getByLabel("So heißt der neue Zeitraum").count(), 0);
  await section(page).getByRole("button", { name: "Hinzufügen", exact: true }).click();
  await section(page).getByRole("heading", { name: "Von 2026-09 auf 2026-10" }).waitFor();
});

pageTest("the clipboard's HTML speaks for a further period too", async ({ page }) => {
  await pasted(page, SEPTEMBER);
  await section(page).getByRole("button", { name: "Nächsten Monat hinzufügen" }).click();
  // Excel declares the point here: 3.000 are three, not three thousand.
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--table {mso-displayed-decimal-separator:"\\."; mso-displayed-thousand-separator:"\\,";}--></style></head>
    <table><tr><td>Firma</td><td>Kanal</td><td>Reichweite</td><td>Likes</td></tr><tr><td>A</td><td>X</td><td>3.000</td><td>1</td></tr></table></html>`;
  await number(page).evaluate((field, html) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, html);
  await page.getByLabel("So heißt der bisherige Zeitraum").fill("2026-09");
  await page.getByLabel("So heißt der neue Zeitraum").fill("2026-10");
  await section(page).getByRole("button", { name: "Hinzufügen", exact: true }).click();
  await section(page).getByRole("heading", { name: "Von 2026-09 auf 2026-10" }).waitFor();
  await section(page).getByLabel("Kennzahl", { exact: true }).selectOption({ label: "Engagement-Rate nach Reichweite" });
  await page.waitForFunction(() => document.querySelector("table.moved tbody tr")?.innerText.includes("33,3"));
});

pageTest("pictures are saved as PNG of twice their size and as SVG", async ({ page }) => {
  await pasted(page, SEPTEMBER);
  const gallery = page.locator(".gallery");
  await gallery.locator("svg").waitFor();
  const saved = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), gallery.getByRole("button", { name }).click()]);
    const { readFile } = await import("node:fs/promises");
    return [download.suggestedFilename(), await readFile(await download.path())];
  };
  const [svgName, svg] = await saved("Bild als SVG");
  assert.match(svgName, /^zielwert-bild-\w+\.svg$/);
  assert.match(svg.toString(), /^<svg[^]*<\/svg>\s*$/);
  const [pngName, png] = await saved("Bild als PNG");
  assert.match(pngName, /\.png$/);
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  const [, width, height] = /<svg[^>]* width="([\d.]+)" height="([\d.]+)"/.exec(svg.toString());
  // The header says width and height at its bytes 16 and 20.
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [Math.floor(2 * width), Math.floor(2 * height)]);
  // It shows something: not all of it is white.
  const isBlank = await page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const brush = canvas.getContext("2d");
    brush.drawImage(bitmap, 0, 0);
    return brush.getImageData(0, 0, bitmap.width, bitmap.height).data.every((it) => it === 255);
  }, [...png]);
  assert.equal(isBlank, false);
});

pageTest("a picture is copied as PNG", { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page }) => {
  await pasted(page, SEPTEMBER);
  const gallery = page.locator(".gallery");
  await gallery.locator("svg").waitFor();
  await gallery.getByRole("button", { name: "Bild kopieren" }).click();
  await gallery.getByText("Kopiert.").waitFor();
  const [types, size] = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return [item.types, (await item.getType("image/png")).size];
  });
  assert.ok(types.includes("image/png") && size > 1_000, `${types} ${size}`);
});

pageTest("where a picture cannot be copied, that is said", async ({ page }) => {
  await page.addInitScript(() => delete window.ClipboardItem);
  await page.reload();
  await pasted(page, SEPTEMBER);
  const gallery = page.locator(".gallery");
  await gallery.locator("svg").waitFor();
  await gallery.getByRole("button", { name: "Bild kopieren" }).click();
  await gallery.getByText("erlaubt das Kopieren von Bildern hier nicht").waitFor();
});
