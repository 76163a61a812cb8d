// The program has stopped. What was pasted is on the page (src/ui/crash.rs puts it there, and where it could not, this does);
// here it can be copied, saved as a file, and taken along through a reload.

const WORDS = {
  de: {
    heading: "Hier ist etwas zerbrochen, Ihre Zahlen nicht",
    text: "Die Seite kann nicht weiterrechnen. Im Feld unten steht, was Sie eingefügt haben.",
    copy: "Kopieren",
    copied: "Kopiert.",
    selected: "Der Browser erlaubt kein Kopieren; der Text ist markiert.",
    save: "Als Datei speichern",
    file: "eingefuegt.txt",
    reload: "Neu laden und weitermachen",
    fresh: "Ohne sie neu beginnen",
    stuck: "Mit diesen Zahlen kam die Seite nicht in Gang",
    refused: "Der Browser kann so viel nicht über das Neuladen retten. Bitte speichern Sie den Text erst als Datei; ein zweiter Klick lädt dann neu.",
  },
  en: {
    heading: "Something broke here, but not your numbers",
    text: "The page cannot go on calculating. The field below holds what you pasted.",
    copy: "Copy",
    copied: "Copied.",
    selected: "The browser does not allow copying; the text is selected.",
    save: "Save as a file",
    file: "pasted.txt",
    reload: "Reload and go on",
    fresh: "Begin anew without them",
    stuck: "The page did not get going with these numbers",
    refused: "The browser cannot carry this much through a reload. Please save the text as a file first; a second click will then reload.",
  },
};

/** Whether this ended the program: an error of WebAssembly itself, or the end of the stack. */
export function isEnd(reason) {
  return reason instanceof WebAssembly.RuntimeError || /call stack|recursion/i.test(reason?.message ?? "");
}

/**
 * Makes the notice in `place` complete, once. `text` is what was pasted as far as the page knows, `source(id)` the whole of a text
 * that went to the worker, `forget()` removes what this device kept, `putAway({ text })` keeps everything for the moment of a reload and promises to say whether it could.
 */
export function offer({ place, text = "", source, putAway, forget }) {
  const words = WORDS[document.documentElement.lang] ?? WORDS.de;
  // The page says itself that it did not start: what it began with is to be given back, and left out the next time.
  const isStuck = place.id === "failure";
  if (isStuck && !text) return;
  // While it ran, the field knows better than what a reload brought along.
  const notice = place.querySelector(".crash") ?? written(place, isStuck ? words.stuck : words.heading, place.querySelector("textarea")?.value || text, words);
  if (notice.querySelector("button")) return;
  const field = notice.querySelector("textarea");
  const held = notice.dataset.held;
  const whole = (held && source?.(Number(held))) ?? field.value;
  const said = element("p", { className: "muted" });
  said.setAttribute("role", "status");
  let isWarned = false;
  const buttons = element("div", { className: "buttons" }, ...[
    [words.copy, async () => {
      try {
        await navigator.clipboard.writeText(typeof whole === "string" ? whole : await new Blob([whole]).text());
        said.textContent = words.copied;
      } catch {
        field.select();
        said.textContent = words.selected;
      }
    }],
    [words.save, () => {
      const address = URL.createObjectURL(new Blob([whole], { type: "text/plain" }));
      element("a", { href: address, download: whole.name ?? words.file }).click();
      setTimeout(() => URL.revokeObjectURL(address), 60_000);
    }],
    isStuck ? [words.fresh, () => {
      forget();
      location.reload();
    }] : [words.reload, async () => {
      if (isWarned || (typeof whole === "string" && (await putAway({ text: whole })))) return location.reload();
      isWarned = true;
      said.textContent = words.refused;
    }],
  ].map(([label, onclick]) => element("button", { type: "button", onclick }, label)));
  notice.append(buttons, said);
  // What is left of the page answers nobody any more: the notice is the page now.
  const main = element("main", { className: "stopped" });
  notice.replaceWith(main);
  main.append(notice);
  for (const [name, value] of [["role", "heading"], ["aria-level", "1"]]) notice.querySelector("h2").setAttribute(name, value);
  for (const other of place.children) other.inert = other !== main;
  notice.scrollIntoView();
  buttons.firstChild.focus({ preventScroll: true });
}

/** The notice, where the program could not write it any more. */
function written(place, heading, text, words) {
  const field = element("textarea", { readOnly: true, value: text });
  field.setAttribute("aria-label", heading);
  const notice = element("section", { className: "crash" }, element("h2", {}, heading), element("p", {}, words.text), field);
  notice.setAttribute("role", "alert");
  place.prepend(notice);
  return notice;
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
