import { addDays, daysIn } from '@waymark/calendar';
import type { Indicator, LabelledPeriod, OnePlaceResult, Scale } from '@waymark/contract';
import {
  displayGates,
  itsOlsNeweyWest,
  itsQuasiPoisson,
  itsRemlCar1,
  type Coefficient,
  type RemlResult,
} from '@waymark/statistics';
import type { ReleasedSeries } from '../table/series';
import type { Stats } from '../rollup/stats';
import { dayInWords } from '../table/period-label';
import { beganAtAnEdge } from './began-at-an-edge';
import { valueOf } from './control-lines';
import { isRate } from './estimate';
import { falseAlarms, sideOf, stepInWords } from './inquiry-words';
import {
  absentWords,
  amountLines,
  hiddenCause,
  offScale,
  resemblance,
  seasonLine,
  sentenceOf,
  straddleWords,
  wordsFor,
} from './interrupted-words';

export interface Interruption {
  readonly series: ReleasedSeries;
  readonly scale: Scale;
  /** The day the work began, and what it is called. */
  readonly date: string;
  readonly event: string;
  /** The window to look at; null reaches to the end of the figures. */
  readonly from: string | null;
  readonly to: string | null;
}

export const cannotBeAsked = 'Cannot be asked of these figures';
const unsettled = 'The data do not settle it';

/** Why the question cannot be asked of these figures, and a window in which it could. */
export interface Refused {
  readonly kind: 'refused';
  readonly words: string;
  readonly sentence: string;
  readonly reasons: readonly string[];
  readonly instead: { readonly from: string; readonly to: string; readonly label: string } | null;
}

interface Point {
  readonly period: LabelledPeriod;
  readonly value: number;
  readonly stats: Stats;
}

const leastPerSide = 8;
/** Shorter rhythms than this have a season that can be told from their ups and downs. */
const seasonalFrom = 3;
const slug = 'interrupted-time-series';

/**
 * Did the level step when the work began, beyond where the earlier course would have led? One place, one series, one
 * date. Restricted maximum likelihood is the main analysis, Newey-West the check, quasi-Poisson joins for counts; a word
 * of change needs the full gate and all of them on one side (spec of methods, section 3).
 */
export function interrupted(asked: Interruption): OnePlaceResult | Refused {
  const { series, date, event } = asked;
  const { indicator } = series;
  const unfit = unfitFor(indicator);
  if (unfit) return refused(unfit, []);
  const { points, straddling, absent } = pointsOf(asked);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return refused('There is no figure in this window.', []);
  const broken = series.breaks.filter((one) => one.date > first.period.start && one.date <= last.period.end);
  if (broken.length > 0) return refusedForBreak(asked, points, broken);
  const before = points.filter(({ period }) => period.end < date);
  const after = points.filter(({ period }) => period.start >= date);
  if (before.length < leastPerSide || after.length < leastPerSide)
    return refused(
      `Too few points ${before.length < leastPerSide ? (after.length < leastPerSide ? 'before and after' : 'before') : 'after'} the start of “${event}”.`,
      [
        `${before.length} before ${dayInWords(date)} and ${after.length} from then on: the earlier course can be carried on, and a step seen, from ${leastPerSide} on either side.`,
        ...(straddling > 0 ? [straddleWords(straddling)] : []),
        ...(absent > 0 ? [absentWords(absent)] : []),
      ],
    );
  const time = clockOf(points, date);
  const perYear = Math.round(365.25 / time.unit);
  const seasonal = perYear >= seasonalFrom;
  const cycles = seasonal && before.length >= 2 * perYear;
  const season = cycles ? { season: 365.25 / time.unit } : {};
  const input = {
    times: points.map(({ period }) => time.at(period)),
    values: points.map(({ value }) => value),
    interventionTime: time.start,
    ...season,
  };
  const main = itsRemlCar1(input);
  const check = itsOlsNeweyWest(input);
  const counts = countsOf(points, indicator, input);
  if (main.status !== 'ok')
    return {
      ...refused(
        main.reason === 'autocorrelation_at_upper_boundary'
          ? 'Each point follows the last so closely that a step cannot be told from drift.'
          : main.sentence,
        check.status === 'ok'
          ? [
              `The check alone would give ${stepInWords(check.coefficients['levelChange'], asked.scale)}; it calls drift a change, so it decides nothing by itself.`,
            ]
          : [],
      ),
      words: unsettled,
    };
  const gate = displayGates({
    method: 'its',
    sizes: { before: before.length, after: after.length, seasonal, season: perYear },
  });
  const display = gate.status === 'ok' ? gate.display : 'caution';
  const grey = indicator.role === 'context_only' || indicator.direction === 'none';
  const sides = [
    sideOf(main.coefficients['levelChange']),
    ...(check.status === 'ok' ? [sideOf(check.coefficients['levelChange'])] : []),
    ...(counts?.status === 'ok' ? [sideOf(aroundOne(counts.coefficients['levelChange']))] : []),
  ];
  const side = sides[0] ?? 'none';
  const agreed = check.status === 'ok' && sides.every((one) => one === side);
  const words = wordsFor(display, agreed, side, grey, event);
  const perUnitYear = 365.25 / time.unit;
  const lines = coursesOf(main, time, points);
  const ratio = counts?.status === 'ok' ? counts.coefficients['levelChange'] : undefined;
  return {
    kind: 'one_place',
    gate: display,
    words,
    changed: display === 'full' && agreed && side !== 'none' && !grey,
    grey,
    sentence: sentenceOf(main, asked),
    diagnostics: [
      ...amountLines(before.length, after.length, display, gate.status === 'ok' ? gate.needs : null),
      resemblance(main),
      ...beganAtAnEdge(
        before.map(({ period, value }) => ({ t: time.at(period), value })),
        asked.scale,
      ),
      seasonLine(perYear, seasonal, cycles),
      ...(check.status === 'ok' && !agreed
        ? ['The analyses disagree about the step, so no word of change is used.']
        : []),
      ...(check.status === 'ok' ? [] : [`The check could not be computed: ${check.sentence}`]),
      ...(straddling > 0 ? [straddleWords(straddling)] : []),
      ...(absent > 0 ? [absentWords(absent)] : []),
      ...offScale(lines.earlierCourse, asked.scale),
      falseAlarms(points.length),
    ],
    method: slug,
    start: date,
    pointsBefore: before.length,
    pointsAfter: after.length,
    step: limitsOf(main.coefficients['levelChange']),
    slopeChange: limitsOf(main.coefficients['slopeChange'], perUnitYear),
    atEnd: {
      value: main.effectAtEnd.estimate,
      lower: main.effectAtEnd.lower,
      upper: main.effectAtEnd.upper,
    },
    analyses: [
      {
        name: 'Restricted maximum likelihood, neighbouring points allowed to resemble each other',
        part: 'main',
        method: slug,
        step: limitsOf(main.coefficients['levelChange']),
        ratio: null,
        sentence: stepInWords(main.coefficients['levelChange'], asked.scale),
      },
      {
        name: 'Least squares with Newey-West errors',
        part: 'check',
        method: slug,
        step: check.status === 'ok' ? limitsOf(check.coefficients['levelChange']) : null,
        ratio: null,
        sentence:
          check.status === 'ok'
            ? stepInWords(check.coefficients['levelChange'], asked.scale)
            : check.sentence,
      },
      ...(counts
        ? [
            {
              name: `Counts with more spread than chance (quasi-Poisson)${cycles ? ', season fitted' : ''}`,
              part: 'counts' as const,
              method: slug,
              step: null,
              ratio: ratio ? { value: ratio.ratio, lower: ratio.lower, upper: ratio.upper } : null,
              sentence:
                counts.status === 'ok' && ratio
                  ? `${ratio.ratio.toFixed(2)} times as many at the start (95% interval ${ratio.lower.toFixed(2)} to ${ratio.upper.toFixed(2)})`
                  : counts.status === 'ok'
                    ? ''
                    : counts.sentence,
            },
          ]
        : []),
    ],
    ...lines,
    eValue: ratio && !grey ? hiddenCause(ratio) : null,
  };
}

function unfitFor({ aggregation, role, counts }: Indicator): string | null {
  if (role === 'effort') return 'This indicator counts effort. What was done is not what changed.';
  if (aggregation === 'level' || aggregation === 'milestone')
    return 'Agreed levels and milestones move in steps that people decide on: read the reviews, not a fitted line.';
  if (aggregation === 'stock_last' || aggregation === 'computed' || counts === 'things')
    return 'A line can be fitted through shares, scores and counts of people or events; this indicator is none of them.';
  return null;
}

/** Figures in the window, without waves that lie across the start: they are neither before nor after. */
function pointsOf({ series, date, from, to }: Interruption) {
  let straddling = 0;
  let absent = 0;
  const points = series.cells.flatMap((cell): Point[] => {
    const period = cell.state === 'shown' ? cell.cell.period : cell.period;
    if ((from !== null && period.start < from) || (to !== null && period.end > to)) return [];
    const value = cell.state === 'shown' ? valueOf(cell.cell.stats, series.indicator) : null;
    if (value === null || cell.state !== 'shown') {
      absent += 1;
      return [];
    }
    if (period.start < date && period.end >= date) {
      straddling += 1;
      return [];
    }
    return [{ period, value, stats: cell.cell.stats }];
  });
  return { points, straddling, absent };
}

function refused(sentence: string, reasons: readonly string[]): Refused {
  return { kind: 'refused', words: cannotBeAsked, sentence, reasons, instead: null };
}

/** The longest stretch around the start without a break, if it has points on both sides. */
function refusedForBreak(
  { series, date }: Interruption,
  points: readonly Point[],
  broken: ReleasedSeries['breaks'],
): Refused {
  const from = series.breaks.findLast((one) => one.date <= date)?.date ?? points[0]?.period.start ?? date;
  const next = series.breaks.find((one) => one.date > date)?.date;
  const to = next ? addDays(next, -1) : (points.at(-1)?.period.end ?? date);
  const inside = points.filter(({ period }) => period.start >= from && period.end <= to);
  const both =
    inside.filter(({ period }) => period.end < date).length >= leastPerSide &&
    inside.filter(({ period }) => period.start >= date).length >= leastPerSide;
  return {
    kind: 'refused',
    words: cannotBeAsked,
    sentence: 'A break lies inside the window: what was measured before it is not what was measured after.',
    reasons: broken.map((one) => `${dayInWords(one.date)}: ${one.kind} (${one.reason}).`),
    instead: both ? { from, to, label: `${dayInWords(from)} to ${dayInWords(to)}` } : null,
  };
}

interface Clock {
  /** Days between two neighbouring waves: the unit of time, so that a correlation is that of neighbours. */
  readonly unit: number;
  readonly start: number;
  readonly at: (period: LabelledPeriod) => number;
  readonly dateAt: (time: number) => string;
}

function clockOf(points: readonly Point[], date: string): Clock {
  const zero = points[0]?.period.start ?? date;
  const daysTo = (day: string): number =>
    day >= zero ? daysIn({ start: zero, end: day }) - 1 : 1 - daysIn({ start: day, end: zero });
  const middle = ({ start, end }: LabelledPeriod): number => (daysTo(start) + daysTo(end)) / 2;
  const middles = points.map(({ period }) => middle(period));
  const gaps = middles.slice(1).map((day, i) => day - (middles[i] ?? 0));
  const unit = [...gaps].sort((a, b) => a - b)[gaps.length >> 1] ?? 1;
  return {
    unit: Math.max(1, unit),
    start: daysTo(date) / Math.max(1, unit),
    at: (period) => middle(period) / Math.max(1, unit),
    dateAt: (time) => addDays(zero, Math.round(time * Math.max(1, unit))),
  };
}

function countsOf(
  points: readonly Point[],
  indicator: Indicator,
  input: { times: readonly number[]; interventionTime: number; season?: number },
) {
  const events = points.flatMap(({ stats, period }) => (stats.kind === 'events' ? [{ stats, period }] : []));
  if (events.length < points.length) return null;
  const rate = events.every(({ stats }) => isRate(stats, indicator));
  return itsQuasiPoisson({
    ...input,
    counts: events.map(({ stats }) => stats.events),
    exposures: events.map(({ stats, period }) => (rate ? stats.exposure : daysIn(period))),
  });
}

const limitsOf = (one: Coefficient | undefined, times = 1) => ({
  value: (one?.estimate ?? 0) * times,
  lower: one ? one.lower * times : null,
  upper: one ? one.upper * times : null,
});

const aroundOne = (one: { lower: number; upper: number } | undefined) =>
  one && { lower: one.lower - 1, upper: one.upper - 1 };

/** The straight lines of the main analysis, season left out. */
function coursesOf(main: RemlResult, time: Clock, points: readonly Point[]) {
  const c = (name: string): number => main.coefficients[name]?.estimate ?? 0;
  const earlier = (t: number): number => c('intercept') + c('preSlope') * t;
  const later = (t: number): number => earlier(t) + c('levelChange') + c('slopeChange') * (t - time.start);
  const first = points[0] ? time.at(points[0].period) : 0;
  const lastPoint = points.at(-1);
  const last = lastPoint ? time.at(lastPoint.period) : time.start;
  const point = (t: number, value: number) => ({ date: time.dateAt(t), value });
  return {
    fitted: [
      { ...point(first, earlier(first)), part: 'before' as const },
      { ...point(time.start, earlier(time.start)), part: 'before' as const },
      { ...point(time.start, later(time.start)), part: 'after' as const },
      { ...point(last, later(last)), part: 'after' as const },
    ],
    earlierCourse: [point(time.start, earlier(time.start)), point(last, earlier(last))],
  };
}
