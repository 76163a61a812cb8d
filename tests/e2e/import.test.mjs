// What people really have: files of every kind, several tables, the wrong header, and how each is put right.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { deflateRawSync, crc32 } from "node:zlib";
import { accessibilityProblems, pageTest, started } from "./harness.mjs";

const file = (name) => readFile(new URL(`../${name}`, import.meta.url));
const example = (name) => readFile(new URL(`../../src/examples/${name}`, import.meta.url));
const field = (page) => page.getByRole("textbox", { name: /^(Zahlen einfügen|Paste your numbers)$/ });
const ranking = (page) => page.getByRole("table", { name: /^(Rangliste|Ranking)$/ });
const refusal = (page) => page.locator(".refused");

const CSV = "Konto;Follower;Likes\nGröße;1.000;90\nMünchen;2.000;20\n";

/** Drops files on the page, as a person does with the mouse. */
async function drop(page, ...files) {
  const transfer = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const [name, bytes] of files) {
      transfer.items.add(new File([Uint8Array.from(atob(bytes), (it) => it.charCodeAt(0))], name));
    }
    return transfer;
  }, files.map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")]));
  for (const kind of ["dragover", "drop"]) await page.dispatchEvent("main", kind, { dataTransfer: transfer });
}

/** Pastes into an element; into the page itself it is beside every field. */
async function paste(page, selector, flavours) {
  await page.evaluate(([selector, flavours]) => {
    const data = new DataTransfer();
    for (const [kind, text] of Object.entries(flavours)) data.setData(kind, text);
    document.querySelector(selector).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, [selector, flavours]);
}

const pasteAnywhere = (page, flavours) => paste(page, "body", flavours);

/** The table as it was understood; where nothing can be ranked it shows itself. */
async function showTable(page) {
  await page.locator(".reading").waitFor();
  const open = page.getByRole("button", { name: "Tabelle zeigen" });
  if (await open.count()) await open.click();
}

async function labels(page) {
  await ranking(page).waitFor();
  return (await ranking(page).locator("tbody .label .row").allTextContents()).map((it) => it.trim()).sort();
}

/** A zip in memory (APPNOTE 4.3): enough of one for every reader. */
function zip(entries) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of entries) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(content)];
    const packed = deflateRawSync(bytes);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(0x800, 2);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(title.length, 22);
    parts.push(Buffer.from("PK\x03\x04"), head, title, packed);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    directory.push(Buffer.from("PK\x01\x02\x14\x00", "latin1"), head, tail, title);
    at += 4 + head.length + title.length + packed.length;
  }
  const size = directory.reduce((sum, it) => sum + it.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

const UTF_16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CSV, "utf16le")]);
const ENCODED = {
  "UTF-8": Buffer.from(CSV),
  "UTF-8 with a mark": Buffer.from(`\u{feff}${CSV}`),
  "UTF-16 LE": UTF_16,
  "UTF-16 BE": Buffer.from(UTF_16).swap16(),
  "Windows-1252": Buffer.from(CSV, "latin1"),
};

for (const [encoding, bytes] of Object.entries(ENCODED)) {
  pageTest(`a csv file in ${encoding} is dropped and read`, async ({ page, requests }) => {
    await started(page);
    const before = requests.length;
    await drop(page, ["kanäle.csv", bytes]);
    assert.deepEqual(await labels(page), ["Größe", "München"]);
    await page.getByText("kanäle.csv").waitFor();
    assert.deepEqual(requests.slice(before).filter((it) => /sheets/.test(it)), [], "a text needs no module to be read");
  });
}

pageTest("a file is chosen with the picker", async ({ page }) => {
  await started(page);
  await page.getByLabel("Datei öffnen").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(CSV) });
  assert.deepEqual(await labels(page), ["Größe", "München"]);
});

for (const kind of ["xlsx", "xls", "ods"]) {
  pageTest(`${kind}: the sheet can be chosen, the module is fetched once`, async ({ page, requests }) => {
    await started(page);
    const before = requests.length;
    await drop(page, [`kanaele.${kind}`, await file(`sheets/kanaele.${kind}`)]);
    assert.deepEqual(await labels(page), ["Forum „Süd“ · 2026-11-03 18:30:00", "Instagram · 2026-11-03", "LinkedIn · 2026-11-02"].map((it) => kind === "ods" ? it.replace(" 18:30", "T18:30") : it).sort());
    const sheet = page.getByRole("combobox", { name: "Tabelle", exact: true });
    assert.equal(await sheet.inputValue(), "Kanäle");
    await sheet.selectOption("Hinweise");
    await page.waitForFunction(() => document.querySelector("#paste").value.startsWith("Erstellt"));
    const names = requests.slice(before).filter((it) => /\/sheets/.test(it)).map((it) => it.replace(/.*\//, "").replace(/-[0-9a-f]+\./, "."));
    assert.deepEqual(names.sort(), ["sheets.js", "sheets_bg.wasm"]);
  });
}

pageTest("a zip of YouTube Studio is dropped as it was downloaded", async ({ page }) => {
  await started(page);
  const days = `Datum,Videotitel,Aufrufe\n${"2026-11-01,Eins,5\n".repeat(40)}`;
  const archive = zip([["Diagrammdaten.csv", days], ["Tabellendaten.csv", await example("youtube_studio.csv")], ["Gesamtwerte.csv", "Datum,Aufrufe\n2026-11-01,5\n"]]);
  await drop(page, ["Inhalte 2026-10-01_2026-11-01.zip", archive]);
  await ranking(page).waitFor();
  await page.getByText(/Erkannt als YouTube Studio/).waitFor();
  const table = page.getByRole("combobox", { name: "Tabelle", exact: true });
  assert.equal(await table.inputValue(), "Tabellendaten.csv");
  assert.equal(await table.locator("option").count(), 3);
});

/** What is no table: its sentence, and the table that was there stays. */
const REFUSED = {
  "bericht.pdf": [Buffer.from("%PDF-1.7\n1 0 obj"), /PDF-Datei/],
  "bild.png": [Buffer.from("\x89PNG\r\n\x1a\n0000", "latin1"), /Das ist ein Bild/],
  "leer.csv": [Buffer.alloc(0), /Die Datei ist leer/],
  "kaputt.zip": [zip([["a.csv", CSV]]).subarray(0, 40), /beschädigt oder unvollständig/],
  "kaputt.xlsx": [zip([["xl/workbook.xml", "<workbook"]]), /beschädigt oder unvollständig/],
  "bombe.zip": [zip(Array.from({ length: 9 }, (_, at) => [`xl/${at || "workbook"}.xml`, Buffer.alloc(60 << 20, 32)])), /mehr als 500 MB/],
  "nichts.zip": [zip([["lies.mich", "x"]]), /keine Tabelle/],
};

for (const [name, [bytes, sentence]] of Object.entries(REFUSED)) {
  pageTest(`${name} is refused with a sentence`, async ({ page }) => {
    await started(page);
    await field(page).fill(CSV);
    const before = await labels(page);
    await drop(page, [name, bytes]);
    await refusal(page).getByText(sentence).waitFor();
    await refusal(page).getByText(name).waitFor();
    assert.deepEqual(await labels(page), before);
    assert.equal(await field(page).inputValue(), CSV);
    await refusal(page).getByRole("button", { name: "Schließen" }).click();
    await refusal(page).waitFor({ state: "detached" });
  });
}

pageTest("a workbook with a password is refused", async ({ page }) => {
  await started(page);
  await drop(page, ["geheim.xlsx", await file("sheets/password.xlsx")]);
  await refusal(page).getByText(/mit einem Kennwort geschützt/).waitFor();
});

pageTest("200 MB are refused before they are read", async ({ page }) => {
  await started(page);
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(200 << 20)], "alles.csv"));
    document.querySelector("main").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await refusal(page).getByText("Die Datei hat 200 MB; gelesen werden höchstens 150 MB.").waitFor();
});

pageTest("a picture on the clipboard is answered", async ({ page }) => {
  await started(page);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])], "image.png", { type: "image/png" }));
    document.querySelector("#paste").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await refusal(page).getByText(/Das ist ein Bild/).waitFor();
});

pageTest("a reader that never ends is stopped", async ({ page }) => {
  await started(page);
  const answer = await page.evaluate(async (bytes) => {
    const name = performance.getEntriesByType("resource").map((it) => it.name).find((it) => /app-.*\.js$/.test(it));
    const html = await (await fetch("./index.html")).text();
    const { read } = await import(new URL(html.match(/sheets-[0-9a-f]+\.js/)[0], name).href);
    return JSON.parse(await read(Uint8Array.from(bytes), { language: "en", seconds: 0.001 }));
  }, [...await file("sheets/kanaele.xlsx")]);
  assert.equal(answer.text, null);
  assert.deepEqual(answer.notes.map((it) => it.code), ["file_endless"]);
});

pageTest("several files become one table", async ({ page }) => {
  await started(page);
  await drop(page, ["instagram.csv", "Konto;Follower;Likes\nA;1.000;90\n"], ["linkedin.csv", "Konto;Follower;Likes\nB;2.000;20\n"]);
  assert.deepEqual((await labels(page)).length, 2);
  await showTable(page);
  const table = page.getByRole("region", { name: "Ihre Tabelle, wie sie verstanden wurde" });
  assert.match(await table.innerText(), /instagram[^]*linkedin/);
});

pageTest("a second paste stands in for the first, or joins it", async ({ page }) => {
  await started(page);
  await pasteAnywhere(page, { "text/plain": "Konto\tFollower\tLikes\nA\t1.000\t90\nB\t500\t5\n" });
  assert.deepEqual(await labels(page), ["A", "B"]);
  assert.equal(await page.locator(".offer").count(), 0);
  await pasteAnywhere(page, { "text/plain": "Konto\tFollower\tLikes\nC\t2.000\t20\n" });
  assert.deepEqual(await labels(page), ["C"]);
  const offer = page.getByRole("region", { name: /Beide zusammen lesen/ });
  await offer.getByRole("textbox", { name: "Name der Spalte" }).fill("Kanal");
  await offer.getByRole("textbox", { name: "Zeilen bisher" }).fill("Instagram");
  await offer.getByRole("textbox", { name: "Zeilen neu" }).fill("LinkedIn");
  await offer.getByRole("button", { name: "Anfügen" }).click();
  await offer.waitFor({ state: "detached" });
  assert.deepEqual((await labels(page)).length, 3);
  assert.match((await labels(page)).join(), /Instagram[^]*LinkedIn/);
  await page.getByRole("button", { name: "Rückgängig" }).click();
  assert.deepEqual(await labels(page), ["A", "B"]);
});

pageTest("a table is added through the form, and taken back", async ({ page }) => {
  await started(page);
  await field(page).fill(CSV);
  await showTable(page);
  await page.getByRole("button", { name: "Tabelle anfügen" }).click();
  await page.getByRole("button", { name: "Anfügen", exact: true }).click();
  await page.getByText("Fügen Sie zuerst eine Tabelle ein.").waitFor();
  await page.getByRole("textbox", { name: "Weitere Zahlen einfügen" }).fill("Konto\tFollower\tLikes\nC\t2,000\t20\n");
  await page.getByRole("button", { name: "Anfügen", exact: true }).click();
  await page.getByRole("button", { name: "zurücknehmen" }).waitFor();
  assert.deepEqual(await labels(page), ["C", "Größe", "München"]);
  await page.getByRole("button", { name: "zurücknehmen" }).click();
  assert.deepEqual(await labels(page), ["Größe", "München"]);
});

pageTest("a web page's table is added with what its cells declare", async ({ page }) => {
  await started(page);
  await field(page).fill(CSV);
  await showTable(page);
  await page.getByRole("button", { name: "Tabelle anfügen" }).click();
  // What a sheet shows, and what it says that it is: Google Sheets' own attribute.
  const cell = (shown, value) => `<td data-sheets-value='{"1":3,"3":${value}}'>${shown}</td>`;
  await paste(page, "#more", {
    "text/html": `<google-sheets-html-origin><table><tr><td>Konto</td><td>Follower</td><td>Likes</td></tr><tr><td>C</td>${cell("2.0E+03", 2004)}${cell("20", 20)}</tr></table>`,
  });
  await page.getByRole("button", { name: "Anfügen", exact: true }).click();
  assert.deepEqual(await labels(page), ["C", "Größe", "München"]);
  await page.locator(".heat").getByText("2.004", { exact: true }).waitFor();
});

pageTest("a table on its side is turned where it says so", async ({ page }) => {
  await started(page);
  await field(page).fill("Kennzahl\tInstagram\tLinkedIn\tX\nFollower\t1.000\t2.000\t3.000\nReichweite\t500\t900\t1.100\nLikes\t90\t20\t30\n");
  await page.locator('[data-code="transposed"]').getByRole("button", { name: "Tabelle drehen" }).click();
  assert.deepEqual(await labels(page), ["Instagram", "LinkedIn", "X"]);
  // Its rows are made of all lines: none of them can be left out by its line.
  await showTable(page);
  await page.getByRole("button", { name: "Spalte Likes weglassen" }).waitFor();
  assert.equal(await page.getByRole("button", { name: /^Zeile \d+ weglassen/ }).count(), 0);
});

pageTest("of many columns the first are shown, the others on request and where a note leads to one", async ({ page }) => {
  await started(page);
  const columns = Array.from({ length: 70 }, (_, at) => `Zahl ${at + 1}`);
  const line = (...cells) => `${cells.join("\t")}\n`;
  const table = (shares) =>
    line("Konto", "Follower", "Likes", ...columns, "Shares") + line("A", "1.000", 90, ...columns.map(() => 5), shares) + line("B", "2.000", 20, ...columns.map(() => 6), 7);
  await field(page).fill(table(3));
  await showTable(page);
  for (const [count, more] of [[30, "30 weitere Spalten zeigen"], [60, "14 weitere Spalten zeigen"], [74, undefined]]) {
    await page.waitForFunction((count) => document.querySelectorAll("table.data .header").length === count, count);
    if (more) await page.getByRole("button", { name: more }).click();
  }
  await page.reload();
  await started(page);
  await field(page).fill(table("viele"));
  await page.getByRole("button", { name: "Zeile 2, Spalte „Shares“" }).first().press("Enter");
  await page.locator("td.found").waitFor();
  assert.equal((await page.locator("td.found").innerText()).trim(), "viele");
});

pageTest("a wide table is unpivoted where it says so", async ({ page }) => {
  await started(page);
  await field(page).fill("Monat\tLikes Instagram\tLikes LinkedIn\tFollower Instagram\tFollower LinkedIn\nJan 2026\t10\t20\t1.000\t2.000\nFeb 2026\t30\t40\t1.100\t2.100\n");
  await showTable(page);
  await page.locator('[data-code="table_wide"]').getByRole("button", { name: "Spalten in Zeilen umstellen" }).click();
  assert.equal((await labels(page)).length, 4);
  assert.match((await labels(page)).join(), /Instagram/);
});

pageTest("the header is chosen by clicking its line; lines and columns are left out", async ({ page }) => {
  await started(page);
  await field(page).fill("x;y;z\nKonto;Follower;Likes\nA;1.000;90\nB;2.000;20\nC;500;5\n");
  await showTable(page);
  await page.getByRole("button", { name: "Kopfzeile wählen" }).click();
  await page.getByRole("button", { name: /^Zeile 2/ }).click();
  assert.deepEqual(await labels(page), ["A", "B", "C"]);
  await page.getByRole("button", { name: "Zeile 4 weglassen" }).click();
  assert.deepEqual(await labels(page), ["A", "C"]);
  await page.getByRole("button", { name: "Spalte Follower weglassen" }).click();
  await page.getByRole("columnheader", { name: /Follower/ }).waitFor({ state: "detached" });
  assert.equal(await page.getByRole("button", { name: /: ?|zurücknehmen/ }).filter({ hasText: "zurücknehmen" }).count(), 3);
  await page.getByRole("button", { name: "doch zählen" }).first().click();
  assert.deepEqual(await labels(page), ["A", "B", "C"]);
});

pageTest("both readings of 1.234 stand there, and one click settles it", async ({ page }) => {
  await started(page);
  await field(page).fill("Konto\tMesswert\nA\t1.234\nB\t5.678\n");
  const question = page.locator('[data-code="decimal_undecided"]');
  await question.waitFor();
  // A place is counted once, whether its column or a note says it.
  await page.getByRole("heading", { name: "1 Stelle sollten Sie sich ansehen" }).waitFor();
  const [one, other] = await question.locator(".remedies button").all();
  assert.deepEqual([await one.innerText(), await one.getAttribute("aria-pressed")], ["1.234", "true"]);
  assert.deepEqual([await other.innerText(), await other.getAttribute("aria-pressed")], ["1,234", "false"]);
  await other.click();
  await question.waitFor({ state: "detached" });
  await showTable(page);
  await page.getByRole("cell", { name: "1,23", exact: false }).first().waitFor();
});

pageTest("the order of dates is settled with one click", async ({ page }) => {
  await started(page);
  await field(page).fill("Datum\tLikes\n03/04/2026\t5\n02/05/2026\t6\n04/04/2026\t7\n");
  const question = page.locator('[data-code="date_order_undecided"]');
  await question.getByRole("button", { name: "Tag vor Monat" }).click();
  await question.waitFor({ state: "detached" });
  await page.waitForFunction(() => /^#v\d=/.test(location.hash));
});

pageTest("a note leads to its cell, also far down and among lines set aside", async ({ page }) => {
  await started(page);
  const rows = Array.from({ length: 300 }, (_, at) => `K${at}\t${at + 100}\t${at === 250 ? "viele" : at}`);
  await field(page).fill(`Konto\tFollower\tLikes\n${rows.join("\n")}\n`);
  const place = page.getByRole("button", { name: "Zeile 252, Spalte „Likes“" }).first();
  await place.press("Enter");
  const cell = page.locator("td.found");
  await cell.waitFor();
  assert.equal((await cell.innerText()).trim(), "viele");
  assert.equal(await cell.evaluate((it) => it === document.activeElement), true);
  assert.ok(await cell.evaluate((it) => { const { top, bottom } = it.getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }));
  await page.getByRole("button", { name: /frühere Zeilen zeigen/ }).waitFor();
});

pageTest("cells show what was pasted", async ({ page }) => {
  await started(page);
  await field(page).fill("Konto\tFollower\nA\tca. 1,2 Tsd.\nB\t900\n");
  await showTable(page);
  const cell = page.locator("#cell-0-1");
  assert.deepEqual([await cell.innerText(), await cell.getAttribute("title")], ["1.200", "ca. 1,2 Tsd."]);
  await page.getByRole("checkbox", { name: /wie sie eingefügt wurden/ }).check();
  assert.equal(await cell.innerText(), "ca. 1,2 Tsd.");
});

/** Odd texts: an answer in words, and the page lives on. */
const ODD = {
  "NUL bytes": "Konto\tLikes\u0000\nA\t5\u0000\nB\t7\n",
  "mixed line endings": "Konto\tFollower\tLikes\r\nA\t100\t5\rB\t200\t7\nC\t300\t9",
  "right-to-left text": "الحساب\tFollower\tLikes\nقناة\t١٠٠\t5\nערוץ\t200\t7\n",
  "an unterminated quote": 'Konto,Follower,Likes\nA,100,5\n"B,200,7\nC,300,9\n',
  "a million columns": `${Array(1_000_000).fill("x").join("\t")}\n${Array(1_000_000).fill("1").join("\t")}\n`,
};

for (const [what, text] of Object.entries(ODD)) {
  pageTest(`${what}: the page answers`, async ({ page }) => {
    await started(page);
    await drop(page, ["seltsam.csv", text]);
    await page.locator("main.filled h2").first().waitFor();
    assert.doesNotMatch(await page.locator("main.filled").textContent(), /NaN|undefined|Infinity/);
    await page.getByRole("button", { name: "Feld leeren" }).click();
    await page.locator("main.empty").waitFor();
  });
}

for (const colorScheme of ["light", "dark"]) {
  pageTest(`axe finds no problem while a table is reshaped, ${colorScheme}`, { colorScheme }, async ({ page }) => {
    await started(page);
    await drop(page, ["kanaele.xlsx", await file("sheets/kanaele.xlsx")]);
    await labels(page);
    await drop(page, ["bericht.pdf", "%PDF-1.7"], ["neu.csv", CSV]);
    await refusal(page).waitFor();
    await showTable(page);
    await page.getByRole("button", { name: "Kopfzeile wählen" }).click();
    await page.getByRole("button", { name: "Zeile 2 weglassen" }).click();
    assert.deepEqual(await accessibilityProblems(page), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
  });
}

pageTest("whoever stops while several files are read keeps the table", async ({ page }) => {
  await started(page);
  await page.getByRole("textbox", { name: "Zahlen einfügen" }).fill("Konto\tFollower\tLikes\nA\t100\t5\nB\t200\t20\nC\t300\t2\n");
  await page.getByText("3 Zeilen gelesen").first().waitFor();
  await page.evaluate(() => {
    const read = Blob.prototype.arrayBuffer;
    let n = 0;
    // Of each file the beginning, the end and the whole: the second one's beginning takes its time.
    Blob.prototype.arrayBuffer = async function () {
      if (++n === 4) await new Promise((resolve) => { globalThis.goOn = resolve; });
      return read.call(this);
    };
  });
  await page.locator("#file").setInputFiles(["x", "y"].map((name) => ({ name: `${name}.csv`, mimeType: "text/csv", buffer: Buffer.from(`Konto;Likes\n${name};5\n`) })));
  await page.waitForFunction(() => globalThis.goOn);
  await page.locator(".paste").getByRole("button", { name: "Abbrechen" }).click();
  await page.evaluate(() => globalThis.goOn());
  await page.waitForTimeout(500);
  await page.getByText("3 Zeilen gelesen").first().waitFor();
  assert.equal(await page.locator(".offer").count(), 0);
});
