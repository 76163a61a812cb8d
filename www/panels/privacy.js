// "Prove it": the page tries to send something to another address and shows how the browser refuses.

const WORDS = {
  de: {
    lead: "Diese Seite trägt eine Regel bei sich, die der Browser durchsetzt, nicht wir. Sie lautet:",
    does: "Der Versuch: Die Seite bittet um eine Adresse auf einem anderen Rechner, wie es ein Zählpixel täte.",
    button: "Jetzt versuchen",
    trying: "Der Versuch läuft …",
    refused: "Verweigert. Der Browser hat die Anfrage an {0} wegen der Regel „{1}“ nicht abgeschickt.",
    failed: "Nicht bewiesen: Die Anfrage an {0} scheiterte, ohne dass der Browser eine Regel nannte ({1}).",
    sent: "Nicht verweigert: Die Anfrage an {0} ging hinaus. Diese Seite wird ohne ihre Regel ausgeliefert; geben Sie hier nichts Vertrauliches ein.",
    itself: "Selbst nachsehen: Öffnen Sie die Entwicklerwerkzeuge (F12), dort „Netzwerk“, und fügen Sie Zahlen ein. Es erscheint nichts außer den eigenen Dateien dieser Seite. Oder schalten Sie das Netz ab: Alles rechnet weiter.",
    cookies: "Von Zielwert gespeicherte Einträge: {1}. Cookies setzt es keine; unter dieser Adresse liegen, von wem auch immer: {0}.",
  },
  en: {
    lead: "This page carries a rule that the browser enforces, not we. It reads:",
    does: "The attempt: the page asks for an address on another machine, as a tracking pixel would.",
    button: "Try it now",
    trying: "Trying …",
    refused: "Refused. The browser did not send the request to {0}, because of the rule “{1}”.",
    failed: "Not proven: the request to {0} failed without the browser naming a rule ({1}).",
    sent: "Not refused: the request to {0} went out. This page is served without its rule; enter nothing confidential here.",
    itself: "Look for yourself: open the developer tools (F12), there “Network”, and paste numbers. Nothing appears but this page’s own files. Or switch the network off: everything goes on calculating.",
    cookies: "Entries stored by Zielwert: {1}. It sets no cookies; there are at this address, whoever set them: {0}.",
  },
};

/** Reserved for examples (RFC 2606): whoever it belongs to, nobody is counted there. */
const ELSEWHERE = "https://example.org/zielwert-proof";

/** Fills `place` with the panel. */
export function show(place, { language }) {
  const words = WORDS[language] ?? WORDS.de;
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? "–";
  const lead = element("p", {}, words.lead);
  const rule = element("ul", { className: "policy" }, ...policy.split("; ").map((it) => element("li", {}, element("code", {}, it))));
  const outcome = element("p", { className: "outcome" });
  outcome.setAttribute("role", "status");
  const button = element("button", { type: "button" }, words.button);
  button.addEventListener("click", async () => {
    button.disabled = true;
    outcome.textContent = words.trying;
    const { kind, detail } = await attempt();
    outcome.textContent = fill(words[kind], ELSEWHERE, detail);
    outcome.className = `outcome ${kind}`;
    button.disabled = false;
  });
  const cookies = fill(words.cookies, read(() => document.cookie.split(";").filter((it) => it.trim()).length), read(() => [localStorage, sessionStorage].flatMap((it) => Object.keys(it)).filter((key) => key.startsWith("zielwert")).length));
  place.replaceChildren(lead, rule, element("p", {}, words.does), button, outcome, element("p", {}, words.itself), element("p", { className: "muted" }, cookies));
}

/** Sends a request elsewhere. What comes of it: `refused` with the rule, `failed` with the reason, or `sent`. */
export async function attempt(address = ELSEWHERE) {
  let rule;
  const seen = new Promise((resolve) => {
    const listen = (event) => {
      rule = event.effectiveDirective || event.violatedDirective;
      document.removeEventListener("securitypolicyviolation", listen);
      resolve();
    };
    document.addEventListener("securitypolicyviolation", listen);
    setTimeout(() => {
      document.removeEventListener("securitypolicyviolation", listen);
      resolve();
    }, 1000);
  });
  try {
    await fetch(address, { mode: "no-cors", credentials: "omit", cache: "no-store" });
    return { kind: "sent" };
  } catch (reason) {
    // The browser says which rule it was a moment later.
    await seen;
    return rule ? { kind: "refused", detail: rule } : { kind: "failed", detail: String(reason?.message ?? reason) };
  }
}

function read(ask) {
  try {
    return ask();
  } catch {
    return 0; // denied altogether: nothing can have been stored
  }
}

function fill(template, ...args) {
  return template.replace(/\{(\d)\}/g, (_, place) => args[place]);
}

function element(name, properties, ...children) {
  const it = Object.assign(document.createElement(name), properties);
  it.append(...children);
  return it;
}
