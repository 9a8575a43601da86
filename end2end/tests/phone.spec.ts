import { expect, test } from '../fixtures.ts';
import { live, newIncident, next, rows } from '../support/incident.ts';
import { signIn } from '../support/people.ts';

const PHONE = { width: 390, height: 844 };
test.use({ viewport: PHONE, hasTouch: true, isMobile: true });

test('title, next act and the four facts are on the first screen', async ({ page }) => {
  await signIn(page, 'responder-s');
  await page.getByRole('link', { name: 'pump-117 listens on TCP 123' }).click();
  await live(page);
  const bar = await page.getByRole('navigation', { name: 'Panes' }).boundingBox();
  const facts = page.getByRole('region', { name: 'What is known' });
  const needed = [
    page.getByRole('heading', { level: 1 }),
    next(page).getByText('Next', { exact: true }),
    next(page).getByRole('button'),
    ...['Device', 'What it did', 'Contained', 'Who leads'].map((label) => facts.locator('dl > div').filter({ has: page.getByText(label, { exact: true }) })),
  ];
  for (const one of needed) {
    const box = await one.boundingBox();
    expect(box, `${one}`).not.toBeNull();
    expect(box!.y, `${one}`).toBeGreaterThanOrEqual(0);
    expect(box!.y + box!.height, `${one}`).toBeLessThanOrEqual(bar!.y);
    expect(box!.x + box!.width, `${one}`).toBeLessThanOrEqual(PHONE.width);
  }
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(PHONE.width);
});

test('the one button is as wide as the line and large enough for a thumb', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const button = await next(page).getByRole('button', { name: 'Acknowledge' }).boundingBox();
  expect(button!.height).toBeGreaterThanOrEqual(44);
  expect(button!.width).toBeGreaterThan(300);
  await next(page).getByRole('button', { name: 'Acknowledge' }).tap();
  await expect(next(page)).toContainText('nobody leads');
});

test('a long title and a long sentence still leave the facts on the first screen', async ({ page, world }) => {
  const incident = await newIncident(world, { title: `gateway-009 ${'sends many more messages than usual '.repeat(5)}`.slice(0, 200).trim() });
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const bar = await page.getByRole('navigation', { name: 'Panes' }).boundingBox();
  const leads = await page.getByRole('region', { name: 'What is known' }).getByText('Who leads').boundingBox();
  expect(leads!.y + leads!.height).toBeLessThanOrEqual(bar!.y);
});

test('every act on an entry is in its menu', async ({ page, world }) => {
  const incident = await newIncident(world);
  await signIn(page, 'responder-s', incident.path);
  await live(page);
  const first = page.locator('ol.timeline > li.row').first();
  await first.locator('summary[aria-label="More for this entry"]').tap();
  for (const act of [/story/, 'Insert a note here', 'Annotate', 'Copy link']) {
    await expect(first.getByRole('button', { name: act })).toBeVisible();
  }
});

test('of a long timeline as much is drawn as the reader comes to, though it is the page that scrolls', async ({ page, world }) => {
  test.slow();
  const incident = await newIncident(world, { events: 400 });
  await signIn(page, 'viewer-v', `${incident.path}?layer=activity`);
  await live(page);
  const older = page.getByRole('button', { name: /older entries/ });
  await expect(older).toBeVisible({ timeout: 120_000 });
  // What would be drawn without being asked for is drawn by then.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(resolve)))));
  await expect(rows(page)).toHaveCount(100);
  await expect(async () => {
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await expect(older).toHaveCount(0, { timeout: 500 });
  }).toPass({ timeout: 60_000 });
});
