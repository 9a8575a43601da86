import type { Page } from '@playwright/test';
import { findPerson } from '../idp/people.mjs';

/** The fictional people by subject (idp/people.mjs). */
export type Subject = 'viewer-v' | 'responder-s' | 'responder-t' | 'containment-c' | 'lead-l' | 'auditor-a' | 'outsider-o';

/** The name of a person, as the pages show it. */
export function nameOf(subject: Subject): string {
  const person = findPerson(subject);
  if (!person) throw new Error(`no demo identity ${subject}`);
  return person.name;
}

/** Signs `subject` in through the provider's page and lands on `next`, a path of the console. */
export async function signIn(page: Page, subject: Subject, next = '/'): Promise<void> {
  await page.goto(`/auth/login?next=${encodeURIComponent(next)}`);
  await chooseIdentity(page, subject);
  await page.waitForURL((url) => url.pathname + url.search === next);
}

/** Chooses `subject` on the provider's page, where the browser is already. */
export async function chooseIdentity(page: Page, subject: Subject): Promise<void> {
  await page.getByRole('button', { name: nameOf(subject) }).click();
}
