// What the scripts share: the pinned tools, and how they say what they do.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync } from "node:zlib";

const { NODE_TOOLS, OPTIMISED, QUICK } = process.env;

/** esbuild, from the pinned tools. */
export const esbuild = createRequire(join(NODE_TOOLS, "package.json"))("esbuild");

/** Bytes under brotli at its highest level, which static hosts use for files that they compress once. */
export const brotli = (bytes) => brotliCompressSync(bytes).length;

/** A hash of the content, short enough for a file name. */
export const hash = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 12);

/** 12345 as "12.1 KB". */
export const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

/** Where the optimiser noted the names of a module's functions, which are not shipped. */
export const namesOf = (bytes) => join(OPTIMISED, `${hash(bytes)}.names`);

/**
 * What every module is optimised with. Runs of zeros stay in the data: brotli makes less of them than of a thousand pieces with an address
 * each. So does what is written twice: kept in a local, it is shorter and packs worse. And the lowest kilobyte of memory is the end of
 * the stack, so that an offset can be part of an address wherever it is added to one.
 */
const ALWAYS = ["--skip-pass=memory-packing", "--skip-pass=local-cse", "--low-memory-unused"];

/**
 * The smaller of what `wasm-opt -Os` and `-Oz` make of a module: which one wins depends on the program, and running
 * both side by side takes no longer on two cores. The module names its own features, so none is switched on here:
 * with all of them wasm-opt would write an encoding that Chromium refuses. Results are kept by content.
 * In a quick build the module stays as it is.
 */
export async function optimise(path) {
  if (QUICK) return readFileSync(path);
  const wasmOpt = join(NODE_TOOLS, "node_modules", "binaryen", "bin", "wasm-opt");
  mkdirSync(OPTIMISED, { recursive: true });
  const name = hash(Buffer.concat([readFileSync(path), Buffer.from([NODE_TOOLS, ...ALWAYS].join(" "))]));
  const candidates = await Promise.all(["-Os", "-Oz"].map(async (level) => {
    const kept = join(OPTIMISED, `${name}${level}.wasm`);
    const names = `${kept}.names`;
    if (!existsSync(kept) || !existsSync(names)) {
      const unfinished = `${kept}.${process.pid}`;
      await promisify(execFile)(process.execPath, [wasmOpt, level, ...ALWAYS, path, `--symbolmap=${names}.${process.pid}`, "-o", unfinished]);
      renameSync(`${names}.${process.pid}`, names);
      renameSync(unfinished, kept);
    }
    const bytes = readFileSync(kept);
    return { level, bytes, names, brotli: brotli(bytes) };
  }));
  const [best, other] = candidates.sort((a, b) => a.brotli - b.brotli);
  copyFileSync(best.names, namesOf(best.bytes));
  console.log(`wasm-opt ${best.level}: ${kilobytes(best.bytes.length)}, ${kilobytes(best.brotli)} under brotli (${other.level}: ${kilobytes(other.brotli)})`);
  return best.bytes;
}
