import { type Maybe, isMissing, refuseUnlessNumbers } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';

export interface EValueInput {
  /** Risk ratio, or the ratio of rates of something that happens to fewer than about 15%. */
  readonly riskRatio: Maybe;
  readonly lower: Maybe;
  readonly upper: Maybe;
}

export interface EValueResult {
  readonly eValue: number;
  /** For the limit nearer 1; 1 if the interval holds 1, null without an interval. */
  readonly eValueInterval: number | null;
}

/**
 * How strong would a hidden difference between sites or times have to be to explain this away? The E-value.
 *
 * Formula: RR + √(RR(RR − 1)) for RR of 1 or more, with 1/RR in place of RR below 1; the same for the limit nearer 1.
 * For risk and rate ratios, not for averages. Refuses ratios of 0 or less, and an estimate outside its interval.
 * Reference: VanderWeele & Ding (2017) Ann Intern Med 167:268-274. Oracle: e_value.
 * Example: 3.9 (1.8 to 8.7) gives 7.26 and 3.00. Odd example: an interval that holds 1 gives 1.
 */
export function eValue(input: EValueInput): Outcome<EValueResult> {
  const { riskRatio, lower, upper } = input;
  const given = (limit: Maybe): boolean => !isMissing(limit);
  const bad = refuseUnlessNumbers({
    'risk ratio': riskRatio,
    ...(given(lower) ? { 'lower limit': lower } : {}),
    ...(given(upper) ? { 'upper limit': upper } : {}),
  });
  if (bad) return bad;
  const ratio = riskRatio as number;
  const low = given(lower) ? (lower as number) : null;
  const high = given(upper) ? (upper as number) : null;
  if (ratio <= 0 || (low !== null && low < 0)) {
    return refuse('invalid_input', 'A ratio must lie above 0.');
  }
  if ((low !== null && low > ratio) || (high !== null && high < ratio)) {
    return refuse('invalid_input', 'The estimate must lie inside its interval.');
  }
  return answer({ eValue: strength(ratio), eValueInterval: intervalStrength(ratio, low, high) });
}

const strength = (ratio: number): number => {
  const rr = ratio < 1 ? 1 / ratio : ratio;
  return rr + Math.sqrt(rr * (rr - 1));
};

function intervalStrength(ratio: number, low: number | null, high: number | null): number | null {
  if (ratio >= 1) {
    if (low === null) return null;
    return low <= 1 ? 1 : strength(low);
  }
  if (high === null) return null;
  return high >= 1 ? 1 : strength(high);
}
