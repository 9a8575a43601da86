import { test as base, type Browser, type BrowserContext, type Page, type TestInfo } from '@playwright/test';
import { signIn, type Subject } from './support/people.ts';
import { Watch } from './support/watch.ts';
import { World, type WorldOptions } from './world.ts';

export { expect } from '@playwright/test';

interface PerTest {
  /** What goes wrong in the test's own browser; announce here what belongs to the story. */
  readonly watch: Watch;
  /** Opens a page of the console in a browser of its own, signed in as `subject`; watched like the test's own. */
  readonly openAs: (subject: Subject, path?: string) => Promise<Page>;
  /** A world for this test alone: for restarts, faults and anything that others would notice. */
  readonly ownWorld: World;
  /** How `ownWorld` is started; set it by `test.use({ worldOptions: … })`. */
  readonly worldOptions: WorldOptions;
  /** Opens a page of `ownWorld` as `openAs` does; with what is watched. */
  readonly openOwn: (subject: Subject, path?: string) => Promise<{ page: Page; watch: Watch }>;
}

interface PerWorker {
  /** The world that the tests of one worker share; they may read and add, not break it. */
  readonly world: World;
}

/** Playwright's `test`, failing on any unannounced console warning, page error, refused or failed request. */
export const test = base.extend<PerTest, PerWorker>({
  world: [
    async ({}, use) => {
      const world = await World.start();
      await use(world);
      await world.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  baseURL: async ({ world }, use) => use(world.url),

  watch: async ({ context, javaScriptEnabled, world }, use, testInfo) => {
    const watch = await Watch.over(context, !javaScriptEnabled);
    await use(watch);
    await conclude([watch], world, testInfo);
  },

  // Taking `watch` here makes every test watched that opens a page.
  page: async ({ watch: _watch, page }, use) => use(page),

  openAs: async ({ browser, world }, use, testInfo) => {
    const opened: { context: BrowserContext; watch: Watch }[] = [];
    await use(async (subject, path = '/') => {
      const person = await newPerson(browser, world.url);
      opened.push(person);
      const page = await person.context.newPage();
      await signIn(page, subject, path);
      return page;
    });
    await conclude(opened.map(({ watch }) => watch), world, testInfo);
    await Promise.all(opened.map(({ context }) => context.close()));
  },

  worldOptions: [{}, { option: true }],

  openOwn: async ({ browser, ownWorld }, use, testInfo) => {
    const opened: { context: BrowserContext; watch: Watch }[] = [];
    await use(async (subject, path = '/') => {
      const person = await newPerson(browser, ownWorld.url);
      opened.push(person);
      const page = await person.context.newPage();
      await signIn(page, subject, path);
      return { page, watch: person.watch };
    });
    await conclude(opened.map(({ watch }) => watch), ownWorld, testInfo);
    await Promise.all(opened.map(({ context }) => context.close()));
  },

  ownWorld: async ({ worldOptions }, use, testInfo) => {
    const world = await World.start(worldOptions);
    await use(world);
    await attachOutput(world, testInfo);
    await world.stop();
  },
});

async function newPerson(browser: Browser, baseURL: string): Promise<{ context: BrowserContext; watch: Watch }> {
  const context = await browser.newContext({ baseURL, viewport: { width: 1440, height: 900 } });
  return { context, watch: await Watch.over(context) };
}

async function conclude(watches: Watch[], world: World, testInfo: TestInfo): Promise<void> {
  const findings = watches.flatMap((watch) => watch.findings());
  if (findings.length > 0 || testInfo.status !== testInfo.expectedStatus) await attachOutput(world, testInfo);
  if (findings.length > 0) throw new Error(`the browser reported:\n${findings.join('\n')}`);
}

async function attachOutput(world: World, testInfo: TestInfo): Promise<void> {
  await testInfo.attach('output of the world', { body: world.output(), contentType: 'text/plain' });
}
