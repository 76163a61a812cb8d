// In the page: workers by name. Each answers one task at a time.

const workers = new Map();

export async function start(key, options) {
  workers.set(key, new Worker("/bench/worker.js"));
  return ask(key, { task: "start", ...options });
}

export function run(key, options) {
  return ask(key, { task: "run", ...options });
}

export function end(key) {
  workers.get(key).terminate();
  workers.delete(key);
}

function ask(key, message) {
  const worker = workers.get(key);
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data.error ? reject(new Error(data.error)) : resolve(data));
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(message);
  });
}
