import { expect, test } from '../fixtures.ts';
import type { Page } from '@playwright/test';
import { live, newIncident, next } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

/** Notes the notifications that the page shows, and whether it sounds; nobody looks at the page unless `looked` is set. */
async function observed(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const told = { called: [] as string[], sounded: 0, looked: false };
    Object.assign(window, { told });
    document.hasFocus = () => told.looked;
    class Notification {
      static permission = 'default';
      static async requestPermission() {
        return (Notification.permission = 'granted');
      }
      onclick: unknown;
      constructor(title: string, { body }: { body: string }) {
        told.called.push(`${title} | ${body}`);
      }
    }
    const { AudioContext } = window;
    Object.assign(window, {
      Notification,
      AudioContext: class extends AudioContext {
        constructor() {
          super();
          told.sounded += 1;
        }
      },
    });
  });
}
const told = (page: Page) => page.evaluate(() => (window as unknown as { told: { called: string[]; sounded: number; looked: boolean } }).told);

test('somebody who wants it is called when something waits on them and they do not look', async ({ page, openAs, world }) => {
  const incident = await newIncident(world);
  await observed(page);
  await signIn(page, 'responder-t', incident.path);
  await live(page);
  const lead = await openAs('responder-s', incident.path);
  await live(lead);
  const give = async (says: string) => {
    await lead.locator('summary[aria-label="Lead and scribe"]').click();
    await lead.getByRole('button', { name: says }).first().click();
  };
  await next(lead).getByRole('button', { name: 'Acknowledge' }).click();
  await give('Take the lead');
  await expect(page).not.toHaveTitle(/^●/);

  const choices = page.getByRole('group', { name: 'When something waits on me' });
  const [notify, sound] = ['Notify me', 'Sound'].map((name) => choices.getByRole('button', { name }));
  await page.locator('summary[aria-label="You: Responder T"]').click();
  for (const choice of [notify, sound]) {
    await expect(choice!).toHaveAttribute('aria-pressed', 'false');
    await choice!.click();
    await expect(choice!).toHaveAttribute('aria-pressed', 'true');
  }
  await page.keyboard.press('Escape');
  expect(await told(page)).toMatchObject({ called: [], sounded: 1 });

  await give('Give it to Responder T');
  await expect(page).toHaveTitle(/^● /);
  await expect.poll(() => told(page)).toMatchObject({ called: [expect.stringContaining(`${incident.title} · High`)], sounded: 2 });
  expect((await told(page)).called[0]).toContain('waits for you');

  // The choice stays; and who looks is not called.
  await page.reload();
  await live(page);
  await page.locator('summary[aria-label="You: Responder T"]').click();
  await expect(notify!).toHaveAttribute('aria-pressed', 'false'); // the stub's permission is asked for anew
  await expect(sound!).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await page.evaluate(() => Object.assign((window as unknown as { told: object }).told, { looked: true }));
  await page.locator('summary[aria-label="Lead and scribe"]').click();
  await page.getByRole('button', { name: 'Give it to Responder S' }).first().click();
  await expect(page).not.toHaveTitle(/^●/);
  await give('Give it to Responder T');
  await expect(page).toHaveTitle(/^● /);
  expect(await told(page)).toMatchObject({ called: [], sounded: 0 });
});
