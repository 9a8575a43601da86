import { expect, test } from '../fixtures.ts';
import type { Page } from '@playwright/test';
import { expectNoAxeFindings } from '../support/accessibility.ts';
import { awake, live, newIncident, noteBox, row, writeNote } from '../support/incident.ts';
import { signIn } from '../support/people.ts';
import { inEverySizeAndTheme, takePictures } from '../support/screenshots.ts';

async function look(page: Page, name: string): Promise<void> {
  await inEverySizeAndTheme(page, async () => {
    await expectNoAxeFindings(page);
    await expectNoSidewaysScroll(page);
  });
  await takePictures(page, name);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { wide, room } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, room: document.documentElement.clientWidth }));
  expect(wide, `width of ${page.url()}`).toBeLessThanOrEqual(room);
}

test.beforeEach(() => test.slow());

test('the list', async ({ page }) => {
  await signIn(page, 'responder-s');
  await awake(page);
  await look(page, 'list');
});

test('the list of resolved incidents', async ({ page }) => {
  await signIn(page, 'viewer-v', '/?status=resolved&impact=2&q=pump');
  await awake(page);
  await look(page, 'list-resolved');
});

test('the incident of the story', async ({ page }) => {
  await signIn(page, 'responder-s');
  await page.getByRole('link', { name: 'pump-117 listens on TCP 123' }).click();
  await live(page);
  await look(page, 'incident');
});

test('the panes of the phone', async ({ page }) => {
  await signIn(page, 'responder-s');
  await page.getByRole('link', { name: 'pump-117 listens on TCP 123' }).click();
  await live(page);
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [tab, view] of [['Device', 'device'], ['Runbook', 'runbook'], ['More', 'more'], ['Timeline', 'timeline']] as const) {
    await page.getByRole('navigation', { name: 'Panes' }).getByRole('link', { name: tab }).click();
    await expect(page).toHaveURL(new RegExp(`view=${view}`));
    await look(page, `phone-${view}`);
    await page.setViewportSize({ width: 390, height: 844 });
  }
});

test('an incident with everything on it', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await page.locator('input[type="file"]').setInputFiles({ name: 'capture.pcap', mimeType: 'application/octet-stream', buffer: Buffer.from('x') });
  await expect(row(page, 'capture.pcap')).toBeVisible();
  await live(page);
  await noteBox(page).fill('# Findings\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nlong line of code that goes on and on and on and on and on and on and on and on\n```\n[a link](https://example.org/)');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(row(page, 'long line of code')).toHaveCount(1);
  await noteBox(page).fill('A draft');
  await page.getByRole('searchbox', { name: 'Filter the timeline' }).fill('type:note OR OR');
  await expect(page.getByRole('alert')).toBeVisible();
  await look(page, 'incident-full');
});

test('the incident as somebody sees it who may only read', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'viewer-v', incident.path);
  await live(page);
  await look(page, 'incident-viewer');
});

const dialogs = [
  ['Edit…', 'Edit title, summary and impact', 'edit'],
  ['Resolve…', 'Resolve this incident', 'resolve'],
  ['Add', 'Add a related item', 'add-item'],
  ['Engage…', 'Engage somebody', 'engage'],
  ['Continue… step Analysis', 'Done with step Analysis', 'continue'],
] as const;
for (const [button, title, name] of dialogs) {
  test(`the dialog "${title}"`, async ({ page, world }) => {
    const incident = await newIncident(world);
    await signIn(page, 'responder-s', incident.path);
    await live(page);
    await page.getByRole('button', { name: button, exact: true }).click();
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await look(page, `dialog-${name}`);
  });
}

test('the menus', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await writeNote(page, 'With a menu.');
  for (const [opener, name] of [
    [page.locator('summary[aria-label="Lead and scribe"]'), 'lead'],
    [page.locator('summary[aria-label="More acts"]'), 'acts'],
    [row(page, 'With a menu.').locator('summary[aria-label="More for this entry"]'), 'row'],
  ] as const) {
    await opener.click({ force: true });
    await expectNoAxeFindings(page);
    await page.screenshot({ path: `screenshots/menu-${name}.png` });
    await page.keyboard.press('Escape');
  }
});

test('the gallery', async ({ page }) => {
  await signIn(page, 'viewer-v', '/gallery');
  await awake(page);
  await look(page, 'gallery');
});

test('erasing an entry', async ({ page, openAs, world }) => {
  const incident = await newIncident(world);
  const writer = await openAs('responder-s', incident.path);
  await live(writer);
  await writeNote(writer, 'The operator\'s private number is in here.');
  await signIn(page, 'lead-l', incident.path);
  await live(page);
  const note = row(page, 'private number');
  await note.hover();
  await note.locator('summary[aria-label="More for this entry"]').click();
  await note.getByRole('link', { name: 'Erase…' }).click();
  await awake(page);
  await expect(page.getByRole('heading', { name: 'Erase an entry', level: 1 })).toBeVisible();
  await look(page, 'erase');
});

test('the sessions', async ({ page, openAs }) => {
  await openAs('responder-s');
  await signIn(page, 'lead-l', '/sessions');
  await awake(page);
  await look(page, 'sessions');
});

test('starting an incident by hand', async ({ page }) => {
  await signIn(page, 'responder-s', '/incidents/new');
  await awake(page);
  await look(page, 'start');
});

test('an address that leads nowhere', async ({ page, watch }) => {
  watch.expect({ url: /nothing/, status: 404 });
  await signIn(page, 'viewer-v');
  await page.goto('/nothing/here');
  await awake(page);
  await look(page, 'not-found');
});

test('signed out', async ({ page }) => {
  await page.goto('/auth/signed-out');
  await look(page, 'signed-out');
});
