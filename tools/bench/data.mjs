// The data behind a long timeline and a long list: one client's time, and that of 20 who ask at once.
import http from "node:http";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { writeInAws } from "./streams.mjs";
import { percentile } from "./loads.mjs";
import { tell } from "./world.mjs";

/** An incident with so many entries, no two alike, so that none folds; resolves to its id, once all rows are there. */
export async function longIncident(world, cookie, events) {
  const answer = await tell(`${world.control}/world/incident`, "POST", { title: `A timeline of ${events} entries`, events: 10 });
  const arn = (await answer.json()).incidentRecordArn;
  const now = Date.now();
  for (let n = 0; n < events; n += 20) {
    const some = Array.from({ length: Math.min(20, events - n) }, (_, k) => n + k);
    await Promise.all(some.map((k) => writeInAws(world, arn, entry(k), now - (events - k) * 5_000)));
  }
  const [, , , , account, resource] = arn.split(":");
  const id = `${account}/${resource.replace("incident-record/", "")}`;
  const ask = timelineOf(id);
  await until(`${events} entries are copied`, async () => {
    const { status, text } = await post(world.url, cookie, ask);
    return status === 200 && held(JSON.parse(text())) >= events;
  });
  return id;
}

/** How many rows an answer has. */
const held = ({ pieces }) => pieces.reduce((count, piece) => count + (piece.new?.length ?? piece.kept[1]), 0);

/** What the n-th entry says: a line of the usual length, as tools and people write them. */
function entry(n) {
  const device = `gateway-${String(n % 300).padStart(3, "0")}`;
  return [
    `Checked message ${n} of ${device}: nothing in it that the gateway should send, and nobody on site knows of a change.`,
    `Connection ${n} of ${device} from 203.0.113.${n % 250} was cut`,
    `Violation ${n} continues: ${device} sends ${n % 97} times its usual messages (DeviceMLBaseline, outboundbytes)`,
  ][n % 3];
}

/** Resolves once the console has copied so many resolved incidents. */
export async function listed(world, cookie, count) {
  await until(`${count} incidents are listed`, async () => {
    const { status, text } = await post(world.url, cookie, resolvedList);
    const found = /id="resolved".*?class="count">(\d+),/s.exec(JSON.parse(text()).html);
    return status === 200 && Number(found?.[1]) >= count;
  });
}

/** What asks for all rows of a timeline. */
export const timelineOf = (id) => ({ path: "/api/incident/timeline", type: "application/x-www-form-urlencoded", body: `incident=${encodeURIComponent(id)}` });

/** What asks for the first page of resolved incidents. */
export const resolvedList = {
  path: "/api/incidents/list",
  type: "application/x-www-form-urlencoded",
  body: `search=${encodeURIComponent("status=resolved")}`,
};

/** Milliseconds of `rounds` answers to one client, and of ten rounds by 20 clients at once. */
export async function timed(url, cookie, ask, rounds = 30) {
  await post(url, cookie, ask);
  const one = [];
  let bytes = 0;
  for (let n = 0; n < rounds; n += 1) {
    const answer = await post(url, cookie, ask);
    if (answer.status !== 200) throw new Error(`${ask.path}: ${answer.status} ${answer.text().slice(0, 200)}`);
    one.push(answer.took);
    bytes = answer.bytes;
  }
  const many = [];
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (let n = 0; n < 10; n += 1) many.push((await post(url, cookie, ask)).took);
    }),
  );
  return { one: percentile(one, 0.5), median: percentile(many, 0.5), p99: percentile(many, 0.99), bytes };
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 20 });

function post(url, cookie, { path, type, body }) {
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const headers = { cookie, "content-type": type, accept: "application/json", "accept-encoding": "gzip, deflate, br", "sec-fetch-site": "same-origin" };
    const request = http.request(new URL(path, url), { method: "POST", agent, headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const took = performance.now() - begun;
        const all = Buffer.concat(chunks);
        resolve({ status: response.statusCode, took, bytes: all.length, text: () => plain(all, response.headers["content-encoding"]).toString() });
      });
      response.on("error", reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

const plain = (bytes, coding) => ({ gzip: gunzipSync, br: brotliDecompressSync })[coding]?.(bytes) ?? bytes;

async function until(what, holds) {
  for (const deadline = Date.now() + 600_000; Date.now() < deadline; ) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`after ten minutes, not yet: ${what}`);
}
