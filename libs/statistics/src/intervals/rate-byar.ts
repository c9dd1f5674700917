import { zFor } from '../distributions/normal-quantile';
import { type Outcome, refuse, answer } from '../outcome';
import { type RateInput, type RateResult, refuseBadRate, scaled } from './rate-exact-poisson';

/** Byar's limits of a count. The lower one can turn negative at one event and high confidence. */
export function byarLimits(count: number, confidence: number): { lower: number; upper: number } {
  const z = zFor(confidence);
  const next = count + 1;
  const lower = count === 0 ? 0 : count * (1 - 1 / (9 * count) - z / (3 * Math.sqrt(count))) ** 3;
  return { lower, upper: next * (1 - 1 / (9 * next) + z / (3 * Math.sqrt(next))) ** 3 };
}

/**
 * Byar's approximation to the limits of a Poisson count: used inside the standardised rate, and to
 * match a published Fingertips figure. For everything else use the exact rate.
 *
 * Formula: x(1 − 1/(9x) − z/(3√x))³ and (x+1)(1 − 1/(9(x+1)) + z/(3√(x+1)))³; 0 below when x = 0.
 * Refuses what the exact rate refuses, and a lower limit below 0 (a negative rate is never printed).
 * Reference: Breslow & Day (1987) Statistical Methods in Cancer Research II, p. 69. Oracle: rate_byar.
 * Example: 65 events gives 50.2 to 82.8. Odd example: 1 event at 99.8% is refused.
 */
export function rateByar(input: RateInput): Outcome<RateResult> {
  const bad = refuseBadRate(input);
  if (bad) return bad;
  const { lower, upper } = byarLimits(input.count as number, input.confidence ?? 0.95);
  if (lower < 0) {
    const sentence = 'This approximation fails for so few events; use the exact rate instead.';
    return refuse('approximation_invalid', sentence);
  }
  return answer({ ...scaled(input, lower, upper) });
}
