import { tFor, tTwoSidedP } from '../distributions/student-t';
import type { SegmentedDesign } from './segmented-design';

/** In the unit of the series; slopes per unit of time. */
export interface Coefficient {
  readonly estimate: number;
  readonly standardError: number;
  readonly t: number;
  readonly pValue: number;
  readonly lower: number;
  readonly upper: number;
}

/** intercept, preSlope, levelChange, slopeChange, and sin1, cos1 ... where a season was fitted. */
export type Coefficients = Readonly<Record<string, Coefficient>>;

/** How far the series ended from where the earlier line would have led. */
export interface EffectAtEnd {
  readonly timeSinceIntervention: number;
  readonly estimate: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
}

export function coefficientTable(
  names: readonly string[],
  estimates: readonly number[],
  covariance: readonly (readonly number[])[],
  df: number,
  confidence: number,
): Coefficients {
  const critical = tFor(confidence, df);
  return Object.fromEntries(
    names.map((name, i) => {
      const estimate = estimates[i] as number;
      const standardError = Math.sqrt(Math.max(0, covariance[i]?.[i] as number));
      const t = standardError > 0 ? estimate / standardError : 0;
      const half = critical * standardError;
      const limits = { lower: estimate - half, upper: estimate + half };
      return [name, { estimate, standardError, t, pValue: tTwoSidedP(t, df), ...limits }];
    }),
  );
}

/** Level change plus change of slope times the time since, with the delta method's standard error. */
export function effectAtEnd(
  design: SegmentedDesign,
  start: number,
  estimates: readonly number[],
  covariance: readonly (readonly number[])[],
  df: number,
  confidence: number,
): EffectAtEnd {
  const since = (design.times.at(-1) as number) - start;
  const level = design.names.indexOf('levelChange');
  const slope = design.names.indexOf('slopeChange');
  const c = (i: number, j: number): number => covariance[i]?.[j] as number;
  const estimate = (estimates[level] as number) + (slope < 0 ? 0 : since * (estimates[slope] as number));
  const variance =
    slope < 0
      ? c(level, level)
      : c(level, level) + 2 * since * c(level, slope) + since * since * c(slope, slope);
  const standardError = Math.sqrt(Math.max(0, variance));
  const half = tFor(confidence, df) * standardError;
  return {
    timeSinceIntervention: since,
    estimate,
    standardError,
    lower: estimate - half,
    upper: estimate + half,
  };
}

/** Observed minus fitted, in time order. */
export function residualsOf(design: SegmentedDesign, estimates: readonly number[]): Float64Array {
  return design.values.map((value, row) =>
    design.columns.reduce(
      (left, column, j) => left - (column[row] as number) * (estimates[j] as number),
      value,
    ),
  );
}

/** A straight-line series leaves residuals of rounding size only: no spread to judge by. */
export function fitsPerfectly(values: Float64Array, residualSumOfSquares: number): boolean {
  let total = 0;
  for (const value of values) total += value * value;
  return residualSumOfSquares <= total * 1e-24;
}
