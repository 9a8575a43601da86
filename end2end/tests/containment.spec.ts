import { expect, test } from '../fixtures.ts';
import type { Page } from '@playwright/test';
import { expectNoAxeFindings } from '../support/accessibility.ts';
import { containmentPane, devicePane, openDevice, openForm, part } from '../support/device.ts';
import { awake } from '../support/incident.ts';
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
