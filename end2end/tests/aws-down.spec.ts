import { expect, test } from '../fixtures.ts';
import { Aws } from '../support/aws.ts';
import { live, newIncident, next, noteBox, row, writeNote } from '../support/incident.ts';

const READS = ['GetIncidentRecord', 'ListTimelineEvents', 'ListRelatedItems', 'ListIncidentRecords'];
const troubles = [
  ['denied', { kind: 'deny' }, /not allowed|denied|AccessDenied|may not/i],
  ['throttled', { kind: 'throttle' }, /throttl/i],
  ['timed out', { kind: 'time_out' }, /answer|time|reach/i],
  ['down', { kind: 'error', status: 503, code: 'InternalServerException' }, /answer|unavailable|InternalServer|reach|503/i],
] as const;

for (const [name, fault, says] of troubles) {
  test(`with AWS ${name} the page stands, says how old it is and why, and notes are kept`, async ({ openOwn, ownWorld }) => {
    test.slow();
    const incident = await newIncident(ownWorld);
    const { page } = await openOwn('responder-s', incident.path);
    await live(page);
    for (const operation of READS) await ownWorld.tell('control', 'POST', '/faults', { ...fault, operation });
    const notice = page.getByRole('region', { name: 'Timeline' }).getByText(/Shown as of/).first();
    await expect(notice).toBeVisible({ timeout: 120_000 });
    await expect(notice.locator('xpath=..')).toContainText(says);
    await expect(page.getByRole('region', { name: 'What is known' })).toContainText('gateway-009');
    await writeNote(page, 'Written without AWS.');
    await next(page).getByRole('button', { name: 'Acknowledge' }).click();
    await expect(next(page)).toContainText('nobody leads');
    await page.reload();
    await expect(row(page, 'Written without AWS.')).toHaveCount(1);
    await ownWorld.tell('control', 'DELETE', '/faults');
    await expect(page.getByText(/Shown as of/)).toHaveCount(0, { timeout: 60_000 });
  });
}

test('a write whose answer is lost is never called done: it is read back and settled', async ({ openOwn, ownWorld }) => {
  test.slow();
  const incident = await newIncident(ownWorld);
  const { page } = await openOwn('responder-s', incident.path);
  await live(page);
  // The change takes effect, its answer is lost, and AWS can't be read for a while.
  await ownWorld.tell('control', 'POST', '/faults', { kind: 'cut', operation: 'UpdateIncidentRecord', after_effect: true });
  await ownWorld.tell('control', 'POST', '/faults', { kind: 'cut', operation: 'GetIncidentRecord' });
  await page.getByRole('button', { name: 'Resolve…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Resolve this incident' });
  await dialog.getByRole('radio', { name: /^Drill/ }).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('An exercise.');
  await dialog.getByRole('button', { name: 'Resolve as drill' }).click();
  await expect(page.getByText('On the record; AWS has not confirmed it yet.')).toBeVisible({ timeout: 60_000 });
  await expect(next(page)).toContainText('In doubt: Responder S asked to');
  await expect(row(page, 'in doubt')).toHaveCount(1);
  await ownWorld.tell('control', 'DELETE', '/faults');
  await expect(next(page)).toContainText('Resolved as drill. Nothing waits.', { timeout: 60_000 });
  await expect(row(page, 'in doubt')).toHaveCount(0);
});

test('an act that AWS refuses is shown as failed, with why; what was typed stays and can be sent again', async ({ openOwn, ownWorld }) => {
  const incident = await newIncident(ownWorld);
  const { page, watch } = await openOwn('responder-s', `${incident.path}?layer=activity`);
  watch.expect({ url: /\/api\/incident\/update$/, status: 503 });
  await live(page);
  await ownWorld.tell('control', 'POST', '/faults', { kind: 'deny', operation: 'UpdateIncidentRecord' });
  await page.getByRole('button', { name: 'Edit…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit title, summary and impact' });
  const summary = dialog.getByRole('textbox', { name: /^Summary/ });
  await summary.fill('Not allowed.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('ssm-incidents:UpdateIncidentRecord');
  await expect(summary).toHaveValue('Not allowed.');
  await expect(row(page, 'failed')).toHaveCount(1);
  await ownWorld.tell('control', 'DELETE', '/faults');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(row(page, 'Not allowed.').filter({ hasNotText: 'failed' })).not.toHaveCount(0);
  await expect(row(page, 'failed')).toHaveCount(1);
});

test('a note that cannot reach AWS says so until it does', async ({ openOwn, ownWorld }) => {
  test.slow();
  const incident = await newIncident(ownWorld);
  const { page } = await openOwn('responder-s', incident.path);
  await live(page);
  await ownWorld.tell('control', 'POST', '/faults', { kind: 'throttle', operation: 'CreateTimelineEvent' });
  await writeNote(page, 'Not in AWS yet.');
  await expect(row(page, 'Not in AWS yet.')).toContainText(/on the record, (going to AWS|not in AWS yet)/);
  await expect(row(page, 'Not in AWS yet.')).toContainText('on the record, not in AWS yet', { timeout: 40_000 });
  await ownWorld.tell('control', 'DELETE', '/faults');
  await expect(row(page, 'Not in AWS yet.')).toContainText('on the record and in AWS', { timeout: 60_000 });
});

test('an event that was deleted in AWS is shown as deleted, and not sent again', async ({ page: _page, openAs, world }) => {
  const incident = await newIncident(world);
  const aws = new Aws(world);
  const page = await openAs('responder-s', incident.path);
  await live(page);
  const before = (await aws.events(incident.arn)).map(({ eventId }) => eventId);
  const reads = await aws.reads(incident.arn);
  await noteBox(page).fill('Soon gone.');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(row(page, 'Soon gone.')).toContainText('on the record and in AWS', { timeout: 20_000 });
  const [mirrored] = (await aws.events(incident.arn)).filter(({ eventId }) => !before.includes(eventId));
  // The console has read the event before it is gone.
  await expect.poll(() => aws.reads(incident.arn)).toBeGreaterThan(reads);
  await aws.call('deleteTimelineEvent', { incidentRecordArn: incident.arn, eventId: mirrored!.eventId });
  await expect(row(page, 'Soon gone.')).toContainText('deleted in AWS', { timeout: 20_000 });
  await writeNote(page, 'After it.');
  await expect(row(page, 'After it.')).toContainText('on the record and in AWS', { timeout: 20_000 });
  expect((await aws.events(incident.arn)).length).toBe(before.length + 1);
});
