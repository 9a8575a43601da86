// Page loads in an open loop: each begins when its time has come, whether or not the ones before have ended. A closed loop
// would ask less of a slow server and so make it look fast.
import http from "node:http";

/** Loads `path` `perSecond` times a second for `seconds`; the requests take turns over the readers' connections. */
export async function openLoop({ url, path, cookies, perSecond, seconds }) {
  const agents = cookies.map(() => new http.Agent({ keepAlive: true, maxSockets: 8 }));
  const begun = performance.now();
  const total = perSecond * seconds;
  const loads = [];
  for (let n = 0; n < total; n += 1) {
    const due = begun + (n * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const reader = n % cookies.length;
    loads.push(load(new URL(path, url), cookies[reader], agents[reader], due));
  }
  const results = await Promise.all(loads);
  for (const agent of agents) agent.destroy();
  return results;
}

// Times count from when the load was due, so that a late start of ours is on the server's account, not forgotten.
function load(url, cookie, agent, due) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: { cookie, accept: "text/html", "accept-encoding": "br, gzip" } }, (response) => {
      let firstByte;
      let bytes = 0;
      response.on("data", (chunk) => {
        firstByte ??= performance.now() - due;
        bytes += chunk.length;
      });
      response.on("end", () => resolve({ status: response.statusCode, firstByte, complete: performance.now() - due, bytes }));
      response.on("error", reject);
    });
    request.on("error", reject);
  });
}

/** The value below which `share` of them lie. */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)];
}
