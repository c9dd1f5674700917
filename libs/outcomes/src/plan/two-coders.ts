import type { CodingState } from '@waymark/contract';

/**
 * Where the coding of one thing by two people stands, and what they arrived at: settled, else what both said; null while there is
 * neither. `codes` in the order they were made; a third counts for nothing.
 */
export function twoCoders<T>(
  codes: readonly T[],
  settled: T | null,
  same: (one: T, other: T) => boolean,
): { readonly state: CodingState; readonly arrived: T | null } {
  if (settled !== null) return { state: 'settled', arrived: settled };
  const [first, second] = codes;
  if (first === undefined) return { state: 'uncoded', arrived: null };
  if (second === undefined) return { state: 'one coder', arrived: null };
  return same(first, second) ? { state: 'agreed', arrived: first } : { state: 'apart', arrived: null };
}
