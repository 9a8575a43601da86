import { expect, test } from '../fixtures.ts';
import { awake, live, newIncident, next, noteBox, row, rowMenu, rows, writeNote } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

test('a double click on Save is one note', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await noteBox(page).fill('Once.');
  await page.getByRole('button', { name: 'Save note' }).dblclick();
  await expect(row(page, 'Once.')).toHaveCount(1);
  await expect(noteBox(page)).toHaveValue('');
  await writeNote(page, 'Twice.');
  await page.reload();
  await expect(row(page, 'Once.')).toHaveCount(1);
  await expect(row(page, 'Twice.')).toHaveCount(1);
});

test('what is typed while a note is on its way stays', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  let arrived = () => {};
  const answered = new Promise<void>((resolve) => (arrived = resolve));
  await page.route('**/api/timeline/note', async (route) => {
    const answer = await route.fetch();
    await answered;
    await route.fulfill({ response: answer });
  });
  await noteBox(page).fill('The first.');
  const sent = page.waitForRequest('**/api/timeline/note');
  await page.getByRole('button', { name: 'Save note' }).click();
  await sent;
  await noteBox(page).fill('The first. The second');
  arrived();
  await expect(row(page, 'The first.')).toHaveCount(1);
  await expect(noteBox(page)).toHaveValue(/The second$/);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the same form sent again after the back button is the same note', async ({ page, world, watch }) => {
    watch.allow({ console: /preloaded using link preload but not used/ });
    const incident = await newIncident(world);
    await signIn(page, 'responder-s', incident.path);
    await noteBox(page).fill('Sent twice, kept once.');
    const entry = page.locator('form:has(#note) input[name="entry"]');
    const id = await entry.inputValue();
    await page.getByRole('button', { name: 'Save note' }).click();
    await expect(row(page, 'Sent twice, kept once.')).toHaveCount(1);
    await page.request.post('/api/timeline/note', {
      form: { incident: incident.path.replace('/incidents/', ''), entry: id, text: 'Sent twice, kept once.', occurred: '' },
      headers: { 'sec-fetch-site': 'same-origin', accept: 'text/html' },
    });
    await page.reload();
    await expect(row(page, 'Sent twice, kept once.')).toHaveCount(1);
  });
});

test('the back button after acts leads to where the reader came from, and the acts stand', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s');
  await awake(page);
  await page.goto(incident.path);
  await live(page);
  await next(page).getByRole('button', { name: 'Acknowledge' }).click();
  await expect(next(page)).toContainText('nobody leads');
  await writeNote(page, 'Before going back.');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Incidents');
  await page.goForward();
  await live(page);
  await expect(next(page)).toContainText('nobody leads');
  await expect(row(page, 'Before going back.')).toHaveCount(1);
  await expect(noteBox(page)).toHaveValue('');
});

test('what is typed into a dialog is there after it was closed, and after a reload', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await page.getByRole('button', { name: 'Resolve…' }).click();
  const reason = page.getByRole('dialog', { name: 'Resolve this incident' }).getByRole('textbox', { name: 'Reason' });
  await reason.fill('Half a reason');
  await page.keyboard.press('Escape');
  await expect(reason).toBeHidden();
  await page.reload();
  await live(page);
  await page.getByRole('button', { name: 'Resolve…' }).click();
  await expect(reason).toHaveValue('Half a reason');
});

test('what is changed in the record or written beside an entry outlives a reload', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await page.getByRole('button', { name: 'Edit…' }).click();
  const edit = page.getByRole('dialog', { name: 'Edit title, summary and impact' });
  await edit.getByRole('textbox', { name: /^Summary/ }).fill('Half a summary');
  await page.keyboard.press('Escape');
  const beside = page.getByRole('dialog', { name: 'Annotate this entry' });
  await rowMenu(rows(page).first(), 'Annotate');
  await beside.getByRole('textbox', { name: 'Annotation' }).fill('Half a remark');
  await page.keyboard.press('Escape');
  await page.reload();
  await live(page);
  await page.getByRole('button', { name: 'Edit…' }).click();
  await expect(edit.getByRole('textbox', { name: /^Summary/ })).toHaveValue('Half a summary');
  await expect(edit.getByRole('textbox', { name: 'Title' })).toHaveValue(incident.title);
  await page.keyboard.press('Escape');
  await rowMenu(rows(page).first(), 'Annotate');
  await expect(beside.getByRole('textbox', { name: 'Annotation' })).toHaveValue('Half a remark');
});
