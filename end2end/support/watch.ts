import type { BrowserContext, ConsoleMessage } from '@playwright/test';

/** What a test announces as part of its story: a refused request, one without an answer, or a line on the console. */
export type Announced =
  | { readonly url: RegExp; readonly status: number }
  | { readonly failed: RegExp }
  | { readonly console: RegExp };

/** Listens to everything that goes wrong in a browser, on all its pages, and remembers what was not announced. */
export class Watch {
  private readonly plain: boolean;
  private readonly problems: string[] = [];
  private readonly announced: { what: Announced; seen: boolean; must: boolean }[] = [];

  /** `plain`: whether the browser runs no JavaScript. */
  private constructor(plain: boolean) {
    this.plain = plain;
  }

  /** Attaches itself; must run before the first page is opened. */
  static async over(context: BrowserContext, plain = false): Promise<Watch> {
    const watch = new Watch(plain);
    // Report-only and blocked inline content don't always reach the console: the event does.
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (violation) => {
        console.error(`CSP violation: ${violation.effectiveDirective} ${violation.blockedURI} at ${violation.sourceFile}:${violation.lineNumber}`);
      });
    });
    context.on('console', (message) => watch.onConsole(message));
    context.on('weberror', (error) => watch.problems.push(`page error: ${error.error().stack ?? error.error()}`));
    context.on('response', (response) => {
      if (response.status() >= 400) watch.onRefusal(response.url(), response.status(), response.request().method());
    });
    context.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? 'unknown';
      // The browser itself aborts what a navigation makes needless: event streams, prefetches. What a policy blocks
      // is told on the console; without JavaScript, Chromium says `csp` of each script, and there is no violation.
      if (!['net::ERR_ABORTED', 'csp'].includes(reason)) watch.onFailure(request.url(), request.method(), reason);
    });
    return watch;
  }

  /** Announces something that would otherwise fail the test; it fails too if it then doesn't happen. */
  expect(what: Announced): void {
    this.announced.push({ what, seen: false, must: true });
  }

  /** Announces something that may happen or not: what a page asks for while its server is down, say. */
  allow(what: Announced): void {
    this.announced.push({ what, seen: false, must: false });
  }

  /** Everything that happened unannounced, and everything announced that did not happen. */
  findings(): string[] {
    const missing = this.announced.filter(({ seen, must }) => must && !seen).map(({ what }) => `announced but not seen: ${describe(what)}`);
    return [...this.problems, ...missing];
  }

  private onConsole(message: ConsoleMessage): void {
    if (!['warning', 'error', 'assert'].includes(message.type())) return;
    // Without JavaScript nothing uses what the page preloads; Chromium says so of each page that stands for a while.
    if (this.plain && /was preloaded using link preload but not used/.test(message.text())) return;
    const { url, lineNumber } = message.location();
    const text = message.text();
    const repeats = (what: Announced) => ('url' in what && what.url.test(url)) || ('failed' in what && what.failed.test(url));
    const repeatsRefusal = text.startsWith('Failed to load resource') && this.announced.some(({ what }) => repeats(what));
    if (repeatsRefusal || this.claim((what) => 'console' in what && what.console.test(text))) return;
    this.problems.push(`console ${message.type()}: ${text} (${url}:${lineNumber})`);
  }

  private onRefusal(url: string, status: number, method: string): void {
    if (this.claim((what) => 'url' in what && what.url.test(url) && what.status === status)) return;
    this.problems.push(`answer ${status}: ${method} ${url}`);
  }

  private onFailure(url: string, method: string, reason: string): void {
    if (this.claim((what) => 'failed' in what && what.failed.test(url))) return;
    this.problems.push(`request failed: ${method} ${url}: ${reason}`);
  }

  private claim(matches: (what: Announced) => boolean): boolean {
    const found = this.announced.filter(({ what }) => matches(what));
    for (const announced of found) announced.seen = true;
    return found.length > 0;
  }
}

function describe(what: Announced): string {
  if ('console' in what) return `console ${what.console}`;
  return 'failed' in what ? `no answer from ${what.failed}` : `answer ${what.status} from ${what.url}`;
}
