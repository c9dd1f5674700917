import { useSyncExternalStore } from 'react';

/** The last thing that was saved, and when: told on the page that is left when its form closes. */
export interface Told {
  readonly what: string;
  readonly at: string;
}

const LONG_ENOUGH = 20_000;
let told: Told | null = null;
const listeners = new Set<() => void>();

function tell(next: Told | null): void {
  told = next;
  for (const listener of listeners) listener();
}

/** What a form is called on its button, as the beginning of a sentence: `Save the goal` becomes `The goal`. */
export function whatIs(label: string): string {
  const [, what] = /^Save (.+)$/.exec(label) ?? [];
  if (what === undefined) return 'What you sent';
  const words = what.replace(/^my /, 'your ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function tellSaved(label: string, at: string): void {
  const mine: Told = { what: whatIs(label), at };
  tell(mine);
  setTimeout(() => {
    if (told === mine) tell(null);
  }, LONG_ENOUGH);
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useTold = (): Told | null => useSyncExternalStore(subscribe, () => told);
