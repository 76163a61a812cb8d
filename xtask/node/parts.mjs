// Whose bytes a WebAssembly module is made of: crate by crate, ours by folder, and what is no code.

/** The number of the section that holds the functions. */
export const CODE = 10;
const SECTIONS = { 0: "(custom sections)", 1: "(types)", 2: "(imports)", 3: "(signatures)", 4: "(table)", 5: "(memory)", 6: "(globals)", 7: "(exports)", 8: "(start)", 9: "(table)", 11: "(data: texts and constants)", 12: "(data count)" };
const UNNAMED = "(code without a name)";

/** Part → raw bytes, largest first, of a module's bytes and what the optimiser noted about its functions' names. */
export function parts(module, notes) {
  const names = read(notes);
  const sums = new Map([["(custom sections)", 8]]); // what every module begins with
  const add = (part, bytes) => sums.set(part, (sums.get(part) ?? 0) + bytes);
  let imports = 0;
  for (const { id, start, end, whole } of sections(module)) {
    if (id === 2) imports = importedFunctions(module, start);
    if (id !== CODE) {
      add(SECTIONS[id] ?? "(other sections)", whole);
      continue;
    }
    let [count, at] = leb(module, start);
    add(UNNAMED, whole - (end - at));
    for (let index = 0; index < count; index++) {
      const [size, body] = leb(module, at);
      add(partOf(names.get(imports + index) ?? ""), body + size - at);
      at = body + size;
    }
    if (at !== end) throw new Error(`the code section is not what it says`);
  }
  return new Map([...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}

/** Compiled into a function of somebody else's: the bodies of our components, and what JavaScript calls. */
const INLINED = [[/CompStateInner<COMP> as .*Stateful>::view/, "zielwert::ui"], [/ (?:multivalue|externref) shim$|^main$/, "zielwert (what JavaScript calls)"]];

const PRIMITIVES = ["str", "char", "bool", "slice", "f32", "f64", ...["i", "u"].flatMap((it) => ["8", "16", "32", "64", "128", "size"].map((bits) => it + bits))];

/**
 * The crate in whose source the function stands: `core::fmt::write`, `<zielwert::ui::App as …>::view`. A generic function counts
 * for the crate that wrote it, whoever made it be compiled. Ours go by folder.
 */
export function partOf(name) {
  const [, ours] = INLINED.find(([pattern]) => pattern.test(name)) ?? [];
  if (ours) return ours;
  const path = name.replaceAll(/\[[0-9a-f]{8,}\]/g, "");
  const [, self, trait] = path.match(/^<(.+?) as ([^>]+)/) ?? [];
  // `<T as core::fmt::Debug>`: whose T is, nobody knows any more.
  return (self && crateOf(self)) || (trait && crateOf(trait)) || crateOf(path) || UNNAMED;
}

function crateOf(path) {
  const bare = path.replace(/^(?:[<&([*]|mut |dyn |const |impl )+/, "");
  const [, crate, folder] = bare.match(/^([a-z_][a-z0-9_]*)(?:::([a-z_0-9]+))?(?=[^a-z0-9_]|$)/) ?? [];
  if (PRIMITIVES.includes(crate)) return "core";
  if (crate === "zielwert" && folder) return `zielwert::${folder}`;
  return bare.startsWith(`${crate}::`) ? crate : undefined;
}

/** A line of the optimiser's notes is `index:name`; what would be odd in a name is written as `\28`. */
function read(notes) {
  const lines = notes.split("\n").filter((it) => it !== "");
  return new Map(lines.map((line) => {
    const colon = line.indexOf(":");
    const name = line.slice(colon + 1).replaceAll(/\\([0-9a-f]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
    return [Number(line.slice(0, colon)), name];
  }));
}

/** Each section's number, where its content lies, and how long it is together with its head. */
export function* sections(module) {
  for (let at = 8; at < module.length; ) {
    const [size, start] = leb(module, at + 1);
    yield { id: module[at], start, end: start + size, whole: start + size - at };
    at = start + size;
  }
}

function importedFunctions(module, start) {
  let [count, at] = leb(module, start);
  let functions = 0;
  const skipNumber = () => { [, at] = leb(module, at); };
  const skipName = () => {
    const [length, from] = leb(module, at);
    at = from + length;
  };
  const skipLimits = () => {
    const flags = module[at++];
    skipNumber();
    if (flags & 1) skipNumber();
  };
  for (; count > 0; count--) {
    skipName();
    skipName();
    const kind = module[at++];
    if (kind === 0) functions++, skipNumber();
    else if (kind === 1) at++, skipLimits();
    else if (kind === 2) skipLimits();
    else if (kind === 3) at += 2;
    else throw new Error(`an import of kind ${kind}`);
  }
  return functions;
}

function leb(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}
