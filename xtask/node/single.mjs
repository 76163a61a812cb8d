// The page as one file that opens from a disk: `single(folder)` gives its bytes.
//
// Everything is packed with LZMA and lies in the file as text. The file is UTF-16 with a byte order mark: a text of 16-bit
// words carries packed bytes with half a per cent on top (Base64: a third), and the mark holds whatever a host says about
// the encoding. One WebAssembly module is the page and, in a worker, the whole engine.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { CODE, sections } from "./parts.mjs";
import { apart } from "./single/streams.js";
import { esbuild, hash, kilobytes, optimise } from "./tools.mjs";

const { NODE_TOOLS, OPTIMISED, QUICK } = process.env;

/** The aim, so that every mail takes it. */
const AIM = 600_000;

/** Until the style is unpacked. */
const FIRST_STYLE = "html{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}.start{max-width:40rem;margin:0 auto;padding:15vh 1.25rem 2rem}"
  + "html:lang(de) :is(.start,#failure) [lang=en],html:lang(en) :is(.start,#failure) [lang=de]{display:none}";

/** `dist`: the hosted page; `folder`: what wasm-bindgen made of the program with everything in it. */
export async function single(dist, folder) {
  const [script, worker, boot] = await Promise.all([
    bundle("xtask/node/single/start.js", folder),
    bundle("src/js/worker.js", folder),
    bundle("xtask/node/single/boot.js", folder),
  ]);
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const [, style] = html.match(/<link rel="stylesheet" href="([^"]*)">/);
  const module = await optimise(join(folder, "app_bg.wasm"));
  const parts = [readFileSync(join(dist, style)), Buffer.from(script), Buffer.from(worker), ...streams(module)];
  const { text, mark, block } = carried(pack(Buffer.concat([Buffer.from(new Uint32Array(parts.map((it) => it.length)).buffer), ...parts])));

  const policy = [
    "default-src 'none'",
    `script-src ${[boot, script].map(sha256).join(" ")} 'wasm-unsafe-eval'`,
    `style-src ${sha256(FIRST_STYLE)}`,
    "style-src-attr 'unsafe-inline'", // lengths and colours of bars are style attributes
    "img-src data: blob:",
    "worker-src blob:",
    "connect-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join("; ");
  const page = html
    .replace(/(<meta http-equiv="Content-Security-Policy" content=")[^"]*/, `$1${policy}`)
    .replace(/<meta charset="utf-8">\s*/, "") // the byte order mark says it
    .replace(/<link [^>]*>\s*/g, "")
    .replace(/<script type="module">[^]*?<\/script>/, `<style>${FIRST_STYLE}</style>`)
    .replace("</body>", () => `<script type="text/plain" id="payload" data-mark="${mark}" data-block="${block}">${text}</script><script>${boot}</script></body>`);
  const bytes = Buffer.from(`\ufeff${page}`, "utf16le");
  console.log(`zielwert.html: ${kilobytes(bytes.length)} (${bytes.length.toLocaleString("en")} bytes)`);
  console.log(`  ${bytes.length <= AIM ? "within" : "OVER"} the aim of ${AIM.toLocaleString("en")} bytes`);
  return bytes;
}

/** What stands before a module's code and behind it, and the code in streams. */
function streams(module) {
  const { start, end } = [...sections(module)].find(({ id }) => id === CODE);
  return [module.subarray(0, start), module.subarray(end), ...apart(module.subarray(start, end))];
}

/** One classic script. */
async function bundle(entry, folder) {
  const glue = {
    name: "glue",
    setup(build) {
      build.onResolve({ filter: /(zielwert|app)\.js$/ }, () => ({ path: resolve(folder, "app.js") }));
    },
  };
  const { outputFiles } = await esbuild.build({
    entryPoints: [entry],
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2022",
    write: false,
    plugins: [glue],
    define: { "import.meta.url": '""', "globalThis.IS_SINGLE_FILE": "true" },
  });
  const { text } = outputFiles[0];
  if (/<\/script|<!--/i.test(text)) throw new Error(`${entry} holds what would end the script that it becomes`);
  return text.trimEnd();
}

/** Packed with LZMA, and an even number of bytes. Kept by content, as it takes a while. */
function pack(bytes) {
  mkdirSync(OPTIMISED, { recursive: true });
  const level = QUICK ? 1 : 9;
  const kept = join(OPTIMISED, `${hash(bytes)}-${level}.lzma`);
  if (!existsSync(kept)) {
    const lzma = createRequire(join(NODE_TOOLS, "package.json"))("lzma");
    writeFileSync(kept, Buffer.from(lzma.compress(bytes, level).map((it) => it & 255)));
  }
  const packed = readFileSync(kept);
  return packed.length % 2 ? Buffer.concat([packed, Buffer.alloc(1)]) : packed;
}

/** So many words are altered by the same key. */
const BLOCK = 224;
/** Any letter: it stands before a word that is written otherwise. */
const MARK = 0x4e00;

/** Whether a word is no letter, or means something in HTML. */
const isFaulty = (word) => word >= 0xd800 && word < 0xe000 || word === MARK || word === 0 || word === 13 || word === 60
  || word >= 0xfdd0 && word < 0xfdf0 || word === 0xfeff || word >= 0xfffe;

/**
 * Bytes as 16-bit letters. Each block begins with its key, by which all others are altered, chosen so that hardly any of them comes to
 * be a faulty one; those that do are marked and altered once more.
 */
function carried(bytes) {
  const words = new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const out = [];
  for (let start = 0; start < words.length; start += BLOCK) {
    const block = words.subarray(start, start + BLOCK);
    const key = keyed(block);
    out.push(key);
    for (const it of block) {
      const word = altered(it, key);
      if (isFaulty(word)) out.push(MARK, word ^ 0x8000);
      else out.push(word);
    }
  }
  const letters = Uint16Array.from(out);
  return { text: Buffer.from(letters.buffer).toString("utf16le"), mark: MARK, block: BLOCK };
}

/** Times an odd number, plus the key: each key scatters the words in another way. */
const altered = (word, key) => Math.imul(word, key << 1 & 127 | 1) + key & 0xffff;

/** The key that leaves the fewest faulty words. */
function keyed(block) {
  let [best, fewest] = [1, Infinity];
  for (let place = 0; place < 4096 && fewest; place++) {
    const key = place << 4 & 0xfc00 | place & 63; // keys near one another that scatter alike leave the same words faulty
    let count = 0;
    if (isFaulty(key)) continue;
    for (let at = 0; at < block.length && count < fewest; at++) if (isFaulty(altered(block[at], key))) count++;
    if (count < fewest) [best, fewest] = [key, count];
  }
  return best;
}

function sha256(text) {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
