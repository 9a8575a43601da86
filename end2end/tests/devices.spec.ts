import { expect, test } from '../fixtures.ts';
import type { Locator, Page } from '@playwright/test';
import { expectNoAxeFindings } from '../support/accessibility.ts';
import { containmentPane, devicePane, openDevice, openForm, part } from '../support/device.ts';
import { awake, live, newIncident, row } from '../support/incident.ts';
import { signIn } from '../support/people.ts';
import { inEverySizeAndTheme, takePictures } from '../support/screenshots.ts';

async function openStory(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'pump-117 listens on TCP 123' }).click();
  await live(page);
}

test('the incident shows its device with its connection, what it violates and how old that is', async ({ page }) => {
  await signIn(page, 'responder-s');
  await openStory(page);
  const pane = devicePane(page);
  await expect(pane.getByRole('link', { name: 'pump-117' })).toBeVisible();
  await expect(pane).toContainText(/connected/);
  await expect(pane).toContainText(/read \d+ s ago/);
  const groups = await part(page, 'Groups');
  await expect(groups).toContainText('hall-2-high-pressure');
  const violations = await part(page, 'Violations');
  await expect(violations).toContainText('AuthorizedTcpPorts');
  await expect(violations).toContainText('123');
});

test('a whole incident fits the window without a scrolling page', async ({ page }) => {
  await signIn(page, 'responder-s');
  await openStory(page);
  await expect(devicePane(page).getByRole('table')).toBeVisible();
  const scrolls = await page.evaluate(() => document.documentElement.scrollHeight > document.documentElement.clientHeight);
  expect(scrolls).toBe(false);
  await expect(containmentPane(page).getByRole('heading', { name: 'Containment' })).toBeInViewport();
});

test('the page of a device tells its policies in plain words and who shares its certificate', async ({ page }) => {
  await openDevice(page, 'viewer-v', 'pump-120');
  const policies = await part(page, 'Effective policies');
  await expect(policies).toContainText(/Allows .*connecting/);
  await expect(await part(page, 'Certificates')).toContainText(/shared with/);
  await expect(await part(page, 'Jobs')).toBeVisible();
});

test('a name with colons leads to its device, and one that the registry lacks says so', async ({ page }) => {
  await openDevice(page, 'viewer-v', 'scada:hall-2:plc:01');
  await expect(devicePane(page)).not.toContainText('Not in the registry');
  await page.goto('/devices/no-such-thing');
  await expect(devicePane(page)).toContainText('Not in the registry.');
});

test('a violation is marked with a reason and says so', async ({ openOwn }) => {
  const { page } = await openOwn('responder-s');
  await openStory(page);
  const violations = await part(page, 'Violations');
  await expect(violations).toContainText('Not verified');
  const dialog = await openForm(page, devicePane(page), 'Mark the violation AuthorizedTcpPorts…', /^Mark the violation/);
  await dialog.getByRole('radio', { name: /^True positive/ }).check();
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Nobody opened that port on purpose');
  await dialog.getByRole('button', { name: 'Mark', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(violations).toContainText('True positive');
});

test('what a metric measured is drawn, with its numbers in a table', async ({ page }) => {
  await signIn(page, 'viewer-v');
  await openStory(page);
  const dialog = await openForm(page, devicePane(page), 'Plot what AuthorizedTcpPorts measured', /measured$/);
  await expect(dialog.getByRole('img', { name: /values from/ })).toBeVisible();
  await dialog.getByText(/^\d+ values$/).click();
  await expect(dialog.getByRole('columnheader', { name: 'Reported' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(dialog).toBeHidden();
});

test('recovery answers stay with the device', async ({ page }) => {
  await openDevice(page, 'responder-s', 'pump-121');
  await part(page, 'Recovery questions');
  const dialog = await openForm(page, devicePane(page), 'Answer the recovery questions…', /^Recovery questions of/);
  await dialog.getByRole('combobox', { name: 'Is it mission-critical?' }).selectOption('no');
  await dialog.getByRole('button', { name: 'Save the answers' }).click();
  await expect(dialog).toBeHidden();
  await page.reload();
  await expect(await part(page, 'Recovery questions')).toContainText('3 open');
});

test('what somebody else answered meanwhile is shown beside what I chose, and not overwritten', async ({ openOwn }) => {
  const { page: mine, watch } = await openOwn('responder-s', '/devices/pump-136');
  const { page: theirs } = await openOwn('lead-l', '/devices/pump-136');
  watch.expect({ url: /device\/answers/, status: 409 });
  const open = async (page: Page) => {
    await awake(page);
    await part(page, 'Recovery questions');
    return openForm(page, devicePane(page), 'Answer the recovery questions…', /^Recovery questions of/);
  };
  const question = (dialog: Locator) => dialog.getByRole('combobox', { name: 'Is it mission-critical?' });
  const save = (dialog: Locator) => dialog.getByRole('button', { name: 'Save the answers' }).click();
  const [own, other] = [await open(mine), await open(theirs)];
  await question(other).selectOption('yes');
  await save(other);
  await expect(other).toBeHidden();
  await question(own).selectOption('no');
  await save(own);
  const conflict = own.getByRole('alert').filter({ hasText: 'answered this meanwhile' });
  await expect(conflict).toContainText('Lead L');
  await expect(question(own)).toHaveValue('no');
  await expectNoAxeFindings(mine);
  await conflict.getByRole('button', { name: 'Keep mine, then save' }).click();
  await expect(conflict).toBeHidden();
  await expect(question(own)).toHaveValue('no');
  await save(own);
  await expect(own).toBeHidden();
  await expect(await part(mine, 'Recovery questions')).toContainText('Mission-critical');
  await expect(await part(mine, 'Recovery questions')).toContainText('3 open');
});

test('the tokens of a tunnel are shown once, and never in the address', async ({ openOwn }) => {
  const { page } = await openOwn('responder-s', '/devices/pump-122');
  await part(page, 'Tunnels');
  const dialog = await openForm(page, devicePane(page), 'Open a tunnel…', 'Open a tunnel to pump-122');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('To look into it');
  await dialog.getByRole('button', { name: 'Open the tunnel' }).click();
  const opened = page.getByRole('dialog', { name: 'Tunnel opened' });
  const token = await opened.getByRole('textbox', { name: 'Its token alone' }).inputValue();
  expect(token.length).toBeGreaterThan(20);
  await expect(opened.getByRole('textbox', { name: 'Command for your machine' })).toHaveValue(new RegExp(`localproxy -r eu-central-1`));
  expect(page.url()).not.toContain(token);
  await opened.getByRole('button', { name: 'I have it' }).click();
  await expect(opened).toBeHidden();
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.documentElement.outerHTML);
  expect(kept).not.toContain(token);
  await expect(await part(page, 'Tunnels')).toContainText('Open');
});

test('a tunnel is opened, given new tokens and closed, each with a reason; its tokens are nowhere afterwards', async ({ openOwn, ownWorld }) => {
  const incident = await newIncident(ownWorld);
  const { page } = await openOwn('responder-s', `${incident.path}?layer=activity`);
  await live(page);
  const tunnels = await part(page, 'Tunnels');
  const token = async (dialog: Locator) => {
    const text = await dialog.getByRole('textbox', { name: 'Its token alone' }).inputValue();
    expect(text.length).toBeGreaterThan(20);
    await dialog.getByRole('button', { name: 'I have it' }).click();
    await expect(dialog).toBeHidden();
    return text;
  };
  const form = async (button: RegExp, title: string, reason: string, says: string) => {
    await devicePane(page).getByRole('button', { name: button }).click();
    const dialog = page.getByRole('dialog', { name: title, exact: true });
    await dialog.getByRole('textbox', { name: 'Reason' }).fill(reason);
    await dialog.getByRole('button', { name: says, exact: true }).click();
  };
  const once = (title: string) => page.getByRole('dialog', { name: title, exact: true });
  await form(/^Open a tunnel…/, 'Open a tunnel to gateway-009', 'To look into it', 'Open the tunnel');
  const first = await token(once('Tunnel opened'));
  await form(/^New tokens…/, 'New tokens for the tunnel', 'The laptop was lost', 'Make new tokens');
  const second = await token(once('New tokens'));
  expect(second).not.toBe(first);
  await form(/^Close…/, 'Close the tunnel', 'Seen enough', 'Close the tunnel');
  await expect(once('Close the tunnel')).toBeHidden();
  await expect(tunnels).toContainText('Closed');
  await expect(devicePane(page).getByRole('button', { name: /^New tokens…/ })).toHaveCount(0);

  // From here on everything that the server sends is looked through.
  const sent: Promise<string>[] = [];
  page.on('response', (response) => {
    if (/\/(api|incidents)\//.test(response.url())) sent.push(response.text().catch(() => ''));
  });
  await page.reload();
  await live(page);
  for (const [headline, reason] of [
    ['Opened a tunnel to SSH of gateway-009', 'To look into it'],
    ['Gave a tunnel to gateway-009 new tokens', 'The laptop was lost'],
    ['Closed a tunnel to gateway-009', 'Seen enough'],
  ] as const) {
    await expect(row(page, headline)).toContainText(reason);
  }
  await expect(await part(page, 'Tunnels')).toContainText('Closed');
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.documentElement.outerHTML);
  const all = [kept, page.url(), ...(await Promise.all(sent))].join('\n');
  expect(all.length).toBeGreaterThan(10_000);
  for (const secret of [first, second]) expect(all.includes(secret), 'a token').toBe(false);
});

test('who may only read sees everything and is told which right is missing', async ({ page }) => {
  await openDevice(page, 'viewer-v', 'pump-123');
  await part(page, 'Tunnels');
  const open = devicePane(page).getByRole('button', { name: 'Open a tunnel…' });
  await expect(open).toHaveAttribute('aria-disabled', 'true');
  await expect(open).toHaveAccessibleDescription(/right to respond/);
  await expect(containmentPane(page).getByRole('button', { name: 'Quarantine…' })).toHaveAccessibleDescription(/right to quarantine devices/);
});

test('without scripts the device can be read', async ({ browser, world }) => {
  const context = await browser.newContext({ baseURL: world.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, 'viewer-v', '/devices/pump-124');
  await expect(devicePane(page)).toContainText('connected');
  await expect(containmentPane(page)).toContainText('not contained');
  await context.close();
});

test('opened parts and the focus stay when the pane is fetched again', async ({ openOwn, ownWorld }) => {
  const { page } = await openOwn('responder-s', '/devices/pump-125');
  const jobs = await part(page, 'Jobs');
  await jobs.locator('summary').first().focus();
  await ownWorld.tell('control', 'PATCH', '/world/clients/pump-125', { reconnects: false });
  await ownWorld.tell('control', 'POST', '/world/clients/pump-125/disconnect', { reason: 'CONNECTION_LOST' });
  await expect(devicePane(page)).toContainText('not connected', { timeout: 60_000 });
  await expect(await part(page, 'Jobs')).toBeVisible();
});

test('the panes of the phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, 'responder-s');
  await openStory(page);
  await page.getByRole('navigation', { name: 'Panes' }).getByRole('link', { name: 'Device' }).click();
  await expect(devicePane(page)).toBeVisible();
  await expect(containmentPane(page)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timeline', exact: true })).toBeHidden();
});

test('a device in every size and theme', async ({ page }) => {
  test.slow();
  await openDevice(page, 'responder-s', 'pump-117');
  for (const name of ['Groups', 'Certificates', 'Effective policies', 'Tunnels', 'Recovery questions']) await part(page, name);
  await inEverySizeAndTheme(page, () => expectNoAxeFindings(page));
  await takePictures(page, 'device');
});
