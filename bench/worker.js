// One contender in a worker of its own: it makes its text, then does its job as often as it is asked to.

const SEPARATORS = { german: ";", english: "," };

const contenders = {
  /** The shipped module: text to report; the job says what a result row is. */
  async analyse({ job }) {
    const module = await import("/pkg/zielwert.js");
    const { memory } = await module.default();
    return { memory, run: (text) => module.analyse({ text, per: job, detail: "values" }).rows.length };
  },
  /** The same engine, as far as the job goes; nothing is handed out. */
  async engine({ job }) {
    const module = await import("/bench/pkg/bench.js");
    const { memory } = await module.default();
    return { memory, run: (text) => module.run(job, text) };
  },
  async papaparse() {
    importScripts("/bench/node_modules/papaparse/papaparse.min.js");
    return { run: (text) => Papa.parse(text, { dynamicTyping: true, skipEmptyLines: true }).data.length };
  },
  async udsv() {
    importScripts("/bench/node_modules/udsv/dist/uDSV.iife.min.js");
    const { inferSchema, initParser } = uDSV;
    return { run: (text) => initParser(inferSchema(text)).typedCols(text)[0].length };
  },
  async d3({ flavour }) {
    importScripts("/bench/node_modules/d3-dsv/dist/d3-dsv.min.js");
    const format = d3.dsvFormat(SEPARATORS[flavour]);
    return { run: (text) => format.parse(text, d3.autoType).length };
  },
  async sheetjs() {
    importScripts("/bench/node_modules/xlsx/dist/xlsx.full.min.js");
    return { run: (text) => XLSX.utils.sheet_to_json(XLSX.read(text, { type: "string", dense: true }).Sheets.Sheet1).length };
  },
  /** Grouped as `analyse` groups per account: interactions over reach. */
  async arquero() {
    importScripts("/bench/node_modules/arquero/dist/arquero.min.js");
    return {
      run: (text) => aq.fromCSV(text).groupby("Account").rollup({
        interactions: (it) => aq.op.sum(it.Likes) + aq.op.sum(it.Comments) + aq.op.sum(it.Shares) + aq.op.sum(it.Saves),
        reach: (it) => aq.op.sum(it.Reach),
      }).derive({ rate: (it) => it.interactions / it.reach }).numRows(),
    };
  },
  /** The jobs of the method, which need no text. */
  async method() {
    const module = await import("/bench/pkg/bench.js");
    await module.default();
    const material = new module.Material();
    return { run: (job) => material.run(job) };
  },
};

let contender, text;

const tasks = {
  async start({ name, flavour, megabytes, ...options }) {
    contender = await contenders[name]({ flavour, ...options });
    if (!flavour) return {};
    text = (await import("/bench/data.js")).posts(flavour, megabytes);
    // A text put together from pieces is put in one piece when it is first read; that is nobody's work.
    const bytes = new TextEncoder().encode(text).length;
    return { bytes, memory: contender.memory?.buffer.byteLength };
  },
  async run({ input = text }) {
    const start = performance.now();
    const answer = contender.run(input);
    return { ms: performance.now() - start, answer, memory: contender.memory?.buffer.byteLength };
  },
};

onmessage = async ({ data: { task, ...options } }) => {
  try {
    postMessage(await tasks[task](options));
  } catch (error) {
    postMessage({ error: String(error?.stack ?? error) });
  }
};
