import type { BrowserContext, Page } from 'playwright-core';

/**
 * A slow network on demand, so that a journey which reads before it waited is found on a fast machine:
 * `JOURNEY_DELAY=200-600` holds every call of the API back by 200 to 600 ms, each by another time, and the answers overtake each
 * other. `JOURNEY_SEED=7` gives the same times again, `JOURNEY_DELAY_CODE=1` holds back the pieces of the program as well, and
 * `JOURNEY_CPU=6` lets the browser think six times as slowly.
 */
const [least = 0, most = least] = (process.env['JOURNEY_DELAY'] ?? '').split('-').map(Number);
const slow = process.env['JOURNEY_DELAY'] !== undefined && most >= least && most > 0;
const held = process.env['JOURNEY_DELAY_CODE'] === '1' ? /\/api\/|\/assets\// : /\/api\//;

const slower = Number(process.env['JOURNEY_CPU'] ?? 1);

/** Chosen once for all journeys of a run, and told, so that a run that failed can be had again. */
export function tellDelays(): void {
  if (!slow) return;
  process.env['JOURNEY_SEED'] ??= String(Date.now() % 100_000);
  console.error(`each call waits ${least} to ${most} ms: JOURNEY_SEED=${process.env['JOURNEY_SEED']}`);
}

/** FNV-1a: the same words are the same share of 1 in every run. */
function share(words: string): number {
  let hash = 0x811c9dc5;
  for (const unit of words) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/** The nth call of one address waits equally long in every run of one seed, whatever is called beside it. */
export async function holdBack(session: BrowserContext): Promise<void> {
  if (!slow) return;
  const asked = new Map<string, number>();
  await session.route(held, async (route) => {
    const request = route.request();
    const { pathname, search } = new URL(request.url());
    const call = `${request.method()} ${pathname}${search}`;
    const nth = (asked.get(call) ?? 0) + 1;
    asked.set(call, nth);
    const wait = least + (most - least) * share(`${process.env['JOURNEY_SEED'] ?? ''} ${call} ${nth}`);
    await new Promise((over) => setTimeout(over, wait));
    // a page that was closed or left meanwhile wants no answer
    await route.fallback().catch(() => undefined);
  });
}

/** A page on a machine that many use at once. */
export async function slowDown(page: Page): Promise<void> {
  if (slower <= 1) return;
  const debugging = await page.context().newCDPSession(page);
  await debugging.send('Emulation.setCPUThrottlingRate', { rate: slower });
}
