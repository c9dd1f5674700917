/**
 * What was typed and not yet sent, kept in this browser. A browser may refuse to keep anything (private window, full
 * disk): then nothing here throws, and the answer says so, because a form must never claim to have kept what it has not.
 */
export interface Kept<T> {
  readonly value: T;
  /** When it was kept, as an instant; shown as a time of day on this device. */
  readonly at: string;
  /** Of a draft: what stood on the server when it was begun. */
  readonly basis?: unknown;
}

const PREFIX = 'waymark';

/** Drafts of one database never appear in another one served from the same address. */
export function keptKey(scope: string, ...parts: readonly (string | number)[]): string {
  return [PREFIX, encodeURIComponent(scope), ...parts].join(':');
}

/** Beside the draft of something new: what is known of it on the server. */
export const makingKey = (draftKey: string): string => draftKey.replace(':draft:', ':making:');

/** Keeps a value; null where this browser would not. */
export function keep(key: string, value: unknown, at = new Date(), basis?: unknown): string | null {
  const instant = at.toISOString();
  try {
    localStorage.setItem(key, JSON.stringify({ value, at: instant, basis }));
    return instant;
  } catch {
    return null;
  }
}

/** What is kept under a key; null where there is nothing or it cannot be read. `T` is the caller's promise. */
export function kept<T>(key: string): Kept<T> | null {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Kept<T>> | null;
    return found && typeof found.at === 'string' && found.value !== undefined ? (found as Kept<T>) : null;
  } catch {
    return null;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // what could not be kept need not be forgotten
  }
}

/** All keys that begin so, in the order of their names. */
export function keptKeys(start: string): string[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(start))
      .sort();
  } catch {
    return [];
  }
}

/** 10:42, on this device's clock. */
export function timeOfDay(instant: string): string {
  return new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
