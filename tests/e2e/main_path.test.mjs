// A person's path: paste, read the ranking, move a weight, ask why, switch the language, take it along.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessibilityProblems, pageTest, started } from "./harness.mjs";

const example = (name) => readFile(new URL(`../../src/examples/${name}`, import.meta.url), "utf8");

/** Small enough to check in the head: Klein gets more reactions for each follower, Gross reaches more people. */
const TWO = "Konto\tFollower\tReichweite\tLikes\nGross\t100.000\t80.000\t500\nKlein\t1.000\t900\t90\n";

const field = (page) => page.getByRole("textbox", { name: /^(Zahlen einfügen|Paste your numbers)$/ });
const ranking = (page) => page.getByRole("table", { name: /^(Rangliste|Ranking)$/ });

/** The ranking as people read it: [rank, label, score] of each row. */
async function read(page) {
  await ranking(page).waitFor();
  const rows = await ranking(page).locator("tbody tr").all();
  return Promise.all(rows.map(async (row) => {
    const text = async (part) => (await row.locator(part).textContent()).trim();
    return [await text(".rank"), await text(".label .row"), await text("td.score")];
  }));
}

async function leader(page) {
  return (await read(page))[0][1];
}

/** Moves a slider as a keyboard does: to its end or its beginning. */
async function moveTo(page, goal, key) {
  await page.getByRole("slider", { name: goal, exact: true }).press(key);
}

pageTest("a pasted table becomes a ranking without a click", async ({ page }) => {
  await started(page);
  await field(page).fill(await example("industry.tsv"));
  await ranking(page).waitFor();
  const rows = await read(page);
  assert.ok(rows.length >= 40);
  assert.equal(rows[0][0], "1");
  const scores = rows.map((row) => Number(row[2].replace(",", "."))).filter((it) => !Number.isNaN(it));
  assert.deepEqual(scores, [...scores].sort((one, other) => other - one), "best first");
  await page.getByText("200 Zeilen und 5 Kanäle gelesen").waitFor();
});

pageTest("text that a program puts into the field counts as well", async ({ page }) => {
  await started(page);
  await field(page).evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, TWO);
  assert.equal((await read(page)).length, 2);
});

pageTest("the ranking turns with the weights", async ({ page }) => {
  await started(page);
  await field(page).fill(TWO);
  await moveTo(page, "Reichweite", "Home");
  assert.equal(await leader(page), "Klein");
  await moveTo(page, "Interaktion", "Home");
  await moveTo(page, "Reichweite", "End");
  assert.equal(await leader(page), "Gross");
  await page.getByRole("heading", { level: 2, name: /^Gross führt/ }).waitFor();
});

pageTest("a number field does what its slider does", async ({ page }) => {
  await started(page);
  await field(page).fill(TWO);
  await page.getByRole("textbox", { name: "Punkte für Interaktion" }).fill("0");
  assert.equal(await leader(page), "Gross");
  assert.equal(await page.getByRole("slider", { name: "Interaktion" }).getAttribute("aria-valuetext"), "0\u00a0% der Gewichte");
});

pageTest("the language changes and nothing is lost", async ({ page }) => {
  await started(page);
  await field(page).fill(TWO);
  await moveTo(page, "Interaktion", "Home");
  const before = await read(page);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("table", { name: "Ranking", exact: true }).waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Paste your numbers", exact: true }).inputValue(), TWO);
  assert.equal(await page.getByRole("slider", { name: "Engagement", exact: true }).inputValue(), "0");
  assert.deepEqual((await read(page)).map((row) => row[1]), before.map((row) => row[1]));
  assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
});

pageTest("another export is read without a setting, weights moved before or not", async ({ page }) => {
  await started(page);
  await field(page).fill(await example("industry.tsv"));
  await moveTo(page, "Interaktion", "Home");
  await field(page).fill(await example("youtube_studio.csv"));
  await page.getByText(/Zeilen gelesen/).first().waitFor();
  await page.getByRole("columnheader", { name: "Wiedergaberate" }).waitFor();
});

pageTest("steps go back and forward, the pasted text too", async ({ page }) => {
  await started(page);
  await field(page).fill(TWO);
  await moveTo(page, "Interaktion", "Home");
  await page.getByRole("button", { name: "Branchenvergleich" }).click();
  // Its text is fetched.
  await page.getByText("200 Zeilen und 5 Kanäle gelesen").waitFor();
  const undo = page.getByRole("button", { name: "Rückgängig" });
  await undo.click();
  assert.equal(await field(page).inputValue(), TWO);
  assert.equal(await leader(page), "Gross");
  await undo.click();
  assert.equal(await page.getByRole("slider", { name: "Interaktion" }).inputValue(), "50");
  await page.getByRole("button", { name: "Wiederholen" }).click();
  assert.equal(await page.getByRole("slider", { name: "Interaktion" }).inputValue(), "0");
});

pageTest("a column that was read wrongly is put right, and back again", async ({ page }) => {
  await started(page);
  await field(page).fill(TWO);
  await page.getByRole("button", { name: "Tabelle zeigen" }).click();
  const likes = page.getByRole("combobox", { name: "Bedeutung der Spalte Likes" });
  await likes.selectOption("comments");
  await page.getByText("von Ihnen festgelegt").waitFor();
  await page.getByRole("button", { name: "Rückgängig" }).click();
  assert.equal(await likes.inputValue(), "likes");
});

pageTest("a number explains itself and gives the place back", async ({ page }) => {
  await started(page);
  await field(page).fill(TWO);
  const number = page.getByRole("region", { name: "Kennzahlen aller Zeilen" }).getByRole("button", { name: "9,00" }).first();
  await number.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Engagement-Rate nach Followern" });
  await dialog.getByText("Interaktionen ÷ Follower").waitFor();
  await dialog.getByText("90 ÷ 1.000 = 9,00\u00a0%").waitFor();
  for (const close of [() => page.keyboard.press("Escape"), () => dialog.getByRole("button", { name: "Schließen" }).click(), () => page.mouse.click(5, 5)]) {
    await close();
    await dialog.waitFor({ state: "detached" });
    assert.equal(await number.evaluate((it) => it === document.activeElement), true, String(close));
    await number.press("Enter");
    await dialog.waitFor();
  }
  await dialog.getByRole("link", { name: "Im Lexikon nachschlagen" }).click();
  await page.waitForFunction(() => document.activeElement?.id === "entry-engagement_rate_by_followers");
  assert.equal(await dialog.count(), 0);
});

pageTest("rows of one label are told apart by what else the table says", async ({ page }) => {
  await started(page);
  const rows = Array.from({ length: 30 }, (_, at) => `Instagram\tFormat ${at + 1}\t1.000\t${100 + at * 20}`);
  await field(page).fill(`Kanal\tFormat\tReichweite\tLikes\n${rows.join("\n")}\n`);
  await page.getByRole("heading", { name: "gleichauf an der Spitze, darunter Instagram (28) „Format 28“ und Instagram (29) „Format 29“" }).waitFor();
  await page.locator(".why .kicker").getByText("Warum · Format 28").waitFor();
  await page.locator(".numbers tbody th").filter({ hasText: "Instagram (7)" }).getByText("Format 7", { exact: true }).waitFor();
  await page.getByRole("searchbox", { name: "In der Rangliste suchen" }).fill("format 17");
  await page.waitForFunction(() => document.querySelectorAll(".ranking tbody tr").length === 1);
  assert.equal(await leader(page), "Instagram (17)");
});

pageTest("where two goals bring the same points, none of them is said to bring the most", async ({ page }) => {
  await started(page);
  await field(page).fill("Konto\tFollower\tLikes\nA\t100\t50\nB\t100\t50\n");
  await page.getByRole("heading", { name: "So kommt der Wert von A zustande" }).waitFor();
});

pageTest("an example that is opened with the keyboard keeps the focus", async ({ page }) => {
  await started(page);
  const example = page.getByRole("button", { name: "Branchenvergleich" });
  await example.press("Enter");
  await ranking(page).waitFor();
  assert.equal(await example.evaluate((it) => it === document.activeElement), true);
});

pageTest("a panel gives the place back, also where it is the first thing that is opened", async ({ page }) => {
  await started(page);
  const button = page.locator(".foot-links button").first();
  const opened = async () => {
    await button.press("Enter");
    await page.locator("dialog[open]").getByRole("button", { name: "Schließen" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator("dialog").waitFor({ state: "detached" });
    assert.equal(await button.evaluate((it) => it === document.activeElement), true);
  };
  await opened();
  await field(page).fill(TWO);
  await page.locator(".ranking tbody tr").first().waitFor();
  await opened();
});

pageTest("the last step back leaves the focus where it is", async ({ page }) => {
  await started(page);
  await field(page).fill(TWO);
  const undo = page.getByRole("button", { name: "Rückgängig" });
  await undo.press("Enter");
  await page.locator("main.empty").waitFor();
  assert.equal(await undo.evaluate((it) => it === document.activeElement && it.getAttribute("aria-disabled")), "true");
});

pageTest("the quick calculator needs no table", async ({ page }) => {
  await started(page);
  await page.getByRole("textbox", { name: "Follower", exact: true }).fill("1.000");
  await page.getByRole("textbox", { name: "Likes", exact: true }).fill("90");
  const rate = page.getByRole("button", { name: "Engagement-Rate nach Followern: 9,00" });
  await rate.waitFor();
  assert.deepEqual(await page.locator(".rates dt").allInnerTexts(), ["Engagement-Rate nach Followern", "Interaktionen pro 1.000 Follower", "Gewichtete Interaktionen", "Gewichtete Engagement-Rate", "Applausrate"]);
  await rate.click();
  await page.getByRole("dialog").getByText("90 ÷ 1.000").waitFor();
});

pageTest("settings live in the fragment, numbers nowhere", async ({ page }) => {
  await started(page);
  await field(page).fill(TWO);
  await moveTo(page, "Interaktion", "Home");
  await page.waitForFunction(() => /^#v\d=/.test(location.hash));
  assert.equal(await page.evaluate(() => location.search), "");
  await page.reload();
  await started(page);
  assert.equal(await field(page).inputValue(), "");
  await field(page).fill(TWO);
  assert.equal(await page.getByRole("slider", { name: "Interaktion" }).inputValue(), "0");
});

pageTest("rows without a score stand last and say why", async ({ page }) => {
  await started(page);
  await field(page).fill("Konto\tFollower\tLikes\nLeer\t\t\nA\t100\t5\nB\t200\t20\n");
  const rows = await read(page);
  assert.deepEqual(rows.at(-1).slice(0, 2), ["–", "Leer"]);
  assert.match(await ranking(page).locator("tbody tr").last().textContent(), /Kein Wert/);
});

/** What people paste by mistake: each is answered in words, and stays in the field. */
const AWKWARD = {
  "one word": "Hallo",
  "one number": "42",
  "a header alone": "Konto\tFollower\tLikes",
  "prose": "Liebe Kollegin,\nanbei die Zahlen, die wir besprochen haben.\nViele Grüße",
  "binary garbage": "\u0001\u0002PK\u0003\u0004\u0000\u0000\ufffd\ufffd\t\u0007\n\u0000\u0001",
  "a megabyte in one cell": `Konto\tLikes\nA\t${"x".repeat(1_000_000)}\nB\t5`,
  "ragged rows": "Konto\tFollower\tLikes\nA\t100\nB\t200\t20\t7\t8\nC\t300\t30",
  "zero followers": "Konto\tFollower\tLikes\nA\t0\t5\nB\t200\t20",
  "negative counts": "Konto\tFollower\tLikes\nA\t100\t-5\nB\t200\t20",
};

for (const [what, text] of Object.entries(AWKWARD)) {
  pageTest(`${what}: a sentence, and the text stays`, async ({ page }) => {
    await started(page);
    await field(page).fill(text);
    await page.locator("main.filled h2").first().waitFor();
    assert.equal((await field(page).inputValue()).length, text.length);
    assert.ok((await page.locator("main.filled").textContent()).length > 100);
    assert.doesNotMatch(await page.locator("main.filled").textContent(), /NaN|undefined|Infinity/);
  });
}

for (const colorScheme of ["light", "dark"]) {
  pageTest(`axe finds no problem in the filled page, ${colorScheme}`, { colorScheme }, async ({ page }) => {
    await started(page);
    await page.getByRole("button", { name: "Branchenvergleich" }).click();
    await page.getByRole("button", { name: "Tabelle zeigen" }).click();
    await page.getByRole("button", { name: "gemessen an" }).first().click();
    assert.deepEqual(await accessibilityProblems(page), []);
    await page.getByRole("region", { name: "Kennzahlen aller Zeilen" }).locator("tbody button").first().click();
    await page.getByRole("dialog").waitFor();
    assert.deepEqual(await accessibilityProblems(page), []);
  });
}

for (const width of [320, 360, 768]) {
  pageTest(`nothing scrolls sideways at ${width} px`, { viewport: { width, height: 740 } }, async ({ page }) => {
    await started(page);
    await page.getByRole("button", { name: "Branchenvergleich" }).click();
    await page.getByRole("button", { name: "Tabelle zeigen" }).click();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
    if (width < 700) {
      await page.getByRole("button", { name: "Ziele einstellen" }).click();
      await moveTo(page, "Interaktion", "Home");
      await page.getByRole("button", { name: "Fertig" }).click();
    }
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  });
}

pageTest("whoever takes the page along as text or as a picture has all of it", { address: "?lang=de" }, async ({ page }) => {
  await started(page);
  await page.locator("#paste").fill(await example("industry.tsv"));
  await page.locator("#take").waitFor();
  // What a browser leaves out while it is out of sight has no text, and is blank in a picture of the whole page.
  const missing = await page.evaluate(() => Array.from(document.querySelectorAll("#app section, #app .ranking tbody tr"))
    .filter((it) => it.textContent.trim() && !it.innerText.trim() && !it.closest("[hidden], details:not([open])"))
    .map((it) => it.className || it.textContent.slice(0, 40)));
  assert.deepEqual(missing, []);
});
