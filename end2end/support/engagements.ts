import { expect, type Locator, type Page } from '@playwright/test';
import type { World } from '../world.ts';
import type { Incident } from './incident.ts';

const PREFIX = 'arn:aws:ssm-contacts:eu-central-1:111122223333';

/** The pane of who is paged. */
export const engagementsPane = (page: Page): Locator => page.getByRole('region', { name: 'Engagements', exact: true });

/** A call of the contacts' API as somebody else's tool makes it. */
export async function paging<Answer = Record<string, unknown>>(world: World, operation: string, input: Record<string, unknown>): Promise<Answer> {
  const answer = await fetch(world.aws, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `SSMContacts.${operation}`,
      authorization: 'AWS4-HMAC-SHA256 Credential=AKIASIMULATEDADMIN00/20261123/eu-central-1/ssm-contacts/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify(input),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${operation}: ${answer.status} ${text}`);
  return JSON.parse(text || '{}') as Answer;
}

/** Engages a contact of the demo for an incident, as its response plan would. */
export async function engage(world: World, incident: Incident, contact: string): Promise<void> {
  await paging(world, 'StartEngagement', {
    ContactId: `${PREFIX}:contact/${contact}`,
    Sender: 'Incident Manager',
    Subject: 'Incident',
    Content: 'You are engaged in an incident',
    IncidentId: incident.arn,
  });
}

/** The code of the last page that was sent for an incident, as somebody reads it on their phone. */
export async function lastCode(world: World, page: string): Promise<string> {
  const messages = (await world.tell('control', 'GET', '/world/messages')) as { page: string | null; code: string }[];
  const sent = messages.find((one) => one.page?.endsWith(`:page/${page}`));
  expect(sent, `a message of page ${page}`).toBeDefined();
  return sent?.code ?? '';
}
