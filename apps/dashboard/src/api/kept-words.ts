/**
 * Keys of marked words that somebody looked at and decided to keep, as long as this page is open. They go with every change that
 * is sent: a key stands for exactly these words, so it can open nothing else.
 */
const kept = new Set<string>();
/** As many as the server reads. */
const MOST = 200;

export function keepWords(keys: readonly string[], keep: boolean): void {
  for (const key of keys)
    if (keep) kept.add(key);
    else kept.delete(key);
}

export const areKept = (keys: readonly string[]): boolean => keys.every((key) => kept.has(key));

/** For the header of a call; empty where nothing was kept. */
export const keptKeys = (): string => [...kept].slice(-MOST).join(',');
