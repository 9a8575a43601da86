// Readers who only watch: event streams on one incident, what AWS is asked meanwhile, and when each sees a change.
import http from "node:http";
import { ACCESS_KEY, REGION } from "./world.mjs";

/** Opens `count` event streams on the incident; each keeps the time of the last change it was told. */
export async function openStreams({ url, incident, cookies, count }) {
  const streams = await Promise.all(
    Array.from({ length: count }, (_, n) => openStream(new URL(`/events?incident=${encodeURIComponent(incident)}`, url), cookies[n % cookies.length])),
  );
  return {
    /** Resolves to the milliseconds until the last stream was told of a change to the timeline after `since`. */
    async allToldSince(since, patience = 20_000) {
      const deadline = performance.now() + patience;
      while (streams.some(({ told }) => !(told > since))) {
        if (performance.now() > deadline) throw new Error(`${streams.filter(({ told }) => !(told > since)).length} of ${count} streams were told nothing`);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return Math.max(...streams.map(({ told }) => told)) - since;
    },
    close: () => streams.forEach(({ request }) => request.destroy()),
  };
}

function openStream(url, cookie) {
  return new Promise((resolve, reject) => {
    const agent = new http.Agent({ maxSockets: 1 });
    const request = http.get(url, { agent, headers: { cookie, accept: "text/event-stream" } }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`event stream: ${response.statusCode}`));
      const stream = { request, told: 0 };
      response.setEncoding("utf8");
      response.on("data", (text) => {
        if (/^event: ?change$/m.test(text) && /timeline/i.test(text)) stream.told = performance.now();
        resolve(stream);
      });
    });
    // Ours to close: what follows the first answer is no failure.
    request.on("error", reject);
  });
}

/** AWS calls by operation during `seconds`, as the simulator counted them. */
export async function callsDuring(world, seconds) {
  await fetch(`${world.control}/calls`, { method: "DELETE" });
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const { counts, calls } = await (await fetch(`${world.control}/calls`)).json();
  return { counts, total: calls.length };
}

/** Waits until the console has copied the account: no event's body was fetched for 3 s. */
export async function settled(world) {
  for (const deadline = Date.now() + 600_000; Date.now() < deadline; ) {
    const { counts } = await callsDuring(world, 3);
    if (!Object.keys(counts).some((name) => name.endsWith("GetTimelineEvent"))) return;
  }
  throw new Error("the console still copies events after ten minutes");
}

/** Somebody else writes on the timeline, in AWS, of what happened `at`. Resolves to the time at which AWS had it. */
export async function writeInAws(world, incidentArn, text, at = Date.now()) {
  const credential = `Credential=${ACCESS_KEY}/20260101/${REGION}/ssm-incidents/aws4_request`;
  const answer = await fetch(`${world.aws}/createTimelineEvent`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify({
      incidentRecordArn: incidentArn,
      eventTime: at / 1000,
      eventType: "Custom Event",
      eventData: JSON.stringify(text),
    }),
  });
  if (!answer.ok) throw new Error(`CreateTimelineEvent: ${answer.status} ${await answer.text()}`);
  return performance.now();
}
