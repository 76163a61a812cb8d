// Where the page stands: what its address asks for, and what belongs to that place: a frame says its height, a page of
// its own is kept for the time without a network.

const VIEWS = ["calculator", "ranking", "weights", "lexicon"];

/** What the address asks of the page, for `mount`. Unknown values are left out. */
export function settings(search = location.search) {
  const query = new URLSearchParams(search);
  const word = (name) => (/^\w{1,64}$/.test(query.get(name) ?? "") ? query.get(name) : undefined);
  const view = VIEWS.find((it) => it === query.get("view"));
  return { view, system: word("system"), entry: word("entry"), hasFixedWeights: query.get("weights") === "fixed" };
}

/** The colours that the address asks for. The policy allows styles that scripts set. */
export function dress(root = document.documentElement, search = location.search) {
  const query = new URLSearchParams(search);
  const theme = query.get("theme");
  if (theme === "light" || theme === "dark") root.style.setProperty("color-scheme", theme);
  const accent = query.get("accent") ?? "";
  if (/^[0-9a-f]{6}$/i.test(accent)) {
    root.style.setProperty("--zielwert-accent", `#${accent}`);
    root.style.setProperty("--zielwert-on-accent", onAccent(accent));
  }
}

/** The ink that is read on a colour of six hexadecimal digits. */
export const onAccent = (digits) => (luminance(digits) > 0.179 ? "#000" : "#fff");

/** WCAG's relative luminance of six hexadecimal digits. */
export function luminance(digits) {
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Inside somebody else's page, or a page of its own. */
export const isFramed = window.parent !== window;

const KEPT = "zielwert:reload";
const DEVICE = "zielwert.1";

/**
 * Puts away what was entered, for the moment of a reload: `project`, as far as the page can still give it, else the settings from
 * the address with the numbers in `text` or in their field. Says whether it could.
 */
export async function putAway({ text = document.querySelector("#app textarea")?.value, project }) {
  try {
    const given = project ? flat(JSON.parse(project)) : { ...(await settled(location.hash).catch(() => ({}))), ...(text && { text }) };
    sessionStorage.setItem(KEPT, JSON.stringify({ language: document.documentElement.lang, ...given }));
    return true;
  } catch {
    return false; // Storage is denied or full: the numbers are pasted once more.
  }
}

/** A project file as a request (see src/api/project.rs). */
function flat({ zielwert, request, ...beside }) {
  return { ...beside, ...request };
}

/** The request in an address (see src/ui/address.rs). */
async function settled(hash) {
  const [, version, coded] = hash.match(/^#v([12])=([\w-]+)$/) ?? [];
  if (!coded) return {};
  const bytes = new Blob([Uint8Array.from(atob(coded.replaceAll("-", "+").replaceAll("_", "/")), (it) => it.charCodeAt(0))]);
  const plain = version === "1" ? bytes.stream() : bytes.stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(plain).json();
}

/** What was put away before a reload. */
export function restored() {
  try {
    const kept = sessionStorage.getItem(KEPT);
    sessionStorage.removeItem(KEPT);
    return kept ?? undefined;
  } catch {
    return undefined;
  }
}

/** What the page begins with: the numbers that were put away, else what this device keeps (see src/ui/storage.rs). */
export function beginning(request) {
  try {
    return JSON.parse(request ?? "{}").text || localStorage.getItem(DEVICE) || "";
  } catch {
    return "";
  }
}

/** Removes what this device keeps. */
export function forget() {
  try {
    localStorage.removeItem(DEVICE);
  } catch {
    // Storage is denied: there is nothing.
  }
}
