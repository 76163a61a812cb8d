// Puts together release/, what is given to others. `node release.mjs <dist> <pkg> <folder of the single file's program>`

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { licences } from "./licences.mjs";
import { single } from "./single.mjs";
import { kilobytes } from "./tools.mjs";
import { zip } from "./zip.mjs";

const [dist, pkg, program] = process.argv.slice(2);
const RELEASE = "release";
const version = readFileSync("Cargo.toml", "utf8").match(/^version = "(.*)"$/m)[1];

rmSync(RELEASE, { recursive: true, force: true });
mkdirSync(RELEASE);

site(join(RELEASE, "site"));
writeFileSync(join(RELEASE, "zielwert.html"), await single(dist, program));
writeFileSync(join(RELEASE, "THIRD-PARTY-LICENCES.txt"), licences());
module();
plugin();
// Under their own names: they lead to one another.
for (const name of ["hosting.md", "embedding.md"]) cpSync(join("docs", name), join(RELEASE, name));

const sums = files(RELEASE).map((name) => `${createHash("sha256").update(readFileSync(join(RELEASE, name))).digest("hex")}  ${name}\n`);
writeFileSync(join(RELEASE, "SHA256SUMS"), sums.join(""));
for (const name of files(RELEASE).filter((it) => !it.startsWith("site/"))) {
  console.log(`  ${name}`.padEnd(44) + kilobytes(statSync(join(RELEASE, name)).size).padStart(11));
}

/** The hosted page, each file beside its compressed forms, and what two common hosts want to read. */
function site(folder) {
  cpSync(dist, folder, { recursive: true });
  for (const name of files(folder)) {
    if (![".html", ".js", ".css", ".wasm", ".svg", ".webmanifest", ".txt", ".json"].includes(extname(name))) continue;
    const bytes = readFileSync(join(folder, name));
    for (const [ending, packed] of [["br", brotliCompressSync(bytes)], ["gz", gzipSync(bytes, { level: 9 })]]) {
      if (packed.length < bytes.length) writeFileSync(join(folder, `${name}.${ending}`), packed);
    }
  }
  cpSync("xtask/hosts/_headers", join(folder, "_headers"));
  writeFileSync(join(folder, ".nojekyll"), "");
}

/** The JavaScript module as npm takes it. */
function module() {
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  execFileSync(npm, ["pack", "--silent", "--ignore-scripts", "--pack-destination", join(process.cwd(), RELEASE)], { cwd: pkg, stdio: ["ignore", "ignore", "inherit"] });
}

/** The WordPress plugin as WordPress takes it: one folder in an archive. */
function plugin() {
  const folder = "xtask/hosts/wordpress";
  const contents = files(folder).map((name) => [`zielwert/${name}`, Buffer.from(readFileSync(join(folder, name), "utf8").replaceAll("{{version}}", version))]);
  writeFileSync(join(RELEASE, `zielwert-wordpress-${version}.zip`), zip([
    ...contents,
    ["zielwert/embed.js", readFileSync(join(dist, "embed.js"))],
    ["zielwert/LICENSE.txt", readFileSync("LICENSE-MIT")],
  ]));
}

function files(folder) {
  return readdirSync(folder, { recursive: true }).map((it) => String(it).replaceAll("\\", "/")).filter((it) => statSync(join(folder, it)).isFile()).sort();
}
