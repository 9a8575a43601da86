import { expect, test } from '../fixtures.ts';
import { live, newIncident, next, noteBox, rows } from '../support/incident.ts';
import type { Subject } from '../support/people.ts';

const readers: Subject[] = ['viewer-v', 'auditor-a'];
for (const subject of readers) {
  test(`${subject} reads an incident, and each button says which right is missing`, async ({ openAs, world }) => {
    const incident = await newIncident(world);
    const page = await openAs(subject, incident.path);
    await live(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(incident.title);
    await expect(rows(page).first()).toBeVisible();
    const refused = [
      ['Edit…', 'You need the right to change title, summary and impact'],
      ['Resolve…', 'You need the right to resolve and reopen incidents'],
      ['Add', 'You need the right to write on incidents'],
    ] as const;
    for (const [name, reason] of refused) {
      const button = page.getByRole('button', { name, exact: true });
      await expect(button).toHaveAttribute('aria-disabled', 'true');
      await expect(button).toHaveAccessibleDescription(reason);
      // Playwright itself would wait until it is enabled.
      await button.click({ force: true });
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    const acknowledge = next(page).getByRole('button', { name: 'Acknowledge' });
    await expect(acknowledge).toHaveAccessibleDescription('You need the right to respond to incidents');
    await acknowledge.click({ force: true });
    await expect(acknowledge).toBeVisible();
    await noteBox(page).focus();
    await expect(page.getByRole('button', { name: 'Save note' })).toHaveAccessibleDescription('You need the right to write on incidents');
  });

  test(`${subject} cannot start an incident`, async ({ openAs }) => {
    const page = await openAs(subject);
    const start = page.getByRole('button', { name: /Start an incident|Start incident/ });
    await expect(start).toHaveAttribute('aria-disabled', 'true');
    await expect(start).toHaveAccessibleDescription('You need the right to start incidents');
  });
}

const actors: Subject[] = ['containment-c', 'lead-l'];
for (const subject of actors) {
  test(`${subject} may do everything on an incident's page`, async ({ openAs, world }) => {
    const incident = await newIncident(world);
    const page = await openAs(subject, incident.path);
    await live(page);
    await expect(page.getByRole('main').locator('button[aria-disabled="true"]')).toHaveCount(0);
  });
}

test('responder-s may do everything on an incident\'s page but contain its device', async ({ openAs, world }) => {
  const incident = await newIncident(world);
  const page = await openAs('responder-s', incident.path);
  await live(page);
  const refused = page.getByRole('main').locator('button[aria-disabled="true"]');
  await expect(refused).toHaveText([/^Quarantine/]);
  await expect(refused).toHaveAccessibleDescription('You need the right to quarantine devices');
});

test('a server function refuses a viewer who calls it past the button', async ({ openAs, world }) => {
  const incident = await newIncident(world);
  const page = await openAs('viewer-v', incident.path);
  const answer = await page.request.post('/api/timeline/note', {
    form: { incident: incident.path.replace('/incidents/', ''), entry: crypto.randomUUID(), text: 'past the button' },
    headers: { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' },
  });
  expect(answer.status()).toBe(403);
  await page.reload();
  await expect(page.getByText('past the button')).toHaveCount(0);
});
