// Hostile words in every text field of every state of the page, in names of files, headers, labels, links and projects: they stay words.
// The policy would refuse their code all the same (tests/e2e/engines/policy.test.mjs); here no element may even come of them.

import assert from "node:assert/strict";
import { pageTest, started } from "./harness.mjs";
import { STATES } from "./states.mjs";

/** The element and attribute that would come of the words. */
const MARK = "zz9";
const WORDS = `"><zz9 zz9=1><img src=zz9 onerror="globalThis.zz9=1"></zz9><script>globalThis.zz9=1</script>'</style></title></textarea>{{zz9}}<svg onload="globalThis.zz9=1">`;

/** Elements, attributes or globals that came of the words, anywhere: shadow roots and the page's own frames included. */
const came = (page) => page.evaluate((mark) => {
  const found = [];
  const look = (root, where) => {
    for (const it of root.querySelectorAll("*")) {
      if (it.localName === mark || it.hasAttribute(mark) || it.getAttribute("src") === mark || [...it.attributes].some(({ name }) => /^on/.test(name))) found.push(`${where}<${it.localName}>`);
      if (it.localName === "script" && it.textContent.includes(mark)) found.push(`${where}<script>`);
      if (it.shadowRoot) look(it.shadowRoot, `${where}shadow `);
      if (it.localName === "iframe" && it.contentDocument) look(it.contentDocument, `${where}frame `);
    }
  };
  look(document, "");
  if (globalThis[mark] !== undefined) found.push("a global");
  return found;
}, MARK);

/** Every field that takes words and can be seen, in the dialog that is open or on the page. */
const FIELDS = "input:not([type=range]):not([type=checkbox]):not([type=radio]):not([type=file]):not([type=color]), textarea";

async function fillEverything(page) {
  const root = await page.locator("dialog[open]").count() > 0 ? "dialog[open]" : "#app";
  let filled = 0;
  // The last first: the field for the numbers comes at the beginning, and with other words in it the rest of the page goes.
  for (let place = await page.locator(root).last().locator(FIELDS).filter({ visible: true }).count() - 1; place >= 0; place--) {
    const field = page.locator(root).last().locator(FIELDS).filter({ visible: true }).nth(place);
    if (await field.count() === 0) continue;
    if (!await field.isEditable()) continue;
    // As typing does; dates and numbers refuse words by themselves.
    await field.evaluate((field, words) => {
      field.focus();
      field.value = words;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }, WORDS).catch(() => {});
    filled++;
    assert.deepEqual(await came(page), [], `field ${place}`);
  }
  return filled;
}

pageTest("the check sees what would do harm", { address: "/blank.html" }, async ({ page, errors }) => {
  await page.evaluate((words) => { document.body.innerHTML = words; }, WORDS);
  assert.ok((await came(page)).length >= 2, String(await came(page)));
  await page.waitForTimeout(300);
  errors.length = 0; // its picture is not there
});

let fields = 0;
for (const [state, reach] of Object.entries(STATES).filter(([name]) => name !== "ten_thousand")) {
  pageTest(`words typed into every field stay words: ${state}`, { address: "?lang=de" }, async ({ page, errors }) => {
    await reach(page, "de");
    // Forms that are folded away have fields too.
    for (const summary of await page.locator("#app details:not([open]) > summary").filter({ visible: true }).all()) await summary.click({ timeout: 2000 }).catch(() => {});
    fields += await fillEverything(page);
    await page.waitForTimeout(700); // pictures and answers with the words in them
    assert.deepEqual(await came(page), []);
    assert.deepEqual(errors, []);
  });
}

pageTest("there were fields to fill", async () => {
  assert.ok(fields > 100, `${fields}`);
});

const table = () => `Konto\t${WORDS.replaceAll("\t", " ")}\tFollower\tReichweite\tLikes\n${WORDS}\t5\t1000\t800\t50\nB${WORDS}\t7\t900\t700\t90\n`;

pageTest("cells and headers stay words, in dialogs, pictures and the printed report too", { address: "?lang=de" }, async ({ page }) => {
  await page.addInitScript(() => { window.print = () => {}; });
  await started(page);
  await page.locator("#paste").fill(table());
  await page.getByRole("table", { name: "Rangliste" }).waitFor();
  await page.waitForTimeout(700);
  assert.ok((await page.locator("#app").textContent()).includes("<zz9 zz9=1>"), "the words are there, as words");
  assert.deepEqual(await came(page), []);
  for (const open of await page.locator(".heat tbody button, .numbers tbody button").filter({ visible: true }).all().then((all) => all.slice(0, 6))) {
    await open.click();
    await page.locator("dialog[open] dd").first().waitFor();
    assert.deepEqual(await came(page), []);
    await page.keyboard.press("Escape");
  }
});

for (const name of [`${WORDS}.csv`, `../../${WORDS}.tsv`, `a\u202e${WORDS}.txt`, `${WORDS}.pdf`, `${WORDS}.xlsx`, `${WORDS}.zip`, `${WORDS}.json`]) {
  pageTest(`a file's name stays a name: …${name.slice(-5)}`, { address: "?lang=de" }, async ({ page }) => {
    await started(page);
    await page.locator("#paste").fill("Konto\tFollower\tLikes\nA\t10\t1\nB\t20\t3\n");
    await page.getByRole("table", { name: "Rangliste" }).waitFor();
    await page.evaluate(([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], name));
      const input = document.querySelector("#file");
      input.files = data.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
    }, [name, name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt") ? "Konto;Follower;Likes\nC;30;9\n" : "%PDF-1.7 is no table"]);
    // Taken or refused, it is said with the name.
    await page.locator(".origin, .refused, .said").first().waitFor();
    await page.waitForTimeout(300);
    assert.deepEqual(await came(page), []);
  });
}

pageTest("a project's and a link's words stay words, and its keys are keys", { address: "?lang=de" }, async ({ page }) => {
  await started(page);
  const request = JSON.parse(`{"text":"Konto\\tFollower\\tReichweite\\tLikes\\nA\\t10\\t9\\t1\\nB\\t20\\t9\\t3\\n","__proto__":{"zz9":1},"constructor":{"prototype":{"zz9":1}},"columns":{"__proto__":"likes"}}`);
  request.ownKpis = [{ id: "own:a", name: WORDS, formula: "likes / reach", unit: "percent" }];
  request.scorecard = { goals: [{ id: WORDS, name: WORDS, weight: 1, kpis: ["own:a"] }, { id: "__proto__", name: "__proto__", weight: 1, kpis: ["reach_rate"] }] };
  request.report = { title: WORDS, agency: WORDS, date: WORDS, logo: `javascript:${WORDS}`, colour: `red;${WORDS}` };
  const project = JSON.stringify({ zielwert: 1, request, scenarios: [{ name: WORDS, scorecard: request.scorecard }] }).replace('"request":{', '"request":{"__proto__":{"zz9":1},');
  await page.locator("#file").setInputFiles({ name: "projekt.json", mimeType: "application/json", buffer: Buffer.from(project) });
  await page.getByRole("table", { name: "Rangliste" }).waitFor();
  await page.waitForTimeout(700);
  assert.deepEqual(await came(page), []);
  assert.equal(await page.evaluate(() => ({}).zz9 ?? null), null, "no prototype was changed");
  const fragment = Buffer.from(JSON.stringify(request)).toString("base64url");
  await page.evaluate((fragment) => { location.hash = `v1=${fragment}`; }, fragment);
  await page.waitForTimeout(700);
  assert.deepEqual(await came(page), []);
  assert.equal(await page.evaluate(() => ({}).zz9 ?? null), null);
});

pageTest("a fragment of megabytes is refused, and the page goes on", { address: "?lang=de" }, async ({ page }) => {
  await started(page);
  await page.locator("#paste").fill("Konto\tFollower\tLikes\nA\t10\t1\nB\t20\t3\n");
  await page.getByRole("table", { name: "Rangliste" }).waitFor();
  for (const fragment of [`v1=${"A".repeat(1_500_000)}`, `v2=${"A".repeat(1_500_000)}`, `v1=${Buffer.from("[".repeat(500_000)).toString("base64url")}`, "A".repeat(1_900_000)]) {
    await page.evaluate((fragment) => { location.hash = fragment; }, fragment);
    await page.waitForTimeout(300);
    assert.equal(await page.locator(".crash").count(), 0);
    assert.equal(await page.getByRole("table", { name: "Rangliste" }).locator("tbody tr").count(), 2);
  }
});
