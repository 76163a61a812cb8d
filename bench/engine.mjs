// Text to numbers: Zielwert beside the parsers that people use, on the same text, in turns, each in a worker of its own.

import { heading, ratio, row, short, spread, summary } from "./statistics.mjs";

/** Our own steps, each with all before it, then the others, which only parse. */
const CONTENDERS = [
  { key: "typed", name: "engine", job: "typed", title: "Zielwert: typed columns" },
  { key: "scored", name: "engine", job: "scored", title: "Zielwert: KPIs, scores, ranks" },
  { key: "company", name: "analyse", job: "company", title: "Zielwert: `analyse`, a result row per account" },
  { key: "analyse", name: "analyse", job: "row", most: 10, title: "Zielwert: `analyse`, a result row per post, each an object" },
  { key: "papaparse", name: "papaparse", title: "PapaParse, `dynamicTyping`" },
  { key: "udsv", name: "udsv", title: "uDSV, typed columns" },
  { key: "d3", name: "d3", title: "d3-dsv, `autoType`" },
  { key: "sheetjs", name: "sheetjs", most: 10, title: "SheetJS, `read` and `sheet_to_json`" },
  { key: "arquero", name: "arquero", flavours: ["english"], title: "arquero: `fromCSV`, grouped per account" },
];

const SIZES = [
  { megabytes: 1, rounds: 15 },
  { megabytes: 10, rounds: 9 },
  { megabytes: 100, rounds: 3 },
];

const FLAVOURS = { german: "German", english: "English" };

export async function measure({ page, say }) {
  await page.evaluate(async () => { globalThis.bench = await import("/bench/client.js"); });
  const most = Number(process.env.BENCH_MEGABYTES || 100);
  const results = [];
  for (const { megabytes, rounds } of SIZES.filter((it) => it.megabytes <= most)) {
    for (const flavour of Object.keys(FLAVOURS)) {
      const isIn = (it) => megabytes <= (it.most ?? megabytes) && (it.flavours ?? [flavour]).includes(flavour);
      const set = CONTENDERS.filter(isIn).map((it) => ({ ...it, flavour, megabytes, times: [] }));
      for (const it of set) await begin(page, it);
      for (let round = 0; round < rounds; round++) {
        // Everybody comes first once in a while.
        for (let turn = 0; turn < set.length; turn++) await once(page, set[(turn + round) % set.length]);
      }
      for (const it of set) await page.evaluate((key) => globalThis.bench.end(key), it.key);
      results.push(...set);
      for (const it of set) say(line(it));
    }
  }
  return results;
}

async function begin(page, it) {
  const { key, name, job, flavour, megabytes } = it;
  const started = await page.evaluate(([key, options]) => globalThis.bench.start(key, options), [key, { name, job, flavour, megabytes }]);
  Object.assign(it, { bytes: started.bytes, before: started.memory });
}

async function once(page, it) {
  if (it.failed) return;
  try {
    const { ms, memory } = await page.evaluate((key) => globalThis.bench.run(key), it.key);
    it.times.push(ms);
    if (memory !== undefined) it.memory ??= memory - it.before;
  } catch (error) {
    it.failed = String(error).split("\n")[0];
  }
}

function line({ title, flavour, megabytes, times, memory, bytes, failed }) {
  if (failed) return `${megabytes} MB ${flavour}, ${title}: ${failed}`;
  const grown = memory === undefined ? "" : `, memory grows by ${short(memory / bytes)} × the text`;
  return `${megabytes} MB ${flavour}, ${title}: ${spread(summary(times), " ms")}${grown}`;
}

export function report(results) {
  const parts = [`## Text to numbers

Posts in 12 columns, captions with separators, quotes and line breaks (\`bench/data.js\`). *German*: semicolons, \`1.234\`,
\`56,78\`. *English*: commas, \`1234\`, \`56.78\`, the only form that the other parsers know. Each contender has a worker of its own
and takes its turn in every round; times are ms from the JavaScript string on, median with smallest–largest; *first* is the
first call in a fresh worker, which is what a single paste costs. Ratios are taken round by round: how many times the time
of Zielwert's typed columns. Memory is what the first call adds to the WebAssembly memory, in multiples of the text's bytes.
`];
  for (const flavour of Object.keys(FLAVOURS)) {
    parts.push(heading([`${FLAVOURS[flavour]} posts`, "MB", "first", "median (min–max)", "MB/s", "× typed columns", "memory"]));
    for (const it of results.filter((it) => it.flavour === flavour)) {
      if (it.failed) {
        parts.push(row([it.title, it.megabytes, it.failed, "", "", "", ""]));
        continue;
      }
      const times = summary(it.times);
      const typed = results.find((other) => other.key === "typed" && other.flavour === flavour && other.megabytes === it.megabytes);
      const memory = it.memory === undefined ? "" : `${short(it.memory / it.bytes)} ×`;
      const against = it === typed ? "" : spread(ratio(it.times, typed.times));
      parts.push(row([it.title, it.megabytes, short(it.times[0]), spread(times), short(it.bytes / 1000 / times.median), against, memory]));
    }
    parts.push("");
  }
  return parts.join("\n");
}
