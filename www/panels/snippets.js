// The snippet builder: what to show, in which colours, with which data; a live preview; a piece of code to copy.

import { luminance, onAccent } from "../place.js";

const WORDS = {
  de: {
    view: "Was gezeigt wird",
    views: { full: "Alles", calculator: "Schnellrechner", ranking: "Nur die Rangliste", weights: "Feste Zahlen, bewegliche Gewichte", lexicon: "Ein Eintrag des Lexikons" },
    entry: "Eintrag",
    language: "Sprache",
    languages: { "": "die des Besuchers", de: "Deutsch", en: "Englisch" },
    theme: "Farben",
    themes: { auto: "wie beim Besucher", light: "hell", dark: "dunkel" },
    accent: "Akzentfarbe",
    ownAccent: "eigene Akzentfarbe",
    contrast: "Der Kontrast zum Grund beträgt nur {0} : 1; lesbar ist Text ab 4,5 : 1.",
    system: "Zielsystem",
    fitting: "passend zu den Zahlen",
    own: "Ihre Ziele von dieser Seite",
    bare: "Der Shortcode nimmt weder Daten noch eigene Ziele mit.",
    weights: "Gewichte",
    free: "beweglich",
    fixed: "fest",
    data: "Daten mitgeben",
    dataHint: "Die Zahlen aus dem Feld oben stehen dann lesbar im Code Ihrer Seite. Ohne Haken bleiben sie hier.",
    noData: "Oben sind keine Zahlen eingefügt.",
    host: "Wohin",
    preview: "Vorschau",
    code: "Code zum Einfügen",
    copy: "Code kopieren",
    copied: "Kopiert.",
    denied: "Der Browser hat das Kopieren abgelehnt. Der Code ist markiert: Strg+C.",
    length: "{0} Zeichen.",
    tooLong: "Mit diesen Daten wird der Code {0} Zeichen lang; sicher angenommen wird überall weniger als 1.000. Nehmen Sie weniger Zeilen, oder das Element, dem die Tabelle der Seite selbst genügt.",
    file: "Diese Seite liegt als Datei auf Ihrem Gerät. Setzen Sie statt {0} die Adresse ein, unter der Ihre Besucher Zielwert finden.",
    local: "Diese Seite läuft auf Ihrem Rechner. Setzen Sie statt {0} die Adresse ein, unter der Ihre Besucher Zielwert finden.",
    title: "Zielwert: ",
    hosts: {
      html: ["Eigene Seite (HTML)", "Rahmen und ein kleines Skript, das ihm die passende Höhe gibt. Fällt das Skript weg, bleibt die feste Höhe."],
      frame: ["Rahmen allein", "Für Stellen, die kein Skript annehmen: ein Rahmen mit fester Höhe, die Sie im Code ändern."],
      element: ["Eigenes Element", "Ein Skript und ein Element im Dokument, ohne Rahmen: übernimmt Farben über CSS-Variablen und meldet Ergebnisse als Ereignisse. Die Adresse von Zielwert muss „Access-Control-Allow-Origin“ senden."],
      wordpress: ["WordPress", "Block „Eigenes HTML“. Rahmen und Skript behalten nur Konten mit dem Recht „unfiltered_html“ (Administratoren, Redakteure; in Netzwerken nur Super-Admins); andere nehmen das Plugin „Zielwert“ und den Shortcode. Auf WordPress.com erst ab den höheren Tarifen."],
      shortcode: ["WordPress mit Plugin", "Braucht das Plugin „Zielwert“ aus der Veröffentlichung; die Adresse steht in dessen Einstellungen."],
      webflow: ["Webflow", "Element „Code Embed“. Eigener Code braucht einen bezahlten Tarif und hat eine Höchstlänge."],
      wix: ["Wix", "„Code einbetten“ → „HTML einbetten“ (ein abgeschotteter Rahmen). Am einfachsten als Adresse einer Website; die Höhe stellen Sie von Hand ein."],
      ghost: ["Ghost", "HTML-Karte (/html). Rahmen und Skript bleiben erhalten."],
      notion: ["Notion", "/embed und die Adresse einfügen; Notion zeigt sie als Rahmen, die Höhe ziehen Sie selbst."],
    },
  },
  en: {
    view: "What is shown",
    views: { full: "Everything", calculator: "Quick calculator", ranking: "The ranking alone", weights: "Fixed numbers, movable weights", lexicon: "An entry of the lexicon" },
    entry: "Entry",
    language: "Language",
    languages: { "": "the visitor’s", de: "German", en: "English" },
    theme: "Colours",
    themes: { auto: "as the visitor has them", light: "light", dark: "dark" },
    accent: "Accent colour",
    ownAccent: "an accent colour of your own",
    contrast: "Its contrast to the ground is only {0} : 1; text is readable from 4.5 : 1.",
    system: "Goal system",
    fitting: "fitting the numbers",
    own: "your goals of this page",
    bare: "The shortcode takes along neither data nor goals of your own.",
    weights: "Weights",
    free: "movable",
    fixed: "fixed",
    data: "Include the data",
    dataHint: "The numbers of the field above will then stand readably in your page’s code. Unticked, they stay here.",
    noData: "No numbers are pasted above.",
    host: "Where to",
    preview: "Preview",
    code: "Code to insert",
    copy: "Copy the code",
    copied: "Copied.",
    denied: "The browser refused to copy. The code is selected: Ctrl+C.",
    length: "{0} characters.",
    tooLong: "With these data the code has {0} characters; fewer than 1,000 are accepted everywhere. Take fewer rows, or the element, which is content with a table of the page itself.",
    file: "This page is a file on your device. In place of {0} put the address under which your visitors find Zielwert.",
    local: "This page runs on your own machine. In place of {0} put the address under which your visitors find Zielwert.",
    title: "Zielwert: ",
    hosts: {
      html: ["Own page (HTML)", "A frame and a small script that gives it the height it needs. Without the script the fixed height stays."],
      frame: ["The frame alone", "For places that take no script: a frame of a fixed height, which you change in the code."],
      element: ["Custom element", "A script and an element of the document, without a frame: takes colours from CSS variables and tells results as events. The address of Zielwert has to send “Access-Control-Allow-Origin”."],
      wordpress: ["WordPress", "Block “Custom HTML”. Frame and script are kept only for accounts with “unfiltered_html” (administrators and editors; super admins alone in networks); others take the plugin “Zielwert” and its shortcode. On WordPress.com only in the higher plans."],
      shortcode: ["WordPress with plugin", "Needs the plugin “Zielwert” of the release; the address stands in its settings."],
      webflow: ["Webflow", "Element “Code Embed”. Custom code needs a paid plan and has a limit of characters."],
      wix: ["Wix", "“Embed Code” → “Embed HTML” (a sandboxed frame). Easiest as the address of a website; the height is set by hand."],
      ghost: ["Ghost", "HTML card (/html). Frame and script are kept."],
      notion: ["Notion", "/embed and the address; Notion shows it as a frame whose height you drag yourself."],
    },
  },
};

/** A sensible height of a frame that nobody resizes. */
const HEIGHTS = { full: 900, calculator: 560, ranking: 640, weights: 760, lexicon: 420 };

/** In place of a goal system's id: the goals as the page has them. */
const OWN = "own goals";

/** Longer than this and some hosts cut it off. */
const LONG = 1000;

/** In place of an address that visitors could not reach. */
const PLACEHOLDER = "https://example.org/zielwert/";

const PAPER = { light: "FBFAF7", dark: "14171A" };

/** `{ view, lang, … }` as a query: only what differs from what holds anyway. */
export function queryOf({ view, lang, system, weights, theme, accent, entry }) {
  const query = new URLSearchParams();
  if (view !== "full") query.set("view", view);
  if (view === "lexicon" && entry) query.set("entry", entry);
  if (lang) query.set("lang", lang);
  if (system && system !== OWN) query.set("system", system);
  if (weights === "fixed") query.set("weights", "fixed");
  if (theme !== "auto") query.set("theme", theme);
  if (accent) query.set("accent", accent);
  const text = String(query);
  return text && `?${text}`;
}

/** The code for a host. `data` is a request as JSON, or empty. */
export function codeFor(host, home, choice, title, data) {
  const address = home + queryOf(choice) + (data ? `#v1=${base64url(data)}` : "");
  const height = HEIGHTS[choice.view];
  const frame = (mark) => `<iframe src="${escaped(address)}" title="${escaped(title)}" width="100%" height="${height}" style="border:0" loading="lazy" allow="clipboard-write"${mark}></iframe>`;
  if (host === "frame") return frame("");
  if (host === "notion" || host === "wix") return address;
  if (host === "shortcode") {
    const settings = Object.fromEntries(new URLSearchParams(queryOf(choice)));
    return `[zielwert${Object.entries({ ...settings, height }).map(([name, value]) => ` ${name}="${value}"`).join("")}]`;
  }
  if (host === "element") {
    const { accent, ...rest } = Object.fromEntries(new URLSearchParams(queryOf(choice)));
    const attributes = Object.entries(rest).map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
    const style = accent ? ` style="--zielwert-accent:#${accent};--zielwert-on-accent:${onAccent(accent)}"` : "";
    const { text, ...more } = JSON.parse(data || "{}");
    const isText = text !== undefined && Object.keys(more).length === 0;
    const request = data && !isText ? `<script type="application/json">${data.replaceAll("<", "\\u003c")}</script>` : "";
    const inside = isText ? `<pre>${escaped(text)}</pre>` : `${request}<a href="${escaped(home + queryOf(choice))}">${escaped(title)}</a>`;
    return `<script async src="${escaped(home)}zielwert-score.js"></script>\n<zielwert-score${attributes}${style}>${inside}</zielwert-score>`;
  }
  return `${frame(" data-zielwert")}\n<script async src="${escaped(home)}embed.js"></script>`;
}

function base64url(text) {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (it) => String.fromCharCode(it)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

/** Contrast of two colours of six hexadecimal digits after WCAG. */
function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/**
 * Fills `place` with the builder. `request` is what the page shows now, as JSON; `systems` and `entries` are
 * `[id, name]`.
 */
export function show(place, { language, request, ask }) {
  const words = WORDS[language] ?? WORDS.de;
  const given = JSON.parse(request ?? "{}");
  // A goal system of the catalogue goes by its id; goals of one's own go along as they are.
  const { scorecard } = given;
  const own = typeof scorecard === "object" && scorecard !== null ? OWN : "";
  const choice = { view: "full", lang: language, system: own || (scorecard ?? ""), weights: "free", theme: "auto", accent: "", entry: "engagement_rate_by_followers", host: "html", hasData: false };
  const isFile = location.protocol === "file:";
  const isLocal = ["127.0.0.1", "localhost", "[::1]"].includes(location.hostname);
  const here = new URL("./", location.href.split(/[?#]/)[0]).href;
  const home = isFile || isLocal ? PLACEHOLDER : here;

  const code = element("textarea", { readOnly: true, rows: 5, spellcheck: false, wrap: "soft", className: "code" });
  const note = element("p", { className: "muted" });
  const said = element("p", { className: "muted" });
  said.setAttribute("role", "status");
  const readable = element("p", { className: "notice", hidden: true });
  const preview = element("iframe", { title: words.preview, className: "preview" });
  const entryField = select(words.entry, [[choice.entry, choice.entry]], choice.entry, (value) => change({ entry: value }));
  const systemField = select(words.system, [...(own && [[own, words.own]]), ["", words.fitting]], own, (value) => change({ system: value }));
  const accentField = element("input", { type: "color", value: "#0b5fa5", disabled: true });
  accentField.setAttribute("aria-label", words.accent);
  accentField.addEventListener("input", () => change({ accent: accentField.value.slice(1) }));
  const ownAccent = check(words.ownAccent, (isOn) => {
    accentField.disabled = !isOn;
    change({ accent: isOn ? accentField.value.slice(1) : "" });
  });
  const dataField = check(words.data, (isOn) => change({ hasData: isOn }));
  const hasText = typeof given.text === "string" && given.text.trim() !== "";
  dataField.querySelector("input").disabled = !hasText;

  const copy = element("button", { type: "button" }, words.copy);
  copy.addEventListener("click", async () => {
    code.focus();
    code.select();
    // Without https there is no clipboard to ask.
    const written = navigator.clipboard?.writeText(code.value).then(() => true, () => false);
    const isCopied = (await written) || document.execCommand("copy");
    said.textContent = isCopied ? words.copied : words.denied;
  });

  let timer;
  function change(what) {
    Object.assign(choice, what);
    const isBare = choice.host === "shortcode";
    const data = isBare ? "" : along(given, choice);
    code.value = codeFor(choice.host, home, choice, words.title + words.views[choice.view], data);
    entryField.hidden = choice.view !== "lexicon";
    const [, hint] = words.hosts[choice.host];
    const count = code.value.length;
    const number = count.toLocaleString(language);
    note.textContent = [hint, isBare && along(given, choice) && words.bare, count < LONG ? fill(words.length, number) : fill(words.tooLong, number), isFile || isLocal ? fill(isFile ? words.file : words.local, PLACEHOLDER) : ""].filter(Boolean).join(" ");
    note.classList.toggle("notice", count >= LONG);
    const least = choice.accent && Math.min(...(choice.theme === "auto" ? ["light", "dark"] : [choice.theme]).map((it) => contrast(choice.accent, PAPER[it])));
    readable.hidden = !choice.accent || least >= 4.5;
    if (!readable.hidden) readable.textContent = fill(words.contrast, least.toLocaleString(language, { maximumFractionDigits: 1 }));
    said.textContent = "";
    clearTimeout(timer);
    // A frame that is loaded anew at every step of the colour field would flicker.
    timer = setTimeout(() => {
      const address = here.replace(/[^/]*$/, "") + (isFile ? location.pathname.split("/").pop() : "") + queryOf(choice) + (data ? `#v1=${base64url(data)}` : "");
      if (preview.src !== address) preview.replaceWith(Object.assign(preview, { src: address }));
      preview.style.height = `${HEIGHTS[choice.view]}px`;
    }, 250);
  }

  const settings = element("div", { className: "settings" },
    select(words.view, Object.entries(words.views), choice.view, (value) => change({ view: value })),
    entryField,
    select(words.language, Object.entries(words.languages), choice.lang, (value) => change({ lang: value })),
    select(words.theme, Object.entries(words.themes), choice.theme, (value) => change({ theme: value })),
    element("div", { className: "field accent" }, ownAccent, accentField),
    systemField,
    select(words.weights, [["free", words.free], ["fixed", words.fixed]], choice.weights, (value) => change({ weights: value })),
    element("div", { className: "field" }, dataField, element("p", { className: "muted" }, hasText ? words.dataHint : words.noData)),
    select(words.host, Object.entries(words.hosts).map(([id, [name]]) => [id, name]), choice.host, (value) => change({ host: value })),
  );
  const label = element("label", {}, words.code, code);
  place.replaceChildren(element("div", { className: "builder" }, settings, element("div", {}, label, readable, note, copy, said)), element("h3", {}, words.preview), preview);
  change({});

  // Names of goal systems and entries come from the catalogue, once it is there.
  ask?.("catalogue", JSON.stringify([language])).then(({ json }) => {
    const { goalSystems, kpis } = JSON.parse(json);
    for (const it of goalSystems) systemField.querySelector("select").append(new Option(it.name, it.id, false, it.id === choice.system));
    entryField.querySelector("select").replaceChildren(...kpis.map((it) => new Option(it.name, it.id, false, it.id === choice.entry)));
  }).catch((reason) => console.warn(String(reason)));
}

/** What goes along as JSON: the numbers where that is wished, and goals of one's own unless a goal system is chosen. */
function along(given, { hasData, system }) {
  const isOwn = system === OWN;
  if (!hasData && !isOwn) return "";
  const { text, html, table, steps, columns, numbers, dates, shares, scorecard, ...settings } = lean(given);
  // Targets of single rows name them: they stay with the rows.
  const { targets, ...goals } = scorecard ?? {};
  // Names of people go with the numbers only.
  if (goals.weighting) goals.weighting = { ...goals.weighting, people: undefined };
  return JSON.stringify(hasData ? { ...lean(given), scorecard: isOwn ? scorecard : undefined } : { ...settings, scorecard: goals });
}

/** What a frame needs of a request: nothing that is empty or as usual. */
function lean(request) {
  return Object.fromEntries(Object.entries(request).filter(([key, it]) => it !== null && key !== "language" && key !== "html" && key !== "detail"));
}

function fill(template, ...args) {
  return template.replace(/\{(\d)\}/g, (_, place) => args[place]);
}

function select(label, values, value, act) {
  const field = element("select", {}, ...values.map(([id, name]) => new Option(name, id, false, id === value)));
  field.addEventListener("change", () => act(field.value));
  return element("div", { className: "field" }, element("label", {}, label, field));
}

function check(label, act) {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => act(box.checked));
  return element("label", { className: "check" }, box, ` ${label}`);
}

function element(name, properties, ...children) {
  const it = Object.assign(document.createElement(name), properties);
  it.append(...children);
  return it;
}
