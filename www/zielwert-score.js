// <zielwert-score>: the page, or a part of it, as an element of somebody else's page.
//
//     <script async src="https://…/zielwert-score.js"></script>
//     <zielwert-score view="weights" lang="de"><pre>Konto	Follower	Likes …</pre></zielwert-score>
//
// What stands inside the element is shown until the program is there, and stays when it cannot start: a table or a text
// in it is also its data. docs/embedding.md has every attribute, property and event.

(() => {
  const NAME = "zielwert-score";
  const VERSION = "0.0.0"; // the build writes it
  const HOME = new URL("./", document.currentScript?.src ?? location.href).href;

  const defined = customElements.get(NAME);
  if (defined) {
    // The first one stays: elements of a page cannot have two programs.
    if (defined.version !== VERSION) console.warn(`<${NAME}> ${defined.version} is defined already; version ${VERSION} is left out.`);
    return;
  }

  /** The simple settings. A function says whether a value can be used. */
  const oneOf = (...values) => (value) => values.includes(value);
  const ATTRIBUTES = {
    view: oneOf("full", "calculator", "ranking", "weights", "lexicon"),
    lang: (value) => /^(de|en)(?![a-z])/i.test(value),
    theme: oneOf("auto", "light", "dark"),
    weights: oneOf("free", "fixed"),
    system: (value) => /^\w{1,64}$/.test(value),
    entry: (value) => /^\w{1,64}$/.test(value),
  };

  /** Deeper than any request; an object that contains itself ends here. */
  const DEEPEST = 32;

  const warned = new Set();
  const warn = (sentence) => {
    if (!warned.has(sentence)) console.warn(`<${NAME}>: ${sentence}`);
    warned.add(sentence);
  };

  /** One program for all elements of a page, fetched when the first of them is there. */
  let program;
  const load = () => (program ??= Promise.all([start(), styles()]).then(([parts, css]) => ({ ...parts, css })).catch((reason) => {
    program = undefined; // The network may be back for the next element.
    throw reason;
  }));
  async function start() {
    const [app, asking] = await Promise.all([import(`${HOME}app.js`), import(`${HOME}ask.js`)]);
    await app.default({ module_or_path: `${HOME}app_bg.wasm` });
    return { mount: app.mount, ask: asking.hosted(`${HOME}engine.js`, `${HOME}engine_bg.wasm`) };
  }
  async function styles() {
    const response = await fetch(`${HOME}element.css`);
    if (!response.ok) throw new Error(`element.css: ${response.status}`);
    return response.text();
  }

  /** The style sheet of each document that elements stand in: one cannot use another's. */
  const sheets = new WeakMap();
  function sheetOf(page, css) {
    if (!sheets.has(page)) {
      const sheet = new page.defaultView.CSSStyleSheet();
      sheet.replaceSync(css);
      sheets.set(page, sheet);
    }
    return sheets.get(page);
  }

  /** Until the parser is through, what stands inside an element may not be there yet. */
  const parsed = () => document.readyState !== "loading" || new Promise((resolve) => addEventListener("DOMContentLoaded", resolve, { once: true }));

  class ZielwertScore extends HTMLElement {
    static version = VERSION;
    static observedAttributes = Object.keys(ATTRIBUTES);
    /** Asks the whole module without an element: `analyse`, `exportReport`, `catalogue` … */
    static async ask(call, ...args) {
      const { ask } = await load();
      const { json, text, bytes } = await ask(call, JSON.stringify(each(args, plain)));
      return json === undefined ? text ?? bytes : JSON.parse(json);
    }

    #handle;
    #place;
    #css;
    #request;
    #result;
    #isLoading = false;

    constructor() {
      super();
      this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
    }

    connectedCallback() {
      // Set on the element before it was defined: such a property would hide ours.
      for (const name of PROPERTIES) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      this.#show();
    }

    disconnectedCallback() {
      // An element that is only moved comes back at once and keeps what stands in it.
      queueMicrotask(() => this.isConnected || this.#end());
    }

    attributeChangedCallback(name, _, value) {
      if (value !== null && !ATTRIBUTES[name](value)) warn(`${name}="${value}" is none of its values and is left out.`);
      this.#handle?.update(this.#options());
    }

    /** What is measured: a pasted text, a file's bytes, rows, or a whole request. */
    get data() {
      return this.#request ?? null;
    }

    set data(value) {
      this.#take(() => ({ ...(this.#request?.scorecard !== undefined && { scorecard: this.#request.scorecard }), ...toRequest(value) }));
    }

    /** What counts: a goal system's name or goals with weights. Read: as it is now, moved weights included. */
    get scorecard() {
      return this.#result?.scorecard ?? this.#request?.scorecard ?? null;
    }

    set scorecard(value) {
      this.#take(() => ({ ...this.#request, scorecard: plain(value) }));
    }

    /** The last result: `{ rows, weights, scorecard }`, or null. */
    get result() {
      return this.#result ?? null;
    }

    /** The whole report of a request; without one, of what the element shows. */
    async analyse(request = this.#request) {
      return ZielwertScore.ask("analyse", { language: this.#language(), ...toRequest(request) });
    }

    #take(make) {
      try {
        this.#request = make();
        this.#handle?.open(JSON.stringify(this.#request));
      } catch (reason) {
        this.#fail(reason);
      }
    }

    async #show() {
      if (this.#handle) return this.#dress(); // It may be another document.
      if (this.#isLoading) return;
      this.#isLoading = true;
      try {
        const [{ mount, ask, css }] = await Promise.all([load(), parsed()]);
        if (!this.isConnected) return;
        this.#css = css;
        this.#place = document.createElement("div");
        this.#place.className = "page";
        this.#place.part = "page";
        this.#place.style.setProperty("--rem", this.#rem());
        this.#dress();
        this.#request ??= this.#inside();
        this.shadowRoot.replaceChildren(this.#place);
        this.#handle = mount(this.#place, {
          ...this.#options(),
          ask,
          example: async (file) => (await fetch(`${HOME}examples/${file}`)).text(),
          sheets: () => import(`${HOME}sheets.js`),
          home: HOME,
          request: this.#request && JSON.stringify(this.#request),
          isGuest: true,
          notify: (json) => this.#notify(json),
        });
        this.#send("ready", { version: VERSION });
      } catch (reason) {
        this.#end();
        this.#fail(reason);
      } finally {
        this.#isLoading = false;
      }
    }

    #dress() {
      if (this.ownerDocument.defaultView) this.shadowRoot.adoptedStyleSheets = [sheetOf(this.ownerDocument, this.#css)];
    }

    /** The page's own rem, unless it makes of it something else than a size to read: then what the reader has set. */
    #rem() {
      const size = (it) => Number.parseFloat(getComputedStyle(it).fontSize);
      const slot = this.shadowRoot.firstElementChild;
      slot.style.fontSize = "medium";
      const share = size(this.ownerDocument.documentElement) / size(slot);
      return share < 0.875 || share > 2 ? `${size(slot)}px` : "1rem";
    }

    #end() {
      this.#handle?.destroy();
      this.#handle = undefined;
      this.shadowRoot.replaceChildren(document.createElement("slot"));
    }

    #notify(json) {
      this.#result = JSON.parse(json);
      this.#send("result", this.#result);
    }

    #fail(reason) {
      const message = String(reason?.message ?? reason);
      warn(message);
      this.#send("error", { message });
    }

    #send(what, detail) {
      this.dispatchEvent(new CustomEvent(`zielwert-${what}`, { detail, bubbles: true, composed: true }));
    }

    #language() {
      const near = this.parentElement?.closest("[lang]")?.lang || document.documentElement.lang || navigator.language;
      return /^de(?![a-z])/i.test(this.#stated("lang") ?? near) ? "de" : "en";
    }

    #stated(name) {
      const value = this.getAttribute(name);
      return value !== null && ATTRIBUTES[name](value) ? value : undefined;
    }

    #options() {
      const theme = this.#stated("theme") ?? "auto";
      this.#place?.style.setProperty("color-scheme", theme === "auto" ? "light dark" : theme);
      return {
        view: this.#stated("view"), entry: this.#stated("entry"), system: this.#stated("system"), language: this.#language(),
        hasFixedWeights: this.#stated("weights") === "fixed",
      };
    }

    /** The data that stands in the page itself. */
    #inside() {
      const request = this.querySelector("script[type='application/json']")?.textContent;
      if (request) {
        try {
          return toRequest(JSON.parse(request));
        } catch (reason) {
          this.#fail(reason);
        }
      }
      const table = this.querySelector("table");
      if (table) {
        const rows = each(table.rows, (row) => each(row.cells, (cell) => cell.textContent.trim()));
        return rows.length ? toRequest(rows) : undefined;
      }
      const text = this.querySelector("pre, script[type^='text/']")?.textContent.trim();
      return text ? { text } : undefined;
    }
  }

  /** The settings as properties too. */
  const MIRRORED = ["view", "theme", "weights", "system", "entry"];
  for (const name of MIRRORED) {
    Object.defineProperty(ZielwertScore.prototype, name, {
      configurable: true,
      enumerable: true,
      get() { return this.getAttribute(name); },
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
    });
  }
  const PROPERTIES = [...MIRRORED, "data", "scorecard"];

  /** Any of the forms that data may come in, as a request. */
  function toRequest(value) {
    if (value === undefined || value === null) return {};
    if (typeof value === "string") return { text: value };
    // By its name: another window's arrays are no instances of this one's.
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    if (kind === "ArrayBuffer") return { text: decoded(new Uint8Array(value)) };
    if (kind === "Uint8Array") return { text: decoded(value) };
    if (isList(value)) return { text: tabbed(plain(value)) };
    if (!["Object", "Map"].includes(kind)) throw new TypeError(`data cannot be of the kind ${kind}`);
    const { table, ...rest } = plain(value);
    if (Array.isArray(rest.columns) && Array.isArray(rest.rows)) return { text: tabbed([rest.columns, ...rest.rows]) };
    return table ? { ...rest, text: tabbed([table.columns ?? [], ...(table.rows ?? [])]) } : rest;
  }

  function decoded(bytes) {
    const [first, second] = bytes;
    const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("windows-1252").decode(bytes);
    }
  }

  /** Rows as the text that a spreadsheet would have put on the clipboard. */
  function tabbed(rows) {
    if (rows.every((it) => it !== null && typeof it === "object" && !Array.isArray(it))) {
      const columns = [...new Set(rows.flatMap((it) => Object.keys(it)))];
      rows = [columns, ...rows.map((it) => columns.map((name) => it[name]))];
    }
    return rows.map((row) => (Array.isArray(row) ? row : [row]).map(cell).join("\t")).join("\n");
  }

  function cell(value) {
    if (value === null || value === undefined) return "";
    if (typeof value === "number") {
      // Three decimals could be thousands; four cannot.
      const text = String(value);
      return /^-?\d{1,3}\.\d{3}$/.test(text) ? `${text}0` : text;
    }
    const text = typeof value === "object" ? JSON.stringify(value) : String(value);
    return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  /** A copy that holds nothing but data. */
  function plain(value, depth = 0) {
    if (depth > DEEPEST) throw new TypeError("the object is nested too deeply or contains itself");
    if (typeof value === "bigint") return Number(value);
    if (typeof value === "number") return Number.isFinite(value) ? value : null;
    if (typeof value === "string" || typeof value === "boolean") return value;
    if (value === null || typeof value !== "object") return null;
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString().slice(0, 10);
    if (value instanceof Map) return plain(Object.fromEntries(value), depth);
    if (isList(value)) return each(value, (it) => plain(it, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, plain(it, depth + 1)]));
  }

  const isList = (value) => Array.isArray(value) || (ArrayBuffer.isView(value) && value.length !== undefined);

  /**
   * What `act` makes of each, in an array that JSON takes as such: pages are about whose libraries change what `Array.from` and
   * `JSON.stringify` do.
   */
  function each(all, act) {
    const made = Object.defineProperty([], "toJSON", { value: undefined });
    for (const it of all) made.push(act(it));
    return made;
  }

  customElements.define(NAME, ZielwertScore);
})();
