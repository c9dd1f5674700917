import { chiSquareQuantile } from '../distributions/chi-square';
import { type Maybe, isCount, refuseUnlessConfidence, refuseUnlessNumbers } from '../input-checks';
import { type Outcome, type Refusal, refuse, answer } from '../outcome';

export interface RateInput {
  readonly count: Maybe;
  /** Persons, person-years, sessions: more than 0. */
  readonly exposure: Maybe;
  /** The rate is told per so many units of exposure (1,000 residents: 1000). */
  readonly per?: number;
  readonly confidence?: number;
}

export interface RateResult {
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
  /** Limits of the count itself. */
  readonly countLower: number;
  readonly countUpper: number;
}

/**
 * How many per 1,000, and how sure? Exact (Garwood) limits of a Poisson count.
 *
 * Formula: limits of the count are ½χ²(α/2; 2x) and ½χ²(1−α/2; 2x+2), 0 below when x = 0; times per/exposure.
 * Assumes events happen independently of one another; one incident with five reports counts once.
 * Refuses counts that are negative or not whole, and an exposure that is 0, negative or missing.
 * Reference: Garwood (1936) Biometrika 28:437-442; Ulm (1990) Am J Epidemiol 131:373-375. Oracle: rate_exact_poisson.
 * Example: 5 events gives 1.62 to 11.67. Odd example: none among 212 pupils gives 0 to 17.4 per 1,000.
 */
export function rateExactPoisson(input: RateInput): Outcome<RateResult> {
  const bad = refuseBadRate(input);
  if (bad) return bad;
  const x = input.count as number;
  const tail = (1 - (input.confidence ?? 0.95)) / 2;
  const countLower = x === 0 ? 0 : chiSquareQuantile(tail, 2 * x) / 2;
  const countUpper = chiSquareQuantile(1 - tail, 2 * x + 2) / 2;
  return answer({ ...scaled(input, countLower, countUpper) });
}

export function refuseBadRate(input: RateInput): Refusal | null {
  const { count, exposure, per = 1, confidence = 0.95 } = input;
  const bad = refuseUnlessNumbers({ count, exposure, per }) ?? refuseUnlessConfidence(confidence);
  if (bad) return bad;
  if (!isCount(count as number)) {
    return refuse('invalid_input', 'The count of events must be a whole number, 0 or more.');
  }
  if ((exposure as number) === 0) {
    return refuse('zero_denominator', 'A rate needs a population or a time to divide by.');
  }
  if ((exposure as number) < 0 || per <= 0) {
    return refuse('invalid_input', 'The population or time, and the "per", must be above 0.');
  }
  return null;
}

export function scaled(input: RateInput, countLower: number, countUpper: number): RateResult {
  const factor = (input.per ?? 1) / (input.exposure as number);
  return {
    rate: (input.count as number) * factor,
    lower: countLower * factor,
    upper: countUpper * factor,
    countLower,
    countUpper,
  };
}
