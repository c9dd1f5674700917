import { type Maybe, isMissing, isNumber } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';

export interface MultiplicityInput {
  /** All tests looked at, not only those shown; null where a test could not be run. */
  readonly pValues: readonly Maybe[];
}

/** In the order given; null stays null and does not count. */
export interface MultiplicityResult {
  readonly m: number;
  readonly holm: readonly (number | null)[];
  readonly benjaminiHochberg: readonly (number | null)[];
  readonly nBelow05Raw: number;
  readonly nBelow05Holm: number;
  readonly nBelow05Bh: number;
}

/**
 * Many indicators at once: how many of these would stand out by luck? Holm and Benjamini-Hochberg adjusted p.
 *
 * Holm: the i-th smallest p times (m − i + 1), never falling, at most 1: for a few headline indicators named in
 * advance. Benjamini-Hochberg: the i-th smallest p times m/i, never rising from the top: for a wall of indicators.
 * Refuses a list without any p, and p outside 0 to 1. The page must say how many tests were not run.
 * Reference: Holm (1979) Scand J Stat 6:65-70; Benjamini & Hochberg (1995) JRSS B 57:289-300. Oracle: multiplicity.
 * Example: 0.01, 0.011, 0.2, 0.04 gives Holm 0.04, 0.04, 0.2, 0.08. Odd example: one p stays as it is.
 */
export function multiplicity(input: MultiplicityInput): Outcome<MultiplicityResult> {
  const { pValues } = input;
  const known = pValues.flatMap((p, index) => (isNumber(p) ? [{ p, index }] : []));
  if (pValues.some((p) => !isMissing(p) && !(isNumber(p) && p >= 0 && p <= 1))) {
    return refuse('invalid_input', 'Every p-value must lie between 0 and 1.');
  }
  const m = known.length;
  if (m === 0) return refuse('no_data', 'None of the tests could be run.');
  const sorted = [...known].sort((a, b) => a.p - b.p);
  const holm = new Array<number | null>(pValues.length).fill(null);
  const bh = [...holm];
  let highest = 0;
  sorted.forEach(({ p, index }, i) => {
    highest = Math.max(highest, Math.min(1, (m - i) * p));
    holm[index] = highest;
  });
  let lowest = 1;
  for (let i = m - 1; i >= 0; i--) {
    const { p, index } = sorted[i] as { p: number; index: number };
    lowest = Math.min(lowest, (m / (i + 1)) * p);
    bh[index] = lowest;
  }
  const below = (list: readonly Maybe[]): number => list.filter((p) => isNumber(p) && p <= 0.05).length;
  return answer({
    m,
    holm,
    benjaminiHochberg: bh,
    nBelow05Raw: below(pValues),
    nBelow05Holm: below(holm),
    nBelow05Bh: below(bh),
  });
}
