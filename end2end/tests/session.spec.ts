import { expect, test } from '../fixtures.ts';
import { live, newIncident, noteBox, row } from '../support/incident.ts';
import { chooseIdentity, signIn } from '../support/people.ts';

test('a session that ends while a note is written: signing in again in place keeps the text and stores it once', async ({ page, context, world, watch }) => {
  watch.expect({ url: /\/api\/timeline\/note$/, status: 401 });
  watch.allow({ url: /\/api\/|\/events/, status: 401 });
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await noteBox(page).fill('Written before the session ended.');
  await context.clearCookies({ name: 'lazaret' });
  await page.getByRole('button', { name: 'Save note' }).click();
  const dialog = page.getByRole('dialog', { name: 'You are signed out' });
  await expect(dialog).toBeVisible();
  await expect(page.locator('textarea#note')).toHaveValue('Written before the session ended.');
  const opened = context.waitForEvent('page');
  await dialog.getByRole('link', { name: 'Sign in again' }).click();
  const tab = await opened;
  // The provider may still know the person; then it asks nothing.
  await tab.waitForLoadState().catch(() => undefined);
  if (!tab.isClosed() && (await tab.getByRole('heading', { name: 'Choose a demo identity' }).isVisible().catch(() => false))) {
    await chooseIdentity(tab, 'responder-s');
  }
  await expect(dialog).toBeHidden();
  await expect(row(page, 'Written before the session ended.')).toHaveCount(1);
  await expect(noteBox(page)).toHaveValue('');
  await page.reload();
  await expect(row(page, 'Written before the session ended.')).toHaveCount(1);
});

test.describe('with sessions that last six seconds', () => {
  test.use({ worldOptions: { env: { LAZARET_SESSION_ABSOLUTE_S: '6' } } });

  test('an open page says by itself that the session ended, and nothing typed is lost', async ({ openOwn, ownWorld }) => {
    const incident = await newIncident(ownWorld);
    const { page, watch } = await openOwn('responder-s', incident.path);
    watch.allow({ url: /\/api\/|\/events/, status: 401 });
    await page.locator('textarea#note').fill('Typed in time.');
    await expect(page.getByRole('dialog', { name: 'You are signed out' })).toBeVisible({ timeout: 30_000 });
    await expect(page.locator('textarea#note')).toHaveValue('Typed in time.');
    await expect(page.getByText('Reconnecting')).toHaveCount(0);
  });
});

test('somebody else who signs in meanwhile does not send the first one\'s text', async ({ page, context, world, watch }) => {
  watch.allow({ url: /\/api\/|\/events/, status: 401 });
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await noteBox(page).fill('Mine alone.');
  await context.clearCookies();
  await page.getByRole('button', { name: 'Save note' }).click();
  const dialog = page.getByRole('dialog', { name: 'You are signed out' });
  const opened = context.waitForEvent('page');
  await dialog.getByRole('link', { name: 'Sign in again' }).click();
  const tab = await opened;
  await chooseIdentity(tab, 'responder-t');
  // The page starts afresh, as the new person's.
  await expect(page.locator('summary[aria-label="You: Responder T"]')).toBeVisible({ timeout: 30_000 });
  await expect(row(page, 'Mine alone.')).toHaveCount(0);
});
