import { tFor } from '../distributions/student-t';
import {
  type Maybe,
  hasInfinite,
  observed,
  refuseUnlessConfidence,
  refuseUnlessNumbers,
} from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { type Moments, hasNoSpread, momentsOf, varianceOf } from '../summaries';

export interface MeanInput {
  readonly values: readonly Maybe[];
  readonly confidence?: number;
}

export interface MeanFromMomentsInput {
  readonly moments: Moments;
  readonly missing?: number;
  readonly confidence?: number;
}

/** In the unit of the values. Limits are null where one value or identical values allow none. */
export interface MeanResult {
  readonly n: number;
  readonly nMissing: number;
  readonly mean: number;
  readonly sd: number | null;
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly flags: readonly ('interval_needs_2' | 'zero_variance')[];
}

interface KnownCounts {
  readonly n?: number;
  readonly nMissing?: number;
}

/**
 * What is the average score, and how sure? Student's t interval.
 *
 * Formula: mean ± t(n−1) · sd/√n. Missing values are left out and counted.
 * Assumes independent values; from about 15 values on, their shape matters little.
 * One value gives a mean and no interval; identical answers give no interval either, because they are
 * not proof of perfect precision. Refuses an empty list.
 * Reference: Student (1908) Biometrika 6:1-25; NIST/SEMATECH e-Handbook 1.3.5.2. Oracle: mean_t_interval.
 * Example: 1, 3, 4, 2, 0 gives 2 (0.04 to 3.96). Odd example: 3, 3 gives 3 and no interval.
 */
export function meanTInterval(input: MeanInput): Outcome<MeanResult, KnownCounts> {
  if (hasInfinite(input.values)) return refuse('invalid_input', 'Every value must be finite.');
  const values = observed(input.values);
  return meanTIntervalFromMoments({
    moments: momentsOf(values),
    missing: input.values.length - values.length,
    ...(input.confidence === undefined ? {} : { confidence: input.confidence }),
  });
}

/** The same from stored n, mean and sum of squared deviations (a survey wave keeps these). */
export function meanTIntervalFromMoments(input: MeanFromMomentsInput): Outcome<MeanResult, KnownCounts> {
  const { moments, missing = 0, confidence = 0.95 } = input;
  const { n, mean, m2 } = moments;
  const bad = refuseUnlessNumbers({ n, mean, spread: m2 }) ?? refuseUnlessConfidence(confidence);
  if (bad) return bad;
  if (n < 0 || !Number.isInteger(n) || m2 < 0) {
    return refuse('invalid_input', 'The count must be whole and the spread not negative.');
  }
  const counts = { n, nMissing: missing };
  if (n === 0) return refuse('no_data', 'An average needs at least one value.', counts);
  if (n === 1) {
    const nothing = { sd: null, standardError: null, lower: null, upper: null };
    return answer({ ...counts, mean, ...nothing, flags: ['interval_needs_2'] });
  }
  const sd = hasNoSpread(moments) ? 0 : Math.sqrt(varianceOf(moments));
  const standardError = sd / Math.sqrt(n);
  const base = { ...counts, mean, sd, standardError };
  if (sd === 0) return answer({ ...base, lower: null, upper: null, flags: ['zero_variance'] });
  const half = tFor(confidence, n - 1) * standardError;
  return answer({ ...base, lower: mean - half, upper: mean + half, flags: [] });
}
