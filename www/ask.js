// Asks the whole module, in a worker, for what the first score does not need. It is fetched with the first question.
//
//     const ask = hosted("./engine.js", "./engine_bg.wasm");
//     const { text } = await ask("exportReport", JSON.stringify([request, "csv"]));
//
// The worker is a classic one from a blob: the one kind that starts in frames, in sandboxes and from a file alike.

/** Asks the module whose two files lie at these addresses. */
export function hosted(script, module) {
  return asking({
    script: async () => (await fetched(script)).text(),
    module: async () => {
      const bytes = await (await fetched(module)).arrayBuffer();
      return WebAssembly.compile(bytes);
    },
  });
}

/** Large texts are handed over once and named by their number afterwards; so many stay within reach of a step back. */
const MOST_HELD = 4;

/**
 * Asks a module whose parts come from anywhere: its worker's script as text, its compiled WebAssembly. The answer to
 * `ask(function, argumentsAsJson)` is `{ text }`, `{ bytes }`, or `{ json }` for everything else, as text.
 *
 * `ask.hold(source)` gives the number under which a string, bytes or a file can be named as a third argument; it costs the page
 * nothing but a copy into the worker; `ask.source(number)` gives it back. `ask.cancel()` ends all that is under way.
 */
export function asking(parts) {
  let worker;
  let last = 0;
  const waiting = new Map();
  const held = new Map();
  let holding; // the number of what the worker holds

  async function start() {
    const [script, module] = await Promise.all([parts.script(), parts.module()]);
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    const started = new Worker(address);
    URL.revokeObjectURL(address);
    started.onmessage = ({ data: { id, ...answer } }) => {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (answer.error === undefined) return asked?.resolve(answer);
      // After a failure inside WebAssembly the instance is not to be trusted: the next question gets a new one.
      if (answer.isBroken) restart(new Error(answer.error));
      asked?.reject(new Error(answer.error));
    };
    started.onerror = (event) => restart(new Error(event.message || "the worker stopped"));
    started.postMessage({ module });
    return started;
  }

  function restart(reason) {
    worker?.then((it) => it.terminate(), () => {});
    worker = undefined;
    holding = undefined;
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  }

  async function ask(call, args, about) {
    const mine = (worker ??= start());
    let started;
    try {
      started = await mine;
    } catch (reason) {
      if (worker === mine) worker = undefined;
      throw reason;
    }
    // Ended while the module was on its way: nobody would answer.
    if (worker !== mine) throw new Error("cancelled");
    const id = ++last;
    return new Promise((resolve, reject) => {
      if (about !== undefined && about !== holding) {
        if (!held.has(about)) return reject(new Error("the text is no longer held"));
        started.postMessage({ hold: about, source: held.get(about) });
        holding = about;
      }
      waiting.set(id, { resolve, reject });
      started.postMessage({ id, call, args, about });
    });
  }

  ask.hold = (source) => {
    held.set(++last, source);
    if (held.size > MOST_HELD) held.delete(held.keys().next().value);
    return last;
  };
  ask.source = (id) => held.get(id);
  ask.cancel = () => restart(new Error("cancelled"));
  return ask;
}

async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response;
}
