// The licences of what is compiled into the shipped files: `licences()` gives one text. Asks cargo which crates those are.

import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

const FEATURES = ["--features", "ui,js,sheets", "--locked", "--offline"];
const TARGET = "wasm32-unknown-unknown";

export function licences() {
  const cargo = (...args) => execFileSync("cargo", args, { encoding: "utf8", maxBuffer: 1 << 28 });
  const linked = new Set(
    cargo("tree", "--package", "zielwert", "--edges", "normal,no-proc-macro", "--target", TARGET, "--prefix", "none", "--format", "{p}", ...FEATURES)
      .split("\n").map((line) => line.split(" ").slice(0, 2).join(" ").trim()).filter(Boolean),
  );
  const { packages } = JSON.parse(cargo("metadata", "--format-version", "1", "--filter-platform", TARGET, ...FEATURES));
  const crates = packages.filter((it) => it.source && linked.has(`${it.name} v${it.version}`)).sort((a, b) => a.name.localeCompare(b.name, "en"));
  if (crates.length < 20) throw new Error(`only ${crates.length} crates: \`cargo tree\` writes something else than expected`);

  // The same licence text stands in many crates: it is printed once, with those that carry it.
  const texts = new Map();
  for (const crate of crates) {
    const folder = dirname(crate.manifest_path);
    const files = readdirSync(folder).filter((it) => /^(licen[cs]e|copying|unlicense|notice)/i.test(it)).sort();
    for (const file of files) {
      let text;
      try {
        text = readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim();
      } catch {
        continue; // a folder of licences
      }
      texts.set(text, [...(texts.get(text) ?? []), `${crate.name} ${crate.version}`]);
    }
  }
  const line = "=".repeat(78);
  return [
    "Zielwert itself: MIT OR Apache-2.0.\n\nIts WebAssembly files hold the Rust standard library (MIT OR Apache-2.0, https://www.rust-lang.org)",
    "and the following crates from https://crates.io:\n",
    ...crates.map((it) => `${it.name} ${it.version}: ${it.license ?? "see its text below"}${it.repository ? `, ${it.repository}` : ""}`),
    ...[...texts].map(([text, names]) => `\n${line}\n${[...new Set(names)].join(", ")}\n${line}\n\n${text}`),
    "",
  ].join("\n");
}
