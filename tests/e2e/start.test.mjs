// The page starts: quietly, from its own folder only, with something to read before and instead of the app.

import assert from "node:assert/strict";
import { accessibilityProblems, pageTest, started } from "./harness.mjs";

pageTest("starts without errors, from its own folder only", async ({ page, requests, origin }) => {
  await started(page);
  await page.getByRole("textbox", { name: "Zahlen einfügen" }).waitFor();
  const outside = requests.filter((it) => !it.startsWith(`${origin}/some/where/`));
  assert.deepEqual(outside, []);
  assert.deepEqual(requests, [...new Set(requests)], "what is preloaded is not fetched again");
});

pageTest("asks for nothing but the whole module once it is there", async ({ page, requests }) => {
  await started(page);
  await page.waitForLoadState("networkidle");
  const before = requests.length;
  await page.getByRole("textbox", { name: "Zahlen einfügen" }).fill("Konto\tFollower\tLikes\nA\t100\t5\nB\t200\t20");
  await page.locator(".ranking tbody tr").first().waitFor();
  await page.waitForTimeout(1500);
  // Behind the first ranking come the second part of the program, for what stands below it, and the whole module, for pictures
  // and firmness; nothing else.
  const asked = requests.slice(before).filter((it) => !it.startsWith("blob:")).map((it) => it.replace(/.*\//, "").replace(/-\w+\./, "."));
  assert.deepEqual(asked.sort(), ["engine.js", "engine_bg.wasm", "later_bg.wasm"]);
});

for (const [lang, field, sentence, again] of [
  ["de", "Zahlen einfügen", /ließ sich nicht nachladen\. Es ist nichts verloren/, "Erneut versuchen"],
  ["en", "Paste your numbers", /could not be fetched\. Nothing is lost/, "Try again"],
]) {
  pageTest(`without the second part the ranking stands, and one can try again, in ${lang}`, { address: `?lang=${lang}` }, async ({ page, errors }) => {
    await page.route(/later_bg/, (route) => route.abort());
    await started(page);
    await page.getByRole("textbox", { name: field }).fill("Konto\tFollower\tLikes\nA\t100\t5\nB\t200\t20");
    const below = page.locator(".main > .notice", { hasText: sentence });
    await below.waitFor();
    assert.equal(await page.locator(".ranking tbody tr").count(), 2);
    await below.getByRole("button", { name: again }).click();
    await page.waitForTimeout(300);
    assert.equal(await below.count(), 1, "it is still not to be had");
    await page.unroute(/later_bg/);
    await below.getByRole("button", { name: again }).click();
    await page.locator("#why").waitFor();
    assert.equal(await page.locator(".notice", { hasText: sentence }).count(), 0, "nowhere else either");
    assert.deepEqual(await accessibilityProblems(page), []);
    errors.length = 0; // Chromium reports what it could not fetch.
  });
}

pageTest("axe finds no accessibility problem", async ({ page }) => {
  await started(page);
  assert.deepEqual(await accessibilityProblems(page), []);
});

pageTest("the policy forbids other origins, inline scripts and eval", { address: "?lang=en" }, async ({ page, errors }) => {
  await started(page);
  const outcome = await page.evaluate(async () => {
    const violations = [];
    document.addEventListener("securitypolicyviolation", (event) => violations.push(event.effectiveDirective));
    await fetch("http://127.0.0.2:9/").catch(() => {});
    const script = document.createElement("script");
    script.textContent = "globalThis.smuggled = true";
    document.body.append(script);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { violations, smuggled: globalThis.smuggled ?? false };
  });
  assert.deepEqual(outcome, { violations: ["connect-src", "script-src-elem"], smuggled: false });
  errors.length = 0; // Chromium reports what it has refused as console errors.
});

pageTest("says so in the reader's language when the app cannot be loaded", { address: "/blank.html" }, async ({ page, errors, origin }) => {
  await page.route("**/*.wasm", (route) => route.abort());
  for (const [language, words] of [["de", "lässt sich hier nicht starten"], ["en", "cannot start here"]]) {
    await page.goto(`${origin}/some/where/?lang=${language}`);
    await page.getByRole("alert").getByRole("heading", { name: words }).waitFor();
    assert.equal(await page.getByRole("alert").getByRole("heading").count(), 1);
    assert.equal(await page.locator("#app").isVisible(), false);
  }
  errors.length = 0; // The failed request and its reason are meant to be in the console.
});

pageTest("explains itself without JavaScript", { javaScriptEnabled: false }, async ({ page }) => {
  assert.match(await page.locator("noscript").innerText(), /braucht dafür JavaScript[^]*needs JavaScript/);
});
