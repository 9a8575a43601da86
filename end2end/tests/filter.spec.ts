import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { awake, type Incident, live, newIncident, rows } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

test('layer and filter live in the address, and what they hide is counted', async ({ page, openAs, world }) => {
  const incident = await newIncident(world, { events: 40 });
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const box = page.getByRole('searchbox', { name: 'Filter the timeline' });
  const hidden = page.locator('.filter-hidden');
  await page.getByRole('navigation', { name: 'Layer' }).getByRole('link', { name: 'Activity' }).click();
  await expect(page).toHaveURL(/layer=activity/);
  await expect(hidden).toHaveText('0 hidden');
  const all = await rows(page).count();
  await box.fill('type:note AND NOT text:"message 20"');
  await expect(page).toHaveURL(/filter=/);
  const passing = await rows(page).count();
  expect(passing).toBeGreaterThan(0);
  await expect(hidden).toHaveText(`${all - passing} hidden`);

  const { pathname, search } = new URL(page.url());
  const colleague = await openAs('viewer-v', pathname + search);
  await live(colleague);
  await expect(colleague.getByRole('searchbox', { name: 'Filter the timeline' })).toHaveValue('type:note AND NOT text:"message 20"');
  await expect(rows(colleague)).toHaveCount(passing);

  await page.getByRole('navigation', { name: 'Layer' }).getByRole('link', { name: 'Story' }).click();
  await expect(page).toHaveURL(/filter=/);
  await expect(page).not.toHaveURL(/layer=/);
});

test('a filter that does not parse says where, and the last good one stays', async ({ page, world }) => {
  const incident = await newIncident(world, { events: 40 });
  await signIn(page, 'responder-s', `${incident.path}?layer=activity`);
  await live(page);
  const box = page.getByRole('searchbox', { name: 'Filter the timeline' });
  await box.fill('type:note');
  await expect(page).toHaveURL(/filter=type%3Anote$/);
  const passing = await rows(page).count();
  await box.fill('type:note OR OR actor:x');
  const fault = page.getByRole('alert');
  await expect(fault).toContainText('At character 14:');
  await expect(fault).toContainText('The last good filter stays.');
  await expect(fault.locator('mark')).toHaveText('OR');
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  await expect(box).toHaveAccessibleDescription(/At character 14/);
  await expect(rows(page)).toHaveCount(passing);
  await box.fill('type:nonsense');
  await expect(fault).toContainText('expected');
  await box.fill('');
  await expect(fault).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test.beforeEach(({ watch }) => {
    // The page's scripts are announced to the browser, which then may not run them.
    watch.allow({ console: /preloaded using link preload but not used/ });
  });

  test('an address with a filter that does not parse shows all entries, and says so', async ({ page, world }) => {
    await showsAll(page, await newIncident(world));
  });
});

test('an address with a filter that does not parse shows all entries, and says so', async ({ page, world }) => {
  const incident = await newIncident(world);
  await showsAll(page, incident);
  await live(page);
  await expect(page.getByRole('alert')).toContainText('All entries are shown.');
  const all = await rows(page).count();
  const box = page.getByRole('searchbox', { name: 'Filter the timeline' });
  await box.fill('text:"no such word"');
  await expect(rows(page)).toHaveCount(0);
  await box.fill('type:nonsense');
  await expect(page.getByRole('alert')).toContainText('The last good filter stays.');
  await expect(rows(page)).toHaveCount(0);
  await box.fill('');
  await expect(rows(page)).toHaveCount(all);
  await box.fill('type:nonsense');
  await expect(page.getByRole('alert')).toContainText('All entries are shown.');
});

/** No filter was in force before the page's own. */
async function showsAll(page: Page, incident: Incident): Promise<void> {
  await signIn(page, 'viewer-v', `${incident.path}?layer=activity`);
  const all = await rows(page).count();
  expect(all).toBeGreaterThan(0);
  await page.goto(`${incident.path}?layer=activity&filter=${encodeURIComponent('type:note OR OR actor:x')}`);
  const fault = page.getByRole('alert');
  await expect(fault).toContainText('At character 14:');
  await expect(fault).toContainText('All entries are shown.');
  await expect(rows(page)).toHaveCount(all);
}

test('a filter that nothing passes says so', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'viewer-v', `${incident.path}?filter=${encodeURIComponent('text:"no such word"')}`);
  await awake(page);
  await expect(page.getByText('No entry passes this filter.')).toBeVisible();
});

test('of many entries the first hundred are drawn, and the filter looks through all', async ({ page, world }) => {
  test.slow();
  const incident = await newIncident(world, { events: 400 });
  await signIn(page, 'viewer-v', `${incident.path}?layer=activity`);
  await live(page);
  const layer = page.getByRole('navigation', { name: 'Layer' }).getByRole('link', { name: 'Activity' });
  await expect(page.getByRole('button', { name: /older entries/ })).toBeVisible({ timeout: 60_000 });
  await expect(rows(page)).toHaveCount(100);
  await page.getByRole('searchbox', { name: 'Filter the timeline' }).fill('text:"message 110:"');
  await expect(rows(page)).toHaveCount(1, { timeout: 60_000 });
  // A long timeline arrives in parts; what is hidden counts all that are there.
  await expect(async () => {
    const total = Number((await layer.innerText()).replace(/\D/g, ''));
    expect(await page.locator('.filter-hidden').innerText()).toBe(`${total - 1} hidden`);
  }).toPass({ timeout: 30_000 });
});

test('what passes a filter fills the screen, and the rest comes as the reader scrolls to it', async ({ page, world }) => {
  test.slow();
  const incident = await newIncident(world, { events: 400 });
  await signIn(page, 'viewer-v', `${incident.path}?layer=activity`);
  await live(page);
  const layer = page.getByRole('navigation', { name: 'Layer' }).getByRole('link', { name: 'Activity' });
  const older = page.getByRole('button', { name: /older entries/ });
  // More than the page's HTML holds.
  await expect(older).toBeVisible({ timeout: 120_000 });
  await page.getByRole('searchbox', { name: 'Filter the timeline' }).fill('NOT text:"message 3"');
  const list = page.getByRole('region', { name: 'Timeline entries' });
  const filled = () => list.evaluate((at) => at.scrollHeight - at.clientHeight >= 1000);
  await expect.poll(filled).toBe(true);
  await expect(older).toBeVisible();
  // Each key draws few at first, also when a filter comes back of which many were drawn.
  const atFirst = (text: string) =>
    page.evaluate(
      (text) =>
        new Promise<number>((resolve) => {
          const box = document.querySelector<HTMLInputElement>('#filter');
          if (!box) throw new Error('no filter');
          box.value = text;
          box.dispatchEvent(new InputEvent('input', { bubbles: true }));
          requestAnimationFrame(() => resolve(document.querySelectorAll('ol.timeline > li.row').length));
        }),
      text,
    );
  for (const text of ['NOT text:"message 4"', 'NOT text:"message 3"']) {
    const drawn = await atFirst(text);
    expect(drawn).toBeGreaterThan(0);
    expect(drawn).toBeLessThanOrEqual(8);
    await expect.poll(filled).toBe(true);
  }
  await expect(async () => {
    await list.evaluate((at) => at.scrollTo(0, at.scrollHeight));
    await expect(older).toHaveCount(0, { timeout: 500 });
    const hidden = Number((await page.locator('.filter-hidden').innerText()).replace(/\D/g, ''));
    const total = Number((await layer.innerText()).replace(/\D/g, ''));
    expect(hidden).toBeGreaterThan(0);
    await expect(rows(page)).toHaveCount(total - hidden, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
});
