import { expect, test } from '../fixtures.ts';
import { newIncident, noteBox, row, rows } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

test.use({ javaScriptEnabled: false });
test.beforeEach(({ watch }) => {
  // The page's scripts are announced to the browser, which then may not run them.
  watch.allow({ console: /preloaded using link preload but not used/ });
});

test('without scripts an incident is read whole', async ({ page }) => {
  await signIn(page, 'viewer-v');
  await page.getByRole('link', { name: 'pump-117 listens on TCP 123' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('pump-117 listens on TCP 123');
  await expect(page.getByRole('region', { name: 'What is known' })).toContainText('pump-117');
  await expect(row(page, 'Looking at what opened the port.')).toBeVisible();
  await page.getByRole('navigation', { name: 'Layer' }).getByRole('link', { name: 'Activity' }).click();
  await expect(page).toHaveURL(/layer=activity/);
  const all = await rows(page).count();
  const box = page.getByRole('searchbox', { name: 'Filter the timeline' });
  await box.fill('type:note');
  await box.press('Enter');
  await expect(page).toHaveURL(/layer=activity.*filter=type%3Anote/);
  expect(await rows(page).count()).toBeLessThan(all);
});

test('without scripts an incident is acknowledged and a note is written', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await page.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(page.getByRole('region', { name: 'Next' })).toContainText(/Acknowledged by .+, but nobody leads\./);
  await noteBox(page).fill('Written without **scripts**.');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(row(page, 'Written without').locator('strong')).toHaveText('scripts');
  await page.reload();
  await expect(row(page, 'Written without')).toHaveCount(1);
});

test('without scripts a note that is refused says why and keeps its text', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  const long = 'x'.repeat(20_001);
  await noteBox(page).fill(long);
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByRole('alert')).toHaveText(/20.?001 characters; the limit is 10.?000/);
  await expect(noteBox(page)).toHaveValue(long);
});
