// Photographs the page's states into tests/e2e/screenshots/, to be looked at: every state at three widths, light and
// dark, German and English. `cargo xtask screenshots [state …]` takes only the states named.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { open, started, stop } from "./browser.mjs";

const WIDTHS = [360, 768, 1440];
const SCHEMES = ["light", "dark"];
const LANGUAGES = ["de", "en"];

/** What a person has done before the picture is taken. Adding a state is one line. */
const STATES = {
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
};

const folder = fileURLToPath(new URL("screenshots/", import.meta.url));
await mkdir(folder, { recursive: true });
const wanted = process.argv.slice(2);
const unknown = wanted.find((it) => !(it in STATES));
if (unknown) throw new Error(`there is no state ${unknown}; there are ${Object.keys(STATES).join(", ")}`);

try {
  for (const [state, reach] of Object.entries(STATES).filter(([name]) => !wanted.length || wanted.includes(name))) {
    for (const width of WIDTHS) for (const colorScheme of SCHEMES) for (const language of LANGUAGES) {
      const session = await open({ address: `?lang=${language}`, viewport: { width, height: width < 500 ? 740 : 900 }, colorScheme });
      await reach(session.page, language);
      const name = `${state}-${width}-${colorScheme}-${language}.png`;
      await session.page.screenshot({ path: folder + name, fullPage: true });
      const wide = await session.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      console.log(`${name}${wide > 0 ? `: ${wide} px wider than the window` : ""}`);
      await session.close();
    }
  }
} finally {
  await stop();
}
