// The single file's program: the page and, in a worker from the same bytes, the whole module. Spreadsheets stay outside.

import init, { mount } from "./app.js";
import { asking } from "../../../www/ask.js";
import { tell } from "../../../www/frame.js";
import { show as privacy } from "../../../www/panels/privacy.js";
import { show as snippets } from "../../../www/panels/snippets.js";
import * as place from "../../../www/place.js";
import { isEnd, offer } from "../../../www/rescue.js";

const { worker, module } = globalThis.zielwert;
delete globalThis.zielwert;

const app = document.getElementById("app");
let rescue = () => {};

async function start() {
  const query = new URLSearchParams(location.search).get("lang");
  document.documentElement.lang = ["de", "en"].includes(query) ? query : navigator.language.startsWith("de") ? "de" : "en";
  place.dress();
  const request = place.restored();
  // The same bytes, which the worker compiles for itself.
  const ask = asking({ script: async () => worker, module: async () => module });
  rescue = (where, reason) => isEnd(reason) && offer({ ...place, place: where, text: place.beginning(request), source: ask.source });
  for (const kind of ["error", "unhandledrejection"]) addEventListener(kind, ({ error, reason = error }) => rescue(app, reason));
  await init({ module_or_path: module });
  const panels = { privacy, snippets };
  mount(app, {
    ...place.settings(),
    request,
    hasAddress: !place.isFramed,
    ask,
    panel(element, given) {
      const { name, ...rest } = JSON.parse(given);
      panels[name](element, { ...rest, ask });
    },
  });
  if (place.isFramed) tell(app);
}

start().catch((reason) => {
  app.hidden = true;
  const failure = document.getElementById("failure");
  failure.hidden = false;
  document.getElementById("failure-reason").textContent = String(reason);
  console.error(reason);
  rescue(failure, reason);
});
