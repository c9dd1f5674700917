import { type ProportionResult, proportionWilson } from '../intervals/proportion-wilson';
import { isNumber, refuseUnlessConfidence } from '../input-checks';
import { type Outcome, type Refusal, refuse, answer } from '../outcome';
import { median } from '../summaries';
import { netChangePaired } from './net-change-paired';
import { type PairedInput, completePairs } from './pairs';
import { wilcoxonSignedRank } from './wilcoxon-signed-rank';

export interface OrdinalChangeInput extends PairedInput {
  /** All declared levels in order; a rubric's are 0 to 4. */
  readonly levels?: readonly number[];
  readonly higherIsBetter?: boolean;
  readonly confidence?: number;
}

export interface Share extends ProportionResult {
  readonly count: number;
}

export interface OrdinalChangeResult {
  readonly improved: Share;
  readonly unchanged: Share;
  readonly worsened: Share;
  readonly netChange: number;
  readonly netLower: number;
  readonly netUpper: number;
  /** Null where nobody moved. */
  readonly signTestP: number | null;
  readonly signedRankP: number | null;
  readonly medianBaseline: number;
  readonly medianFollowup: number;
  readonly medianChange: number;
  /** Rows: baseline level; columns: follow-up level. */
  readonly transitionMatrix: readonly (readonly number[])[];
  readonly nPairs: number;
  readonly nBaselineOnly: number;
  readonly nFollowupOnly: number;
}

/**
 * How did the same people or places move on a rubric? Movement and net change, never an average of levels.
 *
 * Each complete pair is improved, unchanged or worsened: a Wilson interval for each share, Tango's interval and an exact
 * sign test for the net, the exact signed-rank p, medians, and the table of moves. With `higherIsBetter: false` improved
 * and worsened change places; medians do not.
 * Refuses a level that was not declared (it is never clipped), and no complete pair.
 * Reference: Wilson (1927); Tango (1998); Wilcoxon (1945); Agresti (2010). Oracle: ordinal_change.
 * Example: 20 people, 12 up and 2 down: net 0.50 (0.15 to 0.73). Odd example: one person gives one move and wide limits.
 */
export function ordinalChange(
  input: OrdinalChangeInput,
): Outcome<OrdinalChangeResult, { readonly nPairs?: number }> {
  const { levels = [0, 1, 2, 3, 4], higherIsBetter = true, confidence = 0.95 } = input;
  const place = new Map(levels.map((level, i) => [level, i]));
  const bad = refuseUnlessConfidence(confidence);
  if (bad) return bad;
  const pairs = completePairs(input);
  if (pairs.status !== 'ok') return pairs;
  if ([...input.baseline, ...input.followup].some((v) => isNumber(v) && !place.has(v))) {
    return refuse('out_of_range_value', 'A score lies outside the levels of this rubric.');
  }
  const n = pairs.changes.length;
  if (n === 0) return refuse('no_data', 'No person has both a baseline and a follow-up.', { nPairs: 0 });
  const up = pairs.changes.filter((d) => d > 0).length;
  const down = pairs.changes.filter((d) => d < 0).length;
  const [better, worse] = higherIsBetter ? [up, down] : [down, up];
  const same = n - up - down;
  const share = (count: number): Share | Refusal => {
    const result = proportionWilson({ numerator: count, denominator: n, confidence });
    return result.status === 'ok' ? { count, ...withoutStatus(result) } : result;
  };
  const [improved, unchanged, worsened] = [share(better), share(same), share(worse)];
  const net = netChangePaired({ improved: better, worsened: worse, unchanged: same, confidence });
  const ranks = wilcoxonSignedRank(pairs);
  if ('reason' in improved) return improved;
  if ('reason' in unchanged) return unchanged;
  if ('reason' in worsened) return worsened;
  if (net.status !== 'ok') return net;
  const transitionMatrix = levels.map(() => levels.map(() => 0));
  pairs.baseline.forEach((before, i) => {
    const row = transitionMatrix[place.get(before) as number] as number[];
    const column = place.get(pairs.followup[i] as number) as number;
    row[column] = (row[column] as number) + 1;
  });
  return answer({
    improved,
    unchanged,
    worsened,
    netChange: net.netChange,
    netLower: net.lower,
    netUpper: net.upper,
    signTestP: net.signTestP,
    signedRankP: ranks.status === 'ok' ? ranks.pValue : null,
    medianBaseline: median(pairs.baseline) as number,
    medianFollowup: median(pairs.followup) as number,
    medianChange: median(pairs.changes) as number,
    transitionMatrix,
    nPairs: n,
    nBaselineOnly: input.baseline.filter((v, i) => isNumber(v) && !isNumber(input.followup[i])).length,
    nFollowupOnly: input.followup.filter((v, i) => isNumber(v) && !isNumber(input.baseline[i])).length,
  });
}

function withoutStatus(result: ProportionResult): ProportionResult {
  return { proportion: result.proportion, lower: result.lower, upper: result.upper };
}
