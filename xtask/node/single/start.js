// The single file's program: the page and, in a worker from the same bytes, the whole module.

import init, { mount } from "./app.js";
import { asking } from "../../../www/ask.js";
import { tell } from "../../../www/frame.js";
import { show as privacy } from "../../../www/panels/privacy.js";
import { show as snippets } from "../../../www/panels/snippets.js";
import { dress, isFramed, settings } from "../../../www/place.js";

const { worker, module } = globalThis.zielwert;
delete globalThis.zielwert;

async function start() {
  const query = new URLSearchParams(location.search).get("lang");
  document.documentElement.lang = ["de", "en"].includes(query) ? query : navigator.language.startsWith("de") ? "de" : "en";
  dress();
  await init({ module_or_path: module });
  // The same bytes, which the worker compiles for itself.
  const ask = asking({ script: async () => worker, module: async () => module });
  const panels = { privacy, snippets };
  mount(document.getElementById("app"), {
    ...settings(),
    hasAddress: !isFramed,
    ask,
    panel(place, given) {
      const { name, ...rest } = JSON.parse(given);
      panels[name](place, { ...rest, ask });
    },
  });
  if (isFramed) tell(document.getElementById("app"));
}

start().catch((reason) => {
  document.getElementById("app").hidden = true;
  document.getElementById("failure").hidden = false;
  document.getElementById("failure-reason").textContent = String(reason);
  console.error(reason);
});
