// The page in a frame of somebody else's page: another site, storage denied, sandboxed, as high as its content.

import assert from "node:assert/strict";
import { engineTest } from "./engines.mjs";
import { TWO, fragment, paste, ranking } from "./pages.mjs";
import { serve } from "./server.mjs";

const RESETS = "<style>*{margin:0;padding:0;letter-spacing:3px;text-transform:uppercase;font-family:monospace;color:red;all:revert-layer}</style>";

/** A blog on another site, and the host of the page. */
async function sites(body) {
  const zielwert = await serve({ folders: { "/z/": "dist" } });
  const blog = await serve({ host: "localhost", pages: { "/": `<!doctype html><meta charset=utf-8><title>Blog</title>${RESETS}${body(zielwert.origin + "/z/")}` } });
  return { zielwert, blog, stop: () => Promise.all([zielwert.stop(), blog.stop()]) };
}

const frame = (address, more = "") => `<iframe id="f" src="${address}" title="Zielwert" width="100%" height="300" style="border:0" allow="clipboard-write" data-zielwert ${more}></iframe>`;

engineTest("works in a bare frame of another site", async ({ open }) => {
  const { blog, stop } = await sites((home) => frame(`${home}?view=weights&lang=en${fragment({ text: TWO })}`));
  const page = await open(`${blog.origin}/`);
  const rows = await page.untilInFrame(0, ranking);
  assert.equal(rows.length, 2);
  assert.equal(await page.inFrame(0, () => document.querySelector("#app textarea")), null, "given numbers are not to be changed");
  assert.equal(await page.inFrame(0, () => document.querySelectorAll("input[type=range]").length), 2);
  // A moved weight turns the ranking.
  await page.inFrame(0, () => {
    const slider = document.getElementById("goal-engagement");
    slider.value = 0;
    slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  assert.equal(rows[0][0], "Klein");
  await page.untilInFrame(0, () => document.querySelector("#app .ranking tbody .row").textContent === "Gross");
  await stop();
});

engineTest("gets the height of its content, and keeps following it", async ({ open }) => {
  const { blog, stop } = await sites((home) => `${frame(`${home}?view=calculator&lang=de`)}<script async src="${home}embed.js"></script>`);
  const page = await open(`${blog.origin}/`);
  const height = () => document.getElementById("f").getBoundingClientRect().height;
  await page.untilInFrame(0, () => document.querySelector(".calculator") !== null);
  const before = await page.until(() => {
    const { height } = document.getElementById("f").getBoundingClientRect();
    return height !== 300 && height;
  });
  assert.ok(Math.abs(before - await page.inFrame(0, () => document.getElementById("app").getBoundingClientRect().height)) <= 2);
  // Typed numbers bring rates, and these need room.
  await page.inFrame(0, () => {
    for (const [id, value] of [["quick-followers", "1000"], ["quick-likes", "90"], ["quick-comments", "12"]]) {
      const field = document.getElementById(id);
      field.value = value;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
  await page.untilInFrame(0, () => document.querySelectorAll(".rates dd").length > 1);
  await page.until((before) => document.getElementById("f").getBoundingClientRect().height > before, before);
  assert.ok(await page.run(height) < 3000);
  await stop();
});

engineTest("opens what is asked for beside where it is asked for, in a frame of any height", async ({ open }) => {
  const rows = Array.from({ length: 60 }, (_, row) => `Konto ${row}\t${1000 + row}\t${(row * 7) % 50}`).join("\n");
  const { blog, stop } = await sites((home) => `${frame(`${home}?lang=de${fragment({ text: `Konto\tFollower\tLikes\n${rows}` })}`)}<script async src="${home}embed.js"></script>`);
  const page = await open(`${blog.origin}/`);
  await page.untilInFrame(0, () => document.querySelectorAll(".heat tbody button").length > 9);
  // Sections are drawn one after the other: until they all stand, what is below moves.
  await page.until(() => {
    const { height } = document.getElementById("f").getBoundingClientRect();
    if (height !== globalThis.tall) Object.assign(globalThis, { tall: height, since: performance.now() });
    return height > 3000 && performance.now() - globalThis.since > 1_000;
  });
  const distance = await page.inFrame(0, async () => {
    const button = document.querySelectorAll(".heat tbody button")[5];
    button.click();
    while (!document.querySelector("dialog[open]")) await new Promise((resolve) => setTimeout(resolve, 50));
    return document.querySelector("dialog[open]").getBoundingClientRect().top - button.getBoundingClientRect().top;
  });
  assert.ok(Math.abs(distance) < 200, `${distance} px away`);
  await stop();
});

engineTest("the goals' sheet follows the ranking in a narrow frame of any height", async ({ open }) => {
  const { blog, stop } = await sites((home) => `<div style="width:320px">${frame(`${home}?lang=de${fragment({ text: TWO })}`)}</div><script async src="${home}embed.js"></script>`);
  const page = await open(`${blog.origin}/`);
  await page.untilInFrame(0, () => document.querySelector(".heat tbody button") !== null);
  await page.until(() => document.getElementById("f").getBoundingClientRect().height > 2000);
  const gap = await page.inFrame(0, () => document.querySelector(".goals").getBoundingClientRect().top - document.querySelector(".leaders").getBoundingClientRect().bottom);
  assert.ok(Math.round(gap) >= 0 && gap < 100, `${gap} px below it`);
  await stop();
});

engineTest("a frame that nobody stands in does no harm", async ({ open }) => {
  const { blog, stop } = await sites((home) => `${frame(`${home}?view=calculator&lang=de`)}<iframe data-zielwert src="https://"></iframe><script src="${home}embed.js"></script>`);
  const page = await open(`${blog.origin}/`);
  await page.until(() => document.getElementById("f").style.height !== "");
  if (page.errors) assert.deepEqual(page.errors, []);
  await stop();
});

engineTest("is believed only from its own window, in numbers, within bounds", async ({ open }) => {
  const { blog, stop } = await sites((home) => `
    ${frame(`${home}?view=calculator&lang=de`, 'data-max="700" data-min="250"')}
    <iframe id="stranger" srcdoc="<p>stranger"></iframe>
    <script src="${home}embed.js"></script><script src="${home}embed.js"></script>`);
  const page = await open(`${blog.origin}/`);
  await page.untilInFrame(0, () => document.querySelector(".calculator") !== null);
  await page.until(() => document.getElementById("f").style.height !== "");
  const before = await page.run(() => document.getElementById("f").style.height);
  const messages = [{ type: "zielwert:height", v: 1, height: 5000 }, { type: "zielwert:height", v: 2, height: 600 }, null, "zielwert:height", 12, { type: "zielwert:height" }];
  // From the page itself and from a frame that is none of ours.
  await page.run((messages) => messages.forEach((it) => window.postMessage(it, "*")), messages);
  await page.inFrame(1, (messages) => messages.forEach((it) => window.parent.postMessage(it, "*")), messages);
  // From the right window, but nonsense.
  await page.inFrame(0, () => {
    for (const height of [NaN, -5, Infinity, "600", {}, null]) window.parent.postMessage({ type: "zielwert:height", v: 1, height }, "*");
    window.parent.postMessage({ type: "zielwert:height", v: 7, height: 333 }, "*");
  });
  await page.run(() => new Promise((resolve) => setTimeout(resolve, 300)));
  const after = await page.run(() => document.getElementById("f").style.height);
  assert.ok(after === before || after === "250px", `${before} → ${after}: -5 is bounded, everything else left out`);
  await page.inFrame(0, () => window.parent.postMessage({ type: "zielwert:height", v: 1, height: 1e9 }, "*"));
  await page.until(() => document.getElementById("f").style.height === "700px");
  await stop();
});

engineTest("answers nobody but the window around it", async ({ open }) => {
  const { blog, stop } = await sites((home) => `${frame(`${home}?view=calculator&lang=de`)}
    <script>globalThis.told = []; addEventListener("message", (event) => told.push(event.data));</script>`);
  const page = await open(`${blog.origin}/`);
  await page.untilInFrame(0, () => document.querySelector(".calculator") !== null);
  await page.until(() => told.length > 0);
  assert.deepEqual(await page.run(() => [...new Set(told.map((it) => Object.keys(it).sort().join(" ")))]), ["height type v"]);
  // Its height is its last one when it has drawn everything.
  await page.run(async () => {
    for (let n = 0; n !== told.length;) {
      n = told.length;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    told.length = 0;
  });
  await page.run(() => document.getElementById("f").contentWindow.postMessage({ type: "zielwert:hello", v: 1 }, "*"));
  await page.until(() => told.length > 0);
  await page.run(() => { told.length = 0; });
  // Its own window is not its host; other versions and other words are nothing.
  await page.inFrame(0, () => window.postMessage({ type: "zielwert:hello", v: 1 }, "*"));
  await page.run(() => {
    for (const it of [{ type: "zielwert:hello", v: 9 }, { type: "other" }, null, 5, "x"]) document.getElementById("f").contentWindow.postMessage(it, "*");
  });
  await page.run(() => new Promise((resolve) => setTimeout(resolve, 300)));
  assert.deepEqual(await page.run(() => told), []);
  await stop();
});

engineTest("works in a sandbox that denies storage and an origin", async ({ open, engine }) => {
  const { blog, stop } = await sites((home) => `${frame(`${home}?view=ranking&lang=de${fragment({ text: TWO })}`, 'sandbox="allow-scripts"')}<script async src="${home}embed.js"></script>`);
  const page = await open(`${blog.origin}/`);
  if (engine === "WebKit") {
    // To WebKit nothing is 'self' in a document without an origin: the page says that it cannot start. The single file can.
    await page.untilInFrame(0, () => !document.getElementById("failure").hidden);
    return;
  }
  assert.equal((await page.untilInFrame(0, ranking)).length, 2);
  await page.until(() => document.getElementById("f").style.height !== "");
  await stop();
});

engineTest("stores nothing and registers nothing in a frame", async ({ open }) => {
  const { blog, zielwert, stop } = await sites((home) => frame(`${home}?lang=de`));
  const page = await open(`${blog.origin}/`);
  await page.untilInFrame(0, () => document.querySelector("#app textarea") !== null);
  await page.inFrame(0, paste, TWO);
  await page.untilInFrame(0, ranking);
  await page.run(() => new Promise((resolve) => setTimeout(resolve, 500)));
  assert.equal(zielwert.requests.some((it) => it.includes("service-worker") || it.includes("offline")), false);
  const kept = await page.inFrame(0, () => {
    try {
      return localStorage.length + sessionStorage.length + (document.cookie ? 1 : 0);
    } catch {
      return 0;
    }
  });
  assert.equal(kept, 0);
  await stop();
});

engineTest("the calculator fits into 200 px", async ({ open }) => {
  const { blog, stop } = await sites((home) => `<div style="width:200px">${frame(`${home}?view=calculator&lang=de`)}</div>`);
  const page = await open(`${blog.origin}/`);
  await page.untilInFrame(0, () => document.querySelector(".calculator input") !== null);
  assert.ok(await page.inFrame(0, () => Math.max(...Array.from(document.querySelectorAll(".calculator input"), (it) => it.getBoundingClientRect().right))) < 190);
  await stop();
});

engineTest("starts from a host that does not know wasm, and at 320 px", async ({ open }) => {
  const host = await serve({ folders: { "/": "dist" }, knowsWasm: false });
  const blog = await serve({ pages: { "/": `<!doctype html><title>Blog</title><body style="margin:0"><iframe src="${host.origin}/?view=weights&lang=de${fragment({ text: TWO })}" style="border:0;width:320px;height:900px"></iframe>` } });
  const page = await open(`${blog.origin}/`);
  assert.equal((await page.untilInFrame(0, ranking)).length, 2);
  assert.equal(await page.inFrame(0, () => document.documentElement.scrollWidth), 320);
  await Promise.all([host.stop(), blog.stop()]);
});

engineTest("prints without what only a screen needs", async ({ open, engine, context }) => {
  if (engine !== "Chromium") return context.skip("only Chromium's driver can show the page as it prints");
  const host = await serve({ folders: { "/": "dist" } });
  const page = await open(`${host.origin}/?view=weights&lang=de${fragment({ text: TWO })}`);
  await page.until(ranking);
  await page.page.emulateMedia({ media: "print" });
  const seen = await page.run(() => ["input[type=range]", ".ranking table"].map((it) => document.querySelector(it).checkVisibility()));
  assert.deepEqual(seen, [false, true]);
  await host.stop();
});

engineTest("says so where it may not copy, and stays as it was", async ({ open }) => {
  const { blog, stop } = await sites((home) => frame(`${home}?lang=de`).replace('allow="clipboard-write"', 'allow="clipboard-write \'none\'"'));
  const page = await open(`${blog.origin}/`);
  await page.untilInFrame(0, () => document.querySelector("#app textarea") !== null);
  await page.inFrame(0, paste, TWO);
  const before = await page.untilInFrame(0, ranking);
  // As where a browser or whoever embeds the page forbids it.
  await page.inFrame(0, () => {
    document.execCommand = () => false;
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  });
  const pressed = () => {
    const button = Array.from(document.querySelectorAll("#app button")).find((it) => it.textContent === "Rangliste als Tabelle kopieren");
    button?.click();
    return button !== undefined;
  };
  await page.untilInFrame(0, pressed);
  await page.untilInFrame(0, () => Array.from(document.querySelectorAll("#app [role=status]"), (it) => it.textContent).join().includes("erlaubt das Kopieren hier nicht"));
  assert.deepEqual(await page.inFrame(0, ranking), before);
  assert.deepEqual(page.errors ?? [], []);
  await stop();
});
