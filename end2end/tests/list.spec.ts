import { expect, test } from '../fixtures.ts';
import { containmentPane, openForm } from '../support/device.ts';
import { awake, live, newIncident } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

const PUMP = 'pump-117 listens on TCP 123';

test('open incidents come first, and one leads to its page', async ({ page }) => {
  await signIn(page, 'responder-s');
  await awake(page);
  const open = page.getByRole('table', { name: 'Open' });
  await expect(open.getByRole('row', { name: /pump-117 listens on TCP 123/ })).toBeVisible();
  await expect(open.getByRole('row', { name: /gateway-003/ })).toContainText('Critical');
  await page.getByRole('link', { name: PUMP }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(PUMP);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incidents');
});

test('facets narrow the list, and their address shows a colleague the same', async ({ page, openAs }) => {
  await signIn(page, 'responder-s');
  await awake(page);
  const filters = page.getByRole('navigation', { name: 'Filters' });
  await filters.getByRole('link', { name: /^Resolved/ }).click();
  await expect(page).toHaveURL(/status=resolved/);
  await expect(page.getByRole('table', { name: 'Open' })).toHaveCount(0);
  await filters.getByRole('link', { name: /^Low/ }).click();
  await expect(page).toHaveURL(/impact=4/);
  // The address changes first, and the list once it was fetched.
  await expect(filters.getByRole('link', { name: /^Low/ })).toHaveAttribute('aria-current', 'true');
  const first = await page.getByRole('table', { name: 'Resolved' }).getByRole('rowheader').first().innerText();

  const { pathname, search } = new URL(page.url());
  const colleague = await openAs('responder-t', pathname + search);
  await expect(colleague.getByRole('table', { name: 'Resolved' }).getByRole('rowheader').first()).toHaveText(first, { useInnerText: true });
  await colleague.getByRole('link', { name: 'Clear all' }).click();
  await expect(colleague).toHaveURL('/');
});

test('a search finds an incident by its device, and the back button takes it away', async ({ page }) => {
  await signIn(page, 'responder-s');
  await awake(page);
  await page.keyboard.press('/');
  await page.keyboard.type('chlorine-012');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=chlorine-012/);
  await expect(page.getByRole('link', { name: /chlorine-012/ }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: PUMP })).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole('link', { name: PUMP })).toBeVisible();
});

test('a search that finds nothing says so and offers the way back', async ({ page }) => {
  await signIn(page, 'responder-s', '/?q=no-such-device');
  await awake(page);
  await expect(page.getByText('No incident matches')).toBeVisible();
  await page.getByRole('link', { name: 'Clear all' }).click();
  await expect(page.getByRole('link', { name: PUMP })).toBeVisible();
});

test('resolved incidents are paged by key, without a row twice', async ({ page }) => {
  await signIn(page, 'responder-s', '/?status=resolved');
  await awake(page);
  const titles = page.getByRole('table', { name: 'Resolved' }).getByRole('rowheader').getByRole('link');
  const hrefs = async () => titles.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const first = await hrefs();
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(page).toHaveURL(/after=/);
  await expect.poll(async () => (await hrefs()).some((href) => first.includes(href))).toBe(false);
  expect((await hrefs()).length).toBeGreaterThan(10);
  await page.getByRole('link', { name: 'Newest' }).click();
  await expect.poll(hrefs).toEqual(first);
});

test('how far devices are held is a column, and a facet that narrows the list', async ({ openOwn, ownWorld }) => {
  const incident = await newIncident(ownWorld);
  const { page } = await openOwn('containment-c', incident.path);
  await live(page);
  const dialog = await openForm(page, containmentPane(page), 'Quarantine…', /^Quarantine /);
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Sends too much');
  await dialog.getByRole('button', { name: 'Quarantine', exact: true }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await page.goto('/');
  await awake(page);
  const row = page.getByRole('row', { name: new RegExp(incident.title) });
  await expect(row.getByRole('cell').nth(2)).toContainText(/Requested|Applied/, { timeout: 30_000 });
  const filters = page.getByRole('navigation', { name: 'Filters' });
  await filters.getByRole('link', { name: /^Not verified/ }).click();
  await expect(page).toHaveURL(/quarantine=unproven/);
  await expect(row).toBeVisible();
  await expect(page.getByRole('link', { name: PUMP })).toHaveCount(0);
  await filters.getByRole('link', { name: /^None in force/ }).click();
  await expect(page.getByRole('link', { name: PUMP })).toBeVisible();
  await expect(row).toHaveCount(0);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the list is read, searched and narrowed', async ({ page }) => {
    await signIn(page, 'viewer-v');
    await expect(page.getByRole('link', { name: PUMP })).toBeVisible();
    await page.getByRole('searchbox').fill('meter-071');
    await page.getByRole('searchbox').press('Enter');
    await expect(page).toHaveURL(/q=meter-071/);
    await expect(page.getByRole('link', { name: /meter-071/ }).first()).toBeVisible();
    await expect(page.getByRole('link', { name: PUMP })).toHaveCount(0);
  });
});

test('a list that came with the page is not asked for again when the page wakes', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/incidents/list')) asked.push(request.url());
  });
  // What changes meanwhile is asked for; here nothing tells of it.
  await page.addInitScript(() => Object.assign(window, { EventSource: class extends EventTarget { close() {} } }));
  await signIn(page, 'viewer-v', '/');
  await awake(page);
  expect(asked).toEqual([]);
});

test('what somebody does shows on a list that is open, at once', async ({ openOwn, ownWorld }) => {
  const incident = await newIncident(ownWorld);
  const { page: colleague } = await openOwn('responder-t', incident.path);
  await live(colleague);
  const { page } = await openOwn('lead-l', '/');
  await awake(page);
  const row = page.getByRole('row', { name: new RegExp(incident.title) });
  await expect(row).toBeVisible();
  // The page's clock stands still: what it does every few seconds by itself it does not do.
  await page.clock.setFixedTime(new Date());
  await colleague.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(row).toContainText('Responder T');
  await expect(page).toHaveTitle(/^● Incidents/);
});
