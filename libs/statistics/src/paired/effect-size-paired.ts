import { logGamma } from '../distributions/loader';
import { noncentralityLimits } from '../distributions/noncentral-t';
import { refuseUnlessConfidence } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { isConstant, momentsOf, varianceOf } from '../summaries';
import { type PairedInput, completePairs } from './pairs';

/** In standard deviations. Never called small, medium or large. */
export interface EffectSizeResult {
  readonly cohensDz: number;
  readonly dzLower: number;
  readonly dzUpper: number;
  /** Null for two pairs, where the correction is not defined. */
  readonly correctionJ: number | null;
  readonly hedgesGz: number | null;
  readonly gzLower: number | null;
  readonly gzUpper: number | null;
  /** Null where the scores of each occasion do not vary. */
  readonly dAv: number | null;
  readonly hedgesGavApprox: number | null;
  readonly nPairs: number;
}

/**
 * How large is a paired change beside the spread of scores? Standardised change with its interval.
 *
 * Formula: dz = mean(d)/sd(d); J = Γ(m/2)/(√(m/2) Γ((m−1)/2)) with m = n − 1; gz = J·dz; limits are the noncentralities at
 * which t = dz√n is the upper and lower tail point, divided by √n; d_av = mean(d) over the average of both standard
 * deviations; gav = d_av (1 − 3/(4(2n − 2) − 1)).
 * Assumes linked people on a scale. Refuses fewer than two pairs and changes that are all the same.
 * Reference: Hedges (1981); Cumming (2012); Lakens (2013) Front Psychol 4:863; Steiger & Fouladi (1997). Oracle: effect_size_paired.
 * Example: Lakens' ten film ratings: dz 1.50 (0.56 to 2.40), gz 1.37. Odd example: two pairs have no gz.
 */
export function effectSizePaired(
  input: PairedInput & { readonly confidence?: number },
): Outcome<EffectSizeResult, { readonly nPairs?: number }> {
  const { confidence = 0.95 } = input;
  const bad = refuseUnlessConfidence(confidence);
  if (bad) return bad;
  const pairs = completePairs(input);
  if (pairs.status !== 'ok') return pairs;
  const n = pairs.changes.length;
  const known = { nPairs: n };
  if (n === 0) return refuse('no_data', 'No person has both a baseline and a follow-up.', known);
  if (n < 2) return refuse('too_few_observations', 'At least two linked pairs are needed.', known);
  const change = momentsOf(pairs.changes);
  const sdChange = Math.sqrt(varianceOf(change));
  if (sdChange === 0 || isConstant(pairs.changes)) {
    return refuse(
      'zero_variance',
      'Everyone changed by the same amount, so there is no spread to compare with.',
      known,
    );
  }
  const dz = change.mean / sdChange;
  const root = Math.sqrt(n);
  const [low, high] = noncentralityLimits(dz * root, n - 1, (1 - confidence) / 2);
  const [dzLower, dzUpper] = [low / root, high / root];
  const j = n > 2 ? correction(n - 1) : null;
  const sdOf = (scores: readonly number[]): number => Math.sqrt(varianceOf(momentsOf(scores)));
  const average = (sdOf(pairs.baseline) + sdOf(pairs.followup)) / 2;
  const dAv = average > 0 ? change.mean / average : null;
  const times = (value: number | null, factor: number | null): number | null =>
    value === null || factor === null ? null : value * factor;
  return answer({
    cohensDz: dz,
    dzLower,
    dzUpper,
    correctionJ: j,
    hedgesGz: times(dz, j),
    gzLower: times(dzLower, j),
    gzUpper: times(dzUpper, j),
    dAv,
    hedgesGavApprox: times(dAv, 1 - 3 / (4 * (2 * n - 2) - 1)),
    nPairs: n,
  });
}

const correction = (m: number): number =>
  Math.exp(logGamma(m / 2) - logGamma((m - 1) / 2)) / Math.sqrt(m / 2);
