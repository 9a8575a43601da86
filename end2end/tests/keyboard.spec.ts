import { expect, test } from '../fixtures.ts';
import type { Locator, Page } from '@playwright/test';
import { Aws } from '../support/aws.ts';
import { expectNoAxeFindings } from '../support/accessibility.ts';
import { awake, live, newIncident, next, noteBox, row, rows } from '../support/incident.ts';
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

const pane = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search incidents' });

test('the keys 1 to 8 lead to the panes and / to the search', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const panes = [
    ['1', 'Timeline'],
    ['2', 'Device'],
    ['3', 'Containment'],
    ['5', 'Runbook'],
    ['6', 'Engagements'],
    ['7', 'Related items'],
  ] as const;
  for (const [key, name] of panes) {
    await page.keyboard.press(key);
    await expect(pane(page, name)).toBeFocused();
  }
  // The panes of 4 and 8 aren't there, and what is held with another key is the browser's.
  for (const key of ['4', '8', 'Control+2', 'Alt+2']) {
    await page.keyboard.press(key);
    await expect(pane(page, 'Related items')).toBeFocused();
  }
  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await expect(search(page)).toHaveValue('');
});

test('the same keys only write where somebody types, and lead nowhere behind a dialog', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  for (const field of [noteBox(page), page.getByRole('searchbox', { name: 'Filter the timeline' }), search(page)]) {
    await field.focus();
    await page.keyboard.type('2/7');
    await expect(field).toBeFocused();
    await expect(field).toHaveValue('2/7');
  }
  await page.getByRole('button', { name: 'Resolve…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Resolve this incident' });
  await expect(dialog).toBeVisible();
  const cancel = dialog.getByRole('button', { name: 'Cancel' });
  await cancel.focus();
  await page.keyboard.type('2/7');
  await expect(cancel).toBeFocused();
});

test('the single keys can be turned off, and stay off', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const turn = async (says: string) => {
    await page.locator('summary[aria-label="You: Responder S"]').click();
    await page.getByRole('button', { name: `Turn the single keys ${says}` }).click();
    await page.keyboard.press('Escape');
  };
  const leadNowhere = async () => {
    await noteBox(page).focus();
    await noteBox(page).blur();
    await page.keyboard.press('2');
    await page.keyboard.press('/');
    await expect(page.locator('body')).toBeFocused();
  };
  await expect(search(page)).toHaveAttribute('aria-keyshortcuts', '/');
  await turn('off');
  await leadNowhere();
  await expect(search(page)).not.toHaveAttribute('aria-keyshortcuts');
  await page.reload();
  await awake(page);
  await leadNowhere();
  await turn('on');
  await page.keyboard.press('2');
  await expect(pane(page, 'Device')).toBeFocused();
});

const palette = (page: Page) => page.getByRole('dialog', { name: 'Find an act, a pane or a page' });
const offers = (page: Page) => palette(page).getByRole('option');

test('Ctrl-K finds an act by its name and does it', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await page.keyboard.press('Control+k');
  const box = palette(page).getByRole('combobox');
  await expect(box).toBeFocused();
  // What comes next is offered first.
  await expect(offers(page).first()).toContainText('Acknowledge');
  await expect(offers(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.type('RESOLVE');
  await expect(offers(page).first()).toContainText('Resolve…');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
  await expect(page.getByRole('dialog', { name: 'Resolve this incident' })).toBeVisible();
  await page.keyboard.press('Escape');

  // What is in a closed menu, and what no control says: a pane.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('take scribe');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'People' })).toContainText('keeps the timeline');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('runbook pane');
  await page.keyboard.press('Enter');
  await expect(pane(page, 'Runbook')).toBeFocused();

  // What it finds nothing for is searched for.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('<b>no such thing</b>');
  await expect(offers(page)).toHaveText([/Search the incidents for “<b>no such thing<\/b>”/]);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/q=%3Cb%3Eno/);
});

test('the palette goes round by arrows, closes without a trace, and opens by a press', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await noteBox(page).fill('half a sentence');
  await page.keyboard.press('Control+k');
  const chosen = () => offers(page).evaluateAll((all) => all.findIndex((one) => one.getAttribute('aria-selected') === 'true'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await chosen()).toBe(2);
  for (let n = 0; n < 3; n += 1) await page.keyboard.press('ArrowUp');
  expect(await chosen()).toBe((await offers(page).count()) - 1);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();
  await expect(noteBox(page)).toBeFocused();
  await expect(noteBox(page)).toHaveValue('half a sentence');
  await page.getByRole('button', { name: 'Find an act, a pane or a page' }).first().click();
  await expect(palette(page)).toBeVisible();
  await expectNoAxeFindings(page);
  await offers(page).filter({ hasText: 'Related items' }).first().click();
  await expect(pane(page, 'Related items')).toBeFocused();
});

test('the palette offers nobody what they may not do, and says why', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'viewer-v', incident.path);
  await live(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('resolve');
  const resolve = offers(page).filter({ hasText: 'Resolve…' });
  await expect(resolve).toHaveAttribute('aria-disabled', 'true');
  await expect(resolve).toContainText('You need the right');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeVisible();
});

test('j and k lead from entry to entry, on the timeline and on the list', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', `${incident.path}?layer=activity`);
  await live(page);
  const all = rows(page);
  await expect(all.nth(3)).toBeVisible();
  for (const [key, n] of [['j', 0], ['j', 1], ['j', 2], ['k', 1], ['k', 0], ['k', 0]] as const) {
    await page.keyboard.press(key);
    await expect(all.nth(n)).toBeFocused();
  }
  // What belongs to an entry comes after it.
  await page.keyboard.press('Tab');
  await expect(all.nth(0).getByRole('button').first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(all.nth(1)).toBeFocused();
  await page.goto('/');
  await awake(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const second = page.getByRole('table', { name: 'Open' }).getByRole('rowheader').getByRole('link').nth(1);
  await expect(second).toBeFocused();
  const href = await second.getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${href}$`));
});

test('? lists the keys of this page', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keys' });
  await expect(list).toContainText('To Timeline');
  await expect(list).toContainText('To Related items');
  await expect(list).not.toContainText('To Analysis');
  await expectNoAxeFindings(page);
  await page.keyboard.press('2');
  await expect(list).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});
