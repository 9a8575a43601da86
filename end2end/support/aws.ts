import type { World } from '../world.ts';

/** The simulated AWS as somebody else's tool sees it: an administrator's access key, no console in between. */
export class Aws {
  constructor(private readonly world: World) {}

  /** Calls an operation of Incident Manager, such as `updateIncidentRecord`; rejects unless it answers 2xx. */
  async call<Answer = Record<string, unknown>>(operation: string, input: Record<string, unknown>): Promise<Answer> {
    return this.send<Answer>('POST', operation, JSON.stringify(input));
  }

  /** Calls an operation that reads by GET, its input in the query. */
  async get<Answer>(operation: string): Promise<Answer> {
    return this.send<Answer>('GET', operation);
  }

  /** Calls an operation of Systems Manager, such as `CreateDocument`. */
  async ssm<Answer = Record<string, unknown>>(operation: string, input: Record<string, unknown>): Promise<Answer> {
    return this.send<Answer>('POST', '', JSON.stringify(input), {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AmazonSSM.${operation}`,
    }, 'ssm');
  }

  /** Calls an operation of IoT by its method and path, such as `PUT` and `thing-groups/addThingToThingGroup`. */
  async iot<Answer = Record<string, unknown>>(method: string, path: string, input?: Record<string, unknown>): Promise<Answer> {
    return this.send<Answer>(method, path, input && JSON.stringify(input), undefined, 'iot');
  }

  /** Names things as involved in an incident. */
  async involve(arn: string, things: string[]): Promise<void> {
    for (const thing of things) {
      const value = { arn: `arn:aws:iot:eu-central-1:111122223333:thing/${thing}` };
      await this.call('updateRelatedItems', {
        incidentRecordArn: arn,
        relatedItemsUpdate: { itemToAdd: { title: thing, identifier: { type: 'INVOLVED_RESOURCE', value } } },
      });
    }
  }

  private async send<Answer>(
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = { 'content-type': 'application/json' },
    service = 'ssm-incidents',
  ): Promise<Answer> {
    const answer = await fetch(`${this.world.aws}/${path}`, {
      method,
      headers: {
        ...headers,
        // Signatures are not verified there; the access key says who calls.
        authorization: `AWS4-HMAC-SHA256 Credential=AKIASIMULATEDADMIN00/20261123/eu-central-1/${service}/aws4_request, SignedHeaders=host, Signature=0`,
      },
      ...(body !== undefined && { body }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return JSON.parse(text || '{}') as Answer;
  }

  /** The incident's timeline events, newest first: at most 100. */
  async events(arn: string): Promise<EventSummary[]> {
    const { eventSummaries } = await this.call<{ eventSummaries: EventSummary[] }>('listTimelineEvents', {
      incidentRecordArn: arn,
      maxResults: 100,
      sortBy: 'EVENT_TIME',
      sortOrder: 'DESCENDING',
    });
    return eventSummaries;
  }

  /** How often a body of the incident's events was asked for. */
  async reads(arn: string): Promise<number> {
    const { calls } = (await this.world.tell('control', 'GET', '/calls?operation=GetTimelineEvent')) as { calls: { resource: string | null }[] };
    return calls.filter(({ resource }) => resource === arn).length;
  }
}

export interface EventSummary {
  readonly eventId: string;
  readonly eventType: string;
}
