// Faults, put in from outside: the program panics, is cut off, cannot be fetched, runs out of memory. Each time the page says
// so in a sentence, what was pasted is still there, and after a reload, or at the next question, everything goes on.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { accessibilityProblems, pageTest, started } from "./harness.mjs";

const TWO = "Konto\tFollower\tReichweite\tLikes\nGross\t100.000\t80.000\t500\nKlein\t1.000\t900\t90\n";
const LINES = 12_000;
const large = () => ["Konto\tFollower\tReichweite\tLikes", ...Array.from({ length: LINES }, (_, it) => `Konto ${it}\t10.000\t5.000\t${100 + it}`)].join("\n");

const field = (page) => page.getByRole("textbox", { name: "Zahlen einfügen" });
const ranking = (page) => page.getByRole("table", { name: "Rangliste" });
/** The ranking as people read it, without what is said about it a moment later. */
const standing = (page) => ranking(page).locator("tbody tr").evaluateAll((rows) => rows.map((row) => [".rank", ".label .row", "td.score"].map((part) => row.querySelector(part)?.textContent.trim())));
const notice = (page) => page.getByRole("alert").filter({ has: page.getByRole("heading", { name: "Hier ist etwas zerbrochen, Ihre Zahlen nicht" }) });

/** The browser refuses to put elements in: Yew takes that for impossible and panics. */
const refuseElements = (page) => page.evaluate(() => {
  Node.prototype.insertBefore = () => { throw new Error("refused by the test"); };
});

/** Takes the numbers along through a reload, and waits for the new page: the old one still shows its ranking for a moment. */
const goOn = (page) => Promise.all([page.waitForEvent("load"), notice(page).getByRole("button", { name: "Neu laden und weitermachen" }).click()]);

/** What a fault writes to the console is meant to be there. */
const forgive = (errors) => {
  assert.notEqual(errors.length, 0, "the fault leaves a trace in the console");
  errors.length = 0;
};

const paste = (page, text) => field(page).evaluate((field, text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}, text);

pageTest("after a panic the numbers are there to copy, save and take along", { permissions: ["clipboard-read", "clipboard-write"] }, async ({ page, errors }) => {
  await started(page);
  await field(page).fill(TWO);
  await ranking(page).waitFor();
  await page.getByRole("slider").first().press("Home");
  const before = await standing(page);
  await page.getByRole("button", { name: "CSV speichern" }).waitFor();
  await refuseElements(page);
  await page.getByRole("button", { name: "CSV speichern" }).dispatchEvent("click"); // what is drawn next panics, whoever draws it
  await notice(page).waitFor();
  assert.equal(await notice(page).getByRole("textbox").inputValue(), TWO);
  assert.ok(errors.some((it) => /panicked/.test(it)), errors.join("\n"));
  await notice(page).getByRole("button", { name: "Neu laden und weitermachen" }).waitFor();
  assert.deepEqual(await accessibilityProblems(page), []);
  await page.keyboard.press("Shift+Tab"); // to the field, and not to what answers nobody
  await page.keyboard.press("Shift+Tab");
  assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest(".crash")), "nothing else can be reached");
  await notice(page).getByRole("button", { name: "Kopieren" }).click();
  await notice(page).getByText("Kopiert.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), TWO);
  const [download] = await Promise.all([page.waitForEvent("download"), notice(page).getByRole("button", { name: "Als Datei speichern" }).click()]);
  assert.equal(await readFile(await download.path(), "utf8"), TWO);
  await goOn(page);
  await ranking(page).waitFor();
  assert.equal(await field(page).inputValue(), TWO);
  assert.deepEqual(await standing(page), before, "the weights are as they were");
  assert.equal(await page.evaluate(() => sessionStorage.length), 0, "what was put away is gone");
  forgive(errors);
});

pageTest("where nothing can be stored, the reload waits until the person knows", async ({ page, errors }) => {
  await started(page);
  await field(page).fill(TWO);
  await ranking(page).waitFor();
  await page.evaluate(() => { Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); }; });
  await page.getByRole("button", { name: "CSV speichern" }).waitFor();
  await refuseElements(page);
  await page.getByRole("button", { name: "CSV speichern" }).dispatchEvent("click");
  await notice(page).getByRole("button", { name: "Neu laden und weitermachen" }).click();
  await notice(page).getByText("Bitte speichern Sie den Text erst als Datei").waitFor();
  await notice(page).getByRole("button", { name: "Neu laden und weitermachen" }).click();
  await started(page);
  await notice(page).waitFor({ state: "detached" });
  forgive(errors);
});

pageTest("of a large table the whole is given back, not its beginning", async ({ page, errors }) => {
  await started(page);
  await paste(page, large());
  const button = page.getByRole("button", { name: "CSV speichern" });
  await button.waitFor();
  await refuseElements(page);
  await button.dispatchEvent("click");
  const save = notice(page).getByRole("button", { name: "Als Datei speichern" });
  const [download] = await Promise.all([page.waitForEvent("download"), save.click()]);
  assert.equal(await readFile(await download.path(), "utf8"), large());
  await goOn(page);
  await page.getByText("12.000 Zeilen gelesen").first().waitFor();
  forgive(errors);
});

// When memory or stack ends, WebAssembly stops without a word from the program: no panic, no notice of its own.
for (const [what, isStack] of [["an end without a word", false], ["an endless recursion", true]]) {
  pageTest(`${what} is noticed all the same`, async ({ page, errors }) => {
    await started(page);
    await field(page).fill(TWO);
    await ranking(page).waitFor();
    await page.evaluate((isStack) => {
      const deeper = () => deeper() + 1;
      setTimeout(() => {
        if (isStack) deeper();
        throw new WebAssembly.RuntimeError("unreachable");
      });
    }, isStack);
    await notice(page).waitFor();
    assert.equal(await notice(page).getByRole("textbox").inputValue(), TWO);
    await goOn(page);
    await ranking(page).waitFor();
    assert.equal(await field(page).inputValue(), TWO);
    forgive(errors);
  });
}

pageTest("an error that ends nothing shows no notice", async ({ page, errors }) => {
  await started(page);
  await field(page).fill(TWO);
  await page.evaluate(() => { setTimeout(() => { throw new Error("an extension of the browser"); }); });
  await page.waitForTimeout(300);
  assert.equal(await notice(page).count(), 0);
  await ranking(page).waitFor();
  forgive(errors);
});

for (const [what, keep] of [
  ["a reload brings along", (text) => sessionStorage.setItem("zielwert:reload", JSON.stringify({ text }))],
  ["this device keeps", (text) => localStorage.setItem("zielwert.1", JSON.stringify({ zielwert: 1, request: { text } }))],
]) {
  pageTest(`numbers that ${what} and that stop the program at its start are not lost`, async ({ page, errors }) => {
    await started(page);
    await page.evaluate(keep, TWO);
    await page.addInitScript(() => {
      if (!sessionStorage.mended) Node.prototype.insertBefore = () => { throw new Error("refused by the test"); };
    });
    await page.reload();
    await page.locator(".crash textarea").waitFor();
    assert.ok((await page.locator(".crash textarea").inputValue()).includes("Klein"));
    // Nobody is locked out for good.
    await page.evaluate(() => { sessionStorage.mended = "1"; });
    await page.getByRole("button", { name: /^(Ohne sie neu beginnen|Neu laden und weitermachen)$/ }).click();
    await started(page);
    await field(page).waitFor();
    forgive(errors);
  });
}

const FAILED = "Ein Teil der Seite ließ sich nicht nachladen";

const save = (page) => page.getByRole("button", { name: "CSV speichern" }).click();
const saves = async (page) => {
  const [download] = await Promise.all([page.waitForEvent("download"), save(page)]);
  return readFile(await download.path(), "utf8");
};

/** Whatever happens to the worker, the page goes on and so does the next question. */
async function survives(page, errors, breakIt, mend) {
  await started(page);
  await breakIt(); // before the first ranking, which asks for pictures
  await field(page).fill(TWO);
  await ranking(page).waitFor();
  await save(page);
  await page.locator(".take [role=status]").filter({ hasText: FAILED }).waitFor();
  await page.getByRole("slider").first().press("Home");
  assert.equal(await notice(page).count(), 0);
  await mend();
  // A question of the page's own may still be under way to the broken one, and takes the first of ours along.
  await page.waitForFunction(() => !document.querySelector(".skeleton"));
  const saved = await Promise.race([saves(page), page.waitForTimeout(5_000)]);
  assert.match(saved ?? await saves(page), /Klein;/);
  errors.length = 0; // failed requests are reported by the browser
}

for (const [what, fulfil] of [
  ["garbage", { contentType: "application/wasm", body: "this is no module" }],
  ["a page of the host's", { contentType: "text/html", body: "<!doctype html>404" }],
  ["nothing at all", { status: 503, body: "" }],
]) {
  pageTest(`a module that is ${what} is said, and asked for again`, async ({ page, errors }) => {
    const address = /engine_bg-[0-9a-f]+\.wasm/;
    await survives(page, errors, () => page.route(address, (route) => route.fulfill(fulfil)), () => page.unroute(address));
  });
}

pageTest("a worker that dies is replaced", async ({ page, errors }) => {
  // Its script ends in an error as soon as it is asked.
  const address = /engine-[0-9a-f]+\.js/;
  const dying = { contentType: "text/javascript", body: "onmessage = ({ data }) => { if (data.call) throw new Error('died'); };" };
  await survives(page, errors, () => page.route(address, (route) => route.fulfill(dying)), () => page.unroute(address));
});

/** The module with this many pages of memory and not one more: the memory section's limits with a maximum. */
function confined(module, most) {
  const leb = (at) => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return [value >>> 0, at];
    }
  };
  const written = (value) => {
    const bytes = [];
    do bytes.push((value & 127) | (value > 127 ? 128 : 0)); while ((value >>>= 7));
    return bytes;
  };
  for (let at = 8; at < module.length; ) {
    const id = module[at];
    const [size, start] = leb(at + 1);
    if (id === 5) {
      const [least] = leb(start + 2); // one memory, its flags, its least size
      const limits = [1, 1, ...written(least), ...written(least + most)];
      return Buffer.concat([module.subarray(0, at), Buffer.from([5, ...written(limits.length), ...limits]), module.subarray(start + size)]);
    }
    at = start + size;
  }
  throw new Error("no memory section");
}

pageTest("a worker that runs out of memory is said and replaced; the large table is still there", async ({ page, errors }) => {
  const folder = new URL("../../dist/", import.meta.url);
  const [name] = (await readdir(folder)).filter((it) => /^engine_bg-.*\.wasm$/.test(it));
  const body = confined(await readFile(new URL(name, folder)), 4);
  await page.route(/engine_bg-/, (route) => route.fulfill({ contentType: "application/wasm", body }));
  const warnings = [];
  page.on("console", (message) => message.type() === "warning" && warnings.push(message.text()));
  await started(page);
  await paste(page, large());
  await page.locator(".paste").getByText(FAILED).waitFor();
  assert.equal(await notice(page).count(), 0);
  assert.match(warnings.join(" "), /unreachable/, "it began well and ended for want of memory");
  await page.unroute(/engine_bg-/);
  // The next question gets a worker of its own, and the text once more.
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("12,000 rows read").first().waitFor();
  errors.length = 0;
});
