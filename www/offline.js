// Keeps the page for the time without a network, and says when a newer one is there. Never in a frame: the visitor of a
// blog did not ask for anything to be kept.

/**
 * Registers the service worker. `notice` is shown when a new version waits; its button changes over and reloads, after
 * `save` has put away what the person has entered. Where it could not, the notice says so, and a second click reloads all the same.
 */
export async function keep(notice, save) {
  if (!("serviceWorker" in navigator) || !isSecureContext || window.top !== window || !location.protocol.startsWith("http")) return;
  let registration;
  try {
    registration = await navigator.serviceWorker.register("./service-worker.js", { updateViaCache: "none" });
  } catch (reason) {
    // Denied by the browser or its settings: the page works all the same.
    console.info(String(reason));
    return;
  }
  if (!registration) return;
  let isAccepted = false;
  const say = () => {
    // The first version of all waits for nobody.
    if (registration.waiting && navigator.serviceWorker.controller) notice.hidden = false;
  };
  const watch = (worker) => worker?.addEventListener("statechange", say);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
  say();
  const warnings = notice.querySelectorAll("[hidden]");
  const accept = async () => {
    const isWarned = !warnings[0].hidden;
    if (!isWarned && !(await save())) {
      for (const warning of warnings) warning.hidden = false;
      return;
    }
    isAccepted = true;
    registration.waiting?.postMessage({ type: "SKIP_WAITING" });
  };
  for (const button of notice.querySelectorAll("button")) button.addEventListener("click", accept);
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    // Another tab may have changed over; this one keeps what stands in it.
    if (isAccepted) location.reload();
  });
  // A page that stays open for days looks once in a while.
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && navigator.onLine) registration.update().catch(() => {});
  });
}
