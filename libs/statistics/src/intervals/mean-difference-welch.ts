import { tFor, tTwoSidedP } from '../distributions/student-t';
import {
  type Maybe,
  hasInfinite,
  observed,
  refuseUnlessConfidence,
  refuseUnlessNumbers,
} from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { type Moments, hasNoSpread, momentsOf, varianceOf } from '../summaries';

export interface MeanDifferenceInput {
  readonly values1: readonly Maybe[];
  readonly values2: readonly Maybe[];
  readonly confidence?: number;
}

export interface MeanDifferenceFromMomentsInput {
  readonly moments1: Moments;
  readonly moments2: Moments;
  readonly confidence?: number;
}

/** In the unit of the values; first mean minus second. */
export interface MeanDifferenceResult {
  readonly n1: number;
  readonly n2: number;
  readonly difference: number;
  readonly standardError: number;
  readonly df: number;
  readonly t: number;
  readonly pValue: number;
  readonly lower: number;
  readonly upper: number;
}

interface KnownDifference {
  readonly n1?: number;
  readonly n2?: number;
  readonly difference?: number;
}

/**
 * How far apart are two averages of different people? Welch's interval, which does not assume equal spread.
 *
 * Formula: d = mean1 − mean2; se = √(s1²/n1 + s2²/n2); Welch-Satterthwaite degrees of freedom; d ± t·se.
 * Assumes two groups of different people. For the same people twice use the paired methods.
 * Refuses fewer than two values in either group, and two groups without any spread (the difference is still told).
 * Reference: Welch (1947) Biometrika 34:28-35. Oracle: mean_difference_welch.
 * Example: the sleep data taken as unpaired give -1.58 (-3.37 to 0.21), 17.8 degrees of freedom.
 * Odd example: 2, 2, 2, 2 against 0, 1, 3 still works: one group has spread.
 */
export function meanDifferenceWelch(
  input: MeanDifferenceInput,
): Outcome<MeanDifferenceResult, KnownDifference> {
  if (hasInfinite(input.values1) || hasInfinite(input.values2)) {
    return refuse('invalid_input', 'Every value must be finite.');
  }
  return meanDifferenceWelchFromMoments({
    moments1: momentsOf(observed(input.values1)),
    moments2: momentsOf(observed(input.values2)),
    ...(input.confidence === undefined ? {} : { confidence: input.confidence }),
  });
}

/** The same from stored n, mean and sum of squared deviations of each wave. */
export function meanDifferenceWelchFromMoments(
  input: MeanDifferenceFromMomentsInput,
): Outcome<MeanDifferenceResult, KnownDifference> {
  const { moments1: a, moments2: b, confidence = 0.95 } = input;
  const bad =
    refuseUnlessNumbers({ n1: a.n, mean1: a.mean, spread1: a.m2 }) ??
    refuseUnlessNumbers({ n2: b.n, mean2: b.mean, spread2: b.m2 }) ??
    refuseUnlessConfidence(confidence);
  if (bad) return bad;
  if ([a, b].some(({ n, m2 }) => m2 < 0 || n < 0 || !Number.isInteger(n))) {
    return refuse('invalid_input', 'Counts must be whole and spreads not negative.');
  }
  const counts = { n1: a.n, n2: b.n };
  if (a.n < 2 || b.n < 2) {
    return refuse('too_few_observations', 'Each group needs at least two values.', counts);
  }
  const difference = a.mean - b.mean;
  const [v1, v2] = [varianceOf(a) / a.n, varianceOf(b) / b.n];
  const variance = v1 + v2;
  if (hasNoSpread(a) && hasNoSpread(b)) {
    const sentence = 'Every value within each group is the same, so no interval can be given.';
    return refuse('zero_variance', sentence, { ...counts, difference });
  }
  // Shares, not squares of variances: those underflow for very small units.
  const [share1, share2] = [v1 / variance, v2 / variance];
  const df = 1 / ((share1 * share1) / (a.n - 1) + (share2 * share2) / (b.n - 1));
  const standardError = Math.sqrt(variance);
  const t = difference / standardError;
  const half = tFor(confidence, df) * standardError;
  return answer({
    ...counts,
    difference,
    standardError,
    df,
    t,
    pValue: tTwoSidedP(t, df),
    lower: difference - half,
    upper: difference + half,
  });
}
