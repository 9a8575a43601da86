import { expect, test } from '../fixtures.ts';
import { Aws } from '../support/aws.ts';
import { live, newIncident } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

const EDIT = 'Edit title, summary and impact';

test('title, impact and summary are changed in AWS', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await page.getByRole('button', { name: 'Edit…' }).click();
  const dialog = page.getByRole('dialog', { name: EDIT });
  await expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveValue(incident.title);
  await dialog.getByRole('textbox', { name: 'Title' }).fill('gateway-009 <b>floods</b> the broker');
  await dialog.getByRole('combobox', { name: 'Impact' }).selectOption({ label: '1 · Critical' });
  await dialog.getByRole('textbox', { name: /^Summary/ }).fill('40 times its usual messages.');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('gateway-009 <b>floods</b> the broker');
  await expect(page.locator('.incident-summary')).toHaveText('40 times its usual messages.');
  const { incidentRecord } = await read(new Aws(world), incident.arn);
  expect(incidentRecord).toMatchObject({ title: 'gateway-009 <b>floods</b> the broker', impact: 1, summary: '40 times its usual messages.' });
});

test('what was changed in AWS meanwhile is shown, and nothing is overwritten until the reader chose', async ({ page, world, watch }) => {
  watch.expect({ url: /\/api\/incident\/update$/, status: 409 });
  const incident = await newIncident(world);
  const aws = new Aws(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await page.getByRole('button', { name: 'Edit…' }).click();
  const dialog = page.getByRole('dialog', { name: EDIT });
  const summary = dialog.getByRole('textbox', { name: /^Summary/ });
  await summary.fill('Mine.');
  await aws.call('updateIncidentRecord', { arn: incident.arn, summary: 'Theirs, from another tool.' });
  // The page behind the dialog learns of it; the form keeps what is typed.
  await expect(page.locator('.incident-summary')).toHaveText('Theirs, from another tool.');
  await expect(summary).toHaveValue('Mine.');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  const conflict = dialog.getByRole('alert').filter({ hasText: 'Somebody changed this meanwhile' });
  await expect(conflict).toContainText('Theirs, from another tool.');
  await expect(conflict).toContainText('Mine.');
  expect((await read(aws, incident.arn)).incidentRecord.summary).toBe('Theirs, from another tool.');

  await conflict.getByRole('button', { name: 'Keep mine, then save' }).click();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('.incident-summary')).toHaveText('Mine.');
});

test('of two browsers that edit at once, the later one is asked', async ({ page, openAs, world, watch }) => {
  watch.expect({ url: /\/api\/incident\/update$/, status: 409 });
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  const colleague = await openAs('responder-t', incident.path);
  await live(page);
  await live(colleague);
  for (const [one, text] of [[page, 'From S.'], [colleague, 'From T.']] as const) {
    await one.getByRole('button', { name: 'Edit…' }).click();
    await one.getByRole('dialog', { name: EDIT }).getByRole('textbox', { name: /^Summary/ }).fill(text);
  }
  await colleague.getByRole('dialog', { name: EDIT }).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(colleague.getByRole('dialog', { name: EDIT })).toBeHidden();
  const dialog = page.getByRole('dialog', { name: EDIT });
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog.getByRole('alert').filter({ hasText: 'Somebody changed this meanwhile' })).toContainText('From T.');
  await dialog.getByRole('button', { name: 'Take theirs' }).click();
  await expect(dialog.getByRole('textbox', { name: /^Summary/ })).toHaveValue('From T.');
});

test('an incident is linked as the duplicate of another by its address', async ({ page, world, watch }) => {
  watch.expect({ url: /\/api\/incident\/duplicate$/, status: 422 });
  const [incident, other] = [await newIncident(world), await newIncident(world)];
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await page.locator('summary[aria-label="More acts"]').click();
  await page.getByRole('button', { name: 'Duplicate of…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Link as a duplicate' });
  const of = dialog.getByRole('textbox', { name: 'Other incident' });
  await of.fill('https://elsewhere.example/');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('The same gateway, the same minute.');
  await dialog.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(of).toHaveAccessibleDescription(/Other incident must be the address of an incident's page/);
  await of.fill(`${world.url}${other.path}?layer=activity`);
  await dialog.getByRole('button', { name: 'Link', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('region', { name: 'Related items' }).getByRole('link', { name: 'Duplicate of' })).toHaveAttribute('href', `${world.url}${other.path}`);
});

interface Read {
  readonly incidentRecord: { readonly title: string; readonly summary?: string; readonly impact: number };
}

async function read(aws: Aws, arn: string): Promise<Read> {
  return aws.get<Read>(`getIncidentRecord?arn=${encodeURIComponent(arn)}`);
}
