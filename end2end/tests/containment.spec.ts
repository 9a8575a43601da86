import { expect, test } from '../fixtures.ts';
import type { Page } from '@playwright/test';
import { expectNoAxeFindings } from '../support/accessibility.ts';
import { Aws } from '../support/aws.ts';
import { containmentPane, devicePane, openDevice, openForm, part } from '../support/device.ts';
import { awake, live, newIncident, row } from '../support/incident.ts';
import { inEverySizeAndTheme, takePictures } from '../support/screenshots.ts';

const stage = (page: Page, word: string) => containmentPane(page).getByRole('listitem').filter({ hasText: new RegExp(`^${word}`) });

async function quarantine(page: Page, name: string, says = 'Quarantine'): Promise<void> {
  const dialog = await openForm(page, containmentPane(page), 'Quarantine…', `Quarantine ${name}`);
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Listens on TCP 123');
  await dialog.getByRole('button', { name: says, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('a quarantine shows its blast radius first, wants a reason, and claims only what was read back', async ({ openOwn }) => {
  const { page, watch } = await openOwn('containment-c', '/devices/pump-126');
  watch.expect({ url: /containment\/quarantine/, status: 422 });
  await awake(page);
  const dialog = await openForm(page, containmentPane(page), 'Quarantine…', 'Quarantine pump-126');
  const blast = dialog.getByRole('region', { name: 'Blast radius' });
  await expect(blast.getByRole('row', { name: /connect as pump-126 allowed denied/ })).toBeVisible();
  await expect(blast).toContainText('read from AWS');
  await expect(dialog.getByRole('radio', { name: /^Group with Deny policy/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Quarantine', exact: true }).click();
  await expect(dialog.getByRole('alert').first()).toContainText('Reason');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Listens on TCP 123');
  await dialog.getByRole('button', { name: 'Quarantine', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(stage(page, 'Applied')).toHaveClass(/stage-done/, { timeout: 60_000 });
  await expect(stage(page, 'Effective')).toHaveClass(/stage-running/);
  await expect(stage(page, 'Verified')).toHaveClass(/stage-to-come/);
  await expect(containmentPane(page)).toContainText('Proof: in QUARANTINED');
});

test('a critical device waits for a second person, and nobody is their own', async ({ openOwn }) => {
  const { page } = await openOwn('containment-c', '/devices/pump-127');
  await awake(page);
  await part(page, 'Recovery questions');
  const answers = await openForm(page, devicePane(page), 'Answer the recovery questions…', /^Recovery questions/);
  await answers.getByRole('combobox', { name: 'Is it mission-critical?' }).selectOption('yes');
  await answers.getByRole('button', { name: 'Save the answers' }).click();
  await expect(answers).toBeHidden();
  await quarantine(page, 'pump-127', 'Ask for the quarantine');
  await expect(containmentPane(page)).toContainText('Waits for a second person');
  await expect(containmentPane(page).getByRole('button', { name: 'Approve…' })).toHaveAccessibleDescription(/approve a quarantine/);

  const { page: other } = await openOwn('lead-l', '/devices/pump-127');
  await awake(other);
  const dialog = await openForm(other, containmentPane(other), 'Approve…', /^Approve the quarantine/);
  await expect(dialog).toContainText('Containment C');
  await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(stage(other, 'Applied')).toHaveClass(/stage-done/, { timeout: 60_000 });
});

test('who asked for it is told why they can not approve it', async ({ openOwn }) => {
  const { page } = await openOwn('lead-l', '/devices/pump-128');
  await awake(page);
  await part(page, 'Recovery questions');
  const answers = await openForm(page, devicePane(page), 'Answer the recovery questions…', /^Recovery questions/);
  await answers.getByRole('combobox', { name: 'Is it mission-critical?' }).selectOption('yes');
  await answers.getByRole('button', { name: 'Save the answers' }).click();
  await expect(answers).toBeHidden();
  await quarantine(page, 'pump-128', 'Ask for the quarantine');
  await expect(containmentPane(page).getByRole('button', { name: 'Approve…' })).toHaveAccessibleDescription(/You asked for it yourself/);
});

test('a release says what it means, and the device is back once that is read back', async ({ openOwn }) => {
  const { page } = await openOwn('containment-c', '/devices/pump-129');
  await awake(page);
  await quarantine(page, 'pump-129');
  await expect(stage(page, 'Applied')).toHaveClass(/stage-done/, { timeout: 60_000 });
  const dialog = await openForm(page, containmentPane(page), 'Release…', 'Release pump-129');
  await expect(dialog).toContainText('It may connect again within seconds.');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The port was closed on site');
  await dialog.getByRole('button', { name: 'Release', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(containmentPane(page)).toContainText('not contained', { timeout: 60_000 });
});

test('several devices are quarantined by one form, and each is told by itself', async ({ openOwn, ownWorld }) => {
  const aws = new Aws(ownWorld);
  await ownWorld.tell('control', 'POST', '/world/things', { prefix: 'batch', count: 2, connected: true });
  await aws.iot('PATCH', 'things/batch-0001', { attributePayload: { attributes: { mission_critical: 'yes' }, merge: true } });
  const incident = await newIncident(ownWorld);
  await aws.involve(incident.arn, ['batch-0000', 'batch-0001']);
  const { page } = await openOwn('containment-c', `${incident.path}?device=batch-0001`);
  await live(page);
  await expect(containmentPane(page)).toContainText('Mission-critical yes');
  const dialog = await openForm(page, containmentPane(page), 'Quarantine all 3…', 'Quarantine 3 devices');
  for (const name of ['gateway-009', 'batch-0000', 'batch-0001']) await expect(dialog.getByRole('checkbox', { name })).toBeChecked();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('One firmware, one fault');
  await dialog.getByRole('button', { name: 'Quarantine them' }).click();
  await expect(dialog).toBeHidden();
  const line = (name: string) => containmentPane(page).getByRole('listitem').filter({ has: page.getByRole('link', { name, exact: true }) });
  await expect(containmentPane(page).getByRole('heading', { name: '3 devices' })).toBeVisible();
  await expect(line('gateway-009')).toContainText('Applied', { timeout: 60_000 });
  await expect(line('batch-0000')).toContainText('Applied', { timeout: 60_000 });
  await expect(line('batch-0001')).toContainText('Waits for approval');
  await expect(containmentPane(page)).toContainText('2 Applied');
  await expect(containmentPane(page)).toContainText('Waits for a second person');
  // It was paged about, and says nothing of a quarantine's end.
  await expect(containmentPane(page)).not.toContainText('Its time is over');
  await line('batch-0000').getByRole('link').click();
  await expect(page).toHaveURL(/device=batch-0000/);
  await expect(stage(page, 'Applied')).toHaveClass(/stage-done/);
  await expect(containmentPane(page)).not.toContainText('Waits for a second person');
});

test('a second person who says no has to say why; nothing is changed, and who asked is told', async ({ openOwn, ownWorld }) => {
  const aws = new Aws(ownWorld);
  await aws.iot('PATCH', 'things/gateway-009', { attributePayload: { attributes: { mission_critical: 'yes' }, merge: true } });
  const incident = await newIncident(ownWorld);
  const { page } = await openOwn('containment-c', incident.path);
  await live(page);
  await quarantine(page, 'gateway-009', 'Ask for the quarantine');
  const { page: other, watch } = await openOwn('lead-l', incident.path);
  watch.expect({ url: /containment\/reject/, status: 422 });
  await live(other);
  const dialog = await openForm(other, containmentPane(other), 'Reject…', 'Reject the quarantine of gateway-009');
  await expect(dialog).toContainText('Listens on TCP 123');
  const no = dialog.getByRole('button', { name: 'Reject', exact: true });
  await no.click();
  await expect(dialog.getByRole('alert').first()).toContainText('Reason');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The line has no other gateway tonight');
  await no.click();
  await expect(dialog).toBeHidden();
  await expect(containmentPane(page)).toContainText('not contained');
  await expect(containmentPane(page).getByRole('button', { name: 'Quarantine…' })).toBeVisible();
  await expect(row(page, 'Rejected the quarantine of gateway-009')).toContainText('The line has no other gateway tonight');
  const groups = await aws.iot<{ thingGroups: { groupName: string }[] }>('GET', 'things/gateway-009/thing-groups');
  expect(groups.thingGroups.map(({ groupName }) => groupName)).not.toContain('QUARANTINED');
});

test('undo shows first what somebody else changed since, and leaves that as it is', async ({ openOwn, ownWorld }) => {
  const aws = new Aws(ownWorld);
  const { page } = await openOwn('containment-c', '/devices/pump-132');
  await awake(page);
  await quarantine(page, 'pump-132');
  await expect(stage(page, 'Applied')).toHaveClass(/stage-done/, { timeout: 60_000 });
  await aws.iot('POST', 'thing-groups/set-aside', {});
  await aws.iot('PUT', 'thing-groups/addThingToThingGroup', { thingGroupName: 'set-aside', thingName: 'pump-132' });
  const dialog = await openForm(page, containmentPane(page), 'Undo…', 'Undo the quarantine of pump-132');
  await expect(dialog).toContainText('Somebody changed this since.');
  await expect(dialog.getByRole('row', { name: 'group set-aside not in it in it' })).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The wrong pump');
  await dialog.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(containmentPane(page)).toContainText('not contained', { timeout: 60_000 });
  const { thingGroups } = await aws.iot<{ thingGroups: { groupName: string }[] }>('GET', 'things/pump-132/thing-groups');
  const names = thingGroups.map(({ groupName }) => groupName);
  expect(names).toContain('set-aside');
  expect(names).not.toContain('QUARANTINED');
});

test('a reason that was typed is still there when the form is opened again', async ({ page }) => {
  await openDevice(page, 'containment-c', 'pump-130');
  const open = () => openForm(page, containmentPane(page), 'Quarantine…', 'Quarantine pump-130');
  await (await open()).getByRole('textbox', { name: 'Reason' }).fill('Half a reas');
  await page.keyboard.press('Escape');
  await expect((await open()).getByRole('textbox', { name: 'Reason' })).toHaveValue('Half a reas');
  await page.reload();
  await awake(page);
  await expect((await open()).getByRole('textbox', { name: 'Reason' })).toHaveValue('Half a reas');
});

test('the form of a quarantine in every size and theme', async ({ page }) => {
  test.slow();
  await openDevice(page, 'containment-c', 'pump-131');
  const dialog = await openForm(page, containmentPane(page), 'Quarantine…', 'Quarantine pump-131');
  await expect(dialog.getByRole('region', { name: 'Blast radius' })).toBeVisible();
  await inEverySizeAndTheme(page, () => expectNoAxeFindings(page));
  await takePictures(page, 'dialog-quarantine');
});
