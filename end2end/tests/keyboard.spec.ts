import { expect, test } from '../fixtures.ts';
import type { Locator, Page } from '@playwright/test';
import { Aws } from '../support/aws.ts';
import { live, newIncident, next, noteBox, row } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

/** Presses Tab until `target` has the focus. */
async function tabTo(page: Page, target: Locator, limit = 60): Promise<void> {
  for (let n = 0; n < limit; n += 1) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
  }
  throw new Error(`not reached by ${limit} tabs`);
}

test('an incident is acknowledged and noted on by keyboard alone', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, next(page).getByRole('button', { name: 'Acknowledge' }));
  await page.keyboard.press('Enter');
  await expect(next(page)).toContainText('nobody leads');
  // The act is done and its button gone: the focus goes on to the next act, not to the top of the page.
  await expect(next(page).getByRole('button', { name: 'Take the lead' })).toBeFocused();
  await tabTo(page, noteBox(page));
  await page.keyboard.type('Typed without a mouse.');
  await tabTo(page, page.getByRole('button', { name: 'Save note' }));
  await page.keyboard.press('Enter');
  await expect(row(page, 'Typed without a mouse.')).toHaveCount(1);
});

test('the focus and the text stay while entries arrive', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const aws = new Aws(world);
  const arrive = (text: string) =>
    aws.call('createTimelineEvent', { incidentRecordArn: incident.arn, eventTime: Math.floor(Date.now() / 1000), eventType: 'Note', eventData: JSON.stringify({ noteText: text }) });
  await noteBox(page).fill('half a ');
  await arrive('First arrival');
  await expect(row(page, 'First arrival')).toHaveCount(1);
  await expect(noteBox(page)).toBeFocused();
  await page.keyboard.type('sentence');
  await expect(noteBox(page)).toHaveValue('half a sentence');

  const menu = row(page, 'First arrival').locator('summary[aria-label="More for this entry"]');
  await menu.focus();
  await arrive('Second arrival');
  await expect(row(page, 'Second arrival')).toHaveCount(1);
  await expect(menu).toBeFocused();
});

test('a dialog keeps the focus, closes on Escape and gives the focus back', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const edit = page.getByRole('button', { name: 'Edit…' });
  await edit.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Edit title, summary and impact' });
  await expect(dialog).toBeVisible();
  for (let n = 0; n < 12; n += 1) {
    await page.keyboard.press('Tab');
    expect(await dialog.evaluate((element) => element.contains(document.activeElement) || document.activeElement === document.body)).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(edit).toBeFocused();
});
