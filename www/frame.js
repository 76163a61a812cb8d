// The page inside a frame: tells the page around it how high it is, and nothing else. What a visitor pastes stays here.

/** The protocol's version; embed.js knows the same number. */
const VERSION = 1;

/** Says the height of `content` to the window around, now and whenever it changes. */
export function tell(content) {
  let told = 0;
  const say = () => {
    const height = Math.ceil(content.getBoundingClientRect().height);
    if (height === told || height === 0) return;
    told = height;
    // The height is no secret, and who embeds the page is not known beforehand.
    window.parent.postMessage({ type: "zielwert:height", v: VERSION, height }, "*");
  };
  new ResizeObserver(say).observe(content);
  // A dialog opens where it was asked for: the middle of a frame that is as high as its content may be far away.
  const { classList, style } = document.documentElement;
  classList.add("framed");
  addEventListener("click", ({ target }) => style.setProperty("--asked", `${target.getBoundingClientRect().top}px`), { capture: true });
  addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || data === null || typeof data !== "object") return;
    if (data.type !== "zielwert:hello" || data.v !== VERSION) return;
    told = 0;
    say();
  });
  say();
}
