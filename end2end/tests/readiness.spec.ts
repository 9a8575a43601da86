import { expect, test } from '../fixtures.ts';
import type { Locator, Page } from '@playwright/test';
import { expectNoAxeFindings } from '../support/accessibility.ts';
import { awake } from '../support/incident.ts';
import { signIn } from '../support/people.ts';
import { inEverySizeAndTheme, takePictures } from '../support/screenshots.ts';

const ANSWERS = '/readiness/answers';

/** One line of the page. */
const check = (page: Page, name: string): Locator => page.getByRole('listitem', { name, exact: true });

async function send(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'or paste it here' }).fill(text);
  await page.getByRole('button', { name: 'Show what it would change' }).click();
}

const waiting = (page: Page): Locator => page.getByRole('region', { name: 'What the file would change' });

test('the frame leads to the page, and every line says how it stands and where that comes from', async ({ page }) => {
  await signIn(page, 'viewer-v');
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Readiness' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Readiness' })).toBeVisible();
  const quarantine = check(page, 'Quarantine group');
  await expect(quarantine).toContainText('ready');
  await expect(quarantine).toContainText(/It really denies: \S+, connected now/);
  await quarantine.getByText('What was seen').click();
  await expect(quarantine).toContainText(/connect as \S+: allowed today, denied by \S+ in the group/);
  await expect(check(page, 'Logging of the fleet')).toContainText('INFO');
  await expect(check(page, 'Fleet index')).toContainText('Things are indexed.');
  await expect(check(page, 'Security profiles')).toContainText('2 profiles with 5 behaviours attached.');
  await expect(check(page, 'Learned behaviours')).toContainText('1 of 1 learned behaviours watch.');
  await expect(check(page, 'Replication set')).toContainText('Add a second Region');
  await expect(check(page, 'Response plans')).toContainText('PlantNetworkPlan starts no runbook.');
  await expect(check(page, "The console's own rights")).toContainText(/may do all \d+ actions/);
  for (const line of await page.getByRole('main').locator('li.ready').all()) {
    await expect(line).toContainText(/Source: .* · checked .* ago/, { timeout: 90_000 });
  }
});

test('certificates are looked at in turns, and the page says how far that is', async ({ page }) => {
  await signIn(page, 'viewer-v', '/readiness');
  await awake(page);
  const shared = check(page, 'Shared certificates');
  await expect(shared).toContainText(/of 5\d\d active certificates, which were looked at so far/, { timeout: 90_000 });
});

test('a right that the role lacks is found without acting, and a check that is denied leaves the others alone', async ({ openOwn, ownWorld }) => {
  const { page } = await openOwn('responder-s');
  const tables = (await ownWorld.tell('control', 'GET', '/iam')) as { roles: Record<string, { policies: { Statement: object[] }[] }> };
  const kept = tables.roles['LazaretResponder']?.policies ?? [];
  const denied = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: ['iot:UpdateCertificate', 'iot:GetV2LoggingOptions'], Resource: '*' }] };
  await ownWorld.tell('control', 'PUT', '/iam/roles/LazaretResponder/policies', [...kept, denied]);
  await page.goto('/readiness');
  const rights = check(page, "The console's own rights");
  await expect(rights).toContainText('not ready');
  await rights.getByText('What was seen').click();
  await expect(rights).toContainText("iot:UpdateCertificate: denied by a policy; without it: devices can't be quarantined");
  const logging = check(page, 'Logging of the fleet');
  await expect(logging).toContainText('It could not be checked.');
  await expect(logging).toContainText('iot:GetV2LoggingOptions is missing');
  await expect(check(page, 'Fleet index')).toContainText('Things are indexed.');
  await ownWorld.tell('control', 'PUT', '/iam/roles/LazaretResponder/policies', kept);
  await expect(async () => {
    await page.getByRole('button', { name: 'Check again' }).click();
    await expect(rights).toContainText(/may do all/, { timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await expect(logging).toContainText('INFO');
});

test('answers are imported after their preview, which tells wrong lines by number', async ({ openOwn }) => {
  const { page } = await openOwn('responder-s', ANSWERS);
  await awake(page);
  await send(page, 'device;mission_critical;redundant\npump-131;no;yes\npump-132;perhaps;no\nno-such-thing;yes;\n');
  const file = waiting(page);
  await expect(file).toContainText('2 lines change something, 1 line was not understood.');
  await expect(file.getByRole('alert')).toContainText('Line 3: mission_critical says “perhaps”, which is neither yes, no, unknown nor empty.');
  await expect(file.getByRole('row', { name: /pump-131/ })).toContainText(/not known\s*, becomes\s*no/);
  await expect(page.getByRole('textbox', { name: 'or paste it here' })).toHaveValue(/pump-131;no;yes/);
  await file.getByRole('button', { name: 'Leave those out and take over 2 changes' }).click();
  await expect(page.getByText('The answers of 2 devices are on the record.')).toBeVisible();
  await expect(waiting(page)).toHaveCount(0);
  await page.goto('/devices/pump-131');
  const questions = page.locator('details#part-answers');
  await questions.locator('summary').first().click();
  await expect(questions).toContainText('2 open');
});

test('the list that is downloaded reads back without a change', async ({ openOwn }) => {
  const { page } = await openOwn('responder-s', ANSWERS);
  await awake(page);
  await send(page, 'device,reachable\npump-133,yes\n');
  await page.getByRole('button', { name: 'Take over 1 change' }).click();
  await expect(page.getByText('The answers of 1 device are on the record.')).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download the list' }).click()]);
  const path = await download.path();
  await page.getByLabel('CSV file').setInputFiles(path);
  await page.getByRole('button', { name: 'Show what it would change' }).click();
  await expect(waiting(page)).toContainText(/^.*0 lines change something, \d{3} lines say what is known/);
  await page.getByRole('button', { name: 'Throw it away' }).click();
  await expect(waiting(page)).toHaveCount(0);
});

test('a file that is no text is refused in words, and what waited stays', async ({ openOwn }) => {
  const { page } = await openOwn('responder-s', ANSWERS);
  await awake(page);
  await send(page, 'device,reachable\npump-134,yes\n');
  await page.getByLabel('CSV file').setInputFiles({ name: 'answers.csv', mimeType: 'text/csv', buffer: Buffer.from('device,reachable\np\xfcmp,yes\n', 'latin1') });
  await page.getByRole('button', { name: 'Show what it would change' }).click();
  await expect(page.getByText('line 2: it is not encoded as UTF-8')).toBeVisible();
  await expect(waiting(page)).toContainText('1 line changes something.');
});

test('who may only read is told which right an import takes', async ({ page, watch }) => {
  await signIn(page, 'viewer-v', '/readiness');
  await expect(page.getByRole('link', { name: 'Import answers…' })).toHaveAttribute('aria-disabled', 'true');
  await expect(check(page, 'Recovery questions')).toContainText('You need the right to write on incidents');
  watch.expect({ url: /readiness\/answers/, status: 403 });
  await page.goto(ANSWERS);
  await expect(page.getByRole('main')).toContainText('right to write on incidents');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the page is read, and answers are imported', async ({ page }) => {
    await signIn(page, 'responder-s', '/readiness');
    // Nothing changes by itself here: the page is asked for again until its check has ended.
    await expect(async () => {
      await page.goto('/readiness');
      await expect(check(page, 'Fleet index')).toContainText('Things are indexed.', { timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await page.getByRole('link', { name: 'Import answers…' }).click();
    await send(page, 'device,redundant\npump-135,no\n');
    await page.getByRole('button', { name: 'Take over 1 change' }).click();
    await expect(page.getByText('The answers of 1 device are on the record.')).toBeVisible();
  });
});

test('the readiness pages in every size and theme', async ({ openOwn }) => {
  test.slow();
  const { page } = await openOwn('responder-s', '/readiness');
  await awake(page);
  await expect(check(page, 'Shared certificates')).toContainText(/used by more than one thing/, { timeout: 90_000 });
  await inEverySizeAndTheme(page, () => expectNoAxeFindings(page));
  await takePictures(page, 'readiness');
  await page.goto(ANSWERS);
  await awake(page);
  await send(page, 'device,mission_critical,redundant\npump-131,no,yes\npump-132,perhaps,no\nno-such-thing,yes,\n');
  await expect(waiting(page)).toBeVisible();
  await awake(page);
  await inEverySizeAndTheme(page, () => expectNoAxeFindings(page));
  await takePictures(page, 'answers');
});
