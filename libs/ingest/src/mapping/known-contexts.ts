import type { FoundContext } from '@waymark/contract';
import { distance } from 'fastest-levenshtein';
import { fold, stems } from './text';

interface NamedContext {
  readonly code: string;
  readonly names: readonly string[];
}

/** Contexts that a text may mean, most alike first, at most three: by letters and by words they share. */
export function suggestContexts(
  text: string,
  contexts: readonly NamedContext[],
): FoundContext['suggestions'] {
  const wanted = fold(text);
  if (wanted === '') return [];
  return contexts
    .map(({ code, names }) => ({
      code,
      name: names[0] ?? code,
      alike: Math.max(0, ...[code, ...names].map((name) => likeness(wanted, fold(name)))),
    }))
    .filter((one) => one.alike >= 0.5)
    .sort((a, b) => b.alike - a.alike || a.code.localeCompare(b.code))
    .slice(0, 3)
    .map(({ code, name }) => ({ code, name }));
}

/** 1 for the same, 0 for nothing in common. */
export function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  const letters = 1 - distance(a, b) / Math.max(a.length, b.length);
  const left = new Set(stems(a));
  const right = new Set(stems(b));
  const shared = [...left].filter((word) => right.has(word)).length;
  const words =
    shared === 0 ? 0 : shared / Math.min(left.size, right.size) - 0.1 * Math.abs(left.size - right.size);
  return Math.max(letters, Math.min(0.95, words));
}
