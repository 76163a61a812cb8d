// The part of the WebDriver protocol that the tests need, over plain HTTP: WebKit's driver speaks nothing else.

import { spawn } from "node:child_process";
import { createServer } from "node:net";

/** A running driver. `open()` begins a session, `stop()` ends everything. */
export async function start(program, environment) {
  const port = await freePort();
  const child = spawn(program, [`--port=${port}`, "--host=127.0.0.1"], { env: { ...process.env, ...environment }, stdio: "ignore" });
  const base = `http://127.0.0.1:${port}`;
  const call = async (method, path, body) => {
    const response = await fetch(base + path, { method, body: body && JSON.stringify(body), headers: body && { "Content-Type": "application/json" } });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value?.error}: ${value?.message}`);
    return value;
  };
  for (let tries = 0; ; tries++) {
    try {
      await call("GET", "/status");
      break;
    } catch (reason) {
      if (tries > 100) throw reason;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  return {
    async open(capabilities) {
      const { sessionId, capabilities: given } = await call("POST", "/session", { capabilities: { alwaysMatch: capabilities } });
      const at = (method, path, body) => call(method, `/session/${sessionId}${path}`, body);
      return { at, version: given.browserVersion, close: () => at("DELETE", "") };
    },
    stop: () => child.kill(),
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject).listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
