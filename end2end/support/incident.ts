import { expect, type Locator, type Page } from '@playwright/test';
import type { World } from '../world.ts';

/** An incident of the simulated account. */
export interface Incident {
  readonly arn: string;
  /** The path of its page. */
  readonly path: string;
  readonly title: string;
}

let made = 0;

/** A new open incident that no other test touches, with `events` events on its timeline. */
export async function newIncident(world: World, { title, events = 12 }: { title?: string; events?: number } = {}): Promise<Incident> {
  made += 1;
  const name = title ?? `gateway-009 is tried by test ${process.pid}-${made}`;
  const { incidentRecordArn: arn } = (await world.tell('control', 'POST', '/world/incident', { title: name, events })) as { incidentRecordArn: string };
  return { arn, path: pathOf(arn), title: name };
}

/** The path of the page of the incident with that ARN. */
export function pathOf(arn: string): string {
  const [, , , , account, resource = ''] = arn.split(':');
  return `/incidents/${account}/${resource.replace(/^incident-record\//, '')}`;
}

/** Resolves once the page's scripts run. */
export async function awake(page: Page): Promise<void> {
  await expect(page.locator('html[data-awake]')).toBeAttached({ timeout: 30_000 });
}

/** Resolves once an incident's page follows changes. */
export async function live(page: Page): Promise<void> {
  await awake(page);
  await expect(page.getByText('Live: changes come in by themselves.')).toBeAttached({ timeout: 20_000 });
}

/** The rows of the timeline, newest first. */
export const rows = (page: Page): Locator => page.getByRole('region', { name: 'Timeline entries' }).locator('ol.timeline > li.row');

/** The row that says `text`. */
export const row = (page: Page, text: string | RegExp): Locator => rows(page).filter({ hasText: text });

/** Writes a note and waits until it stands on the timeline, for good. */
export async function writeNote(page: Page, text: string): Promise<void> {
  await noteBox(page).fill(text);
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(row(page, text)).toHaveCount(1);
}

/** Where a note is written. */
export const noteBox = (page: Page): Locator => page.getByRole('textbox', { name: 'Note', exact: true });

/** The act of a row's own menu. */
export async function rowMenu(target: Locator, act: string): Promise<void> {
  await target.hover();
  await target.locator('summary[aria-label="More for this entry"]').click();
  await target.getByRole('button', { name: act }).click();
}

/** The NEXT line. */
export const next = (page: Page): Locator => page.getByRole('region', { name: 'Next' });
