import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures.ts';
import { awake, live, newIncident, noteBox, row } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

const PAGE = '<!DOCTYPE html><script>alert(document.domain)</script>';

test('a file of evidence is kept by its hash and served as nothing but a file', async ({ page, world, openAs }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await noteBox(page).fill('A text that is being typed.');
  await page.locator('input[type="file"]').setInputFiles({ name: 'capture "<b>.html', mimeType: 'text/html', buffer: Buffer.from(PAGE) });
  const entry = row(page, 'capture');
  await expect(entry).toBeVisible();
  await awake(page);
  const sha256 = createHash('sha256').update(PAGE).digest('hex');
  await expect(entry.locator('[title^="SHA-256"]')).toHaveAttribute('title', `SHA-256 ${sha256}`);
  await expect(entry).toContainText(`${PAGE.length} B`);
  await expect(noteBox(page)).toHaveValue('A text that is being typed.');

  const link = entry.getByRole('link', { name: 'capture' });
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(await readFile(await download.path(), 'utf8')).toBe(PAGE);
  const answer = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': expect.stringMatching(/^attachment;/),
    'x-content-type-options': 'nosniff',
    'content-security-policy': expect.stringContaining('sandbox'),
  });

  const colleague = await openAs('viewer-v', incident.path);
  await expect(row(colleague, 'capture')).toBeVisible();
  await live(colleague);
  await expect(colleague.locator('input[type="file"]')).toHaveCount(0);
});

test('a file that is too large is refused with the limit, and the page stays', async ({ page, world, watch }) => {
  watch.allow({ url: /\/evidence$/, status: 413 });
  watch.allow({ url: /\/evidence$/, status: 422 });
  watch.allow({ failed: /\/evidence$/ });
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await noteBox(page).fill('Still here.');
  await page.locator('input[type="file"]').setInputFiles({ name: 'large.pcap', mimeType: 'application/octet-stream', buffer: Buffer.alloc(25_000_001 + 1_300_000) });
  await expect(page.getByText(/25 MB/)).toBeVisible();
  await expect(noteBox(page)).toHaveValue('Still here.');
});
