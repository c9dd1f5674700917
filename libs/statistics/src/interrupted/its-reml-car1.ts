import { type LeastSquaresFit, leastSquares } from '../algebra/least-squares';
import { refuseUnlessConfidence } from '../input-checks';
import { type Outcome, refuse, answer } from '../outcome';
import { isConstant } from '../summaries';
import {
  type Coefficients,
  type EffectAtEnd,
  coefficientTable,
  effectAtEnd,
  fitsPerfectly,
} from './coefficients';
import type { InterruptedInput } from './its-ols-newey-west';
import { type KnownSides, type SegmentedDesign, segmentedDesign } from './segmented-design';

export interface RemlResult {
  readonly n: number;
  readonly nPre: number;
  readonly nPost: number;
  readonly df: number;
  /** Correlation of two points one unit of time apart, 0 to 0.99. */
  readonly phiPerUnitTime: number;
  readonly sigma: number;
  readonly remlLogLikelihood: number;
  readonly coefficients: Coefficients;
  readonly effectAtEnd: EffectAtEnd;
  readonly flags: readonly ('autocorrelation_estimated_zero' | 'near_unit_root')[];
}

const highestPhi = 0.99;

/**
 * Did the level or the slope change at the start of the work, given that neighbouring points resemble each other?
 * Segmented regression by restricted maximum likelihood with continuous-time autocorrelation: the main analysis.
 *
 * Model as `itsOlsNeweyWest`; errors have covariance σ²·φ^|ti − tj|. The restricted likelihood is maximised over φ in
 * [0, 0.99]; estimates by generalised least squares; t with n − p degrees of freedom. Gaps and uneven spacing are served
 * by real time. Each trial of φ costs O(n): every point is set against its predecessor; no n × n matrix is formed.
 * Refuses what the design refuses, a constant series, and φ at its upper end: then a step cannot be told from drift.
 * Reference: Turner et al (2021) BMC Med Res Methodol 21:181; Jones (1993); nlme gls with corCAR1. Oracle: its_reml_car1.
 * Example: 40 points with φ 0.52 give a step of -5.98 (-9.39 to -2.57). Odd example: a constant series is refused.
 */
export function itsRemlCar1(input: InterruptedInput): Outcome<RemlResult, KnownSides> {
  const confidence = input.confidence ?? 0.95;
  const bad = refuseUnlessConfidence(confidence);
  if (bad) return bad;
  const design = segmentedDesign(input, input);
  if (design.status !== 'ok') return design;
  const line = leastSquares(design.columns, design.values);
  if (!line) return refuse('not_identifiable', 'The step, the slopes and the season cannot be told apart.');
  const steps = stepsOf(design.times);
  const plain = fitAt(design, steps, 0);
  // No residual at all, or none but rounding.
  if (!plain || isConstant([...design.values]) || fitsPerfectly(design.values, line.residualSumOfSquares)) {
    return refuse('zero_variance', 'The series does not vary around its lines, so nothing can be judged.');
  }
  const phi = bestPhi((candidate) => fitAt(design, steps, candidate)?.logLikelihood ?? -Infinity);
  if (phi >= highestPhi) {
    return refuse(
      'autocorrelation_at_upper_boundary',
      'Each point follows the last so closely that a step cannot be told from drift.',
    );
  }
  const { fit, variance, logLikelihood } = fitAt(design, steps, phi) ?? plain;
  const n = design.values.length;
  const df = n - design.columns.length;
  const covariance = fit.unscaledCovariance.map((row) => row.map((value) => value * variance));
  const start = input.interventionTime as number;
  return answer({
    n,
    nPre: design.nPre,
    nPost: design.nPost,
    df,
    phiPerUnitTime: phi,
    sigma: Math.sqrt(variance),
    remlLogLikelihood: logLikelihood,
    coefficients: coefficientTable(design.names, fit.coefficients, covariance, df, confidence),
    effectAtEnd: effectAtEnd(design, start, fit.coefficients, covariance, df, confidence),
    flags: phi === 0 ? ['autocorrelation_estimated_zero'] : phi > 0.9 ? ['near_unit_root'] : [],
  });
}

interface Fitted {
  readonly fit: LeastSquaresFit;
  readonly variance: number;
  readonly logLikelihood: number;
}

/** Time between neighbours: the lengths that occur, and which of them lies before each point. */
interface Steps {
  readonly gaps: readonly number[];
  readonly of: Int32Array;
}

/** Months have four lengths, years two: powers and logarithms are then worked out for a few gaps, not for every point. */
function stepsOf(times: Float64Array): Steps {
  const places = new Map<number, number>();
  const of = new Int32Array(times.length);
  for (let i = 1; i < times.length; i++) {
    const gap = (times[i] as number) - (times[i - 1] as number);
    const known = places.get(gap);
    of[i] = known ?? places.size;
    if (known === undefined) places.set(gap, places.size);
  }
  return { gaps: [...places.keys()], of };
}

/** Whitens rows (each minus its predecessor's share, scaled), then ordinary least squares. */
function fitAt(design: SegmentedDesign, steps: Steps, phi: number): Fitted | null {
  const n = design.values.length;
  const { gaps, of } = steps;
  const shares = gaps.map((gap) => phi ** gap);
  const left = gaps.map((gap) => (phi > 0 ? -Math.expm1(2 * gap * Math.log(phi)) : 1));
  const scales = left.map(Math.sqrt);
  const logLeft = left.map(Math.log);
  const share = new Float64Array(n);
  const scale = new Float64Array(n).fill(1);
  let logDeterminant = 0;
  for (let i = 1; i < n; i++) {
    const at = of[i] as number;
    share[i] = shares[at] as number;
    scale[i] = scales[at] as number;
    logDeterminant += logLeft[at] as number;
  }
  const whiten = (column: Float64Array): Float64Array => {
    const white = column.slice();
    for (let i = 1; i < n; i++) {
      const own = (column[i] as number) - (share[i] as number) * (column[i - 1] as number);
      white[i] = own / (scale[i] as number);
    }
    return white;
  };
  const fit = leastSquares(design.columns.map(whiten), whiten(design.values));
  if (!fit || !(fit.residualSumOfSquares > 0)) return null;
  const df = n - design.columns.length;
  const variance = fit.residualSumOfSquares / df;
  const logLikelihood =
    -0.5 * (df * Math.log(variance) + logDeterminant + fit.logDeterminant + df * (1 + Math.log(2 * Math.PI)));
  return { fit, variance, logLikelihood };
}

/** Highest point on [0, 0.99]: a grid to find the right hill, then golden sections up it. */
function bestPhi(likelihood: (phi: number) => number): number {
  const steps = 44;
  const at = (i: number): number => (highestPhi * i) / steps;
  const heights = Array.from({ length: steps + 1 }, (_, i) => likelihood(at(i)));
  const top = heights.indexOf(Math.max(...heights));
  let [low, high] = [at(Math.max(0, top - 1)), at(Math.min(steps, top + 1))];
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [high - ratio * (high - low), low + ratio * (high - low)];
  let [fa, fb] = [likelihood(a), likelihood(b)];
  while (high - low > 1e-8) {
    if (fa > fb) {
      [high, b, fb] = [b, a, fa];
      a = high - ratio * (high - low);
      fa = likelihood(a);
    } else {
      [low, a, fa] = [a, b, fb];
      b = low + ratio * (high - low);
      fb = likelihood(b);
    }
  }
  const found = (low + high) / 2;
  if (found < 1e-6) return 0;
  return found > highestPhi - 1e-6 ? highestPhi : found;
}
