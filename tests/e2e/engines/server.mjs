// Static servers on this machine, each an origin of its own, which behave as badly as real hosts do.

import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

const MEDIA_TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/**
 * Serves `folders` (path prefix → folder in the repository, or an absolute one) and `pages` (path → text, or
 * `{ body, headers }`).
 *
 * - `host`: `127.0.0.1` or `localhost`, which are two sites to a browser
 * - `isOpenToAll`: with `Access-Control-Allow-Origin: *`, as hosts of embedded things need it
 * - `knowsWasm`: whether the media type of wasm is right
 */
export async function serve({ folders = {}, pages = {}, host = "127.0.0.1", isOpenToAll = true, knowsWasm = true } = {}) {
  const requests = [];
  const state = { folders, pages };
  const answer = async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    // Browsers ask for it by themselves, and write an error where it is missing.
    if (path === "/favicon.ico") return void response.writeHead(204).end();
    const found = await content(state, path).catch(() => undefined);
    const type = extname(path) === ".wasm" && !knowsWasm ? "application/octet-stream" : MEDIA_TYPES[extname(path) || ".html"] ?? "text/plain";
    response.writeHead(found ? 200 : 404, {
      "Content-Type": path.endsWith("/") ? MEDIA_TYPES[".html"] : type,
      "Cache-Control": "no-cache",
      ...(isOpenToAll && { "Access-Control-Allow-Origin": "*" }),
      ...found?.headers,
    });
    response.end(found?.body);
  };
  let server = await listen(answer, 0);
  const { port } = server.address();
  const it = {
    origin: `http://${host}:${port}`,
    /** Paths that were asked for, in order. */
    requests,
    /** What is served from now on under these paths: a host that was updated. */
    replace: (folders) => Object.assign(state, { folders }),
    /** The host is gone: connections are refused. */
    async stop() {
      if (!server) return;
      const stopped = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      server = undefined;
      await stopped;
    },
    /** And is back, at the same address. */
    async resume() {
      server ??= await listen(answer, port);
    },
  };
  running.add(it);
  return it;
}

const running = new Set();

/** Ends every server that a test has left behind. */
export async function stopServers() {
  for (const host of running) await host.stop();
  running.clear();
}

async function listen(answer, port) {
  const server = createServer(answer);
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return server;
}

async function content({ folders, pages }, path) {
  const page = pages[path];
  if (page !== undefined) return typeof page === "string" ? { body: page } : page;
  const [prefix, folder] = Object.entries(folders).find(([prefix]) => path.startsWith(prefix)) ?? [];
  if (prefix === undefined) return undefined;
  const name = normalize(path.slice(prefix.length) || "index.html");
  if (name.startsWith("..")) return undefined;
  const file = folder.startsWith("/") ? join(folder, name) : join(ROOT, folder, name);
  return (await stat(file)).isFile() ? { body: await readFile(file) } : undefined;
}
