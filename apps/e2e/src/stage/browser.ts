import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { holdBack, slowDown } from './delays';
import { settled, watchRequests } from './settled';
import { letIn } from './sign-in';

export const demoUrl = (): string => process.env['JOURNEY_URL'] ?? '';

let browser: Browser | undefined;

/** A page that remembers its script errors. */
export type JourneyPage = Page & { readonly faults: string[] };

/**
 * A page in a new browser session, signed in to the demo or to the server named by `at`; `at: null` is nobody yet. A script
 * error or an error on the console fails the journey that met it.
 */
export async function openPage({
  at = demoUrl(),
  ...options
}: BrowserContextOptions & { readonly at?: string | null } = {}): Promise<JourneyPage> {
  browser ??= await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    // as root, as in CI's container, Chromium has no sandbox to use
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const context = await browser.newContext({ viewport: { width: 1600, height: 900 }, ...options });
  if (at !== null) await letIn(context, at);
  await holdBack(context);
  const page = await context.newPage();
  if (options.javaScriptEnabled !== false) watchRequests(page);
  await slowDown(page);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    // a refused or failed request is what some journeys are about; the page must survive it
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      faults.push(message.text());
  });
  await page.addInitScript(tellViolations);
  return Object.assign(page, { faults });
}

/** Runs in the page, before anything of it: what the content policy stopped is a fault that the console does not always tell. */
function tellViolations(): void {
  document.addEventListener('securitypolicyviolation', (stopped) =>
    console.error(
      `content policy: ${stopped.effectiveDirective} stopped ${stopped.blockedURI || 'something'} ${stopped.sample} (${stopped.sourceFile}:${stopped.lineNumber})`,
    ),
  );
}

export async function closeBrowser(): Promise<void> {
  await browser?.close();
  browser = undefined;
}

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 A and AA as far as axe can see it: each finding with the rule and the first place. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await settled(page);
  // the page's own policy allows no foreign script, so axe comes in through the browser's debugger
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const runner = (
      globalThis as unknown as { axe: { run(where: object, options: object): Promise<AxeResult> } }
    ).axe;
    interface AxeResult {
      violations: { id: string; help: string; nodes: { html: string; failureSummary?: string }[] }[];
    }
    const { violations } = await runner.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      // what is right is checked and not listed: listing it took as long again
      resultTypes: ['violations'],
    });
    return violations.map(
      (v) => `${v.id} (${v.nodes.length}): ${v.help}: ${v.nodes[0]?.html.slice(0, 200) ?? ''}`,
    );
  });
}

/** How far the page can be scrolled sideways, in px. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
