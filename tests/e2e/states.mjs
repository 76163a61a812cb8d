// The states of the page, each with the way there: what is photographed and what axe looks at.

import { readFile } from "node:fs/promises";
import { started } from "./browser.mjs";

const TWO = "Konto\tFollower\tReichweite\tLikes\nGross\t100.000\t80.000\t500\nKlein\t1.000\t900\t90\n";

const field = (page) => page.locator("#paste");
const example = async (name) => readFile(new URL(`../../src/examples/${name}`, import.meta.url), "utf8");

/** A table in the field, and everything that comes a moment later. */
const filled = (text) => async (page) => {
  await started(page);
  // Set at once: typing ten thousand rows would take its time.
  await field(page).evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, await text());
  await page.locator("main.filled h2").first().waitFor();
  await settled(page);
};

/** Pictures drawn, firmness said. */
async function settled(page) {
  await page.waitForTimeout(600);
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
}

/** A starting question, followed to its answer. */
const question = (id) => async (page) => {
  await started(page);
  await page.evaluate((id) => { location.hash = `question/${id}`; }, id);
  await page.locator(id === "no_system" ? ".pick" : "section.answer").waitFor();
  if (id === "no_system") await page.locator(".pick .buttons button").first().click();
  await settled(page);
};

/** The goals, which lie in a sheet of their own on narrow screens. */
async function unfolded(page) {
  const handle = page.locator(".handle");
  if (await handle.isVisible()) await handle.click();
}

/** A way of weighting, at the end of the meeting's path. */
const weighted = (way) => async (page) => {
  await question("meeting")(page);
  await unfolded(page);
  await page.locator("#weigh").selectOption(way);
  await settled(page);
};

const rows = (n) => Array.from({ length: n }, (_, row) => `Konto ${row + 1}\t${100 + (row * 7919) % 90000}\t${50 + (row * 104729) % 40000}\t${(row * 31) % 997}`);

/** What a person has done before. Adding a state is one line. */
export const STATES = {
  empty: started,
  /** A table with open questions, its tools unfolded. */
  reading: async (page, language) => {
    await started(page);
    await page.locator("#paste").fill("Bericht\nKonto\tDatum\tMesswert\tLikes LinkedIn\tLikes X\nA\t03/04/2026\t1.234\t12\t9\nB\t02/05/2026\t5.678\tviele\t7\nC\t04/04/2026\t2.345\t8\t6\nGesamt\t\t9.257\t20\t22\n");
    const button = (de, en) => page.getByRole("button", { name: language === "de" ? de : en });
    await button("Tabelle zeigen", "Show the table").click();
    await button("Zeile 4 weglassen", "Leave out line 4").click();
    await button("Kopfzeile wählen", "Choose the header").click();
  },
  /** A second table has arrived, and a file that is none. */
  arrived: async (page) => {
    await started(page);
    await page.locator("#paste").fill("Konto;Follower;Likes\nA;1.000;90\nB;2.000;20\n");
    const file = (name, text) => ({ name, mimeType: "", buffer: Buffer.from(text) });
    await page.locator("#file").setInputFiles([file("instagram_november.csv", "Konto;Follower;Likes\nC;3.000;40\n"), file("bericht.pdf", "%PDF-1.7")]);
    await page.locator(".offer").waitFor();
  },
  filled: filled(() => TWO),
  forty: filled(() => example("industry.tsv")),
  doubts: filled(() => "Konto\tFollower\tLikes\tWas\nA\t1.234\t5\t7\nA\t1.234\t5\t7\nB\t12,5\tviele\t9\nSumme\t1.246\t5\t16\n"),
  one_row: filled(() => "Konto\tFollower\tLikes\nGross\t100.000\t500\n"),
  ten_thousand: filled(() => `Konto\tFollower\tReichweite\tLikes\n${rows(10_000).join("\n")}\n`),
  no_score: filled(() => "Konto\tUmsatz\nA\t5\nB\t7\n"),
  all_equal: filled(() => "Konto\tFollower\tLikes\nA\t100\t5\nB\t100\t5\nC\t100\t5\n"),
  engagement_or_reach: question("engagement_or_reach"),
  no_system: question("no_system"),
  brand: question("brand"),
  meeting: question("meeting"),
  answers: question("answers"),
  pairs: weighted("ahp"),
  /** Several people compare; one of them is not through, and one contradicts themselves. */
  people: async (page) => {
    await weighted("ahp")(page);
    const compared = page.locator(".pairs .pair select");
    const more = page.locator(".pairs > .link");
    for (const [name, choice] of [["Kim", 11], ["Alexandra von der Heide", 2]]) {
      await more.click();
      await page.locator("#judge-name").fill(name);
      for (const select of await compared.all()) await select.selectOption({ index: choice });
    }
    await more.click();
    await page.locator(".pairs .tab").nth(1).click();
    await settled(page);
  },
  order: weighted("rank_order"),
  swing: weighted("swing"),
  explain: async (page) => {
    await filled(() => TWO)(page);
    await page.locator(".heat tbody button").first().click();
    await page.locator("dialog dd").first().waitFor();
  },
  /** Everything that can be said about goals and scoring, unfolded. */
  scoring: async (page, language) => {
    await filled(() => example("industry.tsv"))(page);
    await unfolded(page);
    await page.locator("details.counting > summary").filter({ hasText: /Wie gerechnet wird|How it is scored/ }).click();
    await page.locator("#peers").selectOption("size");
    for (const goal of await page.locator(".goal > .link").all()) await goal.click();
    await settled(page);
  },
  /** Where the movement of places comes from, with what the shares mean. */
  movement: async (page) => {
    await filled(() => example("meeting.tsv"))(page);
    await page.locator(".leaders .firm button").click();
    await page.locator(".movement summary").click();
    await page.locator(".movement dd").first().waitFor();
  },
  fair: async (page) => {
    await filled(() => example("industry.tsv"))(page);
    await page.locator("details.fair > summary").click();
    await page.locator("details.fair table").waitFor();
  },
  lexicon: async (page) => {
    await started(page);
    await page.locator(".to-lexicon a").click();
    await page.locator(".entries article").first().waitFor();
  },
};
