// Whose bytes a module is made of, as the size budget counts them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { partOf, parts } from "../../xtask/node/parts.mjs";

test("a function counts for the crate in whose source it stands", () => {
  for (const [name, part] of [
    ["core::fmt::write::h0123456789abcdef", "core"],
    ["zielwert::paste::split::cut::h0123456789abcdef", "zielwert::paste"],
    ["<zielwert::ui::App as yew::BaseComponent>::view", "zielwert::ui"],
    ["<&zielwert::api::Note as core::fmt::Debug>::fmt", "zielwert::api"],
    ["<yew::html::component::lifecycle::CompStateInner<COMP> as yew::html::component::lifecycle::Stateful>::view::h1", "zielwert::ui"],
    ["<dlmalloc[e24a27700634d609]::dlmalloc::Dlmalloc<dlmalloc[e24a27700634d609]::sys::System>>::malloc", "dlmalloc"],
    ["zip::write::<impl zip::write::ZipWriter<W>>::start", "zip"],
    ["<T as alloc::string::ToString>::to_string", "alloc"],
    ["<&[u8] as zip::cp437::FromCp437>::from_cp437", "core"],
    ["<str as core::fmt::Display>::fmt", "core"],
    ["core[c5930c85a12de822]::num::flt2dec::strategy::dragon::format_shortest", "core"],
    ["write multivalue shim", "zielwert (what JavaScript calls)"],
    ["memcmp", "(code without a name)"],
    ["", "(code without a name)"],
  ]) {
    assert.equal(partOf(name), part, name);
  }
});

test("the parts of a module add up to its bytes", () => {
  const name = (text) => [text.length, ...Buffer.from(text)];
  const section = (id, content) => [id, content.length, ...content];
  const body = (length) => [length + 2, 0, ...Array(length).fill(1), 11];
  const module = Buffer.from([
    0, 97, 115, 109, 1, 0, 0, 0,
    ...section(1, [1, 0x60, 0, 0]),
    // A function, a memory with a limit, a global and a table from outside: the first alone counts among the functions.
    ...section(2, [4, ...name("a"), ...name("f"), 0, 0, ...name("a"), ...name("m"), 2, 1, 1, 2, ...name("a"), ...name("g"), 3, 127, 0, ...name("a"), ...name("t"), 1, 112, 0, 1]),
    ...section(3, [3, 0, 0, 0]),
    ...section(10, [3, ...body(5), ...body(9), ...body(2)]),
    ...section(11, [0]),
  ]);
  const found = parts(module, "0:import\n1:core::a\n2:zielwert::ui::b\\28x\\29\n3:core::c\n");
  assert.equal([...found.values()].reduce((sum, bytes) => sum + bytes), module.length);
  assert.equal(found.get("core"), 5 + 3 + 2 + 3);
  assert.equal(found.get("zielwert::ui"), 9 + 3);
});
