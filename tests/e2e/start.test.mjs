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

const PARTS = ["shared_bg.wasm", "whole_bg.wasm"];
const names = (requests) => requests.filter((it) => !it.startsWith("blob:")).map((it) => it.replace(/.*\//, "").replace(/-\w+\./, ".")).sort();

pageTest("the front comes alone; the rest is fetched at the first sign of somebody", async ({ page, requests }) => {
  await started(page);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(names(requests).filter((it) => it.endsWith(".wasm")), ["app_bg.wasm"]);
  const before = requests.length;
  await page.mouse.move(300, 300);
  await page.waitForTimeout(500);
  assert.deepEqual(names(requests.slice(before)), PARTS);
});

pageTest("asks for nothing but its own parts and the whole module", async ({ page, requests }) => {
  await started(page);
  await page.waitForLoadState("networkidle");
  const before = requests.length;
  await page.getByRole("textbox", { name: "Zahlen einfügen" }).fill("Konto\tFollower\tLikes\nA\t100\t5\nB\t200\t20");
  await page.locator(".ranking tbody tr").first().waitFor();
  await page.waitForTimeout(1500);
  // With the first numbers come the parts of the program that are made of them, then the one for what stands below the ranking, and
  // the whole module, for pictures and firmness; nothing else.
  assert.deepEqual(names(requests.slice(before)), ["engine.js", "engine_bg.wasm", "later_bg.wasm", ...PARTS].sort());
});

/** Holds the parts back until `give` is called. */
async function slow(page) {
  let give;
  const given = new Promise((resolve) => { give = resolve; });
  await page.route(/(whole|shared)_bg/, async (route) => { await given; await route.continue(); });
  return give;
}

pageTest("what is typed while the rest is on its way stays, with the cursor", async ({ page }) => {
  const give = await slow(page);
  await started(page);
  const field = page.getByRole("textbox", { name: "Zahlen einfügen" });
  await field.pressSequentially("Konto\tLikes\nA\t5\nB\t2");
  await page.locator(".summary.busy").waitFor();
  give();
  await page.locator(".reading").waitFor();
  await page.keyboard.type("0");
  assert.equal(await field.inputValue(), "Konto\tLikes\nA\t5\nB\t20");
});

pageTest("figures of one post that are typed meanwhile are calculated with", async ({ page }) => {
  const give = await slow(page);
  await started(page);
  await page.getByRole("textbox", { name: "Follower" }).fill("1.000");
  await page.getByRole("textbox", { name: "Likes" }).pressSequentially("2");
  give();
  const rates = page.locator(".calculator .rates dl");
  await rates.waitFor();
  await page.keyboard.type("5");
  assert.match(await rates.innerText(), /2,50\s?%/);
  assert.equal(await page.getByRole("textbox", { name: "Follower" }).inputValue(), "1.000");
});

pageTest("the calculator alone begins as small, and calculates with what is typed meanwhile", async ({ page, requests, origin }) => {
  const before = requests.length;
  await page.goto(`${origin}/some/where/?view=calculator&lang=de`);
  const likes = page.getByRole("textbox", { name: "Likes" });
  await likes.waitFor();
  await page.waitForLoadState("networkidle");
  assert.deepEqual(names(requests.slice(before)).filter((it) => it.endsWith(".wasm")), ["app_bg.wasm"]);
  assert.equal(await page.locator("textarea").count(), 0);
  const give = await slow(page);
  await page.getByRole("textbox", { name: "Follower" }).fill("1.000");
  await likes.pressSequentially("2");
  give();
  const rates = page.locator(".calculator .rates dl");
  await rates.waitFor();
  await page.keyboard.type("5");
  assert.match(await rates.innerText(), /2,50\s?%/);
  assert.equal(await page.locator("textarea").count(), 0);
});

pageTest("what was done at the front is done once", async ({ page }) => {
  const give = await slow(page);
  await started(page);
  const field = page.getByRole("textbox", { name: "Zahlen einfügen" });
  const [first, second] = ["Konto\tFollower\tLikes\nA\t100\t5\nB\t200\t20\n", "Firma\tFollower\tLikes\nC\t100\t5\nD\t200\t20\nE\t300\t3\n"];
  await field.fill(first);
  give();
  await page.getByText("2 Zeilen gelesen").first().waitFor();
  await field.fill(second);
  await page.getByText("3 Zeilen gelesen").first().waitFor();
  await page.getByRole("link", { name: "Lexikon" }).click();
  await page.getByRole("button", { name: "Zurück zum Rechner" }).click();
  await page.getByText("3 Zeilen gelesen").first().waitFor();
  await page.waitForTimeout(300);
  assert.equal(await field.inputValue(), second);
});

pageTest("figures of the calculator outlive a visit to the lexicon, the last ones that were typed", async ({ page }) => {
  const give = await slow(page);
  await started(page);
  const followers = page.getByRole("textbox", { name: "Follower" });
  await followers.fill("1.000");
  await page.getByRole("textbox", { name: "Likes" }).fill("25");
  give();
  await page.locator(".calculator .rates dl").waitFor();
  await followers.fill("2.000");
  await page.getByRole("link", { name: "Lexikon" }).click();
  await page.getByRole("button", { name: "Zurück zum Rechner" }).click();
  await followers.waitFor();
  assert.match(await followers.inputValue(), /^2\.?000$/);
  assert.equal(await page.getByRole("textbox", { name: "Likes" }).inputValue(), "25");
});

pageTest("everything else that can be done first is done", async ({ page, origin }) => {
  const doings = [
    ["a question", (it) => it.getByRole("link", { name: "Antworten wir?" }).click(), "#question"],
    ["the lexicon", (it) => it.getByRole("link", { name: "Lexikon" }).click(), "input[type=search]"],
    ["a panel", (it) => it.locator(".foot-links button").first().click(), "dialog[open]"],
    ["an example", (it) => it.getByRole("button", { name: "YouTube Studio" }).click(), ".ranking tbody tr"],
    ["keeping", (it) => it.locator(".device input").click(), ".device .link"],
    ["a file", (it) => it.locator("#file").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("Konto,Likes\nA,5\n") }), ".origin"],
    ["a text and a file", async (it) => {
      await it.locator("#paste").fill("Konto;Likes\nA;5\nB;6\n");
      await it.locator("#file").setInputFiles({ name: "b.csv", mimeType: "text/csv", buffer: Buffer.from("Konto;Likes\nC;7\n") });
    }, ".offer"],
    ["no project", (it) => it.locator(".lasting input[type=file]").setInputFiles({ name: "a.json", mimeType: "application/json", buffer: Buffer.from("{}") }), ".said li"],
    ["another language", async (it) => { await it.getByRole("button", { name: "English" }).click(); await it.getByRole("textbox", { name: "Paste your numbers" }).fill("A\tLikes\nx\t5"); }, "html[lang=en] .reading"],
  ];
  for (const [what, act, seen] of doings) {
    await page.goto(`${origin}/blank.html`);
    await page.goto(`${origin}/some/where/`);
    await started(page);
    const give = await slow(page);
    await act(page);
    give();
    await page.locator(seen).first().waitFor({ timeout: 10_000 }).catch(() => assert.fail(`${what} is not done`));
    await page.evaluate(() => localStorage.clear());
    await page.unrouteAll();
  }
});

pageTest("a picker that is open while the rest arrives still gives its file", async ({ page }) => {
  const give = await slow(page);
  await started(page);
  await page.locator("#paste").fill("Konto;Likes\nA;5\nB;6\n");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.locator("#file + label").click()]);
  give();
  await page.locator(".ranking tbody tr").first().waitFor();
  await chooser.setFiles({ name: "b.csv", mimeType: "text/csv", buffer: Buffer.from("Konto;Likes\nC;7\n") });
  await page.locator(".offer").waitFor();
});

pageTest("a file picked in the moment of handing over is not lost", async ({ page }) => {
  await started(page);
  await page.evaluate(() => {
    const old = document.querySelector("#file");
    const seen = new MutationObserver(() => {
      if (old.isConnected) return;
      seen.disconnect();
      const data = new DataTransfer();
      data.items.add(new File(["Konto;Likes\nC;7\n"], "b.csv"));
      old.files = data.files;
      old.dispatchEvent(new Event("change", { bubbles: true }));
    });
    seen.observe(document, { subtree: true, childList: true });
  });
  await page.locator("#paste").fill("Konto;Likes\nA;5\nB;6\n");
  await page.locator(".offer").waitFor();
});

pageTest("without the rest nothing is lost, and one can try again", async ({ page, errors }) => {
  await page.route(/whole_bg/, (route) => route.abort());
  await started(page);
  await page.mouse.move(300, 300);
  await page.waitForTimeout(300);
  const sentence = page.locator(".notice", { hasText: "ließ sich nicht nachladen" });
  assert.equal(await sentence.count(), 0, "nobody has wanted anything yet");
  const field = page.getByRole("textbox", { name: "Zahlen einfügen" });
  await field.fill("Konto\tFollower\tLikes\nA\t100\t5\nB\t200\t20");
  await sentence.waitFor();
  assert.match(await field.inputValue(), /B\t200/);
  assert.deepEqual(await accessibilityProblems(page), []);
  await page.unroute(/whole_bg/);
  await sentence.getByRole("button", { name: "Erneut versuchen" }).click();
  await page.locator(".ranking tbody tr").first().waitFor();
  errors.length = 0; // Chromium reports what it could not fetch.
});

for (const [lang, field, sentence, again] of [
  ["de", "Zahlen einfügen", /ließ sich nicht nachladen\. Es ist nichts verloren/, "Erneut versuchen"],
  ["en", "Paste your numbers", /could not be fetched\. Nothing is lost/, "Try again"],
]) {
  pageTest(`without the last part the ranking stands, and one can try again, in ${lang}`, { address: `?lang=${lang}` }, async ({ page, errors }) => {
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
