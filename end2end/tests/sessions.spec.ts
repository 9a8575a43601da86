import { expect, test } from '../fixtures.ts';
import { live, newIncident } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

test('a lead ends a responder\'s session, and the responder\'s open page says so by itself', async ({ openOwn, ownWorld }) => {
  const incident = await newIncident(ownWorld);
  const { page: responder, watch } = await openOwn('responder-s', incident.path);
  watch.allow({ url: /\/api\/|\/events/, status: 401 });
  await live(responder);
  const { page: lead } = await openOwn('lead-l');
  await lead.locator('summary[aria-label="You: Lead L"]').click();
  await lead.getByRole('link', { name: 'Sessions' }).click();
  await expect(lead.getByRole('heading', { name: 'Sessions', level: 1 })).toBeVisible();
  const open = lead.getByRole('listitem').filter({ hasText: 'Responder S' });
  await expect(open).toContainText(/used .* ago/);
  await expect(lead.getByRole('listitem').filter({ hasText: 'This session' })).toContainText('Lead L');
  await open.getByRole('button', { name: 'End the session of Responder S' }).click();
  await expect(open).toHaveCount(0);
  await expect(lead).toHaveURL(/\/sessions\??$/);
  await expect(responder.getByRole('dialog', { name: 'You are signed out' })).toBeVisible({ timeout: 20_000 });
});

test('who may not end other people\'s sessions sees their own alone, and why', async ({ page }) => {
  await signIn(page, 'viewer-v', '/sessions');
  await expect(page.getByRole('listitem').filter({ hasText: 'This session' })).toContainText('Viewer V');
  await expect(page.getByText("You need the right to end other people's sessions")).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test.beforeEach(({ watch }) => {
    // The page's scripts are announced to the browser, which then may not run them.
    watch.allow({ console: /preloaded using link preload but not used/ });
  });

  test('the sessions are read and ended all the same', async ({ page, openAs }) => {
    // A session besides; its page needn't stay open, where the browser would tell of scripts that it may not run.
    await (await openAs('auditor-a')).close();
    await signIn(page, 'auditor-a', '/sessions');
    const other = page.getByRole('button', { name: 'End the session of Auditor A' });
    await expect(other.first()).toBeVisible();
    const before = await other.count();
    await other.first().click();
    await expect(page.getByRole('heading', { name: 'Sessions', level: 1 })).toBeVisible();
    await expect(other).toHaveCount(before - 1);
  });
});
