import type { Page, Request } from 'playwright-core';

const underWay = new WeakMap<Page, Set<Request>>();
const LONGEST = 45_000;

/** Begins to count what a page asks for. */
export function watchRequests(page: Page): void {
  const going = new Set<Request>();
  underWay.set(page, going);
  page.on('request', (request) => {
    if (['document', 'script', 'fetch', 'xhr'].includes(request.resourceType())) going.add(request);
  });
  page.on('requestfinished', (request) => going.delete(request));
  page.on('requestfailed', (request) => going.delete(request));
}

/**
 * Until a page stands still: nothing on it says that it is loading, nothing it asked for is on its way, and two frames later that
 * still holds. What a journey reads next is then what came of the last press, not what stood there before it.
 */
export async function settled(page: Page): Promise<void> {
  const going = underWay.get(page);
  // a page in which no script runs stands still once it is there
  if (!going) return;
  const began = Date.now();
  for (let still = 0; still < 2;) {
    await page.waitForFunction(nothingLoads, undefined, { timeout: LONGEST });
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    still = going.size === 0 ? still + 1 : 0;
    if (Date.now() - began > LONGEST)
      throw new Error(`still on its way: ${[...going].map((one) => one.url()).join(', ')}`);
  }
}

/** Runs in the page. */
function nothingLoads(): boolean {
  if (document.querySelector('.wm-loading, [aria-busy="true"]')) return false;
  return ![...document.querySelectorAll('main *, .wm-page *')].some(
    (one) =>
      one.children.length === 0 &&
      /^(Loading\b.{0,50}|(Looking|Saving|Sending) .*…)$/.test(one.textContent.trim()),
  );
}
