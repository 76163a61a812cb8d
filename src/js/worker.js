// The whole module in a worker of the page: answers questions one after the other (see www/ask.js).

import init, * as zielwert from "./zielwert.js";

let ready;

onmessage = async ({ data: { id, module, call, args } }) => {
  if (module) {
    ready = init({ module_or_path: module });
    ready.catch(() => {}); // said at the first question
    return;
  }
  try {
    await ready;
    const value = await zielwert[call](...JSON.parse(args));
    if (typeof value === "string") postMessage({ id, text: value });
    else if (value instanceof Uint8Array) postMessage({ id, bytes: value }, [value.buffer]);
    else postMessage({ id, json: JSON.stringify(value) });
  } catch (error) {
    postMessage({ id, error: String(error?.message ?? error), isBroken: error instanceof WebAssembly.RuntimeError });
  }
};
