import { type Maybe, hasInfinite, isNumber } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';

export interface KrippendorffInput {
  /** One list a rater, units in the same order; null where a rater did not rate. */
  readonly ratings: readonly (readonly Maybe[])[];
  /** Rubric levels are ordinal (the default). */
  readonly metric?: 'nominal' | 'ordinal' | 'interval';
}

export interface KrippendorffResult {
  readonly alpha: number;
  readonly nUnitsUsed: number;
  readonly nPairableValues: number;
  /** Krippendorff's guide: from 0.800 firm, from 0.667 tentative; below, no change is reported on this rubric. */
  readonly reading: 'firm' | 'tentative' | 'too_low';
}

/**
 * Do several raters score alike, even with gaps? Krippendorff's alpha.
 *
 * Formula: α = 1 − observed/expected disagreement over all pairs within units, each weighted 1/(ratings of the unit − 1).
 * Disagreement: 0 or 1 (nominal), squared distance of values (interval), of mid-ranks among all pairable values (ordinal).
 * Units rated once are dropped. Refuses no unit rated twice, and values that are all the same (which says nothing).
 * Reference: Krippendorff (2004, 2011); Hayes & Krippendorff (2007). Oracle: krippendorff_alpha.
 * Example: Krippendorff's data C, nominal: 0.743. Odd example: one unit rated 1 and 2 gives 0.
 */
export function krippendorffAlpha(input: KrippendorffInput): Outcome<KrippendorffResult> {
  const { ratings, metric = 'ordinal' } = input;
  const length = ratings[0]?.length ?? 0;
  if (ratings.some((list) => list.length !== length || hasInfinite(list))) {
    return refuse('invalid_input', 'All raters must list the same units, with finite values.');
  }
  const units: number[][] = [];
  for (let i = 0; i < length; i++) {
    const unit = ratings.map((list) => list[i]).filter(isNumber);
    if (unit.length >= 2) units.push(unit);
  }
  const values = units.flat();
  if (values.length === 0) {
    return refuse('no_pairable_values', 'No unit was rated by at least two people.');
  }
  if (values.every((value) => value === values[0])) {
    return refuse(
      'no_variation',
      'Everyone gave the same value throughout, which says nothing about agreement.',
    );
  }
  const place = metric === 'ordinal' ? midRanks(values) : (value: number): number => value;
  const spread = metric === 'nominal' ? unlikePairs : squaredDistances;
  const observedDisagreement = units.reduce(
    (total, unit) => total + spread(unit.map(place)) / (unit.length - 1),
    0,
  );
  const expected = spread(values.map(place)) / (values.length - 1);
  const alpha = 1 - observedDisagreement / expected;
  return answer({
    alpha,
    nUnitsUsed: units.length,
    nPairableValues: values.length,
    reading: alpha >= 0.8 ? 'firm' : alpha >= 0.667 ? 'tentative' : 'too_low',
  });
}

/** Sum of squared distances over ordered pairs, in one pass: 2n Σ (v − mean)². */
function squaredDistances(values: readonly number[]): number {
  const mean = values.reduce((s, v) => s + v, 0) / values.length;
  return 2 * values.length * values.reduce((s, v) => s + (v - mean) ** 2, 0);
}

/** Ordered pairs with different values. */
function unlikePairs(values: readonly number[]): number {
  let alike = 0;
  for (const count of tally(values).values()) alike += count * count;
  return values.length * values.length - alike;
}

function tally(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** Ordinal distance is the difference of these: values passed, counting half of each end. */
function midRanks(values: readonly number[]): (value: number) => number {
  const ranks = new Map<number, number>();
  let passed = 0;
  for (const [value, count] of [...tally(values)].sort(([a], [b]) => a - b)) {
    ranks.set(value, passed + count / 2);
    passed += count;
  }
  return (value) => ranks.get(value) as number;
}
