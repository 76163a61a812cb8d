// docs/sizes.md: what each file weighs, and whose bytes the modules are made of.

/** Smaller parts stand together: they are many and say little. */
const LEAST = 1024;

export function table({ sums, weighed, modules, aim }) {
  const shown = [...modules].filter(([name]) => name.startsWith("dist/"));
  const all = new Map();
  for (const [, parts] of shown) for (const [part, bytes] of parts) all.set(part, (all.get(part) ?? 0) + bytes);
  const large = [...all].filter(([part]) => shown.some(([, parts]) => (parts.get(part) ?? 0) >= LEAST)).sort(([, a], [, b]) => b - a).map(([part]) => part);
  const rest = (parts) => [...parts].filter(([part]) => !large.includes(part)).reduce((sum, [, bytes]) => sum + bytes, 0);
  const whole = (parts) => [...parts.values()].reduce((sum, bytes) => sum + bytes, 0);
  return `# Sizes

Written by \`cargo xtask sizes --accept\` from what \`cargo xtask build\` has left, together with the budget in \`xtask/budget.json\`:
at most 3 % above the figures here, which \`cargo xtask test budget\` compares with every build. A file over its budget fails, one
without a budget too, with the parts that grew.

## Files

Bytes; brotli at level 11. *First load* is index.html and what it asks for by itself: the front, on which one can
type, paste and choose. *First score* is that with what the first numbers bring along. The aim is ${number(aim)} for both.

${rows(["File", "raw", "brotli"], [...sums.map((it) => [`**${it.name}**`, number(it.raw), number(it.brotli)]), ...weighed.map((it) => [`\`${it.name}\``, number(it.raw), number(it.brotli)])])}

## Bytes per dependency

Unpacked bytes of the optimised modules, by the crate in whose source a function stands; a generic one counts for the crate that wrote it,
not for the one that needed it. The engine's and the page's own (\`zielwert\`) go by folder. Parts below one kilobyte stand together.

${rows(["Part", ...shown.map(([name]) => `\`${name.replace("dist/", "")}\``)], [
    ...large.map((part) => [part, ...shown.map(([, parts]) => number(parts.get(part) ?? 0))]),
    ["smaller parts", ...shown.map(([, parts]) => number(rest(parts)))],
    ["**together**", ...shown.map(([, parts]) => number(whole(parts)))],
  ])}
`;
}

function rows(heading, lines) {
  const row = (cells) => `| ${cells.join(" | ")} |`;
  return [row(heading), `|---${"|---:".repeat(heading.length - 1)}|`, ...lines.map(row)].join("\n");
}

function number(value) {
  return value.toLocaleString("en");
}
