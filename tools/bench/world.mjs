// A console to measure: simulator, identity provider and server, each a process of its own, on free ports.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newBrowser, startProvider } from "../../end2end/idp/browser.mjs";
import { root } from "../site/settings.mjs";

// The role `LazaretResponder` of the simulated account (crates/simulator/src/iam/seeded.rs).
export const ACCESS_KEY = "AKIASIMULATEDRESPOND";
export const REGION = "eu-central-1";

/** With so many resolved incidents before the console reads its first list, which it does again every five minutes only. */
export async function startWorld(folder, site, { resolved = 0 } = {}) {
  const data = await mkdtemp(join(tmpdir(), "lazaret-bench-"));
  const [port, aws, control] = [await freePort(), await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const provider = await startProvider([`--client-origins=${url}`]);
  const simulator = start(join(folder, "simulator"), ["--listen", `127.0.0.1:${aws}`, "--control", `127.0.0.1:${control}`], {});
  await answers(`http://127.0.0.1:${control}/clock`, simulator);
  if (resolved > 0) {
    await tell(`http://127.0.0.1:${control}/quotas`, "PUT", UNBOUNDED);
    await tell(`http://127.0.0.1:${control}/world/resolved-incidents`, "POST", { count: resolved });
  }
  const server = start(join(folder, "server"), [], {
    LAZARET_AWS_REGION: REGION,
    LAZARET_AWS_ENDPOINT: `http://127.0.0.1:${aws}`,
    AWS_ACCESS_KEY_ID: ACCESS_KEY,
    AWS_SECRET_ACCESS_KEY: "simulated-secret-access-key",
    LAZARET_LISTEN: `127.0.0.1:${port}`,
    LAZARET_PUBLIC_URL: url,
    LAZARET_DATA: data,
    LAZARET_OIDC_ISSUER: provider.url,
    LAZARET_OIDC_CLIENT_ID: "lazaret",
    LAZARET_OIDC_CLIENT_SECRET: "demo-secret-that-protects-nothing",
    LAZARET_LOG: "warn",
    // The pretend account allows more than AWS may: a timeline of 10 000 events is copied in a minute, not in eight.
    LAZARET_AWS_QUOTAS: "GetTimelineEvent=400,ListTimelineEvents=400",
    LEPTOS_SITE_ROOT: site,
  });
  await answers(`${url}/healthz`, server);
  return {
    url,
    aws: `http://127.0.0.1:${aws}`,
    control: `http://127.0.0.1:${control}`,
    /** Resident memory of the server in MB. */
    async memory() {
      const status = await readFile(`/proc/${server.pid}/status`, "utf8");
      return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) / 1000;
    },
    /** The cookie header of somebody who signed in. */
    async signIn(person) {
      const browser = newBrowser();
      let page = await browser.open(`${url}/auth/login?next=/`);
      while (page.location && !page.location.startsWith(`${url}/`)) page = await browser.open(page.location);
      const action = /action="(\/interaction\/[^"]+)"/.exec(page.text)?.[1];
      if (action) {
        const choice = { method: "POST", body: new URLSearchParams({ person }) };
        page = await browser.follow(new URL(action, provider.url).href, choice, provider.url);
      }
      if (page.location) page = await browser.open(page.location);
      if (page.status >= 400) throw new Error(`signing in as ${person}: ${page.status} ${page.text.slice(0, 300)}`);
      return [...browser.jar].map(([name, value]) => `${name}=${value}`).join("; ");
    },
    /** What the server logged last. */
    output: () => server.output,
    async stop() {
      await Promise.all([server, simulator].map((child) => end(child)));
      await provider.stop();
      await rm(data, { recursive: true, force: true });
    },
  };
}

/** Quotas under which the pretend account gives way, so that copying isn't what is measured. */
export const UNBOUNDED = { per_second: 10_000, burst: 20_000 };

/** Tells the pretend account's controls something. */
export async function tell(url, method, body) {
  const answer = await fetch(url, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status} ${await answer.text()}`);
  return answer;
}

function start(command, args, env) {
  const { PATH, HOME } = process.env;
  const child = spawn(command, args, { cwd: root, env: { PATH, HOME, ...env }, stdio: ["ignore", "ignore", "pipe"] });
  child.output = "";
  child.stderr.on("data", (chunk) => (child.output = (child.output + chunk).slice(-4000)));
  return child;
}

async function end(child) {
  if (child.exitCode !== null) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

async function answers(url, child) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended: ${child.output}`);
    try {
      if ((await fetch(url)).ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${child.spawnfile} does not answer at ${url}: ${child.output}`);
}

async function freePort() {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address();
  probe.close();
  await once(probe, "close");
  return port;
}
