import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { awake, live, newIncident, row } from '../support/incident.ts';
import { chooseIdentity, signIn, type Subject } from '../support/people.ts';

// The session ends while somebody types. Nothing of it may be lost.

const TITLE = 'pump-117 answers on an unknown port';
const REASON = 'Seen by the device engineer on site.';

async function fillIn(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Title', exact: true }).fill(TITLE);
  await page.getByLabel('Impact').selectOption({ index: 1 });
  await page.getByLabel('Response plan').selectOption({ index: 1 });
  await page.getByLabel('Reason').fill(REASON);
}

async function signInAgainInTheOtherTab(page: Page, subject: Subject): Promise<void> {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: 'Sign in again' }).click();
  const tab = await opened;
  const closed = tab.waitForEvent('close');
  await chooseIdentity(tab, subject);
  await closed;
}

test('a form outlives its session: sign in again in another tab, and it goes on', async ({ page, watch }) => {
  await signIn(page, 'responder-s', '/incidents/new');
  // A form that isn't awake is sent as without scripts, which the last test shows.
  await awake(page);
  await fillIn(page);
  await page.context().clearCookies();
  watch.expect({ url: /\/api\//, status: 401 });
  await page.getByRole('button', { name: 'Start the incident' }).click();
  await expect(page.getByRole('dialog', { name: 'You are signed out' })).toBeVisible();
  await signInAgainInTheOtherTab(page, 'responder-s');
  // What was refused is sent again by itself, once: the form's entry id makes a double of it impossible.
  await page.waitForURL(/\/incidents\/\d{12}\//);
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
});

test('a file outlives its session: what was chosen is stored once somebody signed in again', async ({ page, world, watch }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await page.context().clearCookies();
  watch.expect({ url: /\/evidence$/, status: 401 });
  // What the page asks for by itself meanwhile.
  watch.allow({ url: /\/(api|events)/, status: 401 });
  await page.locator('input[type="file"]').setInputFiles({ name: 'capture.log', mimeType: 'text/plain', buffer: Buffer.from('port 123') });
  await expect(page.getByRole('dialog', { name: 'You are signed out' })).toBeVisible();
  await expect(page.getByText('Uploading')).toBeVisible();
  await signInAgainInTheOtherTab(page, 'responder-s');
  await expect(row(page, 'capture.log')).toHaveCount(1);
  await expect(page.getByText('Uploading')).toHaveCount(0);
});

test('somebody else who signs in sends nothing in the first one’s name', async ({ page, watch }) => {
  await signIn(page, 'responder-s', '/incidents/new');
  // A form that isn't awake is sent as without scripts, which the last test shows.
  await awake(page);
  await fillIn(page);
  await page.context().clearCookies();
  watch.expect({ url: /\/api\//, status: 401 });
  await page.getByRole('button', { name: 'Start the incident' }).click();
  await signInAgainInTheOtherTab(page, 'responder-t');
  await expect(page.locator('summary', { hasText: 'Responder T' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/incidents/new');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the browser keeps the form, and reloading sends it', async ({ page, watch }) => {
    await signIn(page, 'responder-s', '/incidents/new');
    await fillIn(page);
    await page.context().clearCookies({ name: 'lazaret' });
    watch.expect({ url: /\/api\//, status: 401 });
    await page.getByRole('button', { name: 'Start the incident' }).click();
    await expect(page.getByRole('heading', { name: 'Your session has ended' })).toBeVisible();
    const tab = await page.context().newPage();
    await tab.goto('/auth/in-place');
    await expect(tab.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
    await tab.close();
    await page.reload();
    await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  });
});
