import { expect, test } from '../fixtures.ts';
import { live, newIncident, row, rowMenu, rows, writeNote } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

test('an entry is brought into the story and taken out of it', async ({ page, world }) => {
  const incident = await newIncident(world, { events: 12 });
  await signIn(page, 'responder-s', `${incident.path}?layer=activity`);
  await live(page);
  const layers = page.getByRole('navigation', { name: 'Layer' });
  const count = async (layer: string) => Number((await layers.getByRole('link', { name: layer }).innerText()).replace(/\D/g, ''));
  const story = await count('Story');
  expect(await count('Activity')).toBeGreaterThan(story);
  const hidden = rows(page).filter({ has: page.getByRole('button', { name: 'Bring into the story' }) }).first();
  const key = await hidden.getAttribute('id');
  const target = page.locator(`[id="${key}"]`);
  await target.hover();
  await target.getByRole('button', { name: 'Bring into the story' }).click();
  await expect.poll(() => count('Story')).toBe(story + 1);
  await layers.getByRole('link', { name: 'Story' }).click();
  await expect(page).toHaveURL(incident.path);
  await expect(target).toBeVisible();
  await target.hover();
  await target.getByRole('button', { name: 'Take out of the story' }).click();
  await expect(target).toHaveCount(0);
});

test('an entry is annotated with the name of who did it', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await writeNote(page, 'The pump stands still.');
  await rowMenu(row(page, 'The pump stands still.'), 'Annotate');
  const dialog = page.getByRole('dialog', { name: 'Annotate this entry' });
  await dialog.getByRole('textbox', { name: 'Annotation' }).fill('Only until 06:00 <b>!</b>');
  await dialog.getByRole('button', { name: 'Annotate' }).click();
  await expect(row(page, 'The pump stands still.').locator('.annotation')).toHaveText('Responder S: Only until 06:00 <b>!</b>');
});

test('a note is inserted between two entries', async ({ page, world, watch }) => {
  watch.expect({ url: /\/api\/timeline\/note$/, status: 422 });
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await writeNote(page, 'The later one.');
  const earlier = rows(page).nth(2);
  const moment = await earlier.locator('time').first().getAttribute('datetime');
  await earlier.hover();
  await earlier.getByRole('button', { name: 'Insert a note here' }).click();
  const dialog = page.getByRole('dialog', { name: 'Insert a note' });
  const at = dialog.getByRole('textbox', { name: 'Occurred' });
  await expect(at).toHaveValue(moment ?? '');
  await at.fill('at noon');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('What happened between.');
  await dialog.getByRole('button', { name: 'Insert note' }).click();
  await expect(at).toHaveAccessibleDescription(/Occurred must be a time such as/);
  // So long ago that when it was written down is worth telling too.
  await at.fill(new Date(Date.parse(moment ?? '') - 600_000).toISOString().replace(/\.\d+Z$/, 'Z'));
  await dialog.getByRole('button', { name: 'Insert note' }).click();
  await expect(dialog).toBeHidden();
  await expect(row(page, 'What happened between.')).toContainText('written down');
  const texts = await rows(page).allInnerTexts();
  const place = (text: string) => texts.findIndex((one) => one.includes(text));
  expect(place('The later one.')).toBeLessThan(place('What happened between.'));
});

test('an amended note keeps its earlier wording', async ({ page, openAs, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await writeNote(page, 'It listens on TCP 132.');
  await rowMenu(row(page, 'TCP 132'), 'Amend');
  const dialog = page.getByRole('dialog', { name: 'Amend your note' });
  await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('It listens on TCP 132.');
  await dialog.getByRole('textbox', { name: 'Note' }).fill('It listens on TCP 123.');
  await dialog.getByRole('button', { name: 'Amend note' }).click();
  const note = row(page, 'It listens on TCP 123.');
  await expect(note).toHaveCount(1);
  await note.getByText('edited once').click();
  await expect(note.locator('.history')).toContainText('It listens on TCP 132.');

  const colleague = await openAs('responder-t', incident.path);
  await live(colleague);
  const theirs = row(colleague, 'It listens on TCP 123.');
  await theirs.hover();
  await theirs.locator('summary[aria-label="More for this entry"]').click();
  await expect(theirs.getByRole('button', { name: 'Annotate' })).toBeVisible();
  await expect(theirs.getByRole('button', { name: 'Amend' })).toHaveCount(0);
});

test('the address of an entry leads to it, in the layer that shows it', async ({ page, context, world }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', `${incident.path}?layer=activity`);
  await live(page);
  const target = rows(page).filter({ has: page.getByRole('button', { name: 'Bring into the story' }) }).last();
  const key = await target.getAttribute('id');
  await rowMenu(target, 'Copy link');
  await expect(page.getByText('Address copied')).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(address);
  await expect(page.locator(`[id="${key}"]`)).toBeInViewport();
});
