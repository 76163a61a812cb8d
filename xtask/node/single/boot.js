// The single file's own first lines: unpacks what follows and lets it start. The build puts them into the page.

import { unpack } from "./lzma.js";
import { STREAMS, together } from "./streams.js";

/**
 * Words of 16 bits, as the text carries them: each block begins with the key that altered the others (times an odd number, plus the
 * key), and what a text cannot hold is written as the mark and another word.
 */
function words(text, mark, block) {
  const out = new Uint16Array(text.length);
  let length = 0;
  for (let place = 0; place < text.length;) {
    const key = text.charCodeAt(place++);
    // The odd number's inverse under 2^16, by Newton's way: each step doubles its right bits.
    const factor = key << 1 & 127 | 1;
    let inverse = factor;
    for (let step = 0; step < 4; step++) inverse = Math.imul(inverse, 2 - Math.imul(factor, inverse));
    for (const end = length + block; length < end && place < text.length; place++) {
      let word = text.charCodeAt(place);
      if (word === mark) word = text.charCodeAt(++place) ^ 0x8000;
      out[length++] = Math.imul(word - key, inverse);
    }
  }
  return out.subarray(0, length);
}

try {
  const carrier = document.getElementById("payload");
  const packed = words(carrier.textContent, Number(carrier.dataset.mark), Number(carrier.dataset.block));
  const bytes = unpack(new Uint8Array(packed.buffer, 0, packed.byteLength));
  carrier.remove();
  let end = 4 * (5 + STREAMS);
  const lengths = new Uint32Array(bytes.slice(0, end).buffer);
  const [style, script, worker, head, tail, ...streams] = Array.from(lengths, (length) => bytes.subarray(end, end += length));
  const module = new Uint8Array([head, tail, ...streams].reduce((sum, it) => sum + it.length, 0));
  module.set(head);
  module.set(tail, module.length - tail.length);
  together(streams, module.subarray(head.length, module.length - tail.length));
  const text = (it) => new TextDecoder().decode(it);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text(style));
  document.adoptedStyleSheets = [sheet];
  globalThis.zielwert = { worker: text(worker), module };
  // The policy knows its hash.
  const element = document.createElement("script");
  element.textContent = text(script);
  document.head.append(element);
} catch (reason) {
  document.getElementById("app").hidden = true;
  document.getElementById("failure").hidden = false;
  document.getElementById("failure-reason").textContent = String(reason);
  console.error(reason);
}
