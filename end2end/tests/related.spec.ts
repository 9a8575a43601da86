import { expect, test } from '../fixtures.ts';
import { Aws } from '../support/aws.ts';
import { live, newIncident } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

test('a related item is added, stands in AWS, and is removed', async ({ page, world, watch }) => {
  watch.expect({ url: /\/api\/related\/add$/, status: 422 });
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const pane = page.getByRole('region', { name: 'Related items' });
  await pane.getByRole('button', { name: 'Add' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a related item' });
  await dialog.getByRole('textbox', { name: 'Address' }).fill('javascript:alert(1)');
  await dialog.getByRole('textbox', { name: /^Item title/ }).fill('Ticket <i>OPS-4411</i>');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog.getByRole('textbox', { name: 'Address' })).toHaveAccessibleDescription(/https/);
  await dialog.getByRole('textbox', { name: 'Address' }).fill('https://tickets.example.org/OPS-4411');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
  const link = pane.getByRole('link', { name: 'Ticket <i>OPS-4411</i>' });
  await expect(link).toHaveAttribute('href', 'https://tickets.example.org/OPS-4411');
  await expect(link).toHaveAttribute('rel', /noopener/);
  const listed = async () => JSON.stringify(await new Aws(world).call('listRelatedItems', { incidentRecordArn: incident.arn }));
  expect(await listed()).toContain('OPS-4411');

  await pane.getByRole('button', { name: 'Remove Ticket <i>OPS-4411</i>' }).click();
  await expect(link).toHaveCount(0);
  expect(await listed()).not.toContain('OPS-4411');
});

test('an item that another tool adds appears by itself, and one that runs is no link', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'viewer-v', incident.path);
  await live(page);
  await new Aws(world).call('updateRelatedItems', {
    incidentRecordArn: incident.arn,
    relatedItemsUpdate: { itemToAdd: { title: 'Runs', identifier: { type: 'OTHER', value: { url: 'javascript:alert(1)' } } } },
  });
  const pane = page.getByRole('region', { name: 'Related items' });
  await expect(pane.getByText('Runs')).toBeVisible();
  await expect(pane.getByRole('link', { name: 'Runs' })).toHaveCount(0);
});
