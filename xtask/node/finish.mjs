// Finishes the page that Trunk has put together: the whole module beside it, smaller files, names that follow from their
// content, and a policy that allows nothing but the page's own files. `node finish.mjs <folder> <folder of the module> <loader of the parts>`

import { createHash } from "node:crypto";
import { copyFileSync, cpSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { elementStyle } from "./element.mjs";
import { esbuild, hash, optimise } from "./tools.mjs";

/** The parts of the page's program that are fetched later (see xtask/src/split.rs). */
const PARTS = ["shared_bg.wasm", "whole_bg.wasm", "later_bg.wasm"];

/** Files whose name gets their hash, each before the ones that mention it. Everything else in www keeps its name. */
const NAMED_BY_CONTENT = [
  "style.css", "element.css", "app_bg.wasm", ...PARTS, "app.js", "engine_bg.wasm", "engine.js", "ask.js", "place.js", "frame.js", "offline.js",
  "rescue.js", "panels/privacy.js", "panels/snippets.js", "sheets_bg.wasm", "sheets.js",
];

/** Scripts that other people's pages name: these keep their names. */
const NAMED_BY_OTHERS = ["embed.js", "zielwert-score.js"];

const VERSION = readFileSync("Cargo.toml", "utf8").match(/^version = "(.*)"$/m)[1];

/** What the page may do. The start-up script's hash is added; wasm needs a word of its own. */
const POLICY = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "style-src-attr": "'unsafe-inline'", // lengths and colours of bars are style attributes
  "img-src": "'self' data: blob:",
  "frame-src": "'self'", // the snippet builder's preview
  "connect-src": "'self'",
  "manifest-src": "'self'",
  "worker-src": "'self' blob:",
  "form-action": "'none'",
  "base-uri": "'none'",
};

const [folder, module, loader] = process.argv.slice(2);
const read = (name) => readFileSync(join(folder, name), "utf8");
const write = (name, content) => writeFileSync(join(folder, name), content);

for (const name of ["app_bg.wasm", ...PARTS]) write(name, await optimise(join(folder, name)));
write("app.js", await glue());
copyFileSync(join(module, "zielwert_bg.wasm"), join(folder, "engine_bg.wasm"));
cpSync("src/examples", join(folder, "examples"), { recursive: true, filter: (it) => !it.endsWith(".rs") });
write("engine.js", await worker());
write("element.css", elementStyle(read("style.css")));
write("zielwert-score.js", read("zielwert-score.js").replace('"0.0.0"', JSON.stringify(VERSION)));
const isMade = (name) => name === "sheets.js"; // small already, by sheets.mjs
for (const name of [...NAMED_BY_CONTENT, ...NAMED_BY_OTHERS].filter((it) => [".js", ".css"].includes(extname(it)) && !isMade(it))) {
  write(name, minify(read(name), extname(name).slice(1)));
}

const renamed = new Map();
for (const name of NAMED_BY_CONTENT) {
  write(name, inNewNames(name));
  const extension = extname(name);
  renamed.set(name, `${name.slice(0, -extension.length)}-${hash(readFileSync(join(folder, name)))}${extension}`);
}

let html = inNewNames("index.html").toString();
html = html.replace(/<!--(?! policy)[^]*?-->/g, "").replace(/^\s+/gm, "");
html = html.replace(/<script type="module">([^]*?)<\/script>/, (_, script) => {
  const short = minify(script, "js").trim();
  const digest = createHash("sha256").update(short).digest("base64");
  POLICY["script-src"] += ` 'sha256-${digest}'`;
  return `<script type="module">${short}</script>`;
});
// The report that the page prints in a frame of its own has this style and no other; the frame inherits the page's policy.
const report = createHash("sha256").update(readFileSync("src/export/html/report.css")).digest("base64");
POLICY["style-src"] += ` 'sha256-${report}'`;
const policy = Object.entries(POLICY).map(([what, sources]) => `${what} ${sources}`).join("; ");
html = html.replace("<!-- policy -->", `<meta http-equiv="Content-Security-Policy" content="${policy}">`);
if (!html.includes(policy) || !policy.includes("sha256-")) {
  throw new Error("index.html lacks the place for the policy or the start-up script");
}
write("index.html", html);
for (const name of NAMED_BY_OTHERS) write(name, inNewNames(name));
for (const [name, newName] of renamed) renameSync(join(folder, name), join(folder, newName));
writeServiceWorker();

/** Last of all, since it names every file with its hash. */
function writeServiceWorker() {
  const name = "service-worker.js";
  const paths = readdirSync(folder, { recursive: true }).map((it) => String(it).replaceAll("\\", "/"));
  const files = paths.filter((it) => it !== name && statSync(join(folder, it)).isFile()).sort();
  const sums = Object.fromEntries(files.map((it) => [it, createHash("sha256").update(readFileSync(join(folder, it))).digest("hex")]));
  const code = read(name)
    .replace('const VERSION = "";', `const VERSION = "${hash(JSON.stringify(sums))}";`)
    .replace("const FILES = {};", `const FILES = ${JSON.stringify(sums)};`);
  if (!code.includes(files.at(-1))) throw new Error("service-worker.js lacks the places for the version and the files");
  write(name, minify(code, "js"));
}

/** wasm-bindgen's glue for the page's program, and how it fetches its other parts. */
async function glue() {
  const app = { name: "app", setup: (it) => it.onResolve({ filter: /app\.js$/ }, () => ({ path: resolve(folder, "app.js") })) };
  const parts = {
    name: "parts",
    setup(build) {
      build.onResolve({ filter: /__wasm_split/ }, () => ({ path: resolve(loader) }));
      build.onLoad({ filter: /__wasm_split\.js$/ }, () => ({ contents: patient(readFileSync(loader, "utf8")) }));
    },
  };
  const { outputFiles } = await esbuild.build({
    entryPoints: [resolve(folder, "app.js")],
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    write: false,
    plugins: [parts, app],
  });
  return outputFiles[0].text;
}

/** The loader for hosts that do not know wasm, and without an error where the page says itself what is missing. */
function patient(code) {
  const change = (text, from, to) => {
    if (!text.includes(from)) throw new Error(`the loader of the parts is another one: it lacks ${from}`);
    return text.replaceAll(from, to);
  };
  return change(change(code, "WebAssembly.instantiateStreaming(src, imports)", "instantiate(await src, imports)"), "console.error(e)", "console.warn(e)") + `
    async function instantiate(response, imports) {
      if (!response.ok) throw new Error(response.url + ": " + response.status);
      return WebAssembly.instantiate(await response.arrayBuffer(), imports);
    }`;
}

/** The module's glue and its worker's few lines as one classic script. */
async function worker() {
  const glue = { name: "glue", setup: (it) => it.onResolve({ filter: /zielwert\.js$/ }, () => ({ path: resolve(module, "zielwert.js") })) };
  const { outputFiles } = await esbuild.build({
    entryPoints: ["src/js/worker.js"],
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2022",
    write: false,
    plugins: [glue],
    define: { "import.meta.url": '""' }, // a classic script has none, and the worker is handed the module
  });
  return outputFiles[0].text;
}

function minify(text, loader) {
  return esbuild.transformSync(text, { loader, minify: true, format: loader === "js" ? "esm" : undefined, target: "es2022" }).code;
}

/** The file's content with the names that are settled so far. */
function inNewNames(name) {
  if (extname(name) === ".wasm") return readFileSync(join(folder, name));
  let text = read(name);
  for (const [old, name] of renamed) {
    text = text.replace(new RegExp(`(?<![\\w.-])${old.replaceAll(".", "\\.")}(?![\\w-])`, "g"), name);
  }
  return text;
}
