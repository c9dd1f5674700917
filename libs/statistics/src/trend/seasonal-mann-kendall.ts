import { normalTwoSidedP } from '../distributions/normal';
import { type Maybe, hasInfinite, isNumber } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { type TimedSeries, kendallScore, medianSlope, slopeCount } from './pairwise-slopes';

export interface SeasonalTrendInput {
  readonly values: readonly Maybe[];
  readonly years: readonly Maybe[];
  /** Month 1 to 12, quarter 1 to 4 or term 1 to 3. */
  readonly seasons: readonly Maybe[];
}

export interface SeasonalTrendResult {
  readonly s: number;
  readonly varS: number;
  readonly z: number;
  readonly pValue: number;
  readonly tauA: number;
  readonly senSlopePerYear: number;
  readonly nSeasonsUsed: number;
}

/**
 * Is a monthly or termly series going up or down, when some seasons are always higher? Seasonal Mann-Kendall.
 *
 * Each season is compared only with itself in other years: S and its variance are summed over seasons, the slope is the
 * median of all within-season slopes, per year.
 * Assumes seasons independent of one another: p is too small if the months of a year move together.
 * Refuses when no season has two years, two values in one season of a year, and values that never change.
 * Reference: Hirsch, Slack & Smith (1982) Water Resour Res 18:107-121; Gilbert (1987) ch. 17. Oracle: seasonal_mann_kendall.
 * Example: five years of terms with S 23: p 0.0007, 0.67 more a year. Odd example: one year of quarters is refused.
 */
export function seasonalMannKendall(input: SeasonalTrendInput): Outcome<SeasonalTrendResult> {
  const { values, years, seasons } = input;
  const lists = [values, years, seasons];
  if (lists.some((list) => list.length !== values.length || hasInfinite(list))) {
    return refuse('invalid_input', 'Each value needs a year and a season, and all must be finite.');
  }
  const bySeason = new Map<number, { year: number; value: number }[]>();
  values.forEach((value, i) => {
    const [year, season] = [years[i], seasons[i]];
    if (!isNumber(value) || !isNumber(year) || !isNumber(season)) return;
    const known = bySeason.get(season);
    if (known) known.push({ year, value });
    else bySeason.set(season, [{ year, value }]);
  });
  const used: TimedSeries[] = [];
  for (const points of bySeason.values()) {
    points.sort((a, b) => a.year - b.year);
    if (points.some((p, i) => p.year === points[i - 1]?.year)) {
      return refuse('duplicate_times', 'A season has two values in one year; aggregate them first.');
    }
    if (points.length < 2) continue;
    used.push({
      times: Float64Array.from(points, (p) => p.year),
      values: Float64Array.from(points, (p) => p.value),
    });
  }
  const pairs = slopeCount(used);
  if (pairs === 0) {
    return refuse('too_few_observations', 'At least one season is needed in two different years.');
  }
  let [s, varS] = [0, 0];
  for (const series of used) {
    const score = kendallScore(series.values);
    s += score.s;
    varS += score.variance;
  }
  if (!(varS > 0)) {
    return refuse('zero_variance', 'The value never changes within a season, so there is no trend to test.');
  }
  const z = (s - Math.sign(s)) / Math.sqrt(varS);
  return answer({
    s,
    varS,
    z,
    pValue: normalTwoSidedP(z),
    tauA: s / pairs,
    senSlopePerYear: medianSlope(used),
    nSeasonsUsed: used.length,
  });
}
