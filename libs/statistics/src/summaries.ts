/** Plain summaries used by several methods. Each sums in the order given, so equal input gives equal output. */

export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** n, mean and the sum of squared deviations: what a survey wave is stored as. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly m2: number;
}

/**
 * Two passes, with the small correction of Chan, Golub and LeVeque (1983), after shifting by the
 * first value: never sum of squares minus square of sums, which loses every digit on large offsets.
 */
export function momentsOf(values: readonly number[]): Moments {
  const n = values.length;
  const shift = values[0] ?? 0;
  let total = 0;
  for (const value of values) total += value - shift;
  const offset = n === 0 ? 0 : total / n;
  let m2 = 0;
  let drift = 0;
  for (const value of values) {
    const d = value - shift - offset;
    m2 += d * d;
    drift += d;
  }
  return { n, mean: shift + offset, m2: n === 0 ? 0 : Math.max(0, m2 - (drift * drift) / n) };
}

/** The moments behind a published mean and standard deviation (n - 1 in the denominator). */
export function momentsFromSd(input: { n: number; mean: number; sd: number }): Moments {
  return { n: input.n, mean: input.mean, m2: input.sd * input.sd * Math.max(0, input.n - 1) };
}

export const varianceOf = (moments: Moments): number => moments.m2 / (moments.n - 1);

/** All equal, allowing for the rounding of sums on large offsets. */
export const isConstant = (values: readonly number[]): boolean =>
  values.every((value) => value === values[0]);

/** Beyond this share of the figures they came from, digits are the rounding of a computer (0.5 - 0.2 is not quite 0.4 - 0.1). */
const rounding = 1e-13;

/** No spread but the rounding of sums: an interval from it would claim a precision that nobody measured. */
export const hasNoSpread = ({ n, mean: centre, m2 }: Moments): boolean =>
  m2 === 0 || Math.sqrt(m2 / n) <= rounding * Math.abs(centre);

/** After minus before, entry by entry. Where all changed alike but for rounding, all get the very same change. */
export function changesBetween(before: readonly number[], after: readonly number[]): number[] {
  const changes = after.map((value, i) => value - (before[i] as number));
  const first = changes[0] ?? 0;
  const scale = [...before, ...after].reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return changes.every((change) => Math.abs(change - first) <= 2 * rounding * scale)
    ? changes.map(() => first)
    : changes;
}

export const mean = (values: readonly number[]): number => momentsOf(values).mean;

export function sortedCopy(values: readonly number[]): Float64Array {
  return Float64Array.from(values).sort();
}

/** The middle value, or the average of the middle two. Null when there is none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = sortedCopy(values);
  const half = sorted.length >> 1;
  const high = sorted[half] as number;
  return sorted.length % 2 === 1 ? high : ((sorted[half - 1] as number) + high) / 2;
}

/** Quantile of type 7 (R's default): straight lines between order statistics. */
export function quantile(values: readonly number[], probability: number): number | null {
  if (values.length === 0) return null;
  const sorted = sortedCopy(values);
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (position - below) * (high - low);
}

/** Round half to even, as R does: matters only at an exact .5. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
