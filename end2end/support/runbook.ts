import { expect, type Locator, type Page } from '@playwright/test';
import type { World } from '../world.ts';
import { Aws } from './aws.ts';
import { pathOf, type Incident } from './incident.ts';

/** The pane of the runbook. */
export const runbookPane = (page: Page): Locator => page.getByRole('region', { name: 'Runbook', exact: true });

/** A step of the runbook. */
export const step = (page: Page, name: string): Locator =>
  runbookPane(page).locator('li.step').filter({ has: page.getByRole('heading', { name, exact: true, level: 3 }) });

/** An item of the step that is open. */
export const item = (page: Page, text: string): Locator => runbookPane(page).getByRole('checkbox', { name: text, exact: true });

/** A manual step with items. */
export function pause(name: string, items: string[], more: Record<string, unknown> = {}): Record<string, unknown> {
  const description = `**${name}** for the site\n${items.map((text) => `* ${text}`).join('\n')}\n`;
  return { name, action: 'aws:pause', inputs: {}, description, ...more };
}

let made = 0;

/** An incident of a plan of its own, whose runbook has these steps. */
export async function incidentWithRunbook(world: World, steps: Record<string, unknown>[]): Promise<Incident & { document: string }> {
  made += 1;
  const aws = new Aws(world);
  const document = `Checklist-${process.pid}-${made}`;
  await aws.ssm('CreateDocument', {
    Name: document,
    DocumentType: 'Automation',
    Content: JSON.stringify({ schemaVersion: '0.3', mainSteps: steps }),
  });
  const title = `valve-${process.pid}-${made} does not close`;
  const { arn: plan } = await aws.call<{ arn: string }>('createResponsePlan', {
    name: `Plan-${document}`,
    incidentTemplate: { title, impact: 3 },
    actions: [{ ssmAutomation: { roleArn: 'arn:aws:iam::111122223333:role/IncidentManagerRunbooks', documentName: document } }],
  });
  const { incidentRecordArn: arn } = await aws.call<{ incidentRecordArn: string }>('startIncident', { responsePlanArn: plan });
  return { arn, path: pathOf(arn), title, document };
}

/** Opens a form of the pane by its button. */
export async function openRunbookForm(page: Page, button: string | RegExp, title: string | RegExp): Promise<Locator> {
  await runbookPane(page).getByRole('button', { name: button }).first().click();
  const dialog = page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  return dialog;
}
