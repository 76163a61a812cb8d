// Beside an embedded frame: gives it the height that its content needs. That is all; it sends nothing, stores nothing and
// asks nobody.
//
//     <iframe src="https://…/?view=ranking" data-zielwert …></iframe>
//     <script async src="https://…/embed.js"></script>
//
// The frame says `{ type: "zielwert:height", v: 1, height }`. It is believed when it comes from the window of a frame with
// `data-zielwert` and from that frame's own origin. `data-min` and `data-max` of the frame bound the height.

(() => {
  const KEY = "__zielwertEmbed";
  // A second copy of this file, or another version of it, leaves the work to the first.
  if (window[KEY]) return;
  Object.defineProperty(window, KEY, { value: 1 });

  /** Higher than any page that is meant to be read, and lower than what breaks a layout. */
  const MOST = 20000;
  /** More changes than this within a second are a loop: a page whose height follows from the frame's. */
  const MANY = 30;
  const changes = new WeakMap();

  const frames = () => document.querySelectorAll("iframe[data-zielwert]");
  const originOf = (frame) => {
    const isSandboxed = frame.sandbox.length > 0 && !frame.sandbox.contains("allow-same-origin");
    return isSandboxed ? "null" : new URL(frame.src, location.href).origin;
  };
  const bound = (frame, name, otherwise) => {
    const value = Number.parseFloat(frame.dataset[name]);
    return Number.isFinite(value) && value >= 0 ? Math.min(value, MOST) : otherwise;
  };

  addEventListener("message", (event) => {
    const { data } = event;
    if (data === null || typeof data !== "object" || data.type !== "zielwert:height" || data.v !== 1) return;
    if (typeof data.height !== "number" || !Number.isFinite(data.height)) return;
    for (const frame of frames()) {
      if (frame.contentWindow !== event.source || originOf(frame) !== event.origin) continue;
      const now = performance.now();
      const recent = (changes.get(frame) ?? []).filter((it) => now - it < 1000);
      if (recent.length >= MANY) return;
      changes.set(frame, [...recent, now]);
      const height = Math.min(Math.max(data.height, bound(frame, "min", 0)), bound(frame, "max", MOST));
      frame.style.height = `${Math.ceil(height)}px`;
    }
  });

  // A frame that was there before this script has already said its height: it is asked to say it again.
  // Whoever stands in it at this moment may know that.
  const greetAll = () => frames().forEach((frame) => frame.contentWindow?.postMessage({ type: "zielwert:hello", v: 1 }, "*"));
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", greetAll);
  else greetAll();
})();
