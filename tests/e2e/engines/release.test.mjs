// release/: everything that belongs to it, whole, and consistent with itself.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync, inflateRawSync } from "node:zlib";
import { engineTest } from "./engines.mjs";
import { ROOT, serve } from "./server.mjs";

const RELEASE = `${ROOT}release`;
const version = readFileSync(`${ROOT}Cargo.toml`, "utf8").match(/^version = "(.*)"$/m)[1];
const files = (folder) => readdirSync(folder, { recursive: true }).map(String).filter((it) => statSync(join(folder, it)).isFile()).sort();

test("the checksums cover every file", () => {
  const sums = new Map(readFileSync(`${RELEASE}/SHA256SUMS`, "utf8").trim().split("\n").map((line) => line.split("  ").reverse()));
  const names = files(RELEASE).filter((it) => it !== "SHA256SUMS");
  assert.deepEqual([...sums.keys()].sort(), names);
  for (const name of names) assert.equal(sums.get(name), createHash("sha256").update(readFileSync(join(RELEASE, name))).digest("hex"), name);
});

test("compressed forms hold the same and are smaller", () => {
  const packed = files(`${RELEASE}/site`).filter((it) => /\.(br|gz)$/.test(it));
  assert.ok(packed.length >= 20, `${packed.length}`);
  for (const name of packed) {
    const [plain, bytes] = [readFileSync(join(RELEASE, "site", name.slice(0, -3))), readFileSync(join(RELEASE, "site", name))];
    assert.ok((name.endsWith(".br") ? brotliDecompressSync(bytes) : gunzipSync(bytes)).equals(plain), name);
    assert.ok(bytes.length < plain.length, name);
  }
});

test("the licences name every crate with its text", () => {
  const text = readFileSync(`${RELEASE}/THIRD-PARTY-LICENCES.txt`, "utf8");
  for (const crate of ["yew", "wasm-bindgen", "serde_json", "calamine"]) assert.match(text, new RegExp(`^${crate} \\d`, "m"));
  assert.ok(text.includes("Permission is hereby granted") && text.includes("Apache License"));
  assert.doesNotMatch(text, /^(proptest|csv) \d/m, "what only tests need is not shipped");
});

test("the snippet script is at most 3 KB under brotli", () => {
  const size = (name) => statSync(`${RELEASE}/site/${name}.br`).size;
  assert.ok(size("embed.js") <= 3 * 1024, `${size("embed.js")}`);
  assert.ok(size("zielwert-score.js") <= 3 * 1024, `${size("zielwert-score.js")}`);
});

/** The files of a zip archive, read by its central directory. */
function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06"));
  const found = new Map();
  for (let at = bytes.readUInt32LE(end + 16), left = bytes.readUInt16LE(end + 10); left; left--) {
    const [packed, name, more, comment, offset] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    found.set(bytes.toString("utf8", at + 46, at + 46 + name), inflateRawSync(bytes.subarray(start, start + packed)));
    at += 46 + name + more + comment;
  }
  return found;
}

const plugin = () => unzip(readFileSync(`${RELEASE}/zielwert-wordpress-${version}.zip`));

test("the WordPress archive is one folder with the plugin in it", () => {
  const found = plugin();
  for (const name of ["zielwert.php", "block.json", "block.js", "embed.js", "readme.txt", "uninstall.php", "LICENSE.txt"]) assert.ok(found.has(`zielwert/${name}`), name);
  assert.ok([...found.keys()].every((it) => it.startsWith("zielwert/")));
  assert.match(String(found.get("zielwert/zielwert.php")), new RegExp(`Version: +${version.replaceAll(".", "\\.")}`));
  assert.equal(JSON.parse(found.get("zielwert/block.json")).name, "zielwert/score");
  for (const [name, content] of found) assert.doesNotMatch(String(content), /https?:\/\/(?!example\.org|schemas\.wp\.org|opensource\.org)[\w.-]+/, `${name} names somebody else`);
  const check = spawnSync("python3", ["-c", "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).testzip())", `${RELEASE}/zielwert-wordpress-${version}.zip`], { encoding: "utf8" });
  if (!check.error) assert.equal(check.stdout.trim(), "None");
});

test("the WordPress plugin escapes what it is given and frames nothing but the site that was set", (context) => {
  if (spawnSync("php", ["--version"]).error) return context.skip("PHP is not installed (Debian: php-cli)");
  const folder = mkdtempSync(join(tmpdir(), "zielwert-php-"));
  for (const name of ["zielwert.php"]) writeFileSync(join(folder, name), plugin().get(`zielwert/${name}`));
  const run = (address, attributes, ...more) => {
    const answer = spawnSync("php", [`${ROOT}tests/e2e/engines/wordpress.php`, join(folder, "zielwert.php"), address, JSON.stringify(attributes), ...more], { encoding: "utf8" });
    assert.equal(answer.status, 0, answer.stderr + answer.stdout);
    return answer.stdout;
  };
  const home = "https://zielwert.test/z/";
  const cases = [
    [home, {}, /^<iframe src="https:\/\/zielwert\.test\/z\/" title="Zielwert" width="100%" height="640"/],
    [home, { view: "calculator", lang: "de", height: "500" }, /src="https:\/\/zielwert\.test\/z\/\?view=calculator&#038;lang=de".* height="500"/],
    [home, { view: '"><script>alert(1)</script>', accent: "red;}", system: "a b", title: '"><b>x</b>' }, /^<iframe src="https:\/\/zielwert\.test\/z\/" title="&quot;&gt;&lt;b&gt;x&lt;\/b&gt;"/],
    [home, { height: "-3" }, / height="120"/],
    [home, { height: "999999", unknown: "1", onload: "x" }, / height="4000"/],
    [home, { view: ["a"], title: ["b"] }, /title="Zielwert"/],
    ["javascript:alert(1)", {}, /^$/],
    ["", {}, /^$/],
    ["https://user:secret@zielwert.test/", {}, /^$/],
    ["https://zielwert.test/z/index.html", {}, /src="https:\/\/zielwert\.test\/z\/"/],
  ];
  for (const [address, attributes, expected] of cases) {
    const html = run(address, attributes);
    assert.match(html, expected, `${address} ${JSON.stringify(attributes)}`);
    assert.doesNotMatch(html, /<script|onload|<b>/);
  }
  // A block has the width that was chosen in the editor, and where there is no frame there is nothing.
  assert.match(run(home, { align: "wide" }, "block"), /^<div class="wp-block-zielwert-score alignwide"><iframe [^>]*><\/iframe><\/div>$/);
  assert.equal(run("", {}, "block"), "");
  rmSync(folder, { recursive: true });
});

/** The npm package, unpacked. */
function unpacked() {
  const folder = mkdtempSync(join(tmpdir(), "zielwert-npm-"));
  execFileSync("tar", ["-xzf", `${RELEASE}/zielwert-${version}.tgz`, "-C", folder]);
  return join(folder, "package");
}

test("the npm package holds the module, its types and its exports", () => {
  const folder = unpacked();
  const description = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  for (const target of [description.types, ...Object.values(description.exports).flatMap((it) => (typeof it === "string" ? [it] : Object.values(it)))]) {
    assert.ok(existsSync(join(folder, target)), target);
  }
  assert.equal(description.version, version);
  rmSync(folder, { recursive: true });
});

engineTest("the npm package works from a plain module script", async ({ open }) => {
  const folder = unpacked();
  const host = await serve({
    folders: { "/node_modules/zielwert/": `${folder}/` },
    pages: { "/": '<!doctype html><title>Module</title><script type="module">import init, { analyse } from "/node_modules/zielwert/zielwert.js"; await init(); globalThis.report = analyse({ text: "Konto\\tFollower\\tLikes\\nA\\t100\\t5\\nB\\t100\\t6", language: "de" });</script>' },
  });
  const page = await open(`${host.origin}/`);
  assert.deepEqual(await page.until(() => globalThis.report?.score.rows.map((it) => it.rank)), [2, 1]);
  await host.stop();
  rmSync(folder, { recursive: true });
});
