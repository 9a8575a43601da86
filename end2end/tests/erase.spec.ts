import { expect, test } from '../fixtures.ts';
import { live, newIncident, row, writeNote } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

test('a lead erases a note: its text goes from every open page and from AWS, and a row says so', async ({ page, openAs, world }) => {
  const incident = await newIncident(world);
  const writer = await openAs('responder-s', incident.path);
  await live(writer);
  await writeNote(writer, 'Call Grace Example at home.');
  await signIn(page, 'lead-l', incident.path);
  await live(page);
  const note = row(page, 'Grace Example');
  await expect(note).toContainText('in AWS');
  await note.hover();
  await note.locator('summary[aria-label="More for this entry"]').click();
  await note.getByRole('link', { name: 'Erase…' }).click();
  await expect(page.getByRole('region', { name: 'What would be erased' })).toContainText('Call Grace Example at home.');
  await page.getByRole('textbox', { name: 'Reason' }).fill('Request 17 of the person named');
  await page.getByRole('button', { name: 'Erase for good' }).click();
  await live(page);
  await expect(row(page, 'An entry was erased')).toContainText('its copy in AWS was replaced', { timeout: 30_000 });
  await expect(row(page, 'Erased an entry')).toContainText('Request 17');
  await expect(row(writer, 'Grace Example')).toHaveCount(0);
  await expect(page.getByText('Grace Example')).toHaveCount(0);
});

test('who may not erase is not offered it', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await writeNote(page, 'Stays.');
  const note = row(page, 'Stays.');
  await note.hover();
  await note.locator('summary[aria-label="More for this entry"]').click();
  await expect(note.getByRole('button', { name: 'Annotate' })).toBeVisible();
  await expect(note.getByRole('link', { name: 'Erase…' })).toHaveCount(0);
});
