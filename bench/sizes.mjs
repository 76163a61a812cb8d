// Bytes of everything that is shipped, and of what a browser really asked for until the first score stood there.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { open } from "../tests/e2e/browser.mjs";
import { companies } from "./data.js";
import { paste } from "./page.mjs";
import { heading, row } from "./statistics.mjs";

export async function measure({ say }) {
  const files = ["dist", "pkg"].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))).filter((it) => statSync(it).isFile()).sort());
  const sizes = files.map((file) => {
    const bytes = readFileSync(file);
    // The highest level, 11, is what Node takes where none is named.
    return { file, raw: bytes.length, brotli: brotliCompressSync(bytes).length };
  });
  const first = new Set(await filesOfFirstScore());
  for (const it of sizes) it.first = first.has(it.file);
  say(`the first score needs ${first.size} files, ${total(sizes.filter((it) => it.first), "brotli").toLocaleString("en")} bytes under brotli`);
  return sizes;
}

async function filesOfFirstScore() {
  const session = await open();
  await paste(session, companies(40));
  const paths = session.requests.map((it) => new URL(it)).filter((it) => it.origin === session.origin).map((it) => it.pathname);
  await session.close();
  return paths.map((it) => it.replace(/^\/some\/where\//, "dist/").replace(/\/$/, "/index.html"));
}

export function report(sizes) {
  const number = (it) => it.toLocaleString("en");
  const line = (title, list) => row([title, number(total(list, "raw")), number(total(list, "brotli"))]);
  return `## Sizes

Bytes; brotli at level 11. *First score* is what Chromium asked for from opening the page to the first ranking.

${[
    heading(["File", "raw", "brotli"]),
    ...sizes.map((it) => row([it.first ? `\`${it.file}\` · first score` : `\`${it.file}\``, number(it.raw), number(it.brotli)])),
    line("**First score**", sizes.filter((it) => it.first)),
  ].join("\n")}
`;
}

const total = (sizes, kind) => sizes.reduce((sum, it) => sum + it[kind], 0);
