import { useSyncExternalStore } from 'react';

const QUERY = '(min-width: 1000px), print';

function subscribe(changed: () => void): () => void {
  const list = window.matchMedia(QUERY);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

/** True from 1000 px, and on paper: words, plot and reading side by side, with the names in the strip above. */
export function useWide(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(QUERY).matches,
    () => true,
  );
}
