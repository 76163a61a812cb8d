// The five starting questions as a person follows them, and the ways of weighting.

import assert from "node:assert/strict";
import { accessibilityProblems, pageTest, started } from "./harness.mjs";

const field = (page) => page.getByRole("textbox", { name: /^(Zahlen einfügen|Paste your numbers)$/ });
const ranking = (page) => page.getByRole("table", { name: /^(Rangliste|Ranking)$/ });
const leader = (page) => ranking(page).locator("tbody tr .label .row").first().textContent();
const answer = (page) => page.locator("section.answer h2");

/** What each question begins with, and what its answer must say. */
const QUESTIONS = {
  engagement_or_reach: { question: "Engagement oder Reichweite?", answer: /Gewicht auf Reichweite|Wer Interaktion will/ },
  brand: { question: "Zahlt es auf die Marke ein?", answer: /von 6 steht es besser/ },
  meeting: { question: "Zwanzig Leute, fünf Meinungen", answer: /^Die Runde sieht/ },
  answers: { question: "Antworten wir?", answer: /von 16 beantworten/ },
};

for (const [id, expected] of Object.entries(QUESTIONS)) {
  pageTest(`${id}: from the question to the answer`, async ({ page }) => {
    await started(page);
    await page.getByRole("link", { name: expected.question }).click();
    await page.getByRole("heading", { level: 1, name: expected.question }).waitFor();
    await ranking(page).waitFor();
    await answer(page).filter({ hasText: expected.answer }).waitFor();
    await page.getByText("Was die Zahlen nicht sagen.").waitFor();
    await page.waitForFunction((id) => location.hash === `#question/${id}`, id);
  });

  pageTest(`${id}: its address opens it, leaving keeps the numbers`, { address: `?lang=de#question/${id}` }, async ({ page }) => {
    await started(page);
    await answer(page).waitFor();
    const text = await field(page).inputValue();
    assert.ok(text.length > 100);
    const first = await leader(page);
    await page.getByRole("button", { name: "Frage verlassen" }).click();
    await answer(page).waitFor({ state: "detached" });
    assert.equal(await field(page).inputValue(), text);
    assert.equal(await leader(page), first);
    await page.getByRole("button", { name: "Rückgängig" }).click();
    await answer(page).waitFor();
  });
}

pageTest("a question is asked of the person's own table", async ({ page }) => {
  await started(page);
  const own = "Unternehmen\tKanal\tFollower\tReichweite\tLikes\nGross\tX\t100.000\t80.000\t500\nKlein\tX\t1.000\t900\t90\n";
  await field(page).fill(own);
  await page.evaluate(() => { location.hash = "question/engagement_or_reach"; });
  await answer(page).filter({ hasText: "Gewicht auf Reichweite führt Klein, darüber Gross" }).waitFor();
  assert.equal(await field(page).inputValue(), own);
  await page.getByRole("button", { name: "Mit dem Beispiel ansehen" }).click();
  await page.getByText("200 Zeilen und 5 Kanäle gelesen").waitFor();
  await page.getByRole("button", { name: "Rückgängig" }).click();
  assert.equal(await field(page).inputValue(), own);
});

pageTest("no measuring system: pick, fill in, read a first score", { address: "?lang=de#question/no_system" }, async ({ page }) => {
  await started(page);
  await page.getByRole("checkbox", { name: "Neukunden" }).uncheck();
  await page.getByRole("radio", { name: "Unternehmen" }).check();
  assert.equal(await page.getByRole("checkbox", { name: "Xing" }).isChecked(), true);
  await page.getByText("Gesamtreichweite und Reichweitenrate").waitFor();
  await page.getByRole("button", { name: "Tabelle hier ausfüllen" }).click();
  for (const [cell, value] of [["Reichweite bei Xing", "900"], ["Follower bei Xing", "700"], ["Reichweite bei LinkedIn", "4.100"], ["Follower bei LinkedIn", "2.000"]]) {
    await page.getByRole("textbox", { name: cell, exact: true }).fill(value);
  }
  assert.equal(await field(page).inputValue(), "Kanal\tReichweite\tFollower\nXing\t900\t700\nLinkedIn\t4.100\t2.000\n");
  await answer(page).filter({ hasText: /Ihr erster Erfolgswert steht: LinkedIn/ }).waitFor();
});

pageTest("the vote decides, abstentions are counted", { address: "?lang=de#question/meeting" }, async ({ page }) => {
  await started(page);
  await answer(page).waitFor();
  assert.equal(await leader(page), "Elbe Technik");
  await page.getByText("11 Stimmen von 20.").waitFor();
  await page.getByRole("button", { name: "Eine Stimme mehr für Tempo" }).click();
  await page.getByText("12 Stimmen von 21.").waitFor();
  await page.getByText("Die Stimmen können auf 220 Arten").waitFor();
  assert.equal(await leader(page), "Bergfeld & Söhne");
  await page.getByRole("textbox", { name: "Ohne Meinung" }).fill("0");
  await page.getByText("12 Stimmen von 12.").waitFor();
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await page.getByRole("button", { name: "Rückgängig" }).click();
  assert.equal(await leader(page), "Elbe Technik");
});

pageTest("a target of the plan is the target of the score", { address: "?lang=de#question/brand" }, async ({ page }) => {
  await started(page);
  const target = page.locator(".plan").getByRole("textbox", { name: /Netto-Sentiment/ }).first();
  const points = page.locator(".leaders tbody tr").first().locator(".score").first();
  const before = await points.textContent();
  await target.fill("250");
  await page.waitForFunction(([selector, before]) => document.querySelector(selector)?.textContent !== before, [".leaders tbody tr .score", before]);
  await page.getByRole("button", { name: "Rückgängig" }).click();
  await page.waitForFunction(([selector, before]) => document.querySelector(selector)?.textContent === before, [".leaders tbody tr .score", before]);
});

pageTest("the plan goes into a calendar", { address: "?lang=de#question/brand" }, async ({ page }) => {
  await started(page);
  await page.getByRole("textbox", { name: "Zuständig für Netto-Sentiment" }).fill("Eva; Marketing, Berlin");
  await page.getByLabel("Erste Durchsicht").fill("2027-01-31");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Termine für den Kalender speichern" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), "messplan.ics");
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  assert.match(text, /^BEGIN:VCALENDAR\r\n/);
  assert.match(text.replaceAll("\r\n ", ""), /Zuständig: Eva\\; Marketing\\, Berlin/);
  assert.match(text, /DTSTART;VALUE=DATE:20270131\r\nRRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30,31;BYSETPOS=-1\r\n/);
  assert.equal(text.match(/BEGIN:VEVENT/g).length, await page.locator(".plan tbody tr").count());
});

pageTest("pictures say their finding, are read by keys, and have a table", { address: "?lang=de#question/engagement_or_reach" }, async ({ page }) => {
  await started(page);
  const picture = page.locator("section.answer .picture-frame").first();
  await picture.locator("svg.picture").waitFor();
  assert.ok((await picture.locator("h3").textContent()).length > 20);
  await picture.locator(".drawn").press("ArrowRight");
  const first = await picture.locator(".readout").textContent();
  assert.equal(first, await picture.locator(".mark.on").getAttribute("data-say"));
  await picture.locator(".drawn").press("End");
  assert.notEqual(await picture.locator(".readout").textContent(), first);
  await picture.getByText("Die Zahlen dahinter").click();
  assert.ok(await picture.locator("tbody tr").count() > 1);
});

pageTest("any picture of the catalogue can be chosen", async ({ page }) => {
  await started(page);
  await field(page).fill(TWO);
  const choice = page.getByRole("combobox", { name: "Bild" });
  await choice.waitFor();
  for (const id of await choice.locator("option").evaluateAll((all) => all.map((it) => it.value))) {
    await choice.selectOption(id);
    await page.locator(`.gallery svg[data-picture="${id}"], .gallery .question-of + .muted`).first().waitFor();
  }
});

pageTest("how firm it is comes in words, a moment later", { address: "?lang=de#question/meeting" }, async ({ page }) => {
  await started(page);
  await ranking(page).getByText(/(vor dem|gegen den) Nächsten: (über )?\d+ von 100/).first().waitFor();
  await page.locator(".leaders .firm").filter({ hasText: /von 100 Fällen/ }).waitFor();
});

pageTest("own targets of one row change its score", async ({ page }) => {
  await started(page);
  await field(page).fill(TWO);
  const scores = () => ranking(page).locator("tbody tr", { hasText: "Klein" }).locator("td.score").textContent();
  const before = await scores();
  await ranking(page).getByRole("button", { name: "Klein" }).click();
  await page.getByText("Eigene Zielmarken für Klein").click();
  await page.locator(".row-targets").getByRole("textbox", { name: "Gesamtreichweite: 100 Punkte bei" }).fill("900");
  assert.notEqual(await scores(), before);
  await page.getByRole("button", { name: "Rückgängig" }).click();
  assert.equal(await scores(), before);
});

for (const [address, name, back] of [["?lang=de#lexikon/reach_rate", "Reichweitenrate", "Zurück zum Rechner"], ["?lang=en#lexicon/reach_rate", "Reach rate", "Back to the calculator"]]) {
  pageTest(`an address of the lexicon leads to its entry: ${name}`, { address }, async ({ page }) => {
    await started(page);
    const entry = page.locator("#entry-reach_rate");
    await entry.getByRole("heading", { name, exact: true }).waitFor();
    await page.waitForFunction(() => document.activeElement?.id === "entry-reach_rate");
    assert.deepEqual(await accessibilityProblems(page), []);
    const all = await page.locator(".entries article").count();
    await page.getByRole("searchbox").fill("Wilson");
    await page.waitForFunction((all) => document.querySelectorAll(".entries article").length < all, all);
    const found = page.locator(".entries article");
    assert.ok(await found.count() >= 1);
    for (const it of await found.all()) assert.match(await it.textContent(), /wilson/i);
    await page.getByRole("button", { name: back }).click();
    await field(page).waitFor();
  });
}

pageTest("a lexicon that cannot be had says so", { address: "?lang=de" }, async ({ page, errors }) => {
  await page.route(/engine_bg-/, (route) => route.abort());
  await page.evaluate(() => { location.hash = "lexikon"; });
  await page.locator("main.lexicon").getByRole("alert").getByText("ließ sich nicht nachladen").waitFor();
  assert.equal(await page.locator(".skeleton").count(), 0);
  errors.length = 0;
});

pageTest("the lexicon gives the table back", async ({ page }) => {
  await started(page);
  await field(page).fill(TWO);
  await page.getByRole("link", { name: "Lexikon" }).click();
  await page.getByRole("heading", { level: 1, name: "Lexikon" }).waitFor();
  await page.getByRole("button", { name: "Zurück zum Rechner" }).click();
  await page.waitForFunction((text) => document.getElementById("paste")?.value === text, TWO); // it is put in a moment later
  assert.equal(await leader(page), "Klein");
});

const TWO = "Konto\tFollower\tReichweite\tLikes\nGross\t100.000\t80.000\t500\nKlein\t1.000\t900\t90\n";
const weigh = (page, way) => page.getByRole("combobox", { name: "Gewichtet wird durch" }).selectOption(way);

pageTest("every way of weighting ends in a ranking", async ({ page }) => {
  await started(page);
  await field(page).fill(TWO);
  for (const way of ["votes", "swing", "rank_order", "ahp", "equal", "entropy", "critic", "points"]) {
    await weigh(page, way);
    assert.match(await ranking(page).locator("td.score").first().textContent(), /\d/, way);
  }
  await weigh(page, "rank_order");
  await page.getByRole("combobox", { name: "Platz von Reichweite" }).selectOption("1");
  await page.getByRole("combobox", { name: "Platz von Interaktion" }).selectOption("2");
  assert.equal(await leader(page), "Gross");
});

pageTest("contradicting judgements are named and can be put right", { address: "?lang=de#question/meeting" }, async ({ page }) => {
  await started(page);
  await weigh(page, "ahp");
  await page.getByText("Ihre Urteile passen zusammen").waitFor();
  await page.getByRole("combobox", { name: "Größe oder Tempo?" }).selectOption({ label: "Größe ist 9-mal so wichtig" });
  await page.getByRole("combobox", { name: "Tempo oder Dialog?" }).selectOption({ label: "Tempo ist 9-mal so wichtig" });
  await page.getByRole("combobox", { name: "Größe oder Dialog?" }).selectOption({ label: "Dialog ist 9-mal so wichtig" });
  await page.getByText("Ihre Urteile widersprechen sich").waitFor();
  await page.getByText("Am wenigsten passt: „Dialog ist 9-mal so wichtig“").waitFor();
  await page.getByRole("button", { name: "So übernehmen" }).click();
  assert.doesNotMatch(await page.getByRole("combobox", { name: "Größe oder Dialog?" }).locator("option:checked").innerText(), /Dialog ist/);
});

for (const id of ["no_system", ...Object.keys(QUESTIONS)]) {
  pageTest(`${id}: nothing scrolls sideways at 320 px`, { address: `?lang=de#question/${id}`, viewport: { width: 320, height: 740 } }, async ({ page }) => {
    await started(page);
    if (id === "no_system") await page.getByRole("button", { name: "Tabelle hier ausfüllen" }).click();
    else await answer(page).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  });
}
