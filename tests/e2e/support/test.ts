// The `test` of every journey: an accessibility audit to call at each step, and guards that no journey can forget.
import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';

/** The rule sets every state of every page must satisfy with zero violations. */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Audits the page as it stands now. */
export type Audit = (step: string) => Promise<void>;

interface Fixtures {
  /** Runs axe over the whole page and fails with the violated rules and the elements that violate them. */
  audit: Audit;
  /** Messages of the console that the journey expects, matched by text: a refused request is logged by the browser. */
  expectedConsole: RegExp[];
  /** Fails the journey on a script error, an unexpected console error, or a request to another origin. */
  guards: void;
}

export const test = base.extend<Fixtures>({
  audit: async ({ page }, use) => {
    await use(async (step) => {
      const { violations } = await new AxeBuilder({ page }).withTags(AXE_TAGS).analyze();
      const found = violations.map((violation) => ({
        rule: violation.id,
        elements: violation.nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
      }));
      expect(found, `accessibility of "${step}"`).toEqual([]);
    });
  },
  expectedConsole: [[], { option: true }],
  guards: [
    async ({ page, baseURL, expectedConsole }, use) => {
      const complaints: string[] = [];
      const own = new URL(baseURL ?? '').origin;
      page.on('pageerror', (error) => complaints.push(`script error: ${error.message}`));
      page.on('console', (message) => {
        const expected = expectedConsole.some((pattern) => pattern.test(message.text()));
        if (message.type() === 'error' && !expected) complaints.push(`console: ${message.text()}`);
      });
      page.on('request', (request) => {
        const { origin, protocol } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== own) complaints.push(`third-party request: ${request.url()}`);
      });
      await use();
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Fails when the page can be scrolled sideways at its present width. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, 'pixels that stick out on the right').toBeLessThanOrEqual(0);
}

/** The element that has the focus, by its accessible text. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement?.textContent ?? '').trim());
}
