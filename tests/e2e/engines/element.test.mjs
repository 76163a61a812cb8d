// <zielwert-score> in somebody else's page: many at once, with that page's styles and policy, given anything at all.

import assert from "node:assert/strict";
import { engineTest } from "./engines.mjs";
import { TWO } from "./pages.mjs";
import { serve } from "./server.mjs";

/** The ranking of an element: labels in order; null while there is none. */
function labels(id) {
  const rows = document.getElementById(id)?.shadowRoot.querySelectorAll(".ranking tbody .row");
  return rows?.length ? Array.from(rows, (it) => it.textContent) : null;
}

async function sites(body, { head = "", headers, script = true } = {}) {
  const zielwert = await serve({ folders: { "/z/": "dist" } });
  const text = `<!doctype html><html lang=de><meta charset=utf-8><title>Blog</title>${head}
    <script>globalThis.heard = []; for (const it of ["ready", "result", "error"]) addEventListener("zielwert-" + it, (event) => heard.push([event.type, event.target.id, event.detail]));</script>
    ${script ? `<script async src="${zielwert.origin}/z/zielwert-score.js"></script>` : ""}${body}`;
  const blog = await serve({ host: "localhost", pages: { "/": { body: text, headers: headers?.(zielwert.origin) ?? {} } } });
  return { zielwert, blog, stop: () => Promise.all([zielwert.stop(), blog.stop()]) };
}

engineTest("shows data that stand in the page, and tells results", async ({ open }) => {
  const { blog, stop } = await sites(`<h1 id="ranking">Blog</h1>
    <zielwert-score id="one" view="weights" lang="en"><pre>${TWO}</pre></zielwert-score>
    <zielwert-score id="two" view="ranking" lang="de"><table><tr><th>Konto<th>Follower<th>Likes<tr><td>A<td>100<td>5<tr><td>B<td>100<td>7</table></zielwert-score>`);
  const page = await open(`${blog.origin}/`);
  assert.deepEqual((await page.until(labels, "one")).sort(), ["Gross", "Klein"]);
  assert.deepEqual(await page.until(labels, "two"), ["B", "A"]);
  const told = await page.until(() => heard.filter(([type]) => type === "zielwert-result").length >= 2 && heard);
  const result = told.find(([type, id]) => type === "zielwert-result" && id === "two")[2];
  assert.deepEqual(result.rows.map((it) => [it.label, it.rank]), [["B", 1], ["A", 2]]);
  assert.equal(result.language, "de");
  assert.ok(Math.abs(result.weights.reduce((sum, it) => sum + it.share, 0) - 1) < 1e-9);
  // Title, language and address are the blog's.
  assert.deepEqual(await page.run(() => [document.title, document.documentElement.lang, location.hash, document.getElementById("one").shadowRoot.querySelector(".page").lang]), ["Blog", "de", "", "en"]);
  if (page.errors) assert.deepEqual(page.errors, []);
  await stop();
});

engineTest("takes a whole request that stands in the page, as the builder writes it", async ({ open }) => {
  const request = { text: TWO, scorecard: { goals: [{ id: "engagement", weight: 0 }, { id: "reach", weight: 1 }] } };
  const { blog, stop } = await sites(`<zielwert-score id="one" view="ranking" lang="de"><script type="application/json">${JSON.stringify(request).replaceAll("<", "\\u003c")}</script><a href="https://example.org/">Zielwert</a></zielwert-score>
    <zielwert-score id="two" view="ranking"><script type="application/json">{ broken</script><pre>${TWO}</pre></zielwert-score>`);
  const page = await open(`${blog.origin}/`);
  assert.deepEqual(await page.until(labels, "one"), ["Gross", "Klein"]);
  assert.equal((await page.until(labels, "two")).length, 2);
  assert.equal(await page.run(() => heard.filter(([type]) => type === "zielwert-error").length), 1);
  await stop();
});

engineTest("ten elements share one program", async ({ open }) => {
  const elements = Array.from({ length: 10 }, (_, it) => `<zielwert-score id="e${it}" view="ranking"><pre>${TWO}</pre></zielwert-score>`).join("");
  const { blog, zielwert, stop } = await sites(elements);
  const page = await open(`${blog.origin}/`);
  for (let place = 0; place < 10; place++) assert.equal((await page.until(labels, `e${place}`)).length, 2);
  const asked = zielwert.requests.filter((it) => it.endsWith(".wasm"));
  assert.deepEqual(asked, [...new Set(asked)], "each part of it is fetched once");
  assert.equal(asked.filter((it) => /\/app_bg-/.test(it)).length, 1, asked.join(" "));
  // Each leads within itself: the same ids stand in all of them.
  await page.run(() => document.getElementById("e7").shadowRoot.querySelector(".ranking .row").click());
  assert.equal(await page.run(() => document.querySelectorAll("#leaders").length), 0);
  await stop();
});

engineTest("goes without a trace, comes back, and keeps what stands in it while it is moved", async ({ open }) => {
  const { blog, stop } = await sites(`<div id="a"><zielwert-score id="one" view="weights"><pre>${TWO}</pre></zielwert-score></div><div id="b"></div>`);
  const page = await open(`${blog.origin}/`);
  await page.until(labels, "one");
  await page.run(() => {
    const slider = document.getElementById("one").shadowRoot.querySelector("input[type=range]");
    slider.value = 7;
    slider.dispatchEvent(new InputEvent("input", { bubbles: true }));
    document.getElementById("b").append(document.getElementById("one"));
  });
  await page.run(() => new Promise((resolve) => setTimeout(resolve, 200)));
  assert.equal(await page.run(() => document.getElementById("one").shadowRoot.querySelector("input[type=range]").value), "7");
  const left = await page.run(async () => {
    globalThis.kept = document.getElementById("one");
    kept.remove();
    await new Promise((resolve) => setTimeout(resolve, 100));
    return kept.shadowRoot.innerHTML;
  });
  assert.equal(left, "<slot></slot>");
  await page.run(() => document.getElementById("a").append(kept));
  assert.equal((await page.until(labels, "one")).length, 2);
  if (page.errors) assert.deepEqual(page.errors, []);
  await stop();
});

const REMEMBERS = { except: { Firefox: "it remembers an import that failed until the page is loaded again" } };
engineTest("an element that comes when the network is back starts", REMEMBERS, async ({ open }) => {
  const { blog, zielwert, stop } = await sites("");
  const page = await open(`${blog.origin}/`);
  await page.run(() => customElements.whenDefined("zielwert-score").then(() => {}));
  const add = (id) => page.run((id, text) => {
    const it = Object.assign(document.createElement("zielwert-score"), { id, data: text });
    it.setAttribute("view", "ranking");
    document.body.append(it);
  }, id, TWO);
  await zielwert.stop();
  await add("one");
  await page.until(() => heard.some(([type, id]) => type === "zielwert-error" && id === "one"));
  await zielwert.resume();
  await add("two");
  assert.equal((await page.until(labels, "two")).length, 2);
  await stop();
});

engineTest("takes data in many forms and refuses the rest with a word", async ({ open }) => {
  const { blog, stop } = await sites(`<zielwert-score id="one" view="ranking" lang="de" colour="pink" view-x="1"></zielwert-score>`);
  const page = await open(`${blog.origin}/`);
  await page.until(() => heard.some(([type]) => type === "zielwert-ready"));
  const set = (code) => page.run((code) => { document.getElementById("one").data = new Function(`return ${code}`)(); }, code);
  const forms = [
    ['"Konto\\tFollower\\tLikes\\nT\\t100\\t5\\nU\\t100\\t6"', ["U", "T"]],
    ['[{ Konto: "A", Follower: 100, Likes: 1.125 }, { Konto: "B", Follower: 100, Likes: undefined }, { Konto: "C", Follower: 100, Likes: 9n }]', ["C", "A", "B"]],
    ['[["Konto", "Follower", "Likes"], ["D", 100, 1], ["E", 100, 2]]', ["E", "D"]],
    ['({ columns: ["Konto", "Follower", "Likes"], rows: [["F", 100, 1], ["G", 100, 2]] })', ["G", "F"]],
    ['({ table: { columns: ["Konto", "Follower", "Likes"], rows: [["H", 100, 1], ["I", 100, 2]] } })', ["I", "H"]],
    ['new TextEncoder().encode("Konto;Follower;Likes\\nJ;100;1\\nK;100;2")', ["K", "J"]],
    ['[["Konto", "Follower", "Likes"], ...[new Float64Array([1, 100, 3]), new Float64Array([2, 100, 4])]]', ["2", "1"]],
    ['new Uint8Array([0xff, 0xfe, ...new Uint8Array(Uint16Array.from("Konto;Follower;Likes\\nL;100;1\\nM;100;2", (it) => it.charCodeAt()).buffer)])', ["M", "L"]],
    ['new Map([["text", "Konto\\tFollower\\tLikes\\nN\\t100\\t5\\nO\\t100\\t6"]])', ["O", "N"]],
    ['(() => { const frame = document.body.appendChild(document.createElement("iframe")); return frame.contentWindow.Function("return [[\'Konto\', \'Follower\', \'Likes\'], [\'P\', 100, 1], [\'Q\', 100, 2]]")(); })()', ["Q", "P"]],
  ];
  for (const [code, expected] of forms) {
    await set(code);
    await page.until((expected) => String(Array.from(document.getElementById("one").shadowRoot.querySelectorAll(".ranking tbody .row"), (it) => it.textContent)) === String(expected), expected);
  }
  const before = await page.run(labels, "one");
  for (const code of ["(() => { const a = []; a.push(a); return a; })()", "(() => { const a = { rows: 1 }; a.self = a; return a; })()", "Symbol.iterator", "(() => 1)", "42", "Promise.resolve([])", "new Blob([])", "document.createElement('table')", "({ get rows() { throw new Error('no rows'); } })"]) await set(code);
  const failures = await page.until(() => { const it = heard.filter(([type]) => type === "zielwert-error"); return it.length >= 9 && it.map(([, , detail]) => detail.message); });
  assert.equal(failures.length, 9);
  assert.match(failures[0], /contains itself/);
  assert.deepEqual(await page.run(labels, "one"), before, "what was there stays");
  for (const value of ["undefined", "null", "({})", "[]", '""']) await set(value);
  if (page.errors) assert.deepEqual(page.errors, []);
  await stop();
});

engineTest("attributes that make no sense change nothing", async ({ open }) => {
  const { blog, stop } = await sites(`<zielwert-score id="one" view="everything" lang="fr" theme="blue" weights="heavy" system="'\"><" entry="../x" onfoo="1" data-x="y"><pre>${TWO}</pre></zielwert-score>`);
  const page = await open(`${blog.origin}/`);
  await page.until(labels, "one");
  // Such a view is the whole page.
  assert.ok(await page.run(() => document.getElementById("one").shadowRoot.querySelector("textarea") !== null));
  await page.run(() => {
    const it = document.getElementById("one");
    it.setAttribute("view", "weights");
    it.setAttribute("lang", "en");
    it.setAttribute("weights", "fixed");
  });
  await page.until(() => {
    const root = document.getElementById("one").shadowRoot;
    return !root.querySelector("textarea") && !root.querySelector("input[type=range]") && root.querySelector('table[aria-label="Ranking"]') !== null;
  });
  if (page.errors) {
    assert.deepEqual(page.errors, []);
    assert.ok(page.warnings.filter((it) => /none of its values/.test(it)).length <= 6);
  }
  await stop();
});

engineTest("analyses through a promise, the scorecard can be set and read", async ({ open }) => {
  const { blog, stop } = await sites(`<zielwert-score id="one" view="weights" lang="de"><pre>${TWO}</pre></zielwert-score>`);
  const page = await open(`${blog.origin}/`);
  await page.until(labels, "one");
  const report = await page.run(async (text) => {
    const it = document.getElementById("one");
    const { score, sentences } = await it.analyse({ text });
    return { labels: score.rows.map((row) => row.label), sentences };
  }, TWO);
  assert.deepEqual(report.labels, ["Gross", "Klein"]);
  assert.ok(report.sentences[0].length > 10);
  const leaders = [];
  for (const weights of [[100, 0], [0, 100]]) {
    await page.run(([size, engagement]) => {
      document.getElementById("one").scorecard = { goals: [{ id: "size", weight: size, kpis: ["audience_size"] }, { id: "engagement", weight: engagement, kpis: ["engagement_rate_by_followers"] }] };
    }, weights);
    await page.until((weights) => document.getElementById("one").scorecard.goals?.[0].weight === weights[0] && document.getElementById("one").result?.scorecard.goals[0].weight === weights[0], weights);
    leaders.push((await page.run(labels, "one"))[0]);
  }
  assert.deepEqual(leaders, ["Gross", "Klein"]);
  // A whole request brings a scorecard of its own.
  await page.run((text) => {
    document.getElementById("one").data = { text, scorecard: { goals: [{ id: "size", weight: 1, kpis: ["audience_size"] }] } };
  }, TWO);
  await page.until(() => document.getElementById("one").result?.scorecard.goals.length === 1);
  assert.equal((await page.run(labels, "one"))[0], "Gross");
  await stop();
});

engineTest("settings are properties too, before and after it is there, and languages may name a country", async ({ open }) => {
  const { blog, zielwert, stop } = await sites(`<div lang="fr"><zielwert-score id="one" lang="en-GB"><pre>${TWO}</pre></zielwert-score><zielwert-score id="two" view="ranking" data-x><pre>${TWO}</pre></zielwert-score></div>`, { script: false });
  const page = await open(`${blog.origin}/`);
  await page.run((address) => {
    document.getElementById("one").view = "ranking";
    document.head.append(Object.assign(document.createElement("script"), { src: address }));
  }, `${zielwert.origin}/z/zielwert-score.js`);
  await page.until(labels, "one");
  await page.until(labels, "two");
  await page.until(() => ["one", "two"].every((id) => document.getElementById(id).result));
  const told = await page.run(() => {
    const it = document.getElementById("one");
    const before = [it.view, it.getAttribute("view"), it.theme, it.result.language, document.getElementById("two").result.language];
    it.view = "weights";
    it.theme = null;
    return [...before, it.getAttribute("view"), it.getAttribute("theme")];
  });
  assert.deepEqual(told, ["ranking", "ranking", null, "en", "en", "weights", null]);
  await page.until(() => document.getElementById("one").shadowRoot.querySelector("input[type=range]") !== null);
  if (page.errors) assert.deepEqual([page.errors, page.warnings], [[], []]);
  await stop();
});

engineTest("waits for what the parser has not reached yet", async ({ open }) => {
  const { blog, stop } = await sites(`<zielwert-score id="one" view="ranking"><pre>${TWO}</pre></zielwert-score>`);
  const page = await open(`${blog.origin}/`);
  await page.until(labels, "one");
  // The program is there already, the page comes in pieces.
  await page.run(async (pieces) => {
    document.open();
    for (const piece of pieces) {
      document.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    document.close();
  }, ['<!doctype html><title>Blog</title><zielwert-score id="two" view="ranking"><pre>', TWO.slice(0, 40), `${TWO.slice(40)}</pre></zielwert-score>`]);
  assert.deepEqual(await page.until(labels, "two"), ["Klein", "Gross"]);
  await stop();
});

/** What old libraries do to a page. */
const LIBRARIES = `<script>
  Array.from = (it) => { const all = []; for (let at = 0; at < it.length; at++) all.push(it[at]); return all; };
  Array.prototype.toJSON = function () { return "[" + this.map((it) => JSON.stringify(it)).join(", ") + "]"; };
  Array.prototype.each = Array.prototype.forEach;
  Array.prototype.toArray = Array.prototype.entries = function () { return this.slice(); };
  Array.prototype.reduce = function () { return this.length > 1 ? this : this[0]; };
  Object.prototype.inherited = () => "everywhere";
</script>`;

const ASKED_BY_LISTS = { except: { WebKit: "its driver reads what it is answered with the very functions that are changed" } };
engineTest("libraries may have changed arrays and objects", ASKED_BY_LISTS, async ({ open }) => {
  const { blog, stop } = await sites(`<zielwert-score id="one" view="weights" lang="de"><table><tr><th>Konto<th>Follower<th>Likes<tr><td>A<td>100<td>5<tr><td>B<td>100<td>7</table></zielwert-score>
    <zielwert-score id="two" view="ranking" lang="de"></zielwert-score>`, { head: LIBRARIES });
  const page = await open(`${blog.origin}/`);
  // As one text: what runs the test takes lists apart with the same functions.
  const shown = (id) => [...document.getElementById(id)?.shadowRoot.querySelectorAll(".ranking tbody .row") ?? []].map((it) => it.textContent).join(" ");
  assert.equal(await page.until(shown, "one"), "B A");
  await page.run(() => {
    const two = document.getElementById("two");
    two.data = [{ Konto: "C", Follower: 1000, Likes: 9n }, { Konto: "D", Follower: 100, Likes: 8 }];
    two.scorecard = { goals: [{ id: "size", weight: 1, kpis: ["audience_size"] }] };
  });
  await page.until(() => document.getElementById("two").result?.scorecard.goals.length === 1);
  assert.equal(await page.run(shown, "two"), "C D");
  assert.equal(await page.run(async () => (await document.getElementById("two").analyse()).score.rows.length), 2);
  if (page.errors) assert.deepEqual(page.errors, []);
  await stop();
});

engineTest("moves into another document and back, dressed", async ({ open }) => {
  const { blog, stop } = await sites(`<div id="a"><zielwert-score id="one" view="weights" lang="de"><pre>${TWO}</pre></zielwert-score></div><iframe id="b" srcdoc="<!doctype html><title>B</title>"></iframe>`);
  const page = await open(`${blog.origin}/`);
  await page.until(labels, "one");
  const look = await page.run(async () => {
    globalThis.it = document.getElementById("one");
    const looks = [];
    for (const place of [document.getElementById("b").contentDocument.body, document.getElementById("a")]) {
      place.append(it);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const row = it.shadowRoot.querySelector(".ranking .row");
      looks.push([row?.ownerDocument === place.ownerDocument, row && it.ownerDocument.defaultView.getComputedStyle(row).fontWeight]);
    }
    return looks;
  });
  assert.deepEqual(look, [[true, "600"], [true, "600"]]);
  if (page.errors) assert.deepEqual(page.errors, []);
  await stop();
});

for (const [size, kicker] of [["62.5%", "14px"], ["100px", "14px"], ["20px", "17.5px"]]) {
  engineTest(`is to be read where the page's own size is ${size} and its direction another`, async ({ open }) => {
    const { blog, stop } = await sites(`<zielwert-score id="one" view="weights" lang="de"><pre>${TWO}</pre></zielwert-score>`, { head: `<style>html { font-size: ${size}; direction: rtl }</style>` });
    const page = await open(`${blog.origin}/`);
    await page.until(labels, "one");
    const look = await page.run(() => ["font-size", "direction"].map((it) => getComputedStyle(document.getElementById("one").shadowRoot.querySelector("p.kicker")).getPropertyValue(it)));
    assert.deepEqual(look, [kicker, "ltr"]);
    await stop();
  });
}

engineTest("the page's resets stay outside, its colours come in", async ({ open }) => {
  const head = `<style>html{font-size:62.5%} *{letter-spacing:5px!important;text-transform:uppercase;box-sizing:content-box;font:italic 9px/1 cursive} table,button,input{all:unset} h2{display:none}
    zielwert-score{--zielwert-accent:rgb(1, 2, 3)} zielwert-score::part(ranking){outline:2px solid rgb(4, 5, 6)}</style>`;
  const { blog, stop } = await sites(`<zielwert-score id="one" view="weights" lang="de"><pre>${TWO}</pre></zielwert-score>`, { head });
  const page = await open(`${blog.origin}/`);
  await page.until(labels, "one");
  const look = await page.run(() => {
    const root = document.getElementById("one").shadowRoot;
    const style = (it, name) => getComputedStyle(root.querySelector(it)).getPropertyValue(name);
    return {
      spacing: style(".ranking .row", "letter-spacing"), transform: style(".ranking .row", "text-transform"), size: style("p.kicker", "font-size"),
      heading: style("#leaders", "display"), accent: style("p.kicker", "color"), outline: style(".leaders", "outline-color"), fonts: style(".page", "font-style"),
    };
  });
  assert.deepEqual(look, { spacing: "normal", transform: "none", size: "14px", heading: "block", accent: "rgb(1, 2, 3)", outline: "rgb(4, 5, 6)", fonts: "normal" });
  await stop();
});

engineTest("in a narrow place the goals' sheet is closed, and stays within the element", async ({ open }) => {
  const { blog, stop } = await sites(`<div style="width:320px"><p style="height:1500px">before</p><zielwert-score id="one" view="weights"><pre>${TWO}</pre></zielwert-score><p style="height:1500px">after</p></div>`);
  const page = await open(`${blog.origin}/`);
  await page.until(labels, "one");
  const seen = await page.run(async () => {
    const it = document.getElementById("one");
    const [goals, inside] = [".goals", ".goals .body"].map((name) => it.shadowRoot.querySelector(name));
    const top = () => Math.round(goals.getBoundingClientRect().bottom - it.getBoundingClientRect().top);
    const seen = [getComputedStyle(inside).display];
    // Below the window, half in it, above it.
    for (const y of [0, 1500 + it.offsetHeight / 2 - innerHeight, 1e6]) {
      scrollTo(0, y);
      await new Promise((resolve) => requestAnimationFrame(resolve));
      seen.push(top() >= 0 && top() <= it.offsetHeight);
    }
    goals.querySelector(".handle").click();
    await new Promise((resolve) => setTimeout(resolve, 200));
    return [...seen, getComputedStyle(inside).display];
  });
  assert.deepEqual(seen, ["none", true, true, true, "block"]);
  await stop();
});

engineTest("what is dragged on across the page leaves the element", async ({ open }) => {
  const { blog, stop } = await sites(`<p id="p">before</p><zielwert-score id="one" lang="de"><pre>${TWO}</pre></zielwert-score>`);
  const page = await open(`${blog.origin}/`);
  await page.until(labels, "one");
  const marks = await page.run(() => {
    const place = document.getElementById("one").shadowRoot.querySelector(".page");
    const drag = (type, relatedTarget) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(["x"], "x.csv"));
      place.firstElementChild.dispatchEvent(new DragEvent(type, { dataTransfer, relatedTarget, bubbles: true, composed: true, cancelable: true }));
      return place.classList.contains("dropping");
    };
    return [drag("dragover"), drag("dragleave", place.lastElementChild), drag("dragleave", document.getElementById("p"))];
  });
  assert.deepEqual(marks, [true, true, false]);
  await stop();
});

engineTest("is as wide as its place: 320 px in a wide window", async ({ open }) => {
  const { blog, stop } = await sites(`<div style="width:320px"><zielwert-score id="one" lang="de"><pre>${TWO}</pre></zielwert-score></div>`);
  const page = await open(`${blog.origin}/`);
  await page.until(labels, "one");
  const box = await page.run(() => {
    const it = document.getElementById("one");
    const place = it.shadowRoot.querySelector(".page");
    return { width: it.getBoundingClientRect().width, scroll: place.scrollWidth, page: document.documentElement.scrollWidth > innerWidth, head: getComputedStyle(it.shadowRoot.querySelector(".ranking tbody tr")).display };
  });
  assert.deepEqual(box, { width: 320, scroll: 320, page: false, head: "grid" });
  await stop();
});

engineTest("a policy that forbids it leaves the page whole and the content readable", async ({ open }) => {
  const { blog, stop } = await sites(`<p id="p">before</p><zielwert-score id="one" view="ranking"><pre>${TWO}</pre></zielwert-score>`, {
    headers: (origin) => ({ "Content-Security-Policy": `default-src 'self'; script-src ${origin} 'unsafe-inline'; style-src 'unsafe-inline'` }),
  });
  const page = await open(`${blog.origin}/`);
  const [, , detail] = await page.until(() => heard.find(([type]) => type === "zielwert-error"));
  assert.ok(detail.message.length > 0);
  assert.equal(await page.run(() => document.getElementById("one").shadowRoot.innerHTML), "<slot></slot>");
  assert.ok(await page.run(() => document.querySelector("#one pre").getBoundingClientRect().height > 10));
  await stop();
});

engineTest("a policy that allows it is enough", async ({ open }) => {
  const { blog, stop } = await sites(`<zielwert-score id="one" view="ranking"><pre>${TWO}</pre></zielwert-score>`, {
    headers: (origin) => ({ "Content-Security-Policy": `default-src 'none'; script-src ${origin} 'unsafe-inline' 'wasm-unsafe-eval'; connect-src ${origin}; worker-src blob:` }),
  });
  const page = await open(`${blog.origin}/`);
  assert.equal((await page.until(labels, "one")).length, 2);
  await stop();
});

engineTest("two versions on one page: the first stays, the second says so", async ({ open }) => {
  const { blog, zielwert, stop } = await sites(`<zielwert-score id="one" view="ranking"><pre>${TWO}</pre></zielwert-score>`, { script: false });
  const page = await open(`${blog.origin}/`);
  await page.run(() => customElements.define("zielwert-score", class extends HTMLElement { static version = "0.0.1-older"; }));
  await page.run((address) => new Promise((resolve, reject) => {
    const it = Object.assign(document.createElement("script"), { src: address, onload: resolve, onerror: reject });
    document.head.append(it);
  }), `${zielwert.origin}/z/zielwert-score.js`);
  assert.equal(await page.run(() => customElements.get("zielwert-score").version), "0.0.1-older");
  if (page.errors) {
    assert.deepEqual(page.errors, []);
    assert.equal(page.warnings.filter((it) => /0\.0\.1-older is defined already/.test(it)).length, 1);
  }
  await stop();
});
