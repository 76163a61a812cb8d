// What the page holds after the same thing was done again and again: no more than after the first few times.

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { after, before, test } from "node:test";
import { companies } from "../../bench/data.js";
import { open, started, stop } from "./browser.mjs";

const RANKING = 'table:is([aria-label="Rangliste"], [aria-label="Ranking"])';
const MEGABYTE = 2 ** 20;
let it;

before(async () => {
  it = await open({ address: "?lang=de", permissions: ["clipboard-read", "clipboard-write"] });
  await it.page.addInitScript(() => {
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const made = WebAssembly[name];
      WebAssembly[name] = async (...args) => {
        const result = await made.apply(WebAssembly, args);
        const memories = Object.values((result.instance ?? result).exports).filter((one) => one instanceof WebAssembly.Memory);
        globalThis.memories = [...globalThis.memories ?? [], ...memories];
        return result;
      };
    }
  });
  await it.page.reload();
  await started(it.page);
  it.devtools = await it.page.context().newCDPSession(it.page);
});
after(async () => {
  assert.deepEqual(it.errors, []);
  await it.close();
  await stop();
});

/** Bytes of the page's program, elements of the document with those that something still holds, and listeners. */
async function held() {
  for (let pass = 0; pass < 3; pass++) await it.devtools.send("HeapProfiler.collectGarbage");
  const { nodes, jsEventListeners } = await it.devtools.send("Memory.getDOMCounters");
  const program = await it.page.evaluate(() => globalThis.memories.reduce((sum, one) => sum + one.buffer.byteLength, 0));
  return { nodes, program, listeners: jsEventListeners };
}

async function paste(text) {
  await it.page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await it.page.locator("#paste").focus();
  await it.page.keyboard.press("Control+a");
  await it.page.keyboard.press("Control+v");
  await it.page.locator(RANKING).waitFor();
  await it.page.waitForTimeout(300);
}

/** The firmness has come: rows say how likely they stay ahead. */
const settled = () => it.page.locator(`${RANKING} .remark`).filter({ hasText: /Nächsten/ }).first().waitFor();

test("moves of a weight leave nothing behind of the timers that they stop", async () => {
  // First of all: what others have left free would hide it.
  await paste(companies(20));
  await settled();
  await it.page.locator("input[type=range]").first().focus();
  const moves = async (n) => {
    for (let move = 0; move < n; move++) {
      await it.page.keyboard.press(move % 20 < 10 ? "ArrowRight" : "ArrowLeft");
      await it.page.waitForTimeout(15);
    }
  };
  await moves(300);
  const first = await held();
  await moves(600);
  const last = await held();
  assert.ok(last.program - first.program < 0.4 * MEGABYTE, `${first.program / MEGABYTE} MB, then ${last.program / MEGABYTE}`);
});

test("1,000 rows and fifty moves of a weight take the page's program less than 10 MB", async () => {
  await paste(companies(1000));
  await settled();
  await it.page.locator("input[type=range]").first().focus();
  for (let move = 0; move < 50; move++) {
    await it.page.keyboard.press(move % 2 ? "ArrowLeft" : "ArrowRight");
    // Each answer of the worker comes in.
    if (move % 5 === 4) await settled();
  }
  const { program } = await held();
  assert.ok(program < 10 * MEGABYTE, `${(program / MEGABYTE).toFixed(1)} MB`);
});

test("a report that is saved does not pass through the memory of the page's program", async () => {
  await paste(companies(1000));
  await settled();
  const first = await held();
  const [download] = await Promise.all([it.page.waitForEvent("download"), it.page.getByRole("button", { name: "JSON speichern" }).click()]);
  const { size } = statSync(await download.path());
  const last = await held();
  assert.ok(size > 4 * MEGABYTE, `${size / MEGABYTE} MB`);
  assert.ok(last.program - first.program < MEGABYTE, `${first.program / MEGABYTE} MB, then ${last.program / MEGABYTE}`);
});

test("tables that replace one another leave no elements behind", async () => {
  const [one, other] = [companies(1000), companies(999)];
  await paste(one);
  await settled();
  const first = await held();
  for (let round = 0; round < 4; round++) {
    await paste(other);
    await paste(one);
  }
  await settled();
  const last = await held();
  assert.ok(last.nodes < first.nodes + 1000, `${first.nodes}, then ${last.nodes}`);
});

test("whoever comes back from the lexicon finds the page as it was left, once", async () => {
  const { page } = it;
  const visit = async () => {
    await page.locator(".to-lexicon a").click();
    await page.getByRole("button", { name: "Zurück zum Rechner" }).click();
    await page.locator(RANKING).waitFor();
  };
  await paste(companies(1000));
  await visit();
  await settled();
  const first = await held();
  for (let round = 0; round < 4; round++) await visit();
  await settled();
  const last = await held();
  assert.ok(last.nodes < first.nodes + 1000, `${first.nodes} elements, then ${last.nodes}`);
  assert.ok(last.listeners <= first.listeners + 2, `${first.listeners} listeners, then ${last.listeners}`);
});

test("a table that was pasted is taken back and brought again by the keys in the field", async () => {
  const size = () => it.page.locator("#paste").evaluate((field) => field.value.length);
  const [one, other] = [companies(300), companies(400)];
  await paste(one);
  await paste(other);
  for (const [keys, text] of [["Control+z", one], ["Control+y", other], ["Control+z", one], ["Control+Shift+z", other]]) {
    await it.page.keyboard.press(keys);
    await it.page.waitForFunction((length) => document.querySelector("#paste").value.length === length, text.length).catch(() => {});
    assert.equal(await size(), text.length, keys);
  }
});

test("lists go on without growing beyond their bound", async () => {
  await paste(companies(1000));
  const rows = (list) => it.page.locator(`${list} tbody tr`).count();
  for (const [list, more, most] of [[".ranking", ".ranking table ~ .more button", 200], [".numbers", ".numbers .frame ~ button", 60]]) {
    for (let round = 0; round < 6; round++) await it.page.locator(more).first().click();
    assert.equal(await rows(list), most, list);
    const top = it.page.locator(`${list} button`).filter({ hasText: "frühere" });
    while (await top.count() > 0) await top.click();
    assert.ok(await rows(list) <= most, list);
  }
  assert.equal(await it.page.locator(`${RANKING} tbody tr td`).first().textContent(), "1");
});
