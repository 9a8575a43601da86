// How fresh the panes of a device are in a browser that only watches, and what they weigh.
import http from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../site/settings.mjs";
import { tell } from "./world.mjs";

const { chromium } = createRequire(join(root, "end2end/package.json"))("@playwright/test");
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
/** What Chromium says that it takes. */
const ENCODINGS = "gzip, deflate, br, zstd";

/** The panes of `device` on the incident at `path`, watched by the owner of `watcher` while that of `actor` acts. */
export async function freshness({ world, watcher, actor, path, device }) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const cookies = watcher.split("; ").map((one) => /^([^=]+)=(.*)$/.exec(one));
    await context.addCookies(cookies.map(([, name, value]) => ({ name, value, url: world.url })));
    const page = await context.newPage();
    await page.goto(world.url + path, { waitUntil: "load" });
    await page.locator("html[data-awake]").waitFor({ state: "attached" });
    await page.getByText("Live: changes come in by themselves.").waitFor({ state: "attached" });
    const acts = await seen(page, 20, 10_000, async (n) => {
      const says = n % 2 === 0 ? "yes" : "no";
      const answer = { device, entry: crypto.randomUUID(), seen: n === 0 ? "" : n % 2 === 0 ? "no" : "yes", mission_critical: says };
      return ["#device", `Mission-critical${says}`, post(world.url, actor, "/api/device/answers", answer)];
    });
    const changes = await seen(page, 6, 60_000, async (n) => {
      const away = n % 2 === 0;
      if (!away) await tell(`${world.control}/world/clients`, "POST", { client_id: device });
      else {
        await tell(`${world.control}/world/clients/${device}`, "PATCH", { reconnects: false });
        await tell(`${world.control}/world/clients/${device}/disconnect`, "POST", { reason: "CONNECTION_LOST" });
      }
      return away ? ["#device .pane-head", "not connected"] : ["#device .connection", "Connected from"];
    });
    const incident = path.replace("/incidents/", "");
    const contained = await seen(page, 1, 10_000, async () => {
      const ask = { incident, device, entry: crypto.randomUUID(), strength: "group", cut: "yes", reason: "Listens on TCP 123" };
      return ["#containment", "Requested", post(world.url, actor, "/api/containment/quarantine", ask)];
    });
    return { changes, acts, contained: contained[0] };
  } finally {
    await browser.close();
  }
}

/** Milliseconds from each of `count` changes until the element says what `change` resolves to; what was asked for it must succeed. */
async function seen(page, count, patience, change) {
  const took = [];
  for (let n = 0; n < count; n += 1) {
    const begun = Date.now();
    const [selector, says, answered] = await change(n);
    const at = await page.evaluate(
      ([[selector, says], patience]) =>
        new Promise((resolve, reject) => {
          const text = () => document.querySelector(selector)?.textContent ?? "";
          const look = () => {
            if (!text().includes(says)) return;
            observer.disconnect();
            resolve(Date.now());
          };
          const observer = new MutationObserver(look);
          observer.observe(document.body, { childList: true, subtree: true, characterData: true });
          setTimeout(() => reject(new Error(`${selector} doesn't say "${says}": ${text().slice(0, 300)}`)), patience);
          look();
        }),
      [[selector, says], patience],
    );
    await answered;
    took.push(at - begun);
  }
  return took;
}

/** Bytes of a pane's answer as it goes over the wire, and unpacked. */
export async function weight(url, cookie, path, form) {
  const packed = await post(url, cookie, path, form, ENCODINGS);
  const plain = await post(url, cookie, path, form, "identity");
  return { packed: packed.bytes, plain: plain.bytes, encoding: packed.encoding ?? "none" };
}

function post(url, cookie, path, form, encodings = ENCODINGS) {
  const headers = { cookie, "content-type": "application/x-www-form-urlencoded", accept: "application/json", "accept-encoding": encodings, "sec-fetch-site": "same-origin" };
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, url), { method: "POST", headers }, (response) => {
      let bytes = 0;
      let text = "";
      response.on("data", (chunk) => {
        bytes += chunk.length;
        text += chunk;
      });
      response.on("end", () => {
        if (response.statusCode !== 200) reject(new Error(`${path}: ${response.statusCode} ${text.slice(0, 300)}`));
        else resolve({ bytes, encoding: response.headers["content-encoding"] });
      });
    });
    request.on("error", reject);
    request.end(new URLSearchParams(form).toString());
  });
}
