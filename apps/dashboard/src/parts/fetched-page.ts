import { type ComponentType, lazy } from 'react';

type Load<K extends string> = () => Promise<Record<K, ComponentType>>;

const RETRY = 4_000;
const RELOADED = 'waymark:reloaded-at';

/**
 * A page that is fetched when it is first needed. Without a connection it cannot come: then "Loading" stays until Waymark
 * answers again, and the whole page is opened anew, because a browser may hold on to a half-fetched one. Drafts live in the
 * browser, so nothing typed is lost by that.
 */
export function fetchedPage<K extends string>(load: Load<K>, name: K): ComponentType {
  return lazy(async (): Promise<{ default: ComponentType }> => ({ default: (await arrived(load))[name] }));
}

async function arrived<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (failure) {
    // a page that does not come although Waymark answers will not come by asking for ever
    if (Date.now() - Number(sessionStorage.getItem(RELOADED) ?? 0) < 60_000) throw failure;
    await reachable();
    sessionStorage.setItem(RELOADED, String(Date.now()));
    location.reload();
    return new Promise(() => undefined);
  }
}

/** Settles once Waymark answers. */
async function reachable(): Promise<void> {
  for (;;) {
    const answer = await fetch('/api/session').catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, RETRY));
  }
}

/** Fetches pages before they are needed, once the browser has nothing else to do: what is entered on site may be entered offline. */
export function fetchAhead(loads: readonly (() => Promise<unknown>)[]): void {
  const begin = () =>
    void loads
      .reduce((before, load) => before.then(load, () => undefined), Promise.resolve<unknown>(null))
      .catch(() => undefined);
  if ('requestIdleCallback' in window) window.requestIdleCallback(begin, { timeout: 10_000 });
  else setTimeout(begin, 3_000);
}
