// Makes the page work without a network: everything that the site consists of is kept at the first visit, the parts that
// are fetched on demand too, so that "offline" means the whole tool. The build fills in what there is.
//
// - One cache per version. Its files are checked against the hashes that the build wrote down: a host that is half-way
//   through an update can make an installation fail, but never put old code beside new.
// - A new version waits until a person asks for it (`{ type: "SKIP_WAITING" }`); the page says that it is there.
// - The cache of the version before is kept one round longer: a second open tab still finds its own files in it.

const VERSION = "";
/** Path and SHA-256 of every file. */
const FILES = {};

const HOME = new URL("./", self.location).href;
/** Caches are the whole origin's: another copy of the page may lie in another folder of it. */
const PREFIX = `zielwert ${HOME} `;
const NAME = `${PREFIX}${VERSION}`;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data?.type === "SKIP_WAITING") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || !address.href.startsWith(HOME)) return;
  const path = address.href.slice(HOME.length).split(/[?#]/)[0] || "index.html";
  if (Object.hasOwn(FILES, path)) event.respondWith(answer(HOME + path, request));
  else if (/-[0-9a-f]{12}\.\w+$/.test(path)) event.respondWith(earlier(request));
});

async function install() {
  const cache = await caches.open(NAME);
  // Few at a time: the person who has just opened the page is using the line too.
  const paths = Object.keys(FILES);
  const next = async () => {
    for (let path = paths.shift(); path; path = paths.shift()) await keep(cache, path);
  };
  try {
    await Promise.all([next(), next(), next(), next()]);
  } catch (reason) {
    await caches.delete(NAME);
    throw reason;
  }
}

async function keep(cache, path) {
  const address = HOME + path;
  // A file whose name follows from its content may come from wherever it already is.
  const isNamedByContent = /-[0-9a-f]{12}\.\w+$/.test(path);
  const kept = isNamedByContent ? await caches.match(address) : undefined;
  for (const get of [() => kept, () => fetch(address, { cache: isNamedByContent ? "default" : "no-cache" }), () => fetch(address, { cache: "reload" })]) {
    const response = await get();
    if (!response?.ok) continue;
    const bytes = await response.arrayBuffer();
    if ((await digest(bytes)) !== FILES[path]) continue;
    // Without what describes the way it came: the body is unpacked by now, and a redirect may not answer a navigation.
    const headers = { "Content-Type": path.endsWith(".wasm") ? "application/wasm" : response.headers.get("Content-Type") ?? "" };
    return cache.put(address, new Response(bytes, { headers }));
  }
  throw new Error(`${path} is not the one that belongs to this version`);
}

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (it) => it.toString(16).padStart(2, "0")).join("");
}

async function activate() {
  const others = (await caches.keys()).filter((it) => it.startsWith(PREFIX) && it !== NAME);
  // The newest of the others is the version that was running until now.
  for (const name of others.slice(0, -1)) await caches.delete(name);
  await self.clients.claim();
}

async function answer(address, request) {
  const cache = await caches.open(NAME);
  return (await cache.match(address)) ?? fetch(request);
}

async function earlier(request) {
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}
