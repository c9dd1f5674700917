import { proportionWilson } from '../intervals/proportion-wilson';
import { hasInfinite, isNumber } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { momentsOf } from '../summaries';
import type { PairedInput } from './pairs';

export type AttritionFlag =
  'less_than_80_percent_followed_up' | 'less_than_half_followed_up' | 'leavers_started_differently';

/** Shares are 0 to 1; `improved...` are null where nobody was followed up. */
export interface AttritionResult {
  readonly nEnrolled: number;
  readonly nBaseline: number;
  readonly nPairs: number;
  readonly nFollowupWithoutBaseline: number;
  readonly retention: number;
  readonly retentionLower: number;
  readonly retentionUpper: number;
  readonly baselineMeanCompleters: number | null;
  readonly baselineMeanLeavers: number | null;
  /** In pooled standard deviations; null with fewer than two on either side. */
  readonly baselineSmdLeaversMinusCompleters: number | null;
  readonly improvedObserved: number | null;
  readonly improvedWorstCase: number;
  readonly improvedBestCase: number;
  readonly flags: readonly AttritionFlag[];
}

/**
 * Who was lost to follow-up, and could that explain the change? Retention, how leavers differed, and the worst and best case.
 *
 * Retention = pairs/baseline with Wilson's interval. Difference of leavers at baseline in pooled standard deviations.
 * Improved: among pairs; with every leaver counted as not improved; with every leaver counted as improved. Nothing is imputed.
 * Flags: fewer than 80% or than half followed up; leavers differing by more than 0.25 standard deviations.
 * Refuses when nobody has a baseline.
 * Reference: Manski (1990) AER 80:319-323; What Works Clearinghouse Handbook 5.0. Oracle: attrition.
 * Example: 13 of 20 followed up: improved 62%, between 40% and 75% whatever became of the leavers.
 */
export function attrition(
  input: PairedInput & { readonly higherIsBetter?: boolean },
): Outcome<AttritionResult, { readonly nEnrolled?: number }> {
  const { baseline, followup, higherIsBetter = true } = input;
  if (baseline.length !== followup.length || hasInfinite(baseline) || hasInfinite(followup)) {
    return refuse('invalid_input', 'Baseline and follow-up must list the same people, with finite scores.');
  }
  const nEnrolled = baseline.length;
  const completers: number[] = [];
  const leavers: number[] = [];
  let improved = 0;
  baseline.forEach((before, i) => {
    const after = followup[i];
    if (!isNumber(before)) return;
    (isNumber(after) ? completers : leavers).push(before);
    if (isNumber(after) && (higherIsBetter ? after > before : after < before)) improved++;
  });
  const nPairs = completers.length;
  const nBaseline = nPairs + leavers.length;
  if (nBaseline === 0) return refuse('no_baseline', 'Nobody has a baseline score.', { nEnrolled });
  const retention = proportionWilson({ numerator: nPairs, denominator: nBaseline });
  if (retention.status !== 'ok') return retention;
  const difference = standardisedDifference(leavers, completers);
  return answer({
    nEnrolled,
    nBaseline,
    nPairs,
    nFollowupWithoutBaseline: followup.filter((v, i) => isNumber(v) && !isNumber(baseline[i])).length,
    retention: retention.proportion,
    retentionLower: retention.lower,
    retentionUpper: retention.upper,
    baselineMeanCompleters: meanOrNull(completers),
    baselineMeanLeavers: meanOrNull(leavers),
    baselineSmdLeaversMinusCompleters: difference,
    improvedObserved: nPairs > 0 ? improved / nPairs : null,
    improvedWorstCase: improved / nBaseline,
    improvedBestCase: (improved + leavers.length) / nBaseline,
    flags: flagsOf(retention.proportion, difference),
  });
}

const meanOrNull = (values: readonly number[]): number | null =>
  values.length > 0 ? momentsOf(values).mean : null;

function standardisedDifference(a: readonly number[], b: readonly number[]): number | null {
  if (a.length < 2 || b.length < 2) return null;
  const [first, second] = [momentsOf(a), momentsOf(b)];
  const pooled = Math.sqrt((first.m2 + second.m2) / (first.n + second.n - 2));
  return pooled > 0 ? (first.mean - second.mean) / pooled : null;
}

function flagsOf(retention: number, difference: number | null): AttritionFlag[] {
  const flags: AttritionFlag[] = [];
  if (retention < 0.8) flags.push('less_than_80_percent_followed_up');
  if (retention < 0.5) flags.push('less_than_half_followed_up');
  if (difference !== null && Math.abs(difference) > 0.25) flags.push('leavers_started_differently');
  return flags;
}
