// The functions, as an embedding page calls them: plain objects in and out, null for what is missing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import init, { analyse, calculate, catalogue, draw, exportReport, firmness, guide, hold, parse, reviewCalendar, top } from "../../pkg/zielwert.js";

await init({ module_or_path: readFileSync(new URL("../../pkg/zielwert_bg.wasm", import.meta.url)) });

const TEXT = "Kanal\tFollower\tLikes\tKommentare\tReichweite\nLinkedIn\t1.234\t10\t2\t500\nX\t2.000\t5\t1\t0\n";

test("parse gives every cell as it was", () => {
  const table = parse('a;b\n" x ";"say ""hi"""\n;2\n');
  assert.deepEqual(table.columns, ["a", "b"]);
  assert.deepEqual(table.rows, [[" x ", 'say "hi"'], ["", "2"]]);
  assert.equal(table.separator, ";");
  assert.equal(table.headerLine, 1);
});

test("a long text is the same letter by letter, wherever it is parted", () => {
  const piece = 65_536;
  const [bread, half] = ["🍞", "\ud83c"];
  for (const letter of ["x", "ü", "–"]) {
    for (const middle of [bread, half, `${half}${half}`, "é"]) {
      for (const place of [-2, -1, 0, 1]) {
        for (const end of ["", half, `${"x".repeat(2 * piece)}${bread}`, `${"ü".repeat(piece)}${"x".repeat(2 * piece)}ü`]) {
          const cell = `${letter.repeat(piece - "A;B\n".length + place)}${middle}${end}`;
          const read = parse(`A;B\n${cell};1\n`, { separator: ";" }).rows[0][0];
          assert.ok(read === cell.toWellFormed(), `${letter} ${middle} ${place} ${end.length}`);
        }
      }
    }
  }
});

test("parse takes bytes and names the encoding", () => {
  const table = parse(new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode("a,b\n1,2\n")]));
  assert.equal(table.encoding, "utf-8");
  assert.deepEqual(table.columns, ["a", "b"]);
});

test("parse without a header names the columns by letters", () => {
  assert.deepEqual(parse("x,1\ny,2\n", { header: false }).columns, ["A", "B"]);
});

test("analyse computes rates as fractions and leaves missing as null", () => {
  const report = analyse({ text: TEXT });
  const [linkedin, x] = report.rows;
  assert.equal(linkedin.label, "LinkedIn");
  assert.equal(linkedin.measures.followers, 1234);
  assert.equal(linkedin.kpis.engagement_rate_by_reach.value, 12 / 500);
  assert.equal(linkedin.kpis.engagement_rate_by_reach.display, "2,40\u00a0%");
  assert.equal(linkedin.kpis.engagement_rate_by_reach.numbers, "12 ÷ 500");
  assert.equal(x.kpis.engagement_rate_by_reach.value, null);
  assert.deepEqual(report.unavailable.find((it) => it.kpi === "frequency").missing, ["impressions"]);
});

test("analyse ranks against the goals that were asked for", () => {
  const goal = (id, kpi, weight, target) => ({ id, weight, kpis: [{ kpi, weight: 1, baseline: 0, target }] });
  const rank = (engagement, size) => {
    const goals = [goal("engagement", "engagement_rate_by_followers", engagement, 0.01), goal("size", "audience_size", size, 2000)];
    const { score } = analyse({ text: TEXT, scorecard: { goals } });
    assert.ok(Math.abs(score.weights.engagement - engagement / (engagement + size)) < 1e-12);
    return score.rows.map((row) => row.rank);
  };
  assert.deepEqual(rank(9, 1), [1, 2]);
  assert.deepEqual(rank(1, 9), [2, 1]);
});

test("undefined is null, unknown keys are noted, nothing is thrown", () => {
  const report = analyse({ text: TEXT, scorecard: undefined, wat: 1, days: "soon" });
  assert.ok(report.notes.some((note) => note.code === "setting_unknown"));
  assert.ok(report.notes.some((note) => note.code === "setting_unusable" && note.level === "error"));
  for (const text of ["", " ", "hello", "\0\x01\xff", "a\tb", '"', ";;;;\n;;"]) {
    const { rows, notes } = analyse({ text, language: "en" });
    assert.ok(Array.isArray(rows));
    assert.ok(notes.every((note) => note.message.length > 10 && !note.message.includes("{")), JSON.stringify(notes));
  }
});

test("whole numbers as databases hand them out are numbers", () => {
  const table = { columns: ["Kanal", "Follower", "Likes"], rows: [["LinkedIn", 2000n, 10], ["X", 0n, -1n]] };
  assert.deepEqual(analyse({ table }).rows.map((row) => row.measures), [{ followers: 2000, likes: 10 }, { followers: 0, likes: -1 }]);
  assert.deepEqual(calculate("min_max", { x: new BigInt64Array([1n, 3n, 2n]) }).value, [0, 1, 0.5]);
});

test("mistakes in the call itself are errors with a sentence", () => {
  for (const call of [() => analyse(null), () => analyse([]), () => analyse("x"), () => parse(1)]) {
    assert.throws(call, (error) => error instanceof Error && error.message.length > 10);
  }
  assert.throws(() => exportReport({ text: TEXT }, "docx"), /unknown format/);
  assert.throws(() => calculate("no_such", {}), Error);
  const loop = {};
  loop.loop = loop;
  assert.throws(() => analyse(loop), /nested/);
});

test("a given table wins over the text", () => {
  const report = analyse({ text: TEXT, table: { columns: ["Kanal", "Likes", "Reichweite"], rows: [["Y", 1.5, "1.000"], ["Z", null, 7]] } });
  assert.deepEqual(report.rows.map((row) => row.label), ["Y", "Z"]);
  assert.equal(report.rows[0].measures.likes, 1.5);
  assert.equal(report.rows[1].measures.likes, null);
});

test("catalogue speaks both languages", () => {
  const [de, en] = [catalogue("de"), catalogue("en")];
  for (const part of ["measures", "kpis", "goals", "goalSystems", "examples", "methods", "paths", "pictures"]) {
    assert.ok(de[part].length > 0, part);
    assert.deepEqual(de[part].map((it) => it.id), en[part].map((it) => it.id));
  }
  assert.equal(de.measures.find((it) => it.id === "reach").name, "Reichweite");
  assert.equal(en.goals.find((it) => it.id === "awareness").name, "Awareness");
});

test("calculate gives value and notes", () => {
  assert.deepEqual(calculate("coverage", { x: [1, null], w: [3, 1] }), { value: 0.75, notes: [] });
});

test("exportReport writes files", () => {
  const request = { text: TEXT, language: "de" };
  assert.match(exportReport(request, "csv"), /^Rang;Zeile;Erfolgswert;/);
  assert.match(exportReport(request, "tsv"), /^Rang\tZeile\t/);
  assert.match(exportReport(request, "markdown"), /\| LinkedIn \|/);
  assert.deepEqual(JSON.parse(exportReport(request, "json")), analyse(request));
});

test("cells that a spreadsheet would run are neutralised", () => {
  const csv = exportReport({ text: "Kanal\tFollower\n=1+1\t10\n@SUM(A1)\t20\n", language: "en" }, "csv");
  assert.match(csv, /,'=1\+1,/);
  assert.match(csv, /,'@SUM\(A1\),/);
});

test("every starting question tells its study and answers for a table", () => {
  for (const { id, question } of catalogue("en").paths) {
    const told = guide({ text: TEXT, language: "en" }, id);
    assert.equal(told.question, question);
    assert.ok(told.figures.length >= 3 && told.blocks.length >= 1, id);
    assert.equal(guide({}, id).answer, null);
  }
  assert.throws(() => guide({}, "nowhere"), /there is no path/);
});

test("reviews become a calendar file", () => {
  const reviews = [{ id: "a", day: "2026-11-30", everyMonths: 3, title: "Reichweite, Ziel; 25 %" }, { id: "b", day: "soon", title: "" }];
  const text = reviewCalendar(reviews, "2026-11-01T08:00:00.000Z");
  assert.match(text, /^BEGIN:VCALENDAR\r\n/);
  assert.equal(text.match(/BEGIN:VEVENT/g).length, 1);
  assert.match(text, /SUMMARY:Reichweite\\, Ziel\\; 25 %\r\n/);
  assert.throws(() => reviewCalendar({}, ""), /takes an array/);
});

test("draw gives a picture with its finding and the numbers behind it", () => {
  const picture = draw({ text: TEXT }, { picture: "ranking", width: 360, idPrefix: "mine" });
  assert.match(picture.title, /^LinkedIn führt mit /);
  assert.match(picture.svg, /^<svg .*aria-labelledby="mine-title mine-desc"/);
  assert.equal(picture.table.rows.length, 2);
  assert.equal(picture.unavailable, null);
  assert.equal(picture.marks.length, picture.svg.split('class="mark"').length - 1);
  const none = draw({ text: "" });
  assert.equal(none.svg, null);
  assert.match(none.unavailable, /Fügen Sie zuerst eine Tabelle/);
  assert.throws(() => draw({ text: TEXT }, { picture: "pie" }), /unknown picture "pie"/);
  assert.match(exportReport({ text: TEXT, language: "en" }, "svg"), /^<svg .*LinkedIn leads with /s);
});

test("an Excel file is written in a module of its own", async () => {
  const bytes = await exportReport({ text: TEXT, language: "en" }, "xlsx");
  assert.ok(bytes instanceof Uint8Array && bytes.length > 2000);
  assert.deepEqual([...bytes.slice(0, 4)], [0x50, 0x4b, 3, 4]);
  assert.deepEqual(await exportReport({ text: TEXT, language: "en" }, "xlsx"), bytes);
});

test("a report of many rows and all figures is an Excel file", async () => {
  const measures = catalogue("en").measures.filter((it) => it.unit !== "words").map((it) => it.name);
  const columns = ["Account", ...measures];
  const rows = Array.from({ length: 1_000 }, (_, row) => [`Account ${row}`, ...measures.map((_, at) => 1000 + (row * (at + 7)) % 1009)]);
  const bytes = await exportReport({ table: { columns, rows }, language: "en" }, "xlsx");
  assert.ok(bytes.length > 500_000, `${bytes.length} bytes`);
});

test("a text that is not held is refused, and no empty table", () => {
  hold(7, TEXT);
  assert.equal(top({ held: 7 }, 5, "").allRows, 2);
  for (const ask of [() => top({ held: 8 }, 5, ""), () => analyse({ held: 8 }), () => firmness({ held: 8 })]) assert.throws(ask, /no text is held under the number 8/);
});

test("steps with a line of the table are taken, in everything that is asked", () => {
  const text = "Konto\tFollower\tLikes\nA\t100\t5\nB\t200\t7\nC\t300\t9\n";
  const request = { text, steps: [{ step: "drop_line", line: 3 }], scorecard: { goals: [{ id: "engagement" }], robustness: {} } };
  assert.deepEqual(analyse(request).rows.map((it) => it.label), ["A", "C"]);
  assert.deepEqual(analyse(request).notes.filter((it) => it.level === "error"), []);
  assert.equal(firmness(request).beatsNext.length, 2);
  assert.doesNotMatch(exportReport(request, "csv"), /^B/m);
  assert.deepEqual(analyse({ text: `Bericht\n${text}`, steps: [{ step: "header_line", line: 2 }] }).rows.map((it) => it.label), ["A", "B", "C"]);
});
