import { normalTwoSidedP } from '../distributions/normal';
import { zFor } from '../distributions/normal-quantile';
import { type Maybe, hasInfinite, isNumber, refuseUnlessConfidence } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { median, roundHalfEven } from '../summaries';
import { type TimedSeries, kendallScore, medianRanks, slopesAtRanks } from './pairwise-slopes';

export interface MannKendallInput {
  readonly values: readonly Maybe[];
  /** Real times (years as 2016.5, or days); need not be evenly spaced. Row numbers if not given. */
  readonly times?: readonly Maybe[];
  readonly confidence?: number;
}

/** Slopes are per unit of time. */
export interface MannKendallResult {
  readonly n: number;
  readonly s: number;
  readonly varS: number;
  readonly z: number;
  readonly tauB: number;
  readonly pValue: number;
  readonly pMethod: 'exact' | 'normal';
  readonly senSlope: number;
  readonly senLower: number | null;
  readonly senUpper: number | null;
  readonly intercept: number;
  readonly flags: readonly 'fewer_than_8_points'[];
}

/**
 * Is an irregular series going up or down over the years? Mann-Kendall test with the Theil-Sen slope.
 *
 * S counts later-above-earlier pairs minus later-below-earlier; variance with ties; exact p for at most 10 points without
 * ties, otherwise normal. Slope: median of all pairwise slopes in real time, limits by rank (Gilbert).
 * Assumes points that do not lean on their neighbours: otherwise p is too small. Months or terms: the seasonal test.
 * Refuses fewer than 4 points, two values at one time (aggregate first), and a constant series. Flags 4 to 7 points.
 * Reference: Mann (1945); Sen (1968) JASA 63:1379-1389; Gilbert (1987) ch. 16. Oracle: mann_kendall_theil_sen.
 * Example: eight uneven years give S 22, p 0.0055, slope 0.47 a year. Odd example: three points are refused.
 */
export function mannKendallTheilSen(
  input: MannKendallInput,
): Outcome<MannKendallResult, { readonly n?: number }> {
  const { values, confidence = 0.95 } = input;
  const times = input.times ?? values.map((_, i) => i);
  const bad = refuseUnlessConfidence(confidence);
  if (bad) return bad;
  if (times.length !== values.length || hasInfinite(values) || hasInfinite(times)) {
    return refuse('invalid_input', 'Each value needs a time, and all must be finite.');
  }
  const points = values
    .map((value, i) => ({ value, time: times[i] }))
    .filter((p): p is { value: number; time: number } => isNumber(p.value) && isNumber(p.time))
    .sort((a, b) => a.time - b.time);
  const n = points.length;
  if (n < 4) return refuse('too_few_observations', 'A trend needs at least four points.', { n });
  if (points.some((p, i) => p.time === points[i - 1]?.time)) {
    return refuse('duplicate_times', 'Two values share one date; add them up or average them first.', { n });
  }
  const series: TimedSeries = {
    times: Float64Array.from(points, (p) => p.time),
    values: Float64Array.from(points, (p) => p.value),
  };
  const { s, variance, tiedPairs } = kendallScore(series.values);
  const pairs = (n * (n - 1)) / 2;
  if (tiedPairs === pairs) {
    return refuse('zero_variance', 'The value never changes, so there is no trend to test.', { n });
  }
  const exact = tiedPairs === 0 && n <= 10;
  const z = (s - Math.sign(s)) / Math.sqrt(variance);
  const { senSlope, senLower, senUpper } = senSlopes(series, pairs, zFor(confidence) * Math.sqrt(variance));
  return answer({
    n,
    s,
    varS: variance,
    z,
    tauB: s / (Math.sqrt(pairs - tiedPairs) * Math.sqrt(pairs)),
    pValue: exact ? exactP(n, s) : normalTwoSidedP(z),
    pMethod: exact ? 'exact' : 'normal',
    senSlope,
    senLower,
    senUpper,
    intercept: median(points.map((p) => p.value - senSlope * p.time)) as number,
    flags: n < 8 ? ['fewer_than_8_points'] : [],
  });
}

/** Median and limits by rank (Gilbert), found in one go; a limit whose rank does not exist is null. */
function senSlopes(series: TimedSeries, pairs: number, reach: number) {
  const middle = medianRanks(pairs);
  const [low, high] = [roundHalfEven((pairs - reach) / 2), roundHalfEven((pairs + reach) / 2 + 1)];
  const exists = (rank: number): boolean => rank >= 1 && rank <= pairs;
  const ranks = [...middle, low, high].filter(exists);
  const slopes = slopesAtRanks([series], ranks);
  const at = (rank: number): number | null => slopes[ranks.indexOf(rank)] ?? null;
  const centre = middle.map((rank) => at(rank) as number);
  return {
    senSlope: centre.reduce((a, b) => a + b, 0) / centre.length,
    senLower: exists(low) ? at(low) : null,
    senUpper: exists(high) ? at(high) : null,
  };
}

/** Both tails of S over all n! orders, from the number of orders with each count of inversions. */
function exactP(n: number, s: number): number {
  let ways = [1];
  for (let size = 2; size <= n; size++) {
    const next = new Array<number>(ways.length + size - 1).fill(0);
    ways.forEach((count, inversions) => {
      for (let k = 0; k < size; k++) next[inversions + k] = (next[inversions + k] as number) + count;
    });
    ways = next;
  }
  const pairs = (n * (n - 1)) / 2;
  const total = ways.reduce((a, b) => a + b, 0);
  const tail = ways.reduce((a, count, inv) => (pairs - 2 * inv >= Math.abs(s) ? a + count : a), 0);
  return Math.min(1, (2 * tail) / total);
}
