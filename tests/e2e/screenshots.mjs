// Photographs the page's states into tests/e2e/screenshots/, to be looked at: every state at three widths, light and
// dark, German and English. `cargo xtask screenshots [state …]` takes only the states named; `cargo xtask screenshots docs`
// takes those that the documents show, into docs/images/.

import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { open, stop } from "./browser.mjs";
import { STATES } from "./states.mjs";

const WIDTHS = [360, 768, 1440];
const SCHEMES = ["light", "dark"];
const LANGUAGES = ["de", "en"];

/** What the documents show: state, window, scheme, language, where the window begins. */
const SHOWN = {
  "ranking.png": { state: "forty", width: 1280, height: 1000, scheme: "light", language: "en", at: ".scales" },
  "answer.png": { state: "engagement_or_reach", width: 1280, height: 1000, scheme: "light", language: "de", at: ".answer" },
  "phone.png": { state: "forty", width: 390, height: 800, scheme: "dark", language: "de", at: ".leaders" },
};

const folder = fileURLToPath(new URL("screenshots/", import.meta.url));
await mkdir(folder, { recursive: true });
const wanted = process.argv.slice(2);
const unknown = wanted.find((it) => it !== "docs" && !(it in STATES));
if (unknown) throw new Error(`there is no state ${unknown}; there are ${Object.keys(STATES).join(", ")}`);

try {
  if (wanted.includes("docs")) await documents();
  else for (const [state, reach] of Object.entries(STATES).filter(([name]) => !wanted.length || wanted.includes(name))) {
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

async function documents() {
  const images = fileURLToPath(new URL("../../docs/images/", import.meta.url));
  await mkdir(images, { recursive: true });
  for (const [name, { state, width, height, scheme, language, at }] of Object.entries(SHOWN)) {
    const session = await open({ address: `?lang=${language}`, viewport: { width, height }, colorScheme: scheme });
    await STATES[state](session.page, language);
    await session.page.locator(at).first().evaluate((it) => scrollTo(0, it.getBoundingClientRect().top + scrollY - 24));
    await session.page.waitForTimeout(500);
    await session.page.screenshot({ path: images + name });
    console.log(`docs/images/${name}`);
    await session.close();
  }
}
