// The page's style for the inside of a custom element: `elementStyle(css)`.
//
// - What the page says of `:root`, `html` and `body` holds for the element's own box, which takes nothing over from the
//   page around it: neither its resets nor its fonts.
// - Widths are the element's, not the window's: media queries on widths become container queries, `vw` becomes `cqi`.
// - The window is the surrounding page's: the goals' sheet sticks to its end only as long as the element's ranking is there.
// - `rem` is the surrounding page's; ours is `--rem`.
// - What `OPEN` names can be set from outside as `--zielwert-<name>`.

const BOX = ".page";

/** What the box adds of its own. `all: initial` stops inherited properties at the door, but not the direction of writing; custom properties pass. */
const FIRST = `
:host { display: block; }
:host([hidden]) { display: none; }
.scales { display: grid; grid-template-columns: minmax(0, 1fr); }
${BOX} { all: initial; direction: ltr; unicode-bidi: isolate; display: block; position: relative; contain: layout; container: zielwert / inline-size; --rem: 1rem; }
`;

/** The goals in narrow places: a sheet at the end of the window, here after the ranking in a grid. */
const [FIXED, STUCK] = [".goals { position: fixed;", ".goals { position: sticky; order: 1;"];

export function elementStyle(css) {
  if (!css.includes(FIXED)) throw new Error(`style.css lacks ${FIXED}`);
  const text = css
    .replace(FIXED, STUCK)
    .replace(/\/\*[^]*?\*\//g, "")
    .replace(/@media ([^{]*)\{/g, (rule, condition) => (/width/.test(condition) ? `@container zielwert ${condition.replace(/([\d.]+)rem/g, (_, it) => `${it * 16}px`)}{` : rule))
    .replace(/(?<![\w.-])(?::root|html|body)(?=[\s{,:.[>])/g, BOX)
    .replace(/(?<![\w.-])([\d.]+)vw\b/g, "$1cqi")
    .replace(/(?<![\w.-])(-?[\d.]+)rem\b/g, "calc($1*var(--rem))")
    .replace(/(^|[{;])(\s*)--([a-z-]+):([^;}]*)/g, (declaration, before, space, name, value) =>
      (OPEN.has(name) && !value.includes(`--zielwert-${name}`) ? `${before}${space}--${name}: var(--zielwert-${name},${value})` : declaration));
  if (/:root|\bhtml\b|(?<![\w.-])(main|footer|header)(?=[ .{>])|(?<![\d.])\d+vw/.test(text)) throw new Error("style.css says something of the page that the element's box does not take over");
  return FIRST + text;
}

/** What a page around may set. */
export const OPEN = new Set(["paper", "card", "ink", "muted", "line", "accent", "on-accent", "good", "warn", "bad", "serif", "corner"]);
