import { expect, test } from '../fixtures.ts';
import { Aws } from '../support/aws.ts';
import { awake, live, newIncident, noteBox, row } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

const HOSTILE = '<script>alert(1)</script><img src=x onerror=alert(1)>\u202eesrever\u202c "quotes" & {braces}\u0007\u001b[2J\u009b\r\u2028';

test('a note of 10 001 characters is refused by name and limit, and its text is kept', async ({ page, world, watch }) => {
  watch.expect({ url: /\/api\/timeline\/note$/, status: 422 });
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const long = 'ü'.repeat(10_001);
  await noteBox(page).fill(long);
  await expect(page.getByText('10001 / 10000')).toBeVisible();
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByRole('alert')).toHaveText(/Note has 10.?001 characters; the limit is 10.?000\./);
  await expect(noteBox(page)).toHaveValue(long);
  await expect(noteBox(page)).toHaveAccessibleDescription(/10.?000/);
  await noteBox(page).fill(long.slice(0, 10_000));
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(row(page, 'üüüü')).toHaveCount(1);
});

test('a note larger than a form may be is told with the limit, and its text stays', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const long = 'x'.repeat(300_000);
  await noteBox(page).fill(long);
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByRole('alert')).toContainText('the limit is 256 KiB');
  await expect(page.getByText(/draft not kept: .*the limit is 256 KiB/)).toBeVisible();
  await expect(noteBox(page)).toHaveValue(long);
  await noteBox(page).fill('Short.');
  await expect(page.getByText('draft kept')).toBeVisible();
  await expect(page.getByText('draft not kept')).toHaveCount(0);
});

test('a note of twice its limit and more is refused, and a reload keeps all of it', async ({ page, world, watch }) => {
  watch.expect({ url: /\/api\/timeline\/note$/, status: 422 });
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const long = 'x'.repeat(20_001);
  await noteBox(page).fill(long);
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByRole('alert')).toHaveText(/Note has 20.?001 characters; the limit is 10.?000\./);
  await expect(page.getByText('draft kept')).toBeVisible();
  await page.reload();
  await live(page);
  await expect(noteBox(page)).toHaveValue(long);
});

test('a note of 10 000 quotes is stored whole, and AWS gets its start and a link', async ({ page, world }) => {
  const incident = await newIncident(world);
  const aws = new Aws(world);
  const before = (await aws.events(incident.arn)).map(({ eventId }) => eventId);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const quotes = '"'.repeat(10_000);
  await noteBox(page).fill(quotes);
  await page.getByRole('button', { name: 'Save note' }).click();
  const note = row(page, '""""""');
  await expect(note).toHaveCount(1);
  expect((await note.locator('.row-text').innerText()).trim().length).toBe(10_000);
  await expect(note).toContainText('on the record and in AWS', { timeout: 20_000 });
  const [mirrored] = (await aws.events(incident.arn)).filter(({ eventId }) => !before.includes(eventId));
  const { event } = await aws.get<{ event: { eventData: string } }>(
    `getTimelineEvent?incidentRecordArn=${encodeURIComponent(incident.arn)}&eventId=${mirrored!.eventId}`,
  );
  expect(event.eventData.length).toBeLessThanOrEqual(12_000);
  expect(event.eventData).toContain(incident.path);
});

test('an empty note is refused, not stored', async ({ page, world, watch }) => {
  watch.expect({ url: /\/api\/timeline\/note$/, status: 422 });
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await noteBox(page).fill('   ');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByRole('alert')).toContainText('Note');
});

test('HTML, bidi and control characters of AWS are text, in the list, the tab and the page', async ({ page, world }) => {
  const incident = await newIncident(world, { title: `T ${HOSTILE}` });
  const aws = new Aws(world);
  await aws.call('updateIncidentRecord', { arn: incident.arn, summary: `S ${HOSTILE}` });
  await aws.call('createTimelineEvent', {
    incidentRecordArn: incident.arn,
    eventTime: Math.floor(Date.now() / 1000),
    eventType: 'Custom Event',
    eventData: JSON.stringify(`E ${HOSTILE}`),
  });
  await aws.call('updateRelatedItems', {
    incidentRecordArn: incident.arn,
    relatedItemsUpdate: { itemToAdd: { title: `R ${HOSTILE}`, identifier: { type: 'OTHER', value: { url: 'https://example.org/"><script>alert(1)</script>' } } } },
  });
  page.on('dialog', () => expect('a script').toBe('not run'));
  await signIn(page, 'viewer-v', incident.path);
  await live(page);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<script>alert(1)</script>');
  await expect(page.locator('h1 bdi')).toHaveCount(1);
  await expect(page.locator('.incident-summary')).toContainText('<img src=x onerror=alert(1)>');
  await expect(page.getByRole('region', { name: 'Related items' })).toContainText('R <script>');
  expect(await page.title()).toContain('<script>alert(1)</script>');
  await expect(page.locator('main img, main script')).toHaveCount(0);
  await page.getByRole('navigation', { name: 'Layer' }).getByRole('link', { name: 'Activity' }).click();
  await expect(row(page, 'E <script>')).toHaveCount(1);
  await expect(row(page, 'E <script>')).toContainText('\ufffdesrever\ufffd "quotes" & {braces}\ufffd\ufffd[2J\ufffd');
  await page.goto('/');
  await awake(page);
  await expect(page.getByRole('link', { name: /T <script>/ })).toBeVisible({ timeout: 20_000 });
});

const nowhere = [
  ['an unknown incident', '/incidents/111122223333/IotResponsePlan/00000000-0000-4000-8000-000000000000'],
  ['an incident of another account', '/incidents/999988887777/IotResponsePlan/00000000-0000-4000-8000-000000000000'],
  ['what is no id', '/incidents/1/2/3'],
  ['markup', '/incidents/111122223333/%3Cscript%3Ealert(1)%3C%2Fscript%3E/x'],
  ['a way out', '/incidents/..%2f..%2fetc/passwd/x'],
  ['no page at all', '/nothing/here'],
] as const;
for (const [what, path] of nowhere) {
  test(`the address of ${what} answers 404 and leads back to the list`, async ({ page, watch }) => {
    watch.expect({ url: /\/(incidents|nothing)\//, status: 404 });
    await signIn(page, 'viewer-v');
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible();
    await awake(page);
    await page.getByRole('link', { name: 'All incidents' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incidents');
  });
}

test('a Markdown bomb is shown as text, at once', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await noteBox(page).fill(`${'>'.repeat(2_000)} deep`);
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(row(page, 'deep')).toHaveCount(1);
  await expect(row(page, 'deep').locator('blockquote')).toHaveCount(0);
});
