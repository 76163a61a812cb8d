// Whoever asks the module in its worker gets an answer or a refusal, whatever happens meanwhile (see www/ask.js).

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { asking } from "../../www/ask.js";

/** A worker that answers every question with what it holds, as long as it lives. */
class FakeWorker {
  #holds;
  #isDead = false;

  postMessage({ id, hold, call }) {
    if (hold !== undefined) this.#holds = hold;
    if (call) setTimeout(() => this.#isDead || this.onmessage({ data: { id, json: JSON.stringify(this.#holds ?? null) } }));
  }

  terminate() {
    this.#isDead = true;
  }
}

/** Parts whose module comes when `give` is called. */
function slow() {
  globalThis.Worker = FakeWorker;
  const waiting = [];
  return { give: () => waiting.splice(0).forEach((it) => it({})), parts: { script: async () => "", module: () => new Promise((resolve) => waiting.push(resolve)) } };
}

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

test("a question that is cancelled while the module is on its way is refused, and the next one answered", async () => {
  const { give, parts } = slow();
  const ask = asking(parts);
  const text = ask.hold("a large text");
  const first = assert.rejects(ask("top", "[]", text), /cancelled/);
  await turn();
  ask.cancel();
  const second = ask("top", "[]", text);
  await turn();
  give();
  await first;
  assert.deepEqual(await second, { json: String(text) });
});

/** The worker's own script over a module of the test's; gives what it says to each question. */
async function worker(functions) {
  const script = await readFile(new URL("../../src/js/worker.js", import.meta.url), "utf8");
  globalThis.fake = { default: async () => {}, ...functions };
  const module = "data:text/javascript,const { default: init, ...others } = globalThis.fake; export { init as default }; export const { hold, top } = others;";
  const said = [];
  globalThis.postMessage = (it) => said.push(it);
  globalThis.onmessage = null;
  await import(`data:text/javascript,${encodeURIComponent(script.replace("./zielwert.js", module))}`);
  return { said, send: (data) => globalThis.onmessage({ data }) };
}

test("a file that cannot be read is said at the questions about it, and at no other", async () => {
  let held;
  const { said, send } = await worker({ hold: (id) => { held = id; }, top: () => held });
  const file = new Blob(["x"]);
  file.arrayBuffer = async () => { throw new DOMException("the file has changed", "NotReadableError"); };
  send({ module: {} });
  send({ hold: 1, source: "text" });
  send({ hold: 2, source: file });
  send({ id: 3, call: "top", args: "[]", about: 2 });
  send({ id: 4, call: "top", args: "[]" });
  send({ id: 5, call: "top", args: "[]", about: 2 });
  send({ hold: 6, source: "another text" });
  send({ id: 7, call: "top", args: "[]", about: 6 });
  await turn();
  assert.deepEqual(said.map(({ id, json, error }) => [id, json ?? error]), [[3, "the file has changed"], [4, "1"], [5, "the file has changed"], [7, "6"]]);
});
