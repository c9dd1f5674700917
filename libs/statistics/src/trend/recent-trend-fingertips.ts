import type { Polarity } from '../intervals/benchmark-comparison';
import { type Maybe, isMissing, isNumber } from '../input-checks';
import { type Outcome, type Refusal, refuse, answer } from '../outcome';
import { mean, sum } from '../summaries';

interface ProportionTrend {
  readonly valueType: 'proportion';
  readonly numerators: readonly Maybe[];
  readonly denominators: readonly Maybe[];
}

interface OtherTrend {
  readonly valueType: 'other';
  readonly values: readonly Maybe[];
  /** The published 95% limits: the weights come from their width. */
  readonly lower95: readonly Maybe[];
  readonly upper95: readonly Maybe[];
}

/** Consecutive annual periods, oldest first; null where a year is missing. */
export type RecentTrendInput = (ProportionTrend | OtherTrend) & { readonly polarity: Polarity };

type Direction = 'increasing' | 'decreasing' | 'no_significant_change';

export interface RecentTrendResult {
  /** Per year; of the log odds for a proportion, of the value otherwise. */
  readonly slope: number;
  readonly chiSquare: number;
  readonly significant: boolean;
  readonly outlierCheckFailed: boolean;
  readonly trend: Direction;
  readonly judgement: Direction | 'getting_better' | 'getting_worse';
}

/** One degree of freedom, p < 0.002: Fingertips tests at 99.8%, not at 95%. */
const threshold = 9.54953570608324;
const years = 5;

/**
 * Is an annual figure going up or down lately? The recent trend of Fingertips.
 *
 * The last five consecutive years only. A proportion: Cochran-Armitage chi-square, direction from the slope of the
 * log odds. Anything else: a straight line weighted by the published intervals. A trend is called only above 9.5495
 * (99.8%), and only if no single year, left out, turns the slope round.
 * Assumes annual periods that do not overlap: never months, quarters, terms or rolling averages.
 * Refuses fewer than five years, a year missing among the last five, and 0% or 100% in any of them.
 * Reference: OHID Fingertips technical guidance, trend markers. Oracle: recent_trend_fingertips.
 * Example: 994, 1,023, 1,199, 1,332, 1,367 of about 40,000 each: increasing (chi-square 47.9).
 * Odd example: 50, 51, 50, 49, 90 of 500 has a large chi-square and is still no trend: it is one year.
 */
export function recentTrendFingertips(input: RecentTrendInput): Outcome<RecentTrendResult> {
  const points = input.valueType === 'proportion' ? proportionPoints(input) : otherPoints(input);
  if (points.status !== 'ok') return points;
  const { slopeOf, chiSquare } = points;
  const all = [0, 1, 2, 3, 4];
  const slope = slopeOf(all);
  const significant = chiSquare > threshold;
  const outlierCheckFailed = all.some(
    (left) => Math.sign(slopeOf(all.filter((i) => i !== left))) !== Math.sign(slope),
  );
  const called = significant && !outlierCheckFailed && slope !== 0;
  const trend: Direction = !called ? 'no_significant_change' : slope > 0 ? 'increasing' : 'decreasing';
  return answer({
    slope,
    chiSquare,
    significant,
    outlierCheckFailed,
    trend,
    judgement: judge(trend, input.polarity),
  });
}

function judge(trend: Direction, polarity: Polarity): RecentTrendResult['judgement'] {
  if (trend === 'no_significant_change' || polarity === 'neutral') return trend;
  const good = (trend === 'increasing') === (polarity === 'higher_is_better');
  return good ? 'getting_better' : 'getting_worse';
}

interface Points {
  readonly status: 'ok';
  readonly chiSquare: number;
  readonly slopeOf: (years: readonly number[]) => number;
}

/** The last five of each list as numbers, or why not. */
function lastFive(lists: readonly (readonly Maybe[])[]): number[][] | Refusal {
  const length = lists[0]?.length ?? 0;
  if (lists.some((list) => list.length !== length)) {
    return refuse('invalid_input', 'All lists must have one entry for each year.');
  }
  if (length < years) {
    return refuse('too_few_periods', 'A recent trend needs five consecutive years.');
  }
  const tails = lists.map((list) => list.slice(-years));
  if (tails.some((list) => list.some(isMissing))) {
    const sentence = 'A year is missing among the last five; no trend is drawn across a gap.';
    return refuse('missing_period_in_last_five', sentence);
  }
  if (!tails.every((list) => list.every(isNumber))) {
    return refuse('invalid_input', 'Every figure must be a finite number.');
  }
  return tails as number[][];
}

function proportionPoints(input: ProportionTrend): Points | Refusal {
  const lists = lastFive([input.numerators, input.denominators]);
  if (!Array.isArray(lists)) return lists;
  const [xs, ns] = lists as [number[], number[]];
  const n = (i: number): number => ns[i] as number;
  if (ns.some((value) => value === 0)) {
    return refuse('zero_denominator', 'Each of the five years needs people to divide by.');
  }
  if (xs.some((x, i) => x < 0 || n(i) < 0 || x > n(i))) {
    return refuse('invalid_input', 'Each numerator must lie between 0 and its denominator.');
  }
  if (xs.some((x, i) => x === 0 || x === n(i))) {
    return refuse('zero_or_full_numerator', 'A year at 0% or 100% allows no trend of this kind.');
  }
  const [totalX, totalN] = [sum(xs), sum(ns)];
  const centre = sum(ns.map((value, i) => value * (i + 1))) / totalN;
  const cross = sum(xs.map((x, i) => (x - (n(i) * totalX) / totalN) * (i + 1 - centre)));
  const spread = sum(ns.map((value, i) => value * (i + 1 - centre) ** 2));
  const share = totalX / totalN;
  const logit = xs.map((x, i) => Math.log(x / (n(i) - x)));
  const ones = xs.map(() => 1);
  return {
    status: 'ok',
    chiSquare: (cross * cross) / (share * (1 - share) * spread),
    slopeOf: (which) => weightedLine(logit, ones, which).slope,
  };
}

function otherPoints(input: OtherTrend): Points | Refusal {
  const lists = lastFive([input.values, input.lower95, input.upper95]);
  if (!Array.isArray(lists)) return lists;
  const [values, lower, upper] = lists as [number[], number[], number[]];
  const widths = upper.map((high, i) => high - (lower[i] as number));
  if (widths.some((width) => width <= 0)) {
    return refuse('invalid_input', 'Each upper limit must lie above its lower limit.');
  }
  // Weights are relative to the first year's, so that very small units do not overflow.
  const weights = widths.map((width) => ((widths[0] as number) / width) ** 2);
  const fitted = weightedLine(values, weights, [0, 1, 2, 3, 4]);
  const seFirst = (widths[0] as number) / 3.92;
  return {
    status: 'ok',
    chiSquare: (fitted.slope / seFirst) ** 2 * fitted.spread,
    slopeOf: (which) => weightedLine(values, weights, which).slope,
  };
}

function weightedLine(
  values: readonly number[],
  weights: readonly number[],
  which: readonly number[],
): { slope: number; spread: number } {
  const w = (i: number): number => weights[i] as number;
  const total = sum(which.map(w));
  const time = sum(which.map((i) => w(i) * i)) / total;
  const shift = mean(which.map((i) => values[i] as number));
  const spread = sum(which.map((i) => w(i) * (i - time) ** 2));
  const cross = sum(which.map((i) => w(i) * (i - time) * ((values[i] as number) - shift)));
  return { slope: cross / spread, spread };
}
