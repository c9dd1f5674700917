import { type Maybe, hasInfinite, isNumber, observed } from '../input-checks';
import { type Outcome, type Refusal, refuse, answer } from '../outcome';
import { isConstant, mean } from '../summaries';

export interface XmrInput {
  /** In time order, evenly spaced; null where a period is missing. */
  readonly values: readonly Maybe[];
  /** 0-based first index of each phase (a dated step change with a reason). */
  readonly phaseStarts?: readonly number[];
  /** Use only the first so many observed points of each phase for centre and limits. */
  readonly baselinePoints?: number;
  /** Drop moving ranges at or above their own upper limit once. Off by default, as in NHS England's Excel tool. */
  readonly screenMovingRanges?: boolean;
}

interface XmrPhaseKnown {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly nPoints: number;
  readonly centre: number | null;
}

export interface XmrPhaseLimits {
  readonly startIndex: number;
  readonly endIndex: number;
  readonly nPoints: number;
  readonly nUsedForLimits: number;
  readonly nMovingRanges: number;
  readonly centre: number;
  readonly meanMovingRange: number;
  readonly sigmaHat: number;
  readonly ucl: number;
  readonly lcl: number;
  readonly upper2sigma: number;
  readonly lower2sigma: number;
  readonly movingRangeUcl: number;
  readonly flags: readonly 'trial_limits_fewer_than_12_points'[];
}

export type XmrPhase = ({ readonly status: 'ok' } & XmrPhaseLimits) | (Refusal & XmrPhaseKnown);

/**
 * Is this month unusual? Centre and limits of an individuals chart (XmR), for each phase on its own.
 *
 * Formula: centre = mean; limits = centre ± 2.66 × mean moving range; two-sigma lines at two thirds of that;
 * limit of a moving range = 3.267 × its mean. No moving range crosses a missing period or the start of a phase.
 * Limits are not clipped at 0 or 100%: that is for the drawing.
 * Assumes evenly spaced periods without strong drift from one to the next. Flags fewer than 12 points as trial limits.
 * A phase is refused without two neighbouring points, or when nothing ever varies.
 * Reference: Montgomery, Introduction to SQC, 7e, 6.4; NHS England Making Data Count; Nelson (1982). Oracle: spc_xmr.
 * Example: Montgomery's first 20 loan costs: centre 300.5, limits 279.8 and 321.2. Odd example: all 4 has no limits.
 */
export function spcXmr(input: XmrInput): Outcome<{ readonly phases: readonly XmrPhase[] }> {
  const { values } = input;
  if (values.length === 0) return refuse('no_data', 'A chart needs at least one period.');
  if (hasInfinite(values)) return refuse('invalid_input', 'Every value must be finite.');
  const starts = [...new Set([0, ...(input.phaseStarts ?? [])])].sort((a, b) => a - b);
  if (starts.some((s) => !Number.isInteger(s) || s < 0 || s >= values.length)) {
    return refuse('invalid_input', 'Each phase must start at a period of the series.');
  }
  const wanted = input.baselinePoints;
  if (wanted !== undefined && !(Number.isInteger(wanted) && wanted >= 1)) {
    return refuse('invalid_input', 'The number of baseline points must be a whole number above 0.');
  }
  const phases = starts.map((start, i) => limitsOfPhase(input, start, (starts[i + 1] ?? values.length) - 1));
  return answer({ phases });
}

function limitsOfPhase(input: XmrInput, startIndex: number, endIndex: number): XmrPhase {
  const segment = input.values.slice(startIndex, endIndex + 1);
  const nPoints = observed(segment).length;
  const used = firstObserved(segment, input.baselinePoints ?? Infinity);
  const points = observed(used);
  const centre = points.length > 0 ? mean(points) : null;
  const known = { startIndex, endIndex, nPoints, centre };
  let ranges = movingRanges(used);
  if (centre === null || ranges.length === 0) {
    const sentence = 'Limits need at least two neighbouring periods with a value.';
    return refuse('too_few_observations', sentence, known);
  }
  if (input.screenMovingRanges && !isConstant(points)) {
    const limit = 3.267 * mean(ranges);
    ranges = ranges.filter((range) => range < limit);
  }
  const meanMovingRange = ranges.length > 0 ? mean(ranges) : 0;
  if (meanMovingRange === 0) {
    const sentence = 'The value does not vary from period to period, so there are no limits.';
    return refuse('zero_variance', sentence, known);
  }
  const reach = 2.66 * meanMovingRange;
  const limits = answer({
    startIndex,
    endIndex,
    nPoints,
    nUsedForLimits: points.length,
    nMovingRanges: ranges.length,
    centre,
    meanMovingRange,
    sigmaHat: meanMovingRange / 1.128,
    ucl: centre + reach,
    lcl: centre - reach,
    upper2sigma: centre + (2 * reach) / 3,
    lower2sigma: centre - (2 * reach) / 3,
    movingRangeUcl: 3.267 * meanMovingRange,
    flags: points.length < 12 ? ['trial_limits_fewer_than_12_points' as const] : [],
  });
  return limits.status === 'ok' ? limits : { ...limits, ...known };
}

/** The stretch that holds the first `count` observed values, gaps kept. */
function firstObserved(segment: readonly Maybe[], count: number): readonly Maybe[] {
  let seen = 0;
  const end = segment.findIndex((value) => isNumber(value) && ++seen >= count);
  return end === -1 ? segment : segment.slice(0, end + 1);
}

function movingRanges(values: readonly Maybe[]): number[] {
  const ranges: number[] = [];
  for (let i = 1; i < values.length; i++) {
    const [before, now] = [values[i - 1], values[i]];
    if (isNumber(before) && isNumber(now)) ranges.push(Math.abs(now - before));
  }
  return ranges;
}
