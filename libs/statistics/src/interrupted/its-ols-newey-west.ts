import { leastSquares } from '../algebra/least-squares';
import { type Maybe, refuseUnlessConfidence } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { isConstant } from '../summaries';
import {
  type Coefficients,
  type EffectAtEnd,
  coefficientTable,
  effectAtEnd,
  fitsPerfectly,
  residualsOf,
} from './coefficients';
import { type KnownSides, type SegmentedOptions, segmentedDesign } from './segmented-design';

export interface InterruptedInput extends SegmentedOptions {
  /** In the user's unit (months, terms, years), not row numbers; need not be evenly spaced. */
  readonly times: readonly Maybe[];
  readonly values: readonly Maybe[];
  readonly interventionTime: Maybe;
  readonly confidence?: number;
}

export interface NeweyWestResult {
  readonly n: number;
  readonly nPre: number;
  readonly nPost: number;
  readonly df: number;
  readonly neweyWestLag: number;
  readonly coefficients: Coefficients;
  readonly olsStandardErrors: Readonly<Record<string, number>>;
  readonly residualLag1Autocorrelation: number;
  readonly durbinWatson: number;
  /** Slope after the start: before plus change. */
  readonly postSlope: number;
  readonly effectAtEnd: EffectAtEnd;
  readonly flags: readonly 'missing_points_treated_as_consecutive'[];
}

/**
 * Did the level or the slope change at the start of the work? Segmented least squares with Newey-West errors.
 * The sensitivity analysis beside `itsRemlCar1`: on short series it calls changes too often.
 *
 * Model: y = b0 + preSlope·t + levelChange·[t ≥ T0] + slopeChange·(t − T0)·[t ≥ T0] (+ season). Covariance with Bartlett
 * weights up to `neweyWestLag` (default ⌊4(n/100)^(2/9)⌋), times n/(n − p); t with n − p degrees of freedom.
 * Assumes evenly spaced points; after missing ones are dropped the rest count as neighbours, which is flagged.
 * Refuses fewer than three points on either side, a constant series, two values at one time.
 * Reference: Wagner et al (2002) J Clin Pharm Ther 27:299-309; Newey & West (1987) Econometrica 55:703-708. Oracle: its_ols_newey_west.
 * Example: California's Proposition 99 gives a step of -20.1 packs (-29.8 to -10.4), where the better model refuses.
 */
export function itsOlsNeweyWest(
  input: InterruptedInput & { readonly neweyWestLag?: number },
): Outcome<NeweyWestResult, KnownSides> {
  const confidence = input.confidence ?? 0.95;
  const bad = refuseUnlessConfidence(confidence);
  if (bad) return bad;
  const design = segmentedDesign(input, input);
  if (design.status !== 'ok') return design;
  const n = design.values.length;
  const p = design.columns.length;
  const lag = input.neweyWestLag ?? Math.floor(4 * (n / 100) ** (2 / 9));
  if (!(Number.isInteger(lag) && lag >= 0 && lag < n)) {
    return refuse('invalid_input', 'The lag must be a whole number below the number of points.');
  }
  const fit = leastSquares(design.columns, design.values);
  if (!fit) return refuse('not_identifiable', 'The step, the slopes and the season cannot be told apart.');
  if (isConstant([...design.values]) || fitsPerfectly(design.values, fit.residualSumOfSquares)) {
    return refuse('zero_variance', 'The series does not vary around its lines, so nothing can be judged.');
  }
  const df = n - p;
  const residuals = residualsOf(design, fit.coefficients);
  const covariance = neweyWest(design.columns, residuals, fit.unscaledCovariance, lag, n / df);
  const variance = fit.residualSumOfSquares / df;
  const start = input.interventionTime as number;
  const estimate = (name: string): number => fit.coefficients[design.names.indexOf(name)] ?? 0;
  return answer({
    n,
    nPre: design.nPre,
    nPost: design.nPost,
    df,
    neweyWestLag: lag,
    coefficients: coefficientTable(design.names, fit.coefficients, covariance, df, confidence),
    olsStandardErrors: Object.fromEntries(
      design.names.map((name, i) => [name, Math.sqrt(variance * (fit.unscaledCovariance[i]?.[i] as number))]),
    ),
    ...residualChecks(residuals),
    postSlope: estimate('preSlope') + estimate('slopeChange'),
    effectAtEnd: effectAtEnd(design, start, fit.coefficients, covariance, df, confidence),
    flags: design.nMissing > 0 ? ['missing_points_treated_as_consecutive'] : [],
  });
}

function residualChecks(residuals: Float64Array) {
  let [squares, products, steps] = [0, 0, 0];
  residuals.forEach((e, i) => {
    squares += e * e;
    const before = residuals[i - 1];
    if (before === undefined) return;
    products += e * before;
    steps += (e - before) ** 2;
  });
  return { residualLag1Autocorrelation: products / squares, durbinWatson: steps / squares };
}

/** (X'X)⁻¹ S (X'X)⁻¹ × `factor`, S summed with Bartlett weights. */
function neweyWest(
  columns: readonly Float64Array[],
  residuals: Float64Array,
  bread: readonly (readonly number[])[],
  lag: number,
  factor: number,
): number[][] {
  const scores = columns.map((column) => column.map((value, i) => value * (residuals[i] as number)));
  const meat = scores.map((a) =>
    scores.map((b) => {
      let total = lagProduct(a, b, 0);
      for (let j = 1; j <= lag; j++) {
        total += (1 - j / (lag + 1)) * (lagProduct(a, b, j) + lagProduct(b, a, j));
      }
      return total * factor;
    }),
  );
  return multiply(multiply(bread, meat), bread);
}

function lagProduct(a: Float64Array, b: Float64Array, lag: number): number {
  let total = 0;
  for (let i = lag; i < a.length; i++) total += (a[i] as number) * (b[i - lag] as number);
  return total;
}

type Matrix = readonly (readonly number[])[];

const multiply = (a: Matrix, b: Matrix): number[][] =>
  a.map((row) =>
    (b[0] ?? []).map((_, j) => row.reduce((s, value, k) => s + value * (b[k]?.[j] as number), 0)),
  );
