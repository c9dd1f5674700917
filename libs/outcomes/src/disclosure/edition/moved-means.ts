import type { LedgerEntry } from '@waymark/contract';

type Score = NonNullable<LedgerEntry['score']>;
interface Range {
  readonly lower: number;
  readonly upper: number;
}
/** A mean score and how many people it rests on. */
export interface Scored {
  readonly people: number;
  readonly score: Score;
}

/** Sum of all scores of the group, in points: between its ends. */
export const sumOf = ({ people, score: { mean } }: Scored): Range => ({
  lower: people * mean.lower,
  upper: people * mean.upper,
});

/** Whole steps that the mean of so many people may be whose scores sum to between these ends. */
export function meansLeft(sum: Range, people: number, scale: Score['scale'], step: number): number {
  const lower = Math.max(sum.lower / people, scale?.lowest ?? -Infinity);
  const upper = Math.min(sum.upper / people, scale?.highest ?? Infinity);
  return Math.max(0, Math.floor(upper / step) - Math.ceil(lower / step) + 1);
}

/**
 * A group printed twice, the second time with one person more: whole steps that person's score may be. Mean and standard
 * deviation are taken together, as sums and sums of squares grow by one person (Chan, Golub and LeVeque 1983):
 * M2' = M2 + n / (n + 1) (x - mean)^2. Asked as if both numbers of people were known exactly, which is more than anyone has.
 */
export function scoresLeft(before: Scored, after: Scored, step: number): number {
  const n = before.people;
  const { scale } = after.score;
  const from = scale?.lowest ?? sumOf(after).lower - sumOf(before).upper;
  const to = scale?.highest ?? sumOf(after).upper - sumOf(before).lower;
  let left = 0;
  for (let x = Math.ceil(from / step) * step; x <= to; x += step)
    if (fits(x, n, before.score, after.score)) left += 1;
  return left;
}

function fits(x: number, n: number, before: Score, after: Score): boolean {
  // Means there may have been before, given that this person makes the mean there is after.
  const lower = Math.max(before.mean.lower, ((n + 1) * after.mean.lower - x) / n);
  const upper = Math.min(before.mean.upper, ((n + 1) * after.mean.upper - x) / n);
  if (lower > upper) return false;
  if (!before.spread || !after.spread) return true;
  const nearest = x >= lower && x <= upper ? 0 : Math.min((x - lower) ** 2, (x - upper) ** 2);
  const farthest = Math.max((x - lower) ** 2, (x - upper) ** 2);
  const share = n / (n + 1);
  const least = n * after.spread.lower ** 2 - (n - 1) * before.spread.upper ** 2;
  const most = n * after.spread.upper ** 2 - (n - 1) * before.spread.lower ** 2;
  return share * nearest <= most && share * farthest >= least;
}
