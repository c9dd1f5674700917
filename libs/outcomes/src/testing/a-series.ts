import { addDays, periodsBetween, type PeriodSetId } from '@waymark/calendar';
import type { Indicator } from '@waymark/contract';
import type { Stats } from '../rollup/stats';
import type { Series, SeriesCell } from '../table/series';

/** A series of one invented context: one cell for each figure, in periods of the set that follow each other. */
export function aSeries(
  indicator: Indicator,
  figures: readonly Stats[],
  options: { breakdown?: string; set?: PeriodSetId; from?: string; areaCode?: string } = {},
): Series {
  const { breakdown = '', set = 'financial_year', from = '2016-04-01', areaCode } = options;
  const periods = periodsBetween(set, from, addDays(from, 366 * figures.length)).slice(0, figures.length);
  const cells: SeriesCell[] = periods.map(({ start, end, label }, index) => ({
    period: { start, end, label },
    round: '',
    source: 'invented',
    stats: figures[index] ?? { kind: 'missing', reason: 'not collected', symbol: null },
    observationIds: [index + 1],
  }));
  const subject = areaCode ? { areaCode } : { contextId: 1 };
  return { subject, indicator, breakdown, cells, breaks: [], ended: null, crosses: 0 };
}

export const counts = (numerator: number, denominator: number): Stats => ({
  kind: 'counts',
  numerator,
  denominator,
});
export const moments = (n: number, mean: number, sd: number | null): Stats => ({
  kind: 'moments',
  n,
  mean,
  m2: sd === null ? null : sd * sd * (n - 1),
});
export const events = (count: number, exposure: number | null = null): Stats => ({
  kind: 'events',
  events: count,
  exposure,
  exposureUnit: exposure === null ? null : 'residents',
});
