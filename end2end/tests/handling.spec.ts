import { expect, test } from '../fixtures.ts';
import { live, newIncident, next, noteBox, row } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

test('an incident is acknowledged, led, noted on, resolved and reopened', async ({ page, world, watch }) => {
  watch.expect({ url: /\/api\/incident\/resolve$/, status: 422 });
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const clocks = page.locator('.clocks');
  await expect(next(page)).toContainText(/^NextNobody has acknowledged/);
  await next(page).getByRole('button', { name: 'Acknowledge' }).click();
  await expect(next(page)).toContainText(/Acknowledged by .+, but nobody leads\./);
  await expect(clocks).toContainText('by Responder S');
  await next(page).getByRole('button', { name: 'Take the lead' }).click();
  await expect(next(page)).toContainText('Step 2 of 3, Analysis, waits for you');
  await expect(clocks).toContainText('LeadResponder S');

  await noteBox(page).focus();
  await page.keyboard.type('Opened from a **maintenance** laptop? `203.0.113.9` <img src=x onerror=alert(1)> <b>bold</b>');
  await page.getByRole('button', { name: 'Save note' }).click();
  const note = row(page, 'maintenance');
  await expect(note.locator('strong')).toHaveText('maintenance');
  await expect(note.locator('code')).toHaveText('203.0.113.9');
  await expect(note).toContainText('<img src=x onerror=alert(1)> <b>bold</b>');
  await expect(note.locator('img, b')).toHaveCount(0);
  await expect(note).toContainText('on the record and in AWS', { timeout: 15_000 });
  await expect(noteBox(page)).toHaveValue('');

  await page.getByRole('button', { name: 'Resolve…' }).click();
  const resolve = page.getByRole('dialog', { name: 'Resolve this incident' });
  await resolve.getByRole('button', { name: /^Resolve/ }).click();
  await expect(resolve.getByRole('alert').first()).toBeVisible();
  await resolve.getByRole('radio', { name: /^Benign/ }).check();
  await resolve.getByRole('textbox', { name: 'Reason' }).fill('A laptop of the maintainer, with a permit.');
  await resolve.getByRole('button', { name: 'Resolve as benign' }).click();
  await expect(resolve).toBeHidden();
  await expect(next(page)).toContainText('Resolved as benign. Nothing waits.');
  await expect(row(page, /Resolved|resolved/).first()).toBeVisible();

  await page.getByRole('button', { name: 'Reopen…' }).click();
  const reopen = page.getByRole('dialog', { name: 'Reopen this incident' });
  await reopen.getByRole('textbox', { name: 'Reason' }).fill('The permit was for another pump.');
  await reopen.getByRole('button', { name: 'Reopen', exact: true }).click();
  await expect(reopen).toBeHidden();
  await expect(page.getByRole('button', { name: 'Resolve…' })).toBeVisible();
  await expect(next(page)).toContainText('waits for you');
});

test('the header shows what is known, when it began, and draws the story', async ({ page }) => {
  await signIn(page, 'viewer-v');
  await page.getByRole('link', { name: 'pump-117 listens on TCP 123' }).click();
  await live(page);
  const facts = page.getByRole('region', { name: 'What is known' });
  await expect(facts).toContainText('pump-117');
  await expect(facts).toContainText(/TCP 123/);
  await expect(facts.getByText('Contained', { exact: true })).toBeVisible();
  await expect(facts.getByText('Who leads')).toBeVisible();
  await expect(page.getByRole('img', { name: /^From .* to now$/ })).toBeVisible();
  await expect(page.locator('.ribbon .tick')).not.toHaveCount(0);
  await expect(page.locator('.clocks')).toContainText('UTC');
  await expect(page).toHaveTitle(/pump-117 listens on TCP 123 · High · Lazaret/);
});

test('the lead is given to somebody who is here, and laid down', async ({ page, openAs, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  const colleague = await openAs('responder-t', incident.path);
  await live(page);
  await live(colleague);
  await next(page).getByRole('button', { name: 'Acknowledge' }).click();
  await expect(next(page)).toContainText('nobody leads');
  const menu = page.locator('summary[aria-label="Lead and scribe"]');
  await menu.click();
  await page.getByRole('button', { name: 'Give it to Responder T' }).first().click();
  await expect(next(colleague)).toContainText('waits for you');
  await expect(next(page)).toContainText('waits for Responder T');
  await colleague.locator('summary[aria-label="Lead and scribe"]').click();
  await colleague.getByRole('button', { name: 'Lay down lead' }).click();
  await expect(next(page)).toContainText('nobody leads');
});

test('of two who take the lead at once, one is told that the other has it', async ({ openOwn, ownWorld: world }) => {
  const incident = await newIncident(world);
  const [one, other] = [await openOwn('responder-s', incident.path), await openOwn('responder-t', incident.path)];
  for (const person of [one, other]) {
    person.watch.allow({ url: /\/api\/incident\/appoint$/, status: 409 });
    await live(person.page);
  }
  const [page, colleague] = [one.page, other.page];
  await next(page).getByRole('button', { name: 'Acknowledge' }).click();
  const [mine, theirs] = [page, colleague].map((one) => next(one).getByRole('button', { name: 'Take the lead' }));
  await expect(mine!).toBeVisible();
  await expect(theirs!).toBeVisible();
  await Promise.all([mine!.click(), theirs!.click()]);
  await expect(page.locator('.clocks')).toContainText(/LeadResponder [ST]/);
  await expect.poll(async () => [await next(page).innerText(), await next(colleague).innerText()].filter((text) => text.includes('waits for you')).length).toBe(1);
});
