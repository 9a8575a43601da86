import { expect, test } from '../fixtures.ts';
import { expectNoAxeFindings } from '../support/accessibility.ts';
import { Aws } from '../support/aws.ts';
import { live, next, row } from '../support/incident.ts';
import { signIn } from '../support/people.ts';
import { incidentWithRunbook, item, openRunbookForm, pause, runbookPane, step } from '../support/runbook.ts';
import { inEverySizeAndTheme, takePictures } from '../support/screenshots.ts';

const STEPS = () => [
  pause('Analyse', ['What happened', 'Who could reach it', 'Open the tunnel']),
  pause('Recover', ['Close the port']),
];

test('a runbook is worked through, and everybody sees how far it is', async ({ page, openAs, world, watch }) => {
  watch.expect({ url: /api\/runbook\/item/, status: 422 });
  const incident = await incidentWithRunbook(world, STEPS());
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await expect(runbookPane(page)).toContainText('step 1 of 2');
  await expect(runbookPane(page)).toContainText('times out in 6 d 23 h');
  const colleague = await openAs('responder-t', incident.path);
  await live(colleague);

  await item(page, 'What happened').click();
  await expect(item(page, 'What happened')).toBeChecked();
  // Told at once, not when what stands there has grown old.
  await expect(item(colleague, 'What happened')).toBeChecked({ timeout: 5_000 });
  await expect(runbookPane(colleague)).toContainText('Responder S');

  const about = await openRunbookForm(page, 'More about “Open the tunnel”', 'About an item');
  await about.getByRole('radio', { name: /^Not applicable/ }).check();
  await about.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(about).toContainText('Say why it does not apply');
  await about.getByRole('textbox', { name: /^Comment/ }).fill('The valve has no agent');
  await about.getByLabel('Attach a file…').setInputFiles({ name: 'valve.txt', mimeType: 'text/plain', buffer: Buffer.from('no agent') });
  await expect(about.getByRole('combobox', { name: /^Shown by/ }).getByRole('option', { name: 'valve.txt', selected: true })).toBeAttached();
  // What stood in the form stays.
  await expect(about.getByRole('radio', { name: /^Not applicable/ })).toBeChecked();
  await about.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(about).toBeHidden();
  await expect(runbookPane(page)).toContainText('The valve has no agent');
  await expect(runbookPane(page).getByRole('link', { name: /valve\.txt/ })).toBeVisible();

  const form = await openRunbookForm(page, 'Continue… step Analyse', 'Done with step Analyse');
  await expect(form).toContainText('1 of its items are open');
  await expect(form).toContainText('Who could reach it');
  await form.getByRole('textbox', { name: /^What came of it/ }).fill('The vendor did it');
  await form.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(form).toBeHidden();
  await expect(runbookPane(page)).toContainText('step 2 of 2');
  await expect(step(colleague, 'Recover').getByRole('checkbox', { name: 'Close the port' })).toBeVisible();
  await expect(row(page, 'Done with step Analyse; the runbook goes on')).toContainText('The vendor did it');
  await expect(row(page, 'Done with step Analyse; the runbook goes on')).toContainText('on the record and in AWS');
  await runbookPane(page).getByText('Deviations from the document').click();
  await expect(runbookPane(page)).toContainText('left open: Who could reach it');
});

test('the next line and the list lead to the step that waits', async ({ page, world }) => {
  const incident = await incidentWithRunbook(world, [pause('Analyse', ['Look'], { timeoutSeconds: 600 })]);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await next(page).getByRole('button', { name: 'Acknowledge' }).click();
  await next(page).getByRole('button', { name: 'Take the lead' }).click();
  await expect(next(page)).toContainText('Step 1 of 1, Analyse, waits for you');
  await next(page).getByRole('button', { name: 'Open the step' }).click();
  await expect(step(page, 'Analyse').locator('summary').first()).toBeFocused();
  await expect(runbookPane(page)).toContainText('Soon: Analyse');
  await page.goto('/');
  const listed = page.getByRole('row').filter({ hasText: incident.title });
  await expect(listed).toContainText('Runbook: Analyse, times out in 9 m');
});

test('a step that times out while somebody types keeps what they typed', async ({ openOwn, ownWorld }) => {
  const incident = await incidentWithRunbook(ownWorld, [pause('Analyse', ['Look'], { timeoutSeconds: 600 })]);
  const { page, watch } = await openOwn('responder-s', incident.path);
  watch.expect({ url: /api\/runbook\/continue/, status: 409 });
  await live(page);
  const form = await openRunbookForm(page, 'Continue… step Analyse', 'Done with step Analyse');
  const box = form.getByRole('textbox', { name: /^What came of it/ });
  await box.fill('Half an hour of findings');
  await ownWorld.tell('control', 'POST', '/clock', { advance_ms: 601_000 });
  await expect(row(page, 'Runbook step Analyse timed out')).toHaveCount(1);
  await form.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(form).toContainText('Step Analyse timed out. Nothing was sent');
  await expect(box).toHaveValue('Half an hour of findings');
  await page.keyboard.press('Escape');
  await expect(step(page, 'Analyse')).toContainText('Nobody continued it in time.');
});

test('of two who say something of one item the second is told what the first said', async ({ page, openAs, world, watch }) => {
  watch.expect({ url: /api\/runbook\/item/, status: 409 });
  const incident = await incidentWithRunbook(world, STEPS());
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const colleague = await openAs('responder-t', incident.path);
  await live(colleague);
  const mine = await openRunbookForm(page, 'More about “Open the tunnel”', 'About an item');
  await mine.getByRole('textbox', { name: /^Comment/ }).fill('It is open since noon');
  await mine.getByRole('radio', { name: /^Done/ }).check();
  await item(colleague, 'Open the tunnel').click();
  await expect(item(colleague, 'Open the tunnel')).toBeChecked();
  const theirs = await openRunbookForm(colleague, 'More about “Open the tunnel”', 'About an item');
  await theirs.getByRole('textbox', { name: /^Comment/ }).fill('Port 5555');
  await theirs.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(theirs).toBeHidden();
  await mine.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(mine).toContainText('Responder T was here meanwhile: ticked (Port 5555)');
  await expect(mine.getByRole('textbox', { name: /^Comment/ })).toHaveValue('It is open since noon');
});

test('somebody without the right is told so by every control', async ({ page, world }) => {
  const incident = await incidentWithRunbook(world, STEPS());
  await signIn(page, 'viewer-v', incident.path);
  await live(page);
  await expect(item(page, 'What happened')).toHaveAccessibleDescription(/write on incidents/);
  await expect(runbookPane(page).getByRole('button', { name: 'Continue… step Analyse' })).toHaveAccessibleDescription(/respond to incidents/);
  await item(page, 'What happened').click({ force: true });
  await expect(item(page, 'What happened')).not.toBeChecked();
});

test('a runbook is cancelled and another one started', async ({ page, world }) => {
  const incident = await incidentWithRunbook(world, STEPS());
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const cancel = await openRunbookForm(page, 'Cancel the runbook…', 'Cancel the runbook');
  await cancel.getByRole('textbox', { name: 'Reason' }).fill('Wrong valve');
  await cancel.getByRole('button', { name: 'Cancel the runbook' }).click();
  await expect(cancel).toBeHidden();
  await expect(runbookPane(page)).toContainText('cancelled');
  const start = await openRunbookForm(page, 'Start again…', 'Start a runbook');
  await expect(start.getByRole('textbox', { name: 'Document' })).toHaveValue(incident.document);
  await start.getByRole('textbox', { name: 'Reason' }).fill('The right one now');
  await start.getByRole('button', { name: 'Start', exact: true }).click();
  await expect(start).toBeHidden();
  await expect(runbookPane(page)).toContainText('step 1 of 2');
  await expect(page.getByRole('region', { name: 'Related items' })).toContainText(incident.document);
});

test('a step that somebody else continues is seen, and its items are ticked by keyboard', async ({ page, world }) => {
  const incident = await incidentWithRunbook(world, STEPS());
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  await item(page, 'What happened').focus();
  await page.keyboard.press('Space');
  await expect(item(page, 'What happened')).toBeChecked();
  await expect(item(page, 'What happened')).toBeFocused();
  const aws = new Aws(world);
  const { AutomationExecutionMetadataList: listed } = await aws.ssm<{ AutomationExecutionMetadataList: { AutomationExecutionId: string }[] }>(
    'DescribeAutomationExecutions',
    { Filters: [{ Key: 'DocumentNamePrefix', Values: [incident.document] }] },
  );
  await aws.ssm('SendAutomationSignal', {
    AutomationExecutionId: listed[0]?.AutomationExecutionId,
    SignalType: 'Resume',
    Payload: { StepName: ['Analyse'] },
  });
  await expect(runbookPane(page)).toContainText('step 2 of 2');
  await expect(row(page, 'Runbook step Analyse done')).toHaveCount(1);
});

test('the pane in every size and theme, without findings', async ({ page, world }) => {
  test.slow();
  const incident = await incidentWithRunbook(world, [
    { name: 'Contain', action: 'aws:sleep', inputs: { Duration: 'PT0S' } },
    pause('Analyse', ['What happened to the device', 'Who could reach port 123', 'When it began (first seen, last good)', 'Other devices like it']),
    pause('Recover', ['Close the port']),
    pause('Close', ['Write the review']),
  ]);
  await signIn(page, 'responder-s', `${incident.path}?view=runbook`);
  await live(page);
  await item(page, 'What happened to the device').click();
  await expect(item(page, 'What happened to the device')).toBeChecked();
  await inEverySizeAndTheme(page, () => expectNoAxeFindings(page));
  await takePictures(page, 'runbook');
  await page.setViewportSize({ width: 1440, height: 900 });
  await openRunbookForm(page, 'More about “Who could reach port 123”', 'About an item');
  await inEverySizeAndTheme(page, () => expectNoAxeFindings(page));
  await takePictures(page, 'dialog-item');
});

test('the runbook can be read without scripts', async ({ browser, world }) => {
  const incident = await incidentWithRunbook(world, STEPS());
  const context = await browser.newContext({ baseURL: world.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, 'responder-s', incident.path);
  // Nothing tells this page that the execution was read meanwhile.
  await expect(async () => {
    await page.reload();
    await expect(runbookPane(page)).toContainText('What happened', { timeout: 1_000 });
  }).toPass();
  await expect(runbookPane(page)).toContainText('times out in');
  await context.close();
});
