// The folder that is put on a web host: whole, relocatable, and safe to update under visitors' feet.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const DIST = new URL("../../dist/", import.meta.url);
const read = (name) => readFileSync(new URL(name, DIST));
const html = read("index.html").toString();

test("a changed file never keeps its name", () => {
  const named = readdirSync(DIST).filter((it) => /^(style|app|app_bg|shared_bg|whole_bg|later_bg|sheets|sheets_bg)-/.test(it)).sort();
  assert.equal(named.length, 8);
  for (const name of named) {
    const hash = createHash("sha256").update(read(name)).digest("hex");
    assert.equal(name.match(/-([0-9a-f]+)\./)[1], hash.slice(0, 12), name);
  }
});

test("every file that the page names is there, and none is named by an absolute address", () => {
  const manifest = JSON.parse(read("manifest.webmanifest"));
  const named = [...html.matchAll(/(?:href|src)="([^"]*)"|(?:import\(|module_or_path:)"([^"]*)"/g)].map((it) => it[1] ?? it[2]);
  assert.ok(named.length >= 9, named.join(" "));
  for (const name of [...named, ...manifest.icons.map((it) => it.src)]) {
    assert.doesNotMatch(name, /^(\/|[a-z]+:)/, name);
    assert.ok(existsSync(new URL(name, DIST)), name);
  }
});

test("the page brings its policy with it", () => {
  const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1];
  const [, script] = html.match(/<script type="module">([^]*?)<\/script>/);
  assert.match(policy, /^default-src 'none'; /);
  assert.ok(policy.includes(`'sha256-${createHash("sha256").update(script).digest("base64")}'`), policy);
  assert.doesNotMatch(policy, /https?:|\*|'unsafe-eval'|script-src[^;]*'unsafe-inline'/);
});
