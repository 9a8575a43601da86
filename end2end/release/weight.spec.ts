import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';

/** In kB of 1000 bytes, as Chromium's network total counts them. */
const FIRST_VISIT_KB = 450;
const REPEAT_VISIT_KB = 40;

test('an incident weighs little on the first visit and next to nothing on the next', async ({ openAs }) => {
  const page = await openAs('responder-s');
  const incident = await page.getByRole('link', { name: 'pump-117 listens on TCP 123' }).getAttribute('href');
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.clearBrowserCache');

  const first = await weigh(page, network, incident ?? '');
  const repeat = await weigh(page, network, incident ?? '');
  console.log(`first visit ${first.toFixed(0)} kB of ${FIRST_VISIT_KB}, repeat visit ${repeat.toFixed(0)} kB of ${REPEAT_VISIT_KB}`);
  expect.soft(first).toBeLessThanOrEqual(FIRST_VISIT_KB);
  expect.soft(repeat).toBeLessThanOrEqual(REPEAT_VISIT_KB);
});

/** Opens `path` anew and resolves to the kB received until the page follows its event stream, which it does once it runs. */
async function weigh(page: Page, network: CDPSession, path: string): Promise<number> {
  let bytes = 0;
  const count = ({ encodedDataLength }: { encodedDataLength: number }) => {
    bytes += encodedDataLength;
  };
  network.on('Network.loadingFinished', count);
  await page.goto('about:blank');
  const following = page.waitForResponse((response) => new URL(response.url()).pathname === '/events');
  await page.goto(path, { waitUntil: 'load' });
  await following;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  network.off('Network.loadingFinished', count);
  return bytes / 1000;
}
