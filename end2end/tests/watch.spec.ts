import { createServer, type RequestListener, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, test, type Page } from '@playwright/test';
import { expectNoAxeFindings } from '../support/accessibility.ts';
import { Watch } from '../support/watch.ts';

// The watch is what makes every other test strict: here it is shown to see each kind of trouble.

const PAGES: Record<string, string> = {
  '/good': '<p>all is well</p>',
  '/warns': '<script>console.warn("careful")</script>',
  '/errs': '<script>console.error("wrong")</script>',
  '/throws': '<script>setTimeout(() => { throw new Error("thrown"); })</script>',
  '/rejects': '<script>Promise.reject(new Error("rejected"))</script>',
  '/asks-nothing': '<img alt="" src="/missing.png">',
  '/asks-nobody': '<img alt="" src="http://127.0.0.1:1/x.png">',
  '/policy': '<style>p { color: red }</style><p>plain</p>',
  '/policy-script': '<script src="http://127.0.0.1:1/x.js"></script>',
  '/unreadable': '<p style="color: #eee; background: #fff">pale</p><img src="data:,">',
};

const serve: RequestListener = (req, res) => {
  const body = PAGES[req.url ?? ''];
  res.writeHead(body ? 200 : 404, { 'content-type': 'text/html', ...(req.url?.startsWith('/policy') && { 'content-security-policy': "style-src 'none'; script-src 'none'" }) });
  res.end(body && `<!DOCTYPE html><html lang="en"><head><title>page</title><link rel="icon" href="data:,"></head><body><main><h1>page</h1>${body}</main></body></html>`);
};

let server: Server;
let origin: string;
test.beforeAll(async () => {
  server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
test.afterAll(() => {
  server.close();
});

async function visit(page: Page, path: string): Promise<Watch> {
  const watch = await Watch.over(page.context());
  await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
  return watch;
}

test('a good page has no findings', async ({ page }) => {
  const watch = await visit(page, '/good');
  expect(watch.findings()).toEqual([]);
  await expectNoAxeFindings(page);
});

const troubles: [string, RegExp][] = [
  ['/warns', /console warning: careful/],
  ['/errs', /console error: wrong/],
  ['/throws', /page error: Error: thrown/],
  ['/rejects', /page error: Error: rejected/],
  ['/asks-nothing', /answer 404: GET .*missing\.png/],
  ['/asks-nobody', /request failed: GET .*x\.png/],
  ['/policy', /CSP violation: style-src/],
  ['/policy-script', /CSP violation: script-src/],
];
for (const [path, finding] of troubles) {
  test(`the page ${path} is found out`, async ({ page }) => {
    const watch = await visit(page, path);
    await expect.poll(() => watch.findings().join('\n')).toMatch(finding);
  });
}

test('what was announced is no finding, and must happen', async ({ page }) => {
  const watch = await Watch.over(page.context());
  watch.expect({ url: /missing\.png$/, status: 404 });
  expect(watch.findings()).toEqual(['announced but not seen: answer 404 from /missing\\.png$/']);
  await page.goto(`${origin}/asks-nothing`, { waitUntil: 'networkidle' });
  expect(watch.findings()).toEqual([]);
});

test('axe finds pale text and an image without a text', async ({ page }) => {
  await page.goto(`${origin}/unreadable`);
  await expect(expectNoAxeFindings(page)).rejects.toThrow(/color-contrast[^]*image-alt/);
});
