// The whole module in a worker of the page: answers questions one after the other (see www/ask.js).

import init, * as zielwert from "./zielwert.js";

let ready;
let failed; // the number of what could not be held, and why
let turn = Promise.resolve();

onmessage = ({ data }) => {
  turn = turn.then(() => answer(data));
};

async function answer({ id, module, hold, source, call, args, about }) {
  if (module) {
    ready = init({ module_or_path: module });
    ready.catch(() => {}); // said at the first question
    return;
  }
  try {
    await ready;
    if (hold !== undefined) {
      failed = undefined;
      zielwert.hold(hold, source instanceof Blob ? new Uint8Array(await source.arrayBuffer()) : source);
      return;
    }
    if (failed && failed.hold === about) throw failed.error;
    const value = await zielwert[call](...JSON.parse(args));
    if (typeof value === "string") postMessage({ id, text: value });
    else if (value instanceof Uint8Array) postMessage({ id, bytes: value }, [value.buffer]);
    else postMessage({ id, json: JSON.stringify(value) });
  } catch (error) {
    const isBroken = error instanceof WebAssembly.RuntimeError;
    if (id !== undefined) return postMessage({ id, error: String(error?.message ?? error), isBroken });
    // What could not be held is said at the question about it; of a module that is broken, at any.
    failed = { hold, error };
    if (isBroken) {
      ready = Promise.reject(error);
      ready.catch(() => {});
    }
  }
}
