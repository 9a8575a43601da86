// What a reader feels: the first paint of an incident on a first visit, filtering while typing, scrolling.
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "../site/settings.mjs";
import { percentile } from "./loads.mjs";

const { chromium } = createRequire(join(root, "end2end/package.json"))("@playwright/test");
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];

/** Opens `path` as the owner of `cookie` in a browser that was never there; five times, the medians. */
export async function feel(url, cookie, path, rows) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGS });
  try {
    const visits = [];
    for (let n = 0; n < 5; n += 1) visits.push(await visit(browser, url, cookie, path, n === 4 ? rows : 0));
    const median = (key) => percentile(visits.map((one) => one[key]), 0.5);
    const last = visits.at(-1);
    return { painted: median("painted"), awake: median("awake"), filter: last.filter, scroll: last.scroll };
  } finally {
    await browser.close();
  }
}

async function visit(browser, url, cookie, path, rows) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const cookies = cookie.split("; ").map((one) => /^([^=]+)=(.*)$/.exec(one));
  await context.addCookies(cookies.map(([, name, value]) => ({ name, value, url })));
  const page = await context.newPage();
  await page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => list.getEntries().forEach((task) => window.longTasks.push(task.duration))).observe({ type: "longtask", buffered: true });
  });
  await page.goto(url + path, { waitUntil: "load" });
  await page.locator("html[data-awake]").waitFor({ state: "attached" });
  const painted = await page.evaluate(() => Math.max(...performance.getEntriesByType("paint").map((paint) => paint.startTime)));
  const awake = await page.evaluate(() => performance.now());
  const felt = rows > 0 ? { filter: await typing(page, rows), scroll: await scrolling(page) } : {};
  await context.close();
  return { painted, awake, ...felt };
}

/** The longest time from a key in the filter until the rows are as it wants them, in ms, over all rows. */
async function typing(page, rows) {
  await page.getByRole("link", { name: /^Activity/ }).or(page.getByRole("button", { name: /^Activity/ })).first().click();
  await page.getByText(`${(rows - 100).toLocaleString("en").replaceAll(",", "")}`).or(page.locator(".older")).first().waitFor();
  const took = await page.evaluate(async () => {
    const box = document.getElementById("filter");
    const hidden = () => document.querySelector(".filter-hidden").textContent;
    const times = [];
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
    for (const text of ["9", "99", "999", "9999", "999", "99", "9", ""]) {
      await new Promise((resolve) => setTimeout(resolve, 600));
      const before = hidden();
      const begun = performance.now();
      set.call(box, text);
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      // The rows follow in microtasks of the event, and this task comes behind them; then the browser lays them out.
      await new Promise((resolve) => setTimeout(resolve, 0));
      document.body.getBoundingClientRect();
      times.push(performance.now() - begun);
      if (hidden() === before) throw new Error(`the filter "${text}" changed nothing: ${before}`);
    }
    return times;
  });
  return { median: percentile(took, 0.5), worst: Math.max(...took) };
}

/** The longest task while the timeline is scrolled, in ms. */
async function scrolling(page) {
  await page.evaluate(() => {
    window.longTasks.length = 0;
  });
  const region = page.getByRole("region", { name: "Timeline entries" });
  await region.hover();
  for (let n = 0; n < 60; n += 1) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(30);
  }
  return page.evaluate(() => ({ tasks: window.longTasks.length, worst: Math.max(0, ...window.longTasks) }));
}
