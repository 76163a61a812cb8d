// After the first visit the page needs no network, and a new version never mixes with an old one.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineTest } from "./engines.mjs";
import { TWO, isStarted, paste, ranking } from "./pages.mjs";
import { ROOT, serve } from "./server.mjs";

/** Whether everything is kept: the worker runs and has no successor on its way. */
const isKept = async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.active?.state === "activated" && navigator.serviceWorker.controller !== null;
};

engineTest("the host goes away and the page stays, in a sub-folder, lazy parts included", async ({ open }) => {
  const host = await serve({ folders: { "/some/where/": "dist" } });
  const page = await open(`${host.origin}/some/where/`);
  await page.until(isStarted);
  await page.until(isKept);
  await host.stop();
  await page.go(`${host.origin}/some/where/?lang=de`);
  await page.until(isStarted);
  await page.run(paste, TWO);
  assert.equal((await page.until(ranking))[0][0], "Klein");
  // The definition of a number is asked of the whole module, which was never needed so far.
  await page.until(() => document.querySelector("#app .numbers .figure") !== null);
  await page.run(() => document.querySelector("#app .numbers .figure").click());
  await page.until(() => /Quelle|Source/.test(document.querySelector("dialog[open] .sheet")?.textContent ?? ""));
});

engineTest("a new version waits, is offered, and takes over whole", async ({ open }) => {
  const [before, after] = [dist("before"), dist("after")];
  change(after);
  const host = await serve({ folders: { "/": before } });
  try {
    const page = await open(`${host.origin}/`);
    await page.until(isStarted);
    await page.until(isKept);
    host.replace({ "/": after });
    await page.run(paste, TWO);
    await page.run(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));
    await page.until(() => document.getElementById("update").hidden === false);
    // Until the person agrees, everything is the old one's: a reload too.
    assert.equal(await page.run(async () => (await (await fetch("./")).text()).includes("after-the-update")), false);
    await page.run(() => Array.from(document.querySelectorAll("#update button")).find((it) => it.checkVisibility?.() ?? it.offsetParent).click());
    await page.until(() => document.title !== "" && document.querySelector('meta[name="test"]')?.content === "after-the-update");
    await page.until(isStarted);
    // What had been pasted is still there.
    assert.equal((await page.until(ranking))[0][0], "Klein");
    // Every name that the new page mentions is answered with the new content, from the cache.
    await host.stop();
    await page.go(`${host.origin}/`);
    await page.until(isStarted);
    assert.equal(await page.run(() => document.querySelector('meta[name="test"]')?.content), "after-the-update");
  } finally {
    await host.stop();
    rmSync(before, { recursive: true });
    rmSync(after, { recursive: true });
  }
});

engineTest("two copies in folders of one host keep what is theirs", async ({ open }) => {
  const host = await serve({ folders: { "/one/": "dist", "/two/": "dist" } });
  const page = await open(`${host.origin}/one/`);
  await page.until(isKept);
  await page.go(`${host.origin}/two/`);
  await page.until(isKept);
  const kept = await page.run(async () => {
    const folders = async (name) => [...new Set((await (await caches.open(name)).keys()).map((it) => new URL(it.url).pathname.split("/")[1]))].join();
    return (await Promise.all((await caches.keys()).map(folders))).sort();
  });
  assert.deepEqual(kept, ["one", "two"]);
  await host.stop();
});

engineTest("a host that is half-way through an update changes nothing", async ({ open }) => {
  const [before, after] = [dist("before"), dist("after")];
  change(after);
  // The new service worker is there, the new page is not yet.
  writeFileSync(join(after, "index.html"), readFileSync(join(before, "index.html")));
  const host = await serve({ folders: { "/": before } });
  try {
    const page = await open(`${host.origin}/`);
    await page.until(isStarted);
    await page.until(isKept);
    host.replace({ "/": after });
    const outcome = await page.run(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      const worker = new Promise((resolve) => registration.addEventListener("updatefound", () => {
        const { installing } = registration;
        installing.addEventListener("statechange", () => resolve(installing.state));
      }));
      await registration.update();
      return worker;
    });
    assert.equal(outcome, "redundant");
    assert.equal(await page.run(() => document.getElementById("update").hidden), true);
  } finally {
    await host.stop();
    rmSync(before, { recursive: true });
    rmSync(after, { recursive: true });
  }
});

/** A copy of the built page that a test may change. */
function dist(name) {
  const folder = mkdtempSync(join(tmpdir(), `zielwert-${name}-`));
  cpSync(`${ROOT}dist`, folder, { recursive: true });
  return folder;
}

/** Makes another version of it: a changed page, a changed program under another name, and the sums that belong to them. */
function change(folder) {
  const app = readdirSync(folder).find((it) => /^app-\w+\.js$/.test(it));
  const code = `${readFileSync(join(folder, app), "utf8")}\n// changed\n`;
  const name = `app-${createHash("sha256").update(code).digest("hex").slice(0, 12)}.js`;
  writeFileSync(join(folder, app), code);
  renameSync(join(folder, app), join(folder, name));
  const renamed = (file) => readFileSync(join(folder, file), "utf8").replaceAll(app, name);
  // The start-up script names the program, and the policy knows the script by its hash.
  const digest = (html) => createHash("sha256").update(html.match(/<script type="module">([^]*?)<\/script>/)[1]).digest("base64");
  const [was, is] = [digest(readFileSync(join(folder, "index.html"), "utf8")), digest(renamed("index.html"))];
  writeFileSync(join(folder, "index.html"), renamed("index.html").replace(was, is).replace("<title>", '<meta name="test" content="after-the-update"><title>'));
  const sum = (file) => createHash("sha256").update(readFileSync(join(folder, file))).digest("hex");
  const old = readFileSync(join(folder, "service-worker.js"), "utf8");
  let text = renamed("service-worker.js");
  for (const file of ["index.html", name]) {
    text = text.replace(new RegExp(`("?${file.replaceAll(".", "\\.")}"?:")[0-9a-f]{64}`), `$1${sum(file)}`);
  }
  // Its version is a hash of the sums.
  text = text.replace(/="[0-9a-f]{12}"/, `="${createHash("sha256").update(text).digest("hex").slice(0, 12)}"`);
  if (text === old) throw new Error("the service worker did not change");
  writeFileSync(join(folder, "service-worker.js"), text);
}
