// The parts of the page for small places, and the builder that writes the code for them.

import assert from "node:assert/strict";
import { accessibilityProblems, pageTest, started } from "./harness.mjs";

const TWO = "Konto\tFollower\tReichweite\tLikes\nGross\t100.000\t80.000\t500\nKlein\t1.000\t900\t90\n";
const fragment = (request) => `#v1=${Buffer.from(JSON.stringify(request)).toString("base64url")}`;

const builder = async (page, text) => {
  await started(page);
  if (text) await page.getByRole("textbox", { name: "Zahlen einfügen" }).fill(text);
  await page.getByRole("button", { name: "Auf der eigenen Seite einbetten" }).click();
  return page.getByRole("dialog", { name: "Zielwert einbetten" });
};

for (const [view, there, gone] of [
  ["calculator", ".calculator", ".paste, .ranking, .masthead"],
  ["ranking", ".ranking table", ".paste, .goals, .masthead, .why"],
  ["weights", ".goals input[type=range]", ".paste, .masthead, .why"],
  ["lexicon&entry=response_rate", ".entry .facts dd", ".paste, .ranking, .calculator"],
]) {
  pageTest(`?view=${view} shows that part alone`, { address: `?view=${view}&lang=de${fragment({ text: TWO })}` }, async ({ page }) => {
    await page.locator(there).first().waitFor();
    assert.equal(await page.locator(gone).count(), 0);
    assert.deepEqual(await accessibilityProblems(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  });
}

pageTest("the lexicon entry is explained", { address: "?view=lexicon&entry=response_rate&lang=en" }, async ({ page }) => {
  await page.getByRole("heading", { name: /response/i }).waitFor();
  await page.locator(".entry .lead").filter({ hasText: /\w{4}/ }).waitFor();
  assert.match(await page.locator(".entry").innerText(), /÷/);
});

pageTest("fixed weights cannot be moved, a named goal system counts", { address: `?view=weights&weights=fixed&system=balanced&lang=de${fragment({ text: TWO })}` }, async ({ page }) => {
  await page.getByRole("table", { name: "Rangliste" }).waitFor();
  assert.equal(await page.getByRole("slider").count(), 0);
});

pageTest("theme and accent come from the address", { address: `?view=weights&theme=dark&accent=ff8800&lang=de${fragment({ text: TWO })}` }, async ({ page }) => {
  await page.getByRole("table", { name: "Rangliste" }).waitFor();
  assert.deepEqual(await page.evaluate(() => [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(document.querySelector(".kicker")).color]), ["rgb(20, 23, 26)", "rgb(255, 136, 0)"]);
});

pageTest("nonsense in the address is left out", { address: "?view=../../x&entry=%3Cb%3E&theme=pink&accent=red;}&system=nothing&weights=&lang=xx#v1=%%%" }, async ({ page }) => {
  await started(page);
  await page.locator(".paste").waitFor();
  assert.equal(await page.locator(".paste").count(), 1);
});

pageTest("the builder writes short code for every host and shows it", async ({ page }) => {
  const dialog = await builder(page);
  const code = dialog.getByRole("textbox", { name: "Code zum Einfügen" });
  const where = dialog.getByRole("combobox", { name: "Wohin" });
  for (const view of ["full", "calculator", "ranking", "weights", "lexicon"]) {
    await dialog.getByRole("combobox", { name: "Was gezeigt wird" }).selectOption(view);
    for (const host of await where.locator("option").evaluateAll((all) => all.map((it) => it.value))) {
      await where.selectOption(host);
      const text = await code.inputValue();
      assert.ok(text.length > 20 && text.length < 1000, `${host}: ${text.length}`);
      assert.doesNotMatch(text, /127\.0\.0\.1/, "an address that visitors cannot reach is not given out");
      if (host === "frame") assert.match(text, /^<iframe [^>]* height="\d+"(?:(?!script|data-)[^>])*><\/iframe>$/, "nothing but the frame");
    }
  }
  await dialog.getByRole("combobox", { name: "Was gezeigt wird" }).selectOption("calculator");
  await page.frameLocator(".preview").locator(".calculator").waitFor();
  assert.deepEqual(await accessibilityProblems(page), []);
});

pageTest("the builder gives data along only when asked, as code that works", async ({ page, origin }) => {
  const dialog = await builder(page, TWO);
  const code = dialog.getByRole("textbox", { name: "Code zum Einfügen" });
  assert.doesNotMatch(await code.inputValue(), /#v1=/);
  await dialog.getByRole("combobox", { name: "Was gezeigt wird" }).selectOption("weights");
  await dialog.getByRole("checkbox", { name: "Daten mitgeben" }).check();
  const text = await code.inputValue();
  const [, address] = text.match(/src="([^"]*)"/);
  const url = new URL(address.replaceAll("&amp;", "&"));
  assert.equal(JSON.parse(Buffer.from(url.hash.slice(4), "base64url")).text, TWO);
  assert.ok(text.length < 1000, `${text.length}`);
  await page.frameLocator(".preview").locator(".ranking table").waitFor();
  await page.goto(`${origin}/some/where/${url.search}${url.hash}`);
  await page.getByRole("table", { name: "Rangliste" }).waitFor();
});

pageTest("goals of one's own go along, as the preview shows them, and a shortcode says that it cannot", async ({ page }) => {
  await started(page);
  await page.getByRole("textbox", { name: "Zahlen einfügen" }).fill(TWO);
  await page.getByRole("slider").first().press("Home");
  await page.getByRole("button", { name: "Auf der eigenen Seite einbetten" }).click();
  const dialog = page.getByRole("dialog", { name: "Zielwert einbetten" });
  const code = dialog.getByRole("textbox", { name: "Code zum Einfügen" });
  const host = dialog.getByRole("combobox", { name: "Wohin" });
  const request = async () => {
    const [, coded] = (await code.inputValue()).match(/#v1=([\w-]+)/) ?? [];
    return coded && JSON.parse(Buffer.from(coded, "base64url"));
  };
  assert.equal((await request()).scorecard.goals[0].weight, 0);
  assert.equal((await request()).text, undefined, "numbers only when asked");
  await dialog.getByRole("checkbox", { name: "Daten mitgeben" }).check();
  assert.equal((await request()).text, TWO);
  await host.selectOption("element");
  const [, json] = (await code.inputValue()).match(/<script type="application\/json">(.*)<\/script>/);
  assert.deepEqual([JSON.parse(json).text, JSON.parse(json).scorecard.goals[0].weight], [TWO, 0]);
  await host.selectOption("shortcode");
  await dialog.getByText("weder Daten noch eigene Ziele").waitFor();
  await host.selectOption("html");
  await dialog.getByRole("combobox", { name: "Zielsystem" }).selectOption({ label: "Ausgewogen" });
  assert.equal((await request()).scorecard, undefined, "the goal system that is chosen counts");
  assert.match(await code.inputValue(), /system=balanced/);
});

pageTest("an address that the page has written opens in a frame", { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, origin }) => {
  await started(page);
  await page.getByRole("textbox", { name: "Zahlen einfügen" }).fill(TWO);
  await page.getByLabel("Die eingefügten Zahlen in die Adresse mitnehmen").check();
  await page.getByRole("button", { name: "Adresse mit Einstellungen kopieren" }).click();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(address, /#v2=/);
  await page.goto(`${origin}/blank.html`);
  await page.evaluate((src) => document.body.append(Object.assign(document.createElement("iframe"), { src, width: 800, height: 900, title: "Zielwert" })), address);
  await page.frameLocator("iframe").getByRole("table", { name: "Rangliste" }).waitFor();
});

pageTest("the builder warns of a colour that cannot be read", async ({ page }) => {
  const dialog = await builder(page);
  await dialog.getByRole("checkbox", { name: "eigene Akzentfarbe" }).check();
  await dialog.getByLabel("Akzentfarbe", { exact: true }).fill("#ffee00");
  await dialog.getByText("lesbar ist Text ab 4,5 : 1").waitFor();
  const code = dialog.getByRole("textbox", { name: "Code zum Einfügen" });
  assert.match(await code.inputValue(), /accent=ffee00/);
  // What stands on it is read in the element as well.
  await dialog.getByRole("combobox", { name: "Wohin" }).selectOption("element");
  assert.match(await code.inputValue(), /--zielwert-accent:#ffee00;--zielwert-on-accent:#000/);
});

for (const width of [320, 768]) {
  pageTest(`the builder fits into ${width} px`, { viewport: { width, height: 740 } }, async ({ page }) => {
    const dialog = await builder(page);
    await dialog.locator(".preview").waitFor();
    assert.equal(await dialog.evaluate((it) => it.scrollWidth - it.clientWidth), 0);
  });
}
