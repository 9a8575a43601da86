// Measures what docs/figures.md promises, against a release build and a simulator in another process, and prints the
// table's rows: node tools/bench.mjs [--seconds=60] [--folder=target/release] [--site=target/site] [--parts=page,streams,timeline,list,devices]
import { resolve } from "node:path";
import { feel } from "./bench/browser.mjs";
import { listed, longIncident, resolvedList, timed, timelineOf } from "./bench/data.mjs";
import { freshness, weight } from "./bench/devices.mjs";
import { openLoop, percentile } from "./bench/loads.mjs";
import { callsDuring, openStreams, settled, writeInAws } from "./bench/streams.mjs";
import { startWorld, tell, UNBOUNDED } from "./bench/world.mjs";
import { root } from "./site/settings.mjs";

const given = Object.fromEntries(process.argv.slice(2).map((argument) => argument.replace(/^--/, "").split("=")));
const seconds = Number(given.seconds ?? 60);
const folder = resolve(root, given.folder ?? "target/release");
const parts = (given.parts ?? "page,streams,timeline,list,devices").split(",");
const lengths = (given.lengths ?? "1000,10000").split(",").map(Number);
const READERS = 200;
const LOADS_A_SECOND = 40;

const row = (what, reached, goal) => console.log(`| ${what} | ${reached} | ${goal} |`);
const ms = (value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

const site = resolve(root, given.site ?? "target/site");
const world = await startWorld(folder, site);
try {
  const people = ["responder-s", "responder-t", "viewer-v", "lead-l"];
  const cookies = [];
  for (const person of people) cookies.push(await world.signIn(person));

  const path = await firstIncident(cookies[0]);
  const incident = path.replace("/incidents/", "");
  const [account, plan, key] = incident.split("/");
  const arn = `arn:aws:ssm-incidents::${account}:incident-record/${plan}/${key}`;

  if (parts.includes("page")) await page();
  if (parts.includes("devices")) await devices();
  if (parts.includes("streams")) await streams();
  await tell(`${world.control}/quotas`, "PUT", UNBOUNDED);
  if (parts.includes("timeline")) for (const events of lengths) await timeline(events);

  async function page() {
    const readers = Array.from({ length: READERS }, (_, n) => cookies[n % cookies.length]);
    await openLoop({ url: world.url, path, cookies: readers, perSecond: 10, seconds: 5 });
    const loads = await openLoop({ url: world.url, path, cookies: readers, perSecond: LOADS_A_SECOND, seconds });
    const answers = [...loads.reduce((all, { status }) => all.set(status, (all.get(status) ?? 0) + 1), new Map())].map(([status, n]) => `${n} × ${status}`);
    const first = loads.map(({ firstByte }) => firstByte);
    const complete = loads.map(({ complete: time }) => time);
    console.log(`\n${loads.length} loads of ${path} (${answers.join(", ")}), ${(loads[0].bytes / 1000).toFixed(1)} kB each\n`);
    row(`incident page, ${READERS} readers, ${LOADS_A_SECOND} loads a second, open loop: first byte p50 / p99`, `${ms(percentile(first, 0.5))} / ${ms(percentile(first, 0.99))}`, "p99 ≤ 50 ms");
    row("the same, complete HTML p50 / p99", `${ms(percentile(complete, 0.5))} / ${ms(percentile(complete, 0.99))}`, "p99 ≤ 150 ms");
  }

  async function streams() {
    await settled(world);
    const sample = Math.min(60, seconds);
    for (const count of [1, 50, 500]) {
      const streams = await openStreams({ url: world.url, incident, cookies, count });
      const { total, counts } = await callsDuring(world, sample);
      const told = [];
      for (let n = 0; n < 5; n += 1) {
        const since = await writeInAws(world, arn, `measured ${count}-${n}`);
        told.push(await streams.allToldSince(since));
      }
      row(`AWS calls a minute, ${count} watching`, `${Math.round((total * 60) / sample)}`, "the same for 1 and 500, ± 10 %");
      row(`an event in AWS until all ${count} were told, median / worst of 5`, `${ms(percentile(told, 0.5))} / ${ms(Math.max(...told))}`, "≤ 2 s");
      if (count === 500) row("server memory with 500 streams", `${(await world.memory()).toFixed(0)} MB`, "≤ 100 MB");
      console.error(`${count} watching: ${JSON.stringify(counts)}`);
      streams.close();
    }
  }

  async function timeline(events) {
    const id = await longIncident(world, cookies[0], events);
    const { one, median, p99, bytes } = await timed(world.url, cookies[0], timelineOf(id));
    const goal = events > 1_000 ? "≤ 50 ms; 20 clients ≤ 60 / 150 ms" : "≤ 10 ms; 20 clients ≤ 60 / 150 ms";
    row(`timeline of ${events} events, its data (${(bytes / 1000).toFixed(0)} kB): one client; 20 at once, median / p99`, `${ms(one)}; ${ms(median)} / ${ms(p99)}`, goal);
    const { painted, awake, filter, scroll } = await feel(world.url, cookies[0], `/incidents/${id}`, events);
    row(`its page in Chromium, first visit: painted; awake`, `${ms(painted)}; ${ms(awake)}`, "painted ≤ 600 ms");
    row(`filter over ${events} entries while typing, median / worst`, `${ms(filter.median)} / ${ms(filter.worst)}`, "≤ 50 ms");
    row(`scrolling through ${events} entries, tasks > 50 ms; the longest`, `${scroll.tasks}; ${ms(scroll.worst)}`, "none");
  }

  async function devices() {
    const story = await storyOf("pump-117");
    const actor = await world.signIn("containment-c");
    const { changes, acts, contained } = await freshness({ world, watcher: cookies[2], actor, path: `/incidents/${story}`, device: "pump-117" });
    row(`a connection that ends or begins in AWS until the device pane shows it, median / worst of ${changes.length}`, `${ms(percentile(changes, 0.5))} / ${ms(Math.max(...changes))}`, "≤ 30 s");
    row(`an answer given here until another browser shows it, median / worst of ${acts.length}`, `${ms(percentile(acts, 0.5))} / ${ms(Math.max(...acts))}`, "≤ 300 ms");
    row("a quarantine asked for here until another browser shows it", ms(contained), "≤ 300 ms");
    for (const pane of ["device", "containment"]) {
      const { packed, plain, encoding } = await weight(world.url, actor, `/api/${pane}/pane`, { incident: story });
      row(`the ${pane} pane of a device under quarantine over the wire, ${encoding}; unpacked`, `${(packed / 1000).toFixed(1)} kB; ${(plain / 1000).toFixed(1)} kB`, "");
    }
  }
} finally {
  await world.stop();
}

if (parts.includes("list")) await list();

async function list() {
  const world = await startWorld(folder, site, { resolved: 10_000 });
  try {
    const cookie = await world.signIn("viewer-v");
    await listed(world, cookie, 10_000);
    const { one, median, bytes } = await timed(world.url, cookie, resolvedList);
    row(`list of 10 000 incidents, a page's data (${(bytes / 1000).toFixed(0)} kB): one client; 20 at once, median`, `${ms(one)}; ${ms(median)}`, "≤ 10 ms; ≤ 60 ms");
  } finally {
    await world.stop();
  }
}

/** The first incident on the list, once ingest has copied it. */
async function firstIncident(cookie) {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; ) {
    const text = await (await fetch(world.url, { headers: { cookie, accept: "text/html" } })).text();
    const found = /href="(\/incidents\/\d{12}\/[^"/]+\/[^"/?#]+)"/.exec(text);
    if (found) return found[1];
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("no incident on the list within 30 s");
}

/** The id of the incident about this device, from the list. */
async function storyOf(device) {
  const text = await (await fetch(world.url, { headers: { cookie: await world.signIn("viewer-v"), accept: "text/html" } })).text();
  const links = text.split('href="/incidents/').slice(1);
  const found = links.find((one) => one.split("</a>")[0].includes(device));
  if (!found) throw new Error(`no incident about ${device} on the list`);
  return found.split('"')[0];
}
