// Nothing leaves the browser: a whole session with every request recorded, and the panel that proves it to the visitor.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessibilityProblems, pageTest, started } from "./harness.mjs";

const example = (name) => readFile(new URL(`../../src/examples/${name}`, import.meta.url), "utf8");

/** What may be asked for once the page is there: by name, and nothing else. */
const LAZY = [/^(shared|whole|later)_bg-[0-9a-f]{12}\.wasm$/, /^engine(_bg)?-[0-9a-f]{12}\.(js|wasm)$/, /^(offline|frame|rescue)-[0-9a-f]{12}\.js$/, /^panels\/\w+-[0-9a-f]{12}\.js$/, /^sheets(_bg)?-[0-9a-f]{12}\.(js|wasm)$/, /^examples\/\w+\.(tsv|csv)$/, /^service-worker\.js$/];

pageTest("a full session asks for nothing but the project's own named modules", { acceptDownloads: true }, async ({ page, requests, origin, foreign }) => {
  await started(page);
  await page.waitForLoadState("load");
  const before = requests.length;
  const text = await example("small_business.tsv");
  await page.getByRole("textbox", { name: "Zahlen einfügen" }).fill(text);
  await page.getByRole("table", { name: "Rangliste" }).waitFor();
  await page.getByRole("slider").first().press("End");
  await page.locator(".ranking .row").nth(1).click();
  await page.locator(".numbers .figure").first().click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "English" }).click();
  for (const name of [/CSV/, /Markdown/, /JSON/]) {
    const button = page.locator(".take").getByRole("button", { name }).first();
    await Promise.all([page.waitForEvent("download"), button.click()]);
  }
  await page.getByRole("button", { name: /Embed it in a page/ }).click();
  await page.locator(".builder").waitFor();
  await page.keyboard.press("Escape");
  await page.waitForTimeout(500);
  assert.deepEqual(foreign(), []);
  const home = `${origin}/some/where/`;
  // The preview is the page itself, in a frame.
  const asked = requests.slice(before).filter((it) => !/^(data|blob):/.test(it)).map((it) => it.slice(home.length));
  const own = new Set(requests.slice(0, before).map((it) => it.slice(home.length)));
  const others = asked.filter((it) => !own.has(it) && !/^(\?[^/]*)?$/.test(it) && !LAZY.some((name) => name.test(it)));
  assert.deepEqual(others, []);
  // No address carries a pasted number or word.
  const words = text.split(/\s+/).filter((it) => it.length > 4);
  for (const request of requests) for (const word of words) assert.ok(!decodeURIComponent(request).includes(word), `${word} in ${request}`);
  const kept = await page.evaluate(() => [document.cookie, ...Object.keys(localStorage), ...Object.keys(sessionStorage)].join(" "));
  assert.ok(!words.some((word) => kept.includes(word)), kept);
});

for (const [lang, link, button, refused] of [
  ["de", /Nachprüfen/, "Jetzt versuchen", /Verweigert\. .*connect-src/],
  ["en", /Check that nothing/, "Try it now", /Refused\. .*connect-src/],
]) {
  pageTest(`the panel shows the browser refusing a request, in ${lang}`, { address: `?lang=${lang}` }, async ({ page, errors, foreign }) => {
    await started(page);
    await page.getByRole("button", { name: link }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("default-src 'none'").waitFor();
    await dialog.getByRole("button", { name: button }).click();
    await dialog.getByRole("status").filter({ hasText: refused }).waitFor();
    assert.equal(await dialog.locator(".outcome").evaluate((it) => getComputedStyle(it).borderInlineStartStyle), "none", "a proof looks like no refusal of a file");
    assert.deepEqual(await accessibilityProblems(page), []);
    assert.deepEqual(foreign().filter((it) => !it.startsWith("https://example.org/")), []);
    errors.length = 0; // Chromium reports what it has refused as a console error.
  });
}

pageTest("the panel does not claim what it has not seen", { address: "/blank.html" }, async ({ page, origin, requests }) => {
  // A page without a policy: the attempt goes through, and the panel says so.
  await page.route("https://example.org/**", (route) => route.fulfill({ body: "" }));
  const panel = await page.evaluate(async (home) => {
    const html = await (await fetch(home)).text();
    const [name] = html.match(/panels\/privacy-[0-9a-f]{12}\.js/);
    const { show } = await import(home + name);
    show(document.body, { language: "en" });
    document.querySelector("button").click();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return document.querySelector("[role=status]").textContent;
  }, `${origin}/some/where/`);
  assert.match(panel, /^Not refused/);
  requests.length = 0; // The one to the other origin is meant, and was answered here.
});
