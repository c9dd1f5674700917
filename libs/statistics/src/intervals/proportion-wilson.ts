import { zFor } from '../distributions/normal-quantile';
import { isNumber, type Maybe, refuseUnlessConfidence, refuseUnlessNumbers } from '../input-checks';
import { type Outcome, type Refusal, answer, refuse } from '../outcome';

export interface ProportionInput {
  readonly numerator: Maybe;
  readonly denominator: Maybe;
  readonly confidence?: number;
}

/** All 0 to 1. */
export interface ProportionResult {
  readonly proportion: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * What share, and how sure? Wilson's score interval without continuity correction.
 *
 * Formula: (x + z²/2 ± z √(x(n−x)/n + z²/4)) / (n + z²), with z = 1.96 at 0.95.
 * Assumes people answered independently of one another. A weighted count need not be whole.
 * Refuses: a missing figure, a denominator of 0, a numerator below 0 or above the denominator.
 * Reference: Wilson (1927) JASA 22:209-212; Newcombe (1998) Stat Med 17:857-872, method 3.
 * Oracle: proportion_wilson. Example: 81 of 263 gives 0.308 (0.255 to 0.366).
 * Odd example: 0 of 20 gives 0 (0 to 0.161): none seen is not none there.
 */
export function proportionWilson(input: ProportionInput): Outcome<ProportionResult> {
  const { numerator, denominator, confidence = 0.95 } = input;
  const bad = refuseBadProportion(numerator, denominator) ?? refuseUnlessConfidence(confidence);
  if (bad) return bad;
  const [x, n] = [numerator as number, denominator as number];
  return answer({ proportion: x / n, ...wilsonLimits(x, n, zFor(confidence)) });
}

export function refuseBadProportion(numerator: Maybe, denominator: Maybe): Refusal | null {
  if (!isNumber(numerator) || !isNumber(denominator)) return refuseUnlessNumbers({ numerator, denominator });
  const [x, n] = [numerator, denominator];
  if (n === 0) return refuse('zero_denominator', 'A share needs at least one answer to divide by.');
  return x < 0 || n < 0 || x > n
    ? refuse('invalid_input', 'The numerator must lie between 0 and the denominator.')
    : null;
}

/** The limits themselves, for `0 <= x <= n` and `n > 0`. */
export function wilsonLimits(x: number, n: number, z: number): { lower: number; upper: number } {
  const square = z * z;
  const half = z * Math.sqrt((x * (n - x)) / n + square / 4);
  const top = x + square / 2;
  // The lower limit is formed without subtraction, so one in a thousand million keeps its digits.
  const lower = x === 0 ? 0 : (x * x) / n / (top + half);
  return {
    lower: Math.min(lower, x / n),
    upper: x === n ? 1 : Math.max(Math.min(1, (top + half) / (n + square)), x / n),
  };
}
