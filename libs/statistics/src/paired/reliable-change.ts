import { type Maybe, hasInfinite, isNumber, refuseUnlessNumbers } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import type { PairedInput } from './pairs';

export interface ReliableChangeInput extends PairedInput {
  /** Standard deviation before, and reliability 0 to 1, both as published for the scale. */
  readonly sdPre: Maybe;
  readonly reliability: Maybe;
  readonly higherIsBetter?: boolean;
  /** Score that divides the clinical from the general range, where one is published. */
  readonly cutoff?: Maybe;
  readonly meanClinical?: Maybe;
  readonly sdClinical?: Maybe;
  readonly meanFunctional?: Maybe;
  readonly sdFunctional?: Maybe;
}

export type ChangeCategory = 'recovered' | 'improved' | 'unchanged' | 'deteriorated' | 'missing';

export interface ReliableChangeResult {
  readonly standardErrorOfMeasurement: number;
  readonly sDiff: number;
  /** Points of change that are beyond measurement error. */
  readonly reliableChangeThreshold: number;
  readonly items: readonly { readonly rci: number | null; readonly category: ChangeCategory }[];
  readonly counts: Readonly<Record<ChangeCategory, number>>;
  /** Jacobson and Truax's three, where the norms they need are given. */
  readonly cutoffs?: { readonly a?: number; readonly b?: number; readonly c?: number };
}

/**
 * Whose score changed by more than measurement error? Reliable change, for a validated scale only.
 *
 * Formula: SE = sd √(1 − reliability); RCI = (after − before)/√(2 SE²); reliable if |RCI| > 1.96. "recovered" also moved
 * from the clinical side past the cut-off (strictly, both); shown to users as "moved into the general range".
 * Never for a place, a peer group or a rubric item. A person without both scores is "missing", never "unchanged".
 * Refuses a missing sd or reliability, a reliability outside 0 to 1, and a scale without measurement error.
 * Reference: Jacobson & Truax (1991) J Consult Clin Psychol 59:12-19. Oracle: reliable_change.
 * Example: 32.5 to 47.5 with sd 7.5 and reliability 0.8: RCI 3.16, improved. Odd example: reliability 1 is refused.
 */
export function reliableChange(input: ReliableChangeInput): Outcome<ReliableChangeResult> {
  const { baseline, followup, sdPre, reliability, higherIsBetter = true } = input;
  const bad = refuseUnlessNumbers({ 'standard deviation': sdPre, reliability });
  if (bad) return bad;
  const [sd, r] = [sdPre as number, reliability as number];
  if (baseline.length !== followup.length || hasInfinite(baseline) || hasInfinite(followup)) {
    return refuse('invalid_input', 'Baseline and follow-up must list the same people, with finite scores.');
  }
  if (sd < 0 || r < 0 || r > 1) {
    return refuse(
      'invalid_input',
      'The standard deviation must be above 0 and the reliability between 0 and 1.',
    );
  }
  const standardError = sd * Math.sqrt(1 - r);
  if (standardError === 0) {
    return refuse(
      'zero_standard_error',
      'Without measurement error there is nothing to compare a change with.',
    );
  }
  if (baseline.length === 0) return refuse('no_data', 'There is nobody in the list.');
  const sDiff = Math.SQRT2 * standardError;
  const sign = higherIsBetter ? 1 : -1;
  const items = baseline.map((before, i) => {
    const after = followup[i];
    if (!isNumber(before) || !isNumber(after)) return { rci: null, category: 'missing' as const };
    const rci = (after - before) / sDiff;
    return { rci, category: categoryOf(rci * sign, before, after, input.cutoff, sign) };
  });
  const counts: Record<ChangeCategory, number> = {
    recovered: 0,
    improved: 0,
    unchanged: 0,
    deteriorated: 0,
    missing: 0,
  };
  for (const { category } of items) counts[category]++;
  const cutoffs = cutoffsOf(input, sign);
  return answer({
    standardErrorOfMeasurement: standardError,
    sDiff,
    reliableChangeThreshold: 1.96 * sDiff,
    items,
    counts,
    ...(Object.keys(cutoffs).length > 0 ? { cutoffs } : {}),
  });
}

function categoryOf(
  gain: number,
  before: number,
  after: number,
  cutoff: Maybe,
  sign: number,
): ChangeCategory {
  if (gain < -1.96) return 'deteriorated';
  if (!(gain > 1.96)) return 'unchanged';
  if (!isNumber(cutoff)) return 'improved';
  const crossed = (before - cutoff) * sign < 0 && (after - cutoff) * sign > 0;
  return crossed ? 'recovered' : 'improved';
}

function cutoffsOf(input: ReliableChangeInput, sign: number) {
  const { meanClinical: mc, sdClinical: sc, meanFunctional: mf, sdFunctional: sf } = input;
  const clinical = isNumber(mc) && isNumber(sc) ? { mean: mc, sd: sc } : null;
  const general = isNumber(mf) && isNumber(sf) ? { mean: mf, sd: sf } : null;
  const both = clinical && general && clinical.sd + general.sd > 0;
  return {
    ...(clinical ? { a: clinical.mean + sign * 2 * clinical.sd } : {}),
    ...(general ? { b: general.mean - sign * 2 * general.sd } : {}),
    ...(both
      ? {
          c: (clinical.sd * general.mean + general.sd * clinical.mean) / (clinical.sd + general.sd),
        }
      : {}),
  };
}
