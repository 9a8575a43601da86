import { expect, test } from '../fixtures.ts';
import { expectNoAxeFindings } from '../support/accessibility.ts';
import { chooseIdentity, nameOf, signIn } from '../support/people.ts';
import { inEverySizeAndTheme, takePictures } from '../support/screenshots.ts';

test('a responder signs in and sees the incidents', async ({ page }) => {
  await signIn(page, 'responder-s');
  await expect(page).toHaveTitle(/Incidents/);
  await expect(page.getByText(nameOf('responder-s')).first()).toBeAttached();
});

test('a link into the console leads through sign-in and back, filter and all', async ({ page }) => {
  await page.goto('/?q=pump-117');
  await chooseIdentity(page, 'viewer-v');
  await page.waitForURL('/?q=pump-117');
});

test('somebody in no known group is told so, accessibly', async ({ page, watch }) => {
  watch.expect({ url: /\/auth\/not-allowed$/, status: 403 });
  await page.goto('/');
  await chooseIdentity(page, 'outsider-o');
  await expect(page.getByRole('heading', { name: 'You are not allowed in' })).toBeVisible();
  await inEverySizeAndTheme(page, () => expectNoAxeFindings(page));
  await takePictures(page, 'not-allowed');
});

test('signing out ends here and at the provider', async ({ page }) => {
  await signIn(page, 'responder-s');
  await page.goto('/auth/signed-out');
  await expectNoAxeFindings(page);
  await page.goto('/');
  await page.locator('summary', { hasText: nameOf('responder-s') }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.waitForURL('/auth/signed-out');
  await expect(page.getByRole('heading', { name: 'You are signed out' })).toBeVisible();
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Choose a demo identity' })).toBeVisible();
});

test('signing in in place, through the provider, tells the waiting page and closes itself', async ({ page, context, watch }) => {
  // The list follows its stream, which ends with the session.
  watch.allow({ url: /\/(events|api\/)/, status: 401 });
  await signIn(page, 'responder-s');
  const heard = page.evaluate(
    () => new Promise((resolve) => (new BroadcastChannel('lazaret-session').onmessage = (message) => resolve(message.data))),
  );
  await context.clearCookies();
  const opened = context.waitForEvent('page');
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: '/auth/in-place', target: '_blank', rel: 'opener' });
    document.body.append(link);
    link.click();
  });
  const tab = await opened;
  const closed = tab.waitForEvent('close');
  await chooseIdentity(tab, 'responder-s');
  expect(await heard).toBe('signed-in');
  await closed;
});

test('the console says so while its provider is down, and recovers', async ({ ownWorld, browser }) => {
  const context = await browser.newContext({ baseURL: ownWorld.url });
  const page = await context.newPage();
  await ownWorld.tell('provider', 'POST', '/test/faults', { kind: 'discovery-down', times: 1000 });
  await ownWorld.restartServer();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'The identity provider does not answer' })).toBeVisible();
  await inEverySizeAndTheme(page, () => expectNoAxeFindings(page));
  await ownWorld.tell('provider', 'DELETE', '/test/faults');
  await expect(async () => {
    await page.getByRole('link', { name: 'Sign in again' }).click();
    await expect(page.getByRole('heading', { name: 'Choose a demo identity' })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await context.close();
});
