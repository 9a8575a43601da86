import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with one line per finding of axe (WCAG 2.2 AA and its best practices) on the page as it stands. */
export async function expectNoAxeFindings(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const findings: string[] = [];
  for (const { id, help, nodes } of violations) {
    for (const { target, failureSummary } of nodes) {
      const selector = target.join(' ');
      if (id === 'target-size' && (await isLargeInView(page, selector))) continue;
      findings.push(`${id}: ${help}: ${selector}: ${failureSummary?.replaceAll(/\s+/g, ' ')}`);
    }
  }
  expect(findings, `accessibility of ${page.url()}`).toEqual([]);
}

/** Whether a target is large enough once it is in view: what a pane's edge cuts off can be scrolled there. */
async function isLargeInView(page: Page, selector: string): Promise<boolean> {
  await page.locator(selector).evaluate((at) => at.scrollIntoView({ block: 'center' }));
  const { violations } = await new AxeBuilder({ page }).include(selector).withRules(['target-size']).analyze();
  return violations.length === 0;
}
