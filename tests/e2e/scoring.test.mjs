// How values become points: peers, outliers, directions, targets from elsewhere; a fair comparison; the cells behind a number.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { accessibilityProblems, pageTest, started } from "./harness.mjs";

const TWO = "Konto\tFollower\tReichweite\tLikes\nGross\t100.000\t80.000\t500\nKlein\t1.000\t900\t90\n";
const industry = () => readFile(new URL("../../src/examples/industry.tsv", import.meta.url), "utf8");
const meeting = () => readFile(new URL("../../src/examples/meeting.tsv", import.meta.url), "utf8");

const field = (page) => page.getByRole("textbox", { name: "Zahlen einfügen" });
const rows = (page) => page.getByRole("table", { name: "Rangliste" }).locator("tbody tr");
const names = (page) => rows(page).locator(".label .row").allTextContents();

async function ranked(page, text) {
  await started(page);
  await field(page).fill(text);
  await rows(page).first().waitFor();
}

pageTest("rows are compared within their size class, and the address keeps it", async ({ page }) => {
  await ranked(page, await industry());
  await page.getByText("Wie gerechnet wird").click();
  await page.getByLabel("Verglichen wird").selectOption({ label: "innerhalb der Größenklasse (Follower)" });
  await rows(page).first().getByText(/^Platz \d+ unter: .*Follower/).waitFor();
  await page.waitForFunction(() => location.hash.startsWith("#v2="));
  await page.reload();
  await started(page);
  await field(page).fill(await industry());
  await rows(page).first().getByText(/^Platz \d+ unter:/).waitFor();
});

pageTest("a direction that is turned turns the ranking, and can be undone", async ({ page }) => {
  await ranked(page, TWO);
  const before = await names(page);
  for (const goal of await page.locator(".goal > .link").all()) await goal.click();
  for (const direction of await page.locator("[id^=better-]").all()) await direction.selectOption("lower");
  await page.waitForFunction((first) => document.querySelector(".ranking tbody .label .row").textContent !== first, before[0]);
  assert.deepEqual(await names(page), before.toReversed());
  while ((await names(page))[0] !== before[0]) await page.getByRole("button", { name: "Rückgängig" }).click();
});

pageTest("a target can come from the table, from last time, or from a published figure that says its source", async ({ page }) => {
  await ranked(page, "Konto\tKanal\tFollower\tBeiträge\tLikes\nA\tInstagram\t1000\t10\t50\nB\tInstagram\t1000\t10\t20\nC\tInstagram\t1000\t10\t5\n");
  await page.locator(".goal > .link").first().click();
  const from = page.locator("[id^=target-from-]").first();
  const scores = () => rows(page).locator("td.score").allTextContents();
  const plain = await scores();
  await from.selectOption({ label: "dem Median der Verglichenen" });
  await page.waitForFunction((before) => document.querySelectorAll(".ranking td.score")[1].textContent !== before, plain[1]);
  const number = (score) => Number(score.replace(",", "."));
  assert.ok(number((await scores())[1]) > number(plain[1]), "the middle one reaches the median");
  // Never across formulas: only beside the KPI that it publishes.
  const published = page.getByLabel("Woher die Zielmarke von Interaktionsrate pro Beitrag kommt");
  const offered = (await published.locator("option").allTextContents()).filter((it) => /\(20\d\d\)$/.test(it));
  assert.ok(offered.length > 0);
  assert.ok((await from.locator("option").allTextContents()).every((it) => !offered.includes(it)));
  await published.selectOption({ label: offered[0] });
  await page.locator(".aims").getByText(/Quelle: /).first().waitFor();
  assert.deepEqual(await accessibilityProblems(page), []);
});

pageTest("a fair comparison stands beside the ranking", async ({ page }) => {
  await ranked(page, await industry());
  await page.getByText("Fair verglichen: gleiche Größe, Zufall, kleine Konten").click();
  const fair = page.locator("details.fair");
  await fair.getByRole("columnheader", { name: "durch Zufall allein" }).waitFor();
  await fair.getByRole("cell", { name: /mehr als Zufall|Zufall möglich/ }).first().waitFor();
  assert.deepEqual(await accessibilityProblems(page), []);
});

pageTest("every number shows the cells that it came from, as they were pasted", async ({ page }) => {
  await ranked(page, TWO);
  await page.getByRole("button", { name: /0,63|0,625/ }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("heading", { name: "Die Zellen dahinter" }).waitFor();
  const cells = await dialog.locator("table.cells tr").allInnerTexts();
  assert.deepEqual(cells.map((it) => it.split("\t").map((cell) => cell.trim())), [["Zeile", "Reichweite", "Likes"], ["2", "80.000", "500"]]);
});

pageTest("that targets come from the table is said where they do, and a column is offered once", async ({ page }) => {
  await ranked(page, "Konto\tFollower\tLikes\tRohertrag\nA\t100\t5\t3\nB\t200\t20\t4\n");
  const said = page.getByText("Graue Werte kommen aus Ihrer Tabelle");
  await page.locator(".goal > .link").first().click();
  await said.waitFor();
  const more = page.locator(".criteria select.add");
  await more.selectOption({ label: "Rohertrag" });
  await page.getByRole("textbox", { name: "Rohertrag: 100 Punkte bei" }).waitFor();
  assert.equal(await more.locator("option", { hasText: "Rohertrag" }).count(), 0);
  for (const from of await page.locator("[id^=target-from-]").all()) await from.selectOption({ label: "dem Median der Verglichenen" });
  await said.waitFor({ state: "detached" });
  // A single row is measured against the catalogue.
  for (const from of await page.locator("[id^=target-from-]").all()) await from.selectOption("");
  await said.waitFor();
  await field(page).fill("Konto\tFollower\tLikes\nA\t100\t5\n");
  await said.waitFor({ state: "detached" });
});

pageTest("rows of one label say what tells them apart, on the page and in the report", async ({ page }) => {
  await ranked(page, "Kanal\tFormat\tReichweite\tLikes\nInstagram\tReel\t130\t52\nInstagram\tBild\t40\t12\nFacebook\tBild\t60\t8\n");
  assert.deepEqual((await names(page)).toSorted(), ["Facebook", "Instagram", "Instagram (2)"]);
  await rows(page).filter({ hasText: "Instagram (2)" }).getByText("Bild", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Bericht drucken" }).click();
  await page.frameLocator("iframe[srcdoc]").getByText("Reel", { exact: true }).first().waitFor({ state: "attached" });
});

pageTest("a row that moves is styled alone, not the whole ranking", async ({ page }) => {
  await ranked(page, await industry());
  const devtools = await page.context().newCDPSession(page);
  const events = [];
  devtools.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await devtools.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["devtools.timeline", "blink.user_timing"] } });
  const all = await page.evaluate(() => {
    const body = document.querySelector(".ranking tbody");
    body.getBoundingClientRect();
    performance.mark("moved");
    body.append(body.rows[0]);
    body.getBoundingClientRect();
    performance.mark("styled");
    return body.querySelectorAll("*").length;
  });
  const ended = new Promise((resolve) => devtools.once("Tracing.tracingComplete", resolve));
  await devtools.send("Tracing.end");
  await ended;
  const [from, to] = ["moved", "styled"].map((name) => events.find((it) => it.name === name).ts);
  const styled = events.filter((it) => it.name === "UpdateLayoutTree" && it.ts >= from && it.ts <= to).map((it) => it.args.elementCount);
  assert.ok(styled.length > 0 && Math.max(...styled) < all / 4, `${styled} of ${all} elements`);
});

pageTest("parts of a score add up to what stands below them, or it is said that they do not", async ({ page }) => {
  await ranked(page, `${TWO}Mittel\t9.000\t7.000\t120\n`);
  await page.getByText("Wie gerechnet wird").click();
  const why = page.locator(".why");
  const number = (text) => Number(text.replace("−", "-").replace(",", "."));
  await page.getByLabel("Aus Werten werden Punkte durch").selectOption("z_score");
  await why.getByRole("columnheader", { name: "Abstand vom Mittel" }).waitFor();
  await why.getByText("Mitte des Feldes").waitFor();
  assert.doesNotMatch(await why.locator(".achieved").first().innerText(), /%/, "no share of a target");
  const goals = await why.locator(".goal-line td.num").allTextContents();
  const [middle, score] = await why.locator("tfoot td.num").allTextContents();
  const sum = [...goals, middle].reduce((sum, it) => sum + number(it), 0);
  assert.ok(Math.abs(sum - number(score)) < 0.2, `${goals} + ${middle} = ${score}`);
  await page.getByLabel("Aus Werten werden Punkte durch").selectOption("goalposts");
  await page.getByLabel("Zusammengefasst durch").selectOption("harmonic");
  await why.getByText("keine Summe von Teilen").waitFor();
  assert.equal(await why.locator("tfoot th").innerText(), "Erfolgswert");
  // Zeros that take all points: nobody is ahead in half of the cases.
  await page.getByLabel("Aus Werten werden Punkte durch").selectOption("min_max");
  await page.getByLabel("Zusammengefasst durch").selectOption("geometric");
  await page.getByText("Gewichte ändern daran nichts").first().waitFor();
  assert.equal(await page.locator(".ranking").getByText("gegen den Nächsten").count(), 0);
});

pageTest("the heaviest goals are named, and why there are no weights", async ({ page }) => {
  await ranked(page, await readFile(new URL("../../src/examples/meeting.tsv", import.meta.url), "utf8"));
  await page.getByRole("heading", { name: "Reichweite und Interaktion wiegen am schwersten" }).waitFor();
  await field(page).fill("Konto\tFollower\tLikes\nA\t1.000\t50\n");
  await page.locator("#weigh").selectOption("critic");
  await page.locator(".goals .notice").filter({ hasText: "wenigstens zwei Zeilen" }).waitFor();
  assert.equal(await page.getByText("stehen auf null").count(), 0);
});

pageTest("a line that is left out is left out of what is said, drawn and printed", async ({ page }) => {
  await ranked(page, `${TWO}Leer\t50\t\t\n`);
  await page.getByText("Eine von 3 Zeilen").first().waitFor();
  await page.getByRole("button", { name: "Tabelle zeigen" }).click();
  await page.getByRole("button", { name: "Zeile 4 weglassen" }).click();
  await page.locator(".leaders .firm").waitFor();
  await page.waitForFunction(() => !document.querySelector(".take blockquote").textContent.includes("von 3 Zeilen"));
  await page.locator(".picture-frame").getByText("Leer").first().waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Bericht drucken" }).click();
  const report = page.frameLocator("iframe[srcdoc]");
  await report.getByRole("heading", { name: "So ist gerechnet" }).waitFor({ state: "attached" });
  assert.equal(await report.getByText("Leer", { exact: true }).count(), 0);
});

pageTest("several people compare goals in pairs, and what each says stays theirs", async ({ page }) => {
  await ranked(page, await meeting());
  await page.locator("#weigh").selectOption("ahp");
  const pairs = page.locator(".pairs");
  const shares = () => page.locator(".goal .share").allTextContents();
  const alone = await shares();
  assert.equal(await pairs.locator(".judges").count(), 0, "alone nobody is named");
  await pairs.getByRole("button", { name: "Weitere Person hinzufügen" }).click();
  const name = pairs.getByLabel("Name, wenn Sie möchten");
  assert.ok(await name.evaluate((it) => it === document.activeElement), "the name is typed next");
  await name.fill("Kim");
  await pairs.getByText("Kim: noch 6 von 6 Vergleichen offen").waitFor();
  assert.deepEqual(await shares(), alone, "whoever has said nothing moves nothing");
  assert.equal(await pairs.locator(".together").count(), 0);
  await page.getByText("1 von 2 Personen hat noch nicht alle Ziele verglichen").first().waitFor({ state: "attached" });
  // Kim turns it round: the last goal is by far the most important one.
  const selects = await pairs.locator(".pair select").all();
  for (const select of selects) await select.selectOption({ index: 11 });
  await pairs.locator(".together").getByText(/^Am weitesten auseinander liegen Sie bei .*: \d+\s% bei .*, \d+\s% bei .*\.$/).waitFor();
  await pairs.getByText(/Kim: Die Urteile widersprechen sich/).waitFor();
  await pairs.getByText("Am wenigsten passt:").waitFor();
  assert.notDeepEqual(await shares(), alone);
  const told = await pairs.locator(".together").innerText();
  // The other one's judgements are as they were, and known by their own ratio.
  await pairs.getByRole("button", { name: "Person 1" }).click();
  await pairs.getByText(/Person 1: Die Urteile passen zusammen/).waitFor();
  assert.deepEqual(await accessibilityProblems(page), []);
  // The address of the settings names nobody; that with the numbers does.
  const written = async () => {
    const bytes = Uint8Array.from(atob(new URL(page.url()).hash.slice(4).replaceAll("-", "+").replaceAll("_", "/")), (it) => it.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
  };
  await page.waitForFunction(() => location.hash.startsWith("#v2="));
  await page.waitForTimeout(400);
  assert.doesNotMatch(await written(), /Kim/);
  // In the other language, kept on the device, after a reload.
  await page.getByLabel("Auf diesem Gerät merken").check();
  await page.waitForTimeout(800);
  await page.reload();
  await started(page);
  await pairs.getByRole("button", { name: "Kim" }).waitFor();
  assert.equal(await pairs.locator(".together").innerText(), told);
  await page.getByRole("button", { name: "English" }).click();
  await pairs.getByText(/^You are furthest apart on/).waitFor();
  // Somebody leaves, and comes back by one step.
  await pairs.getByRole("button", { name: "Kim" }).click();
  await pairs.getByRole("button", { name: "Remove Kim" }).click();
  await pairs.locator(".together").waitFor({ state: "detached" });
  assert.deepEqual((await shares()).map((it) => it.replace(/\s/g, "")), alone.map((it) => it.replace(/\s/g, "")));
  await page.getByRole("button", { name: "Undo" }).click();
  await pairs.getByRole("button", { name: "Kim" }).waitFor();
});

pageTest("where the movement of places comes from is worked out when somebody asks", async ({ page }) => {
  await ranked(page, await meeting());
  const firm = page.locator(".leaders .firm");
  await firm.waitFor();
  const movement = page.getByRole("group", { name: "Woher die Bewegung der Plätze kommt" });
  assert.equal(await movement.count(), 0);
  const button = firm.getByRole("button", { name: "Woran das hängt" });
  await button.click();
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  await movement.getByText(/^Die Reihenfolge ist/).waitFor();
  const shares = await movement.locator("tbody td").allInnerTexts();
  assert.equal(shares.length, 6);
  for (const share of shares) assert.match(share, /^\d+\s% ± \d+(,\d)?$/);
  await movement.getByText(/^5\.120 Ranglisten durchgerechnet/).waitFor();
  await movement.getByText("Was diese Anteile heißen").click();
  await movement.getByText("Saltelli").waitFor();
  await movement.getByRole("link", { name: "Im Lexikon nachschlagen" }).waitFor();
  assert.deepEqual(await accessibilityProblems(page), []);
  // Another table, another answer.
  await field(page).fill("Konto\tFollower\nA\t1.000\nB\t10\n");
  await movement.getByText("Hier bewegt sich nichts").waitFor();
  await button.click();
  await movement.waitFor({ state: "detached" });
});
