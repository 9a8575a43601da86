import type { Page, Request } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { Aws } from '../support/aws.ts';
import { live, newIncident, next, noteBox, row } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

/** What was done in the console must be seen by others within two seconds, on a machine that does much else. */
const SOON = { timeout: 2_000 };

/** Lets the event streams of a page be silenced later, as a network leaves them that went away without a word: open, and
 * dead. One that is opened afterwards is well. The page's clock can be moved. */
async function streamsThatFallSilent(page: Page): Promise<() => Promise<void>> {
  await page.clock.install();
  await page.addInitScript(() => {
    const streams: EventSource[] = [];
    const silent = new Set<EventSource>();
    window.EventSource = class extends EventSource {
      constructor(address: string | URL) {
        super(address);
        streams.push(this);
        for (const name of ['hello', 'change', 'read', 'beat', 'end', 'error']) {
          this.addEventListener(name, (event) => silent.has(this) && event.stopImmediatePropagation());
        }
      }
    };
    window.addEventListener('test:silence', () => streams.forEach((stream) => silent.add(stream)));
  });
  return () => page.evaluate(() => void window.dispatchEvent(new Event('test:silence')));
}

test('two people see each other, and what the other does, without loading again', async ({ page, openAs, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const people = page.getByRole('region', { name: 'People here' });
  await expect(people).toContainText('Responder S (you)');
  const colleague = await openAs('responder-t', incident.path);
  await live(colleague);
  await expect(people).toContainText('Responder T');

  await noteBox(page).fill('Seen from here?');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByText('Note stored')).toBeVisible();
  await expect(row(colleague, 'Seen from here?')).toHaveCount(1, SOON);
  await next(colleague).getByRole('button', { name: 'Acknowledge' }).click();
  await expect(colleague.getByText('Acknowledged', { exact: true }).last()).toBeVisible();
  await expect(next(page)).toContainText('nobody leads', SOON);
  await expect(row(page, /Acknowledged the incident\s*Responder T/)).toHaveCount(1, SOON);

  await colleague.goto('/');
  await expect(people).not.toContainText('Responder T');
});

test('what AWS writes appears by itself', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'viewer-v', incident.path);
  await live(page);
  await new Aws(world).call('createTimelineEvent', {
    incidentRecordArn: incident.arn,
    eventTime: Math.floor(Date.now() / 1000),
    eventType: 'Custom Event',
    eventData: JSON.stringify('Certificate deactivated: gateway-009 (approved by lead.m)'),
  });
  await expect(row(page, 'Certificate deactivated')).toHaveCount(1);
});

test('the age of what is shown stays that of the last reading, though nothing changes', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'viewer-v', incident.path);
  await live(page);
  const age = page.getByRole('region', { name: 'What is known' }).getByText(/read \d+ s ago/);
  // A new incident changes by itself at first; then it is quiet for longer than any age may be.
  const open = (least: number) => page.waitForFunction((least) => performance.now() > least * 1000, least, { timeout: 40_000 });
  await open(10);
  const views: string[] = [];
  page.on('request', (request) => request.url().includes('/api/incident/') && views.push(request.url()));
  await open(20);
  const seconds = Number(/read (\d+) s ago/.exec((await age.textContent()) ?? '')?.[1]);
  expect(seconds).toBeLessThanOrEqual(8);
  expect(views, 'nothing was fetched for it').toEqual([]);
});

test('a connection that drops: the page says so, keeps what is typed, and catches up by itself', async ({ page, context, openAs, world, watch }) => {
  watch.allow({ failed: /\/(events|api\/)/ });
  watch.allow({ console: /ERR_INTERNET_DISCONNECTED/ });
  const falls = await streamsThatFallSilent(page);
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const colleague = await openAs('responder-t', incident.path);
  await live(colleague);
  await context.setOffline(true);
  await falls();
  await page.clock.fastForward('01:00');
  await expect(page.getByText('Reconnecting')).toBeVisible();
  await expect(page.getByText('Live: changes come in by themselves.')).toHaveCount(0);
  await noteBox(page).fill('Typed without a connection.');
  await new Aws(world).call('updateIncidentRecord', { arn: incident.arn, summary: 'Written while one was cut off.' });
  await expect(colleague.locator('.incident-summary')).toHaveText('Written while one was cut off.');
  await expect(page.locator('.incident-summary')).not.toHaveText('Written while one was cut off.');
  await expect(page.getByText('Reconnecting')).toBeVisible();

  await context.setOffline(false);
  await expect(page.locator('.incident-summary')).toHaveText('Written while one was cut off.');
  await expect(page.getByText('Reconnecting')).toHaveCount(0);
  await live(page);
  await expect(noteBox(page)).toHaveValue('Typed without a connection.');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(row(colleague, 'Typed without a connection.')).toHaveCount(1);
});

test('a tab that slept, and whose stream died without a word, catches up when it wakes', async ({ page, openAs, world }) => {
  const falls = await streamsThatFallSilent(page);
  const incident = await newIncident(world);
  let opened = 0;
  page.on('request', (request) => (opened += Number(request.url().includes('/events?'))));
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const colleague = await openAs('responder-t', incident.path);
  await live(colleague);
  await falls();
  const before = opened;
  await new Aws(world).call('updateIncidentRecord', { arn: incident.arn, summary: 'Written while one slept.' });
  await expect(colleague.locator('.incident-summary')).toHaveText('Written while one slept.');
  await expect(page.locator('.incident-summary')).not.toHaveText('Written while one slept.');
  expect(opened).toBe(before);

  await page.clock.fastForward('10:00');
  await expect(page.locator('.incident-summary')).toHaveText('Written while one slept.');
  await live(page);
  expect(opened).toBe(before + 1);
});

test('two tabs of one browser share one event stream', async ({ page, context, world }) => {
  const incident = await newIncident(world);
  let open = 0;
  let most = 0;
  context.on('request', (request) => {
    if (!request.url().includes('/events?')) return;
    open += 1;
    most = Math.max(most, open);
  });
  const ended = (request: Request) => {
    if (request.url().includes('/events?')) open -= 1;
  };
  context.on('requestfinished', ended);
  context.on('requestfailed', ended);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const second = await context.newPage();
  await second.goto(incident.path);
  await live(second);
  await noteBox(page).fill('For both tabs.');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(row(second, 'For both tabs.')).toHaveCount(1);
  expect({ open, most }).toEqual({ open: 1, most: 1 });

  // The second tab goes on alone when the first is closed.
  await page.close();
  await expect.poll(() => open).toBe(1);
  await new Aws(world).call('updateIncidentRecord', { arn: incident.arn, summary: 'Still followed.' });
  await expect(second.locator('.incident-summary')).toHaveText('Still followed.', { timeout: 20_000 });
});

test('a page that can not fetch what changed says so, and does not pass for fresh', async ({ page, watch, world }) => {
  watch.allow({ url: /api\/incident\/timeline/, status: 500 });
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await page.route('**/api/incident/timeline', (route) => route.fulfill({ status: 500, body: '' }));
  await new Aws(world).call('updateIncidentRecord', { arn: incident.arn, summary: 'Not to be had yet.' });
  await expect(page.getByText('Not up to date')).toBeVisible();
  await expect(page.locator('.incident-summary')).not.toHaveText('Not to be had yet.');
  await page.unroute('**/api/incident/timeline');
  await expect(page.locator('.incident-summary')).toHaveText('Not to be had yet.');
  await expect(page.getByText('Not up to date')).toHaveCount(0);
});

test('an answer that never comes holds nothing up', async ({ page, world }) => {
  // A minute in a test: two seconds.
  await page.addInitScript(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (ms) => timeout(ms / 30);
  });
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  let hung = 0;
  await page.route('**/api/incident/timeline', (route) => {
    hung += 1;
    if (hung > 1) return route.continue();
  });
  await new Aws(world).call('updateIncidentRecord', { arn: incident.arn, summary: 'Behind one that hangs.' });
  await expect(page.locator('.incident-summary')).toHaveText('Behind one that hangs.', { timeout: 15_000 });
  expect(hung).toBeGreaterThan(1);
});

test('who comes and goes costs the others one question', async ({ page, openAs, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await expect(page.locator('.incident-acts .avatars')).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) asked.push(pathname);
  });
  // The panes look again every few seconds; with the clock standing still they don't.
  await page.clock.setFixedTime(new Date());
  let last = Date.now();
  page.on('request', () => (last = Date.now()));
  await expect.poll(() => Date.now() - last, { timeout: 60_000, message: 'what came with the incident is here' }).toBeGreaterThan(5_000);
  asked.length = 0;
  const colleague = await openAs('responder-t', incident.path);
  await live(colleague);
  await expect(page.locator('.incident-acts')).toContainText('RT');
  expect(asked).toEqual(['/api/incident/view']);
});

test('a tab that says nothing while it leads is taken the lead from', async ({ context, page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const second = await context.newPage();
  await second.clock.install();
  await second.goto(incident.path);
  await live(second);
  // The first tab leads, and tells the other nothing any more, as one that hangs.
  await page.evaluate(() => {
    BroadcastChannel.prototype.postMessage = () => undefined;
  });
  await new Aws(world).call('updateIncidentRecord', { arn: incident.arn, summary: 'Told by the second.' });
  await expect(page.locator('.incident-summary')).toHaveText('Told by the second.');
  await expect(second.locator('.incident-summary')).not.toHaveText('Told by the second.');
  await second.clock.runFor(75_000);
  await expect(second.locator('.incident-summary')).toHaveText('Told by the second.', { timeout: 20_000 });
  await live(second);
});

test('what came while somebody was away is marked as new', async ({ openOwn, ownWorld }) => {
  const incident = await newIncident(ownWorld);
  const { page } = await openOwn('responder-s', incident.path);
  await live(page);
  await expect(page.getByText('New since you last looked')).toHaveCount(0);
  await page.goto('about:blank');
  // A visit goes on for ten minutes; a console that starts anew remembers only when somebody looked last.
  await ownWorld.restartServer();
  const { page: colleague } = await openOwn('responder-t', incident.path);
  await live(colleague);
  await noteBox(colleague).fill('While you were away.');
  await colleague.getByRole('button', { name: 'Save note' }).click();
  await expect(row(colleague, 'While you were away.')).toHaveCount(1);
  await page.goto(incident.path);
  const lines = page.locator('ol.timeline > li');
  await expect(page.getByText('New since you last looked')).toHaveCount(1);
  const texts = await lines.allInnerTexts();
  const place = (text: string) => texts.findIndex((one) => one.includes(text));
  expect(place('While you were away.')).toBeLessThan(place('New since you last looked'));
});
test.describe('with an account that outlives the console', () => {
  test.use({ worldOptions: { apart: true } });

  test('a console that is killed and comes back: the page catches up by itself, and the draft stands', async ({ openOwn, ownWorld }) => {
    const incident = await newIncident(ownWorld);
    const { page, watch } = await openOwn('responder-s', incident.path);
    watch.allow({ failed: /\/(events|api\/)/ });
    watch.allow({ console: /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/ });
    await live(page);
    await noteBox(page).fill('Half a sentence');
    await expect(page.getByText('draft kept')).toBeVisible();
    await ownWorld.killServer();
    await expect(page.getByText('Reconnecting')).toBeVisible({ timeout: 20_000 });
    await noteBox(page).press('End');
    await page.keyboard.type(', and its end.');
    await new Aws(ownWorld).call('updateIncidentRecord', { arn: incident.arn, summary: 'Written while the console was down.' });
    await ownWorld.startAgain();
    await expect(page.locator('.incident-summary')).toHaveText('Written while the console was down.', { timeout: 30_000 });
    await expect(page.getByText('Reconnecting')).toHaveCount(0);
    await expect(noteBox(page)).toHaveValue('Half a sentence, and its end.');
    await noteBox(page).press('End');
    await page.keyboard.type(' Now.');
    await expect(page.getByText('draft kept')).toBeVisible();
    await page.reload();
    await live(page);
    await expect(noteBox(page)).toHaveValue(/^Half a sentence/);
    await noteBox(page).fill('A whole sentence.');
    await page.getByRole('button', { name: 'Save note' }).click();
    await expect(row(page, 'A whole sentence.')).toHaveCount(1);
  });
});
