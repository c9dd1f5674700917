import type { Indicator } from '@waymark/contract';

/** The smallest change worth a word, in the unit of the row; `relative` as a factor above 1. */
export type Material =
  | { readonly kind: 'absolute'; readonly amount: number }
  | { readonly kind: 'relative'; readonly factor: number };

export function materialOf({ material_change: change }: Indicator): Material | null {
  if (!change) return null;
  // a verdict asks several times, and a wall of verdicts about one indicator ten thousand times
  if (change === asked) return found;
  asked = change;
  return (found = readMaterial(change));
}

let asked: Indicator['material_change'] = null;
let found: Material | null = null;

function readMaterial(change: NonNullable<Indicator['material_change']>): Material {
  if (change.unit === 'percent') return { kind: 'relative', factor: 1 + change.amount / 100 };
  return {
    kind: 'absolute',
    amount: change.unit === 'percentage_points' ? change.amount / 100 : change.amount,
  };
}

/** Differences of decimal fractions carry dust in the last digit; a change of exactly ten points is ten points. */
const dust = 1e-9;
export const atLeast = (value: number, bound: number): boolean => value >= bound - dust;
export const sameFigure = (a: number, b: number): boolean => Math.abs(a - b) <= dust;
