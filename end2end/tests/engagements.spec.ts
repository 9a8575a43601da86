import { expect, test } from '../fixtures.ts';
import { expectNoAxeFindings } from '../support/accessibility.ts';
import { openForm } from '../support/device.ts';
import { engage, engagementsPane, lastCode } from '../support/engagements.ts';
import { live, newIncident, next, row } from '../support/incident.ts';
import { signIn } from '../support/people.ts';
import { inEverySizeAndTheme, takePictures } from '../support/screenshots.ts';

test('who is paged, what became of it and whom it escalates to, counting down', async ({ page, world }) => {
  const incident = await newIncident(world);
  await engage(world, incident, 'ot-escalation');
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const pane = engagementsPane(page);
  await expect(pane.getByRole('article', { name: 'Engagement of OT escalation' })).toBeVisible({ timeout: 15_000 });
  await expect(pane.getByRole('article').getByRole('list', { name: 'Pages' })).toContainText(/OT on call.*SMS/);
  await expect(pane).toContainText('Escalates to Device engineering in');
  const left = pane.locator('.escalates .countdown');
  await expect(left).toHaveText(/^[0-4]:\d\d$/);
  const before = await left.textContent();
  await expect(left).not.toHaveText(before ?? '');
  await expect(next(page)).toContainText(/OT on call was paged; nobody has acknowledged\. Escalates to Device engineering in [0-4]:\d\d/);
});

test('a page acknowledged here ends the escalation for everybody', async ({ page, world, openAs }) => {
  const incident = await newIncident(world);
  await engage(world, incident, 'ot-escalation');
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const other = await openAs('lead-l', incident.path);
  await live(other);
  const dialog = await openForm(page, engagementsPane(page), 'Acknowledge the page to OT on call…', 'Acknowledge the page to OT on call');
  await dialog.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await expect(dialog).toBeHidden();
  for (const one of [page, other]) {
    await expect(engagementsPane(one)).toContainText('here, by Responder S');
    await expect(engagementsPane(one)).not.toContainText('Escalates to');
  }
  await expect(row(other, 'Acknowledged the page to OT on call')).toHaveCount(1);
});

test('a wrong code is refused and said, the right one is taken', async ({ page, world, watch }) => {
  watch.expect({ url: /engagements\/accept/, status: 409 });
  const incident = await newIncident(world);
  await engage(world, incident, 'ot-on-call');
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const dialog = await openForm(page, engagementsPane(page), 'Acknowledge the page to OT on call…', 'Acknowledge the page to OT on call');
  const code = await lastCode(world, await dialog.locator('input[name="page"]').inputValue());
  await dialog.getByRole('textbox', { name: /^Code of the page/ }).fill(code === '918273' ? '918274' : '918273');
  await dialog.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('AWS refused the code');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  const again = await openForm(page, engagementsPane(page), 'Acknowledge the page to OT on call…', 'Acknowledge the page to OT on call');
  await again.getByRole('textbox', { name: /^Code of the page/ }).fill(code);
  await again.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await expect(again).toBeHidden();
  await expect(engagementsPane(page)).toContainText('acknowledged');
});

test('acknowledged in the console, the page in AWS is what comes next', async ({ page, world }) => {
  const incident = await newIncident(world);
  await engage(world, incident, 'ot-escalation');
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await next(page).getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await next(page).getByRole('button', { name: 'Acknowledge the page…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Acknowledge the page to OT on call' });
  await dialog.getByRole('button', { name: 'Acknowledge', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(next(page).getByRole('button', { name: 'Take the lead' })).toBeVisible();
});

test('somebody else is found by a part of their name and engaged, and an engagement is stopped', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const pane = engagementsPane(page);
  // Its plan engaged somebody before, and was stopped.
  await expect(pane).toContainText('1 engagement is over');
  const dialog = await openForm(page, pane, 'Engage…', 'Engage somebody');
  const whom = dialog.getByRole('combobox', { name: 'Whom' });
  await expect(dialog.locator('datalist option', { hasText: 'Network on call' })).toBeAttached();
  await whom.fill('network-on-call');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The switch at the plant');
  await dialog.getByRole('button', { name: 'Page them' }).click();
  await expect(dialog).toBeHidden();
  await expect(pane.getByRole('article', { name: 'Engagement of Network on call' })).toBeVisible({ timeout: 15_000 });
  await expect(pane).toContainText('1 channel of theirs was never activated');
  await expect(row(page, 'Engaged Network on call')).toContainText('The switch at the plant');
  const stop = await openForm(page, pane, 'Stop the engagement of Network on call…', 'Stop the engagement of Network on call');
  await stop.getByRole('textbox', { name: 'Reason' }).fill('By mistake');
  await stop.getByRole('button', { name: 'Stop it' }).click();
  await expect(stop).toBeHidden();
  await expect(pane).toContainText('2 engagements are over');
});

test('who would never hear of it is not paged, and the form says why', async ({ page, world, watch }) => {
  watch.expect({ url: /engagements\/engage/, status: 409 });
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const dialog = await openForm(page, engagementsPane(page), 'Engage…', 'Engage somebody');
  await dialog.getByRole('combobox', { name: 'Whom' }).fill('supplier-hotline');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Ask for the firmware');
  await dialog.getByRole('button', { name: 'Page them' }).click();
  await expect(dialog.getByRole('alert')).toContainText('No channel of Hotline of the supplier was ever activated');
});

test('the lead is handed over with a note to who is here', async ({ page, world, openAs }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const other = await openAs('lead-l', incident.path);
  await live(other);
  const dialog = await openForm(page, engagementsPane(page), 'Hand over the lead…', 'Hand over the lead');
  await dialog.getByRole('combobox', { name: 'To' }).selectOption({ label: 'Lead L' });
  await dialog.getByRole('textbox', { name: 'What they have to know' }).fill('Valve 4 is by hand');
  await dialog.getByRole('button', { name: 'Hand over', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(row(other, 'Gave the lead to Lead L')).toContainText('Valve 4 is by hand');
  await expect(engagementsPane(other)).toContainText('Led by Lead L');
});

test('the list counts down to the next escalation', async ({ page, world }) => {
  const incident = await newIncident(world);
  await engage(world, incident, 'ot-escalation');
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await expect(engagementsPane(page)).toContainText('Escalates to');
  await page.goto(`/?q=${encodeURIComponent(incident.title)}`);
  await expect(page.getByRole('row', { name: new RegExp(incident.title) })).toContainText(/escalates to Device engineering in [0-4]:\d\d/);
});

test('the pane and its forms in every size and theme', async ({ page, world }) => {
  test.slow();
  const incident = await newIncident(world);
  await engage(world, incident, 'ot-escalation');
  await engage(world, incident, 'network-escalation');
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await expect(engagementsPane(page)).toContainText('Escalates to');
  await inEverySizeAndTheme(page, () => expectNoAxeFindings(page));
  await takePictures(page, 'engagements');
  await page.goto(`${incident.path}?view=more`);
  await live(page);
  await inEverySizeAndTheme(page, () => expectNoAxeFindings(page));
  await takePictures(page, 'engagements-more');
  await page.setViewportSize({ width: 1440, height: 900 });
  await openForm(page, engagementsPane(page), 'Acknowledge the page to OT on call…', 'Acknowledge the page to OT on call');
  await inEverySizeAndTheme(page, () => expectNoAxeFindings(page));
  await takePictures(page, 'dialog-accept');
});
