import { type LeastSquaresFit, leastSquares } from '../algebra/least-squares';
import { zFor } from '../distributions/normal-quantile';
import { tFor, tTwoSidedP } from '../distributions/student-t';
import { type Maybe, hasInfinite, isNumber, refuseUnlessConfidence } from '../input-checks';
import { type Outcome, type Refusal, refuse, answer } from '../outcome';
import {
  type KnownSides,
  type SegmentedDesign,
  type SegmentedOptions,
  segmentedDesign,
} from './segmented-design';

export interface QuasiPoissonInput extends SegmentedOptions {
  readonly times: readonly Maybe[];
  readonly counts: readonly Maybe[];
  /** Population or time behind each count; all equal if not given. */
  readonly exposures?: readonly Maybe[];
  readonly interventionTime: Maybe;
  readonly confidence?: number;
}

/** `ratio` is e to the estimate: 0.88 means 12% fewer. Limits use t; the `Normal` ones use z, as the paper does. */
export interface RatioCoefficient {
  readonly logEstimate: number;
  readonly standardError: number;
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
  readonly lowerNormal: number;
  readonly upperNormal: number;
  readonly pValue: number;
}

export interface QuasiPoissonResult {
  readonly n: number;
  readonly nPre: number;
  readonly nPost: number;
  readonly df: number;
  readonly dispersion: number;
  /** Never below 1: chance cannot be less than chance. */
  readonly dispersionUsed: number;
  readonly coefficients: Readonly<Record<string, RatioCoefficient>>;
}

/**
 * Did the rate of incidents change at the start of the work? Log-linear segmented regression of counts.
 *
 * Model: log E[y] = log(exposure) + b0 + preSlope·t + levelChange·[t ≥ T0] (+ slopeChange) (+ season); Poisson fitted by
 * iteratively reweighted least squares; standard errors times √max(1, Pearson χ²/(n − p)); ratios with t on n − p.
 * Refuses negative counts, an exposure of 0 or less, fewer than three points on either side, and no events in all,
 * before or after, or in so long a stretch that a ratio runs to 0 or without end (show the counts and the exact rate ratio).
 * Reference: Lopez Bernal, Cummins & Gasparrini (2017) Int J Epidemiol 46:348-355. Oracle: its_quasi_poisson.
 * Example: Sicily's smoking ban, step only: ratio 0.894 (0.838 to 0.955). Odd example: underdispersed counts keep 1.
 */
export function itsQuasiPoisson(input: QuasiPoissonInput): Outcome<QuasiPoissonResult, KnownSides> {
  const confidence = input.confidence ?? 0.95;
  const bad = refuseUnlessConfidence(confidence) ?? refuseBadCounts(input);
  if (bad) return bad;
  const design = segmentedDesign({ ...input, values: input.counts }, input);
  if (design.status !== 'ok') return design;
  const noEvents = refuseWithoutEvents(design);
  if (noEvents) return noEvents;
  const fitted = fitPoisson(design);
  if (fitted.status !== 'ok') return fitted;
  const n = design.values.length;
  const df = n - design.columns.length;
  let pearson = 0;
  design.values.forEach((y, i) => {
    const mu = fitted.means[i] as number;
    pearson += (y - mu) ** 2 / mu;
  });
  if (runsAway(design, fitted.fit)) {
    const sentence =
      'In a part of the series nothing happened at all, so a ratio would run to nothing or without end. Show the counts instead.';
    return refuse('not_identifiable', sentence);
  }
  const dispersion = pearson / df;
  const dispersionUsed = Math.max(1, dispersion);
  const [t, z] = [tFor(confidence, df), zFor(confidence)];
  const coefficients = Object.fromEntries(
    design.names.map((name, i) => {
      const logEstimate = fitted.fit.coefficients[i] as number;
      const variance = (fitted.fit.unscaledCovariance[i]?.[i] as number) * dispersionUsed;
      const standardError = Math.sqrt(variance);
      const at = (steps: number): number => finiteExp(logEstimate + steps * standardError);
      return [
        name,
        {
          logEstimate,
          standardError,
          ratio: at(0),
          lower: at(-t),
          upper: at(t),
          lowerNormal: at(-z),
          upperNormal: at(z),
          pValue: tTwoSidedP(logEstimate / standardError, df),
        },
      ];
    }),
  );
  const { nPre, nPost } = design;
  return answer({ n, nPre, nPost, df, dispersion, dispersionUsed, coefficients });
}

/** Over the whole series no log ratio that counts can tell is this uncertain: e to the 100 has 44 digits. */
const widestLogError = 100;

/**
 * A stretch without any event is fitted ever closer to zero: its logarithm, and the error of it, have no end, and where
 * the fit stops says only how patient it was.
 */
const runsAway = (design: SegmentedDesign, fit: LeastSquaresFit): boolean =>
  design.columns.some((column, i) => {
    if (design.names[i] === 'intercept') return false;
    let [low, high] = [Infinity, -Infinity];
    for (const x of column) [low, high] = [Math.min(low, x), Math.max(high, x)];
    return Math.sqrt(fit.unscaledCovariance[i]?.[i] as number) * (high - low) > widestLogError;
  });

const finiteExp = (value: number): number => Math.exp(Math.min(700, value));

function refuseBadCounts(input: QuasiPoissonInput): Refusal | null {
  const exposures = input.exposures ?? [];
  if (hasInfinite(input.counts) || hasInfinite(exposures)) {
    return refuse('invalid_input', 'Every figure must be finite.');
  }
  if (input.counts.some((count) => isNumber(count) && count < 0)) {
    return refuse('invalid_input', 'A count cannot be negative.');
  }
  if (exposures.some((exposure) => isNumber(exposure) && exposure < 0)) {
    return refuse('invalid_input', 'A population or time cannot be negative.');
  }
  return exposures.some((exposure) => exposure === 0)
    ? refuse('zero_denominator', 'Each point needs a population or a time to divide by.')
    : null;
}

function refuseWithoutEvents(design: SegmentedDesign): Refusal | null {
  const post = design.columns[design.names.indexOf('levelChange')] as Float64Array;
  let [before, after] = [0, 0];
  design.values.forEach((count, i) => {
    if (post[i] === 1) after += count;
    else before += count;
  });
  const advice = 'Show the counts and the exact rate ratio instead.';
  if (before + after === 0) return refuse('no_events', `There is no event in the series. ${advice}`);
  if (before === 0) {
    return refuse('no_events_before_intervention', `No event before the start. ${advice}`);
  }
  return after === 0 ? refuse('no_events_after_intervention', `No event after the start. ${advice}`) : null;
}

interface PoissonFit {
  readonly status: 'ok';
  readonly fit: LeastSquaresFit;
  readonly means: Float64Array;
}

function fitPoisson(design: SegmentedDesign): PoissonFit | Refusal {
  const offset = design.exposures.map(Math.log);
  let means = design.values.map((y) => Math.max(y, 0.1));
  let previous = Infinity;
  for (let round = 0; round < 100; round++) {
    const roots = means.map(Math.sqrt);
    const weighted = design.columns.map((column) => column.map((x, i) => x * (roots[i] as number)));
    const working = design.values.map((y, i) => {
      const mu = means[i] as number;
      return (Math.log(mu) - (offset[i] as number) + (y - mu) / mu) * (roots[i] as number);
    });
    const fit = leastSquares(weighted, working);
    if (!fit) {
      return refuse('not_identifiable', 'The step, the slopes and the season cannot be told apart.');
    }
    means = offset.map((start, i) =>
      Math.max(
        1e-12,
        finiteExp(
          design.columns.reduce(
            (eta, column, j) => eta + (column[i] as number) * (fit.coefficients[j] as number),
            start,
          ),
        ),
      ),
    );
    const deviance = poissonDeviance(design.values, means);
    if (Math.abs(deviance - previous) <= 1e-13 * (Math.abs(deviance) + 0.1)) {
      return { status: 'ok', fit, means };
    }
    previous = deviance;
  }
  return refuse('did_not_converge', 'The model does not settle on these counts; show the counts instead.');
}

function poissonDeviance(counts: Float64Array, means: Float64Array): number {
  let total = 0;
  counts.forEach((y, i) => {
    const mu = means[i] as number;
    total += 2 * ((y > 0 ? y * Math.log(y / mu) : 0) - (y - mu));
  });
  return total;
}
