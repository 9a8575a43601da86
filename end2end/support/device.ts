import { expect, type Locator, type Page } from '@playwright/test';
import { awake } from './incident.ts';
import { signIn, type Subject } from './people.ts';

/** The pane about the device. */
export const devicePane = (page: Page): Locator => page.getByRole('region', { name: 'Device', exact: true });

/** The pane about its containment. */
export const containmentPane = (page: Page): Locator => page.getByRole('region', { name: 'Containment', exact: true });

/** A part of the device pane, opened. */
export async function part(page: Page, name: string): Promise<Locator> {
  const details = devicePane(page).locator('details.part').filter({ has: page.getByRole('heading', { name, exact: true, level: 3 }) });
  if ((await details.getAttribute('open')) === null) await details.locator('summary').first().click();
  await expect(details).toHaveAttribute('open', '');
  return details;
}

/** Signs in to the page of a device and waits until its scripts run. */
export async function openDevice(page: Page, subject: Subject, name: string): Promise<void> {
  await signIn(page, subject, `/devices/${encodeURIComponent(name)}`);
  await awake(page);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** Opens a form of a pane and resolves to its dialog once what it tells was read. */
export async function openForm(page: Page, pane: Locator, button: string, title: string | RegExp): Promise<Locator> {
  await pane.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  return dialog;
}
