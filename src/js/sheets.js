// Spreadsheet files in and out, without ever stopping the page: each file is read or written in a worker of its own, so that
// one over which the reader dies, or never comes to an end, costs nothing but that worker.
//
// The builds fill in GLUE, what wasm-bindgen has written for the module (`--target no-modules`). The worker is a classic one
// from a blob: the only kind that starts in frames, from files and in every browser.

/** Seconds until a file is given up: a crafted one can keep the reader busy for ever. */
const PATIENCE = 60;

const WORKER = `${GLUE}
onmessage = async ({ data: { module, job, args } }) => {
  try {
    await wasm_bindgen({ module_or_path: module });
    const answer = wasm_bindgen[job](...args, (done) => postMessage({ done }));
    postMessage({ answer }, answer instanceof Uint8Array ? [answer.buffer] : []);
  } catch (reason) {
    postMessage({ failure: String(reason) });
  }
};`;

let compiled;

/** The module, compiled once; a failed fetch is tried again at the next file. */
function module(load) {
  compiled ??= load().catch((reason) => {
    compiled = undefined;
    throw reason;
  });
  return compiled;
}

async function fetched() {
  const response = await fetch(new URL("./sheets_bg.wasm", import.meta.url));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

/** One call in a worker of its own; `told` hears of its progress. Rejects with `{ late: true }` when time is up, `{ cancelled: true }` when it is stopped. */
function run(module, job, args, seconds, signal, told) {
  const address = URL.createObjectURL(new Blob([WORKER], { type: "text/javascript" }));
  const worker = new Worker(address);
  let timer;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject({ cancelled: true });
    signal?.addEventListener("abort", () => reject({ cancelled: true }));
    timer = setTimeout(() => reject({ late: true }), seconds * 1000);
    worker.onmessage = ({ data }) => {
      if ("done" in data) told?.(data.done);
      else if ("failure" in data) reject(data);
      else resolve(data.answer);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      reject({ failure: event.message });
    };
    const bytes = args.filter((it) => it instanceof Uint8Array).map((it) => it.buffer);
    worker.postMessage({ module, job, args }, bytes);
  }).finally(() => {
    clearTimeout(timer);
    worker.terminate();
    URL.revokeObjectURL(address);
  });
}

/**
 * Reads a file: `{ sheets, sheet, text, html, rows, notes }` as JSON. `bytes` are given away. Never rejects for what is in the
 * file: a reader that dies or takes too long gives a sentence.
 */
export async function read(bytes, { sheet, rows = false, language = "de", signal, load = fetched, seconds = PATIENCE } = {}) {
  const compiled = await module(load);
  const say = (job, ...args) => run(compiled, job, [...args, language], PATIENCE);
  try {
    return await run(compiled, "read", [bytes, sheet, rows, language], seconds, signal);
  } catch (reason) {
    if (reason.cancelled) throw reason;
    return reason.late ? say("endless", seconds) : say("unreadable");
  }
}

/** Writes a workbook that the engine's `workbook` has described: the bytes of an xlsx file. `told` hears how much of it is done (0 to 1). */
export async function write(description, { signal, told, load = fetched } = {}) {
  return run(await module(load), "write", [description], 4 * PATIENCE, signal, told);
}
