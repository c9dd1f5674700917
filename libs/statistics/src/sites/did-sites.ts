import { tFor, tTwoSidedP } from '../distributions/student-t';
import { type Maybe, hasInfinite, isNumber, refuseUnlessConfidence } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { changesBetween, hasNoSpread, momentsOf, sum, varianceOf } from '../summaries';

export interface DidSitesInput {
  /** 1 or true for a site with the work, 0 or false for a comparison. */
  readonly treated: readonly (Maybe | boolean)[];
  /** One value a site: the mean or rate over its period. */
  readonly before: readonly Maybe[];
  readonly after: readonly Maybe[];
  readonly confidence?: number;
}

interface SiteCounts {
  readonly nTreated: number;
  readonly nComparison: number;
  readonly nDropped: number;
}

export type DidFlag = 'df_below_4_do_not_interpret_p' | 'few_sites' | 'permutation_cannot_reach_0.05';

export interface DidSitesResult extends SiteCounts {
  readonly estimate: number;
  readonly standardError: number;
  readonly df: number;
  readonly lower: number;
  readonly upper: number;
  readonly pValue: number;
  /** Share of all ways to label the sites with a difference at least as large; null above 200,000 ways. */
  readonly permutationP: number | null;
  readonly permutations: number | null;
  readonly flags: readonly DidFlag[];
}

const mostPermutations = 200_000;

/**
 * Did sites with the work change more than sites without? Difference in differences with the site as the unit.
 *
 * Formula: change = after − before for each site; estimate = mean change with − mean change without; Welch's standard
 * error, degrees of freedom and t interval; permutation p over all relabelings of the sites.
 * Sites are not weighted by size: the site is the unit. Assumes both groups would have moved alike without the work.
 * Refuses an empty group, and one site in either (the estimate is still told); sites without both values are dropped and counted.
 * Reference: Bertrand, Duflo & Mullainathan (2004) QJE 119:249-275; Donald & Lang (2007); Tipton (2015). Oracle: did_sites.
 * Example: five against seven sites: -4.8 (-8.1 to -1.5), permutation p 0.001. Odd example: two against two has wide limits.
 */
export function didSites(
  input: DidSitesInput,
): Outcome<DidSitesResult, Partial<SiteCounts> & { readonly estimate?: number }> {
  const { treated, before, after, confidence = 0.95 } = input;
  const bad = refuseUnlessConfidence(confidence);
  if (bad) return bad;
  if (treated.length !== before.length || treated.length !== after.length) {
    return refuse('invalid_input', 'Each site needs a group, a value before and a value after.');
  }
  if (hasInfinite(before) || hasInfinite(after)) {
    return refuse('invalid_input', 'Every value must be finite.');
  }
  const changesOf = (wanted: 0 | 1): number[] => {
    const sites = treated.flatMap((group, i) => {
      const [b, a] = [before[i], after[i]];
      if (!isNumber(b) || !isNumber(a)) return [];
      return group === wanted || group === Boolean(wanted) ? [{ b, a }] : [];
    });
    return changesBetween(
      sites.map(({ b }) => b),
      sites.map(({ a }) => a),
    );
  };
  const [withWork, without] = [changesOf(1), changesOf(0)];
  const counts = {
    nTreated: withWork.length,
    nComparison: without.length,
    nDropped: treated.length - withWork.length - without.length,
  };
  if (withWork.length === 0 || without.length === 0) {
    return refuse('no_comparison', 'Sites with the work and sites without it are both needed.', counts);
  }
  const [first, second] = [momentsOf(withWork), momentsOf(without)];
  const estimate = first.mean - second.mean;
  const known = { estimate, ...counts };
  if (first.n < 2 || second.n < 2) {
    const sentence = 'With one site in a group its ordinary ups and downs cannot be told from a change.';
    return refuse('too_few_sites', sentence, known);
  }
  const [v1, v2] = [varianceOf(first) / first.n, varianceOf(second) / second.n];
  const variance = v1 + v2;
  if (hasNoSpread(first) && hasNoSpread(second)) {
    return refuse('zero_variance', 'All sites of each group changed by the same amount.', known);
  }
  const df = 1 / ((v1 / variance) ** 2 / (first.n - 1) + (v2 / variance) ** 2 / (second.n - 1));
  const standardError = Math.sqrt(variance);
  const half = tFor(confidence, df) * standardError;
  const ways = choose(first.n + second.n, first.n);
  const enumerated = ways <= mostPermutations;
  const flags: DidFlag[] = [];
  if (df < 4) flags.push('df_below_4_do_not_interpret_p');
  if (first.n < 4 || second.n < 4) flags.push('few_sites');
  if (2 / ways > 0.05) flags.push('permutation_cannot_reach_0.05');
  return answer({
    estimate,
    standardError,
    df,
    lower: estimate - half,
    upper: estimate + half,
    pValue: tTwoSidedP(estimate / standardError, df),
    permutationP: enumerated ? permutationP(withWork, without, estimate) : null,
    permutations: enumerated ? ways : null,
    flags,
    ...counts,
  });
}

function choose(n: number, k: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) ways = (ways * (n - i + 1)) / i;
  return Math.round(ways);
}

/** Every way of calling n1 of all sites "with the work", by depth-first choice. */
function permutationP(withWork: readonly number[], without: readonly number[], estimate: number): number {
  const changes = [...withWork, ...without];
  const n1 = withWork.length;
  const total = sum(changes);
  const scale = changes.reduce((m, c) => Math.max(m, Math.abs(c)), 0);
  const least = Math.abs(estimate) - 1e-12 * (scale + Math.abs(estimate));
  let [asLarge, ways] = [0, 0];
  const visit = (from: number, left: number, chosen: number): void => {
    if (left === 0) {
      ways++;
      const difference = chosen / n1 - (total - chosen) / without.length;
      if (Math.abs(difference) >= least) asLarge++;
      return;
    }
    for (let i = from; i <= changes.length - left; i++) {
      visit(i + 1, left - 1, chosen + (changes[i] as number));
    }
  };
  visit(0, n1, 0);
  return asLarge / ways;
}
