import { betaQuantile, betaTails } from '../distributions/beta';
import { type Maybe, isCount, refuseUnlessConfidence, refuseUnlessNumbers } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';

export interface RateRatioInput {
  readonly count1: Maybe;
  readonly exposure1: Maybe;
  readonly count2: Maybe;
  readonly exposure2: Maybe;
  readonly confidence?: number;
}

/** First rate divided by second. Null with `...Infinite: true` where the second count is 0. */
export interface RateRatioResult {
  readonly rateRatio: number | null;
  readonly rateRatioInfinite: boolean;
  readonly lower: number;
  readonly upper: number | null;
  readonly upperInfinite: boolean;
  readonly pValue: number;
}

/**
 * Did incidents become more or less frequent? Exact conditional interval of a ratio of two rates.
 *
 * Formula: given x1 + x2, x1 is binomial with share π = RR·e1/(RR·e1 + e2); Clopper-Pearson limits of π,
 * turned back into a ratio. p is the doubled smaller tail, so that p < 0.05 and "1 outside the interval" agree.
 * Assumes independent events. Refuses counts that are negative or not whole, an exposure of 0, and no events at all.
 * Reference: Przyborowski & Wilenski (1940) Biometrika 31:313-323. Oracle: rate_ratio_exact.
 * Example: 11 in 800 against 21 in 3,011 gives 1.97 (0.86 to 4.28).
 * Odd example: 9 against 0 gives no ratio, only "at least" the lower limit.
 */
export function rateRatioExact(input: RateRatioInput): Outcome<RateRatioResult> {
  const { count1, exposure1, count2, exposure2, confidence = 0.95 } = input;
  const bad =
    refuseUnlessNumbers({ count1, exposure1, count2, exposure2 }) ?? refuseUnlessConfidence(confidence);
  if (bad) return bad;
  const [x1, e1, x2, e2] = [count1, exposure1, count2, exposure2] as [number, number, number, number];
  if (!isCount(x1) || !isCount(x2) || e1 < 0 || e2 < 0) {
    const sentence = 'Counts must be whole numbers, 0 or more, and populations or times above 0.';
    return refuse('invalid_input', sentence);
  }
  if (e1 === 0 || e2 === 0) {
    return refuse('zero_denominator', 'Both rates need a population or a time to divide by.');
  }
  if (x1 + x2 === 0) {
    return refuse('no_events', 'A ratio of rates needs at least one event in one of the periods.');
  }
  const tail = (1 - confidence) / 2;
  const scale = e2 / e1;
  const infinite = x2 === 0;
  const share = e1 / (e1 + e2);
  const rest = e2 / (e1 + e2);
  const atMost = x2 === 0 ? 1 : betaTails(share, x1 + 1, x2, rest).upper;
  const atLeast = x1 === 0 ? 1 : betaTails(share, x1, x2 + 1, rest).lower;
  return answer({
    rateRatio: infinite ? null : (x1 / x2) * scale,
    rateRatioInfinite: infinite,
    lower: x1 === 0 ? 0 : oddsAt(tail, x1, x2 + 1) * scale,
    upper: infinite ? null : oddsAt(1 - tail, x1 + 1, x2) * scale,
    upperInfinite: infinite,
    pValue: Math.min(1, 2 * Math.min(atMost, atLeast)),
  });
}

/** Odds at a quantile of Beta(a, b), with both parts of the odds found directly. */
function oddsAt(p: number, a: number, b: number): number {
  const share = betaQuantile(p, a, b);
  const rest = share < 0.5 ? 1 - share : betaQuantile(1 - p, b, a);
  return share / rest;
}
