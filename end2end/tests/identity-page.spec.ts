import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { authorization } from '../idp/browser.mjs';
import { expectNoAxeFindings } from '../support/accessibility.ts';
import { Process, freePort } from '../support/processes.ts';
import { inEverySizeAndTheme } from '../support/screenshots.ts';
import { Watch } from '../support/watch.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let provider: Process;
let issuer: string;
let consoleStandIn: Server;
let origin: string;
test.beforeAll(async () => {
  const consolePort = await freePort();
  origin = `http://127.0.0.1:${consolePort}`;
  consoleStandIn = createServer((_req, res) => {
    res.setHeader('content-type', 'text/html');
    res.end('<title>console</title><link rel="icon" href="data:,">');
  }).listen(consolePort, '127.0.0.1');
  await once(consoleStandIn, 'listening');
  const port = await freePort();
  issuer = `http://127.0.0.1:${port}`;
  provider = Process.start('identity provider', process.execPath, ['end2end/idp/provider.mjs'], { PORT: String(port), CLIENT_ORIGINS: origin }, ROOT);
  await provider.healthy(`${issuer}/health`);
});
test.afterAll(async () => {
  consoleStandIn.close();
  await provider.stop();
});

const request = () => authorization(issuer, { redirect_uri: `${origin}/auth/callback` }).url;

test('the sign-in page is accessible in every size and theme', async ({ page }) => {
  await page.goto(request());
  await expect(page.getByRole('heading', { name: 'Choose a demo identity' })).toBeVisible();
  await inEverySizeAndTheme(page, () => expectNoAxeFindings(page));
});

test('a person is chosen by keyboard, and the answer goes to the console', async ({ page }) => {
  const watch = await Watch.over(page.context());
  await page.goto(request());
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Responder S' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.origin === origin && url.searchParams.has('code'));
  expect(watch.findings()).toEqual([]);
});
